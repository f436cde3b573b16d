"""Places, and languages with the countries that speak them."""

TABLE = """
europe p: Europe, European Union, EU | Europa, Unione Europea, UE
italy p <europe: Italy, Italian market | Italia, mercato italiano
milan p <lombardy: Milan | Milano
lombardy p <italy: Lombardy, Brianza, Cantù, Bergamo, Brescia, Como, Lecco, Lodi, Mantua, Monza, Pavia,
    Varese, Cremona | Lombardia, Mantova
rome p <lazio: Rome | Roma
lazio p <italy: Lazio, Viterbo, Latina city | Lazio
turin p <piedmont: Turin | Torino
piedmont p <italy: Piedmont, Biella, Cuneo, Novara, Asti, Alessandria city, Alba, Ivrea | Piemonte
genoa p <liguria: Genoa | Genova
liguria p <italy: Liguria, Savona, La Spezia
venice p <veneto: Venice | Venezia, Mestre
verona p <veneto: Verona
padua p <veneto: Padua | Padova
veneto p <italy: Veneto, Vicenza, Treviso, Belluno
trieste p <friuli: Trieste
friuli p <italy: Friuli, Udine, Pordenone, Gorizia
trentino p <italy: Trentino, Trento, South Tyrol, Bolzano, Bozen, Merano | Alto Adige
bologna p <emilia: Bologna
emilia p <italy: Emilia-Romagna, Parma, Modena, Reggio Emilia, Ferrara, Ravenna, Rimini, Forlì, Piacenza,
    Cesena | Emilia, Romagna
florence p <tuscany: Florence | Firenze
tuscany p <italy: Tuscany, Pisa, Siena, Lucca, Livorno, Prato, Arezzo, Pistoia, Grosseto | Toscana
umbria p <italy: Umbria, Perugia, Terni, Assisi
marche p <italy: Ancona, Fabriano, Pesaro, Urbino, Macerata | le Marche, nelle Marche
abruzzo p <italy: Abruzzo, Pescara, L'Aquila
naples p <campania: Naples | Napoli
campania p <italy: Campania, Salerno, Caserta, Amalfi
puglia p <italy: Apulia, Bari, Lecce, Taranto, Brindisi, Foggia, Salento | Puglia
calabria p <italy: Calabria, Reggio Calabria, Cosenza, Catanzaro
sicily p <italy: Sicily, Palermo, Catania, Messina, Syracuse, Trapani, Ragusa | Sicilia, Siracusa
sardinia p <italy: Sardinia, Cagliari, Sassari, Olbia | Sardegna
germany p <europe: Germany, German market | Germania, mercato tedesco
berlin p <germany: Berlin | Berlino
munich p <germany: Munich, Bavaria | Monaco di Baviera, Baviera
hamburg p <germany: Hamburg | Amburgo
german-cities p <germany: Cologne, Frankfurt, Stuttgart, Düsseldorf, Leipzig, Dresden | Colonia, Francoforte,
    Stoccarda
france p <europe: France, French market | Francia
paris p <france: Paris | Parigi
lyon p <france: Lyon, Lyons | Lione
french-cities p <france: Marseille, Bordeaux, Toulouse, Lille, Nantes, Strasbourg | Marsiglia, Nizza, Tolosa,
    Strasburgo
uk p <europe: United Kingdom, UK, Great Britain, England, Britain | Regno Unito, Gran Bretagna, Inghilterra
london p <uk: London | Londra
uk-cities p <uk: Manchester, Leeds, Birmingham, Bristol, Liverpool, Brighton, Oxford, Cambridge, Sheffield,
    York
scotland p <uk: Scotland, Edinburgh, Glasgow | Scozia, Edimburgo
wales p <uk: Wales, Cardiff | Galles
ireland p <europe: Ireland, Cork, Galway | Irlanda
dublin p <ireland: Dublin | Dublino
spain p <europe: Spain, Spanish market, Valencia, Seville, Bilbao, Malaga | Spagna, Siviglia
madrid p <spain: Madrid
barcelona p <spain: Barcelona, Catalonia | Barcellona, Catalogna
portugal p <europe: Portugal, Portuguese market, Setúbal | Portogallo
lisbon p <portugal: Lisbon, Lisboa | Lisbona
porto p <portugal: Oporto
netherlands p <europe: Netherlands, Holland, Dutch market, Rotterdam, Utrecht, The Hague, Eindhoven | Paesi
    Bassi, Olanda
amsterdam p <netherlands: Amsterdam
belgium p <europe: Belgium, Antwerp, Ghent, Flanders | Belgio, Anversa, Gand, Fiandre
brussels p <belgium: Brussels | Bruxelles
luxembourg p <europe: Luxembourg | Lussemburgo
switzerland p <europe: Switzerland, Swiss, Geneva, Basel, Bern, Lausanne, Lugano, Ticino | Svizzera, Ginevra,
    Basilea, Berna, svizzero, svizzera, Losanna
zurich p <switzerland: Zürich, Zurich | Zurigo
austria p <europe: Austria, Graz, Salzburg, Innsbruck, Linz | Austria, Salisburgo
vienna p <austria: Vienna, Wien | Vienna
denmark p <europe: Denmark, Copenhagen, Aarhus | Danimarca, Copenaghen
sweden p <europe: Sweden, Stockholm, Göteborg, Gothenburg, Malmö | Svezia, Stoccolma
norway p <europe: Norway, Oslo, Bergen | Norvegia
finland p <europe: Finland, Helsinki | Finlandia
scandinavia p <europe: Scandinavia, Nordics, Nordic countries | Paesi nordici
iceland p <europe: Iceland, Reykjavík | Islanda
poland p <europe: Poland, Warsaw, Kraków, Krakow, Wroclaw, Gdansk | Polonia, Varsavia, Cracovia
czechia p <europe: Czech Republic, Czechia, Prague, Brno | Repubblica Ceca, Praga
hungary p <europe: Hungary, Budapest | Ungheria
romania p <europe: Romania, Bucharest, Cluj | Romania, Bucarest
bulgaria p <europe: Bulgaria, Sofia city | Bulgaria
greece p <europe: Greece, Athens, Thessaloniki | Grecia, Atene, Salonicco
balkans p <europe: Balkans, Serbia, Belgrade, Bosnia, Kosovo, Montenegro, Albania, Tirana, Macedonia |
    Balcani, Belgrado
croatia p <europe: Croatia, Zagreb | Croazia, Zagabria
slovenia p <europe: Slovenia, Ljubljana | Lubiana
baltics p <europe: Baltics, Estonia, Tallinn, Latvia, Riga, Lithuania, Vilnius | Paesi baltici, Lettonia,
    Lituania
malta p <europe: Malta, Valletta
turkey p: Turkey, Istanbul, Ankara | Turchia
ukraine p <europe: Ukraine, Kyiv, Kiev | Ucraina
russia p: Russia, Moscow | Mosca
usa p: USA, United States, America, US, American market, New York, San Francisco, Boston, Chicago, California,
    Los Angeles, Silicon Valley, Texas, Seattle, Miami | Stati Uniti, America
canada p: Canada, Toronto, Vancouver, Montreal
latin-america p: Latin America, South America, Mexico, Argentina, Chile, Colombia, Peru, Rosario, Buenos Aires
    | America Latina, Sudamerica, Messico, Cile
brazil p <latin-america: Brazil, São Paulo, Rio de Janeiro | Brasile
china p <asia: China, Shanghai, Beijing, Shenzhen, Hong Kong, Chinese suppliers, Chinese market | Cina,
    Pechino, mercato cinese
japan p <asia: Japan, Tokyo, Osaka, Kyoto, Japanese market | Giappone
korea p <asia: Korea, Seoul, South Korea | Corea, Seul
india p <asia: India, Mumbai, Bangalore, Delhi
singapore p <asia: Singapore
asia p: Asia, Southeast Asia, Thailand, Vietnam, Indonesia, Malaysia, Philippines | Tailandia, Filippine
middle-east p: Middle East, Dubai, UAE, Emirates, Saudi Arabia, Qatar, Gulf | Medio Oriente, Emirati, Arabia
    Saudita
israel p: Israel, Tel Aviv | Israele
africa p: Africa, Nigeria, Lagos, Kenya, Nairobi, Ghana, Senegal, South Africa, West Africa | Sudafrica
north-africa p <africa: Morocco, Tunisia, Egypt, Algeria, Cairo | Marocco, Egitto
australia p: Australia, Sydney, Melbourne, New Zealand | Nuova Zelanda
english l ~uk=0.4 ~usa=0.3: English | inglese, inglesi
italian l ~italy=0.5: Italian, Italians | italiano, italiana, italiani, italiane
german l ~germany=0.6: German, Germans | tedesco, tedesca, tedeschi, tedesche
french l ~france=0.6: French | francese, francesi
spanish l ~spain=0.6 ~latin-america=0.4: Spanish | spagnolo, spagnola, spagnoli
portuguese l ~portugal=0.6 ~brazil=0.5: Portuguese, Brazilian | portoghese, portoghesi, brasiliano
dutch l ~netherlands=0.6 ~belgium=0.4: Dutch | olandese, olandesi, neerlandese, fiammingo
scandinavian l ~scandinavia=0.6: Swedish, Danish, Norwegian, Finnish | svedese, danese, norvegese, finlandese
polish l ~poland=0.6: Polish language, Polish translator, Polish speaker | polacco, polacca
czech l ~czechia=0.6: Czech | ceco, ceca
hungarian l ~hungary=0.6: Hungarian | ungherese
romanian l ~romania=0.6: Romanian | rumeno, rumena, romeno
greek l ~greece=0.6: Greek | greco, greca
slavic l ~balkans=0.6 ~croatia=0.5: Serbian, Croatian, Bosnian, Albanian, Slovenian, Bulgarian | serbo,
    croato, albanese, sloveno, bulgaro
russian l ~russia=0.6: Russian | russo, russa
ukrainian l ~ukraine=0.6: Ukrainian | ucraino, ucraina
turkish l ~turkey=0.6: Turkish | turco, turca
arabic l ~middle-east=0.5 ~north-africa=0.5: Arabic | arabo, araba, lingua araba
hebrew l ~israel=0.6: Hebrew | ebraico
chinese l ~china=0.6: Chinese, Mandarin, Cantonese | cinese, mandarino, cinesi
japanese l ~japan=0.6: Japanese | giapponese, giapponesi
korean l ~korea=0.6: Korean | coreano
hindi l ~india=0.6: Hindi, Urdu, Bengali, Tamil | hindi
latin l: Latin, ancient Greek | latino, greco antico
sign-language l: sign language | lingua dei segni, LIS
"""
