"""Queries on the command line: what on a screen is a remark beside the filter is a mistake in a script."""

from netui.cli.session import UsageError
from netui.domain.query import Query, Subject, parse_query


class QueryError(UsageError):
    """A query that doesn't hold."""


def checked_query(text: str, about: type[Subject]) -> Query:
    """Return the query that a text says.

    Args:
        text: What was written.
        about: Contact or Exchange.

    Raises:
        QueryError: Something in it doesn't hold.
    """
    query = parse_query(text, about)
    if query.problems:
        raise QueryError(query.problems[0])
    return query
