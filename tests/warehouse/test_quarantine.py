"""A row is held from the run that first held it to the one that let it go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.warehouse.staging import change, document, loaded, run_id, stage
from warehouse.known import Known
from warehouse.load import load
from warehouse.tables import QUARANTINE

Rows = Callable[[str], list[tuple[Any, ...]]]
ONE, TWO = "d0000000000000001", "d0000000000000002"
HELD = "select rule, run_id, until_run, value from quarantine order by rule, run_id"


def held(number: int, **other: Any) -> pa.Table:
    """Two rows of document 1, held alone by run `number` unless it is told otherwise."""
    row = {
        "run_id": run_id(number), "table_name": "figures", "unit": "row", "doc_id": ONE, "uri": "file:///docs/1.txt",
        "row": "{}", "value": f"at {number}",
    }  # fmt: skip
    keys = ({"rule": "a", "key": '{"figure_id": "f1"}'}, {"rule": "b", "key": '{"figure_id": "f2"}'})
    return QUARANTINE.rows(row | key | other for key in keys)


def only(rule: str, rows: pa.Table) -> pa.Table:
    return QUARANTINE.rows(row for row in rows.to_pylist() if row["rule"] == rule)


@pytest.fixture
def nights(candidate: Path, tmp_path: Path) -> Callable[..., None]:
    """Loads run `number`, in which documents 1 and 2 are read anew, or others."""

    def night(number: int, *names: str, tables: tuple[str, ...] = (), **more: Any) -> None:
        folder = stage(tmp_path / f"s{number}", [document(name, 1, f"Ada ate {name} apples") for name in names])
        for path in folder.glob("*.parquet"):
            if tables and path.stem not in ("documents", *tables):
                path.unlink()
        ledger = [row if isinstance(row, Mapping) else loaded(row) for row in more.pop("ledger", names)]
        closed = tuple(row["uri"] for row in ledger) if number > 1 else ()
        load(candidate, change(number, ledger, staged=(folder,) if names else (), closed=closed, **more))

    return night


def test_what_is_held_again_is_held_since_it_first_was(nights: Callable[..., None], rows: Rows) -> None:
    nights(1, "1", "2", quarantine=held(1))
    nights(2, "2")
    assert rows(HELD) == [("a", run_id(1), None, "at 1"), ("b", run_id(1), None, "at 1")], "nobody has tried"
    nights(3, "1", quarantine=only("a", held(3)))
    assert rows(HELD) == [("a", run_id(1), None, "at 3"), ("b", run_id(1), run_id(3), "at 1")]
    nights(4, "1", quarantine=held(4))
    assert rows(HELD) == [
        ("a", run_id(1), None, "at 4"), ("b", run_id(1), run_id(3), "at 1"), ("b", run_id(4), None, "at 4")
    ]  # fmt: skip


def test_only_where_its_table_is_found_anew_has_a_row_been_tried(nights: Callable[..., None], rows: Rows) -> None:
    nights(1, "1", quarantine=held(1))
    nights(2, "1", tables=("dates",))
    assert [until for _, _, until, _ in rows(HELD)] == [None, None]
    nights(3, "1", tables=("figures",))
    assert [until for _, _, until, _ in rows(HELD)] == [run_id(3)] * 2


def test_rows_go_with_their_document(nights: Callable[..., None], rows: Rows) -> None:
    nights(1, "1", quarantine=held(1))
    gone = {"uri": "file:///docs/1.txt", "state": "removed", "doc_id": ONE}
    nights(2, ledger=[gone], withdrawn=(ONE,))
    assert [until for _, _, until, _ in rows(HELD)] == [run_id(2)] * 2


@pytest.mark.parametrize("state", ["quarantined", "failed", "loaded", "removed"])
def test_a_whole_document_is_held_as_long_as_the_ledger_says_so(
    nights: Callable[..., None], rows: Rows, state: str
) -> None:
    here = {"uri": "file:///docs/1.txt", "state": "quarantined", "doc_id": ONE}
    nights(1, "1", "2", ledger=[here, "2"], held=(ONE,), quarantine=held(1, unit="document"))
    nights(2, "2")
    assert [until for _, _, until, _ in rows(HELD)] == [None, None]
    nights(3, *(("1",) if state == "loaded" else ()), ledger=[here | {"state": state}])
    assert [until for _, _, until, _ in rows(HELD)] == [None if state == "quarantined" else run_id(3)] * 2


def test_what_breaks_another_promise_is_held_by_that(nights: Callable[..., None], rows: Rows) -> None:
    here = {"uri": "file:///docs/1.txt", "state": "quarantined", "doc_id": ONE}
    nights(1, "1", "2", ledger=[here, "2"], held=(ONE,), quarantine=only("a", held(1, unit="document")))
    nights(2, "1", ledger=[here], held=(ONE,), quarantine=only("b", held(2, unit="document")))
    assert rows(HELD) == [("a", run_id(1), run_id(2), "at 1"), ("b", run_id(2), None, "at 2")]


def test_documents_with_rows_held_alone_are_known(candidate: Path, nights: Callable[..., None]) -> None:
    nights(1, "1", "2", quarantine=held(1))
    with Known(candidate) as known:
        (found,) = known.held()
    assert (found.document.doc_id, found.tables, found.rules, found.rows) == (ONE, ("figures",), ("a", "b"), 2)
    assert found.document.uri == "file:///docs/1.txt" and not found.document.kept
    nights(2, "1")
    with Known(candidate) as known:
        assert known.held() == []
