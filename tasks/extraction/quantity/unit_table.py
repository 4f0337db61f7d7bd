"""Units of measure: one table, their standard names, what they are written as, and what each is in its base unit.

Factors are the exact or customary definitions of the SI brochure and of the international yard and pound. Where a
word means several units, the one that news means most is taken: a `ton` is a metric one, a `gallon` a US gallon, a
`calorie` on its own a food calorie in lower case too, a month a twelfth of a Gregorian year.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tasks.extraction.quantity.words import vocabulary


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. A value in it is `value * factor + offset` in the base unit.

    Args:
        name: the standard name; an ISO 4217 code for money.
        dimension: one of `records.DIMENSIONS`.
        factor: to the base unit.
        base: name of the base unit.
        offset: for temperatures.
    """

    name: str
    dimension: str
    factor: float
    base: str | None
    offset: float = 0.0


#: name | dimension | factor | names beside the plural in -s, with `=` before one that has no plural | symbols
TABLE: Final = """
inch | length | 0.0254 | =inches |
foot | length | 0.3048 | =feet =ft | ft
yard | length | 0.9144 | | yd yds
mile | length | 1609.344 | statute_mile | mi
nautical mile | length | 1852 | | nmi
light year | length | 9.4607304725808e15 | light-year lightyear | ly
astronomical unit | length | 1.495978707e11 | | au AU
parsec | length | 3.0856775814913673e16 | |
kiloparsec | length | 3.0856775814913673e19 | | kpc
megaparsec | length | 3.0856775814913673e22 | | Mpc
angstrom | length | 1e-10 | ångström ångstrom angström | Å
furlong | length | 201.168 | |
fathom | length | 1.8288 | |
acre | area | 4046.8564224 | | ac
hectare | area | 10000 | | ha
barrel | volume | 0.158987294928 | =barrels_of_oil_equivalent =barrels_of_crude_equivalent \
=barrel_of_oil_equivalent | bbl bbls boe
gallon | volume | 0.003785411784 | us_gallon | gal
imperial gallon | volume | 0.00454609 | |
quart | volume | 0.000946352946 | liquid_quart | qt
pint | volume | 0.000473176473 | liquid_pint | pt
cup | volume | 0.0002365882365 | |
tablespoon | volume | 1.478676478125e-5 | tbsp table_spoon =tablespoonfuls | tbsp tbsps
teaspoon | volume | 4.92892159375e-6 | tsp tea_spoon =teaspoonfuls | tsp
fluid ounce | volume | 2.95735295625e-5 | =fl_oz =fl_._oz_. =fl_oz_. | floz
bushel | volume | 0.03523907016688 | | bu
acre foot | volume | 1233.48183754752 | acre-foot =acre_feet =acre-feet |
cubic metre | volume | 1 | =cu_m =cbm | cbm
billion cubic metres | volume | 1e9 | =bcm | bcm
billion cubic feet | volume | 2.8316846592e7 | =bcf | bcf
trillion cubic feet | volume | 2.8316846592e10 | =tcf | tcf Tcf
square foot | area | 0.09290304 | =sqft =square_feet | sqft
square metre | area | 1 | =sqm | sqm
square kilometre | area | 1e6 | =sqkm | sqkm
cubic centimetre | volume | 1e-6 | =cc | cc
dram | mass | 0.0017718451953125 | |
kilogram | mass | 1 | kilo =kgs | kgs
kilometre | length | 1000 | =kms =klicks | kms
milligram | mass | 1e-6 | =mgs |
standard cubic foot | volume | 0.028316846592 | =standard_cubic_feet | scf
twenty-foot equivalent unit | volume | 38.51 | | TEU TEUs
tonne | mass | 1000 | metric_ton metric_tonne =mts | t MT mt
ton | mass | 1000 | |
short ton | mass | 907.18474 | |
long ton | mass | 1016.0469088 | imperial_ton |
kilotonne | mass | 1e6 | kiloton =kilotons | kt kton
megatonne | mass | 1e9 | megaton =megatons | Mt Mton
gigatonne | mass | 1e12 | gigaton =gigatons | Gt Gton
pound | mass | 0.45359237 | =lb =lbs | lb lbs
ounce | mass | 0.028349523125 | | oz
troy ounce | mass | 0.0311034768 | | ozt
quintal | mass | 100 | |
carat | mass | 0.0002 | karat | ct
grain | mass | 6.479891e-5 | |
hundredweight | mass | 50.80234544 | | cwt
maund | mass | 37.3242 | |
tola | mass | 0.0116638 | |
millisecond | duration | 0.001 | | ms
microsecond | duration | 1e-6 | | µs μs
nanosecond | duration | 1e-9 | | ns
second | duration | 1 | =sec =secs | s sec
minute | duration | 60 | =min =mins | min
hour | duration | 3600 | =hr =hrs | h hr hrs
day | duration | 86400 | |
night | duration | 86400 | |
weekday | duration | 86400 | |
week | duration | 604800 | =wk =wks | wk wks
fortnight | duration | 1209600 | |
month | duration | 2629746 | =mos mth =mnth =mnths | mo
year | duration | 31556952 | =yr =yrs =annum | yr yrs
decade | duration | 315569520 | |
century | duration | 3155695200 | =centuries |
millennium | duration | 31556952000 | =millennia =millenniums |
kiloyear | duration | 3.1556952e10 | | kyr
megayear | duration | 3.1556952e13 | | Ma Myr
gigayear | duration | 3.1556952e16 | | Ga Gyr
mile per hour | speed | 0.44704 | =mph =miles_an_hour =mile_an_hour | mph
kilometre per hour | speed | 0.2777777777777778 | =kph =kmph =kmh =kilometres_an_hour =kilometers_an_hour \
=klicks_an_hour | kph kmh kmph
knot | speed | 0.5144444444444445 | | kn
mach | speed | 340.3 | =mach |
watt hour | energy | 3600 | watt-hour watthour | Wh
kilowatt hour | energy | 3600000 | kilowatthour |
megawatt hour | energy | 3.6e9 | megawatthour |
gigawatt hour | energy | 3.6e12 | gigawatthour |
calorie | energy | 4184 | kilocalorie | kcal Cal cal
british thermal unit | energy | 1055.05585262 | =btu =btus | Btu BTU
million british thermal units | energy | 1055055852.62 | =mmbtu =million_btu =million_btus | mmBtu MMBtu MMBTU mmbtu
therm | energy | 105505585.262 | |
horsepower | power | 745.6998715822702 | =horsepower =brake_horsepower | hp bhp HP
degree Celsius | temperature | 1 | | °_C º_C ºC ˚_C ℃ °_c
degree Fahrenheit | temperature | 0.5555555555555556 | | °_F º_F ºF ˚_F ℉ °_f
kelvin | temperature | 1 | =kelvin =kelvins =degrees_kelvin | °_K
degree Rankine | temperature | 0.5555555555555556 | =degrees_rankine =rankine | °_R °_Ra
revolution per minute | frequency | 0.016666666666666666 | =rpm =revolutions_per_minute | rpm
beat per minute | frequency | 0.016666666666666666 | =beats_per_minute =beats_a_minute | bpm
atmosphere | pressure | 101325 | =atm | atm
bar | pressure | 100000 | =bar |
millibar | pressure | 100 | =mb_of_pressure | mbar
pound per square inch | pressure | 6894.757293168361 | =pounds_per_square_inch =psi | psi
millimetre of mercury | pressure | 133.322387415 | =millimetres_of_mercury =millimeters_of_mercury | mmHg
inch of mercury | pressure | 3386.389 | =inches_of_mercury | inHg
degree | angle | 1 | =deg =degs | ° º ˚
radian | angle | 57.29577951308232 | | rad
turn | angle | 360 | =turn |
arcminute | angle | 0.016666666666666666 | arcmin arc_minute =minute_of_arc =minutes_of_arc |
arcsecond | angle | 0.0002777777777777778 | arcsec arc_second =second_of_arc =seconds_of_arc |
percent | percent | 0.01 | =per_cent =pct =percent =percents =percentage =pc_. | % ％ pct pc
per mille | percent | 0.001 | =per_mille =per_mil =permille =permil =parts_per_thousand =part_per_thousand | ‰
percentage point | percentage_point | 1 | =percent_point =percent_points =per_cent_points =pp =ppt =ppts =%_point \
=%_points =%age_points =%_age_points | pp ppt
basis point | percentage_point | 0.01 | =bp =bps | bp bps
part per million | ratio | 1e-6 | =parts_per_million =ppm | ppm
part per trillion | ratio | 1e-12 | =parts_per_trillion |
part per billion | ratio | 1e-9 | =parts_per_billion =ppb | ppb
barrel per day | rate | 1.840130728333333e-6 | =bpd =b_/_d =barrels_daily =boepd =bopd =boe_/_d \
=barrels_of_oil_equivalent_per_day =barrels_of_oil_per_day \
=barrels_of_oil_a_day =barrels_of_crude_per_day =barrels_of_crude_a_day =barrels_of_crude_oil_per_day \
=barrels_of_crude_oil_a_day | bpd
tonne per day | rate | 0.011574074074074073 | =tpd | tpd
tonne per year | rate | 3.168808781402895e-5 | =tpa | tpa
decibel | other | 1 | | dB dBA
hectolitre | volume | 0.1 | | hL
decalitre | volume | 0.01 | decaliter dekalitre dekaliter |
nautical league | length | 5556 | |
sievert | other | 1 | | Sv
gray | other | 1 | =grays | Gy
becquerel | other | 1 | | Bq
mole | other | 1 | =mol | mol
lumen | other | 1 | | lm
candela | other | 1 | | cd
ohm | other | 1 | | Ω
coulomb | other | 1 | |
tesla | other | 1 | =teslas |
katal | other | 1 | | kat
magnitude | other | 1 | =magnitude =on_the_richter_scale =on_richter_scale |
megapixel | other | 1 | | MP
international unit | other | 1 | | IU
mile per gallon | rate | 425143.707 | =mpg =miles_per_gallon =miles_to_the_gallon | mpg
frame per second | other | 1 | =fps =frames_per_second | fps
ampere hour | other | 3600 | amp_hour =amp-hours =ampere-hours | Ah
milliampere hour | other | 3.6 | =milliamp_hours | mAh
newton metre | energy | 1 | newton_meter newton-metre newton-meter | Nm
pound foot | energy | 1.3558179483314004 | =pound-feet =pound_feet =lb_ft =lb_-_ft =foot_pound =foot_pounds =ft_lb \
=ft_lbs | lb-ft
joule second | other | 1 | | Js
kibibyte | data | 1024 | | KiB kiB
mebibyte | data | 1048576 | | MiB
gibibyte | data | 1073741824 | | GiB
tebibyte | data | 1099511627776 | | TiB
kilobyte | data | 1000 | | KB
kilobit | data | 125 | | Kb
zettabyte | data | 1e21 | | ZB
yottabyte | data | 1e24 | | YB
stone | mass | 6.35029318 | =stone | st
dunam | area | 1000 | dunum |
feddan | area | 4200 | |
rai | area | 1600 | =rai |
lux | other | 1 | =lux | lx
curie | other | 3.7e10 | | Ci
microgram | mass | 1e-9 | =mcg | mcg ug
micrometre | length | 1e-6 | micron | um
gram | mass | 0.001 | | gms gm
megabit per second | data_rate | 125000 | | Mb_/_s mb_/_s Mbit_/_s mbps MBPS
gigabit per second | data_rate | 1.25e8 | | Gb_/_s Gbit_/_s gbps GBPS
kilobit per second | data_rate | 125 | | kb_/_s kbit_/_s
cubic foot per second | rate | 0.028316846592 | cusec =cfs | cfs
cubic metre per second | rate | 1 | cumec | cumecs
million cubic feet | volume | 28316.846592 | =mmcf | MMcf mmcf
million cubic metres | volume | 1e6 | =mcm | mcm
million barrels per day | rate | 1.840130728333333 | =mbpd =mb_/_d =mmbpd | mbpd
million tonnes per year | rate | 31.68808781402895 | =mtpa =mmtpa | MTPA MMTPA
million litres per day | rate | 0.011574074074074073 | =mld =megalitres_per_day | MLD
million gallons per day | rate | 0.0438126364 | =mgd | MGD
kilometre per litre | rate | 1e6 | =kmpl =km_/_l =kilometres_to_the_litre | kmpl
cubic foot per minute | rate | 0.0004719474432 | =cfm | CFM cfm
thousand million cubic feet | volume | 2.8316846592e7 | =tmc_ft =tmcft =tmc_feet | TMC
hectometre | length | 100 | hectometer hecto_metre hecto_meter | hm
decametre | length | 10 | decameter dekameter dekametre deca_metre deca_meter | dam
hectogram | mass | 0.1 | |
decagram | mass | 0.01 | dekagram |
cubit | length | 0.4572 | |
hogshead | volume | 0.238480942392 | |
pennyweight | mass | 0.00155517384 | | dwt
catty | mass | 0.5 | =catties |
tael | mass | 0.05 | |
mu | area | 666.6666666666666 | =mu |
kanal | area | 505.857 | |
marla | area | 25.29285 | |
bigha | area | 2529.285 | |
pyeong | area | 3.305785 | =pyeong |
tsubo | area | 3.305785 | =tsubo |
torr | pressure | 133.32236842105263 | =torr | Torr
erg | energy | 1e-7 | |
dyne | force | 1e-5 | | dyn
kilogram force | force | 9.80665 | =kilograms_force | kgf
litre | volume | 0.001 | ltr |
millilitre | volume | 1e-6 | =mls |
millisecond | duration | 0.001 | | msec
nanosecond | duration | 1e-9 | | nsec
ton of refrigeration | power | 3516.8528420667 | =tons_of_refrigeration |
metric horsepower | power | 735.49875 | =metric_horsepower |
volt ampere | power | 1 | =voltamperes | VA
kilovolt ampere | power | 1000 | | kVA KVA
megavolt ampere | power | 1e6 | | MVA
millicoulomb | other | 0.001 | | mC
farad | other | 1 | |
microfarad | other | 1e-6 | | µF μF uF
gauss | other | 0.0001 | =gauss |
roentgen | other | 1 | röntgen |
petabit | data | 1.25e14 | | Pb
exabit | data | 1.25e17 | | Eb
pebibyte | data | 1.125899906842624e15 | | PiB
exbibyte | data | 1.152921504606847e18 | | EiB
pixel | other | 1 | | px
base pair | other | 1 | |
board foot | volume | 0.002359737216 | =board_feet |
millibecquerel | other | 0.001 | | mBq
steradian | other | 1 | | sr
kiloohm | other | 1000 | kilohm | kΩ
megaohm | other | 1e6 | megohm | MΩ
baud | other | 1 | =baud |
henry | other | 1 | =henries |
millihenry | other | 0.001 | =millihenries | mH
centipoise | other | 1 | =centipoise | cP
centistokes | other | 1 | =centistokes | cSt
jansky | other | 1 | | Jy
microcoulomb | other | 1e-6 | | µC μC
femtobarn | area | 1e-43 | | fb
picobarn | area | 1e-40 | |
gram force | force | 0.00980665 | gramme_force | gf
tonne force | force | 9806.65 | ton_force | tf
millimole | other | 0.001 | =mmol | mmol
light minute | length | 1.798754748e10 | |
imperial quart | volume | 0.0011365225 | |
imperial pint | volume | 0.00056826125 | |
imperial fluid ounce | volume | 2.84130625e-5 | |
US therm | energy | 105480400 | us_therm |
megabit | data | 125000 | | Mb
gigabit | data | 1.25e8 | | Gb
terabit | data | 1.25e11 | | Tb
square inch | area | 0.00064516 | =square_inches =sq_in | in²
cubic inch | volume | 1.6387064e-5 | =cubic_inches =cu_in | in³
pound force | force | 4.4482216152605 | =pounds_of_force =pounds_force =pounds-force | lbf
solar mass | mass | 1.98841e30 | =solar_masses |
dalton | mass | 1.6605390666e-27 | =atomic_mass_unit =atomic_mass_units | amu
litre per 100 kilometres | rate | 1e-8 | =litres_per_100_kilometres =liters_per_100_kilometers =litres_per_100_km \
=liters_per_100_km =l_/_100_km =l_/_100km | L_/_100_km
kilowatt hour per 100 kilometres | rate | 36 | =kilowatt_hours_per_100_kilometres =kilowatt-hours_per_100_kilometres \
=kilowatt-hours_per_100_kilometers =kwh_/_100_km =kwh_per_100_km | kWh_/_100_km
"""

#: Symbols of masses that greenhouse gases are told in, with the unit each is: kt | kilotonne.
GASES: Final = """
g | gram
kg | kilogram
t | tonne
kt | kilotonne
Mt | megatonne
Gt | gigatonne
"""

#: Base units that take the decimal prefixes: name | dimension | factor | American spelling | symbol | prefixes
PREFIXED: Final = """
metre | length | 1 | meter | m | a p n µ m c d k M G
gram | mass | 0.001 | gramme | g | p n µ m k
litre | volume | 0.001 | liter | l | µ m c d h k M G
watt | power | 1 | | W | µ m k M G T
watt hour | energy | 3600 | watt-hour | Wh | k M G T
joule | energy | 1 | | J | m k M G T P E
electronvolt | energy | 1.602176634e-19 | electron volt | eV | k M G T
hertz | frequency | 1 | | Hz | k M G T
pascal | pressure | 1 | | Pa | h k M G
newton | force | 1 | | N | m k M
volt | voltage | 1 | | V | µ m k M
ampere | current | 1 | amp | A | µ m k
byte | data | 1 | | B | k M G T P E
bit | data | 0.125 | | bit | k M G T
bit per second | data_rate | 0.125 | | bps | k M G T
sievert | other | 1 | | Sv | µ m
gray | other | 1 | | Gy | µ m k
becquerel | other | 1 | | Bq | k M G T
ton | mass | 1000 | | | 
"""  # noqa: W291

PREFIXES: Final = {
    "a": ("atto", 1e-18), "p": ("pico", 1e-12), "n": ("nano", 1e-9), "µ": ("micro", 1e-6), "m": ("milli", 1e-3),
    "c": ("centi", 1e-2), "d": ("deci", 1e-1), "h": ("hecto", 1e2), "k": ("kilo", 1e3), "M": ("mega", 1e6),
    "G": ("giga", 1e9), "T": ("tera", 1e12), "P": ("peta", 1e15), "E": ("exa", 1e18),
}  # fmt: skip

#: What a rate may be per, beside a unit: people and things that prices are quoted by.
PER_NOUNS: Final = {
    "person": "person", "capita": "person", "head": "person", "inhabitant": "person", "share": "share",
    "passenger": "passenger", "household": "household", "student": "student", "pupil": "pupil", "worker": "worker",
    "employee": "employee", "vehicle": "vehicle", "car": "car", "ticket": "ticket", "unit": "unit", "piece": "piece",
    "bottle": "bottle", "bag": "bag", "bale": "bale", "child": "child", "family": "family", "patient": "patient",
    "capita_income": "person", "tonne": "tonne", "dose": "dose", "barrel": "barrel", "visit": "visit",
    "game": "game", "match": "match", "vote": "vote", "seat": "seat", "trip": "trip", "shift": "shift",
}  # fmt: skip

OFFSETS: Final = {"degree Celsius": 273.15, "degree Fahrenheit": 255.3722222222222}

#: Symbols of prefixed units that mean something else in news more often, or are words.
NOT_SYMBOLS: Final = vocabulary("Mm A B hl bps")
