"""Small nights made by hand: staged tables of made-up documents, and the change that loads them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tasks.batch.rows import Rows
from tasks.records import Date, Entity, Figure, Mention, Sentence, Text
from tasks.text.offsets import OffsetMap
from warehouse import tables
from warehouse.load import Change
from warehouse.tables import LEDGER

SHA = "0" * 63


def document(name: str, version: int, text: str) -> dict[str, Any]:
    """A row of documents; `name` is a digit, or a few."""
    return {
        "doc_id": f"d{int(name):016x}", "uri": f"file:///docs/{name}.txt", "file_name": f"{name}.txt",
        "media_type": "text/plain", "encoding": "utf-8",
        "published_on": dt.date(2024, 1, 1) + dt.timedelta(int(name) - 1),
        "published_basis": "header", "collected_at": dt.datetime(2024, 2, 1), "text": text, "characters": len(text),
        "words": len(text.split()), "sha256": f"{version}" + SHA, "version": version, "reader": "text 1",
        "story_id": f"d{int(name):016x}", "first_run": "", "last_run": "", "current": True, "title": f"Title {name}",
        "began_in": "", "read_with": {},
    }  # fmt: skip


def stage(folder: Path, documents: Sequence[Mapping[str, Any]], times: float = 1) -> Path:
    """Stage documents; a full stop ends a sentence, every number word is a figure about apples, so many `times` its
    value, one of four digits a year, every capitalised word a person.
    """
    rows = Rows()
    for row in documents:
        text = Text(row["text"], tuple(match.span() for match in re.finditer(r"\S.*?(\.(?= )|$)", row["text"])))
        words = [(i, w) for i, w in _words(row["text"])]
        people = [
            Mention(i, i + len(w), w, "test", "PERSON", f"person:{w.lower()}", 1.0) for i, w in words if w[0].isupper()
        ]
        figures = [
            Figure(i, i + len(w), w, "test", times * float(w), times * float(w), "exact", "count", item="apples")
            for i, w in words
            if w.isdigit()
        ]
        with rows.document(row) as add:
            split = [Sentence(start, end, row["text"][start:end], "test") for start, end in text.sentences]
            add.spans(tables.SENTENCES, text, OffsetMap(), split, "sentences", "1")
            add.spans(tables.MENTIONS, text, OffsetMap(), people, "entities", "1")
            add.spans(tables.FIGURES, text, None, figures, "figures", "1")
            years = [
                Date(i, i + 4, w, "test", "date", w, dt.date(int(w), 1, 1), dt.date(int(w), 12, 31), "year", "explicit")
                for i, w in words
                if w.isdigit() and len(w) == 4
            ]
            add.spans(tables.DATES, text, None, years, "dates", "1")
            add.spans(tables.QUOTES, text, None, [], "quotes", "1")
            known = {m.entity_id: Entity(str(m.entity_id), "PERSON", m.surface) for m in people}
            add.entities(known.values(), people)
            add.likeness(row["text"])
    folder.mkdir(parents=True)
    for name, table in rows.tables().items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


def _words(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append((at, word))
        at += len(word)
    return found


def run_id(number: int) -> str:
    return f"20240101T00000{number}Z-0000"


def change(number: int, ledger: Sequence[Mapping[str, Any]] = (), **more: Any) -> Change:
    """The change of run `number`. Ledger rows need `uri` and `state`; the rest is filled in."""
    rows = [
        {
            "run_id": run_id(number), "sha256": "1" + SHA, "stage": "load", "reason": "test", "size": 1,
            "modified_ns": 1, "seen_ns": 2, "doc_id": None,
            "to_run": run_id(number) if row["state"] == "removed" else None,
        } | dict(row)
        for row in ledger
    ]  # fmt: skip
    run = {
        "run_id": run_id(number), "started_at": dt.datetime(2024, 1, 1, 0, 0, number), "finished_at": None,
        "state": "published", "inputs": {"loaded": len(rows)}, "rows": {}, "versions": {"figures": "1"}, "detail": None,
    }  # fmt: skip
    return Change(run=run, ledger=LEDGER.rows(rows), **({"staged": ()} | more))


def loaded(name: str) -> dict[str, Any]:
    return {"uri": f"file:///docs/{name}.txt", "state": "loaded", "doc_id": f"d{int(name):016x}"}
