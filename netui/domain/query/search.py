"""Finding what a query means, among thousands, at every letter."""

from collections.abc import Iterable

from netui.domain.query.context import QueryContext
from netui.domain.query.parsing import Query
from netui.domain.query.terms import Field, Word, conjuncts
from netui.domain.tables import Contact, Exchange


def matching(query: Query, context: QueryContext, within: Iterable[str] | None = None) -> list[str]:
    """Return the ids of what a query means: contacts by name, exchanges latest first.

    Words are looked for in texts, and no record is read for them; what else is asked for is then looked
    at in what is left.

    Args:
        query: What is meant.
        context: What it is answered from.
        within: Look only among these, in their order: the result for a query that this one narrows.
    """
    haystacks = context.haystacks(query.about)
    texts = haystacks.texts
    found: Iterable[str]
    if within is not None:
        found = within
    else:
        found = haystacks.order if query.about is Contact else haystacks.order[::-1]
    terms = conjuncts(query.term)
    words = {term.text for term in terms if isinstance(term, Word)}
    words |= {term.needle for term in terms if isinstance(term, Field) and term.needle}
    for word in sorted(words, key=len, reverse=True):
        found = [identifier for identifier in found if word in texts.get(identifier, "")]
    if not words:
        found = [identifier for identifier in found if identifier in texts]
    for term in terms:
        if term.of_words and not isinstance(term, Word):
            found = [identifier for identifier in found if term.in_text(texts[identifier])]
    rest = [term for term in terms if not term.of_words]
    if not rest:
        return list(found)
    get, about = context.network.get, query.about
    return [
        identifier
        for identifier in found
        if (record := get(about, identifier)) is not None
        and all(term.matches(record, context) for term in rest)
    ]


def filter_contacts(query: Query, context: QueryContext) -> list[Contact]:
    """Return the contacts that a query about contacts means, by name."""
    found = (context.network.get(Contact, identifier) for identifier in matching(query, context))
    return [contact for contact in found if contact is not None]


def filter_exchanges(query: Query, context: QueryContext) -> list[Exchange]:
    """Return the exchanges that a query about exchanges means, latest first."""
    found = (context.network.get(Exchange, identifier) for identifier in matching(query, context))
    return [exchange for exchange in found if exchange is not None]
