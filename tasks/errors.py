"""Every exception nightmill raises.

NightmillError
├── UsageError                 wrong usage, or nothing to read         exit 2
│   ├── NothingToRead          the source is missing or empty
│   ├── BadManifest            a manifest cannot be followed
│   ├── NoWarehouse            nothing has been published yet
│   ├── OlderWarehouse         an earlier nightmill wrote what is published
│   └── BadQuery               the SQL given to `nightmill sql` does not run
├── WarehouseBusy              another run holds the lock              exit 1
├── NewerWarehouse             written by a newer nightmill            exit 1
├── DiskFull                   no room for the candidate               exit 1
├── SchemaError                a row does not fit its table            exit 1
│   ├── UnknownColumn
│   ├── MissingValue
│   └── SpanMismatch           text[start:end] is not the surface
├── MigrationError             a migration did not apply               exit 1
├── PrefectUnreachable         the Prefect server does not answer      exit 1
├── LedgerImbalance            inputs and final states do not add up   exit 1
├── WorkerDied                 a worker process was killed             (retried)
├── Unreadable                 one document cannot be read             (becomes a ledger row)
└── GateRefused                a fatal expectation was not met         exit 3

A failed document is data: a row of the ledger with stage, reason and detail. A failed run is one of these.
Each message says what happened, where, and what to do.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any


class NightmillError(Exception):
    """Anything nightmill raises on purpose."""

    exit_code = 1

    def __reduce__(self) -> tuple[Any, ...]:
        """Survive the way from a worker process: rebuilt from the message, not through `__init__`."""
        return _rebuilt, (type(self), self.args, self.__dict__)


def _rebuilt(kind: type[NightmillError], args: tuple[Any, ...], state: dict[str, Any]) -> NightmillError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class UsageError(NightmillError):
    """Wrong usage, or nothing to read."""

    exit_code = 2


class NothingToRead(UsageError):
    """The source folder is missing, unreadable or holds no file."""

    def __init__(self, source: Path | str, why: str) -> None:
        super().__init__(f"Nothing to read in {source}: {why}. Name a folder of documents with --seeds.")


class BadManifest(UsageError):
    """A manifest cannot be followed. The message says why and what to do."""


class NoWarehouse(UsageError):
    """Nothing has been published yet."""

    def __init__(self, data: Path | str) -> None:
        super().__init__(f"No warehouse has been published in {data} yet. Run `nightmill run` first.")


class OlderWarehouse(UsageError):
    """An earlier nightmill wrote what is published, and no night has brought it up to this one yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was written by an earlier nightmill. `nightmill run` brings it up to this one.")


class BadQuery(UsageError):
    """The SQL of the user does not run."""


class WarehouseBusy(NightmillError):
    """Another run holds the lock."""

    def __init__(self, lock: Path, holder: str) -> None:
        super().__init__(f"Another run is working on this warehouse ({holder}; lock {lock}). Wait for it to end.")


class NewerWarehouse(NightmillError):
    """The warehouse was written by a newer nightmill."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(f"{path} has {found}. Upgrade nightmill, or name another folder with --warehouse.")


class DiskFull(NightmillError):
    """No room to build the candidate."""

    def __init__(self, where: Path, detail: str) -> None:
        super().__init__(
            f"No room left in {where} ({detail}). What is published is untouched. Free some space and run again: "
            "finished batches are kept."
        )


class SchemaError(NightmillError):
    """A row does not fit its table."""


class UnknownColumn(SchemaError):
    """A record's columns are not those of its table."""

    def __init__(self, table: str, columns: Sequence[str]) -> None:
        super().__init__(f"Table {table}: columns {', '.join(columns)} do not match the declaration.")


class MissingValue(SchemaError):
    """A required column holds nulls."""

    def __init__(self, table: str, column: str, count: int) -> None:
        super().__init__(f"Table {table}: required column {column} is null in {count} rows.")


class SpanMismatch(SchemaError):
    """A span does not re-slice to its surface."""

    def __init__(self, rule: str, start: int, end: int, surface: str, found: str) -> None:
        super().__init__(f"Rule {rule}: text[{start}:{end}] is {found!r}, the surface says {surface!r}.")


class MigrationError(NightmillError):
    """A schema migration did not apply; the candidate is dropped, what is published is untouched."""


class PrefectUnreachable(NightmillError):
    """The Prefect server that was named does not answer."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Prefect: {why}. Start that server, or unset PREFECT_API_URL to run without one.")


class LedgerImbalance(NightmillError):
    """The final states do not add up to the inputs."""

    def __init__(self, inputs: int, states: int, example: str) -> None:
        super().__init__(
            f"{inputs} inputs but {states} final states (for example {example}). Nothing was published; "
            "please report this."
        )


class WorkerDied(NightmillError):
    """A worker process ended without an answer.

    `status` is its exit status, below 0 for the signal that killed it; `at` the ids of the documents it was working on.
    """

    def __init__(self, doing: str, status: int, at: Sequence[str] = ()) -> None:
        self.status = status
        self.at = tuple(at)
        super().__init__(f"A worker process {self.how} during {doing}.")

    @property
    def how(self) -> str:
        """How it ended, as the rest of a sentence."""
        if self.status >= 0:
            return f"ended with status {self.status}"
        known = {each.value: each.name for each in signal.Signals}
        return f"was killed by {known.get(-self.status, f'signal {-self.status}')}"


class Unreadable(NightmillError):
    """One document cannot be read. `reason` is a stable snake_case code, the message is for people."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class GateRefused(NightmillError):
    """A fatal expectation was not met; yesterday's warehouse stays."""

    exit_code = 3
