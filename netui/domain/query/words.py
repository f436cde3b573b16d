"""What words are looked for in: the texts of a row, read without making a record of it."""

from typing import Any

from netui.domain.records import Raw


def contact_text(raw: Raw) -> str:
    """Return what is searched of a contact's row, each text on a line of its own."""
    get = raw.get
    try:
        return "\n".join(
            (
                get("name", ""), get("given", ""), get("family", ""), get("company", ""), get("role", ""),
                get("sector", ""), get("place", ""), get("met_how", ""), *get("aliases", ()),
                *get("tags", ()), *get("offers", ()), *get("interests", ()),
                *(_handle(handle) for handle in get("handles", ())), get("notes", ""),
            )
        )  # fmt: skip
    except (TypeError, KeyError):  # somebody wrote other things there by hand: search what is text
        found = _all_texts([raw.get(name) for name in _SEARCHED])
        return "\n".join((*found, *map(digits, _all_texts(raw.get("handles")))))


_SEARCHED = (
    "name", "given", "family", "company", "role", "sector", "place", "met_how", "aliases", "tags", "offers",
    "interests", "handles", "notes",
)  # fmt: skip


def exchange_text(raw: Raw, contact: Raw) -> str:
    """Return what is searched of an exchange's row, and of its contact's: the name."""
    texts = (contact.get("name"), raw.get("kind"), raw.get("direction"), raw.get("note"))
    return "\n".join(map(as_text, texts))


def _handle(handle: Any) -> str:
    value = handle["value"]
    if handle["kind"] != "phone":
        return str(value)
    return f"{value}\n{digits(value)}"  # however it was written, it is found by its digits too


def digits(phone: str) -> str:
    """Return a phone number as it is dialled."""
    return "".join(char for char in phone if char in "+0123456789")


def as_text(value: Any) -> str:
    """Return a row's value where it is text, else nothing."""
    return value if isinstance(value, str) else ""


def _all_texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [found for part in parts for found in _all_texts(part)]
