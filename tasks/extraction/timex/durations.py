"""Durations and ages: `24 years`, `two and a half hours`, `a 34-year-old`, and the days that `ago` and `later` reach."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tasks.extraction.timex import periods
from tasks.extraction.timex.amounts import Amount, amount
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.lexicon import DESIGNATORS
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens

#: Adjectives that may stand between the count and the unit.
_BETWEEN: Final = frozenset(
    {"consecutive", "straight", "full", "whole", "successive", "additional", "extra", "further", "long", "short",
     "calendar", "working", "business", "more", "solid", "entire"}
)  # fmt: skip
#: What makes `a year` a stretch of time rather than a rate ($5 a year) or a noun phrase (a year of change).
_STRETCH_BEFORE: Final = frozenset(
    {"for", "in", "within", "over", "after", "than", "about", "almost", "nearly", "around", "least", "take", "takes",
     "took", "taken", "taking", "last", "lasted", "lasts", "lasting", "spend", "spends", "spent", "spending", "wait",
     "waited", "every", "under", "just", "only", "roughly", "approximately", "barely", "some", "and", "or",
     "of", "during", "served", "once", "hardly", "quite", "to", "by"}
)  # fmt: skip
_VAGUE_BEFORE: Final = frozenset({"for", "in", "within", "over", "after", "take", "takes", "took", "lasted", "spent", "recent",
                                  "coming", "last", "of", "spend"})  # fmt: skip
_PERIOD_AFTER: Final = frozenset({"ago", "earlier", "later", "before", "after", "hence", "afterwards", "afterward"})
_UNSAID: Final = "X"


def duration_value(low: float | None, high: float | None, unit: str) -> str:
    """The TIMEX3 value: P24Y, PT2.5H, PXD where the count is vague, P2Y/P3Y for a range."""
    clock, factor, letter = DESIGNATORS[unit]
    if low is None or high is None:
        if unit in ("DE", "CE", "ML"):
            return f"PX{unit}"
        return f"P{clock}{_UNSAID}{letter}"
    value = f"P{clock}{_number(low * factor)}{letter}"
    return value if low == high else f"{value}/P{clock}{_number(high * factor)}{letter}"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and value < 1e15 else f"{value:.4g}"


def measured(t: Tokens, i: int) -> tuple[Amount, str, int] | None:
    """A count and its unit from token `i`: the count, the unit's code and the token after."""
    count = amount(t, i)
    if count is None:
        return None
    j = count.end
    if t.key[j] == "-" or t.key[j] in _BETWEEN:
        j += 1
    if t.kind[j] == "unit":
        if t.key[j] == "min" and t.key[j - 1] != "-" and not t.glued(j) and t.capital(j):
            return None
        return count, t.value[j], j + 1
    if t.key[j] == "second" and t.key[j - 1] == "-":
        return count, "S", j + 1
    return None


def duration(t: Tokens, i: int, c: Context) -> Reading | None:
    """A counted stretch of time, an age, or the date that it leads to."""
    found = measured(t, i)
    if found is None:
        return None
    count, unit, j = found
    rate = t.before(i) in ("times", "twice", "once", "time") and count.article
    if rate:
        return None
    age = _age(t, j, count, unit)
    if age:
        return age
    precision = periods.PRECISION[unit]
    value = duration_value(count.low, count.high, unit)
    j, value = _compound(t, j, value, unit)
    plain = Reading(j, "duration", "duration", value, precision=precision)
    if t.key[j] == "-" and t.key[j + 1] in ("long", "plus"):
        return replace(plain, end=j + 2, rule="duration_long")
    led = reached(t, j, c, count, unit, plain)
    if led:
        return led
    if count.article and not _stretch(t, i, j):
        return None
    if t.key[j - 1] in ("quarter", "quarters") and (t.key[j] == "-" or t.key[j] in ("of", "final", "finals")):
        return None
    return plain


def _stretch(t: Tokens, i: int, j: int) -> bool:
    return (t.before(i) in _STRETCH_BEFORE and t.key[j] != "-") or t.key[j] in _PERIOD_AFTER


def _compound(t: Tokens, j: int, value: str, unit: str) -> tuple[int, str]:
    """`two years and three months`, `a year and a half`: one duration of several units."""
    if "/" in value or "X" in value:
        return j, value
    if t.key[j] == "and" and t.key[j + 1] == "a" and t.key[j + 2] == "half":
        number = value.strip("PTYMWDHSE")
        return (j + 3, value.replace(number, f"{number}.5")) if number.isdigit() else (j, value)
    k = j + 1 if t.key[j] in ("and", ",") else j
    found = measured(t, k)
    if found is None or found[0].article or found[0].low is None or found[0].low != found[0].high:
        return j, value
    order = ("Y", "M", "W", "D", "H", "MIN", "S")
    if unit not in order or found[1] not in order or order.index(found[1]) <= order.index(unit):
        return j, value
    more = duration_value(found[0].low, found[0].high, found[1])[1:]
    if "T" in value:
        more = more.replace("T", "")
    return found[2], value + more


def _age(t: Tokens, j: int, count: Amount, unit: str) -> Reading | None:
    """`34-year-old`, `34 years old`, `34 years of age`."""
    if t.key[j] == "-" and t.key[j + 1] in ("old", "olds"):
        end = j + 2
    elif t.key[j] in ("old", "olds"):
        end = j + 1
    elif t.key[j] == "of" and t.key[j + 1] == "age":
        end = j + 2
    else:
        return None
    value = duration_value(count.low, count.high, unit)
    return Reading(end, "age", "duration", value, precision=periods.PRECISION[unit])


def aged(t: Tokens, i: int, c: Context) -> Reading | None:
    """`aged 34`, `aged 18 to 24`, `age 34`: the number counts years."""
    j = i + 1
    between = t.key[j] in ("between", "from", "over", "under")
    count = amount(t, j + between)
    if count is None or count.article or count.low is None or count.low > 130 or t.kind[count.end] == "unit":
        return None
    if between and count.low == count.high and t.key[count.end] in ("and", "to"):
        second = amount(t, count.end + 1)
        if second and second.low is not None and second.low > count.low:
            count = Amount(second.end, count.low, second.low)
    return Reading(count.end, "aged", "duration", duration_value(count.low, count.high, "Y"), precision="year")


def reached(t: Tokens, j: int, c: Context, count: Amount, unit: str, plain: Reading) -> Reading | None:
    """The date that lies the duration away: ago, later, from now; None where the words after lead nowhere."""
    if t.kind[j] != "side":
        return None
    step, origin = t.value[j]
    key, end = t.key[j], j + 1
    if key == "from":
        if t.key[j + 1] not in ("now", "today"):
            return None
        end, origin = j + 2, "anchor"
    if key in ("before", "after", "prior") and not _stands_alone(t, j):
        return None
    if key == "previously" or key == "beforehand":
        key = "earlier"
    rule = "ago" if key == "ago" else "from_now" if origin == "anchor" else key
    return away(c, end, rule, step, count, unit, origin)


def _stands_alone(t: Tokens, j: int) -> bool:
    """Whether `before` or `after` ends its phrase, and so counts from what was dated last."""
    return t.key[j + 1] in (".", ",", ";", "") or t.kind[j + 1] in ("gap", "pad")


def away(c: Context, end: int, rule: str, step: int, count: Amount, unit: str, origin: str) -> Reading | None:
    """The period `count` units to one side of the document's date or of the date in focus."""
    grain = periods.PRECISION[unit]
    basis = "relative" if origin == "anchor" else "inherited"
    kind = "time" if unit in ("H", "MIN", "S") else "date"
    base = c.anchor if origin == "anchor" else c.base(grain)
    period = None
    if base is not None and count.low is not None and count.low == count.high and kind == "date":
        target_unit = "Y" if unit in ("DE", "CE", "ML") else unit
        factor = {"DE": 10, "CE": 100, "ML": 1000}.get(unit, 1)
        whole = count.low * factor
        if whole != int(whole):  # a year and a half ago is eighteen months ago
            halved = {"Y": ("M", 12), "W": ("D", 7), "M": ("D", 30)}.get(unit)
            target_unit, whole = (halved[0], whole * halved[1]) if halved else (target_unit, whole)
        if whole < 100000:
            period = periods.shifted(base, target_unit, step * int(whole))
    if period is None:
        vague = "PAST_REF" if step < 0 else "FUTURE_REF"
        value = (
            vague if count.low is None and origin == "anchor" else periods.OPEN["Y" if unit in ("DE", "CE") else unit]
        )
        period = periods.Period(value, None, None, grain)
    return dated(end, rule, period, basis, kind=kind)


def bare(t: Tokens, i: int, c: Context) -> Reading | None:
    """`for weeks`, `years ago`, `day-long`: a unit without a count."""
    unit = t.value[i]
    j = i + 1
    if t.key[j] == "-" and t.key[j + 1] == "long":
        low = None if t.key[i].endswith("s") else 1.0
        return Reading(
            j + 2, "duration_long", "duration", duration_value(low, low, unit), precision=periods.PRECISION[unit]
        )
    if not t.key[i].endswith(("s", "ies", "ia")) or t.key[i] in ("hrs", "mins", "secs", "yrs", "wks"):
        return None
    vague = Amount(j, None, None)
    plain = Reading(
        j, "vague_duration", "duration", duration_value(None, None, unit), precision=periods.PRECISION[unit]
    )
    led = reached(t, j, c, vague, unit, plain)
    if led:
        return led
    if t.key[j] in ("before", "after") or (t.before(i) in _VAGUE_BEFORE and t.key[j] != "of" and t.key[j] != "old"):
        return plain
    return None


def lasting(t: Tokens, i: int, c: Context) -> Reading | None:
    """`yearlong`, `daylong`."""
    unit = t.value[i]
    return Reading(
        i + 1, "duration_long", "duration", duration_value(1.0, 1.0, unit), precision=periods.PRECISION[unit]
    )
