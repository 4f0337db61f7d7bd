"""Scores the figures against a folder of gold sets: `python -m tests.measure.figures FOLDER [--errors]`.

The sets keep their own conventions; how each is read here is said beside the code that reads it. Rows are split in
halves by their order: errors are printed of the even half only, so that the odd half stays unseen.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tasks.extraction import figures
from tasks.extraction.quantity import currencies
from tasks.records import Figure, Text
from tasks.text.sentences import split

Row = dict[str, Any]

#: recognizers-text annotates one kind a row. What else we find there is neither right nor wrong; this is what the kind
#: of the row holds. Ordinals are no figures (DESIGN.md), nor is a unit that stands without a number.
_DIMENSIONS: Final = {
    "currency": {"money", "rate"},
    "temperature": {"temperature", "angle"},
    "percentage": {"percent"},
    "age": {"duration"},
    "dimension": {"length", "area", "volume", "mass", "speed", "data", "data_rate", "angle", "energy", "power", "rate"},
}
#: The pattern of an id tells the kind of a row that has no annotation.
_KIND: Final = {
    "Number": "number", "NumberRange": "numberrange", "Percent": "percentage", "Currency": "currency",
    "Dimension": "dimension", "Temperature": "temperature", "Age": "age", "Ordinal": "ordinal",
}  # fmt: skip


@dataclass(slots=True)
class Score:
    """Counts of one half of one set."""

    gold: int = 0
    found: int = 0
    extra: int = 0
    strict: int = 0
    value: int = 0
    unit: int = 0
    errors: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """One line of the table."""
        told = self.gold + self.extra
        return f"{name:34} gold {self.gold:4}  extra {self.extra:3}  " + "  ".join(
            f"{label} {_prf(hits, self.gold, self.found + self.extra)}"
            for label, hits in (
                ("overlap", self.found), ("span", self.strict), ("value", self.value), ("value+unit", self.unit)
            )
        ) + ("" if told else " (empty)")  # fmt: skip


def _prf(hits: int, gold: int, predicted: int) -> str:
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {100 * precision:5.1f} R {100 * recall:5.1f} F {100 * both:5.1f}"


def read(text: str) -> list[Figure]:
    """The figures of a text that has neither dates nor names."""
    return figures.extract(Text(text, tuple(split(text)), language="en"))


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-12)


# --- recognizers-text -------------------------------------------------------------------------------------------------


def recognizers_in_scope(annotation: Row) -> bool:
    """Whether an annotation states a quantity: ordinals and units without a number do not."""
    if annotation["label"].startswith("ordinal"):
        return False
    value = annotation["resolution"].get("value")
    return value is not None and value != "null"


def _coin(annotation: Row) -> str | None:
    """Our name of an annotated unit that is a part of a currency, which the set counts in itself: 50 cents are 50."""
    coin = currencies.HUNDREDTHS.get(str(annotation["resolution"].get("unit")).lower())
    return coin[0] if coin and not annotation["resolution"].get("isoCurrency") else None


def recognizers_value(figure: Figure, annotation: Row) -> bool:
    """Numeric equality; a `numberrange` compares both ends, open ones included (a half-open end is read as closed)."""
    value = str(annotation["resolution"]["value"])
    if annotation["label"] == "numberrange":
        low, high = (float(part) if part else None for part in value.strip("[]()").split(","))
        return _close(figure.value_low, low) and _close(figure.value_high, high)
    number = float(value.rstrip("%").replace(",", ""))
    if figure.dimension in ("money", "rate") and _coin(annotation) is not None:
        number /= 10 if _coin(annotation) == "mao" else 100  # ours are 0.5 of the currency
    stated = [v for v in (figure.value_low, figure.value_high) if v is not None]
    scaled = number / 100 if figure.dimension == "percent" and annotation["label"] == "number" else number
    return any(math.isclose(v, number, rel_tol=1e-6, abs_tol=1e-12) or _close(v, scaled) for v in stated)


#: Names of units that differ by more than `meter` for `metre`.
_UNIT_WORDS: Final = {
    "metric ton": "tonne", "c": "degree Celsius", "f": "degree Fahrenheit", "k": "kelvin", "microgramme": "microgram",
    "pence": "penny", "bitcoin": "XBT", "dollar": "USD", "pound": "GBP", "sen": "XXX",
}  # fmt: skip


def recognizers_unit(figure: Figure, annotation: Row) -> bool:
    """The same unit by name or ISO code. A rate agrees by what stands above `per`: `$98 a share` is annotated `$98`."""
    resolution = annotation["resolution"]
    if annotation["label"] in ("number", "numberrange"):
        return True
    if annotation["label"] == "percentage":
        return figure.unit == "percent"
    above = (figure.unit or "").split(" per ")[0]
    names = {above, figure.unit}
    if iso := resolution.get("isoCurrency"):
        return iso in names
    unit = resolution["unit"].lower()
    if _coin(annotation) is not None and figure.dimension in ("money", "rate"):
        return True
    if unit == "ton" and above in ("tonne", "ton"):
        return True
    if unit == "degree" and figure.dimension in ("temperature", "angle"):
        return True
    if annotation["label"] == "dimension" and unit == "pound":
        return above == "pound"
    unit = re.sub(r"(liter|meter)\b", lambda match: match[0][:-2] + "re", unit)
    noun = unit.split()[-1]
    if noun in currencies.NOUNS and above in currencies.NOUNS[noun].values():
        return True
    return _UNIT_WORDS.get(unit, unit) in names


def recognizers(folder: Path) -> Iterator[tuple[str, Score]]:
    """One score a half and kind, and one of all kinds."""
    rows = _rows(folder / "figures" / "recognizers-text.jsonl")
    scores: dict[tuple[str, str], Score] = {}
    for order, row in enumerate(rows):
        kind = _KIND[re.split(r"Model|-", row["id"])[0]]
        if kind == "ordinal":
            continue
        half = ("even", "odd")[order % 2]
        gold = [a for a in row["annotations"] if recognizers_in_scope(a)]
        found = read(row["text"])
        wanted = _DIMENSIONS.get(kind)
        for name in (kind, "all"):
            score = scores.setdefault((half, name), Score())
            _count(score, row, gold, found, recognizers_value, recognizers_unit)
            if gold or kind == "number" or wanted:
                score.extra += len([f for f in _unmatched(found, gold) if _counts(f, kind, wanted, bool(gold))])
    for (half, name), score in sorted(scores.items()):
        yield f"recognizers-text {half} {name}", score


def _counts(figure: Figure, kind: str, wanted: set[str] | None, annotated: bool) -> bool:
    """Whether a figure that no annotation meets is an error: one of the row's kind, where the row is of that kind."""
    if wanted is not None:
        return figure.dimension in wanted and not (kind == "age" and figure.rule != "age")
    return kind == "number" or (kind == "numberrange" and annotated and figure.bound not in ("exact", "approximate"))


# --- quantulum3 -------------------------------------------------------------------------------------------------------


def quantulum_value(figure: Figure, annotation: Row) -> bool:
    """The middle of a range and half its width, as the set writes it; a bound counts by its one end."""
    value, uncertainty = annotation["value"], annotation["uncertainty"]
    ends = [v for v in (figure.value_low, figure.value_high) if v is not None]
    if uncertainty:
        return (
            len(ends) == 2
            and _close(sum(ends) / 2, value)
            and math.isclose((ends[1] - ends[0]) / 2, uncertainty, rel_tol=1e-4)
        )
    if annotation["unit"] == "baker's dozen":
        return 13.0 in ends
    if annotation["unit"] == "gross":
        return 144.0 in ends
    if annotation["unit"] == "cent" and figure.dimension == "money":
        value /= 100
    return any(math.isclose(v, value, rel_tol=1e-6, abs_tol=1e-15) for v in ends)


_QUANTULUM_UNITS: Final = {
    "dollar": "USD", "pound sterling": "GBP", "euro": "EUR", "yen": "JPY", "percentage": "percent",
    "degree fahrenheit": "degree Fahrenheit", "cubic centimetre": "millilitre", "count per week": "time per week",
    "kilometre per square second": "kilometre per square second", "ton per day": "tonne per day",
}  # fmt: skip


def quantulum_unit(figure: Figure, annotation: Row) -> bool:
    """The same unit by name; dimensionless is a count or a ratio."""
    unit = annotation["unit"]
    if unit == "cent" and figure.dimension == "money":
        return True
    if unit in ("dimensionless", "baker's dozen", "gross"):
        return figure.dimension in ("count", "ratio")
    for name, code in (("dollar", "USD"), ("pound sterling", "GBP"), ("euro", "EUR")):
        unit = unit.replace(f"{name} per", f"{code} per")
    return figure.unit in (unit, _QUANTULUM_UNITS.get(unit, unit))


def quantulum(folder: Path) -> Iterator[tuple[str, Score]]:
    """One score a half."""
    scores = {"even": Score(), "odd": Score()}
    for order, row in enumerate(_rows(folder / "figures" / "quantulum3.jsonl")):
        score = scores[("even", "odd")[order % 2]]
        gold, found = row["annotations"], read(row["text"])
        _count(score, row, gold, found, quantulum_value, quantulum_unit)
        extra = _unmatched(found, gold)
        score.extra += len(extra)
        score.errors += [f"EXTRA {f.surface!r} {f.rule} in {row['text']!r}" for f in extra]
    for half, score in scores.items():
        yield f"quantulum3 {half}", score


# --- the seed ---------------------------------------------------------------------------------------------------------


def seed(folder: Path) -> Iterator[tuple[str, Score]]:
    """Value, bound and unit of the annotated document; `more than` is annotated at_least there."""
    gold = json.loads((folder / "seed.json").read_text(encoding="utf-8"))
    text = (folder.parent / "seeds" / gold["document"]).read_text(encoding="utf-8")
    found = read(text)
    score = Score()
    row = {"text": text, "id": "seed"}
    _count(score, row, gold["figures"], found, _seed_value, lambda f, a: f.unit == a["unit"])
    score.extra = len(_unmatched(found, gold["figures"]))
    yield "seed", score


def _seed_value(figure: Figure, annotation: Row) -> bool:
    bound = "at_least" if figure.bound == "more_than" else figure.bound
    same = _close(figure.value_low, annotation["value_low"]) and _close(figure.value_high, annotation["value_high"])
    return same and bound == annotation["bound"]


# --- shared -----------------------------------------------------------------------------------------------------------


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _overlaps(figure: Figure, annotation: Row) -> bool:
    return bool(figure.start < annotation["end"] and annotation["start"] < figure.end)


def _unmatched(found: list[Figure], gold: list[Row]) -> list[Figure]:
    return [figure for figure in found if not any(_overlaps(figure, a) for a in gold)]


def _count(score: Score, row: Row, gold: list[Row], found: list[Figure], same_value: Any, same_unit: Any) -> None:
    for annotation in gold:
        score.gold += 1
        near = [figure for figure in found if _overlaps(figure, annotation)]
        score.found += bool(near)
        score.strict += any((f.start, f.end) == (annotation["start"], annotation["end"]) for f in near)
        right = [figure for figure in near if same_value(figure, annotation)]
        score.value += bool(right)
        agreed = any(same_unit(figure, annotation) for figure in right)
        score.unit += agreed
        if not agreed:
            told = annotation.get("resolution") or {k: annotation.get(k) for k in ("value", "unit", "uncertainty")}
            ours = [(f.surface, f.value_low, f.value_high, f.unit, f.rule) for f in near]
            score.errors.append(f"{annotation['surface']!r} {told} | ours {ours} | {row['text'][:160]!r}")


def main() -> int:
    """Print the table; with --errors the misses of the even half too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    for measure in (seed, recognizers, quantulum):
        for name, score in measure(asked.folder):
            sys.stdout.write(score.line(name) + "\n")
            if asked.errors and " odd" not in name and " all" not in name:
                sys.stdout.writelines(f"    {error}\n" for error in score.errors)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
