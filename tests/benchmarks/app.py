"""What netui costs, beside a bare Textual app on the same machine in the same minute.

    python -m tests.benchmarks.app [usual] [large] [--runs N]

Everything is measured from outside, in fresh processes; what is on a screen in a real pseudo-terminal.
Prints a table beside the budgets. A machine that does other work at the time measures that work too.
"""

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from tests.benchmarks.dataset import SIZES, Size, dataset, write
from tests.terminal.pseudo import KEYS, ROOT, Terminal, netui_command

BARE: Final = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Bare(App):
    def compose(self):
        yield Header()
        yield Static("usable")
        yield Footer()
Bare().run()
"""

SAVES: Final = """
import json, random, sys, time
from pathlib import Path
from netui.domain.tables import Contact
from netui.services.system import SystemClock
from netui.services.workspace import Workspace
from netui.storage.repository import Repository
clock = SystemClock()
workspace = Workspace(Repository.open(Path(sys.argv[1]), clock), clock, random.SystemRandom())
contacts = list(workspace.network.all(Contact))
times = []
for number in range(int(sys.argv[2])):
    contact = random.choice(contacts)
    contact = workspace.network.get(Contact, contact.id)
    began = time.perf_counter()
    workspace.replace("note", (contact, contact.change({"notes": f"note {number}"})))
    blocked = time.perf_counter()
    workspace.repository.flush()
    times.append([1000 * (blocked - began), 1000 * (time.perf_counter() - began)])
    time.sleep(0.05)
print(json.dumps(times[1:]))
"""

BUDGETS: Final = {
    "start, against bare": ("1.3", "2"),
    "a key to its repaint, p95": ("16 ms", "16 ms"),
    "filter, per letter, p95": ("16 ms", "40 ms"),
    "bytes: j": ("1024", "1024"),
    "bytes: page": ("6144", "6144"),
    "bytes: idle, 3 s": ("0", "0"),
    "a change: UI blocked, p95": ("5 ms", "16 ms"),
    "a change: safe on disk, p95": ("30 ms", "300 ms"),
    "import a LinkedIn export": ("0.5 s", "4 s"),
    "netui add": ("0.2 s", "1 s"),
    "netui due": ("0.2 s", "1 s"),
    "memory": ("90 MB", "450 MB"),
}


@dataclass
class Machine:
    """Where it is measured: in folders of its own, with modules compiled as an installation has them."""

    folder: Path
    runs: int
    variables: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        home = self.folder / "home"
        home.mkdir()
        self.variables = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")} | {
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(self.folder / "compiled"),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        (self.folder / "bare.py").write_text(BARE)

    def terminal(self, command: Sequence[str], columns: int = 80, lines: int = 24) -> Terminal:
        return Terminal(command, columns, lines, self.variables)

    def start(
        self, command: Sequence[str], *shown: str, key: str = "", then: str = ""
    ) -> tuple[float, float]:
        """Start a program and leave it as a person does.

        Args:
            command: What to start.
            shown: What has to be on its screen.
            key: A key that is pressed as soon as it is.
            then: What that key shows.

        Returns:
            The seconds until it shows, and until the key was obeyed.
        """
        with self.terminal(command) as terminal:
            terminal.expect(*shown, patience=120)
            first = time.perf_counter() - terminal.started
            terminal.press(*key)
            terminal.expect(then, patience=120)
            second = time.perf_counter() - terminal.started
            terminal.press("ctrl+q")
            terminal.ended()
            return first, second

    def run(self, *command: str) -> float:
        """Return the seconds that a program takes from start to end."""
        began = time.perf_counter()
        subprocess.run(
            command, env={**os.environ, **self.variables}, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, check=True, cwd=self.folder,
        )  # fmt: skip
        return time.perf_counter() - began

    def output(self, *command: str) -> str:
        return subprocess.run(
            command, env={**os.environ, **self.variables}, capture_output=True, text=True, check=True
        ).stdout

    def median(self, measure: Callable[[], float]) -> float:
        return statistics.median(measure() for _run in range(self.runs))


def p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def connections(path: Path, count: int) -> Path:
    """Write a LinkedIn export of so many connections."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(
            ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
        )
        for number in range(count):
            rows.writerow(
                [
                    f"Name{number % 977}", f"Family{number}", f"https://www.linkedin.com/in/person-{number}",
                    f"person{number}@example.org" if number % 7 == 0 else "", f"Company {number % 311}",
                    f"Position {number % 97}", f"{number % 28 + 1:02} Feb {2015 + number % 11}",
                ]
            )  # fmt: skip
    return path


def start(machine: Machine, data: Path) -> Iterator[tuple[str, str]]:
    """Yield how long netui takes to its overview, and a bare app to its one line, turn by turn.

    The first start of a day has nothing that was seen before to show.
    """
    bare, first, ours, obeyed = [], [], [], []
    command = netui_command("--data", str(data))
    overview = ("Today", "You could give", "contacts")
    for _run in range(machine.runs + 1):
        bare.append(machine.start([sys.executable, str(machine.folder / "bare.py")], "usable")[0])
        (data / ".netui" / "overview.json").unlink(missing_ok=True)
        first.append(machine.start(command, *overview)[0])
        shown, key = machine.start(command, *overview, key="2", then="Name")
        ours.append(shown)
        obeyed.append(key)
    beside = statistics.median(bare[1:])
    for what, times in (
        ("start, against bare", ours),
        ("start with nothing kept, against bare", first),
        ("start until a key was obeyed, against bare", obeyed),
    ):
        yield what, f"{statistics.median(times[1:]) / beside:.2f}"
    yield "start, ms (bare)", f"{1000 * statistics.median(ours[1:]):.0f} ({1000 * beside:.0f})"


def on_screen(machine: Machine, data: Path) -> Iterator[tuple[str, str]]:
    """Yield what keys cost on the list of people, at 80×24."""
    with machine.terminal(netui_command("--data", str(data))) as terminal:
        terminal.expect("Today", patience=120)
        terminal.press("2")
        terminal.expect("Name", patience=120)
        terminal.timed("")
        down = [terminal.timed("j") for _press in range(15)]
        scrolling = [terminal.timed("j") for _press in range(30)]
        pages = [terminal.timed(KEYS["ctrl+d"]) for _press in range(10)]
        up = [terminal.timed("k") for _press in range(20)]
        keys = [*down, *scrolling, *pages, *up]
        terminal.timed("/")
        letters = []
        for word in ("rossi", "studio", "anna", "tax"):
            letters += [terminal.timed(letter) for letter in word]
            terminal.timed(KEYS["esc"])
            terminal.timed("/")
        terminal.timed(KEYS["esc"])
        before = len(terminal.raw)
        deadline = time.monotonic() + 3
        while time.monotonic() < deadline:
            terminal.read(0.1)
        idle = len(terminal.raw) - before
        memory = resident(terminal.pid)
    yield "a key to its repaint, p95", f"{p95([key.last for key in keys]):.1f} ms"
    yield "a key to its first byte, p95", f"{p95([key.first for key in keys]):.1f} ms"
    yield "filter, per letter, p95", f"{p95([letter.last for letter in letters]):.1f} ms"
    yield "filter, per letter, median", f"{statistics.median(letter.last for letter in letters):.1f} ms"
    yield "bytes: j", f"{p95([key.size for key in down]):.0f}"
    yield "bytes: j where the list scrolls", f"{p95([key.size for key in scrolling]):.0f}"
    yield "bytes: page", f"{p95([key.size for key in pages]):.0f}"
    yield "bytes: idle, 3 s", str(idle)
    yield "memory", f"{memory:.0f} MB"


def resident(process: int) -> float:
    """Return the megabytes of memory that a process holds; nothing where the system doesn't tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return float("nan")
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS"))


def saves(machine: Machine, data: Path) -> Iterator[tuple[str, str]]:
    """Yield how long a change keeps the UI's thread, and how long until it is safe on disk."""
    times = json.loads(machine.output(sys.executable, "-c", SAVES, str(data), "21"))
    yield "a change: UI blocked, p95", f"{p95([blocked for blocked, _safe in times]):.1f} ms"
    yield "a change: safe on disk, p95", f"{p95([safe for _blocked, safe in times]):.0f} ms"


def commands(machine: Machine, data: Path, size: Size) -> Iterator[tuple[str, str]]:
    """Yield how long commands take from a shell."""
    export = connections(machine.folder / "Connections.csv", size.contacts)

    def imported() -> float:
        folder = machine.folder / "imported"
        shutil.rmtree(folder, ignore_errors=True)
        return machine.run(*netui_command("--data", str(folder), "import", str(export)))

    yield "import a LinkedIn export", f"{machine.median(imported):.2f} s"
    for name, arguments in (("netui add", ["add", "Somebody"]), ("netui due", ["due"])):
        command = netui_command("--data", str(data), *arguments)
        machine.run(*command)
        yield name, f"{machine.median(partial(machine.run, *command)):.2f} s"


def measured(machine: Machine, name: str) -> dict[str, str]:
    """Return every figure at one size."""
    size = SIZES[name]
    data = machine.folder / name
    write(data, dataset(size))
    found: dict[str, str] = {}
    for part in (
        start(machine, data), on_screen(machine, data), saves(machine, data), commands(machine, data, size)
    ):  # fmt: skip
        for what, figure in part:
            found[what] = figure
            print(f"{name}: {what}: {figure}", file=sys.stderr)
    return found


def report(figures: dict[str, dict[str, str]]) -> Iterator[str]:
    """Yield a table of figures beside their budgets."""
    names = list(figures)
    yield " | ".join(["| What", *(f"{name} | budget" for name in names)]) + " |"
    yield "|---" * (1 + 2 * len(names)) + "|"
    for what in dict.fromkeys(what for found in figures.values() for what in found):
        cells = [what]
        for name in names:
            budget = BUDGETS.get(what, ("", ""))[list(SIZES).index(name)]
            figure = figures[name].get(what, "")
            over = bool(budget) and float(figure.split()[0]) > float(budget.split()[0])
            cells += [f"{figure}{' ✗' if over else ''}", budget]
        yield f"| {' | '.join(cells)} |"


@contextmanager
def a_machine(runs: int) -> Iterator[Machine]:
    with tempfile.TemporaryDirectory(prefix="netui-benchmark-") as folder:
        yield Machine(Path(folder), runs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", choices=[*SIZES, []], default=["usual"])
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    with a_machine(wanted.runs) as machine:
        print("\n".join(report({name: measured(machine, name) for name in wanted.sizes})))
