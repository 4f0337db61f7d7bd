"""What the telling of stories is timed on: every copy in it is found."""

from pathlib import Path

from tests.bench.stories import NIGHT, lines, told


def test_every_copy_is_found(tmp_path: Path) -> None:
    seconds, memory, copies = told(tmp_path / "warehouse.duckdb", 2_000)
    assert seconds > 0 and memory > 0 and copies == NIGHT // 4


def test_it_is_told_how_it_grows() -> None:
    told_of = lines(5, (500, 1_000))
    assert len(told_of) == 3 and told_of[-1].endswith("times as long as the line above")
