"""How long an import takes, against the bare reading of the same file by `csv` in the same run.

    python -m tests.benchmarks.importing [usual|large]

Each figure is the median of three fresh processes. "import" is everything: opening an empty network,
planning, applying, until it is safe on disk; "again" is the same file once more, into the full network;
"into" is into a network of that size that has nobody of the file.
"""

import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Final

from netui.domain.clock import stamp
from tests.benchmarks.dataset import SIZES, TODAY, dataset, write

RUNS: Final = 3
BUDGET: Final = {"usual": 0.5, "large": 4.0}  # DESIGN section 9, seconds
_GIVEN = ("Anna", "Luca", "Giulia", "José", "Zoë", "François", "Søren", "Aisha", "Kenji", "Olga", "Łukasz")
_FAMILY = (
    "Rossi",
    "Bianchi",
    "Müller",
    "Novák",
    "García",
    "Dubois",
    "Kowalska",
    "Okafor",
    "Smith",
    "De Luca",
)
_ROLES = ("Engineer", "Head of Sales, EMEA", 'CTO & "Chief" Builder', "Avvocato", "Ingénieur")


def write_connections(path: Path, people: int) -> None:
    """Write LinkedIn's file with made-up people: one in eight shows an e-mail address, as on LinkedIn."""
    chance = random.Random(people)
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write('Notes:\n"Some addresses are missing."\n\n')
        table = csv.writer(stream)
        table.writerow(
            ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
        )
        for number in range(people):
            given, family = chance.choice(_GIVEN), f"{chance.choice(_FAMILY)}-{chance.randrange(900)}"
            day = TODAY - timedelta(days=chance.randrange(5000))
            address = f"person.{number}@mail.example" if number % 8 == 0 else ""
            url = f"https://www.linkedin.com/in/{given}-{number:x}".lower()
            table.writerow(
                (
                    given,
                    family,
                    url,
                    address,
                    f"Company {number % 700}",
                    chance.choice(_ROLES),
                    f"{day:%d %b %Y}",
                )
            )


class _Clock:
    """Stands still."""

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 12, tzinfo=UTC)

    def today(self) -> date:
        return TODAY


def run(folder: Path, path: Path) -> dict[str, float]:
    """Import a file into the network in a folder, in this process; return seconds by step."""
    from netui.services.importing import apply_import, plan_import
    from netui.services.workspace import Workspace
    from netui.storage.repository import Repository

    steps = {"begin": time.perf_counter()}
    repository = Repository.open(folder, _Clock())
    workspace = Workspace(repository, _Clock(), random.Random(1))
    steps["open"] = time.perf_counter()
    plan = plan_import(workspace, [path])
    steps["plan"] = time.perf_counter()
    apply_import(workspace, plan)
    steps["apply"] = time.perf_counter()
    repository.flush()
    steps["save"] = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as stream:
        rows = sum(1 for _row in csv.reader(stream))
    steps["csv"] = time.perf_counter()
    names = list(steps)
    spent = {name: steps[name] - steps[before] for before, name in pairwise(names)}
    spent["whole"] = steps["save"] - steps["begin"]
    repository.close()
    return {**spent, "rows": rows, "new": len(plan.new), "edits": len(plan.edits)}


def measure(name: str) -> None:
    """Print the figures for one size."""
    with tempfile.TemporaryDirectory() as place:
        folder, path = Path(place), Path(place) / "Connections.csv"
        write_connections(path, SIZES[name].contacts)
        network = dataset(SIZES[name])
        figures: dict[str, list[dict[str, float]]] = {"import": [], "again": [], "into": []}
        for number in range(RUNS):
            fresh, full = folder / f"fresh{number}", folder / f"full{number}"
            write(full, network)
            for what, where in (("import", fresh), ("again", fresh), ("into", full)):
                figures[what].append(_in_a_process(where, path))
    print(
        f"{name}: {SIZES[name].contacts} connections, budget {BUDGET[name]} s, at {stamp(datetime.now(UTC))}"
    )
    for what, runs in figures.items():
        spent = {key: median(each[key] for each in runs) for key in runs[0]}
        steps = "  ".join(f"{key} {spent[key]:.3f}" for key in ("open", "plan", "apply", "save", "csv"))
        print(f"  {what:7} {spent['whole']:.3f} s   {steps}   {spent['whole'] / spent['csv']:.0f}× csv")


def _in_a_process(folder: Path, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.importing", "run", str(folder), str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        print(json.dumps(run(Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        for chosen in sys.argv[1:] or SIZES:
            measure(chosen)
