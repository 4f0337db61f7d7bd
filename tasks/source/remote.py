"""Sources that are no folders here: whatever fsspec reaches, listed by what its server says, fetched one at a time."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final

import fsspec
from fsspec.callbacks import Callback

from tasks.collect import NOT_THE_DOCUMENT, attempt
from tasks.containers.names import ENTER, is_member
from tasks.errors import Unreadable, UsageError
from tasks.source.scan import Input, Problem
from tasks.source.sources import Source

#: The extra that a kind of address needs.
EXTRAS: Final[Mapping[str, str]] = {
    "s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs", "abfs": "azure", "abfss": "azure", "az": "azure",
    "sftp": "sftp", "ssh": "sftp", "http": "http", "https": "http",
}  # fmt: skip
#: Stores without folders: all names below a place come in one listing.
FLAT: Final = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az"})
#: Under which names servers tell when something was written, and what they call its content.
WRITTEN: Final = ("LastModified", "last_modified", "mtime", "updated", "modified", "Last-Modified", "created")
CONTENT: Final = ("ETag", "etag", "md5Hash", "content_md5", "Content-MD5")

AGAIN: Final = "it is tried again next time; see that the address, the network and your rights are right"


def check(source: Source) -> None:
    """Whether the library that reaches such an address is there.

    Raises:
        UsageError: it is not, or there is none.
    """
    _reach(source.where)


def walk(source: Source) -> Iterator[Input | Problem]:
    """All files of a source, each named by the address of the source and its path below; as `scan.walk`.

    Raises:
        Unreadable: `unreachable_source`, it cannot be listed.
        UsageError: the library that reaches it is missing.
    """
    root = source.where.rstrip("/")
    files, top = _reach(source.where)
    done, told = attempt(files.info, top)
    if not done:
        raise _unreachable(told)
    if told.get("type") != "directory":
        yield _input(root, told)
        return
    flat = root.partition("://")[0] in FLAT
    for facts in _found(files, top, source) if flat else _folders(files, top, root, source):
        if isinstance(facts, Problem):
            yield facts
        else:
            below = _below(facts, top)
            if source.patterns.takes(below) and not below.endswith("/") and not _hidden(below):
                yield _named(f"{root}/{below}", facts)


def fetch(found: Input, target: Path, most: int) -> str:
    """Bring the bytes of an input to `target`; returns their SHA-256.

    Args:
        found: the input.
        target: a file that is made or replaced.
        most: bytes beyond which it is given up.

    Raises:
        Unreadable: it is gone, cannot be fetched, or is larger.
        OSError: there is no room for it here.
    """
    files, path = _reach(found.uri)
    done, error = attempt(files.get_file, path, str(target), callback=_Meter(most))
    if not done:
        target.unlink(missing_ok=True)
        if isinstance(error, Unreadable):
            raise error
        if isinstance(error, FileNotFoundError):
            raise Unreadable("vanished", "It was there when listed, gone when read: put it back.") from None
        if isinstance(error, OSError) and error.errno in NOT_THE_DOCUMENT:
            raise error
        raise Unreadable("unreachable", f"It could not be fetched ({_words(error)}): {AGAIN}.") from None
    with target.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def here(found: Input, most: int) -> Iterator[Path]:
    """A copy of a remote input on this machine, for as long as the block lasts.

    Raises:
        Unreadable, OSError: as `fetch`.
    """
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "content"
        fetch(found, target, most)
        yield target


class _Meter(Callback):  # type: ignore[misc]
    """Gives up what is larger than it may be, which its server need not have said."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def relative_update(self, inc: int = 1) -> None:
        super().relative_update(inc)
        if self.value > self.most:
            limit = f"More than {self.most:,} bytes, which is the limit"
            raise Unreadable("too_large", f"{limit}: split it, or raise NIGHTMILL_MAX_BYTES.")


def _reach(address: str) -> tuple[Any, str]:
    """The file system of an address and the path within it; nothing is asked of a server."""
    protocol = address.partition("://")[0].lower()
    extra = EXTRAS.get(protocol)
    try:
        return fsspec.core.url_to_fs(address, use_listings_cache=False)  # type: ignore[no-any-return]
    except ImportError:
        if extra is None:
            raise UsageError(f"No library is installed that reaches {protocol}:// addresses ({address}).") from None
        advice = f'needs nightmill[{extra}]: pip install "nightmill[{extra}]"'
        raise UsageError(f"Reading {address} {advice}.") from None
    except ValueError as error:
        known = ", ".join(f"{name}://" for name in EXTRAS)
        raise UsageError(f"{address} is no address that can be read ({error}). There are {known}.") from None


def _found(files: Any, top: str, source: Source) -> Iterator[Mapping[str, Any]]:
    done, told = attempt(files.find, top, detail=True)
    if not done:
        raise _unreachable(told)
    for facts in told.values():
        if facts.get("type") != "directory" and not source.patterns.leaves_out(_below(facts, top)):
            yield facts


def _folders(files: Any, top: str, root: str, source: Source) -> Iterator[Mapping[str, Any] | Problem]:
    """Folder by folder; one that cannot be listed hides what is in it. Links are not followed: they may loop."""
    pending = [top]
    while pending:
        here = pending.pop()
        done, told = attempt(files.ls, here, detail=True)
        if not done and here == top:
            raise _unreachable(told)
        if not done:
            detail = f"It could not be listed ({_words(told)}): {AGAIN}."
            yield Problem(f"{root}/{_below({'name': here}, top)}", "failed", "unreadable_folder", detail, folder=True)
            continue
        for facts in told:
            below = _below(facts, top)
            if _hidden(below) or source.patterns.leaves_out(below):
                continue
            if facts.get("type") == "directory":
                pending.append(facts["name"])
            elif facts.get("type") == "file":
                yield facts
            else:
                detail = "A link, pipe or device is not followed: name what it leads to."
                yield Problem(f"{root}/{below}", "skipped", "not_a_file", detail)


def _named(uri: str, facts: Mapping[str, Any]) -> Input | Problem:
    """An input; one whose address looks like that of a file within a file is none."""
    if is_member(uri):
        detail = "A folder of it ends in an exclamation mark, which stands for an archive in addresses: rename it."
        return Problem(uri.replace(ENTER, "%21/"), "failed", "unusable_name", detail)
    return _input(uri, facts)


def _below(facts: Mapping[str, Any], top: str) -> str:
    name = str(facts["name"])
    return name.removeprefix(top.rstrip("/")).lstrip("/")


def _hidden(path: str) -> bool:
    return path.startswith(".") or "/." in path


def _input(uri: str, facts: Mapping[str, Any]) -> Input:
    etag = next((str(facts[name]) for name in CONTENT if facts.get(name)), None)
    return Input(uri, "", int(facts.get("size") or 0), _written(facts), time.time_ns(), etag)


def _written(facts: Mapping[str, Any]) -> int:
    """When it was written, in nanoseconds since 1970; 0 where the server does not say."""
    told = next((facts[name] for name in WRITTEN if facts.get(name)), None)
    if isinstance(told, str):
        told = _time(told)
    if isinstance(told, dt.datetime):
        told = (told if told.tzinfo else told.replace(tzinfo=dt.UTC)).timestamp()
    return int(told * 1_000_000) * 1000 if isinstance(told, int | float) else 0


def _time(words: str) -> dt.datetime | None:
    """A time as servers write it: ISO 8601, or as in the header of a letter."""
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError):
            return read(words)
    return None


def _unreachable(error: BaseException) -> Unreadable:
    missing = isinstance(error, FileNotFoundError) and error.__cause__ is None
    return Unreadable("unreachable_source", "there is nothing at that address" if missing else _words(error))


def _words(error: BaseException) -> str:
    """An error in one line; of a chain the last cause, which is what happened."""
    while error.__cause__ is not None:
        error = error.__cause__
    words = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
