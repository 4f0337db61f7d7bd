"""Bounds nobody writes down: what a night brings is held against what earlier nights brought.

A night is told by how far it is from the median of the nights before, in robust standard deviations: 1.4826 times the
median absolute deviation, which a few odd nights cannot move (Rousseeuw and Croux, Alternatives to the Median Absolute
Deviation, 1993), and at least a tenth of the median, so that nights that are all alike leave some room.
"""

from __future__ import annotations

from typing import Final

from expectations.promises import RUN, Promise, Severity, measure

#: Nights that teach what is usual: below the first number nothing is, beyond the second the past is forgotten.
FEWEST, MOST = 10, 30
#: Nights of the same weekday that teach it.
FEWEST_OF_WEEKDAY: Final = 6
#: Documents a night must have read to be told by; fewer say little.
DOCUMENTS: Final = 5
#: How far from the median is too far; with the least deviation that is two fifths, or eight fifths, of it.
FAR: Final = 6


def _rates(table: str) -> str:
    """SQL for the rows of `table` per thousand words of what each run read and readers still see."""
    return f"""
        SELECT d.last_run AS run_id, 1000 * sum(coalesce(f.found, 0)) / sum(d.words) AS value
        FROM core.documents AS d
        LEFT JOIN (SELECT doc_id, count(*) AS found FROM core.{table} GROUP BY doc_id) AS f ON f.doc_id = d.doc_id
        WHERE d.current GROUP BY d.last_run HAVING count(*) >= {DOCUMENTS} AND sum(d.words) > 0"""


#: SQL for the documents each run read that was on the weekday of the run under audit.
_CAME: Final = f"""
    SELECT run_id, "inputs"['loaded'] AS value FROM core.runs
    WHERE state = 'published' AND "inputs"['loaded'] > 0
      AND dayofweek(started_at) = (SELECT max(dayofweek(started_at)) FROM core.runs WHERE run_id = {RUN})"""


def _distance(values: str, fewest: int) -> str:
    """SQL for how far this run is from the usual; 0 where too little is known, or this run is not to be told by."""
    return f"""
        SELECT CASE WHEN count(*) >= {fewest} THEN coalesce(
            ((SELECT value FROM ({values}) AS tonight WHERE run_id = {RUN}) - median(value))
            / greatest(1.4826 * mad(value), 0.1 * median(value), 1e-9), 0) ELSE 0 END
        FROM (SELECT value FROM ({values}) AS n WHERE run_id < {RUN} ORDER BY run_id DESC LIMIT {MOST}) AS before"""


def _nights(values: str) -> str:
    return f"SELECT * FROM ({values}) AS nights WHERE run_id <= {RUN} ORDER BY run_id DESC"


def rows_as_usual(table: str) -> tuple[Promise, Promise]:
    """As many rows of an extraction table for a thousand words as on other nights: far fewer refuse, more warn."""
    return _both(table, "", _rates(table), FEWEST, "critical",
                 f"Rows per thousand words read tonight, from {FEWEST} earlier nights on",
                 "An extractor that suddenly finds far {} is broken, or the documents are others.")  # fmt: skip


def documents_as_usual() -> tuple[Promise, Promise]:
    """As many documents as on other nights of the weekday; quiet nights are no fault of ours, so both sides warn."""
    return _both("runs", "_documents", _CAME, FEWEST_OF_WEEKDAY, "warning",
                 f"Documents read tonight, from {FEWEST_OF_WEEKDAY} earlier nights of this weekday on",
                 "Far {} than usual: a source that has changed, or a feed that broke.")  # fmt: skip


def _both(
    table: str, of: str, values: str, fewest: int, floor: Severity, what: str, why: str
) -> tuple[Promise, Promise]:
    query, failing = _distance(values, fewest), _nights(values)
    unit = f"{what}; in robust standard deviations from the median of up to {MOST} such nights."
    return (
        measure(table, f"fewer{of}_than_usual", query, low=-FAR, failing=failing, severity=floor,
                reason=f"{why.format('less' if not of else 'fewer')} {unit}"),
        measure(table, f"more{of}_than_usual", query, high=FAR, failing=failing, severity="warning",
                reason=f"{why.format('more')} {unit}"),
    )  # fmt: skip
