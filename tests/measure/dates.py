"""Scores time expressions as TempEval-3 does (UzZaman and others, SemEval 2013, section 4).

A row's annotation has `start`, `end`, the TIMEX3 type as `type` or `label` (DATE, TIME, DURATION, SET) and `value`.
Each of ours answers one of theirs at most. `strict` wants the same span, `relaxed` a common character; `type` and
`value` are what of the relaxed matches has the same attribute, letter by letter, over all of ours and all of theirs.
`value, respelt` is not of TempEval-3: sets also write 2000-W2 for 2000-W02 and 1998-XX-XX for 1998.

TimeML has no range: it marks `from 1991 to 1997` as two dates. A range of ours is scored as its two ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tasks.extraction import dates
from tasks.records import Date
from tests.measure.rows import Row, Sample, around, overlap, reading
from tests.measure.tally import Tally

#: TIMEX3 has no type of its own for a range.
TYPES: Final = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET", "range": "DATE"}
#: Ages (`34-year-old`) are time expressions here and not in TimeML: what is left without them is told apart.
AGES_ASIDE: Final = "ages aside"
#: What opens a range and what stands between its ends.
_OPENING: Final = re.compile(r"(?:from|between)\s+(?:the\s+)?", re.IGNORECASE)
_JOIN: Final = re.compile(r"\s(?:and|to|through|thru|until|till)\s(?:the\s)?|\s?[-–—~/]\s?", re.IGNORECASE)


def type_of(annotation: Row) -> str:
    return str(annotation.get("type") or annotation.get("label") or "").upper()


def knows(annotation: Row) -> bool:
    """Whether an annotation is laid out as this measure reads it."""
    return type_of(annotation) in TYPES.values()


def find(sample: Sample) -> list[Date]:
    """The time expressions of a sample, at the offsets of the gold."""
    read = reading(sample.text, sample.day)
    return read.back(dates.extract(read.doc))


def score(rows: Sequence[Sample]) -> Tally:
    """Counts of the whole set, and of what is left without ages."""
    tally = Tally()
    for sample in rows:
        found = [end for date in find(sample) for end in ends(date)]
        gold = [a for a in sample.annotations if knows(a)]
        count(tally, sample, gold, found)
        count(tally, sample, gold, [d for d in found if not d.rule.startswith("age")], AGES_ASIDE)
    return tally


def ends(date: Date) -> list[Date]:
    """A range as the dates at its two ends, as TimeML marks them; anything else, and a range in one word, as it is."""
    if date.kind != "range":
        return [date]
    opening = _OPENING.match(date.surface)
    low = opening.end() if opening else 0
    joins = sorted(_JOIN.finditer(date.surface, low), key=lambda m: (not m.group().strip().isalpha(), m.start()))
    values = date.value.split("/")
    if not joins or len(values) != 2:
        return [date]
    spans = (low, joins[0].start()), (joins[0].end(), len(date.surface))
    return [
        replace(
            date,
            start=date.start + first,
            end=date.start + last,
            surface=date.surface[first:last],
            kind="time" if "T" in value else "date",
            value=value,
        )
        for (first, last), value in zip(spans, values, strict=True)
    ]


def pairs(gold: Sequence[Row], found: Sequence[Date]) -> dict[int, int]:
    """Which of `found` (value) answers which of `gold` (key): the one of the same span, else the first that overlaps.

    Nothing answers twice.
    """
    spans = {(date.start, date.end): n for n, date in enumerate(found)}
    matched = {n: spans[span] for n, a in enumerate(gold) if (span := (a["start"], a["end"])) in spans}
    free = [n for n in range(len(found)) if n not in matched.values()]
    for n, annotation in enumerate(gold):
        answer = next((k for k in free if overlap(found[k], annotation)), None) if n not in matched else None
        if answer is not None:
            matched[n] = answer
            free.remove(answer)
    return matched


def count(tally: Tally, sample: Sample, gold: Sequence[Row], found: Sequence[Date], part: str = "") -> dict[int, int]:
    """Adds a sample to the counts and its misses to the misses; returns the pairs."""
    matched = pairs(gold, found)
    both = [(gold[n], found[k]) for n, k in matched.items()]
    hits = {
        "strict": sum((d.start, d.end) == (a["start"], a["end"]) for a, d in both),
        "relaxed": len(both),
        "type": sum(TYPES[d.kind] == type_of(a) for a, d in both),
        "value": sum(d.value == a.get("value") for a, d in both),
        "value, respelt": sum(respelt(d.value) == respelt(a.get("value") or "") for a, d in both),
    }
    for measure, right in hits.items():
        tally.add(sample, measure, gold=len(gold), found=len(found), right=right, part=part)
    if not part:
        _misses(tally, sample, gold, found, matched)
    return matched


def respelt(value: str) -> str:
    """A TIMEX3 value in one spelling of those that mean the same."""
    return re.sub(r"(-XX)+$", "", re.sub(r"-W(\d)(?!\d)", r"-W0\1", value.upper()))


def _misses(tally: Tally, sample: Sample, gold: Sequence[Row], found: Sequence[Date], matched: dict[int, int]) -> None:
    day = sample.day or "no day"
    for n, a in enumerate(gold):
        where, wanted = around(sample.text, a["start"], a["end"]), f"{type_of(a)} {a.get('value')}"
        if n not in matched:
            tally.miss(sample, f"MISSED {day} {where} {wanted}")
            continue
        d = found[matched[n]]
        if (d.start, d.end) != (a["start"], a["end"]):
            tally.miss(sample, f"SPAN {where} ours {d.surface!r} {d.rule}")
        if (TYPES[d.kind], respelt(d.value)) != (type_of(a), respelt(a.get("value") or "")):
            tally.miss(sample, f"VALUE {day} {where} {wanted} ours {d.kind} {d.value} {d.rule}")
    for k, d in enumerate(found):
        if k not in matched.values():
            tally.miss(sample, f"EXTRA {day} {around(sample.text, d.start, d.end)} {d.kind} {d.value} {d.rule}")
