"""What a kind of broken file is, and what is expected of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

#: The state of a file that is read all the same, with what can be read of it.
LOADED: Final = "loaded"
#: What no reader may ever show: the tests lay files that hold it where external entities and paths would lead.
SECRET: Final = "the secret of the house"


@dataclass(frozen=True, slots=True)
class Broken:
    """A kind of broken file.

    Args:
        name: of the file; its ending may lie.
        make: its bytes.
        reason: the reason of its row in the ledger; `loaded` where it is read all the same.
        says: words of the detail; of what is loaded, words of the text.
    """

    name: str
    make: Callable[[], bytes]
    reason: str
    says: str
