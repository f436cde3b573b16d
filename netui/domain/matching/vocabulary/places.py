"""Meanings: places."""

TABLE = """
germany p: Germany | Germania
berlin p <germany: Berlin | Berlino
italy p: Italy | Italia
milan p <italy: Milan | Milano
german l ~germany=0.5: German | tedesco
"""
