"""Finding while words are being typed, the same on every screen: what a query means, whom a name means."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from netui.domain.query import Subject, query_fields
from netui.domain.tables import Contact
from netui.domain.text import clean_line, fold
from netui.i18n import say
from netui.ui.widgets.linelist import LineList
from netui.ui.widgets.prompt import Choice, Question

if TYPE_CHECKING:
    from netui.ui.app import NetuiApp

MOST_NAMED: Final = 12
"""People that words are completed to: more nobody reads while typing."""


def people_named(app: "NetuiApp", text: str) -> list[Contact]:
    """Return the people whom words fit, those whose name they begin first; none for no words.

    Args:
        app: The app, whose network is looked through.
        text: Words of a name, a company or whatever else a filter looks in.
    """
    wanted = fold(clean_line(text))
    if not wanted:
        return []
    people = app.query_context().haystacks(Contact)
    words = wanted.split()
    fitting = [row for row in people.order if all(word in people.texts[row] for word in words)]
    fitting.sort(key=lambda row: not people.texts[row].startswith(wanted))
    found = (app.workspace.network.get(Contact, row) for row in fitting[:MOST_NAMED])
    return [contact for contact in found if contact is not None and not contact.deleted]


def filter_question(
    initial: str,
    about: type[Subject],
    show: Callable[[str], list[str]],
    rows: LineList,
    found: Callable[[], str],
    hint: str,
) -> Question:
    """Return the question that filters a list.

    Args:
        initial: The query as it stands.
        about: Contact or Exchange.
        show: Shows what a query means, and returns what doesn't hold in it.
        rows: The list, whose cursor ↓ and ↑ move meanwhile.
        found: Returns how many were found, in words.
        hint: What can be typed.
    """
    question = words_question(initial, show, rows, found, hint)
    return question._replace(complete=lambda text: complete_query(text, about))


def words_question(
    initial: str,
    show: Callable[[str], Sequence[str] | None],
    rows: LineList,
    found: Callable[[], str] | None,
    hint: str,
) -> Question:
    """Return the question that filters a list by plain words; see `filter_question`.

    Args:
        initial: The words as they stand.
        show: Shows what words find; may return what doesn't hold in them.
        rows: See there.
        found: See there; None where they aren't counted.
        hint: See there.
    """

    def cancelled() -> None:
        show("")

    def moved(by: int) -> None:
        rows.action_down() if by > 0 else rows.action_up()

    return Question(
        "/",
        lambda _text: None,
        initial=initial,
        changed=lambda text: show(text) or (),
        cancelled=cancelled,
        moved=moved,
        aside=found,
        hint=hint,
    )


def complete_query(text: str, about: type[Subject]) -> list[Choice]:
    """Return the fields, or a field's values, that the last word begins.

    Args:
        text: The query up to the cursor.
        about: Contact or Exchange.
    """
    head, _space, last = text.rpartition(" ")
    head = f"{head} " if head else ""
    sign = "-" if last.startswith("-") else ""
    name, colon, value = last[len(sign) :].partition(":")
    fields = query_fields(about)
    for field in fields:
        if colon and field.name == name:
            before, comma, value = value.rpartition(",")
            whole = [word for word in field.words if word.startswith(value) and word != value]
            return [Choice(f"{head}{sign}{name}:{before}{comma}{word}", word) for word in whole]
    if colon or not name:
        return []
    return [
        Choice(f"{head}{sign}{field.name}:", f"{field.name}:", say(field.help))
        for field in fields
        if field.name.startswith(fold(name))
    ]
