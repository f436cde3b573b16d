"""Filtering while a query is being typed, the same on every screen with a filter."""

from collections.abc import Callable

from netui.domain.query import Subject, query_fields
from netui.domain.text import fold
from netui.i18n import say
from netui.ui.widgets.linelist import LineList
from netui.ui.widgets.prompt import Choice, Question


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

    def cancelled() -> None:
        show("")

    def moved(by: int) -> None:
        rows.action_down() if by > 0 else rows.action_up()

    return Question(
        "/",
        lambda _text: None,
        initial=initial,
        changed=show,
        complete=lambda text: complete_query(text, about),
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
