"""What the fields of a record say, whatever wrote it: names, lists of names, days in any form that is clear."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tasks.readers import told

LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?![A-Za-z])")
#: Seconds, or thousandths of them, since 1970; of this century.
STAMP: Final = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
#: How deep a field may lie.
DEPTH: Final = 4


def values(record: Mapping[str, Any], names: Sequence[str], depth: int = DEPTH) -> Iterator[Any]:
    """The values of the fields called one of `names`: the least nested first, of these the best name."""
    level: list[Any] = [record]
    for _ in range(depth):
        found: dict[str, list[Any]] = {}
        following: list[Any] = []
        for each in level:
            if isinstance(each, Mapping):
                for name, value in each.items():
                    found.setdefault(str(name).lower(), []).append(value)
                following += each.values()
            elif isinstance(each, list):
                following += each
        for name in names:
            yield from found.get(name.lower(), ())
        level = following


def word(record: Mapping[str, Any], names: Sequence[str], depth: int = DEPTH) -> str | None:
    """The first of the fields that says something in one line."""
    return next(filter(None, map(said, values(record, names, depth))), None)


def said(value: Any, depth: int = DEPTH) -> str | None:
    """A value in one line; of several all, of a person with an address the name."""
    if isinstance(value, list | dict) and not depth:
        return None
    if isinstance(value, list):
        return ", ".join(filter(None, (said(each, depth - 1) for each in value))) or None
    if isinstance(value, dict):
        return said(value.get("name"), depth - 1)
    words = " ".join(str("" if value is None else value).split())
    return None if words in ("", "~", "null") else words


def day(record: Mapping[str, Any], names: Sequence[str], depth: int = DEPTH) -> dt.date | None:
    """The first of the fields that names a day."""
    return next(filter(None, map(day_of, values(record, names, depth))), None)


def day_of(value: Any) -> dt.date | None:
    """The day a value names: in digits, in words, or in seconds since 1970 (UTC)."""
    words = said(value) or ""
    stamp = STAMP.fullmatch(words)
    if stamp:
        return (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=int(stamp[1]))).date()
    return told.day(words)


def language_of(value: Any) -> str | None:
    """The code of a language, without its region; a language's name is none."""
    found = LANGUAGE.match(said(value) or "")
    return found[1].lower() if found else None
