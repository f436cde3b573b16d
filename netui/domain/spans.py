"""Lengths of time as people say them: "3 days", "8 months ago", "tomorrow"."""

from typing import Final

from netui.domain.messages import Message, message

_NEAR: Final = {0: message("today"), 1: message("tomorrow"), -1: message("yesterday")}


def span(days: int) -> Message:
    """Return a length of time in its largest fitting unit: "42 days", "5 months", "2 years"."""
    if days < 60:
        return message("{count} day", "{count} days", count=days)
    if days < 730:
        return message("{count} month", "{count} months", count=round(days / 30.44))
    return message("{count} year", "{count} years", count=days // 365)


def from_today(days: int) -> Message:
    """Return a day by its distance from today, those past below nought: "3 days ago", "in 2 months"."""
    if days in _NEAR:
        return _NEAR[days]
    return message("in {span}", span=span(days)) if days > 0 else message("{span} ago", span=span(-days))
