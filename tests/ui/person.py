"""Anna, whom the tests of one person are about."""

from datetime import date

from netui.domain.tables import Contact
from netui.services.ledger import Exchanged, record_exchange
from netui.services.workspace import Workspace
from tests.support import add, fresh, meet
from tests.ui.driver import Driver

LONG = "She knows the whole rental law by heart and explains it so that anybody understands it at once"
HANDLES = [
    {"kind": "email", "value": "anna@example.org", "label": "work"},
    {"kind": "linkedin", "value": "https://linkedin.example/in/anna"},
]


def tell_of_anna(workspace: Workspace) -> Contact:
    """A person with a story, among three."""
    marco = add(workspace, "Marco Neri", company="Studio Neri", role="Lawyer")
    add(workspace, "Zoe Ray")
    anna = add(
        workspace, "Anna Rossi", company="Acme", role="Designer", circle="close", starred=True,
        handles=HANDLES, met_on="2024-02-08", met_how="PyCon",
        offers=["tax law"], tags=["python"], knows=[marco.id],
        notes=f"# Rent\n\n- {LONG}\n- plays the cello",
    )  # fmt: skip
    meet(workspace, [anna], on="2026-11-20", kind="meeting", note="Lunch in Rome")
    meet(workspace, [anna, marco], on="2025-10-01", kind="call", note=LONG)
    for said in (
        Exchanged("gave", "a tip on rent", kind="advice", on=date(2026, 11, 10)),
        Exchanged("received", "a referral", on=date(2026, 11, 9)),
        Exchanged("gave", "a CV review", on=date(2026, 11, 1), promised=True, due=date(2026, 11, 30)),
    ):
        record_exchange(workspace, anna, said)
    return fresh(workspace.network, anna)


async def opened(driver: Driver) -> None:
    """Open Anna from People, where she is the first."""
    await driver.press("2", "enter")
    await driver.expect("Timeline")
