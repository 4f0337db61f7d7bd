"""The night by the clock, for real: a server, a schedule that fires, a run that publishes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.flows.state import ask
from warehouse import journal
from warehouse.releases import DataFolder

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent

pytestmark = pytest.mark.slow

Started = Callable[..., subprocess.Popen[bytes]]


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment with a Prefect of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "NIGHTMILL_"))}
    return kept | {
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_SERVER_API_PORT": str(free_port()),
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
    }


@pytest.fixture
def start(tmp_path: Path, home: dict[str, str]) -> Iterator[Started]:
    """Starts a process with its words in a file; stops what still runs at the end."""
    children: list[subprocess.Popen[bytes]] = []

    def started(*command: str, cwd: Path = ROOT) -> subprocess.Popen[bytes]:
        with (tmp_path / f"{len(children)}.log").open("wb") as log:
            child = subprocess.Popen(
                command,
                env=home,
                cwd=cwd,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=listen_to_interrupts,
            )
        children.append(child)
        return child

    yield started
    for child in reversed(children):
        for wanted in (signal.SIGINT, signal.SIGKILL):
            if child.poll() is None:
                os.killpg(child.pid, wanted)
                try:
                    child.wait(20)
                except subprocess.TimeoutExpired:
                    continue


def listen_to_interrupts() -> None:
    """A process that was started in the background may have been told to ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text("date 2024-06-01 Ada Obi said in Lagos on Monday that at least 4,000 people left.\n")
    return folder


def published(data: Path, seconds: float, child: subprocess.Popen[bytes], logs: Path) -> list[str]:
    """Ids of the runs published, once there is one."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        runs = [e["run_id"] for e in journal.entries(DataFolder(data)) if e["state"] == "published"]
        if runs and (data / "current").exists():
            return runs
        assert child.poll() is None, "\n".join(log.read_text(errors="replace") for log in logs.glob("*.log"))
        time.sleep(0.5)
    pytest.fail("\n".join(log.read_text(errors="replace") for log in logs.glob("*.log")))


def api(home: dict[str, str], path: str, body: dict[str, Any]) -> Any:
    url = f"http://127.0.0.1:{home['PREFECT_SERVER_API_PORT']}/api/{path}"
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def test_serve_runs_when_the_clock_says_so(start: Started, home: dict[str, str], seeds: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    child = start(
        str(BIN / "nightmill"), "serve", "--seeds", str(seeds), "--warehouse", str(data), "--cron", "* * * * *",
        "--timezone", "Europe/Berlin",
    )  # fmt: skip
    published(data, 200, child, tmp_path)
    assert ask(data, "select count(*) from figures where surface = 'at least 4,000'") == [(1,)]
    deployments = api(home, "deployments/filter", {})
    assert [(d["name"], d["schedules"][0]["schedule"]["timezone"]) for d in deployments] == [
        ("nightmill", "Europe/Berlin")
    ]
    assert deployments[0]["global_concurrency_limit"]["limit"] == 1
    assert deployments[0]["concurrency_options"]["collision_strategy"] == "ENQUEUE"
    waiting = api(home, "flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}})
    assert waiting, "the next nights are not scheduled"
    assert all(run["auto_scheduled"] for run in waiting)
    automations = api(home, "automations/filter", {})
    assert [a["name"] for a in automations] == ["nightmill: no heartbeat, no run"]
    until = time.monotonic() + 60  # the report comes after the swap
    while "nightmill-run" not in {a["key"] for a in api(home, "artifacts/filter", {})}:
        assert time.monotonic() < until, "no artifact of the run"
        time.sleep(0.5)
    os.kill(child.pid, signal.SIGINT)
    child.wait(60)
    with pytest.raises(OSError, match="refused"):
        api(home, "automations/filter", {})


def test_the_deployment_of_prefect_yaml_runs_in_a_worker(
    start: Started, home: dict[str, str], seeds: Path, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    shutil.copytree(ROOT / "flows", project / "flows", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(seeds, project / "seeds")
    shutil.copy(ROOT / "prefect.toml", project)
    declared = (ROOT / "prefect.yaml").read_text()
    assert 'cron: "0 2 * * *"' in declared
    (project / "prefect.yaml").write_text(declared.replace('cron: "0 2 * * *"', 'cron: "* * * * *"'))
    prefect = str(BIN / "prefect")
    port = home["PREFECT_SERVER_API_PORT"]
    start(prefect, "server", "start", "--host", "127.0.0.1", "--port", port, cwd=project)
    home["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
    home["PWD"] = str(project)
    until = time.monotonic() + 90
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{home['PREFECT_API_URL']}/health", timeout=2):
                break
        except OSError:
            time.sleep(0.5)
    for command in (["work-pool", "create", "local", "--type", "process"], ["--no-prompt", "deploy", "--all"]):
        done = subprocess.run([prefect, *command], env=home, cwd=project, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    worker = start(prefect, "worker", "start", "--pool", "local", cwd=project)
    published(project / "warehouse" / "data", 200, worker, tmp_path)
    runs = api(home, "flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["COMPLETED", "RUNNING"]}}}})
    assert all(run["auto_scheduled"] for run in runs)
    names = {run["name"] for run in api(home, "task_runs/filter", {})}
    assert {"ingest 1 of 1", "normalise 1 of 1", "extract 1 of 1"} <= names
    logs = {entry["message"] for entry in api(home, "logs/filter", {"limit": 200})}
    assert any(message.startswith("load: 1 documents") for message in logs), "the sizes are not in Prefect's log"
