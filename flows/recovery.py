"""What a power cut leaves behind in Prefect: runs that look alive and hold the slot of the next night."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from prefect.automations import Automation
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed

from warehouse import releases

AUTOMATION: Final = "nightmill: no heartbeat, no run"

#: Four heartbeats (prefect.toml has them every 30 seconds).
SILENCE: Final = dt.timedelta(seconds=120)

ENDS: Final = ("Completed", "Failed", "Cancelled", "Crashed")


async def crash_zombies() -> None:
    """Have the server mark a run as crashed when its heartbeat stops. Does nothing when it does so already."""
    try:
        await Automation.aread(name=AUTOMATION)
    except (ObjectNotFound, ValueError):
        await Automation(
            name=AUTOMATION,
            trigger=EventTrigger(
                after={"prefect.flow-run.heartbeat"},
                expect={"prefect.flow-run.heartbeat", *(f"prefect.flow-run.{end}" for end in ENDS)},
                for_each={"prefect.resource.id"},
                match={"prefect.resource.id": "prefect.flow-run.*"},
                posture=Posture.Proactive,
                threshold=1,
                within=SILENCE,
            ),
            actions=[ChangeFlowRunState(name="Crashed", state=StateType.CRASHED, message="no heartbeat", force=False)],
        ).acreate()


async def reconcile(deployment: str, data: Path) -> int:
    """Mark runs of `deployment` that look alive as crashed, when nobody holds the warehouse's lock.

    Returns how many. That frees their slot; without it every later night waits for a run that is dead.
    """
    if releases.is_locked(releases.DataFolder(data)):
        return 0
    async with get_client() as client:
        try:
            known = await client.read_deployment_by_name(deployment)
        except ObjectNotFound:
            return 0
        runs = await client.read_flow_runs(
            flow_run_filter=FlowRunFilter.model_validate({"state": {"type": {"any_": ["RUNNING", "PENDING"]}}}),
            deployment_filter=DeploymentFilter.model_validate({"id": {"any_": [known.id]}}),
        )
        for run in runs:
            await client.set_flow_run_state(run.id, Crashed(message="found dead by nightmill serve"), force=True)
        return len(runs)
