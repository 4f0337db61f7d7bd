"""Years, decades and centuries, and the year phrase that may follow a month or a season."""

from __future__ import annotations

from typing import Final

from tasks.extraction import yearly
from tasks.extraction.timex import periods
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens
from tasks.extraction.yearly import COUNTED, Beside

_ERA: Final = frozenset({"bc", "bce"})
#: Before a decade: `the 1990's`; without one `2020's` is what belongs to a year.
_DECADE_BEFORE: Final = frozenset({"the", "early", "late", "mid", "-"})
#: Before a decade these make it somebody's age: `in her nineties`.
LIVED: Final = frozenset({"his", "her", "their", "my", "your", "our"})


def is_year(t: Tokens, i: int) -> bool:
    """Whether the token is a four-digit number that a year may have."""
    return (
        t.kind[i] == "number" and t.end[i] - t.start[i] == 4 and t.value[i] is not None and 1000 <= t.value[i] <= 2199
    )


def year_phrase(t: Tokens, i: int, c: Context) -> tuple[int, int | None, str] | None:
    """The year a month or season belongs to: `2022`, `, 2022`, `of '98`, `last year`, `of this year`.

    Returns:
        The token after it, the year (None where it stays open) and the basis; None where no year follows.
    """
    j = i
    if t.key[j] in (",", "of", "in", "-", "/") and not (t.key[j] == "-" and not t.glued(j)):
        j += 1
    if is_year(t, j) and not (t.key[j + 1] in COUNTED and t.key[j + 1] != "m"):
        plain = t.key[i] != "in" or t.key[j + 1] != "-"
        return (j + 1, t.value[j], "explicit") if plain else None
    if t.key[j] == "'" and t.kind[j + 1] == "number" and t.glued(j + 1) and t.end[j + 1] - t.start[j + 1] == 2:
        return j + 2, short_year(t.value[j + 1], c), "explicit"
    if t.kind[j] == "numword":
        words = _year_words(t, j)
        return (*words, "explicit") if words else None
    if t.key[j] == "the":
        j += 1
    if t.kind[j] == "relative" and t.key[j + 1] == "year" and t.key[j] != "recent":
        step, origin = t.value[j]
        base = c.anchor if origin == "anchor" else c.base("year")
        return j + 2, base.year + step if base else None, "relative" if origin == "anchor" else "inherited"
    return None


def _year_words(t: Tokens, i: int) -> tuple[int, int] | None:
    """`nineteen ninety-six`, `two thousand and fifteen`: the token after and the year."""
    first, second = t.value[i], t.value[i + 1] if t.kind[i + 1] in ("numword", "scale") else None
    if first == 2 and second == 1000:
        j = i + 2 + (t.key[i + 2] == "and")
        rest = _below_hundred(t, j) if t.kind[j] == "numword" else None
        return (rest[0], 2000 + rest[1]) if rest else (i + 2, 2000)
    if first not in (16, 17, 18, 19, 20) or second is None or not 10 <= second <= 90:
        return None
    end, rest_value = _below_hundred(t, i + 1)
    return end, first * 100 + rest_value


def _below_hundred(t: Tokens, i: int) -> tuple[int, int]:
    value, j = t.value[i], i + 1
    k = j + (t.key[j] == "-")
    if value >= 20 and t.kind[k] == "numword" and 0 < t.value[k] < 10:
        return k + 1, value + t.value[k]
    return j, value


def worded(t: Tokens, i: int, c: Context) -> Reading | None:
    """A year in words after a preposition: `in nineteen ninety-six`."""
    found = (
        _year_words(t, i) if t.before(i) in ("in", "since", "by", "until", "from", "of", "before", "after") else None
    )
    if found is None or t.kind[found[0]] in ("x", "unit", "scale", "numword", "vague"):
        return None
    period = periods.year_of(found[1])
    return dated(found[0], "year_words", period, "explicit") if period else None


def short_year(two: int, c: Context) -> int:
    """The year two digits stand for: the latest not more than 20 years after the document, 1950 to 2049 without."""
    if c.anchor is None:
        return two + (2000 if two < 50 else 1900)
    limit = c.anchor.year + 20
    year = limit // 100 * 100 + two
    return year if year <= limit else year - 100


def year(t: Tokens, i: int, c: Context) -> Reading | None:
    """A bare year, or a span of years in its short form: `2003`, `2012-13`, `1939-1945`."""
    if t.key[i + 1] in _ERA or (t.key[i + 1] in ("ad", "ce") and t.capital(i + 1)) or t.before(i) == "ad":
        return _era(t, i)
    if not is_year(t, i):
        return None
    fiscal = fiscal_after(t, i + 1, t.value[i])
    if fiscal:
        return fiscal
    spanned = _span(t, i)
    if spanned:
        return fiscal_after(t, spanned.end, int(spanned.value[-4:])) or spanned
    if t.kind[i + 1] == "x1" and t.key[i + 1] in ("q1", "q2", "q3", "q4", "h1", "h2"):
        maker = periods.quarter_of if t.key[i + 1][0] == "q" else periods.half_of
        part = maker(t.value[i], int(t.key[i + 1][1]))
        return dated(i + 2, "quarter_code", part, "explicit") if part else None
    if not _believable(t, i):
        return None
    period = periods.year_of(t.value[i])
    return dated(i + 1, "year", period, "explicit") if period else None


def fiscal_after(t: Tokens, j: int, year: int) -> Reading | None:
    """`2023-24 financial year`, `2024 fiscal year`: the budget year that ends in `year`, whose days are not known."""
    if t.key[j] not in ("fiscal", "financial") or t.key[j + 1] != "year":
        return None
    return Reading(j + 2, "fiscal_year", "date", f"FY{year}", precision="year", article=True)


def _believable(t: Tokens, i: int) -> bool:
    """Whether a four-digit number is a year where it stands. Recent numbers are, unless something counts by them."""
    before, after = t.before(i), t.key[i + 1]
    if t.glued(i) and before in (".", ",", "/", ":", "+", "_", "@"):
        return False
    if t.glued(i) and before == "-" and t.glued(i - 1) and t.kind[i - 2] in ("number", "odd"):
        return False  # a telephone number
    if t.glued(i + 1) and (after in ("%", "/", "_", "@", "°", "+") or (after == ":" and t.glued(i + 2))):
        return False
    if after == "-" and t.glued(i + 1) and t.key[i + 2] in COUNTED | {"year", "foot", "mile", "meter", "metre"}:
        return False
    return yearly.is_year(
        Beside(
            t.value[i], before, t.before(i - 1), after,
            word=t.kind[i + 1] == "x", capital=t.capital(i + 1),
            measured=t.kind[i + 1] == "unit" and after != "year" and (after.endswith("s") or not t.capital(i + 1)),
            closed=after in (".", ",", ";", ")") or t.kind[i + 1] in ("gap", "pad"),
            paired=i > 1 and is_year(t, i - 2),
        )
    )  # fmt: skip


def _era(t: Tokens, i: int) -> Reading | None:
    """`500 BC`, `AD 79`: a year before or early in the common era; those before it have no days here."""
    number = t.value[i]
    if number is None or not 1 <= number <= 9999:
        return None
    if t.key[i + 1] in _ERA:
        return Reading(i + 2, "year_bc", "date", f"BC{number:04d}", precision="year")
    period = periods.year_of(number)
    end = i + 1 if t.before(i) == "ad" else i + 2
    return dated(end, "year_ad", period, "explicit") if period else None


def _span(t: Tokens, i: int) -> Reading | None:
    """`2012-13`, `1939-1945`: years that a hyphen or dash joins."""
    if (
        t.key[i + 1] not in ("-", "/")
        or t.kind[i + 2] != "number"
        or t.value[i + 2] is None
        or (t.glued(i + 3) and t.key[i + 3] == "-")
        or (t.glued(i) and t.before(i) == "-")
    ):
        return None
    first, second, digits = t.value[i], t.value[i + 2], t.end[i + 2] - t.start[i + 2]
    if t.key[i + 1] == "/" and second not in ((first + 1) % 100, first + 1):
        return None
    if digits == 1 and t.glued(i + 2) and t.key[i + 1] == "-" and second == first % 10 + 1:
        second += first // 10 * 10  # 1543-4
    elif digits == 2 and t.glued(i + 2):
        second += first // 100 * 100
        second += 100 if second <= first and second % 100 == 0 else 0
    elif digits != 4 or (not t.glued(i + 2) and t.glued(i + 1)):
        return None
    return (
        year_range(i + 3, "year_span", first, second)
        if first < second < 2200 and t.before(i) not in ("$", "£", "€")
        else None
    )


def year_range(end: int, rule: str, first: int, second: int) -> Reading | None:
    """The whole years from one to the other."""
    low, high = periods.year_of(first), periods.year_of(second)
    if low is None or high is None:
        return None
    return Reading(end, rule, "range", f"{low.value}/{high.value}", low.first, high.last, "year")


def decade(t: Tokens, i: int, c: Context) -> Reading | None:
    """`1990s`, `'90s`, `nineties`. Two digits or a word mean the last such decade that has begun."""
    form, digits = t.value[i]
    if t.key[i][-2:] in ("'s", "’s") and len(digits) == 4 and t.before(i) not in _DECADE_BEFORE:
        owner = periods.year_of(int(digits))
        return dated(i + 1, "year_owned", owner, "explicit") if owner else None
    if form == "digits" and len(digits) == 4:
        if not 1000 <= int(digits) <= 2190:
            return None
        period = (
            periods.century_of(int(digits) // 100 + 1)
            if digits.endswith("00") and int(digits) < 2000
            else periods.decade_of(int(digits))
        )
        return dated(i + 1, "decade", period, "explicit", article=True) if period else None
    two = int(digits)
    quoted = t.before(i) == "'" and t.glued(i)
    lived = any(t.before(k) in LIVED for k in (i, i - 1, i - 2))
    listed = t.before(i) in ("and", "or", "to", "-") and i > 1 and t.kind[i - 2] == "decade"  # the 1960s and 70s
    if lived or two > 90 or two < 10 or not (quoted or listed or t.before(i) in _DECADE_BEFORE):
        return None
    latest = c.anchor.year if c.anchor else 2029
    start = latest // 100 * 100 + two
    period = periods.decade_of(start if start <= latest else start - 100)
    return dated(i + 1, "decade_short", period, "explicit", article=True) if period else None


def century(t: Tokens, i: int, c: Context) -> Reading | None:
    """`19th century`, `twenty-first century`."""
    number, j = t.value[i], i + 1
    if t.key[j] == "-":
        j += 1
    listed = _century_listed(t, i, c) if number is not None and 1 <= number <= 22 else None
    if listed:
        return listed
    if t.key[j] not in ("century", "centuries") or number is None or not 1 <= number <= 22:
        return None
    if t.key[j + 1] in _ERA:
        return Reading(j + 2, "century_bc", "date", f"BC{number - 1:02d}", precision="century", article=True)
    if t.capital(j) and t.capital(j + 1) and t.kind[j + 1] == "x":
        return None  # 20th Century Fox
    period = periods.century_of(number)
    j += t.key[j + 1] in ("ad", "ce") and t.capital(j + 1)
    return dated(j + 1, "century", period, "explicit", article=t.key[i + 1] != "-") if period else None


def _century_listed(t: Tokens, i: int, c: Context) -> Reading | None:
    """The `19th` of `the 19th and 20th centuries`."""
    k = i + 2 + (t.key[i + 2] == "the")
    if t.key[i + 1] not in ("and", "or", "to", "-") or t.kind[k] not in ("ordinal", "roman"):
        return None
    if t.key[k + 1 + (t.key[k + 1] == "-")] not in ("century", "centuries"):
        return None
    period = periods.century_of(t.value[i])
    return dated(i + 1, "century_listed", period, "explicit", article=True) if period else None
