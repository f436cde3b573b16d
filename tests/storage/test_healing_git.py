"""What plain git leaves of a data file: both sides of a merge are merged, and no value is lost."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netui.domain.ids import derived_id
from netui.i18n import say
from netui.storage.fileformat import Tables, parse
from netui.storage.healing.markers import sides
from netui.storage.healing.sources import Stages
from netui.storage.lines import rendered
from netui.storage.repository import Repository
from tests.storage.support import CLOCK, MADE, put

if shutil.which("git") is None:
    pytest.skip("NOT TESTED: what git leaves of a file, for there is no git here", allow_module_level=True)

ANNA, LUCA, SARA, OURS, THEIRS = (
    derived_id("test", name) for name in ("Anna", "Luca", "Sara", "ours", "theirs")
)
LATER = "2026-11-25T12:00:00Z"

Edited = Callable[[Tables], None]


def git(folder: Path, *arguments: str, fine: tuple[int, ...] = (0,)) -> bytes:
    """Run git with no settings but its own."""
    settings = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "HOME": str(folder)}
    who = {
        f"GIT_{role}_{part}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
    }
    ended = subprocess.run(
        ["git", *arguments], cwd=folder, env={"PATH": "/usr/bin:/bin:/usr/local/bin", **settings, **who},
        capture_output=True, check=False,
    )  # fmt: skip
    assert ended.returncode in fine, ended.stderr
    return ended.stdout


def base() -> Tables:
    """Return the network that both machines have."""
    return {
        "_meta": {"1": {"schema": 1}},
        "contacts": {
            ANNA: {
                "name": "Anna",
                "role": "lawyer",
                "tags": ["law", "tax"],
                "created": MADE,
                "updated": MADE,
            },
            LUCA: {"name": "Luca", "notes": "likes tea", "created": MADE, "updated": MADE},
            SARA: {"name": "Sara", "created": MADE, "updated": MADE},
        },
    }


def ours(tables: Tables) -> None:
    tables["contacts"][ANNA] |= {"role": "CTO", "tags": ["law", "tax", "ux"], "updated": MADE}
    tables["contacts"][OURS] = {"name": "Olga", "created": MADE, "updated": MADE}
    tables["contacts"][LUCA] |= {"place": "Rome"}


def theirs(tables: Tables) -> None:
    tables["contacts"][ANNA] |= {"role": "CEO", "tags": ["law"], "updated": LATER}
    tables["contacts"][THEIRS] = {"name": "Theo", "created": MADE, "updated": MADE}
    tables["contacts"][LUCA] |= {"notes": "likes coffee"}


def commit(folder: Path, edit: Edited | None = None) -> None:
    path = folder / "network.json"
    tables = parse(path.read_bytes()) if path.exists() else base()
    if edit is not None:
        edit(tables)
    path.write_bytes(b"".join(rendered(tables).runs))
    git(folder, "add", "network.json")
    git(folder, "commit", "-q", "-m", "a change")


def merged_by_git(folder: Path, *settings: str, attributes: str = "") -> Path:
    """Return a folder in which git has merged two machines' changes as far as it could."""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    if attributes:
        (folder / ".gitattributes").write_text(attributes)
    commit(folder)
    git(folder, "branch", "other")
    commit(folder, ours)
    git(folder, "switch", "-q", "other")
    commit(folder, theirs)
    git(folder, "switch", "-q", "main")
    git(folder, *settings, "merge", "-q", "other", fine=(0, 1))
    path = folder / "network.json"
    put(path, path.read_bytes())
    return folder


def index(path: Path) -> Stages | None:
    """Return the stages that git's index has of a file, as the composition root will ask for them."""
    found = git(path.parent, "ls-files", "-u", "-z", "--", path.name)
    numbers = {int(entry.split(b"\t")[0].split(b" ")[2]) for entry in found.split(b"\0") if entry}
    if not numbers:
        return None
    stages = [
        git(path.parent, "show", f":{number}:{path.name}") if number in numbers else None
        for number in (1, 2, 3)
    ]
    return stages[0], stages[1], stages[2]


def healed(folder: Path, **options: Any) -> tuple[Tables, str]:
    with Repository.open(folder, CLOCK, **options) as repository:
        (said,) = repository.notices()
        rows = repository.network.rows
    with Repository.open(folder, CLOCK) as again:
        assert again.network.rows == rows
        assert again.notices() == []
    return rows, say(said)


def roles(rows: Tables) -> set[str]:
    """Return the roles that Anna was given by either side, the one that stands and the one that lost."""
    found = {rows["contacts"][ANNA]["role"]}
    for row in rows["conflicts"].values():
        if row["record"] == ANNA and row["field"] == "role":
            found |= {row["ours"], row["theirs"]}
    return found


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
@pytest.mark.parametrize("asked", [None, index], ids=["by markers", "by the index"])
def test_conflict_markers_of_any_style_are_merged(tmp_path: Path, style: str, asked: Any) -> None:
    folder = merged_by_git(tmp_path, "-c", f"merge.conflictStyle={style}")
    left = (folder / "network.json").read_bytes()
    assert b"\n<<<<<<< " in left
    assert (b"\n||||||| " in left) == (style != "merge")
    rows, said = healed(folder, stages=asked)
    contacts = rows["contacts"]
    assert {raw["name"] for raw in contacts.values()} == {"Anna", "Luca", "Sara", "Olga", "Theo"}
    assert contacts[ANNA]["role"] == "CEO"
    assert roles(rows) == {"CTO", "CEO"}
    assert contacts[LUCA]["place"] == "Rome"
    assert "had the conflict markers of a git merge: both sides were merged" in said
    if asked or style != "merge":  # the ancestor is known
        assert contacts[ANNA]["tags"] == ["law", "ux"]
        assert contacts[LUCA]["notes"] == "likes coffee"
    else:
        assert contacts[ANNA]["tags"] == ["law", "tax", "ux"]


def test_two_machines_that_heal_the_same_merge_hold_the_same(tmp_path: Path) -> None:
    one = merged_by_git(tmp_path / "one")
    for name in ("two", "three"):
        shutil.copytree(one, tmp_path / name)
    git(tmp_path / "three", "merge", "--abort")
    git(tmp_path / "three", "switch", "-q", "other")
    git(tmp_path / "three", "merge", "-q", "main", fine=(1,))  # the other way round
    for name in ("one", "two", "three"):
        put(tmp_path / name / "network.json", (tmp_path / name / "network.json").read_bytes())
    found = [healed(tmp_path / name, stages=index)[0] for name in ("one", "two", "three")]
    assert found[0] == found[1] == found[2]


def test_lines_that_union_merge_left_twice_are_merged(tmp_path: Path) -> None:
    folder = merged_by_git(tmp_path, attributes="network.json merge=union\n")
    left = (folder / "network.json").read_text()
    assert left.count(f'"{ANNA}":{{') == 2
    rows, said = healed(folder)
    assert {raw["name"] for raw in rows["contacts"].values()} == {"Anna", "Luca", "Sara", "Olga", "Theo"}
    assert roles(rows) == {"CTO", "CEO"}
    assert "had records twice: both versions were merged" in said


def test_what_somebody_edited_beside_the_markers_is_kept(tmp_path: Path) -> None:
    folder = merged_by_git(tmp_path)
    path = folder / "network.json"
    put(path, path.read_bytes().replace(b'"name":"Sara"', b'"name":"Sara","place":"Turin"'))
    rows, _said = healed(folder, stages=index)
    assert rows["contacts"][SARA]["place"] == "Turin"
    assert roles(rows) == {"CTO", "CEO"}


def test_a_file_that_is_gone_to_zeros_half_way_through_a_merge_is_read_from_the_index(tmp_path: Path) -> None:
    folder = merged_by_git(tmp_path)
    put(folder / "network.json", b"\0" * 4096)
    rows, said = healed(folder, stages=index)
    assert {raw["name"] for raw in rows["contacts"].values()} == {"Anna", "Luca", "Sara", "Olga", "Theo"}
    assert "was empty: both sides were merged" in said


def test_what_one_side_purged_stays_away_where_the_index_tells(tmp_path: Path) -> None:
    folder = merged_by_git(tmp_path)

    def stages(path: Path) -> Stages | None:
        found = index(path)
        assert found is not None
        purged = parse(found[1] or b"")
        del purged["contacts"][SARA]
        return found[0], b"".join(rendered(purged).runs), found[2]

    rows, _said = healed(folder, stages=stages)
    assert SARA not in rows["contacts"]


@pytest.mark.parametrize("gone", [1, 2])
def test_a_file_that_one_side_deleted_is_the_other_sides(tmp_path: Path, gone: int) -> None:
    folder = merged_by_git(tmp_path)

    def stages(path: Path) -> Stages | None:
        found = list(index(path) or ())
        found[gone] = None
        return found[0], found[1], found[2]

    put(folder / "network.json", b"")
    rows, _said = healed(folder, stages=stages)
    assert rows["contacts"][ANNA]["role"] == {1: "CEO", 2: "CTO"}[gone]


def test_markers_that_were_committed_and_merged_again_are_taken_apart(tmp_path: Path) -> None:
    folder = merged_by_git(tmp_path, "-c", "merge.conflictStyle=diff3")
    path = folder / "network.json"
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "markers and all")
    git(folder, "switch", "-q", "-c", "third", "main~2")
    commit(
        folder, lambda tables: tables["contacts"][ANNA].update(role="judge", updated="2026-11-26T12:00:00Z")
    )
    git(folder, "switch", "-q", "main")
    git(folder, "-c", "merge.conflictStyle=diff3", "merge", "-q", "third", fine=(1,))
    left = path.read_bytes()
    assert left.count(b"\n<<<<<<< ") == 2
    put(path, left)
    rows, _said = healed(folder)
    assert {raw["name"] for raw in rows["contacts"].values()} == {"Anna", "Luca", "Sara", "Olga", "Theo"}
    assert rows["contacts"][ANNA]["role"] == "judge"
    assert roles(rows) >= {"CEO", "judge"}


# Markers alone


def apart(text: str) -> tuple[str, str, str]:
    found = sides(text.split())
    assert found is not None
    return "".join(found.base), "".join(found.ours), "".join(found.theirs)


@pytest.mark.parametrize(
    ("text", "base", "ours", "theirs"),
    [
        ("a <<<<<<< b ======= c >>>>>>> d", "ad", "abd", "acd"),
        ("a <<<<<<< b ||||||| x ======= c >>>>>>> d", "axd", "abd", "acd"),
        ("<<<<<<< a ======= >>>>>>> b <<<<<<< ======= c >>>>>>>", "b", "ab", "bc"),
        ("<<<<<<< a <<<<<<< b ======= c >>>>>>> d ======= e >>>>>>> f", "f", "abcdf", "ef"),
        (
            "<<<<<<< a ||||||| <<<<<<<<< b ||||||||| c ========= d >>>>>>>>> ======= e >>>>>>> f",
            "bcdf",
            "af",
            "ef",
        ),
        ("a <<<<<<< b", "a", "ab", "a"),
        ("a ======= b >>>>>>> c", "abc", "abc", "abc"),
        ("a <<<<<<< b ======= c", "a", "ab", "ac"),
    ],
)
def test_each_line_is_on_the_side_that_the_markers_say(text: str, base: str, ours: str, theirs: str) -> None:
    assert apart(text) == (base, ours, theirs)


def test_text_without_markers_has_no_sides() -> None:
    assert sides(["a", "<<<<<< b", " =======", '"=======":{}']) is None
