"""What a query is made of: small frozen objects that each match a contact or an exchange, or don't."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from netui.domain.tables import Contact, Exchange

if TYPE_CHECKING:
    from netui.domain.query.context import QueryContext
    from netui.domain.query.values import Wanted

Subject: TypeAlias = Contact | Exchange
"""What a query can be about."""


class Term(Protocol):
    """One part of a query."""

    @property
    def of_words(self) -> bool:
        """Whether it is made of words alone, so that a record's text is all that it needs to see."""
        ...

    def in_text(self, text: str) -> bool:
        """Whether a folded text matches; only where `of_words`."""
        ...

    def matches(self, subject: Subject, context: "QueryContext") -> bool:
        """Whether a contact or an exchange is meant."""
        ...


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches all: an empty query."""

    @property
    def of_words(self) -> bool:
        """Return True: it needs to see nothing."""
        return True

    def in_text(self, text: str) -> bool:  # noqa: ARG002
        """Return True."""
        return True

    def matches(self, subject: Subject, context: "QueryContext") -> bool:  # noqa: ARG002
        """Return True."""
        return True


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a quoted phrase that stands anywhere.

    Attributes:
        text: What is looked for, folded.
    """

    text: str

    @property
    def of_words(self) -> bool:
        """Return True."""
        return True

    def in_text(self, text: str) -> bool:
        """Whether the word stands in a text."""
        return self.text in text

    def matches(self, subject: Subject, context: "QueryContext") -> bool:
        """Whether the text stands in any field that is searched."""
        return self.text in context.haystack(subject)


@dataclass(frozen=True, slots=True)
class Field:
    """A value wanted in one field.

    Attributes:
        name: The field's name in the language.
        wanted: Which values are meant.
        read: Returns the field's value of a contact or an exchange.
        needle: What stands in the text that words are looked for in wherever this matches; empty where
            nothing need. Most records can be passed over for lack of it, without reading them.
    """

    name: str
    wanted: "Wanted"
    read: Callable[[Any, "QueryContext"], Any] = field(compare=False, repr=False)
    needle: str = field(default="", compare=False, repr=False)

    @property
    def of_words(self) -> bool:
        """Return False: it needs to see the record."""
        return False

    def in_text(self, text: str) -> bool:  # noqa: ARG002
        """Return False: no text can tell."""
        return False

    def matches(self, subject: Subject, context: "QueryContext") -> bool:
        """Whether the field holds what is wanted."""
        return self.wanted.accepts(self.read(subject, context))


@dataclass(frozen=True, slots=True)
class Not:
    """What another term doesn't match."""

    term: Term

    @property
    def of_words(self) -> bool:
        """Whether the term is made of words alone."""
        return self.term.of_words

    def in_text(self, text: str) -> bool:
        """Whether a text doesn't match the term."""
        return not self.term.in_text(text)

    def matches(self, subject: Subject, context: "QueryContext") -> bool:
        """Whether the term doesn't match."""
        return not self.term.matches(subject, context)


@dataclass(frozen=True, slots=True)
class And:
    """What all of several terms match."""

    terms: tuple[Term, ...]

    @property
    def of_words(self) -> bool:
        """Whether every term is made of words alone."""
        return all(term.of_words for term in self.terms)

    def in_text(self, text: str) -> bool:
        """Whether a text matches every term."""
        return all(term.in_text(text) for term in self.terms)

    def matches(self, subject: Subject, context: "QueryContext") -> bool:
        """Whether every term matches."""
        return all(term.matches(subject, context) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Or:
    """What at least one of several terms matches."""

    terms: tuple[Term, ...]

    @property
    def of_words(self) -> bool:
        """Whether every term is made of words alone."""
        return all(term.of_words for term in self.terms)

    def in_text(self, text: str) -> bool:
        """Whether a text matches any term."""
        return any(term.in_text(text) for term in self.terms)

    def matches(self, subject: Subject, context: "QueryContext") -> bool:
        """Whether any term matches."""
        return any(term.matches(subject, context) for term in self.terms)


def conjuncts(term: Term) -> tuple[Term, ...]:
    """Return the terms that all have to match."""
    return term.terms if isinstance(term, And) else (term,)


def narrows(one: Term, other: Term) -> bool:
    """Whether everything that one term matches another matches too; False where that isn't plain."""
    if isinstance(other, Everything) or one == other:
        return True
    if isinstance(other, And):
        return all(narrows(one, each) for each in other.terms)
    if isinstance(one, Or):
        return all(narrows(each, other) for each in one.terms)
    if isinstance(other, Or) and any(narrows(one, each) for each in other.terms):
        return True
    if isinstance(one, And):
        return any(narrows(each, other) for each in one.terms)
    if isinstance(one, Not) and isinstance(other, Not):
        return narrows(other.term, one.term)
    return isinstance(one, Word) and isinstance(other, Word) and other.text in one.text
