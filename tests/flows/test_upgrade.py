"""A night after an upgrade: what an earlier nightmill published is brought up, known, and added to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.driver import night_without_prefect
from tests.flows.state import ask, ledger_states
from tests.warehouse.test_migrate import of_run, of_version
from warehouse.releases import DataFolder, current_file, publish
from warehouse.store import open_write
from warehouse.tables import SCHEMA_VERSION

pytestmark = pytest.mark.slow

#: What else an earlier nightmill published of the two documents that `of_version` has.
REST = """
INSERT INTO core.ledger BY NAME SELECT last_run AS run_id, uri, sha256, 'loaded' AS state, 'load' AS stage,
    'new_document' AS reason, doc_id FROM core.documents WHERE current;
INSERT INTO core.sentences BY NAME SELECT doc_id, 0 AS sentence_no, 0 AS char_start, characters AS char_end,
    text AS surface, 'split' AS rule, 'sentences' AS extractor, '1' AS extractor_version
    FROM core.documents WHERE current"""


@pytest.mark.parametrize("number", sorted({1, SCHEMA_VERSION - 1}))
def test_the_first_night_after_an_upgrade(tmp_path: Path, number: int) -> None:
    source, data = tmp_path / "source", DataFolder(tmp_path / "data")
    source.mkdir()
    (source / "a.txt").write_text("date 2024-06-01 Ada Obi said in Lagos that 1,000 people left.\n")
    path = of_version(data.building / of_run(5) / "warehouse.duckdb", number)
    connection = open_write(path)
    connection.execute(REST)
    connection.close()
    publish(data, of_run(5), 7)
    earlier = current_file(data)
    assert earlier is not None
    before = earlier.read_bytes()

    night_without_prefect(str(source), str(data.root))
    assert ask(data.root, "select title is null, version from documents where text like '%ate%' order by 2") == [
        (True, 2), (True, 3)
    ]  # fmt: skip
    assert ledger_states(data.root)["a.txt"] == "loaded"
    assert earlier.read_bytes() == before, "what readers have open stays as it was"
