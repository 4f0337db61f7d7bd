"""Copies of remote inputs on this machine, from discovery until they are read."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Final

from tasks.errors import Unreadable
from tasks.source import remote
from tasks.source.scan import Input, Problem

#: Inputs that are fetched at the same time: it is mostly waiting.
FETCHERS: Final = 8


class Spool:
    """A folder of copies.

    Args:
        folder: made when needed; what an earlier run left in it is cleared away.
        most: bytes of all copies together. What is beyond is fetched once more when it is read.
        largest: bytes of an input beyond which it is not fetched.
    """

    def __init__(self, folder: Path, most: int, largest: Callable[[Input], int]) -> None:
        self.folder = folder
        self.most = most
        self.largest = largest
        self._held = 0
        self._lock = Lock()
        shutil.rmtree(folder, ignore_errors=True)

    def fetched(self, inputs: Sequence[Input]) -> Iterator[Input | Problem]:
        """Each input with its hash and, where there is room, the place of its copy; or why it could not be fetched.

        Raises:
            OSError: there is no room left on this machine.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(FETCHERS) as pool:
            yield from pool.map(self._fetch, inputs)

    def _fetch(self, found: Input) -> Input | Problem:
        largest = self.largest(found)
        if found.size > largest:
            return found
        copy = self.folder / hashlib.sha256(found.uri.encode("utf-8", "surrogatepass")).hexdigest()
        try:
            content = remote.fetch(found, copy, largest)
        except Unreadable as error:
            return Problem(found.uri, "failed", error.reason, error.detail)
        size = copy.stat().st_size
        with self._lock:
            keep = self._held + size <= self.most
            self._held += size if keep else 0
        if not keep:
            copy.unlink()
        return replace(found, path=str(copy) if keep else "", sha256=content)

    def keep(self, paths: Collection[str]) -> None:
        """Drop all copies but these."""
        for copy in self.folder.iterdir() if self.folder.is_dir() else ():
            if str(copy) not in paths:
                copy.unlink()
