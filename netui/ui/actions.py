"""Every action in one table: it feeds the bindings, the footer, the help, the palette, README and keymaps.

An action is a method ``action_<id>`` of what it acts on: a list, the screen in front, or the app.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from textual.binding import Binding, BindingType

from netui.domain.messages import Message, message

EVERYWHERE: Final = "everywhere"
LISTS: Final = "list"
PEOPLE_PLACES: Final = ("overview", "people", "contact", "ledger", "requests")
"""Screens where a person can be selected."""
RECORD_PLACES: Final = ("people", "contact", "ledger", "requests", "openings")
"""Screens where a record can be."""

MOVING = message("Moving")
FORMS = message("In a form")
SCREENS = message("Screens")
PEOPLE = message("People")
LEDGER = message("Ledger")
GIVING = message("Giving and asking")
LISTING = message("This list")
ALWAYS = message("Always")
CHOOSING = message("When people are chosen, or a text is shown")
GROUPS: Final = (SCREENS, LISTING, PEOPLE, GIVING, LEDGER, MOVING, CHOOSING, FORMS, ALWAYS)

INSTEAD: Final[Mapping[str, frozenset[str]]] = {
    "form": frozenset({"escape"}), "pick": frozenset({"choose"}), "text": frozenset({"choose"}),
    "openings": frozenset({"choose"}), "history": frozenset({"choose"}),
}  # fmt: skip
"""What a place has an action of its own for, with the same key: there these don't hold."""


class Action(NamedTuple):
    """Something a key does.

    Attributes:
        id: Its name: in the code, and in the keymap of ``config.yaml``.
        keys: Its keys with commas between them, as Textual names them; none where the palette is enough.
        label: One or two words, for the footer.
        help: What it does, for help, palette and README.
        group: The heading it stands under.
        where: The places where it can be done.
        footer: The higher, the longer it stays in a footer that is too narrow; 0 = never there.
        needs: What has to be there: "person" or "row"; the screen in front says why it isn't.
        palette: Whether the palette names it; moving the cursor is no command.
    """

    id: str
    keys: str
    label: Message
    help: Message
    group: Message
    where: tuple[str, ...]
    footer: int = 0
    needs: str = ""
    palette: bool = True


def _moving(name: str, keys: str, text: str, *where: str) -> Action:
    said = message(text)
    return Action(name, keys, said, said, MOVING, where or (LISTS,), palette=False)


def _in_form(name: str, keys: str, label: str, text: str, footer: int = 0) -> Action:
    return Action(name, keys, message(label), message(text), FORMS, ("form",), footer, palette=False)


def _person(name: str, keys: str, label: str, text: str, footer: int = 0) -> Action:
    return Action(name, keys, message(label), message(text), PEOPLE, PEOPLE_PLACES, footer, "person")


ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        "overview", "1", message("Overview"), message("Overview: today, what you could give"),
        SCREENS, (EVERYWHERE,),
    ),
    Action(
        "people", "2", message("People"), message("People: every contact, filter, sort, marks"),
        SCREENS, (EVERYWHERE,),
    ),
    Action(
        "ledger", "3", message("Ledger"), message("Ledger: what you gave and received"),
        SCREENS, (EVERYWHERE,),
    ),
    Action(
        "requests", "4", message("Requests"), message("Requests: what they asked, needs, what you asked"),
        SCREENS, (EVERYWHERE,),
    ),
    Action(
        "openings", "5", message("Openings"), message("Openings: positions and leads, who would want them"),
        SCREENS, (EVERYWHERE,),
    ),
    Action(
        "conflicts", "C", message("conflicts"),
        message("conflicts: what two machines changed differently"),
        SCREENS, (EVERYWHERE,),
    ),
    Action(
        "profile", "0", message("profile"), message("your profile: what you can help with and look for"),
        SCREENS, (EVERYWHERE,),
    ),
    Action(
        "choose", "enter", message("open"), message("open the person"),
        SCREENS, (LISTS,), 30, palette=False,
    ),
    Action(
        "whom", "enter", message("whom it fits"), message("whom it fits and why, to pass it on to them"),
        LISTING, ("openings",), 100, "row",
    ),
    # Moving
    _moving("down", "j,down", "one row down"),
    _moving("up", "k,up", "one row up"),
    _moving("first", "g,home", "to the first row"),
    _moving("last", "G,end", "to the last row"),
    _moving("half_down", "ctrl+d", "half a page down"),
    _moving("half_up", "ctrl+u", "half a page up"),
    _moving("page_down", "pagedown,ctrl+f", "a page down"),
    _moving("page_up", "pageup,ctrl+b", "a page up"),
    _moving("pane_next", "tab", "to the next pane", "overview", "contact"),
    _moving("pane_previous", "shift+tab", "to the pane before", "overview", "contact"),
    _moving("pane_left", "h,left", "to the pane on the left", "overview", "contact"),
    _moving("pane_right", "l,right", "to the pane on the right", "overview", "contact"),
    # What is done to people
    _person("log", "t", "log", "log a time in touch", 90),
    _person("gave", ">", "gave", "write down what you gave, or promised", 85),
    _person("received", "<", "received", "write down what you received", 84),
    _person("promise", "P", "promise", "write down what you promised, with the day it is due"),
    _person("snooze", "s", "snooze", "keep off the Overview until a day, or wake them", 40),
    _person("star", "*", "star", "star, or take the star away", 20),
    _person("note", "n", "note", "add a line to the notes", 25),
    _person("tag", "#", "tag", "add tags, or take one away with -tag", 22),
    _person("circle", "c", "circle", "set the circle: inner, close, active, wide, open", 23),
    _person("archive", "A", "archive", "archive: found but never due; again takes it back"),
    _person("copy", "y", "copy", "copy a handle to the clipboard"),
    Action(
        "history", "H", message("history"),
        message("history of this person: what the commits changed, to bring back"),
        PEOPLE, PEOPLE_PLACES, needs="row",
    ),
    _person("link", "o", "open link", "open a link of theirs in the browser"),
    # Giving and asking
    Action(
        "ask", "r", message("ask"), message("ask somebody for something; first, what you could give them"),
        GIVING, PEOPLE_PLACES, 58, "person",
    ),
    Action(
        "asked", "R", message("they asked"), message("write down what somebody asks of you"),
        GIVING, PEOPLE_PLACES, 38, "person",
    ),
    Action(
        "need", "K", message("need"), message("write down a need of theirs that you know of"),
        GIVING, PEOPLE_PLACES, 24, "person",
    ),
    Action(
        "introduce", "i", message("introduce"), message("introduce two people, each asked first"),
        GIVING, PEOPLE_PLACES, 37, "person",
    ),
    Action(
        "pass_on", "p", message("pass on"), message("pass on an opening, or something worth sharing"),
        GIVING, (*PEOPLE_PLACES, "openings"), 36,
    ),
    Action(
        "no", "x", message("no"),
        message("not a match; on a request, decline or withdraw; on an opening, close"),
        GIVING, ("overview", "contact", "ledger", "requests", "openings", "introduction", "profile"),
        34, "row",
    ),
    Action(
        "share", "w", message("share"), message("share an article or a piece of news with those who care"),
        GIVING, (EVERYWHERE,),
    ),
    Action(
        "letter", "W", message("letter"), message("letters for what you passed on or shared last, to copy"),
        GIVING, (EVERYWHERE,),
    ),
    Action(
        "statement", "Y", message("statement"), message("both sides of the exchange, to show them"),
        GIVING, ("contact", "ledger"), 11, "person",
    ),
    # What is done to a record: to a person, or to the entry with the cursor
    Action(
        "edit", "e", message("edit"), message("edit every field in a form"),
        LISTING, (*RECORD_PLACES, "introduction", "profile", "conflicts"), 60, "row",
    ),
    Action(
        "yaml", "E", message("edit as YAML"), message("edit as YAML in your own $EDITOR"),
        LISTING, RECORD_PLACES, needs="row",
    ),
    Action(
        "done", "m", message("done"),
        message("do or answer it: a promise kept, a request met, thanks said, a proposal taken up"),
        GIVING, ("overview", "contact", "ledger", "requests", "introduction", "profile"), 55, "row",
    ),
    Action(
        "thank", "!", message("thanked"),
        message("write down that you thanked for what you received, or that they thanked you"),
        LEDGER, ("contact", "ledger"), 28, "row",
    ),
    Action(
        "outcome", "O", message("outcome"),
        message("what came of it: a client, an assignment, a job, a value"),
        LEDGER, ("contact", "ledger"), 18, "row",
    ),
    Action(
        "outcomes", "", message("outcomes"),
        message("what came of it all, by kind, person, introducer, channel and year"),
        LEDGER, (EVERYWHERE,),
    ),
    Action(
        "by_person", "b", message("by person"),
        message("person by person, with balance and turnover"),
        LEDGER, ("ledger",), 65,
    ),
    # Conflicts
    Action(
        "keep", "m", message("keep"), message("keep what stands: it is right, and settled"),
        LISTING, ("conflicts",), 100, "row",
    ),
    Action(
        "swap", "x", message("swap"), message("swap: the other value takes the place of what stands"),
        LISTING, ("conflicts",), 99, "row",
    ),
    Action(
        "both", "b", message("both"), message("have both values, one below the other: in notes"),
        LISTING, ("conflicts",), 98, "row",
    ),
    Action(
        "next_person", "]", message("next person"), message("the next person of the list you came from"),
        SCREENS, ("contact",), 12,
    ),
    Action(
        "previous_person", "[", message("person before"), message("the person before in that list"),
        SCREENS, ("contact",),
    ),
    # People to choose from, and texts
    Action(
        "confirm", "enter", message("confirm"),
        message("go on: with everybody who is marked, or the one with the cursor"),
        CHOOSING, ("pick", "text"), 100,
    ),
    Action(
        "copy_text", "y", message("copy"), message("copy the whole text to the clipboard"),
        CHOOSING, ("text", "introduction"), 90,
    ),
    Action(
        "edit_text", "E", message("edit"), message("edit the text in your own $EDITOR"),
        CHOOSING, ("text", "introduction"), 80,
    ),
    Action(
        "language", "L", message("language"), message("draft the letter in the other language"),
        CHOOSING, ("introduction",), 50,
    ),
    Action(
        "mail", "o", message("mail"), message("hand the letter to your mail program; netui sends nothing"),
        CHOOSING, ("introduction",), 32,
    ),
    # The history
    Action(
        "in_full", "enter", message("in full"), message("the value before and the one after, in full"),
        LISTING, ("history",), 100, "row",
    ),
    Action(
        "bring_back", "b", message("bring back"),
        message("bring the value back that was there before; what is gone comes back whole"),
        LISTING, ("history",), 99, "row",
    ),
    # Openings, and what is worth sharing
    Action(
        "copy_it", "y", message("copy"), message("copy what it says: title, company, place, link"),
        LISTING, ("openings",), 32, "row",
    ),
    Action("open_it", "o", message("open link"), message("open its link"), LISTING, ("openings",), 20, "row"),
    # Forms
    Action("save", "ctrl+s", message("save"), message("save the form"), FORMS, ("form",), 90),
    _in_form("leave_form", "escape", "leave", "leave the form; asks once where typing would be lost", 80),
    _in_form("field_next", "tab", "next field", "complete what is typed, or to the next field", 70),
    _in_form("field_previous", "shift+tab", "field before", "to the field before", 20),
    _in_form(
        "take_other", "ctrl+t", "other value",
        "where a field was changed elsewhere too: take that value, again takes yours back", 85,
    ),
    _in_form("complete_next", "ctrl+n", "next choice", "offer the next completion, or the next word", 40),
    # What a list offers
    Action(
        "filter", "/", message("filter"),
        message("filter as you type; esc clears it, then goes back"),
        LISTING, ("people", "ledger", "contact", "requests", "openings", "conflicts", "pick"), 80,
    ),
    Action(
        "add", "a", message("add"),
        message("add a contact by name; elsewhere, what is listed; to people to choose from, anybody else"),
        LISTING, ("overview", "people", "ledger", "requests", "openings", "pick"), 70,
    ),
    Action(
        "mark", "space", message("mark"), message("mark; an action then applies to all that are marked"),
        LISTING, ("people", "ledger", "requests", "openings", "conflicts", "pick"), 45, palette=False,
    ),
    Action(
        "mark_all", "M", message("mark all"), message("mark all that are shown, or none"),
        LISTING, ("people", "ledger", "requests", "openings", "conflicts", "pick"), 10,
    ),
    Action("sort", "v", message("sort"), message("sort by the next column"), LISTING, ("people",), 35),
    Action(
        "sort_back", "V", message("turn round"), message("sort the other way round"), LISTING, ("people",)
    ),
    Action(
        "add_in_form", "N", message("add in a form"), message("add a contact in a form, every field"),
        LISTING, ("people",),
    ),
    Action(
        "trash", "d", message("trash"), message("move to the trash; in the trash, take back out"),
        LISTING, RECORD_PLACES, 30, "row",
    ),
    Action(
        "trashed", "D", message("see trash"), message("show the trash, or leave it"),
        LISTING, ("people", "ledger", "requests", "openings"),
    ),
    Action(
        "finished", "f", message("finished"),
        message("show what is over too: closed, answered, settled; or hide it"),
        LISTING, ("requests", "openings", "conflicts"), 14,
    ),
    Action(
        "values", "v", message("in full"), message("both values in full, to read and to copy"),
        LISTING, ("conflicts",), 50, "row",
    ),
    # Everywhere
    Action(
        "entry", ":", message("quick entry"),
        message("quick entry: one line in your own words"),
        ALWAYS, (EVERYWHERE,), 75,
    ),
    Action("undo", "u", message("undo"), message("undo the last change"), ALWAYS, (EVERYWHERE,), 15),
    Action("redo", "ctrl+r", message("redo"), message("redo what was undone"), ALWAYS, (EVERYWHERE,)),
    Action(
        "import", "I", message("import"), message("import a LinkedIn export or vCards"),
        ALWAYS, (EVERYWHERE,),
    ),
    Action(
        "sync", "S", message("sync"),
        message("sync by git: commit, receive, merge, send; again or esc stops it"),
        ALWAYS, (EVERYWHERE,),
    ),
    Action(
        "questions", "", message("questions"),
        message("three short questions: who you are, what you can help with and look for"),
        ALWAYS, (EVERYWHERE,),
    ),
    Action(
        "demo", "", message("demo"), message("look around in a network of made-up people"),
        ALWAYS, (EVERYWHERE,),
    ),
    Action(
        "doctor", "", message("doctor"),
        message("look whether everything holds together: records, file, repository, settings"),
        ALWAYS, (EVERYWHERE,),
    ),
    Action("theme", "T", message("theme"), message("choose a theme"), ALWAYS, (EVERYWHERE,)),
    Action(
        "palette", "ctrl+p", message("commands"), message("every command by name"),
        ALWAYS, (EVERYWHERE,), 5, palette=False,
    ),
    Action("help", "?,f1", message("help"), message("help for where you are"), ALWAYS, (EVERYWHERE,), 95),
    Action("back", "q", message("back"), message("back, then quit"), ALWAYS, (EVERYWHERE,), 8),
    Action(
        "escape", "escape", message("clear"), message("clear the filter, then the marks, then back"),
        ALWAYS, (EVERYWHERE,), palette=False,
    ),
    Action(
        "suspend", "ctrl+z", message("suspend"), message("suspend; the shell's fg comes back"),
        ALWAYS, (EVERYWHERE,),
    ),
    Action("quit", "ctrl+q", message("quit"), message("quit"), ALWAYS, (EVERYWHERE,)),
)  # fmt: skip
BY_ID: Final[Mapping[str, Action]] = {action.id: action for action in ACTIONS}


def at(place: str) -> list[Action]:
    """Return what can be done at a place itself, in the table's order."""
    return [action for action in ACTIONS if place in action.where]


def bindings(place: str, inside: str = "") -> list[BindingType]:
    """Return the bindings of a place: a list's own, those of a screen, or those of the app.

    Args:
        place: The place.
        inside: Where the place is part of another that has actions instead of some of its own: that one.
    """
    instead = INSTEAD.get(inside, frozenset())
    perform = "{id}" if place == LISTS else "app.perform('{id}')"
    return [
        Binding(
            action.keys,
            perform.format(id=action.id),
            id=action.id,
            tooltip=str(action.help),
            priority=action.id == "quit",
        )
        for action in at(place)
        if action.keys and action.id not in instead
    ]
