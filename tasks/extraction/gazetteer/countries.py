"""Countries: the names they go by beside their CLDR name, and what their people and things are called."""

from __future__ import annotations

from typing import Final

#: `code; adjectives and demonyms; other names`. Plural demonyms are formed by rule where they are regular; a name
#: after `!` is too often something else (a person, a US state, a common word) to count without support.
TABLE: Final = """
AD; Andorran; Principality of Andorra
AE; Emirati; UAE, U.A.E., United Arab Emirates, the Emirates
AF; Afghan, Afghani; Islamic Republic of Afghanistan, Islamic Emirate of Afghanistan
AG; Antiguan, Barbudan; Antigua and Barbuda, Antigua
AL; Albanian; Republic of Albania
AM; Armenian; Republic of Armenia
AO; Angolan; Republic of Angola
AQ; Antarctic;
AR; Argentine, Argentinian, Argentinean; Argentine Republic
AS; American Samoan;
AT; Austrian; Republic of Austria
AU; Australian, Aussie; Commonwealth of Australia
AW; Aruban;
AZ; Azerbaijani, Azeri; Republic of Azerbaijan
BA; Bosnian, Herzegovinian; Bosnia and Herzegovina, Bosnia-Herzegovina, Bosnia
BB; Barbadian, Bajan;
BD; Bangladeshi; People's Republic of Bangladesh
BE; Belgian; Kingdom of Belgium
BF; Burkinabe, Burkinabè, Burkinabé; Burkina
BG; Bulgarian; Republic of Bulgaria
BH; Bahraini; Kingdom of Bahrain
BI; Burundian; Republic of Burundi
BJ; Beninese, Beninois; Republic of Benin, Bénin
BM; Bermudian, Bermudan;
BN; Bruneian; Brunei Darussalam
BO; Bolivian; Plurinational State of Bolivia
BR; Brazilian; Federative Republic of Brazil, Brasil
BS; Bahamian; Commonwealth of the Bahamas
BT; Bhutanese; Kingdom of Bhutan
BW; Motswana, Batswana, Botswanan; Republic of Botswana
BY; Belarusian, Belarussian, Byelorussian; Republic of Belarus, Byelorussia
BZ; Belizean;
CA; Canadian, Québécois, Quebecois;
CD; Congolese; Democratic Republic of the Congo, Democratic Republic of Congo, DR Congo, D.R. Congo, DRC, D.R.C., \
Congo-Kinshasa, Zaire, DRCongo, Congo Kinshasa, !Congo
CF; Central African; Central African Republic, Centrafrique
CG; ; Republic of the Congo, Republic of Congo, Congo-Brazzaville, Congo Brazzaville, Congo Republic
CH; Swiss; Swiss Confederation
CI; Ivorian, Ivoirian, Ivorien; Ivory Coast, Côte d'Ivoire, Cote d'Ivoire, Republic of Côte d'Ivoire
CK; Cook Islander;
CL; Chilean; Republic of Chile
CM; Cameroonian; Republic of Cameroon, Cameroun
CN; Chinese; People's Republic of China, PRC, P.R.C., mainland China, Communist China
CO; Colombian; Republic of Colombia
CR; Costa Rican; Republic of Costa Rica
CU; Cuban; Republic of Cuba
CV; Cape Verdean, Cabo Verdean; Cabo Verde, Cape Verde Islands
CW; Curaçaoan; Curacao
CY; Cypriot, Greek Cypriot; Republic of Cyprus
CZ; Czech; Czech Republic
DE; German; Federal Republic of Germany, West Germany
DJ; Djiboutian; Republic of Djibouti
DK; Danish, Dane; Kingdom of Denmark
DM; ; Commonwealth of Dominica, !Dominica
DO; Dominican; Dominican Republic
DZ; Algerian; People's Democratic Republic of Algeria
EC; Ecuadorian, Ecuadorean, Ecuadoran; Republic of Ecuador
EE; Estonian; Republic of Estonia
EG; Egyptian; Arab Republic of Egypt
EH; Sahrawi, Saharawi; Western Sahara, Sahrawi Arab Democratic Republic, Sahrawi Republic
ER; Eritrean; State of Eritrea
ES; Spanish, Spaniard; Kingdom of Spain
ET; Ethiopian; Federal Democratic Republic of Ethiopia
FI; Finnish, Finn; Republic of Finland
FJ; Fijian; Republic of Fiji
FK; Falkland Islander; Falklands, Falkland Islands, Malvinas, Islas Malvinas
FM; Micronesian; Federated States of Micronesia
FO; Faroese; Faroes
FR; French, Frenchman, Frenchmen, Frenchwoman; French Republic
GA; Gabonese; Gabonese Republic
GB; British, Briton, Brit, English, Englishman, Englishmen, Scottish, Scot, Welsh, Welshman, Northern Irish; \
United Kingdom, UK, U.K., Great Britain, Britain, !GB, United Kingdom of Great Britain and Northern Ireland
GD; Grenadian;
GE; Georgian; Republic of Georgia, !Georgia
GF; French Guianese, Guianese;
GH; Ghanaian, Ghanian; Republic of Ghana
GL; Greenlandic, Greenlander;
GM; Gambian; Gambia, the Gambia, Republic of the Gambia
GN; Guinean; Republic of Guinea, Guinea-Conakry, Guinea Conakry, !Guinea
GP; Guadeloupean;
GQ; Equatorial Guinean, Equatoguinean; Republic of Equatorial Guinea
GR; Greek; Hellenic Republic
GT; Guatemalan; Republic of Guatemala
GU; Guamanian;
GW; Bissau-Guinean; Guinea-Bissau, Guinea Bissau
GY; Guyanese; Co-operative Republic of Guyana
HK; Hong Konger, Hongkonger; Hong Kong, Hongkong
HN; Honduran; Republic of Honduras
HR; Croatian, Croat; Republic of Croatia
HT; Haitian; Republic of Haiti, Haïti
HU; Hungarian; Republic of Hungary
ID; Indonesian; Republic of Indonesia
IE; Irish, Irishman, Irishmen; Republic of Ireland
IL; Israeli; State of Israel
IM; Manx;
IN; Indian; Republic of India, Bharat
IQ; Iraqi; Republic of Iraq
IR; Iranian; Islamic Republic of Iran, Islamic Republic
IS; Icelandic, Icelander;
IT; Italian; Italian Republic
JE; ; !Jersey
JM; Jamaican;
JO; Jordanian; Hashemite Kingdom of Jordan, !Jordan
JP; Japanese; State of Japan
KE; Kenyan; Republic of Kenya
KG; Kyrgyz, Kyrgyzstani; Kyrgyz Republic, Kirghizia
KH; Cambodian, Khmer; Kingdom of Cambodia, Kampuchea
KI; I-Kiribati;
KM; Comorian, Comoran; Union of the Comoros, Comoro Islands
KN; Kittitian, Nevisian; Saint Kitts and Nevis, St Kitts and Nevis, St. Kitts and Nevis
KP; North Korean; DPRK, D.P.R.K., Democratic People's Republic of Korea, DPR Korea
KR; South Korean; Republic of Korea, !Korea, ROK, R.O.K., S. Korea
KW; Kuwaiti; State of Kuwait
KY; Caymanian;
KZ; Kazakh, Kazakhstani; Republic of Kazakhstan, Kazakstan
LA; Lao, Laotian; Lao PDR, Lao People's Democratic Republic
LB; Lebanese; Lebanese Republic
LC; Saint Lucian, St Lucian; Saint Lucia, St Lucia, St. Lucia
LI; Liechtensteiner; Principality of Liechtenstein
LK; Sri Lankan; Democratic Socialist Republic of Sri Lanka, Ceylon
LR; Liberian; Republic of Liberia
LS; Basotho, Mosotho, Lesothan; Kingdom of Lesotho
LT; Lithuanian; Republic of Lithuania
LU; Luxembourgish, Luxembourger; Grand Duchy of Luxembourg
LV; Latvian; Republic of Latvia
LY; Libyan; State of Libya, Libyan Arab Jamahiriya
MA; Moroccan; Kingdom of Morocco
MC; Monégasque, Monegasque; Principality of Monaco
MD; Moldovan, Moldavian; Republic of Moldova, Moldavia
ME; Montenegrin;
MG; Malagasy, Madagascan; Republic of Madagascar
MH; Marshallese;
MK; North Macedonian, Macedonian; Republic of North Macedonia, Macedonia, FYROM
ML; Malian; Republic of Mali
MM; Burmese; Myanmar, Burma, Union of Myanmar
MN; Mongolian, Mongol;
MO; Macanese; Macau, Macao
MQ; Martinican, Martiniquan;
MR; Mauritanian; Islamic Republic of Mauritania
MT; Maltese; Republic of Malta
MU; Mauritian; Republic of Mauritius
MV; Maldivian; Republic of Maldives, the Maldives
MW; Malawian; Republic of Malawi
MX; Mexican; United Mexican States, México
MY; Malaysian; Federation of Malaysia
MZ; Mozambican; Republic of Mozambique, Moçambique
NA; Namibian; Republic of Namibia
NC; New Caledonian;
NE; Nigerien; Republic of Niger
NG; Nigerian; Federal Republic of Nigeria
NI; Nicaraguan; Republic of Nicaragua
NL; Dutch, Dutchman, Dutchmen, Netherlander; the Netherlands, Holland, Kingdom of the Netherlands
NO; Norwegian; Kingdom of Norway
NP; Nepali, Nepalese; Federal Democratic Republic of Nepal
NR; Nauruan;
NZ; New Zealander, Kiwi; Aotearoa
OM; Omani; Sultanate of Oman
PA; Panamanian; Republic of Panama, Panamá
PE; Peruvian; Republic of Peru, Perú
PF; French Polynesian; Tahiti
PG; Papua New Guinean, Papuan; Papua New Guinea, PNG
PH; Filipino, Filipina, Philippine; Republic of the Philippines, the Philippines
PK; Pakistani; Islamic Republic of Pakistan
PL; Polish, Pole; Republic of Poland
PR; Puerto Rican;
PS; Palestinian; State of Palestine, Palestine, Palestinian Authority, Palestinian Territories, Occupied Palestinian \
Territory
PT; Portuguese; Portuguese Republic
PW; Palauan;
PY; Paraguayan; Republic of Paraguay
QA; Qatari; State of Qatar
RE; Réunionese; La Réunion
RO; Romanian; Roumania
RS; Serbian, Serb; Republic of Serbia
RU; Russian; Russian Federation
RW; Rwandan, Rwandese; Republic of Rwanda
SA; Saudi, Saudi Arabian; Kingdom of Saudi Arabia, KSA, !Saudi
SB; Solomon Islander; Solomons
SC; Seychellois; Republic of Seychelles
SD; Sudanese; Republic of the Sudan
SE; Swedish, Swede; Kingdom of Sweden
SG; Singaporean; Republic of Singapore
SI; Slovenian, Slovene; Republic of Slovenia
SK; Slovak, Slovakian; Slovak Republic
SL; Sierra Leonean; Republic of Sierra Leone
SM; Sammarinese;
SN; Senegalese; Republic of Senegal, Sénégal
SO; Somali, Somalian; Federal Republic of Somalia
SR; Surinamese; Surinam
SS; South Sudanese; Republic of South Sudan
ST; São Toméan, Santomean; São Tomé and Príncipe, Sao Tome and Principe, Sao Tome & Principe
SV; Salvadoran, Salvadorean, Salvadorian; Republic of El Salvador
SY; Syrian; Syrian Arab Republic
SZ; Swazi, Swati; Eswatini, Swaziland, Kingdom of Eswatini
TD; Chadian; Republic of Chad, Tchad, !Chad
TG; Togolese; Togolese Republic
TH; Thai; Kingdom of Thailand, Siam
TJ; Tajik, Tajikistani; Republic of Tajikistan
TL; Timorese, East Timorese; East Timor, Timor Leste, Timor-Leste
TM; Turkmen; Republic of Turkmenistan
TN; Tunisian; Republic of Tunisia, Tunisian Republic
TO; Tongan; Kingdom of Tonga
TR; Turkish, Turk; Turkey, Türkiye, Turkiye, Republic of Turkey, Republic of Türkiye
TT; Trinidadian, Tobagonian, Trinbagonian; Trinidad and Tobago, Trinidad & Tobago, Trinidad
TV; Tuvaluan;
TW; Taiwanese; Republic of China, Chinese Taipei
TZ; Tanzanian; United Republic of Tanzania, Tanganyika
UA; Ukrainian; the Ukraine
UG; Ugandan; Republic of Uganda
US; American; United States of America, United States, USA, U.S.A., U.S., !US, !America, the States
UY; Uruguayan; Oriental Republic of Uruguay
UZ; Uzbek, Uzbekistani; Republic of Uzbekistan
VA; ; Holy See, Vatican, Vatican City State
VC; Vincentian; Saint Vincent and the Grenadines, St. Vincent and the Grenadines, St Vincent and the Grenadines
VE; Venezuelan; Bolivarian Republic of Venezuela
VG; ; BVI
VI; ; US Virgin Islands
VN; Vietnamese; Viet Nam, Socialist Republic of Vietnam, !North Vietnam, !South Vietnam
VU; Ni-Vanuatu, Vanuatuan;
WS; Samoan; Independent State of Samoa
XK; Kosovar, Kosovan; Republic of Kosovo, Kosova
YE; Yemeni; Republic of Yemen
ZA; South African; Republic of South Africa, RSA, S. Africa
ZM; Zambian; Republic of Zambia
ZW; Zimbabwean; Republic of Zimbabwe, Rhodesia
"""

#: Names two countries share: the first is meant unless the document speaks of the second and not of the first.
SHARED: Final = {"Congo": ("CD", "CG"), "Korea": ("KR", "KP")}

#: Names of a country that a state of another one has too, with that one.
STATES_TOO: Final = {"Georgia": "US"}

#: Parts of a country that stand in the news as countries of their own do, with the code of the state they are in.
NATIONS: Final = {"England": "GB", "Scotland": "GB", "Wales": "GB", "Northern Ireland": "GB"}

#: CLDR territories that are no countries, or whose CLDR name is no name people write.
NOT_COUNTRIES: Final = frozenset(
    {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "EA", "AC", "CP", "DG", "TA", "IC", "AQ", "CQ", "BQ", "UM"}
)

#: CLDR names that are also something else as often; they count with support only.
DOUBTFUL: Final = frozenset({"Jordan", "Chad", "Georgia", "Jersey", "Guinea", "Dominica", "Samoa", "Mali", "Niger"})

#: The English name shown for a country where CLDR's is a label more than a name.
SHOWN: Final = {
    "HK": "Hong Kong", "MO": "Macao", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo",
    "MM": "Myanmar", "PS": "Palestine", "TR": "Turkey", "BA": "Bosnia and Herzegovina", "TT": "Trinidad and Tobago",
    "AG": "Antigua and Barbuda", "ST": "São Tomé and Príncipe", "KN": "Saint Kitts and Nevis", "LC": "Saint Lucia",
    "VC": "Saint Vincent and the Grenadines", "CI": "Côte d'Ivoire",
}  # fmt: skip
