"""What breaks a promise is held back and the rest is published; a night later it is tried again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from flows.night import night
from flows.settings import Settings
from tasks.audit import audit
from tasks.batch.batches import Batch
from tasks.discover import discover
from tasks.extract import extract
from tasks.ingest import ingest
from tasks.load import load
from tasks.normalise import normalise
from tasks.publish import publish
from tasks.report import report
from tasks.source.lost import Retry
from tasks.source.sources import Source
from tests.flows.driver import Inline
from tests.flows.state import ask, ledger_states
from warehouse import journal
from warehouse.query import query
from warehouse.releases import DataFolder

pytestmark = pytest.mark.slow

Spoil = Callable[[dict[str, pa.Table]], dict[str, pa.Table]]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    for name, place in (("a", "Lagos"), ("b", "Dakar"), ("c", "Niamey")):
        (folder / f"{name}.txt").write_text(
            f"date 2024-06-01 Ada Obi of Maersk said in {place} on Monday that at least 4,000 people left, at a cost "
            f"of 5 million euros. Some 300 stayed, the Red Cross added.\n"
        )
        # Not so fresh that the next night looks twice.
        os.utime(folder / f"{name}.txt", (1_700_000_000, 1_700_000_000))
    return folder


def as_it_is(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    return tables


def spoilt(batches: list[Batch], spoil: Spoil) -> None:
    """Change the staged tables of a night, as a fault in an extractor would."""
    for batch in batches:
        files = {path.stem: path for path in (batch.folder / "extracted").glob("*.parquet")}
        changed = spoil({name: pq.read_table(path) for name, path in files.items()})
        for name, table in changed.items():
            pq.write_table(table, files[name])


def run(source: Path, data: Path, spoil: Spoil = as_it_is, retry: Retry | None = None) -> bool:
    """The night, or a retry, without Prefect, with a fault in what was extracted. Says whether it was published."""
    workers: Any = Inline()
    with night(Settings((Source(str(source)),), warehouse=data, jobs=1), retry=retry) as this:
        found = discover.fn(this, workers)
        batches = [
            extract.fn(normalise.fn(ingest.fn(batch, this, workers), this, workers), this, workers)
            for batch in found.batches
        ]
        spoilt(batches, spoil)
        candidate = load.fn(this, found, batches)
        verdict = audit.fn(this, candidate, workers)
        if verdict.held:
            candidate = load.fn(this, found, batches, verdict.held)
            verdict = audit.fn(this, candidate, workers, verdict)
        published = publish.fn(this, candidate, verdict)
        report.fn(this)
    return published


def of(tables: dict[str, pa.Table], *names: str) -> set[str]:
    """The documents of a batch that were read from files of these names."""
    documents = tables["documents"]
    return set(documents.filter(pc.is_in(documents["file_name"], pa.array(names)))["doc_id"].to_pylist())


def replaced(table: pa.Table, name: str, values: Iterator[Any]) -> pa.Table:
    place = table.schema.get_field_index(name)
    return table.set_column(place, table.schema.field(name), pa.array(list(values), table.schema.field(name).type))


def crooked(*names: str) -> Spoil:
    """Every mention in these files says something else than its span."""

    def spoil(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
        bad = of(tables, *names)
        rows = tables["mentions"].to_pylist()
        surfaces = ("?" + r["surface"][1:] if r["doc_id"] in bad else r["surface"] for r in rows)
        return {"mentions": replaced(tables["mentions"], "surface", surfaces)}

    return spoil


def no_currency(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """The money of one document has a currency that is none."""
    bad = of(tables, "b.txt")
    rows = tables["figures"].to_pylist()
    units = ("QQQ" if r["doc_id"] in bad and r["unit"] == "EUR" else r["unit"] for r in rows)
    return {"figures": replaced(tables["figures"], "unit", units)}


def test_a_document_that_breaks_a_promise_is_held_back_whole(source: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert run(source, data, crooked("b.txt"))
    assert ledger_states(data) == {"a.txt": "loaded", "b.txt": "quarantined", "c.txt": "loaded"}
    assert ask(data, "select file_name from documents order by 1") == [("a.txt",), ("c.txt",)]
    for table in ("sentences", "mentions", "figures", "dates", "quotes"):
        assert ask(
            data, f"select count(distinct doc_id) from {table} where doc_id not in (select doc_id from documents)"
        )[0] == (0,)
    ((stage, reason, detail),) = ask(data, "select stage, reason, detail from ledger where state = 'quarantined'")
    assert (stage, reason) == ("audit", "surface_slices") and "nightmill retry" in detail
    held = ask(data, "select rule, table_name, column_name, unit, value, key, row, uri from quarantine")
    assert {row[:4] for row in held} == {("surface_slices", "mentions", "surface", "document")}
    assert all(value.startswith("?") and uri.endswith("b.txt") for _, _, _, _, value, _, _, uri in held)
    assert all(json.loads(key).keys() == {"doc_id", "char_start", "char_end"} for *_, key, _, _ in held)
    assert all(json.loads(row)["surface"] == value for _, _, _, _, value, _, row, _ in held)
    inputs, rows = ask(data, 'select inputs, "rows" from runs')[0]
    assert inputs == {"loaded": 2, "quarantined": 1} and rows["documents"] == 2
    observed = ask(
        data, "select met, observed from expectations where table_name = 'mentions' and rule = 'surface_slices'"
    )
    assert observed == [(True, f"0 rows, {len(held)} in quarantine")]


def test_once_it_is_mended_the_next_night_takes_it_in(source: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert run(source, data, crooked("b.txt"))
    first = (data / "current").resolve()
    assert run(source, data, crooked("b.txt"))
    assert (data / "current").resolve() == first, "it is as bad as it was: nothing is new"
    assert journal.entries(DataFolder(data))[-1]["inputs"] == {"quarantined": 1, "unchanged": 2}
    assert run(source, data)
    assert ledger_states(data) == {"a.txt": "unchanged", "b.txt": "loaded", "c.txt": "unchanged"}
    assert ask(data, "select count(*) from documents") == [(3,)]


def test_a_row_that_stands_by_itself_is_held_back_alone(source: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert run(source, data, no_currency)
    assert set(ledger_states(data).values()) == {"loaded"}
    assert ask(data, "select count(*) from documents") == [(3,)]
    held = ask(data, "select unit, value, json_extract_string(key, 'figure_id') from quarantine")
    assert [(unit, value) for unit, value, _ in held] == [("row", "QQQ")]
    assert ask(data, f"select count(*) from figures where figure_id = '{held[0][2]}'") == [(0,)]
    assert ask(data, "select count(*) from figures where unit = 'EUR'") == [(2,)]


EUROS = "select count(*) from figures where unit = 'EUR'"
HELD = "select run_id, until_run from quarantine"


def test_rows_held_back_alone_are_tried_again_when_asked(source: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert run(source, data, no_currency)
    ((since, until),) = ask(data, HELD)
    assert until is None
    first = (data / "current").resolve()
    assert run(source, data)
    assert (data / "current").resolve() == first, "nobody reads it again by itself"

    assert run(source, data, no_currency, Retry())
    assert ask(data, HELD) == [(since, None)], "as it was, since it was first held"
    assert ask(data, EUROS) == [(2,)]
    assert run(source, data, no_currency, Retry(("no_such_rule",)))
    assert run(source, data, as_it_is, Retry(("currency_known",), ("b.txt",)))
    last = ask(data, "select max(run_id) from runs")[0][0]
    assert ask(data, HELD) == [(since, last)]
    assert ask(data, EUROS) == [(3,)]
    told = ask(data, f"select split_part(uri, '/', -1), reason from ledger where run_id = '{last}' order by 1")
    assert told == [("a.txt", "same_content"), ("b.txt", "read_again"), ("c.txt", "same_content")]
    assert ask(data, f"select table_name, what, cause from changes where run_id = '{last}'") == [
        ("figures", "added", "rule_change")
    ]


def test_rows_held_back_alone_are_tried_again_when_a_promise_changes(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from expectations import suite

    data = tmp_path / "data"
    assert run(source, data, no_currency)
    every = suite.every_promise()
    fewer = tuple(one for one in every if one.rule != "money_has_a_currency")
    monkeypatch.setattr(suite, "every_promise", lambda: fewer)
    assert run(source, data, no_currency)
    ((_, until),) = ask(data, HELD)
    assert until is None, "another promise, and it is held back by what it was held back by"
    mended = tuple(replace(one, severity="warning") if one.rule == "currency_known" else one for one in fewer)
    monkeypatch.setattr(suite, "every_promise", lambda: mended)
    assert run(source, data, no_currency)
    assert ask(data, f"{HELD} where until_run is null") == []
    assert ask(data, "select count(*) from figures where unit = 'QQQ'") == [(1,)]


def test_what_is_held_back_for_days_rests_until_something_changes(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tasks.source import lost

    data = tmp_path / "data"
    monkeypatch.setattr(lost, "PATIENCE", 0)
    assert run(source, data, crooked("b.txt"))
    assert run(source, data, crooked("b.txt"))
    ((detail,),) = ask(data, "select detail from ledger where state = 'quarantined' order by run_id desc limit 1")
    assert detail.endswith(lost.RESTS["quarantined"])
    resting = (data / "current").resolve()
    assert run(source, data)
    assert (data / "current").resolve() == resting, "though it would pass, nothing has changed that anybody knows of"
    assert journal.entries(DataFolder(data))[-1]["inputs"] == {"quarantined": 1, "unchanged": 2}
    ((since, until),) = ask(data, f"select distinct run_id, until_run from ({HELD})")
    assert until is None
    monkeypatch.setattr("flows.night.suite_version", lambda: "another")
    assert run(source, data)
    assert ledger_states(data)["b.txt"] == "loaded"
    last = ask(data, "select max(run_id) from runs")[0][0]
    assert ask(data, f"select distinct run_id, until_run from ({HELD})") == [(since, last)]


def test_a_new_version_is_held_back_and_the_old_one_stays(source: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert run(source, data)
    text = (source / "b.txt").read_text()
    (source / "b.txt").write_text(text.replace("300", "350"))
    assert run(source, data, crooked("b.txt"))
    assert ledger_states(data)["b.txt"] == "quarantined"
    assert ask(data, "select version, text like '%300%' from documents where file_name = 'b.txt'") == [(1, True)]
    assert ask(data, "select count(*) from changes where cause = 'source_edit'") == [(0,)]
    assert run(source, data)
    assert ask(data, "select version, text like '%350%' from documents where file_name = 'b.txt'") == [(2, True)]


def test_a_copy_goes_the_way_of_what_it_copies(source: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (source / "copy.txt").write_bytes((source / "b.txt").read_bytes())
    assert run(source, data, crooked("b.txt"))
    assert ledger_states(data) == {
        "a.txt": "loaded", "b.txt": "quarantined", "c.txt": "loaded", "copy.txt": "quarantined"
    }  # fmt: skip


def test_where_more_than_a_few_are_bad_nothing_is_published(source: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert run(source, data)
    live = (data / "current").resolve()
    for name in ("a", "b"):
        (source / f"{name}.txt").write_text((source / f"{name}.txt").read_text().replace("300", "350"))
    assert not run(source, data, crooked("a.txt", "b.txt"))
    assert (data / "current").resolve() == live
    last = journal.entries(DataFolder(data))[-1]
    assert last["state"] == "refused" and not last["quarantined"]


def test_what_earlier_nights_let_pass_is_held_back_too(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new rule, after an upgrade, finds fault with a document that nobody reads again."""
    from dataclasses import replace

    from expectations import suite
    from expectations.promises import never

    data = tmp_path / "data"
    (source / "copy.txt").write_bytes((source / "b.txt").read_bytes())
    assert run(source, data)
    every = suite.every_promise()
    rule = never("documents", "not_of_dakar", "contains(text, 'Dakar') AND current", bound="no Dakar",
                 reason="A rule that is new.", holds="document")  # fmt: skip
    monkeypatch.setattr(suite, "every_promise", lambda: (*every, rule))
    assert run(source, data)
    assert ledger_states(data) == {
        "a.txt": "unchanged", "b.txt": "quarantined", "c.txt": "unchanged", "copy.txt": "duplicate"
    }  # fmt: skip
    assert ask(data, "select count(*) from documents") == [(2,)]
    monkeypatch.setattr(suite, "every_promise", lambda: (*every, replace(rule, holds=None)))
    assert not run(source, data), "a rule that holds nothing back refuses"
    monkeypatch.setattr(suite, "every_promise", lambda: every)
    assert run(source, data)
    assert ask(data, "select count(*) from documents") == [(3,)]
    assert set(ledger_states(data).values()) <= {"loaded", "unchanged", "duplicate"}


def test_the_quarantine_is_asked_like_any_view(source: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert run(source, data, no_currency)
    found = query(data, "select * from quarantine")
    assert found.columns[:5] == ["run_id", "until_run", "rule", "table_name", "key"]
