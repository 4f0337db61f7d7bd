"""Inputs whose documents are held back: each still has one state, and the counts still add up."""

from __future__ import annotations

from expectations.quarantine import Held
from tasks.load import counted, final_states
from tasks.source.decisions import Decision, Plan, Reading
from tasks.source.held import quarantined, without
from tasks.source.scan import Input


def held(name: str, unit: str = "document", *, is_open: bool = True) -> Held:
    return Held(
        "mentions", "surface_slices", "surface", "document" if unit == "document" else "row", "as it stands",
        f"d{name}", f"file:///{name}", "0", is_open, {"doc_id": f"d{name}"}, "X", "{}",
    )  # fmt: skip


def outcome(name: str, state: str = "loaded") -> dict[str, object]:
    return {"uri": f"file:///{name}", "state": state, "stage": "load", "reason": "new", "detail": None,
            "doc_id": f"d{name}", "sha256": "0"}  # fmt: skip


def test_what_was_read_says_why_it_is_held_back() -> None:
    rows = quarantined([outcome("a"), outcome("b"), outcome("c", "failed")], [held("a"), held("a"), held("c")])
    assert [row["state"] for row in rows] == ["quarantined", "loaded", "failed"]
    assert rows[0]["stage"] == "audit" and rows[0]["reason"] == "surface_slices"
    assert rows[0]["detail"].startswith("mentions.surface_slices does not hold in 2 rows (as it stands).")
    assert rows[1]["detail"] is None


def test_a_row_held_back_alone_leaves_its_document() -> None:
    assert quarantined([outcome("a")], [held("a", "row")])[0]["state"] == "loaded"
    plan = Plan(continuing={"unchanged": 3})
    assert without(plan, [held("a", "row")]) is plan


def test_documents_of_earlier_nights_leave_and_the_states_add_up() -> None:
    read = Reading(Input("file:///r", "/r", 1, 1, 1), "1", "dr", 1)
    plan = Plan(
        [read],
        [Decision("file:///m", "unchanged", "discover", "moved", "So.", "0", "dm")],
        {"unchanged": 3, "skipped": 1},
    )
    back = [held("a"), held("m"), held("elsewhere", is_open=False), held("r")]
    after = without(plan, back)
    assert after.withdrawn == ["da", "dm", "delsewhere"]
    assert after.closed == ["file:///a"]
    states = final_states("run", after, quarantined([outcome("r")], back))
    assert counted(after, states) == {"quarantined": 3, "skipped": 1, "unchanged": 2}
    assert plan.withdrawn == [] and plan.continuing["unchanged"] == 3
