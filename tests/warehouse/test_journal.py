"""The journal: every run that was written down is there; one that cannot be read says so."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.staging import run_id
from warehouse import journal
from warehouse.releases import DataFolder

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def entry(number: int, **more: Any) -> dict[str, Any]:
    return {"run_id": run_id(number), "state": "published"} | more


def test_nothing_has_run(folder: DataFolder) -> None:
    assert journal.entries(folder) == []


@given(detail=plain)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_what_is_written_is_read(folder: DataFolder, detail: Any) -> None:
    path = journal.write(folder, entry(1, detail=detail))
    assert path == folder.journal / f"{run_id(1)}.json"
    assert journal.entries(folder) == [entry(1, detail=detail)]


def test_entries_are_oldest_first_and_one_a_run(folder: DataFolder) -> None:
    for number in (3, 1, 2):
        journal.write(folder, entry(number))
    journal.write(folder, entry(2, state="failed"))
    assert [(e["run_id"], e["state"]) for e in journal.entries(folder)] == [
        (run_id(1), "published"),
        (run_id(2), "failed"),
        (run_id(3), "published"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"7", b"\xff\xfe", b'{"run_id": 7, "state": "published"}', b'{"state": "published"}',
        b'{"run_id": "20240101T000002Z-0000"}',
        b'{"run_id": "20240101T000002Z-0000", "state": "published", "finished_at": "soon"}',
        b'{"run_id": "20240101T000002Z-0000", "state": "published", "started_at": 7}',
        b'{"run_id": "20240101T000009Z-0000", "state": "published"}',
    ],
)  # fmt: skip
def test_a_damaged_entry_is_a_failed_run_and_hides_no_other(folder: DataFolder, content: bytes) -> None:
    journal.write(folder, entry(1))
    (folder.journal / f"{run_id(2)}.json").write_bytes(content)
    journal.write(folder, entry(3))
    first, damaged, last = journal.entries(folder)
    assert (first, last) == (entry(1), entry(3))
    assert (damaged["run_id"], damaged["state"]) == (run_id(2), "failed")
    assert "cannot be read" in damaged["detail"]


def test_a_write_that_fails_leaves_the_entry_as_it_was(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    journal.write(folder, entry(1))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        journal.write(folder, entry(1, state="failed"))
    with pytest.raises(OSError, match="No space"):
        journal.write(folder, entry(2))
    with pytest.raises(TypeError):
        journal.write(folder, entry(3, detail=object()))
    assert journal.entries(folder) == [entry(1)]
    monkeypatch.undo()
    journal.write(folder, entry(2))
    assert journal.entries(folder) == [entry(1), entry(2)]


def test_the_newest_and_all_after_a_run(folder: DataFolder) -> None:
    for number in range(1, 7):
        journal.write(folder, entry(number))
    ids = journal.runs(folder)
    assert [e["run_id"] for e in journal.entries(folder, most=2)] == ids[-2:]
    assert [e["run_id"] for e in journal.entries(folder, most=2, after=ids[1])] == ids[2:]
    assert [e["run_id"] for e in journal.entries(folder, most=9, after=ids[1])] == ids
