"""Mailboxes (mbox): letters one after the other, each behind a line that begins with `From `."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tasks.containers import Member, Source, digest, held
from tasks.readers.options import Options

NAME: Final = "mbox"
VERSION: Final = "1"
KINDS: Final = ("mbox",)

#: Who it came from, and when it arrived.
BEGIN: Final = re.compile(rb"From \S+.*\d\d:\d\d.*\d{4}")
#: A line of a letter that would look like the beginning of the next.
QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
MESSAGE_ID: Final = re.compile(rb"^message-id:\s*<?([^>\r\n]+)>?\s*$", re.IGNORECASE | re.MULTILINE)
#: Where the fields of a letter end.
HEADS: Final = re.compile(rb"\r?\n\r?\n")
#: Bytes of a line that are looked at together.
LINE: Final = 1 << 20


def opens(data: bytes, kind: str, options: Options) -> bool:
    """Always."""
    return True


def members(source: Source) -> Iterator[Member]:
    """The letters, named by their ids, else by a digest, so that they keep their names when others come or go."""
    letter = bytearray()
    empty = begun = False
    while line := source.file.readline(LINE):
        if (empty or not begun) and BEGIN.match(line):
            if begun:
                yield _member(bytes(letter))
            letter.clear()
            begun, empty = True, False
            continue
        # One byte more than anybody would read says that it is too long.
        if len(letter) <= source.most:
            letter += line
        empty = not line.strip(b"\r\n")
    if begun:
        yield _member(bytes(letter))


def _member(data: bytes) -> Member:
    letter = QUOTED.sub(rb"\1", data)
    letter = letter.removesuffix(b"\n").removesuffix(b"\r") if letter.endswith((b"\n\n", b"\r\n\r\n")) else letter
    told = MESSAGE_ID.search(HEADS.split(letter, maxsplit=1)[0])
    name = told[1].strip().decode("utf-8", "surrogateescape") if told else digest(letter)
    return Member((name,), held(letter), "eml")
