"""Parts of a currency with names of their own: cents, fils, satoshis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

#: its name | beside that, its forms (joined by _) | the noun or the code of the whole | how much of it one is
_TABLE: Final = """
cent | cents ¢ | dollar | 0.01
cent | cents | EUR | 0.01
cent | cents | rand | 0.01
cent | cents | shilling | 0.01
euro cent | euro_cents eurocent eurocents | EUR | 0.01
dime | dimes | USD | 0.1
penny | pennies pence | GBP | 0.01
kobo | kobos | NGN | 0.01
paisa | paise paisas | rupee | 0.01
kopeck | kopecks kopek kopeks | RUB | 0.01
kopiyka | kopiykas | UAH | 0.01
kapyeyka | kapyeykas | BYN | 0.01
centavo | centavos | peso | 0.01
centime | centimes | franc | 0.01
rappen | | CHF | 0.01
fils | | dirham | 0.01
fils | | dinar | 0.001
piastre | piastres | EGP | 0.01
grosz | groszy grosze | PLN | 0.01
ngwee | | ZMW | 0.01
jiao | mao | CNY | 0.1
fen | | CNY | 0.01
pfennig | pfennigs | DEM | 0.01
penni | penniä | FIM | 0.01
stotinka | stotinki | BGN | 0.01
halala | halalas | SAR | 0.01
agora | agorot | ILS | 0.01
satang | satangs | THB | 0.01
haler | halers heller haléř haléřů | CZK | 0.01
fillér | | HUF | 0.01
kuruş | kurus | TRY | 0.01
qəpik | qepik | AZN | 0.01
tetri | | GEL | 0.01
tiyin | tiyins | KGS | 0.01
tiyn | | KZT | 0.01
tennesi | | TMT | 0.01
pesewa | pesewas | GHS | 0.01
thebe | | BWP | 0.01
tambala | | MWK | 0.01
butut | bututs | GMD | 0.01
toea | | PGK | 0.01
sene | | WST | 0.01
seniti | | TOP | 0.01
sen | | MYR | 0.01
laari | | MVR | 0.01
chetrum | chetrums | BTN | 0.01
poisha | | BDT | 0.01
øre | | krone | 0.01
öre | | SEK | 0.01
eyrir | aurar | ISK | 0.01
céntimo | céntimos centimo centimos cêntimo | CRC | 0.01
centésimo | centésimos centesimo centesimos centesimi | UYU | 0.01
santim | santimat santeem santeems | DZD | 0.01
luma | | AMD | 0.01
ban | bani | RON | 0.01
qindarkë | qindarke qindarka qintar | ALL | 0.01
lipa | | HRK | 0.01
deni | | MKD | 0.01
fening | fenings | BAM | 0.01
avo | avos | MOP | 0.01
pul | | AFN | 0.01
att | | LAK | 0.01
pya | pyas | MMK | 0.01
chon | | KPW | 0.01
jeon | | KRW | 0.01
sente | lisente | LSL | 0.01
diram | dirams | TJS | 0.01
möngö | | MNT | 0.01
khoums | | MRU | 0.2
iraimbilanja | | MGA | 0.2
hào | | VND | 0.1
baisa | baisas | OMR | 0.001
millime | millimes | TND | 0.001
satoshi | satoshis | XBT | 1e-8
"""

#: Names that are also other words: only their plural counts money.
_OTHER_WORDS: Final = frozenset(("ban", "att", "pul"))


@dataclass(frozen=True, slots=True)
class Coin:
    """A part of a currency.

    Args:
        name: what one is called.
        whole: the noun of the currency, or its ISO 4217 code where no other has such coins.
        factor: how much of the whole one is.
    """

    name: str
    whole: str
    factor: float


def _read() -> Mapping[str, tuple[Coin, ...]]:
    coins: dict[str, tuple[Coin, ...]] = {}
    for line in _TABLE.strip().splitlines():
        name, forms, whole, factor = (part.strip() for part in line.split("|"))
        coin = Coin(name, whole, float(factor))
        for form in (*([] if name in _OTHER_WORDS else [name]), *forms.split()):
            written = form.replace("_", " ")
            coins[written] = (*coins.get(written, ()), coin)
    return coins


#: Any form of a coin's name, in small letters -> what it may be, the commonest first.
COINS: Final = _read()
