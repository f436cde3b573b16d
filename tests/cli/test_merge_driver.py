"""What git calls where two machines changed the data file, alone and by a real git."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netui.storage.fileformat import META, parse
from netui.storage.lines import rendered
from tests.cli.conftest import ROOT, Run, one_line

EARLY, LATE = "2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z"


def written(schema: int = 1, /, **contacts: dict[str, Any]) -> bytes:
    """Return a data file with contacts of some names."""
    rows = {
        str(sum(name.encode())): {"name": name, "updated": EARLY, **more} for name, more in contacts.items()
    }
    return b"".join(rendered({META: {"1": {"schema": schema}}, "contacts": rows}).runs)


def contacts(data: bytes) -> dict[str, dict[str, Any]]:
    """Return the contacts of a data file by name, times left out."""
    return {
        row["name"]: {name: value for name, value in row.items() if name not in ("name", "updated")}
        for row in parse(data)["contacts"].values()
    }


@pytest.fixture
def merge(tmp_path: Path, netui: Run) -> Callable[..., tuple[Any, bytes]]:
    """Merge three states; return what the command said and what is in OURS then."""

    def run(*states: bytes) -> tuple[Any, bytes]:
        paths = [tmp_path / name for name in ("BASE", "OURS", "THEIRS")]
        for path, state in zip(paths, states, strict=True):
            path.write_bytes(state)
        ran = netui("merge-driver", *map(str, paths))
        return ran, paths[1].read_bytes()

    return run


def test_merges_quietly_where_nothing_is_to_be_said(
    merge: Callable[..., tuple[Any, bytes]], data: Path
) -> None:
    ran, merged = merge(written(Anna={}), written(Anna={}, Luca={}), written(Anna={"role": "CTO"}))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert contacts(merged) == {"Anna": {"role": "CTO"}, "Luca": {}}
    assert not data.exists()


def test_says_how_many_values_were_kept_and_git_has_no_conflict(
    merge: Callable[..., tuple[Any, bytes]],
) -> None:
    ran, merged = merge(
        written(Anna={}, Luca={}),
        written(Anna={"role": "CTO"}, Luca={"role": "DJ"}),
        written(Anna={"role": "CEO", "updated": LATE}, Luca={"role": "VJ"}),
    )
    assert (ran.code, ran.out) == (0, "")
    assert one_line(ran.err).startswith("2 values that both sides changed were kept as conflicts")
    assert contacts(merged) == {"Anna": {"role": "CEO"}, "Luca": {"role": "VJ"}}
    kept = parse(merged)["conflicts"].values()
    assert {value for row in kept for value in (row["ours"], row["theirs"])} == {"CTO", "CEO", "DJ", "VJ"}

    ran, _merged = merge(written(Anna={}), written(Anna={"role": "CTO"}), written(Anna={"role": "CEO"}))
    assert one_line(ran.err).startswith("1 value that both sides changed was kept as a conflict")


def test_an_empty_base_is_no_ancestor(merge: Callable[..., tuple[Any, bytes]]) -> None:
    ran, merged = merge(b"", written(Anna={"role": "CTO"}), written(Anna={"place": "Rome"}, Luca={}))
    assert (ran.code, ran.err) == (0, "")
    assert contacts(merged) == {"Anna": {"role": "CTO", "place": "Rome"}, "Luca": {}}


@pytest.mark.parametrize(
    ("ours", "theirs", "why"),
    [
        (written(Anna={}), b"no network", "THEIRS isn't JSON"),
        (b"<<<<<<< ours\n", written(Anna={}), "OURS holds the conflict markers of a git merge"),
        (written(Anna={}), written(2, Anna={}), "THEIRS was written by a newer netui"),
    ],
)
def test_what_cannot_be_merged_is_left_to_git(
    merge: Callable[..., tuple[Any, bytes]], ours: bytes, theirs: bytes, why: str
) -> None:
    ran, left = merge(b"", ours, theirs)
    assert (ran.code, ran.out, left) == (1, "", ours)
    assert one_line(ran.err).startswith(why)


def test_a_file_that_is_not_there_is_said_in_one_line(netui: Run, tmp_path: Path) -> None:
    ran = netui("merge-driver", *(str(tmp_path / name) for name in ("a", "b", "c")))
    assert ran.code == 1
    assert str(tmp_path / "b") in one_line(ran.err)


def test_read_only_merges_nothing(netui: Run, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("base", "ours", "theirs")]
    for path, state in zip(paths, (b"", written(Anna={}), written(Luca={})), strict=True):
        path.write_bytes(state)
    ran = netui("--read-only", "merge-driver", *map(str, paths))
    assert ran.code == 1
    assert "--read-only" in one_line(ran.err)
    assert paths[1].read_bytes() == written(Anna={})


# By git

needs_git = pytest.mark.skipif(
    shutil.which("git") is None, reason="git is not installed: that it merges by netui is not tested here"
)


class Clone:
    """A machine's repository with the data file, merged by netui."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = path / "network.json"
        self.said = ""

    def git(self, *arguments: str, succeeds: bool = True) -> str:
        """Run git here; what it said on standard error is kept."""
        ended = subprocess.run(
            ["git", "-C", str(self.path), *arguments], capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT), "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true"},
        )  # fmt: skip
        self.said = ended.stderr
        assert (ended.returncode == 0) is succeeds, ended.stdout + ended.stderr
        return ended.stdout

    def set_up(self) -> "Clone":
        """Have git know who commits here, and that netui merges."""
        driver = f"'{sys.executable}' -m netui merge-driver %O %A %B"
        for name, value in {
            "user.name": "A",
            "user.email": "a@b.example",
            "merge.netui.driver": driver,
        }.items():
            self.git("config", name, value)
        return self

    def save(self, state: bytes, message: str = "change") -> "Clone":
        """Commit a state of the file."""
        self.file.write_bytes(state)
        self.git("add", ".")
        self.git("commit", "-qm", message)
        return self


@pytest.fixture
def machines(tmp_path: Path) -> tuple[Clone, Clone]:
    """Two clones of one repository that have come from Anna and Luca."""
    bare, first, second = (Clone(tmp_path / name) for name in ("bare", "first", "second"))
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(bare.path)], check=True)
    subprocess.run(["git", "init", "-q", "-b", "main", str(first.path)], check=True)
    first.set_up().git("remote", "add", "origin", str(bare.path))
    (first.path / ".gitattributes").write_text("network.json merge=netui\n")
    first.save(written(Anna={}, Luca={})).git("push", "-q", "-u", "origin", "main")
    subprocess.run(["git", "clone", "-q", str(bare.path), str(second.path)], check=True)
    return first, second.set_up()


OURS = written(Anna={"role": "CTO", "tags": ["law"]}, Luca={}, Sara={})
THEIRS = written(Anna={"role": "CEO", "tags": ["tax"], "updated": LATE}, Piero={})
BOTH = {"Anna": {"role": "CEO", "tags": ["law", "tax"]}, "Sara": {}, "Piero": {}}


@needs_git
@pytest.mark.parametrize("pull", [["pull", "-q", "--no-rebase", "--no-edit"], ["pull", "-q", "--rebase"]])
def test_a_pull_merges_what_both_machines_changed(machines: tuple[Clone, Clone], pull: list[str]) -> None:
    first, second = machines
    first.save(OURS).git("push", "-q")
    second.save(THEIRS).git(*pull)

    assert contacts(second.file.read_bytes()) == BOTH
    assert "netui: 1 value that both sides changed was kept as a conflict" in second.said
    (row,) = parse(second.file.read_bytes())["conflicts"].values()
    assert {row["ours"], row["theirs"]} == {"CTO", "CEO"}
    assert second.git("status", "--porcelain") == ""

    second.git("push", "-q")
    first.git("pull", "-q", "--ff-only")
    assert first.file.read_bytes() == second.file.read_bytes()


@needs_git
def test_both_machines_make_the_same_bytes_by_merge_rebase_and_cherry_pick(
    machines: tuple[Clone, Clone],
) -> None:
    first, second = machines
    first.save(OURS).git("push", "-q", "origin", "main:first")
    second.save(THEIRS).git("push", "-q", "origin", "main:second")
    made = set()
    for clone, other in ((first, "origin/second"), (second, "origin/first")):
        clone.git("fetch", "-q")
        for command in (["merge", "-q", "--no-edit"], ["rebase", "-q"], ["cherry-pick"]):
            clone.git("checkout", "-q", "-B", command[0], "main")
            clone.git(*command, other)
            made.add(clone.file.read_bytes())
    (state,) = made
    assert contacts(state) == BOTH


@needs_git
def test_machines_that_merged_each_other_go_on_from_there(machines: tuple[Clone, Clone]) -> None:
    """Then there are two nearest common ancestors, which git merges with one another first."""
    first, second = machines
    first.save(OURS).git("push", "-q", "origin", "main:first")
    second.save(THEIRS).git("push", "-q", "origin", "main:second")
    for clone, other in ((first, "origin/second"), (second, "origin/first")):
        clone.git("fetch", "-q")
        clone.git("merge", "-q", "--no-edit", other)
    state = parse(first.file.read_bytes())
    for clone, field in ((first, "place"), (second, "company")):
        after = {table: dict(rows) for table, rows in state.items()}
        for key, row in after["contacts"].items():
            after["contacts"][key] = row | {field: "x"}
        clone.save(b"".join(rendered(after).runs))
    first.git("push", "-q", "origin", "main")
    second.git("pull", "-q", "--no-rebase", "--no-edit")

    added = {"place": "x", "company": "x"}
    assert contacts(second.file.read_bytes()) == {name: row | added for name, row in BOTH.items()}
    assert parse(second.file.read_bytes())["conflicts"] == state["conflicts"]


@needs_git
def test_a_rebase_of_many_commits_keeps_each(machines: tuple[Clone, Clone]) -> None:
    first, second = machines
    first.save(written(Anna={"role": "CTO"}, Luca={})).git("push", "-q")
    for number in range(3):
        second.save(written(Anna={"place": f"{number}"}, Luca={}, **{f"N{number}": {}}), f"{number}")
    second.git("pull", "-q", "--rebase")

    assert contacts(second.file.read_bytes()) == {"Anna": {"role": "CTO", "place": "2"}, "Luca": {}, "N2": {}}
    assert second.git("log", "--format=%s", "-4").split() == ["2", "1", "0", "change"]


@needs_git
def test_two_networks_that_never_met_are_joined(machines: tuple[Clone, Clone]) -> None:
    first, second = machines
    second.git("checkout", "-q", "--orphan", "other")
    second.save(written(Anna={"place": "Rome"}, Piero={})).git("push", "-q", "origin", "other")
    first.git("pull", "-q", "--no-rebase", "--no-edit", "--allow-unrelated-histories", "origin", "other")

    assert contacts(first.file.read_bytes()) == {"Anna": {"place": "Rome"}, "Luca": {}, "Piero": {}}


@needs_git
def test_what_netui_cannot_merge_is_a_conflict_of_gits(machines: tuple[Clone, Clone]) -> None:
    first, second = machines
    first.save(written(2, Anna={})).git("push", "-q")
    second.save(THEIRS).git("pull", "-q", "--no-rebase", "--no-edit", succeeds=False)

    assert "netui: THEIRS was written by a newer netui" in second.said
    assert second.git("status", "--porcelain") == "UU network.json\n"
    assert second.file.read_bytes() == THEIRS
