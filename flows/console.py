"""Show a run to a person: live bars on a terminal, plain lines elsewhere, a summary at the end."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from flows.interrupt import interruptible
from flows.lookup import latest_summary
from flows.settings import Settings, own_console, quiet_prefect
from tasks.errors import GateRefused, PrefectUnreachable
from tasks.extraction import names
from tasks.run import NONE, say
from tasks.source.listing import check
from tasks.source.lost import Retry
from tasks.source.outdated import Backfill
from tasks.workers import end_quietly


def run_on_console(settings: Settings, backfill: Backfill = NONE, retry: Retry | None = None) -> int:
    """Run the night with its progress on standard error and its summary on standard output.

    Raises:
        UsageError: there is nothing to read, or no such recogniser; before anything is started.
        NightmillError: the run failed or was refused; the exit status is its `exit_code`.
    """
    check(settings.sources)
    names.check(settings.recogniser)
    quiet_prefect()
    own_console()
    end_quietly()
    with interruptible(), _shown(Console(stderr=True)):
        say("start", "starting Prefect")
        from flows.nightly import nightly

        refused = None
        try:
            since, until = (day.isoformat() if day else None for day in (backfill.since, backfill.until))
            reasons, uris = (list(retry.reasons), list(retry.uris)) if retry else ([], [])
            nightly(
                **settings.parameters(), backfill=backfill.limit, since=since, until=until,
                tables=list(backfill.tables),
                retry=retry is not None, reasons=reasons, uris=uris,
            )  # fmt: skip
        except GateRefused as error:
            refused = error
        except RuntimeError as error:
            if "Failed to reach API" in str(error):
                raise PrefectUnreachable(str(error)) from error
            raise
    sys.stdout.write(latest_summary(settings.warehouse))
    if refused is not None:
        raise refused
    return 0


@contextmanager
def _shown(console: Console) -> Iterator[None]:
    """Show what the stages log while the block runs."""
    log = logging.getLogger("nightmill")
    if not console.is_terminal:
        handler: logging.Handler = _Lines(console)
        progress = None
    else:
        progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.fields[stage]:<10}"),
            BarColumn(bar_width=24),
            TimeElapsedColumn(),
            TextColumn("{task.fields[note]}", style="dim", markup=False),
            console=console,
        )
        handler = _Bars(progress)
    log.addHandler(handler)
    try:
        if progress is None:
            yield
        else:
            with progress:
                yield
    finally:
        log.removeHandler(handler)


class _Lines(logging.Handler):
    """One plain line a message."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.console = console

    def emit(self, record: logging.LogRecord) -> None:
        stage, note = getattr(record, "stage", record.levelname.lower()), getattr(record, "note", record.getMessage())
        clock = time.strftime("%H:%M:%S", time.localtime(record.created))
        self.console.file.write(f"{clock}  {stage:<10} {note}\n")
        self.console.file.flush()


class _Bars(logging.Handler):
    """One bar a stage, moved by the batches that are done."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress
        self.bars: dict[str, TaskID] = {}

    def emit(self, record: logging.LogRecord) -> None:
        stage = getattr(record, "stage", None)
        if stage is None:
            self.progress.console.print(record.getMessage(), markup=False)
            return
        self._finish_others(stage)
        done, of, note = getattr(record, "done", None), getattr(record, "of", None), getattr(record, "note", "")
        if stage not in self.bars:
            self.bars[stage] = self.progress.add_task("", stage=stage, note=note, total=of)
        self.progress.update(self.bars[stage], advance=done or 0, total=of, note=note)

    def _finish_others(self, stage: str) -> None:
        """A stage without batches is over when the next one speaks."""
        for name, bar in self.bars.items():
            if name != stage and self.progress.tasks[bar].total is None:
                self.progress.update(bar, total=1, completed=1)
