"""Commands on files: import, export."""

import io
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from netui.cli.parser import Commands, add_choice
from netui.cli.session import DONE, Session
from netui.i18n import _, ngettext, say

if TYPE_CHECKING:
    from netui.services.importing import ImportPlan, Skipped

FORMATS = ("linkedin", "vcard", "csv", "json")
EXPORTS = ("json", "csv")
SHOWN = 10  # rows with a reason that are listed; a file of 30,000 can have as many


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    parser = commands.add(
        "import", import_files, _("bring contacts in from LinkedIn's export, vCards or CSV"),
        "netui import Basic_LinkedInDataExport.zip --dry-run",
    )  # fmt: skip
    parser.add_argument("files", nargs="+", type=Path, metavar=_("FILE"), help=_("what to read"))
    add_choice(
        parser, "--as", FORMATS, _("the format, where it isn't told by what is in the file"), dest="format"
    )
    parser.add_argument("--dry-run", action="store_true", help=_("say what it would do, and change nothing"))
    parser = commands.add(
        "export", export_file, _("write everything as JSON, or the contacts as CSV"),
        "netui export --as csv --out contacts.csv",
    )  # fmt: skip
    add_choice(parser, "--as", EXPORTS, _("the format"), dest="format", required=True)
    parser.add_argument("--out", type=Path, metavar=_("FILE"), help=_("where to; else standard output"))
    parser.add_argument(
        "--overwrite", action="store_true", help=_("replace the file where it is there already")
    )


def import_files(session: Session, options: Namespace) -> int:
    """Import files, or say what importing them would do."""
    from netui.services.importing import Format, apply_import, plan_import

    workspace = session.read() if options.dry_run else session.write()
    chosen = Format(options.format) if options.format else None

    def progress(done: int, total: int) -> None:
        session.output.progress(_("reading {percent}%").format(percent=100 * done // max(total, 1)))

    plan = plan_import(workspace, options.files, chosen, progress)
    session.output.clear_progress()
    if not options.dry_run:
        apply_import(workspace, plan)
        session.save()
    _report(session, plan, dry_run=options.dry_run)
    return session.exit_code()


def _report(session: Session, plan: "ImportPlan", *, dry_run: bool) -> None:
    """Say what came of every row: nothing is left out in silence."""
    output = session.output
    for note in plan.notes:
        output.message(note)
    said = _("{new} new, {updated} updated, {unchanged} unchanged, {skipped} skipped").format(**plan.counts())
    output.line(_("would be: {counts}").format(counts=said) if dry_run else said)
    for line in _lists(plan):
        output.line(line, indent=2)
    if plan.edits and not dry_run:
        output.line(_("“netui undo” takes the whole import back"))


def _lists(plan: "ImportPlan") -> Iterator[str]:
    if plan.skipped:
        yield ngettext("{count} row skipped:", "{count} rows skipped:", len(plan.skipped))
        yield from _rows(plan.skipped)
    if plan.remarks:
        yield ngettext("{count} value left aside:", "{count} values left aside:", len(plan.remarks))
        yield from _rows(plan.remarks)
    if plan.duplicates:
        yield ngettext(
            "{count} row of a person twice:", "{count} rows of a person twice:", len(plan.duplicates)
        )
        yield from _rows(plan.duplicates)
    if plan.in_trash:
        yield ngettext("{count} stays in the trash:", "{count} stay in the trash:", len(plan.in_trash))
        yield from _names([planned.name for planned in plan.in_trash])
    kept = [planned for planned in (*plan.updated, *plan.unchanged) if planned.kept]
    if kept:
        yield ngettext(
            "{count} keeps what you wrote, where the file says something else:",
            "{count} keep what you wrote, where the file says something else:",
            len(kept),
        )
        yield from _names([f"{planned.name} ({', '.join(planned.kept)})" for planned in kept])
    if plan.possible_duplicates:
        yield ngettext(
            "{count} new one has the name of somebody you have, perhaps the same person:",
            "{count} new ones have the names of people you have, perhaps the same:",
            len(plan.possible_duplicates),
        )
        yield from _names([planned.name for planned in plan.possible_duplicates])


def _rows(rows: Sequence["Skipped"]) -> Iterator[str]:
    return _names(
        [
            _("{file} line {line}: {reason}").format(file=row.file, line=row.line, reason=say(row.reason))
            for row in rows
        ]
    )


def _names(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"- {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield _("- and {count} more").format(count=len(lines) - SHOWN)


def export_file(session: Session, options: Namespace) -> int:
    """Write everything as JSON, or the contacts as CSV."""
    from netui.services.exporting import ExportFormat, export

    network = session.read().network
    chosen = ExportFormat(options.format)
    if options.out is None:
        document = io.StringIO()
        export(network, chosen, document)
        session.output.document(document.getvalue())
        return DONE
    export(network, chosen, options.out, overwrite=options.overwrite)
    session.output.line(_("written: {path}").format(path=options.out))
    return DONE
