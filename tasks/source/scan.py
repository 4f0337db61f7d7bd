"""List the files of a folder with size and time, and what could not be listed. Opens no file."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tasks.errors import NothingToRead


@dataclass(frozen=True, slots=True)
class Input:
    """A file as it was listed. Times are nanoseconds since 1970."""

    uri: str
    path: str
    size: int
    modified_ns: int
    seen_ns: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something listed that is no readable file. `folder` says that all below it is out of sight too."""

    uri: str
    state: str
    reason: str
    detail: str
    folder: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything found below `root`, in order of its uri."""

    root: str
    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...]

    def hides(self, uri: str) -> bool:
        """Whether `uri` lies in a folder that could not be listed."""
        return any(problem.folder and uri.startswith(problem.uri + "/") for problem in self.problems)


def listing(folder: Path) -> Listing:
    """List `folder` and all below it. Hidden files and folders (a leading dot) are not documents.

    Raises:
        NothingToRead: the folder is missing, not a folder, cannot be listed, or holds nothing.
    """
    check(folder)
    root = folder.resolve()
    inputs: list[Input] = []
    problems: list[Problem] = []
    for found in _walk(str(root)):
        if isinstance(found, Input):
            inputs.append(found)
        else:
            problems.append(found)
    root_uri = root.as_uri()
    if any(problem.uri == root_uri for problem in problems):
        raise NothingToRead(folder, "it cannot be listed: permission denied")
    if not inputs and not problems:
        raise NothingToRead(folder, "it holds no file")
    return Listing(root_uri, tuple(sorted(inputs, key=lambda i: i.uri)), tuple(problems))


def check(folder: Path) -> None:
    """Whether `folder` can be a source at all; costs nothing.

    Raises:
        NothingToRead: it is missing, or not a folder.
    """
    if not folder.exists():
        raise NothingToRead(folder, "there is no such folder")
    if not folder.is_dir():
        raise NothingToRead(folder, "it is not a folder")


def _walk(folder: str) -> Iterator[Input | Problem]:
    """Depth first, links to folders not followed: they may loop."""
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            detail = f"{error.strerror}: give read permission on this folder, or move it out of the source."
            yield Problem(Path(here).as_uri(), "failed", "unreadable_folder", detail, folder=True)
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)
            else:
                yield _entry(entry)


def _entry(entry: os.DirEntry[str]) -> Input | Problem:
    uri = Path(entry.path).as_uri()
    try:
        facts = Path(entry.path).stat()
    except OSError as error:
        return Problem(uri, "failed", "unreadable_file", f"{error.strerror}: mend or remove it.")
    if stat.S_ISDIR(facts.st_mode):
        return Problem(uri, "skipped", "linked_folder", "A link to a folder is not followed; name the folder itself.")
    if not stat.S_ISREG(facts.st_mode):
        return Problem(uri, "skipped", "not_a_file", "A pipe, socket or device is never opened.")
    return Input(uri, entry.path, facts.st_size, facts.st_mtime_ns, time.time_ns())
