"""Glob patterns that say which files are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

#: The pieces of a pattern: any folders, anything at all, anything within a name, one character, one of some.
PIECE: Final = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)
MEMBER: Final = re.compile(r"(.)-(.)|(.)", re.DOTALL)
MEANING: Final = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@dataclass(frozen=True, slots=True)
class Patterns:
    """Which files of a source are its documents: those that `include` names (all, where it is empty) and `exclude` not.

    A pattern is matched with the path below the source, at any depth, or from the top where it begins with a slash.
    `*` stands for anything within a name, `**` for any folders; what names a folder means all that is in it.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, path: str) -> bool:
        """Whether the file at that path is a document."""
        return (not self.include or matches(self.include, path)) and not self.leaves_out(path)

    def leaves_out(self, path: str) -> bool:
        """Whether the file or folder at that path is left out whatever is in it."""
        return bool(self.exclude) and matches(self.exclude, path)


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """Whether one of the patterns means that path, given from the top without a slash before it."""
    return _compiled(patterns).fullmatch(path) is not None


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_expression, patterns)), re.DOTALL)


def _expression(pattern: str) -> str:
    anywhere = "" if pattern.startswith("/") else "(?:.*/)?"
    return f"{anywhere}{''.join(_pieces(pattern.strip('/')))}(?:/.*)?"


def _pieces(pattern: str) -> Iterator[str]:
    for found in PIECE.findall(pattern):
        if found in MEANING:
            yield MEANING[found]
        elif len(found) > 2 and found.startswith("["):
            negated = found.startswith("[!") and len(found) > 3
            yield f"[{'^/' if negated else ''}{''.join(_members(found[1 + negated : -1]))}]"
        else:
            yield re.escape(found)


def _members(some: str) -> Iterator[str]:
    """What stands between brackets: characters, and ranges of them."""
    for first, last, one in MEMBER.findall(some):
        yield f"{re.escape(min(first, last))}-{re.escape(max(first, last))}" if last else re.escape(one)
