"""Everything that the doctor looks at in the records, one kind after another."""

from collections.abc import Iterator
from typing import Final

from netui.domain.messages import message
from netui.services.doctor import dates, giving, people, references, values
from netui.services.doctor.findings import Check, Finding, Patient


def _giving(patient: Patient) -> Iterator[Finding]:
    yield from giving.requests(patient)
    yield from giving.openings(patient)


CHECKS: Final[tuple[Check, ...]] = (
    Check("references", message("References to nowhere"), references.check),
    Check("values", message("Values, fields and tables"), values.check),
    Check("dates", message("Dates that can hardly be"), dates.check),
    Check("people", message("People who may be one"), people.doubles),
    Check("ties", message("Who knows and introduced whom"), people.circles),
    Check("giving", message("Requests, openings and the ledger"), _giving),
    Check("profile", message("Your profile"), giving.profiles),
    Check("conflicts", message("Values changed on two machines"), giving.conflicts),
    Check("order", message("The order in sets"), values.sets),
)
"""The checks; what puts things in order comes last, for others take things out."""
