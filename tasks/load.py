"""Stage 5: a new warehouse file that begins as yesterday's and takes in the night's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batch import files
from tasks.batch.batches import Batch
from tasks.discover import Found
from tasks.errors import LedgerImbalance
from tasks.run import Run, say
from tasks.source.plan import Decision, Plan
from warehouse.build import begin
from warehouse.load import Change, Loaded
from warehouse.load import load as load_change
from warehouse.tables import LEDGER

#: States that hold until the file changes.
LASTING = frozenset({"loaded", "skipped"})


class Candidate:
    """A warehouse file that nobody reads yet, and what went into it."""

    def __init__(self, path: Path, loaded: Loaded, inputs: dict[str, int]) -> None:
        self.path = path
        self.loaded = loaded
        self.inputs = inputs


@task(cache_policy=NO_CACHE)
def load(run: Run, found: Found, staged: Sequence[Batch]) -> Candidate:
    """Build the candidate and load it in one transaction.

    Raises:
        LedgerImbalance: some input has no final state, or two.
        DiskFull: no room for the candidate; finished batches are kept.
    """
    with run.stage("load"):
        ledger = ledger_rows(run.run_id, found.plan, _outcomes(staged))
        inputs = counted(found.plan, ledger)
        path = begin(run.data, run.run_id)
        loaded = load_change(path, _change(run, found.plan, staged, ledger, inputs))
        say("load", ", ".join(f"{count:,} {name}" for name, count in loaded.rows.items() if count))
        return Candidate(path, loaded, inputs)


def ledger_rows(run_id: str, plan: Plan, outcomes: Iterable[dict[str, Any]]) -> pa.Table:
    """The rows this run adds to the ledger."""
    held = [{**row, "run_id": run_id, "to_run": None if row["state"] in LASTING else run_id} for row in outcomes]
    unread = {row["uri"]: row for row in held if row["state"] != "loaded"}
    failed = {r.doc_id: unread[r.input.uri] for r in plan.readings if r.input.uri in unread}
    return LEDGER.rows([_decided(run_id, decision, failed) for decision in plan.decisions] + held)


def counted(plan: Plan, ledger: pa.Table) -> dict[str, int]:
    """Inputs per final state.

    Raises:
        LedgerImbalance: the states do not add up to the inputs.
    """
    uris: list[str] = [str(uri) for uri in ledger.column("uri").to_pylist()]
    expected = [reading.input.uri for reading in plan.readings] + [decision.uri for decision in plan.decisions]
    odd = Counter(uris) - Counter(expected) + (Counter(expected) - Counter(uris))
    if odd:
        raise LedgerImbalance(len(expected), len(uris), next(iter(odd)))
    counts = Counter(plan.continuing)
    counts.update(str(state) for state in ledger.column("state").to_pylist())
    return dict(sorted(counts.items()))


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
            detail=f"The same content as {original['uri']}: {original['detail']}", doc_id=None, lasting=False,
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
        "to_run": None if decision.lasting else run_id,
        "size": found.size if found else None,
        "modified_ns": found.modified_ns if found else None,
        "seen_ns": found.seen_ns if found else None,
    }


def _change(run: Run, plan: Plan, staged: Sequence[Batch], ledger: pa.Table, inputs: dict[str, int]) -> Change:
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
        staged=tuple(batch.folder / "extracted" for batch in staged),
        ledger=ledger,
        closed=tuple(plan.closed),
        withdrawn=tuple(plan.withdrawn),
        moved=tuple(plan.moved),
    )
