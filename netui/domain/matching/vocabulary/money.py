"""Meanings around money: tax and accounts, finance, insurance, public funding, property."""

TABLE = """
tax h ~accounting=0.75 ~tax-law: tax, taxes, taxation, taxman, tax adviser, tax advisor, tax consultant, tax
    consultancy, tax expert, tax specialist, tax accountant, tax advice, tax planning, tax matters | tassa,
    tasse, imposta, imposte, fisco, fiscale, fiscali, fiscalista, fiscalità, tributi, tributario,
    commercialista, commercialisti, dottore commercialista, dottori commercialisti, consulente fiscale,
    consulenza fiscale, consulenza tributaria, tassazione, agenzia delle entrate
tax-return o <tax ~accounting: tax return, tax returns, tax declaration, income tax, tax filing, self
    assessment | dichiarazione dei redditi, dichiarazione redditi, 730, unico, modello redditi, irpef, caf
vat o <tax ~accounting ~freelance-tax: VAT, value added tax, VAT registration, VAT number, VAT refund, sales
    tax, reverse charge | IVA, imposta sul valore aggiunto, rimborso IVA, reverse charge
freelance-tax o <tax ~accounting=0.75: freelance accounting, freelance tax, freelance taxes, sole trader, flat
    rate regime | partita IVA, regime forfettario, forfettario, lavoratore autonomo, lavoro autonomo, libero
    professionista, liberi professionisti
international-tax o <tax: international tax, double taxation, transfer pricing, cross-border tax, tax
    residence, expat tax | fiscalità internazionale, doppia imposizione, residenza fiscale, esterovestizione,
    VAT abroad, sales abroad VAT
tax-credit o <tax ~grants=0.5: tax credit, tax credits, tax relief, tax incentive, patent box, superbonus |
    credito d'imposta, crediti d'imposta, agevolazioni fiscali, detrazioni, bonus fiscale, bonus fiscali
tax-dispute o <tax ~tax-law=0.85: tax dispute, tax audit, tax assessment, tax litigation | accertamento
    fiscale, contenzioso tributario, cartella esattoriale, cartelle esattoriali, ravvedimento
customs o ~import-export ~international-tax=0.3: customs, customs duties, customs clearance, customs broker,
    tariffs, Intrastat | dogana, dogane, doganale, dazi, dazio, sdoganamento, spedizioniere doganale, customs
    papers, customs documents
accounting h ~tax=0.75 ~audit=0.4: accounting, accountant, accountants, accountancy, bookkeeping, bookkeeper,
    bookkeepers, chartered accountant, !accounts department, annual accounts, the books, closing the books,
    CPA | contabilità, contabile, contabili, ragioniere, ragioniera, ragioneria, prima nota, tenuta contabile,
    partita doppia, commercialista, conti in ordine, i conti, conti, the accounts, tenere i conti
balance-sheet o <accounting ~financial-analysis ~valuation=0.4: balance sheet, balance sheets, financial
    statement, financial statements, annual report, year-end | bilancio, bilanci, bilancio d'esercizio,
    chiusura di bilancio, annual report, consolidated accounts, bilancio consolidato
invoicing o <accounting ~payments=0.4: invoice, invoices, invoicing, billing, e-invoicing, electronic invoice
    | fattura, fatture, fatturazione, fatturazione elettronica, fattura elettronica
audit h ~accounting=0.4 ~controlling=0.4: auditor, auditing, financial audit, statutory audit, internal audit,
    internal controls, account audit | revisore, revisore dei conti, revisore legale, revisione contabile,
    revisione legale, revisione dei conti, sindaco, collegio sindacale
controlling a ~accounting=0.4 ~cfo=0.75: controller, controlling, management control, management accounting,
    cost accounting, cost control, fund controller | controllo di gestione, controllo gestione, controllo
    costi, contabilità industriale, contabilità analitica, budgeting, controller
cfo a ~financial-planning=0.7 ~financing=0.45 ~accounting=0.4: CFO, chief financial officer, finance director,
    fractional CFO, head of finance, finance manager, financial management | direttore finanziario, direttore
    amministrativo, direttrice finanziaria, responsabile amministrativo, finanza aziendale
payroll h ~hr=0.5 ~employment-law=0.4: payroll, payslip, payslips, wages, labour consultant, salary processing
    | paghe, busta paga, buste paga, cedolini, cedolino, consulente del lavoro, consulenti del lavoro,
    consulenza del lavoro, paghe e contributi, contributi previdenziali, paying salaries, salaries abroad,
    pagare gli stipendi, pay salaries, international payroll
cashflow o <cfo ~financial-planning=0.85 ~controlling: cash flow, liquidity, treasury, working capital |
    flusso di cassa, flussi di cassa, liquidità, tesoreria, capitale circolante
financial-planning a ~business-plan=0.75 ~controlling=0.6: financial plan, budget planning, financial model,
    financial modelling, financial forecast, financial projections | piano finanziario, pianificazione
    finanziaria, modello finanziario, previsioni finanziarie, budget annuale, corporate financial planning
business-plan o ~startup=0.6 ~financing=0.5: business plan, business plans, business model, business case,
    business modelling | piano industriale, piano d'impresa, modello di business
investing a ~personal-finance=0.75: investment, investments, investing, portfolio management, asset
    management, stock market, shares and bonds, wealth management, wealth manager | investimento,
    investimenti, risparmio, gestione del risparmio, gestione patrimoniale, patrimonio, borsa, titoli, fondi
    comuni
personal-finance a ~investing=0.75 ~pension=0.6 ~insurance=0.3 ~financial-planning=0.6: financial adviser,
    financial advisor, personal finance, financial advice, financial consultant, savings, retirement planning,
    financial planner | consulente finanziario, consulenza finanziaria, promotore finanziario, finanza
    personale, risparmi, consulente patrimoniale, financial planning, invest my savings, investing savings,
    invest savings
pension o ~insurance=0.4: pension, pensions, retirement, pension fund, pension scheme | pensione, pensioni,
    previdenza, previdenza complementare, fondo pensione, fondi pensione, INPS
mortgage o ~banking=0.6 ~real-estate=0.35: mortgage, mortgages, home loan, mortgage broker, mortgage adviser |
    mutuo, mutui, mutuo casa, consulente mutui, rate del mutuo, mortgage payments, la rata del mutuo, prima
    casa
banking a ~loans=0.75: bank, banks, banker, banking, bank account, how banks buy, relationship manager |
    banca, banche, bancario, bancaria, bancari, conto corrente, direttore di banca
loans o ~banking=0.75 ~financing=0.75: loan, loans, credit line, lender, lending, overdraft, leasing,
    factoring, debt financing | prestito, prestiti, credito, fido, fidi, finanziamento bancario, finanziamenti
    bancari, affidamento bancario, accesso al credito, business loans, bank credit, credit from a bank,
    business credit, lends to start-ups, banks that lend, bridge loan, bridge loans, mediazione creditizia,
    mediatore creditizio, loan offers, credit broker
financing a ~loans=0.75 ~venture-capital=0.75 ~grants=0.55: financing, funding, funds, raising money, raise
    money, corporate finance, capital raising, refinancing | finanziamento, finanziamenti, finanziare,
    finanziatori, reperire fondi, raccolta di capitale, raccolta capitali, finanza straordinaria
venture-capital a ~startup=0.6 ~financing=0.75 ~pitch=0.7 ~investing=0.7: venture capital, venture, VC,
    investor, investors, angel investor, business angel, business angels, seed round, seed funding,
    fundraising round, equity, fundraising for startups, venture capitalist, angels, start-up funding, private
    equity | investitore, investitori, investitrice, capitale di rischio, round di finanziamento, raccolta
    fondi startup, raising capital, investment round, first round, funding round, raising a round, investing
    in startups, start-up investors, startup investors, raise a round, round, seed money, seed capital, angel
    investing, angel money, pre-seed
crowdfunding a <financing ~fundraising=0.6: crowdfunding, kickstarter, equity crowdfunding, crowd funding,
    crowdfunding campaign, campagna di crowdfunding
grants h ~financing=0.55 writing+grants ~writing=0.3 writing+financing: grant, grants, grant application,
    grant applications, grant writing, grant writer, public funding, public funds, subsidy, subsidies,
    subsidised, EU funding, European funding, European funds, EU grants, EU projects, Horizon Europe, Erasmus,
    state aid, incentives, non-dilutive funding, europrojecting, structural funds | bando, bandi, finanza
    agevolata, fondi europei, fondo europeo, contributi a fondo perduto, fondo perduto, contributo a fondo
    perduto, contributi pubblici, agevolazioni, incentivi, finanziamenti europei, finanziamento pubblico,
    finanziamenti pubblici, PNRR, europrogettazione, europrogettista, progettazione europea, progetti europei,
    bandi europei, bandi regionali, sovvenzione, sovvenzioni, Invitalia, Smart&Start, Sabatini, European call,
    European calls, public calls, funding application, funding applications, domanda di finanziamento, domande
    di finanziamento
tenders a ~grants=0.3 ~public-sector=0.5 ~procurement=0.4: tender, tenders, public tender, public tenders,
    public procurement, bid, bids, bid writing, bid manager, request for proposal, RFP | gara, gare, gara
    d'appalto, gare d'appalto, appalto, appalti, appalti pubblici, gare pubbliche, codice degli appalti, MEPA
fundraising h ~nonprofit=0.6 ~grants=0.4: fundraising, fundraiser, fund raising, donations, donors, donor,
    charity fundraising, philanthropy, foundations | raccolta fondi, donazioni, donatori, fondazioni,
    filantropia
mergers a ~valuation=0.75 ~corporate-law=0.5: M&A, mergers, acquisitions, merger, acquisition, selling a
    company, sale of a company, sell a company, company sale, buying a company, sell my company, sell my
    business, sell our business, selling a business, exit strategy, due diligence, business broker | fusioni,
    acquisizioni, fusione, vendere azienda, vendere l'azienda, vendita azienda, cessione azienda, cessione
    d'azienda, operazioni straordinarie, acquisizione azienda, selling a family business, sell a family
    business, sell a family firm, selling a firm
succession o ~family-business=0.85 ~mergers=0.5 ~inheritance-law=0.6: succession, family succession, business
    succession, generational change, handing over the company, succession planning | passaggio generazionale,
    ricambio generazionale, successione aziendale
family-business o ~succession=0.85: family business, family firm, family company, family firms | azienda di
    famiglia, impresa familiare, imprese familiari, azienda familiare, aziende familiari
valuation h ~mergers=0.75 valuation+dwelling valuation+real-estate: valuation, valuing a company, company
    valuation, business valuation, appraisal | valutazione azienda, valutazione d'azienda, valutazione
    aziendale, perizia di stima, stima del valore, valutare un'azienda, value a company, valuing a business,
    value a flat, value my flat, value a house, valuing a house
insolvency a ~debt-collection=0.4 ~corporate-law=0.3: insolvency, bankruptcy, restructuring, debt
    restructuring, turnaround, business crisis, liquidation | fallimento, fallimenti, crisi d'impresa,
    concordato, ristrutturazione del debito, liquidazione, curatore fallimentare, composizione negoziata
debt-collection h ~payments=0.5 ~litigation=0.5 payments+invoicing invoicing+payments: debt collection, late
    payment, late payments, unpaid invoice, unpaid invoices, overdue invoice, overdue invoices, credit
    recovery, bad debts, credit management, collect payments, clients who don't pay, customers who don't pay |
    recupero crediti, recupero credito, insoluti, insoluto, crediti insoluti, fatture insolute, fatture non
    pagate, ritardi di pagamento, morosi, not paid, not pay, non pagano, non paga, don't pay, unpaid, non
    pagate, non pagata, pagano in ritardo, pay late, paying late
payments o ~fintech=0.75: payments, payment, payment system, payment gateway, online payments, card payments,
    payment processing, stripe, paypal, open banking | pagamento, pagamenti, pagamenti online, POS, pagamenti
    elettronici, pagamenti digitali
fintech s ~banking=0.5: fintech, financial technology, neobank, insurtech
crypto o ~blockchain=0.85: crypto, cryptocurrency, cryptocurrencies, bitcoin, ethereum, web3, NFT, token |
    criptovaluta, criptovalute, cripto
financial-analysis a ~valuation=0.6 ~investing=0.4 ~controlling=0.6: financial analysis, financial analyst,
    equity research, ratio analysis | analisi finanziaria, analista finanziario, analisi di bilancio
risk a ~insurance=0.5 ~actuary=0.75: risk management, risk manager, risk analyst, risk assessment, risk model,
    risk models, credit risk, enterprise risk | gestione del rischio, gestione rischi, valutazione del
    rischio, valutazione dei rischi, rischio di credito
actuary a ~risk=0.75 ~insurance=0.6 ~statistics=0.4: actuary, actuarial, actuaries, pricing actuary |
    attuario, attuariale, attuari
insurance h ~risk=0.5: insurance, insurer, insurers, insurance broker, insurance agent, insurance policy,
    liability insurance, professional indemnity, indemnity, policies, underwriter, underwriting, reinsurance,
    insurance adviser, insurance cover | assicurazione, assicurazioni, assicuratore, assicurativo,
    assicurativa, polizza, polizze, broker assicurativo, agente assicurativo, assicuratrice, RC professionale,
    responsabilità civile, copertura assicurativa
health-insurance o <insurance: health insurance, private health cover, medical insurance, life insurance |
    assicurazione sanitaria, polizza sanitaria, polizza vita, assicurazione vita, fondo sanitario
claims o <insurance ~law=0.6: claims, claim handling, insurance claim, loss adjuster, damage claim, damages |
    sinistro, sinistri, perito assicurativo, risarcimento, risarcimento danni, infortunistica, compensation
    for an accident
pricing o ~sales-strategy=0.5 ~revenue=0.6: pricing, prices, price list, day rate, day rates, rates, what to
    charge, how to price, price strategy, quote, quotes, quoting, estimates, fees, salaries and day rates |
    prezzo, prezzi, listino, tariffa, tariffe, preventivo, preventivi, tariffario, compensi
revenue o ~hospitality=0.4: revenue management, yield management, hotel pricing | revenue manager
real-estate a ~property-management=0.6 ~mortgage=0.35 selling+dwelling selling+real-estate rental+dwelling
    rental+office-space rental+real-estate: real estate, real estate agent, estate agent, realtor, property,
    properties, letting, letting agent, lettings, house hunting, office space, retail space, warehouse to
    rent, commercial property, housing, a place to live, to rent | immobile, immobili, immobiliare,
    immobiliarista, agente immobiliare, agenzia immobiliare, casa in affitto, affitto, affitti, affittare,
    locale commerciale, capannone, capannoni, ufficio in affitto, mediatore immobiliare, compravendita
    immobiliare, real estate development, real estate developer, property development, property developer,
    commercial real estate, immobili commerciali, find an office, an office in, office to rent, office to let
property-management a ~real-estate=0.6: property management, property manager, facility management, facility
    manager, building management, condominium, holiday lets, short lets, airbnb | amministratore di
    condominio, amministrazione condominiale, amministratore condominiale, condominio, gestione immobili,
    affitti brevi, case vacanza, amministrazione condomini, holiday home, manage a holiday home, managing a
    holiday home, casa vacanze
surveying a ~architecture=0.5 ~building=0.5 ~valuation=0.6: surveyor, surveying, land survey, land registry,
    land surveyor, property survey, cadastral, topography | geometra, geometri, catasto, catastale, catastali,
    perizia, perizie, perito edile, rilievo topografico, topografo, accatastamento, visura catastale, perizie
    immobiliari, perizia immobiliare
procurement a ~supply-chain=0.6 ~suppliers=0.75: procurement, purchasing, buyer, buyers, sourcing, purchasing
    manager, strategic sourcing, supplier management, category manager | acquisti, ufficio acquisti,
    approvvigionamento, approvvigionamenti, responsabile acquisti, buyer
suppliers o ~procurement=0.75 ~manufacturing=0.3: supplier, suppliers, vendor, vendors, manufacturer,
    manufacturers | fornitore, fornitori, fornitura, forniture, produttore, produttori
self-employed s ~freelance-tax=0.6: self-employed, self-employment, self-employed status | lavoro indipendente
"""
