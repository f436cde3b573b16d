"""Commands on the ledger: gave, got, ledger."""

from argparse import Namespace

from netui.cli.output import Column
from netui.cli.parser import Commands, add_choice, add_json
from netui.cli.people import CONTACT_HELP
from netui.cli.records import record_json
from netui.cli.session import DONE, Session, UsageError
from netui.domain.ids import short
from netui.domain.messages import Measure, message
from netui.domain.network import Network
from netui.domain.tables import EXCHANGE_KINDS, Contact, Exchange
from netui.i18n import _, day, from_today, number, say
from netui.services.lookup import find_contact

_SOME_DAY = ""
_STATEMENTS = ("md",)


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    _declare_exchange(
        commands,
        "gave",
        _("write down what you gave"),
        'netui gave "Anna Rossi" "a tip on rent" --kind advice',
    )
    _declare_exchange(
        commands,
        "got",
        _("write down what you received"),
        'netui got "Anna Rossi" "feedback on my CV" --weight 3',
    )
    parser = commands.add(
        "ledger", ledger, _("list what was given and received, newest first"), 'netui ledger "Anna Rossi"'
    )
    parser.add_argument("contact", nargs="*", metavar=_("CONTACT"), help=CONTACT_HELP)
    parser.add_argument(
        "--filter", default="", metavar=_("QUERY"), help=_("words, and fields such as kind:advice")
    )
    add_choice(parser, "--as", _STATEMENTS, _("both sides, to show to that person"), dest="statement")
    add_json(parser)


def _declare_exchange(commands: Commands, name: str, help_text: str, example: str) -> None:
    parser = commands.add(name, exchange, help_text, example)
    parser.add_argument("contact", metavar=_("CONTACT"), help=CONTACT_HELP)
    parser.add_argument("what", nargs="+", metavar=_("WHAT"), help=_("what it was, in your words"))
    add_choice(parser, "--kind", EXCHANGE_KINDS, _("what kind of thing it was"))
    parser.add_argument(
        "--weight", metavar="1-5", type=int, choices=range(1, 6), help=_("how much it was worth")
    )
    parser.add_argument("--on", metavar=_("DATE"), help=_("the day, if not today"))
    parser.add_argument(
        "--promise", nargs="?", const=_SOME_DAY, metavar=_("DATE"),
        help=_("it is only promised, with a day or without; write this last"),
    )  # fmt: skip
    parser.set_defaults(direction={"gave": "gave", "got": "received"}[name])


def exchange(session: Session, options: Namespace) -> int:
    """Write down something given or received."""
    from netui.domain.dates import read_date
    from netui.services.ledger import Exchanged, describe, record_exchange

    workspace = session.write()
    contact = find_contact(workspace.network, options.contact)
    promised = options.promise is not None
    said = Exchanged(
        options.direction,
        " ".join(options.what),
        kind=options.kind,
        weight=options.weight,
        on=read_date(options.on, workspace.today) if options.on else None,
        promised=promised,
        due=read_date(options.promise, workspace.today, "future") if options.promise else None,
    )
    record, _change = record_exchange(workspace, contact, said)
    session.save()
    session.output.line(f"{describe(workspace.network, record)} ({short(record.id)})")
    return session.exit_code()


def ledger(session: Session, options: Namespace) -> int:
    """List what was exchanged, with everybody or with one contact."""
    from netui.cli.queries import checked_query
    from netui.domain.measures import balance, network_balance, network_turnover, turnover
    from netui.domain.query import QueryContext
    from netui.services.ledger import newest_first

    workspace = session.read()
    network, today = workspace.network, workspace.today
    contact = find_contact(network, " ".join(options.contact)) if options.contact else None
    if options.statement:
        return _statement(session, options, contact)
    found = newest_first(network, contact.id if contact else "")
    if options.filter:
        context = QueryContext(network, today)
        query = checked_query(options.filter, Exchange)
        found = [exchange for exchange in found if query.matches(exchange, context)]
    if options.json:
        session.output.json([record_json(network, each) for each in found])
        return DONE
    if not found:
        begin = _("nothing exchanged yet: “netui gave CONTACT WHAT” writes down what you gave")
        session.output.note(_("no entry fits") if options.filter else begin)
        return DONE
    if contact:
        rate, even = turnover(network, contact.id, today), balance(network, contact.id, today)
    else:
        rate, even = network_turnover(network, today), network_balance(network, today)
    session.output.facts((
        (_("turnover"), _measured(_("{rate} a year").format(rate=number(rate.value, 1)), rate)),
        (_("balance"), _measured(f"{even.value:+.2f}", even)),
    ))  # fmt: skip
    session.output.blank()
    _exchanges_table(session, found, with_name=contact is None)
    return DONE


def _statement(session: Session, options: Namespace, contact: Contact | None) -> int:
    """Print what went both ways with one person, in words for that person."""
    from netui.services.statement import statement

    if contact is None:
        raise UsageError(
            message("a statement is about one person: “netui ledger CONTACT --as md” says about whom")
        )
    if options.json or options.filter:
        raise UsageError(message("a statement is whole, and Markdown: leave out --filter and --json"))
    workspace = session.read()
    session.output.document(statement(workspace.network, contact, workspace.today))
    return DONE


def _measured(value: str, measure: Measure) -> str:
    return f"{value}: {'; '.join(map(say, measure.reasons))}"


def _exchanges_table(session: Session, exchanges: list[Exchange], *, with_name: bool) -> None:
    network, today = session.read().network, session.read().today
    rows = [
        (
            day(each.on, today) if each.on else "",
            _what_happened(each),
            _name(network, each) if with_name else "",
            each.note.partition("\n")[0],
            each.kind or "",
            str(each.weight or ""),
            from_today(each.due, today) if each.due and not each.done else "",
            short(each.id),
        )
        for each in exchanges
    ]
    columns = (
        Column(_("day"), keep=True), Column(_("direction"), keep=True), Column(_("with"), least=12),
        Column(_("what"), least=16), Column(_("kind")), Column(_("weight"), right=True, keep=True),
        Column(_("promised for")), Column(_("id"), keep=True),
    )  # fmt: skip
    session.output.table(columns, rows)


def _what_happened(exchange: Exchange) -> str:
    """Return the direction in a sign and words: the arrow is the app's key for it."""
    if exchange.direction == "gave":
        return _("> gave") if exchange.done else _("> you promised")
    return _("< received") if exchange.done else _("< they promised")


def _name(network: Network, exchange: Exchange) -> str:
    from netui.services.contacts import in_trash

    contact = network.get(Contact, exchange.contact)
    return (contact.name if contact else "") + in_trash(contact)
