"""Continents, regions of the world, seas and lands that are no countries, with their adjectives and peoples."""

from __future__ import annotations

from typing import Final

#: `name; other names; adjectives and demonyms`. The name without a leading article gives the id.
TABLE: Final = """
Africa; ; African
Asia; ; Asian
Europe; ; European
North America; ; North American
South America; ; South American
Central America; ; Central American
Latin America; ; Latin American, Latino, Latina
Americas; ;
Oceania; ;
Antarctica; ;
Eurasia; ; Eurasian
Caribbean; ; Caribbean
West Indies; ; West Indian
Middle East; Mideast; Middle Eastern
Near East; ;
Far East; ;
Western Europe; ; Western European
Eastern Europe; ; Eastern European
Central Europe; ; Central European
Northern Europe; ; Northern European
Southern Europe; ; Southern European
North Africa; Northern Africa; North African
West Africa; Western Africa; West African
East Africa; Eastern Africa; East African
Central Africa; ;
Southern Africa; ; Southern African
Sub-Saharan Africa; sub-Saharan Africa, \
sub-Sahara Africa, Sub-Sahara Africa, Subsaharan Africa; Sub-Saharan African, sub-Saharan African
East Asia; Eastern Asia; East Asian
South Asia; Southern Asia; South Asian
Southeast Asia; South East Asia, South-East Asia; Southeast Asian, South-East Asian
Central Asia; ; Central Asian
West Asia; Western Asia;
Asia-Pacific; Asia Pacific, Asia-Pacific region;
Indo-Pacific; ;
Sahel; ; Sahelian
Sahara; Sahara Desert; Saharan
Maghreb; Maghrib; Maghrebi
Levant; ; Levantine
Horn of Africa; ;
Great Lakes region; ;
Balkans; Western Balkans, Balkan Peninsula; Balkan
Baltics; Baltic States, Baltic states; Baltic
Caucasus; South Caucasus, North Caucasus; Caucasian
Scandinavia; ; Scandinavian
Nordics; ; Nordic
Benelux; ;
Iberia; Iberian Peninsula; Iberian
Arabian Peninsula; ;
Korean Peninsula; Korean peninsula;
Gulf; Persian Gulf, Arabian Gulf;
Gulf of Aden; ;
Gulf of Guinea; ;
Gulf of Mexico; ;
Gulf of Oman; ;
West; ; Western, Westerner
Global South; global South;
Amazon; Amazon rainforest, Amazon Basin, Amazon River, Amazonia; Amazonian
Andes; ; Andean
Patagonia; ; Patagonian
Himalayas; ; Himalayan
Alps; ; Alpine
Siberia; ; Siberian
Crimea; Crimean Peninsula; Crimean
Donbas; Donbass;
Gaza; Gaza Strip; Gazan
West Bank; ;
Golan Heights; ;
Kashmir; Jammu and Kashmir; Kashmiri
Kurdistan; ;
Tibet; ; Tibetan
Xinjiang; ;
Punjab; ;
Bengal; ;
Catalonia; ; Catalan
Basque Country; ; Basque
Bavaria; ; Bavarian
Sicily; ; Sicilian
Sardinia; ; Sardinian
Corsica; ; Corsican
Darfur; ; Darfuri
Tigray; ; Tigrayan
Oromia; ;
Amhara; ;
Puntland; ;
Somaliland; ;
Jubaland; ;
Chechnya; ; Chechen
Dagestan; ; Dagestani
Nagorno-Karabakh; Karabakh;
Abkhazia; ; Abkhaz, Abkhazian
South Ossetia; ; South Ossetian
Transnistria; ;
Soviet Union; USSR, U.S.S.R.; Soviet
Yugoslavia; ; Yugoslav
Czechoslovakia; ; Czechoslovak
East Germany; ; East German
Ottoman Empire; ; Ottoman
Atlantic; Atlantic Ocean, North Atlantic, South Atlantic;
Pacific; Pacific Ocean, South Pacific, Pacific Islands; Pacific Islander
Indian Ocean; ;
Arctic; Arctic Ocean;
Southern Ocean; ;
Mediterranean; Mediterranean Sea;
Red Sea; ;
Black Sea; ;
Baltic Sea; ;
North Sea; ;
Caspian Sea; ;
Dead Sea; ;
Arabian Sea; ;
South China Sea; ;
East China Sea; ;
Sea of Japan; ;
Sea of Azov; ;
Bay of Bengal; ;
Caribbean Sea; ;
English Channel; ;
Suez Canal; ;
Panama Canal; ;
Strait of Hormuz; ;
Taiwan Strait; ;
Bosphorus; Bosporus;
Lake Victoria; ;
Lake Chad; Lake Chad Basin;
Lake Tanganyika; ;
Lake Malawi; ;
Lake Titicaca; ;
Nile; River Nile, Blue Nile, White Nile, Nile River;
Congo River; ;
Niger Delta; ;
Rio Grande; ;
Mekong; Mekong River;
Danube; ;
Rhine; ;
Volga; ;
Dnipro River; Dnieper;
Mississippi River; ;
Mount Everest; Everest;
Mount Kilimanjaro; Kilimanjaro;
"""

#: Words that are a region only with an article before them (`the West`, `the Gulf`), a direction or a word otherwise.
NEEDS_ARTICLE: Final = frozenset(
    {"West", "Gulf", "Levant", "Amazon", "Alps", "Arctic", "Atlantic", "Pacific", "Nordics"}
)

#: Peoples, faiths and parties: what the news calls a group of people, without a country of its own.
PEOPLES: Final = """
Arab, Arabic, Kurd, Kurdish, Berber, Amazigh, Tuareg, Bedouin, Roma, Romani, Uyghur, Uighur, Rohingya, Tatar, Hausa, \
Fulani, Igbo, Yoruba, Zulu, Xhosa, Maasai, Kikuyu, Luo, Hutu, Tutsi, Twa, Oromo, Amharic, Swahili, Shona, Ndebele, \
Tswana, Ashanti, Asante, Ewe, Wolof, Mandinka, Bambara, Dogon, Ovambo, Herero, Afrikaner, Afrikaans, Mapuche, Quechua, \
Aymara, Guarani, Guaraní, Maya, Mayan, Aztec, Inca, Garifuna, Miskito, Hispanic, Creole, Pashtun, Pashto, Hazara, \
Baloch, Balochi, Punjabi, Bengali, Tamil, Sinhalese, Telugu, Gujarati, Hindi, Urdu, Malay, Javanese, Han, Hmong, \
Persian, Farsi, Hebrew, Slavic, Slav, Celtic, Nordic, Anglo-Saxon, Aboriginal, Maori, Māori, Inuit, Cherokee, Navajo, \
Muslim, Islamic, Islamist, Sunni, Shia, Shiite, Shi'ite, Sufi, Salafi, Wahhabi, Alawite, Druze, Yazidi, Ahmadi, \
Christian, Catholic, Roman Catholic, Protestant, Evangelical, Anglican, Orthodox, Pentecostal, Methodist, Baptist, \
Lutheran, Presbyterian, Mormon, Adventist, Coptic, Copt, Maronite, Jesuit, Jewish, Jew, Zionist, Hindu, Buddhist, \
Sikh, Jain, Rastafarian, Rasta, Bahá'í, Baha'i, Afro-Brazilian, Afro-Colombian, African-American, African American, \
Asian-American, Mexican-American, Cuban-American, Franco-Algerian, Anglophone, Francophone, Lusophone, Republican, \
Democrat, Marxist, Maoist, Stalinist, Leninist, Communist, Nazi, Peronist, Chavista, Sandinista, Bolivarian, \
Conservative, Labour, Tory
"""

#: Of these, the ones that are adjectives of common use too: they count as a group only where the recogniser says so.
DOUBTFUL_PEOPLES: Final = frozenset(
    {"Evangelical", "Orthodox", "Conservative", "Labour", "Republican", "Democrat", "Communist", "Roma", "Han", "Inca",
     "Ewe", "Baptist", "Twa", "Luo", "Maya", "Jain", "Christian", "Creole", "Swahili", "Amharic", "Marxist", "Celtic",
     "Alpine", "Bolivarian", "Zulu", "Bengali"}
)  # fmt: skip

#: Adjectives of a region that are words of common use (`Western` films, a `Caribbean` dish is fine, `Alpine` is not).
DOUBTFUL_ADJECTIVES: Final = frozenset({"Western", "Alpine", "Nordic", "Caucasian", "Basque", "Amazonian", "Caribbean"})
