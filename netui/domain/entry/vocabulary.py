"""The words of quick entry, folded, in English and Italian: tables to read and to add to."""

from dataclasses import dataclass
from typing import Final, Literal, cast

Form = Literal["noun", "past", "base"]
"""noun: "coffee", "caffè"; past: "called", "ho chiamato"; base: "phone Luca", "chiamare", "chiamerò"."""


def _words(row: str) -> frozenset[str]:
    return frozenset(row.split())


@dataclass(frozen=True, slots=True)
class Act:
    """What a word or phrase says is done.

    Attributes:
        does: interaction, gave, received, promise, introduction or plan.
        kind: The kind of interaction or exchange, where the word tells.
        form: How it is said.
        light: Whether what is given says more than the verb: "gave a call" is a call.
        language: "en" or "it"; empty where both say it.
        words: How many words it has.
    """

    does: str
    kind: str | None
    form: Form
    light: bool
    language: str
    words: int


# does, kind, form, light, language: phrases
_ACTS: Final = """
interaction meeting noun - en: coffee|lunch|dinner|breakfast|brunch|drink|drinks|beer|beers|meeting|catch up|catchup|walk|chat|sync|meet up|one on one
interaction meeting past - en: met|met up|saw|seen|visited|ran into|bumped into|caught up|got to know
interaction meeting base - en: meet|see|visit
interaction - past - en: spoke|spoken|talked|chatted|heard from|introduced myself
interaction call noun - en: call|phone call|phonecall|conference call
interaction call past - en: called|phoned|rang|called back
interaction call base - en: phone|ring|call back
interaction video noun - en: video|video call|zoom|zoom call|skype|skype call|teams call|facetime|google meet
interaction video past - en: zoomed|skyped|facetimed
interaction email noun - en: email|emails|mail|mails|e - mail|e - mails
interaction email past - en: emailed|mailed|e - mailed
interaction message noun - en: message|messages|text|texts|whatsapp|telegram|sms|slack|dm
interaction message past - en: messaged|texted|wrote back|wrote|written|whatsapped|pinged|replied
interaction message base - en: write|ping|reply
interaction event noun - en: event|conference|meetup|party|fair|workshop|webinar
interaction social noun - en: linkedin|facebook|instagram
interaction social past - en: connected with
interaction letter noun - en: letter|letters|postcard
interaction meeting noun - it: caffe|pranzo|cena|colazione|aperitivo|birra|merenda|incontro|riunione|appuntamento|passeggiata|visita|chiacchierata
interaction meeting past - it: visto|vista|visti|viste|incontrato|incontrata|incontrati|incontrate|rivisto|rivista|conosciuto|conosciuta
interaction meeting base - it: vedere|rivedere|incontrare|visitare|vedo|rivedo|vedro|rivedro|incontrero|visitero
interaction - past - it: parlato|chiacchierato
interaction call noun - it: chiamata|telefonata|chiamate|telefonate
interaction call past - it: chiamato|chiamati|telefonato|sentito|sentita|sentiti|sentite|richiamato|richiamata
interaction call base - it: chiamare|richiamare|telefonare|sentire|chiamo|richiamo|sento|chiamero|richiamero|telefonero|sentiro
interaction video noun - it: videochiamata|video chiamata|videocall|videoconferenza|zoom|skype
interaction email noun - it: mail|email|e - mail
interaction message noun - it: messaggio|messaggi|whatsapp|telegram|sms
interaction message past - it: scritto|messaggiato|risposto
interaction message base - it: scrivere|scrivo|scrivero|riscrivere|rispondere|rispondero
interaction event noun - it: evento|conferenza|fiera|convegno|festa
interaction letter noun - it: lettera|lettere|cartolina
gave - past light en: gave|given|sent|passed|passed on|forwarded|offered
gave - base light en: give|send|pass|pass on|forward|offer
gave resource past - en: lent
gave resource base - en: lend
gave - past - en: shared
gave - base - en: share
gave help past - en: helped
gave help base - en: help
gave advice past - en: advised
gave advice base - en: advise
gave referral past - en: referred|recommended
gave referral base - en: refer|recommend
gave endorsement past - en: endorsed
gave endorsement base - en: endorse
received - past light en: received|got|was given|was sent
introduction introduction past - en: introduced|connected|intro 'd
introduction introduction base - en: introduce
promise - past - en: promised|promise|owe
gave - past light it: dato|diedi|mandato|mandata|mandati|inviato|inviata|inviati|passato|passata|girato|girata|offerto|offerta
gave - base light it: dare|daro|mandare|mando|mandero|inviare|invio|inviero|passare|passero|girare|girero|offrire|offriro
gave - past - it: condiviso|condivisa
gave - base - it: condividere|condivido|condividero
gave resource past - it: prestato|prestata
gave resource base - it: prestare|prestero
gave help past - it: aiutato|aiutata|aiutati
gave help base - it: aiutare|aiutero
gave advice past - it: consigliato|consigliata
gave advice base - it: consigliare|consigliero
gave referral past - it: segnalato|segnalata|raccomandato|raccomandata
gave referral base - it: segnalare|segnalo|segnalero|raccomandare|raccomandero
received - past light it: ricevuto|ricevuta|ricevuti|ricevute|avuto
introduction introduction past - it: presentato|presentata|presentati
introduction introduction base - it: presentare|presento|presentero
promise - past - it: promesso|promessa|prometto
plan - base - en: snooze|reconnect|reconnect with|follow up|follow up with|follow - up|follow - up with|contact|remind me of|remind me about
plan - base - it: ricontattare|risentire|contattare|ricontattero|risentiro|contattero|rimandare|ricordami di
"""  # noqa: E501 - one row, one meaning

# What is an act only where a thing that is given follows: "did Marco a favour", "devo un libro a Luca".
_WITH_A_THING: Final = """
gave - past light en: did|made
gave - past - en: wrote|written
gave - past light it: fatto
gave - past - it: scritto
promise - past - it: devo
"""

_EXCHANGE_KINDS: Final = """
advice en: advice tip tips suggestion suggestions
advice it: consiglio consigli suggerimento suggerimenti dritta dritte
introduction en: introduction introductions intro intros contact contacts
introduction it: presentazione presentazioni introduzione introduzioni contatto contatti
referral en: referral referrals lead leads
referral it: segnalazione segnalazioni
opening en: opening openings job jobs position positions vacancy vacancies
opening it: posizione posizioni annuncio
information en: information info news
information it: informazione informazioni notizia notizie
help en: help hand favour favor
help it: aiuto mano favore
feedback en: feedback opinion opinions review reviews
feedback it: parere pareri opinione opinioni revisione
endorsement en: endorsement endorsements recommendation reference references
endorsement it: raccomandazione referenza referenze
client en: client clients customer customers
client it: cliente clienti
resource en: resource resources book books link links article articles template templates document documents
resource en: slides tool tools course
resource it: risorsa risorse libro libri articolo articoli documento documenti
resource it: materiale materiali corso modello
"""


def _exchange_words() -> dict[str, tuple[str, str]]:
    found = {}
    for line in _EXCHANGE_KINDS.strip().splitlines():
        head, row = line.split(": ")
        kind, language = head.split()
        found.update(dict.fromkeys(row.split(), (kind, language)))
    return found


EXCHANGE_WORDS: Final = _exchange_words()
"""The kind of exchange that each word names, and its language."""

MEDIA: Final = {
    "zoom": "video", "skype": "video", "teams": "video", "video": "video", "facetime": "video",
    "videochiamata": "video", "phone": "call", "telefono": "call", "whatsapp": "message",
    "telegram": "message", "slack": "message", "sms": "message", "email": "email", "mail": "email",
    "linkedin": "social", "facebook": "social", "instagram": "social",
}  # fmt: skip
"""What an interaction went over: behind a word such as "on", "via", "al" it outdoes what came before."""
BEFORE_MEDIA: Final = _words("on via over by through su per al tramite in")
COMMUNICATIONS: Final = _words("call video message email letter social")
"""Kinds of interaction that go from one to the other: "gave a call", "mail a Luca", "call from Anna"."""

INTENT: Final = _words("will 'll must should gonna shall devo dovrei voglio vorrei dobbiamo")
"""What before an act says that it is still to come."""
FROM_OF: Final = _words("di of")
"""After a call or a letter, whose it was: "telefonata di Bob"."""
BEFORE_TO: Final = _words("need needs have has going want plan planning remember like me had todo")
"""What before "to" makes it an intention: "need to call", not "went to lunch"."""
ME: Final = _words("i we ho abbiamo avevo io")
THEM: Final = _words("they he she ha hanno aveva avevano heard")
TO_ME: Final = _words("me us")
_SMALL_WORDS: Final = _words(
    "i we they he she have has had just 've 's 'm ho ha hanno abbiamo avevo aveva avevano mi ci gli "
    "le lo la li siamo am was were l' m' gliel' io appena made did fatto preso to da di remind "
    "ricordami ricordarmi ricordarsi bisogna went sono andato andata andati"
)  # fmt: skip
AUXILIARIES: Final = _SMALL_WORDS | INTENT | BEFORE_TO - {"like"}
"""What belongs to an act before it and says nothing by itself."""

WITH: Final = _words("with con w")
TO: Final = _words("to a ad")
FROM: Final = _words("from da dal dalla dall'")
FOR: Final = _words("for per")
AND: Final = _words("and e ed & , + /")
AT: Final = _words("at in presso al alla all' allo nel nella nell'")
ITALIAN_AT: Final = _words("a ad da dal dalla dall'")
"""Lead to a place after a lunch, to somebody after a gift or a letter."""
TOPIC: Final = _words(
    "about on re regarding over concerning of su sul sulla sui sulle sullo sull' riguardo circa di "
    "del della dei delle dello dell' d'"
)  # fmt: skip
ARTICLES: Final = _words("a an the some my our un uno una un' il lo la l' i gli le mio mia")  # fmt: skip
TITLES: Final = _words("dr mr mrs ms prof ing avv dott dottor dottoressa sig signor signora")
"""Before a name, and not part of it."""
PARTICLES: Final = _words("van von der den de dos du bin ter ten")
"""Small words inside a name. Italian "di" and "da" are not among them: "Anna di Acme"."""
PLACES: Final = _words(
    "office bar cafe home university ufficio sede centro ristorante studio universita casa"
)  # fmt: skip
"""Places that are written small."""
LEADING: Final = WITH | TO | FROM | FOR
COMMON: Final = (
    LEADING | AND | AT | TOPIC | ARTICLES | PARTICLES | AUXILIARIES | TO_ME
    | _words(
    "who what it is non no yes si che that this due not him her them lui lei loro noi everyone "
    "somebody tutti"
)
)  # fmt: skip
"""Words that are too common to name somebody by themselves."""

NOTES: Final = {"note": "en", "nota": "it", "appunto": "it"}
"""What a line begins with that is a note about somebody."""

TELLING: Final = {
    word: language
    for language, row in (
        ("en", "with to from about the and for on of had have i we they she he my by at an"),
        ("it", "con di da il lo un una uno un' l' e ed per su del della dei ho ha mi ci gli che sul non ad"),
    )
    for word in row.split()
}  # fmt: skip
"""Small words that tell the language; "a", "in" and "la" are in both, or in names."""


def _acts(table: str) -> dict[str, list[tuple[tuple[str, ...], Act]]]:
    known: dict[tuple[str, ...], Act] = {}
    for line in table.strip().splitlines():
        head, phrases = line.split(": ")
        does, kind, form, light, language = head.split()
        for phrase in phrases.split("|"):
            words = tuple(phrase.split())
            said = "" if words in known else language
            kind_or_none = None if kind == "-" else kind
            known[words] = Act(does, kind_or_none, cast("Form", form), light == "light", said, len(words))
    found: dict[str, list[tuple[tuple[str, ...], Act]]] = {}
    for words in sorted(known, key=len, reverse=True):
        found.setdefault(words[0], []).append((words, known[words]))
    return found


ACTS: Final = _acts(_ACTS)
"""Phrases by their first word, the longest first."""
ACTS_WITH_A_THING: Final = {word: known[0][1] for word, known in _acts(_WITH_A_THING).items()}
