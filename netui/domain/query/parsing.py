"""Reading a query: never an error, for it is read at every letter; what doesn't hold is said beside it."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from netui.domain.kinds import FieldError
from netui.domain.messages import Message, message
from netui.domain.query.fields import QueryField, find_field, query_fields
from netui.domain.query.terms import And, Everything, Field, Not, Or, Subject, Term, Word, narrows
from netui.domain.query.values import Holds
from netui.domain.tables import Contact
from netui.domain.text import clean_line, fold

if TYPE_CHECKING:
    from netui.domain.query.context import QueryContext


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for.

    Attributes:
        text: As it was typed.
        about: Contact or Exchange.
        term: What has to match.
        problems: What doesn't hold in it, for a line beside the filter; the command line refuses it.
    """

    text: str
    about: type[Subject]
    term: Term
    problems: tuple[Message, ...] = ()

    def __bool__(self) -> bool:
        return not isinstance(self.term, Everything)

    def matches(self, subject: Subject, context: "QueryContext") -> bool:
        """Whether a contact or an exchange is meant."""
        return self.term.matches(subject, context)

    def narrows(self, other: "Query") -> bool:
        """Whether whatever this matches, another matched too: then it is enough to look among those."""
        return self.about is other.about and narrows(self.term, other.term)

    @staticmethod
    def fields(about: type[Subject] = Contact) -> tuple[QueryField, ...]:
        """Return the fields that a query may name: for help, completion and the README."""
        return query_fields(about)


_TOKEN: Final = re.compile(
    r"""(?P<not>-?)
        (?:(?P<field>[^\W\d][\w-]*):(?!//))?
        (?P<value>(?:"[^"]*"?|[^\s"])*)""",
    re.VERBOSE,
)
_PART: Final = re.compile(r'(?:"[^"]*"?|[^,"])+')
_QUOTES: Final = str.maketrans("“”„«»", '"""""')


def parse_query(text: str, about: type[Subject] = Contact) -> Query:
    """Return the query that a text says; whatever the text, there is one.

    Args:
        text: What was typed, finished or not.
        about: Contact or Exchange.
    """
    problems: list[Message] = []
    alternatives: list[list[Term]] = [[]]
    tokens = [token for token in _TOKEN.finditer(clean_line(text).translate(_QUOTES)) if token[0]]
    for place, token in enumerate(tokens):
        joins = token[0].lower() == "or" and alternatives[-1] and place < len(tokens) - 1
        if joins:
            alternatives.append([])
            continue
        term = _term(token, about, problems)
        if term is not None:
            alternatives[-1].append(term)
    sides = [_all(terms) for terms in alternatives if terms]
    term = Everything() if not sides else sides[0] if len(sides) == 1 else Or(tuple(sides))
    return Query(text, about, term, tuple(problems))


def _all(terms: list[Term]) -> Term:
    return terms[0] if len(terms) == 1 else And(tuple(terms))


def _term(token: re.Match[str], about: type[Subject], problems: list[Message]) -> Term | None:
    name, value = token["field"], token["value"]
    term: Term | None
    if name is not None:
        term = _field(name, value, about, problems)
    elif value.startswith("#") and len(value) > 1 and (tag := find_field("tag", about)):
        term = _alternatives(tag, value[1:], problems)
    else:
        term = _word(value)
    return Not(term) if term is not None and token["not"] else term


def _word(value: str) -> Word | None:
    quoted = '"' in value
    text = fold(value.replace('"', ""))
    text = text.strip() if quoted else text.strip(" ,;")
    return Word(text) if text and (quoted or text.strip("-")) else None


def _field(name: str, value: str, about: type[Subject], problems: list[Message]) -> Term | None:
    field = find_field(name, about)
    if field is not None:
        return _alternatives(field, value, problems)
    known = ", ".join(each.name for each in query_fields(about))
    problems.append(
        message(
            "there is no field “{name}”: put it in quotes to look for the words, or use one of {known}",
            name=name,
            known=known,
        )
    )
    return _word(f"{name}:{value}")


def _alternatives(field: QueryField, value: str, problems: list[Message]) -> Term:
    """Return the field with one wanted value, or with several that commas offer."""
    found: list[Term] = []
    for part in _PART.findall(value):
        text = part.replace('"', "").strip()
        if not text:
            continue
        try:
            wanted = field.values.parse(text)
            needle = wanted.text if field.searched and isinstance(wanted, Holds) else ""
            found.append(Field(field.name, wanted, field.read, needle))
        except FieldError as error:
            problems.append(message("{field}: {problem}", field=field.name, problem=error.message))
    if not found:
        return Field(field.name, field.values.alone(), field.read)
    return found[0] if len(found) == 1 else Or(tuple(found))
