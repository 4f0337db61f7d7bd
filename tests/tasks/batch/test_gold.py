"""The extractors that are installed keep the floors on the gold documents, with room to spare."""

from __future__ import annotations

from expectations.rules.accuracy import FLOORS
from tasks.batch.gold import scored


def test_every_floor_is_kept() -> None:
    told = {score.measure: score for score in scored("compact")}
    assert {name: score.misses for name, score in told.items() if score.f1 < FLOORS[name] + 0.01} == {}
