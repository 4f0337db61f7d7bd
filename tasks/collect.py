"""The one place where whatever a document makes us raise is kept from taking the others along."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar

from tasks.errors import Unreadable, WorkerDied

P = ParamSpec("P")
Item = TypeVar("Item")
Result = TypeVar("Result")

#: Operating-system errors that are about the machine, not about the document.
NOT_THE_DOCUMENT = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM})


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
        OSError: the disk is full, or there are no file handles, processes or memory left.
        WorkerDied: a process that was to help died, and not of the item.
    """
    done: list[tuple[Item, Result]] = []
    rejects: list[Reject[Item]] = []
    for item in items:
        try:
            done.append((item, function(item)))
        except Unreadable as error:
            rejects.append(Reject(item, error.reason, error.detail))
        except WorkerDied:
            raise
        except MemoryError:
            detail = "There was not enough memory for it: split it, or work on a machine with more."
            rejects.append(Reject(item, "out_of_memory", detail))
        except Exception as error:
            if isinstance(error, OSError) and error.errno in NOT_THE_DOCUMENT:
                raise
            rejects.append(Reject(item, "internal_error", f"{type(error).__name__}: {error} (please report this)"))
    return done, rejects


def attempt(function: Callable[P, Any], *args: P.args, **kwargs: P.kwargs) -> tuple[bool, Any]:
    """True and what `function` returns, or False and what it raises."""
    try:
        return True, function(*args, **kwargs)
    except Exception as error:
        return False, error
