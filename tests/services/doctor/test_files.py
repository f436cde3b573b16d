"""What the doctor finds in the data folder, and what mends it."""

import json
import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from netui.i18n import say
from netui.services.doctor.examination import examine_folder, mend_folder
from netui.services.doctor.findings import Finding
from netui.services.settings import Settings
from tests.services.doctor.making import write
from tests.support import FixedClock, add, open_workspace

CLOCK = FixedClock()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder in which something was saved twice, so that there is a backup."""
    folder = tmp_path / "data"
    for name in ("Anna", "Luca"):
        workspace = open_workspace(folder)
        add(workspace, name)
        workspace.repository.close()
    return folder


def found(folder: Path, settings: Settings | None = None) -> Sequence[Finding]:
    return list(examine_folder(folder, CLOCK, settings=settings).findings)


def codes(folder: Path) -> list[str]:
    return [finding.code for finding in found(folder)]


def mended(folder: Path) -> list[str]:
    """Mend, see that nothing is left to mend, and return what was said."""
    done = mend_folder(folder, examine_folder(folder, CLOCK))
    assert [each.failed for each in done] == [None] * len(done)
    assert not [finding.code for finding in found(folder) if finding.mend is not None]
    return [say(each.finding.mend.done) for each in done if each.finding.mend is not None]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_as_netui_leaves_it_has_no_findings(data: Path) -> None:
    assert found(data) == []


def test_a_folder_that_is_not_there_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path / "nowhere") == []


def test_what_others_can_use_is_closed_to_them(data: Path) -> None:
    (backup,) = (data / ".netui" / "backups").iterdir()
    wide = {
        data: 0o755,
        data / ".netui": 0o750,
        data / "network.json": 0o644,
        data / ".netui" / "undo.jsonl": 0o604,
    }
    for path, bits in wide.items():
        path.chmod(bits)

    assert codes(data) == ["permissions"] * 4
    assert mended(data)[0] == f"{data}: for you alone (0700)"
    assert [mode(path) for path in wide] == [0o700, 0o700, 0o600, 0o600]
    assert mode(backup) == 0o600


def test_a_link_in_the_place_of_the_file_is_said_and_left(data: Path, tmp_path: Path) -> None:
    real = (data / "network.json").rename(tmp_path / "real.json")
    (data / "network.json").symlink_to(real)
    (finding,) = found(data)

    assert (finding.code, finding.broken, finding.mend) == ("link", True, None)
    assert "--data" in say(finding.todo)


def test_a_folder_in_the_place_of_the_file_is_said(data: Path) -> None:
    (data / "network.json").unlink()
    (data / "network.json").mkdir()
    assert codes(data) == ["no-file"]


def test_a_link_in_the_place_of_netui_s_own_folder_is_said(data: Path, tmp_path: Path) -> None:
    (data / ".netui").rename(tmp_path / "aside")
    (data / ".netui").symlink_to(tmp_path / "aside")
    assert codes(data) == ["link"]


def test_a_file_in_other_bytes_is_written_anew_and_holds_the_same(data: Path) -> None:
    file = data / "network.json"
    as_written, content = file.read_bytes(), json.loads(file.read_bytes())
    file.write_text(json.dumps(content, indent=2), encoding="utf-8")

    assert codes(data) == ["not-canonical"]
    assert mended(data) == ["network.json was written anew"]
    assert file.read_bytes() == as_written


def test_a_broken_file_is_said_and_not_touched_by_looking(data: Path) -> None:
    file = data / "network.json"
    broken = file.read_bytes()[:-40]
    file.write_bytes(broken)

    assert codes(data) == ["broken-file"]
    assert file.read_bytes() == broken


def test_a_file_of_a_newer_netui_is_said_and_is_not_broken(data: Path) -> None:
    file = data / "network.json"
    file.write_bytes(file.read_bytes().replace(b'"schema":1', b'"schema":9'))
    (finding,) = found(data)
    assert (finding.code, finding.broken, finding.mend) == ("newer-schema", False, None)


def test_only_what_is_surely_nobody_s_is_removed(data: Path) -> None:
    dead, alive, young = (
        data / f".network.json.{process}-0123abcd.tmp" for process in (2**22 + 7, os.getpid(), 2**22 + 9)
    )
    for path in (dead, alive, young):
        path.write_bytes(b"half")
        path.chmod(0o600)
    for path in (dead, alive):
        os.utime(path, (1, 1))

    assert codes(data) == ["left-over"]
    mended(data)
    assert [path.exists() for path in (dead, alive, young)] == [False, True, True]


def test_lines_in_quarantine_are_named_until_somebody_removed_them(data: Path) -> None:
    folder = data / ".netui" / "quarantine"
    folder.mkdir(mode=0o700)
    lines = folder / "network-20261124T120000.txt"
    lines.write_text("one\ntwo\n", encoding="utf-8")
    lines.chmod(0o600)
    (finding,) = found(data)

    assert say(finding.said) == f"2 lines that could not be read are in {lines}"
    assert (finding.code, finding.mend) == ("quarantine", None)


def test_backups_that_are_older_than_kept_are_removed(data: Path) -> None:
    folder = data / ".netui" / "backups"
    for day in range(1, 13):
        old = folder / f"network-202501{day:02}T120000.json"
        old.write_bytes(b"{}")
        old.chmod(0o600)

    assert codes(data) == ["old-backups"]
    assert mended(data) == ["3 old backups were removed"]


def test_an_undo_log_that_can_not_be_read_is_said(data: Path) -> None:
    log = data / ".netui" / "undo.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*lines[:-1], b'["contacts",\n']))
    (finding,) = found(data)

    assert (finding.code, finding.mend) == ("undo-log", None)
    assert str(log) in say(finding.said)


def test_what_is_wrong_with_the_settings_is_said_too(tmp_path: Path) -> None:
    write(tmp_path / "data")
    config = tmp_path / "config.yaml"
    config.write_text("teme: dark\n", encoding="utf-8")
    (tmp_path / "synonyms.yaml").write_text("law\n", encoding="utf-8")
    (first, second) = found(tmp_path / "data", Settings.load(config))

    assert "teme" in say(first.said)
    assert "synonyms.yaml" in say(second.said)
    assert {first.code, second.code} == {"settings"}
