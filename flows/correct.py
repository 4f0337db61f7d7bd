"""`nightmill correct`: show what a correction would change, then add it to corrections.csv."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tasks import corrections
from tasks.errors import UsageError
from tasks.records import Correction
from tasks.reporting.words import counted
from warehouse import corrections as applied
from warehouse.build import live
from warehouse.releases import DataFolder
from warehouse.store import open_read


def preview(data: Path, correction: Correction) -> list[str]:
    """What `correction` would touch, in words.

    Raises:
        UsageError: it is wrong in itself, or touches nothing.
        NoWarehouse: nothing has been published yet.
        OlderWarehouse: an earlier nightmill wrote it.
    """
    if problem := corrections.checked(correction):
        raise UsageError(problem)
    connection = open_read(live(DataFolder(data)))
    try:
        mentions, documents, examples = applied.preview(connection, correction)
        target = correction.action != "merge" or applied.known(connection, correction.value)
    finally:
        connection.close()
    if not mentions:
        raise UsageError(
            f"No mention in the warehouse is touched by that. Look up ids with: nightmill sql --warehouse {data} "
            "\"select entity_id, name, aliases from entities where name ilike '%...%'\""
        )
    return list(shown(correction, mentions, documents, examples, target))


def add(data: Path, correction: Correction) -> str:
    """Add `correction` to the file of the warehouse; returns where it stands."""
    folder = DataFolder(data)
    line = corrections.append(folder, correction)
    return f"Line {line} of {corrections.path(folder)}. It takes effect with the next run, for old documents too."


def shown(
    correction: Correction, mentions: int, documents: int, examples: list[dict[str, Any]], target: bool
) -> Iterator[str]:
    """What a correction would do, with some of the mentions it touches."""
    yield f"{correction.action} touches {counted(mentions, 'mention')} in {counted(documents, 'document')}:"
    for row in examples:
        yield f"  {row['surface']:<24} {' '.join(row['sentence'].split())[:100]}  ({row['title'] or row['file_name']})"
    if mentions > len(examples):
        yield f"  ... and {mentions - len(examples):,} more"
    if not target:
        yield f"No document names {correction.value} today: it will be a new entity with the old one's name."
