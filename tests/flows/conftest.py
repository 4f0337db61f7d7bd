"""One Prefect server for all flow tests of a process: it takes ten seconds to start."""

import os
from collections.abc import Iterator

import pytest

from flows.settings import own_console, quiet_prefect


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    before = dict(os.environ)
    quiet_prefect()
    own_console()
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield
    os.environ.clear()
    os.environ.update(before)
