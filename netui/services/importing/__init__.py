"""Imports: each format reads its files into candidates, one step compares them with the network."""

from netui.services.importing.candidates import (
    Candidate,
    Format,
    ImportCancelledError,
    ImportFileError,
    Reading,
    Skipped,
)
from netui.services.importing.formats import detect, read
from netui.services.importing.plan import apply_import, plan_import
from netui.services.importing.planner import ImportPlan, Planned

__all__ = [
    "Candidate", "Format", "ImportCancelledError", "ImportFileError", "ImportPlan", "Planned", "Reading",
    "Skipped", "apply_import", "detect", "plan_import", "read",
]  # fmt: skip
