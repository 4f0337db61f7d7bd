"""What a run's report tells. It is also the run's entry in the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Expectation:
    """One promise and what was found; `rows` are some of those that broke it, `places` where each of them stands."""

    table_name: str
    column_name: str | None
    rule: str
    severity: str
    met: bool
    observed: str | None
    bound: str | None
    unexpected: int | None
    reason: str
    query: str | None = None
    rows: tuple[Mapping[str, Any], ...] = ()
    places: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class RunReport:
    """A run.

    Args:
        run_id: sorts by time.
        state: published, refused, failed, rolled_back, or running (while it works, and after a kill).
        started_at: UTC.
        finished_at: UTC.
        seconds: per stage, by the wall clock.
        inputs: per final state.
        new: documents read for the first time.
        changed: documents read again because their content changed.
        rows: per published table after the run.
        rows_before: the same after the published run before.
        expectations: every promise.
        quarantined: promises that were broken until the few rows that broke them were held back, with some of these.
        held: what is held back after the run, by promise: table_name, rule, rows, documents, since (the run).
        lost: inputs that did not become a document: uri, state, stage, reason, detail.
        figures: some figures of what was read, with their sentence and the place of the surface in it.
        entities: some entities met for the first time.
        rising: entities that the documents of this run name far more often than earlier ones.
        disputed: quantities on which documents disagree, one of this run among them.
        edited: figures that a source changed after it had published them.
        ours: what our own changes did to rows of documents that say what they said, by cause and table, with examples.
        versions: of nightmill and its extractors.
        versions_before: those of the published run before; empty for the first.
        release: the run whose release readers open after this one: its own, or an earlier one's after a night without
            news; empty where the run published nothing.
        warehouse: the published file.
        report: the page of this run.
        docs: Great Expectations' Data Docs of its audit, seen from that page; empty for none.
        detail: why it was refused, failed or rolled back.
    """

    run_id: str
    state: str
    started_at: dt.datetime | None = None
    finished_at: dt.datetime | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)
    inputs: Mapping[str, int] = field(default_factory=dict)
    new: int = 0
    changed: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)
    rows_before: Mapping[str, int] = field(default_factory=dict)
    expectations: tuple[Expectation, ...] = ()
    quarantined: tuple[Expectation, ...] = ()
    held: tuple[Mapping[str, Any], ...] = ()
    lost: tuple[Mapping[str, Any], ...] = ()
    figures: tuple[Mapping[str, Any], ...] = ()
    entities: tuple[Mapping[str, Any], ...] = ()
    rising: tuple[Mapping[str, Any], ...] = ()
    disputed: tuple[Mapping[str, Any], ...] = ()
    edited: tuple[Mapping[str, Any], ...] = ()
    ours: tuple[Mapping[str, Any], ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    versions_before: Mapping[str, str] = field(default_factory=dict)
    release: str = ""
    warehouse: str = ""
    report: str = ""
    docs: str = ""
    detail: str | None = None

    @property
    def broken(self) -> tuple[Expectation, ...]:
        """Promises that did not hold, fatal ones first."""
        return tuple(sorted((e for e in self.expectations if not e.met), key=lambda e: e.severity != "critical"))

    @property
    def total(self) -> int:
        """Inputs that were there to be read: all but those gone from the source."""
        return sum(count for state, count in self.inputs.items() if state != "removed")

    @property
    def duration(self) -> float | None:
        """Seconds from start to end."""
        if self.started_at is None or self.finished_at is None:
            return None
        return (self.finished_at - self.started_at).total_seconds()

    def to_json(self) -> dict[str, Any]:
        """As the journal keeps it."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, entry: Mapping[str, Any]) -> RunReport:
        """From the journal; what a damaged or older entry lacks is empty, what a newer one adds is left out."""
        held = _known(cls, {"run_id": "unknown", "state": "failed"} | dict(entry))
        for name in ("started_at", "finished_at"):
            if isinstance(held.get(name), str):
                held[name] = dt.datetime.fromisoformat(held[name])
        for name in ("held", "lost", "figures", "entities", "rising", "disputed", "edited", "ours"):
            held[name] = tuple(held.get(name) or ())
        for name in ("expectations", "quarantined"):
            held[name] = tuple(_expectation(one) for one in held.get(name) or ())
        return cls(**held)


#: An expectation of which nothing is known.
BLANK: Final[dict[str, Any]] = {
    "table_name": "", "column_name": None, "rule": "", "severity": "critical", "met": False, "observed": None,
    "bound": None, "unexpected": None, "reason": "",
}  # fmt: skip


def _expectation(entry: Mapping[str, Any]) -> Expectation:
    rows = {name: tuple(entry.get(name) or ()) for name in ("rows", "places")}
    return Expectation(**_known(Expectation, BLANK | dict(entry) | rows))


def _known(cls: type[Expectation] | type[RunReport], entry: Mapping[str, Any]) -> dict[str, Any]:
    names = {f.name for f in fields(cls)}
    return {name: value for name, value in entry.items() if name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
