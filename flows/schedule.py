"""Run the night by the clock, with a Prefect server of our own where none is named."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from flows.settings import PREFECT_TOML, Settings, quiet_prefect, server_address, use_server
from tasks.errors import NightmillError, UsageError
from tasks.extraction import names

DEPLOYMENT: Final = "nightmill"
START_SECONDS: Final = 120


def serve(settings: Settings, cron: str, timezone: str) -> int:
    """Serve the nightly flow until interrupted.

    Args:
        settings: what each run works on.
        cron: when, as a cron expression of five fields.
        timezone: IANA name of the zone `cron` is in.

    Raises:
        UsageError: no such time zone, or no such cron expression.
        NightmillError: the Prefect server cannot be reached or started.
    """
    zone = _zone(timezone)
    quiet_prefect()
    with _server():
        _serve(settings, cron, zone)
    return 0


def _zone(timezone: str) -> str:
    try:
        return ZoneInfo(timezone).key
    except (KeyError, ValueError, OSError):
        raise UsageError(f"--timezone: there is no time zone {timezone!r}. Try one like Europe/Berlin.") from None


def _serve(settings: Settings, cron: str, zone: str) -> None:
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.schedules import Cron

    from flows.nightly import nightly

    try:
        schedule = Cron(cron, timezone=zone)
    except ValueError as error:
        raise UsageError(f"--cron: {cron!r} is no cron expression ({error}). Try '0 2 * * *'.") from None
    names.check(settings.recogniser)
    asyncio.run(_mend(settings.warehouse, f"{nightly.name}/{DEPLOYMENT}"))
    nightly.serve(
        name=DEPLOYMENT,
        schedule=schedule,
        # A run that comes due while another works waits for it; since a run takes whatever is new, a late one is cheap.
        global_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE),
        parameters=settings.anywhere().parameters(),
        # Nights missed while this is down stay scheduled, and are made up for.
        pause_on_shutdown=False,
        print_starting_message=True,
    )


async def _mend(data: Path, deployment: str) -> None:
    from flows.recovery import crash_zombies, reconcile

    await crash_zombies()
    await reconcile(deployment, data)


@contextmanager
def _server() -> Iterator[None]:
    """A Prefect server: the one that is configured or runs already, else one of our own until the block ends."""
    address = server_address()
    use_server(address)
    if address.configured or _healthy(address.url):
        yield
        return
    # A session of its own: an interrupt from the keyboard stops us first, and we stop the server in order.
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(address.port)]
    child = subprocess.Popen(command, cwd=PREFECT_TOML.parent, start_new_session=True)
    try:
        _await(child, address.url)
        yield
    finally:
        _stop(child)


def _await(child: subprocess.Popen[bytes], url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if child.poll() is not None:
            raise NightmillError(f"The Prefect server ended at once (status {child.returncode}); see its words above.")
        if _healthy(url):
            return
        time.sleep(0.5)
    raise NightmillError(f"The Prefect server did not answer at {url} within {START_SECONDS} seconds.")


def _healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _stop(child: subprocess.Popen[bytes]) -> None:
    for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        if child.poll() is not None:
            return
        child.send_signal(wanted)
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            continue
