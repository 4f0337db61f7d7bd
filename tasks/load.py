"""Stage 5: a new warehouse file that begins as yesterday's and takes in the night's tables."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from prefect import task
from prefect.cache_policies import NO_CACHE

from expectations.gate import Held
from tasks.batch import files
from tasks.batch.batches import Batch
from tasks.discover import Found
from tasks.errors import LedgerImbalance
from tasks.reporting.model import RunReport
from tasks.run import Run, say
from tasks.source.decisions import Decision, Plan
from tasks.source.held import documents, quarantined, without
from tasks.source.lost import SAME, lasting
from warehouse.book import last_rows
from warehouse.build import begin
from warehouse.load import Change, Loaded
from warehouse.load import load as load_change
from warehouse.releases import current_file, drop
from warehouse.tables import LEDGER, QUARANTINE

#: Why a document is loaded that has not changed.
AGAIN: Final = {
    "reason": "read_again",
    "detail": "Since it was read, readers, extractors, their options or its manifest have changed; or some of its rows "
    "were in quarantine.",
}


class Candidate:
    """A warehouse file that nobody reads yet and what went into it; or the published one, on a night without news."""

    def __init__(self, path: Path, loaded: Loaded, inputs: dict[str, int], news: bool) -> None:
        self.path = path
        self.loaded = loaded
        self.inputs = inputs
        self.news = news


@task(cache_policy=NO_CACHE)
def load(run: Run, found: Found, staged: Sequence[Batch], held: Sequence[Held] = ()) -> Candidate:
    """Build the candidate and load it in one transaction, but for what is `held` back. Without news there is nothing to
    build. A candidate that was built before gives way.

    Raises:
        LedgerImbalance: some input has no final state, or two.
        DiskFull: no room for the candidate; finished batches are kept.
    """
    with run.stage("load again" if held else "load"):
        plan = without(found.plan, held)
        states = final_states(run.run_id, plan, quarantined([*_outcomes(staged), *map(asdict, found.put_off)], held))
        inputs = counted(plan, states)
        change = _change(run, plan, staged, states, inputs, held)
        drop(run.data, run.run_id)
        live = current_file(run.data)
        if live is not None and change.idle and not run.renewed:
            say("load", "nothing new: what is published stays")
            return Candidate(live, Loaded(last_rows(live), frozenset()), inputs, news=False)
        path = begin(run.data, run.run_id)
        loaded = load_change(path, change)
        say("load", ", ".join(f"{count:,} {name}" for name, count in loaded.rows.items() if count))
        return Candidate(path, loaded, inputs, news=True)


def final_states(run_id: str, plan: Plan, outcomes: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row of the ledger for every input of the plan whose state does not simply go on."""
    again = {reading.input.uri for reading in plan.readings if reading.again}
    held = [
        row | {"run_id": run_id, "to_run": None} | (AGAIN if row["state"] == "loaded" and row["uri"] in again else {})
        for row in outcomes
    ]
    unread = {row["uri"]: row for row in held if row["state"] != "loaded"}
    failed = {r.doc_id: unread[r.input.uri] for r in plan.readings if r.input.uri in unread}
    states = [_decided(run_id, decision, failed) for decision in plan.decisions] + held
    return [lasting(plan.lost.get(row["uri"]), row, run_id) for row in states]


def repeated(plan: Plan, row: Mapping[str, Any]) -> bool:
    """Whether an input was tried again and came to the same end: its row in the ledger goes on."""
    before = plan.lost.get(row["uri"])
    return before is not None and all(getattr(before, name) == row[name] for name in (*SAME, "detail"))


def counted(plan: Plan, states: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Inputs per final state.

    Raises:
        LedgerImbalance: the states do not add up to the inputs.
    """
    uris = [str(row["uri"]) for row in states]
    expected = [reading.input.uri for reading in plan.readings] + [decision.uri for decision in plan.decisions]
    odd = Counter(uris) - Counter(expected) + (Counter(expected) - Counter(uris))
    if odd:
        raise LedgerImbalance(len(expected), len(uris), next(iter(odd)))
    counts = Counter(plan.continuing)
    counts.update(str(row["state"]) for row in states)
    return dict(sorted((+counts).items()))


def _outcomes(staged: Sequence[Batch]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for batch in staged:
        for name in ("ingest.outcomes", "normalise.outcomes", "extracted/outcomes"):
            rows += files.read(batch.folder / f"{name}.parquet").to_pylist()
    return rows


def _decided(run_id: str, decision: Decision, failed: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A row of the ledger; a copy of what could not be read has failed with it, and is tried again."""
    found = decision.input
    original = failed.get(decision.doc_id or "") if decision.state == "duplicate" else None
    if original is not None:
        decision = replace(
            decision, state=original["state"], stage=original["stage"], reason=original["reason"],
            detail=f"The same content as {original['uri']}: {original['detail']}", doc_id=None,
        )  # fmt: skip
    return {
        "run_id": run_id,
        "uri": decision.uri,
        "sha256": decision.sha256,
        "state": decision.state,
        "stage": decision.stage,
        "reason": decision.reason,
        "detail": decision.detail,
        "doc_id": decision.doc_id,
        "to_run": run_id if decision.state == "removed" else None,
        "size": found.size if found else None,
        "modified_ns": found.modified_ns if found else None,
        "seen_ns": found.seen_ns if found else None,
        "etag": found.etag if found else None,
        "told": decision.told,
    }


def _change(
    run: Run,
    plan: Plan,
    staged: Sequence[Batch],
    states: Sequence[dict[str, Any]],
    inputs: dict[str, int],
    held: Sequence[Held],
) -> Change:
    going_on = {row["uri"] for row in states if repeated(plan, row)}
    loaded = {row["uri"] for row in states if row["state"] == "loaded"}
    return Change(
        run={
            "run_id": run.run_id,
            "started_at": run.started_at,
            "finished_at": None,
            "state": "published",
            "inputs": inputs,
            "rows": {},
            "versions": run.versions,
            "detail": None,
        },
        staged=tuple(batch.folder / "extracted" for batch in staged) if loaded else (),
        ledger=LEDGER.rows(row for row in states if row["uri"] not in going_on),
        closed=tuple(uri for uri in plan.closed if uri not in going_on),
        withdrawn=tuple(plan.withdrawn),
        moved=tuple(plan.moved),
        ruled=tuple(plan.ruled),
        corrections=run.corrections,
        accepted=run.accepted,
        earlier=tuple(map(_earlier, unrecorded(run.history))),
        held=tuple(documents(held)),
        dropped=_dropped(held),
        quarantine=QUARANTINE.rows(_quarantine(run.run_id, one) for one in held),
    )


def _dropped(held: Sequence[Held]) -> dict[str, list[Mapping[str, Any]]]:
    """Keys of the rows that are held back alone, by table; a row may break two promises."""
    rows: dict[str, dict[str, Mapping[str, Any]]] = {}
    for one in held:
        if one.unit == "row":
            rows.setdefault(one.table_name, {})[str(one.key)] = one.key
    return {table: list(keys.values()) for table, keys in rows.items()}


def _quarantine(run_id: str, one: Held) -> dict[str, Any]:
    row = {name: getattr(one, name) for name in QUARANTINE.names if name not in ("run_id", "until_run", "key")}
    return row | {"run_id": run_id, "key": json.dumps(one.key, ensure_ascii=False)}


def unrecorded(history: Iterable[RunReport]) -> Iterator[RunReport]:
    """Earlier runs that no release holds: those refused, failed or rolled back, and those without news."""
    for told in history:
        if told.state != "running" and told.release != told.run_id:
            yield told


def _earlier(told: RunReport) -> dict[str, Any]:
    """A row of `runs` from the journal."""
    return {
        "run_id": told.run_id,
        "started_at": told.started_at or told.finished_at or dt.datetime(1970, 1, 1),
        "finished_at": told.finished_at,
        "state": told.state,
        "inputs": told.inputs,
        "rows": told.rows,
        "versions": told.versions,
        "detail": told.detail,
    }
