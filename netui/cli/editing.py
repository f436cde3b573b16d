"""Commands that edit fields by name: edit, profile."""

import shlex
from argparse import ArgumentParser, Namespace
from functools import partial
from typing import TYPE_CHECKING

from netui.cli.parser import Commands, add_json
from netui.cli.people import CONTACT_HELP
from netui.cli.records import Json, record_json
from netui.cli.session import DONE, Session, UsageError
from netui.domain.messages import message
from netui.domain.network import Network
from netui.domain.records import Record
from netui.domain.tables import Contact, Profile
from netui.i18n import _, ngettext, say
from netui.services.lookup import find_contact

if TYPE_CHECKING:
    from netui.services.editing import Edit, Edited
    from netui.services.profile import Question


class EditUsageError(UsageError):
    """Edits that make no sense, whatever the record holds."""


def declare(commands: Commands) -> None:
    """Declare the commands of this module."""
    parser = commands.add(
        "edit", edit, _("change what is written about a contact"),
        'netui edit "Anna Rossi" --set role="lead engineer" --add tags=python --add needs="a tax adviser"',
    )  # fmt: skip
    parser.add_argument("contact", nargs="+", metavar=_("CONTACT"), help=CONTACT_HELP)
    _add_edits(parser)
    parser = commands.add(
        "profile", profile, _("print your own profile, or change it"),
        'netui profile --add offers="a second opinion" --set weekly_capacity=8',
    )  # fmt: skip
    _add_edits(parser)
    add_json(parser)


def _add_edits(parser: ArgumentParser) -> None:
    """Add the options that each say one edit; they hold in the order in which they are written."""
    verbs = {
        "set": _("give a field a value, or none: --set role="),
        "add": _("add to a field that holds several, with commas between them"),
        "remove": _("take out of a field that holds several"),
    }
    for verb, about in verbs.items():
        parser.add_argument(
            f"--{verb}", dest="edits", action="append", metavar=_("FIELD=VALUE"),
            type=partial(_verb_and_text, verb), help=_("{about}; can be repeated").format(about=about),
        )  # fmt: skip


def _verb_and_text(verb: str, text: str) -> tuple[str, str]:
    return verb, text


def edit(session: Session, options: Namespace) -> int:
    """Change fields of a contact, and needs of theirs."""
    edits = _read(Contact, options)
    if not edits:
        raise EditUsageError(
            message(
                "nothing to change was said: --set FIELD=VALUE, --add FIELD=VALUE or --remove FIELD=VALUE"
            )
        )
    from netui.services.editing import edit_contact

    workspace = session.write()
    contact = find_contact(workspace.network, " ".join(options.contact))
    done = edit_contact(workspace, contact, edits)
    session.save()
    name = workspace.network.name(contact.id)
    session.output.line(_("{name}: {what}").format(name=name, what=_said(done)))
    return session.exit_code()


def _read(cls: type[Record], options: Namespace) -> "list[Edit]":
    from netui.services.editing import EditError, Said, read_edits

    try:
        return read_edits(cls, [Said(verb, text) for verb, text in options.edits or ()])
    except EditError as error:
        raise EditUsageError(error.message) from error


def _said(done: "Edited") -> str:
    return done.said or _("nothing changed")


def profile(session: Session, options: Namespace) -> int:
    """Print your profile, with what is still to say; or change it."""
    edits = _read(Profile, options)
    if edits:
        from netui.services.profile import edit_profile

        done = edit_profile(session.write(), edits)
        session.save()
        if not options.json:
            session.output.line(_("your profile: {what}").format(what=_said(done)))
            return session.exit_code()
    network = session.read().network
    if options.json:
        session.output.json(_json(network))
    else:
        _print(session, network)
    return session.exit_code() if edits else DONE


def _json(network: Network) -> Json:
    from netui.services.profile import missing, suggestions

    found = record_json(network, network.profile) if network.profile.id else {}
    found["missing"] = [
        {"question": say(question.text), "fields": list(question.fields)} for question in missing(network)
    ]
    found["suggestions"] = {sector: list(others) for sector, others in suggestions(network).items()}
    return found


def _print(session: Session, network: Network) -> None:
    from netui.services.profile import missing, suggestions

    output, mine = session.output, network.profile
    capacity = mine.weekly_capacity
    facts = (
        (_("name"), mine.name),
        (_("sectors"), ", ".join(mine.sectors)),
        *((_("related to {sector}").format(sector=sector), ", ".join(others) or _("nothing"))
          for sector, others in mine.related.items()),
        (_("offers"), ", ".join(mine.offers)),
        (_("interests"), ", ".join(mine.interests)),
        (_("goals"), ", ".join(mine.goals)),
        (_("weekly capacity"),
         "" if capacity is None else ngettext("{count} contact", "{count} contacts", capacity)),
    )  # fmt: skip
    output.facts([(label, text) for label, text in facts if text])
    for question in missing(network):
        output.heading(say(question.text))
        output.line(_answering(question), indent=2)
    for sector, others in suggestions(network).items():
        output.heading(_("Which of these are related to {sector} for you?").format(sector=sector))
        output.line(_command("--add", f"related={sector}: {', '.join(others)}"), indent=2)
        none = _command("--remove", f"related={sector}")
        output.line(_("or, where none is: {command}").format(command=none), indent=2)


def _answering(question: "Question") -> str:
    words: list[str] = []
    for field in question.fields:
        words += ["--set", f"{field}={question.examples[field]}"]
    return _command(*words)


def _command(*words: str) -> str:
    return shlex.join(["netui", "profile", *words])
