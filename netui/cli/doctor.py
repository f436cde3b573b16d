"""The command that looks whether everything holds together: doctor."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from netui.cli.output import Column
from netui.cli.parser import Commands, add_json
from netui.cli.records import Json
from netui.cli.session import DONE, FAILED, Session, UsageError
from netui.domain.ids import short
from netui.domain.messages import Message, NetuiError, message
from netui.i18n import _, ngettext, say

if TYPE_CHECKING:
    from netui.services.doctor.examination import Examined, Mended
    from netui.services.doctor.findings import Finding, Group
    from netui.services.workspace import Workspace

_SHOWN: Final = 20
"""Findings of one kind that are named one by one; JSON has all of them."""


class PurgeError(NetuiError):
    """The trash can't be emptied, or nobody agreed to it."""


def declare(commands: Commands) -> None:
    """Declare the command of this module."""
    parser = commands.add(
        "doctor", doctor,
        _("look whether everything holds together, and mend what needs no guess;\n"
          "ends with 1 where something is broken and not mended"),
        "netui doctor --fix",
    )  # fmt: skip
    parser.add_argument(
        "--fix", action="store_true", help=_("mend what needs no guess; `netui undo` takes it back")
    )
    parser.add_argument("--purge", action="store_true", help=_("remove for good what is in the trash"))
    parser.add_argument(
        "--older", type=int, metavar=_("DAYS"), help=_("of the trash, only what is there for so many days")
    )
    parser.add_argument("--yes", action="store_true", help=_("don't ask before --purge"))
    add_json(parser)


def doctor(session: Session, options: Namespace) -> int:
    """Look at everything, mend what was asked to be mended, empty the trash where that was asked."""
    if (options.older is not None or options.yes) and not options.purge:
        raise UsageError(message("--older and --yes belong to --purge, which removes what is in the trash"))
    if options.older is not None and options.older < 0:
        raise UsageError(message("--older takes a number of days, 0 or more"))
    if options.purge and options.json:
        raise UsageError(message("--purge says what it does in words: leave --json out"))
    if options.read_only and (options.fix or options.purge):
        from netui.storage.errors import ReadOnlyError

        raise ReadOnlyError(message("netui was opened with --read-only: nothing is changed"))
    code = DONE
    if options.fix or not options.purge:
        code = _look(session, options)
    if options.purge:
        purged = _purge(session, options)
        code = code or purged
    return code


def _look(session: Session, options: Namespace) -> int:
    workspace, found = _examined(session, fix=options.fix)
    mended: list[Mended] = []
    if options.fix:
        mended = _mend(session, workspace, found)
        workspace, found = _examined(session, fix=True)
    session.output.clear_progress()
    if options.json:
        session.output.json([*(_fixed_json(each) for each in mended if not each.failed), *_all_json(found)])
    else:
        _print_mended(session, mended)
        _print(session, found)
    for each in mended:
        if each.failed is not None:
            session.output.note(
                say(message("not mended: {what}: {why}", what=each.finding.said, why=each.failed))
            )
    if any(finding.broken for finding in found.findings):
        return FAILED
    return session.exit_code()


def _examined(session: Session, *, fix: bool) -> "tuple[Workspace | None, Examined]":
    from netui.services.doctor import examination
    from netui.services.settings import Settings
    from netui.storage.errors import StorageError

    def progress(said: Message) -> None:
        session.output.progress(say(said))

    try:
        workspace = session.write() if fix else session.read()
        records = examination.examine_records(workspace.network, workspace.today, workspace.stamp, progress)
        plain = workspace.repository.is_plain()
    except StorageError as error:
        workspace, records, plain = None, examination.unreadable(error.message), True
    progress(message("The folder and the repository"))
    folder = examination.examine_folder(session.folder, session.clock, plain=plain, settings=Settings.load())
    return workspace, examination.joined(records, folder)


def _mend(session: Session, workspace: "Workspace | None", found: "Examined") -> "list[Mended]":
    from netui.services.doctor import examination
    from netui.storage.errors import ReadOnlyError

    if workspace is not None and workspace.repository.read_only is not None:
        raise ReadOnlyError(workspace.repository.read_only)
    mended = []
    if workspace is not None:
        mended = examination.mend_records(workspace, found)
        session.save()
    mended += examination.mend_folder(session.folder, found)
    if workspace is not None:
        workspace.repository.catch_up()
    return mended


def _print_mended(session: Session, mended: "Sequence[Mended]") -> None:
    by_code: dict[str, list[Finding]] = {}
    undoable = False
    for each in mended:
        if each.failed is None and each.finding.mend is not None:
            by_code.setdefault(each.finding.code, []).append(each.finding)
            undoable = undoable or each.finding.mend.rows is not None
    for findings in by_code.values():
        for finding in findings[:_SHOWN]:
            if finding.mend is not None:
                session.output.line(_about(finding, say(finding.mend.done)))
        rest = len(findings) - _SHOWN
        if rest > 0:
            session.output.line(
                ngettext("and {count} more of that kind", "and {count} more of that kind", rest)
            )
    if undoable:
        session.output.line(_("“netui undo” takes back what was mended in the records"))


def _about(finding: "Finding", said: str) -> str:
    if not finding.id:
        return _("mended: {what}").format(what=said)
    return _("mended: {name} ({id}): {what}").format(
        name=finding.name or finding.table, id=short(finding.id), what=said
    )


def _print(session: Session, found: "Examined") -> None:
    output = session.output
    for group in found.groups:
        output.heading(say(group.title))
        _print_group(session, group)
    findings = list(found.findings)
    if findings:
        output.blank()
    output.line(_sum(findings, found.records))
    if found.to_trash:
        output.line(
            ngettext(
                "{count} reference names a record in the trash, which is fine",
                "{count} references name records in the trash, which is fine",
                found.to_trash,
            )
        )


def _print_group(session: Session, group: "Group") -> None:
    by_code: dict[str, list[Finding]] = {}
    for finding in group.findings:
        by_code.setdefault(finding.code, []).append(finding)
    rows = []
    rest = 0
    for findings in by_code.values():
        rows += [_row(finding) for finding in findings[:_SHOWN]]
        rest += max(len(findings) - _SHOWN, 0)
    columns = (
        Column("", keep=True), Column("", least=12), Column("", wrap=True, least=24),
        Column("", wrap=True, least=20),
    )  # fmt: skip
    session.output.table(columns, rows, indent=2)
    if rest:
        session.output.line(
            ngettext("and {count} more: --json has all", "and {count} more: --json has all", rest), indent=2
        )


def _row(finding: "Finding") -> tuple[str, ...]:
    short_id = short(finding.id) if finding.id else ""
    todo = _("--fix mends it") if finding.mend is not None else say(finding.todo)
    return short_id, finding.name, say(finding.said), todo


def _sum(findings: "Sequence[Finding]", records: int) -> str:
    if not findings:
        return ngettext(
            "{count} record looked at: everything holds together",
            "{count} records looked at: everything holds together",
            records,
        )
    found = ngettext("{count} finding", "{count} findings", len(findings))
    broken = sum(finding.broken for finding in findings)
    fixable = sum(finding.mend is not None for finding in findings)
    parts = [
        ngettext("{count} is broken", "{count} are broken", broken) if broken else _("nothing is broken"),
        ngettext("--fix mends {count}", "--fix mends {count}", fixable) if fixable else "",
    ]
    return _("{found}: {parts}").format(found=found, parts=", ".join(filter(None, parts)))


def _all_json(found: "Examined") -> Iterable[Json]:
    return (_json(finding, kind) for kind, finding in found.each())


def _fixed_json(mended: "Mended") -> Json:
    finding = mended.finding
    done = {"message": say(finding.mend.done)} if finding.mend is not None else {}
    return _json(finding, mended.kind) | done | {"fixed": True}


def _json(finding: "Finding", kind: str) -> Json:
    return {
        "code": finding.code,
        "kind": kind,
        "table": finding.table or None,
        "id": finding.id or None,
        "short": short(finding.id) if finding.id else None,
        "name": finding.name or None,
        "message": say(finding.said),
        "advice": say(finding.todo),
        "broken": finding.broken,
        "fixable": finding.mend is not None,
        "fixed": False,
    }


def _purge(session: Session, options: Namespace) -> int:
    from netui.services.doctor import trash
    from netui.storage.errors import ReadOnlyError

    workspace = session.write()
    if workspace.repository.read_only is not None:
        raise ReadOnlyError(workspace.repository.read_only)
    what = trash.emptying(workspace, options.older or 0)
    for said in what.said():
        session.output.message(said)
    if not what.counts:
        session.output.line(_("nothing to remove from the trash"))
        return DONE
    if not (options.yes or session.output.ask(say(trash.question(what)))):
        if session.output.can_ask:
            raise PurgeError(message("nothing was removed"))
        raise PurgeError(message("nothing was removed: add --yes to agree to it without being asked"))
    change = trash.empty(workspace, what)
    session.save()
    session.output.line(trash.outcome(change))
    return session.exit_code()
