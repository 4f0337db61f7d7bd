"""One Prefect server and one set of workers for all flow tests of a process: they take ten seconds each to start."""

import os
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from flows.settings import own_console, quiet_prefect
from tasks.workers import Workers


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    before = dict(os.environ)
    quiet_prefect()
    own_console()
    from prefect.testing.utilities import prefect_test_harness

    from flows import nightly

    with prefect_test_harness(server_startup_timeout=120), Workers(2) as workers, pytest.MonkeyPatch.context() as patch:
        patch.setattr(nightly, "Workers", lambda jobs: nullcontext(workers))
        yield
    os.environ.clear()
    os.environ.update(before)
