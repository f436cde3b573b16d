"""Introductions: bringing two people together, each asked first."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from netui.domain.changes import Change, created, updated
from netui.domain.ids import short
from netui.domain.messages import NetuiError, message
from netui.domain.network import Network
from netui.domain.tables import INTRODUCTION_STATUSES, Contact, Exchange, Introduction, Request
from netui.domain.text import fold
from netui.i18n import _, from_today
from netui.services.workspace import Workspace

UNDER_WAY: Final = (None, "suggested", "asked-a", "asked-b")
OUTCOME_FROM_DAYS: Final = 14
"""How long after two were introduced it is fair to ask how it went."""
OUTCOME_UNTIL_DAYS: Final = 42
"""Later, nobody is asked any more: an introduction that led nowhere is no task."""


class IntroductionError(NetuiError):
    """Two people who can't be introduced, or a step that doesn't follow."""


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next in an introduction.

    Attributes:
        letter: The letter that goes with it: ask-a, ask-b, introduce, outcome.
        status: What the introduction is once it is done; empty where its outcome is asked for.
        text: What to do, in words.
    """

    letter: str
    status: str
    text: str


def next_step(network: Network, introduction: Introduction) -> Step | None:
    """Return what comes next; None where nothing does: declined, or the outcome is known."""
    a, b = network.name(introduction.a), network.name(introduction.b)
    if introduction.status in {None, "suggested"}:
        return Step("ask-a", "asked-a", _("ask {name}").format(name=a))
    if introduction.status == "asked-a":
        return Step("ask-b", "asked-b", _("{a} says yes: ask {b}").format(a=a, b=b))
    if introduction.status == "asked-b":
        return Step("introduce", "introduced", _("{b} says yes: introduce them").format(b=b))
    if introduction.status == "introduced" and not introduction.outcome:
        return Step("outcome", "", _("ask how it went"))
    return None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of an introduction, on its way from a thought to what came of it.

    Attributes:
        text: In words: "asked Anna, 3 days ago" once it is reached, "ask Anna" before.
        reached: Whether it is.
        here: Whether it is where the introduction stands.
    """

    text: str
    reached: bool
    here: bool


def stages(network: Network, introduction: Introduction, today: date) -> list[Stage]:
    """Return the stages of an introduction in order, first names in them; a no ends them."""
    a, b = first_names(network, introduction)
    when = from_today(introduction.on, today) if introduction.on else ""
    if introduction.status == "declined":
        said = introduction.outcome.partition("\n")[0]
        no = ", ".join(filter(None, (_("declined"), when)))
        return [
            Stage(_("suggested"), True, False),
            Stage(": ".join(filter(None, (no, said))), True, True),
        ]
    yes = _("{name} said yes")
    at = INTRODUCTION_STATUSES.index(introduction.status or "suggested")
    reached = [
        _("suggested"),
        yes.format(name=a) if at > 1 else _("asked {name}").format(name=a),
        yes.format(name=b) if at > 2 else _("asked {name}").format(name=b),
        _("introduced"),
        _("outcome known"),
    ]
    ahead = (
        "",
        _("ask {name}").format(name=a),
        _("ask {name}").format(name=b),
        _("introduce them"),
        _("how it went"),
    )
    if introduction.outcome and introduction.status == "introduced":
        at += 1
    elif when:
        reached[at] = _("{stage}, {when}").format(stage=reached[at], when=when)
    return [
        Stage(text if place <= at else later, place <= at, place == at)
        for place, (text, later) in enumerate(zip(reached, ahead, strict=True))
    ]


def first_names(network: Network, introduction: Introduction) -> tuple[str, str]:
    """Return what the two of an introduction are called among friends."""
    return called(network, introduction.a, introduction.b)


def called(network: Network, one: str, other: str) -> tuple[str, str]:
    """Return what two people are called among friends; their whole names where that is the same."""
    people = [network.get(Contact, each) for each in (one, other)]
    whole = [each.name if each else _("somebody") for each in people]
    first = [
        (each.given if each else "") or name.partition(" ")[0]
        for each, name in zip(people, whole, strict=True)
    ]
    a, b = first if fold(first[0]) != fold(first[1]) else whole
    return a, b


def suggest(
    workspace: Workspace, a: Contact, b: Contact, *, why: str = "", request: Request | None = None
) -> tuple[Introduction, Change]:
    """Begin an introduction; nobody was asked yet.

    Args:
        workspace: The open network.
        a: Who has the need, and is asked first.
        b: Who can help.
        why: What brings them together.
        request: The need that it meets.

    Raises:
        IntroductionError: They are one, know each other, or their introduction is under way.
    """
    introduction = new_introduction(
        workspace, a, b, why=why or (request.text if request else ""), request=request.id if request else ""
    )
    label = _("introduce {a} and {b}").format(a=a.name, b=b.name)
    change = workspace.add(label, introduction)
    return workspace.now(introduction), change


def new_introduction(
    workspace: Workspace, a: Contact, b: Contact, *, why: str = "", request: str = ""
) -> Introduction:
    """Return an introduction that can be made, not yet written down.

    Raises:
        IntroductionError: They are one, know each other, or their introduction is under way.
    """
    refuse_pair(workspace.network, a, b)
    fields = {
        "a": a.id,
        "b": b.id,
        "why": why,
        "request": request,
        "status": "suggested",
        "on": workspace.today,
    }
    return Introduction.parse(workspace.new_id(), fields)


def refuse_pair(network: Network, a: Contact, b: Contact) -> None:
    """Refuse two people who can't be introduced to each other.

    Raises:
        IntroductionError: They are one, one is in the trash, they know each other, or their introduction
            is under way.
    """
    if a.id == b.id:
        raise IntroductionError(message("{name} can't be introduced to themselves", name=a.name))
    for contact in (a, b):
        if contact.deleted:
            raise IntroductionError(
                message("{name} is in the trash: take them out of it first", name=contact.name)
            )
    if know_each_other(a, b):
        raise IntroductionError(message("{a} and {b} know each other already", a=a.name, b=b.name))
    open_one = between(network, a.id, b.id)
    if open_one is not None:
        raise IntroductionError(
            message(
                "an introduction of {a} and {b} is under way ({short})",
                a=a.name,
                b=b.name,
                short=short(open_one.id),
            )
        )


def know_each_other(a: Contact, b: Contact) -> bool:
    """Whether one of two is written down as knowing the other."""
    return a.id in b.knows or b.id in a.knows


def between(network: Network, a: str, b: str) -> Introduction | None:
    """Return the introduction of two people that is under way."""
    for introduction in network.of_contact(Introduction, a):
        if {introduction.a, introduction.b} == {a, b} and introduction.status in UNDER_WAY:
            return introduction
    return None


def advance(workspace: Workspace, introduction: Introduction) -> Change:
    """Write down that the next step was done: the first asked, the second asked, both introduced.

    Introducing writes what each of them was given into the ledger and that they know each other, and
    fulfils the request behind it, all as one step.

    Raises:
        IntroductionError: There is no next step.
    """
    step = next_step(workspace.network, introduction)
    if step is None or not step.status:
        raise IntroductionError(
            message("{names}: nothing is left to do here", names=describe(workspace.network, introduction))
        )
    if step.status == "introduced":
        return _introduce(workspace, introduction)
    asked = introduction.a if step.status == "asked-a" else introduction.b
    label = _("asked {name}: {what}").format(
        name=workspace.network.name(asked), what=describe(workspace.network, introduction)
    )
    # `on` is the day of the last step, which tells how long an answer has been waited for.
    after = introduction.change({"status": step.status, "on": workspace.today})
    return workspace.replace(label, (introduction, after))


def _introduce(workspace: Workspace, introduction: Introduction) -> Change:
    network = workspace.network
    a, b = (network.get(Contact, identifier) for identifier in (introduction.a, introduction.b))
    if a is None or b is None or a.deleted or b.deleted:
        raise IntroductionError(message("one of them is no longer among your people"))
    after = introduction.change({"status": "introduced", "on": workspace.today})
    edits = [updated(introduction, after, workspace.stamp)]
    for one, other in ((a, b), (b, a)):
        knows = one.change({"knows": [*one.knows, other.id]})
        edits.append(updated(one, knows, workspace.stamp))
    given = {
        "direction": "gave",
        "kind": "introduction",
        "on": workspace.today,
        "status": "done",
        "introduction": introduction.id,
    }
    promised = next(
        (
            one
            for one in network.exchanges(a.id)
            if introduction.request and one.request == introduction.request and not one.done
        ),
        None,
    )
    if promised is not None:
        kept = promised.change({"status": "done", "on": workspace.today, "introduction": introduction.id})
        edits.append(updated(promised, kept, workspace.stamp))
    else:
        fields = given | {
            "contact": a.id,
            "note": _gift(b, introduction.why),
            "request": _answers(network, introduction),
        }
        edits.append(created(Exchange.parse(workspace.new_id(), fields), workspace.stamp))
    fields = given | {"contact": b.id, "note": _gift(a, introduction.why)}
    edits.append(created(Exchange.parse(workspace.new_id(), fields), workspace.stamp))
    label = _("introduced {a} and {b}").format(a=a.name, b=b.name)
    return workspace.do(label, edits)


def _answers(network: Network, introduction: Introduction) -> str:
    """Return the request that the introduction fulfils: one of a's that nothing fulfilled yet."""
    request = network.get(Request, introduction.request) if introduction.request else None
    if request is None or request.deleted or request.status in {"fulfilled", "withdrawn"}:
        return ""
    return request.id if request.contact == introduction.a and request.direction == "incoming" else ""


def _gift(who: Contact, why: str) -> str:
    return _("{name}, for {why}").format(name=who.name, why=why) if why else who.name


def decline(workspace: Workspace, introduction: Introduction, why: str = "") -> Change:
    """Write down that one of them would rather not; both are left in peace.

    Raises:
        IntroductionError: It is over already.
    """
    if introduction.status not in UNDER_WAY:
        raise IntroductionError(
            message(
                "{names}: this introduction is over already", names=describe(workspace.network, introduction)
            )
        )
    fields = {"status": "declined", "on": workspace.today, "outcome": why or introduction.outcome}
    label = _("introduction declined: {names}").format(names=describe(workspace.network, introduction))
    return workspace.replace(label, (introduction, introduction.change(fields)))


def record_outcome(workspace: Workspace, introduction: Introduction, text: str) -> Change:
    """Write down what came of an introduction.

    Raises:
        IntroductionError: They were not introduced yet, or there is no word.
    """
    if introduction.status != "introduced":
        raise IntroductionError(
            message("{names}: not introduced yet", names=describe(workspace.network, introduction))
        )
    if not text.strip():
        raise IntroductionError(message("say in a few words what came of it"))
    label = _("outcome of {names}").format(names=describe(workspace.network, introduction))
    return workspace.replace(label, (introduction, introduction.change({"outcome": text})))


def under_way(network: Network) -> list[Introduction]:
    """Return the introductions that wait for a step, the one that waits longest first."""
    found = network.where(Introduction, lambda raw: raw.get("status") not in {"introduced", "declined"})
    live = [one for one in found if one.status in UNDER_WAY]
    return sorted(live, key=lambda one: (one.on or date.min, one.id))


def to_ask_after(network: Network, today: date) -> list[Introduction]:
    """Return the introductions whose outcome is to be asked for now: once, and not for ever."""
    found = []
    for one in network.where(Introduction, lambda raw: raw.get("status") == "introduced"):
        if one.outcome or one.on is None:
            continue
        if OUTCOME_FROM_DAYS <= (today - one.on).days <= OUTCOME_UNTIL_DAYS:
            a = network.get(Contact, one.a)
            if a is not None and not a.deleted and outcome_key(one) not in a.dismissed:
                found.append(one)
    return sorted(found, key=lambda one: (one.on or date.min, one.id))


def ask_no_more(workspace: Workspace, introduction: Introduction) -> Change:
    """Remember that nobody is to be asked how an introduction went."""
    a = workspace.network.get(Contact, introduction.a)
    after = [] if a is None else [(a, a.change({"dismissed": [*a.dismissed, outcome_key(introduction)]}))]
    label = _("not asked again: {names}").format(names=describe(workspace.network, introduction))
    return workspace.replace(label, *after)


def outcome_key(introduction: Introduction) -> str:
    """Return what a's `dismissed` holds once nobody is to be asked how it went any more."""
    return f"introductions/{introduction.id}"


def describe(network: Network, introduction: Introduction) -> str:
    """Return an introduction in a few words: "Anna Rossi ↔ Marco Neri"."""
    return f"{network.name(introduction.a)} ↔ {network.name(introduction.b)}"
