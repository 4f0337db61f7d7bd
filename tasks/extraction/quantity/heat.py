"""Degrees of heat: which C is Celsius, and which degrees are no angle."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity.known import KNOWN
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.unit_table import Unit
from tasks.extraction.quantity.words import vocabulary

DEGREES: Final = {"C": "degree Celsius", "F": "degree Fahrenheit"}
_WEATHER: Final = vocabulary(
    """
    temperature temperatures heat heatwave cold celsius fahrenheit weather warm warmer warming freezing hot cool cooler
    colder coldest hottest thermometer overnight sunny outside oven chilly frost mercury freeze climate summer winter
    """
)
#: What is turned or lies somewhere by degrees.
_ANGULAR: Final = vocabulary(
    """
    angle angles turn turned turns rotate rotated rotation tilt tilted slope latitude longitude north south east west
    view wide bend bent
    """
)


def _near_weather(tokens: Tokens, index: int) -> bool:
    return not _WEATHER.isdisjoint(tokens.lows[max(0, index - 40) : index + 40])


def is_heat(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the degrees of tokens first..last are of heat and no angle; of which scale they do not say."""
    near = tokens.lows[max(0, first - 6) : last + 6]
    return _near_weather(tokens, last) and _ANGULAR.isdisjoint(near)


#: Degrees of heat, the scale left open.
HEAT: Final = Unit("degree of temperature", "temperature", 1.0, None)


def degrees(tokens: Tokens, index: int, word: str) -> tuple[Unit, int] | None:
    """`-5C`, `90F`: glued to the number, where the sentence is about heat or cold or what leads to it says so."""
    if tokens.goes_on(index + 1):
        return None
    minus = index > 1 and tokens.words[index - 2] in ("-", "−", "–")
    if tokens.glued(index):
        before = tokens.lows[index - 2] if index > 1 else ""
        said = before in _TO_DEGREES or minus or _of_degrees(tokens, index) or _near_weather(tokens, index)
    else:
        signed = minus and (index < 3 or not tokens.glued(index - 2))
        said = not tokens.words[index + 1].isalpha() and (signed or _near_weather(tokens, index))
    if said or _converted(tokens, index, _OTHER[word]):
        return KNOWN[DEGREES[word]], index + 1
    return None


def _of_degrees(tokens: Tokens, index: int) -> bool:
    """Whether degrees are spoken of nearby."""
    return not frozenset(("degree", "degrees", "°")).isdisjoint(tokens.lows[max(0, index - 40) : index + 40])


_OTHER: Final = {"C": "F", "F": "C"}


def _converted(tokens: Tokens, index: int, other: str) -> bool:
    """`95 F (35 C)`: the same heat in the other degrees beside it."""
    near = [j for j in range(max(1, index - 5), index + 6) if tokens.words[j] == other]
    return any(tokens.words[j - 1][:1].isdecimal() for j in near)


#: Words before a number with a C or F glued on that make it a temperature: no row 20C, no flight 9F.
_TO_DEGREES: Final = vocabulary(
    "minus below above of to at about around nearly reached hit over under is was than and ~"
)
