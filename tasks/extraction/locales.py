"""How a language writes numbers, by the Unicode CLDR: separators, words for thousands and millions, names of money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

#: What stands between groups where the CLDR has a space of one kind or another, and in Switzerland.
SPACES: Final = " \u00a0\u202f\u2009"
APOSTROPHES: Final = "'’"
#: One sign for all of these, and the signs of Arabic digits as those of ours.
TO_ASCII: Final = str.maketrans("٫٬" + SPACES + APOSTROPHES, ".," + "_" * len(SPACES + APOSTROPHES))

#: Where a language is written otherwise than in the country the CLDR takes for its own.
OTHERWHERE: Final = {
    "pt": ("pt_PT",),
    "es": ("es_MX",),
    "de": ("de_AT", "de_CH"),
    "fr": ("fr_CH", "fr_CA"),
    "no": ("nn",),
}
#: Babel knows Norwegian by the name of what is written most.
LOCALE: Final = {"no": "nb"}
#: Languages in which `1,250` is a thousand in some countries and little more than one in others.
DOUBTFUL: Final = frozenset({"es"})
#: Languages that group by two digits beyond the thousand.
LAKHS: Final = frozenset("bn gu hi kn ml mr ne or pa ta te ur".split())

#: Money that is named in texts of any language.
CURRENCIES: Final = (
    "EUR USD GBP CHF JPY CNY RUB INR TRY UAH PLN CZK SEK NOK DKK HUF RON BGN ISK BRL MXN CAD AUD NZD KRW ILS ZAR NGN "
    "KES EGP SAR AED THB VND IDR"
).split()
#: What money is called for short in a language, by the countries that it is mostly written in.
CALLED: Final = {
    "cs": {"CZK": "koruna koruny korun korunách Kč"},
    "da": {"DKK": "krone kroner kr kr."},
    "de": {"CHF": "Franken"},
    "es": {"USD": "dólares_estadounidenses dólar_estadounidense"},
    "fr": {"USD": "dollars_américains dollar_américain", "CHF": "francs_suisses"},
    "it": {"CHF": "franchi franchi_svizzeri", "USD": "dollari_americani"},
    "ja": {"JPY": "円"},
    "ko": {"KRW": "원"},
    "no": {"NOK": "krone kroner kr kr."},
    "pl": {"PLN": "złoty złote złotego złotych zł"},
    "ru": {"RUB": "рубль рубля рублей рублях руб руб."},
    "sv": {"SEK": "krona kronor kr kr."},
    "tr": {"TRY": "lira lirası liralık TL", "EUR": "avro"},
    "uk": {"UAH": "гривня гривні гривень грн грн."},
    "zh": {"CNY": "元 人民币"},
}
#: Words for magnitudes that the CLDR leaves out.
MORE: Final = {
    "de": {"Mill.": 10**6, "Mrd": 10**9, "Mio": 10**6, "Mia.": 10**9, "Tsd.": 10**3, "Bio.": 10**12},
    "es": {"MM": 10**6, "billones": 10**12, "billón": 10**12},
    "fr": {"Mds": 10**9, "Mrd": 10**9, "Mrds": 10**9},
    "it": {"mln": 10**6, "mld": 10**9},
    "nl": {"miljoen": 10**6, "mln": 10**6, "mld": 10**9},
    "pl": {"tys.": 10**3, "mln": 10**6, "mld": 10**9, "bln": 10**12},
    "ru": {"тыс.": 10**3, "тысячи": 10**3},
    "sv": {"mnkr": 10**6, "mdkr": 10**9, "mkr": 10**6, "milj.": 10**6},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Convention:
    """How a language writes amounts.

    Args:
        language: its code.
        decimal: what stands before decimals.
        groups: what may stand between groups of three digits.
        magnitudes: words and abbreviations, and what they stand for.
        currencies: names of money, in all their forms, and the ISO 4217 code.
    """

    language: str
    decimal: str
    groups: str
    magnitudes: Mapping[str, int]
    currencies: Mapping[str, str]


@cache
def convention(language: str) -> Convention | None:
    """The convention of a language, None where the CLDR has none of it. Read once a process."""
    from babel import Locale, UnknownLocaleError

    try:
        home = Locale.parse(LOCALE.get(language, language))
    except (UnknownLocaleError, ValueError):
        return None
    symbols = home.number_symbols.get("latn") or home.number_symbols
    decimal, group = str(symbols.get("decimal", ".")), str(symbols.get("group", ","))
    groups = SPACES + APOSTROPHES + (group if group not in SPACES else "")
    all_of_it = [home, *map(Locale.parse, OTHERWHERE.get(language, ()))]
    magnitudes = {word: size for locale in all_of_it for word, size in _magnitudes(locale)} | MORE.get(language, {})
    names = {name: code for locale in all_of_it for code in CURRENCIES for name in _names(locale, code)}
    for code, called in CALLED.get(language, {}).items():
        names |= dict.fromkeys(called.replace("_", "\u00a0").split(" "), code)
    currencies = {re.sub(rf"[{SPACES}]", " ", name): code for name, code in names.items()}
    return Convention(language, decimal, groups, magnitudes, currencies)


def _magnitudes(locale: Any) -> list[tuple[str, int]]:
    """Words of the compact formats: `00 lakh` for a million says that a lakh is a tenth of that."""
    found = []
    for style in ("long", "short"):
        for forms in locale.compact_decimal_formats.get(style, {}).values():
            for size, pattern in forms.items():
                text = re.sub(r"['\u200e\u200f]", "", str(getattr(pattern, "pattern", pattern)))
                zeros, word = text.count("0"), re.sub(rf"[0{SPACES}]*0[{SPACES}]*", "", text).strip()
                if zeros and word and (len(word) > 1 or not word.isascii() or word in "MKk"):
                    found.append((" ".join(word.split()), int(size) // 10 ** (zeros - 1)))
    return found


def _names(locale: Any, code: str) -> set[str]:
    """A currency's name for one, two, five and a part."""
    from babel.numbers import get_currency_name

    return {code} | {get_currency_name(code, count=count, locale=locale) for count in (None, 1, 2, 5, 1.5)}


def value(digits: str, way: Convention, *, comma_told: bool = False) -> float | None:
    """What a number in digits is in a language; None where that is in doubt.

    Args:
        digits: digits and separators.
        way: of the language.
        comma_told: whether the document writes decimals with a comma for certain.
    """
    text = digits.translate(TO_ASCII)
    if "_" in text:
        grouped = re.fullmatch(r"\d{1,3}(?:_\d{3})+(?:[.,]\d+)?", text)
        return float(text.replace("_", "").replace(",", ".")) if grouped else None
    point, other = (".", ",") if way.decimal == "." else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(?:[{other}]\d{{3}})+(?:[{point}]\d+)?", text) or (
        way.language in LAKHS and re.fullmatch(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?", text)
    ):
        # Where spaces are what groups, a single group may be three decimals, written as in English.
        doubtful = text.count(other) == 1 and point not in text and other not in way.groups
        return None if doubtful else float(text.replace(other, "").replace(point, "."))
    if re.fullmatch(rf"\d+(?:[{point}]\d+)?", text):
        doubtful = way.language in DOUBTFUL and not comma_told and bool(re.fullmatch(r"\d{1,3},\d{3}", text))
        return None if doubtful else float(text.replace(point, "."))
    return float(text.replace(other, ".")) if re.fullmatch(rf"\d+[{other}]\d{{1,2}}", text) else None
