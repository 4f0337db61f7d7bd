"""One failing document never takes the others along; a full disk is not the document's fault."""

import errno

import pytest

from tasks.collect import collect
from tasks.errors import Unreadable


def test_failures_become_rejects_in_place() -> None:
    def work(item: int) -> int:
        if item == 2:
            raise Unreadable("empty_file", "Nothing in it.")
        if item == 3:
            raise ZeroDivisionError("by zero")
        return item * 10

    done, rejects = collect(work, [1, 2, 3, 4])
    assert done == [(1, 10), (4, 40)]
    assert [(r.item, r.reason) for r in rejects] == [(2, "empty_file"), (3, "internal_error")]
    assert "ZeroDivisionError: by zero" in rejects[1].detail


def test_a_full_disk_ends_the_run() -> None:
    def work(item: int) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        collect(work, [1])
