"""`netui history`: what the commits did to somebody, field by field, and old values brought back."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run, one_line


@pytest.fixture(autouse=True)
def own_git(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git as somebody has it who said their name and that all happens at one time."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed: the history is NOT tested here")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own_home / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "laptop")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "me@example.org")


@pytest.fixture
def anna(netui: Run, data: Path) -> list[str]:
    """Anna, who was added, made a judge and met; returns the commits, the latest first."""
    netui("add", "Anna Rossi", "--role", "lawyer", "--company", "Acme")
    assert netui("sync", "init").code == 0
    netui("edit", "anna", "--set", "role=judge", "--set", "company=", "--add", "tags=law")
    netui("sync")
    netui("add", "Bruno Neri")
    netui("log", "coffee with Anna Rossi yesterday")
    netui("sync")
    return commits(data)


def commits(data: Path) -> list[str]:
    command = ["git", "log", "--format=%H", "--", "network.json"]
    return subprocess.run(command, cwd=data, capture_output=True, text=True, check=True).stdout.split()


def row(data: Path) -> bytes:
    (line,) = (line for line in (data / "network.json").read_bytes().splitlines() if b'"Anna Rossi"' in line)
    return line


def test_without_a_contact_it_lists_the_commits_with_what_each_changed(
    netui: Run, anna: list[str], data: Path
) -> None:
    listed = netui("history")

    assert (listed.code, listed.err) == (0, "")
    assert [line.split()[0] for line in listed.lines[1:]] == [commit[:8] for commit in anna]
    assert [line.rpartition("laptop")[2].strip() for line in listed.lines[1:]] == [
        "1 contact, 1 time in touch", "1 contact", "1 contact",
    ]  # fmt: skip

    latest = netui("history", "--limit", "1")
    assert len(latest.lines) == 2
    assert "and earlier ones" in latest.err
    printed = json.loads(netui("history", "--json").out)
    assert [each["commit"] for each in printed] == anna
    assert printed[0]["counts"] == {"contacts": 1, "interactions": 1}


def test_with_a_contact_it_tells_each_field_and_what_concerns_them(netui: Run, anna: list[str]) -> None:
    told = netui("history", "anna")

    assert (told.code, told.err) == (0, "")
    whole = [" ".join(line.split()) for line in told.lines[1:]]
    assert [line.split()[0] for line in whole if line[:8] in {each[:8] for each in anna}] == [
        each[:8] for each in anna
    ]
    assert whole[0].endswith("meeting 23 Nov 2026 added: coffee")
    assert whole[1].endswith("company Acme → nothing")
    assert whole[2:4] == ["role lawyer → judge", "tags nothing → law"]
    assert whole[4].endswith("added Anna Rossi, lawyer, Acme")
    assert "Bruno" not in told.out


def test_as_json_each_change_has_the_values_as_the_file_had_them(netui: Run, anna: list[str]) -> None:
    printed = json.loads(netui("history", "anna", "--json").out)

    assert [(each["commit"], each["table"], each["what"]) for each in printed] == [
        (anna[0], "interactions", "added"), (anna[1], "contacts", "changed"),
        (anna[2], "contacts", "added"),
    ]  # fmt: skip
    assert printed[1]["fields"] == {
        "company": {"old": "Acme", "new": None},
        "role": {"old": "lawyer", "new": "judge"},
        "tags": {"old": None, "new": ["law"]},
    }
    assert printed[1]["after"]["role"] == "judge"


def test_bringing_one_field_back_changes_it_alone_and_undo_takes_that_back_to_the_byte(
    netui: Run, anna: list[str], data: Path
) -> None:
    netui("edit", "anna", "--set", "company=Globex")
    before = (data / "network.json").read_bytes()

    done = netui("history", "anna", "--restore", anna[1][:8], "--field", "role")

    assert (done.code, done.err) == (0, "")
    assert done.lines == ["bring back role of Anna Rossi; “netui undo” takes it back"]
    assert b'"role":"lawyer"' in row(data)
    assert b'"company":"Globex"' in row(data)
    assert b'"tags":["law"]' in row(data)
    netui("undo")
    assert (data / "network.json").read_bytes() == before


def test_without_a_field_all_that_the_commit_replaced_comes_back(
    netui: Run, anna: list[str], data: Path
) -> None:
    netui("edit", "anna", "--set", "place=Roma")
    assert netui("history", "anna", "--restore", anna[1]).code == 0
    assert b'"role":"lawyer"' in row(data)
    assert b'"company":"Acme"' in row(data)
    assert b'"tags"' not in row(data)
    assert b'"place":"Roma"' in row(data)


def test_somebody_gone_from_the_file_is_found_and_comes_back_whole(
    netui: Run, anna: list[str], data: Path
) -> None:
    netui("edit", "anna", "--set", "place=Roma")
    netui("sync")
    was = row(data)
    other = [line for line in (data / "network.json").read_bytes().splitlines() if line != was]
    (data / "network.json").write_bytes(b"\n".join(other).replace(b"},\n},", b"}\n},") + b"\n")
    assert netui("sync").code == 0
    purged = commits(data)[0]
    assert netui("show", "anna rossi").code == 1

    told = netui("history", "anna rossi")
    assert "gone from the file" in told.lines[1]
    failed = netui("history", "Anna Rossi", "--restore", purged, "--field", "role")
    assert "all of it comes back" in one_line(failed.err)
    done = netui("history", "Anna Rossi", "--restore", purged)

    assert done.lines == ["bring Anna Rossi back; “netui undo” takes it back"]
    assert row(data).strip(b",") == was.strip(b",")
    assert netui("show", "anna rossi").code == 0
    netui("undo")
    assert b"Anna" not in (data / "network.json").read_bytes()


def test_somebody_in_the_trash_is_found_and_taken_back_out(netui: Run, anna: list[str], data: Path) -> None:
    text = (data / "network.json").read_bytes()
    trashed = row(data).replace(b'"name"', b'"deleted":"2026-11-24T12:00:00Z","name"')
    (data / "network.json").write_bytes(text.replace(row(data), trashed))
    netui("sync")
    assert "trash" in netui("history", "anna rossi").lines[1]

    assert netui("history", "anna rossi", "--restore", commits(data)[0]).code == 0

    assert b'"deleted"' not in row(data)


def test_what_concerns_somebody_can_be_brought_back_by_its_own_id(
    netui: Run, anna: list[str], data: Path
) -> None:
    (met,) = (each for each in json.loads(netui("history", "anna", "--json").out) if each["what"] == "added"
              and each["table"] == "interactions")  # fmt: skip
    text = (data / "network.json").read_bytes()
    (data / "network.json").write_bytes(text.replace(b'"note":"coffee"', b'"note":"tea"'))
    netui("sync")

    told = netui("history", "--record", met["short"])
    done = netui("history", "--record", met["id"], "--restore", commits(data)[0])

    assert "coffee → tea" in told.out
    assert done.code == 0
    assert b'"note":"coffee"' in (data / "network.json").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["anna", "--restore", "{2}"], "nothing older to bring back"),
        (["anna", "--restore", "{1}", "--field", "sector"], "did not change “sector”, but company, role and"),
        (["anna", "--restore", "ffff"], "no commit that changed the file begins with “ffff”"),
        (["bruno", "--restore", "{1}"], "changed nothing of Bruno Neri"),
        (["nobody"], "nobody is called “nobody”"),
        (["--record", "zzzzzzzz"], "no record has, or ever had"),
    ],
)
def test_where_there_is_nothing_to_bring_back_one_line_says_why(
    netui: Run, anna: list[str], arguments: list[str], said: str
) -> None:
    failed = netui("history", *(each.format(*anna) for each in arguments))
    assert failed.code == 1
    assert said in one_line(failed.err)


def test_a_value_that_stands_already_is_not_brought_back(netui: Run, anna: list[str], data: Path) -> None:
    netui("history", "anna", "--restore", anna[1], "--field", "role")
    before = (data / "network.json").read_bytes()
    failed = netui("history", "anna", "--restore", anna[1], "--field", "role")
    assert failed.code == 1
    assert "is so already" in one_line(failed.err)
    assert (data / "network.json").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["--restore", "abcd"], ["anna", "--field", "role"], ["anna", "--record", "1"], ["--limit", "0"],
    ],
)  # fmt: skip
def test_options_that_make_no_sense_together_are_wrong_usage(netui: Run, arguments: list[str]) -> None:
    failed = netui("history", *arguments)
    assert failed.code == 2
    one_line(failed.err)


def test_without_a_repository_it_says_what_keeps_a_history(netui: Run) -> None:
    assert netui("history").code == 0
    netui("add", "Anna")
    told = netui("history", "anna")
    assert (told.code, told.out) == (0, "")
    assert "`netui sync init` makes one" in told.err
    assert netui("history", "--json").out == "[]\n"
    assert netui("history", "anna", "--restore", "abcd").code == 1


def test_read_only_reads_and_writes_nothing(netui: Run, anna: list[str], data: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*") if ".git" not in path.parts}
    assert len(netui("--read-only", "history", "anna").lines) == 6
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*") if ".git" not in path.parts} == before
    assert netui("--read-only", "history", "anna", "--restore", anna[1]).code == 1


def test_what_git_says_of_the_author_does_not_reach_a_terminal_raw(
    netui: Run, anna: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "x\x1b[31m\x9b31mred\u202e")
    netui("edit", "anna", "--set", "role=teacher")
    netui("sync")
    told = netui("history")
    assert "[31m" in told.lines[1]
    assert all(line.isprintable() for line in told.lines)
