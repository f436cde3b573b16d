"""The words that dates are made of: English and Italian for sentences, five languages for exports."""

from typing import Final, Literal

Phrase = tuple[str, ...]
Lead = Literal["", "on", "by"]


def _phrases(row: str) -> tuple[Phrase, ...]:
    return tuple(tuple(phrase.split()) for phrase in row.split("|"))


def _named_days() -> dict[str, list[tuple[Phrase, int, str]]]:
    table = {
        ("en", 0): "today|tonight|this morning|this afternoon|this evening",
        ("it", 0): "oggi|oggi pomeriggio|stamattina|stamani|stamane|stasera|questa mattina|questa sera"
                   "|questo pomeriggio|stanotte",
        ("en", -1): "yesterday|yesterday morning|yesterday afternoon|yesterday evening|last night",
        ("it", -1): "ieri|ieri mattina|ieri pomeriggio|ieri sera|ieri notte",
        ("en", -2): "the day before yesterday|day before yesterday",
        ("it", -2): "l' altro ieri|l' altroieri|altro ieri|altroieri|ieri l' altro|avantieri|avant' ieri",
        ("en", 1): "tomorrow|tomorrow morning|tomorrow afternoon|tomorrow evening|tomorrow night",
        ("it", 1): "domani|domani mattina|domani pomeriggio|domani sera|domattina",
        ("en", 2): "the day after tomorrow|day after tomorrow",
        ("it", 2): "dopodomani|dopo domani",
    }  # fmt: skip
    found: dict[str, list[tuple[Phrase, int, str]]] = {}
    for (language, days), row in table.items():
        for phrase in _phrases(row):
            found.setdefault(phrase[0], []).append((phrase, days, language))
    for known in found.values():
        known.sort(key=lambda named: -len(named[0]))
    return found


NAMED_DAYS: Final = _named_days()
"""(phrase, days from today, language) by the phrase's first word, the longest first."""


def _weekdays() -> dict[str, tuple[int, bool, str]]:
    rows = (
        ("en", False, "monday tuesday wednesday thursday friday saturday sunday"),
        ("it", False, "lunedi martedi mercoledi giovedi venerdi sabato domenica"),
        ("en", True, "mon tue wed thu fri sat sun"),
        ("en", True, "- tues weds thur - - -"),
        ("en", True, "- - - thurs - - -"),
        ("it", True, "lun mar mer gio ven sab dom"),
        ("en", False, "- - - - - weekend -"),
    )
    return {
        name: (index, short, language)
        for language, short, row in rows
        for index, name in enumerate(row.split())
        if name != "-"
    }


WEEKDAYS: Final = _weekdays()
"""(0 = Monday, whether it is a short form, language) of each name; a weekend is its Saturday."""

_MONTHS = (
    ("en", "january february march april may june july august september october november december"),
    ("en", "jan feb mar apr - jun jul aug sep oct nov dec"),
    ("en", "- - - - - - - - sept - - -"),
    ("it", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    ("it", "gen feb mar apr mag giu lug ago set ott nov dic"),
    ("it", "genn febb - - magg - - - sett - - -"),
    ("de", "januar februar marz april mai juni juli august september oktober november dezember"),
    ("de", "jan feb mrz apr mai jun jul aug sep okt nov dez"),
    ("de", "janner feber maerz - - - - - sept - - -"),
    ("fr", "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"),
    ("fr", "janv fevr mars avr mai juin juil aout sept oct nov dec"),
    ("fr", "jan fev - - - - juill - - - - -"),
    ("es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    ("es", "ene feb mar abr may jun jul ago sept oct nov dic"),
    ("es", "- - - - - - - - setiembre - - -"),
)


def _months(*languages: str) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for language, row in _MONTHS:
        if language in languages:
            for number, name in enumerate(row.split(), 1):
                found.setdefault(name, (number, language))
    found.pop("-")
    return found


ENTRY_MONTHS: Final = _months("en", "it")
"""(number, language) of the months that are read in sentences."""
EXPORT_MONTHS: Final = _months("en", "de", "it", "fr", "es")
"""The same in the five languages of LinkedIn exports, folded: no two of them disagree on a name."""

UNITS: Final = {
    name: (unit, language)
    for language, unit, names in (
        ("en", "days", "day days"), ("en", "weeks", "week weeks"),
        ("en", "months", "month months"), ("en", "years", "year years"),
        ("it", "days", "giorno giorni gg"), ("it", "weeks", "settimana settimane"),
        ("it", "months", "mese mesi"), ("it", "years", "anno anni"),
    )
    for name in names.split()
}  # fmt: skip
SPANS: Final = {name: UNITS[name] for name in ("week", "month", "year", "settimana", "mese", "anno")}
"""What "last" and "next" go with; a day is not among them: "the last day" is another thing."""
LETTERS: Final = {
    "d": "days",
    "g": "days",
    "w": "weeks",
    "s": "weeks",
    "m": "months",
    "y": "years",
    "a": "years",
}
"""Units of a bare length of time: "2w", "3g"."""
COUNTS: Final = {
    name: count
    for row in (
        "- one two three four five six seven eight nine ten eleven twelve",
        "- un due tre quattro cinque sei sette otto nove dieci undici dodici",
        "- a", "- an", "- una", "- uno", "- un'",
    )
    for count, name in enumerate(row.split())
    if name != "-"
}  # fmt: skip
COUPLES: Final = _phrases("a couple of|a couple|un paio di")

ITALIAN_ARTICLES: Final = frozenset({"il", "l'"})
ARTICLES: Final = frozenset({"the", "il", "lo", "la", "l'"})
LAST: Final = frozenset({"last", "past", "scorso", "scorsa", "passato", "passata", "ultimo", "ultima"})
NEXT: Final = frozenset({"next", "coming", "prossimo", "prossima"})
THIS: Final = frozenset({"this", "questo", "questa"})
OF: Final = frozenset({"of", "di", "de", "della", "del"})
AGO: Final = frozenset({"ago", "fa"})
AHEAD: Final = frozenset({"in", "tra", "fra"})
LIMIT: Final = frozenset({"within", "entro"})
WITH: Final = frozenset({"with", "con", "@"})
AFTER_ORDINAL: Final = frozenset({"with", "con", "at", "in", "about", "to", "and", "by", "from", "for"})
"""What may follow "12th" where that is a day: "12th with Anna", not "12th floor"."""

ENDINGS: Final = tuple(
    (phrase, unit, language)
    for unit, language, row in (
        ("weeks", "en", "end of the week|end of week|end of this week"),
        ("months", "en", "end of the month|end of month|end of this month"),
        ("weeks", "it", "fine settimana|fine della settimana"),
        ("months", "it", "fine mese|fine del mese"),
    )
    for phrase in _phrases(row)
)

LEADS: Final[tuple[tuple[Lead, tuple[Phrase, ...]], ...]] = (
    ("by", _phrases("due on|due by|due for|due|by|before|until|till|for|entro e non oltre|entro|prima di"
                    "|prima del|prima della|fino a|fino al|per")),
    ("on", _phrases("on|over|during|di|del|dal|nel|dello")),
)  # fmt: skip
"""What leads to a date, the longest first: a limit, or just the day."""

LIMITS: Final = frozenset({"by", "due", "before", "entro", "prima", "within"})
"""Those that name a limit whatever stands before them: "for" and "until" belong to what is told."""
