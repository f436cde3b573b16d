"""Setting up: a repository of its own, or a place in one that is there; a remote that is empty, or isn't."""

import stat
from pathlib import Path

import pytest

from netui.services.sync import SyncError, init, status
from netui.services.sync.errors import RemoteError, StateError
from netui.services.sync.setup import DRIVER
from tests.services.sync.machines import CLOCK, Machine, bare, git, joined, settled, shown


def test_a_new_repository_keeps_the_file_and_tells_git_how_to_merge_it(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "data")
    machine.add("Anna")

    report = init(machine.folder, clock=CLOCK)

    assert report.made == machine.folder
    assert shown(report.said).startswith(f"{machine.folder} is a repository now; committed 1 contact")
    assert machine.git("ls-files").split() == [".gitattributes", ".gitignore", "network.json"]
    assert machine.git("status", "--porcelain=v1") == ""
    attributes = machine.git("check-attr", "-a", "network.json")
    assert "merge: netui" in attributes
    assert "text: unset" in attributes
    assert machine.git("check-ignore", ".netui/lock").strip() == ".netui/lock"
    assert "merge-driver %O %A %B" in machine.git("config", DRIVER)
    assert stat.S_IMODE((machine.folder / ".git").stat().st_mode) == 0o700


def test_where_there_is_nothing_yet_an_empty_network_begins(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "a" / "data")

    init(machine.folder, clock=CLOCK)

    assert machine.names() == []
    assert machine.sync().committed == {}


def test_doing_it_again_changes_nothing(tmp_path: Path, remote: Path) -> None:
    machine = joined(tmp_path / "data", remote, "Anna")
    before = machine.head()

    report = init(machine.folder, str(remote), clock=CLOCK)
    again = init(machine.folder, clock=CLOCK)

    assert (report.made, again.made) == (None, None)
    assert shown(report.said) == "ready; nothing to sync"
    assert machine.head() == before


def test_an_empty_remote_is_filled(tmp_path: Path, remote: Path) -> None:
    machine = Machine(tmp_path / "data")
    machine.add("Anna")

    report = init(machine.folder, str(remote), clock=CLOCK)

    assert (report.joined, report.sync.pushed) == (False, {"contacts": 1})
    assert git(remote, "show", "main:network.json") == machine.file.read_text()
    assert machine.git("status", "--porcelain=v1", "--branch") == "## main...origin/main\n"


@pytest.mark.parametrize("names", [(), ("Carla",)])
def test_a_remote_with_a_network_is_joined(tmp_path: Path, remote: Path, names: tuple[str, ...]) -> None:
    first = joined(tmp_path / "first", remote, "Anna", "Bruno")
    machine = Machine(tmp_path / "data")
    if names:
        machine.add(*names)

    report = init(machine.folder, str(remote), clock=CLOCK)
    first.sync()

    assert report.joined
    assert report.sync.pulled == {"contacts": 2}
    assert machine.names() == first.names() == ["Anna", "Bruno", *names]
    assert machine.data == first.data
    for each in (machine, first):
        assert each.git("status", "--porcelain=v1", "--branch") == "## main...origin/main\n"


def test_a_remotes_branch_may_have_any_name(tmp_path: Path) -> None:
    shared = tmp_path / "shared.git"
    shared.mkdir()
    git(shared, "init", "--quiet", "--bare", "--initial-branch=trunk/data")
    source = Machine(tmp_path / "source")
    source.add("Anna")
    source.git("init", "--quiet", "--initial-branch=trunk/data")
    source.git("remote", "add", "origin", str(shared))
    source.sync()

    machine = joined(tmp_path / "data", shared, "Bruno")
    source.sync()

    assert machine.git("symbolic-ref", "HEAD").strip() == "refs/heads/trunk/data"
    assert source.data == machine.data


def test_a_repository_begun_by_hand_is_joined_to_the_remotes_branch(tmp_path: Path, remote: Path) -> None:
    first = joined(tmp_path / "first", remote, "Anna")
    empty, begun = Machine(tmp_path / "empty"), Machine(tmp_path / "begun")
    for machine in (empty, begun):
        machine.folder.mkdir()
        machine.git("init", "--quiet", "--initial-branch=master")
    begun.add("Bruno")
    begun.git("add", "network.json")
    begun.git("commit", "--quiet", "-m", "by hand")
    for machine in (empty, begun):
        init(machine.folder, str(remote), clock=CLOCK)
    settled([first, empty, begun])

    assert empty.git("symbolic-ref", "HEAD").strip() == "refs/heads/main"
    assert begun.git("symbolic-ref", "HEAD").strip() == "refs/heads/master"
    assert git(remote, "branch", "--list").split() == ["*", "main"]
    assert first.data == empty.data == begun.data
    assert first.names() == ["Anna", "Bruno"]


def other_remote(path: Path, name: str, content: str) -> Path:
    shared = bare(path / "other.git")
    folder = path / "other"
    folder.mkdir()
    git(folder, "init", "--quiet")
    (folder / name).write_text(content)
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "-m", "other")
    git(folder, "push", "--quiet", str(shared), "main")
    return shared


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("README.md", "# Other", "README.md"),
        ("network.json", "[]", "isn't an object"),
        ("network.json", '{"_meta":{"1":{"schema":99}}}', "newer netui"),
    ],
)
def test_a_remote_that_holds_something_else_is_refused_before_anything_is_made(
    tmp_path: Path, name: str, content: str, words: str
) -> None:
    shared = other_remote(tmp_path, name, content)
    machine = Machine(tmp_path / "data")
    machine.add("Anna")
    before = machine.data

    with pytest.raises(SyncError) as caught:
        init(machine.folder, str(shared), clock=CLOCK)

    assert words in shown(caught.value.message)
    assert machine.data == before
    assert not (machine.folder / ".git").exists()


def test_a_remote_that_is_not_there_is_said_before_anything_is_made(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "data")
    machine.add("Anna")

    with pytest.raises(RemoteError) as caught:
        init(machine.folder, str(tmp_path / "nowhere.git"), clock=CLOCK)

    assert "There is no repository" in shown(caught.value.message)
    assert not (machine.folder / ".git").exists()


def test_a_remote_that_is_set_already_is_not_replaced(tmp_path: Path, remote: Path) -> None:
    machine = joined(tmp_path / "data", remote, "Anna")
    second = bare(tmp_path / "second.git")

    with pytest.raises(StateError) as caught:
        init(machine.folder, str(second), clock=CLOCK)

    assert "git remote set-url origin" in shown(caught.value.message)
    assert machine.git("remote", "get-url", "origin").strip() == str(remote)


def test_what_is_in_the_files_for_git_already_stays(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "data")
    machine.add("Anna")
    (machine.folder / ".gitattributes").write_text("*.txt text")
    (machine.folder / ".gitignore").write_text("secret\n")

    init(machine.folder, clock=CLOCK)

    assert (machine.folder / ".gitattributes").read_text() == "*.txt text\nnetwork.json merge=netui -text\n"
    assert (machine.folder / ".gitignore").read_text() == "secret\n.netui/\n"


def test_hooks_of_the_users_template_are_there_and_do_not_run(tmp_path: Path, own_git: Path) -> None:
    (tmp_path / "template" / "hooks").mkdir(parents=True)
    hook = tmp_path / "template" / "hooks" / "reference-transaction"
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n")
    hook.chmod(0o700)
    git(tmp_path, "config", "--global", "init.templateDir", str(tmp_path / "template"))
    machine = Machine(tmp_path / "data")

    init(machine.folder, clock=CLOCK)

    assert (machine.folder / ".git" / "hooks" / "reference-transaction").exists()
    assert not (tmp_path / "ran").exists()


def test_how_it_stands_is_told_without_asking_the_remote(tmp_path: Path, remote: Path) -> None:
    machine = Machine(tmp_path / "data")
    machine.add("Anna")
    assert not status(machine.folder).known
    init(machine.folder, str(remote), clock=CLOCK)
    remote.rename(tmp_path / "away")

    found = status(machine.folder)
    assert (found.top, found.remote, found.driver) == (machine.folder, str(remote), True)
    assert (found.changed, found.ahead, found.behind, found.problem) == (False, 0, 0, None)
    machine.add("Bruno")
    assert status(machine.folder).changed
    machine.git("remote", "set-url", "origin", "ext::sh")
    problem = status(machine.folder).problem
    assert problem is not None
    assert "no remote that netui uses" in shown(problem)
