"""Commands on giving: match, introduce, introductions."""

from argparse import Namespace
from typing import TYPE_CHECKING

from netui.cli.output import Column
from netui.cli.parser import Commands, add_json
from netui.cli.people import CONTACT_HELP
from netui.cli.records import record_json
from netui.cli.session import DONE, Session, UsageError
from netui.domain.ids import derived_id, short
from netui.domain.messages import message
from netui.domain.network import Network
from netui.domain.tables import Contact, Introduction, Request
from netui.i18n import _, from_today, say
from netui.services.lookup import find_contact, find_record

if TYPE_CHECKING:
    from netui.domain.matching import Give
    from netui.services.workspace import Workspace

LANGUAGES = ("en", "it")
_OWN_LANGUAGE = ""


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    parser = commands.add(
        "match", match, _("list what you could give today, to whom and why"), "netui match anna rossi"
    )
    parser.add_argument("contact", nargs="*", metavar=_("CONTACT"), help=_("for one person: ") + CONTACT_HELP)
    parser.add_argument("--all", action="store_true", help=_("all that fits, not the handful of a day"))
    parser.add_argument(
        "--dismiss", metavar=_("ID"), help=_("this one is no match: it is not proposed again")
    )
    add_json(parser)
    parser = commands.add(
        "introduce",
        introduce,
        _("introduce two people, each asked first: begin, or go a step on"),
        'netui introduce "Anna Rossi" "Marco Neri" --why "a tax adviser"',
    )
    parser.add_argument("a", metavar="A", help=_("who has the need, and is asked first"))
    parser.add_argument("b", metavar="B", help=_("who can help"))
    parser.add_argument("--why", default="", metavar=_("TEXT"), help=_("what brings them together"))
    parser.add_argument("--request", metavar=_("REQUEST"), help=_("the need that it meets"))
    step = parser.add_mutually_exclusive_group()
    step.add_argument(
        "--next", action="store_true", help=_("the next step is done: A asked, B asked, both introduced")
    )
    step.add_argument(
        "--decline", nargs="?", const="", metavar=_("WHY"), help=_("one of them would rather not")
    )
    step.add_argument("--outcome", metavar=_("TEXT"), help=_("what came of it"))
    parser.add_argument(
        "--letter", nargs="?", const=_OWN_LANGUAGE, choices=(_OWN_LANGUAGE, *LANGUAGES), metavar="en|it",
        help=_("print a draft of the message for the next step; netui sends nothing"),
    )  # fmt: skip
    parser = commands.add(
        "introductions", introductions, _("list introductions and their next steps"), "netui introductions"
    )
    parser.add_argument("--all", action="store_true", help=_("with those that are over"))
    add_json(parser)


def match(session: Session, options: Namespace) -> int:
    """List what could be given."""
    from netui.services.gives import dismiss, propose

    workspace = session.write() if options.dismiss else session.read()
    network = workspace.network
    gives = _gives(workspace, options)
    if options.dismiss:
        chosen = next((one for one in gives if _short(one) == options.dismiss), None)
        if chosen is None:
            raise UsageError(
                message("nothing is proposed under {id}: “netui match --all” lists them", id=options.dismiss)
            )
        label = dismiss(workspace, chosen).label
        session.save()
        session.output.line(label)
        return session.exit_code()
    if options.json:
        session.output.json([_json(network, give) for give in gives])
        return DONE
    proposals = [propose(network, give) for give in gives]
    columns = (
        Column("", keep=True), Column("", least=16), Column("", least=16),
        Column("", wrap=True, least=24), Column("", keep=True),
    )  # fmt: skip
    session.output.table(
        columns, [(one.verb, one.name, one.text, one.why, _short(one.give)) for one in proposals]
    )
    if not proposals:
        session.output.note(
            _("nothing that netui knows of: write down what people need (“netui asked --known”) and offer")
        )
    return DONE


def _gives(workspace: "Workspace", options: Namespace) -> "list[Give]":
    from netui.domain.matching import daily

    if options.contact:
        contact = find_contact(workspace.network, " ".join(options.contact))
        return workspace.matcher.for_contact(contact.id, workspace.today)
    gives = workspace.matcher.gives(workspace.today)
    return gives if options.all or options.dismiss else daily(gives)


def _short(give: "Give") -> str:
    """Return what a proposal is called on the command line: proposals are no records and have no id."""
    return short(derived_id("give", give.key, *give.contacts[:1]))


def _json(network: Network, give: "Give") -> dict[str, object]:
    return {
        "short": _short(give),
        "kind": give.kind,
        "contacts": [
            {"id": contact, "short": short(contact), "name": network.name(contact)}
            for contact in give.contacts
        ],
        "table": give.table,
        "record": give.record,
        "value": give.value,
        "reasons": [say(reason) for reason in give.reasons],
    }


def introduce(session: Session, options: Namespace) -> int:
    """Begin an introduction, or go a step on."""
    from netui.services import introductions as use

    changes = options.next or options.decline is not None or options.outcome is not None
    workspace = session.write()
    network = workspace.network
    a, b = find_contact(network, options.a), find_contact(network, options.b)
    there = _introduction(network, a, b, options.outcome is not None)
    if there is None:
        if options.decline is not None or options.outcome is not None:
            raise use.IntroductionError(
                message("no introduction of {a} and {b} is under way", a=a.name, b=b.name)
            )
        request = find_record(network, Request, options.request) if options.request else None
        there, change = use.suggest(workspace, a, b, why=options.why, request=request)
        session.output.line(f"{change.label} ({short(there.id)})")
    elif not changes and options.letter is None:
        session.output.line(f"{use.describe(network, there)} ({short(there.id)})")
    if options.next:
        session.output.line(use.advance(workspace, there).label)
    elif options.decline is not None:
        session.output.line(use.decline(workspace, there, options.decline).label)
    elif options.outcome is not None:
        session.output.line(use.record_outcome(workspace, there, options.outcome).label)
    session.save()
    now = network.get(Introduction, there.id)
    step = use.next_step(network, now) if now is not None else None
    if now is not None and step is not None:
        if options.letter is None:
            session.output.line(_("next: {step}").format(step=step.text))
        else:
            _print_letter(session, now, step.letter, options.letter)
    return session.exit_code()


def _introduction(network: Network, a: Contact, b: Contact, over: bool) -> Introduction | None:
    """Return the introduction of two that is under way, or the last one that was made where it is over."""
    from netui.services.introductions import between

    if not over:
        return between(network, a.id, b.id)
    for one in network.of_contact(Introduction, a.id):
        if {one.a, one.b} == {a.id, b.id} and one.status == "introduced":
            return one
    return None


def _print_letter(session: Session, introduction: Introduction, step: str, language: str) -> None:
    from netui.services.letters import Letters, letter_for_introduction
    from netui.services.settings import letter_language

    settings = session.settings
    letters = Letters.load(settings.path.parent)
    for problem in letters.problems:
        session.output.note(say(problem))
    letter = letter_for_introduction(
        letters, session.read().network, introduction, step, language or letter_language(settings)
    )
    session.output.line(_("Subject: {subject}").format(subject=letter.subject))
    session.output.blank()
    session.output.block(letter.body)


def introductions(session: Session, options: Namespace) -> int:
    """List introductions."""
    from netui.services import introductions as use

    workspace = session.read()
    network, today = workspace.network, workspace.today
    found = use.under_way(network)
    if options.all:
        over = [one for one in network.all(Introduction) if one.status not in use.UNDER_WAY]
        found += sorted(over, key=lambda one: (one.on is not None, one.on, one.id), reverse=True)
    if options.json:
        session.output.json([record_json(network, one) for one in found])
        return DONE
    rows = []
    for one in found:
        step = use.next_step(network, one)
        rows.append(
            (
                use.describe(network, one),
                one.why,
                _(one.status or "suggested"),
                from_today(one.on, today) if one.on else "",
                one.outcome.partition("\n")[0] or (step.text if step else ""),
                short(one.id),
            )
        )
    columns = (
        Column(_("who"), least=20), Column(_("why"), least=12), Column(_("status"), keep=True),
        Column(_("since")), Column(_("next, or outcome"), wrap=True, least=16), Column(_("id"), keep=True),
    )  # fmt: skip
    session.output.table(columns, rows)
    if not rows:
        session.output.note(_("no introduction is under way: “netui match” proposes some"))
    return DONE
