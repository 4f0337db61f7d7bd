"""Reads the amount around the token its number begins at: sign, currency, number, scale, unit."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import cash, currencies, digits, exchange, heat, money, numbers, tails, units, words
from tasks.extraction.quantity.amounts import RULE_OF, Amount, add_rate, negate
from tasks.extraction.quantity.known import KNOWN
from tasks.extraction.quantity.numeral import Numeral
from tasks.extraction.quantity.phrases import is_plural
from tasks.extraction.quantity.plain import is_plain
from tasks.extraction.quantity.spelled import HYPHENS, MINUS
from tasks.extraction.quantity.tokens import MAX_DIGITS, Tokens
from tasks.extraction.quantity.unit_table import Unit
from tasks.extraction.quantity.words import vocabulary

_METRE_AFTER: Final = vocabulary("hurdles finals series relays waves is was has this across races swells")


def read(tokens: Tokens, index: int, purse: money.Purse, *, comma_decimal: bool, joined: bool) -> Amount | None:
    """The amount whose number begins at token `index`, or None."""
    numeral = numbers.read(tokens, index, comma_decimal=comma_decimal, joined=joined)
    if numeral is None:
        return None
    first, noun = cash.prefix(tokens, index, numeral)
    if noun is not None:
        whose = cash.local(tokens, noun)
        return _prefixed(tokens, numeral, first, money.unit(whose) if whose else purse.unit(noun), purse)
    amount = _amount(numeral, "number")
    if is_plain(tokens.lows[amount.last]):
        _magnitude(tokens, amount)
        return None if numeral.comma and amount.unit is None else _signed(tokens, amount)
    _letter_scale(tokens, amount, priced=False)
    if not tails.height(tokens, amount) and not cash.suffix(tokens, amount, purse):
        measure(tokens, amount, digits=numeral.kind != "words")
        _magnitude(tokens, amount)
        tails.extend(tokens, amount)
    if numeral.comma and amount.unit is None and amount.scale == 1:
        return None
    if amount.unit is None and (other := exchange.by(tokens, amount.last)) is not None:
        amount.unit, amount.last, amount.rule = units.count_per(other[0]), other[1], "rate"
    return _signed(tokens, amount)


def counted(tokens: Tokens, index: int) -> Amount | None:
    """Digits between plain words, which are a number of things and no more; None where it takes more to tell."""
    text, before = tokens.words[index], tokens.lows[index - 1] if index else ""
    if not text.isdecimal() or len(text) > MAX_DIGITS or before in _LEADING or not before.isalpha():
        return None
    if digits.is_apart(tokens, index):
        return None
    if tokens.glued(index) or cash.opens(tokens, index - 1):
        return None
    value = float(text)
    return Amount(index, index + 1, value, value, "number", None, value, 1.0, index + 1)


#: Words before a number that are a part of it.
_LEADING: Final = vocabulary("point minus negative magnitude mach of")


def _magnitude(tokens: Tokens, amount: Amount) -> None:
    """`magnitude 6.4`, `a magnitude of 6.4`, `Mach 2`: the unit stands first."""
    j = amount.first - 1
    if amount.unit is None and j >= 0 and tokens.words[j] == "Mach" and amount.low < 30:
        amount.unit, amount.rule, amount.first = KNOWN["mach"], "rate", j
        return
    j -= tokens.lows[j] == "of" or (tokens.words[j] in HYPHENS and tokens.glued(j))
    if amount.unit is None and j >= 0 and tokens.lows[j] == "magnitude" and amount.low < 12:
        amount.unit, amount.rule, amount.first = KNOWN["magnitude"], "measure", j


def _amount(numeral: Numeral, rule: str) -> Amount:
    return Amount(
        numeral.first,
        numeral.last,
        numeral.low,
        numeral.high,
        rule,
        None,
        numeral.mantissa,
        numeral.scale,
        numeral.last,
    )


def _prefixed(tokens: Tokens, numeral: Numeral, first: int, unit: Unit, purse: money.Purse) -> Amount:
    amount = _amount(numeral, "money")
    amount.first, amount.unit, code = first, unit, unit.name
    _letter_scale(tokens, amount, priced=True)
    j = amount.last
    hyphen = tokens.words[j] in HYPHENS and tokens.glued(j)
    opens = tokens.words[j + hyphen + 1][:1].isdecimal()  # CNY 5 USD 10
    if tokens.words[j + hyphen] in currencies.CODES and tokens.words[j + hyphen] not in cash.WORD_CODES and not opens:
        amount.unit, amount.last = money.unit(tokens.words[j + hyphen]), j + hyphen + 1
    elif not hyphen and code in ("USD", "GBP") and tokens.lows[j] in cash.FIRST_WORDS:
        cash.named_after_sign(tokens, amount, purse)
    if any(word in MINUS for word in tokens.words[first + 1 : numeral.first]):
        negate(amount)
    sign(tokens, amount)
    add_rate(tokens, amount)
    return amount


def _letter_scale(tokens: Tokens, amount: Amount, *, priced: bool) -> None:
    """`£5m`, `5m people`, `1.2b`: a letter that scales, as far as it is no unit here."""
    j = amount.last
    if priced and tokens.lows[j] == "grand" and cash.grand(tokens, j):
        amount.low, amount.high, amount.scale = amount.low * 1e3, amount.high * 1e3, amount.scale * 1e3
        amount.last = amount.number_last = j + 1
        return
    letter = tokens.words[j]
    factor = words.LETTER_SCALES.get(letter)
    if factor is None or tokens.words[j - 1] in words.SCALES:
        return
    following = tokens.words[j + 1]
    if tokens.glued(j + 1) and following[:1].isalnum():
        return
    if not priced:
        spaced = not tokens.glued(j)
        alone = spaced and amount.scale == 1 and letter in "MGB" and _ends(tokens, j + 1)
        if alone:
            priced = True
        elif amount.scale != 1 or (spaced and not (letter in "MT" and is_plural(tokens.lows[j + 1]))):
            return
        if not alone and letter == "G" and (amount.low < 6 or is_plural(tokens.lows[j + 1])):
            return  # 5G networks
        counted = is_plural(tokens.lows[j + 1]) and tokens.lows[j + 1] not in _METRE_AFTER
        priced = priced or (
            _ends_range(tokens, amount.first)
            or _of_many(tokens, amount.first)
            or (
                following in currencies.SMALL_CODES
                or following in currencies.SIGNS
                or following in currencies.CODES
                or tokens.lows[j + 1] in cash.FIRST_WORDS
            )
        )
        if not (priced or letter in "MbG" or (letter in "mBT" and (counted or _much(tokens, j + 1)))):
            return
    elif not tokens.glued(j) and letter in "tT":
        return
    amount.low *= factor
    amount.high *= factor
    amount.scale *= factor
    amount.last = amount.number_last = j + 1


def _ends(tokens: Tokens, index: int) -> bool:
    """Whether nothing more is said at token `index`."""
    return index >= tokens.count or tokens.words[index] in ".,;?!)"


#: What is measured in millions of, where a length in metres has no unit of its own behind it.
_BULK: Final = frozenset(("mass", "volume", "area", "rate", "energy", "power", "data"))


def _much(tokens: Tokens, index: int) -> bool:
    """`1.2m b/d`, `3m sq ft`."""
    found = units.single(tokens, index, digits=True)
    return found is not None and found[0].dimension in _BULK and tokens.lows[index] not in ("t", "are", "bar")


#: What is counted in millions.
_MANY: Final = vocabulary(
    """
    population populations audience audiences circulation electorate readership viewership workforce membership
    subscribers users followers downloads arrivals visitors tourists passengers customers viewers voters people jobs
    homes households members vehicles cars tickets copies
    """
)


def _of_many(tokens: Tokens, index: int) -> bool:
    """`a population of 38m`, `its audience was 5m`."""
    return not _MANY.isdisjoint(tokens.lows[max(0, index - 4) : index])


def _ends_range(tokens: Tokens, index: int) -> bool:
    """`£5-6m`, `$1.2bn to 1.5bn`: the number at `index` is the second end of a sum."""
    j = index - 1
    if j < 2 or tokens.lows[j] not in _RANGE_JOINTS:
        return False
    j -= 1
    if tokens.words[j] in words.LETTER_SCALES or tokens.lows[j] in words.SHORT_SCALES or tokens.lows[j] in words.SCALES:
        j -= 1
    return tokens.words[j][:1].isdecimal() and j > 0 and tokens.words[j - 1] in currencies.SIGNS


_RANGE_JOINTS: Final = vocabulary("- – — ‑ to and or")


def measure(tokens: Tokens, amount: Amount, *, digits: bool) -> None:
    """The unit of measure after the number."""
    found = units.match(tokens, amount.last, digits=digits)
    if found is None:
        return
    unit, last = found
    if (
        unit.dimension == "duration"
        and tokens.lows[last - 1] == "second"
        and amount.low != 1
        and tokens.words[last - 2] not in HYPHENS
    ):
        return
    if unit.name == "degree" and (heat.is_heat(tokens, amount.first, last) or _is_minus(tokens, amount.first)):
        unit = heat.HEAT
    amount.unit, amount.last, amount.rule = unit, last, RULE_OF.get(unit.dimension, "measure")


def _is_minus(tokens: Tokens, index: int) -> bool:
    """Whether a minus stands before token `index`, which no angle of the news has."""
    return index > 0 and tokens.lows[index - 1] in ("minus", "−", "negative")


def _signed(tokens: Tokens, amount: Amount) -> Amount:
    sign(tokens, amount)
    return amount


def sign(tokens: Tokens, amount: Amount) -> None:
    """A minus before it, as a sign or a word; a hyphen only where it cannot join."""
    j = amount.first - 1
    if j < 0:
        return
    low = tokens.lows[j]
    if low in MINUS:
        spaced = tokens.ends[j] != tokens.starts[j + 1]
        if j == 0 and tokens.words[0] == "-" and not amount.unit:
            spaced = False
        heat = amount.unit is not None and (amount.unit.dimension == "temperature" or amount.unit.name == "degree")
        if (
            spaced
            and j
            and (low == "−" or tokens.lows[j - 1] in _BEFORE_MINUS or (heat and tokens.words[j - 1].islower()))
        ):
            spaced = False  # to - 20 degrees Fahrenheit
        opens = j == 0 or tokens.starts[j] != tokens.ends[j - 1] or tokens.words[j - 1] in "($"
        if opens and not spaced and not (j and tokens.words[j - 1][:1].isdecimal()):
            amount.first = j
            negate(amount)
    elif low in ("minus", "negative") and not (j and tokens.lows[j - 1] == "or"):
        amount.first = j
        negate(amount)
    elif low == "+" and tokens.glued(j + 1) and not (j and tokens.glued(j)):
        amount.first = j


#: Words after which a spaced hyphen is no dash but a minus.
_BEFORE_MINUS: Final = vocabulary("is was are were of to by from than equals ( = reached hit below about around")


def vague_unit(tokens: Tokens, amount: Amount, purse: money.Purse) -> Amount:
    """Give a vague amount the unit behind it, over an `of` if there is one: `millions of barrels`."""
    number_last, rule = amount.last, amount.rule
    j = amount.last + (tokens.lows[amount.last] == "of")
    noun_at = amount.last
    amount.last = j
    if not cash.suffix(tokens, amount, purse):
        measure(tokens, amount, digits=False)
    if amount.unit is None:
        amount.last = noun_at
    amount.number_last, amount.rule = number_last, rule
    return amount
