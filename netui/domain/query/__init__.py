"""The query language: one line that says which people, or which exchanges, are meant.

Words match anywhere; ``field:value`` narrows; ``-`` turns a term around; ``or`` and commas offer
alternatives; quotes keep words together. The app's filter and the command line take the same language.
"""

from netui.domain.query.context import QueryContext
from netui.domain.query.fields import QueryField, query_fields
from netui.domain.query.parsing import Query, parse_query
from netui.domain.query.search import filter_contacts, filter_exchanges, matching
from netui.domain.query.terms import And, Everything, Field, Not, Or, Subject, Term, Word

__all__ = [
    "And", "Everything", "Field", "Not", "Or", "Query", "QueryContext", "QueryField", "Subject", "Term",
    "Word", "filter_contacts", "filter_exchanges", "matching", "parse_query", "query_fields",
]  # fmt: skip
