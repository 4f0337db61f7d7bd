"""What an earlier version published is read as this version's tables have it, and nobody opens it for writing."""

from __future__ import annotations

import pytest

from tasks.errors import NoWarehouse, OlderWarehouse
from tests.warehouse.staging import run_id
from tests.warehouse.test_migrate import of_version
from warehouse.build import begin, live, yesterday
from warehouse.known import Known
from warehouse.otherwise import Otherwise
from warehouse.releases import DataFolder, current_file, drop, publish
from warehouse.tables import SCHEMA_VERSION


def test_before_the_first_release(folder: DataFolder) -> None:
    assert yesterday(folder, run_id(1)) is None
    with pytest.raises(NoWarehouse):
        live(folder)


def test_what_this_version_published_is_read_where_it_is(folder: DataFolder) -> None:
    begin(folder, run_id(0))
    publish(folder, run_id(0), 7)
    assert yesterday(folder, run_id(1)) == live(folder) == current_file(folder)
    assert not folder.building.joinpath(run_id(1)).exists()


@pytest.mark.parametrize("number", range(1, SCHEMA_VERSION))
def test_of_what_an_earlier_version_published_a_night_reads_a_copy(folder: DataFolder, number: int) -> None:
    of_version(folder.building / run_id(0) / "warehouse.duckdb", number)
    publish(folder, run_id(0), 7)
    published = current_file(folder)
    assert published is not None
    before = published.read_bytes()
    with pytest.raises(OlderWarehouse, match="nightmill run"):
        live(folder)
    copy = yesterday(folder, run_id(1))
    assert copy is not None and copy != published
    with Known(copy) as known:
        inputs, documents = known.rest()
        assert {document.doc_id for document in documents} == {"d000000000000000f", "d0000000000000010"}
        assert inputs == {}
        assert known.count_otherwise(Otherwise({"text 2"}, {"figures": "1"})) == 2
    assert yesterday(folder, run_id(1)) == copy, "it is made once a run"
    drop(folder, run_id(1))
    assert begin(folder, run_id(1)) == copy
    assert published.read_bytes() == before
