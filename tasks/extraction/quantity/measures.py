"""From amounts to measures: ranges, lists that share a unit, compounds, and the bound words around them."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from tasks.extraction.quantity import bounds, compounds, exclude, proportions, samples, units
from tasks.extraction.quantity.amounts import RULE_OF, Amount, Measure, share
from tasks.extraction.quantity.phrases import STOPS
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

_TO: Final = vocabulary("~ ～ - – — to through thru ‑ ‐ −")
_DASHES: Final = vocabulary("- – — ‑ ‐ −")
_LIST: Final = frozenset((",", "and", "or", "&", "by", "x", "×"))


def measures(tokens: Tokens, amounts: list[Amount], moving: Set[int]) -> list[Measure]:
    """The measures that the amounts of a sentence make, in order.

    Args:
        tokens: of the sentence.
        amounts: in order, not overlapping.
        moving: indexes of `from` that open the two ends of a change: those ends stay apart; and of the first tokens
            of amounts that may be the size of one.
    """
    amounts = compounds.merge(tokens, amounts)
    _share_units(tokens, amounts)
    found: list[Measure] = []
    i = 0
    while i < len(amounts):
        amount = amounts[i]
        following = amounts[i + 1] if i + 1 < len(amounts) else None
        measure = None
        if following is not None and following.first - amount.last <= _FAR:
            measure = _joined(tokens, amount, following, moving)
        if measure is not None:
            i += 1
        elif following is not None and _is_score(tokens, amount, following):
            i += 2
            continue
        else:
            measure = _bounded(tokens, amount)
        found.append(measure)
        i += 1
    found = _meet(tokens, found)
    if len(found) > 1:
        samples.share_units(tokens, found)
    return found


def _share_units(tokens: Tokens, amounts: list[Amount]) -> None:
    """`45 and 50 mg`, `5, 6 and 7 km`, `$1 to 2 billion`: a bare number takes the unit of the next in a row."""
    for i in range(len(amounts) - 2, -1, -1):
        amount, following = amounts[i], amounts[i + 1]
        if following.first - amount.last > _FAR:
            continue
        gap = _gap(tokens, amount, following)
        if not gap or len(gap) > 2 or (gap[0] not in _LIST and gap[0] not in _TO):
            continue
        if len(gap) == 2 and gap[1] not in ("and", "or", "about", "around"):
            continue
        if amount.unit is None and following.unit is not None and not following.open:
            if amount.rule == "number" and _may_share(tokens, amount, following, gap):
                share(amount, following)
                amount.rule = RULE_OF.get(following.unit.dimension, "measure")
        elif gap[0] in _TO or (gap == ["and"] and _opener(tokens, amount)[0] == "between"):
            if _takes_money(tokens, amount, following, gap):
                following.unit, following.rule = amount.unit, "money"
            elif _takes_rate(amount, following):
                amount.unit, amount.rule = following.unit, "rate"


#: More words than this between two amounts join nothing.
_FAR: Final = 4


def _gap(tokens: Tokens, first: Amount, second: Amount) -> list[str]:
    """The words between two amounts, without the hyphens that hang in `three- to four-week`, `20-to-30-minute`."""
    gap = tokens.lows[first.last : second.first]
    if len(gap) in (2, 3) and gap[0] in HYPHENS and gap[1] in ("to", "or", "and", "by") and tokens.glued(first.last):
        return [gap[1]] if len(gap) == 2 or gap[2] in HYPHENS else gap
    return ["to"] if gap == ["up", "to"] and tokens.lows[first.first - 1 if first.first else 0] == "from" else gap


def _takes_money(tokens: Tokens, amount: Amount, following: Amount, gap: list[str]) -> bool:
    """Whether a bare second number is money as the first is."""
    if amount.rule != "money" or following.rule != "number" or following.unit is not None:
        return False
    if amount.unit is not None and amount.unit.factor != 1:
        return False  # fell 15 paise to 83.25
    return gap[0] in _DASHES or _is_end(tokens, amount, following)


def _takes_rate(amount: Amount, following: Amount) -> bool:
    """`€1 to €2 a litre`: both are by the litre."""
    if amount.rule != "money" or amount.unit is None or following.unit is None:
        return False
    if following.low > _LEAP * amount.high > 0:
        return False  # fell 1.05 dollars to 72.10 dollars a barrel
    return following.unit.name.startswith(f"{amount.unit.name} per ")


def _is_end(tokens: Tokens, amount: Amount, following: Amount) -> bool:
    """`$1 to 2 billion`, not `paid $5m to 287 miners`: a second sum is larger, and no thing is counted by it."""
    after = tokens.words[following.last]
    counts = after.isalpha() and tokens.lows[following.last] not in STOPS
    return not counts and following.low * max(amount.scale, 1.0) >= amount.mantissa


def _may_share(tokens: Tokens, amount: Amount, following: Amount, gap: list[str]) -> bool:
    unit = following.unit
    if unit is None or unit.dimension == "ratio" or (gap[0] in ("by", "x", "×") and unit.dimension != "length"):
        return False
    if gap[0] in _TO or gap[0] in ("and", "or", "&", "by", "x", "×"):
        return not (unit.dimension == "money" and gap[0] == "and" and _prefixed(tokens, following))
    return bool(following.shared or gap[-1] in ("and", "or")) and not _prefixed(tokens, following)


def _prefixed(tokens: Tokens, amount: Amount) -> bool:
    """Whether the currency stands before the number."""
    word = tokens.words[amount.first]
    return not (word[:1].isdecimal() or word.islower())


def _joined(tokens: Tokens, first: Amount, second: Amount, moving: Set[int]) -> Measure | None:
    """One measure of two amounts, where the words between make them one."""
    gap = _gap(tokens, first, second)
    if not gap:
        return None
    if gap[-1] == "±" or gap in _PLUS_MINUS or gap[-3:] == ["give", "or", "take"]:
        return _plus_minus(tokens, first, second)
    if len(gap) <= 2:
        return _range(tokens, first, second, gap, moving)
    return None


def _range(tokens: Tokens, first: Amount, second: Amount, gap: list[str], moving: Set[int]) -> Measure | None:
    """`20-30 tanks`, `between 40 and 50`, `from 5% to 7%`, `two or three`."""
    opener, start = _opener(tokens, first)
    rule = _range_rule(tokens, first, second, gap, opener)
    if rule is None or (opener == "from" and start in moving) or first.open != second.open:
        return None
    if gap[0] == "to" and first.first in moving and not first.shared and second.low > _LEAP * first.high:
        return None  # rose by 5 to 120
    if gap[0] == "to" and second.low and proportions.is_told(tokens, first.first):
        value = first.low / second.low
        return Measure(
            first.first, second.last, value, value, "exact", "one_in", units.RATIO, None, first.first, second.last
        )
    low, high = _shared_scale(first, second)
    if (high < low < 0 and (opener or gap[0] == "to")) or (low > high > 0 and rule == "range_between" and second.unit):
        low, high = high, low  # -5 to -10 degrees, between 720,250 and 553,364 tons
    if not _same_kind(first, second) or low > high:
        return None
    begin, last = start if opener else first.first, second.last
    before = None if opener else bounds.before(tokens, first.first)
    if before is not None and (before[0] == "approximate" or gap[0] == "to"):
        begin = before[1]
    trailing = bounds.after(tokens, last)
    if trailing is not None and trailing[0] == "approximate":
        last = trailing[1]
    return Measure(
        begin, last, low, high, "range", rule, second.unit or first.unit, first.change, first.first, second.last
    )


def _range_rule(tokens: Tokens, first: Amount, second: Amount, gap: list[str], opener: str) -> str | None:
    """The rule by which the words between make a range of two amounts, None where they make none."""
    joint = gap[0]
    if len(gap) == 2 and gap[1] not in _OPENED:
        return None
    if joint == "and":
        return "range_between" if opener == "between" else None
    if joint == "or":
        return "range_or" if _either(first, second) else None
    if joint not in _TO:
        return None
    if joint in _DASHES and not opener and bounds.before(tokens, first.first) is None:
        near = tokens.glued(first.last) or second.high < 100
        if near and exclude.is_score(tokens, first, second):
            return None
    return "range_between" if opener == "between" else "range_from" if opener == "from" else "range"


#: A range of sizes of a change is narrower than that: rose by 5 to 10 percent.
_LEAP: Final = 4

#: Words between `from` and the first end.
_OPENED: Final = vocabulary(
    "about around an estimated roughly approximately some nearly as low little few anywhere just only"
)


def _opener(tokens: Tokens, amount: Amount) -> tuple[str, int]:
    """`between` or `from` before an amount, bound words allowed between, and the token it begins at."""
    j = amount.first - 1
    for _ in range(4):
        if j < 0:
            return "", amount.first
        low = tokens.lows[j]
        if low in ("between", "from", "betwen"):
            if j and tokens.lows[j - 1] in ("anywhere", "somewhere"):
                j -= 1
            return low, j
        if low not in _OPENED:
            return "", amount.first
        j -= 1
    return "", amount.first


def _either(first: Amount, second: Amount) -> bool:
    """`two or three`, `10 or 15`: near enough to be one guess; two kinds of thing have units of their own."""
    if first.unit is not None and not first.shared:
        return False
    low, high = _shared_scale(first, second)
    return low < high <= 2.5 * low and low >= 1


def _same_kind(first: Amount, second: Amount) -> bool:
    if first.unit is None or second.unit is None:
        return first.unit is second.unit or (first.unit is None and second.unit is not None)
    return first.unit.name == second.unit.name


def _shared_scale(first: Amount, second: Amount) -> tuple[float, float]:
    """Both ends: `1.2 to 1.5 billion` shares the scale, `800,000 to 1.2 million` does not."""
    low, high = first.low, second.high
    if (
        first.scale == 1
        and second.scale > 1
        and abs(first.low) < 1000
        and abs(first.low) <= abs(second.high / second.scale)
    ):
        low = first.low * second.scale
    elif first.scale == 1 and second.scale > 1 and 100 <= first.low < 1000 and second.scale >= 1e9:
        low = first.low * second.scale / 1e3  # $500 to 1.2 billion
    return low, high


_PLUS_MINUS: Final = (
    ["+", "/", "-"], ["+", "/"], ["+", "-"], ["+"], ["plus", "or", "minus"], ["plus", "/", "minus"], ["plus", "minus"],
    [",", "plus", "or", "minus"],
)  # fmt: skip


def _plus_minus(tokens: Tokens, first: Amount, second: Amount) -> Measure | None:
    last = second.last
    if tokens.lows[first.last] == "(" and tokens.words[last] == ")":  # 100 (±5) kg
        last += 1
        if second.unit is None and (found := units.match(tokens, last, digits=True)) is not None:
            second.unit, last = found
    if tokens.lows[second.first - 1] == "+":
        if second.low > 0:
            return None
        second.low = -second.low  # 5 +-2
    unit = first.unit or second.unit
    if first.unit is not None and second.unit is not None and first.unit.dimension != second.unit.dimension:
        return None
    if first.open or second.open or second.low < 0:
        return None
    return Measure(
        first.first, last, first.low - second.low, first.low + second.low, "range", "plus_minus", unit, None,
        first.first, last,
    )  # fmt: skip


#: `more than 50 or equal to` it.
_OR_EQUAL: Final = {"more_than": "at_least", "less_than": "at_most"}


#: Words before a result told by two numbers: a margin of 5 to 4.
_VOTED: Final = vocabulary("margin vote voted votes voting score scoreline majority")


def _is_score(tokens: Tokens, first: Amount, second: Amount) -> bool:
    """Two bare numbers joined by a hyphen that make no range: neither is a figure."""
    if second.first - first.last != 1:
        return False
    if tokens.lows[first.last : second.first] == ["to"] and first.unit is None and second.unit is None:
        return first.low >= second.low and not _VOTED.isdisjoint(tokens.lows[max(0, first.first - 5) : first.first])
    if tokens.lows[first.last : second.first] not in (["-"], ["–"], ["‑"]):
        return False
    return tokens.glued(first.last) and exclude.is_score(tokens, first, second)


def _bounded(tokens: Tokens, amount: Amount) -> Measure:
    """One amount with its bound words."""
    duration = amount.unit is not None and amount.unit.dimension == "duration"
    first, last, bound = amount.first, amount.last, "exact"
    found = bounds.before(tokens, first, duration=duration)
    if found is not None:
        bound, first = found
        if bound == "approximate":
            outer = bounds.before(tokens, first)
            if outer is not None and outer[0] in ("at_most", "at_least"):
                bound, first = outer
    trailing = bounds.after(tokens, last)
    if trailing is not None and (bound in ("exact", "approximate") or trailing[0] == "approximate"):
        if bound != "approximate" or trailing[0] != "approximate":
            bound = trailing[0] if bound in ("exact", "approximate") else bound
        last = trailing[1]
    elif trailing is None and bound in ("exact", "approximate") and (behind := bounds.behind(tokens, last)):
        bound = behind
    elif (
        bound in _OR_EQUAL
        and tokens.lows[last : last + 3] == ["or", "equal", "to"]
        and not tokens.lows[last + 3][:1].isdecimal()
    ):
        bound, last = _OR_EQUAL[bound], last + 3
    if bound in ("exact", "approximate") and "plus" in tokens.lows[first + 1 : amount.number_last - 1]:
        bound = "at_least"  # 600-plus billion
    if bound == "exact" and amount.approximate:
        bound = "approximate"
    low: float | None = amount.low
    high: float | None = amount.high
    if amount.open and bound in ("exact", "approximate"):
        bound = "magnitude"
    elif bound not in ("exact", "approximate"):
        low, high = bounds.ends(bound, amount.low, amount.high)
    return Measure(first, last, low, high, bound, amount.rule, amount.unit, amount.change, amount.first, amount.last)


def _meet(tokens: Tokens, found: list[Measure]) -> list[Measure]:
    """`at most 100 and at least 20`: two bounds that face each other make one range."""
    met: list[Measure] = []
    for measure in found:
        previous = met[-1] if met else None
        if previous is not None and _face(tokens, previous, measure):
            lower = previous if previous.bound in bounds.LOWER else measure
            upper = measure if lower is previous else previous
            previous.low, previous.high, previous.bound, previous.rule = lower.low, upper.high, "range", "range_bounds"
            previous.last, previous.core_last = measure.last, measure.core_last
            previous.unit = previous.unit or measure.unit
        else:
            met.append(measure)
    return met


def _face(tokens: Tokens, first: Measure, second: Measure) -> bool:
    lower, upper = (first, second) if first.bound in bounds.LOWER else (second, first)
    if lower.bound not in bounds.LOWER or upper.bound not in bounds.UPPER:
        return False
    gap = tokens.lows[first.last : second.first]
    if len(gap) > 1 and gap[-1] == tokens.lows[first.first - 1] and len(gap[-1]) == 1:
        gap = gap[:-1]  # x > 10 and x < 20
    if gap not in ([], ["and"], ["but"], [","], [",", "but"], [",", "and"]):
        return False
    low = first.low if first.low is not None else second.low
    high = first.high if first.high is not None else second.high
    if low is None or high is None or low >= high:
        return False
    return first.unit is second.unit or first.unit is None or (second.unit is None)
