"""The sentences that quick entry has to understand, in English and Italian, and what each means.

Today is Tuesday 24 November 2026. A row is the sentence, then what was understood, part by part:

    what kind@place w2 on>due who→introduced | note        (by me: +me, by them: +them, both: +both)

``who`` lists contacts by name; ``+Name`` would be a new contact, ``?Name`` has to be chosen. A day
without its year is in 2026; no day means today.
"""

from datetime import date

from netui.domain.entry import NameIndex
from netui.domain.network import Network
from netui.domain.records import Raw

TODAY = date(2026, 11, 24)  # a Tuesday

PEOPLE: tuple[Raw, ...] = (
    {"name": "Anna Rossi", "company": "Acme",
     "handles": [{"kind": "email", "value": "Anna@acme.com"}, {"kind": "phone", "value": "1"}]},
    {"name": "Anna Neri", "company": "Beta Due"},
    {"name": "Marco Neri"}, {"name": "Luca Bianchi"}, {"name": "Giulia Riva"}, {"name": "Sara Villa"},
    {"name": "Bob Smith"}, {"name": "José Álvarez"}, {"name": "Elena Conti"}, {"name": "Hugo Silva"},
    {"name": "Giuseppe Conti", "aliases": ["Pino"]}, {"name": "Will Price"}, {"name": "Conor O'Brien"},
    {"name": "Marina Gone", "deleted": "2026-01-01T00:00:00Z"},
)  # fmt: skip
NAMES = NameIndex.of(Network({"contacts": {str(n): dict(row) for n, row in enumerate(PEOPLE, 1)}}))


def rows(table: str) -> list[tuple[str, str]]:
    pairs = (line.split("=", 1) for line in table.splitlines() if "=" in line)
    return [(text.strip(), meaning.strip()) for text, meaning in pairs]


EXPECTED = """
coffee with Marco                        = interaction meeting; Marco Neri; coffee
Coffee with Marco today                  = interaction meeting; Marco Neri; Coffee
coffee w/ Marco yesterday                = interaction meeting 11-23; Marco Neri; coffee
yesterday coffee with Marco              = interaction meeting 11-23; Marco Neri; coffee
had a coffee with Marco                  = interaction meeting; Marco Neri; coffee
got lunch with Marco                     = interaction meeting; Marco Neri; lunch
quick lunch with Marco                   = interaction meeting; Marco Neri; quick lunch
lunch in Rome with Marco, Sara and Giulia Riva = interaction meeting @Rome; Marco Neri, Sara Villa, Giulia Riva; lunch in Rome
breakfast with José on Monday            = interaction meeting 11-23; José Álvarez; breakfast
breakfast with jose on Monday            = interaction meeting 11-23; José Álvarez; breakfast
dinner at Marco's                        = interaction meeting; Marco Neri; dinner
dinner at the office with Marco          = interaction meeting @office; Marco Neri; dinner at the office
lunch with Marco and his boss            = interaction meeting; Marco Neri; lunch and his boss
lunch with Marco: he knows Sara          = interaction meeting; Marco Neri; lunch: he knows Sara
lunch with Marco, Great talk             = interaction meeting; Marco Neri; lunch, Great talk
lunch with Marco's sister Sara           = interaction meeting; Sara Villa; lunch with Marco's sister
Marco lunch yesterday                    = interaction meeting 11-23; Marco Neri; lunch
met Giulia yesterday                     = interaction meeting 11-23; Giulia Riva;
met Giulia Riva and Marco at Acme HQ last week = interaction meeting 11-17 @Acme HQ; Giulia Riva, Marco Neri;
met Giulia at the Data Days conference   = interaction meeting @Data Days; Giulia Riva; met at the Data Days conference
caught up with Sara on Saturday          = interaction meeting 11-21; Sara Villa;
ran into Bob in New York                 = interaction meeting @New York; Bob Smith;
saw Luca on 12 Nov                       = interaction meeting 11-12; Luca Bianchi;
walk with Will Price in the park         = interaction meeting; Will Price; walk in the park
called Bob                               = interaction call +me; Bob Smith;
I called Bob this morning                = interaction call +me; Bob Smith;
phoned Bob two days ago                  = interaction call 11-22 +me; Bob Smith;
Bob called                               = interaction call +them; Bob Smith;
Bob called me yesterday                  = interaction call 11-23 +them; Bob Smith;
Bob Smith has called about the lease     = interaction call +them; Bob Smith; has called about the lease
call with Luca on Monday                 = interaction call 11-23; Luca Bianchi; call
call from Sara about the job             = interaction call +them; Sara Villa; call about the job
call Luca                                = interaction call +me; Luca Bianchi; call
call Luca 12 Nov                         = interaction call 11-12 +me; Luca Bianchi; call
gave Luca a call                         = interaction call +me; Luca Bianchi; call
got a call from Sara                     = interaction call +them; Sara Villa; call
made a phone call to Sara                = interaction call +me; Sara Villa; phone call
video call with Hugo yesterday           = interaction video 11-23; Hugo Silva; video call
zoom with Hugo                           = interaction video; Hugo Silva; zoom
chat on zoom with Hugo                   = interaction video; Hugo Silva; chat on zoom
spoke with Sara on the phone             = interaction call; Sara Villa; spoke on the phone
talked to Marco about pricing            = interaction -; Marco Neri; talked about pricing
talked to Marco about Sara               = interaction -; Marco Neri; talked about Sara
heard from Elena yesterday               = interaction - 11-23 +them; Elena Conti;
emailed Bob about the lease 3 days ago   = interaction email 11-21 +me; Bob Smith; emailed about the lease
email from Bob about the lease           = interaction email +them; Bob Smith; email about the lease
got an email from Sara about the job     = interaction email +them; Sara Villa; email about the job
e-mail to Bob                            = interaction email +me; Bob Smith; e-mail
sent Bob an email                        = interaction email +me; Bob Smith; email
wrote to Giulia on 9 Nov                 = interaction message 11-09 +me; Giulia Riva;
Giulia wrote back yesterday              = interaction message 11-23 +them; Giulia Riva;
texted Luca                              = interaction message +me; Luca Bianchi;
whatsapp from Luca                       = interaction message +them; Luca Bianchi; whatsapp
messaged Bob on LinkedIn                 = interaction social +me; Bob Smith; messaged on LinkedIn
letter from Elena                        = interaction letter +them; Elena Conti; letter
conference with Hugo in Lisbon on 3/10/2026 = interaction event 10-03 @Lisbon; Hugo Silva; conference in Lisbon
coffee with Rossi                        = interaction meeting; Anna Rossi; coffee
coffee with rossi anna                   = interaction meeting; Anna Rossi; coffee
coffee with Anna R.                      = interaction meeting; Anna Rossi; coffee
coffee with Pino                         = interaction meeting; Giuseppe Conti; coffee
coffee with anna@acme.com                = interaction meeting; Anna Rossi; coffee
coffee with Anna (Acme)                  = interaction meeting; Anna Rossi; coffee
coffee with Anna from Beta yesterday     = interaction meeting 11-23; Anna Neri; coffee
coffee with Anna                         = interaction meeting; ?Anna; coffee
coffee with Anna and Marco               = interaction meeting; ?Anna, Marco Neri; coffee
coffee with Giul                         = interaction meeting; ?Giul; coffee
coffee with Giulia Riv                   = interaction meeting; ?Giulia Riv; coffee
coffee with Giul Riva                    = interaction meeting; Giulia Riva; coffee
coffee with Giulia Bianchi               = interaction meeting; +Giulia Bianchi; coffee
coffee with Zoe                          = interaction meeting; +Zoe; coffee
coffee with @zoe                         = interaction meeting; +zoe; coffee
coffee with @Giul                        = interaction meeting; +Giul; coffee
coffee with Zoe van der Berg yesterday   = interaction meeting 11-23; +Zoe van der Berg; coffee
coffee with Jean-Luc Noir                = interaction meeting; +Jean-Luc Noir; coffee
coffee with Conor O'Brien                = interaction meeting; Conor O'Brien; coffee
coffee with conor o’brien                = interaction meeting; Conor O'Brien; coffee
coffee with Zoe, Ada and Ugo Foscolo     = interaction meeting; +Zoe, +Ada, +Ugo Foscolo; coffee
coffee with Marco from Initech           = interaction meeting; Marco Neri; coffee from Initech
coffee with Marco, then worked with Rust = interaction meeting; Marco Neri; coffee, then worked with Rust
Zoe Quux has called                      = interaction call +them; +Zoe Quux;
yesterday Zoe called                     = interaction call 11-23 +them; +Zoe;
finally called Bob                       = interaction call +me; Bob Smith; finally called
Zoe called                               = interaction call +them; +Zoe;
coffee with Anna Rossi and Anna Rossi    = interaction meeting; Anna Rossi; coffee
coffee marco                             = interaction meeting; Marco Neri; coffee
gave Marco a tip on rent                 = gave advice; Marco Neri; a tip on rent
gave a tip to Marco yesterday            = gave advice 11-23; Marco Neri; a tip
I gave Marco Neri advice on rent w2      = gave advice w2; Marco Neri; advice on rent
gave Marco an intro to Giulia            = gave introduction; Marco Neri; an intro to Giulia
gave Marco a tip in Rome                 = gave advice; Marco Neri; a tip in Rome
coffee with Anna (Acme                   = interaction meeting; ?Anna; coffee (Acme
gave feedback to Giulia on her talk      = gave feedback; Giulia Riva; feedback on her talk
shared an article with Sara on Monday    = gave resource 11-23; Sara Villa; shared an article
sent Marco slides by email               = gave resource; Marco Neri; slides by email
helped Luca find a job                   = gave help; Luca Bianchi; helped find a job
helped Luca                              = gave help; Luca Bianchi;
recommended Giulia to Bob                = gave referral; Giulia Riva; recommended to Bob
endorsed Hugo                            = gave endorsement; Hugo Silva;
offered Marco a hand                     = gave help; Marco Neri; a hand
gave Marco and Sara a contact            = gave introduction; Marco Neri, Sara Villa; a contact
advice to Marco on taxes                 = gave advice; Marco Neri; advice on taxes
intro for Luca                           = gave introduction; Luca Bianchi; intro
Marco received my book                   = gave resource; Marco Neri; my book
introduced Marco to Giulia               = introduction introduction; Marco Neri, Giulia Riva;
introduced Marco and Giulia yesterday    = introduction introduction 11-23; Marco Neri, Giulia Riva;
introduced Anna Rossi to Zoe Quux about tax law = introduction introduction; Anna Rossi, +Zoe Quux; about tax law
received feedback from Sara on 9 Nov     = received feedback 11-09; Sara Villa; feedback
got advice from Bob on pricing yesterday = received advice 11-23; Bob Smith; advice on pricing
got a client from Elena !5               = received client w5; Elena Conti; a client
help from Sara with the move             = received help; Sara Villa; help with the move
feedback from Sara on 9 Nov              = received feedback 11-09; Sara Villa; feedback
Sara gave me feedback                    = received feedback; Sara Villa; feedback
Sara helped me with the talk             = received help; Sara Villa; helped with the talk
Sara recommended me                      = received referral; Sara Villa;
Sara introduced me to Bob                = received introduction; Sara Villa > Bob Smith;
Sara introduced me to Zoe Quux about law = received introduction; Sara Villa > +Zoe Quux; about law
promised Luca an introduction by Friday  = promise introduction >11-27; Luca Bianchi; an introduction
promised Luca an introduction            = promise introduction; Luca Bianchi; an introduction
promised Luca an intro to Giulia by Friday = promise introduction >11-27; Luca Bianchi; an intro to Giulia
promised to send Luca the slides by Monday = promise resource >11-30; Luca Bianchi; send the slides
promised Marco yesterday a book by 15 Dec = promise resource 11-23>12-15; Marco Neri; a book
promised Marco a book on Friday          = promise resource >11-27; Marco Neri; a book
I owe Sara a review                      = promise feedback; Sara Villa; a review
will send Marco the contract on Friday   = promise - >11-27; Marco Neri; the contract
I'll introduce Marco to Giulia by Friday = promise introduction >11-27; Marco Neri, Giulia Riva;
need to give Sara feedback by tomorrow   = promise feedback >11-25; Sara Villa; feedback
send Marco the contract tomorrow         = promise - >11-25; Marco Neri; the contract
introduction for Luca due Friday         = promise introduction >11-27; Luca Bianchi; introduction
Sara promised me a book                  = promise resource +received; Sara Villa; a book
Sara will send me the slides by Friday   = promise resource >11-27 +received; Sara Villa; the slides
call Luca next Tuesday                   = plan call 12-01; Luca Bianchi;
call Luca tomorrow                       = plan call 11-25; Luca Bianchi;
call Luca on Friday                      = plan call 11-27; Luca Bianchi;
call Luca by Friday                      = plan call 11-27; Luca Bianchi;
I'll call Luca on Friday                 = plan call 11-27; Luca Bianchi;
must call Luca tomorrow about the contract = plan call 11-25; Luca Bianchi; call about the contract
need to call Bob on Monday               = plan call 11-30; Bob Smith;
remind me to call Bob next week          = plan call 12-01; Bob Smith;
lunch with Marco tomorrow                = plan meeting 11-25; Marco Neri; lunch
lunch with Marco 27 Nov                  = plan meeting 11-27; Marco Neri; lunch
meet Giulia next Monday                  = plan meeting 11-30; Giulia Riva;
phone Bob in 3 days                      = plan call 11-27; Bob Smith;
follow up with Sara in two weeks         = plan - 12-08; Sara Villa;
reconnect with Elena next month          = plan - 12-24; Elena Conti;
snooze Bob until 15 Jan                  = plan - 2027-01-15; Bob Smith;
meet Giulia yesterday                    = interaction meeting 11-23; Giulia Riva;
note about Marco: plays chess            = note -; Marco Neri; plays chess
note Marco plays chess with Sara         = note -; Marco Neri; plays chess with Sara
went to lunch with Marco                 = interaction meeting; Marco Neri; lunch
sono andato a pranzo con Marco           = interaction meeting; Marco Neri; pranzo
conference call with Hugo                = interaction call; Hugo Silva; conference call
coffee with Dr. Anna Rossi               = interaction meeting; Anna Rossi; coffee
lunch with Mr. Smith                     = interaction meeting; Bob Smith; lunch
lunch (Marco and Sara)                   = interaction meeting; Marco Neri, Sara Villa; lunch
lunch Marco/Sara                         = interaction meeting; Marco Neri, Sara Villa; lunch
lunch with Marco, Sara & Hugo            = interaction meeting; Marco Neri, Sara Villa, Hugo Silva; lunch
Bob mi ha scritto una mail               = interaction email +them; Bob Smith; mi ha scritto una mail
wrote a letter to Bob                    = interaction letter +me; Bob Smith; wrote a letter
wrote Luca a recommendation              = gave endorsement; Luca Bianchi; wrote a recommendation
wrote to Luca about a job                = interaction message +me; Luca Bianchi; wrote about a job
wrote to Luca                            = interaction message +me; Luca Bianchi;
Sara wrote me a recommendation           = received endorsement; Sara Villa; wrote a recommendation
did Marco a favour                       = gave help; Marco Neri; a favour
Marco mi ha fatto un favore              = received help; Marco Neri; un favore
made an intro for Luca                   = gave introduction; Luca Bianchi; an intro
got Zoe as a client from Marco           = received client; Marco Neri; Zoe as a client
devo a Luca un libro                     = promise resource; Luca Bianchi; un libro
entro venerdì mando a Marco il contratto = promise - >11-27; Marco Neri; il contratto
domani chiamo Marco                      = plan call 11-25; Marco Neri;
venerdì vedo Sara                        = plan meeting 11-27; Sara Villa;
remember to thank Sara on Friday         = plan - 11-27; Sara Villa; thank
ricordarsi di chiamare Bob lunedì        = plan call 11-30; Bob Smith;
follow-up with Sara on Monday            = plan - 11-30; Sara Villa;
intro'd Marco to Giulia                  = introduction introduction; Marco Neri, Giulia Riva;
passed Sara's CV to Bob                  = gave -; Bob Smith; Sara's CV
scritto a Bob su LinkedIn                = interaction social +me; Bob Smith; scritto su LinkedIn
pranzo con Sara il 3 dicembre            = plan meeting 12-03; Sara Villa; pranzo
caffè con Anna Rossi ieri #python        = interaction meeting 11-23; Anna Rossi; caffè #python
caffe con Marco                          = interaction meeting; Marco Neri; caffe
ieri un caffè con Marco                  = interaction meeting 11-23; Marco Neri; caffè
pranzo a Milano con Sara e Marco lunedì  = interaction meeting 11-23 @Milano; Sara Villa, Marco Neri; pranzo a Milano
cena da Marco sabato                     = interaction meeting 11-21; Marco Neri; cena
cena da Eataly con Marco                 = interaction meeting @Eataly; Marco Neri; cena da Eataly
ho passato a Marco un libro              = gave resource; Marco Neri; un libro
aperitivo con Sara venerdì passato       = interaction meeting 11-20; Sara Villa; aperitivo
aperitivo con Sara venerdì scorso        = interaction meeting 11-20; Sara Villa; aperitivo
colazione con Luca l'altro ieri          = interaction meeting 11-22; Luca Bianchi; colazione
caffè con Domenica Russo domenica        = interaction meeting 11-22; +Domenica Russo; caffè
ho incontrato Giulia tre giorni fa       = interaction meeting 11-21; Giulia Riva;
ho visto Marco alla Stazione Termini     = interaction meeting @Stazione Termini; Marco Neri;
incontro con Bob in ufficio              = interaction meeting @ufficio; Bob Smith; incontro in ufficio
riunione con Hugo e Elena il 12          = interaction meeting 11-12; Hugo Silva, Elena Conti; riunione
caffè con Marco il 12/11                 = interaction meeting 11-12; Marco Neri; caffè
ho chiamato Bob                          = interaction call +me; Bob Smith;
ho telefonato a Sara stamattina          = interaction call +me; Sara Villa;
ho fatto una telefonata a Sara           = interaction call +me; Sara Villa; telefonata
telefonata di Bob                        = interaction call +them; Bob Smith; telefonata
chiamata da Sara per il contratto        = interaction call +them; Sara Villa; chiamata per il contratto
mi ha chiamato Luca ieri                 = interaction call 11-23 +them; Luca Bianchi;
Luca mi ha chiamato                      = interaction call +them; Luca Bianchi;
Luca ha chiamato due giorni fa           = interaction call 11-22 +them; Luca Bianchi;
ci siamo sentiti con Luca                = interaction call +both; Luca Bianchi;
ho sentito Giulia                        = interaction call +me; Giulia Riva;
videochiamata con Hugo                   = interaction video; Hugo Silva; videochiamata
ho scritto a Giulia per il contratto     = interaction message +me; Giulia Riva; ho scritto per il contratto
mi ha scritto Giulia il 9 novembre       = interaction message 11-09 +them; Giulia Riva;
mail a Bob sul contratto                 = interaction email +me; Bob Smith; mail sul contratto
ho mandato una mail a Bob                = interaction email +me; Bob Smith; mail
ricevuto una mail da Bob                 = interaction email +them; Bob Smith; mail
ho parlato con Marco del prezzo          = interaction -; Marco Neri; ho parlato del prezzo
evento con Hugo a Bologna la settimana scorsa = interaction event 11-17 @Bologna; Hugo Silva; evento a Bologna
lettera da Elena                         = interaction letter +them; Elena Conti; lettera
dato a Marco un contatto                 = gave introduction; Marco Neri; un contatto
ho dato un consiglio a Marco sull'affitto = gave advice; Marco Neri; un consiglio sull'affitto
ho aiutato Luca con il trasloco          = gave help; Luca Bianchi; ho aiutato con il trasloco
ho segnalato Giulia a Bob                = gave referral; Giulia Riva; ho segnalato a Bob
ho condiviso un articolo con Sara        = gave resource; Sara Villa; ho condiviso un articolo
ho mandato a Marco il libro              = gave resource; Marco Neri; il libro
passato a Luca una posizione             = gave opening; Luca Bianchi; una posizione
consiglio a Marco                        = gave advice; Marco Neri; consiglio
presentato Marco a Giulia                = introduction introduction; Marco Neri, Giulia Riva;
ho presentato Marco a Giulia ieri        = introduction introduction 11-23; Marco Neri, Giulia Riva;
ricevuto da Sara un consiglio            = received advice; Sara Villa; un consiglio
ricevuto da Elena una segnalazione w4    = received referral w4; Elena Conti; una segnalazione
parere da Sara il 9 novembre             = received feedback 11-09; Sara Villa; parere
Sara mi ha dato un parere                = received feedback; Sara Villa; un parere
Sara mi ha aiutato con il trasloco       = received help; Sara Villa; mi ha aiutato con il trasloco
Marco mi ha mandato un libro             = received resource; Marco Neri; un libro
Sara mi ha presentato Bob                = received introduction; Sara Villa > Bob Smith;
ho promesso a Luca un'introduzione entro venerdì = promise introduction >11-27; Luca Bianchi; un'introduzione
ho promesso a Luca di mandargli il libro entro venerdì = promise resource >11-27; Luca Bianchi; mandargli il libro
promesso a Sara un parere entro fine mese = promise feedback >11-30; Sara Villa; un parere
devo mandare a Marco il contratto entro domani = promise - >11-25; Marco Neri; il contratto
manderò a Marco il contratto venerdì     = promise - >11-27; Marco Neri; il contratto
presenterò Marco a Giulia la settimana prossima = promise introduction >12-01; Marco Neri, Giulia Riva;
presentazione per Luca entro venerdì     = promise introduction >11-27; Luca Bianchi; presentazione
Sara mi ha promesso un libro             = promise resource +received; Sara Villa; un libro
chiamare Bob domani                      = plan call 11-25; Bob Smith;
chiamare Bob oggi                        = plan call; Bob Smith;
devo chiamare Bob giovedì                = plan call 11-26; Bob Smith;
chiamerò Luca martedì prossimo           = plan call 12-01; Luca Bianchi;
sentire Giulia tra due settimane         = plan call 12-08; Giulia Riva;
pranzo con Marco domani                  = plan meeting 11-25; Marco Neri; pranzo
vedere Sara giovedì                      = plan meeting 11-26; Sara Villa;
ricordami di chiamare Bob lunedì         = plan call 11-30; Bob Smith;
ricontattare Elena fra un mese           = plan - 12-24; Elena Conti;
note about Marco: born on 3 May, moves 31 Feb = note -; Marco Neri; born on 3 May, moves 31 Feb
nota su Marco: gioca a scacchi           = note -; Marco Neri; gioca a scacchi
appunto Marco gioca a scacchi            = note -; Marco Neri; gioca a scacchi
"""  # noqa: E501 - one row, one sentence

UNCLEAR = """
coffee                            = who?
they called                       = who?
coffee with the team              = who?
coffee with Anna's brother        = who?
pranzo ieri                       = who?
coffee with marina                = who?
coffee with @                     = who?
met the Acme team                 = who?
coffee with Zoe's brother         = who?
                                  = who?
coffee with Marco 31 Feb          = doesn't exist
caffè con Marco il 31/2           = doesn't exist
coffee with Marco 12/25           = the day comes first
coffee with Marco Monday 20 Nov   = another weekday
called Marco tomorrow             = still to come
gave Marco a tip next week        = still to come
must call Marco                   = when?
must call Marco yesterday         = when?
chiamare Marco                    = when?
snooze Marco                      = when?
introduced Marco                  = to whom?
ho presentato Marco               = to whom?
"""
