"""A document that workers die of in a later stage is found and fails alone; the rest of its batch is worked."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tasks.batch import extract as extracting
from tasks.batch import normalise as normalising
from tasks.batch.batches import Batch
from tasks.batch.deaths import Deaths, outlive
from tasks.batch.extract import extract
from tasks.batch.ingest import ingest
from tasks.batch.limits import Limits
from tasks.batch.normalise import normalise
from tasks.errors import WorkerDied
from tasks.records import Name, Text
from tasks.workers import Workers
from tests.tasks.batch.test_stages import Capitals, one_batch, outcomes, rows

LIMITS = Limits(document_seconds=3)
GOOD = {f"good{n}.txt": f"Ada sold {n + 2} boats.".encode() for n in range(100)}
FAILED = {
    "killed.txt": ("failed", "worker_died"),
    "loop.txt": ("failed", "timed_out"),
    "glutton.txt": ("failed", "out_of_memory"),
}


def die_of(text: str) -> None:
    """What a text says."""
    if "KILLED" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "LOOP" in text:
        re.match(r"(a+)+$", "a" * 60 + "b")
    if "GLUTTON" in text:
        raise MemoryError


def hostile_normalise(batch: Batch, limits: Limits) -> Batch:
    real = normalising.normalising.normalise

    def deadly(text: str) -> Any:
        die_of(text)
        return real(text)

    normalising.normalising.normalise = deadly
    return normalise(batch, limits)


def warm() -> None:
    """What is loaded with the first document of a process is not to count."""
    extracting.find(Text("Ada sold 2 boats.", ((0, 17),)), [])


def hostile_extract(batch: Batch, limits: Limits) -> Batch:
    """Extraction in a process of its own, with a recogniser and an extractor of which one dies."""
    warm()
    extracting.recogniser = lambda name: Capitals()
    real = extracting.figures.extract

    def deadly(text: Any, *more: Any) -> Any:
        die_of(text.text)
        return real(text, *more)

    extracting.figures.extract = deadly
    return extract(batch, "capitals", limits)


def extract_with_a_hostile_recogniser(batch: Batch, limits: Limits) -> Batch:
    warm()
    extracting.recogniser = lambda name: Deadly()
    return extract(batch, "deadly", limits)


class Deadly(Capitals):
    def recognise(self, texts: Sequence[str]) -> list[list[Name]]:
        for text in texts:
            die_of(text)
        return super().recognise(texts)


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Batch:
    bad = {name: f"{name.split('.')[0].upper()} sold 3 boats.".encode() for name in FAILED}
    return ingest(one_batch(tmp_path, GOOD | bad, monkeypatch), LIMITS)


def test_what_a_worker_dies_of_in_normalise_fails_alone(batch: Batch) -> None:
    with Workers(1) as workers:
        outlive(lambda: workers(hostile_normalise, batch, LIMITS), batch, "normalise", LIMITS)
        outlive(lambda: workers(extract_plainly, batch, LIMITS), batch, "extract", LIMITS)
    check(batch, "normalise")


def extract_plainly(batch: Batch, limits: Limits) -> Batch:
    warm()
    extracting.recogniser = lambda name: Capitals()
    return extract(batch, "capitals", limits)


@pytest.mark.parametrize("hostile", [hostile_extract, extract_with_a_hostile_recogniser])
def test_what_a_worker_dies_of_in_extract_fails_alone(batch: Batch, hostile: Callable[[Batch, Limits], Batch]) -> None:
    normalise(batch, LIMITS)
    with Workers(1) as workers:
        outlive(lambda: workers(hostile, batch, LIMITS), batch, "extract", LIMITS)
    check(batch, "extract")


def check(batch: Batch, stage: str) -> None:
    told = outcomes(batch)
    assert {name: (state, reason) for name, (state, _, reason) in told.items() if state != "loaded"} == FAILED
    assert {where for name, (_, where, _) in told.items() if name in FAILED} == {stage}
    assert {row["file_name"] for row in rows(batch, "documents")} == GOOD.keys()
    assert len(rows(batch, "figures")) == len(GOOD)


def test_details_say_how_it_died_and_what_to_do() -> None:
    killed, late = WorkerDied("extract", -signal.SIGKILL, ["d1"]), WorkerDied("extract", -signal.SIGALRM, ["d1"])
    assert LIMITS.worker_died(late, "extract").detail == (
        "To extract it takes more than 3 seconds: split it, or raise NIGHTMILL_DOCUMENT_SECONDS."
    )
    assert "was killed by SIGKILL; the kernel does so when memory runs out" in LIMITS.worker_died(killed, "x").detail


def test_a_death_of_nothing_known_is_not_outlived(batch: Batch) -> None:
    def dead() -> None:
        raise WorkerDied("normalise", -9)

    with pytest.raises(WorkerDied):
        outlive(dead, batch, "normalise", LIMITS)
    assert Deaths.of(batch) == Deaths()


def test_one_death_alone_condemns_nobody_but_two_do(batch: Batch) -> None:
    deaths = Deaths.of(batch)
    killed = WorkerDied("extract", -9, ["d1", "d2"])
    alone = WorkerDied("extract", -9, ["d2"])
    assert deaths.blame(killed, LIMITS, "extract")
    assert (deaths.suspects, deaths.condemned) == (["d1", "d2"], {})
    assert deaths.blame(alone, LIMITS, "extract")
    assert deaths.condemned.keys() == {"d2"}
    fresh = Deaths()
    assert fresh.blame(alone, LIMITS, "extract")
    assert fresh.condemned == {}
