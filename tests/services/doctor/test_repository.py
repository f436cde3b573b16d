"""What the doctor finds in the repository, and what tells git again."""

import os
from pathlib import Path

import pytest

from netui.i18n import say
from netui.services.doctor.examination import examine_folder, mend_folder
from netui.services.doctor.findings import Finding
from netui.services.sync import init
from netui.services.sync.growth import MANY_PACKS
from tests.services.sync.machines import CLOCK, Machine, git

DRIVER = "merge.netui.driver"


def found(machine: Machine) -> list[Finding]:
    return list(examine_folder(machine.folder, CLOCK).findings)


def codes(machine: Machine) -> list[str]:
    return [finding.code for finding in found(machine)]


def mend(machine: Machine) -> None:
    done = mend_folder(machine.folder, examine_folder(machine.folder, CLOCK))
    assert done
    assert not [each.failed for each in done if each.failed]
    assert codes(machine) == []


def alone(folder: Path) -> Machine:
    machine = Machine(folder)
    machine.add("Anna")
    init(folder, clock=CLOCK)
    return machine


def test_a_repository_as_netui_sets_it_up_has_no_findings(pair: tuple[Machine, Machine]) -> None:
    assert [codes(machine) for machine in pair] == [[], []]


def test_a_driver_that_git_was_not_told_of_is_set_up_again(tmp_path: Path) -> None:
    machine = alone(tmp_path / "data")
    head = machine.head()
    machine.git("config", "--unset", DRIVER)

    assert codes(machine) == ["driver"]
    mend(machine)
    assert "merge-driver %O %A %B" in machine.git("config", DRIVER)
    assert machine.head() == head


def test_a_driver_whose_program_is_not_there_is_set_up_again(tmp_path: Path) -> None:
    machine = alone(tmp_path / "data")
    machine.git("config", DRIVER, "/nowhere/netui merge-driver %O %A %B")

    (finding,) = found(machine)
    assert "a program that isn't there: /nowhere/netui" in say(finding.said)
    mend(machine)


def test_rules_that_are_missing_or_not_committed_are_written_and_committed_alone(tmp_path: Path) -> None:
    machine = alone(tmp_path / "data")
    machine.git("rm", "--quiet", "--cached", ".gitattributes")
    machine.git("commit", "--quiet", "-m", "without")
    (machine.folder / ".gitignore").unlink()
    (machine.folder / "diary.txt").write_text("mine", encoding="utf-8")

    assert sorted(codes(machine)) == ["attributes", "ignore"]
    mend(machine)
    assert machine.git("show", "--name-only", "--format=", "HEAD").split() == [".gitattributes"]
    assert (machine.folder / ".gitignore").read_text(encoding="utf-8") == ".netui/\n"
    assert machine.git("status", "--porcelain").split() == ["??", "diary.txt"]


def test_what_somebody_told_git_by_hand_is_as_good(tmp_path: Path) -> None:
    machine = alone(tmp_path / "data")
    (machine.folder / ".gitattributes").write_text("*.json merge=netui\n", encoding="utf-8")
    (machine.folder / ".gitignore").write_text("diary.txt\n/.netui\n", encoding="utf-8")
    machine.git("commit", "--quiet", "--all", "-m", "by hand")

    assert codes(machine) == []


def test_in_a_repository_of_dotfiles_the_rules_stay_on_this_machine(tmp_path: Path) -> None:
    top = tmp_path / "dotfiles"
    machine = Machine(top / "netui")
    machine.add("Anna")
    git(top, "init", "--quiet")
    git(top, "add", "netui/network.json")
    git(top, "commit", "--quiet", "-m", "first")

    assert codes(machine) == ["driver", "attributes"]
    mend(machine)
    assert git(top, "status", "--porcelain") == ""


def test_a_file_that_its_own_repository_does_not_keep_is_said(tmp_path: Path) -> None:
    machine = alone(tmp_path / "data")
    machine.git("rm", "--quiet", "--cached", "network.json")
    machine.git("commit", "--quiet", "-m", "without")

    (finding,) = found(machine)
    assert (finding.code, finding.mend) == ("untracked", None)
    assert "netui sync init" in say(finding.todo)


def test_a_repository_in_which_the_folder_only_happens_to_be_is_nobody_s_business(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    machine = Machine(tmp_path / "data")
    machine.add("Anna")

    assert codes(machine) == []


def test_a_remote_that_netui_refuses_is_said_and_runs_nothing(tmp_path: Path) -> None:
    machine = alone(tmp_path / "data")
    witness = tmp_path / "ran"
    machine.git("remote", "add", "origin", f"ext::touch {witness}")

    (finding,) = found(machine)
    assert (finding.code, finding.broken) == ("remote", True)
    assert "ext::" in say(finding.said)
    assert not witness.exists()


def test_what_is_under_way_in_the_repository_is_said(tmp_path: Path) -> None:
    machine = alone(tmp_path / "data")
    machine.git("checkout", "--quiet", "--detach")

    (finding,) = found(machine)
    assert finding.code == "git"
    assert "git switch" in say(finding.said)


def test_a_merge_that_is_not_done_is_said_and_not_committed_by_mending(tmp_path: Path) -> None:
    machine = alone(tmp_path / "data")
    machine.git("config", "--unset", DRIVER)
    (machine.folder / ".git" / "MERGE_HEAD").write_text(f"{machine.head()}\n", encoding="ascii")
    head = machine.head()

    assert codes(machine) == ["merge", "driver"]
    assert mend_folder(machine.folder, examine_folder(machine.folder, CLOCK)) == []
    assert machine.head() == head


@pytest.mark.parametrize("name", ["index.lock", "HEAD.lock", "refs/heads/main.lock", "packed-refs.lock"])
def test_a_lock_that_is_there_for_long_is_said_and_never_removed(tmp_path: Path, name: str) -> None:
    machine = alone(tmp_path / "data")
    lock = machine.folder / ".git" / name
    lock.touch()
    assert codes(machine) == []
    os.utime(lock, (1, 1))

    (finding,) = found(machine)
    assert (finding.code, finding.mend) == ("git-lock", None)
    assert str(lock) in say(finding.said)


def test_a_link_in_the_repository_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    machine = alone(tmp_path / "data")
    data = machine.data
    machine.file.unlink()
    machine.file.symlink_to("elsewhere.json")
    machine.git("add", "network.json")
    machine.git("commit", "--quiet", "-m", "link")
    machine.file.unlink()
    machine.file.write_bytes(data)
    machine.file.chmod(0o600)

    assert codes(machine) == ["link"]


def test_without_git_only_a_folder_in_a_repository_has_something_to_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = alone(tmp_path / "kept")
    other = Machine(tmp_path / "other")
    other.add("Luca")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert codes(other) == []
    assert [(each.code, each.broken) for each in found(kept)] == [("git", False)]


def test_a_repository_that_has_grown_gets_advice(tmp_path: Path) -> None:
    machine = alone(tmp_path / "data")
    packs = machine.folder / ".git" / "objects" / "pack"
    packs.mkdir(exist_ok=True)
    for number in range(MANY_PACKS + 1):
        (packs / f"pack-{number:040}.pack").touch()

    (finding,) = found(machine)
    assert (finding.code, finding.broken, finding.mend) == ("size", False, None)
    assert f"git -C {machine.folder} gc" in say(finding.said)
