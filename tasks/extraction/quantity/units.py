"""Finds the unit that stands at a token: names of several words, symbols, squares and cubes, rates of two units."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tasks.extraction.quantity import heat, marks, numbers, unit_table, words
from tasks.extraction.quantity.known import KNOWN, NAMES, SYMBOLS
from tasks.extraction.quantity.phrases import STOPS
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.unit_bases import BASES
from tasks.extraction.quantity.unit_table import Unit
from tasks.extraction.quantity.words import vocabulary

#: Words that square or cube the length after them, and after a length, the length before them.
_POWERS: Final = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_POWERS_AFTER: Final = {"squared": 2, "cubed": 3, "²": 2, "³": 3}
_PER: Final = frozenset(("per", "a", "an", "each", "every"))
#: Symbols of one or two letters that are also words: only glued to digits, or with nothing that makes them a word.
_SHORT: Final = vocabulary("m g t l L s h V W T N J pt mo are bar cd au AU kn am ac")


def match(tokens: Tokens, index: int, *, digits: bool) -> tuple[Unit, int] | None:
    """The unit that begins at token `index`, and the index after it.

    Args:
        tokens: of the sentence.
        index: of the token after the number.
        digits: whether the number is written in digits; a symbol that is also a word needs that.
    """
    j = index
    if tokens.words[j] in HYPHENS:
        if not (tokens.glued(j) and tokens.glued(j + 1)) and not is_taken_apart(tokens, j):
            return None
        j += 1
    elif tokens.words[j + 2] in _BRACKETS and _BRACKETS[tokens.words[j + 2]] == tokens.words[j]:
        found = single(tokens, j + 1, digits=digits)
        return (found[0], j + 3) if found and found[1] == j + 2 else None
    if tokens.words[j + 1] in _NEGATIVE and (below := _inverse(tokens, j)) is not None:
        return count_per(below[0]), below[1]
    found = single(tokens, j, digits=digits)
    if found is None:
        return None
    return rate(tokens, *found) or _product(tokens, *found) or found


#: Closing brackets, with what opens them: 20 (kg).
_BRACKETS: Final = {")": "(", "]": "[", "}": "{", ">": "<"}
#: What opens a negative power: 5 s^-1.
_NEGATIVE: Final = frozenset("-−^⁻")


def is_taken_apart(tokens: Tokens, index: int) -> bool:
    """`31 - year - old`, `nine - mile`: text whose signs stand apart; the unit then is no plural."""
    if tokens.starts[index] - tokens.ends[index - 1] != 1 or tokens.starts[index + 1] - tokens.ends[index] != 1:
        return False
    return tokens.words[index + 1].islower() and len(tokens.words[index + 1]) > 2 and tokens.lows[index + 1][-1] != "s"


def single(tokens: Tokens, index: int, *, digits: bool) -> tuple[Unit, int] | None:
    """A unit that is no rate of two."""
    low = tokens.lows[index]
    power = _POWERS.get(low)
    if power is not None:
        j = index + 1 + (tokens.words[index + 1] in (".", "-"))
        found = _named(tokens, j) or _symbol(tokens, j, digits)
        if found and found[0].dimension == "length":
            return raised(found[0], power), found[1]
        return None
    found = _named(tokens, index)
    if found is None:
        found = _symbol(tokens, index, digits)
        if found is None:
            return None
    return _with_power(tokens, *found)


def _named(tokens: Tokens, index: int) -> tuple[Unit, int] | None:
    entries = NAMES.get(tokens.lows[index])
    if entries is None:
        return None
    lows = tokens.lows
    for rest, unit in entries:
        j = index + 1
        for word in rest:
            if lows[j] in HYPHENS:
                j += 1
            if lows[j] != word:
                break
            j += 1
        else:
            return unit, j
    return None


def _symbol(tokens: Tokens, index: int, digits: bool) -> tuple[Unit, int] | None:
    word = tokens.words[index]
    if word == "in":
        return marks.inch(tokens, index) if digits else None
    if word == "K" and digits:
        return KNOWN["kelvin"], index + 1  # what scales was taken with the number
    if word in heat.DEGREES:
        return heat.degrees(tokens, index, word)
    if word in _AGES and tokens.lows[index + 1 + (tokens.words[index + 1] in HYPHENS)] == "old":
        return KNOWN[_AGES[word]], index + 1
    if word in marks.PRIMES:
        return marks.prime(tokens, index, word) if digits else None
    entries = SYMBOLS.get(word)
    if entries is None:
        return None if word[-1:] not in _POWERS_AFTER else _superscript(tokens, index, word)
    if word in _SHORT and not (digits and _stands_alone(tokens, index)):
        return None
    for rest, unit in entries:
        if tuple(tokens.words[index + 1 : index + 1 + len(rest)]) == rest:
            return unit, index + 1 + len(rest)
    return None


#: 18m old, 3d old.
_AGES: Final = {"d": "day", "w": "week", "m": "month", "y": "year"}


def _superscript(tokens: Tokens, index: int, word: str) -> tuple[Unit, int] | None:
    entries = SYMBOLS.get(word[:-1])
    if not entries or entries[-1][0] or entries[-1][1].dimension != "length":
        return None
    return raised(entries[-1][1], _POWERS_AFTER[word[-1]]), index + 1


def _stands_alone(tokens: Tokens, index: int) -> bool:
    if tokens.glued(index + 1) and (tokens.words[index + 1] in HYPHENS or tokens.words[index + 1] in "'’&"):
        return False
    ended = tokens.lows[index + 1] in ("of", ".", ",", ";", ")", "") or tokens.words[index + 1] in ("/", *_DOTS)
    if tokens.words[index] == "L":
        return tokens.glued(index) or ended
    if tokens.words[index] in ("N", "J"):
        return ended
    if tokens.lows[index] == "au":
        return ended or tokens.lows[index + 1] in ("from", "away")
    return tokens.glued(index) or tokens.words[index] not in ("s", "T", "pt", "au")


def _with_power(tokens: Tokens, unit: Unit, last: int) -> tuple[Unit, int]:
    """`km2`, `km^2`, `km squared` after a length."""
    if unit.dimension != "length":
        return unit, last
    power = _POWERS_AFTER.get(tokens.lows[last])
    if power is not None:
        return raised(unit, power), last + 1
    j = last + 1 if tokens.words[last] == "^" else last
    if tokens.words[j] in ("2", "3") and tokens.glued(j) and not tokens.goes_on(j + 1):
        return raised(unit, int(tokens.words[j])), j + 1
    return unit, last


@lru_cache(maxsize=128)
def raised(length: Unit, power: int) -> Unit:
    """The square or cube of a length."""
    kind, dimension = ("square", "area") if power == 2 else ("cubic", "volume")
    return Unit(f"{kind} {length.name}", dimension, length.factor**power, BASES[dimension])


def rate(tokens: Tokens, unit: Unit, index: int) -> tuple[Unit, int] | None:
    """A rate that goes on at token `index`: `per day`, `a barrel`, `/h`."""
    low = tokens.lows[index]
    if low in _BY_TIME:
        below = by_time(tokens, index) if unit.dimension in _ADVERBIAL else None
        return (per(unit, below), index + 1) if below is not None else None
    if low not in _RATED and tokens.words[index] not in SYMBOLS:
        return None
    j = index
    if low in HYPHENS and ((tokens.glued(j) and tokens.glued(j + 1)) or tokens.lows[j + 1 : j + 3] == ["a", "-"]):
        j += 1
        low = tokens.lows[j]
    found: tuple[Unit, int] | None
    if low in ("per", "/") and tokens.lows[j + 1] == "square" and tokens.lows[j + 2] in ("second", "seconds"):
        found = (_SQUARE_SECOND, j + 3)
    elif low == "/" and tokens.words[j + 1] == "s²":
        found = (_SQUARE_SECOND, j + 2)
    elif low == "/":
        found = _per(tokens, j + 1, "per")
    elif (below_zero := _inverse(tokens, j)) is not None:
        return per(unit, below_zero[0]), below_zero[1]
    elif low in _PER:
        j += tokens.words[j + 1] in HYPHENS
        found = _per(tokens, j + 1, low)
    else:
        return None
    if found is not None and tokens.lows[found[1]] in _ELSEWHEN:
        return None
    if found is None or found[0].name == unit.name or found[0].dimension in ("percent", "money", "percentage_point"):
        return None
    if low == "a" and found[0].dimension not in ("duration", "other") and unit.dimension != "money":
        return None
    below, last = found
    if below.name == "second" and unit.dimension == "length":
        below, last = _per_second(tokens, below, last)
    if " per " not in unit.name and below.dimension != "duration" and tokens.lows[last] in ("per", "/", "a", "each"):
        again = rate(tokens, per(unit, below), last)  # tonnes per hectare per year
        if again is not None:
            return again
    return per(unit, below), last


#: Adverbs that say per what time.
_BY_TIME: Final = {
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year",
}  # fmt: skip
#: What is made, used or paid in a time.
_ADVERBIAL: Final = frozenset(("money", "mass", "volume", "area", "energy", "data", "other", "rate"))


def by_time(tokens: Tokens, index: int) -> Unit | None:
    """The time that an adverb at token `index` says: 20 mg daily, but no daily dose behind."""
    following = tokens.lows[index + 1]
    if following.isalpha() and following not in STOPS:
        return None
    return KNOWN[_BY_TIME[tokens.lows[index]]] if tokens.lows[index] in _BY_TIME else None


_DOTS: Final = frozenset("·⋅∙*")
#: What a rate goes on with, beside a symbol with a negative power.
_RATED: Final = _PER | HYPHENS | _DOTS | {"/"}


def _plain_symbol(tokens: Tokens, index: int) -> Unit | None:
    """The unit of one symbol, whatever else it may mean: signs of a product or a power stand around it."""
    entries = SYMBOLS.get(tokens.words[index])
    return entries[-1][1] if entries and not entries[-1][0] else None


def _product(tokens: Tokens, unit: Unit, index: int) -> tuple[Unit, int] | None:
    """`N·m`, `kg*m`: a product of two units."""
    if tokens.words[index] not in _DOTS or not (tokens.glued(index) and tokens.glued(index + 1)):
        return None
    other = _plain_symbol(tokens, index + 1)
    if other is None or tokens.goes_on(index + 2):
        return None
    name = f"{unit.name} {other.name}"
    return KNOWN.get(name) or Unit(name, "other", unit.factor * other.factor, name), index + 2


def _inverse(tokens: Tokens, index: int) -> tuple[Unit, int] | None:
    """`s^-1`, `cm-3`, `s⁻¹` at `index`, a dot before it or none: what the unit before is per."""
    j = index + (tokens.words[index] in _DOTS)
    below = _plain_symbol(tokens, j)
    if below is None:
        return None
    j += 1
    if tokens.words[j] == "⁻" and tokens.words[j + 1] in _RAISED:
        power, last = _RAISED[tokens.words[j + 1]], j + 2
    else:
        j += tokens.words[j] == "^"
        power, last = tokens.words[j + 1], j + 2
        if tokens.words[j] not in ("-", "−") or power not in ("1", "2", "3") or not tokens.glued(j + 1):
            return None
    if not tokens.glued(j) or tokens.goes_on(last):
        return None
    if power == "1":
        return below, last
    if below.dimension == "length":
        return raised(below, int(power)), last
    return (_SQUARE_SECOND, last) if below.name == "second" and power == "2" else None


_RAISED: Final = {"¹": "1", "²": "2", "³": "3"}
_SQUARE_SECOND: Final = Unit("square second", "other", 1.0, "square second")


def _per_second(tokens: Tokens, second: Unit, index: int) -> tuple[Unit, int]:
    """An acceleration goes on: `m/s2`, `m/s^2`, `metres per second squared`, `m/s/s`."""
    if tokens.words[index] == "^" and tokens.words[index + 1] == "2":
        return _SQUARE_SECOND, index + 2
    if tokens.words[index] in ("2", "²") and tokens.glued(index):
        return _SQUARE_SECOND, index + 1
    if tokens.lows[index] == "squared":
        return _SQUARE_SECOND, index + 1
    if tokens.lows[index] in ("/", "per") and tokens.lows[index + 1] in ("s", "second"):
        return _SQUARE_SECOND, index + 2
    return second, index


#: `from $60 million a year earlier` is no rate.
_ELSEWHEN: Final = frozenset(("ago", "earlier", "later", "before", "after", "previously", "old"))


def _per(tokens: Tokens, index: int, low: str) -> tuple[Unit, int] | None:
    noun = unit_table.PER_NOUNS.get(tokens.lows[index])
    if noun is not None and noun not in KNOWN:
        return Unit(noun, "other", 1.0, noun), index + 1
    return single(tokens, index, digits=low == "per")


def every(tokens: Tokens, index: int) -> tuple[Unit, int] | None:
    """Things in a time, a place or a number, said at token `index`: `a day`, `per km²`, `per 100,000 people`."""
    low = "per" if tokens.words[index] == "/" and tokens.glued(index) else tokens.lows[index]
    if low == "per" or (low in ("for", "in", "out") and tokens.lows[index + 1] in ("every", "of")):
        found = _per_many(tokens, index + 1 + (low != "per"))
        if found is not None:
            return found
    if low in _BY_TIME:
        below = by_time(tokens, index)
        return (count_per(below), index + 1) if below is not None else None
    if low not in _PER:
        return None
    noun = tokens.lows[index + 1]
    of = _per(tokens, index + 1, low) if low == "per" or noun in _PLAYED else _named(tokens, index + 1)
    if of is not None and noun in _PLAYED:
        return count_per(of[0]), of[1]
    if of is None or tokens.lows[of[1]] in ("ago", "later", "earlier"):
        return None
    if of[0].dimension != "duration" and (low != "per" or of[0].dimension not in _SPREAD):
        return None
    return count_per(of[0]), of[1]


#: What things are counted by, an article before it: ten points a game.
_PLAYED: Final = frozenset(("game", "match", "head", "visit", "shift", "piece"))
#: What things are counted by, beside a time.
_SPREAD: Final = frozenset(("area", "volume", "length", "mass", "other"))


def _per_many(tokens: Tokens, index: int) -> tuple[Unit, int] | None:
    """`100,000`, `1,000 live births`, `million inhabitants`: a round number that a rate is by."""
    numeral = numbers.read(tokens, index)
    if numeral is not None:
        many, last = numeral.low, numeral.last
    elif tokens.lows[index] in ("thousand", "million"):
        many, last = words.SCALES[tokens.lows[index]], index + 1
    else:
        return None
    if many < _FEWEST or many % 10 ** (len(f"{many:.0f}") - 2):
        return None
    return Unit(f"per {int(many):,}", "ratio", 1.0 / many, "ratio"), last


#: The fewest that a rate is by, and more than two digits of it are noughts: per 200,000 hours, per 14,000 residents.
_FEWEST: Final = 100


_COMPOSED: Final = {("length", "duration"): "speed", ("data", "duration"): "data_rate"}


@lru_cache(maxsize=1024)
def per(above: Unit, below: Unit) -> Unit:
    """`above` per `below`."""
    dimension = _COMPOSED.get((above.dimension, below.dimension), "rate")
    if above.name == "time" and below.dimension == "duration":
        dimension = "frequency"
    base = BASES.get(dimension, f"{above.base or above.name} per {below.base or below.name}")
    return Unit(f"{above.name} per {below.name}", dimension, above.factor / below.factor, base)


@lru_cache(maxsize=64)
def count_per(below: Unit) -> Unit:
    """Things per `below`: `500 people a day`."""
    return Unit(f"per {below.name}", "rate", 1.0 / below.factor, f"per {below.base}")


#: How often: `three times a week`.
TIME: Final = Unit("time", "count", 1.0, None)
#: What is counted by the head.
PERSON: Final = Unit("person", "other", 1.0, "person")
#: A ratio, a fraction or a multiple without a unit of its own.
RATIO: Final = Unit("ratio", "ratio", 1.0, "ratio")
