"""vCard files as address books, phones and other programs write them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netui.services.importing import Format, ImportFileError, detect, read
from netui.services.importing.vcard_lines import split_cards
from tests.services.import_files import bring_in, cards, handles, only, people, write
from tests.support import open_workspace

THREE = """
N:Rossi;Anna;Maria;Dr.;
FN:Dr. Anna Rossi
NICKNAME:Annina,Nina
ORG:Acme\\, Inc.;R&D
TITLE:Engineer
EMAIL;TYPE=INTERNET;TYPE=WORK;TYPE=pref:anna@acme.example
item1.EMAIL;type=INTERNET:anna@home.example
item1.X-ABLabel:_$!<Other>!$_
TEL;TYPE=CELL,VOICE:+39 333 1234567
TEL;TYPE=HOME:02 1234
URL:https://anna.example
URL;type=WORK:https://www.linkedin.com/in/anna-rossi
ADR;TYPE=HOME:;;Via Roma 1;Milano;MI;20100;Italy
BDAY:1980-04-12
CATEGORIES:climbing,law\\, tax
NOTE:Met in Rome.\\nLikes opera\\; and long
  walks.
X-SOCIALPROFILE;type=facebook:http://www.facebook.com/anna
IMPP;X-SERVICE-TYPE=Skype:skype:anna.r
REV:2024-03-05T10:00:00Z
UID:4FBE8971-0BC3-424C-9C26-36C3E1EFF6B1
X-ABDATE;type=pref:2001-01-01
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQE
 BAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/not base64!
"""

FOUR = """
KIND:individual
FN;PID=1.1:Анна 李
N:李;Анна;;;
BDAY:--0412
EMAIL;PREF=2;TYPE=home:second@a.example
EMAIL;PREF=1;TYPE="work,home":first@a.example
TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+33-01-23-45-67;ext=12
ADR;LABEL="Via Roma 1^nMilano":;;;Milano;;;Italia
RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
GENDER:F
PHOTO:data:image/jpeg;base64,MIICajCCAdOgAwIBAgICBEUwDQYJKoZIhvcN
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
REV:20240305T100000Z
"""


def test_a_card_of_version_3_comes_in_whole(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, cards(tmp_path, THREE))
    anna = only(workspace)
    assert (anna.name, anna.given, anna.family) == ("Dr. Anna Rossi", "Anna", "Rossi")
    assert (anna.company, anna.role, anna.place, anna.birthday) == (
        "Acme, Inc.", "Engineer", "Milano, Italy", "1980-04-12",
    )  # fmt: skip
    assert (anna.aliases, anna.tags) == (("Annina", "Nina"), ("climbing", "law, tax"))
    assert anna.notes == "Met in Rome.\nLikes opera; and long walks."
    assert handles(anna) == [
        ("chat", "anna.r", "skype"),
        ("email", "anna@acme.example", "work"),
        ("email", "anna@home.example", "Other"),
        ("facebook", "http://www.facebook.com/anna", "facebook"),
        ("linkedin", "https://www.linkedin.com/in/anna-rossi", "work"),
        ("phone", "+39 333 1234567", "cell"),
        ("phone", "02 1234", "home"),
        ("web", "https://anna.example", ""),
    ]
    assert anna.external == {"vcard": "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"}
    assert (anna.created, anna.updated, anna.source) == (
        "2024-03-05T10:00:00Z",
        "2024-03-05T10:00:00Z",
        "vcard",
    )
    assert anna.extra["vcard"]["lines"] == [
        "ADR;TYPE=HOME:;;Via Roma 1;Milano;MI;20100;Italy",
        "ORG:Acme\\, Inc.;R&D",
        "X-ABDATE;type=pref:2001-01-01",
    ]
    assert plan.remarks == ()


def test_a_card_of_version_4_comes_in_whole(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, cards(tmp_path, FOUR, version="4.0"))
    anna = only(workspace)
    assert (anna.name, anna.given, anna.family) == ("Анна 李", "Анна", "李")
    assert (anna.birthday, anna.place) == ("--04-12", "Milano, Italia")
    assert handles(anna) == [
        ("email", "first@a.example", "work"),
        ("email", "second@a.example", "home"),
        ("phone", "+33-01-23-45-67 ext 12", "home"),
    ]
    assert anna.extra["vcard"]["lines"] == [
        "GENDER:F", "RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    ]  # fmt: skip
    assert anna.created == "2024-03-05T10:00:00Z"


def test_a_card_of_version_21_comes_in_with_its_encodings(tmp_path: Path) -> None:
    text = """
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;
FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:J=F6rg M=FCl=
ler
TEL;CELL;VOICE:0171 1
EMAIL;INTERNET:joerg@a.example
NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=3D2
PHOTO;JPEG;ENCODING=BASE64:/9j/4AAQSkZJRgABAQAAAQ
/9j/4AAQSkZJRgABAQAAAQABAAD

AGENT:
BEGIN:VCARD
FN:Somebody Else
END:VCARD
"""
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, cards(tmp_path, text, version="2.1"))
    joerg = only(workspace)
    assert (joerg.name, joerg.given, joerg.family, joerg.notes) == (
        "Jörg Müller",
        "Jörg",
        "Müller",
        "one\ntwo=2",
    )
    assert handles(joerg) == [("email", "joerg@a.example", ""), ("phone", "0171 1", "cell")]
    assert plan.remarks == ()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("BDAY:19800412", "1980-04-12"),
        ("BDAY:1980-04-12T00:00:00Z", "1980-04-12"),
        ("BDAY;VALUE=date:1980-04-12", "1980-04-12"),
        ("BDAY:--04-12", "--04-12"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12", "--04-12"),
        ("BDAY:1981-02-29", ""),
        ("BDAY:1980", ""),
        ("BDAY;VALUE=text:circa 1980", ""),
    ],
)
def test_each_form_of_a_birthday(tmp_path: Path, written: str, day: str) -> None:
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, cards(tmp_path, f"FN:Anna\n{written}"))
    anna = only(workspace)
    assert anna.birthday == day
    if not day:
        assert [str(row.reason) for row in plan.remarks] == [
            f"“{written}” is no day that exists; kept as it is"
        ]
        assert anna.extra["vcard"]["lines"] == [written]


def test_one_bad_card_costs_itself_and_is_counted_with_its_line(tmp_path: Path) -> None:
    path = write(
        tmp_path / "c.vcf",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nthis is no line of a card\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nEMAIL:a@b.example\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Choir\nMEMBER:urn:uuid:1\nEND:VCARD\n"
        "\n\nbegin:vcard\nversion:3.0\nfn:Ugo\nend:vcard\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Lost\n"
        "BEGIN:VCARD\nVERSION:3.0\nN:Neri;Eva;;;\nX-ABShowAs:PERSON\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Cut o",
    )
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, path)
    assert set(people(workspace)) == {"Anna", "Ugo", "Eva Neri"}
    assert [(row.line, str(row.reason)) for row in plan.skipped] == [
        (6, "the card has no name"),
        (10, "the card is of a group or a company, not of a person"),
        (22, "the card has no end; is the file cut off?"),
        (30, "the card has no end; is the file cut off?"),
    ]
    assert [(row.line, str(row.reason)) for row in plan.remarks] == [
        (4, "“this is no line of a card” can't be read")
    ]


def test_without_an_id_the_address_identifies_and_without_that_name_and_phone(tmp_path: Path) -> None:
    path = cards(
        tmp_path,
        "FN:Anna\nEMAIL:a@b.example", "FN:Ugo\nTEL:1", "FN:Ugo\nTEL:2", "FN:Ugo\nTEL:2\nNOTE:again", "FN:Eva",
    )  # fmt: skip
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, path)
    assert len({planned.id for planned in plan.new}) == 4
    assert [str(row.reason) for row in plan.duplicates] == ["the same person as on line 11"]
    _plan, change = bring_in(workspace, path)
    assert change.edits == ()


def test_a_line_longer_than_64_kb_is_left_aside_and_a_photo_is_never_kept(tmp_path: Path) -> None:
    photo = "PHOTO;ENCODING=b:" + "\n ".join(["A" * 75] * 3000)
    path = cards(tmp_path, f"FN:Anna\nNOTE:{'x' * 70_000}\n{photo}\nitem1.LOGO:x\nTITLE:CTO")
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, path)
    assert (only(workspace).role, only(workspace).notes) == ("CTO", "")
    assert [(row.line, str(row.reason)) for row in plan.remarks] == [(4, "the line is longer than 64 KB")]
    assert "lines" not in only(workspace).extra["vcard"]


def test_what_a_terminal_would_obey_does_not_come_in(tmp_path: Path) -> None:
    text = "FN:An\x1b]52;c;x\x07na \u202e[bold]\nNOTE:a\x9b\\nb\nX-ODD:\x1b[2J\u202e"
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, cards(tmp_path, text))
    anna = only(workspace)
    assert (anna.name, anna.notes) == ("An]52;c;xna [bold]", "a\nb")
    assert anna.extra["vcard"]["lines"] == ["X-ODD:[2J"]


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("REV:2024-03-05", "2024-03-05T00:00:00Z"),
        ("REV:20240305T101112.5Z", "2024-03-05T10:11:12Z"),
        ("REV:20240231T000000Z", ""),
        ("REV:yesterday", ""),
    ],
)
def test_each_form_of_a_revision(tmp_path: Path, line: str, stamp: str) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, cards(tmp_path, f"FN:Anna\n{line}"))
    assert only(workspace).created == (stamp or workspace.stamp)


def test_odd_lines_are_kept_or_said_and_never_lost_in_silence(tmp_path: Path) -> None:
    text = (
        "FN:Anna\nROLE:Second\nTITLE:First\nTITLE:Other\nIMPP:xmpp:anna@chat.example\nX-SKYPE:anna.s\n"
        "TEL:\nBDAY:1980-04-12\nBDAY:--0413\nX-RAW;ENCODING=B:AAAA\n"
        'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=none:caf=E9\nX-A;X="a,b^n",c:d'
    )
    workspace = open_workspace(tmp_path / "data")
    plan, _change = bring_in(workspace, cards(tmp_path, text))
    anna = only(workspace)
    assert (anna.role, anna.birthday, anna.notes) == ("First", "1980-04-12", "café")
    assert handles(anna) == [("chat", "anna.s", "skype"), ("chat", "anna@chat.example", "xmpp")]
    assert anna.extra["vcard"]["lines"] == [
        "BDAY:--0413", "ROLE:Second", "TITLE:Other", 'X-A;X="a,b^n",c:d',
    ]  # fmt: skip
    assert [str(row.reason) for row in plan.remarks] == ["“X-RAW;ENCODING=B:AAAA” can't be read"]


def test_a_revision_in_the_future_does_not_date_the_record(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data")
    bring_in(workspace, cards(tmp_path, "FN:Anna\nREV:20990101T000000Z"))
    assert only(workspace).updated == workspace.stamp


def test_cards_are_known_by_their_first_line(tmp_path: Path) -> None:
    assert detect(write(tmp_path / "x.txt", "\ufeff\n begin:VCARD\nfn:A\nend:vcard\n")) is Format.VCARD


def test_a_file_without_a_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="has no card: a vCard begins with BEGIN:VCARD"):
        read(write(tmp_path / "x.vcf", "FN:Anna\n"), Format.VCARD)


PIECES = st.sampled_from(
    ["BEGIN:VCARD", "END:VCARD", "FN:A", "N:;", ":", ";", '"', "\\", "=", "\n", "\r\n", " ", "\t", "^n", "é",
     "TEL", "item1.", ";TYPE=", "QUOTED-PRINTABLE", ";ENCODING=", "BASE64", ";CHARSET=nope", "=C3", "\x00",
     "BDAY:--0230", "PHOTO:", "AGENT:", "ADR:;;;;;;;;;", "\u2028"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_no_arrangement_of_signs_is_more_than_bad_input(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    path = write(tmp_path_factory.mktemp("v") / "c.vcf", "BEGIN:VCARD\n" + "".join(pieces))
    try:
        reading = read(path, Format.VCARD)
    except ImportFileError:
        return
    assert len(reading.candidates) + len(reading.skipped) == len(
        list(split_cards(path.read_bytes().decode()))
    )


def test_a_line_of_nothing_but_signs_is_read_in_good_time() -> None:
    for sign in (";", '"', ';"', "a;", "=", ";a=", ":"):
        assert len(list(split_cards(f"BEGIN:VCARD\nFN{sign * 30_000}\nEND:VCARD\n"))) == 1


def test_the_day_of_a_connection_is_not_read_from_a_card(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "data", date(2026, 11, 24))
    bring_in(workspace, cards(tmp_path, THREE))
    assert only(workspace).met_on is None
