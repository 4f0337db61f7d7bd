"""Houses that the news names for the government that sits in them. A capital (`Beijing said`) is not read so."""

from __future__ import annotations

from typing import Final

from tasks.extraction.words import listed
from tasks.records import Entity

#: `country; houses`. Only houses that nothing else is called; many countries have a State House or a National Palace.
TABLE: Final = """
AR; Casa Rosada
BR; Planalto, Planalto Palace, Palácio do Planalto
CL; La Moneda, La Moneda Palace
CN; Zhongnanhai
CO; Casa de Nariño
EG; Ittihadiya Palace
ES; Moncloa, La Moncloa, Moncloa Palace
FR; Élysée, Elysée, Élysée Palace, Elysée Palace
GB; Downing Street, 10 Downing Street, Number 10, Whitehall
GH; Jubilee House
IT; Palazzo Chigi
KR; Blue House, Cheong Wa Dae
NG; Aso Rock, Aso Rock Villa
NL; Binnenhof
PH; Malacañang, Malacañang Palace
RU; Kremlin
UA; Bankova
US; White House
VE; Miraflores Palace
ZA; Union Buildings
"""

_WITH_ARTICLE: Final = listed("AE BS CD CF CG DO FK GB GM IM KM KY MH MV NL PH SB SC TC US VG VI")


def government(country: Entity) -> Entity:
    """The government of a country, as an entity."""
    code = country.country or ""
    name = f"the {country.name}" if code in _WITH_ARTICLE else country.name
    return Entity(f"org:government-{code.lower()}", "ORG", f"Government of {name}", code)
