"""Your own profile: one record, the first questions that fill it, and related sectors to choose from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from netui.domain.changes import Change, created, updated
from netui.domain.ids import derived_id
from netui.domain.messages import Message, message
from netui.domain.network import Network
from netui.domain.tables import Contact, Profile
from netui.domain.text import clean_line, fold
from netui.i18n import _
from netui.services.differences import differences
from netui.services.editing import Edit, Edited, edited
from netui.services.sectors import canonical, related_sectors, spelled
from netui.services.workspace import Workspace


def set_profile(workspace: Workspace, fields: Mapping[str, Any]) -> Change:
    """Give values to fields of your profile; the record is made where there is none.

    Args:
        workspace: The open network.
        fields: Values as people write them, by field name.

    Raises:
        InvalidRecordError: With every field that doesn't hold.
    """
    before = own_profile(workspace.network)
    return _write(workspace, before, before.change(fields)).change


def edit_profile(workspace: Workspace, edits: Sequence[Edit]) -> Edited:
    """Edit your profile, as one step of undo.

    Raises:
        InvalidRecordError: With everything that doesn't hold; nothing was changed.
    """
    before = own_profile(workspace.network)
    return _write(workspace, before, edited(before, edits, workspace.network, workspace.today))


def own_profile(network: Network) -> Profile:
    """Return the profile as it stands; where there is none, an empty one with the id that it would have.

    That id is the same on every machine: two that each write a profile before they meet write one record.
    """
    if network.profile.id:
        return network.profile
    identifier = derived_id("netui", Profile.TABLE)
    return network.get(Profile, identifier) or Profile(id=identifier)


def _write(workspace: Workspace, before: Profile, after: Profile) -> Edited:
    said = "; ".join(differences(before, after, workspace.network))
    label = _("your profile: {what}").format(what=said)
    if not said:
        return Edited(workspace.do(label, ()), said)
    if workspace.network.get(Profile, before.id) is None:
        return Edited(workspace.do(label, [created(after, workspace.stamp)]), said)
    return Edited(
        workspace.do(label, [updated(before, after.change({"deleted": ""}), workspace.stamp)]), said
    )


# The first questions


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three first questions.

    Attributes:
        text: The question.
        fields: The fields of the profile that answer it and are still empty.
        examples: What could be written in each of them.
    """

    text: Message
    fields: tuple[str, ...]
    examples: Mapping[str, str]


_EXAMPLES: Final = {
    "name": "Livia Serra",
    "sectors": "software, design",
    "offers": "Python, a second opinion",
    "goals": "clients, trends",
    "interests": "AI regulation, sailing",
}


def missing(network: Network) -> tuple[Question, ...]:
    """Return those of the three first questions that are still unanswered.

    They ask who you are, what you can help with, and what you would like: goals or interests answer that.
    """
    profile = network.profile
    questions = (
        (message("What is your name, and which sectors do you work in?"), ("name", "sectors"), all),
        (message("What can you help others with?"), ("offers",), all),
        (message("What would you like: what for, and what do you care about?"), ("goals", "interests"), any),
    )
    found = []
    for text, fields, enough in questions:
        if not enough(getattr(profile, field) for field in fields):
            empty = tuple(field for field in fields if not getattr(profile, field))
            found.append(Question(text, empty, {field: _EXAMPLES[field] for field in empty}))
    return tuple(found)


# Related sectors


def suggestions(network: Network) -> dict[str, tuple[str, ...]]:
    """Return sectors that could be related to yours: for each of your sectors that you said nothing of yet.

    Those in which you know people come first, and are called as they are beside these people. A sector
    for which you have written what is related, be it nothing, is decided: nothing is suggested for it.
    """
    profile = network.profile
    decided = {canonical(sector) for sector in profile.related}
    mine = {canonical(sector) for sector in profile.sectors}
    used = _sectors_of_contacts(network)
    among = {canonical(sector) for sector in used}
    found = {}
    for sector in profile.sectors:
        if canonical(sector) in decided:
            continue
        known = mine | _related_back(profile, sector)
        others = [other for other in related_sectors(sector) if canonical(other) not in known]
        others.sort(key=lambda other: canonical(other) not in among)
        if others:
            found[sector] = tuple(spelled(other, used) for other in others)
    return found


def _related_back(profile: Profile, sector: str) -> set[str]:
    """Return the sectors to which one is written as related: that holds both ways."""
    wanted = fold(sector)
    return {canonical(other) for other, words in profile.related.items() if wanted in map(fold, words)}


def _sectors_of_contacts(network: Network) -> list[str]:
    """Return the sectors of contacts as they are called most, the most frequent first."""
    rows: Iterable[Mapping[str, Any]] = network.rows[Contact.TABLE].values()
    words = (raw.get("sector") for raw in rows if not raw.get("deleted"))
    count = Counter(word for value in words if isinstance(value, str) and (word := clean_line(value)))
    return sorted(count, key=lambda word: (-count[word], word))


__all__ = [
    "Question", "edit_profile", "missing", "related_sectors", "set_profile", "suggestions",
]  # fmt: skip
