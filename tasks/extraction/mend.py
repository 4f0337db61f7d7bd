"""Mend what a recogniser hands over: edges, titles, lines, and names that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.heads import NEVER, TITLES
from tasks.extraction.words import UPPER
from tasks.records import Name

_LEADING: Final = re.compile(r"(?:[^\w]+|(?:the|a|an|in|of|at|by|and|on|for|from|to|with|The|A|An)\s+)+")
_POSSESSIVE: Final = re.compile(r"['’][sS]$")
_TRAILING: Final = re.compile(r"(?:[^\w]+|\s(?:the|a|an|and|of|in|on|at|for|to|who|said|has|is|was))+$")
_FIRST: Final = re.compile(r"\S+")
_CAPITAL: Final = re.compile(f"[{UPPER}]")
_ABBREVIATED: Final = re.compile(r"(?:\b[A-Z]\.(?:[A-Z]\.)*|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St|Bros)\.)$")
_WEB: Final = re.compile(r"https?:|www\.|@|\.com\b|[<>{}|=#]")


def mend(text: str, names: Iterable[Name]) -> list[Found]:
    """The names with clean edges; those that are no names are left out. Ascending, not overlapping."""
    mended: list[Found] = []
    past = 0
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        start, end = edges(text, max(name.start, past), name.end, person=name.kind == "PERSON")
        if start < end and _is_name(text[start:end], name.kind):
            mended.append(Found(start, end, name.kind, name.score, name.rule))
            past = end
    return mended


def edges(text: str, start: int, end: int, *, person: bool = False) -> tuple[int, int]:
    """The span without articles, titles of a person, possessive, brackets that do not close, and further lines."""
    start, end = _one_line(text, start, end)
    leading = _LEADING.match(text, start, end)
    if leading:
        start = leading.end()
    if person:
        start = past_titles(text, start, end)
    return start, _right(text, start, end)


def _right(text: str, start: int, end: int) -> int:
    for opening, closing in ("()", "[]", "“”"):
        at = text.find(opening, start, end)
        if at >= 0 and text.find(closing, at, end) < 0:
            end = at
    while start < end:
        piece = text[start:end]
        if _ABBREVIATED.search(piece):
            break
        trailing = _POSSESSIVE.search(piece) or _TRAILING.search(piece)
        if trailing is None:
            break
        if (piece.endswith(")") and "(" in piece) or piece.endswith("+"):
            break
        end = start + trailing.start()
    return end


def past_titles(text: str, start: int, end: int) -> int:
    """Where the name begins after its titles; where it is all titles, where it began."""
    at = start
    for word in _FIRST.finditer(text, start, end):
        bare = word.group().rstrip(",")
        if bare not in TITLES and bare.rstrip(".") not in TITLES:
            return word.start()
        at = word.end()
    return start if at >= end else at


def _one_line(text: str, start: int, end: int) -> tuple[int, int]:
    """The first line of the span that holds a capital letter."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if _CAPITAL.search(text, start, stop):
            return start, stop
        start = stop + 1
    return end, end


def _is_name(surface: str, kind: str) -> bool:
    if not _CAPITAL.search(surface) or surface in NEVER or _WEB.search(surface):
        return False
    words = surface.split()
    if kind == "PERSON":
        if any(c.isdigit() for c in surface) or len(words) > 7:
            return False
        if not any(word[0].isupper() and word not in NEVER for word in words):
            return False
    return not (len(words) == 1 and (len(surface) < 2 or (surface.capitalize() in NEVER and not surface.isupper())))
