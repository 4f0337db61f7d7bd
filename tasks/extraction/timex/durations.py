"""Durations and ages: `24 years`, `two and a half hours`, `a year and three months`, `a 34-year-old`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tasks.extraction.timex import periods
from tasks.extraction.timex.amounts import Amount, amount
from tasks.extraction.timex.away import Stretch, ended, reached
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.lexicon import DESIGNATORS, UNIT_FORMS
from tasks.extraction.timex.reading import Reading
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
     "of", "during", "served", "once", "hardly", "quite", "to", "by", "as"}
)  # fmt: skip
_VAGUE_BEFORE: Final = frozenset({"for", "in", "within", "over", "after", "take", "takes", "took", "lasted", "spent",
"recent",
                                  "coming", "last", "of", "spend"})  # fmt: skip
_ONE_DAY_AFTER: Final = frozenset({"after", "before", "of", "per", "each", "every", "-", "long"})
_PERIOD_AFTER: Final = frozenset({"ago", "earlier", "later", "before", "after", "hence", "afterwards", "afterward"})
_UNSAID: Final = "X"
_ORDER: Final = ("Y", "M", "W", "D", "H", "MIN", "S")

Parser = Callable[[Tokens, int, Context], Reading | None]


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


def measures(t: Tokens, j: int) -> bool:
    """Whether a unit may follow the count that ends before token `j`, at once or after an adjective."""
    k = j + (t.key[j] == "-" or t.key[j] in _BETWEEN)
    return t.kind[k] == "unit" or t.key[k] == "second"


def measured(t: Tokens, i: int) -> tuple[Amount, str, int] | None:
    """A count and its unit from token `i`: the count, the unit's code and the token after."""
    count = amount(t, i)
    if count is None:
        return None
    j = count.end
    if t.key[j] == "-" or t.key[j] in _BETWEEN:
        j += 1
    if t.kind[j] == "unit":
        if count.article and t.key[j].endswith("s") and j == i + 1:
            return None  # a years-long row
        if t.key[j] == "year" and j == i + 1 and count.low is not None and 1900 <= count.low < 2060:
            return None  # 2022 year-end inflation
        if t.key[j] == "min" and t.key[j - 1] != "-" and not t.glued(j) and t.capital(j):
            return None
        return count, t.value[j], j + 1
    if t.key[j] == "second" and (t.key[j - 1] == "-" or (count.low == count.high == 1 and _ends(t, j + 1))):
        return count, "S", j + 1
    return None


def _ends(t: Tokens, j: int) -> bool:
    """Whether nothing is counted by the word before: `one second later`, not `one second chance`."""
    return t.kind[j] in ("side", "pad", "gap", ".", ",", "and", "or", "of", "to", "in", "between", "until")


def stretch(t: Tokens, i: int) -> Stretch | None:
    """The duration at token `i`, with every unit it is told in."""
    found = measured(t, i)
    if found is None:
        return None
    count, unit, j = found
    if unit == "WE" and count.low is not None and count.low > 100:
        return None
    low = count.low if count.low == count.high else None
    whole = Stretch(j, duration_value(count.low, count.high, unit), ((low, unit),), count.article)
    if low is None:
        return whole
    if t.key[j] == "and" and t.key[j + 1] in ("a", "one") and t.key[j + 2] in ("half", "quarter"):
        more = 0.5 if t.key[j + 2] == "half" else 0.25
        return Stretch(j + 3, duration_value(low + more, low + more, unit), ((low + more, unit),))
    for _ in range(4):
        longer = _longer(t, whole)
        if longer is None:
            break
        whole = longer
    return whole


def _longer(t: Tokens, whole: Stretch) -> Stretch | None:
    """The duration with the next smaller unit that follows it: `two years and three months`."""
    if t.key[whole.end - 2] == "-":  # a 72-hour, ten-minute race: two measures
        return None
    j = whole.end + 1 if t.key[whole.end] in ("and", ",") else whole.end
    found = measured(t, j)
    if found is None or found[0].article or found[0].low is None or found[0].low != found[0].high:
        return None
    if whole.unit not in _ORDER or found[1] not in _ORDER or _ORDER.index(found[1]) <= _ORDER.index(whole.unit):
        return None
    more = duration_value(found[0].low, found[0].high, found[1])[1:]
    value = whole.value + (more.replace("T", "") if "T" in whole.value else more)
    return Stretch(found[2], value, (*whole.parts, (found[0].low, found[1])))


def duration(t: Tokens, i: int, c: Context, point: Parser) -> Reading | None:
    """A counted stretch of time, an age, or the date that it leads to."""
    whole = stretch(t, i)
    if whole is None or (t.before(i) in ("times", "twice", "once", "time") and whole.article):
        return None
    j, unit = whole.end, whole.parts[0][1]
    age = _age(t, whole)
    if age:
        return age
    plain = Reading(j, "duration", "duration", whole.value, precision=periods.PRECISION[unit])
    if t.key[j] == "-" and t.key[j + 1] in ("long", "plus"):
        return None if whole.article else replace(plain, end=j + 2, rule="duration_long")
    led = reached(t, i, c, whole, point) or ended(t, j, c, whole, point)
    if led:
        return led
    if t.key[i : i + 2] == ("one", "day") and not (
        t.before(i) in _STRETCH_BEFORE or t.key[j] in _ONE_DAY_AFTER or t.kind[j + 1] == "unit"
    ):
        return None  # one day a man came
    if whole.article and not ((t.before(i) in _STRETCH_BEFORE and t.key[j] != "-") or t.key[j] in _PERIOD_AFTER):
        return None
    titled = (t.capital(j - 1) and not t.capital(i)) or (t.capital(j - 1) and t.kind[i] == "number")
    if titled and t.key[j - 1] in UNIT_FORMS and not t.text[t.start[j - 1] : t.end[j - 1]].isupper():
        return None  # 60 Minutes, 24 Hours of Le Mans
    straight = t.key[j - 2] in ("consecutive", "straight", "successive")
    if t.key[j - 1] in ("quarter", "quarters") and not straight and t.key[j] in ("-", "of", "final", "finals"):
        return None
    return plain


def _age(t: Tokens, whole: Stretch) -> Reading | None:
    """`34-year-old`, `34 years old`, `34 years of age`."""
    j = whole.end
    if t.key[j] == "-" and t.key[j + 1] in ("old", "olds"):
        end = j + 2
    elif t.key[j] in ("old", "olds"):
        end = j + 1
    elif t.key[j] == "of" and t.key[j + 1] == "age":
        end = j + 2
    else:
        return None
    return Reading(end, "age", "duration", whole.value, precision=periods.PRECISION[whole.parts[0][1]])


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


def bare(t: Tokens, i: int, c: Context, point: Parser) -> Reading | None:
    """`for weeks`, `years ago`, `day-long`: a unit without a count."""
    unit = t.value[i]
    j = i + 1
    if t.key[j] == "-" and t.key[j + 1] in ("long", "old"):
        low = None if t.key[i].endswith("s") else 1.0
        rule = "age" if t.key[j + 1] == "old" else "duration_long"
        return Reading(j + 2, rule, "duration", duration_value(low, low, unit), precision=periods.PRECISION[unit])
    if t.key[i] == "weekends" and t.before(i) not in ("two", "three", "of", "past", "last"):
        return Reading(j, "weekends", "set", "XXXX-WXX-WE", precision="week", basis="none")
    if not t.key[i].endswith(("s", "ies", "ia")) or t.key[i] in ("hrs", "mins", "secs", "yrs", "wks"):
        return None
    plain = Reading(
        j, "vague_duration", "duration", duration_value(None, None, unit), precision=periods.PRECISION[unit]
    )
    led = reached(t, i, c, Stretch(j, plain.value, ((None, unit),)), point)
    if led:
        return led
    if t.key[j] in ("before", "after", "ahead") or (t.key[j] == "to" and t.key[j + 1] == "come"):
        return plain
    if t.before(i) == "the" and t.before(i - 1) in ("over", "through", "throughout", "down") and unit in ("Y", "CE"):
        return plain if t.key[j] != "of" else None
    led_by = t.before(i) in _VAGUE_BEFORE or (t.key[j] == "of" and t.before(i) in ("", ".", "despite", "by", "through"))
    return plain if led_by and t.key[j] != "old" and unit != "Q" else None


def whole(t: Tokens, i: int, c: Context) -> Reading | None:
    """`all day`, `the whole week`, `the entire month`."""
    j = i + 1
    if t.kind[j] != "unit" or t.key[j].endswith("s") or t.value[j] not in ("D", "W", "WE", "M", "Y", "DE", "CE"):
        return None
    the = t.before(i) == "the"
    if the == (t.key[i] == "all") or (t.kind[j + 1] in ("x", "-", "unit") and t.key[j + 1] != "long"):
        return None
    end = j + 1 + (t.key[j + 1] == "long")
    value = duration_value(1.0, 1.0, t.value[j])
    return Reading(end, "whole_unit", "duration", value, precision=periods.PRECISION[t.value[j]], article=True)


def lasting(t: Tokens, i: int, c: Context) -> Reading | None:
    """`yearlong`, `daylong`."""
    unit = t.value[i]
    return Reading(
        i + 1, "duration_long", "duration", duration_value(1.0, 1.0, unit), precision=periods.PRECISION[unit]
    )
