"""Parts of a day without the day beside them: `in the morning`, `that evening`, `the night of June 5`, `overnight`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tasks.extraction.timex import periods
from tasks.extraction.timex.clocks import part_of_day
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.guards import CLAUSE_AFTER
from tasks.extraction.timex.lexicon import PARTS_OF_DAY
from tasks.extraction.timex.periods import Period
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens

Parser = Callable[[Tokens, int, Context], Reading | None]

#: Before `the morning`: a noun phrase of another kind has other words.
_DURING: Final = frozenset(
    {"in", "during", "throughout", "by", "until", "till", "before", "since", "for", "through", "into", "of", "over"}
)
_HALVES: Final = ("morning", "afternoon", "evening", "night")
_BARE: Final = frozenset({"dawn", "dusk", "daybreak", "nightfall", "noon", "midday", "midnight"})
#: A word in small letters that may follow a part of the day without making it an adjective: `the morning after`.
_FREE: Final = CLAUSE_AFTER | {"after", "before", "then", "there", "here", "at", "on"}


def part(t: Tokens, i: int, c: Context, point: Parser) -> Reading | None:
    """`the morning`, `the night of June 5`, `in the evenings`, `late afternoon`, at the part."""
    key = t.key[i]
    if key in ("mornings", "afternoons", "evenings"):
        return _repeated(t, i)
    if key not in _HALVES:
        return None
    first = i - _qualified(t, i)
    the = t.before(first) == "the"
    if the and t.key[i + 1] == "of":
        return _of_day(t, i, c, point)
    before = t.before(first - 1) if the else t.before(first)
    if before not in _DURING or not (the or first < i) or not _closed(t, i + 1):
        return None
    day = periods.open_period("D")
    return part_of_day(dated(i, "part", day, "none", article=True), t, i)


def early_part(t: Tokens, i: int, c: Context, point: Parser) -> Reading | None:
    """`late afternoon`, `mid-morning`, `early evening`, at the first word."""
    j = i + 1 + (t.key[i + 1] == "-")
    if t.key[i] not in ("early", "late", "mid") or t.kind[j] not in ("part", "unit") or t.key[j] not in _HALVES:
        return None
    return part(t, j, c, point)


def _qualified(t: Tokens, i: int) -> int:
    """How many tokens of `late`, `mid-` stand before the part."""
    hyphen = t.before(i) == "-"
    return 1 + hyphen if t.before(i - hyphen) in ("early", "late", "mid") else 0


def _closed(t: Tokens, j: int) -> bool:
    """Whether no noun follows that the part of the day would describe."""
    return t.kind[j] not in ("x", "-", "unit", "season", "number") or t.key[j] in _FREE


def _repeated(t: Tokens, i: int) -> Reading | None:
    """`in the mornings`, `most evenings`."""
    if t.before(i) not in ("the", "most", "some", "in") or not _closed(t, i + 1):
        return None
    value = f"XXXX-XX-XXT{PARTS_OF_DAY[t.key[i]]}"
    return Reading(i + 1, "parts", "set", value, precision="day", basis="none", article=True)


def _of_day(t: Tokens, i: int, c: Context, point: Parser) -> Reading | None:
    """`the night of June 5`, `the morning of the 11th`."""
    j = i + 2 + (t.key[i + 2] == "the")
    found = point(t, j, c)
    if found is None or found.precision != "day" or found.kind not in ("date", "range"):
        return None
    if found.kind == "range":
        day = found.first and periods.of_date(found.first)
        found = found.on(day, kind="date") if day else found
    reading = part_of_day(found, t, i)
    return reading and Reading(
        found.end, "part_of", "time", reading.value, found.first, found.first, "day", found.basis, article=True
    )


def beside_focus(t: Tokens, j: int, c: Context, word: str, step: int) -> Reading | None:
    """`that evening`, `the next morning`, `the previous night`: counted from the day last named."""
    base, basis = c.base("day"), "inherited"
    if base is None and word in ("previous", "preceding", "prior"):
        base, basis = c.anchor, "relative"
    elif word != "that":
        base, basis = c.beside("day", step, t.start[j - 1], t.end[j])
    day = periods.plus_days(base, step) if base else None
    period = periods.of_date(day) if day else periods.open_period("D")
    return part_of_day(dated(j, "inherited_part", period, basis, article=word != "that"), t, j)


def overnight(t: Tokens, i: int, c: Context, point: Parser) -> Reading | None:
    """`overnight`, where it says when: the night before the document's day, or the coming one in the future."""
    if t.before(i) in ("an", "the", "its", "his", "her", "their", "this", "and", "-", "any", "no", "become", "became"):
        return None
    j = i + 1 + (t.key[i + 1] in ("on", "from"))
    found = point(t, j, c) if t.kind[j] in ("weekday", "month", "number", "deictic") else None
    if found and found.kind == "date" and found.precision == "day":
        period = Period(found.value + "TNI", found.first, found.last, "day")
        return dated(found.end, "overnight_day", period, found.basis, kind="time")
    if not _closed(t, i + 1) and not t.key[i + 1].endswith("ing"):
        return None
    ahead = c.lean(t.start[i], t.end[i]) > 0
    day = c.anchor if ahead else periods.plus_days(c.anchor, -1) if c.anchor else None
    period = periods.of_date(day) if day else periods.open_period("D")
    period = Period(period.value + "TNI", period.first, period.last, "day")
    return dated(i + 1, "overnight", period, "relative", kind="time")
