"""Meanings around law, rules and public offices."""

TABLE = """
law h ~administrative-law=0.5: lawyer, lawyers, law, legal, legally, attorney, attorneys, solicitor,
    solicitors, barrister, law firm, legal advice, legal counsel, counsel, in-house counsel, jurist,
    paralegal, legal consultant, legal help | avvocato, avvocata, avvocati, avvocatessa, legale, legali,
    studio legale, giurista, diritto, giuridico, giuridica, consulenza legale, consulente legale, assistenza
    legale, legge, parere legale, car accident, accident, incidente stradale, avvocato per un incidente, legal
    papers, pratiche legali, cambio cognome
tax-law h <law ~tax ~tax-dispute=0.85 +tax +tax-dispute: tax law, tax lawyer, tax attorney | diritto
    tributario, avvocato tributarista, tributarista, avvocato fiscalista
employment-law h <law ~payroll=0.4 ~hr=0.4 ~employment=0.85 ~dismissal=0.85 +employment +dismissal +unions:
    employment law, labour law, labor law, employment lawyer, labour lawyer, labor lawyer, employment rights |
    diritto del lavoro, avvocato del lavoro, giuslavorista, giuslavoristi, avvocato giuslavorista, avvocato
    lavorista, lavorista, causa di lavoro, vertenza di lavoro
employment o ~hr=0.5 ~recruiting=0.3 contracts+internship internship+contracts contracts+employment:
    employment, employment contract, employment contracts, employee, employees, workers, staff, work contract
    | contratto di lavoro, contratti di lavoro, dipendente, dipendenti, lavoratori, rapporto di lavoro,
    collaboratori, CCNL
dismissal o ~outplacement=0.4: dismissal, dismissed, unfair dismissal, severance, severance pay, severance
    letter, layoff, layoffs, redundancy, being fired, fired, termination of employment, lost his job |
    licenziamento, licenziamenti, licenziato, licenziata, licenziare, liquidazione TFR, TFR, buonuscita, cassa
    integrazione, dimissioni, mobbing
unions o ~employment-law=0.5 ~negotiation=0.3: trade union, unions, works council, collective bargaining |
    sindacato, sindacati, sindacale, relazioni industriali, relazioni sindacali, contrattazione collettiva,
    works council dispute, works council negotiations, sindacati
contracts o ~contract-law=0.85 ~law=0.6: contract, contracts, agreement, agreements, terms and conditions,
    NDA, clauses, terms of service, contract review | contratto, contratti, contrattuale, contrattualistica,
    clausola, clausole, accordo, accordi, condizioni generali, condizioni di vendita
contract-law h <law ~contracts=0.85 ~business-law=0.75 +contracts ~international-law=0.6: contract law,
    contract lawyer, contracts lawyer, contract drafting, drafting contracts | diritto dei contratti,
    redazione contratti, avvocato contrattualista, revisione contratti
business-law h <law ~corporate-law=0.85 ~contract-law=0.75: business law, commercial law, commercial lawyer,
    business lawyer, trade law | diritto commerciale, avvocato d'affari, diritto d'impresa, diritto degli
    affari
corporate-law h <law ~business-law=0.85 ~founding=0.6 ~mergers=0.5 +shareholders +founding +mergers
    selling+shareholders: corporate law, company law, corporate lawyer, corporate governance | diritto
    societario, avvocato societario, governance societaria, diritto delle società, vendere quote, vendere la
    mia quota, quote, selling shares, sell my shares, vendere quote societarie, vendere le quote, my shares
shareholders o ~corporate-law=0.75: shareholders, shareholder agreement, shareholder agreements, articles,
    shareholders agreement, bylaws, cap table, stock options | soci, patti parasociali, patto parasociale,
    quote societarie, assemblea dei soci, shares, my shares
ip-law h <law ~trademarks=0.9 ~patents=0.85 ~copyright=0.85 ~licences=0.75 +trademarks +patents +copyright
    +licences ~inventions=0.6: intellectual property, IP law, IP lawyer, IP rights, intellectual property
    lawyer, intellectual property law, industrial property, IP protection | proprietà intellettuale, proprietà
    industriale, avvocato marchi e brevetti, diritto industriale, protecting an idea, protect an idea,
    proteggere un'idea, tutelare un'idea
trademarks o ~brand-protection=0.85: trademark, trademarks, trade mark, trade marks, trademark registration,
    registering a brand, brand registration, register a brand, register our brand, register a name, trademark
    attorney | marchio registrato, registrazione marchio, registrazione del marchio, registrare un marchio,
    registrare il marchio, registrazione marchi, deposito marchi, deposito marchio, marchi e brevetti, tutela
    del marchio, depositare un marchio
brand-protection o ~ip-law=0.75: brand protection, counterfeiting, counterfeit, fakes, piracy |
    contraffazione, anticontraffazione, tutela marchi
patents o ~inventions=0.85: patent, patents, patent attorney, patent application, patenting | brevetto,
    brevetti, brevettare, consulente brevettuale, brevettuale, domanda di brevetto, deposito brevetti,
    applying for a patent, apply for a patent, industrial property rights
inventions o ~patents=0.85: invention, inventions, inventor | invenzione, invenzioni, inventore
copyright o: copyright, copyrights, author rights, royalties | diritto d'autore, diritti d'autore, SIAE,
    plagio, royalty
licences o ~open-source=0.3: licence, licences, license, licenses, licensing, software licence, software
    licences, software license, open source licences | licenza software, licenze software, licenze, licenza
    d'uso, licensing, licence agreement, licence agreements, license agreement, contratto di licenza,
    contratti di licenza
privacy a <law ~security=0.3 ~it-law=0.75: data protection, privacy, GDPR, DPO, data protection officer,
    privacy policy, cookie policy, cookies, data-protection lawyer, data privacy, privacy lawyer, privacy law,
    privacy consultant, cookie banner | protezione dei dati, protezione dati, dati personali, trattamento dei
    dati, informativa privacy, responsabile protezione dati, consulente privacy, avvocato privacy, garante
    privacy, !personal data
it-law h <law ~privacy=0.75 ~ai-regulation=0.75 ~licences=0.75 +software +licences +web-development +ecommerce
    +ai-regulation: IT law, internet law, technology law, digital law, software law, IT lawyer, software
    lawyer, internet lawyer, tech lawyer, technology lawyer | diritto informatico, diritto delle nuove
    tecnologie, diritto digitale, diritto dell'informatica
ai-regulation a <law ~it-law=0.75 ~privacy=0.5 ~ai=0.35: AI regulation, AI act, EU AI act, AI compliance, AI
    law, AI governance, regulation of AI, AI rules | regolamento AI, regolamento IA, AI act europeo,
    regolamentazione IA, normativa AI, normativa IA
family-law h <law +divorce: family law, family lawyer, divorce lawyer, divorce attorney | diritto di famiglia,
    avvocato divorzista, divorzista, avvocato matrimonialista, matrimonialista
divorce o ~family-law=0.9 ~family-mediation=0.75: divorce, divorcing, separation, custody, child custody,
    alimony | divorzio, divorziare, separazione, affidamento dei figli, assegno di mantenimento, affido
inheritance-law h <law ~notary=0.5 ~succession +inheritance: inheritance law, probate, estate planning,
    probate lawyer | diritto successorio, diritto delle successioni
inheritance o ~inheritance-law=0.9 ~notary=0.7: inheritance, inheritances, will, wills, last will, testament,
    heirs, heir, estate of my father | eredità, successione, successioni, testamento, testamenti, eredi, erede
criminal-law h <law: criminal law, criminal lawyer, criminal defence, criminal defense, penal | diritto
    penale, penalista, penalisti, avvocato penalista, penale
immigration-law h <law +visa: immigration law, immigration lawyer, immigration | diritto dell'immigrazione,
    immigrazione, avvocato immigrazionista
visa o ~immigration-law=0.85 ~relocation=0.75: visa, visas, work permit, work permits, residence permit,
    citizenship, work visa, golden visa | permesso di soggiorno, permessi di soggiorno, visto, visti, permesso
    di lavoro, cittadinanza, questura
property-law h <law ~notary=0.5 ~rent=0.75 +real-estate +rent +building: property law, real estate law, real
    estate lawyer, property lawyer, conveyancing, building law, construction law, planning law | diritto
    immobiliare, avvocato immobiliare, diritto edilizio, diritto urbanistico, diritto condominiale,
    neighbours, neighbour, noise from neighbours, condominium law, vicini, vicino di casa, lite condominiale
rent o ~real-estate=0.6 ~property-law=0.75: lease, lease contract, rental contract, tenancy, tenant, tenants,
    landlord, eviction, rental agreement | locazione, locazioni, contratto d'affitto, contratto di affitto,
    contratto di locazione, inquilino, inquilini, sfratto, sfratti, locatore
litigation h <law ~debt-collection=0.5 ~mediation=0.6: litigation, litigator, court, court case, lawsuit,
    dispute, disputes, trial, legal dispute, going to court, arbitration, sued | contenzioso, causa, cause,
    tribunale, processo civile, controversia, controversie, arbitrato, lite, giudizio civile, civilista,
    damages claim
mediation a ~litigation=0.6 ~negotiation=0.6: mediator, mediation, mediators, conflict resolution, dispute
    resolution, conflict management, settling a dispute, conflicts | mediatore, mediatrice, mediazione,
    mediatori, gestione dei conflitti, risoluzione dei conflitti, conciliazione, conflitti
family-mediation a <mediation ~divorce=0.75: family mediation, family mediator | mediazione familiare,
    mediatore familiare, mediatrice familiare
health-law h <law +healthcare +medicine: medical law, medical malpractice, malpractice, health law, health
    lawyer | malasanità, diritto sanitario, responsabilità medica, errore medico
environmental-law h <law ~environment=0.6 +environment: environmental law, environmental lawyer, environmental
    compliance, waste regulation | diritto ambientale, diritto dell'ambiente, normativa ambientale,
    autorizzazione ambientale, autorizzazioni ambientali
administrative-law h <law ~public-sector=0.5 ~tenders=0.6 +public-sector +tenders: administrative law, public
    law, TAR | diritto amministrativo, amministrativista, diritto pubblico, appeal against a fine, multa,
    multe, ricorso, ricorsi, speeding ticket, parking fine, parking fines, speeding fine
consumer-law h <law: consumer rights, consumer law, consumer protection | diritti dei consumatori, tutela del
    consumatore, tutela dei consumatori
competition-law h <law: antitrust, competition law | diritto della concorrenza, concorrenza sleale
european-law h <law: European law, EU law, EU regulation, EU regulations, EU directives, European law adviser,
    Brussels rules | diritto europeo, diritto comunitario, diritto dell'Unione, normativa europea
international-law h <law contracts+import-export: international law, international contracts | diritto
    internazionale, export contracts, international contract law, international contracts
notary h ~law=0.3 ~deeds=0.9 ~inheritance=0.6 ~founding=0.55 ~statute=0.6: notary, notaries, notary public,
    civil law notary | notaio, notai, notaia, notarile, studio notarile, notariato
deeds o ~notary=0.9 ~property-law=0.4: deed, deeds, notarial deed, rogito, title deed, power of attorney |
    atto notarile, atti notarili, rogiti, procura notarile, compravendita, procura
founding a ~notary=0.55 ~tax=0.5 ~startup=0.6 ~corporate-law=0.6: founding a company, founding, incorporation,
    incorporate, company formation, setting up a company, starting a company, company registration, set up a
    company, open a company, register a company, start a company, form a company, limited company |
    costituzione società, costituzione di società, costituire una società, aprire una società, aprire una
    ditta, apertura società, apertura partita IVA, fondare una società, aprire un'azienda, avviare una
    società, costituzione srl, srl, aprire partita IVA
compliance a ~law=0.4 ~audit=0.3: compliance, compliance officer, regulatory affairs, regulatory, regulation,
    anti-money laundering, AML, whistleblowing, code of ethics, modello 231 | conformità normativa,
    antiriciclaggio, organismo di vigilanza, adempimenti, normativa, normative, responsabile compliance,
    regolamentare
labelling o ~product-compliance=0.85: product label, product labels, labelling, labeling, product labelling,
    labelling rules, product labelling rules, label rules, labels, labelled, food labels | etichettatura,
    etichettature, etichettare, etichette, etichetta
product-compliance a ~labelling=0.85 ~quality=0.4: product compliance, product safety, CE mark, CE marking, CE
    certification, conformity assessment, REACH, product certification, machinery directive | marcatura CE,
    marchio CE, sicurezza prodotto, direttiva macchine, conformità prodotto
safety a ~hr=0.2: workplace safety, occupational safety, health and safety, HSE, safety officer, fire safety,
    work safety, safety at work, construction safety, RSPP | sicurezza sul lavoro, sicurezza lavoro,
    antincendio, prevenzione incendi, sicurezza nei cantieri, DVR, 81/08, sicurezza in cantiere, coordinatore
    della sicurezza, responsabile sicurezza
public-sector s: public sector, public administration, government, municipality, municipalities, ministry,
    ministries, local authority, city council, town hall, civil service | pubblica amministrazione,
    amministrazione pubblica, comune, comuni, enti locali, ente pubblico, enti pubblici, ministero, settore
    pubblico
bureaucracy o ~public-sector=0.4 ~surveying=0.5 ~architecture=0.4: bureaucracy, red tape, paperwork, permits,
    public offices, authorisations | burocrazia, pratiche burocratiche, pratica, pratiche, permessi,
    autorizzazioni, scartoffie, SCIA, SUAP
lobbying a ~public-sector=0.5 ~press=0.3: lobbying, lobbyist, public affairs, advocacy, institutional
    relations | relazioni istituzionali, affari pubblici, rapporti istituzionali
statute o ~notary=0.75 ~nonprofit=0.4: statute, statutes, statute of an association | statuto, statuti
"""
