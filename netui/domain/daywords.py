"""The words that dates are made of: English and Italian to read sentences, five languages for exports."""

import re
from typing import Final, Literal

_Named = tuple[tuple[str, ...], int, str]


def _named_days() -> dict[str, list[_Named]]:
    """Return phrases by their first word, the longest first."""
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
    found: dict[str, list[_Named]] = {}
    for (language, days), phrases in table.items():
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, days, language))
    for known in found.values():
        known.sort(key=lambda named: -len(named[0]))
    return found


NAMED_DAYS: Final = _named_days()


def _weekdays() -> dict[str, tuple[int, bool, str]]:
    """Return (0 = Monday, whether it is a short form, the language) of each name."""
    full = {
        "en": "monday tuesday wednesday thursday friday saturday sunday",
        "it": "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    }
    short = {
        "en": "mon tue wed thu fri sat sun|- tues weds thur - - -|- - - thurs - - -",
        "it": "lun mar mer gio ven sab dom",
    }
    found: dict[str, tuple[int, bool, str]] = {}
    for language, names in full.items():
        found |= {name: (index, False, language) for index, name in enumerate(names.split())}
    for language, rows in short.items():
        for row in rows.split("|"):
            found |= {name: (index, True, language) for index, name in enumerate(row.split()) if name != "-"}
    return found | {"weekend": (5, False, "en")}


WEEKDAYS: Final = _weekdays()
WEEKENDS: Final = frozenset({"weekend"})

ENTRY_MONTHS: dict[str, tuple[int, str]] = {}
"""Months in English and Italian, as (number, language)."""
MONTHS: dict[str, int] = {}
"""Months in English, German, Italian, French and Spanish, folded; no two languages disagree on one."""

_MONTH_NAMES = {
    "en": "january february march april may june july august september october november december"
          "|jan feb mar apr - jun jul aug sep oct nov dec|- - - - - - - - sept - - -",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
          "|gen feb mar apr mag giu lug ago set ott nov dic|- - - - - - - - sett - - -",
    "de": "januar februar marz april mai juni juli august september oktober november dezember"
          "|jan feb mrz apr mai jun jul aug sep okt nov dez|janner feber maerz - - - - - sept - - -"
          "|jan - mar - - - - - - - - -",
    "fr": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
          "|janv fevr mars avr mai juin juil aout sept oct nov dec|- fev - - - - jul - - - - -",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
          "|ene feb mar abr may jun jul ago sept oct nov dic|- - - - - - - - sep - - -"
          "|- - - - - - - - setiembre - - -",
}  # fmt: skip
for _language, _rows in _MONTH_NAMES.items():
    for _row in _rows.split("|"):
        for _number, _name in enumerate(_row.split(), 1):
            if _name != "-":
                MONTHS.setdefault(_name, _number)
                if _language in {"en", "it"}:
                    ENTRY_MONTHS.setdefault(_name, (_number, _language))

UNITS: Final = {
    name: (unit, language)
    for language, unit, names in (
        ("en", "days", "day days"), ("en", "weeks", "week weeks wk wks"),
        ("en", "months", "month months"), ("en", "years", "year years"),
        ("it", "days", "giorno giorni gg"), ("it", "weeks", "settimana settimane"),
        ("it", "months", "mese mesi"), ("it", "years", "anno anni"),
    )
    for name in names.split()
}  # fmt: skip
SPANS: Final = {
    name: UNITS[name] for name in ("week", "month", "year", "settimana", "mese", "anno")
}  # a day is not among them: "the last day" is none
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
COUPLES: Final = (
    (("a", "couple", "of"), 2),
    (("a", "couple"), 2),
    (("un", "paio", "di"), 2),
)

ITALIAN_ARTICLES: Final = frozenset({"il", "l'"})
ARTICLES: Final = frozenset({"the", "il", "lo", "la", "l'"})
LAST: Final = frozenset({"last", "past", "scorso", "scorsa", "passato", "passata", "ultimo", "ultima"})
NEXT: Final = frozenset({"next", "coming", "prossimo", "prossima"})
THIS: Final = frozenset({"this", "questo", "questa"})
OF: Final = frozenset({"of", "di", "de", "della", "del"})
AGO: Final = frozenset({"ago", "fa"})
AHEAD: Final = frozenset({"in", "tra", "fra"})
LIMIT: Final = frozenset({"within", "entro"})
BEFORE_NAMES: Final = frozenset({"with", "con", "@", "w"})
LINKS: Final = frozenset({"with", "con", "at", "in", "about", "to", "and", "by", "from", "for"})
FIRST: Final = frozenset({"primo"})

ENDINGS: Final = tuple(
    (tuple(phrase.split()), unit, language)
    for unit, language, phrases in (
        ("weeks", "en", "end of the week|end of week|end of this week|week's end"),
        ("months", "en", "end of the month|end of month|end of this month|month's end"),
        ("weeks", "it", "fine settimana|fine della settimana"),
        ("months", "it", "fine mese|fine del mese"),
    )
    for phrase in phrases.split("|")
)  # fmt: skip

Lead = Literal["", "on", "by"]
LEADS: Final[dict[Lead, tuple[tuple[str, ...], ...]]] = {
    "by": tuple(
        tuple(phrase.split())
        for phrase in (
            "due on", "due by", "due for", "due", "by", "before", "until", "till", "for",
            "entro e non oltre", "entro", "prima di", "prima del", "prima della", "fino a", "fino al", "per",
        )
    ),
    "on": tuple(
        tuple(phrase.split()) for phrase in ("on", "over", "during", "di", "del", "dal", "nel", "dello")
    ),
}  # fmt: skip

ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|°|o)?")
YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})".replace(r"(\d{1,2})\2", r"(\d{1,2})\2"))
DAY_FIRST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|(?<=/)\d{2})")
DAY_MONTH: Final = re.compile(r"(\d{1,2})/(\d{1,2})")

_TIME = r"(?:[T\s,].*)?$"
EXPORTED: Final = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + r"(?:[t\s,].*)?$"), "ymd"),
    (re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})" + r"(?:[t\s,].*)?$"), "ymd"),
    (re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[\s,].*)?$"), "dmy"),
    (
        re.compile(
            r"(\d{1,2})(?:er|st|nd|rd|th|°|o)?\.?[\s-]*(?:de |of |di )?\s*([a-z]+)\.?,?[\s-]*(?:de |del )?\s*(\d{4})"
            r"(?:[\s,].*)?$"
        ),
        "dmy",
    ),
    (re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[\s,].*)?$"), "mdy"),
)
