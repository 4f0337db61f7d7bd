"""Extract from the texts of a batch every table that a document fills, ready to load."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import pyarrow as pa

from tasks.batch import files
from tasks.batch.batches import Batch
from tasks.batch.deaths import Deaths
from tasks.batch.kept import kept
from tasks.batch.limits import Limits, within
from tasks.batch.outcomes import Outcome, write_outcomes
from tasks.batch.rows import Rows
from tasks.collect import Reject, collect
from tasks.containers import containers
from tasks.extraction import dates, entities, figures, quotes
from tasks.extraction.findings import TABLES, Findings, find
from tasks.extraction.names import Recogniser, recogniser
from tasks.process import at_work
from tasks.readers import extras, readers
from tasks.records import Name, Sentence, Text
from tasks.source.outdated import FOUND_BY
from tasks.text import blocks, signature
from tasks.text.language import is_english
from tasks.text.offsets import OffsetMap
from warehouse import tables

#: Documents a recogniser sees at once: enough for its batches to be full, few enough to hold in memory.
GROUP: Final = 64

#: Of normalising and splitting: whatever is found in a text depends on both.
SENTENCES_VERSION: Final = "3"

#: What the rows of each table come from; tables that are not here come from the text.
SOURCES: Final = {table.name: table.name for table in tables.SPAN_TABLES} | {tables.ENTITY_NAMES.name: "mentions"}

_loaded: dict[str, Recogniser] = {}


def extract(batch: Batch, recogniser_name: str, limits: Limits) -> Batch:
    """From `normalised.parquet` to the folder `extracted`: one Parquet file a table, and the outcomes."""
    source, folder = batch.folder / "normalised.parquet", batch.folder / "extracted"
    if folder.exists():
        return batch
    rows = Rows()
    before = kept(batch) if batch.redo else {}
    redo = batch.redo or TABLES
    outcomes: list[Outcome] = []
    deaths = Deaths.of(batch)

    def one(pair: tuple[Mapping[str, Any], list[Name]]) -> None:
        row, names = pair
        at_work(row["doc_id"])
        with within(limits.document_seconds):
            _document(rows, row, names, recogniser_name, redo, before.get(row["doc_id"]))

    for group in _groups(files.read(source), deaths):
        recognise = "mentions" in redo
        named, rejects = _named(group, deaths, recogniser_name, limits, recognise)
        done, failed = collect(one, named)
        outcomes += [_outcome(row) for (row, _), _ in done]
        rejects += [Reject(r.item[0], r.reason, r.detail) for r in failed]
        outcomes += [Outcome.of_row(r.item, "failed", "extract", r.reason, r.detail) for r in rejects]
    at_work()
    with files.whole_folder(folder) as draft:
        left_alone = {name for name, source in SOURCES.items() if batch.redo and source not in redo}
        for name, table in rows.tables().items():
            if name in left_alone:
                continue
            files.write(table, draft / f"{name}.parquet")
        write_outcomes(draft / "outcomes.parquet", outcomes)
    source.unlink(missing_ok=True)
    return batch


def versions(recogniser_name: str) -> dict[str, str]:
    """The version of every reader and extractor; what was staged under others is worked again."""
    return {
        **{f"reader {reader.NAME}": reader.VERSION for reader in readers()},
        **{f"reader {container.NAME}": container.VERSION for container in containers()},
        "reader libraries": extras.installed(),
        **found_with(recogniser_name),
    }


def found_with(recogniser_name: str) -> dict[str, str]:
    """The version of what finds something in a text."""
    return {
        "sentences": SENTENCES_VERSION,
        "signatures": signature.VERSION,
        "blocks": blocks.VERSION,
        "recogniser": recogniser_name,
        **{module.EXTRACTOR: module.VERSION for module in (entities, dates, quotes, figures)},
    }


def _groups(table: pa.Table, deaths: Deaths) -> Iterator[list[dict[str, Any]]]:
    """The documents, those in groups that can be together, the suspects each for itself."""
    for start in range(0, table.num_rows, GROUP):
        held = table.slice(start, GROUP).to_pylist()
        yield [row for row in held if row["doc_id"] not in deaths.suspects]
        yield from ([row] for row in held if row["doc_id"] in deaths.suspects)


def loaded_recogniser(name: str) -> Recogniser:
    """Loaded once a process: it takes a second."""
    if name not in _loaded:
        _loaded[name] = recogniser(name)
    return _loaded[name]


def _named(
    group: Sequence[dict[str, Any]], deaths: Deaths, recogniser_name: str, limits: Limits, recognise: bool
) -> tuple[list[tuple[dict[str, Any], list[Name]]], list[Reject[dict[str, Any]]]]:
    """Each document with what the recogniser finds in it; those it fails on are found by trying one by one."""

    def names(rows: Sequence[dict[str, Any]]) -> list[list[Name]]:
        for row in rows:
            deaths.check(row["doc_id"])
        at_work(*(row["doc_id"] for row in rows))
        with within(limits.document_seconds):
            return _names(rows, recogniser_name) if recognise else [[] for _ in rows]

    done, failed = collect(names, [group] if group else [])
    if failed and len(group) > 1:
        done, failed = collect(names, [[row] for row in group])
    found = [pair for rows, each in done for pair in zip(rows, each, strict=True)]
    return found, [Reject(r.item[0], r.reason, r.detail) for r in failed]


def _names(group: Sequence[Mapping[str, Any]], recogniser_name: str) -> list[list[Name]]:
    """What the recogniser finds in each document; nothing in those whose language it does not know."""
    readable = [row["text"] if is_english(row["language"]) else "" for row in group]
    return loaded_recogniser(recogniser_name).recognise(readable)


def _document(
    rows: Rows,
    row: Mapping[str, Any],
    names: list[Name],
    recogniser_name: str,
    redo: Collection[str],
    before: Findings | None,
) -> None:
    """Find everything first, write it down after: a document that fails half-way leaves no row."""
    edges = row["sentences"]
    text = Text(
        row["text"],
        tuple(zip(edges[::2], edges[1::2], strict=True)),
        row["published_on"],
        row["language"],
        row["title"],
        published_in(row["site"], row["uri"]),
    )
    found = find(text, names, redo, before)
    sentences = [Sentence(start, end, text.text[start:end], "split") for start, end in text.sentences]
    offsets = OffsetMap.from_arrays(row["map_text"], row["map_source"]) if row["map_text"] is not None else None
    with rows.document(_document_row(row, _read_with(row, recogniser_name, redo)), row["pages"]) as add:
        add.spans(tables.SENTENCES, text, offsets, sentences, "sentences", SENTENCES_VERSION)
        named = f"{entities.VERSION}+{recogniser_name}"
        add.spans(tables.MENTIONS, text, offsets, found.mentions, entities.EXTRACTOR, named)
        add.spans(tables.DATES, text, offsets, found.dates, dates.EXTRACTOR, dates.VERSION)
        add.spans(tables.QUOTES, text, offsets, found.quotes, quotes.EXTRACTOR, quotes.VERSION)
        add.spans(tables.FIGURES, text, offsets, found.figures, figures.EXTRACTOR, figures.VERSION)
        add.entities(found.entities, found.mentions)
        add.likeness(text.text)


def published_in(site: str | None, uri: str) -> str | None:
    """ISO 3166-1 alpha-2 by the end of the address a document comes from: `.mx`, `.co.za`; None where anybody's."""
    for address in (site or "", urlsplit(uri).hostname or ""):
        name = (urlsplit(address).hostname or address.partition("/")[0]).lower()
        end = name.rpartition(".")[2] if "." in name else ""
        if len(end) == 2 and end.isalpha() and end not in _ANYBODYS:
            return "GB" if end == "uk" else end.upper()
    return None


#: Ends of addresses that stand for a country on paper only.
_ANYBODYS: Final = frozenset(("ai", "cc", "co", "fm", "io", "is", "la", "ly", "me", "to", "tv", "ws"))


def _read_with(row: Mapping[str, Any], recogniser_name: str, redo: Collection[str]) -> dict[str, str]:
    """The versions that what is known of a document was found with; what is not redone keeps its own."""
    now, before = found_with(recogniser_name), dict(row.get("read_with") or {})
    left_alone = {name for table in TABLES if table not in redo for name in FOUND_BY[table]}
    return {name: before.get(name, version) if name in left_alone else version for name, version in now.items()}


def _document_row(row: Mapping[str, Any], read_with: Mapping[str, str]) -> dict[str, Any]:
    """A row of documents; the run that loads it stamps `first_run`, `last_run` and `began_in`."""
    name = PurePosixPath(unquote(urlsplit(row["uri"]).path, errors="replace")).name
    return {
        **{column: row[column] for column in tables.DOCUMENTS.names if column in row},
        "file_name": name,
        "map_text": row["map_text"] or [],
        "map_source": row["map_source"] or [],
        "characters": len(row["text"]),
        "story_id": row["doc_id"],
        "first_run": "",
        "last_run": "",
        "began_in": "",
        "current": True,
        "read_with": read_with,
    }


def _outcome(row: Mapping[str, Any]) -> Outcome:
    if row["version"] == 1:
        return Outcome.of_row(row, "loaded", "load", "new_document", row["note"])
    detail = f"Now version {row['version']}." + (f" {row['note']}" if row["note"] else "")
    return Outcome.of_row(row, "loaded", "load", "changed_content", detail)
