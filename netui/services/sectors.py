"""Which sectors are related: a table to suggest from, in English and Italian.

Related are sectors whose people have clients, questions or projects in common, so that they are likely
to be of use to one another; not those that are merely alike. Every name is one that people write beside
a contact; what the table doesn't know has nothing related.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from netui.domain.text import clean_line, fold

# English name | Italian name | other names, in either language | related sectors, the nearest first.
_TABLE: Final = """
accounting      | contabilità       | accountancy, audit, tax, fisco, commercialisti, revisione      | finance, law, consulting, insurance
advertising     | pubblicità        | ads                                                            | marketing, media, design, retail
aerospace       | aerospazio        | aviation, aeronautica, space                                   | manufacturing, electronics, defence, research
agriculture     | agricoltura       | farming, agritech, agroalimentare                              | food, logistics, energy, research
architecture    | architettura      | interior design, arredo                                        | construction, design, real estate, engineering
art             | arte              | arts, culture, cultura, museums, musei                         | design, media, events, education
automotive      | automobili        | cars, auto, automobilistico, mobility, mobilità                | manufacturing, electronics, logistics, software
biotechnology   | biotecnologie     | biotech, life sciences, scienze della vita                     | pharmaceuticals, healthcare, research, venture capital
chemicals       | chimica           | chemistry                                                      | manufacturing, pharmaceuticals, energy, research
construction    | edilizia          | building, costruzioni                                          | architecture, engineering, real estate, law
consulting      | consulenza        | consultancy, management consulting, advisory                   | finance, software, human resources, law
data            | dati              | data science, analytics, artificial intelligence, ai, intelligenza artificiale, machine learning | software, finance, research, marketing
defence         | difesa            | defense, military                                              | aerospace, security, electronics, public administration
design          | design            | ux, ui, graphic design, grafica, product design                | marketing, software, advertising, architecture
e-commerce      | commercio elettronico | ecommerce, online retail                                   | retail, logistics, software, marketing
education       | istruzione        | training, formazione, school, scuola, university, università, teaching | research, human resources, publishing, software
electronics     | elettronica       | hardware, semiconductors, semiconduttori                       | manufacturing, engineering, telecommunications, software
energy          | energia           | utilities, renewables, rinnovabili, oil and gas                | engineering, environment, construction, finance
engineering     | ingegneria        | mechanical engineering, meccanica                              | manufacturing, construction, energy, software
environment     | ambiente          | sustainability, sostenibilità, green, waste, rifiuti           | energy, agriculture, consulting, public administration
events          | eventi            | conferences, fiere, congressi                                  | hospitality, marketing, media, entertainment
entertainment   | spettacolo        | film, cinema, music, musica, theatre, teatro, gaming, games    | media, events, software, advertising
fashion         | moda              | textiles, tessile, apparel, abbigliamento, luxury, lusso       | retail, design, manufacturing, e-commerce
finance         | finanza           | banking, banche, banca, bank, fintech, financial services, investments | accounting, insurance, law, software
food            | alimentare        | food and beverage, beverage, bevande, wine, vino               | agriculture, hospitality, retail, logistics
healthcare      | sanità            | health, salute, medicine, medicina, medical, care, medtech     | pharmaceuticals, insurance, research, software
hospitality     | ospitalità        | hotels, alberghi, restaurants, ristorazione, catering          | tourism, food, events, real estate
human resources | risorse umane     | hr, people, personnel, personale                               | recruiting, education, law, consulting
insurance       | assicurazioni     | insurtech, assicurazione                                       | finance, law, healthcare, accounting
journalism      | giornalismo       | press, stampa, news                                            | media, publishing, public relations, politics
law             | diritto           | legal, legale, avvocati, lawyers, notaries, notai, giurisprudenza | accounting, finance, real estate, consulting
logistics       | logistica         | transport, trasporti, shipping, spedizioni, supply chain       | manufacturing, retail, e-commerce, software
manufacturing   | manifattura       | industry, industria, production, produzione                    | logistics, engineering, electronics, energy
marketing       | marketing         | communication, comunicazione, branding, digital marketing, growth | advertising, design, media, software
media           | media             | broadcasting, television, televisione, radio                   | journalism, advertising, entertainment, marketing
nonprofit       | non profit        | non-profit, ngo, ong, charity, third sector, terzo settore, volontariato | public administration, education, healthcare, environment
pharmaceuticals | farmaceutica      | pharma, farmaceutico                                           | healthcare, biotechnology, chemicals, research
photography     | fotografia        | video, videomaking                                             | design, advertising, events, journalism
politics        | politica          | government, governo, policy                                    | public administration, journalism, nonprofit, law
public administration | pubblica amministrazione | public sector, settore pubblico, civil service      | law, consulting, software, nonprofit
public relations | relazioni pubbliche | pr                                                          | marketing, journalism, events, politics
publishing      | editoria          | books, libri                                                   | journalism, media, education, design
real estate     | immobiliare       | property, proptech, immobili                                   | construction, architecture, law, finance
recruiting      | selezione del personale | recruitment, headhunting, staffing, talent acquisition   | human resources, consulting, education, software
research        | ricerca           | science, scienza, academia                                     | education, data, biotechnology, engineering
retail          | commercio         | shops, negozi, wholesale, distribuzione                        | e-commerce, logistics, fashion, marketing
sales           | vendite           | business development                                           | marketing, retail, e-commerce, software
security        | sicurezza         | cybersecurity, cyber security, sicurezza informatica, information security | software, telecommunications, law, insurance
software        | software          | it, informatica, information technology, technology, tecnologia, tech, saas, web, sviluppo software, software development, programming, computers | data, design, security, telecommunications
sport           | sport             | sports, fitness, wellness, benessere                           | healthcare, events, media, fashion
telecommunications | telecomunicazioni | telecoms, telecom, tlc                                     | software, electronics, security, media
tourism         | turismo           | travel, viaggi                                                 | hospitality, events, food, e-commerce
translation     | traduzione        | translations, traduzioni, localization, localisation, interpreting, interpretariato, languages, lingue | publishing, law, marketing, education
venture capital | venture capital   | private equity, startups, startup, investors, investitori      | finance, software, law, consulting
"""  # noqa: E501 - a table is read by its columns


def related_sectors(sector: str) -> tuple[str, ...]:
    """Return the sectors that are related to one, the nearest first; none where it isn't known.

    Args:
        sector: A sector as people call it in English or Italian, case and accents aside: "law", "IT",
            "risorse umane". What is called by its Italian name is answered in Italian.
    """
    known = canonical(sector)
    names, related = _read()
    if known not in related:
        return ()
    english, italian = names[known]
    in_italian = fold(clean_line(sector)) == fold(italian) != fold(english)
    return tuple(names[other][in_italian] for other in related[known])


def canonical(sector: str) -> str:
    """Return the one name under which the table has a sector; what it doesn't know folds to itself."""
    wanted = fold(clean_line(sector))
    return _known().get(wanted, wanted)


def spelled(sector: str, used: Iterable[str]) -> str:
    """Return a sector as it is called among words used already; itself where nobody used it."""
    wanted = canonical(sector)
    return next((word for word in used if canonical(word) == wanted), sector)


@cache
def _known() -> Mapping[str, str]:
    """Return the canonical name behind every name."""
    found = {}
    for line in _TABLE.strip().splitlines():
        english, italian, others, _related = _cells(line)
        for name in (english, italian, *_words(others)):
            found[fold(name)] = fold(english)
    return found


@cache
def _read() -> tuple[Mapping[str, tuple[str, str]], Mapping[str, tuple[str, ...]]]:
    """Return each sector's English and Italian name, and what is related to it, by canonical name."""
    names, related = {}, {}
    for line in _TABLE.strip().splitlines():
        english, italian, _others, beside = _cells(line)
        names[fold(english)] = (english, italian)
        related[fold(english)] = tuple(map(fold, _words(beside)))
    return names, related


def _cells(line: str) -> tuple[str, str, str, str]:
    english, italian, others, related = (cell.strip() for cell in line.split("|"))
    return english, italian, others, related


def _words(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",") if word.strip()]
