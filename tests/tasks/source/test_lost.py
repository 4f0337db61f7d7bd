"""What was lost is tried every night at first, then once a week, and at once when something could have changed."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tasks.batch.limits import Limits
from tasks.source.lost import RESTS, Retry, concerned, lasting, look, narrowed, resting, told
from tasks.source.plan import plan
from tasks.source.scan import Input
from warehouse.known import Known, KnownDocument, KnownHeld, KnownInput

URI = "file:///docs/2024/a%20b.pdf"
LIMITS = Limits()
DETAIL = "Reading it takes more than 60 seconds: split it, or raise NIGHTMILL_READER_SECONDS."


def run_id(day: int) -> str:
    return f"{dt.date(2026, 1, 1) + dt.timedelta(days=day):%Y%m%d}T020000Z-0000"


def failed(day: int = 0, detail: str = DETAIL, **changes: Any) -> KnownInput:
    made = KnownInput(URI, "s", "failed", None, 5, 7, 9 * 10**9, "ingest", "timed_out", detail, since=run_id(day))
    return replace(made, **changes)


def row(day: int, detail: str = DETAIL) -> dict[str, Any]:
    """What a try of it comes to."""
    return {
        "run_id": run_id(day), "uri": URI, "sha256": "s", "state": "failed", "stage": "ingest", "reason": "timed_out",
        "detail": detail, "doc_id": None, "size": 5, "modified_ns": 7, "etag": None, "told": None,
    }  # fmt: skip


def tried(nights: list[int], outcome: str = DETAIL) -> list[int]:
    """The days on which a file that fails in the same way is tried, of those on which there is a run."""
    known = failed(nights[0], outcome)
    days = [nights[0]]
    for before, day in pairwise(nights):
        if resting({URI: known}, run_id(day), run_id(before), LIMITS, False, False)[URI].resting:
            continue
        days.append(day)
        found = lasting(known, row(day, outcome), run_id(day))
        if found["detail"] != known.detail:
            known = failed(day, found["detail"])
    return days


def test_every_night_at_first_then_once_a_week() -> None:
    assert tried(list(range(32))) == [0, 1, 2, 3, 10, 17, 24, 31]
    assert tried(list(range(0, 60, 10))) == list(range(0, 60, 10)), "whoever runs it less often tries it each time"
    assert tried([0, 0, 0, 0, 0, 1, 1]) == [0, 0, 0, 0, 0, 1, 1]


def test_its_row_goes_on_but_when_it_begins_to_rest() -> None:
    assert lasting(failed(0), row(2), run_id(2)) == row(2)
    weary = lasting(failed(0), row(3), run_id(3))
    assert weary["detail"] == DETAIL + RESTS["failed"] and "nightmill retry" in RESTS["failed"]
    rested = failed(3, weary["detail"])
    assert lasting(rested, row(10), run_id(10))["detail"] == rested.detail
    assert told(rested) == told(failed(0)) == DETAIL


def test_what_is_held_back_rests_as_what_fails_does() -> None:
    known, again = failed(0, state="quarantined"), row(3) | {"state": "quarantined"}
    weary = lasting(known, again, run_id(3))
    assert weary["detail"] == DETAIL + RESTS["quarantined"] and "accepted bounds" in RESTS["quarantined"]
    assert lasting(known, again | {"state": "failed"}, run_id(3))["detail"] == DETAIL, "it is lost in another way"
    rested = {URI: failed(3, weary["detail"], state="quarantined")}
    assert told(rested[URI]) == DETAIL
    assert [resting(rested, run_id(day), run_id(day - 1), LIMITS, False, False)[URI].resting for day in (4, 9, 10)] == [
        True, True, False
    ]  # fmt: skip
    assert not resting(rested, run_id(4), run_id(3), LIMITS, False, True)[URI].resting, "a promise has changed"
    assert resting({URI: failed(0, DETAIL + RESTS["failed"])}, run_id(5), run_id(4), LIMITS, False, True)[URI].resting


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "t"},
        {"modified_ns": 8},
        {"etag": "x"},
        {"told": "json 0"},
        {"reason": "reader_died"},
        {"detail": "Another."},
        {"size": None},
    ],
)
def test_what_fails_in_another_way_begins_anew(change: dict[str, Any]) -> None:
    other = row(30) | change
    assert lasting(failed(0), other, run_id(30)) == other
    assert lasting(failed(0, DETAIL + RESTS["failed"]), other, run_id(30)) == other


@pytest.mark.parametrize(
    ("changes", "limits", "new_readers", "rests"),
    [
        ({}, LIMITS, False, True),
        ({}, Limits(reader_seconds=61), False, False),
        ({}, Limits(document_seconds=7, max_bytes=9), False, True),
        ({}, LIMITS, True, False),
        ({"otherwise": True}, LIMITS, False, False),
        ({"state": "quarantined"}, LIMITS, False, False),
        ({"detail": "It is damaged: get the file again." + RESTS["failed"]}, Limits(reader_seconds=61), False, True),
    ],
)
def test_it_is_tried_when_what_it_failed_of_has_changed(
    changes: dict[str, Any], limits: Limits, new_readers: bool, rests: bool
) -> None:
    known = {URI: failed(0, **({"detail": DETAIL + RESTS["failed"]} | changes))}
    assert resting(known, run_id(5), run_id(4), limits, new_readers, new_readers)[URI].resting is rests


def test_what_rests_goes_on_and_a_changed_file_does_not() -> None:
    found = Input(URI, "/docs/2024/a b.pdf", 5, 7, 9 * 10**9)
    known = {URI: failed(0, resting=True)}
    for now, readings, continuing in ((found, 0, {"failed": 1}), (replace(found, modified_ns=8), 1, {})):
        listed = narrowed(replace(look([]), inputs=(now,)), [URI])
        made = plan(listed, known, [], Known(None), lambda inputs: ["s" for _ in inputs], lambda uri: True)
        assert (len(made.readings), made.continuing) == (readings, continuing)


def test_what_lies_in_an_archive_that_is_tried_comes_along(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"x")
    (tmp_path / "b.zip").write_bytes(b"x")
    archive = (tmp_path / "a.zip").as_uri()
    inside, beside = f"{archive}!/a.txt", f"{archive}!/b.txt"
    found = look([archive])
    assert [each.uri for each in found.inputs] == [archive]
    unfolded = replace(found, inputs=tuple(replace(found.inputs[0], uri=uri) for uri in (archive, inside, beside)))
    assert [each.uri for each in narrowed(unfolded, [inside]).inputs] == [inside]
    assert len(narrowed(unfolded, [archive]).inputs) == 3
    assert concerned([archive])(f"{archive}!/n.zip!/c.txt") and not concerned([inside])(beside)


@pytest.mark.parametrize(
    ("retry", "wanted"),
    [
        (Retry(), True),
        (Retry(("timed_out",)), True),
        (Retry(("encrypted", "too_large")), False),
        (Retry(uris=("*.pdf",)), True),
        (Retry(uris=("a b.pdf",)), True),
        (Retry(uris=("2024/*",)), True),
        (Retry(uris=(URI,)), True),
        (Retry(uris=("b.pdf", "*.txt")), False),
        (Retry(("timed_out",), ("*.txt",)), False),
    ],
)
def test_what_a_person_wants_tried(retry: Retry, wanted: bool) -> None:
    assert retry.wants(failed()) is wanted
    assert not retry.wants(failed(state="loaded", reason="new_document"))


@pytest.mark.parametrize(
    ("state", "reason", "lost"),
    [
        ("skipped", "no_reader", True), ("skipped", "needs_extra", True), ("skipped", "not_a_file", False),
        ("quarantined", "x", True), ("duplicate", "same_content", False), ("loaded", "new_document", False),
    ],
)  # fmt: skip
def test_what_counts_as_lost(state: str, reason: str, lost: bool) -> None:
    assert Retry().wants(failed(state=state, reason=reason)) is lost


def test_only_the_files_asked_for_are_looked_at(tmp_path: Path) -> None:
    for name in ("a b.txt", "other.txt", "folder.txt"):
        (tmp_path / name).write_text("Rain.")
    (tmp_path / "folder.txt").unlink()
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    odd = Path(os.fsdecode(bytes(tmp_path) + b"/\xff.txt"))
    odd.write_text("Rain.")
    names = ("a b.txt", "gone.txt", "folder.txt", "loop")
    uris = [(tmp_path / name).as_uri() for name in names] + [odd.as_uri()]
    seen = look(uris)
    assert {found.uri for found in seen.inputs} == {uris[0], uris[4]}
    assert {problem.uri for problem in seen.problems} == {uris[3]}
    assert set(seen.roots) == set(uris)


def test_a_file_that_is_gone_is_told_so_and_nothing_else_moves(tmp_path: Path) -> None:
    uri = (tmp_path / "gone.txt").as_uri()
    made = plan(look([uri]), {uri: failed(uri=uri)}, [], Known(None), lambda inputs: [], lambda uri: True)
    assert [(one.uri, one.state, one.reason) for one in made.decisions] == [(uri, "removed", "source_gone")]
    assert made.closed == [uri]


def test_rows_in_quarantine_are_wanted_by_the_promises_they_broke() -> None:
    held = KnownHeld(KnownDocument("d", URI, "s", 1, True), ("figures",), ("currency_known", "values_finite"), 2)
    assert Retry().wants_rows(held) and Retry(("values_finite", "x"), ("*.pdf",)).wants_rows(held)
    assert not Retry(("timed_out",)).wants_rows(held) and not Retry(uris=("*.txt",)).wants_rows(held)
