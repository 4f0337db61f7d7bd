"""What may be held back so that the rest can be published: the documents or rows that broke a promise, if they are few.

A promise says what it holds (`Promise.holds`); one that holds nothing, or cannot be checked, refuses the night.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from expectations.promises import NoRows, Promise, Unit
from warehouse.schema import quoted
from warehouse.tables import BY_NAME

#: The share of what a run read, and of what it found there, that may be held back. More is no odd document any more: it
#: is a fault of ours, and nobody should read what it left.
MOST: Final = 0.05
#: What that share is reckoned of at the least, so that one document may be held back on a small night.
FEWEST: Final[Mapping[str, int]] = {"document": 20, "row": 200}
#: Rows of one promise that are looked at; a rule that more rows break is no matter of a few.
LOOKED_AT: Final = 10_000

#: Answers an SQL query with the first rows of its result.
Ask = Callable[[str, int], Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Held:
    """A row that broke a promise, and what of it is held back.

    Args:
        table_name: the table it is of.
        rule: the promise it broke.
        column_name: the column, where the promise is about one.
        unit: what is held back: its whole document, or the row.
        bound: what was promised, in words.
        doc_id: the document.
        uri: where that was read from.
        sha256: of its content.
        open: whether that is an input of the run, by the ledger.
        key: what tells the row from others of its table, whichever run loads it.
        value: what stands in the column.
        row: all of it, as JSON, long values cut.
    """

    table_name: str
    rule: str
    column_name: str | None
    unit: Unit
    bound: str
    doc_id: str
    uri: str
    sha256: str
    open: bool
    key: Mapping[str, Any]
    value: str | None
    row: str


@dataclass(frozen=True, slots=True)
class _Document:
    """A current document: where it is from, whether the run under audit read it, and whether it is an input of it."""

    uri: str
    sha256: str
    tonight: bool
    open: bool


def held(broken: Sequence[Promise], ask: Ask, run_id: str) -> tuple[Held, ...]:
    """What to hold back of a candidate in which these critical promises are broken; nothing where it is refused."""
    found: dict[tuple[str, str, str], Held] = {}
    documents: dict[str, _Document] = {}
    for promise in broken:
        if promise.holds is None:
            return ()
        rows = ask(promise.query(run_id), LOOKED_AT + 1)
        documents |= _documents({row.get("doc_id") for row in rows} - documents.keys(), ask, run_id)
        if len(rows) > LOOKED_AT or not all(row.get("doc_id") in documents for row in rows):
            return ()
        for row in _beyond(promise, rows, documents):
            one = _held(promise, row, documents[row["doc_id"]])
            found[one.table_name, one.rule, json.dumps(one.key)] = one
    whole = {one.doc_id for one in found.values() if one.unit == "document"}
    back = tuple(replace(one, unit="document") if one.doc_id in whole else one for one in found.values())
    return back if _few(back, documents, ask, run_id) else ()


def _beyond(
    promise: Promise, rows: Sequence[Mapping[str, Any]], documents: Mapping[str, _Document]
) -> Sequence[Mapping[str, Any]]:
    """The rows to hold back: all, but where a person has accepted some, those that came tonight, if that is enough."""
    accepted = promise.check.at_most if isinstance(promise.check, NoRows) else 0
    tonight = [row for row in rows if documents[row["doc_id"]].tonight]
    return tonight if len(rows) - len(tonight) <= accepted else rows


def _held(promise: Promise, row: Mapping[str, Any], document: _Document) -> Held:
    value = row.get(promise.column) if promise.column else None
    return Held(
        promise.table,
        promise.rule,
        promise.column,
        promise.holds or "document",
        promise.bound,
        row["doc_id"],
        document.uri,
        document.sha256,
        document.open,
        {name: row[name] for name in BY_NAME[promise.table].key if name in row and name != "began_in"},
        None if value is None else str(value),
        json.dumps(row, ensure_ascii=False),
    )


def _documents(doc_ids: set[Any], ask: Ask, run_id: str) -> dict[str, _Document]:
    known = [quoted(doc_id) for doc_id in doc_ids if isinstance(doc_id, str)]
    if not known:
        return {}
    query = f"""
        SELECT d.doc_id, d.uri, d.sha256, d.last_run = {quoted(run_id)} AS tonight, l.uri IS NOT NULL AS open
        FROM core.documents AS d
        LEFT JOIN core.ledger AS l ON l.uri = d.uri AND l.doc_id = d.doc_id AND l.to_run IS NULL
        WHERE d.current AND d.doc_id IN ({", ".join(known)})"""
    return {
        row["doc_id"]: _Document(row["uri"], row["sha256"], row["tonight"], row["open"])
        for row in ask(query, len(known))
    }


def _few(rows: Sequence[Held], documents: Mapping[str, _Document], ask: Ask, run_id: str) -> bool:
    """Whether it is a small share: of what was read tonight, and of what earlier nights had let pass.

    What was in quarantine before is tried again, and no news.
    """
    known = _in_quarantine({row.doc_id for row in rows}, ask, run_id)
    whole = {row.doc_id for row in rows if row.unit == "document" and ("document", row.doc_id) not in known}
    alone = Counter(
        (row.table_name, documents[row.doc_id].tonight)
        for row in {(r.table_name, json.dumps(r.key)): r for r in rows if r.unit == "row"}.values()
        if (row.table_name, row.doc_id) not in known
    )
    counts = {("document", tonight): sum(documents[d].tonight is tonight for d in whole) for tonight in (True, False)}
    return all(
        count <= MOST * max(_size(unit, tonight, ask, run_id), FEWEST["document" if unit == "document" else "row"])
        for (unit, tonight), count in (counts | alone).items()
        if count
    )


def _in_quarantine(doc_ids: set[str], ask: Ask, run_id: str) -> set[tuple[str, str]]:
    """Of these documents those that earlier runs hold back whole, and those with rows of a table that they do."""
    if not doc_ids:
        return set()
    query = f"""
        SELECT DISTINCT CASE unit WHEN 'row' THEN table_name ELSE unit END AS what, doc_id FROM core.quarantine
        WHERE run_id < {quoted(run_id)} AND (until_run IS NULL OR until_run = {quoted(run_id)})
          AND doc_id IN ({", ".join(map(quoted, sorted(doc_ids)))})"""
    return {(row["what"], row["doc_id"]) for row in ask(query, len(doc_ids) * len(BY_NAME))}


def _size(unit: str, tonight: bool, ask: Ask, run_id: str) -> int:
    """Current documents, or rows of a table about them; of all runs, or only what this one read."""
    rows = "" if unit == "document" else f"JOIN core.{unit} AS r ON r.doc_id = d.doc_id"
    of = f" AND d.last_run = {quoted(run_id)}" if tonight else ""
    (counted,) = ask(f"SELECT count(*) AS size FROM core.documents AS d {rows} WHERE d.current{of}", 1)
    return int(counted["size"])
