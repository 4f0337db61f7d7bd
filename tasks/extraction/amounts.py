"""Amounts in digits in a text of any language: with the sign of a unit, or with the name or sign of money."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from tasks.extraction import figures
from tasks.extraction.locales import Convention, convention, value
from tasks.records import Figure, Text

#: Signs of units that are the same everywhere. `h` is a time of day as often.
UNITS: Final = tuple(
    "% ‰ °C °F km/h m/s m km cm mm m² km² cm² m³ kg ha W kW MW GW TW Wh kWh MWh GWh TWh".split()
)  # fmt: skip
#: Signs of money. `$` and `¥` are several currencies.
SIGNS: Final = {
    "US$": "USD", "R$": "BRL", "€": "EUR", "£": "GBP", "₽": "RUB", "₹": "INR", "₺": "TRY", "₩": "KRW", "₴": "UAH",
    "₦": "NGN", "₫": "VND", "₪": "ILS",
}  # fmt: skip
#: Languages that are written without blanks, where a word may stand right before and after.
UNSPACED: Final = frozenset({"ja", "th", "zh"})
#: Languages that write the sign before the number.
PERCENT_FIRST: Final = frozenset({"eu", "tr"})

#: Digits in groups, no fourth digit after a group that a space parts.
_DIGITS: Final = r"\d+(?:[.,٫٬'’]\d+| \d{3}(?!\d))*+(?![.,]?\d)"
#: What may stand right before an amount: nothing, a blank, or what opens.
_BEFORE: Final = r"(?<![^\s(\[{„“”\"»«‚‘'’=~≈<>+±|])"
_COMMA_DECIMAL: Final = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d.,])")


def read(doc: Text) -> list[Figure]:
    """The amounts as the language of the document writes them; what words say of them is not read."""
    way = convention(doc.language or "")
    if way is None:
        return []
    comma_told = bool(_COMMA_DECIMAL.search(doc.text))
    found = (_figure(match, way, comma_told) for match in _amounts(way.language).finditer(doc.text))
    return [figure for figure in found if figure is not None]


@cache
def _amounts(language: str) -> re.Pattern[str]:
    """`US$ 3,5 Mio.`, or a number and then `%` or `Mio. Euro`, as a language with a convention has them."""
    way = convention(language)
    if way is None:
        return re.compile("(?!)")
    sizes, names = _any(way.magnitudes), _any(way.currencies)
    before, end = _BEFORE, r"(?!\w)"
    first = "%|" if language in PERCENT_FIRST else ""
    if language in UNSPACED:
        before = r"(?<![\d.,/:A-Za-z-])" + "".join(f"(?<!{re.escape(word)})" for word in way.magnitudes)
        end = ""
    number = rf"[-−]?{_DIGITS}(?:\s?[-–]\s?{_DIGITS})?"
    joined = r"(?:[ \n]d(?:e|i|os?|e los)(?=[ \n])|[ \n]d['’](?=\w))?"
    return re.compile(
        rf"{before}(?:(?P<first>{first}{_any(SIGNS)}|[A-Z]{{3}}(?=[ \d-]))[ \n]?(?P<after>{number})"
        rf"(?:[ \n]?(?P<scale>{sizes}){end})?"
        rf"|(?P<number>{number})[ \n]?(?:(?P<unit>{_any(UNITS)}|°\s[CF])(?!\w)"
        rf"|(?:(?P<size>{sizes}){joined}[ \n]?)?(?:(?P<sign>{_any(SIGNS)})|(?P<money>{names}){end})))"
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _figure(found: re.Match[str], way: Convention, comma_told: bool) -> Figure | None:
    """What an amount says; None where that is in doubt."""
    digits, unit = found["number"] or found["after"], found["unit"] or (found["first"] == "%" and "%")
    negative = digits[0] in "-−"
    parts = [part.strip() for part in re.split("[-–]", digits[negative:])]
    told = [value(part, way, comma_told=comma_told) for part in parts]
    values = [each * way.magnitudes.get(found["size"] or found["scale"] or "", 1) for each in told if each is not None]
    if len(values) < len(parts) or (negative and len(values) > 1) or values != sorted(set(values)):
        return None
    low, high = (-values[0], -values[0]) if negative else (values[0], values[-1])
    start, end = found.span()
    exact = Figure(
        start, end, found[0], f"digits:{way.language}", low, high, "exact" if low == high else "range", "money"
    )
    if unit:
        like, slope, shift = _measured(unit.replace(" ", ""))
        bases = sorted((low * slope + shift, high * slope + shift))
        return replace(exact, dimension=like.dimension, unit=like.unit, base_unit=like.base_unit,
                       value_low_base=bases[0], value_high_base=bases[1])  # fmt: skip
    name = found["first"] or found["sign"] or found["money"]
    code = SIGNS.get(name) or way.currencies.get(name)
    return None if code is None else replace(exact, unit=code, base_unit=code, value_low_base=low, value_high_base=high)


@cache
def _measured(unit: str) -> tuple[Figure, float, float]:
    """A figure in a unit, as English has it, and what makes a value one in the base unit: times this, plus that."""
    none, one = (figures.extract(Text(f"It is {number} {unit}.", ((0, 8 + len(unit)),)))[0] for number in (0, 1))
    shift = none.value_low_base or 0.0
    return one, (1.0 if one.value_low_base is None else one.value_low_base - shift), shift
