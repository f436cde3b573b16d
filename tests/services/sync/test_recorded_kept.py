"""What was found out about the history is kept, so that nobody waits for it twice."""

from pathlib import Path
from threading import Event

import pytest

from netui.services.recorded import noting
from netui.services.recorded.kept import NAME as KEPT
from netui.services.recorded.reading import Changed, Found, Recorded
from netui.services.sync.errors import CancelledError
from tests.services.sync.machines import Machine, joined
from tests.services.sync.telling import ADDED, fields, steps, subject


def kept(machine: Machine) -> Path:
    return machine.folder / ".netui" / KEPT


def test_what_was_read_once_is_not_read_again(
    two: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, _server = two
    laptop.edit("Anna", role="lawyer")
    laptop.sync()
    kept(laptop).unlink()
    first = fields(laptop, subject(laptop))
    assert kept(laptop).stat().st_mode & 0o777 == 0o600
    assert laptop.git("status", "--porcelain") == ""

    def again(*_arguments: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(Recorded, "stream", again)
    assert fields(laptop, subject(laptop)) == first


def test_what_netui_commits_is_noted_at_once_and_says_what_reading_says(
    two: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, _server = two
    for role in ("lawyer", "judge"):
        laptop.edit("Anna", role=role)
        laptop.sync()
    noted = kept(laptop).read_bytes()
    told = fields(laptop, subject(laptop))
    assert [each[3] for each in told] == ["judge", "lawyer", "Anna"]
    assert kept(laptop).read_bytes() == noted  # nothing had to be read
    kept(laptop).unlink()
    assert fields(laptop, subject(laptop)) == told
    assert len(kept(laptop).read_bytes()) == len(noted)


def test_what_takes_long_is_not_noted_while_somebody_waits(
    two: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(noting, "MUCH", 1000)
    laptop, _server = two
    kept(laptop).unlink()
    laptop.edit("Anna", role="lawyer" * 500)
    laptop.sync()
    assert not kept(laptop).exists()
    assert fields(laptop, subject(laptop))[0] == ("laptop", "role", None, "lawyer" * 500)


def test_a_commit_is_made_all_the_same_where_nothing_can_be_noted(two: tuple[Machine, Machine]) -> None:
    laptop, _server = two
    kept(laptop).unlink()
    kept(laptop).mkdir()
    laptop.edit("Anna", role="lawyer")
    assert laptop.sync().committed == {"contacts": 1}
    assert fields(laptop, subject(laptop))[0] == ("laptop", "role", None, "lawyer")


@pytest.mark.parametrize("cut", [0, 5, 40, 200, -1, -30])
def test_what_is_left_of_a_broken_file_is_used_and_the_rest_read_again(
    two: tuple[Machine, Machine], cut: int
) -> None:
    laptop, _server = two
    for role in ("lawyer", "judge"):
        laptop.edit("Anna", role=role)
        laptop.sync()
    first = fields(laptop, subject(laptop))
    whole = kept(laptop).read_bytes()
    kept(laptop).write_bytes(whole[:cut])
    assert fields(laptop, subject(laptop)) == first
    kept(laptop).write_bytes(whole[:60] + b"\0\0\0\0" + whole[64:])
    assert fields(laptop, subject(laptop)) == first
    assert fields(laptop, subject(laptop)) == first


def test_where_nothing_may_be_kept_nothing_is(two: tuple[Machine, Machine]) -> None:
    laptop, _server = two
    kept(laptop).unlink()
    assert len(steps(laptop, subject(laptop), keeps=False)) == 1
    assert not kept(laptop).exists()
    kept(laptop).symlink_to(laptop.folder / "elsewhere")
    assert len(steps(laptop, subject(laptop))) == 1
    assert not (laptop.folder / "elsewhere").exists()


def test_who_has_heard_enough_is_told_no_more(two: tuple[Machine, Machine]) -> None:
    laptop, _server = two
    for role in ("lawyer", "judge", "teacher"):
        laptop.edit("Anna", role=role)
        laptop.sync()
    for _again in range(2):
        told = first_two(laptop)
        assert [found.place for found in told] == [1, 2]
        assert told[0].counts() == {"contacts": 1}
        assert isinstance(next(told[0].records()), Changed)


def first_two(machine: Machine) -> list[Found]:
    told: list[Found] = []

    def more(found: Found) -> bool:
        told.append(found)
        return len(told) < 2

    with Recorded(machine.folder) as recorded:
        recorded.each(more)
    return told


def test_reading_can_be_stopped(two: tuple[Machine, Machine]) -> None:
    laptop, _server = two
    cancel = Event()
    cancel.set()
    with pytest.raises(CancelledError):
        steps(laptop, subject(laptop), cancel=cancel)
    assert [each.name for each in (laptop.folder / ".netui").iterdir() if each.name == "sync"] == []


def test_a_repository_with_longer_hashes_is_read_too(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "here")
    machine.add("Anna")
    machine.git("init", "-q", "--object-format=sha256")
    machine.git("add", ".")
    machine.git("commit", "-qm", "first")
    machine.edit("Anna", role="lawyer")
    machine.sync()
    assert fields(machine, subject(machine)) == [("Test", "role", None, "lawyer"), ADDED]


def test_how_far_it_is_can_be_told(two: tuple[Machine, Machine]) -> None:
    laptop, _server = two
    laptop.edit("Anna", role="lawyer")
    laptop.sync()
    for _again in range(2):
        said: list[tuple[int, int]] = []
        steps(laptop, subject(laptop), progress=lambda *far: said.append(far))  # noqa: B023
        assert said == [(1, 2), (2, 2)]


def test_many_branches_side_by_side_are_told_once_each(tmp_path: Path, remote: Path) -> None:
    machine = joined(tmp_path / "here", remote, "Anna", "Bruno")
    anna = subject(machine)
    base = machine.head()
    for number in range(12):
        machine.git("checkout", "-q", "-B", "side", base)
        machine.edit("Anna", **{f"field{number}": "1"})
        machine.git("commit", "-qam", f"side {number}")
        machine.git("checkout", "-q", "main")
        machine.git("merge", "-q", "-m", "merge", "side", check=False)
        assert machine.git("ls-files", "-u") == ""
    told = [name for _who, name, _old, _new in fields(machine, anna)]
    assert sorted(told) == sorted(["added", *(f"field{number}" for number in range(12))])
