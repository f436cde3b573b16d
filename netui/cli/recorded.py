"""The command that tells how records changed over the commits, and brings old values back: history."""

from argparse import Namespace
from datetime import UTC
from typing import TYPE_CHECKING

from netui.cli.output import Column
from netui.cli.parser import Commands, add_json
from netui.cli.people import CONTACT_HELP
from netui.cli.records import Json
from netui.cli.session import DONE, Session, UsageError
from netui.domain.ids import short
from netui.domain.messages import message
from netui.i18n import _, moment, ngettext, say

if TYPE_CHECKING:
    from netui.services.recorded.commits import Commit
    from netui.services.recorded.reading import Found, Recorded
    from netui.services.recorded.telling import Step, Subject

SHOWN = 20
"""Commits that are listed where nobody said how many."""


class HistoryUsageError(UsageError):
    """Options that make no sense together."""


def declare(commands: Commands) -> None:
    """Declare the command of this module."""
    parser = commands.add(
        "history", history, _("tell how a contact changed over the commits, and bring old values back"),
        "netui history anna rossi --restore 3f2a91c0 --field role",
    )  # fmt: skip
    parser.add_argument(
        "contact", nargs="*", metavar=_("CONTACT"),
        help=_("{contact}; without one, the commits that changed the file").format(contact=CONTACT_HELP),
    )  # fmt: skip
    parser.add_argument(
        "--record", metavar=_("ID"), help=_("any other record, by its id or short id; --json shows them")
    )
    parser.add_argument(
        "--limit", type=int, metavar=_("N"),
        help=_("at most so many commits; else {count}, all of a contact's, all as JSON").format(count=SHOWN),
    )  # fmt: skip
    parser.add_argument(
        "--restore", metavar=_("COMMIT"), help=_("bring back the values that this commit replaced")
    )
    parser.add_argument(
        "--field", dest="fields", action="append", metavar=_("FIELD"),
        help=_("bring back this field alone; can be repeated"),
    )  # fmt: skip
    add_json(parser)


def history(session: Session, options: Namespace) -> int:
    """Tell what the commits did, to all or to one record; or bring old values back."""
    words = " ".join(options.contact)
    if words and options.record:
        raise HistoryUsageError(message("it is either a contact or --record ID"))
    if options.restore is not None and not (words or options.record):
        raise HistoryUsageError(message("--restore needs a contact, or --record ID"))
    if options.fields and options.restore is None:
        raise HistoryUsageError(message("--field says what --restore brings back: add --restore COMMIT"))
    if options.limit is not None and options.limit < 1:
        raise HistoryUsageError(message("--limit takes a number from 1 on"))
    from netui.services.recorded.reading import Recorded
    from netui.services.sync.errors import NoRepositoryError

    def progress(place: int, count: int) -> None:
        if place % 10 == 0:
            session.output.progress(_("reading commit {place} of {count}").format(place=place, count=count))

    try:
        with Recorded(session.folder, keeps=not options.read_only, progress=progress) as recorded:
            code = _told(session, options, recorded, words)
    except NoRepositoryError as error:
        session.output.clear_progress()
        if options.restore is not None:
            raise
        if options.json:
            session.output.json([])
        session.output.note(_("no history yet: {why}").format(why=say(error.message)))
        return DONE
    session.output.flush()
    return code


def _told(session: Session, options: Namespace, recorded: "Recorded", words: str) -> int:
    from netui.services.recorded.finding import find_record, find_subject

    if not (words or options.record):
        _commits(session, options, recorded)
        return DONE
    workspace = session.read() if options.restore is None else session.write()
    if words:
        subject = find_subject(workspace.network, recorded, words)
    else:
        subject = find_record(workspace.network, recorded, options.record)
    if options.restore is not None:
        return _restore(session, options, recorded, subject)
    _steps(session, options, recorded, subject)
    return DONE


# Telling


def _commits(session: Session, options: Namespace, recorded: "Recorded") -> None:
    limit = options.limit or (None if options.json else SHOWN)
    told: list[Found] = []

    def more(found: "Found") -> bool:
        told.append(found)
        return limit is None or len(told) < limit

    recorded.each(more)
    session.output.clear_progress()
    if options.json:
        session.output.json([_commit_json(found) for found in told])
        return
    rows = [(found.commit.short, moment(found.commit.at), found.commit.author, _did(found)) for found in told]
    columns = (
        Column(_("commit"), keep=True), Column(_("made"), keep=True), Column(_("by")),
        Column(_("changed"), wrap=True, least=24),
    )  # fmt: skip
    session.output.table(columns, rows)
    if len(recorded.listed.commits) > len(told):
        session.output.note(_("and earlier ones; --limit says how many are listed"))
    else:
        _say_cut(session, recorded)


def _did(found: "Found") -> str:
    from netui.services.sync.report import counts

    if not found.readable:
        return _("can't be read as it was then, and is passed over")
    if not found.commit.after:
        return _("took the file away")
    said = say(counts(found.counts())) if found.content else _("no record: only how the file is laid out")
    return _("merged: {what}").format(what=said) if found.commit.merges else said


def _steps(session: Session, options: Namespace, recorded: "Recorded", subject: "Subject") -> None:
    from netui.services.recorded.telling import tell

    told: list[Step] = []
    commits: set[str] = set()
    unreadable = 0

    def more(found: "Found", steps: "list[Step]") -> bool:
        nonlocal unreadable
        unreadable += not found.readable
        told.extend(steps)
        commits.update(step.commit.hash for step in steps)
        return options.limit is None or len(commits) < options.limit

    tell(recorded, subject, more)
    session.output.clear_progress()
    if options.json:
        session.output.json([_step_json(step) for step in told])
        return
    _print(session, subject, told)
    if not told:
        session.output.note(_("no commit changed {name} yet").format(name=subject.name))
    if unreadable:
        session.output.note(
            ngettext(
                "{count} earlier state of the file can't be read and is passed over",
                "{count} earlier states of the file can't be read and are passed over",
                unreadable,
            )
        )
    _say_cut(session, recorded)


def _print(session: Session, subject: "Subject", told: "list[Step]") -> None:
    from netui.services.recorded.telling import lines

    network = session.read().network
    rows = []
    before: Commit | None = None
    for step in told:
        for line in lines(network, step, subject):
            again = step.commit == before
            begin = ("", "") if again else (step.commit.short, moment(step.commit.at))
            rows.append((*begin, line.label, line.text))
            before = step.commit
    columns = (
        Column(_("commit"), keep=True), Column(_("made"), keep=True), Column(_("what"), wrap=True, least=12),
        Column(_("change"), wrap=True, least=24),
    )  # fmt: skip
    session.output.table(columns, rows)


def _say_cut(session: Session, recorded: "Recorded") -> None:
    if recorded.listed.cut:
        session.output.note(
            _("what was before isn't in this repository (a shallow clone): `git fetch --unshallow` gets it")
        )


def _commit_json(found: "Found") -> Json:
    return _about(found.commit) | {
        "merge": found.commit.merges,
        "readable": found.readable,
        "counts": found.counts(),
    }


def _step_json(step: "Step") -> Json:
    _table, identifier, before, after = step.changed
    values = {
        field: {
            "old": (before or {}).get(field),
            "new": (after or {}).get(field),
        }
        for field in step.fields
    }
    return _about(step.commit) | {
        "table": step.changed.table,
        "id": identifier,
        "short": short(identifier),
        "what": step.what,
        "fields": values,
        "before": before,
        "after": after,
    }


def _about(commit: "Commit") -> Json:
    at = commit.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"commit": commit.hash, "at": at, "author": commit.author}


# Bringing back


def _restore(session: Session, options: Namespace, recorded: "Recorded", subject: "Subject") -> int:
    from netui.services.recorded.finding import find_steps
    from netui.services.recorded.restoring import restore

    steps = find_steps(recorded, subject, options.restore)
    step, *others = steps
    if others and step.changed.id != subject.id:
        shown = ", ".join(short(each.changed.id) for each in steps[:5])
        raise HistoryUsageError(
            message(
                "{commit} changed several records that concern {name}: --record chooses one of {shown}",
                commit=step.commit.short,
                name=subject.name,
                shown=shown,
            )
        )
    session.output.clear_progress()
    done = restore(session.write(), step, options.fields or ())
    session.save()
    session.output.line(_("{what}; “netui undo” takes it back").format(what=done.label))
    return session.exit_code()
