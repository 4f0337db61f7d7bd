"""Measure entities against gold sets: `python -m tests.measure.entities PATH_TO_GOLD_DIR [PATH_TO_SEEDS_DIR]`.

The seed document is compared by span, kind and entity (by name and country, since ids are free); the newswire set by
exact span and type, a leading `the` and a trailing possessive set aside, countries and facilities counted as places.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tasks.extraction import entities
from tasks.extraction.names import recogniser
from tasks.extraction.words import fold
from tasks.records import Entity, Mention, Name, Text
from tasks.text.normalise import Normalised, normalise
from tasks.text.sentences import split

TYPE_OF_LABEL = {
    "Person": "PERSON", "Organization": "ORG", "Location": "PLACE", "Facility": "PLACE", "NORP": "NATIONALITY",
}  # fmt: skip
TYPE_OF_KIND = {
    "PERSON": "PERSON", "ORG": "ORG", "COUNTRY": "PLACE", "PLACE": "PLACE", "FACILITY": "PLACE",
    "NATIONALITY": "NATIONALITY",
}  # fmt: skip
TYPES = ("PERSON", "ORG", "PLACE", "NATIONALITY")

Span = tuple[int, int, str]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a leading article and a trailing possessive."""
    surface = text[start:end]
    leading = re.match(r"(?i)the\s+", surface)
    trailing = re.search(r"['’][sS]?$", surface)
    return start + (leading.end() if leading else 0), end - (len(trailing.group()) if trailing else 0)


def gold_spans(text: str, annotations: Iterable[dict[str, Any]]) -> set[Span]:
    return {
        (*trimmed(text, a["start"], a["end"]), TYPE_OF_LABEL[a["label"]])
        for a in annotations
        if a["label"] in TYPE_OF_LABEL
    }


def found_spans(clean: Normalised, found: Iterable[Mention | Name]) -> set[Span]:
    """Spans in the text as it was before it was normalised, where the gold is."""
    wanted = ((*trimmed(clean.text, m.start, m.end), m.kind) for m in found if m.kind in TYPE_OF_KIND)
    return {(*clean.offsets.span(start, end), TYPE_OF_KIND[kind]) for start, end, kind in wanted}


def scores(pairs: Sequence[tuple[set[Span], set[Span]]]) -> str:
    """F1 by type and the micro average of the first three."""
    right, gold, found = Counter[str](), Counter[str](), Counter[str]()
    for wanted, got in pairs:
        right.update(t for *_, t in wanted & got)
        gold.update(t for *_, t in wanted)
        found.update(t for *_, t in got)

    def line(types: Sequence[str]) -> str:
        r, g, f = (sum(c[t] for t in types) for c in (right, gold, found))
        return f"{200 * r / max(1, g + f):5.1f} (P {100 * r / max(1, f):4.1f} R {100 * r / max(1, g):4.1f})"

    return f"micro {line(TYPES[:3])}  " + "  ".join(f"{t} {line([t])}" for t in TYPES)


def same_entity(wanted: dict[str, Any], got: Entity | None) -> bool:
    if got is None:
        return False
    names = {fold(n.removeprefix("the ")) for n in (got.name, *got.aliases)}
    return fold(wanted["name"].removeprefix("the ")) in names and wanted["country"] in (None, got.country)


def seed(gold_dir: Path, seeds_dir: Path) -> None:
    """Print how many mentions of the annotated document have the right span, kind and entity."""
    gold = json.loads((gold_dir / "seed.json").read_text("utf-8"))
    raw = (seeds_dir / gold["document"]).read_text("utf-8")
    clean = normalise(raw)
    text = Text(clean.text, tuple(split(clean.text)))
    mentions, known = entities.extract(text, recogniser().recognise([clean.text])[0])
    by_id = {entity.entity_id: entity for entity in known}
    wanted = {entity["entity"]: entity for entity in gold["entities"]}
    got = {clean.offsets.span(m.start, m.end): m for m in mentions}
    spans = kinds = right = 0
    for m in gold["mentions"]:
        mine = got.get((m["start"], m["end"]))
        spans += mine is not None
        kinds += mine is not None and mine.kind == m["kind"]
        entity = by_id.get(mine.entity_id) if mine is not None and mine.entity_id else None
        good = mine is not None and mine.kind == m["kind"] and same_entity(wanted[m["entity"]], entity)
        right += good
        if not good:
            print(f"  wrong: {m['surface']} {m['start']} {m['kind']} {m['entity']} <- {mine}")
    for extra in sorted(got.keys() - {(m["start"], m["end"]) for m in gold["mentions"]}):
        print(f"  extra: {got[extra]}")
    print(f"seed: {len(gold['mentions'])} mentions: span {spans}, and kind {kinds}, and entity {right}")
    ids: dict[str, set[str | None]] = {}
    for m in gold["mentions"]:
        mine = got.get((m["start"], m["end"]))
        ids.setdefault(m["entity"], set()).add(mine.entity_id if mine else None)
    print("  entities split or merged:", {k: v for k, v in ids.items() if len(v) > 1})


def newswire(gold_dir: Path) -> None:
    """Print F1 for the recogniser alone and for the whole of extraction, each half of the set apart."""
    lines = (gold_dir / "entities" / "worldwide-newswire-dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    cleaned = [normalise(row["text"]) for row in rows]
    texts = [clean.text for clean in cleaned]
    words = sum(len(text.split()) for text in texts)
    model = recogniser()
    began = time.perf_counter()
    names = model.recognise(texts)
    spent = time.perf_counter() - began
    print(f"recogniser: {words / spent:,.0f} words/s")
    documents = [Text(text, tuple(split(text))) for text in texts]
    entities.extract(documents[0], names[0])
    began = time.perf_counter()
    mentions = [entities.extract(doc, found)[0] for doc, found in zip(documents, names, strict=True)]
    spent = time.perf_counter() - began
    print(f"entities.extract: {words / spent:,.0f} words/s")
    gold = [gold_spans(row["text"], row["annotations"]) for row in rows]
    both: list[tuple[str, Sequence[Sequence[Mention | Name]]]] = [("recogniser", names), ("entities", mentions)]
    for title, found in both:
        pairs = [(g, found_spans(c, f)) for g, c, f in zip(gold, cleaned, found, strict=True)]
        for half, part in (("even", pairs[::2]), ("odd", pairs[1::2]), ("all", pairs)):
            print(f"{title:10} {half:4} {scores(part)}")


def main(arguments: Sequence[str]) -> int:
    if not 1 <= len(arguments) <= 2:
        print(__doc__)
        return 2
    gold_dir = Path(arguments[0])
    seed(gold_dir, Path(arguments[1]) if len(arguments) == 2 else gold_dir.parent / "seeds")
    newswire(gold_dir)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
