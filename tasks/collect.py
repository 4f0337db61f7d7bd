"""The one place where a failing document is kept from taking the others along."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from tasks.errors import Unreadable

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Operating-system errors that are about the machine, not about the document.
NOT_THE_DOCUMENT = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE})


@dataclass(frozen=True, slots=True)
class Reject(Generic[Item]):
    """An item that failed, with a stable reason and a detail for people."""

    item: Item
    reason: str
    detail: str


def collect(
    function: Callable[[Item], Result], items: Iterable[Item]
) -> tuple[list[tuple[Item, Result]], list[Reject[Item]]]:
    """Apply `function` to each item; one that raises becomes a `Reject`, the rest go on.

    Raises:
        OSError: the disk is full, or the process has no file handles left.
    """
    done: list[tuple[Item, Result]] = []
    rejects: list[Reject[Item]] = []
    for item in items:
        try:
            done.append((item, function(item)))
        except Unreadable as error:
            rejects.append(Reject(item, error.reason, error.detail))
        except Exception as error:
            if isinstance(error, OSError) and error.errno in NOT_THE_DOCUMENT:
                raise
            rejects.append(Reject(item, "internal_error", f"{type(error).__name__}: {error} (please report this)"))
    return done, rejects
