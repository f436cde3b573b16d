"""Meanings: business."""

TABLE = """
tax a: tax, taxes, taxation, tax adviser, tax advisor | tasse, imposte, fisco, fiscale
vat o <tax: VAT | IVA, partita IVA
law a: lawyer, law, legal | avvocato, legale, diritto
contracts o <law: contract, contracts | contratto
software a: developer, programmer, software development | programmatore, sviluppatore, sviluppo software
python t <software: python, django, flask
photography a: photographer, photography, photo, photos | fotografo, fotografia
translation a: translator, translation, translate | traduttore, traduttrice, traduzione, tradurre
"""
