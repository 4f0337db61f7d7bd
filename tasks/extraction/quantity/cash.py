"""The currency of an amount, before its number or after it."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import currencies, exchange, money, pounds, units, words
from tasks.extraction.quantity.amounts import Amount, add_rate, pay
from tasks.extraction.quantity.coins import COINS
from tasks.extraction.quantity.numeral import Numeral, times
from tasks.extraction.quantity.phrases import STOPS, is_plural
from tasks.extraction.quantity.spelled import HYPHENS, MINUS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.unit_table import Unit
from tasks.extraction.quantity.words import vocabulary

#: Codes that are also words in capitals: `ALL 5`, `TOP 10`, `TRY 3`.
WORD_CODES: Final = vocabulary("ALL TRY TOP CUP BOB PEN GEL MAD SOS COP MOP RON BAM SDG")


#: Nouns of money that are also other words: the number must look like money.
_WORD_NOUNS: Final = vocabulary(
    """
    won sum sums real reals mark marks crown crowns sol som soms colon rand dram drams leone lek lev kip leu
    dong pula kina lari ether cordoba
    """
)


FIRST_WORDS: Final = frozenset(
    {
        *currencies.FORMS,
        *(name.split()[0] for name in currencies.COUNTRIES),
        "sterling",
        *(form.split()[0] for form in COINS),
    }
)


_TIGHT_DOLLARS: Final = vocabulary("a s n r g f b j z can col ca ar t l ld cl cu bz cay si")


def prefix(tokens: Tokens, index: int, numeral: Numeral) -> tuple[int, str | None]:
    """First token and currency of what stands before the number: `$`, `US$`, `Rs.`, `EUR`, `N`."""
    j = index - 1
    if j < 0 or (tokens.lows[numeral.last] in COINS and j and tokens.words[j - 1][-1:].isdecimal()):
        return index, None  # the 30 of `10 USD 30 cents`
    if not opens(tokens, j):
        return index, None
    if tokens.words[j] in MINUS and tokens.glued(index) and j and tokens.words[j - 1] in currencies.SIGNS:
        j -= 1
    word = tokens.words[j]
    noun = currencies.SIGNS.get(word)
    if noun is not None:
        if j and not tokens.glued(index) and tokens.words[j - 1][-1:].isdecimal():
            return index, None  # 10 $ 30 cents
        return _sign_prefix(tokens, j, noun)
    if word in currencies.CODES and (word not in WORD_CODES or _like_money(tokens, numeral)):
        return j, word
    if word in currencies.SMALL_CODES and word not in _RARE_CODES and _like_money(tokens, numeral):
        return j, currencies.SMALL_CODES[word]
    noun = currencies.PREFIXES.get(word)
    if noun is not None:
        return j, noun
    if word == "." and tokens.glued(j) and tokens.words[j - 1] in currencies.PREFIXES:
        return j - 1, currencies.PREFIXES[tokens.words[j - 1]]
    scaled = _scaled_code(word)
    if scaled is not None:
        code, factor = scaled
        times(numeral, factor, numeral.last)
        return j, code
    j -= word == "." and j > 1 and tokens.words[j - 1] == "/"
    word = tokens.words[j]
    if tokens.lows[j] in currencies.FORMS:
        return _named_before(tokens, j, numeral) or (index, None)
    if word in currencies.LETTER_PREFIXES and not tokens.glued(j) and _letter(tokens, j, numeral):
        return j, currencies.LETTER_PREFIXES[word]
    if word == "¢" and tokens.glued(j) and tokens.words[j - 1] == "GH":
        return j - 1, "GHS"
    if word == "/" and tokens.glued(j) and tokens.words[j - 1] == "S" and not tokens.glued(j - 1):
        return j - 1, "PEN"
    return index, None


#: All that a currency before a number ends with, beside its name.
_OPENS: Final = frozenset(
    (
        *MINUS, *currencies.SIGNS, *currencies.CODES, *currencies.SMALL_CODES, *currencies.PREFIXES,
        *currencies.LETTER_PREFIXES, *(f"{letter}{code}" for letter in "MmKk" for code in currencies.CODES), ".", "/",
        "¢",
    )
)  # fmt: skip


def opens(tokens: Tokens, index: int) -> bool:
    """Whether a currency before a number may end with token `index`."""
    return tokens.words[index] in _OPENS or tokens.lows[index] in currencies.FORMS


#: Words before `R20` that make it a price: the R20 is a road.
PRICE_BEFORE: Final = vocabulary(
    """
    cost costs costing pay pays paid paying for just only about around nearly over under than least most of worth up
    extra another saving by charge charged charges price priced spend spent earn earns between from
    """
)


def _letter(tokens: Tokens, index: int, numeral: Numeral) -> bool:
    """Whether one letter is a currency: glued to what looks like money, apart from what a scale word follows."""
    if not tokens.glued(index + 1):
        return index > 0 and (numeral.scale >= 1e3 or (tokens.words[index] == "R" and numeral.low >= 1000))
    if _like_money(tokens, numeral):
        return True
    if tokens.words[index] != "R" or not index:
        return False
    return tokens.lows[index - 1] in PRICE_BEFORE or tokens.words[numeral.first][-3:-2] == "."


def _named_before(tokens: Tokens, j: int, numeral: Numeral) -> tuple[int, str] | None:
    """`US dollars 6,000`, `Rupees 500`, `Naira 20 million`: before a number that looks like money."""
    noun = currencies.FORMS[tokens.lows[j]]
    first, code = _whose(tokens, j, noun)
    if code is None and tokens.lows[j] in _WORD_NOUNS:
        return None
    lettered = _lettered(tokens, numeral)
    after = tokens.lows[numeral.last + lettered]
    if not _like_money(tokens, numeral) or (after.isalpha() and after not in STOPS and code is None):
        return None
    large = numeral.scale >= 1e3 or "," in tokens.words[numeral.first] or lettered
    if tokens.lows[j][-1] != "s" and not large:
        return None  # a Dollar 500 is a name
    return (first, code) if code is not None else (j, noun)


def _whose(tokens: Tokens, index: int, noun: str) -> tuple[int, str | None]:
    """The currency that a noun is after the name of a country, and where that begins: `Hong Kong dollars`."""
    for first in range(max(0, index - 4), index):
        country = currencies.COUNTRIES.get(" ".join(tokens.lows[first:index]))
        code = currencies.NOUNS[noun].get(country or "")
        if code is not None:
            return first, code
    return index, None


def bracketed(tokens: Tokens, index: int) -> tuple[str | None, int]:
    """The currency that ends with token `index`, before a bracket, and where it begins: the `US$` of `US$(1.2)m`."""
    word = tokens.words[index]
    noun = currencies.SIGNS.get(word)
    if noun is not None:
        first, noun = _sign_prefix(tokens, index, noun)
        return noun, first
    if word in currencies.CODES and word not in WORD_CODES:
        return word, index
    return currencies.PREFIXES.get(word), index


def goes_before(tokens: Tokens, index: int) -> bool:
    """Whether a sign at token `index` belongs to the number after it: `2022 $48.1m`, `2023 $ (56.4)`."""
    if tokens.glued(index):
        return False
    following = tokens.words[index + 1]
    if following == "(":
        return tokens.words[index + 2][:1].isdecimal() and tokens.words[index + 3] == ")"
    return tokens.glued(index + 1) and following[:1].isdecimal()


def _sign_prefix(tokens: Tokens, j: int, noun: str) -> tuple[int, str]:
    if not j or noun not in ("dollar", "pound"):
        chinese = noun == "JPY" and tokens.words[j - 1] in ("CN", "RMB", "CNY") and tokens.glued(j)
        return (j - 1, "CNY") if chinese else (j, noun)
    low = tokens.lows[j - 1]
    if low.endswith(_ADJECTIVE):
        first, whose = _whose(tokens, j, noun)  # Australian $20
        return (j, noun) if whose is None else (first, whose)
    code = (currencies.DOLLARS if noun == "dollar" else currencies.POUNDS).get(low)
    if code is None or (low in _TIGHT_DOLLARS and not tokens.glued(j)):
        return j, noun
    return j - 1, code


#: How adjectives of countries with a dollar or a pound end; `gave Canada $5m` names no currency.
_ADJECTIVE: Final = ("an", "ese", "ish", "ssie")


def _like_money(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a number looks like money rather than like the number of a thing."""
    text = tokens.words[numeral.first]
    large = numeral.scale >= 1e3 or numeral.low >= 1000 or "," in text or _lettered(tokens, numeral)
    return large or (numeral.low >= 100 and text[-1] == "0")


def _lettered(tokens: Tokens, numeral: Numeral) -> bool:
    return tokens.words[numeral.last] in words.LETTER_SCALES and tokens.glued(numeral.last)


def named_after_sign(tokens: Tokens, amount: Amount, purse: money.Purse) -> None:
    """`$5 million Canadian`, `$10 dollars`, `$5 US`, `$5 pesos`."""
    low = tokens.lows[amount.last]
    if low in currencies.FORMS and currencies.FORMS[low] in ("dollar", "pound"):
        amount.last += 1
        return
    if low in _PESOS and not is_plural(tokens.lows[amount.last + 1]):
        amount.unit = money.unit(local(tokens, currencies.FORMS[low]) or purse.code(currencies.FORMS[low]))
        amount.last += 1
        return
    country = currencies.COUNTRIES.get(low)
    code = currencies.NOUNS["dollar"].get(country or "")
    if code is None or amount.unit is None or amount.unit.name != "USD" or low not in _AFTER_SIGN:
        return
    if tokens.words[amount.last][0].isupper() and not is_plural(tokens.lows[amount.last + 1]):
        amount.unit = money.unit(code)
        amount.last += 1


#: Money with the dollar's sign where it is at home.
_PESOS: Final = vocabulary("peso pesos real reais cordobas córdobas")
_AFTER_SIGN: Final = frozenset(("canadian", "australian", "us", "u.s."))


def suffix(tokens: Tokens, amount: Amount, purse: money.Purse) -> bool:
    """A currency after the number: `10 €`, `5 USD`, `30 MUSD`, `5 million Canadian dollars`, `50 cents`."""
    j = amount.last
    word = tokens.words[j]
    noun = currencies.SIGNS.get(word)
    if noun is not None and not goes_before(tokens, j):
        return _paid(tokens, amount, purse.code(noun), j + 1)
    if tokens.words[j] in HYPHENS and ((tokens.glued(j) and tokens.glued(j + 1)) or units.is_taken_apart(tokens, j)):
        j += 1
        word = tokens.words[j]
    if word in currencies.CODES and (word not in WORD_CODES or amount.scale > 1 or amount.low >= 1000):
        return _code(tokens, amount, word, j + 1)
    if word in currencies.SMALL_CODES and (word not in _RARE_CODES or _alone(tokens, j + 1)):
        return _code(tokens, amount, currencies.SMALL_CODES[word], j + 1)
    scaled = _scaled_code(word)
    if scaled is not None:
        code, factor = scaled
        amount.low, amount.high, amount.scale = amount.low * factor, amount.high * factor, amount.scale * factor
        return _paid(tokens, amount, code, j + 1)
    if word.isupper() and tokens.lows[j] in currencies.DOLLARS and closes_dollars(tokens, j):
        return _paid(tokens, amount, currencies.DOLLARS[tokens.lows[j]], j + 2)
    if tokens.lows[j] in FIRST_WORDS and _noun(tokens, amount, purse, j):
        return True
    if tokens.lows[j] == "grand" and grand(tokens, j):
        amount.low, amount.high, amount.scale = amount.low * 1e3, amount.high * 1e3, amount.scale * 1e3
        return _paid(tokens, amount, "GBP" if purse.countries[:1] == ("GB",) else "USD", j + 1)
    if word in ("p", "c") and tokens.glued(j) and not (tokens.glued(j + 1) and tokens.words[j + 1][:1].isalnum()):
        return _coins(tokens, amount, purse.part("penny" if word == "p" else "cent"), j + 1)
    noun = currencies.SUFFIXES.get(word)
    if noun is not None and not (tokens.glued(j + 1) and tokens.words[j + 1][:1].isalnum()):
        return _paid(tokens, amount, purse.code(noun), j + 1)
    return False


#: Codes in small letters that few write so.
_RARE_CODES: Final = currencies.SMALL_CODES.keys() - vocabulary(
    "usd eur gbp aud cad nzd chf jpy cny inr ngn kes zar sek"
)


def _alone(tokens: Tokens, index: int) -> bool:
    """Whether no thing is named at token `index`."""
    return not tokens.lows[index].isalpha() or tokens.lows[index] in STOPS


def closes_dollars(tokens: Tokens, index: int) -> bool:
    """Whether the letters at token `index` go with a dollar sign that belongs to no number behind it: `20 US$`."""
    if tokens.words[index + 1] != "$" or not tokens.glued(index + 1):
        return False
    return not (tokens.glued(index + 2) and tokens.words[index + 2][:1].isdecimal())


def _scaled_code(word: str) -> tuple[str, float] | None:
    """`MSEK`, `KEUR`: a code with its thousands or millions before it, as companies report."""
    code = word[1:]
    if len(word) != 4 or code not in currencies.CODES or code in WORD_CODES or word[0] not in "MmKk":
        return None
    return code, 1e6 if word[0] in "Mm" else 1e3


def grand(tokens: Tokens, index: int) -> bool:
    """Whether `grand` after a number is a thousand: no grand jury, no grand slams."""
    return _alone(tokens, index + 1)


def _code(tokens: Tokens, amount: Amount, code: str, last: int) -> bool:
    factor = words.SCALES.get(tokens.lows[last])
    if factor is not None and amount.scale == 1:
        amount.low, amount.high, amount.scale = amount.low * factor, amount.high * factor, factor
        last += 1
    return _paid(tokens, amount, code, last)


def _paid(tokens: Tokens, amount: Amount, code: str, last: int) -> bool:
    amount.unit, amount.rule, amount.last = money.unit(code), "money", last
    add_rate(tokens, amount)
    other = exchange.by(tokens, amount.last) if amount.unit.dimension == "money" else None
    if other is not None and other[0].name != code:
        amount.unit, amount.last, amount.rule = units.per(amount.unit, other[0]), other[1], "rate"
    return True


def _noun(tokens: Tokens, amount: Amount, purse: money.Purse, j: int) -> bool:
    """A currency by name, with or without the adjective that says whose."""
    lows = tokens.lows
    pair = f"{lows[j]} {lows[j + 1]}"
    if pair in COINS or lows[j] in COINS:
        two = pair in COINS
        return _coins(tokens, amount, purse.part(pair if two else lows[j]), j + 1 + two)
    for ahead in range(5):
        low = lows[j + ahead]
        noun = low if low in COINS else currencies.FORMS.get(low) or _SIGNED.get(low if ahead else "")
        if noun is not None:
            break
    else:
        return False
    adjective = " ".join(lows[j : j + ahead])
    last = j + ahead + 1
    if noun in COINS:  # 50 US cents
        country = currencies.COUNTRIES.get(adjective)
        return country is not None and _coins(tokens, amount, purse.part(noun, country), last)
    if ahead and currencies.COUNTRIES.get(adjective) is not None:
        code = currencies.NOUNS[noun].get(currencies.COUNTRIES[adjective])
        return code is not None and _paid(tokens, amount, code, last)
    if adjective == "new" and noun not in ("dollar", "pound"):
        return _paid(tokens, amount, purse.code(noun), last)
    if adjective in ("cfa", "sterling"):
        return _paid(tokens, amount, purse.code("franc_cfa") if adjective == "cfa" else "GBP", last)
    if ahead:
        return False
    if noun in _UNDECLINED and is_plural(lows[last]) and lows[last] not in STOPS:
        return False  # 400,000 Bitcoin transactions
    if lows[j] == "real" and lows[last] == "estate":
        return False
    if lows[j] in _WORD_NOUNS and not (
        amount.scale >= 1e3 or amount.low >= 1000 or (amount.low >= 100 and amount.low % 10 == 0)
    ):
        return False
    if noun == "franc" and lows[last] == "cfa":
        return _paid(tokens, amount, purse.code("franc_cfa"), last + 1)
    if noun == "pound" and lows[last] == "sterling":
        return _paid(tokens, amount, "GBP", last + 1)
    whose = currencies.NOUNS[noun].get(currencies.COUNTRIES.get(lows[last], ""))
    if whose is not None and lows[last] in _AFTER_SIGN and not is_plural(lows[last + 1]):
        return _paid(tokens, amount, whose, last + 1)  # one million dollars Canadian
    if noun == "pound" and not pounds.is_money(tokens, amount, purse, last):
        return False
    return _paid(tokens, amount, local(tokens, noun) or purse.code(noun), last)


#: Nouns of money that stand before what is done with it as they stand after a number.
_UNDECLINED: Final = vocabulary("bitcoin btc ether")
#: Signs after a country's name: 20 Canadian $.
_SIGNED: Final = {"$": "dollar", "£": "pound"}


def _coins(tokens: Tokens, amount: Amount, coin: Unit | None, last: int) -> bool:
    """Make them coins; `30p a litre` is £0.30 per litre."""
    if coin is None:
        return False
    amount.unit, amount.rule, amount.last = coin, "money", last
    if coin.base is not None and units.rate(tokens, coin, last) is not None:
        pay(amount, money.unit(coin.base))
        add_rate(tokens, amount)
    return True


def local(tokens: Tokens, noun: str) -> str | None:
    """The currency of the one country with such money that the sentence itself names: in Chile, 2 million pesos."""
    by_country = currencies.NOUNS.get(noun, {})
    if len(by_country) < 2 or noun in ("dollar", "pound"):
        return None
    near = tokens.lows[:LOCAL_REACH]
    codes = {
        by_country[c] for c in (currencies.COUNTRIES.get(low.removesuffix("'s")) for low in near) if c in by_country
    }
    return codes.pop() if len(codes) == 1 else None


#: Tokens of a sentence that are searched for the name of a country.
LOCAL_REACH: Final = 60
