"""An amount: a number with its sign, its scale and its unit, read around the token the number begins at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tasks.extraction.quantity import currencies, money, numbers, units, words
from tasks.extraction.quantity.numbers import Numeral
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.unit_table import Unit
from tasks.extraction.quantity.words import vocabulary


@dataclass(slots=True)
class Amount:
    """One number with what belongs to it. Token indexes, the end excluded.

    Args:
        first: first token, currency sign and minus included.
        last: after the unit.
        low: the value, or the low end where a word implies an interval.
        high: the value, or the high end.
        rule: what read it.
        unit: None for a plain number.
        mantissa: before the scale word, for ranges that share one.
        scale: the scale word's factor.
        number_last: after the number, before the unit.
        open: the interval is what a vague word implies.
        change: rise or fall where the word itself says so.
        approximate: the word itself says so.
        shared: the unit came from a neighbour.
    """

    first: int
    last: int
    low: float
    high: float
    rule: str
    unit: Unit | None = None
    mantissa: float = 0.0
    scale: float = 1.0
    number_last: int = 0
    open: bool = False
    change: str | None = None
    approximate: bool = False
    shared: bool = False


#: Codes that are also words in capitals: `ALL 5`, `TOP 10`, `TRY 3`.
_WORD_CODES: Final = vocabulary("ALL TRY TOP CUP BOB PEN GEL MAD SOS COP MOP RON BAM")
#: Nouns of money that are also other words: the number must look like money.
_WORD_NOUNS: Final = vocabulary(
    """
    won sum sums real reals mark marks crown crowns sol som soms colon rand dram drams leone lek lev kip leu buck quid
    dong pula kina lari ether cordoba
    """
)
_FIRST_WORDS: Final = frozenset(
    {*currencies.FORMS, *(name.split()[0] for name in currencies.COUNTRIES), "sterling", *currencies.HUNDREDTHS}
)
_TIGHT_DOLLARS: Final = vocabulary("a s n r g f b j z can col ca ar")
_MINUS: Final = frozenset(("-", "−", "–", "‑"))
_METRE_AFTER: Final = vocabulary("hurdles finals series relays waves is was has this across races swells")


def read(tokens: Tokens, index: int, purse: money.Purse, *, comma_decimal: bool, joined: bool) -> Amount | None:
    """The amount whose number begins at token `index`, or None."""
    numeral = numbers.read(tokens, index, comma_decimal=comma_decimal, joined=joined)
    if numeral is None:
        return None
    first, noun = _prefix(tokens, index, numeral)
    if noun is not None:
        return _prefixed(tokens, numeral, first, purse.code(noun))
    amount = _amount(numeral, "number")
    _letter_scale(tokens, amount, priced=False)
    if not _suffix(tokens, amount, purse):
        _measure(tokens, amount, digits=numeral.kind != "words")
        _magnitude(tokens, amount)
    if numeral.comma and amount.unit is None and amount.scale == 1:
        return None
    _sign(tokens, amount)
    return amount


def _magnitude(tokens: Tokens, amount: Amount) -> None:
    """`magnitude 6.4`, `a magnitude of 6.4`: the unit stands first."""
    j = amount.first - 1
    j -= tokens.lows[j] == "of"
    if amount.unit is None and j >= 0 and tokens.lows[j] == "magnitude" and amount.low < 12:
        amount.unit, amount.rule, amount.first = units.KNOWN["magnitude"], "measure", j


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


def _prefix(tokens: Tokens, index: int, numeral: Numeral) -> tuple[int, str | None]:
    """First token and currency of what stands before the number: `$`, `US$`, `Rs.`, `EUR`, `N`."""
    j = index - 1
    if j < 0:
        return index, None
    if tokens.words[j] in _MINUS and tokens.glued(index) and j and tokens.words[j - 1] in currencies.SIGNS:
        j -= 1
    word = tokens.words[j]
    noun = currencies.SIGNS.get(word)
    if noun is not None:
        return _sign_prefix(tokens, j, noun)
    if word in currencies.CODES and (word not in _WORD_CODES or _like_money(tokens, numeral)):
        return j, word
    noun = currencies.PREFIXES.get(word)
    if noun is not None:
        return j, noun
    if word == "." and tokens.glued(j) and tokens.words[j - 1] in currencies.PREFIXES:
        return j - 1, currencies.PREFIXES[tokens.words[j - 1]]
    if (
        word in currencies.LETTER_PREFIXES
        and tokens.glued(index)
        and not tokens.glued(j)
        and _like_money(tokens, numeral)
    ):
        return j, currencies.LETTER_PREFIXES[word]
    return index, None


def _sign_prefix(tokens: Tokens, j: int, noun: str) -> tuple[int, str]:
    if not j or noun not in ("dollar", "pound"):
        return j, noun
    low = tokens.lows[j - 1]
    code = (currencies.DOLLARS if noun == "dollar" else currencies.POUNDS).get(low)
    if code is None or (low in _TIGHT_DOLLARS and not tokens.glued(j)):
        return j, noun
    return j - 1, code


def _like_money(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a number looks like money rather than like the number of a thing."""
    text = tokens.words[numeral.first]
    following = tokens.words[numeral.last]
    scaled = following in words.LETTER_SCALES and tokens.glued(numeral.last)
    return (
        numeral.scale >= 1e3 or scaled or "," in text or numeral.low >= 1000 or (numeral.low >= 100 and text[-1] == "0")
    )


def _prefixed(tokens: Tokens, numeral: Numeral, first: int, code: str) -> Amount:
    amount = _amount(numeral, "money")
    amount.first = first
    amount.unit = money.unit(code)
    _letter_scale(tokens, amount, priced=True)
    j = amount.last
    hyphen = tokens.words[j] in HYPHENS and tokens.glued(j)
    if tokens.words[j + hyphen] in currencies.CODES and tokens.words[j + hyphen] not in _WORD_CODES:
        amount.unit, amount.last = money.unit(tokens.words[j + hyphen]), j + hyphen + 1
    elif not hyphen and code in ("USD", "GBP") and tokens.lows[j] in _FIRST_WORDS:
        _named_after_sign(tokens, amount)
    if any(word in _MINUS for word in tokens.words[first + 1 : numeral.first]):
        _negate(amount)
    _sign(tokens, amount)
    _rate(tokens, amount)
    return amount


def _named_after_sign(tokens: Tokens, amount: Amount) -> None:
    """`$5 million Canadian`, `$10 dollars`, `$5 US`."""
    low = tokens.lows[amount.last]
    if low in currencies.FORMS and currencies.FORMS[low] in ("dollar", "pound"):
        amount.last += 1
        return
    country = currencies.COUNTRIES.get(low)
    code = currencies.NOUNS["dollar"].get(country or "")
    if code is None or amount.unit is None or amount.unit.name != "USD" or low not in _AFTER_SIGN:
        return
    if tokens.words[amount.last][0].isupper() and not tokens.lows[amount.last + 1].endswith("s"):
        amount.unit = money.unit(code)
        amount.last += 1


_AFTER_SIGN: Final = frozenset(("canadian", "australian", "us", "u.s."))


def _letter_scale(tokens: Tokens, amount: Amount, *, priced: bool) -> None:
    """`£5m`, `5m people`, `1.2b`: a letter that scales, as far as it is no unit here."""
    j = amount.last
    letter = tokens.words[j]
    factor = words.LETTER_SCALES.get(letter)
    if factor is None or tokens.words[j - 1] in words.SCALES:
        return
    following = tokens.words[j + 1]
    if tokens.glued(j + 1) and following[:1].isalnum():
        return
    if not priced:
        if not tokens.glued(j) or amount.scale != 1:
            return
        counted = _is_plural(tokens.lows[j + 1]) and tokens.lows[j + 1] not in _METRE_AFTER
        priced = following in currencies.SIGNS or following in currencies.CODES or tokens.lows[j + 1] in _FIRST_WORDS
        if not (
            priced or letter in "Mb" or (letter in "mB" and counted) or (letter == "m" and tokens.lows[j + 1] == "-")
        ):
            return
    elif not tokens.glued(j) and letter in "tT":
        return
    amount.low *= factor
    amount.high *= factor
    amount.scale *= factor
    amount.last = amount.number_last = j + 1


def _is_plural(low: str) -> bool:
    return (low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3) or low in (
        "people",
        "men",
        "women",
        "children",
    )


def _suffix(tokens: Tokens, amount: Amount, purse: money.Purse) -> bool:
    """A currency after the number: `10 €`, `5 USD`, `30 MUSD`, `5 million Canadian dollars`, `50 cents`."""
    j = amount.last
    word = tokens.words[j]
    noun = currencies.SIGNS.get(word)
    if noun is not None and (tokens.glued(j) or not (tokens.glued(j + 1) and tokens.words[j + 1][:1].isdecimal())):
        return _paid(tokens, amount, purse.code(noun), j + 1)
    if tokens.words[j] in HYPHENS and tokens.glued(j) and tokens.glued(j + 1):
        j += 1
        word = tokens.words[j]
    if word in currencies.CODES and word not in _WORD_CODES:
        return _code(tokens, amount, word, j + 1)
    if word in currencies.SMALL_CODES:
        return _code(tokens, amount, currencies.SMALL_CODES[word], j + 1)
    if word[:1] in ("M", "m", "k") and word[1:] in currencies.CODES:
        factor = 1e3 if word[0] == "k" else 1e6
        amount.low, amount.high, amount.scale = amount.low * factor, amount.high * factor, amount.scale * factor
        return _paid(tokens, amount, word[1:], j + 1)
    if tokens.lows[j] in _FIRST_WORDS:
        return _noun(tokens, amount, purse, j)
    if word in ("p", "c") and tokens.glued(j) and not (tokens.glued(j + 1) and tokens.words[j + 1][:1].isalnum()):
        name, whole = ("penny", "GBP") if word == "p" else ("cent", purse.code("dollar"))
        amount.unit, amount.rule, amount.last = money.hundredth(name, whole), "money", j + 1
        return True
    return False


def _code(tokens: Tokens, amount: Amount, code: str, last: int) -> bool:
    factor = words.SCALES.get(tokens.lows[last])
    if factor is not None and amount.scale == 1:
        amount.low, amount.high, amount.scale = amount.low * factor, amount.high * factor, factor
        last += 1
    return _paid(tokens, amount, code, last)


def _paid(tokens: Tokens, amount: Amount, code: str, last: int) -> bool:
    amount.unit, amount.rule, amount.last = money.unit(code), "money", last
    _rate(tokens, amount)
    return True


def _noun(tokens: Tokens, amount: Amount, purse: money.Purse, j: int) -> bool:
    """A currency by name, with or without the adjective that says whose."""
    lows = tokens.lows
    cent = currencies.HUNDREDTHS.get(f"{lows[j]} {lows[j + 1]}") or currencies.HUNDREDTHS.get(lows[j])
    if cent is not None:
        amount.unit, amount.rule = money.hundredth(cent[0], purse.code(cent[1])), "money"
        amount.last = j + 1 + (f"{lows[j]} {lows[j + 1]}" in currencies.HUNDREDTHS)
        _rate(tokens, amount)
        return True
    for ahead in range(4):
        noun = currencies.FORMS.get(lows[j + ahead])
        if noun is not None:
            break
    else:
        return False
    adjective = " ".join(lows[j : j + ahead])
    last = j + ahead + 1
    if ahead and currencies.COUNTRIES.get(adjective) is not None:
        code = currencies.NOUNS[noun].get(currencies.COUNTRIES[adjective])
        return code is not None and _paid(tokens, amount, code, last)
    if adjective in ("cfa", "sterling"):
        return _paid(tokens, amount, "XAF" if adjective == "cfa" else "GBP", last)
    if ahead:
        return False
    if lows[j] in _WORD_NOUNS and not (
        amount.scale >= 1e3 or amount.low >= 1000 or (amount.low >= 100 and amount.low % 10 == 0)
    ):
        return False
    if noun == "pound" and lows[last] == "sterling":
        return _paid(tokens, amount, "GBP", last + 1)
    if noun == "pound" and not _is_money_pound(tokens, amount, purse, last):
        return False
    return _paid(tokens, amount, purse.code(noun), last)


_COSTS: Final = vocabulary(
    """
    cost costs costing paid pay paying fined worth price priced budget debt debts salary wage wages fee fees spent
    spend stole donated raised invest invested profit profits loan loans sales revenue earned earn bill prize tax fine
    sum billion bonus deal bid offer offered sold bought grant funding money cash
    """
)


def _is_money_pound(tokens: Tokens, amount: Amount, purse: money.Purse, last: int) -> bool:
    """A `pound` is money where the document is British, the number is huge, or the words around are of money."""
    if tokens.lows[last] == "of" and tokens.lows[last + 1] not in ("debt", "public", "taxpayers", "funding"):
        return False
    if amount.scale >= 1e6:
        return True
    before = tokens.lows[max(0, amount.first - 8) : amount.first]
    if not _COSTS.isdisjoint(before) or tokens.words[last + 1] in currencies.SIGNS:
        return True
    return "GB" in purse.countries[:1] and amount.low >= 1000


def _measure(tokens: Tokens, amount: Amount, *, digits: bool) -> None:
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
    amount.unit, amount.last, amount.rule = unit, last, RULE_OF.get(unit.dimension, "measure")


#: Rule by dimension, where it is not plainly `measure`.
RULE_OF: Final = {
    "percent": "percent", "percentage_point": "percent", "rate": "rate", "speed": "rate", "data_rate": "rate",
    "duration": "duration", "money": "money",
}  # fmt: skip


def _rate(tokens: Tokens, amount: Amount) -> None:
    if amount.unit is None:
        return
    found = units.rate(tokens, amount.unit, amount.last)
    if found is not None:
        amount.unit, amount.last, amount.rule = found[0], found[1], "rate"


def _sign(tokens: Tokens, amount: Amount) -> None:
    """A minus before it, as a sign or a word; a hyphen only where it cannot join."""
    j = amount.first - 1
    if j < 0:
        return
    low = tokens.lows[j]
    if low in _MINUS:
        spaced = tokens.ends[j] != tokens.starts[j + 1]
        if j == 0 and tokens.words[0] == "-" and not amount.unit:
            spaced = False
        opens = j == 0 or tokens.starts[j] != tokens.ends[j - 1] or tokens.words[j - 1] in "($"
        if opens and not spaced and not (j and tokens.words[j - 1][:1].isdecimal()):
            amount.first = j
            _negate(amount)
    elif low in ("minus", "negative") and not (j and tokens.lows[j - 1] == "or"):
        amount.first = j
        _negate(amount)
    elif low == "+" and tokens.glued(j + 1) and not (j and tokens.glued(j)):
        amount.first = j


def _negate(amount: Amount) -> None:
    amount.low, amount.high, amount.mantissa = -amount.high, -amount.low, -amount.mantissa


def vague_unit(tokens: Tokens, amount: Amount, purse: money.Purse) -> Amount:
    """Give a vague amount the unit behind it, over an `of` if there is one: `millions of barrels`."""
    number_last, rule = amount.last, amount.rule
    j = amount.last + (tokens.lows[amount.last] == "of")
    noun_at = amount.last
    amount.last = j
    if not _suffix(tokens, amount, purse):
        _measure(tokens, amount, digits=False)
    if amount.unit is None:
        amount.last = noun_at
    amount.number_last, amount.rule = number_last, rule
    return amount
