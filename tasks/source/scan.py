"""List the files of a folder with size and time, and what could not be listed. Opens no file."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes

from tasks.containers.names import base_name, is_member, parts
from tasks.source.patterns import Patterns


@dataclass(frozen=True, slots=True)
class Input:
    """A file as it was listed, or a file within a file.

    Args:
        uri: what it is known by.
        path: where its bytes are on this machine; empty while they are elsewhere. Of a file within a file where that
            is, or, once it is unpacked, the pack that holds them.
        size: in bytes; 0 where that is not told. Of a file within a file, what it unpacks to.
        modified_ns: when it was written, nanoseconds since 1970; 0 where that is not told. Of a file within a file,
            when that was.
        seen_ns: when it was looked at.
        etag: what its server calls this content, where it does.
        sha256: of its bytes, where it is known already.
        kind: what it is, where the file it lies in says so.
        members: how many files it holds; None for what is no container.
        told: of a container, by what and with which options it was opened (`source.told`).
        offset, packed: where in the pack its bytes begin, and how many they are there.
    """

    uri: str
    path: str
    size: int
    modified_ns: int
    seen_ns: int
    etag: str | None = None
    sha256: str | None = None
    kind: str | None = None
    members: int | None = None
    told: str | None = None
    offset: int = 0
    packed: int = 0

    @property
    def remote(self) -> bool:
        """Whether it is no file of this machine."""
        return not self.uri.startswith("file://")

    @property
    def name(self) -> str:
        """The last part of its path, fit to be shown."""
        if is_member(self.uri):
            return base_name((parts(self.uri)[-1],))
        if self.remote:
            return self.uri.partition("?")[0].rstrip("/").rpartition("/")[2]
        return Path(self.path).name.encode("utf-8", "replace").decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something listed that is no readable file.

    `folder` says that all in it is out of sight too; `whole` that it is a source as a whole. `found` is the input as it
    was listed, where it could be looked into: what fails so, fails again while that is the same.
    """

    uri: str
    state: str
    reason: str
    detail: str
    folder: bool = False
    whole: bool = False
    found: Input | None = None


def walk(root: Path, patterns: Patterns) -> Iterator[Input | Problem]:
    """The file `root`, or all files below that folder, depth first; links to folders are not followed: they may loop.

    Hidden files and folders (a leading dot) are no documents, but a file that is named itself is one.
    """
    top = str(root)
    if not root.is_dir():
        yield _entry(top, root.as_uri(), root)
        return
    all_of_it = patterns == Patterns()
    strip = len(top.rstrip("/")) + 1
    pending = [top]
    while pending:
        here = pending.pop()
        place = Path(here).as_uri().rstrip("/") + "/"
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        if all_of_it or not patterns.leaves_out(entry.path[strip:]):
                            pending.append(entry.path)
                    elif all_of_it or patterns.takes(entry.path[strip:]):
                        yield _entry(entry.path, place + quote_from_bytes(os.fsencode(entry.name)), entry)
        except OSError as error:
            detail = f"{error.strerror}: give read permission on this folder, or move it out of the source."
            yield Problem(Path(here).as_uri(), "failed", "unreadable_folder", detail, folder=True)


def _entry(path: str, uri: str, entry: os.DirEntry[str] | Path) -> Input | Problem:
    try:
        facts = entry.stat()
    except OSError as error:
        return Problem(uri, "failed", "unreadable_file", f"{error.strerror}: mend or remove it.")
    if stat.S_ISDIR(facts.st_mode):
        return Problem(uri, "skipped", "linked_folder", "A link to a folder is not followed; name the folder itself.")
    if not stat.S_ISREG(facts.st_mode):
        return Problem(uri, "skipped", "not_a_file", "A pipe, socket or device is never opened.")
    return Input(uri, path, facts.st_size, facts.st_mtime_ns, time.time_ns())
