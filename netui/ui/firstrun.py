"""Three short questions about the user, in the bar above the footer.

They are asked by themselves once: when the first people have come into a network that was empty when netui
was opened, and only while no profile is written. So they stand in nobody's way to an import, and whoever
skips them isn't asked again, here or on another machine, without a record that says so. The command
“questions” asks those that are still open.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from netui.domain.tables import GOALS, Profile
from netui.domain.text import clean_line, fold
from netui.i18n import _, say
from netui.services import profile
from netui.services.completion import Completion
from netui.ui.widgets.prompt import Choice, Question

if TYPE_CHECKING:
    from netui.ui.app import NetuiApp


class Questions:
    """Those of the three questions that are still open, one after the other.

    Args:
        app: The app.
    """

    def __init__(self, app: "NetuiApp") -> None:
        self._app = app
        self._open = profile.missing(app.workspace.network)
        self._completion = Completion(app.workspace.network, Profile)
        self._answered = False

    def ask(self) -> None:
        """Ask them."""
        if self._open:
            self._ask(0)
        else:
            self._app.notice(_("the questions are answered: the command “profile” shows all of it"))

    def _ask(self, place: int) -> None:
        if place == len(self._open):
            if self._answered:
                self._app.notice(_("your profile is written · u takes the last answer back"))
            return
        question = self._open[place]

        def changed(text: str) -> list[str]:
            understood = " · ".join(
                f"{_(name)}: {value if isinstance(value, str) else ', '.join(value)}"
                for name, value in read(question.fields, text).items()
            )
            return [say(question.text), *([understood] if understood else [])]

        def submit(text: str) -> None:
            if text:
                change = profile.set_profile(self._app.workspace, read(question.fields, text))
                self._answered = self._answered or bool(change.edits)
            self._ask(place + 1)

        label = _("{place} of {count}").format(place=place + 1, count=len(self._open))
        hint = _("{example} · enter skips, esc skips all").format(example=_example(question))
        self._app.prompt.ask(
            Question(
                label,
                submit,
                changed=changed,
                complete=lambda text: self._complete(question.fields, text),
                hint=hint,
            )
        )

    def _complete(self, fields: Sequence[str], text: str) -> list[Choice]:
        """Return what the last word of a text could become: values in use, and the goals that there are."""
        begun = 0
        if "name" in fields:
            begun = _end_of_name(text) + 1
            if not begun:
                return []
        head, kinds = text[:begun], Profile.kinds()
        head += " " if head and not text[begun:].startswith(" ") else ""
        found = [
            whole
            for field in fields
            if field != "name"
            for whole in self._completion.complete(kinds[field], field, text[begun:].lstrip())
        ]
        return [Choice(head + whole, whole.rpartition(", ")[2]) for whole in found]


def read(fields: Sequence[str], text: str) -> dict[str, Any]:
    """Return what an answer says, by field.

    Args:
        fields: What was asked for: a name comes first, with a comma or a colon behind it; of goals and
            interests, a word that is a goal is one.
        text: The answer.
    """
    values: dict[str, Any] = {}
    if "name" in fields:
        end = _end_of_name(text) if len(fields) > 1 else -1
        values["name"] = clean_line(text if end < 0 else text[:end])
        text = "" if end < 0 else text[end + 1 :]
        fields = [field for field in fields if field != "name"]
    words = [word for part in text.split(",") if (word := clean_line(part))]
    if "goals" in fields:
        goals = {word: goal for word in words if (goal := fold(word).replace(" ", "-")) in GOALS}
        values["goals"] = list(dict.fromkeys(goals.values()))
        words = [word for word in words if word not in goals]
        fields = [field for field in fields if field != "goals"]
    if fields:
        values[fields[0]] = words
    return {field: value for field, value in values.items() if value}


def _end_of_name(text: str) -> int:
    """Return where the name ends that an answer begins with; -1 where it is all of it."""
    return next((place for place, char in enumerate(text) if char in ",:"), -1)


def _example(question: profile.Question) -> str:
    if "name" in question.fields:
        return ": ".join(question.examples.values())
    return ", ".join(question.examples.values())
