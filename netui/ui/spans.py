"""Lengths of time in a few cells, for columns."""

from netui.i18n import _


def short_span(days: int) -> str:
    """Return a length of time in at most five cells: "12 d", "5 mo", "2 y"."""
    if days < 100:
        return _("{count} d").format(count=days)
    if days < 730:
        return _("{count} mo").format(count=round(days / 30.44))
    return _("{count} y").format(count=days // 365)
