"""Finding whose history is meant: somebody who is there, in the trash, or known to earlier commits only."""

from typing import Final

from netui.domain.ids import order, short
from netui.domain.messages import NetuiError, message
from netui.domain.network import Network
from netui.domain.tables import Contact
from netui.domain.text import clean_line, fold
from netui.i18n import listed
from netui.services.lookup import ContactNotFoundError, find_contact
from netui.services.recorded.commits import SHORT
from netui.services.recorded.reading import Changed, Found, Recorded
from netui.services.recorded.telling import Step, Subject, subject_of, tell, title

_LEAST: Final = 4  # letters of a commit's name or of a short id


class NotRecordedError(NetuiError):
    """No commit, or no record, of that name; or several."""


def find_subject(network: Network, recorded: Recorded, words: str) -> Subject:
    """Return the contact that words mean: one who is there, else in the trash, else gone from the file.

    Args:
        network: Where to look first.
        recorded: Where to look last: it takes as long as reading all of the history.
        words: As `find_contact` takes them.

    Raises:
        NetuiError: Nobody is meant, or several could be.
    """
    try:
        return subject_of(network, find_contact(network, words))
    except ContactNotFoundError as error:
        trashed = {
            key: raw
            for key, raw in network.rows[Contact.TABLE].items()
            if raw.get("deleted") and _is_meant(key, raw.get("name"), words)
        }
        known = {key: title(network, Contact.TABLE, key, raw) for key, raw in trashed.items()}
        known = known or _gone(network, recorded, words)
        if len(known) > 1:
            raise _several(words, known) from error
        for key, name in known.items():
            return Subject(Contact.TABLE, key, name)
        raise


def find_record(network: Network, recorded: Recorded, words: str) -> Subject:
    """Return the record of any table that an id or a short id means.

    Raises:
        NotRecordedError: There never was one, or several begin so.
    """
    known = {
        (table, key): title(network, table, key, raw)
        for table, rows in network.rows.items()
        for key, raw in rows.items()
        if _is_id(key, words)
    }
    if not known:

        def told(found: Found) -> bool:
            for changed in found.records():
                if _is_id(changed.id, words):
                    known.setdefault((changed.table, changed.id), _name(network, changed))
            return True

        recorded.each(told)
    if len(known) > 1:
        raise _several(words, {key: name for (_table, key), name in known.items()})
    for (table, key), name in known.items():
        return Subject(table, key, name)
    raise NotRecordedError(
        message("no record has, or ever had, the id “{words}”: --json shows ids", words=clean_line(words))
    )


def find_steps(recorded: Recorded, subject: Subject, words: str) -> list[Step]:
    """Return what one commit did to somebody or something.

    Args:
        recorded: The history.
        subject: Whose.
        words: The commit's name, or what it begins with.

    Raises:
        NotRecordedError: No commit begins so, several do, or it did nothing to them.
    """
    wanted = words.strip().casefold()
    named = [commit for commit in recorded.listed.commits if commit.hash.startswith(wanted)]
    if len(wanted) < _LEAST or not named:
        raise NotRecordedError(
            message(
                "no commit that changed the file begins with “{words}”: “netui history” lists them",
                words=clean_line(words),
            )
        )
    if len(named) > 1:
        raise NotRecordedError(
            message(
                "“{words}” could be the commits {commits}: say more of it",
                words=clean_line(words),
                commits=listed(commit.hash[: max(SHORT, len(wanted) + 2)] for commit in named),
            )
        )
    steps: list[Step] = []

    def told(found: Found, done: list[Step]) -> bool:
        if found.commit == named[0]:
            steps.extend(done)
        return found.commit != named[0]

    tell(recorded, subject, told)
    if not steps:
        raise NotRecordedError(
            message("{commit} changed nothing of {name}", commit=named[0].short, name=subject.name)
        )
    return steps


def _gone(network: Network, recorded: Recorded, words: str) -> dict[str, str]:
    """Return who was meant by words in earlier commits and is no longer in the file."""
    known: dict[str, str] = {}

    def told(found: Found) -> bool:
        for changed in found.records():
            if changed.table == Contact.TABLE and changed.id not in network.rows[Contact.TABLE]:
                raws = [raw for raw in (changed.before, changed.after) if raw]
                if any(_is_meant(changed.id, raw.get("name"), words) for raw in raws):
                    known.setdefault(changed.id, _name(network, changed))
        return True

    recorded.each(told)
    return known


def _is_meant(identifier: str, name: object, words: str) -> bool:
    whole = isinstance(name, str) and fold(clean_line(name)) == fold(clean_line(words))
    return whole or _is_id(identifier, words)


def _is_id(identifier: str, words: str) -> bool:
    wanted = fold(clean_line(words))
    if identifier == wanted:
        return True
    return len(wanted) >= _LEAST and wanted.isalnum() and short(identifier).startswith(wanted)


def _name(network: Network, changed: Changed) -> str:
    return title(network, changed.table, changed.id, changed.after or changed.before or {})


def _several(words: str, known: dict[str, str]) -> NotRecordedError:
    shown = "; ".join(f"{known[key]} ({short(key)})" for key in sorted(known, key=order)[:8])
    return NotRecordedError(
        message("“{words}” could be {shown}: say the short id", words=clean_line(words), shown=shown)
    )
