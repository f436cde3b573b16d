"""Commands on people: add, list, show, due."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from netui.cli.output import Column, Output
from netui.cli.parser import Commands, add_choice, add_json
from netui.cli.records import Json, record_json
from netui.cli.session import DONE, Session
from netui.domain.ids import short
from netui.domain.network import Network
from netui.domain.tables import CIRCLES, GOALS, RELATIONS, STAGES, Conflict, Contact
from netui.i18n import _, day, from_today, say
from netui.services.contacts import HANDLE_OPTIONS, add_contact, handle_fields
from netui.services.lookup import find_contact, namesakes

CONTACT_HELP = _("a name, a unique part of one, an alias, an e-mail or a short id")

SHOWN = 25  # more people than that nobody writes to in a week; --all and --json list everyone

# What `add` can be told beside the name and the handles: the names of a contact's fields.
_FIELDS = (
    "company", "role", "sector", "place", "circle", "cadence_days", "relation", "stage", "trust", "tags",
    "offers", "interests", "goals", "aliases", "birthday", "met_how", "notes",
)  # fmt: skip


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    _declare_add(commands)
    parser = commands.add(
        "list", list_people, _("list contacts, all or those that a query finds"), "netui list sector:law due:"
    )
    parser.add_argument(
        "query", nargs="*", metavar=_("QUERY"), help=_("words, and fields such as circle:close")
    )
    add_json(parser)
    parser = commands.add("show", show, _("show all that is known of a contact"), "netui show anna rossi")
    parser.add_argument("contact", nargs="+", metavar=_("CONTACT"), help=CONTACT_HELP)
    add_json(parser)
    parser = commands.add("due", list_due, _("list whom to reconnect with, and why"), "netui due --limit 5")
    parser.add_argument(
        "--limit", type=int, metavar=_("N"),
        help=_("at most so many; else {count}, and all as JSON").format(count=SHOWN),
    )  # fmt: skip
    parser.add_argument("--all", action="store_true", help=_("everyone"))
    add_json(parser)


def _declare_add(commands: Commands) -> None:
    parser = commands.add(
        "add", add, _("add a contact"), 'netui add "Anna Rossi" --company Acme --circle close --tag python'
    )
    parser.add_argument("name", nargs="+", metavar=_("NAME"), help=_("the whole name"))
    parser.add_argument("--company", help=_("where they work"))
    parser.add_argument("--role", help=_("what they do there"))
    parser.add_argument("--sector", help=_("the sector, such as law"))
    parser.add_argument("--place", help=_("where they live or work"))
    for kind in HANDLE_OPTIONS:
        parser.add_argument(f"--{kind}", action="append", help=_("where to reach them; can be repeated"))
    add_choice(parser, "--circle", CIRCLES, _("how close you keep them"))
    parser.add_argument(
        "--cadence", dest="cadence_days", metavar=_("DAYS"), help=_("days between two contacts")
    )
    add_choice(parser, "--relation", RELATIONS, _("what they are to you"))
    add_choice(parser, "--stage", STAGES, _("how far you are with them"))
    parser.add_argument("--trust", metavar="1-5", help=_("how much you trust them"))
    # What can be said several times is called as a query finds it: tag:python, offers:tax.
    for option, field, about in (
        ("--tag", "tags", _("a tag")),
        ("--offers", "offers", _("what they can help with")),
        ("--needs", "needs", _("what they look for: a need that you know of")),
        ("--interests", "interests", _("what they care about")),
        ("--alias", "aliases", _("another name")),
    ):
        help_text = _("{about}; can be repeated").format(about=about)
        parser.add_argument(option, dest=field, metavar=_("TEXT"), action="append", help=help_text)
    add_choice(parser, "--goals", GOALS, _("what they are in the network for"), action="append", dest="goals")
    parser.add_argument("--birthday", metavar=_("DATE"), help=_("such as 1980-03-01, or --birthday=--03-01"))
    parser.add_argument("--met", dest="met_on", metavar=_("DATE"), help=_("the day you met"))
    parser.add_argument("--how", dest="met_how", metavar=_("TEXT"), help=_("how you met"))
    parser.add_argument("--note", dest="notes", metavar=_("TEXT"), help=_("whatever else you want to keep"))
    parser.add_argument("--star", action="store_true", help=_("keep them in front"))


def add(session: Session, options: Namespace) -> int:
    """Add a contact."""
    workspace = session.write()
    name = " ".join(options.name)
    fields: dict[str, Any] = {"name": name, "handles": list(_handles(options)), "starred": options.star}
    for field in _FIELDS:
        said = getattr(options, field)
        fields[field] = ",".join(said) if isinstance(said, list) else said
    if options.met_on:
        from netui.domain.dates import read_date

        fields["met_on"] = read_date(options.met_on, workspace.today)
    others = namesakes(workspace.network, name)
    contact, _change = add_contact(workspace, fields, options.needs or ())
    session.save()
    session.output.line(_("added {name} ({short})").format(name=contact.name, short=short(contact.id)))
    for other in others:
        session.output.note(
            _("there is another {name} already ({short}); “netui undo” takes the new one back").format(
                name=other.name, short=short(other.id)
            )
        )
    return session.exit_code()


def _handles(options: Namespace) -> Iterator[dict[str, str]]:
    for kind in HANDLE_OPTIONS:
        for value in getattr(options, kind) or ():
            yield from handle_fields({kind: value})


def list_people(session: Session, options: Namespace) -> int:
    """List contacts, by name."""
    from netui.cli.queries import checked_query
    from netui.domain.query import QueryContext, filter_contacts

    query = checked_query(" ".join(options.query), Contact)
    workspace = session.read()
    found = filter_contacts(query, QueryContext(workspace.network, workspace.today))
    if options.json:
        session.output.json([_contact_json(session, contact) for contact in found])
        return DONE
    _people_table(session, found)
    if not found:
        session.output.note(nobody(workspace.network))
    return DONE


def nobody(network: Network) -> str:
    """Return what is said where no contact is listed."""
    if network.count(Contact):
        return _("no contact fits")
    return _("no contact yet: “netui import FILE” brings those of LinkedIn, “netui add NAME” one")


def _people_table(session: Session, contacts: Iterable[Contact]) -> None:
    workspace = session.read()
    today = workspace.today
    rows = []
    for contact in contacts:
        last = workspace.network.last_day(contact.id, today)
        rows.append((
            contact.name,
            contact.company,
            contact.role,
            contact.sector,
            contact.circle or "",
            from_today(last, today) if last else "",
            short(contact.id),
        ))  # fmt: skip
    columns = (
        Column(_("name"), least=16), Column(_("company")), Column(_("role")), Column(_("sector")),
        Column(_("circle"), keep=True), Column(_("last contact")), Column(_("id"), keep=True),
    )  # fmt: skip
    session.output.table(columns, rows)


def _contact_json(session: Session, contact: Contact) -> Json:
    from netui.domain.measures import due, strength

    network, today = session.read().network, session.read().today
    return record_json(
        network, contact, due=due(network, contact, today), strength=strength(network, contact, today)
    )


def list_due(session: Session, options: Namespace) -> int:
    """List whom to reconnect with, the most pressing first."""
    from netui.domain.measures import reconnect

    workspace = session.read()
    network, today = workspace.network, workspace.today
    everyone = options.all or (options.json and options.limit is None)
    limit = None if everyone else SHOWN if options.limit is None else max(options.limit, 0)
    found = reconnect(
        network, today, None if limit is None else limit + 1
    )  # one more tells that there are more
    more = limit is not None and len(found) > limit
    found = found[:limit]
    if options.json:
        session.output.json([record_json(network, contact, due=why) for contact, why in found])
        return DONE
    rows = [
        (contact.name, str(why.value), say(why.reasons[0]), contact.circle or "", short(contact.id))
        for contact, why in found
    ]
    columns = (
        Column(_("name"), least=16), Column(_("days past"), right=True, keep=True),
        Column(_("why"), wrap=True, least=24), Column(_("circle"), keep=True), Column(_("id"), keep=True),
    )  # fmt: skip
    session.output.table(columns, rows)
    if more:
        session.output.note(_("and more; --all lists everyone"))
    elif not found:
        people = network.count(Contact)
        session.output.note(_("nobody to reconnect with today") if people else nobody(network))
    return DONE


def show(session: Session, options: Namespace) -> int:
    """Show one contact whole."""
    workspace = session.read()
    contact = find_contact(workspace.network, " ".join(options.contact))
    if options.json:
        session.output.json([_person_json(session, contact)])
    else:
        _person(session, contact)
    return DONE


def _person_json(session: Session, contact: Contact) -> Json:
    from netui.domain.measures import affinity, balance, due, living, strength, turnover
    from netui.domain.tables import TABLES
    from netui.services.person import timeline

    network, today = session.read().network, session.read().today
    found = record_json(
        network,
        contact,
        due=due(network, contact, today),
        strength=strength(network, contact, today),
        living=living(network, contact, today),
        turnover=turnover(network, contact.id, today),
        balance=balance(network, contact.id, today),
        affinity=affinity(contact, network.profile),
    )
    found["timeline"] = []
    for event in timeline(network, contact, today):
        record = network.get(TABLES[event.table], event.record) if event.table else None
        if record is not None:
            found["timeline"].append({"table": event.table, **record_json(network, record)})
    return found


def _person(session: Session, contact: Contact) -> None:
    from netui.services import person

    network, today, output = session.read().network, session.read().today, session.output
    star = "★ " if contact.starred else ""
    output.line(f"{star}{contact.name}  {short(contact.id)}")
    facts = [(fact.label, fact.text) for fact in person.facts(network, contact, today)]
    output.facts([*facts, *_handle_facts(contact)], indent=2)
    if network.count(Conflict):
        _say_conflicts(session, contact)
    _section(output, _("how things stand"), [person.standing(network, contact, today)])
    measures = person.measures(network, contact, today)
    output.facts(((each.name, f"{each.value}: {'; '.join(each.reasons)}") for each in measures), indent=2)
    exchanged = person.exchanged_interests(network, contact)
    if exchanged:
        output.heading(_("offers and needs"))
        output.facts(((fact.label, fact.text) for fact in exchanged), indent=2)
    gives = session.read().matcher.for_contact(contact.id, today)
    _section(output, _("next"), person.next_steps(network, contact, today, gives))
    _section(output, _("knows"), [other.name for other in person.knows(network, contact)])
    if contact.notes:
        output.heading(_("notes"))
        output.block(contact.notes, indent=2)
    events = person.timeline(network, contact, today)
    if events:
        output.heading(_("timeline"))
        columns = (
            Column(_("day"), keep=True),
            Column(""),
            Column(_("what"), keep=True),
            Column(_("text"), wrap=True),
        )
        rows = [
            (day(event.on, today) if event.on else "", event.sign, event.what, event.text) for event in events
        ]
        output.table(columns, rows, indent=2)


def _say_conflicts(session: Session, contact: Contact) -> None:
    """Say which fields of theirs two machines changed differently."""
    from netui.services.conflicts import fields_in_words, of_contact

    found = of_contact(session.read().network, contact, session.read().today)
    if found:
        said = _("{fields}: two values, “netui conflicts” shows both")
        session.output.line(said.format(fields=fields_in_words(found)), indent=2)


def _handle_facts(contact: Contact) -> Iterator[tuple[str, str]]:
    for handle in contact.handles:
        yield handle.kind, f"{handle.value} ({handle.label})" if handle.label else handle.value


def _section(output: Output, title: str, lines: Sequence[str]) -> None:
    if lines:
        output.heading(title)
        for line in lines:
            output.line(line, indent=2)
