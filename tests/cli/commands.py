"""A line for each command that does something on the demo: what tests run where every command counts."""

from pathlib import Path

EVERY_COMMAND = {
    "overview": [],
    "add": ["add", "Nora Quist", "--circle", "close"],
    "list": ["list", "circle:close"],
    "show": ["show", "giulia riva"],
    "due": ["due"],
    "edit": ["edit", "giulia riva", "--add", "tags=print", "--add", "needs=a tax adviser"],
    "profile": ["profile", "--add", "related=software: education"],
    "log": ["log", "coffee with Giulia Riva yesterday"],
    "gave": ["gave", "giulia riva", "a tip on rent"],
    "got": ["got", "giulia riva", "a lamp", "--promise", "friday"],
    "ledger": ["ledger", "giulia riva"],
    "thanks": ["thanks", "sara villa"],
    "outcome": ["outcome", "referral salt works", "client", "--value", "1.500,00 €"],
    "outcomes": ["outcomes", "--by", "person"],
    "requests": ["requests", "anna"],
    "asked": ["asked", "giulia riva", "a tax adviser", "--known"],
    "answer": ["answer", "CV review", "--decline", "too late for me", "--but", "Milica"],
    "need": ["need", "somebody who paints a wall"],
    "who": ["who", "a lawyer for a contract"],
    "ask": ["ask", "federico sala", "a day of his calendar"],
    "publish": ["publish", "health care"],
    "match": ["match"],
    "introduce": ["introduce", "davide moretti", "beatrice lombardi", "--letter", "it"],
    "introductions": ["introductions"],
    "openings": ["openings"],
    "heard": ["heard", "Data engineer", "--company", "Acme", "--closes", "in 2 weeks"],
    "pass": ["pass", "patient flow", "tommaso bonetti"],
    "close": ["close", "patient flow"],
    "share": ["share", "EU AI Act: what changes for firms under fifty people"],
    "import": ["import", "people.csv", "--dry-run"],
    "export": ["export", "--as", "csv"],
    "undo": ["undo"],
    "redo": ["redo"],
    "restore": ["restore"],
    "sync": ["sync", "init"],
    "history": ["history"],
    "conflicts": ["conflicts"],
    "doctor": ["doctor", "--fix"],
    "merge-driver": ["merge-driver", "base.json", "ours.json", "theirs.json"],
    "where": ["where"],
    "completion": ["completion", "bash"],
}

READING = (
    "list", "show", "due", "profile", "ledger", "outcomes", "requests", "who", "match", "introductions",
    "openings", "history", "restore", "doctor", "conflicts", "where",
)  # fmt: skip
"""Those that read, and so take ``--json``."""

NETWORK_FILES = {"base.json": "", "ours.json": '{"contacts":{}}', "theirs.json": '{"contacts":{}}'}
"""Files that ``merge-driver`` can merge."""

PEOPLE_CSV = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Nora,Quist,https://www.linkedin.com/in/nora-quist,nora@quist.example,Quist AB,Owner,08 Feb 2024
Otto,Lind,https://www.linkedin.com/in/otto-lind,,Lind & Co,Partner,12 Mar 2023
"""


def write_inputs(folder: Path) -> None:
    """Write the files that commands are given here."""
    for name, content in {"people.csv": PEOPLE_CSV, **NETWORK_FILES}.items():
        (folder / name).write_text(content, encoding="utf-8")
