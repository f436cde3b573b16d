"""A data folder inside of a larger repository: its own file is committed, and nobody else's work touched."""

from pathlib import Path

import pytest

from netui.services.sync import commit, init, status
from netui.services.sync.errors import NoRepositoryError, StateError
from tests.services.sync.machines import CLOCK, Machine, bare, git, settled, shown


class Dotfiles(Machine):
    """A machine whose data folder is inside of its owner's dotfiles."""

    def __init__(self, top: Path, place: str = "local share/netui") -> None:
        super().__init__(top / place)
        self.top = top


@pytest.fixture
def dotfiles(tmp_path: Path, remote: Path) -> tuple[Dotfiles, Dotfiles]:
    """Two machines with the same dotfiles, Anna among them."""
    first = Dotfiles(tmp_path / "first")
    first.top.mkdir()
    git(first.top, "init", "--quiet")
    first.add("Anna")
    (first.top / "shellrc").write_text("one")
    git(first.top, "add", "-A")
    git(first.top, "commit", "--quiet", "-m", "dotfiles")
    git(first.top, "remote", "add", "origin", str(remote))
    git(first.top, "push", "--quiet", "--set-upstream", "origin", "main")
    git(tmp_path, "clone", "--quiet", str(remote), str(tmp_path / "second"))
    return first, Dotfiles(tmp_path / "second")


Pair = tuple[Dotfiles, Dotfiles]


def changed(machine: Dotfiles, name: str, text: str) -> None:
    """Commit a change to another file by hand, and send it."""
    (machine.top / name).write_text(text)
    git(machine.top, "add", name)
    git(machine.top, "commit", "--quiet", "-m", f"change {name}")


def test_its_own_file_alone_is_committed(dotfiles: Pair) -> None:
    first, second = dotfiles
    (first.top / "shellrc").write_text("half done")
    (first.top / "new").write_text("new")
    git(first.top, "add", "new")
    first.add("Bruno")

    first.sync()
    second.sync()

    assert second.names() == ["Anna", "Bruno"]
    assert git(first.top, "status", "--porcelain=v1") == "A  new\n M shellrc\n"
    assert git(first.top, "show", "--name-only", "--format=", "HEAD") == "local share/netui/network.json\n"
    assert (second.top / "shellrc").read_text() == "one"


def test_what_others_did_to_other_files_comes_along_where_nothing_is_in_the_way(dotfiles: Pair) -> None:
    first, second = dotfiles
    changed(first, "shellrc", "two")
    changed(first, "added", "added")
    first.add("Bruno")
    first.sync()
    second.add("Carla")
    changed(second, "editorrc", "here")
    (second.top / "mine").write_text("mine")

    second.sync()
    first.sync()

    for machine in dotfiles:
        assert (machine.top / "shellrc").read_text() == "two"
        assert (machine.top / "added").read_text() == "added"
        assert (machine.top / "editorrc").read_text() == "here"
        assert machine.names() == ["Anna", "Bruno", "Carla"]
    assert git(second.top, "status", "--porcelain=v1") == "?? mine\n"
    assert git(first.top, "status", "--porcelain=v1") == ""
    assert first.data == second.data


@pytest.mark.parametrize("staged", [False, True])
@pytest.mark.parametrize("name", ["shellrc", "added"])
def test_what_is_half_done_here_is_never_written_over(dotfiles: Pair, name: str, staged: bool) -> None:
    first, second = dotfiles
    changed(first, name, "there")
    first.sync()
    (second.top / name).write_text("half done here")
    if staged:
        git(second.top, "add", name)
    second.add("Bruno")
    before = git(second.top, "status", "--porcelain=v1", "--", name)

    with pytest.raises(StateError) as caught:
        second.sync()

    assert name in shown(caught.value.message)
    assert "git pull" in shown(caught.value.message)
    assert (second.top / name).read_text() == "half done here"
    assert git(second.top, "status", "--porcelain=v1") == before
    assert second.names() == ["Anna", "Bruno"]
    assert first.sync().pulled == {}  # nothing was sent that isn't here


def test_other_files_changed_on_both_sides_are_left_to_plain_git(dotfiles: Pair) -> None:
    first, second = dotfiles
    changed(first, "shellrc", "there")
    first.sync()
    changed(second, "shellrc", "here")
    second.add("Bruno")

    with pytest.raises(StateError) as caught:
        second.sync()
    assert "shellrc changed on both sides" in shown(caught.value.message)
    assert (second.top / "shellrc").read_text() == "here"

    git(second.top, "pull", "--no-rebase", check=False)
    (second.top / "shellrc").write_text("both")
    git(second.top, "commit", "--quiet", "-am", "both")
    settled(dotfiles)
    assert (first.top / "shellrc").read_text() == "both"
    assert first.names() == second.names() == ["Anna", "Bruno"]


def test_links_and_modes_of_other_files_are_kept(dotfiles: Pair) -> None:
    first, second = dotfiles
    (first.top / "link").symlink_to("shellrc")
    (first.top / "tool").write_text("#!/bin/sh\n")
    (first.top / "tool").chmod(0o755)
    git(first.top, "add", "-A")
    git(first.top, "commit", "--quiet", "-m", "tool")
    first.sync()

    second.sync()

    assert (second.top / "link").readlink() == Path("shellrc")
    assert (second.top / "tool").stat().st_mode & 0o100
    assert git(second.top, "status", "--porcelain=v1") == ""


def test_a_file_that_the_repository_does_not_keep_is_not_given_away(tmp_path: Path, remote: Path) -> None:
    machine = Dotfiles(tmp_path / "larger", "data")
    machine.top.mkdir()
    git(machine.top, "init", "--quiet")
    changed(machine, "shellrc", "one")
    git(machine.top, "remote", "add", "origin", str(remote))
    machine.add("Anna")

    with pytest.raises(NoRepositoryError) as caught:
        machine.sync()
    with pytest.raises(NoRepositoryError):
        commit(machine.folder, clock=CLOCK)
    assert "git add" in shown(caught.value.message)
    assert git(machine.top, "ls-files").split() == ["shellrc"]
    assert git(remote, "for-each-ref") == ""
    assert not status(machine.folder).known

    git(machine.top, "add", "data/network.json")
    machine.sync()
    assert git(machine.top, "ls-files").split() == ["data/network.json", "shellrc"]


def test_setting_up_gives_a_file_that_is_not_kept_a_repository_of_its_own(tmp_path: Path) -> None:
    machine = Dotfiles(tmp_path / "larger", "data")
    machine.top.mkdir()
    git(machine.top, "init", "--quiet")
    changed(machine, "shellrc", "one")
    machine.add("Anna")

    report = init(machine.folder, clock=CLOCK)

    assert report.made == machine.folder
    assert (machine.folder / ".git").is_dir()
    assert git(machine.top, "ls-files").split() == ["shellrc"]


@pytest.mark.parametrize("place", ["data", "local share/netui", 'o"d[d]*?', "b\\s", "#x", "!x", "é"])
def test_setting_up_in_dotfiles_commits_nothing_but_the_file(
    tmp_path: Path, remote: Path, place: str
) -> None:
    machine = Dotfiles(tmp_path / "larger", place)
    machine.top.mkdir()
    git(machine.top, "init", "--quiet")
    machine.add("Anna")
    git(machine.top, "add", "-A")
    git(machine.top, "commit", "--quiet", "-m", "dotfiles")

    report = init(machine.folder, str(remote), clock=CLOCK)

    assert report.made is None
    assert git(machine.top, "status", "--porcelain=v1") == ""
    assert len(git(machine.top, "ls-files").splitlines()) == 1
    assert "merge: netui" in git(machine.folder, "check-attr", "merge", "network.json")
    machine.add("Bruno")
    assert machine.sync().pushed == {"contacts": 1}


def test_a_folder_that_is_a_link_into_dotfiles_works(dotfiles: Pair, tmp_path: Path) -> None:
    first, second = dotfiles
    link = Machine(tmp_path / "share" / "netui")
    link.folder.parent.mkdir()
    link.folder.symlink_to(first.folder)
    link.add("Bruno")

    link.sync()
    second.sync()

    assert second.names() == ["Anna", "Bruno"]


def test_the_remote_taking_the_file_away_is_left_to_its_owner(dotfiles: Pair) -> None:
    first, second = dotfiles
    git(first.top, "rm", "--quiet", "--cached", "local share/netui/network.json")
    git(first.top, "commit", "--quiet", "-m", "no more")
    git(first.top, "push", "--quiet")
    second.add("Bruno")

    with pytest.raises(StateError) as caught:
        second.sync()

    assert "took" in shown(caught.value.message)
    assert second.names() == ["Anna", "Bruno"]


def test_a_remote_of_other_things_gets_nothing(tmp_path: Path) -> None:
    shared = bare(tmp_path / "shared.git")
    other = Dotfiles(tmp_path / "other", "x")
    other.top.mkdir()
    git(other.top, "init", "--quiet")
    changed(other, "README.md", "other")
    git(other.top, "push", "--quiet", str(shared), "main")
    machine = Machine(tmp_path / "data")
    machine.add("Anna")
    machine.git("init", "--quiet")
    machine.git("remote", "add", "origin", str(shared))

    with pytest.raises(Exception, match="something else than a network"):
        machine.sync()

    assert git(shared, "ls-tree", "--name-only", "main").split() == ["README.md"]
