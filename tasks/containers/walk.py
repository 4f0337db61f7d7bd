"""Walk through a file that holds others, and through those within it, within limits of number, size and depth."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, Final

from tasks.batch.limits import Limits
from tasks.containers import Member, Source, container_of, in_memory, layers
from tasks.containers.names import base_name, member_uri
from tasks.errors import Unreadable
from tasks.readers.detect import ENDINGS, PACKED, ending_of, kind_of
from tasks.readers.options import DEFAULT, Options

#: What can be read from start to end without holding it all, however large it is.
STREAMS: Final = frozenset({"zip", "tar", "mbox", "jsonl", "warc", *layers.KINDS})
#: What is a document itself, whatever it holds.
ALSO_DOCUMENTS: Final = frozenset({"eml"})
#: What holds files, with names of their own: pages and records are named by what they say.
FOLDERS: Final = frozenset({"zip", "tar", "eml"})
#: What a file that may hold others begins with, beside those told by their ending.
BEGINNINGS: Final = (b"PK", b"WARC/", b"From ", b"{", b"[", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
#: Words in the beginning of feeds, and of letters that hold something.
WORDS: Final = (b"<rss", b"<feed", b":feed", b"RDF", b"ubject:", b"From:", b"eceived:")
#: Bytes that tell whether a file may hold others.
GLANCE: Final = 4096


@dataclass(frozen=True, slots=True)
class Found:
    """A file within a file. `kind` is what its container says it is; None where its bytes tell."""

    uri: str
    name: str
    data: bytes
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A container that was read to its end, what opened it, and how many files it holds, at any depth."""

    uri: str
    sha256: str | None
    size: int
    members: int
    opener: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A member that cannot be read; `rest`: a container of which no more can be read."""

    uri: str
    reason: str
    detail: str
    rest: bool = False


Entry = Found | Opened | Refused


def may_hold(head: bytes, file_name: str, options: Options = DEFAULT) -> bool:
    """Whether a file may hold others, by a glance at its first bytes: where not, it is a document or nothing."""
    promised = ENDINGS.get(ending_of(file_name))
    if promised in ("feed", "jsonl", "mbox", "warc", "zip", "tar", "eml", *layers.KINDS):
        return True
    if options.rows_as_documents and promised in ("table", "sheet"):
        return True
    bare = head.lstrip()
    return (
        bare.startswith(BEGINNINGS)
        or kind_of(head[:512], "") == "tar"
        or any(magic.match(head) for magic in PACKED.values())
        or any(word in head for word in WORDS)
    )


def walk(
    file: BinaryIO,
    size: int,
    name: str,
    uri: str,
    limits: Limits,
    options: Callable[[str], Options] = lambda uri: DEFAULT,
    wanted: Callable[[str], bool] = lambda uri: True,
    left_out: Callable[[str], bool] = lambda uri: False,
) -> Iterator[Entry]:
    """All that a file holds, at any depth; nothing when it holds nothing but itself.

    A member comes before what it holds. What cannot be read is told, and the rest goes on. When a container can be read
    no further, or one of the limits is reached, what came before stands. The file itself comes last, unless it is a
    document too.

    Args:
        file: its bytes; it can seek.
        size: how many.
        name: the last part of its path.
        uri: where it lies.
        limits: what one archive may take.
        options: by its address, which fields of a container hold what, and whether it holds documents.
        wanted: says by its address whether a member, or anything in it, is of interest; the others are not read.
        left_out: says so by its address of what is no document, where the names of members are those of files.
    """
    yield from _Walk(size, limits, options, wanted, left_out).file(file, size, name, uri)


def _refused(kind: str, uri: str, error: Unreadable) -> Refused:
    """What is told of a container that cannot be read to its end; of a document with others that stands beside it."""
    if kind in ALSO_DOCUMENTS:
        return Refused(member_uri(uri, ("attachments",)), error.reason, error.detail)
    return Refused(uri, error.reason, error.detail, rest=True)


class _Exhausted(Unreadable):
    """A limit of the whole archive is reached: nothing more of it is read, at whatever depth."""

    @classmethod
    def of(cls, refusal: Unreadable) -> _Exhausted:
        """The same, for the whole archive."""
        return cls(refusal.reason, refusal.detail)


class _Walk:
    """One walk, and what it has taken so far."""

    def __init__(
        self,
        packed: int,
        limits: Limits,
        options: Callable[[str], Options],
        wanted: Callable[[str], bool],
        left_out: Callable[[str], bool],
    ) -> None:
        self.packed = packed
        self.limits = limits
        self.options = options
        self.wanted = wanted
        self.left_out = left_out
        self.unpacked = 0
        self.count = 0

    def file(self, file: BinaryIO, size: int, name: str, uri: str) -> Iterator[Entry]:
        """The file on the disk."""
        most = self.limits.max_bytes
        head = file.read(most + 1 if size <= most else layers.HEAD)
        kind = kind_of(head, name)
        file.seek(0)
        if size > most and kind not in STREAMS:
            return
        if self._opens(head, kind, uri):
            yield from self._container(file, size, kind, name, uri, None, 1)

    def _opens(self, data: bytes, kind: str, uri: str) -> bool:
        if kind in layers.KINDS:
            return True
        container = container_of(kind)
        # What is broken is not opened: as a document it is told what is wrong with it.
        with suppress(Unreadable):
            return container is not None and container.opens(data, kind, self.options(uri))
        return False

    def _container(
        self, file: BinaryIO, size: int, kind: str, name: str, uri: str, sha256: str | None, depth: int
    ) -> Iterator[Entry]:
        """What a container holds, then the container itself."""
        before = self.count
        try:
            if depth > self.limits.archive_depth:
                raise self.limits.nested_too_deep()
            opener = yield from self._unlayered(file, kind, name, uri, depth)
        except _Exhausted as error:
            if depth > 1:
                raise
            yield _refused(kind, uri, error)
        except Unreadable as error:
            yield _refused(kind, uri, error)
        else:
            if kind not in ALSO_DOCUMENTS:
                yield Opened(uri, sha256, size, self.count - before, opener)

    def _unlayered(self, file: BinaryIO, kind: str, name: str, uri: str, depth: int) -> Generator[Entry, None, str]:
        """The members; those of an archive that is compressed as a whole lie in the compressed file themselves. Returns
        what has opened it.
        """
        if kind not in layers.KINDS:
            return (yield from self._members(file, kind, name, uri, depth))
        stream, head = layers.unpacked(file, kind, self._meter)
        inner = layers.inner_name(name)
        held = kind_of(head, inner)
        if held in STREAMS - {"zip", *layers.KINDS} and self._opens(head, held, uri):
            return (yield from self._members(stream, held, inner, uri, depth))
        yield from self._member(Member((inner,), stream.read), member_uri(uri, (inner,)), depth, True)
        return kind

    def _members(self, file: BinaryIO, kind: str, name: str, uri: str, depth: int) -> Generator[Entry, None, str]:
        container = container_of(kind)
        if container is None:
            raise Unreadable("no_reader", f"Nothing opens this kind of file ({kind}).")
        numbers: Counter[str] = Counter()
        source = Source(file, kind, name, self.limits.max_bytes, self.options(uri), self._meter)
        for member in container.members(source):
            place = member_uri(uri, member.path)
            numbers[place] += 1
            yield from self._member(member, member_uri(uri, member.path, numbers[place]), depth, kind in FOLDERS)
        return container.NAME

    def _member(self, member: Member, uri: str, depth: int, is_file: bool) -> Iterator[Entry]:
        self.count += 1
        if self.count > self.limits.archive_members:
            raise _Exhausted.of(self.limits.too_many_members())
        if not self.wanted(uri) or (is_file and self.left_out(uri)):
            return
        try:
            data = member.read(self.limits.max_bytes + 1)
            if len(data) > self.limits.max_bytes:
                raise self.limits.member_too_large()
        except _Exhausted:
            raise
        except Unreadable as error:
            yield Refused(uri, error.reason, error.detail)
            return
        name = base_name(member.path)
        kind = member.kind or kind_of(data, name)
        opens = member.kind in (None, *ALSO_DOCUMENTS) and self._opens(data, kind, uri)
        if not opens or kind in ALSO_DOCUMENTS:
            yield Found(uri, name, data, member.kind)
        if opens:
            sha256 = hashlib.sha256(data).hexdigest()
            yield from self._container(in_memory(data), len(data), kind, name, uri, sha256, depth + 1)

    def _meter(self, count: int) -> None:
        """Take into account what came out of a compressed form. What a single document may be is no bomb yet."""
        self.unpacked += count
        if self.unpacked > self.limits.archive_bytes:
            raise _Exhausted.of(self.limits.unpacks_to_too_much())
        if self.unpacked > max(self.limits.max_bytes, self.packed * self.limits.archive_ratio):
            raise _Exhausted.of(self.limits.bomb())
