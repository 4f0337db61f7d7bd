"""Currencies: what they are called, the adjectives and signs that tell them apart, and whose they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

from tasks.extraction.quantity.words import vocabulary

#: country | its names and adjectives (joined by _) | its currency's nouns, plural after / | ISO 4217
_TABLE: Final = """
US | us u.s. u.s u_s america american united_states | dollar/dollars buck/bucks greenback/greenbacks | USD
CA | canada canadian canadians | dollar/dollars loonie/loonies | CAD
AU | australia australian australians aussie | dollar/dollars | AUD
NZ | new_zealand kiwi | dollar/dollars | NZD
SG | singapore singaporean | dollar/dollars | SGD
HK | hong_kong | dollar/dollars | HKD
TW | taiwan taiwanese new_taiwan | dollar/dollars | TWD
JM | jamaica jamaican | dollar/dollars | JMD
TT | trinidad_and_tobago trinidad trinidadian | dollar/dollars | TTD
ZW | zimbabwe zimbabwean | dollar/dollars | ZWL
ZW | zimbabwe zimbabwean | zig/zigs | ZWG
NA | namibia namibian | dollar/dollars | NAD
FJ | fiji fijian | dollar/dollars | FJD
BB | barbados barbadian | dollar/dollars | BBD
GY | guyana guyanese guyanaese | dollar/dollars | GYD
LR | liberia liberian | dollar/dollars | LRD
BS | bahamas bahamian | dollar/dollars | BSD
BN | brunei bruneian | dollar/dollars | BND
GB | britain british uk u.k. united_kingdom england english scotland scottish wales welsh sterling | pound/pounds \
quid/quid | GBP
EG | egypt egyptian egyptians | pound/pounds | EGP
LB | lebanon lebanese | pound/pounds lira/liras | LBP
SY | syria syrian syrians | pound/pounds lira/liras | SYP
SD | sudan sudanese | pound/pounds | SDG
SS | south_sudan south_sudanese | pound/pounds | SSP
FK | falkland falklands falkland_islands | pound/pounds | FKP
CH | switzerland swiss | franc/francs | CHF
FR | france french | franc/francs | FRF
BE | belgium belgian | franc/francs | BEF
CD | congolese democratic_republic_of_congo democratic_republic_of_the_congo dr_congo drc | franc/francs | CDF
RW | rwanda rwandan | franc/francs | RWF
BI | burundi burundian | franc/francs | BIF
GN | guinea guinean | franc/francs | GNF
DJ | djibouti djiboutian | franc/francs | DJF
KM | comoros comorian | franc/francs | KMF
CM | cameroon cameroonian cfa_bceao central_african central_african_cfa central_african_republic chad chadian gabon \
gabonese equatorial_guinea equatoguinean republic_of_congo congo-brazzaville | franc/francs | XAF
SN | senegal senegalese ivory_coast ivorian cote_d'ivoire mali malian burkina_faso burkinabe togo togolese benin \
beninese niger nigerien west_african west_african_cfa | franc/francs | XOF
MX | mexico mexican mexicans | peso/pesos | MXN
AR | argentina argentine argentinian | peso/pesos | ARS
CL | chile chilean | peso/pesos | CLP
CO | colombia colombian colombians | peso/pesos | COP
CU | cuba cuban cubans cuban_convertible | peso/pesos | CUP
DO | dominican_republic dominican | peso/pesos | DOP
PH | philippines philippine filipino filipinos | peso/pesos | PHP
UY | uruguay uruguayan | peso/pesos | UYU
IN | india indian indians | rupee/rupees | INR
PK | pakistan pakistani pakistanis | rupee/rupees | PKR
LK | sri_lanka sri_lankan | rupee/rupees | LKR
NP | nepal nepali nepalese | rupee/rupees | NPR
MU | mauritius mauritian | rupee/rupees | MUR
SC | seychelles seychellois | rupee/rupees | SCR
SA | saudi_arabia saudi saudis | riyal/riyals rial/rials | SAR
QA | qatar qatari | riyal/riyals rial/rials | QAR
YE | yemen yemeni yemenis | rial/rials riyal/riyals | YER
IR | iran iranian iranians | rial/rials toman/tomans | IRR
OM | oman omani | rial/rials riyal/riyals | OMR
KH | cambodia cambodian | riel/riels | KHR
IQ | iraq iraqi iraqis | dinar/dinars | IQD
KW | kuwait kuwaiti | dinar/dinars | KWD
JO | jordan jordanian | dinar/dinars | JOD
BH | bahrain bahraini | dinar/dinars | BHD
RS | serbia serbian | dinar/dinars | RSD
DZ | algeria algerian | dinar/dinars | DZD
TN | tunisia tunisian | dinar/dinars | TND
LY | libya libyan | dinar/dinars | LYD
MK | macedonia macedonian north_macedonia north_macedonian | denar/denars denar/denari | MKD
AE | united_arab_emirates uae u.a.e. emirati emirates dubai | dirham/dirhams dh/dhs | AED
MA | morocco moroccan | dirham/dirhams | MAD
KE | kenya kenyan kenyans | shilling/shillings | KES
UG | uganda ugandan ugandans | shilling/shillings | UGX
TZ | tanzania tanzanian | shilling/shillings | TZS
SO | somalia somali | shilling/shillings | SOS
SE | sweden swedish | krona/kronor crown/crowns | SEK
NO | norway norwegian | krone/kroner crown/crowns | NOK
DK | denmark danish | krone/kroner crown/crowns | DKK
IS | iceland icelandic | krona/kronur krona/krónur króna/krónur | ISK
CZ | czech czech_republic czechia | koruna/korunas crown/crowns koruny/koruny | CZK
TR | turkey turkish turkiye türkiye | lira/liras lira/lire | TRY
IT | italy italian | lira/lire | ITL
KR | south_korea south_korean korea korean | won/won | KRW
KP | north_korea north_korean | won/won | KPW
JP | japan japanese | yen/yen | JPY
CN | china chinese | yuan/yuan renminbi/renminbi rmb/rmb kuai/kuai | CNY
EU | europe european eurozone | euro/euros | EUR
ES | spain spanish | peseta/pesetas | ESP
NL | netherlands dutch | guilder/guilders | NLG
PT | portugal portuguese | escudo/escudos | PTE
AT | austria austrian | schilling/schillings | ATS
GR | greece greek | drachma/drachmas | GRD
DE | germany german deutsche | mark/marks deutschmark/deutschmarks | DEM
FI | finnish | mark/marks markka/markkaa | FIM
RU | russia russian | rouble/roubles ruble/rubles | RUB
BY | belarus belarusian new_belarusian new_belarus | rouble/roubles ruble/rubles | BYN
UA | ukraine ukrainian | hryvnia/hryvnias hryvnia/hryvnya | UAH
PL | poland polish | zloty/zlotys zloty/zlotych złoty/złotych złoty/złotys | PLN
HU | hungary hungarian | forint/forints | HUF
RO | romania romanian | leu/lei | RON
MD | moldova moldovan | leu/lei | MDL
BG | bulgaria bulgarian | lev/leva | BGN
AL | albania albanian | lek/leke lek/lekë | ALL
GE | georgia georgian | lari/laris | GEL
AM | armenia armenian | dram/drams | AMD
AZ | azerbaijan azerbaijani azeri | manat/manats | AZN
TM | turkmenistan turkmen turkmenistani | manat/manats | TMT
KZ | kazakhstan kazakh kazakhstani | tenge/tenge | KZT
KG | kyrgyzstan kyrgyz kyrgyzstani | som/soms | KGS
UZ | uzbekistan uzbek uzbekistani | sum/sums som/soms soum/soums | UZS
TJ | tajikistan tajik tajikistani | somoni/somonis | TJS
MN | mongolia mongolian | tugrik/tugriks togrog/togrogs tögrög/tögrögs | MNT
AF | afghanistan afghan | afghani/afghanis | AFN
IL | israel israeli new_israeli israeli_new | shekel/shekels | ILS
BD | bangladesh bangladeshi | taka/taka | BDT
MM | myanmar burma burmese | kyat/kyats | MMK
TH | thailand thai | baht/baht | THB
VN | vietnam vietnamese | dong/dong | VND
LA | laos lao laotian | kip/kip | LAK
MY | malaysia malaysian | ringgit/ringgits | MYR
ID | indonesia indonesian | rupiah/rupiahs | IDR
PG | papua_new_guinea papua_new_guinean png | kina/kina | PGK
BR | brazil brazilian | real/reais real/reals | BRL
PE | peru peruvian | sol/soles | PEN
BO | bolivia bolivian | boliviano/bolivianos | BOB
PY | paraguay paraguayan | guarani/guaranies guaraní/guaraníes | PYG
VE | venezuela venezuelan | bolivar/bolivars bolívar/bolívares bolivar/bolivares | VES
CR | costa_rica costa_rican | colon/colones colón/colones | CRC
GT | guatemala guatemalan | quetzal/quetzales quetzal/quetzals | GTQ
HN | honduras honduran | lempira/lempiras | HNL
NI | nicaragua nicaraguan | cordoba/cordobas córdoba/córdobas | NIO
PA | panama panamanian | balboa/balboas | PAB
HT | haiti haitian | gourde/gourdes | HTG
NG | nigeria nigerian nigerians | naira/naira nairas/nairas | NGN
GH | ghana ghanaian | cedi/cedis | GHS
ZA | south_africa south_african | rand/rand rand/rands | ZAR
ZM | zambia zambian | kwacha/kwacha kwachas/kwachas | ZMW
MW | malawi malawian | kwacha/kwacha | MWK
BW | botswana botswanan | pula/pula | BWP
LS | lesotho | loti/maloti | LSL
SZ | eswatini swazi swaziland | lilangeni/emalangeni | SZL
MZ | mozambique mozambican | metical/meticais metical/meticals | MZN
AO | angola angolan | kwanza/kwanzas | AOA
ET | ethiopia ethiopian | birr/birr | ETB
ER | eritrea eritrean | nakfa/nakfa | ERN
GM | gambia gambian | dalasi/dalasis | GMD
SL | sierra_leone sierra_leonean | leone/leones | SLE
MG | madagascar malagasy | ariary/ariary ariary/ariaries | MGA
MR | mauritania mauritanian | ouguiya/ouguiyas | MRU
BZ | belize belizean | dollar/dollars | BZD
BM | bermuda bermudian bermudan | dollar/dollars | BMD
KY | cayman cayman_islands caymanian | dollar/dollars | KYD
SB | solomon_islands solomon | dollar/dollars | SBD
SR | suriname surinamese | dollar/dollars | SRD
EC | east_caribbean eastern_caribbean | dollar/dollars | XCD
GI | gibraltar | pound/pounds | GIP
SH | saint_helena st_helena | pound/pounds | SHP
PF | cfp french_polynesia polynesian new_caledonia | franc/francs | XPF
LU | luxembourg | franc/francs | LUF
BT | bhutan bhutanese | ngultrum/ngultrums | BTN
MV | maldives maldivian | rufiyaa/rufiyaa rufiyaa/rufiyaas | MVR
MO | macau macao macanese | pataca/patacas | MOP
WS | samoa samoan | tala/tala tālā/tālā | WST
TO | tonga tongan | pa'anga/pa'anga paanga/paanga | TOP
VU | vanuatu ni-vanuatu | vatu/vatu | VUV
CV | cape_verde cape_verdean | escudo/escudos | CVE
ST | sao_tome são_tomé são_tomé_and_príncipe sao_tome_and_principe | dobra/dobras | STN
BA | bosnia bosnian bosnia_and_herzegovina bosnia_and_herzegovina_convertible convertible bosnian_convertible \
| mark/marks | BAM
AW | aruba aruban | florin/florins | AWG
AN | netherlands_antillean antillean | guilder/guilders | ANG
CW | caribbean curacao curaçao | guilder/guilders | XCG
SV | el_salvador salvadoran | colon/colones colón/colones | SVC
EE | estonia estonian | kroon/kroons kroon/krooni | EEK
LV | latvia latvian | lats/lats lat/lati | LVL
LT | lithuania lithuanian | litas/litas litas/litai | LTL
HR | croatia croatian | kuna/kunas kuna/kune | HRK
SK | slovakia slovak | koruna/korunas crown/crowns koruny/koruny | SKK
SI | slovenia slovenian | tolar/tolars | SIT
IE | ireland irish | pound/pounds punt/punts | IEP
CY | cyprus cypriot | pound/pounds | CYP
MT | malta maltese | lira/liras | MTL
XB | | bitcoin/bitcoins btc/btc | XBT
XE | | ether/ethers | XET
"""

#: What a noun means where nothing in the document says otherwise, as far as that is nearly always so; nouns of one
#: country need no entry, any other stays a noun (`records.UNTOLD_MONEY`): a wrong code is worse than none.
DEFAULTS: Final[Mapping[str, str]] = {
    "dollar": "USD", "pound": "GBP", "krona": "SEK", "lira": "TRY", "won": "KRW", "rouble": "RUB", "ruble": "RUB",
    "leu": "RON", "real": "BRL", "colon": "CRC", "colón": "CRC", "koruna": "CZK", "koruny": "CZK",
}  # fmt: skip

#: Countries that share a currency with the one that stands for them in the table.
UNIONS: Final[Mapping[str, str]] = {
    **dict.fromkeys("BJ BF CI GW ML NE TG".split(), "SN"), **dict.fromkeys("CF TD CG GQ GA".split(), "CM"),
    **dict.fromkeys("LI".split(), "CH"),
}  # fmt: skip
#: Short forms that stand for the money of several countries: the currency in each, and its noun where none is told.
SHORT: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "kr": ("krone", {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"}),
    "franc_cfa": ("CFA franc", {"SN": "XOF", "CM": "XAF"}),
    "peso_or_pula": ("PHP", {"PH": "PHP", "BW": "BWP", "MX": "MXN"}),
}

#: Signs that stand before or after a number. `dollar` and `pound` are nouns: the document tells which.
SIGNS: Final[Mapping[str, str]] = {
    "$": "dollar", "＄": "dollar", "£": "pound", "€": "EUR", "¥": "JPY", "￥": "JPY", "₹": "INR", "₨": "rupee",
    "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN",
    "₲": "PYG", "₡": "CRC", "₭": "LAK", "₮": "MNT", "₵": "GHS", "₸": "KZT", "₼": "AZN", "₾": "GEL", "₿": "XBT",
    "₠": "EUR", "₣": "franc", "₤": "pound", "៛": "KHR", "৳": "BDT", "﷼": "rial",
}  # fmt: skip

#: Letters before a dollar sign, in lower case.
DOLLARS: Final[Mapping[str, str]] = {
    "us": "USD", "u.s.": "USD", "usd": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD", "cdn": "CAD",
    "a": "AUD", "au": "AUD", "aud": "AUD", "nz": "NZD", "nzd": "NZD", "hk": "HKD", "hkd": "HKD", "s": "SGD", "sg":
    "SGD", "sgd": "SGD", "nt": "TWD", "ntd": "TWD", "twd": "TWD", "r": "BRL", "brl": "BRL", "j": "JMD", "tt": "TTD",
    "z": "ZWL", "zim": "ZWL", "n": "NAD", "fj": "FJD", "f": "FJD", "bds": "BBD", "b": "BND", "g": "GYD", "ec":
    "XCD", "mex": "MXN", "mxn": "MXN", "jmd": "JMD", "ttd": "TTD", "bbd": "BBD", "nad": "NAD", "fjd": "FJD", "ars":
    "ARS", "dop": "DOP", "uyu": "UYU", "php": "PHP", "mx": "MXN", "ar": "ARS", "clp": "CLP", "col": "COP", "cop":
    "COP", "rd": "DOP", "l": "LRD", "t": "TOP", "ld": "LRD", "cl": "CLP", "cu": "CUP", "bz":
    "BZD", "cay": "KYD", "si": "SBD",
}  # fmt: skip
POUNDS: Final[Mapping[str, str]] = {"e": "EGP", "le": "EGP", "l": "LBP", "ll": "LBP", "gb": "GBP"}

#: Letters that stand for a currency before a number. The single ones only where the number looks like money.
PREFIXES: Final[Mapping[str, str]] = {
    "Rs": "rupee", "Rs.": "rupee", "Re": "rupee", "KSh": "KES", "Ksh": "KES", "KShs": "KES", "Kshs": "KES",
    "KSHS": "KES", "USh": "UGX", "Ush": "UGX", "Ushs": "UGX", "Shs": "shilling", "Sh": "shilling", "TSh": "TZS",
    "Tsh": "TZS", "RM": "MYR", "Rp": "IDR", "SR": "SAR", "Dh": "dirham", "Dhs": "dirham", "DH": "dirham",
    "CFA": "franc_cfa", "FCFA": "franc_cfa", "Tk": "BDT", "RMB": "CNY", "GH¢": "GHS", "GHC": "GHS", "GH": "GHS",
    "kr": "kr", "Kr": "kr", "Kč": "CZK",
    "Bs": "BOB", "Php": "PHP", "PhP": "PHP", "NIS": "ILS", "Fr": "CHF", "SFr": "CHF",
    "Le": "SLE", "LE": "EGP", "ZK": "ZMW", "MK": "MWK", "Birr": "ETB", "UGX": "UGX", "TL": "TRY", "Ft": "HUF",
    "DM": "DEM", "sen": "sen", "CFAF": "franc_cfa", "Br": "ETB", "SKr": "SEK", "Skr": "SEK", "NKr": "NOK", "Nkr": "NOK",
    "DKr": "DKK", "Dkr": "DKK", "Sfr": "CHF", "SwFr": "CHF", "Rmb": "CNY", "Bt": "THB", "Pta": "ESP", "Ptas": "ESP",
    "SLRs": "LKR", "NRs": "NPR", "PRs": "PKR", "Kz": "AOA", "Gs": "PYG", "Afs": "AFN", "Rbl": "RUB", "Rbs": "RUB",
    "Nu": "BTN", "Kc": "CZK", "zł": "PLN", "sFr": "CHF",
}  # fmt: skip
#: Short forms that stand after a number.
SUFFIXES: Final[Mapping[str, str]] = {
    "kr": "kr", "Kr": "kr", "Kč": "CZK", "Kc": "CZK", "zł": "PLN", "Ft": "HUF", "Rs": "rupee", "RM": "MYR",
    "Dh": "dirham", "Dhs": "dirham", "DM": "DEM", "NIS": "ILS", "NT": "TWD", "FCFA": "franc_cfa", "CFA": "franc_cfa",
    "SFr": "CHF", "TL": "TRY", "rbl": "RUB", "rbls": "RUB", "CFAF": "franc_cfa",
    "ptas": "ESP", "Ptas": "ESP", "Br": "ETB", "Tk": "BDT",
    "Ksh": "KES", "KSh": "KES", "Kshs": "KES", "Shs": "shilling", "Ush": "UGX", "Tsh": "TZS", "sterling": "GBP",
    "ETH": "XET", "rs": "rupee", "лв": "BGN", "ден": "MKD", "дин": "RSD", "грн": "UAH", "руб": "RUB", "元": "CNY",
    "円": "JPY", "원": "KRW", "đồng": "VND", "đ": "VND",
}  # fmt: skip
LETTER_PREFIXES: Final[Mapping[str, str]] = {
    "N": "NGN",
    "R": "ZAR",
    "W": "KRW",
    "P": "peso_or_pula",
    "K": "kwacha",
    "D": "GMD",
    "Y": "JPY",
    "Q": "GTQ",
    "QR": "QAR",
    "KD": "KWD",
    "BD": "BHD",
    "JD": "JOD",
}

#: Codes in use that the table above does not name, so that `AED 5` and `XAU 5` are told from words in capitals.
MORE_CODES: Final = vocabulary(
    """
    XAF XOF XCD XPF STD GHC ZMK BYR VEF MRO TRL MXP CNH XDR CLF
    """
)


def _unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _read() -> tuple[dict[str, dict[str, str]], dict[str, str], dict[str, str], dict[str, str]]:
    nouns: dict[str, dict[str, str]] = {}
    forms: dict[str, str] = {}
    countries: dict[str, str] = {}
    money: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        country, names, currency, code = (part.strip() for part in line.split("|"))
        for name in names.split():
            countries.setdefault(name.replace("_", " "), country)
        for pair in currency.split():
            singular, plural = pair.split("/")
            nouns.setdefault(singular, {})[country] = code
            regular = singular if singular[-1] in "sz" else f"{singular}s"
            for form in (singular, plural, regular):
                forms.setdefault(form, singular)
                forms.setdefault(_unaccented(form), singular)
        money.setdefault(country, code)
    return nouns, forms, countries, money


#: noun -> country -> ISO 4217; any form of a noun -> the noun; a name or adjective -> country; country -> ISO 4217.
NOUNS, FORMS, COUNTRIES, BY_COUNTRY = _read()

CODES: Final = frozenset({code for by in NOUNS.values() for code in by.values()} - {"XBT", "XET"} | MORE_CODES)

#: Codes that people write in small letters too, where that makes no word.
SMALL_CODES: Final = {
    code.lower(): code
    for code in CODES
    - vocabulary("ALL TRY TOP CUP BOB PEN GEL MAD SOS COP MOP RON BAM SDG PHP BIF NOK SAR ANG LAK NAD KGS")
}
