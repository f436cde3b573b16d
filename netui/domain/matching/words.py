"""Texts as words: how they are taken apart, and which of them say nothing about what is needed."""

import re
from functools import lru_cache
from typing import Final

from netui.domain.matching.stems import stems

# A word of letters and digits; a few names of technologies and of business hold signs. Hyphens and
# apostrophes part words: "back-end" is two of them, as "back end" is.
_TOKEN = re.compile(
    r"(?i:c\+\+|[cf]#|\.net\b|node\.js|next\.js|vue\.js|\b[a-z]&[a-z]\b)|\w+|[,;:()\[\]|/!?.…•&+–—\n]"
)


def tokens(text: str) -> list[str]:
    """Return the words and the marks of a text, as they are written."""
    if text.isascii() and text.replace(" ", "").isalnum():  # most of them, and thousands at a time
        return text.split()
    return _TOKEN.findall(text)


@lru_cache(65_536)  # the different words of a large network's needs and offers, several times over
def keys_of(word: str) -> tuple[str, ...]:
    """Return what a folded word is compared by: two words are alike where they share one of these."""
    english, italian = stems(word)
    return (f"e:{english}", f"i:{italian}")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BREAKS: Final = frozenset(",;:()[]|!?.…•–—\n")
"""Marks behind which something else begins."""

JOINERS: Final = _words("and or plus e ed o oppure & + /")
"""What joins things of the same rank."""

ASIDE: Final = _words("""
    for with without in at on about from to into who whom whose which that where under near around
    between by as via per con senza su sul sulla sui sulle sullo nel nella nei nelle nello negli da dal
    dalla dai dalle al alla ai alle allo che chi cui dove tra fra presso verso circa come vicino vicina
    """)
"""Words behind which comes what the thing is for, where it is or what it is about."""

OF: Final = _words("of di del della dei delle dello degli")
"""Words behind which comes what an act is done to: of "photos of chairs", photos are the thing."""

WITHIN: Final = _words("of the a an di del della dei delle dello degli il lo la i gli le da s d l in")
"""Words that a phrase may be written with or without: "registrazione di un marchio"."""

STOP: Final = _words("""
    the a an this these those my your his her its our their me you him us them i we he she it they is
    are was were be been being am do does did done has have had having will would can could should may
    might must not no so if then than too very just also only any some each every all both more most
    other another such own same how what when why there here s t d ll re ve m up out off over again once
    well who's etc eg ie one two three four five ten first new old good great best quick short long big
    small il lo la gli le un uno una l dell nell sull dall mio mia miei mie tuo tua tuoi suo sua suoi
    sue nostro nostra nostri nostre vostro loro io tu lui lei noi voi mi ti ci vi si ne se sono sei e'
    siamo siete era erano essere ha ho hai abbiamo hanno avere avrei avuto fare faccio fa fai fatto far
    non piu meno molto molta molti poco quanto quale quali quello quella quelli questa questo questi
    queste cosa come ma anche solo gia ancora poi cioe ogni tutti tutta tutto tutte altro altri altra
    altre nuovo nuova nuovi nuove buono buona bravo brava bravi bene meglio due tre quattro cinque prima
    primo vorrei vorremmo deve devo dobbiamo posso possiamo puo possa sappia sa dopo
    """)
"""Words that are passed over, English and Italian, folded."""

GENERAL: Final = _words("""
    help helping helper assist assistance support advice advise adviser advisor advisory consultant
    consultancy consulting consultation expert expertise specialist professional pro freelancer
    freelance somebody someone anybody anyone person people man woman guy friend partner contact
    contacts introduction introductions introduce intro connection connections know knows knowledge
    experience experienced experiences skill skills skilled senior junior project projects work works
    working worker job jobs task tasks service services solution solutions company companies firm firms
    business businesses office team teams client clients customer customers need needs needed want wants
    wanted look looking find finding search searching seek get getting give make making take use using
    used like good honest quiet patient trusted reliable affordable cheap local independent small large
    medium size sized quickly review reviews check checking checks opinion second question questions
    answer idea ideas tip tips thing things stuff way ways kind time times day days week weeks month
    months year years hour hours part full long term set setting setup start starting run running handle
    handling deal dealing manage improve improving explain explains explaining understand understanding
    choose choosing prepare preparing preparation ready go going through clean read reading speak speaks
    speaking talk talks tell ask see show plan planning plans strategy process processes system systems
    tool tools basic basics advanced general various complete whole recommend recommendation
    recommendations name names real actual migrate migrating move moving protect protecting create
    creating launch launching open opening close closing arrange arranging book booking keep keeping
    hold join bring put turn discover discuss compare decide solve solving avoid reduce reducing
    increase increasing optimise optimising optimize update updating upgrade replace replacing change
    changing convert adapt deliver provide provides offer offers supply try feedback fresh eyes slow
    fast modern beautiful nice simple easy difficult hard complex complicated special specific technical
    digital corporate commercial national international regional private public personal certified
    qualified available familiar interested able willing serious temporary permanent regular weekly
    monthly yearly group groups number list lists case cases issue issues problem problems situation
    matter matters area field sector market markets result results report reports document documents
    papers file files form forms letter letters message version edition page pages example examples
    point points line lines side centre center agency agencies studio institute department afternoon
    morning evening weekend night son daughter sister brother husband wife visitors member members user
    users student professor required wish hope thank please urgent urgently soon tomorrow today next
    last within before after during while aiuto aiutare aiutarci aiutarmi aiuta supporto assistenza
    consiglio consigli consulente consulenti consulenza consulenze esperto esperta esperti esperte
    esperienza esperienze specialista specialisti professionista professionisti qualcuno qualcuna
    qualcosa persona persone contatto contatti amico conosce conosca conoscere conoscenza conoscenze
    competenza competenze progetto progetti lavoro lavori lavorare lavora compito servizio servizi
    soluzione soluzioni azienda aziende ditta ditte impresa imprese societa attivita ufficio squadra
    gruppo cliente clienti bisogno serve servono servirebbe cerco cerca cerchiamo cercasi cercare
    trovare trovo dare prendere usare utilizzare piccola piccolo piccole piccoli grande grandi media
    medie medio affidabile affidabili serio seria locale indipendente revisione verifica controllo
    parere domanda domande risposta cose modo modi tempo giorno giorni settimana settimane mese mesi
    anno anni ora ore parte avviare avvio avviamento gestire gestione gestisce migliorare miglioramento
    spiegare spieghi spiega capire scegliere scelta preparare preparazione pronto leggere parlare parla
    parli piano piani pianificazione strategia strategie processo processi sistema sistemi strumento
    strumenti base avanzato generale completo completa consigliare migrare spostare proteggere creare
    creazione lanciare lancio aprire apertura chiudere organizzare fissare prenotare tenere portare
    scoprire discutere confrontare decidere risolvere evitare ridurre aumentare ottimizzare
    ottimizzazione aggiornare aggiornamento sostituire cambiare convertire adattare consegnare fornire
    offrire offre offerta provare lento veloce moderno bello bella semplice facile difficile complesso
    complicato speciale specifico tecnico tecnica tecnici tecniche digitale digitali aziendale aziendali
    commerciali nazionale internazionale internazionali europeo europea europei europee regionale
    regionali privato privata pubblico pubblica pubblici personale personali certificato qualificato
    disponibile interessato temporaneo regolare gruppi numero elenco elenchi lista liste caso casi
    problema problemi situazione campo settore settori mercato mercati risultato risultati relazione
    relazioni documento documenti modulo moduli lettera lettere messaggio messaggi versione pagina
    pagine esempio esempi punto punti linea centro centri agenzia agenzie istituto reparto pomeriggio
    mattina sera notte figlio figlia sorella fratello marito moglie membro membri utente utenti gratis
    stay stays raise raising curare curi cura cure metta mette mettere ordine order raccomandazione
    urgente subito domani oggi prossimo prossima entro durante mentre titolare seguire segue segua
    occuparsi occupa occupi posto rivedere
    """)
"""Words so general that they weigh next to nothing, English and Italian, folded."""
