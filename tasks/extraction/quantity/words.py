"""The words numbers are made of, and the signs and words that tell that a figure may be near."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def vocabulary(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())


UNITS: Final[Mapping[str, int]] = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
}  # fmt: skip
TEENS: Final[Mapping[str, int]] = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final[Mapping[str, int]] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SMALL: Final[Mapping[str, int]] = {**UNITS, **TEENS, **TENS}

#: Words that multiply what stands before them.
SCALES: Final[Mapping[str, float]] = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15, "quintillion": 1e18,
    "sextillion": 1e21, "septillion": 1e24, "octillion": 1e27, "nonillion": 1e30, "decillion": 1e33,
    "lakh": 1e5, "lac": 1e5,
    "crore": 1e7, "cr": 1e7, "milliard": 1e9,
}  # fmt: skip

#: Shortened scales: only after digits. A full stop after them belongs to them where it shortens.
SHORT_SCALES: Final[Mapping[str, float]] = {
    "k": 1e3, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mio": 1e6, "mill": 1e6, "bn": 1e9, "bln": 1e9, "bil": 1e9, "tn": 1e12,
    "trn": 1e12, "tln": 1e12, "mrd": 1e9, "mld": 1e9, "cr": 1e7, "lakhs": 1e5, "lacs": 1e5, "crores": 1e7,
    "millions": 1e6, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip

#: Letters that scale only where money or the thing counted says so (5m is also five metres).
LETTER_SCALES: Final[Mapping[str, float]] = {
    "m": 1e6, "M": 1e6, "MM": 1e6, "mm": 1e6, "b": 1e9, "B": 1e9, "G": 1e9, "t": 1e12, "T": 1e12,
}  # fmt: skip

DOZENS: Final[Mapping[str, int]] = {"dozen": 12, "dozens": 12, "dz": 12, "dzs": 12, "doz": 12, "dozs": 12, "score": 20}

#: Plurals that stand alone for an interval: low is the word's value, high ten times that.
VAGUE: Final[Mapping[str, float]] = {
    "dozens": 12, "scores": 20, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12,
    "lakhs": 1e5, "crores": 1e7, "tens": 10, "quadrillions": 1e15, "quintillions": 1e18,
}  # fmt: skip

#: `several hundred`: as many as the plural says.
SEVERAL: Final = frozenset(("several", "few", "many", "couple", "handful"))

#: `multibillion-dollar`.
MULTI: Final[Mapping[str, float]] = {
    "multithousand": 1e3, "multimillion": 1e6, "multibillion": 1e9, "multitrillion": 1e12,
}  # fmt: skip

_FRACTION: Final[Mapping[str, int]] = {
    "third": 3, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11,
    "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
    "quarter": 4, "fourth": 4,
}  # fmt: skip
#: Denominators by number: one third, two thirds.
PARTS: Final[Mapping[str, int]] = {**_FRACTION, "half": 2}
PARTS_PLURAL: Final[Mapping[str, int]] = {**{f"{w}s": n for w, n in _FRACTION.items()}, "halves": 2}
#: `twenty-first` as a denominator.
ORDINAL_UNITS: Final[Mapping[str, int]] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
}  # fmt: skip


def is_number(low: str) -> bool:
    """Whether a token in lower case is a number or part of one."""
    return low in SMALL or low in SCALES or low[:1].isdecimal()


GLYPHS: Final[Mapping[str, float]] = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅐": 1 / 7, "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

#: Months, and what stands after a time of the day.
MONTHS: Final = vocabulary(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
    """
)
CLOCK: Final = vocabulary("am pm a.m. p.m. o'clock gmt utc hrs hours est et bst cet")

#: Words that are a multiple by themselves: the factor, and whether that is a rise, a fall or neither.
MULTIPLES: Final[Mapping[str, tuple[float, str | None]]] = {
    "doubled": (2, "rise"), "doubling": (2, "rise"), "doubles": (2, "rise"), "double": (2, None),
    "tripled": (3, "rise"), "tripling": (3, "rise"), "triples": (3, "rise"), "triple": (3, None),
    "trebled": (3, "rise"), "trebling": (3, "rise"), "treble": (3, None),
    "quadrupled": (4, "rise"), "quadrupling": (4, "rise"), "quadruple": (4, None),
    "quintupled": (5, "rise"), "halved": (0.5, "fall"), "halving": (0.5, "fall"), "halve": (0.5, "fall"),
    "twice": (2, None), "thrice": (3, None),
}  # fmt: skip
FOLDS: Final[Mapping[str, int]] = {
    f"{word}fold": value for word, value in {**UNITS, **TEENS, **TENS, "hundred": 100, "thousand": 1000}.items()
    if value > 1
}  # fmt: skip

#: Last words of a bound before an article that counts one: more than a decade, nearly a mile.
BOUNDING: Final = frozenset(("than", "nearly", "almost", "about", "least", "over", "under"))

#: Signs that open a figure.
SIGNS: Final = "".join(GLYPHS)

#: Words that open a figure, or stand in one that nothing else opens.
TRIGGERS: Final = frozenset(
    (
        *SMALL, *SCALES, "hundred", *DOZENS, *VAGUE, *MULTI, *MULTIPLES, *FOLDS, "half", "third", "quarter", "fifth",
        "sixth", "seventh", "eighth", "tenth", "hundredth", "thousandth", "millionth", "billionth", "trillionth",
        "couple", "once", "gross", "grand", "handful", *(f"{word} {a}" for word in BOUNDING for a in ("a", "an")),
    )
)  # fmt: skip
