"""Completing a query while it is being typed, the same on every screen with a filter."""

from netui.domain.query import Subject, query_fields
from netui.domain.text import fold
from netui.i18n import say
from netui.ui.widgets.prompt import Choice


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
        Choice(f"{head}{sign}{field.name}:", f"{field.name}: {say(field.help)}")
        for field in fields
        if field.name.startswith(fold(name))
    ]
