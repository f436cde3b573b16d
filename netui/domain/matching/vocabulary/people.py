"""Meanings around people at work: hiring, careers, teaching, coaching, leading, speaking."""

TABLE = """
recruiting h ~hr=0.6 ~job-market=0.75 ~executive-search=0.7: recruiting, recruiter, recruitment, recruiters,
    hiring, hire, hires, headhunter, headhunting, talent acquisition, talent partner, talent scout, staffing,
    finding people, finding staff, find staff, recruitment agency, sourcing candidates, job interviews,
    employer, technical recruiter, candidates, candidate, finding candidates, new employees, vacancy,
    vacancies | selezione del personale, selezione personale, ricerca del personale, ricerca e selezione,
    ricerca personale, reclutamento, reclutatore, reclutare, selezionatore, selezionatrice, selezione,
    selezionare, assumere, assunzione, assunzioni, candidati, candidato, agenzia per il lavoro,
    somministrazione, cacciatore di teste, colloqui di selezione, personale qualificato, finding a developer,
    finding an engineer, hire people
executive-search h <recruiting: executive search, executive roles, board search, C-level search, executive
    recruiting, executive hiring | ricerca dirigenti, selezione dirigenti, ricerca manager
test-users o ~user-research=0.8: recruiting test users, test users, research participants, test participants,
    testers | utenti di prova, panel di utenti
hr a ~recruiting=0.6 ~payroll=0.5 ~people-development=0.75 ~employment-law=0.35 ~employment=0.5: HR, human
    resources, HR manager, HR business partner, head of people, people operations, personnel, personnel
    management, people manager, people and culture, chief people officer, employee relations, HR consultant,
    onboarding, exit interviews | risorse umane, gestione del personale, ufficio del personale, direttore del
    personale, gestione personale, responsabile risorse umane, amministrazione del personale, direzione del
    personale, difficult employee, difficult employees, HR consulting, dipendente difficile
people-development a <hr ~training=0.75 ~coaching=0.6 ~leadership=0.6: people development, talent development,
    employee development, employer branding, performance review, performance reviews, employee engagement,
    talent management, training budgets, competence management | sviluppo del personale, sviluppo
    organizzativo, valutazione delle prestazioni, welfare aziendale, formazione aziendale, benessere aziendale
diversity a ~hr=0.5: diversity, inclusion, DEI, gender equality, equal pay, women in tech, women in data,
    women in leadership, equal opportunities | parità di genere, inclusione, diversità, pari opportunità,
    diversity management, certificazione parità
job-market o ~recruiting=0.75 ~career=0.75: job market, labour market, labor market, hiring managers,
    salaries, salary benchmark, vacancies in the city | mercato del lavoro, stipendi, offerte di lavoro,
    retribuzioni
job-search o ~career=0.85 ~recruiting=0.75 ~job-market=0.75: job search, job-search, job hunting, job hunt,
    looking for work, looking for a job, a new job, finding a job, find a job, job seeker, new position, new
    role, job applications, find work | ricerca di lavoro, cercare lavoro, cerca lavoro, trovare lavoro, cerco
    lavoro, in cerca di lavoro, un nuovo lavoro, ricollocamento, candidature
career a ~job-search=0.85 ~cv=0.75 ~coaching=0.75 ~mentoring=0.6: career, careers, career advice, career
    coach, career coaching, career change, career guidance, career counselling, changing careers, career
    counselor, professional reorientation, job orientation, career orientation, vocational guidance |
    carriera, orientamento professionale, cambiare carriera, orientamento al lavoro, orientatore, cambiare
    mestiere, cambio di carriera, bilancio di competenze, consulente di carriera, consulenza di carriera,
    career mentor, application letters
outplacement h ~career=0.75 ~dismissal=0.5 ~recruiting=0.4: outplacement | ricollocazione, ricollocazione
    professionale
cv o ~career=0.75 ~job-search=0.75 ~recruiting=0.5 writing+cv: CV, CVs, resume, resumes, résumé, curriculum,
    curriculum vitae, cover letter, cover letters, LinkedIn profile, job application, application letter |
    curriculum vitae, lettera di presentazione, lettera di candidatura, lettera motivazionale, profilo
    LinkedIn, lettera motivazionale
interviewing o ~career=0.75 ~cv=0.6 ~recruiting=0.5: interview training, job interview, interview preparation,
    mock interview, mock interviews, interview coaching, interview practice, interview questions | colloquio
    di lavoro, colloqui di lavoro, prepararsi ai colloqui, preparazione ai colloqui, colloquio, colloqui
internship o ~recruiting=0.4 ~job-search=0.5: internship, internships, intern, interns, trainee, trainees,
    apprenticeship, apprentice, work placement, hosting interns | tirocinio, tirocini, tirocinante,
    apprendista, apprendistato, apprendisti, stagista, stagisti, alternanza scuola-lavoro
training w ~teaching=0.85 ~workshops=0.7 ~people-development=0.6 ~adult-education=0.85: training, trainer,
    trainers, trainings, train, course, courses, class, classes, seminar, seminars, corporate training,
    bootcamp, upskilling, teach a team, learning | formazione, formatore, formatrice, formatori, formare,
    corso, corsi, addestramento, aggiornamento professionale, imparare, impara, docenza, docente, docenti,
    seminario
teaching w ~training=0.85 ~tutoring=0.85: teaching, teach, teaches, teacher, teachers, lesson, lessons,
    instructor, tuition, taught | insegnare, insegnante, insegnanti, insegni, insegna, insegnamento, lezione,
    lezioni, maestro, maestra, istruttore, istruttrice, professore, professoressa
adult-education a ~training=0.85: adult education, teaching adults, adult learning, continuing education |
    educazione degli adulti, formazione degli adulti, formazione continua, school for adults, scuola per
    adulti
e-learning a ~training=0.75 ~instructional-design=0.9: e-learning, elearning, online course, online courses,
    LMS, moodle, distance learning, webinars, course platform, learning platform | formazione online, corsi
    online, corso online, formazione a distanza, FAD, piattaforma didattica
instructional-design a ~e-learning=0.9 ~training=0.7: instructional design, instructional designer, learning
    design, course design, curriculum design | progettazione didattica, progettazione formativa
tutoring a ~teaching=0.85 ~school=0.6 teaching+mathematics training+mathematics teaching+school: tutor,
    tutoring, private lessons, homework help, maths tutor, exam preparation | ripetizioni, lezioni private,
    aiuto compiti, preparazione esami, insegnante privato, maths lessons, maths teacher, lezioni di
    matematica, chemistry lessons
school s ~university=0.4: school, schools, kindergarten, pupils, education sector, high school, primary
    school, education, educational, students, edtech | scuola, scuole, asilo, nido, alunni, liceo, istruzione,
    studenti, scolastico, scolastica, educazione
university s ~research=0.5: university, universities, academia, academic, college, phd, doctoral, thesis,
    campus, faculty | università, universitario, ateneo, dottorato, tesi, tesi di laurea, accademico,
    accademia
educator a ~school=0.5 ~childcare=0.75: educator, social educator, pedagogue, special needs teacher |
    educatore, educatrice, educatori, pedagogista, insegnante di sostegno, pedagogia
childcare a ~educator=0.6 care+parenting: childcare, babysitter, nanny, au pair, day care, childminder | tata,
    babysitting, baby sitter, asilo nido, puericultrice
coaching w ~mentoring=0.75 ~executive-coaching=0.9 ~leadership=0.6: coaching, coach, coaches, life coach,
    personal development, team coaching, coaching for teams, business coach | coaching aziendale, crescita
    personale, life coaches
executive-coaching a <coaching ~leadership=0.8: executive coaching, executive coach, coaching for managers,
    coaching for executives, leadership coach, management coaching, leadership coaching | coach per manager,
    coach per dirigenti
mentoring w ~coaching=0.75: mentoring, mentor, mentors, mentorship, mentoring circle, sparring partner,
    sounding board, mentee | mentore, mentori, mentoraggio, fare da mentore, mentoring
leadership a ~management=0.85 ~executive-coaching=0.8 ~coaching=0.5 ~training=0.4: leadership, leading a team,
    leading people, team leadership, people management, managing people, new managers, team lead, first-time
    manager, delegation, managing teams, lead a team, manager training, leadership training, management
    training | guidare un team, gestione del team, gestione dei team, guidare persone, gestione delle persone,
    delegare, responsabile di team, guidare un gruppo
management v ~leadership=0.85: management, managers, manager, executive, executives, director, head |
    dirigente, dirigenti, direttore, direttrice, direzione, responsabile, dirigere, dirigenza
interim a ~management=0.5: interim management, interim manager, temporary management, temporary manager |
    manager ad interim, temporary manager
boards o ~management=0.4 ~governance=0.9: board, boards, board of directors, board member, advisory board,
    non-executive director, how a board decides, board adviser, board seat | consiglio di amministrazione,
    CdA, consigliere di amministrazione, consigliere indipendente
governance o ~boards=0.75 ~compliance=0.4: governance, corporate governance
organisation a ~change=0.75 ~hr=0.4 ~operations=0.5: organisational development, organization design,
    organisational design, team building, teambuilding, company culture, corporate culture, team dynamics,
    organisational culture, new work, self-organisation | cultura aziendale, sviluppo organizzativo,
    riorganizzazione, riorganizzare, team workshops, team workshop, team days, team events, team event, team
    outing, outdoor team
change a ~organisation=0.75 ~project-management=0.3: change management, transformation, change manager |
    gestione del cambiamento, cambiamento organizzativo
remote-work o ~organisation=0.4: remote work, remote working, remote team, remote teams, home office, working
    from home, hybrid work, distributed teams, distributed team | smart working, lavoro da remoto, telelavoro,
    lavoro agile, lavoro a distanza
negotiation a ~mediation=0.5 ~sales=0.4 ~training=0.4: negotiation, negotiator, negotiate, negotiating,
    negotiations, negotiation skills, negotiation training | negoziazione, negoziare, trattativa, trattative,
    negoziatore, contrattare, trattare, negoziato
salary o ~negotiation=0.4 ~job-market=0.6 ~pricing=0.35: salary, pay rise, compensation, remuneration |
    stipendio, retribuzione, aumento di stipendio
public-speaking a ~presentations=0.75 ~speakers=0.75 ~voice=0.75 ~training=0.4 ~coaching=0.5 ~teaching=0.4:
    public speaking, speaking in public, speak in public, stage fright, rhetoric, speech training, speech
    coach, speaking coach, giving talks, giving a talk, giving a speech, TEDx, keynote coaching,  | parlare in
    pubblico, oratoria, retorica, parlare davanti a un pubblico, public speaking, discorsi
speakers o ~public-speaking=0.7 ~events=0.5 ~sustainability=0.2: speaker, speakers, keynote, keynote speaker,
    panelist, panellist, moderator, moderation of events, host an evening, conference talk, conference talks,
    a stage, panel | relatore, relatrice, relatori, conferenziere, moderatore, moderatrice, moderare una
    tavola rotonda, presentatore, presentatrice, intervento a un convegno, moderator for a debate, debate,
    debates, dibattito, moderazione, moderatrice di eventi, moderare, talks, keynotes, a talk on, moderate a
    panel, host a panel, host a discussion, hosting a panel, hosts, moderazione di eventi
presentations o ~public-speaking=0.75 ~presentation-design=0.75 ~pitch=0.6 ~training=0.4: presentation,
    presentations, presenting, present our results, presentation skills, presentation training |
    presentazione, presentazioni, presentare
pitch o ~venture-capital=0.6 ~presentations=0.7 ~startup=0.5 ~training=0.4 ~presentation-design=0.6: pitch,
    pitching, pitch training, investor pitch, elevator pitch, demo day, startup pitch, pitch coaching | pitch
    per investitori
voice a ~public-speaking=0.6 ~singing=0.5 ~voice-over=0.6: voice training, voice coach, diction, voice lessons
    | dizione, corso di dizione, uso della voce, impostazione della voce
networking a ~community=0.6: networking, business networking, networking evenings, networking events,
    professional network, making contacts | fare rete, serate di networking, rete di contatti, network of
    investors, network of
productivity a ~organisation=0.4: time management, productivity, getting things done, organising myself,
    personal organisation | gestione del tempo, produttività, organizzazione personale
facilitation a ~workshops=0.85 ~agile=0.4 ~mediation=0.4: facilitation, facilitator, facilitate, facilitating,
    workshop facilitation, moderating a workshop, lego serious play, retreat, team retreat | facilitatore,
    facilitatrice, facilitazione, facilitare, moderazione di workshop
workshops v ~facilitation=0.75 ~training=0.7: workshop, workshops | laboratorio didattico, laboratori
    didattici
strategy a ~management=0.4 ~business-plan=0.5: business strategy, corporate strategy, company strategy,
    strategy consulting, strategic planning, strategy consultant, management consulting, management consultant
    | strategia aziendale, consulenza strategica, pianificazione strategica, consulenza di direzione,
    consulente di direzione, consulenza aziendale, consulente aziendale, consulenza direzionale
startup s ~founding=0.5 ~venture-capital=0.4: startup, start-up, startups, start-ups, founder, founders,
    entrepreneur, entrepreneurs, entrepreneurship, scaleup, new venture, accelerator, incubator,  |
    startupper, fondatore, fondatori, fondatrice, imprenditore, imprenditori, imprenditrice, imprenditoria,
    imprenditorialità, acceleratore, incubatore, cofondatore
co-founder a ~startup=0.5: cofounder, technical co-founder, business partner, partner in a venture | socio
    d'affari, socio tecnico, cercare un socio, co-founder search, socio per la startup, socio per una startup,
    a partner for a startup, socio, founding partner
innovation a ~rnd=0.75 ~strategy=0.4: innovation, innovation manager, innovation management, open innovation,
    design sprint, innovation consultant | innovazione, innovation manager, gestione dell'innovazione
rnd o ~innovation=0.75 ~research=0.75: R&D, research and development | ricerca e sviluppo
speaking-fear o ~public-speaking=0.85: speaking on stage, speaking in front of people, fear of speaking
guardianship o ~family-law=0.6: legal guardian, guardianship | tutore, amministratore di sostegno, tutela dei
    minori
conversation v ~language-teaching=0.5: conversation, conversations, conversazione
"""
