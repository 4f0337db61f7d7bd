"""What must hold of any bytes whatever: a document, or a reason in clear words; and soon."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from random import Random

from tasks.batch.limits import within
from tasks.errors import Unreadable
from tasks.process import at_work
from tasks.readers import Parsed, reader_for, reader_of
from tasks.records import PUBLISHED_BASES
from tasks.text.decode import decode
from tasks.text.normalise import normalise
from tests.fuzz.mutate import mutated

#: Seconds that reading so small a document may take on a machine that does other things too.
PATIENCE = 60


def check(name: str, data: bytes) -> None:
    """Read a file as a night does.

    Raises:
        AssertionError: what comes out makes no sense.
        Exception: whatever else the reader is not prepared for.
    """
    try:
        reader = reader_of("capture") if data.startswith(b"WARC/") else reader_for(name, data)
        assert reader is not None
        parsed = reader.read(data, name)
    except Unreadable as error:
        assert re.fullmatch(r"[a-z_]+", error.reason), error.reason
        assert len(error.detail) > 20, error.detail
        return
    assert parsed.published_basis in PUBLISHED_BASES
    assert (parsed.published_on is None) == (parsed.published_basis == "none")
    check_offsets(parsed)
    normalise(parsed.text)


def check_offsets(parsed: Parsed) -> None:
    """The way back to the source goes forward only."""
    if parsed.offsets is None:
        return
    last = 0
    for at in range(0, len(parsed.text), max(1, len(parsed.text) // 50)):
        start, end = parsed.offsets.span(at, at + 1)
        assert last <= start <= end
        last = start


def check_decoding(data: bytes) -> None:
    """Decode bytes as if they declared each of some encodings."""
    for declared in (None, "utf-16", "iso-2022-jp", "cp1252", "gb18030", "no-such-encoding"):
        try:
            decoded = decode(data, declared)
        except Unreadable:
            continue
        assert decoded.encoding
        normalise(decoded.text)


def try_seeds(kind: str, seeds: Iterable[int], seconds: float) -> tuple[int, list[tuple[int, str]]]:
    """How many documents were tried, at most for so long, and the seed and error of each that failed."""
    until = time.monotonic() + seconds
    count, failures = 0, []
    for seed in seeds:
        at_work(str(seed))
        with within(PATIENCE):
            try:
                check(*mutated(kind, Random(seed)))
            except Exception as error:  # whatever it is, it is what we look for
                failures.append((seed, f"{type(error).__name__}: {error}"[:300]))
        count += 1
        if time.monotonic() > until:
            break
    at_work()
    return count, failures
