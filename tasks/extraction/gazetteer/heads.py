"""Words that tell what a capitalised name is: the head it ends in, the head it opens with, the title before it."""

from __future__ import annotations

from typing import Final

from tasks.extraction.words import listed

#: A name of several words that ends in one of these is of that kind.
LAST: Final = {
    "LAW": listed(
        """
        Treaty Act Agreement Agreements Accord Accords Constitution Convention Protocol Charter Bill Amendment Pact
        Declaration Resolution Directive Covenant Decree Ordinance Framework Plan Strategy Regulations Guidelines Code
        Agenda
        """
    ),
    "EVENT": listed(
        """
        Summit War Wars Olympics Paralympics Games Cup Championship Championships Conference Festival Revolution
        Uprising Massacre Genocide Prix Marathon Tournament Expo Carnival Biennale Biennial Intifada Olympiad Pandemic
        Awards Day Week Colloquium Symposium Seminar Workshop
        """
    ),
    "FACILITY": listed(
        """
        Airport Cosmodrome Bridge Stadium Hospital Prison Dam Tower Palace Cathedral Mosque Basilica Station Harbour
        Harbor Highway Avenue Boulevard Street Road Square Arena Reactor Barracks Castle Hotel Mall Tunnel Terminal
        Refinery Mine Monument Cemetery Airbase Spaceport Museum Reserve Refuge Sanctuary Market Temple Memorial
        Library Jail Penitentiary Hall Park Garden Gardens Zoo Plaza Pipeline Canal Compound Monastery Abbey Chapel
        Synagogue Shrine Courthouse Viaduct Aqueduct Lighthouse Motorway Expressway Freeway Shipyard Dockyard Airfield
        Airstrip Clinic
        """
    ),
    "ORG": listed(
        """
        Power Bulk Mobile Lines Finance Securities Energy Foods Steel Shipping Logistics Systems Software Telecoms
        Communications Insurance Mining Minerals Railway Railways Utilities Electric Networks Exchange Consulting
        Associates Partners Capital Investments Analytics Therapeutics Pharma Chemicals Cement Breweries Estates
        Properties Construction Engineering Press Publishing Publishers Orchestra Ballet Opera Initiative Operator
        Regulator Ministry Department University College Institute School Academy Bank Party Commission Council
        Committee Corp Corporation Inc Ltd Limited LLC Plc PLC Company Group Holdings Foundation Fund Association
        Federation Union League Organization Organisation Agency Authority Bureau Court Parliament Senate Congress
        Assembly Police Army Navy Forces Front Movement Alliance Coalition Brigade Society Club FC AFC Airlines
        Airways Network Observatory Times Tribune Gazette Television Board Trust Syndicate Consortium Chamber
        Secretariat Tribunal Command Guard Corps Regiment Industries Technologies Motors Petroleum Ventures Studios
        Records Entertainment Pictures Telecom Media Pharmaceuticals Laboratories Labs Office Force Service Services
        Newspaper Herald Cooperative Confederation Directorate Inspectorate Administration Treasury Church Team News
        Gendarmerie Magazine Ministries Unions Banks Institution Institutes Center Centre Programme Program Project
        Chronicle Daily Journal Mission Militia
        """
    ),
    "PLACE": listed(
        """
        River Lake Mountains Valley Island Islands Peninsula Desert Province Region State County District City Bay
        Coast Beach Forest Delta Basin Falls Prefecture Governorate Archipelago Municipality Strait Sea Ocean Plateau
        Village Township Territory Hills Heights Oblast Canton
        """
    ),
}

#: A name that opens with one of these and goes on with `of` or `for` is of that kind.
FIRST_OF: Final = {
    "ORG": listed(
        """
        Ministry Department University College Institute School Academy Bank Party Commission Council Committee
        Foundation Fund Association Federation Union League Organization Organisation Agency Authority Bureau Court
        Congress Assembly Army Movement Alliance Society Office Chamber Board House Centre Center Directorate
        Confederation Community
        """
    ),
    "LAW": listed(
        """
        Treaty Convention Declaration Charter
        """
    ),
    "EVENT": listed(
        """
        Battle Siege Festival
        """
    ),
    "FACILITY": listed(
        """
        Port
        """
    ),
    "PLACE": listed(
        """
        Gulf Strait Bay Isle Cape Sea Province State City
        """
    ),
}

#: A name that opens with one of these, directly before another capitalised word, is of that kind.
FIRST: Final = {
    "PLACE": listed(
        """
        Lake Mount Mt Cape Isle Río Rio Sierra Cerro Monte Fort
        """
    ),
    "EVENT": listed(
        """
        Hurricane Cyclone Typhoon Operation
        """
    ),
    "FACILITY": listed(
        """
        Camp
        """
    ),
}

#: Titles and honorifics stand outside the name of a person.
#: Titles and forms of address of other languages, as an English text takes them over; no name holds one of these.
TITLES_ABROAD: Final = listed(
    """
    Herr Herrn Frau Fräulein Bundeskanzler Bundeskanzlerin Bundespräsident Bundespräsidentin Ministerpräsident
    Ministerpräsidentin Bundesminister Bundesministerin Außenminister Außenministerin Innenminister Innenministerin
    Finanzminister Finanzministerin Verteidigungsminister Verteidigungsministerin Bürgermeister Bürgermeisterin
    Oberbürgermeister Oberbürgermeisterin Señorita Senorita Sra Sra. Srta Srta. Doña Licenciado Licenciada Mademoiselle
    Mme Mme. Mlle Mlle. Monseigneur Signor Signora Signorina Onorevole Dottoressa Senhor Senhora Meneer Mevrouw
    Statsminister Statsministern Cumhurbaşkanı Başbakan Prezident Prezydent Shri Smt Smt. Bwana Mwalimu
    """
)

TITLES: Final = TITLES_ABROAD | listed(
    """
    Envoy Special Collector Assemblyman Assemblywoman Parliamentarian Executive-President Presidents Comandante
    Lawmaker Legislator Prosecutor Envoys Ministers Senators President Vice-President Ex-President Prime Minister
    Premier Chancellor Dr Dr. Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Sir Dame Lord Lady Sheikh Sheik Shaikh King Queen Prince
    Princess Emperor Empress Sultan Emir Tsar Czar Pharaoh Gen Gen. General Lt Lt. Lieutenant Col Col. Colonel Maj
    Maj. Major Capt Capt. Captain Sgt Sgt. Sergeant Adm Adm. Admiral Marshal Brigadier Brig Brig. Commander Cmdr Chief
    Inspector Superintendent Constable Judge Justice Senator Sen Sen. Rep Rep. Congressman Congresswoman
    Representative Governor Gov Gov. Mayor Secretary Ambassador Professor Prof Prof. Pope Father Fr Fr. Rev Rev.
    Reverend Bishop Archbishop Imam Ayatollah Rabbi Mullah Sister Pastor Chairman Chairwoman Chairperson Chair CEO
    Director Coach Leader Comrade Speaker Hon Hon. Honourable Honorable Excellency Majesty Highness Baron Baroness
    Count Countess Duke Duchess Deputy Vice First Second Foreign Defence Defense Finance Interior Health Education
    Acting Former Ex Supreme Commissioner Attorney Attorney- MP Mp Cllr Councillor Alderman Corporal Cpl Private
    Detective Officer Señor Señora Monsieur Madame Madam Maître Herr Frau Engineer Eng Eng. Engr Alhaji Hajia Hajj
    Haji Oba Chief-Justice Secretary-General Director-General Major-General Sub-Inspector Vice- Magistrate Advocate
    Adv Adv. Barrister Journalist Businessman Actor Actress Singer Author Striker Midfielder Defender Goalkeeper
    Manager Spokesman Spokeswoman Spokesperson Senior Assistant Ambassador- designate Counsellor Saint Coordinator
    Président Présidente Ministre Sénateur Député Députée Général Maire Presidente Presidenta Ministro Ministra Senador
    Senadora Diputado Diputada Deputado Deputada Alcalde Alcaldesa Gobernador Gobernadora Governador Governadora
    Prefeito Prefeita Coronel Capitán Doctor Doctora Doutor Doutora Ingeniero Ingeniera Sr Sr. Senor Senora Kanzler
    Kanzlerin Präsident Präsidentin Dottor Signore Sindaco
    Analyst Archdeacon Deacon Cardinal Monsignor Msgr Canon Dean Provost Principal Chairperson-elect President- elect
    Lawyer Economist Historian Activist Uncle Aunt Auntie Grandma Grandpa
    """
)

#: Words of office that may follow `of` or stand alone; a title right before a name makes it a person's.
STRONG_TITLES: Final = TITLES_ABROAD | listed(
    """
    Envoy Special Collector Assemblyman Assemblywoman Parliamentarian Executive-President Presidents Comandante
    Lawmaker Legislator Prosecutor Envoys Ministers Senators President Dr Dr. Mr Mr. Mrs Mrs. Ms Ms. Miss Sir Dame
    Senator Sen. Gov. Gen. Lt. Col. Maj. Capt. Sgt. Prof Prof. Professor Rev. Reverend Archbishop Bishop Ayatollah
    Sheikh Congressman Congresswoman Colonel Captain Ambassador Chancellor Pope Rep. Judge Pastor
    """
)

#: What no name is, alone: pronouns, days, months, and the words that open sentences.
NEVER: Final = listed(
    """
    Later Earlier Soon Recently Finally Eventually Currently Previously Originally Additionally Furthermore
    Nevertheless Nonetheless Unfortunately Fortunately Ultimately Similarly Consequently Subsequently Initially
    Apparently Clearly Actually Generally Often Sometimes Usually Never Always Ever Already Born Known Dear Speaking
    Asked Founded Based Located Given Following Including Using Having Being Making Taking Looking Thanks Welcome
    Hello Former Ex I He She It We They You Me Him Her Us Them His Hers Its Our Ours Their Theirs Your Yours My Mine
    Who Whom Whose This That These Those Here There What When Where Why How Which While The A An And But Or Nor For So
    Yet If Then As At By In On Of To From With Without Within Into Onto Over Under After Before Since Until Till
    Through During Despite Although Though Because However Moreover Meanwhile Therefore Thus Hence Also Even Still
    Just Only Not No Yes Now Today Yesterday Tomorrow Tonight Once Again Another Other Others Some Many Much More Most
    Few Several All Any Both Each Every Either Neither One Two Three Four Five Six Seven Eight Nine Ten Dozens
    Hundreds Thousands Millions Billions First Last Next According About Above Across Against Along Among Amid Around
    Between Beyond Down Up Out Off Near Is Are Was Were Be Been Has Have Had Do Does Did Will Would Can Could May
    Might Must Shall Should Let Lets Like Unlike Such Same Than Too Very Well Rather Quite Perhaps Maybe Indeed
    Instead Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays
    Saturdays Sundays January February March April June July August September October November December Jan Feb Mar
    Apr Jun Jul Aug Sep Sept Oct Nov Dec Jan. Feb. Mar. Apr. Aug. Sept. Sep. Oct. Nov. Dec. Mon Tue Wed Thu Fri Sat
    Sun GMT UTC EST EDT CET CAT AM PM Mr Mrs Ms Dr Sir Madam God Internet Earth Moon Christmas Easter Ramadan Eid
    Spring Summer Autumn Winter North South East West Northern Southern Eastern Western Central People Man Woman Men
    Women Everyone Everybody Someone Somebody Nobody Nothing Something Everything Photo Image Picture Video Read
    Source Editor Reporter Advertisement Share Click Subscribe Email CEO COO CFO CTO MP MPs NGO NGOs GDP VAT PhD HIV
    AIDS Mbit Gbit Kbit MW GW kWh MWh GWh Fahrenheit Celsius Figure Table Chapter Section Page Part Article Annex
    Appendix Note Notes Volume Vol
    """
)

#: Lower-case words that may stand inside a name.
PARTICLES: Final = listed(
    """
    de del della di da dos das do du des la le les van von der den ter ten bin ibn bint al el e y
    """
)

#: First words, in other languages too, of what is an organisation, and of what is a place.
ORG_OPENERS: Final = listed(
    """
    Frente Partido Banco Asociación Universidad Ministerio Instituto Editorial Confederación Confederaciones Prensa
    Radio Club Deportivo Asamblea Corte Movimiento Fundación Banque Société Compagnie Parti Syndicat Ministère
    Université Comité Comisión Consejo Cámara Colegio Sindicato Federación Grupo Empresa Policía Fiscalía Secretaría
    Dirección Direction Alianza Coalición Unión Agencia Autoridad Tribunal Bayern Sporting Atlético Athletic Telecom
    Association Fédération Bundes Verband Liga Ligue Inter Bloque Junta
    """
)
PLACE_OPENERS: Final = listed(
    """
    San Santa Santo São Saint Sainte Puerto Porto Port Ciudad Villa Vila Río Rio Isla Islas Playa Cerro Volcán Laguna
    Lago Los Las New Nueva Nuevo Nova Fort Forte Sector Barrio Bir Wadi Jebel Djebel Mount Monte Sierra Valle Bahía
    Cabo Punta Agua Calle Avenida Plaza Parque Oued Beni Tel Kafr Mit Great Greater Lower Upper North South East West
    Northern Southern Eastern Western Central
    """
)

#: Last words that make a name a firm's or a club's.
ORG_CLOSERS: Final = listed(
    """
    SA GmbH AG Ltda SARL Stiftung FC SC CF AC Inc Ltd Plc PLC BV NV AB ASA Oyj SpA Sdn Bhd Juniors Rovers
    """
)

#: Nouns that are written large without being the name of one thing, and the names of diseases and techniques.
COMMON: Final = listed(
    """
    Lady Sir Madam Madame Queen Princess Emperor Empress Senator Professor Governor Mayor Premier Ambassador Colonel
    Captain Lieutenant Ayatollah
    Government State Party Council Committee Board Commission College Chamber National International Education Customs
    Labour Health Agriculture Department Ministry Office Minister President Republic Constitution Law Act Bill Section
    Project Programme Program Plan Report Conference Summit Agreement Treaty Convention Forum Centre Center University
    School Hospital Church Company Group Bank Association Union Institute Agency Authority Court Police Army Navy
    Force Forces Region Province District City Town Village County Municipality Secretary Director Manager Officer
    Chief Leader Member Members Chairman Spokesman Attorney General Accountant Supreme Status Success Respect Future
    Time Books Criminal Intelligence Travel Business Sports Sport Politics Economy Culture Music Art Arts Technology
    Science Environment Opinion Analysis Interview Security Defence Finance Home Public Royal Federal Central Global
    World Nation Capital Street Road Avenue Market Airport Stadium Park Museum Covid COVID COVID-19 Covid-19
    Coronavirus Ebola HIV AIDS HIV/AIDS Zika SARS MERS Malaria Cholera Omicron Delta ATM SMS ICT PCR ICU IPO GDP AI IT
    ISP MOU EIA VAT PPE DNA RNA PhD MBA CV FAQ URL PDF USB GPS TV VIP CEO CFO COO CTO MD HR PR R&D Q&A GMO LGBT LGBTQ
    LGBTI NGO NGOs SMEs SME MP MPs MEP BC AD USD EUR GBP Bitcoin Internet Online Website
    """
)

#: What ministers are ministers of: it stands before the name of one and is no part of it.
OFFICES: Final = listed(
    """
    Affairs Development Presidency Tourism Health Education Agriculture Finance Environment Energy Transport Defence
    Defense Labour Labor Culture Sports Sport Republic Justice Interior Trade Industry Security Communications Works
    Planning Economy Mines Water Fisheries Lands Housing Youth Gender
    """
)

#: Words that own what follows them inside the name of a body: `Magistrate's Court`, `Workers' Party`.
OWNERS: Final = listed(
    """
    Magistrate Magistrates People Peoples Women Men Children Workers Teachers Prosecutor General Governor Coroner King
    Queen Veterans Students Farmers Auditor Attorney Mayor Youth Citizens Nurses Doctors Writers Traders Journalists
    Lawyers President Girls Boys Mothers Saint Miners Drivers Fishermen Employers Players Artists
    """
)

#: Of the words that alone are no name, those that can begin one.
DIRECTIONS: Final = listed(
    """
    North South East West Northern Southern Eastern Western Central First Second
    """
)
