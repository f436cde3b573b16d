"""The built-in table: professions and what they do, in English and Italian, one line a meaning.

A line is ``name nature relations: words and phrases | more of them``; a line that begins with a space goes
on with the one above. The name is what the meaning is called in the code; its nature is told at
`netui.domain.matching.synonyms.NATURES`. Of the relations, ``<tax`` says that it is a part of tax, ``~law``
that it is near to law (``~law=0.4``: how near), ``+contracts`` that beside contracts the meanings it is a
part of come to this one: a lawyer for contracts is a contract lawyer; ``coaching+sports`` says so of any
two. ``|`` stands between English and Italian for whoever reads the table; ``!`` before a phrase keeps its
words from being taken the other way round.
"""

from collections.abc import Iterator

from netui.domain.matching.synonyms import NEAR, Synonyms


def read_into(synonyms: Synonyms) -> None:
    """Read every table into synonyms."""
    for line in _all_lines():
        _read(line, synonyms)


def forms() -> list[str]:
    """Return every word and phrase that is in the tables."""
    return [form for line in _all_lines() for form in _forms(line)]


def _all_lines() -> Iterator[str]:
    from netui.domain.matching.vocabulary import (
        commerce,
        creative,
        industry,
        law,
        life,
        money,
        people,
        places,
        software,
    )

    for table in (money, law, people, software, creative, commerce, industry, life, places):
        yield from _lines(table.TABLE)


def _lines(table: str) -> Iterator[str]:
    line = ""
    for part in table.splitlines():
        if part.startswith(" "):
            line += part
        else:
            if line:
                yield line
            line = part
    if line:
        yield line


def _read(line: str, synonyms: Synonyms) -> None:
    head = line.partition(":")[0]
    name, nature, *relations = head.split()
    near = {}
    for relation in relations:
        if relation.startswith("~"):
            other, _equals, strength = relation[1:].partition("=")
            near[other] = float(strength or NEAR)
    broader = [relation[1:] for relation in relations if relation.startswith("<")]
    pairs = [(above, relation[1:]) for relation in relations if relation.startswith("+") for above in broader]
    pairs += [_pair(relation) for relation in relations if "+" in relation[1:]]
    synonyms.add(name, nature, _forms(line))
    synonyms.relate(name, broader, near, pairs)


def _pair(relation: str) -> tuple[str, str]:
    one, _plus, other = relation.partition("+")
    return one, other


def _forms(line: str) -> list[str]:
    words = (form.strip() for form in line.partition(":")[2].replace("|", ",").split(","))
    return [word for word in words if word]
