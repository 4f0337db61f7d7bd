"""Organisations that everybody writes about by acronym or by name."""

from __future__ import annotations

from typing import Final

#: `name; acronyms and other names; country`. The first acronym gives the id, else the name.
#: What follows `!` is a word too, and counts only where the recogniser or a full name supports it.
TABLE: Final = """
United Nations; UN, U.N.
NATO; North Atlantic Treaty Organization, Nato, North Atlantic Treaty Organisation
European Union; EU, E.U.
European Commission;
European Parliament;
European Council;
European Central Bank; ECB
European Court of Human Rights; ECHR
Council of Europe;
World Health Organization; WHO, World Health Organisation
International Monetary Fund; IMF, I.M.F.
World Bank; World Bank Group
World Trade Organization; WTO, World Trade Organisation
World Food Programme; WFP, World Food Program
World Economic Forum; WEF
International Criminal Court; ICC
International Court of Justice; ICJ
International Atomic Energy Agency; IAEA
International Labour Organization; ILO, International Labour Organisation
International Organization for Migration; IOM, International Organisation for Migration
International Energy Agency; IEA
International Committee of the Red Cross; ICRC
International Olympic Committee; IOC
FIFA; International Federation of Association Football, Fifa, Fédération Internationale de Football Association
UEFA; Union of European Football Associations, Uefa
Confederation of African Football; CAF
CONMEBOL; South American Football Confederation, Conmebol
CONCACAF; Confederation of North and Central America and Caribbean Association Football, Concacaf
UNHCR; UN Refugee Agency, United Nations High Commissioner for Refugees, UN High Commissioner for Refugees
UNICEF; UN Children's Fund, Unicef, United Nations Children's Fund
UNESCO; Unesco
United Nations Development Programme; UNDP
United Nations Environment Programme; UNEP
United Nations Population Fund; UNFPA
UN Women;
United Nations Office on Drugs and Crime; UNODC
UNRWA; United Nations Relief and Works Agency
UNAIDS; Joint United Nations Programme on HIV/AIDS
Food and Agriculture Organization; FAO, Food and Agriculture Organisation
UN Security Council; United Nations Security Council, U.N. Security Council, Security Council
UN General Assembly; United Nations General Assembly, U.N. General Assembly
UN Human Rights Council; United Nations Human Rights Council
ECOWAS; Economic Community of West African States, Ecowas
Economic Community of Central African States; ECCAS
Southern African Development Community; SADC
East African Community; EAC
Common Market for Eastern and Southern Africa; COMESA
IGAD; Intergovernmental Authority on Development
African Union; AU, A.U.
African Development Bank; AfDB
African Export-Import Bank; Afreximbank
Arab League; League of Arab States
Gulf Cooperation Council; GCC
Organisation of Islamic Cooperation; OIC, Organization of Islamic Cooperation
OPEC; Organization of the Petroleum Exporting Countries, Opec, OPEC+
Organisation for Economic Co-operation and Development; OECD
Organization for Security and Co-operation in Europe; OSCE
Organization of American States; OAS, Organisation of American States
Inter-American Development Bank; IDB
Inter-American Commission on Human Rights; IACHR
Economic Commission for Latin America and the Caribbean; ECLAC, CEPAL
CARICOM; Caribbean Community, Caricom
Mercosur; Southern Common Market, MERCOSUR
Community of Latin American and Caribbean States; CELAC
Union of South American Nations; UNASUR, Unasur
Pan American Health Organization; PAHO
ASEAN; Association of Southeast Asian Nations, Asean
Asia-Pacific Economic Cooperation; APEC
Shanghai Cooperation Organisation; SCO, Shanghai Cooperation Organization
Asian Development Bank; ADB
Commonwealth of Independent States; CIS
Collective Security Treaty Organization; CSTO
Non-Aligned Movement;
G7; Group of Seven, G-7, G8, G-8, Group of Eight
G20; Group of Twenty, G-20
G77; Group of 77, G-77
BRICS; Brics
Interpol; INTERPOL, International Criminal Police Organization
Europol; EUROPOL
Red Cross;
Red Crescent;
Amnesty International;
Human Rights Watch; HRW
Doctors Without Borders; MSF, Médecins Sans Frontières, Medecins Sans Frontieres
Reporters Without Borders; RSF
Committee to Protect Journalists; CPJ
Transparency International;
Greenpeace;
Oxfam;
Save the Children;
World Wildlife Fund; WWF
International Union for Conservation of Nature; IUCN
Intergovernmental Panel on Climate Change; IPCC
International Air Transport Association; IATA
International Civil Aviation Organization; ICAO
International Maritime Organization; IMO
Hamas; HAMAS
Hezbollah; Hizbullah, Hizballah
Islamic State; ISIS, ISIL, Daesh, Islamic State of Iraq and Syria
Al-Qaeda; al-Qaeda, Al Qaeda, al Qaeda, Al-Qaida, al-Qaida
Al-Shabaab; al-Shabaab, al-Shabab, Al Shabaab, al Shabaab
Boko Haram;
Taliban; Taleban
Houthi movement; Ansar Allah
Palestine Liberation Organization; PLO
Revolutionary Armed Forces of Colombia; FARC, Farc
National Liberation Army; ELN
African National Congress; ANC
Central Intelligence Agency; CIA; US
Federal Bureau of Investigation; FBI; US
National Security Agency; NSA; US
Drug Enforcement Administration; DEA; US
Department of Homeland Security; DHS; US
U.S. State Department; State Department, US State Department, Department of State; US
U.S. Department of Justice; Justice Department, US Department of Justice; US
U.S. Treasury; US Treasury, Treasury Department; US
U.S. Congress; US Congress; US
U.S. Supreme Court; US Supreme Court; US
U.S. Agency for International Development; USAID, United States Agency for International Development; US
Federal Reserve; Fed; US
Food and Drug Administration; FDA; US
Centers for Disease Control and Prevention; CDC; US
NASA; National Aeronautics and Space Administration, Nasa; US
Securities and Exchange Commission; SEC; US
Environmental Protection Agency; EPA; US
Pentagon; ; US
Capitol Hill; ; US
Duma; State Duma; RU
Federal Security Service; FSB; RU
Foreign Intelligence Service; SVR; RU
KGB; ; RU
House of Commons; ; GB
House of Lords; ; GB
MI5; ; GB
MI6; ; GB
BBC; British Broadcasting Corporation; GB
Bundestag; ; DE
Bundesrat; ; DE
Bundesbank; ; DE
Quai d'Orsay; ; FR
Knesset; ; IL
Israel Defense Forces; IDF, Israeli Defense Forces; IL
Mossad; ; IL
Shin Bet; ; IL
People's Liberation Army; PLA; CN
Chinese Communist Party; CCP, Communist Party of China; CN
Islamic Revolutionary Guard Corps; IRGC, Revolutionary Guards, Revolutionary Guard; IR
Wall Street; ; US
Lok Sabha; ; IN
Rajya Sabha; ; IN
Palace of Westminster; ; GB
Reuters; Thomson Reuters
Associated Press; AP
Agence France-Presse; AFP, Agence France Presse; FR
Bloomberg;
Al Jazeera; Al-Jazeera
CNN; ; US
New York Times; ; US
Washington Post; ; US
Wall Street Journal; ; US
Financial Times; ; GB
Guardian newspaper; ; GB
Xinhua; Xinhua News Agency; CN
TASS; Tass; RU
RIA Novosti; ; RU
EFE; ; ES
Google; ; US
Microsoft; ; US
Facebook; ; US
Twitter; ; US
Huawei; ; CN
Gazprom; ; RU
Rosneft; ; RU
Rosatom; ; RU
Airbus;
Boeing; ; US
Lockheed Martin; ; US
Goldman Sachs; ; US
JPMorgan; JPMorgan Chase, JP Morgan; US
Volkswagen; VW; DE
Mercedes; Mercedes-Benz; DE
Toyota; ; JP
Samsung; ; KR
"""

#: Acronyms that are everyday words when a whole line is in capitals.
ALSO_WORDS: Final = frozenset({"WHO", "AU", "US", "CAF", "AP", "IT", "ECHR", "SEC", "CIS", "SCO", "Fed", "CARE"})
