"""Meanings around health, food, guests, research and what else people do for each other."""

TABLE = """
healthcare s ~medicine=0.85 ~nursing=0.5: healthcare, health care, health, hospital, hospitals, clinic,
    clinics, medtech, health sector, patients, patient flow, pitching to hospitals, care sector | sanità,
    sanitario, sanitaria, ospedale, ospedali, ospedaliero, clinica, cliniche, salute, ASL, pazienti,
    ambulatorio
medicine a ~healthcare=0.6: doctor, doctors, physician, physicians, medicine, medical, GP, surgeon,
    cardiologist, dermatologist, paediatrician, gynaecologist, medical specialist, orthopaedist, medical
    advice, oncologist, ophthalmologist, second medical opinion, radiologist | medico, medici, dottore,
    dottoressa, chirurgo, cardiologo, dermatologo, pediatra, medicina, ginecologo, ginecologa, visita medica,
    ortopedico, ortopedia, oncologo, oculista, specialista medico, radiologo, medica, mediche
occupational-medicine a <medicine ~safety=0.7: occupational doctor, occupational health, company doctor,
    occupational medicine, occupational physician | medico del lavoro, medicina del lavoro, medico competente,
    sorveglianza sanitaria
sports-medicine a <medicine ~physiotherapy=0.5 +sports: sports medicine, sports doctor | medicina dello sport,
    medico sportivo
clinical-research a ~medicine=0.6 ~pharma=0.75 ~clinical-trials=0.95 ~research=0.6: clinical research, medical
    research, cancer research, biomedical research | ricerca clinica, ricerca medica, ricerca biomedica
clinical-trials o ~clinical-research=0.95 ~medicine=0.4: clinical trials, clinical trial, clinical study,
    clinical studies | studi clinici, studio clinico, sperimentazione clinica, sperimentazioni cliniche
dentistry a: dentist, dentists, dental, orthodontist, tooth, teeth | dentista, dentisti, odontoiatra, denti,
    ortodonzia, odontotecnico, odontoiatria, studio dentistico
nursing a ~elder-care=0.6 ~healthcare=0.5: nurse, nurses, nursing, caregiver, midwife, care at home, nursing
    staff | infermiere, infermiera, infermieri, infermieristica, ostetrica, OSS, infermieristico
elder-care a ~nursing=0.6 ~home-care=0.95 care+elderly: elderly care, elder care, care for the elderly, care
    home, old people's home, care for my mother, care for my father, ageing parents, nursing home | badante,
    badanti, assistenza anziani, casa di riposo, RSA, assistenza agli anziani
home-care o ~elder-care=0.85: home care, home help, domestic help, housekeeper | assistenza domiciliare, colf,
    collaboratrice domestica
physiotherapy a ~osteopathy=0.85 ~fitness=0.4: physiotherapy, physiotherapist, physio, back pain,
    rehabilitation, massage, sports injury, massage therapist | fisioterapia, fisioterapista, fisioterapisti,
    mal di schiena, riabilitazione, massaggi, massaggiatore, fisioterapico, posturale
osteopathy a ~physiotherapy=0.85: osteopath, osteopathy, chiropractor | osteopata, osteopatia, chiropratico
speech-therapy a: speech therapy, speech therapist, stuttering, speech pathologist | logopedista, logopedia,
    balbuzie, logopedisti
psychology a ~psychotherapy=0.95 ~coaching=0.35 ~counselling=0.85: psychologist, psychologists, psychology,
    mental health, child psychologist, burnout, stress at work, anxiety, occupational psychologist |
    psicologo, psicologa, psicologi, psicologia, ansia, stress lavorativo, salute mentale, benessere
    psicologico, sostegno psicologico, quality of life
psychotherapy a ~psychology=0.85 ~psychiatry=0.6: psychotherapy, psychotherapist, therapist, therapy,
    psychoanalyst | psicoterapia, psicoterapeuta, terapeuta, psicanalista, terapia
psychiatry a ~psychotherapy=0.6 ~medicine=0.4: psychiatrist, psychiatry | psichiatra, psichiatria
counselling a ~psychology=0.85 ~psychotherapy=0.75 ~couple-therapy=0.85: counselling, counseling, counsellor,
    counselor | sostegno psicologico, counselling
couple-therapy a <psychotherapy ~counselling=0.75 ~family-mediation=0.5: marriage counselling, couples
    therapy, couple therapy, marriage counselor, relationship counselling | terapia di coppia, crisi di
    coppia, consulente di coppia
nutrition a ~dietitian=0.95 ~fitness=0.4: nutrition, nutritionist, diet, healthy eating, weight loss, eating
    plan | nutrizione, nutrizionista, nutrizionisti, dieta, alimentazione, dimagrire, biologo nutrizionista
dietitian a ~nutrition=0.95: dietitian, dietician | dietista, dietologo, dietologa
pharma s ~clinical-research=0.5 ~biotech=0.75: pharma, pharmaceutical, pharmaceuticals, pharmacist, pharmacy,
    drugs, vaccine | farmaceutico, farmaceutica, farmacia, farmacie, farmacista, farmaco, farmaci, farmacisti
biotech s ~pharma=0.75 ~research=0.4: biotech, biotechnology, life sciences, biology, biologist, genetics,
    genomics | biotecnologie, biologia, biologo, biologa, genetica, scienze della vita
medical-devices o ~healthcare=0.5 ~product-compliance=0.6: medical device, medical devices, MDR, prosthesis |
    dispositivi medici, dispositivo medico, protesi
veterinary a ~animals=0.75: vet, veterinary, veterinarian, vets, animal doctor | veterinario, veterinaria,
    veterinari
animals s ~veterinary=0.6 training+animals: animals, pets, dog, dogs, cat, cats, horse, horses,  | animali,
    cane, cani, gatto, cavallo, cavalli, gatti, dog sitter, dog sitting, walk my dog, dog walker, puppy,
    puppies, cat sitter, pet sitter | dog sitter, cuccioli, cucciolo
fitness a ~sports=0.75 ~yoga=0.6 ~coaching=0.4 ~training=0.35 ~teaching=0.35: fitness, personal trainer, gym,
    workout, strength training, marathon, running coach, marathon training, triathlon, pilates | palestra,
    allenatore personale, allenamento, maratona, preparatore atletico, preparazione atletica, personal trainer
yoga a ~fitness=0.6 ~meditation=0.75 ~teaching=0.4: yoga, yoga teacher, yoga lessons | lezioni di yoga,
    insegnante di yoga
meditation a ~yoga=0.6: meditation, mindfulness | meditazione
sports s ~fitness=0.6: sport, sports, athletes, football, tennis, skiing, rugby, swimming, climbing,
    basketball, sports club | sportivo, sportiva, atleti, calcio, sci, nuoto, allenatore, arrampicata,
    pallacanestro, società sportiva, football pitch, tennis court, court for tennis, campo da tennis, campo da
    calcio, golf
beauty a ~cosmetics=0.6: beauty, hairdresser, beautician, make-up artist, make-up, makeup, barber, hair
    stylist, nails | estetista, parrucchiere, parrucchiera, trucco, truccatrice, barbiere, estetica, unghie,
    centro estetico, acconciature, pulizia del viso, facial, facials
cosmetics s ~beauty=0.5: cosmetics, skincare, perfume, perfumes, cosmetic | cosmetica, cosmetici, profumi,
    profumeria
image-consulting a: image consultant, personal shopper, personal styling, wardrobe, dress code | consulente
    d'immagine, armocromia, consulenza d'immagine, guardaroba, consulenza di immagine, styling, stylist,
    fashion styling
optician a: optician, glasses, optometrist, lenses | ottico, occhiali, optometrista, lenti
food s ~food-industry=0.95 ~restaurants=0.5 ~chef=0.4: food, food products, olive oil, pasta, cheese,
    chocolate, coffee, delicatessen, food and drink, organic food, sweets, drink, drinks, beverages | cibo,
    alimentare, alimentari, olio, olio d'oliva, formaggio, formaggi, cioccolato, caffè, gastronomia, bevande,
    prodotti tipici, bevanda, dolci, biologico, olives, olive, olive oil press, press for olives, frantoio,
    ulivi
food-industry s ~food=0.85 ~food-technology=0.75: food industry, food industry contacts, food producers, food
    company, agrifood | industria alimentare, agroalimentare, settore alimentare
food-technology a ~food-industry=0.6 ~food-safety=0.85: food technology, food technologist, food scientist,
    product formulation, shelf life, recipe development | tecnologo alimentare, tecnologie alimentari,
    tecnologia alimentare, tecnologi alimentari
food-safety o ~food-technology=0.85: food safety, HACCP, food hygiene | sicurezza alimentare, igiene
    alimentare, autocontrollo alimentare
bakery a ~food=0.4 ~pastry=0.75: bakery, bakeries, baker, bread, baking, sourdough, sourdough baking, bake |
    panificio, panettiere, forno, pane, panetteria, fornaio, lievito madre, panificazione, panificatore
pastry a ~bakery=0.75 ~chef=0.5: pastry, pastry chef, cakes, cake, confectioner, ice cream, wedding cake |
    pasticceria, pasticciere, pasticcera, torte, torta, gelateria, gelato, gelatiere, pasticceri
chef a ~catering=0.85 ~restaurants=0.6 ~cooking=0.85: chef, cook, cooks, private chef, personal chef, sous
    chef, chefs | cuoco, cuoca, cuochi, chef a domicilio, chef privato
cooking o ~chef=0.75 ~cooking-classes=0.85: cooking, recipes, cuisine | cucinare, ricette, cucina,
    gastronomico
cooking-classes a <teaching <training ~cooking=0.75 ~chef=0.5 +cooking: cooking class, cooking classes,
    cooking course, cookery, cooking lessons, cooking school, learn to cook | corso di cucina, corsi di
    cucina, scuola di cucina, lezioni di cucina
catering a ~chef=0.7 ~events=0.35: catering, caterer, buffet, banqueting, food for an event, food for a party,
    lunch for eighty | rinfresco, banchetti, banchetto, catering per eventi, servizio catering
restaurants s ~hospitality=0.6 ~chef=0.5: restaurant, restaurants, restaurateur, bar, café, bistro, pizzeria,
    gastronomy, waiter, waiters, waitress, bartender, barista, sommelier of a restaurant | ristorante,
    ristoranti, ristoratore, ristorazione, osteria, cameriere, camerieri, baristi, trattoria, locale notturno,
    pub, enoteca, restaurant consultant, restaurant management, gestione ristorante, food and beverage manager
hospitality s ~tourism=0.6 ~restaurants=0.5: hospitality, hotel, hotels, hotelier, hostel, guesthouse, b&b,
    resort, hotel manager, concierge, housekeeping | albergo, alberghi, albergatore, ospitalità, agriturismo,
    alberghiero, bed and breakfast, hotellerie, direttore d'albergo, struttura ricettiva, strutture ricettive
wine s ~winemaking=0.95 ~food=0.3: wine, wines, winery, vineyard, sommelier, wine merchant, wine tasting,
    beer, brewery, brewer, distillery, spirits | vino, vini, cantina, cantine, vigna, vigneto, degustazioni,
    degustazione, birra, birrificio, distilleria, enogastronomia
winemaking a ~wine=0.85 ~agronomy=0.4: winemaker, oenologist, winemaking, enologist, oenology | enologo,
    enologi, enologa, enologia, vinificazione
florist a ~gardening=0.4: florist, flowers, floral design, bouquet, flower arrangements | fiorista, fiori,
    fioraio, composizioni floreali, addobbi floreali
laundry a: laundry, dry cleaning, ironing | lavanderia, stireria, tintoria lavasecco
funeral a: funeral, undertaker, funeral home | onoranze funebri, funerale, pompe funebri
astrology o: astrology, tarot | astrologia, tarocchi
religion s: church, churches, priest, religious | chiesa, chiese, parrocchia, sacerdote, religioso
social-work a ~nonprofit=0.4 ~educator=0.5: social worker, social work, social services, refugees, integration
    of migrants | assistente sociale, assistenti sociali, servizi sociali, operatore sociale, rifugiati
disability o ~accessibility=0.4: disability, disabled, disabilities, wheelchair | disabilità, disabile,
    disabili, invalidità
research a ~science=0.85 ~university=0.5: research, researcher, researchers, research project, scientific
    research, literature review | ricerca, ricercatore, ricercatrice, ricercatori, ricerca scientifica
science a ~research=0.85: scientist, science, scientific, science communication, scientists | scienza,
    scienziato, scientifico, divulgazione scientifica, scienziata, divulgatore scientifico
papers o ~research=0.75 ~editing=0.4: paper, papers, journal article, reviewing papers, peer review, referee,
    scientific publications | articolo scientifico, articoli scientifici, pubblicazione scientifica
mathematics a ~statistics=0.5: mathematics, maths, math, mathematician, algebra, operations research,
    optimisation | matematica, matematico, ricerca operativa, ottimizzazione matematica
economics a ~statistics=0.3: economist, economics, economic analysis, economy | economista, economia, analisi
    economica
history a ~archives=0.5 ~research=0.4: historian, history, genealogist, genealogy, family history | storico,
    storica, storia, genealogia, genealogista, ricerche storiche, family tree, family trees, albero
    genealogico
philosophy o: philosophy, ethics, ethicist | filosofia, filosofo, etica
sociology a ~research=0.5: sociologist, sociology, anthropologist, anthropology, ethnography | sociologo,
    sociologa, sociologia, antropologo, antropologia
geology a <engineering: geologist, geology, geotechnical, groundwater, drilling | geologo, geologa, geologia,
    geotecnica, geologi
safety-training a <safety ~training=0.4: first aid, first aid course, first-aid training, safety training |
    primo soccorso, corso antincendio, corsi sicurezza, formazione sicurezza, corsi sulla sicurezza
driving a ~teaching=0.3: driving lessons, driving school, driving instructor, chauffeur, private driver |
    scuola guida, patente, autoscuola, noleggio con conducente, NCC, driver, drivers, autista, autisti,
    patenti, patente di guida, driving licence, driving license, permesso di guida
rental w rental+transport: rental, hire of, rent a car, car rental, bike rental, equipment rental, hire a van
    | noleggio, noleggiare, autonoleggio, noleggio auto, noleggio a lungo termine, bike hire, car hire,
    equipment hire, van hire, hire a car, tool hire, hire of tools, hire a bike, rent a van, renting a van,
    noleggio furgoni, noleggio furgone, affittare un furgone, leasing auto, car leasing, lease for a car,
    lease a car, renting of
taxi a ~driving=0.5: taxi, airport transfer, transfers | tassista, navetta
parenting o ~childcare=0.4: parents, parenting, children, kids, family | genitori, genitorialità, bambini,
    bambino, figli, famiglia, famiglie
products o: product, products, new product | prodotto, prodotti, new product, new products
luxury s: luxury, high-end | lusso, alta gamma
sailing a: sailing, skipper, sailing lessons | vela, velista, scuola di vela
chess o: chess | scacchi
military s: defence, defense, army, military | difesa, militare, esercito
politics s ~lobbying=0.5: politics, political, politician, election campaign, elections | politica, politico,
    elezioni, campagna elettorale
references o: references, reference, referral, referrals, letter of recommendation | referenze, referenza,
    lettera di referenze
sports-coaching a coaching+sports training+sports teaching+sports ~fitness=0.75 coaching+parenting: football
    coach, tennis lessons, ski instructor, swimming lessons, tennis coach, swimming instructor | allenatore di
    calcio, maestro di sci, istruttore di nuoto, maestro di tennis, lezioni di sci, football coaching, youth
    coaching, allenatore, allenatori, youth football
care w ~elder-care=0.5 ~childcare=0.5 ~nursing=0.5: care, caring, look after, looking after, care for, carer,
    carers | accudire, badare, prendersi cura, assistere, accudisca
elderly o ~elder-care=0.85: elderly, mother, father, grandmother, grandfather, old people, old parents |
    madre, padre, nonna, nonno, mamma, papà, anziano, anziana, anziani
road-accident o ~claims=0.75 ~law=0.5: road accident, incidente d'auto
summer o: summer, the summer, per l'estate | d'estate, stagione estiva
competitions o: competition, contest, cooking contest | gara di cucina, gara podistica, concorso, gara di
    corsa, gara sportiva
rivers o: river, rivers, river bank, lake, lakes | fiume, fiumi, lago
fair-trade o ~food=0.4: fair trade, commercio equo, equo e solidale
storytelling a ~actors=0.5: storyteller, storytellers, storytelling for children | narratore, cantastorie,
    letture animate
hearing a ~medicine=0.5: hearing, audiologist, audiology, hearing aids, deafness | udito, audioprotesista,
    apparecchi acustici, audiologia, sordità
animal-training a <animals training+animals coaching+animals teaching+animals: dog training, dog trainer,
    puppy training | addestratore cinofilo, addestramento cani, educatore cinofilo, educazione cinofila
riding a ~sports=0.5: riding, riding lessons, equestrian | equitazione, maneggio
asbestos a ~environment=0.5 ~building=0.4: asbestos | amianto, eternit, asbestos removal, bonifica amianto
models o ~actors=0.5 ~fashion=0.5: model for a shoot, fashion model, fashion models, models for a shoot,
    modelling agency, a model for a catalogue | modella, modelle, agenzia di modelle, indossatrice,
    indossatrici
alarms a ~security-guard=0.5 ~electrician=0.3: alarm, alarms, alarm system, alarm systems, CCTV, video
    surveillance, surveillance cameras, security cameras, cameras for the | allarme, allarmi, impianto di
    allarme, impianti di allarme, videosorveglianza, telecamere, antifurto
"""
