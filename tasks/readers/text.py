"""Plain text, also with a first line that opens with `date YYYY-MM-DD`."""

from __future__ import annotations

import re
from typing import Final

from tasks.readers import Parsed, days
from tasks.readers.options import DEFAULT, Options
from tasks.text.decode import decode
from tasks.text.offsets import cut

NAME: Final = "text"
VERSION: Final = "1"
KINDS: Final = ("text",)

HEADER: Final = re.compile(r"\s*date:?\s+(\d{4})-(\d\d)-(\d\d)\b[ \t]*\n?", re.IGNORECASE)
LONGEST_TITLE: Final = 120


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """The text without its header.

    Raises:
        Unreadable: empty, binary, or in no known encoding.
    """
    decoded = decode(data)
    source = decoded.text
    header = HEADER.match(source)
    published_on = days.day(*header.groups()) if header else None
    start = header.end() if header and published_on else 0
    basis = "header"
    text, offsets = cut(source, start, len(source))
    if published_on is None:
        published_on, basis = days.at_the_top(text), "text"
    if published_on is None:
        published_on, basis = days.in_file_name(file_name), "file_name"
    return Parsed(
        text,
        offsets,
        "text/plain",
        decoded.encoding,
        title=title(text),
        published_on=published_on,
        published_basis=basis if published_on else "none",
    )


def title(text: str) -> str | None:
    """The first line, when it is a headline: short, no full stop, no day of publication, an empty line after it."""
    lines = [line.strip() for line in text[:2000].lstrip().splitlines()[:2]]
    if len(lines) < 2 or lines[1] or not lines[0] or len(lines[0]) > LONGEST_TITLE:
        return None
    if lines[0][-1] in ".!,;:" or days.at_the_top(lines[0]):
        return None
    return lines[0]
