"""A report without a word from any document or of any file name, for readers outside the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from tasks.reporting.model import Expectation, RunReport

#: What stands where something was; its length tells nothing.
HIDDEN: Final = "▒▒▒▒▒▒"

#: Of a sentence, all.
WHOLE: Final[dict[str, Any]] = {"sentence": HIDDEN, "start": 0, "end": len(HIDDEN)}

#: Columns of rows that hold our own words, ids and codes.
OURS: Final = frozenset(
    "doc_id run_id since figure_id story_id copy_of first_run last_run rule extractor extractor_version kind bound "
    "dimension certainty basis precision state stage reason table_name column_name severity what cause change language "
    "media_type encoding reader published_basis country unit base_unit published_on action".split()
)


def redacted(report: RunReport) -> RunReport:
    """`report` with all that comes from documents or their names hidden; counts, rules and reasons stay."""
    return replace(
        report,
        expectations=tuple(map(_expectation, report.expectations)),
        quarantined=tuple(map(_expectation, report.quarantined)),
        held=tuple(_row(row) for row in report.held),
        lost=tuple(_row(row) for row in report.lost),
        figures=tuple(_row(row) | WHOLE for row in report.figures),
        entities=tuple(_row(row) | {"aliases": []} for row in report.entities),
        rising=tuple(_row(row) for row in report.rising),
        disputed=tuple(_row(row) | {"speakers": []} for row in report.disputed),
        edited=tuple(_row(row) for row in report.edited),
        ours=tuple(_row(row) | {"examples": []} for row in report.ours),
        warehouse=HIDDEN,
        report=HIDDEN,
        docs="",
        detail=HIDDEN if report.detail else None,
    )


def _expectation(found: Expectation) -> Expectation:
    """Of what was found the number stays, without the values that follow it."""
    observed = found.observed.partition(":")[0] if found.observed else None
    rows, places = (tuple(_row(row) for row in shown) for shown in (found.rows, found.places))
    return replace(
        found, observed=observed, rows=rows, places=tuple(p | WHOLE if "sentence" in p else p for p in places)
    )


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value if name in OURS or _plain(value) else HIDDEN for name, value in row.items()}


def _plain(value: Any) -> bool:
    """Numbers and nothing: a word may be anybody's."""
    return value is None or isinstance(value, int | float)
