"""What discovery is timed on is a night without news."""

import pytest

from tests.bench.discovery import lines

pytestmark = pytest.mark.slow


def test_it_is_told_what_discovery_took() -> None:
    first, second = lines([50, 100])
    assert first.startswith("discovery of 50 unchanged files: ")
    assert "for 2.0 times the files" in second and second.endswith("MB of memory")
