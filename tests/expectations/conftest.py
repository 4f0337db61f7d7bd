"""A small good warehouse, written straight from the declarations, and a way to audit a spoilt copy of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.gate import Verdict, audit
from tasks.records import MEASURES
from warehouse import catalog
from warehouse.tables import TABLES

LAST_RUN = "20260101T020000Z-00aa"
RUN = "20260102T020000Z-00bb"
#: Characters outside the basic plane, joined ones and combining marks come first, so that every later offset tells
#: code points from bytes, UTF-16 units and graphemes.
LEAD = "\U0001f469\u200d\U0001f4bb\U0001f1e9\U0001f1ea q\u0323\u0307 naïve."
BODY = 'In Ulm, Ada Krämer said on 3 March 2026 that 40 trucks left. "We sold 5 kg for 20 euros," she added.'


def doc_id(number: int) -> str:
    return f"d{number:016x}"


def person(number: int) -> str:
    return f"person:ada-{number}"


def text_of(number: int) -> str:
    return f"{LEAD} {BODY} Report {number} ends."


def document(number: int, **other: Any) -> dict[str, Any]:
    text = text_of(number)
    return {
        "doc_id": doc_id(number),
        "uri": f"in/{number}.txt",
        "file_name": f"{number}.txt",
        "media_type": "text/plain",
        "encoding": "utf-8",
        "language": "en",
        "published_on": dt.date(2026, 1, 1),
        "published_basis": "text",
        "collected_at": dt.datetime(2026, 1, 2, 2, 0),
        "text": text,
        "characters": len(text),
        "words": len(text.split()),
        "pages": 2,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "version": 1,
        "reader": "text 1",
        "story_id": doc_id(number),
        "first_run": LAST_RUN,
        "last_run": LAST_RUN,
        "began_in": LAST_RUN,
        "current": True,
        "read_with": {"figures": "1"},
    } | other


def sentences(text: str) -> list[tuple[int, int]]:
    """The four sentences of the made texts."""
    starts = [0, text.index("In Ulm"), text.index('"We'), text.index("Report")]
    return [(s, len(text[s:e].rstrip()) + s) for s, e in zip(starts, [*starts[1:], len(text)], strict=True)]


def span(number: int, surface: str, extractor: str, **other: Any) -> dict[str, Any]:
    text = text_of(number)
    start = text.index(surface)
    inside = [no for no, (s, e) in enumerate(sentences(text)) if s <= start < e]
    return {
        "doc_id": doc_id(number),
        "sentence_no": inside[0],
        "char_start": start,
        "char_end": start + len(surface),
        "source_start": start,
        "source_end": start + len(surface),
        "page": 1,
        "surface": surface,
        "rule": "model.name",
        "extractor": extractor,
        "extractor_version": "1",
    } | other


def figure(number: int, surface: str, no: int, **other: Any) -> dict[str, Any]:
    return span(
        number, surface, "figures", figure_id=f"f{number * 10 + no:016x}", bound="exact", certainty="asserted", **other
    )


def item(number: int, word: str) -> dict[str, Any]:
    start = text_of(number).index(word)
    return {"item": word, "item_start": start, "item_end": start + len(word)}


def rows_of(number: int) -> dict[str, list[dict[str, Any]]]:
    """Every row about one document."""
    text = text_of(number)
    day = dt.date(2026, 3, 3)
    return {
        "documents": [document(number)],
        "sentences": [
            span(number, text[s:e], "sentences", sentence_no=no, rule="split")
            for no, (s, e) in enumerate(sentences(text))
        ],
        "mentions": [
            span(number, "Ulm", "entities", kind="PLACE", entity_id="place:ulm", score=0.9),
            span(number, "Ada Krämer", "entities", kind="PERSON", entity_id=person(number), score=0.8),
        ],
        "entity_names": [
            {
                "doc_id": doc_id(number), "entity_id": i, "kind": k, "name": n, "country": "DE", "aliases": ["A."],
                "external_ids": {"geonames": "1"}, "mentions": 1,
            }
            for i, k, n in (("place:ulm", "PLACE", "Ulm"), (person(number), "PERSON", "Ada Krämer"))
        ],
        "figures": [
            figure(number, "40", 1, value_low=40.0, value_high=40.0, dimension="count", change="rise",
                   speaker_entity_id=person(number), as_of_from=day, as_of_to=day, **item(number, "trucks")),
            figure(number, "5 kg", 2, value_low=5.0, value_high=5.0, dimension="mass", unit="kilogram",
                   base_unit="kilogram", value_low_base=5.0, value_high_base=5.0),
            figure(number, "20 euros", 3, value_low=20.0, value_high=20.0, dimension="money", unit="EUR",
                   base_unit="EUR", value_low_base=20.0, value_high_base=20.0),
        ],
        "dates": [
            span(number, "3 March 2026", "dates", kind="date", value="2026-03-03", date_from=day, date_to=day,
                 precision="day", basis="explicit")
        ],
        "quotes": [
            span(number, "We sold 5 kg for 20 euros,", "quotes", speaker_entity_id=person(number), cue="added",
                 direct=True)
        ],
        "signatures": [
            {"doc_id": doc_id(number), "shingles": 20, "minhash": bytes(512), "bands": [number] * 64, "numbers": [3]}
        ],
        "lines": [
            {"doc_id": doc_id(number), "char_start": 0, "char_end": len(text), "words": len(text.split()),
             "fingerprint": number}
        ],
        "repeated": [{"site": "in/", "fingerprint": -number, "since_run": LAST_RUN}],
        "ledger": [
            {
                "run_id": LAST_RUN, "uri": f"in/{number}.txt", "sha256": document(number)["sha256"], "state": "loaded",
                "stage": "load", "reason": "new", "doc_id": doc_id(number), "size": 100, "modified_ns": 1, "seen_ns": 2,
            }
        ],
    }  # fmt: skip


def good_rows(numbers: Sequence[int]) -> dict[str, list[dict[str, Any]]]:
    """A warehouse in which two runs loaded nothing but good documents."""
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    for number in numbers:
        for name, more in (rows_of(number) | books_of(number)).items():
            rows[name] += more
    rows["entities"] = entities(numbers)
    rows["runs"] = runs(len(numbers), {name: len(found) for name, found in rows.items()})
    rows["accuracy"] = [
        {
            "run_id": run["run_id"], "recogniser": "compact", "measure": name, "expected": 10, "found": 10,
            "correct": 10, "f1": 1.0, "misses": [],
        }
        for run in rows["runs"]
        for name in MEASURES
    ]  # fmt: skip
    return rows


def entities(numbers: Sequence[int]) -> list[dict[str, Any]]:
    """A place that all documents name, and a person for each."""
    told = [("place:ulm", "PLACE", "Ulm", len(numbers))]
    told += [(person(number), "PERSON", "Ada Krämer", 1) for number in numbers]
    return [
        {
            "entity_id": i, "kind": k, "name": n, "country": "DE", "external_ids": {"geonames": "1"},
            "aliases": ["A."], "mentions": count, "documents": count, "stories": count,
            "first_seen": dt.date(2026, 1, 1), "last_seen": dt.date(2026, 1, 1),
        }
        for i, k, n, count in told
    ]  # fmt: skip


def runs(documents: int, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Twenty early runs, the one that loaded all documents, and the one under audit."""
    earlier: list[tuple[str, int, dict[str, int], Mapping[str, int]]] = [
        (f"20251201T{hour:02}0000Z-00cc", 1, {"loaded": 1}, {}) for hour in range(20)
    ]
    last = [(LAST_RUN, 1, {"loaded": documents}, counts), (RUN, 2, {"unchanged": documents}, counts)]
    return [
        {
            "run_id": run_id, "started_at": dt.datetime(2026, 1, day, 2, 0), "state": "published",
            "finished_at": dt.datetime(2026, 1, day, 2, 1), "inputs": inputs, "rows": found,
            "versions": {"nightmill": "0"},
        }
        for run_id, day, inputs, found in [*earlier, *last]
    ]  # fmt: skip


def books_of(number: int) -> dict[str, list[dict[str, Any]]]:
    """A row of each of our books for one document."""
    return {
        "expectations": [
            {
                "run_id": LAST_RUN, "table_name": "mentions", "column_name": "kind", "rule": f"kind_known_{number}",
                "severity": "critical", "met": True, "observed": "0 rows", "bound": "x", "unexpected": 0, "reason": "y",
            }
        ],
        "changes": [
            {
                "run_id": LAST_RUN, "doc_id": doc_id(number), "table_name": "documents", "what": "added",
                "cause": "new_source", "row_count": 1, "version_after": 1,
            }
        ],
        "quarantine": [
            {
                "run_id": LAST_RUN, "rule": "currency_known", "table_name": "figures", "key": str(number),
                "column_name": "unit", "value": "QQQ", "unit": "row", "doc_id": doc_id(number),
                "uri": f"in/{number}.txt", "row": "{}",
            }
        ],
        "corrections": [
            {"line": number + 1, "action": "rename", "entity_id": person(number), "value": "Ada",
             "doc_id": doc_id(number), "mentions": 1}
        ],
        "accepted": [{"line": number + 1, "rule": f"figures.rule_{number}", "bound": 1.0, "why": "x"}],
    }  # fmt: skip


def write(path: Path, rows: dict[str, list[dict[str, Any]]]) -> None:
    """A warehouse file that would let bad rows in."""
    with duckdb.connect(str(path), config={"storage_compatibility_version": "v1.5.0"}) as con:
        con.execute("CREATE SCHEMA core")
        con.execute("CREATE TABLE core.schema_versions (version INTEGER, name VARCHAR)")
        for table in TABLES:
            con.execute(table.ddl(constraints=False))
            con.register("arriving", table.rows(rows[table.name]))
            con.execute(f"INSERT INTO core.{table.name} BY NAME SELECT * FROM arriving")
            con.unregister("arriving")
        catalog.apply(con)


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("good") / "warehouse.duckdb"
    write(path, good_rows(range(1, 61)))
    return path


@pytest.fixture
def spoilt(good: Path, tmp_path: Path) -> Callable[..., Verdict]:
    """Audits a copy of the good warehouse after some SQL has been run on it."""

    def audited(*statements: str, tables: Collection[str] | None = None) -> Verdict:
        path = tmp_path / "warehouse.duckdb"
        shutil.copy(good, path)
        with duckdb.connect(str(path)) as con:
            for statement in statements:
                con.execute(statement)
        verdict = audit(path, run_id=RUN, tables=tables)
        duckdb.connect(str(path)).close()  # whatever happened, the file is free again
        return verdict

    return audited
