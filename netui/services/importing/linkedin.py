"""LinkedIn's ``Connections.csv``, alone or in the zip that LinkedIn sends, in five languages.

LinkedIn's own texts are known for English; for the others a header is known by what it says (a given
name, an address, a connection's date …) in any of the ways the language has of saying it.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from netui.domain.messages import Message, message
from netui.domain.text import clean_line
from netui.services.importing import tabular
from netui.services.importing.candidates import (
    Candidate,
    Format,
    Reading,
    Skipped,
    Watch,
)
from netui.services.importing.days import month_first, read_day
from netui.services.importing.files import TABLE_CAP, decode, read_bytes, read_head
from netui.services.importing.identity import linkedin_path

SOURCE = "linkedin"
WANTED = "First Name, Last Name, URL, Email Address, Company, Position, Connected On"

_HEADERS = {
    "given": ("first name", "given name", "vorname", "nome", "prenom", "nombre"),
    "family": (
        "last name", "family name", "surname", "nachname", "familienname", "cognome", "nom", "nom de famille",
        "apellidos", "apellido",
    ),
    "url": (
        "url", "profile url", "linkedin url", "url del profilo", "url profilo", "url du profil", "url profil",
        "url del perfil", "url perfil", "profil url", "profil link", "link",
    ),
    "email": (
        "email address", "email", "e mail", "e mail address", "e mail adresse", "emailadresse",
        "indirizzo email", "indirizzo e mail", "indirizzo di posta elettronica", "adresse email",
        "adresse e mail", "adresse electronique", "courriel", "direccion de correo electronico",
        "correo electronico", "direccion de email", "correo",
    ),
    "company": (
        "company", "organization", "organisation", "unternehmen", "firma", "azienda", "societa", "impresa",
        "entreprise", "societe", "empresa", "compania",
    ),
    "role": (
        "position", "title", "job title", "stelle", "jobtitel", "titel", "berufsbezeichnung", "posizione",
        "qualifica", "ruolo", "poste", "fonction", "intitule du poste", "cargo", "puesto", "posicion",
    ),
}  # fmt: skip
_FIELD = {header: field for field, headers in _HEADERS.items() for header in headers}
# "Connected On", "Verbunden am", "Vernetzt am", "Collegato il", "Data di collegamento", "Connexion établie
# le", "En relation depuis", "Conectado el", "Fecha de conexión" …
_CONNECTED = re.compile(
    r"\b(connect(ed|e|ee|es)\b|connect(ion|ed) date|connexion|en relation|verbunden|vernetzt|kontakt seit"
    r"|colleg(at[oaie]|amento)|conness[oaie]|conectad[oa]s?|conexion|contacto desde)"
)


def column(header: str) -> str | None:
    """Return the field that a folded header names; None where it is unknown."""
    known = _FIELD.get(header)
    if known is None and _CONNECTED.search(header):
        return "met_on"
    return known


def is_connections(text: str) -> bool:
    """Whether a table is LinkedIn's: people with the day of their connection, or all its other columns."""
    header = tabular.find_header(text, column)
    if header is None or not header.known & _NAMES:
        return False
    return "met_on" in header.known or len(header.known) >= 5


_NAMES = {"given", "family"}
_TEXTS = ("given", "family", "company", "role")


def read(path: Path, watch: Watch) -> Reading:
    """Read an export.

    Args:
        path: ``Connections.csv``, under any name, or a zip that has it.
        watch: Told of progress; stops the work.

    Raises:
        ImportFileError: Where it can't be read, or has no connections.
    """
    if read_head(path, 4).startswith(b"PK"):
        from netui.services.importing.archive import connections

        text, notes = connections(path, is_connections)
    else:
        text, notes = decode(path, read_bytes(path, TABLE_CAP)), ()
    header = tabular.find_header(text, column)
    if header is None or not header.known & _NAMES:
        raise tabular.unknown_columns(path, text, WANTED)
    skipped: list[Skipped] = []
    rows = list(tabular.read_rows(text, header, skipped))
    table = _Table(_with_dates(header, rows), rows)
    candidates: list[Candidate] = []
    for done, (line, row) in enumerate(rows, 1):
        watch.step(done, len(rows))
        candidate = table.candidate(line, row)
        if candidate is None:
            skipped.append(Skipped(line, message("the row has no name")))
        else:
            candidates.append(candidate)
    return Reading(
        path, Format.LINKEDIN, SOURCE, tuple(candidates), tuple(skipped), tuple(table.remarks), notes
    )


def _with_dates(header: tabular.Header, rows: Sequence[tuple[int, Sequence[str]]]) -> tabular.Header:
    """Return a header that knows its column of dates: by what is in it, where its name is no help."""
    if "met_on" in header.known:
        return header
    for place, field in enumerate(header.fields):
        cells = [row[place] for _, row in rows[:50] if len(row) > place and row[place].strip()]
        if field is None and cells and all(map(read_day, cells)):
            fields = (*header.fields[:place], "met_on", *header.fields[place + 1 :])
            return tabular.Header(header.line, header.delimiter, header.names, fields)
    return header


class _Table:
    """The rows of one export, made into people."""

    def __init__(self, header: tabular.Header, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        self._header = header
        self._columns = tabular.Columns(header)
        self.remarks: list[Skipped] = []
        dates: list[str] = []
        if "met_on" in header.known:
            place = header.fields.index("met_on")
            dates = [row[place] for _, row in rows if len(row) > place]
        english = any(tabular.folded(name) in {"first name", "connected on"} for name in header.names)
        self._month_first = month_first(dates, english)
        self._days: dict[str, str] = {}

    def candidate(self, line: int, row: Sequence[str]) -> Candidate | None:
        """Return the person in a row; None where it has no name."""
        cells = self._columns.by_field(row)
        extra = self._columns.leftovers(row)
        fields: dict[str, Any] = {}
        for field in _TEXTS:
            if text := clean_line(cells.get(field, "")):
                fields[field] = text
        name = f"{fields.get('given', '')} {fields.get('family', '')}".strip()
        if not name:
            return None
        fields |= {"name": name, "stage": "connected"}
        handles: list[dict[str, str]] = []  # in the order in which a set is kept: by kind
        if email := clean_line(cells.get("email", "")):
            if "@" in email:
                handles.append({"kind": "email", "value": email})
            else:
                self._leave_aside(line, "email", email, message("isn't an e-mail address"), extra)
        external = ""
        if url := clean_line(cells.get("url", "")):
            external = linkedin_path(url)
            handles.append({"kind": "linkedin" if external else "web", "value": url})
        if handles:
            fields["handles"] = handles
        day = ""
        if written := cells.get("met_on"):
            day = self._day(written)
            if day:
                fields["met_on"] = day
            else:
                self._leave_aside(line, "met_on", written, message("isn't a date that exists"), extra)
        return Candidate(line, fields, external, day, extra, f"{day}T00:00:00Z" if day else "")

    def _day(self, written: str) -> str:
        """Return a date as the file holds it; empty where it is none."""
        known = self._days.get(written)
        if known is None:
            known = read_day(written, self._month_first)
            self._days[written] = known
        return known

    def _leave_aside(self, line: int, field: str, value: str, why: Message, extra: dict[str, str]) -> None:
        header = clean_line(self._header.names[self._header.fields.index(field)])
        extra[header] = clean_line(value)
        shown = extra[header][:60]
        said = message("{column} “{value}” {why}", column=header, value=shown, why=why)
        self.remarks.append(Skipped(line, said))
