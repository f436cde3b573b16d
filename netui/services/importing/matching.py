"""Who in the network is the person that a file names: by what belongs to one person, never by name alone."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from netui.domain.records import Raw
from netui.domain.text import fold
from netui.services.importing.candidates import Candidate
from netui.services.importing.identity import Identity, handle_keys

_LOOKED_AT = 50  # of one name; more would be looked at again for each of them


class Contacts:
    """The contacts as they will be after what is planned so far, found by what identifies them.

    Works on rows rather than records, and on a copy of the table: planning runs beside the app, which
    goes on reading and changing the network.
    """

    def __init__(self, rows: Mapping[str, Raw]) -> None:
        self.rows = dict(rows)
        # Dicts for sets that keep their order: who is found doesn't depend on the run.
        self._external: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._handle: dict[str, dict[str, None]] = defaultdict(dict)
        self._name: dict[str, dict[str, None]] = defaultdict(dict)
        self._meeting: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
        for identifier, row in self.rows.items():
            self._note(identifier, row)

    def put(self, identifier: str, row: Raw, identity: Identity | None = None) -> None:
        """Make a row hold, for those that are looked for after it.

        Args:
            identifier: The contact's id.
            row: The row.
            identity: How the person is recognised, where the row says no more than that.
        """
        self.rows[identifier] = row
        self._note(identifier, row, identity)

    def find(
        self,
        source: str,
        candidate: Candidate,
        identity: Identity,
        claimed: Collection[str],
        present: Collection[str],
    ) -> str | None:
        """Return the id of the contact that a person in a file is; None where they are new.

        Args:
            source: The word for where the file comes from.
            candidate: The person.
            identity: How they are recognised.
            claimed: Contacts that others in the same file turned out to be.
            present: What names everybody in the file: none of those changed their address.
        """
        in_trash: str | None = None
        for identifier in self._likely(source, candidate, identity, present):
            if identifier in claimed:
                continue
            if not self.rows[identifier].get("deleted"):
                return identifier
            in_trash = in_trash or identifier
        return in_trash

    def namesakes(self, identity: Identity) -> list[str]:
        """Return contacts of a person's name who may be that person, a few at most.

        Two who each have a LinkedIn profile of their own are two people.
        """
        found: list[str] = []
        for other in islice(self._name.get(identity.name, ()), _LOOKED_AT):
            row = self.rows[other]
            profiles = handle_keys(row, "linkedin")
            if not row.get("deleted") and not (profiles and identity.profiles):
                found.append(other)
        return found

    def _likely(
        self, source: str, candidate: Candidate, identity: Identity, present: Collection[str]
    ) -> Iterator[str]:
        """Yield those that it may be, surest first."""
        for place, identifier in enumerate(identity.ids):
            if identifier in self.rows and (
                place == 0 or not self._named_otherwise(source, candidate, identifier)
            ):
                yield identifier
        if candidate.external:
            yield from self._external.get((source, candidate.external), ())
        for key in identity.profiles:
            yield from self._handle.get(key, ())
        for key in identity.emails:
            owners = self._handle.get(key, {})
            sure = len(owners) == 1 and key not in identity.shared
            for identifier in owners:
                named = self._named(source, identifier)
                namesake = identifier in self._name.get(identity.name, ())
                otherwise = self._named_otherwise(source, candidate, identifier)
                if (sure and not otherwise) or (namesake and not (otherwise and named in present)):
                    yield identifier
        if identity.meeting is not None:
            for identifier in self._meeting.get(identity.meeting, ()):
                if self._named(source, identifier) not in present:
                    yield identifier

    def _named(self, source: str, identifier: str) -> str:
        """Return what names a contact in a source; empty where nothing does."""
        external = self.rows[identifier].get("external")
        return str(external.get(source, "")) if isinstance(external, dict) else ""

    def _named_otherwise(self, source: str, candidate: Candidate, identifier: str) -> bool:
        """Whether the source names a contact, and not as it names this person."""
        known = self._named(source, identifier)
        return bool(known and candidate.external and known != candidate.external)

    def _note(self, identifier: str, row: Raw, identity: Identity | None = None) -> None:
        external, extra, met_on = row.get("external"), row.get("extra"), row.get("met_on")
        if isinstance(external, dict):
            for source, value in external.items():
                self._external[source, str(value)][identifier] = None
        if identity is None:
            keys = handle_keys(row, "linkedin") + handle_keys(row, "email")
            names = _names(row)
        else:
            keys, names = [*identity.profiles, *identity.emails], [identity.name]
        for key in keys:
            self._handle[key][identifier] = None
        for name in names:
            self._name[name][identifier] = None
            if met_on and isinstance(extra, dict):
                for source in extra:
                    self._meeting[source, name, str(met_on)][identifier] = None


def _names(row: Raw) -> list[str]:
    aliases = row.get("aliases")
    names = [row.get("name"), *(aliases if isinstance(aliases, list) else ())]
    return [fold(name) for name in names if isinstance(name, str)]
