"""Commands on openings and shares: openings, heard, pass, close, share."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from netui.cli.output import Column
from netui.cli.parser import Commands, add_json
from netui.cli.people import CONTACT_HELP
from netui.cli.records import record_json
from netui.cli.session import DONE, Session
from netui.domain.ids import short
from netui.domain.messages import Message
from netui.domain.network import Network
from netui.domain.tables import Opening, Share
from netui.domain.text import fold
from netui.i18n import _, from_today, listed, say
from netui.services.lookup import RecordNotFoundError, find_contact, find_record

OPENING_HELP = _("its short id (“netui openings” shows it), or words of it")
NAMED = 3  # people whom a line of the table names


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    parser = commands.add(
        "openings",
        list_openings,
        _("list openings and whom they fit"),
        "netui openings data",
    )
    parser.add_argument("words", nargs="*", metavar=_("WORDS"), help=_("only openings that hold them"))
    parser.add_argument("--all", action="store_true", help=_("with those that are closed"))
    add_json(parser)
    parser = commands.add(
        "heard",
        heard,
        _("write down an opening that you heard of"),
        'netui heard "Data engineer" --company Acme --from "Anna Rossi" --closes "in 2 weeks"',
    )
    parser.add_argument("title", nargs="+", metavar=_("TITLE"), help=_("the position, assignment or lead"))
    parser.add_argument("--company", help=_("where"))
    parser.add_argument("--sector", help=_("the sector, such as law"))
    parser.add_argument("--place", help=_("the place, or remote"))
    parser.add_argument("--url", help=_("where it is described"))
    parser.add_argument("--from", dest="source", metavar=_("CONTACT"), help=_("who told you"))
    parser.add_argument("--on", metavar=_("DATE"), help=_("the day you heard of it, if not today"))
    parser.add_argument("--closes", metavar=_("DATE"), help=_("until when one can apply"))
    parser.add_argument(
        "--tag", dest="tags", metavar=_("TEXT"), action="append", help=_("what it is about; can be repeated")
    )
    parser.add_argument("--note", help=_("whatever else there is to know"))
    parser = commands.add(
        "pass",
        pass_on,
        _("pass an opening or a share on: an entry in the ledger for each person"),
        'netui pass "data engineer" "Anna Rossi" "Marco Neri"',
    )
    parser.add_argument("what", metavar=_("OPENING|SHARE"), help=OPENING_HELP)
    parser.add_argument("contacts", nargs="+", metavar=_("CONTACT"), help=CONTACT_HELP)
    parser = commands.add(
        "close", close, _("close an opening"), 'netui close "data engineer" --filled "Anna Rossi"'
    )
    parser.add_argument("opening", nargs="+", metavar=_("OPENING"), help=OPENING_HELP)
    parser.add_argument(
        "--filled", nargs="?", const="", metavar=_("CONTACT"), help=_("somebody got it; who, where you know")
    )
    parser = commands.add(
        "share",
        share,
        _("share an article or a piece of news with those who care"),
        'netui share "EU AI Act, in two pages" --topic "AI regulation" --with "Anna Rossi"',
    )
    parser.add_argument("title", nargs="+", metavar=_("TITLE"), help=_("what it is"))
    parser.add_argument("--url", help=_("where it is"))
    parser.add_argument(
        "--topic",
        dest="topics",
        metavar=_("TEXT"),
        action="append",
        help=_("what it is about; can be repeated"),
    )
    parser.add_argument("--note", help=_("why it is worth reading"))
    parser.add_argument(
        "--with", dest="contacts", metavar=_("CONTACT"), action="append",
        help=_("with whom; can be repeated. Without it, those who care are listed"),
    )  # fmt: skip


def list_openings(session: Session, options: Namespace) -> int:
    """List openings, those that close first in front."""
    from netui.services.openings import describe, open_ones

    workspace = session.read()
    network, today = workspace.network, workspace.today
    found = open_ones(network, today)
    open_now = {one.id for one in found}
    if options.all:
        over = [one for one in network.all(Opening) if one.id not in open_now]
        found += sorted(over, key=lambda one: (one.closes_on or one.on or today, one.id), reverse=True)
    wanted = fold(" ".join(options.words)).split()
    found = [one for one in found if all(word in _words(one) for word in wanted)]
    fits = {
        one.id: workspace.matcher.fitting_opening(one, today) if one.id in open_now else [] for one in found
    }
    if options.json:
        session.output.json(
            [record_json(network, one) | {"fits": _people_json(network, fits[one.id])} for one in found]
        )
        return DONE
    rows = [
        (
            describe(one),
            ", ".join(filter(None, (one.sector, one.place))),
            from_today(one.closes_on, today) if one.closes_on else "",
            _names(network, (who for who, *_rest in fits[one.id]))
            if one.id in open_now
            else _(one.status if one.status != "open" and one.status else "closed"),
            str(len(one.passed) or ""),
            short(one.id),
        )
        for one in found
    ]
    columns = (
        Column(_("opening"), least=20), Column(_("where")), Column(_("closes"), keep=True),
        Column(_("fits"), wrap=True, least=16), Column(_("told"), right=True), Column(_("id"), keep=True),
    )  # fmt: skip
    session.output.table(columns, rows)
    if not rows:
        session.output.note(_("no opening: “netui heard TITLE” writes one down"))
    return DONE


def _words(opening: Opening) -> str:
    parts = (opening.title, opening.company, opening.sector, opening.place, opening.note, *opening.tags)
    return fold(" ".join(parts))


def _names(network: Network, people: Iterable[str]) -> str:
    names = [network.name(who) for who in people]
    more = len(names) - NAMED
    shown = names[:NAMED] + ([_("{count} more").format(count=more)] if more > 0 else [])
    return listed(shown)


def _people_json(
    network: Network, people: Sequence[tuple[str, float, Sequence[Message]]]
) -> list[dict[str, Any]]:
    return [
        {
            "id": who,
            "short": short(who),
            "name": network.name(who),
            "value": value,
            "reasons": [say(reason) for reason in reasons],
        }
        for who, value, reasons in people
    ]


def heard(session: Session, options: Namespace) -> int:
    """Write down an opening."""
    from netui.services.openings import describe, hear_of

    workspace = session.write()
    fields: dict[str, Any] = {
        "title": " ".join(options.title),
        "source": find_contact(workspace.network, options.source).id if options.source else None,
        "closes_on": _day(options.closes, workspace.today, ahead=True),
    }
    for name in ("company", "sector", "place", "url", "tags", "note"):
        fields[name] = getattr(options, name)
    if options.on:
        fields["on"] = _day(options.on, workspace.today)
    opening, _change = hear_of(workspace, fields)
    session.save()
    session.output.line(
        _("heard of {title} ({short})").format(title=describe(opening), short=short(opening.id))
    )
    fits = [who for who, *_rest in workspace.matcher.fitting_opening(opening, workspace.today)]
    if fits:
        session.output.note(_("it could be for {names}").format(names=_names(workspace.network, fits)))
    return session.exit_code()


def _day(text: str | None, today: date, *, ahead: bool = False) -> date | None:
    from netui.domain.dates import read_date

    return read_date(text, today, "future" if ahead else "past") if text else None


def pass_on(session: Session, options: Namespace) -> int:
    """Pass an opening or a share on."""
    from netui.services.openings import is_open
    from netui.services.openings import pass_on as pass_opening
    from netui.services.shares import share as pass_share

    workspace = session.write()
    network, today = workspace.network, workspace.today
    contacts = [find_contact(network, words) for words in options.contacts]
    try:
        found: Opening | Share = find_record(network, Opening, options.what, lambda one: is_open(one, today))
    except RecordNotFoundError as error:
        try:
            found = find_record(network, Share, options.what)
        except RecordNotFoundError:
            raise error from None
    if isinstance(found, Share):
        label = pass_share(workspace, found, contacts).label
    else:
        passed = pass_opening(workspace, found, contacts)
        label = passed.change.label
        if passed.before:
            names = listed(contact.name for contact in passed.before)
            session.output.note(_("{names} had it from you before").format(names=names))
    session.save()
    session.output.line(label)
    return session.exit_code()


def close(session: Session, options: Namespace) -> int:
    """Close an opening."""
    from netui.services.openings import close as close_opening
    from netui.services.openings import is_open

    workspace = session.write()
    network, today = workspace.network, workspace.today
    opening = find_record(network, Opening, " ".join(options.opening), lambda one: is_open(one, today))
    by = find_contact(network, options.filled) if options.filled else None
    change = close_opening(workspace, opening, filled=options.filled is not None, by=by)
    session.save()
    session.output.line(change.label)
    return session.exit_code()


def share(session: Session, options: Namespace) -> int:
    """Share something: with those named, or list who cares."""
    from netui.services.shares import new_share
    from netui.services.shares import share as pass_share

    workspace = session.write()
    network = workspace.network
    title = " ".join(options.title)
    there = [one for one in network.all(Share) if fold(one.title) == fold(title)]
    fields = {name: getattr(options, name) for name in ("url", "topics", "note")}
    shared = there[0] if there else new_share(workspace, {"title": title, **fields})
    contacts = [find_contact(network, words) for words in options.contacts or ()]
    if contacts or not there:
        change = pass_share(workspace, shared, contacts)
        session.save()
        session.output.line(f"{change.label} ({short(shared.id)})")
    if not contacts:
        topics = shared.topics or (shared.title,)
        caring = workspace.matcher.caring_about(topics, workspace.today, shared.id)
        rows = [
            (network.name(who), "; ".join(map(say, reasons)), short(who)) for who, _value, reasons in caring
        ]
        columns = (
            Column(_("who cares"), least=16), Column(_("why"), wrap=True, least=20),
            Column(_("id"), keep=True),
        )  # fmt: skip
        session.output.table(columns, rows)
        said = _("“netui pass {short} CONTACT…” passes it on").format(short=short(shared.id))
        session.output.note(said if rows else _("nobody's interests hold these topics yet"))
    return session.exit_code()
