"""What becomes of inputs whose documents the audit holds back: they are quarantined; the rest goes on without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from expectations.quarantine import Held
from tasks.source.decisions import Decision, Plan


def documents(held: Iterable[Held]) -> dict[str, Held]:
    """The documents that are held back whole, each with the first row that broke a promise."""
    first: dict[str, Held] = {}
    for one in held:
        if one.unit == "document":
            first.setdefault(one.doc_id, one)
    return first


def quarantined(outcomes: Iterable[Mapping[str, Any]], held: Sequence[Held]) -> list[dict[str, Any]]:
    """The outcomes of what was read: those of documents held back say so, and why."""
    whole, why = documents(held), details(held)
    return [
        dict(row) | {"state": "quarantined", "stage": "audit", "reason": whole[doc_id].rule, "detail": why[doc_id]}
        if row["state"] == "loaded" and (doc_id := row["doc_id"]) in whole
        else dict(row)
        for row in outcomes
    ]


def without(plan: Plan, held: Sequence[Held]) -> Plan:
    """The plan when documents that earlier nights had let pass are held back too: they leave, with a row in the ledger.

    What is read tonight is left to `quarantined`: its earlier version, if there is one, stays.
    """
    read = {reading.doc_id for reading in plan.readings}
    leaving = {doc_id: one for doc_id, one in documents(held).items() if doc_id not in read}
    why = details(held)
    if not leaving:
        return plan

    def decided(decision: Decision) -> Decision:
        one = leaving.get(decision.doc_id or "")
        if one is None or decision.state != "unchanged":
            return decision
        return replace(decision, state="quarantined", stage="audit", reason=one.rule, detail=why[one.doc_id])

    decisions = [decided(decision) for decision in plan.decisions]
    told = {decision.doc_id for decision in decisions if decision.state == "quarantined"}
    going_on = [one for one in leaving.values() if one.open and one.doc_id not in told]
    return replace(
        plan,
        decisions=decisions
        + [
            Decision(one.uri, "quarantined", "audit", one.rule, why[one.doc_id], one.sha256, one.doc_id)
            for one in going_on
        ],
        continuing=plan.continuing | {"unchanged": plan.continuing.get("unchanged", 0) - len(going_on)},
        closed=[*plan.closed, *(one.uri for one in going_on)],
        withdrawn=[*plan.withdrawn, *leaving],
    )


def details(held: Sequence[Held]) -> dict[str, str]:
    """Why each document is held back whole, and what to do, for people."""
    rows = Counter((one.doc_id, one.table_name, one.rule) for one in held)
    told = {}
    for doc_id, one in documents(held).items():
        count = rows[doc_id, one.table_name, one.rule]
        told[doc_id] = (
            f"{one.table_name}.{one.rule} does not hold in {count:,} row{'s' if count > 1 else ''} ({one.bound}). "
            "The view quarantine has them; once that is mended, nightmill retry or the next night tries again."
        )
    return told
