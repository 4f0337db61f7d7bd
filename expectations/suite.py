"""Every promise there is: those the schema makes and those written by hand, table by table."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import cache
from typing import Final

from expectations.derived import derived
from expectations.gold import fingerprint
from expectations.promises import Promise
from expectations.rules import (
    accepted,
    accuracy,
    changes,
    corrections,
    dates,
    documents,
    entities,
    entity_names,
    expectations,
    figures,
    ledger,
    lines,
    mentions,
    quarantine,
    quotes,
    repeated,
    runs,
    sentences,
    signatures,
)
from warehouse.tables import TABLES

#: The rules written by hand, by table. A new table needs its line here; a test says so.
BY_HAND: Final = {
    "documents": documents.RULES,
    "sentences": sentences.RULES,
    "mentions": mentions.RULES,
    "entities": entities.RULES,
    "figures": figures.RULES,
    "dates": dates.RULES,
    "quotes": quotes.RULES,
    "ledger": ledger.RULES,
    "runs": runs.RULES,
    "expectations": expectations.RULES,
    "accuracy": accuracy.RULES,
    "quarantine": quarantine.RULES,
    "changes": changes.RULES,
    "corrections": corrections.RULES,
    "accepted": accepted.RULES,
    "entity_names": entity_names.RULES,
    "signatures": signatures.RULES,
    "lines": lines.RULES,
    "repeated": repeated.RULES,
}


@cache
def every_promise() -> tuple[Promise, ...]:
    """All promises, tables in published order, derived ones first."""
    return tuple(promise for table in TABLES for promise in (*derived(table), *BY_HAND[table.name]))


def promises(tables: Collection[str] | None = None) -> tuple[Promise, ...]:
    """All promises, or those about the named tables."""
    return tuple(promise for promise in every_promise() if tables is None or promise.table in tables)


def suite_version() -> str:
    """A fingerprint of all promises and of the gold documents: changes when any of them does."""
    told = [*map(repr, every_promise()), fingerprint()]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]
