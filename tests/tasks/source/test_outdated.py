"""Which documents an earlier version has read, and which of them are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from tasks.source.outdated import Backfill, outdated
from warehouse.known import KnownDocument

NOW = {"reader text": "2", "reader html": "1", "figures": "4", "recogniser": "compact"}
RUNS = {"r1": NOW | {"figures": "3"}, "r2": NOW, "r3": {"figures": "4"}}


def document(
    name: str, run: str, reader: str = "text 2", day: int | None = None, current: bool = True
) -> KnownDocument:
    return KnownDocument(name, f"file:///{name}", "0", 1, current, reader, run, dt.date(2024, 1, day) if day else None)


class Asked:
    """Notes what is asked of the warehouse."""

    def read_otherwise(self, readers: set[str], runs: set[str]) -> Iterator[KnownDocument]:
        self.readers, self.runs = readers, runs
        yield document("old", "r1")


def test_by_the_versions_of_the_run_that_read_it_and_by_its_reader() -> None:
    asked = Asked()
    assert [found.doc_id for found in outdated(asked, RUNS, NOW)] == ["old"]  # type: ignore[arg-type]
    assert (asked.readers, asked.runs) == ({"text 2", "html 1"}, {"r1", "r3"})


@pytest.mark.parametrize(
    ("since", "until", "wanted"), [(None, None, "abc"), (3, None, "b"), (None, 3, "ab"), (4, 4, ""), (2, 3, "ab")]
)
def test_by_the_day_of_publication(since: int | None, until: int | None, wanted: str) -> None:
    documents = [document("a", "r1", day=2), document("b", "r1", day=3), document("c", "r1")]
    days = [dt.date(2024, 1, day) if day else None for day in (since, until)]
    assert "".join(d.doc_id for d in documents if Backfill(9, *days).wants(d)) == wanted
