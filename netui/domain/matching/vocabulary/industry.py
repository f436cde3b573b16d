"""Meanings around what is built, made, moved, grown and powered."""

TABLE = """
architecture a ~building=0.5 ~interior-design=0.6 ~surveying=0.5 ~urban-planning=0.6 ~renovation=0.7
    ~structural-engineering=0.5: architecture, architect, architects, architectural, building design,
    architect's practice | architetto, architetta, architetti, architettura, progettazione edilizia, progetto
    di una casa, studio di architettura, progettazione architettonica, progettista edile, architettonico
landscape a <design ~gardening=0.75 ~urban-planning=0.4 +garden: landscape architect, landscape architecture,
    landscaping, garden design, garden designer, designing a garden, landscape design | paesaggista,
    paesaggisti, progettazione giardini, progettazione di giardini, progettare un giardino, architettura del
    paesaggio, progettazione del verde, progetto giardino
urban-planning a ~architecture=0.6 ~public-sector=0.3: urban planning, urban planner, town planning, city
    planning, urban design | urbanistica, urbanista, urbanisti, pianificazione urbana, pianificazione
    territoriale
building a ~renovation=0.75 ~structural-engineering=0.5 ~craftsmen=0.6: construction, builder, builders,
    building contractor, building site, construction company, construction manager, site manager, building
    work, general contractor, mason, bricklayer, concrete, building | edilizia, edile, edili, costruzioni,
    costruzione, impresa edile, imprese edili, muratore, muratori, cantiere, cantieri, costruttore, opere
    murarie, capocantiere, direttore dei lavori, direzione lavori
house o ~architecture=0.5 ~building=0.5 ~real-estate=0.4:  |
interiors o ~interior-design=0.75: kitchen, bathroom, living room, furnishing | cucina abitabile, bagno,
    bagni, soggiorno, cucine, interiors, interni, bathroom, showrooms, showroom
office-space o ~interior-design=0.4 ~real-estate=0.5: our offices, offices, new premises, premises | uffici
renovation a ~building=0.75 ~architecture=0.5 ~interior-design=0.4 renovation+dwelling renovation+interiors:
    renovation, renovations, renovate, refurbishment, renovating, home improvement, refurbishing, restructure
    a flat, loft conversion | ristrutturazione, ristrutturazioni, ristrutturare, rifacimento, manutenzione
    casa, ristrutturazione edilizia, ristrutturazione bagno, rifacimento bagno
apartments o ~real-estate=0.75: flat renovation | appartamento da sistemare
fit-out a ~interior-design=0.6 ~building=0.6: fit-out, shopfitting, office fit-out, shop fitting | arredo
    negozi, allestimento negozi, arredamento negozi
structural-engineering a <engineering ~building=0.5 ~architecture=0.4: structural engineer, structural
    engineering, civil engineer, civil engineering, seismic, statics, load calculations, bridges | ingegnere
    strutturista, strutturista, ingegneria civile, calcolo strutturale, ingegnere civile, ingegnere edile,
    calcoli strutturali, antisismica, sismico, strutture in cemento, bridge, bridge engineer, perizia sismica,
    vulnerabilità sismica
energy-efficiency a ~energy=0.6 ~building-systems=0.5 ~architecture=0.3: energy efficiency, energy audit,
    energy certificate, thermal insulation, insulation, energy saving, energy consultant for buildings, energy
    advice, energy consultant, energy manager, passive house, heat loss, energy performance | efficienza
    energetica, risparmio energetico, diagnosi energetica, certificazione energetica, isolamento termico,
    cappotto termico, riqualificazione energetica, APE, certificatore energetico, classe energetica, energy
    bill, energy bills, bolletta energetica, ridurre i consumi, consumi energetici, energy audits, isolare,
    coibentazione, sottotetto, isolamento, insulate, insulating
building-systems a <engineering ~energy-efficiency=0.5 ~electrician=0.4 ~plumbing=0.4: HVAC, air conditioning,
    heating, ventilation, heat pump, heat pumps, plant design, building services, boiler | impianti,
    impiantistica, climatizzazione, riscaldamento, termotecnico, impianti termici, progettazione impianti,
    pompa di calore, condizionatori, condizionatore, caldaia, caldaie, termoidraulico, aria condizionata,
    pompe di calore, impiantista
plumbing a <craftsmen ~building-systems=0.5: plumber, plumbing, plumbers, leaking pipe, pipes, blocked drain |
    idraulico, idraulici, idraulica, tubature, perdita d'acqua, rubinetto, scarico, lavandino, tubi
electrician a <craftsmen ~building-systems=0.4 ~electrical-engineering=0.6: electrician, electricians, wiring,
    electrical installation, rewiring, electrical systems, electrical wiring | elettricista, elettricisti,
    impianto elettrico, impianti elettrici, rete elettrica, quadro elettrico, quadri elettrici
carpentry a <craftsmen ~wood=0.75 ~furniture=0.75 prototyping+wood: carpenter, carpentry, joiner, joinery,
    cabinet maker, cabinetmaker, cabinet making, woodworker, woodworking | falegname, falegnami, falegnameria,
    ebanista, carpentiere, mobili su misura, mobile su misura, artigiano del legno, prototypes in wood
house-painting a <craftsmen painting+dwelling painting+rooms painting+interiors painting+office-space: house
    painter, decorating walls, painting walls, paint the walls, paint walls, plasterer, painting the house,
    wall painting, repaint | imbianchino, imbianchini, tinteggiatura, imbiancare, tinteggiare, cartongesso,
    cartongessista, verniciatura pareti, stairwell, painting the stairwell, a painter for the house, painting
    a house, painting rooms
roofing a <craftsmen ~building=0.6: roofer, roof, roofs, roofing, roof repair, roof repairs | tetto, tetti,
    coperture, lattoniere, lattoneria, impermeabilizzazione, rifacimento tetto
flooring a <craftsmen: floor, floors, tiler, tiles, flooring, parquet, tiling | pavimento, pavimenti,
    piastrelle, piastrellista, posa pavimenti, posatore, parquettista, levigatura parquet
locksmith a <craftsmen: locksmith, locks, lost keys | fabbro, serratura, serrature
metalwork a <craftsmen ~metal=0.75: blacksmith, welder, welding, metalwork, sheet metal, wrought iron |
    saldatore, saldatura, saldatori, carpenteria metallica, lavorazione lamiera, ferro battuto, carpenteria
glass a <craftsmen ~bottles=0.5: glass, glazier, glassmaking, glassworks, glass blowing | vetro, vetraio,
    vetreria, vetrai, vetrerie
upholstery a <craftsmen ~furniture=0.6: upholstery, upholsterer, curtains | tappezziere, tappezzeria,
    tappezzieri, tende
handyman a ~craftsmen=0.85 ~repairs=0.75: handyman, odd jobs, small repairs, maintenance man | tuttofare,
    piccole riparazioni, manutentore, piccoli lavori domestici, lavoretti
craftsmen a ~building=0.6 ~crafts=0.5 ~handyman=0.75: craftsman, craftsmen, tradesman, tradesmen | artigiano,
    artigiani
crafts s ~craftsmen=0.5: crafts, handmade, handicraft, craft, artisan, artisans | artigianato, artigianale,
    fatto a mano, model making, modellismo
ceramics a ~crafts=0.6: ceramics, pottery, potter, ceramic, porcelain | ceramica, ceramiche, ceramista,
    vasaio, porcellana
repairs v ~handyman=0.6 ~maintenance=0.7: repair, repairs, repairing, mends, mending, mend, fix, fixing,
    broken | riparazione, riparazioni, riparare, aggiustare, aggiustatore, riparatore, ripari, rotto, rotta
maintenance a ~repairs=0.7: maintenance, servicing, predictive maintenance, machine maintenance |
    manutenzione, manutenzioni, manutenzione impianti, manutenzione macchine, manutenzione macchinari,
    manutenzione predittiva
cleaning h: cleaning, cleaner, cleaners, office cleaning, cleaning company, cleaning lady, cleaning services |
    pulizie, pulizia, impresa di pulizie, addetti alle pulizie, sanificazione, pulire, donna delle pulizie,
    pulizia uffici
gardening a ~landscape=0.75 ~garden=0.85: gardening, gardener, gardeners, plants, tree surgeon, lawn, pruning,
    garden care | giardinaggio, giardiniere, giardinieri, giardinieri, potatura, vivaio, vivaista, piante,
    verde, manutenzione del verde, cura del giardino, olive pruning, potare, siepi, hedges, potare gli alberi,
    tree pruning, trees, alberi
garden o ~gardening=0.85 ~landscape=0.6: garden, gardens | giardino, giardini, orto, terrazzo
furniture s ~carpentry=0.6 ~interior-design=0.4: furniture, furniture makers, chairs, tables and chairs,
    furniture maker, furnishings, sofas | mobili, mobilifici, mobilificio, sedie, arredo, arredi, divani,
    mobiliere, office furniture, arredo ufficio, mobili per ufficio, office furniture makers
wood s ~carpentry=0.6: wood, timber, sawmill, timber merchant, forestry, wooden | legno, legname, legnami,
    segheria, legnoso, oak, boards, planks, legno di rovere, walnut, cedar
electrical-engineering a <engineering ~electronics=0.75 ~electrician=0.5: electrical engineering, electrical
    engineer, electrical engineers, power electronics, high voltage | ingegneria elettrica, ingegnere
    elettrico, progettazione impianti elettrici, elettrotecnica, elettrotecnico
electronics a <engineering ~embedded=0.6: electronics, electronic, circuit board, PCB, PCB design, circuit
    design, electronics engineer, circuits, electronics suppliers | elettronica, elettronico, scheda
    elettronica, schede elettroniche, circuiti, progettazione elettronica
sensors o ~iot=0.75 ~electronics=0.6: sensor, sensors, measuring devices, measurement technology | sensore,
    sensori, strumenti di misura, misurazione, measurement, measurements, calibrate, calibration, metrology |
    taratura, metrologia
engineering v: engineering, engineer | ingegneria, ingegnere, ingegneri, progettazione, progettista,
    progettisti, progettare, ingegnere gestionale, ingegneria gestionale
mechanical-engineering a <engineering ~cad=0.75 ~product-design=0.35 ~machines=0.6: mechanical engineering,
    mechanical engineer, mechanical design, mechanical designer, mechanics | ingegneria meccanica, ingegnere
    meccanico, progettazione meccanica, progettista meccanico, meccanica di precisione
cad a ~mechanical-engineering=0.75 ~technical-drawing=0.9: CAD, AutoCAD, SolidWorks, CAD drawings, BIM, Revit
    | disegnatore CAD, disegno CAD, modellazione CAD, disegni CAD
prototyping a ~product-design=0.75 ~three-d-printing=0.75: prototype, prototypes, prototyping, prototype of a
    product | prototipo, prototipi, prototipazione
chemistry a ~materials=0.5 ~laboratory=0.75: chemistry, chemist, chemical, chemicals, chemical engineer,
    chemical engineering | chimica, chimico, chimici, ingegneria chimica, ingegnere chimico, prodotti chimici
materials o ~chemistry=0.5: materials, materials science, composites, plastics, plastic, polymers, rubber,
    coatings | materiali, plastica, materie plastiche, polimeri, compositi, gomma, vernici
laboratory a ~chemistry=0.6: laboratory, lab, lab analysis, lab tests, laboratory tests | laboratorio di
    analisi, analisi di laboratorio, prove di laboratorio, laboratori di analisi
physics a ~research=0.5: physics, physicist, optics, acoustics, acoustic | fisica, fisico, ottica, acustica,
    acustico
manufacturing s ~operations=0.5 ~machines=0.6: manufacturing, production, factory, factories, plant, industry,
    industrial, contract manufacturing, making in small series, small series, series production | produzione,
    fabbrica, fabbriche, stabilimento, manifattura, manifatturiero, industria, industriale, produzione conto
    terzi, terzista, terzisti
machines s ~machining=0.75 ~mechanical-engineering=0.6: machine, machines, machinery, machine builder, machine
    building, packaging machines, machine tools, used machines | macchina, macchine, macchinario, macchinari,
    macchine utensili, costruttore di macchine, macchine industriali, macchine automatiche
machining a ~machines=0.75 ~metal=0.75 ~tooling=0.85: machining, CNC, milling, lathe, turned parts, machine
    shop, machine shops, turning, milled parts, precision parts | tornitura, fresatura, torneria, officina
    meccanica, lavorazioni meccaniche, tornitore, minuteria, lavorazione meccanica
tooling a ~machining=0.85: tooling, toolmaker, moulds, mould making, molds, injection moulding, injection
    molding, dies | stampi, stampaggio, stampista, stampaggio plastica, attrezzeria
metal s ~machining=0.6 ~metalwork=0.75: metal, steel, aluminium, foundry, casting of metal, iron, metals |
    metallo, metalli, acciaio, alluminio, fonderia, metallurgia, siderurgia, ferro
industrial-automation a <engineering ~robotics=0.85 ~iot=0.5 ~embedded=0.5: industrial automation, automation
    engineer, control engineering, factory automation, plant automation, plant digitalisation | automazione
    industriale, automazione di fabbrica, automatismi, bordo macchina, PLC programmer, PLC programming,
    programmazione PLC, programmatore PLC
robotics a <engineering ~industrial-automation=0.85: robotics, robot, robots, cobots | robotica, robot
    industriali, cobot
operations a ~lean=0.75 ~processes=0.75 ~manufacturing=0.4: operations, operations manager, operations
    director, COO, production manager, plant manager, head of operations, operations management, production
    planning | responsabile di produzione, direttore operativo, direttore di stabilimento, responsabile
    produzione, pianificazione della produzione, programmazione della produzione, direttore di produzione
lean a ~operations=0.75 ~processes=0.75: lean, lean management, lean manufacturing, six sigma, kaizen, lean
    production | produzione snella, miglioramento continuo
processes a ~lean=0.75 ~operations=0.75 ~organisation=0.5: process management, business process, process
    improvement, process optimisation, business processes, process mapping, process consultant | processi
    aziendali, ottimizzazione dei processi, analisi dei processi, reingegnerizzazione, mappatura dei processi
quality a ~certification=0.85: quality, quality management, quality manager, quality control, quality
    assurance, ISO 9001, control charts, quality system, quality audits | qualità, controllo qualità, gestione
    qualità, sistema qualità, responsabile qualità, assicurazione qualità, gestione della qualità
certification o ~quality=0.75 ~compliance=0.4: certification, certifications, ISO, ISO certification,
    certified, ISO 14001, accreditation | certificazione, certificazioni, certificato, accreditamento, ISO
    45001
supply-chain a ~logistics=0.85 ~procurement=0.6 ~demand-planning=0.85: supply chain, supply-chain, supply
    chain management, supply-chain planner, value chain, supply chain data, supply chain manager | catena di
    fornitura, filiera, catena logistica, gestione della catena, supply chain manager
demand-planning a ~forecasting=0.75 ~supply-chain=0.85 ~warehouse=0.6: demand planning, demand planner,
    inventory, stock planning, inventory management, stock management, stock levels, spare parts | gestione
    scorte, scorte, giacenze, pianificazione della domanda, gestione magazzino scorte, ricambi, stock,
    optimise stock, raw stock
logistics a ~supply-chain=0.85 ~transport=0.85 ~warehouse=0.85: logistics, logistics manager, shipping, ship
    goods, fulfilment, fulfillment, deliveries, delivery | logistica, spedizioni, spedizione, spedire,
    consegne, consegna, responsabile logistica, logistico
transport a ~logistics=0.85 ~freight=0.95 ~driving=0.6: transport, transportation, trucks, truck, haulage,
    haulier, couriers, courier, van, moving goods, truck driver | trasporto, trasporti, trasportare,
    trasportatore, autotrasporto, camion, corriere, corrieri, autotrasportatore, furgone, camionista, delivery
    driver, delivery drivers, coach travel, coach trip, coach to, bus, buses, minibus, pullman, autobus, coach
    hire
freight a ~transport=0.85 ~logistics=0.85 ~customs=0.5: freight, freight forwarder, forwarding, container,
    containers, ports, sea freight, air freight, cargo, freight forwarding | spedizioniere, spedizionieri,
    merci, container, trasporto merci, porti, porto, trasporto marittimo
warehouse o ~logistics=0.75: warehouse, warehouses, warehousing, storage, storage space, pallets | magazzino,
    magazzini, magazziniere, stoccaggio, deposito merci, storage for, storage for furniture, deposito,
    deposito mobili, magazzinaggio, deposito di mobili
packaging s ~packaging-design=0.75: packaging, packages, boxes, cardboard,  | imballaggio, imballaggi,
    confezione, confezioni, confezionamento, scatole, cartone
automotive s ~mechanics=0.5: automotive, car industry, car, cars, vehicles, electric cars, car dealer |
    automobile, automobili, auto, autoveicoli, settore auto, veicoli, concessionaria
mechanics a ~automotive=0.4 ~repairs=0.4: car mechanic, garage, car repair, mechanic, bodywork, repair my car,
    car service | meccanico, autofficina, carrozziere, carrozzeria, gommista, elettrauto, officina, meccanici
bicycles s ~mobility=0.6: bicycle, bicycles, bike, bikes, cycling industry, e-bikes, bike repair, bike shop |
    bicicletta, biciclette, bici, ciclofficina
mobility s ~automotive=0.5 ~transport=0.4: mobility, public transport, railway, railways, fleet, fleet
    management, car sharing, trams | mobilità, trasporto pubblico, ferrovia, ferrovie, flotta, flotte, trains,
    train journeys, by train | treno, treni, in treno, model railway, model trains
aviation s: aviation, aerospace, aircraft, airline, airport, space industry, pilot | aeronautica, aerospazio,
    aeroporto, compagnia aerea, pilota, aerospaziale, air traffic, air traffic controller, air tickets, flight
    tickets
maritime s ~freight=0.4: shipbuilding, shipping industry, boats, boat, yacht, sailing boat, marine | nautica,
    cantiere navale, barca, barche, navale, yacht
energy s ~renewables=0.85 ~energy-trading=0.5: energy, electricity, power, utilities, gas supply, energy
    sector, oil and gas | energia, energetico, elettricità, energetica, bollette, bolletta, energia elettrica
energy-trading a ~energy=0.6: energy trading, power trading, energy contracts, electricity purchasing |
    acquisto energia, trading energia, contratti energia
renewables a <engineering ~energy=0.75 ~solar=0.9: renewables, renewable energy, wind power, wind energy,
    hydrogen, biogas, geothermal, battery storage | rinnovabili, energie rinnovabili, eolico, energia
    rinnovabile, idrogeno, biomasse, comunità energetica, comunità energetiche, charging station, charging
    stations, e-mobility, electric mobility | colonnine di ricarica, mobilità elettrica, ricarica elettrica
solar o ~renewables=0.85: solar, photovoltaic, photovoltaics, solar panels, solar energy, solar power, PV |
    fotovoltaico, fotovoltaici, pannelli solari, pannelli fotovoltaici, impianto fotovoltaico, impianti
    fotovoltaici, solare
environment a ~sustainability=0.75 ~waste=0.6 ~environmental-law=0.4: environment, environmental,
    environmental engineer, ecology, ecologist, environmental impact, biodiversity, environmental consultant,
    water treatment, emissions | ambiente, ambientale, ambientali, ingegnere ambientale, ecologia, impatto
    ambientale, VIA, depurazione, biodiversità, bonifiche
sustainability a ~environment=0.75 ~csr=0.95: sustainability, sustainable, sustainability report,
    sustainability reports, ESG, CSRD, carbon footprint, climate, life cycle assessment, LCA, circular
    economy, sustainability manager, net zero, ESG report, carbon, CO2 | sostenibilità, bilancio di
    sostenibilità, sostenibile, economia circolare, impronta di carbonio, rendicontazione ESG, report di
    sostenibilità, bilancio sociale, rendicontazione di sostenibilità
csr o ~sustainability=0.85: CSR, social responsibility, corporate social responsibility, B Corp |
    responsabilità sociale, società benefit
waste o ~environment=0.6: waste, recycling, waste management, waste disposal | rifiuti, riciclo, riciclaggio,
    smaltimento, gestione rifiuti, smaltimento rifiuti
agriculture s ~agronomy=0.85 ~wine=0.4: agriculture, farming, farm, farms, farmer, crops, agritech, livestock,
    agricultural | agricoltura, agricolo, agricola, agricoltore, agricoltori, azienda agricola, allevamento,
    coltivazione, coltivare
agronomy a ~agriculture=0.75: agronomist, agronomy, soil, irrigation, plant pathology | agronomo, agronomi,
    agronoma, perito agrario, irrigazione, fitopatologia
beekeeping a: beekeeper, beekeeping, bees, honey, hives | apicoltore, apicoltura, api, miele, apicoltori,
    arnie
mining s: mining, quarry, marble, stone | cava, cave, marmo, marmi, pietra, marmista, lapideo
textiles s ~fashion=0.6: textile, textiles, fabric, fabrics, yarn, yarns, weaving, dyeing, knitwear, spinning
    mill, wool, textile mills, textile contacts | tessile, tessili, tessuto, tessuti, filato, filati,
    tessitura, tintoria, maglieria, filatura, lana, stoffe
fashion s ~textiles=0.6 ~fashion-design=0.6: fashion, clothing, clothes, apparel, garments, shoes, footwear,
    leather, leather goods, dress, luxury goods | moda, abbigliamento, vestiti, calzature, scarpe,
    pelletteria, abito, abiti, capi, pelle, calzaturiero
tailoring a ~fashion=0.5 ~fashion-design=0.5: tailor, tailoring, seamstress, dressmaker, sewing, pattern
    making, alterations, pattern maker, wedding dress, dressmaking | sarto, sarta, sartoria, modellista,
    cucito, orlo, abito da sposa, abiti da sposa, sartoriale, cucire, modelliste, sewing curtains, sew
    curtains, cucire tende
dwelling o ~real-estate=0.85 ~renovation=0.5 ~architecture=0.4: flat, flats, apartment, apartments, house,
    houses, home, villa, cottage, farmhouse, studio flat, bungalow, holiday home | appartamento, appartamenti,
    casa, abitazione, villetta, casale, rustico, monolocale, bilocale, trilocale, alloggio
painting w ~house-painting=0.6 ~art=0.6: painting, paint, pittura, dipingere, verniciare
windows a <craftsmen ~carpentry=0.6: new windows, window frames, window fitter, shutters, doors and windows,
    windows for the house, double glazing | serramenti, serramentista, infissi, finestre, finestra, porte e
    finestre, persiane, serramentisti
rooms o ~interiors=0.5 ~venues=0.4: room, rooms, walls, wall | stanza, stanze, parete, pareti, muri
bottles o ~packaging=0.75 ~glass=0.5: bottles, glass bottles, jars | bottiglie, bottiglia, vasetti, barattoli
building-permits o ~surveying=0.75 ~architecture=0.7 ~bureaucracy=0.6: building permit, building permits,
    planning permission, planning permissions, construction permit | pratiche edilizie, permesso di costruire,
    pratica edilizia, CILA, sanatoria, condono
lighting o ~interior-design=0.5 ~electrician=0.5 ~theatre=0.5: lighting, lamps, lights, LED lighting |
    illuminazione, luci, lampade, lighting design, light designer, lighting designer
"""
