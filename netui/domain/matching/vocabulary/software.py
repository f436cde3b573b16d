"""Meanings around software, data and computers."""

TABLE = """
software a ~it=0.35: software development, software developer, developer, developers, programmer, programmers,
    programming, software engineer, software engineers, software engineering, coder, coding, software, code,
    custom software, engineering manager, tech lead, full-stack, full stack, fullstack, software house, app,
    software architect, software architecture, hackathon, develop software, software product, code review,
    code reviews, prototype of an app, CTO, chief technology officer, estimates for software, engineers |
    sviluppatore, sviluppatrice, sviluppatori, programmatore, programmatrice, programmatori, programmazione,
    programmare, sviluppo software, ingegnere del software, informatico, informatici, sviluppo applicazioni,
    sviluppo di applicazioni, codice, applicativo, applicativi, gestionale su misura
back-end a <software ~apis=0.75: back-end, backend, back-end development, backend development, back-end
    developer, backend developer, server-side | sviluppo backend, sviluppatore backend
front-end a <software ~web-development=0.85: front-end, frontend, frontend developer, front-end development |
    sviluppo frontend, sviluppatore frontend
web-development h <software ~front-end=0.85 ~web-design=0.75 ~website=0.85 +website: web development, web
    developer, web developers, webmaster, web programmer, web application, web applications, web app, web
    apps, building websites, build a website, website development, web programming, web agency, developing
    websites | sviluppo web, sviluppatore web, sviluppatrice web, programmatore web, applicazioni web,
    realizzazione siti, realizzazione siti web, creazione siti web, creare un sito, creare siti, sviluppo siti
    web, realizzare un sito, siti web, rifare il sito, fare il sito, agenzia web
website o ~web-development=0.85 ~web-design=0.85 ~wordpress=0.75: website, websites, web site, web sites,
    homepage, landing page, landing pages, web page, web pages, our site, new site, online presence | sito,
    siti, sito web, sito internet, pagina web, pagine web, sito aziendale, sito vetrina, site, sites, web,
    homepage | il sito, pagina
wordpress t <web-development ~website=0.85: WordPress, Elementor, Joomla, Drupal, CMS, Webflow, Squarespace,
    Wix, WooCommerce, content management system, WordPress site, WordPress sites, sito WordPress
mobile-apps a <software +apps: mobile app, mobile apps, iPhone app, Android app, app developer, app
    development, mobile developer, mobile development, smartphone app, phone app, an app, our app, iOS
    developer, Android developer, apps for phones | app mobile, app mobili, sviluppo app, sviluppo di app,
    applicazioni mobili, applicazione mobile, app per smartphone, app per cellulari, sviluppatore app,
    applicazione per cellulare, app per telefono, l'app, un'app
apps o ~mobile-apps=0.9: apps, app | le app
ios t <mobile-apps: iOS, Swift, iPhone
android t <mobile-apps: Android, Kotlin
flutter t <mobile-apps: Flutter, React Native, Xamarin
python t <software ~data-science=0.5: Python, Django, Flask, FastAPI, pandas
java t <software: Java, Spring Boot, Scala
javascript t <web-development ~front-end=0.85: JavaScript, TypeScript, Node.js, Node, jQuery
react t <front-end ~javascript=0.75: React, Next.js, Redux, React developer, ReactJS
angular t <front-end ~javascript=0.75: Angular, Vue, Vue.js, Svelte
php t <web-development: PHP, Laravel, Symfony
ruby t <software: Ruby, Ruby on Rails, Rails
cpp t <software ~embedded=0.6: C++, Rust, Fortran
dotnet t <software: .NET, C#, dotnet, ASP.NET, Visual Basic
golang t <software: Golang, Go developer, Go programming, Elixir, Erlang, Haskell
embedded a <software ~electronics=0.75 ~iot=0.75: embedded, firmware, microcontroller, microcontrollers, PLC,
    Arduino, Raspberry Pi, embedded systems | sistemi embedded, PLC, microcontrollori
iot o ~sensors=0.75 ~embedded=0.7 ~industrial-automation=0.5: IoT, internet of things, connected devices,
    connected machines, machine data, industry 4.0, smart factory, digital twin | industria 4.0, internet
    delle cose, transizione 4.0
apis o ~back-end=0.75 ~integration=0.85: API, APIs, microservices, REST API, GraphQL
integration a <software ~apis=0.85 ~erp=0.5: system integration, integrations, integrating systems, connect
    two systems, data integration, middleware | integrazione di sistemi, integrazione sistemi, system
    integrator
open-source o ~software=0.5: open source, open-source, free software, Linux community, maintainers | software
    libero, codice aperto
testing a <software ~quality=0.2 tests+software tests+mobile-apps tests+website: software testing, QA, tester,
    test automation, automated tests, software tester, quality assurance of software, QA engineer, unit tests,
    | collaudo software, test automatici, test del software, automazione dei test, tests for software, test
    our software
devops a ~cloud=0.8 ~sysadmin=0.7 ~software=0.35: DevOps, CI/CD, continuous integration, deployment, deploy,
    Kubernetes, Docker, containers, SRE, site reliability, infrastructure as code, Terraform, Ansible, site
    reliability engineer, platform engineering
cloud a ~devops=0.8 ~sysadmin=0.6 ~hosting=0.75: cloud, cloud architect, AWS, Azure, Google Cloud, GCP, cloud
    costs, cloud migration, cloud computing, cloud infrastructure, serverless, cloud engineer, move to the
    cloud | architetto cloud, infrastruttura cloud, migrazione al cloud, migrating to the cloud
hosting o ~cloud=0.75 ~sysadmin=0.75: hosting, web hosting, server, servers, domain name, domain names,
    datacenter, virtual server | server aziendale, dominio internet
sysadmin a ~it-support=0.75 ~network-engineering=0.75 ~cloud=0.6 ~hosting=0.75: system administrator,
    sysadmin, Linux, systems administrator, IT infrastructure, Windows Server, system administration, IT
    administrator | sistemista, sistemisti, amministratore di sistema, amministrazione di sistemi,
    infrastruttura IT
it-support a ~sysadmin=0.75 ~it=0.85: IT support, helpdesk, help desk, computer repair, PC repair, tech
    support, technical support, laptops, computer problems, fix my computer, fix computers | assistenza
    informatica, assistenza computer, supporto tecnico, assistenza tecnica, riparazione computer, riparazione
    pc, printer drivers, drivers for Windows, driver for Windows, video calls, video call, videoconferenza,
    videoconferenze, does not print, non stampa, office printer, printer that does not print, printer
    problems, stampante di rete
it v ~it-support=0.75 ~software=0.35: IT, information technology, computer, computers, head of IT, IT manager,
    IT consultant, CIO, PC, computing, IT consulting | informatica, informatico, computer, consulente
    informatico, consulenza informatica, tecnico informatico, responsabile IT
network-engineering a ~sysadmin=0.75 ~it=0.5: network engineer, networks, network administrator, wifi, wi-fi,
    computer network, computer networks, firewall, cabling, router, LAN, network cabling, VPN | reti
    informatiche, rete informatica, cablaggio, rete aziendale, tecnico di rete, reti aziendali, rete wifi,
    cablaggio di rete
telecoms s ~network-engineering=0.5: telecoms, telecommunications, telco, broadband, 5G, mobile operator |
    telecomunicazioni, telefonia, fibra ottica, centralino, phones, telephones, phone system, switchboard,
    telefoni, telefonia aziendale, telefono
backup o ~sysadmin=0.75 ~security=0.4 ~cloud=0.6: backup, backups, disaster recovery, data recovery, lost data
    | salvataggio dati, recupero dati, copie di sicurezza, lost files, recover files, recovering files, file
    persi, recuperare file
security a ~compliance=0.2 audit+security ~it-support=0.4: security, cybersecurity, cyber security,
    information security, IT security, pentest, penetration testing, penetration test, pentester, ethical
    hacker, hacker, hacking, CISO, ransomware, phishing, security audit, security review, security training,
    security awareness, hacked, malware, SOC analyst, network security, encryption | sicurezza informatica,
    cybersicurezza, sicurezza IT, hackerato, sicurezza delle informazioni, sicurezza dei dati, attacco
    informatico, attacchi informatici, crittografia, data breach, data breaches, encrypt, encrypting, laptops
    encryption, violazione dei dati, furto di dati
iso27001 o <security ~certification=0.6: ISO 27001, 27001, SOC 2, NIS2, TISAX, DORA
it-forensics a <security: digital forensics, forensics, computer forensics | informatica forense, perizia
    informatica
data v ~data-analysis=0.6 ~dashboards=0.5: data, datasets, dataset, database people | dati
data-science a ~machine-learning=0.85 ~statistics=0.75 ~data-analysis=0.85 ~forecasting=0.6: data science,
    data scientist, data scientists, predictive model, predictive models, predictive analytics, data mining,
    data science team, big data | scienza dei dati, modelli predittivi, modello predittivo, modelli di machine
    learning, machine learning models
data-analysis a ~data-science=0.85 ~dashboards=0.8 ~statistics=0.75 ~business-intelligence=0.9: data analysis,
    data analyst, data analysts, analytics, analysing data, analyzing data, analyse data, data person, analyse
    our sales data, data lead, head of analytics, junior analyst, data project, data projects, data expert,
    numbers person, reporting, read charts, data literacy | analisi dei dati, analisi dati, analista dati,
    analizzare i dati, analista di dati, analisi di dati, leggere i dati, churn, churn analysis, customer data
    analysis, customer analysis
business-intelligence a ~dashboards=0.9 ~data-analysis=0.9: business intelligence, BI, KPI, KPIs, key figures,
    KPI reporting, BI analyst | cruscotto direzionale, reportistica
dashboards o ~data-analysis=0.8 ~data-visualisation=0.85 ~business-intelligence=0.9: dashboard, dashboards,
    chart, charts, Power BI, Tableau, Looker, Grafana, reports that get read, graphs of data, sales reports |
    cruscotto, cruscotti, report direzionali, Excel tables
data-visualisation a ~dashboards=0.85 ~infographics=0.75 ~data-analysis=0.6: data visualisation, data
    visualization, dataviz, data viz, visualising data, data journalism, visualise data | visualizzazione
    dati, visualizzazione dei dati, visualizzare dati, data storytelling
maps o ~gis=0.9: maps, map, cartography | mappa, mappe, cartografia, cartine
gis a ~maps=0.75 ~data-analysis=0.4: GIS, geodata, geospatial, geographic information, remote sensing,
    satellite images | dati geografici, sistemi informativi territoriali, telerilevamento
data-engineering a ~databases=0.75 ~data-science=0.4 ~software=0.4: data engineering, data engineer, data
    engineers, data pipeline, data pipelines, ETL, data warehouse, data platform, data lake, Spark, Airflow,
    dbt, Snowflake, Kafka, data migration, data architecture, data architect | ingegneria dei dati, pipeline
    di dati, ingegnere dei dati
databases o ~data-engineering=0.75 ~sql=0.9: database, databases, database administrator, DBA, MySQL,
    PostgreSQL, Postgres, Oracle, MongoDB, SQL Server, database design | banca dati, banche dati, basi di
    dati, base di dati, progettazione database, data bank, data banks, slow database, database tuning,
    PostgreSQL tuning
sql t ~databases=0.9 ~data-analysis=0.6 ~data-engineering=0.6: SQL, SQL queries, queries
data-quality o ~crm=0.35 ~data-governance=0.85 cleaning+databases cleaning+crm cleaning+data
    ~data-engineering=0.5 ~data-analysis=0.3: data quality, data cleaning, clean data, cleaning data, cleaning
    up data, duplicates, messy data, master data, client lists, customer lists, clean up lists, data entry,
    address lists | qualità dei dati, pulizia dati, pulizia dei dati, bonifica dati, anagrafiche, elenchi
    clienti, data entry, inserimento dati, customer database, cleaning a database, clean a database
data-governance a ~data-quality=0.85 ~privacy=0.3: data governance, data catalogue, data catalog, data
    management, master data governance, data strategy | governance dei dati, gestione dei dati
open-data o ~data=0.5: open data, public data | dati aperti
health-data o ~healthcare=0.5 ~medical-informatics=0.9: health data, patient data, clinical data | dati
    sanitari, dati clinici
medical-informatics a ~health-data=0.9 ~healthcare=0.4: medical software, health IT, e-health, digital health,
    telemedicine, medtech software, health tech | telemedicina, sanità digitale, informatica medica
statistics a ~data-science=0.75 ~data-analysis=0.75: statistics, statistician, statistical, biostatistics,
    time series, surveys statistics, regression, statistical analysis, econometrics | statistica, statistico,
    analisi statistica, statistiche, serie storiche, biostatistica, clinical data analysis, analysis of
    clinical data
forecasting a ~data-science=0.6 ~demand-planning=0.75 ~statistics=0.6: forecasting, forecast, forecasts,
    demand forecasting, sales forecast, stock forecasts, sales forecasting, predict demand, predict sales |
    previsione, previsioni, previsione della domanda, previsioni di vendita, prevedere la domanda
machine-learning a ~data-science=0.85 ~ai=0.9 ~software=0.35: machine learning, machine-learning engineer, ML,
    deep learning, computer vision, neural networks, neural network, image recognition, training models, NLP,
    natural language processing, recommender system, MLOps, PyTorch | apprendimento automatico, reti neurali,
    rete neurale, visione artificiale, riconoscimento immagini
ai a ~machine-learning=0.9 ~automation=0.5 ~training=0.35 ~software=0.4: AI, artificial intelligence, ChatGPT,
    LLM, LLMs, generative AI, GenAI, prompt engineering, prompts, language models, AI tools, AI agents, GPT |
    intelligenza artificiale, IA, IA generativa, modelli linguistici, chatbot, chatbots
automation a ~ai=0.4 ~software=0.4 ~no-code=0.75 ~processes=0.5: automation, automating, automate, RPA,
    workflow automation, scripts, macros, Zapier, office automation, automate reports | automazione,
    automatizzare, automazione dei processi, automazione d'ufficio
no-code a ~automation=0.75 ~web-development=0.4: no-code, nocode, low-code, Airtable, Notion, Bubble
excel t ~data-analysis=0.5 ~office-software=0.85 ~training=0.35: Excel, spreadsheet, spreadsheets, pivot
    tables, Google Sheets, VBA | foglio di calcolo, fogli di calcolo, fogli elettronici
office-software t ~excel=0.75 ~training=0.35: Microsoft Office, Office 365, PowerPoint, Word documents,
    Outlook, SharePoint, Teams setup, Google Workspace | pacchetto Office, alfabetizzazione digitale
blockchain o ~crypto=0.75: blockchain, smart contracts, distributed ledger, Solidity
erp o ~it=0.4 ~sap=0.85: ERP, business software, Odoo, Navision, Dynamics, enterprise software | gestionale,
    software gestionale, gestionali, sistema gestionale, gestionale aziendale
sap t <erp: SAP, ABAP, S/4HANA, SAP consultant
crm o ~sales=0.4 ~erp=0.3: CRM, Salesforce, HubSpot, customer database, Pipedrive, Zoho
product-management a ~product-owner=0.9 ~ux=0.4: product management, product manager, product managers, head
    of product, product discovery, product strategy, roadmap, product roadmap, product lead, product feedback,
    digital product, product development of software | gestione prodotto, responsabile prodotto
product-owner a ~product-management=0.9 ~agile=0.75: product owner, product ownership
agile a ~project-management=0.75 ~product-owner=0.75: agile, scrum, scrum master, kanban, agile coach, sprints
    | metodologie agili, metodo agile
project-management a ~agile=0.7 ~pmo=0.9: project management, project manager, project managers, project
    planning, PMP, Prince2, programme manager, project leader, managing projects, programme management |
    gestione progetti, gestione di progetti, responsabile di progetto, capo progetto, capoprogetto, project
    manager, gestione progetto, pianificazione progetti
pmo o ~project-management=0.9: PMO, project office, programme office
requirements a ~product-management=0.5 ~software=0.4: business analyst, requirements, requirements
    engineering, writing briefs, specifications, requirement analysis | analista funzionale, analisi
    funzionale, requisiti, analisi dei requisiti
accessibility o ~ux=0.6 ~web-development=0.4 ~testing=0.2: accessibility, accessible, WCAG, screen reader,
    barrier-free | accessibilità, accessibile, barriere, accessibility audit, WCAG consulting
gaming s ~game-development=0.85: gaming, video games, games industry | videogiochi, videogioco
game-development a ~software=0.5 ~gaming=0.85: game development, game developer, game design, Unity, Unreal,
    game designer | sviluppo videogiochi, sviluppo di videogiochi, sviluppatore di videogiochi
virtual-reality o ~game-development=0.5 ~three-d=0.6: virtual reality, VR, augmented reality, AR, metaverse,
    mixed reality | realtà virtuale, realtà aumentata
digitalisation a ~it=0.5 ~processes=0.5 ~erp=0.4: digitalisation, digitalization, digital transformation,
    digitisation, paperless office, going digital | digitalizzazione, trasformazione digitale, digitalizzare,
    transizione digitale
hardware o ~electronics=0.6: hardware, devices | dispositivi
content-moderation a: content moderation, trust and safety, moderating comments | moderazione dei contenuti,
    moderazione contenuti
weather o: weather, weather forecast, meteorology, meteorologist | meteo, meteorologo, previsioni del tempo
web-traffic o ~seo=0.85 ~online-ads=0.75 ~digital-marketing=0.75: visitors on our website, web traffic,
    website traffic, traffic to our website, visitors on the site, more visitors | visite al sito, traffico
    sul sito, più visite
tests o: test, tests, collaudo, collaudi, prove
"""
