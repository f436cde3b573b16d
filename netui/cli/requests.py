"""Commands on requests: requests, asked, ask, answer, need, who, publish."""

from argparse import Namespace
from typing import TYPE_CHECKING

from netui.cli.output import Column
from netui.cli.parser import Commands, Parser, add_choice, add_json
from netui.cli.people import CONTACT_HELP
from netui.cli.records import record_json
from netui.cli.session import DONE, GUARD, Session, UsageError
from netui.domain.ids import short
from netui.domain.messages import Measure, message
from netui.domain.tables import EXCHANGE_KINDS, Request
from netui.i18n import _, say
from netui.services.lookup import find_contact, find_record
from netui.services.workspace import Workspace

if TYPE_CHECKING:
    from netui.services.guard import GiveFirstError
    from netui.services.requests import Asked

_SOME_DAY = ""
REQUEST_HELP = _("its short id (“netui requests” shows it), or words of it")


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    parser = commands.add(
        "requests",
        list_requests,
        _("list what others asked, needs, promises and what you asked"),
        "netui requests anna",
    )
    parser.add_argument(
        "words", nargs="*", metavar=_("WORDS"), help=_("only lines that hold them; -word leaves out")
    )
    parser.add_argument("--answered", action="store_true", help=_("with those that have their answer"))
    add_json(parser)
    parser = commands.add(
        "asked",
        asked,
        _("write down what somebody asks of you"),
        'netui asked "Anna Rossi" "a CV review" --by friday',
    )
    parser.add_argument("contact", metavar=_("CONTACT"), help=CONTACT_HELP)
    _add_what(parser, _("what they ask for, in your words"))
    parser.add_argument(
        "--known", action="store_true", help=_("it is only a need that you know of: they have not asked")
    )
    parser = commands.add(
        "need", need, _("write down a need of your own"), 'netui need "a first client in health care"'
    )
    _add_what(parser, _("what you need, in your words"))
    parser = commands.add(
        "ask",
        ask,
        _("ask somebody for something; ends with 3 where you could give first"),
        'netui ask "Marco Neri" "which form for VAT"',
    )
    parser.add_argument("contact", metavar=_("CONTACT"), help=CONTACT_HELP)
    _add_what(parser, _("what you ask for, in your words, or the short id of a need of yours"))
    parser.add_argument("--anyway", default="", metavar=_("WHY"), help=_("why you ask all the same"))
    _declare_answer(commands)
    parser = commands.add(
        "who", who, _("list who could help with something, and how you stand with them"), "netui who tax law"
    )
    parser.add_argument(
        "what", nargs="+", metavar=_("WHAT"), help=_("what you look for, or the short id of a need of yours")
    )
    add_choice(parser, "--kind", EXCHANGE_KINDS, _("what kind of help; opening is a job"))
    parser.add_argument("--limit", type=int, default=12, metavar=_("N"), help=_("at most so many; 0 is all"))
    add_json(parser)
    parser = commands.add(
        "publish",
        publish,
        _("print a need of yours as a text to paste where people meet"),
        "netui publish 'health care'",
    )
    parser.add_argument("request", nargs="+", metavar=_("REQUEST"), help=REQUEST_HELP)


def _add_what(parser: Parser, about: str) -> None:
    parser.add_argument("what", nargs="+", metavar=_("WHAT"), help=about)
    parser.add_argument("--by", metavar=_("DATE"), help=_("the day that it is needed by"))
    parser.add_argument("--on", metavar=_("DATE"), help=_("the day it was asked, if not today"))
    add_choice(parser, "--kind", EXCHANGE_KINDS, _("what kind of thing it is"))
    parser.add_argument(
        "--tag", dest="tags", metavar=_("TEXT"), action="append", help=_("what it is about; can be repeated")
    )


def _declare_answer(commands: Commands) -> None:
    parser = commands.add(
        "answer",
        answer,
        _("answer a request: done, promised or an honest no"),
        "netui answer k3mq7p2x --promise friday",
    )
    parser.add_argument("request", nargs="+", metavar=_("REQUEST"), help=REQUEST_HELP)
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--done", action="store_true", help=_("it was given: the ledger gets its entry"))
    how.add_argument(
        "--promise", nargs="?", const=_SOME_DAY, metavar=_("DATE"), help=_("by a day, or without one")
    )
    how.add_argument("--decline", metavar=_("WHY"), help=_("no, and why"))
    how.add_argument(
        "--withdraw", nargs="?", const="", metavar=_("WHY"), help=_("it is no longer looked for")
    )
    done = parser.add_argument_group(_("with --done"))
    done.add_argument("--what", default="", metavar=_("TEXT"), help=_("what it was, if not what was asked"))
    add_choice(parser, "--kind", EXCHANGE_KINDS, _("what kind of thing it was"))
    done.add_argument("--weight", metavar="1-5", type=int, choices=range(1, 6), help=_("what it was worth"))
    done.add_argument("--on", metavar=_("DATE"), help=_("the day, if not today"))
    done.add_argument("--reply", default="", metavar=_("TEXT"), help=_("words that went with it"))
    done.add_argument("--from", dest="by", metavar=_("CONTACT"), help=_("for a need of yours: who met it"))
    parser.add_argument(
        "--but", metavar=_("CONTACT"), help=_("with --decline: who could; an introduction begins")
    )


def _as_asked(workspace: Workspace, options: Namespace) -> "Asked":
    """Return what is asked for, from the command line; the id of a need of yours stands for its words."""
    from netui.domain.dates import read_date
    from netui.services.requests import Asked

    today = workspace.today
    text = " ".join(options.what)
    own = _own_need(workspace, text)
    return Asked(
        own.text if own else text,
        kind=options.kind or (own.kind if own else None),
        tags=options.tags or (own.tags if own else ()),
        on=read_date(options.on, today) if options.on else None,
        due=read_date(options.by, today, "future") if options.by else None,
    )


def _own_need(workspace: Workspace, words: str) -> Request | None:
    """Return the need of yours whose id or short id was written."""
    from netui.services.requests import own_needs

    for one in own_needs(workspace.network):
        if words in {one.id, short(one.id)}:
            return one
    return None


def list_requests(session: Session, options: Namespace) -> int:
    """List the board."""
    from netui.domain.tables import TABLES
    from netui.services.board import board, heading, search

    workspace = session.read()
    network = workspace.network
    items = search(board(network, workspace.today, answered=options.answered), " ".join(options.words))
    if options.json:
        records = [(item.section, network.get(TABLES[item.table], item.record)) for item in items]
        session.output.json(
            [
                {"section": section, "table": record.TABLE, **record_json(network, record)}
                for section, record in records
                if record is not None
            ]
        )
        return DONE
    columns = (
        Column("", keep=True), Column("", least=14), Column("", least=20), Column("", wrap=True, least=16),
        Column("", keep=True),
    )  # fmt: skip
    for name in dict.fromkeys(item.section for item in items):
        session.output.heading(heading(name))
        rows = [
            ("!" if item.pressing else "", item.name, item.text, item.state, short(item.record))
            for item in items
            if item.section == name
        ]
        session.output.table(columns, rows, indent=2)
    if not items:
        nothing = _("nobody waits for an answer, and you wait for none")
        session.output.note(_("no request fits") if options.words else nothing)
    elif not options.words:
        _say_answering(session)
    return DONE


def _say_answering(session: Session) -> None:
    """Say how soon those who ask have their answer."""
    from netui.domain.measures.answering import answering

    workspace = session.read()
    reasons = answering(workspace.network, workspace.today).reasons
    if reasons:
        session.output.blank()
        session.output.line("; ".join(map(say, reasons)))


def asked(session: Session, options: Namespace) -> int:
    """Write down what somebody asks."""
    from netui.domain.measures.capacity import warning
    from netui.services.requests import receive

    workspace = session.write()
    contact = find_contact(workspace.network, options.contact)
    request, _change = receive(workspace, contact, _as_asked(workspace, options), known=options.known)
    session.save()
    said = _("{name} needs: {what} ({short})") if options.known else _("{name} asked: {what} ({short})")
    session.output.line(said.format(name=contact.name, what=request.text, short=short(request.id)))
    much = None if options.known else warning(workspace.network, workspace.today)
    if much is not None:
        session.output.note(say(much))
    return session.exit_code()


def need(session: Session, options: Namespace) -> int:
    """Write down a need of one's own."""
    from netui.services.requests import need as write_need

    workspace = session.write()
    request, _change = write_need(workspace, _as_asked(workspace, options))
    session.save()
    session.output.line(_("your need: {what} ({short})").format(what=request.text, short=short(request.id)))
    session.output.note(_("“netui who {short}” lists who could help").format(short=short(request.id)))
    return session.exit_code()


def ask(session: Session, options: Namespace) -> int:
    """Ask somebody, after the guard."""
    from netui.services.guard import GiveFirstError, check
    from netui.services.requests import ask as write_ask
    from netui.services.requests import refuse_self

    workspace = session.write()
    contact = find_contact(workspace.network, options.contact)
    refuse_self(workspace.network, contact)
    said = _as_asked(workspace, options)
    try:
        check(workspace, [contact], options.anyway)
    except GiveFirstError as error:
        _say_guard(session, error)
        return GUARD
    (request,), _change = write_ask(workspace, [contact], said, anyway=options.anyway)
    session.save()
    session.output.line(
        _("asked {name}: {what} ({short})").format(
            name=contact.name, what=request.text, short=short(request.id)
        )
    )
    return session.exit_code()


def _say_guard(session: Session, error: "GiveFirstError") -> None:
    output = session.output
    for guard in error.guards:
        output.error(guard.sentence)
        for give in guard.gives:
            why = _(" ({why})").format(why=give.why) if give.why else ""
            output.note(_("  you could: {what}{why}").format(what=give.sentence, why=why))
    output.note(_("nothing was asked; --anyway WHY asks all the same"))


def answer(session: Session, options: Namespace) -> int:
    """Answer a request."""
    from netui.domain.dates import read_date
    from netui.domain.measures.capacity import warning
    from netui.services import requests

    workspace = session.write()
    network = workspace.network
    request = find_record(
        network, Request, " ".join(options.request), lambda one: one.status not in requests.ANSWERED
    )
    if options.but and options.decline is None:
        raise UsageError(message("--but goes with --decline: you can't, but they could"))
    if options.done:
        said = requests.Answer(
            what=options.what,
            kind=options.kind,
            weight=options.weight,
            on=read_date(options.on, workspace.today) if options.on else None,
            reply=options.reply,
            by=find_contact(network, options.by) if options.by else None,
        )
        label = requests.fulfil(workspace, request, said).label
    elif options.decline is not None:
        instead = find_contact(network, options.but) if options.but else None
        change, introduction = requests.decline(workspace, request, options.decline, instead=instead)
        label = change.label
        if introduction is not None:
            label += f" ({_('an introduction begins')}: {short(introduction.id)})"
    elif options.withdraw is not None:
        label = requests.withdraw(workspace, request, options.withdraw).label
    else:
        due = read_date(options.promise, workspace.today, "future") if options.promise else None
        requests.refuse_past(workspace, due)
        much = warning(network, workspace.today)
        label = requests.promise(workspace, request, due).label
        if much is not None:
            session.output.note(say(much))
    session.save()
    session.output.line(label)
    return session.exit_code()


def who(session: Session, options: Namespace) -> int:
    """List who could help with something."""
    from netui.services.helping import who_could_help

    workspace = session.read()
    text = " ".join(options.what)
    own = _own_need(workspace, text)
    kind = options.kind or (own.kind if own else None)
    found = who_could_help(
        workspace, own.text if own else text, own.tags if own else (), kind, options.limit or None
    )
    if options.json:
        session.output.json(
            [
                record_json(
                    workspace.network,
                    one.contact,
                    fit=Measure(one.value, one.reasons),
                    standing=Measure(float(one.standing.ready), one.standing.reasons),
                )
                for one in found
            ]
        )
        return DONE
    rows = [
        (
            one.contact.name,
            "; ".join(map(say, one.reasons)),
            _("ready") if one.standing.ready else _("give first"),
            short(one.contact.id),
        )
        for one in found
    ]
    columns = (
        Column(_("name"), least=16), Column(_("why"), wrap=True, least=24), Column(_("standing"), keep=True),
        Column(_("id"), keep=True),
    )  # fmt: skip
    session.output.table(columns, rows)
    if not rows:
        session.output.note(_("nobody among your people offers that yet"))
    return DONE


def publish(session: Session, options: Namespace) -> int:
    """Print a need as a text to publish."""
    from netui.services.publish import search_text

    workspace = session.read()
    words = " ".join(options.request)  # what people were asked about a need has the same words
    request = find_record(workspace.network, Request, words, lambda one: not one.contact)
    session.output.document(search_text(workspace.network, request, workspace.today))
    return DONE
