"""Meanings around what is drawn, written, filmed, played and printed."""

TABLE = """
design v: design, designer, designers, designing, creative, creatives | progettista grafico, creativo,
    creativa, designer, creatività
graphic-design a <design ~branding=0.6 ~logo=0.9 ~layout=0.85 ~illustration=0.4 ~catalogue-design=0.85 +logo
    +brochure +catalogue +posters +book +magazine +flyers design+book-cover design+book: graphic design,
    graphic designer, graphic designers, graphics, graphic artist, visual design, visual designer, visual
    communication, corporate design, InDesign, Photoshop, Adobe Illustrator, design of a brochure | grafica,
    grafico, grafici, grafica pubblicitaria, progetto grafico, progettazione grafica, comunicazione visiva,
    grafica editoriale, impaginazione grafica
logo o ~graphic-design=0.9 ~branding=0.75: logo, logos, logo design, logotype, wordmark | loghi, logotipo,
    progettazione loghi
visual-identity o <graphic-design ~branding=0.85 ~logo=0.85: visual identity, brand identity, corporate
    identity, brand design, identity design | identità visiva, immagine coordinata, identità di marca
web-design a <design ~website=0.85 ~web-development=0.75 ~ui-design=0.75 +website ~wordpress=0.6: web design,
    web designer, website design, designing websites, landing page design, screen design | progettazione siti,
    grafica web, grafica del sito, grafica siti
ui-design a <design ~ux=0.85 ~web-design=0.6: UI, UI design, UI designer, interface design, user interface,
    interfaces, app design, interaction design, dashboard designer, Figma, design system | interfaccia,
    interfacce, interfaccia utente, progettazione interfacce, design di interfacce
ux a <design ~ui-design=0.85 ~user-research=0.85 ~service-design=0.5: UX, UX design, UX designer, user
    experience, usability, customer experience, user flows, UI/UX, UX/UI, UX writing of flows | esperienza
    utente, usabilità, esperienza d'uso, user experience research
user-research a ~ux=0.85 ~market-research=0.5 ux+research: user research, user interviews, UX research, UX
    researcher, usability testing, user testing, usability tests, user tests, customer interviews, design
    research | ricerca utenti, ricerca sugli utenti, test di usabilità, interviste agli utenti, ricerca UX,
    experience research, intervistare gli utenti, intervistare utenti, interview users, interviewing users,
    nostri utenti, our users
service-design a <design ~ux=0.6 ~innovation=0.4: service design, service designer, design thinking, customer
    journey | progettazione di servizi, design dei servizi, progettazione servizi
product-design a <design ~mechanical-engineering=0.35 ~prototyping=0.75 +furniture: industrial design,
    industrial designer, product designer, product design, design of products, furniture design, furniture
    designer | disegno industriale, progettazione di prodotto, design industriale, design di prodotto, design
    del prodotto, progettazione prodotti, arredo su misura progettazione
interior-design a <design ~architecture=0.6 ~home-staging=0.6 ~fit-out=0.6 +interiors +office-space +furniture
    ~interiors=0.85: interior design, interior designer, interior architect, interior architecture, interior
    decoration, decorator, decorating, shop design, office design | arredamento, arredatore, arredatrice,
    progettazione d'interni, architettura d'interni, design d'interni, architetto d'interni, interior design,
    arredare
home-staging o ~interior-design=0.6 ~real-estate=0.3: home staging, home stager
exhibition-design a <design ~museums=0.5 ~trade-fairs=0.6 +exhibitions +trade-fairs: exhibition design,
    exhibition designer, stand design, exhibition stand, trade fair stand, booth design, stand builder |
    allestimento, allestimenti, allestimento stand, stand fieristici, stand fieristico, allestimenti
    fieristici, allestitore, allestire uno stand
exhibitions o ~museums=0.6 ~exhibition-design=0.75 ~curating=0.75: exhibition, exhibitions | mostra, mostre,
    esposizione
packaging-design a <design ~packaging=0.6 ~graphic-design=0.6 +packaging +labelling: packaging design,
    packaging designer, label design, design of packaging, pack design | design del packaging, grafica del
    packaging, progettazione packaging, grafica etichette, progettazione di confezioni
fashion-design a <design ~fashion=0.6 ~tailoring=0.5 +fashion ~image-consulting=0.5: fashion design, fashion
    designer, clothing design, collection design, fashion stylist | stilista, stilisti, design di moda,
    fashion designer
jewellery a ~crafts=0.5: jewellery, jewelry, jeweller, goldsmith, silversmith, jewellery design | gioielli,
    gioielliere, oreficeria, orafo, orafa, argentiere, gioielleria
typography o ~graphic-design=0.5: typography, typeface, typefaces, fonts, font, type designer, lettering,
    calligraphy, calligrapher | tipografia digitale, caratteri tipografici, calligrafia, calligrafo
layout o ~graphic-design=0.85: layout, typesetting, typesetter, desktop publishing, page layout, book design |
    impaginazione, impaginatore, impaginare, impaginatrice
illustration a ~drawing=0.9 ~graphic-design=0.4 ~comics=0.6: illustration, illustrations, illustrator,
    illustrators, illustrating, illustrated | illustrazione, illustrazioni, illustratore, illustratrice,
    illustratori, illustrare
drawing a ~illustration=0.9: drawing, drawings, draw, sketching, sketches, sketchnotes, graphic recording |
    disegnare, disegnatore, disegnatrice, disegni, disegno a mano
technical-drawing a ~cad=0.9 ~mechanical-engineering=0.6: technical drawing, technical drawings, draughtsman |
    disegno tecnico, disegni tecnici, disegnatore tecnico, disegno meccanico
comics a ~illustration=0.6: comics, cartoons, cartoonist, comic strip, graphic novel | fumetto, fumetti,
    fumettista, vignette, vignettista
infographics o ~data-visualisation=0.75 ~graphic-design=0.6: infographic, infographics | infografica,
    infografiche
presentation-design a ~presentations=0.75 ~graphic-design=0.6 ~pitch=0.75: presentation design, slide deck,
    slides, slide design, pitch deck, pitch decks, decks | presentazione PowerPoint, presentazioni PowerPoint,
    presentazioni efficaci
catalogue-design o ~graphic-design=0.85 ~illustration=0.4: catalogue design, catalog design | grafica di
    cataloghi
catalogue o ~graphic-design=0.3: catalogue, catalogues, catalog, catalogs | catalogo, cataloghi
brochure o ~graphic-design=0.75: brochure, brochures, folder design | depliant, pieghevole
posters o ~graphic-design=0.75: poster, posters | manifesto, manifesti, locandina, locandine
flyers o ~graphic-design=0.75: flyer, flyers, leaflet, leaflets | volantino, volantini
business-cards o ~printing=0.75 ~graphic-design=0.75: business card, business cards, stationery, letterhead |
    biglietti da visita, biglietto da visita, carta intestata
photography h ~video=0.3 ~photo-editing=0.6: photography, photographer, photographers, photo, photos,
    pictures, photo shoot, shooting photos, photoshoot, photograph | fotografia, fotografie, fotografo,
    fotografa, fotografi, foto, servizio fotografico, servizi fotografici, scatti, fotografare
product-photography h <photography +products +catalogue +ecommerce: product photography, product photographer,
    product photos, still life photography, packshots | fotografia di prodotto, fotografo di prodotto, foto di
    prodotto, still life, foto prodotti, foto dei prodotti
wedding-photography h <photography +weddings: wedding photography, wedding photographer | fotografo di
    matrimoni, fotografia di matrimoni, fotografo matrimonialista, servizio fotografico matrimonio
portrait-photography h <photography: portrait photography, portraits, portrait, headshots, headshot, portrait
    photographer, business portraits | ritratti, ritratto, ritratti fotografici, ritrattista, ritratti
    professionali, fotografia di ritratto
event-photography h <photography +events: event photography, event photographer, concert photography,
    reportage photography | fotografia di eventi, fotografo di eventi, reportage fotografico
architecture-photography h <photography +real-estate +architecture +interiors: architectural photography,
    interior photography, real estate photography, photos of buildings | fotografia di architettura,
    fotografia di interni, fotografia immobiliare
food-photography h <photography +food +restaurants: food photography, food photographer, food styling |
    fotografia di cibo, fotografia food, foto di piatti
photo-editing o ~photography=0.6 ~graphic-design=0.4: photo editing, retouching, image editing, photo
    retouching | fotoritocco, ritocco fotografico, post-produzione foto
cameras o ~photography=0.2: camera, cameras | macchina fotografica, fotocamera, fotocamere
film-development o ~photography=0.4: darkroom, analogue photography, film photography | camera oscura,
    sviluppo pellicole, pellicola, pellicole, fotografia analogica
video h ~film=0.85 ~animation=0.5 ~video-editing=0.85: video, videos, videographer, video production,
    videomaker, video maker, filming, corporate video, corporate film, image film, cameraman, camera operator,
    camera crew, film crew, shooting a video, livestream, live streaming, streaming of an event, promo video,
    explainer film | video aziendale, video aziendali, riprese, riprese video, operatore video, produzione
    video, cineoperatore, videomaking, filmato, filmati, videoproduzione, videoclip, diretta streaming
video-editing a <video editing+film editing+video: video editing, video editor, film editing, film editor,
    cutting a video, color grading, premiere pro | montaggio video, montatore, montatrice, montaggio, montare
    un video, montare un film, montare, montare un documentario
film s ~video=0.85 ~screenwriting=0.5: film, films, cinema, movie, movies, documentary, documentaries, film
    director, short film, filmmaker, film production, film maker, director of photography | cortometraggio,
    documentario, documentari, regista, registi, regia, cinematografico, cinematografica, lungometraggio
animation a ~video=0.4 ~illustration=0.4 ~three-d=0.75: animation, animations, motion design, motion designer,
    motion graphics, animated film, explainer video, explainer videos, animator, drawings that move, animated
    video, 2D animation | animazione, animazioni, video animato, video animati, cartoni animati, animatore 3D
three-d a ~animation=0.6 ~rendering=0.9: 3D, 3D modelling, 3D artist, 3D modeling, Blender, visual effects,
    VFX, 3D model | modellazione 3D, grafica 3D, modellatore 3D, effetti speciali
rendering o ~three-d=0.9 ~architecture=0.4: rendering, renderings, renders, visualisations of buildings,
    architectural visualisation | render, rendering fotorealistici
drone a ~video=0.4 ~surveying=0.4 ~photography=0.4: drone, drones, aerial photography, aerial video, drone
    pilot | riprese aeree, pilota di droni, droni, aerial pictures, aerial photos, aerial filming, foto aeree
audio a ~music=0.4 ~podcast=0.6 editing+audio: sound engineer, sound design, audio, recording studio, sound
    designer, mixing, mastering, audio engineer, sound technician, sound system, PA system, sound editing |
    tecnico del suono, fonico, fonici, tecnico audio, studio di registrazione, sala di registrazione, impianto
    audio
podcast a ~audio=0.6 ~radio=0.6 editing+podcast: podcast, podcasts, podcasting, podcaster, podcast production,
    audio series | produzione podcast
radio s ~podcast=0.5: radio, broadcaster, broadcasting, radio station | radiofonico, emittente
voice-over a ~voice=0.5 ~audio=0.5: voice-over, voiceover, voice over, speaker voice, dubbing, narrator, voice
    actor, audiobook, voice talent | doppiaggio, doppiatore, doppiatrice, voce fuori campo, speakeraggio,
    audiolibro, audiolibri, a voice for, voce per
music a ~musicians=0.9: music, composer, soundtrack, compose, film music, songwriter, composing, music
    production, music producer, score for a film, jingle | musica, musiche, compositore, compositrice, colonna
    sonora, comporre, musica per film, produzione musicale, arrangiatore
musicians a ~music=0.75: musician, musicians, band, live music, string quartet, orchestra, choir, DJ, pianist,
    jazz band, concert, concerts, guitarist, violinist | musicista, musicisti, gruppo musicale, musica dal
    vivo, quartetto, coro, concerto, concerti, pianista, chitarrista, direttore d'orchestra, orchestrali,
    trio, duo, saxophonist, jazz
music-lessons a <teaching <training +instruments +music +singing: music lessons, music teacher, piano lessons,
    guitar lessons, violin lessons, piano teacher, singing lessons, singing teacher, guitar teacher, drum
    lessons | lezioni di musica, lezioni di pianoforte, lezioni di chitarra, lezioni di violino, lezioni di
    canto, insegnante di musica, insegnante di pianoforte, insegnante di canto, maestro di musica, insegnante
    di chitarra
instruments o: piano, violin, guitar, cello, flute, drums, saxophone, musical instrument | pianoforte,
    violino, chitarra, violoncello, flauto, strumenti musicali
singing a ~music=0.5 ~teaching=0.35: singer, singing, singers | cantante, cantanti, canto, cantare
theatre a ~actors=0.85: theatre, theater, stage director, drama, improv, improvisation theatre, stage design,
    set design, playwright | teatro, teatrale, regista teatrale, scenografia, scenografo, scenografa,
    improvvisazione teatrale, stage lighting, light design,  | disegno luci, illuminotecnica, luci di scena,
    costume design, costume designer | costumista, costumi
actors a ~theatre=0.6 ~film=0.5 ~voice-over=0.4: actor, actress, actors, acting, casting, models for a shoot |
    attore, attrice, attori, recitazione, comparse
dance a ~teaching=0.35: dance, dancer, dancing, choreographer, ballet, dance teacher | danza, ballo,
    ballerino, ballerina, coreografo, coreografa, scuola di danza
art s ~galleries=0.85: art, artist, artists, painter, sculptor, sculpture, fine art, mural, artwork,  | arte,
    artista, artisti, pittore, pittrice, scultore, scultrice, dipinto, murale, opere d'arte, painting
    pictures, oil paintings
galleries s ~art=0.85 ~curating=0.75: gallery, galleries, art dealer | galleria d'arte, galleria, gallerista
curating a ~museums=0.75 ~galleries=0.75 ~exhibitions=0.75: curator, curating, curate an exhibition |
    curatore, curatrice, curatela, curare una mostra
museums s ~culture=0.85: museum, museums | museo, musei, museale
culture s ~museums=0.75: culture, cultural, heritage, cultural heritage, arts sector | culturale, beni
    culturali, patrimonio culturale, cultura
restoration a ~art=0.5 ~crafts=0.4 restoration+art repairs+art: restoration, restorer, conservation of art,
    art restoration, conservator, furniture restoration | restauro, restauratore, restauratrice, restaurare,
    restauri, old paintings
writing w ~copywriting=0.75 ~journalism=0.5: writing, writer, writers, author, text, texts, write | scrittura,
    scrivere, scrittore, scrittrice, testi, redazione di testi, autore, autrice, testo, scriva
copywriting a <writing ~content=0.85 ~advertising=0.6 ~web-texts=0.95 ~naming=0.6 +website +advertising
    +products +newsletter: copywriting, copywriter, copy, sales copy, ad copy, website copy, copywriters,
    texts that sell, product descriptions, taglines, slogans, slogan, claim | testi pubblicitari, copy
    pubblicitario, testi per il sito, testi per il web, scrittura pubblicitaria, testi commerciali, schede
    prodotto
web-texts o ~copywriting=0.95: web copy, texts for a website, texts of a website, website texts, web content |
    testi web, contenuti web, testi del sito
content a ~copywriting=0.85 ~social-media=0.6 ~seo=0.4: content, content marketing, content strategy, content
    strategist, blog, blog posts, blogger, blogging, content writer, content creation, content creator,
    articles for a blog, editorial plan | contenuti, articoli per il blog, creazione di contenuti, produzione
    contenuti, piano editoriale
technical-writing a <writing ~plain-language=0.5 ~documentation=0.95 +manuals: technical writing, technical
    writer, user manual, technical documentation, API documentation, instruction manuals | redattore tecnico,
    documentazione tecnica, manualistica, redazione tecnica, manuali d'uso, manuale d'uso
documentation o ~technical-writing=0.95: documentation, docs | documentazione
manuals o ~technical-writing=0.75: manual, manuals, instructions, handbook | manuale, manuali, istruzioni
plain-language o ~writing=0.6 ~technical-writing=0.5: plain language, clear language, plain English, easy
    language | linguaggio chiaro, linguaggio semplice
ghostwriting a <writing ~biography=0.95 ~book=0.5: ghostwriting, ghostwriter, ghost writer, ghost-writing |
    scrittore ombra
biography o ~ghostwriting=0.9: memoir, memoirs, biography, biographies, biographer, autobiography, life story
    | memorie, biografia, biografie, autobiografia, biografo
screenwriting a <writing ~film=0.5: screenwriting, screenwriter, scriptwriter, script, screenplay, scripts for
    video | sceneggiatura, sceneggiatore, sceneggiatrice, sceneggiature, copione
speechwriting a <writing ~public-speaking=0.5 writing+public-speaking: speechwriting, speechwriter, speech for
    a, write a speech | scrivere discorsi, writing speeches, speeches for, scrivere un discorso, speech for
    the director
journalism h ~writing=0.5 editing+magazine writing+travel ~magazine=0.75 ~press=0.6: journalism, journalist,
    journalists, reporter, reporting for press, freelance journalist, investigative, news | giornalismo,
    giornalista, cronista, inchieste, giornale, giornali, testata, travel writer, travel writing, reporter
magazine s ~publishing=0.6 ~press=0.6 ~journalism=0.75: magazine, magazines, editorial | rivista, riviste,
    quotidiano, periodico, newspaper
editing h ~proofreading=0.9 ~publishing=0.6 ~writing=0.4: editing, editor, editors, copy editing, line
    editing, manuscript editing, book editor, edit a text, developmental editing | revisione di testi,
    revisione testi, editing di testi, redattore, redattrice, revisore di testi, editor letterario
proofreading a ~editing=0.9: proofreading, proofreader, proof-reading, proofread, spell check | correzione di
    bozze, correttore di bozze, correttrice di bozze, correzione bozze, bozze
publishing a ~book=0.85 ~literary-agent=0.75: publishing, publisher, publishers, publishing house,
    self-publishing, book publisher | editoria, editore, editori, editoriale, casa editrice, case editrici,
    pubblicare un libro, autopubblicazione, self-publishing
literary-agent a ~publishing=0.75: literary agent, literary agency | agente letterario, agenzia letteraria
book o ~publishing=0.75: book, books, novel, manuscript, e-book, ebook, novels | libro, libri, romanzo,
    romanzi, manoscritto, manoscritti, saggio, graphic novel publishing
libraries a ~archives=0.6: librarian, library, libraries | bibliotecario, bibliotecaria, biblioteca,
    biblioteche
archives a ~libraries=0.6: archive, archives, archivist, archiving, records management | archivio, archivi,
    archivista, archiviazione, archiviare
translation h ~interpreting=0.5 ~localisation=0.9 ~languages=0.4: translation, translations, translator,
    translators, translate, translating, sworn translation, certified translation, translated | traduzione,
    traduzioni, traduttore, traduttrice, traduttori, tradurre, traduzione giurata, traduzioni giurate,
    tradotto, asseverata
legal-translation h <translation +law +contracts +contract-law: legal translation, legal translations, legal
    translator | traduzione legale, traduzioni legali, traduzione giuridica, traduttore legale, traduzioni
    giuridiche
medical-translation h <translation +medicine +healthcare +pharma: medical translation, medical translations,
    medical translator | traduzione medica, traduzioni mediche, traduzione scientifica
technical-translation h <translation +technical-writing +manuals +mechanical-engineering +documentation:
    technical translation, technical translations, technical translator | traduzione tecnica, traduzioni
    tecniche, traduttore tecnico, traduttrice tecnica
literary-translation h <translation +book: literary translation, literary translator | traduzione letteraria,
    traduttore letterario, traduttrice letteraria
interpreting h ~translation=0.5: interpreter, interpreting, interpreters, simultaneous interpreting,
    conference interpreter, simultaneous translation | interprete, interpretariato, interpreti, traduzione
    simultanea, interpretazione simultanea, interprete di conferenza, speaker for a trade fair, speaks for us
localisation a ~translation=0.9: localisation, localization, localising, software localisation, subtitles,
    subtitling, transcreation | localizzazione, sottotitoli, sottotitolaggio, sottotitolazione
transcription a ~localisation=0.4: transcription, transcribing, transcripts, typing | trascrizione,
    trascrizioni, sbobinatura, sbobinare
languages o ~language-teaching=0.75: language, languages | lingua, lingue, linguistico, linguistica
language-teaching a <teaching <training ~languages=0.7 +languages conversation+languages: language lessons,
    language teacher, language course, language courses, language school, conversation lessons, IELTS, TOEFL,
    business English, language learning | corso di lingua, corsi di lingua, lezioni di lingua, scuola di
    lingue, insegnante di lingue, corsi di lingue, conversazione in lingua, parlare inglese, speak English
    better, speaking English, parlare meglio in inglese
printing a ~packaging=0.3: printing, print, printer's, print shop, printing house, offset, screen printing,
    digital printing, printed matter, printworks, bookbinding, letterpress, bookbinder | stampa digitale,
    tipografia, tipografo, tipografie, stampare, serigrafia, rilegatura, legatoria, stampa offset, stampatore,
    stampa
three-d-printing o ~prototyping=0.75 ~product-design=0.4: 3D printing, 3D printer, additive manufacturing, 3D
    print, laser cutting | stampa 3D, stampante 3D, manifattura additiva, taglio laser
signage o ~printing=0.6 ~graphic-design=0.5: signage, shop sign, signs, banners, vehicle wrapping, wayfinding,
    car wrapping | insegna, insegne, segnaletica, cartellonistica
gadgets o ~printing=0.4 ~marketing=0.3: merchandise, merchandising, promotional gifts, corporate gifts,
    t-shirts, gifts | gadget, regali aziendali, omaggi aziendali, magliette, articoli promozionali
piano-tuning a: piano tuner, piano tuning, tuning pianos, tune a piano, tuner | accordatore, accordare,
    accordatura
book-cover o ~graphic-design=0.85 ~illustration=0.6: cover, covers, book cover, cover of a book | copertina,
    copertine
instrument-making a ~crafts=0.5 ~piano-tuning=0.5 repairs+instruments: luthier, violin maker, instrument
    maker, repair a violin | liutaio, liuteria
paintings o ~art=0.75 ~restoration=0.5: paintings, old painting, quadro, quadri, dipinti
"""
