"""The words of quick entry, folded, in English and Italian: a table to read and to add to."""

from dataclasses import dataclass
from typing import Final, Literal

Form = Literal["noun", "past", "base"]
"""noun: "coffee", "caffè"; past: "called", "ho chiamato"; base: "phone Luca", "chiamare", "chiamerò"."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a word or phrase says is done.

    Attributes:
        does: interaction, gave, received, promise, introduction, plan or note.
        kind: The kind of interaction or exchange, where the word tells.
        form: How it is said.
        by: Who did it, where the word tells: me, them or both.
        light: Whether what is given says more than the verb: "gave a call" is a call.
        language: "en" or "it".
        words: How many words it has.
    """

    does: str
    kind: str | None
    form: Form
    by: str | None
    light: bool
    language: str
    words: int


# does, kind, form, by, light, language: phrases
_ACTS: Final = """
interaction meeting noun - - en: coffee|lunch|dinner|breakfast|brunch|drink|drinks|beer|beers|tea|meeting|catch up|catchup|walk|visit|chat|sync|meet up|one on one|1on1
interaction meeting past - - en: met|met up|saw|seen|visited|ran into|bumped into|caught up
interaction meeting base - - en: meet|see|visit
interaction - past - - en: spoke|spoken|talked|chatted
interaction call noun - - en: call|phone call|phonecall
interaction call past - - en: called|phoned|rang|called back
interaction call base - - en: phone|ring|call back
interaction video noun - - en: video|video call|videocall|zoom|zoom call|skype|skype call|teams call|facetime|google meet|webcall
interaction video past - - en: zoomed|skyped|facetimed
interaction email noun - - en: email|e - mail|mail|emails
interaction email past - - en: emailed|e - mailed|mailed
interaction message noun - - en: message|messages|whatsapp|telegram|sms|slack|dm
interaction message past - - en: messaged|texted|dmed|wrote|written|whatsapped|pinged
interaction message base - - en: write|ping|text
interaction event noun - - en: event|conference|meetup|party|fair|workshop|webinar
interaction social noun - - en: linkedin|facebook|instagram
interaction letter noun - - en: letter|postcard
interaction meeting noun - - it: caffe|pranzo|cena|colazione|aperitivo|birra|merenda|incontro|riunione|appuntamento|passeggiata|visita|chiacchierata|te
interaction meeting past - - it: visto|vista|visti|viste|incontrato|incontrata|incontrati|incontrate|rivisto|rivista
interaction meeting base - - it: vedere|rivedere|incontrare|visitare|vedro|rivedro|incontrero|visitero
interaction - past - - it: parlato|chiacchierato
interaction call noun - - it: chiamata|telefonata
interaction call past - - it: chiamato|chiamati|chiamate|telefonato|sentito|sentita|sentiti|sentite|richiamato
interaction call base - - it: chiamare|richiamare|telefonare|sentire|chiamero|richiamero|telefonero|sentiro
interaction video noun - - it: videochiamata|video chiamata|videocall|videoconferenza
interaction email noun - - it: mail|email|e - mail
interaction message noun - - it: messaggio|messaggi
interaction message past - - it: scritto|messaggiato|risposto
interaction message base - - it: scrivere|scrivero|riscrivere|rispondere|rispondero
interaction event noun - - it: evento|conferenza|fiera|convegno|festa
interaction letter noun - - it: lettera|cartolina
gave - past - light en: gave|given|sent|passed|passed on|forwarded
gave - base - light en: give|send|pass|pass on|forward
gave resource past - - en: lent|shared
gave resource base - - en: lend|share
gave help past - - en: helped
gave help base - - en: help
gave advice past - - en: advised
gave advice base - - en: advise
gave referral past - - en: referred|recommended
gave referral base - - en: refer|recommend
gave endorsement past - - en: endorsed
gave endorsement base - - en: endorse
received - past - light en: received|got|was given|have received
introduction introduction past - - en: introduced|connected
introduction introduction base - - en: introduce
promise - past - - en: promised|promise|owe
gave - past - light it: dato|data|dati|date|mandato|mandata|mandati|mandate|inviato|inviata|inviati|passato|passata|passati|girato|girata|diedi
gave - base - light it: dare|daro|mandare|mandero|inviare|inviero|passare|passero|girare|girero
gave resource past - - it: condiviso|condivisa|prestato|prestata
gave resource base - - it: condividere|condividero|prestare|prestero
gave help past - - it: aiutato|aiutata|aiutati
gave help base - - it: aiutare|aiutero
gave advice past - - it: consigliato|consigliata
gave advice base - - it: consigliare|consigliero
gave referral past - - it: segnalato|segnalata|raccomandato|raccomandata
gave referral base - - it: segnalare|segnalero|raccomandare|raccomandero
received - past - light it: ricevuto|ricevuta|ricevuti|ricevute|avuto
introduction introduction past - - it: presentato|presentata|presentati
introduction introduction base - - it: presentare|presentero
promise - past - - it: promesso|promessa|prometto
plan - base - - en: snooze|reconnect|reconnect with|follow up|contact|remind me of|remind me about
plan - base - - it: ricontattare|risentire|contattare|ricontattero|risentiro|contattero|rimandare|ricordami di
"""

_EXCHANGE_KINDS: Final = {
    "advice": "advice tip tips suggestion suggestions consiglio consigli suggerimento suggerimenti dritta",
    "introduction": "introduction introductions intro intros contact contacts presentazione presentazioni "
                    "contatto contatti",
    "referral": "referral referrals lead leads segnalazione segnalazioni",
    "opening": "opening openings job jobs position positions vacancy posizione posizioni annuncio",
    "information": "information info news informazione informazioni notizia notizie",
    "help": "help hand favour favor aiuto mano favore",
    "feedback": "feedback opinion opinions review parere pareri opinione opinioni revisione",
    "endorsement": "endorsement endorsements recommendation reference raccomandazione referenza referenze",
    "client": "client clients customer customers cliente clienti",
    "resource": "resource resources book books link links article articles template document documents "
                "slides tool course risorsa risorse libro libri articolo articoli documento documenti "
                "materiale corso modello",
}  # fmt: skip
EXCHANGE_WORDS: Final = {word: kind for kind, row in _EXCHANGE_KINDS.items() for word in row.split()}

MEDIA: Final = {
    "zoom": "video", "skype": "video", "teams": "video", "video": "video", "facetime": "video",
    "videochiamata": "video", "phone": "call", "telefono": "call", "whatsapp": "message",
    "telegram": "message", "slack": "message", "sms": "message", "email": "email", "mail": "email",
    "linkedin": "social", "facebook": "social", "instagram": "social",
}  # fmt: skip
"""What an interaction went over: after a word such as "on", "via", "al", "per" it outdoes the verb."""
BEFORE_MEDIA: Final = frozenset({"on", "via", "over", "by", "through", "su", "per", "al", "tramite", "in"})

INTENT: Final = {
    "will": "en", "'ll": "en", "must": "en", "should": "en", "to": "en", "gonna": "en", "shall": "en",
    "devo": "it", "dovrei": "it", "voglio": "it", "vorrei": "it", "dobbiamo": "it", "da": "it", "di": "it",
}  # fmt: skip
"""What before a base form says that it is still to come."""

ME: Final = frozenset({"i", "we", "ho", "abbiamo", "avevo"})
THEM: Final = frozenset({"they", "he", "she", "ha", "hanno", "aveva", "avevano"})
AUXILIARIES: Final = frozenset(
    {"i", "we", "they", "he", "she", "have", "has", "had", "just", "'ve", "'ll", "ho", "ha", "hanno", "abbiamo",
     "avevo", "aveva", "mi", "ci", "gli", "le", "lo", "la", "li", "siamo", "am", "was", "will", "must",
     "should", "shall", "gonna", "devo", "dovrei", "voglio", "vorrei", "dobbiamo", "l'", "m'", "gliel'", "io",
     "appena", "made", "did", "fatto", "preso"}
)  # fmt: skip
"""What belongs to a verb before it and says nothing by itself."""
TO_ME: Final = frozenset({"me", "us"})

WITH: Final = frozenset({"with", "con", "w"})
TO: Final = frozenset({"to", "a", "ad"})
FROM: Final = frozenset({"from", "da", "dal", "dalla", "dall'"})
FOR: Final = frozenset({"for", "per"})
AND: Final = frozenset({"and", "e", "ed", "&", ",", "+", "plus"})
AT: Final = frozenset({"at", "in", "presso", "a", "ad", "da", "al", "alla", "all'", "allo", "nel", "nella"})
TOPIC: Final = frozenset(
    {"about", "on", "re", "regarding", "over", "concerning", "of", "su", "sul", "sulla", "sui", "sulle",
     "sullo", "sull'", "riguardo", "circa", "di", "del", "della", "dei", "delle", "dello", "dell'", "d'"}
)  # fmt: skip
ARTICLES: Final = frozenset(
    {"a", "an", "the", "some", "my", "our", "un", "uno", "una", "un'", "il", "lo", "la", "l'", "i", "gli", "le",
     "del", "dei", "mio", "mia"}
)  # fmt: skip
PARTICLES: Final = frozenset({"van", "von", "der", "den", "de", "dos", "du", "bin", "ter", "ten"})
"""Lower case inside a name. Italian "di" and "da" are not among them: "Anna di Acme"."""
PLACES: Final = frozenset(
    {"office", "bar", "cafe", "home", "university", "ufficio", "sede", "centro", "ristorante", "studio",
     "universita", "casa"}
)  # fmt: skip
COMMON: Final = (
    WITH | TO | FROM | FOR | AND | AT | TOPIC | ARTICLES | PARTICLES | AUXILIARIES | frozenset(INTENT)
    | TO_ME | frozenset({"who", "what", "it", "is", "non", "no", "yes", "si", "che", "that", "this", "due"})
)  # fmt: skip
"""Words that are too common to name somebody by themselves."""


def _acts() -> dict[str, list[tuple[tuple[str, ...], Act]]]:
    found: dict[str, list[tuple[tuple[str, ...], Act]]] = {}
    for line in _ACTS.strip().splitlines():
        head, phrases = line.split(": ")
        does, kind, form, by, light, language = head.split()
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            act = Act(
                does, None if kind == "-" else kind, form, None if by == "-" else by,  # type: ignore[arg-type]
                light == "light", language, len(words),
            )  # fmt: skip
            found.setdefault(words[0], []).append((words, act))
    for known in found.values():
        known.sort(key=lambda pair: -len(pair[0]))
    return found


ACTS: Final = _acts()
"""Phrases by their first word, the longest first. A word of both languages is English: it means the same."""
NOTES: Final = {"note": "en", "nota": "it", "appunto": "it"}
COMMUNICATIONS: Final = frozenset({"call", "video", "message", "email", "letter", "social"})
"""Kinds of interaction that go from one to the other: "gave a call", "mail a Luca", "call from Anna"."""
