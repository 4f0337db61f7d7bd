"""Whether four digits are a year where they stand: what the readers of dates and of figures both ask.

Four digits that are no year are a count, so that each such number is a date or a figure, and never both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Beside:
    """Four digits and the words around them, in small letters, marks told as words; empty past the end.

    Args:
        number: the digits.
        before: the word before.
        before_that: the one before it.
        after: the word after.
        word: whether that is a word that has no meaning of its own in a date.
        capital: whether it begins with a capital.
        measured: whether it is a unit.
        closed: whether nothing goes on there.
        paired: whether a year stands before the word before.
    """

    number: int
    before: str
    before_that: str
    after: str
    word: bool
    capital: bool
    measured: bool
    closed: bool
    paired: bool


#: Plurals that a year tells apart: after `the 2009` they are held, made or measured in it, not counted by it.
OF_A_YEAR: Final = frozenset(
    """
    elections polls primaries protests riots demonstrations attacks bombings killings massacres purges floods fires
    wildfires earthquakes hurricanes games olympics championships finals playoffs tournaments awards talks negotiations
    accords agreements reforms sanctions amendments regulations guidelines standards rules hostilities clashes wars
    events campaigns results findings figures numbers levels estimates forecasts targets budgets accounts statistics
    prices sales earnings profits revenues debts models census data series hearings uprisings celebrations commitments
    """.split()
)

#: Words after four digits that these count or measure.
COUNTED: Final = frozenset(
    """
    people men women children percent per % times miles km kilometres kilometers metres meters feet ft m kg tons tonnes
    dollars euros pounds votes points soldiers troops jobs workers million billion thousand hundred degrees acres
    hectares barrels rpm mah mw gw mhz employees members seats copies words students homes houses units shares yards
    cases deaths victims civilians refugees migrants prisoners protesters strong litres liters gallons watts calories
    rupees yen francs marks patients families residents villagers fans spectators officers police fighters rebels
    tickets cars vehicles tanks rounds shells missiles others passengers delegates pages teachers farmers doctors
    nurses rockets trees animals
    """.split()
)
#: Words before four digits that make them a year, whatever follows.
_YEAR_BEFORE: Final = frozenset(
    """
    in since until till by during before after from between to through early late mid circa ( year fiscal - and or for
    of as spring summer autumn winter fy
    """.split()
)
#: Words before them that make them something else.
_NO_YEAR_BEFORE: Final = frozenset(
    """
    $ £ € ¥ # no number nr section page pages p pp flight room route gate article resolution channel highway unit boeing
    airbus windows office model act about nearly almost than least some roughly approximately around over under total
    another these those all only just exactly up most top usd eur gbp rs psalm line code pin extension ext isbn bus
    paragraph chapter volume vol above below exceeding
    """.split()
)
#: Words before a year that tells apart what stands behind it: the 2009 elections.
_HELD_BEFORE: Final = frozenset("the its his her their our 's s in since after".split())
#: Words before four digits that count what follows in small letters: it has 1850 pupils.
_COUNTING: Final = frozenset(
    """
    has have had with are were another total hold holds held sell sells sold buy bought lost lose loses sent send built
    """.split()
)
#: Words before `around 1850`, `later than 2000` or a bare year of long ago that make it one, however round.
_DATING: Final = frozenset(
    """
    later earlier born died built founded written painted dating dated dates since from until begun began settled
    created composed made
    """.split()
)


def is_year(beside: Beside) -> bool:
    """Whether the digits are a year: recent ones are unless something counts by them, older ones where words say so."""
    number, before, after = beside.number, beside.before, beside.after
    if before == "." and beside.before_that in ("no", "nos", "nr", "art", "sec", "p", "pp", "ext"):
        return False
    if after in COUNTED or beside.measured or (before in _NO_YEAR_BEFORE and not _is_compared(beside)):
        return False
    recent = 1900 <= number < 2060
    if beside.paired and recent and before in ("and", "or", ","):
        return True  # the 1994 and 1997 shootings
    plural = after.endswith("s") and len(after) > 3 and beside.word and not beside.capital
    if plural and after in OF_A_YEAR and before in _HELD_BEFORE and 1500 <= number < 2060:
        return True
    if plural and after not in OF_A_YEAR and (before in _COUNTING or (before.endswith("ed") and len(before) > 4)):
        return False
    if plural and number % 50 == 0 and before not in _DATED:
        return False
    if number < 1500 and not number % 100 and before in ("from", "to", "between", "and"):
        return False  # from 1000 to 1500 came
    if plural and before == "the" and recent and number % 50:
        return True  # the 2014 pupils
    if plural and before in ("of", "for", "and", "or", "to", "with", "the", ""):
        return after in ("was", "has", "is", "as", "this", "its", "his", "us")
    if before == "the" and beside.word and number >= 1500 and number % 50:
        return True
    if before in ("around", "about"):
        return True
    if number >= 1500 and number % 50 and _is_long_ago(beside, plural=plural):
        return True  # the war of 1812
    return recent or (before in _YEAR_BEFORE and before not in ("for", "of", "to", "and", "as"))


def _is_long_ago(beside: Beside, *, plural: bool) -> bool:
    """`born 1776`, `the war of 1812`, `from 1648 to 1715.`: a year that nothing is counted by."""
    if beside.before == "of":
        return not plural
    return beside.before in _DATING or (beside.before in ("to", "and") and beside.closed)


#: Words before a round year with a plural behind it.
_DATED: Final = frozenset("in since by until from the during ' s".split())


def _is_compared(beside: Beside) -> bool:
    """`no later than 2014`, `more in 2022 than 2021,`: compared with a year, not with a round number."""
    number, before = beside.number, beside.before
    if before not in ("than", "around", "about") or (before == "than" and not 1900 <= number < 2060):
        return False
    goes_on = before != "than" and beside.after in ("in", "at", "by", "and", "but", "when", "to")
    return (beside.closed or goes_on) and (number % 50 != 0 or beside.before_that in _DATING)
