"""A worker loads the flow from its file and checks its parameters before it runs: their types must be found there."""

from __future__ import annotations

from pathlib import Path

from prefect.flows import load_flow_from_entrypoint


def test_the_parameters_can_be_checked_as_a_worker_does() -> None:
    flow = load_flow_from_entrypoint(f"{Path(__file__).parents[2] / 'flows' / 'nightly.py'}:nightly")
    told = flow.validate_parameters({"seeds": "articles", "backfill": 3, "since": "2024-01-01"})
    assert (told["seeds"], told["backfill"], told["since"], told["jobs"]) == ("articles", 3, "2024-01-01", None)
