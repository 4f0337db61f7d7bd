"""What a reader was told beside the bytes of a file: options, a line of a manifest. Told otherwise, it reads again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from tasks.readers.options import DEFAULT, Options
from tasks.readers.rules import used

if TYPE_CHECKING:
    from warehouse.known import KnownInput

#: States of an input that has been read.
READ: Final = frozenset({"loaded", "unchanged"})


def told(reader: str, options: Options, about: Mapping[str, str] | None) -> str:
    """The name of a reader and, where that is anything, a digest of what it is told.

    Args:
        reader: its name.
        options: those that hold for the file; only those that this reader goes by count.
        about: what a manifest says of the file.
    """
    given = used(options, reader) | ({"manifest": dict(about)} if about else {})
    if not given:
        return reader
    return f"{reader} {hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()[:16]}"


def told_otherwise(was: KnownInput, options: Options, about: Mapping[str, str] | None) -> bool:
    """Whether the reader of an input would be told something else today. What was read before this was noted, was told
    nothing.
    """
    if was.state not in READ:
        return False
    if was.told is None:
        return bool(about) or options != DEFAULT
    return was.told != told(was.told.partition(" ")[0], options, about)
