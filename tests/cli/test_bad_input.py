"""Whatever a shell hands over: one clear line, nothing lost, no traceback."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.commands import PEOPLE_CSV
from tests.cli.conftest import ROOT, Run, one_line
from tests.cli.privileges import as_anybody
from tests.storage.support import put
from tests.terminal.pseudo import Terminal, netui_command

CONTROLS = "\x1b\x07\x9b\u202e\u2066\x08\x7f"

UNSAFE = set(CONTROLS)


def unreadable_file(folder: Path) -> Path:
    path = folder / "secret.csv"
    path.write_text(PEOPLE_CSV)
    path.chmod(0)
    return path


def huge_file(folder: Path) -> Path:
    path = folder / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    return path


def truncated_zip(folder: Path) -> Path:
    path = folder / "cut.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", PEOPLE_CSV * 200)
    path.write_bytes(path.read_bytes()[:-200])
    return path


def written(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


FILES = {
    "missing": (lambda folder: folder / "nowhere.csv", "no such file"),
    "a folder": (lambda folder: folder, "folder"),
    "binary": (written("photo.csv", bytes(range(256)) * 40), "not text"),
    "empty": (written("empty.csv", b""), "empty"),
    "200 MB": (huge_file, "200 MB"),
    "csv without a known column": (written("other.csv", b"Colour,Size\nred,4\n"), "Colour"),
    "truncated zip": (truncated_zip, "zip"),
    "a zip without connections": (written("a.zip", b"PK\x05\x06" + bytes(18)), "Connections.csv"),
    "json that stops": (written("a.json", b'{"contacts": ['), "JSON"),
}


@pytest.mark.parametrize(("make", "said"), FILES.values(), ids=FILES)
def test_a_file_that_cannot_be_imported_is_refused_in_one_line(
    process: Run, tmp_path: Path, data: Path, make: Callable[[Path], Path], said: str
) -> None:
    path = make(tmp_path)
    failed = process("import", str(path))

    assert failed.code == 1
    assert said in one_line(failed.err)
    assert str(path) in failed.err
    assert failed.out == ""
    assert not data.exists()


def test_a_file_that_may_not_be_read_is_refused(process: Run, tmp_path: Path) -> None:
    failed = process("import", str(unreadable_file(tmp_path)), start=as_anybody())

    assert failed.code == 1
    assert "ermission denied" in one_line(failed.err)


def test_a_file_name_with_escapes_is_said_without_them(process: Run) -> None:
    failed = process("import", "no\x1b]0;owned\x07\u202ewhere.csv")

    assert "no]0;ownedwhere.csv" in one_line(failed.err)
    assert not set(failed.err) & set("\x1b\x07\u202e")


def test_a_network_file_in_which_nothing_is_a_network_is_never_overwritten(process: Run, data: Path) -> None:
    data.mkdir()
    path = data / "network.json"
    content = b"<<<<<<< ours\n{}\n"
    put(path, content)

    for arguments in (["list"], ["add", "Anna"], ["undo"], ["due", "--json"], []):
        failed = process(*arguments)
        assert failed.code == 1
        assert str(path) in one_line(failed.err)
        assert path.read_bytes() == content


def test_a_network_file_that_is_a_folder_is_said_to_be_one(process: Run, data: Path) -> None:
    (data / "network.json").mkdir(parents=True)
    failed = process("add", "Anna")

    assert failed.code == 1
    assert "network.json" in one_line(failed.err)


def test_a_data_folder_that_cannot_be_written_can_be_read(process: Run, data: Path) -> None:
    start = as_anybody()
    process("add", "Anna Rossi")
    before = (data / "network.json").read_bytes()
    data.chmod(0o500)

    assert "Anna Rossi" in process("list", start=start).out
    failed = process("add", "Luca", start=start)
    data.chmod(0o700)

    assert failed.code == 1
    assert "can't be written" in one_line(failed.err)
    assert (data / "network.json").read_bytes() == before


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc here to be unable to write to")
def test_a_data_folder_that_cannot_be_made_is_said_to_be_one(process: Run) -> None:
    failed = process("--data", "/proc/netui/data", "add", "Anna")

    assert failed.code == 1
    assert "/proc" in one_line(failed.err)


@pytest.mark.parametrize("how", ["variable", "option"])
def test_a_data_folder_that_is_a_file_is_said_to_be_one(process: Run, tmp_path: Path, how: str) -> None:
    path = tmp_path / "file"
    path.write_text("mine")
    if how == "variable":
        failed = process("list", environment={"NETUI_DATA": str(path)})
        assert "NETUI_DATA" in failed.err
    else:
        failed = process("list", "--data", str(path))
        assert "--data" in failed.err

    assert failed.code == 1
    assert str(path) in one_line(failed.err)
    assert path.read_text() == "mine"


def test_control_and_bidi_characters_never_reach_the_terminal(
    process: Run, data: Path, tmp_path: Path
) -> None:
    process("add", f"An{CONTROLS}na", "--note", f"likes{CONTROLS} tea")
    row = {
        "name": f"Lu{CONTROLS}ca",
        "company": f"A\x1b]52;c;aGk={CONTROLS}B",
        "created": "2026-01-01T00:00:00Z",
    }
    stored = json.loads((data / "network.json").read_text())
    stored["contacts"]["2194069093113483297117325146189529088"] = row
    (data / "network.json").write_text(json.dumps(stored))
    cards = tmp_path / "cards.vcf"
    cards.write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:Pi{CONTROLS}a\nEND:VCARD\n")
    process("import", str(cards))

    for arguments in (
        ["list"], ["list", "--json"], ["show", "luca"], ["show", "anna"], ["due", "--all"],
        ["gave", "luca", f"{CONTROLS}a tip"], ["undo"], [],
    ):  # fmt: skip
        ran = process(*arguments)
        assert ran.code == 0, ran.err
        assert not set(ran.out + ran.err) & UNSAFE, arguments

    for arguments in (["export", "--as", "json"], ["export", "--as", "csv"]):
        with Terminal(netui_command(*arguments), environment={"NETUI_DATA": str(data)}) as terminal:
            assert terminal.ended() == 0
        assert b"Lu" in terminal.raw
        assert not set(terminal.raw.decode()) & UNSAFE, arguments


def test_markup_in_a_name_is_only_letters(process: Run) -> None:
    process("add", "[bold red]Anna[/] Rossi")
    assert "[bold red]Anna[/] Rossi" in process("list").out


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_draw_gets_one_line(term: str, data: Path) -> None:
    with Terminal(netui_command(), environment={"TERM": term, "NETUI_DATA": str(data)}) as terminal:
        assert terminal.ended() == 1
    assert terminal.shown.startswith("netui: this terminal can't draw screens")
    assert "Traceback" not in terminal.shown


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "xx_YY.nonsense"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=["C", "unknown", "latin-1", "ascii"],
)
def test_an_odd_locale_is_no_reason_to_fail(process: Run, environment: dict[str, str]) -> None:
    process("add", "José Žižek 田中", "--circle", "inner")

    for arguments in (
        ["list"],
        ["show", "jose"],
        ["due"],
        [],
        ["list", "--json"],
        ["show", "nobody"],
        ["--help"],
    ):
        ran = process(*arguments, environment=environment)
        assert ran.code == (1 if "nobody" in arguments else 0), ran.err
        assert "Traceback" not in ran.err
    assert "Jos" in process("list", environment=environment).out
    assert json.loads(process("list", "--json", environment=environment).out)[0]["name"] == "José Žižek 田中"


def test_a_closed_pipe_is_not_complained_about() -> None:
    command = f"{sys.executable} -m netui --demo list | true"
    ended = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode in {0, 141}
    assert ended.stderr == ""
