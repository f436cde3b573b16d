"""Where somebody is, beside where a need is."""

from collections.abc import Callable, Mapping
from typing import Final

from netui.domain.matching.fitting import Fits
from netui.domain.matching.pool import Holding
from netui.domain.matching.terms import Terms
from netui.domain.records import Raw

_OTHER_PLACE: Final = 0.85  # what is left of a fit where a need names a place and the helper is elsewhere
_NOT_THERE: Final = 0.4  # the same where it is to be there
_MAYBE_THERE: Final = 0.9  # and where nobody wrote down where the helper is

_Places = frozenset[str]
_NOWHERE: Final[_Places] = frozenset()


class Places:
    """The places of contacts, each read when it is first asked for.

    Args:
        rows: The contacts' rows, by id.
        fits: How texts are read.
    """

    def __init__(self, rows: Mapping[str, Raw], fits: Fits) -> None:
        self._rows = rows
        self._fits = fits
        self._of: dict[str, _Places] = {}
        self._left: dict[tuple[_Places, bool], dict[_Places, float]] = {}

    def forget(self, contact: str) -> None:
        """Have a contact's place read again."""
        self._of.pop(contact, None)

    def of(self, contact: str) -> _Places:
        """Return the places that somebody is in; none where nobody wrote it down."""
        known = self._of.get(contact)
        if known is None:
            where = self._rows.get(contact, {}).get("place")
            facets = self._fits.reader.terms(where).facets if isinstance(where, str) else {}
            known = self._of[contact] = facets.get("p", _NOWHERE)
        return known

    def is_there(self, contact: str, wanted: _Places) -> bool:
        """Whether where somebody is lies in, or holds, one of the places that are wanted."""
        places = self.of(contact)
        return bool(places) and self._fits.meet(wanted, places)

    def adjust(self, need: Terms) -> Callable[[Holding, float], float] | None:
        """Return what a fit comes to by where somebody is; None where the need names no place."""
        wanted = need.facets.get("p")
        if not wanted:
            return None
        demanded = "p" in need.demanded
        left, where = self._left.setdefault((wanted, demanded), {}), self._of

        def adjust(holding: Holding, fit: float) -> float:
            if "p" in holding.terms.facets:  # what they offer says where: it was counted in the fit
                return fit
            places = where.get(holding.contact)
            if places is None:
                places = self.of(holding.contact)
            share = left.get(places)
            if share is None:
                share = left[places] = self._share(wanted, places, demanded=demanded)
            return fit * share

        return adjust

    def _share(self, wanted: _Places, places: _Places, *, demanded: bool) -> float:
        if not places:
            return _MAYBE_THERE if demanded else 1.0
        if self._fits.meet(wanted, places):
            return 1.0
        return _NOT_THERE if demanded else _OTHER_PLACE
