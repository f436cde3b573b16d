"""Meanings around markets: marketing, sales, press, shops, events, travel."""

TABLE = """
marketing h ~advertising=0.75 ~digital-marketing=0.9 ~branding=0.6 ~communication=0.75: marketing, marketing
    strategy, marketing director, marketing manager, marketer, marketing plan, marketing consultant,
    promotion, promoting, promote, go-to-market, product marketing, marketing agency, CMO, B2B marketing, find
    more customers, reach customers, reaching new customers | piano marketing, piano di marketing,
    responsabile marketing, promozione, promuovere, strategia di marketing, farsi conoscere, trovare nuovi
    clienti, direttore marketing, agenzia di marketing
digital-marketing h <marketing ~seo=0.75 ~social-media=0.75 ~online-ads=0.85 ~growth=0.85: digital marketing,
    online marketing, internet marketing, web marketing, inbound marketing, performance marketing | marketing
    digitale, marketing online, strategie digitali
growth a ~digital-marketing=0.85: growth, growth marketing, growth hacking, growth marketer, lead generation,
    leads, customer acquisition, user acquisition | acquisizione clienti, generazione di contatti, lead
    generation, find customers, finding customers, new customers, more customers, more clients, nuovi clienti,
    trovare clienti, new clients, finding clients, find clients
advertising h ~online-ads=0.85 ~media-planning=0.85 ~marketing=0.6: advertising, adverts, ads, ad campaign,
    advertising campaign, advertising agency, campaign, campaigns, advertiser, creative agency, art director,
    campaign planner, TV spot, advert, art direction | pubblicità, pubblicitario, pubblicitaria, campagna
    pubblicitaria, campagne pubblicitarie, agenzia pubblicitaria, campagna, campagne, spot, inserzioni,
    direttore creativo
online-ads h <advertising ~seo=0.5 ~digital-marketing=0.75: Google Ads, AdWords, Facebook ads, PPC, SEA, paid
    search, online advertising, paid social, Meta ads, pay per click, LinkedIn ads, search ads, advertising
    budgets, performance campaigns | campagne Google, campagne Facebook, pubblicità online, inserzioni online,
    campagne online
media-planning a ~advertising=0.75: media planning, media buying, media agency | pianificazione media, centro
    media
seo h ~digital-marketing=0.6 ~web-analytics=0.5 ~content=0.4: SEO, search engine optimisation, search engine
    optimization, search engines, search engine, Google ranking, search consultant, ranking on Google,
    backlinks, found on Google, keyword research | posizionamento, motori di ricerca, indicizzazione,
    posizionamento su Google, posizionamento sui motori di ricerca, ottimizzazione SEO, farsi trovare su
    Google
web-analytics o ~seo=0.5 ~data-analysis=0.5 ~digital-marketing=0.6: web analytics, Google Analytics, tracking,
    analytics set-up, conversion, conversion rate, tag manager, conversion optimisation, A/B testing | analisi
    web, conversioni, tracciamento
social-media a ~content=0.6 ~digital-marketing=0.75 ~community=0.5: social media, social media manager,
    Instagram, Facebook, TikTok, social networks, LinkedIn posts, YouTube channel, Instagram profile, social
    media marketing, posts for Instagram, Facebook page, social channels, Twitter | gestione social, profili
    social, social network, pagina Facebook, profilo Instagram, canali social, gestione dei social, profilo
    social
influencers a ~social-media=0.6 ~pr=0.4: influencer, influencers, influencer marketing | influencer marketing
newsletter o ~email-marketing=0.95: newsletter, newsletters, mailing | mailing list
email-marketing a ~newsletter=0.95 ~digital-marketing=0.6: email marketing, e-mail marketing, Mailchimp, mail
    campaign, marketing automation, email campaigns
branding a ~marketing=0.6 ~visual-identity=0.85 ~naming=0.75 ~positioning=0.9: branding, brand, brands, brand
    strategy, brand strategist, rebranding, brand manager, brand building, personal branding, brand
    development | marca, marche, strategia di marca, strategie di marca, brand identity, identità del marchio,
    immagine aziendale, riposizionamento del marchio
positioning o ~branding=0.85 ~content=0.5: brand positioning, market positioning, value proposition, saying
    what I do in one sentence, saying what we do, tone of voice, brand story, storytelling | posizionamento di
    marca, posizionamento del brand, raccontare l'azienda, narrazione d'impresa, storytelling, raccontare la
    nostra storia, our story, tell our story
naming a ~branding=0.75 ~copywriting=0.6: naming, brand name, company name, find a name, product name, product
    names, name for a | nome del prodotto, trovare un nome, nome per un prodotto, nome per un'azienda, name
    for, nome per
communication a ~press=0.75 ~marketing=0.6: communication, communications, corporate communication,
    communication manager, internal communication, corporate communications, crisis communication |
    comunicazione, comunicazione aziendale, comunicazione d'impresa, comunicazione interna, comunicatore,
    ufficio comunicazione
press h ~pr=0.95 ~journalism=0.4 ~communication=0.7 ~magazine=0.5: press, press office, press officer, press
    release, media relations, press contacts, press releases, journalists who cover, media coverage, press
    conference | ufficio stampa, comunicato stampa, comunicati stampa, addetto stampa, rassegna stampa,
    conferenza stampa, stampa locale, rapporti con la stampa, contatti con la stampa, relazioni con i media,
    press contact, journalist contacts, giornalisti, invite journalists, invitare giornalisti, newspapers,
    getting into the newspapers, in the newspapers, sui giornali, crisis communication, comunicazione di
    crisi, crisis in the press
pr h ~press=0.95 ~communication=0.7: PR, public relations, publicist, PR agency, announcements | relazioni
    pubbliche, relazioni esterne, pubbliche relazioni
market-research a ~user-research=0.5 ~marketing=0.5 ~surveys=0.9: market research, market study, focus group,
    focus groups, competitor analysis, market analysis, market analyst, market survey, consumer research |
    ricerca di mercato, ricerche di mercato, indagine di mercato, analisi di mercato, studio di mercato,
    analisi della concorrenza, indagini di mercato
surveys o ~market-research=0.85 ~statistics=0.5: survey, surveys, questionnaire, opinion poll, polls |
    sondaggio, sondaggi, questionario, questionari
sales h ~sales-strategy=0.9 ~business-development=0.85 ~sales-agents=0.75: sales, salesperson, salespeople,
    seller, sales rep, sales manager, head of sales, sales director, key account, key account manager, account
    manager, cold calling, closing deals, sales pitch, sales team, B2B sales, telesales | vendite, venditore,
    venditrice, venditori, direttore vendite, direttore commerciale, commerciale, responsabile commerciale,
    forza vendita, rete vendita, rete di vendita, area manager, telemarketing, responsabile vendite
sales-training a <training <teaching ~sales=0.5 +sales ~training=0.3: sales training, sales coach, sales
    trainer, sales coaching | formazione vendite, formazione alla vendita, tecniche di vendita, formazione
    commerciale, formazione venditori, formazione venditori
sales-strategy o ~sales=0.85: sales strategy, sales process, sales funnel, sales pipeline, sales planning |
    strategia commerciale, strategia di vendita, piano commerciale
business-development a ~sales=0.85 ~partnerships=0.85: business development, new business, partnerships
    manager, bizdev | sviluppo commerciale, sviluppo del business, nuovi mercati
partnerships o ~business-development=0.85: partnership, partnerships, strategic partners, alliances, joint
    venture | collaborazioni strategiche, accordi di collaborazione
sales-agents h ~sales=0.75 ~distribution=0.75: sales agent, sales agents, commercial agent, commercial agents,
    sales representative, sales representatives, sales network | agente di commercio, agenti di commercio,
    rappresentante, rappresentanti, agente di vendita, agenti di vendita, agenti commerciali, plurimandatario
distribution a ~retail=0.6 ~sales-agents=0.75 ~wholesale=0.9: distributor, distributors, distribution,
    resellers, reseller, dealers, large-scale retail, getting into supermarkets, supermarket buyers |
    distributore, distributori, distribuzione, rivenditore, rivenditori, GDO, grande distribuzione,
    supermarkets, supermarket, supermercati, selling to supermarkets
wholesale s ~distribution=0.85: wholesale, wholesaler, wholesalers | ingrosso, grossista, grossisti
retail s ~ecommerce=0.4 ~fashion=0.2: retail, retailer, retailers, shop, shops, store, stores, shopping,
    franchise store | negozio, negozi, commercio al dettaglio, dettaglianti, punto vendita, punti vendita,
    bottega, vetrina, bookshop, bookshops, libreria, librerie, tax-free, tax free, duty free, tax-free
    shopping, supermercato
window-dressing a ~retail=0.5 ~exhibition-design=0.5: visual merchandising, window dressing, window dresser,
    shop windows | vetrinista, vetrinistica, allestimento vetrine, vetrine
franchising o ~retail=0.4: franchise, franchising, franchisee, franchisor | affiliazione commerciale
ecommerce a ~retail=0.3 ~web-development=0.5 ~marketplaces=0.9 selling+website selling+ecommerce ~shopify=0.9:
    e-commerce, ecommerce, online shop, online store, webshop, web shop, selling online, online sales, sell
    online, online retail, online shops, sell our products online | negozio online, vendita online, vendere
    online, commercio elettronico, vendite online, negozio elettronico, shop online, e-commerce manager
shopify t <ecommerce: Shopify, Magento, PrestaShop, Woocommerce shop
marketplaces o ~ecommerce=0.85 selling+marketplaces: Amazon, marketplace, marketplaces, eBay, Etsy, Amazon
    seller | vendere su Amazon
customer-service a ~sales=0.3 ~call-centre=0.9: customer service, customer support, customer care, customer
    success, customer success manager, complaints handling | servizio clienti, assistenza clienti, assistenza
    ai clienti, reclami
call-centre o ~customer-service=0.85: call centre, call center
import-export a ~customs=0.6 ~international-trade=0.95 ~logistics=0.4 growth+germany growth+france
    growth+spain growth+usa growth+uk growth+switzerland growth+japan growth+china growth+europe
    growth+austria: export, exporting, exports, import, imports, import-export, foreign trade, exporter,
    export manager, selling abroad, internationalisation, foreign markets, sell abroad, international
    expansion, market entry, entering a market, new markets abroad, importer, importers | esportazione,
    esportazioni, esportare, importazione, importare, mercati esteri, internazionalizzazione, commercio
    estero, vendere all'estero, commercio internazionale, import export, importatore, importatori, export
    manager, temporary export manager, ufficio estero
international-trade s ~import-export=0.85: international trade, trade relations, chamber of commerce | camera
    di commercio, camere di commercio
events a ~conferences=0.85 ~wedding-planning=0.4 ~venues=0.6 ~catering=0.35 ~sponsoring=0.3 ~speakers=0.5:
    event, events, event management, event planner, event planning, event manager, organising events, event
    organiser, organising an event, corporate event, organise an event, company party, festival, festivals,
    gala, event agency, event production, launch party | eventi, evento, organizzazione eventi, organizzazione
    di eventi, organizzatore di eventi, organizzare un evento, organizzare eventi, eventi aziendali, festa
    aziendale, inaugurazione, congressi e fiere, agenzia di eventi, sagra
conferences o ~events=0.85 ~speakers=0.5: conference, conferences, congress, meetup, meet-up, meetups,
    symposium, conference organisation, programme committee, hackathon organisation | conferenza, conferenze,
    convegno, convegni, congresso, congressi, convention, raduno
venues o ~events=0.6: venue, venues, meeting room, meeting rooms, event space, event location, conference
    room, room for a workshop, room for eighty people, room for an event, hall, party location | sala
    riunioni, sala per eventi, spazio per eventi, location, sala, sale per eventi, spazi per eventi, sala
    conferenze, auditorium, location per eventi, room for, seminar rooms, seminar room, rooms for seminars,
    conference venue, place for, meeting venue, hold a workshop, place to hold, place for a workshop, ospitare
    un corso
coworking o ~venues=0.3 ~real-estate=0.35: coworking, co-working, shared office, desk to rent, coworking space
    | ufficio condiviso, spazio di coworking, postazione in coworking, desks, desk, scrivanie, postazioni
trade-fairs o ~exhibition-design=0.6 ~events=0.4: trade fair, trade fairs, trade show, trade shows, fair,
    fairs, booth, exhibition centre | fiera, fiere, fieristico, fieristica, salone, stand
sponsoring o ~fundraising=0.5 ~events=0.3: sponsor, sponsors, sponsorship, sponsoring, patron |
    sponsorizzazione, sponsorizzazioni, mecenate
wedding-planning a <events ~weddings=0.8 +weddings: wedding planner, wedding planning | organizzazione
    matrimoni, organizzazione di matrimoni, organizzare il matrimonio
weddings o ~wedding-planning=0.75: wedding, weddings, marriage, bride | matrimonio, matrimoni, nozze, sposi,
    sposa
security-guard h: security guard, security guards, bouncer, doorman, private security, bodyguard, event
    security, night watchman | guardia giurata, guardie giurate, vigilanza, buttafuori, servizio di sicurezza,
    addetti alla sicurezza, vigilante, steward di sicurezza, vigilanza privata, guard, guards, night guard,
    guardiano, guardie, sorveglianza
private-investigator a: private investigator, private detective, investigator, background checks |
    investigatore, investigatore privato, investigazioni, agenzia investigativa
community a ~social-media=0.5 ~events=0.5 ~networking=0.6: community, communities, community manager,
    community building, community organiser, member association, associations | comunità, associazione di
    categoria, gestione community
nonprofit s ~fundraising=0.6 ~volunteering=0.75: nonprofit, non-profit, NGO, NGOs, charity, charities, third
    sector, social enterprise, foundation, cooperative, cooperatives, social impact, association | terzo
    settore, ONLUS, ONG, associazione, associazioni, cooperativa, cooperative, no profit, impresa sociale,
    volontariato, fondazione, charity run, charity
volunteering o ~nonprofit=0.6: volunteers, volunteer, volunteering | volontari, volontario, volontaria
assistant a ~secretary=0.95: virtual assistant, personal assistant, executive assistant, office manager, back
    office, admin work, administrative work, administration, office administration, admin support,
    administrative assistant | assistente virtuale, assistente personale, segreteria, segretaria, segretario,
    lavoro d'ufficio, assistente di direzione, impiegata amministrativa, lavori di segreteria, assistant,
    assistants, assistente
secretary a ~assistant=0.95: secretary, secretarial, receptionist, front desk, reception | addetta alla
    reception, receptionist, centralinista, segretariato, front office, front-office
interviews o ~journalism=0.4 ~user-research=0.4: interviews, interviewing people | intervista, interviste
audience o ~newsletter=0.5 ~media-planning=0.3: audience, readers, followers, subscribers | lettori, iscritti
tourism s ~travel=0.85 ~hospitality=0.6: tourism, tourist, tour operator, destination marketing, tourist
    office | turismo, turistico, turistica, turistici, turisti, promozione turistica
travel a ~tourism=0.6: travel, travel agency, travel agent, business trips, trip, trips, travel planning,
    incentive travel, itinerary, flights | viaggio, viaggi, agenzia di viaggi, agenzia viaggi, viaggi
    aziendali, trasferte, trasferta, voli, itinerario, organizzazione viaggi, biglietti aerei, plane tickets
tour-guide a ~tourism=0.6: tour guide, guided tour, guided tours, city tours, mountain guide, guide for a day
    | guida turistica, visite guidate, guide turistiche, visita guidata, guida alpina, guida escursionistica,
    accompagnatore turistico, guide, guides, guida
relocation a ~visa=0.6 ~real-estate=0.4 ~removals=0.6: relocation, relocating, moving abroad, expat, expats,
    move abroad, expatriates, moving to another country | trasferirsi all'estero, espatrio, espatriati,
    trasferimento all'estero
removals a ~transport=0.6 ~relocation=0.5 ~rental=0.4: removals, moving company, moving house, movers, house
    move,  | trasloco, traslochi, traslocare, sgombero, sgomberi
selling w ~sales=0.85: selling, sell, vendere, vendita, sells
"""
