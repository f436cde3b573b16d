"""CSV: netui's own export, and other tables of people whose columns have names that people give them.

In netui's own, a row with an ``id`` is the very record: what a spreadsheet changed in it is taken, where
the record hasn't changed since.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from netui.domain.messages import message
from netui.domain.tables import HANDLE_KINDS
from netui.domain.text import clean_line
from netui.services.exporting.cells import ID, columns, field_of, from_cell, id_of, unguard
from netui.services.importing import tabular
from netui.services.importing.candidates import Candidate, Format, Reading, Skipped, Watch, tidy
from netui.services.importing.days import month_first, read_day
from netui.services.importing.files import TABLE_CAP, decode, read_bytes
from netui.services.importing.identity import handle_keys

SOURCE = "csv"
WANTED = "name (or given and family), company, role, email, phone, linkedin, tags, notes"

_OWN = frozenset(columns())
_NAMES = frozenset({"name", "given", "family"})
_HEADERS = {
    "name": ("full name", "display name", "nome completo", "nome e cognome", "nom complet", "nombre completo",
             "vollstandiger name", "contact", "contatto", "kontakt", "person", "nominativo"),
    "given": ("first name", "given name", "firstname", "vorname", "prenom"),
    "family": ("last name", "family name", "surname", "lastname", "nachname", "familienname", "cognome",
               "nom de famille", "apellidos", "apellido"),
    "company": ("organization", "organisation", "organization name", "employer", "firma", "unternehmen",
                "azienda", "societa", "entreprise", "societe", "empresa"),
    "role": ("title", "job title", "position", "organization title", "ruolo", "posizione", "qualifica",
             "beruf", "stelle", "poste", "fonction", "cargo", "puesto"),
    "sector": ("industry", "settore", "branche", "secteur"),
    "place": ("city", "location", "town", "citta", "luogo", "ort", "stadt", "ville", "lieu", "ciudad",
              "lugar"),
    "birthday": ("birthdate", "date of birth", "compleanno", "data di nascita", "geburtstag", "geburtsdatum",
                 "anniversaire", "date de naissance", "cumpleanos", "fecha de nacimiento"),
    "email": ("e mail", "email address", "e mail address", "mail", "indirizzo email", "e mail adresse",
              "adresse e mail", "courriel", "correo", "correo electronico"),
    "phone": ("telephone", "mobile", "mobile phone", "phone number", "cell", "cell phone", "telefono",
              "cellulare", "telefon", "handy", "mobil", "movil", "portable", "tel",
              "business phone", "home phone"),
    "linkedin": ("linkedin url", "linkedin profile", "profilo linkedin", "profil linkedin"),
    "web": ("website", "url", "web site", "web page", "homepage", "sito", "sito web", "webseite", "site web"),
    "tags": ("labels", "categories", "groups", "group membership", "etichette", "categorie", "gruppi",
             "kategorien", "etiquetas"),
    "notes": ("note", "comment", "comments", "remarks", "notizen", "commentaires", "notas"),
    "met_on": ("met", "connected on", "conosciuto il"),
}  # fmt: skip
_FIELD = {header: field for field, headers in _HEADERS.items() for header in headers}
_NUMBERED = re.compile(r"(e mail|email|phone|website) \d+( value)?$")
_BETWEEN_WORDS = re.compile(r"[;,|]| ::: ")
_OPEN_NAMES = frozenset({"name", "nome", "nom", "nombre"})
"""Headers of the whole name, unless another column has the family or the given name."""


def column(header: str) -> str | None:
    """Return the field that a folded header names; None where it is unknown."""
    if header in _OPEN_NAMES:
        return "name"
    if numbered := _NUMBERED.match(header):
        header = numbered[1]
    own = header.replace(" ", "_")
    return own if own in _OWN else _FIELD.get(header)


def _has_names(known: Collection[str]) -> bool:
    return not _NAMES.isdisjoint(known)


def read(path: Path, watch: Watch) -> Reading:
    """Read a table of people.

    Args:
        path: The file.
        watch: Told of progress; stops the work.

    Raises:
        ImportFileError: Where it can't be read, or has no column of names.
    """
    text = decode(path, read_bytes(path, TABLE_CAP))
    header = tabular.find_header(text, column, _has_names)
    if header is None:
        raise tabular.unknown_columns(path, text, WANTED)
    skipped: list[Skipped] = []
    rows = list(tabular.read_rows(text, header, skipped))
    table = _Table(header, rows)
    candidates: list[Candidate] = []
    for done, (line, row) in enumerate(rows, 1):
        watch.step(done, len(rows))
        candidate = table.candidate(line, row)
        if candidate is None:
            skipped.append(Skipped(line, message("the row has no name")))
        else:
            candidates.append(candidate)
    return Reading(path, Format.CSV, SOURCE, tuple(candidates), tuple(skipped), tuple(table.remarks))


class _Table:
    """The rows of one table, made into people."""

    def __init__(self, header: tabular.Header, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        self._columns = tabular.Columns(header)
        self._present = header.known - {ID}
        self.remarks: list[Skipped] = []
        places = [place for place, name in enumerate(header.fields) if name in {"met_on", "birthday"}]
        days = [row[place] for _line, row in rows for place in places if place < len(row)]
        self._month_first = month_first(days, language_says=False)

    def candidate(self, line: int, row: Sequence[str]) -> Candidate | None:
        """Return the person in a row; None where it has no name."""
        cells = {name: unguard(cell) for name, cell in self._columns.by_field(row).items()}
        record = id_of(cells.get(ID, ""))
        if not (record.isascii() and record.isdigit()):
            record = ""
        values = {name: from_cell(name, cell) for name, cell in cells.items() if name != ID}
        if not record:
            values |= {name: _words(cells[name]) for name in ("tags", "offers", "interests") if name in cells}
            self._write_days(values)
            values = _whole_name(values)
        if not clean_line(values.get("name", "")):
            return None
        values["handles"] = [part for kind in HANDLE_KINDS for part in values.pop(kind, ())]
        stamps = {name: values.pop(name, "") for name in ("created", "updated")}
        fields, problems = tidy(values)
        for name, why in problems.items():
            said = message("{column} {why}; left aside", column=name, why=why)
            self.remarks.append(Skipped(line, said))
        if record:
            present = {name: cells.get(name, "") for name in self._present}
            held = {name: cell for name, cell in present.items() if field_of(name) not in problems}
            return Candidate(
                line, fields, created=stamps["created"], record=record, version=stamps["updated"], cells=held
            )
        apart = next(iter(handle_keys(fields, "phone")), "") or fields.get("company", "")
        extra = self._columns.leftovers(row)
        extra |= {name: clean_line(cells.get(name, "")) for name in problems if name in cells}
        fields = {name: value for name, value in fields.items() if name not in {"source", "external"}}
        return Candidate(line, fields, apart=apart, extra=extra)

    def _write_days(self, values: dict[str, object]) -> None:
        """Write days as the data file does, where they can be read."""
        for name in ("met_on", "birthday"):
            written = values.get(name)
            if isinstance(written, str) and (day := read_day(written, self._month_first)):
                values[name] = day


def _words(cell: str) -> list[str]:
    """Return the words in a cell of somebody else's table, which may stand between commas."""
    return _BETWEEN_WORDS.split(cell)


def _whole_name(values: Mapping[str, object]) -> dict[str, object]:
    """Return values with the whole name, however a table divides it."""
    name, given, family = (str(values.get(part, "")) for part in ("name", "given", "family"))
    if given and name and not family and given.casefold() not in name.casefold():
        family = name  # "Vorname" and "Name", "Prénom" and "Nom"
    elif family and name and not given and family.casefold() not in name.casefold():
        given = name  # "Nome" and "Cognome", "Nombre" and "Apellidos"
    else:
        return {**values, "name": name or f"{given} {family}"}
    return {**values, "given": given, "family": family, "name": f"{given} {family}"}
