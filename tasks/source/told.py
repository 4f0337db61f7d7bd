"""What a reader was told beside the bytes of a file: options, a line of a manifest. Told otherwise, it reads again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from tasks.containers import containers, layers
from tasks.readers.options import Options
from tasks.readers.rules import ANY, COPY, NOBODY, used
from tasks.source.same import UNREAD

if TYPE_CHECKING:
    from warehouse.known import KnownInput

#: What a manifest tells nothing of any use.
NEVER_READ: Final = frozenset({COPY, NOBODY, *(opens.NAME for opens in containers()), *layers.KINDS})
#: What holds files, or letters to which some are attached.
FOLDERS: Final = frozenset({"zip", "tar", "mbox", "eml", *layers.KINDS})


def told(reader: str, options: Options, about: Mapping[str, str] | None = None, exclude: Sequence[str] = ()) -> str:
    """The name of a reader and, where that is anything, a digest of what it is told.

    Args:
        reader: its name, or that of a container, `ANY`, `COPY` or `NOBODY`.
        options: those that hold for the file; only those that this reader goes by count.
        about: what a manifest says of the file.
        exclude: the patterns of what is left out where the file lies; they count for what holds files.
    """
    given = used(options, reader) | ({"manifest": dict(about)} if about and reader not in NEVER_READ else {})
    given |= {"exclude": list(exclude)} if exclude and reader in FOLDERS else {}
    if not given:
        return reader
    return f"{reader} {hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()[:16]}"


def not_read(reason: str) -> str:
    """What stands for the reader of what could not be read, for a reason."""
    return "records" if reason == "no_records" else NOBODY if reason in UNREAD else ANY


def told_otherwise(
    was: KnownInput, options: Options, about: Mapping[str, str] | None, exclude: Sequence[str] = ()
) -> bool:
    """Whether the reader of an input would be told something else today, or what has none might find one. Of
    what could not be looked at, nothing is known; what was read before this was noted, was told nothing.
    """
    if was.sha256 is None and was.size is None:
        return False
    noted = was.told or ANY
    return noted != told(noted.partition(" ")[0], options, about, exclude)
