"""The built-in table: professions and what they do, in English and Italian, one line a meaning.

A line is ``name nature <broader ~near: words and phrases | more of them``: what the meaning is called
here, what it is (see `netui.domain.matching.synonyms.NATURES`), the meanings that it is a part of, those
that it is near to, and the words that have it; ``|`` stands between English and Italian for whoever reads
the table. A nearness other than the usual is written behind it: ``~law=0.4``.
"""

from netui.domain.matching.synonyms import NEAR, Synonyms


def read_into(synonyms: Synonyms) -> None:
    """Read every table into synonyms."""
    from netui.domain.matching.vocabulary import business, places

    for table in (business.TABLE, places.TABLE):
        for line in table.strip().splitlines():
            if line:
                _read(line, synonyms)


def _read(line: str, synonyms: Synonyms) -> None:
    head, _colon, forms = line.partition(":")
    name, nature, *relations = head.split()
    near = {}
    for relation in relations:
        if relation.startswith("~"):
            other, _equals, strength = relation[1:].partition("=")
            near[other] = float(strength or NEAR)
    broader = [relation[1:] for relation in relations if relation.startswith("<")]
    words = [form.strip() for form in forms.replace("|", ",").split(",")]
    synonyms.add(name, nature, [word for word in words if word])
    synonyms.relate(name, broader, near)
