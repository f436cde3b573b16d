"""A line for each command that does something on the demo: what tests run where every command counts."""

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
    "where": ["where"],
    "completion": ["completion", "bash"],
}

READING = (
    "list", "show", "due", "profile", "ledger", "outcomes", "requests", "who", "match", "introductions",
    "openings", "restore", "where",
)  # fmt: skip
"""Those that read, and so take ``--json``."""

PEOPLE_CSV = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Nora,Quist,https://www.linkedin.com/in/nora-quist,nora@quist.example,Quist AB,Owner,08 Feb 2024
Otto,Lind,https://www.linkedin.com/in/otto-lind,,Lind & Co,Partner,12 Mar 2023
"""
