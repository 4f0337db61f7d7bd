"""From files to tables, stage by stage, with a recogniser that finds every capitalised word."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tasks.batch import extract as extracting
from tasks.batch.batches import Batch, batches
from tasks.batch.extract import extract, versions
from tasks.batch.ingest import INGESTED, ingest
from tasks.batch.limits import Limits
from tasks.batch.normalise import NORMALISED, normalise
from tasks.batch.outcomes import SCHEMA
from tasks.containers import containers
from tasks.readers import readers
from tasks.records import Name
from tasks.source.content import sha256
from tasks.source.decisions import Reading
from tasks.source.listing import listing
from tasks.source.plan import plan
from tasks.source.sources import Source
from tests.tasks.readers import made
from warehouse import tables
from warehouse.known import Known

DOCUMENTS = {
    "a.txt": b" date 2024-06-20 Ada Obi said on Monday that at least 4,000 people left Lagos.",
    "sub/b.md": b"---\ntitle: Boats\ndate: 2024-06-21\n---\nSome **40 boats** sank off\r\nDakar.",
    "c é.txt": "Łódź sold 300 boats.".encode("utf-16"),
}
BAD = {
    "empty.txt": (b"", "failed", "empty_file"),
    "junk.txt": (b"\x00\x01\x02" * 99, "failed", "binary_content"),
    "picture.png": (b"\x89PNG\r\n\x1a\n", "skipped", "no_reader"),
    "large.txt": (b"word " * 500, "failed", "too_large"),
}


LIMITS = Limits(max_bytes=2000)


class Capitals:
    """Every word with a capital is a person."""

    name = "capitals"
    version = "1"

    def recognise(self, texts: Sequence[str]) -> list[list[Name]]:
        return [[Name(*m.span(), "PERSON", 1.0, "capitals") for m in re.finditer(r"[A-Z]\w+", text)] for text in texts]


@pytest.fixture(autouse=True)
def recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "recogniser", lambda name: Capitals())
    monkeypatch.setattr(extracting, "_loaded", {})


def lay(folder: Path, files: dict[str, bytes]) -> list[Reading]:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    found = listing([Source(str(folder))])
    return plan(found, {}, [], Known(None), lambda inputs: [sha256(i) for i in inputs], lambda uri: False).readings


def one_batch(tmp_path: Path, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Batch:
    monkeypatch.setattr("tasks.batch.batches.SHARES", 1)
    (batch,) = batches(lay(tmp_path / "docs", files), tmp_path / "staging", versions("capitals"), 1)
    return batch


def rows(batch: Batch, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(batch.folder / "extracted" / f"{name}.parquet").to_pylist()
    return found


def outcomes(batch: Batch) -> dict[str, tuple[str, str, str]]:
    """State, stage and reason by file name."""
    found = {}
    paths = [*batch.folder.glob("*.outcomes.parquet"), batch.folder / "extracted" / "outcomes.parquet"]
    for path in paths:
        table = pq.read_table(path)
        assert table.schema.equals(SCHEMA)
        for row in table.to_pylist():
            name = row["uri"].split("/docs/")[1]
            assert name not in found, "two final states"
            found[name] = (row["state"], row["stage"], row["reason"])
    return found


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Batch:
    return one_batch(tmp_path, DOCUMENTS | {name: content for name, (content, _, _) in BAD.items()}, monkeypatch)


def test_each_stage_leaves_the_tables_it_declares(batch: Batch) -> None:
    ingest(batch, LIMITS)
    assert pq.read_table(batch.folder / "ingested.parquet").schema.equals(INGESTED)
    normalise(batch, LIMITS)
    assert pq.read_table(batch.folder / "normalised.parquet").schema.equals(NORMALISED)
    assert not (batch.folder / "ingested.parquet").exists()
    extract(batch, "capitals", LIMITS)
    assert not (batch.folder / "normalised.parquet").exists()
    for table in (tables.DOCUMENTS, *tables.SPAN_TABLES, tables.ENTITY_NAMES):
        staged = pq.read_table(batch.folder / "extracted" / f"{table.name}.parquet")
        assert staged.schema.equals(table.arrow), table.name
        assert staged.num_rows, table.name


def test_every_reading_has_one_outcome(batch: Batch) -> None:
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    told = outcomes(batch)
    assert {name: told[name][::2] for name in BAD} == {
        name: (state, reason) for name, (_, state, reason) in BAD.items()
    }
    loaded = {name for name, (state, _, _) in told.items() if state == "loaded"}
    assert loaded == {"a.txt", "sub/b.md", "c%20%C3%A9.txt"}
    assert len(told) == len(DOCUMENTS) + len(BAD)


def test_what_is_known_of_a_document(batch: Batch, tmp_path: Path) -> None:
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    found = {row["file_name"]: row for row in rows(batch, "documents")}
    assert found.keys() == {"a.txt", "b.md", "c é.txt"}
    one = found["a.txt"]
    assert one["text"] == "Ada Obi said on Monday that at least 4,000 people left Lagos."
    assert (one["published_on"], one["published_basis"]) == (dt.date(2024, 6, 20), "header")
    assert (one["characters"], one["version"], one["reader"]) == (len(one["text"]), 1, "text 1")
    assert one["sha256"] == hashlib.sha256(DOCUMENTS["a.txt"]).hexdigest()
    assert found["b.md"]["title"] == "Boats"
    assert found["c é.txt"]["encoding"] == "utf-16-le"


def test_a_text_in_another_language_is_marked_and_not_mangled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "de.txt": "Der Bundeskanzler traf am Montag in Berlin die Gäste aus Frankreich. Olaf aß mit ihnen.".encode(),
        "en.txt": b"The chancellor met the guests in Berlin and said that Olaf and they were late.",
        "open.txt": b"Olaf, Berlin",
    }
    batch = one_batch(tmp_path, files, monkeypatch)
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    documents = {row["doc_id"]: row["file_name"] for row in rows(batch, "documents")}
    languages = {row["file_name"]: row["language"] for row in rows(batch, "documents")}
    assert languages == {"de.txt": "de", "en.txt": "en", "open.txt": None}
    named: dict[str, set[str]] = {}
    for row in rows(batch, "mentions"):
        named.setdefault(documents[row["doc_id"]], set()).add(row["surface"])
    assert named == {"de.txt": {"Frankreich"}, "en.txt": {"Berlin", "Olaf"}, "open.txt": {"Berlin", "Olaf"}}


def test_every_span_leads_back_to_the_source(batch: Batch) -> None:
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    texts = {row["doc_id"]: row for row in rows(batch, "documents")}
    sources = {
        "a.txt": DOCUMENTS["a.txt"].decode(),
        "b.md": DOCUMENTS["sub/b.md"].decode(),
        "c é.txt": "Łódź sold 300 boats.",
    }
    figures = rows(batch, "figures")
    assert {row["surface"] for row in figures} >= {"at least 4,000", "Some 40", "300"}
    for name in ("mentions", "figures", "dates"):
        for row in rows(batch, name):
            document = texts[row["doc_id"]]
            assert document["text"][row["char_start"] : row["char_end"]] == row["surface"]
            there = sources[document["file_name"]][row["source_start"] : row["source_end"]]
            assert there.replace("*", "") == row["surface"]


def test_a_stage_that_is_done_is_not_done_again(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    before = {path: path.stat().st_mtime_ns for path in batch.folder.rglob("*")}
    monkeypatch.setattr(extracting, "recogniser", None)
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    assert {path: path.stat().st_mtime_ns for path in batch.folder.rglob("*")} == before


def test_a_document_whose_extractor_raises_fails_alone(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    real = extracting.figures.extract

    def fragile(text: Any, *more: Any) -> Any:
        if "Dakar" in text.text:
            raise ZeroDivisionError("by zero")
        return real(text, *more)

    monkeypatch.setattr(extracting.figures, "extract", fragile)
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    told = outcomes(batch)
    assert told["sub/b.md"] == ("failed", "extract", "internal_error")
    assert told["a.txt"] == ("loaded", "load", "new_document")
    ids = {row["doc_id"] for row in rows(batch, "documents")}
    assert len(ids) == 2
    for table in (*tables.SPAN_TABLES, tables.ENTITY_NAMES):
        assert {row["doc_id"] for row in rows(batch, table.name)} <= ids


def test_a_span_that_does_not_re_slice_fails_its_document_alone(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    real = extracting.dates.extract

    def wrong(text: Any) -> Any:
        return [replace(date, surface="never") for date in real(text)]

    monkeypatch.setattr(extracting.dates, "extract", wrong)
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    assert outcomes(batch)["a.txt"] == ("failed", "extract", "internal_error")
    assert len(rows(batch, "documents")) == 2


def test_what_is_nothing_when_normalised_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"a.txt": DOCUMENTS["a.txt"], "b.txt": "\u200b\u200b".encode(), "c.txt": b"date 2024-06-20\n"}
    batch = one_batch(tmp_path, files, monkeypatch)
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    told = outcomes(batch)
    assert told["b.txt"] == told["c.txt"] == ("failed", "normalise", "no_text")


def test_a_file_that_vanishes_fails_alone(batch: Batch, tmp_path: Path) -> None:
    (tmp_path / "docs" / "a.txt").unlink()
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    told = outcomes(batch)
    assert told["a.txt"] == ("failed", "ingest", "vanished")
    assert told["sub/b.md"][0] == "loaded"


def test_a_batch_of_nothing_readable_is_empty_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = one_batch(tmp_path, {"a.png": b"\x89PNG\r\n\x1a\n"}, monkeypatch)
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    assert rows(batch, "documents") == []
    assert outcomes(batch) == {"a.png": ("skipped", "ingest", "no_reader")}


def details(batch: Batch) -> dict[str, str | None]:
    paths = [*batch.folder.glob("*.outcomes.parquet"), batch.folder / "extracted" / "outcomes.parquet"]
    return {
        row["uri"].split("/docs/")[1]: row["detail"]
        for path in paths
        for row in pq.read_table(path, columns=["uri", "detail"]).to_pylist()
    }


def test_what_a_reader_notes_is_in_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_short = made.rtf([made.WORDS])[:-12]
    batch = one_batch(tmp_path, {"a.rtf": cut_short, "b.txt": b"Rain fell."}, monkeypatch)
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    assert outcomes(batch)["a.rtf"] == ("loaded", "load", "new_document")
    assert details(batch) == {"a.rtf": "The file is cut short: its end is missing.", "b.txt": None}


def test_what_needs_an_extra_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = tmp_path / "missing" / "striprtf.py"
    missing.parent.mkdir()
    missing.write_text("raise ModuleNotFoundError('No module named striprtf', name='striprtf')")
    monkeypatch.syspath_prepend(missing.parent)
    batch = one_batch(tmp_path, {"a.rtf": made.rtf([made.WORDS]), "b.txt": b"Rain fell."}, monkeypatch)
    fresh_reader = Limits(max_bytes=2001)
    extract(normalise(ingest(batch, fresh_reader), LIMITS), "capitals", LIMITS)
    assert outcomes(batch)["a.rtf"] == ("skipped", "ingest", "needs_extra")
    assert details(batch)["a.rtf"] == 'needs nightmill[office]: pip install "nightmill[office]"'


def test_every_row_of_a_pdf_says_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [made.lines(["Ada met Bo in Lagos.", "They had 40 boats."]), [], made.lines(["Later Ada had 50."])]
    batch = one_batch(tmp_path, {"a.pdf": made.pdf(pages), "b.txt": b"So Bo ate."}, monkeypatch)
    extract(normalise(ingest(batch, Limits()), LIMITS), "capitals", LIMITS)
    documents = {row["doc_id"]: row for row in rows(batch, "documents")}
    assert {row["file_name"]: row["pages"] for row in documents.values()} == {"a.pdf": 3, "b.txt": None}
    assert [(row["surface"], row["page"]) for row in rows(batch, "sentences") if row["page"]] == [
        ("Ada met Bo in Lagos.", 1), ("They had 40 boats.", 1), ("Later Ada had 50.", 3)
    ]  # fmt: skip
    assert {(row["surface"], row["page"]) for row in rows(batch, "figures")} == {("40", 1), ("50", 3)}


def test_versions_name_every_reader_and_extractor() -> None:
    told = versions("capitals")
    reading = {f"reader {reader.NAME}" for reader in (*readers(), *containers())}
    found = {"sentences", "recogniser", "entities", "dates", "quotes", "figures", "signatures", "blocks"}
    assert told.keys() == found | reading | {"reader libraries"}
    assert told["recogniser"] == "capitals"
