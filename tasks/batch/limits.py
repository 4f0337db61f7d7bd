"""How much of anything one document may take, and how a process is held to it."""

from __future__ import annotations

import errno
import os
import re
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tasks.errors import Unreadable, WorkerDied

#: The setting that a refusal names.
SETTING: Final = re.compile(r"NIGHTMILL_([A-Z_]+[A-Z])")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take.

    Args:
        max_bytes: bytes of the file; characters of its text.
        reader_seconds: to read it.
        reader_memory: bytes beyond what an idle reader holds (kept to on Linux).
        document_seconds: to normalise it, and to extract from it.
        archive_bytes: bytes that come out of one archive, from whatever depth.
        archive_ratio: times its size that an archive may unpack to; up to `max_bytes` it may unpack to in any case.
        archive_members: files in one archive, at whatever depth.
        archive_depth: archives within archives; 1 is one on the disk.
        archive_seconds: to look through one archive.
    """

    max_bytes: int = 32 << 20
    reader_seconds: int = 60
    reader_memory: int = 2 << 30
    document_seconds: int = 600
    archive_bytes: int = 4 << 30
    archive_ratio: int = 200
    archive_members: int = 100_000
    archive_depth: int = 4
    archive_seconds: int = 600

    def held(self, detail: str) -> bool:
        """Whether a refusal would be the same today: the setting that its detail names is what it was."""
        named = SETTING.search(detail)
        limit = getattr(self, named[1].lower(), None) if named else None
        return limit is None or f" {limit:,}" in detail

    def too_large(self, size: int, what: str) -> Unreadable:
        """The refusal of a document of so many bytes or characters."""
        limit = f"{size:,} {what}, the limit is {self.max_bytes:,}"
        return Unreadable("too_large", f"{limit}: split it, or raise NIGHTMILL_MAX_BYTES.")

    def member_too_large(self) -> Unreadable:
        """The refusal of a file within an archive."""
        limit = f"It unpacks to more than {self.max_bytes:,} bytes"
        return Unreadable("too_large", f"{limit}: unpack it and split it, or raise NIGHTMILL_MAX_BYTES.")

    def unpacks_to_too_much(self) -> Unreadable:
        """The refusal of the rest of an archive that is too large."""
        limit = f"It unpacks to more than {self.archive_bytes:,} bytes, and no more of it was read"
        return Unreadable("too_large", f"{limit}: split it, or raise NIGHTMILL_ARCHIVE_BYTES.")

    def bomb(self) -> Unreadable:
        """The refusal of the rest of an archive that is too large for its size."""
        limit = f"It unpacks to more than {self.archive_ratio:,} times its size, as only bombs do, and no more was read"
        return Unreadable("bomb", f"{limit}: throw it away, or raise NIGHTMILL_ARCHIVE_RATIO.")

    def too_many_members(self) -> Unreadable:
        """The refusal of the rest of an archive that holds too many files."""
        limit = f"It holds more than {self.archive_members:,} files, and only these were read"
        return Unreadable("too_many_members", f"{limit}: split it, or raise NIGHTMILL_ARCHIVE_MEMBERS.")

    def nested_too_deep(self) -> Unreadable:
        """The refusal of an archive within too many others."""
        limit = f"It lies within {self.archive_depth:,} other archives"
        return Unreadable("nested_too_deep", f"{limit}: unpack it, or raise NIGHTMILL_ARCHIVE_DEPTH.")

    def out_of_memory(self) -> Unreadable:
        """The refusal of a document that cannot be read within the limit."""
        limit = f"Reading it takes more than {self.reader_memory:,} bytes of memory"
        return Unreadable("out_of_memory", f"{limit}: split it, or raise NIGHTMILL_READER_MEMORY.")

    @contextmanager
    def memory(self) -> Iterator[None]:
        """Make a refusal of the document of what is met when memory runs out."""
        try:
            yield
        except MemoryError:
            raise self.out_of_memory() from None
        except OSError as error:
            if error.errno == errno.ENOMEM:
                raise self.out_of_memory() from None
            raise

    def reader_died(self, death: WorkerDied) -> Unreadable:
        """The refusal of a document that a reader died of."""
        if death.status == -signal.SIGALRM:
            limit = f"Reading it takes more than {self.reader_seconds:,} seconds"
            return Unreadable("timed_out", f"{limit}: split it, or raise NIGHTMILL_READER_SECONDS.")
        memory = "; the kernel does so when memory runs out" if death.status == -signal.SIGKILL else ""
        advice = "open it in its own program and save it anew; if it is sound there, please report this"
        return Unreadable("reader_died", f"The reader {death.how}{memory}: {advice}.")

    def archive_died(self, death: WorkerDied) -> Unreadable:
        """The refusal of an archive that a reader died of."""
        if death.status == -signal.SIGALRM:
            limit = f"Looking through it takes more than {self.archive_seconds:,} seconds"
            return Unreadable("timed_out", f"{limit}: split it, or raise NIGHTMILL_ARCHIVE_SECONDS.")
        return self.reader_died(death)

    def worker_died(self, death: WorkerDied, stage: str) -> Unreadable:
        """The refusal of a document that a worker died of in a later stage."""
        if death.status == -signal.SIGALRM:
            limit = f"To {stage} it takes more than {self.document_seconds:,} seconds"
            return Unreadable("timed_out", f"{limit}: split it, or raise NIGHTMILL_DOCUMENT_SECONDS.")
        memory = "; the kernel does so when memory runs out: split it" if death.status == -signal.SIGKILL else ""
        return Unreadable("worker_died", f"The worker {death.how}{memory} (please report this).")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Have the kernel end this process (SIGALRM) when the block takes longer, whatever it is at."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def confine(memory: int) -> None:
    """Bind this process to so many bytes beyond those it has; leave no core file and no words of libraries behind."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if sys.platform != "linux":
        # Elsewhere a bound on the address space is not kept to, or is below what a process begins with.
        return
    held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = held + memory if hard == resource.RLIM_INFINITY else min(hard, held + memory)
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
