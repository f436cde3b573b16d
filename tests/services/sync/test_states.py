"""A repository in the middle of something: what only its owner can end is left alone."""

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from netui.services.sync import Limits, SyncError, status
from netui.services.sync.errors import BusyError, NoGitError, StateError
from tests.services.sync.machines import Machine, program, settled, shown

Pair = tuple[Machine, Machine]


def diverged(pair: Pair) -> tuple[Machine, Machine]:
    """Return two machines that changed one line in different ways, neither of which plain git can merge."""
    laptop, server = pair
    laptop.edit("Anna", role="lawyer")
    server.edit("Anna", company="Acme")
    server.sync()
    laptop.git("config", "--remove-section", "merge.netui")
    laptop.git("commit", "--quiet", "-am", "by hand")
    return laptop, server


def detached(machine: Machine) -> None:
    machine.git("checkout", "--quiet", "--detach")


def rebasing(machine: Machine) -> None:
    machine.git("pull", "--rebase", check=False)


def picking(machine: Machine) -> None:
    machine.git("fetch", "--quiet")
    machine.git("cherry-pick", "origin/main", check=False)


def reverting(machine: Machine) -> None:
    machine.edit("Anna", role="judge")
    machine.git("commit", "--quiet", "-am", "once more")
    machine.git("revert", "--no-edit", "HEAD~1", check=False)


def bisecting(machine: Machine) -> None:
    machine.git("bisect", "start")


@pytest.mark.parametrize(
    ("begin", "words"),
    [
        (detached, "No branch is checked out"),
        (rebasing, "a rebase is under way"),
        (picking, "a cherry-pick is under way"),
        (reverting, "a revert is under way"),
        (bisecting, "a bisect is under way"),
    ],
)
def test_what_only_its_owner_can_end_is_refused(
    pair: Pair, begin: Callable[[Machine], None], words: str
) -> None:
    laptop, _server = diverged(pair)
    begin(laptop)
    before = laptop.data, laptop.head(), laptop.git("status", "--porcelain=v1")

    with pytest.raises(StateError) as caught:
        laptop.sync()

    assert words in shown(caught.value.message)
    assert (laptop.data, laptop.head(), laptop.git("status", "--porcelain=v1")) == before
    problem = status(laptop.folder).problem
    assert problem is not None
    assert words in shown(problem)


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_a_merge_that_plain_git_stopped_is_finished(pair: Pair, style: str) -> None:
    laptop, server = diverged(pair)
    laptop.git("-c", f"merge.conflictStyle={style}", "pull", "--no-rebase", check=False)
    assert b"<<<<<<<" in laptop.data

    report = laptop.sync()
    server.sync()

    assert report.finished
    assert shown(report.said).startswith("finished a merge")
    anna = laptop.somebody("Anna")
    assert (anna["role"], anna["company"]) == ("lawyer", "Acme")
    assert laptop.data == server.data
    assert laptop.git("status", "--porcelain=v1", "--branch") == "## main...origin/main\n"
    assert not (laptop.folder / ".git" / "MERGE_HEAD").exists()
    assert len(laptop.git("log", "-1", "--format=%P").split()) == 2


def test_what_was_written_into_a_file_in_conflict_stays(pair: Pair) -> None:
    laptop, server = diverged(pair)
    theirs = server.data
    laptop.git("pull", "--no-rebase", check=False)
    laptop.file.write_bytes(theirs)  # somebody took one side, and went on with it
    laptop.add("Carla")

    laptop.sync()
    server.sync()

    anna = server.somebody("Anna")
    assert (anna["role"], anna["company"]) == ("lawyer", "Acme")
    assert server.names() == ["Anna", "Bruno", "Carla"]


def test_markers_are_kept_among_the_backups(pair: Pair) -> None:
    laptop, _server = diverged(pair)
    laptop.git("pull", "--no-rebase", check=False)
    raw = laptop.data

    laptop.sync()

    assert raw in [path.read_bytes() for path in (laptop.folder / ".netui" / "backups").iterdir()]


def test_a_merge_that_was_finished_and_not_forgotten_is_forgotten(pair: Pair) -> None:
    laptop, _server = diverged(pair)
    laptop.git("pull", "--no-rebase", check=False)
    merging = (laptop.folder / ".git" / "MERGE_HEAD").read_text()
    laptop.sync()
    before = laptop.head()
    (laptop.folder / ".git" / "MERGE_HEAD").write_text(
        merging
    )  # as a machine would leave it that stopped here

    laptop.sync()

    assert laptop.head() == before
    assert not (laptop.folder / ".git" / "MERGE_HEAD").exists()


def test_a_merge_in_conflict_about_other_files_is_left_to_its_owner(pair: Pair) -> None:
    laptop, server = pair
    for machine, text in ((server, "there"), (laptop, "here")):
        (machine.folder / "notes.txt").write_text(text)
        machine.git("add", "notes.txt")
        machine.git("commit", "--quiet", "-m", text)
    server.git("push", "--quiet")
    laptop.git("pull", "--no-rebase", check=False)

    with pytest.raises(StateError) as caught:
        laptop.sync()

    assert "notes.txt" in shown(caught.value.message)
    assert (laptop.folder / ".git" / "MERGE_HEAD").exists()


def test_a_stash_that_was_taken_out_in_conflict_is_put_together(pair: Pair) -> None:
    laptop, server = pair
    laptop.edit("Anna", role="lawyer")
    laptop.git("stash", "--quiet")
    server.edit("Anna", company="Acme")
    server.sync()
    laptop.git("pull", "--quiet")
    laptop.git("config", "--remove-section", "merge.netui")
    laptop.git("stash", "pop", check=False)
    assert b"<<<<<<<" in laptop.data

    laptop.sync()
    server.sync()

    anna = server.somebody("Anna")
    assert (anna["role"], anna["company"]) == ("lawyer", "Acme")


@pytest.mark.parametrize("lock", ["index.lock", "refs/heads/main.lock"])
def test_a_lock_is_waited_for_and_never_removed(pair: Pair, lock: str) -> None:
    laptop, _server = pair
    laptop.add("Carla")
    path = laptop.folder / ".git" / lock
    path.touch()

    with pytest.raises(BusyError) as caught:
        laptop.sync(Limits(lock=0.2))
    assert lock in shown(caught.value.message)
    assert path.exists()

    let_go = threading.Timer(0.3, path.unlink)
    let_go.start()
    assert laptop.sync(Limits(lock=20)).pushed == {"contacts": 1}
    let_go.join()


def test_what_somebody_has_staged_stays_staged_and_out_of_the_commit(pair: Pair) -> None:
    laptop, server = pair
    (laptop.folder / "notes.txt").write_text("half done")
    laptop.git("add", "notes.txt")
    (laptop.folder / "notes.txt").write_text("half done, and more")
    laptop.add("Carla")
    server.add("Dario")
    server.sync()

    laptop.sync()

    assert laptop.git("status", "--porcelain=v1") == "AM notes.txt\n"
    assert "notes.txt" not in laptop.git("ls-tree", "--name-only", "HEAD")


def test_a_data_file_that_is_a_link_is_refused(pair: Pair, tmp_path: Path) -> None:
    laptop, _server = pair
    secret = tmp_path / "secret"
    laptop.file.rename(secret)
    laptop.file.symlink_to(secret)
    before = secret.read_bytes()

    with pytest.raises(Exception, match="symbolic link"):
        laptop.sync()

    assert secret.read_bytes() == before
    assert laptop.file.is_symlink()


def test_no_git_is_said(pair: Pair, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    laptop, _server = pair
    empty = tmp_path / "bin"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))

    with pytest.raises(NoGitError) as caught:
        laptop.sync()

    assert "install it" in shown(caught.value.message)


@pytest.mark.parametrize("version", ["git version 1.8.3.1", "git version 2.30.2", "something else"])
def test_a_git_that_is_too_old_is_said(
    pair: Pair, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str
) -> None:
    laptop, _server = pair
    (tmp_path / "bin").mkdir()
    program(tmp_path / "bin" / "git", f"echo '{version}'")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")

    with pytest.raises(NoGitError) as caught:
        laptop.sync()

    assert "2.31" in shown(caught.value.message)


def test_a_bare_repository_is_no_data_folder(remote: Path) -> None:
    with pytest.raises(SyncError) as caught:
        Machine(remote).sync()
    assert "netui sync init" in shown(caught.value.message)


def test_a_shallow_clone_syncs(pair: Pair, remote: Path, tmp_path: Path) -> None:
    laptop, server = pair
    server.add("Carla")
    server.sync()
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", f"file://{remote}", str(tmp_path / "shallow")], check=True
    )
    shallow = Machine(tmp_path / "shallow")
    shallow.git("remote", "set-url", "origin", str(remote))
    shallow.add("Dario")
    laptop.add("Elena")
    settled([laptop, shallow])

    assert laptop.data == shallow.data
    assert shallow.names() == ["Anna", "Bruno", "Carla", "Dario", "Elena"]


def test_a_second_work_tree_syncs(pair: Pair, tmp_path: Path) -> None:
    laptop, server = pair
    laptop.git("worktree", "add", "--quiet", "-b", "second", str(tmp_path / "second"))
    second = Machine(tmp_path / "second")
    second.git("branch", "--set-upstream-to=origin/main")
    second.add("Carla")

    second.sync()
    server.sync()

    assert server.names() == ["Anna", "Bruno", "Carla"]
    assert second.git("status", "--porcelain=v1") == ""
    assert laptop.names() == ["Anna", "Bruno"]


def test_an_index_in_two_parts_stays_whole(pair: Pair) -> None:
    laptop, server = pair
    laptop.git("update-index", "--split-index")
    server.add("Carla")
    server.sync()
    laptop.add("Dario")

    laptop.sync()

    assert laptop.git("status", "--porcelain=v1") == ""
    assert laptop.git("ls-files").split() == [".gitattributes", ".gitignore", "network.json"]
