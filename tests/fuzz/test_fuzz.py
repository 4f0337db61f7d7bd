"""A slice of what `make fuzz` does for ten minutes: hypothesis chooses the changes, and makes what it finds small."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.readers import MODULES
from tests.fuzz.mutate import mutated, samples, scrambled
from tests.fuzz.target import check, check_decoding, try_seeds


@pytest.mark.parametrize("kind", MODULES)
@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_change_of_a_document_is_read_or_refused(kind: str, chance: Random) -> None:
    check(*mutated(kind, chance))


@given(st.binary(max_size=200), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_bytes_are_decoded_or_refused(data: bytes, chance: Random) -> None:
    check_decoding(data)
    check_decoding(
        scrambled("Łódź 東京 Zürich, 40 %.".encode(chance.choice(("utf-8", "gb18030"))), chance, (b"\x1b$B", data))
    )


@pytest.mark.parametrize("kind", MODULES)
def test_every_reader_reads_the_documents_that_are_changed(kind: str) -> None:
    for name, data in samples(kind):
        check(name, data)
        assert mutated(kind, Random(7)) == mutated(kind, Random(7))


def test_what_fails_is_told_with_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.target.check", lambda name, data: 1 / 0)
    assert try_seeds("text", [3, 4], 60) == (
        2,
        [(3, "ZeroDivisionError: division by zero"), (4, "ZeroDivisionError: division by zero")],
    )
