"""The ledger."""

from netui.ui.screens.records import RecordActions


class LedgerScreen(RecordActions):
    """The ledger."""

    PLACE = "ledger"
