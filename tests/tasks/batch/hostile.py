"""A reader that does what the file says. Imported by reader processes too: nothing heavy here."""

from __future__ import annotations

import ctypes
import os
import re
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tasks.batch import members
from tasks.batch import read as reading
from tasks.batch.limits import Limits
from tasks.collect import Reject
from tasks.readers import Parsed, text
from tasks.readers.options import DEFAULT, Options
from tasks.readers.rules import Rules
from tasks.source.decisions import Reading
from tasks.source.scan import Input
from tasks.source.unfold import Look

NAME, VERSION, KINDS = "hostile", "1", ("text",)

#: What it never lets go of.
kept: list[bytes] = []


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    match data.split()[0]:
        case b"segfault":
            ctypes.string_at(0)
        case b"exit":
            os._exit(7)
        case b"killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"loop":
            re.match(r"(a+)+$", "a" * 60 + "b")
        case b"glutton":
            bytes(1 << 30)
        case b"leak":
            kept.append(bytes(96 << 20))
        case b"once" if not Path(data.split()[1].decode()).exists():
            Path(data.split()[1].decode()).touch()
            os._exit(7)
        case b"long":
            return text.read(b"word " * (1 << 20), file_name)
    return text.read(data, file_name, options)


def read_files(readings: Sequence[Reading], limits: Limits, rules: Rules) -> list[dict[str, Any] | Reject[Reading]]:
    """As `tasks.batch.read.read`, by this reader."""
    import sys

    reading.reader_for = lambda name, data, kind: sys.modules[__name__]  # type: ignore[assignment, return-value]
    return reading.read(readings, limits, rules)


def look_into(found: Input, limits: Limits, rules: Rules) -> Look:
    """As `tasks.batch.members.look`, through an archive that does what its name says."""
    from tasks.containers.walk import Entry

    def walk(*more: object) -> Iterator[Entry]:
        read(found.name.partition(".")[0].encode(), found.name)
        yield from real(*more)  # type: ignore[arg-type]

    real, members.walk = members.walk, walk  # type: ignore[assignment]
    try:
        return members.look(found, limits, rules)
    finally:
        members.walk = real
