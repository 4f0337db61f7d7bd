"""A run as a person sees it: plain lines into a file, bars on a terminal."""

from __future__ import annotations

import io
import logging
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from flows.console import _Bars, _shown
from tasks.run import log, say


def plain(out: io.StringIO) -> str:
    """What stands there, without colours."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", out.getvalue())


def shown(terminal: bool, *told: tuple[object, ...]) -> str:
    out = io.StringIO()
    with _shown(Console(file=out, force_terminal=terminal, width=100, legacy_windows=False)):
        for one in told:
            say(*one)  # type: ignore[arg-type]
    return plain(out)


NIGHT = (
    ("discover", "12 documents"),
    ("ingest", "batch 1 of 2", 6, 12),
    ("ingest", "batch 2 of 2", 6, 12),
    ("load", "500 rows"),
)


def test_off_a_terminal_every_message_is_one_plain_line() -> None:
    told = shown(False, *NIGHT)
    lines = told.splitlines()
    assert [re.sub(r"^\d\d:\d\d:\d\d  ", "", line) for line in lines] == [
        "discover   12 documents",
        "ingest     batch 1 of 2",
        "ingest     batch 2 of 2",
        "load       500 rows",
    ]


def test_on_a_terminal_every_stage_is_one_bar() -> None:
    told = shown(True, *NIGHT)
    last = [line for line in re.split(r"[\r\n]", told) if line.strip()][-3:]
    assert [re.findall(r"[a-z]+", line)[0] for line in last] == ["discover", "ingest", "load"]
    assert ["12 documents" in last[0], "batch 2 of 2" in last[1], "500 rows" in last[2]] == [True] * 3
    assert "━" in last[1]


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("note", ["[/red] [bold", "/a/[b]/c", "[link=x]", "100%", "{x} %s"])
def test_what_looks_like_markup_is_a_message(terminal: bool, note: str) -> None:
    assert note in shown(terminal, ("load", note))


@pytest.mark.parametrize("terminal", [True, False])
def test_a_message_without_a_stage_is_shown_too(terminal: bool) -> None:
    out = io.StringIO()
    with _shown(Console(file=out, force_terminal=terminal, width=100)):
        log.warning("a batch is [tried] again")
    assert "a batch is [tried] again" in plain(out)


@pytest.mark.parametrize("terminal", [True, False])
def test_nothing_is_left_behind(terminal: bool) -> None:
    before = list(log.handlers)
    with pytest.raises(ZeroDivisionError), _shown(Console(file=io.StringIO(), force_terminal=terminal)):
        raise ZeroDivisionError
    assert log.handlers == before


def bars(*told: tuple[str, str, int | None, int | None]) -> dict[str, tuple[float, float | None]]:
    """What is done of each stage, and of how much."""
    from rich.progress import Progress

    handler = _Bars(Progress(console=Console(file=io.StringIO())))
    for stage, note, done, of in told:
        record = logging.LogRecord("nightmill", logging.INFO, "", 0, note, (), None)
        record.__dict__.update(stage=stage, note=note, done=done, of=of)
        handler.emit(record)
    return {
        name: (handler.progress.tasks[bar].completed, handler.progress.tasks[bar].total)
        for name, bar in handler.bars.items()
    }


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6))
@settings(deadline=None)
def test_a_bar_is_full_when_all_batches_are_done(sizes: list[int]) -> None:
    total = sum(sizes)
    told = bars(("discover", "", None, None), *(("extract", "", size, total) for size in sizes))
    assert told == {"discover": (1, 1), "extract": (total, total)}


def test_batches_of_several_stages_may_take_turns() -> None:
    told = bars(("ingest", "", 1, 2), ("extract", "", 1, 2), ("ingest", "", 1, 2), ("load", "", None, None))
    assert told == {"ingest": (2, 2), "extract": (1, 2), "load": (0, None)}
