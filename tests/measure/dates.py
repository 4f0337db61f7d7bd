"""Scores the dates against a gold folder: `python -m tests.measure.dates PATH [--errors]`.

Rows of even number are the half that may be looked at, odd ones are only counted. Strict, relaxed and value F1 are
those of TempEval-3: a value counts where the spans overlap. Ages (`34-year-old`) are dates here and not in that gold
set, so the scores are also given without them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from tasks.extraction import dates
from tasks.records import Date, Text
from tasks.text.sentences import split

#: Rows of even number may be looked at, odd ones are only counted.
HALVES = ("even", "odd")
_KINDS = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET", "range": "DATE"}


@dataclass
class Score:
    """Counts over one half of a set."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    kind: int = 0
    value: int = 0
    strict_value: int = 0

    def add(self, other: Score) -> None:
        for f in fields(self):
            setattr(self, f.name, getattr(self, f.name) + getattr(other, f.name))

    def line(self, name: str) -> str:
        """Precision, recall and F1 of spans, then F1 of type and value."""
        parts = []
        for label, hits in (
            ("strict", self.strict),
            ("relaxed", self.relaxed),
            ("type", self.kind),
            ("value", self.value),
        ):
            p, r = hits / max(self.found, 1), hits / max(self.gold, 1)
            parts.append(f"{label} {100 * p:5.1f} {100 * r:5.1f} {100 * 2 * p * r / max(p + r, 1e-9):5.1f}")
        return f"{name:34} gold {self.gold:4} found {self.found:4}  " + "  ".join(parts)


def rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield number, json.loads(line)


def text_of(row: dict[str, Any]) -> Text:
    day = row.get("date")
    return Text(row["text"], tuple(split(row["text"])), dt.date.fromisoformat(day[:10]) if day else None, "en")


def same_value(ours: str, theirs: str | None) -> bool:
    def plain(value: str) -> str:
        value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value.upper())
        return re.sub(r"(-XX)+$", "", value)

    return theirs is not None and plain(ours) == plain(theirs)


def compare(row: dict[str, Any], found: list[Date], errors: list[str]) -> Score:
    score = Score(gold=len(row["annotations"]), found=len(found))
    taken: set[int] = set()
    for gold in row["annotations"]:
        hits = [n for n, d in enumerate(found) if n not in taken and d.start < gold["end"] and gold["start"] < d.end]
        if not hits:
            errors.append(
                f"MISSED {around(row['text'], gold['start'], gold['end'])} {gold['label']} {gold.get('value')}"
            )
            continue
        best = max(hits, key=lambda n: (found[n].start, found[n].end) == (gold["start"], gold["end"]))
        taken.add(best)
        ours = found[best]
        strict = (ours.start, ours.end) == (gold["start"], gold["end"])
        value = same_value(ours.value, gold.get("value"))
        score.relaxed += 1
        score.strict += strict
        score.kind += _KINDS[ours.kind] == gold["label"]
        score.value += value
        score.strict_value += strict and value
        if not strict:
            errors.append(f"SPAN {around(row['text'], gold['start'], gold['end'])} ours {ours.surface!r} {ours.rule}")
        if not value or _KINDS[ours.kind] != gold["label"]:
            errors.append(
                f"VALUE {(row['date'] or '')[:10]} {around(row['text'], gold['start'], gold['end'])} {gold['label']} "
                f"{gold.get('value')} ours {ours.kind} {ours.value} {ours.rule}"
            )
    errors.extend(
        f"EXTRA {around(row['text'], d.start, d.end)} {d.kind} {d.value} {d.rule}"
        for n, d in enumerate(found)
        if n not in taken
    )
    return score


def around(text: str, start: int, end: int) -> str:
    return repr(f"{text[max(0, start - 45) : start]}[{text[start:end]}]{text[end : end + 30]}")


def aquaint(path: Path, errors: list[str]) -> list[str]:
    """The TimeML set: both halves, with ages and without."""
    lines = []
    for aside in (False, True):
        halves = (Score(), Score())
        for number, row in rows(path):
            found = [d for d in dates.extract(text_of(row)) if not (aside and d.rule.startswith("age"))]
            misses: list[str] = []
            halves[number % 2].add(compare(row, found, misses))
            if number % 2 == 0 and not aside:
                errors += [f"{row['id']} {miss}" for miss in misses]
        label = "aquaint" + (", ages aside" if aside else "")
        lines += [half.line(f"{label}, {name}") for half, name in zip(halves, HALVES, strict=True)]
    return lines


def recognizers(path: Path, errors: list[str]) -> list[str]:
    """Coverage of the one-line cases: spans met, and the days or the duration where the case states them."""
    counts = {(half, what): 0 for half in (0, 1) for what in ("gold", "overlap", "span", "stated", "right", "extra")}
    for number, row in rows(path):
        half = number % 2
        found = dates.extract(text_of(row))
        for gold in row["annotations"]:
            hits = [d for d in found if d.start < gold["end"] and gold["start"] < d.end]
            answers = stated(gold)
            right = any(agrees(d, answers) for d in hits)
            counts[half, "gold"] += 1
            counts[half, "overlap"] += bool(hits)
            counts[half, "span"] += any((d.start, d.end) == (gold["start"], gold["end"]) for d in hits)
            counts[half, "stated"] += bool(answers)
            counts[half, "right"] += bool(answers) and right
            if half == 0 and not (hits and (right or not answers)):
                where = around(row["text"], gold["start"], gold["end"])
                ours = [(d.surface, d.value, d.rule) for d in hits]
                errors.append(f"{(row['date'] or '')[:10]} {where} {answers} ours {ours}")
        if not row["annotations"]:
            counts[half, "extra"] += len(found)
            errors += [f"EXTRA {around(row['text'], d.start, d.end)} {d.value} {d.rule}" for d in found if half == 0]
    return [
        coverage(name, {what: count for (half, what), count in counts.items() if half == n})
        for n, name in enumerate(HALVES)
    ]


def coverage(half: str, counts: dict[str, int]) -> str:
    """One line of shares."""
    return (
        f"recognizers-text, {half:5} gold {counts['gold']}  overlap {share(counts['overlap'], counts['gold'])}"
        f"  span {share(counts['span'], counts['gold'])}  value {share(counts['right'], counts['stated'])}"
        f" of {counts['stated']}  found where there is none {counts['extra']}"
    )


def share(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):5.1f}"


def stated(gold: dict[str, Any]) -> list[str]:
    """The answers a case allows, as `from/to` days or a TIMEX3 value."""
    answers = []
    for value in (gold.get("resolution") or {}).get("values") or []:
        kind, timex = value.get("type", ""), value.get("timex") or ""
        if kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", value.get("value", "")):
            answers.append(f"{value['value']}/{value['value']}")
        elif kind == "daterange" and value.get("start") and value.get("end"):
            last = dt.date.fromisoformat(value["end"]) - dt.timedelta(days=0 if "(" in timex else 1)
            answers.append(f"{value['start']}/{last}")
            if "(" in timex:
                answers.append(f"{value['start']}/{last - dt.timedelta(days=1)}")
        elif kind in ("duration", "set") or (kind == "time" and timex.startswith("T")):
            answers.append(timex)
    return answers


def agrees(ours: Date, answers: list[str]) -> bool:
    """Whether one of the answers is ours."""
    for answer in answers:
        if answer in (ours.value, f"{ours.date_from}/{ours.date_to}"):
            return True
        hour = answer + ":00" if re.search(r"T\d\d$", answer) else answer
        if "T" in answer and not answer.startswith("P") and (ours.value == hour or ours.value.endswith("XX" + hour)):
            return True
        if answer.startswith("T") and ours.value.endswith(hour):
            return True
    return False


def seed(gold: Path, errors: list[str]) -> list[str]:
    """The hand-annotated document; its first line is a header that the reader takes off, so one date lies outside."""
    stated_rows = json.loads((gold / "seed.json").read_text(encoding="utf-8"))
    raw = (gold.parent / "seeds" / stated_rows["document"]).read_text(encoding="utf-8")
    row = {"text": raw, "date": stated_rows["document_date"]}
    found = {(d.start, d.end): d for d in dates.extract(text_of(row))}
    right = 0
    for want in stated_rows["dates"]:
        ours = found.get((want["start"], want["end"]))
        days = ours and tuple(str(day) if day else None for day in (ours.date_from, ours.date_to))
        met = (
            ours is not None
            and (ours.kind, ours.value) == (want["kind"], want["value"])
            and days == (want["from_date"], want["to_date"])
        )
        right += met
        if not met:
            errors.append(f"SEED {want} ours {ours}")
    extra = len(found.keys() - {(w["start"], w["end"]) for w in stated_rows["dates"]})
    return [
        f"seed document: {right} of {len(stated_rows['dates'])} with span, kind, value and days; {extra} more found"
    ]


def speed(path: Path) -> list[str]:
    """Words a second on one core over whole articles, the best of three passes."""
    texts = [text_of({**row, "date": "2020-01-01"}) for _, row in rows(path)]
    words = sum(len(doc.text.split()) for doc in texts)
    best = min(timed(texts) for _ in range(3))
    return [f"speed: {words} words, {words / best:,.0f} words a second"]


def timed(texts: Iterable[Text]) -> float:
    began = time.process_time()
    for doc in texts:
        dates.extract(doc)
    return time.process_time() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the misses of the even half")
    options = parser.parse_args()
    if not options.gold.is_dir():
        sys.stdout.write(f"{options.gold} is not there: nothing measured.\n")
        return 0
    errors: list[str] = []
    lines = seed(options.gold, errors)
    lines += aquaint(options.gold / "dates" / "aquaint-timeml.jsonl", errors)
    lines += recognizers(options.gold / "dates" / "recognizers-text.jsonl", errors)
    lines += speed(options.gold / "entities" / "worldwide-newswire-dev.jsonl")
    if options.errors:
        lines = errors + lines
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
