"""What the commits did, read from a real git: each change once, whatever way it came into the file."""

import json
from pathlib import Path

import pytest

from netui.domain.changes import Change, Edit
from netui.services.recorded.reading import Found, Recorded
from netui.services.recorded.restoring import restore
from netui.services.recorded.telling import Step
from netui.services.sync.errors import NoRepositoryError
from tests.services.sync.machines import Machine, git, program, settled
from tests.services.sync.telling import ADDED, fields, steps, subject


def test_a_change_that_came_by_a_merge_is_told_once_by_the_commit_that_made_it(
    two: tuple[Machine, Machine],
) -> None:
    laptop, server = two
    laptop.edit("Anna", role="lawyer", updated="2026-11-24T10:00:00Z")
    server.edit("Anna", company="Acme", updated="2026-11-24T11:00:00Z")
    laptop.sync()
    server.sync()
    laptop.sync()
    assert len(laptop.git("rev-list", "--merges", "HEAD").split()) == 1

    for machine in two:
        told = fields(machine, subject(machine))
        assert sorted(told[:-1]) == [("laptop", "role", None, "lawyer"), ("server", "company", None, "Acme")]
        assert told[-1] == ADDED


def test_what_a_merge_could_not_decide_is_told_with_both_values(two: tuple[Machine, Machine]) -> None:
    laptop, server = two
    laptop.edit("Anna", role="lawyer", updated="2026-11-24T10:00:00Z")
    server.edit("Anna", role="judge", updated="2026-11-24T11:00:00Z")
    laptop.sync()
    server.sync()

    told = steps(server, subject(server))

    assert {(step.commit.author, *step.fields) for step in told if step.changed.table == "contacts"} == {
        ("laptop", "role"), ("server", "role"), ("Test",),
    }  # fmt: skip
    (kept,) = (step for step in told if step.changed.table == "conflicts")
    assert kept.commit.merges
    assert kept.changed.after is not None
    assert kept.changed.after["chosen"] == "judge"


def test_after_pull_rebase_by_plain_git_each_change_is_told_once(two: tuple[Machine, Machine]) -> None:
    laptop, server = two
    laptop.edit("Anna", role="lawyer")
    laptop.sync()
    server.edit("Bruno", role="judge")
    server.git("commit", "-qam", "by hand")
    server.git("pull", "-q", "--rebase")

    assert server.git("rev-list", "--merges", "HEAD") == ""
    assert fields(server, subject(server)) == [("laptop", "role", None, "lawyer"), ADDED]
    assert fields(server, subject(server, "Bruno"))[0] == ("server", "role", None, "judge")


def test_a_state_that_cannot_be_read_is_passed_over_and_what_changed_around_it_is_told(
    two: tuple[Machine, Machine],
) -> None:
    laptop, _server = two
    anna = subject(laptop)
    good = laptop.data
    line = next(each for each in good.splitlines(keepends=True) if b'"Anna"' in each)
    marked = b"<<<<<<< HEAD\n" + line + b"=======\n" + line.replace(b"Anna", b"Anne") + b">>>>>>> other\n"
    laptop.file.write_bytes(good.replace(line, marked))
    laptop.git("commit", "-qam", "broken")
    laptop.file.write_bytes(good.replace(b'"name":"Anna"', b'"name":"Anna","role":"lawyer"'))
    laptop.git("commit", "-qam", "mended")

    with Recorded(laptop.folder) as recorded:
        readable: list[bool] = []

        def told(found: Found) -> bool:
            readable.append(found.readable)
            return True

        recorded.each(told)
    assert readable[:2] == [True, False]
    assert fields(laptop, anna) == [("laptop", "role", None, "lawyer"), ADDED]
    assert fields(laptop, anna) == [("laptop", "role", None, "lawyer"), ADDED]  # as it was kept


def test_a_file_that_netui_healed_goes_on_where_it_was(two: tuple[Machine, Machine]) -> None:
    laptop, _server = two
    anna = subject(laptop)
    laptop.file.write_bytes(laptop.data[:-20])
    laptop.git("commit", "-qam", "cut off")
    laptop.open().repository.close()
    laptop.edit("Anna", role="lawyer")
    laptop.sync()
    assert ("laptop", "role", None, "lawyer") in fields(laptop, anna)
    assert fields(laptop, anna)[-1] == ADDED


def test_a_commit_of_another_layout_changed_only_what_differs(two: tuple[Machine, Machine]) -> None:
    laptop, _server = two
    anna = subject(laptop)
    tables = json.loads(laptop.data)
    tables["contacts"][anna.id]["role"] = "lawyer"
    laptop.file.write_text(json.dumps(tables, indent=2))
    laptop.git("commit", "-qam", "by an editor")
    laptop.edit("Bruno", role="judge")
    laptop.sync()
    assert fields(laptop, anna) == [("laptop", "role", None, "lawyer"), ADDED]


def test_a_file_that_moved_into_a_folder_keeps_its_history(two: tuple[Machine, Machine]) -> None:
    laptop, _server = two
    anna = subject(laptop)
    laptop.edit("Anna", role="lawyer")
    laptop.git("commit", "-qam", "a role")
    (laptop.folder / "people").mkdir()
    laptop.git("mv", "network.json", "people/network.json")
    laptop.git("commit", "-qm", "moved")
    moved = Machine(laptop.folder / "people")
    moved.edit("Anna", role="judge")
    laptop.git("commit", "-qam", "another role")

    assert fields(moved, anna) == [
        ("laptop", "role", "lawyer", "judge"), ("laptop", "role", None, "lawyer"), ADDED,
    ]  # fmt: skip


def test_a_file_that_was_taken_away_and_brought_back_is_not_told_as_new(two: tuple[Machine, Machine]) -> None:
    laptop, _server = two
    anna = subject(laptop)
    laptop.git("rm", "-q", "--cached", "network.json")
    laptop.git("commit", "-qm", "gone")
    laptop.edit("Anna", role="lawyer")
    laptop.git("add", "-f", "network.json")
    laptop.git("commit", "-qm", "back")
    assert fields(laptop, anna) == [("laptop", "role", None, "lawyer"), ADDED]


def test_a_shallow_clone_tells_what_it_has_and_that_there_was_more(
    two: tuple[Machine, Machine], tmp_path: Path, remote: Path
) -> None:
    laptop, _server = two
    for role in ("lawyer", "judge", "teacher"):
        laptop.edit("Anna", role=role)
        laptop.sync()
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{remote}", "shallow")
    shallow = Machine(tmp_path / "shallow")

    assert fields(shallow, subject(laptop)) == [("laptop", "role", "judge", "teacher")]
    with Recorded(shallow.folder) as recorded:
        assert recorded.listed.cut
    with Recorded(laptop.folder) as recorded:
        assert not recorded.listed.cut


def test_what_is_under_way_in_the_repository_is_no_hindrance(two: tuple[Machine, Machine]) -> None:
    laptop, _server = two
    anna = subject(laptop)
    laptop.git("checkout", "-q", "--detach")
    (laptop.folder / ".git" / "BISECT_LOG").write_text("")
    assert fields(laptop, anna) == [ADDED]


def test_a_folder_whose_file_no_commit_has_says_so(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "here")
    machine.add("Anna")
    with pytest.raises(NoRepositoryError), Recorded(machine.folder):
        pass
    machine.git("init", "-q")
    with pytest.raises(NoRepositoryError), Recorded(machine.folder):
        pass
    machine.git("commit", "-q", "--allow-empty", "-m", "nothing")
    with pytest.raises(NoRepositoryError), Recorded(machine.folder):
        pass


# Bringing back


def brought_back(machine: Machine, step: Step, *names: str) -> None:
    workspace = machine.open()
    restore(workspace, step, names)
    workspace.repository.close()


def test_what_was_brought_back_reaches_the_other_machine_without_a_conflict(
    two: tuple[Machine, Machine],
) -> None:
    laptop, server = two
    laptop.edit("Anna", role="lawyer", company="Acme")
    laptop.sync()
    laptop.edit("Anna", role="judge", company="Globex")
    settled(two)
    server.edit("Anna", place="Roma")

    brought_back(laptop, steps(laptop, subject(laptop))[0], "role")
    settled(two)

    for machine in two:
        anna = machine.somebody("Anna")
        assert (anna["role"], anna["company"], anna["place"]) == ("lawyer", "Globex", "Roma")
        assert machine.rows("conflicts") == []
        assert fields(machine, subject(machine))[0][1:] in {
            ("role", "judge", "lawyer"), ("place", None, "Roma"),
        }  # fmt: skip


def test_who_was_removed_on_all_machines_comes_back_on_all(two: tuple[Machine, Machine]) -> None:
    laptop, server = two
    whose, before = subject(laptop), laptop.somebody("Anna")
    workspace = laptop.open()
    row = workspace.network.rows["contacts"][whose.id]
    workspace.repository.commit(Change("purge", (Edit("contacts", whose.id, row, None),), ""))
    workspace.repository.close()
    settled(two)
    assert server.names() == ["Bruno"]

    brought_back(server, steps(server, whose)[0])
    settled(two)

    assert laptop.data == server.data
    assert laptop.somebody("Anna") | {"updated": ""} == before | {"updated": ""}


# Safety


def test_no_program_that_a_repository_names_runs(two: tuple[Machine, Machine], tmp_path: Path) -> None:
    laptop, _server = two
    laptop.edit("Anna", role="lawyer")
    laptop.sync()
    ran = tmp_path / "ran"
    evil = program(tmp_path / "evil", f'echo "$0 $*" >> {ran}; cat "$1" 2>/dev/null || cat')
    for key in (
        "diff.external", "diff.evil.command", "diff.evil.textconv", "filter.evil.smudge", "core.fsmonitor",
        "filter.evil.clean", "core.pager", "pager.log", "core.editor", "gpg.program", "core.sshCommand",
        "credential.helper", "alias.log", "alias.cat-file", "alias.diff-tree", "alias.rev-list",
    ):  # fmt: skip
        laptop.git("config", key, str(evil))
    for key in ("log.showSignature", "diff.renames", "log.follow"):
        laptop.git("config", key, "true")
    laptop.git("config", "remote.origin.promisor", "true")
    laptop.git("config", "remote.origin.uploadpack", str(evil))
    (laptop.folder / ".git" / "info" / "attributes").write_text("* diff=evil filter=evil\n")
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        program(laptop.folder / ".git" / "hooks" / hook, f"echo {hook} >> {ran}")

    assert fields(laptop, subject(laptop))[0] == ("laptop", "role", None, "lawyer")

    assert not ran.exists()


def test_a_link_in_the_files_place_is_no_state_of_it(two: tuple[Machine, Machine]) -> None:
    laptop, _server = two
    anna = subject(laptop)
    good = laptop.data
    laptop.file.unlink()
    laptop.file.symlink_to("/etc/passwd")
    laptop.git("commit", "-qam", "a link")
    laptop.file.unlink()
    laptop.file.write_bytes(good.replace(b'"name":"Anna"', b'"name":"Anna","role":"lawyer"'))
    laptop.git("commit", "-qam", "a file again")
    assert fields(laptop, anna) == [("laptop", "role", None, "lawyer"), ADDED]
