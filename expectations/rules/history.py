"""Floors against the last published run: what yesterday had does not vanish overnight."""

from __future__ import annotations

from typing import Final

from expectations.promises import RUN, Promise, measure

#: The newest published run before the one under audit.
LAST: Final = f"(SELECT max(run_id) FROM core.runs WHERE state = 'published' AND run_id < {RUN})"

#: What a reader of a broken floor looks at first: the counts then and now.
HISTORY: Final = f'SELECT run_id, state, inputs, "rows" FROM core.runs WHERE run_id >= {LAST} ORDER BY run_id'


def before(table: str) -> str:
    """SQL for the rows `table` had after the last published run; null where there was none."""
    return f"(SELECT \"rows\"['{table}'] FROM core.runs WHERE run_id = {LAST})"


def now(table: str) -> str:
    """SQL for the rows readers of `table` see now: those of its view."""
    return f"(SELECT count(*) FROM main.{table})"


def documents_kept() -> Promise:
    """The documents are not halved."""
    query = f"""
        SELECT CASE WHEN {before("documents")} >= 10 THEN {now("documents")} / {before("documents")} ELSE 1 END"""
    return measure("documents", "documents_kept", query, low=0.5, severity="critical",
                   failing=HISTORY,
                   reason="Half the documents gone overnight is a lost folder, not news. Share of the last published "
                          "run's documents still there; not reckoned below ten.")  # fmt: skip


def rows_kept(table: str) -> Promise:
    """The rows of an extraction table per document do not fall to a quarter of what they were."""
    query = f"""
        SELECT CASE WHEN {before("documents")} >= 10 AND {before(table)} >= 100
               THEN ({now(table)} / greatest({now("documents")}, 1)) / ({before(table)} / {before("documents")})
               ELSE 1 END"""
    return measure(table, "rows_kept", query, low=0.25, severity="critical",
                   failing=HISTORY,
                   reason="An extractor that finds a quarter of what it found has stopped working. Rows per document, "
                          "as a share of the last published run's; not reckoned below ten documents and 100 "
                          "rows.")  # fmt: skip
