"""Make text plain: one form of each character, of spaces and of line ends, with the way back kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from tasks.text.offsets import OffsetMap, cut, rewrite

#: Characters that show nothing: controls, soft hyphens, zero-width spaces, direction marks. Joiners stay: they spell.
INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffc"
)
#: Characters that are a line end, and a space, by another name.
LINES: Final = "\r\v\f\x85\u2028"
SPACES: Final = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
PARAGRAPH: Final = "\u2029"

UNSEEN: Final = re.compile(f"[{INVISIBLE}{PARAGRAPH}]+")
BLANK: Final = re.compile(r"[ \n]{2,}")
#: Canonical ordering takes the square of the length of a run of marks; beyond this they are ordered here.
MARKS: Final = 32


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text and the map to the text it was made from."""

    text: str
    offsets: OffsetMap


def normalise(raw: str) -> Normalised:
    """Plain text: Unicode NFC, line feeds, plain single spaces, at most one empty line in a row, trimmed.

    Typographic quotes and dashes stay. Normalising twice changes nothing more. Linear in the length of `raw`.
    """
    text, offsets = rewrite(_one_for_one(raw), UNSEEN, _unseen)
    if not unicodedata.is_normalized("NFC", text):
        text, step = rewrite(text, composing(), _composed)
        offsets = step.then(offsets)
    text, step = rewrite(text, BLANK, _tidy)
    offsets = step.then(offsets)
    start = len(text) - len(text.lstrip(" \n"))
    end = max(start, len(text.rstrip(" \n")))
    text, step = cut(text, start, end)
    return Normalised(text, step.then(offsets))


def _one_for_one(raw: str) -> str:
    """Plain spaces and line feeds, every character still in its place: a pair of line ends becomes space, line feed."""
    text = raw.replace("\r\n", " \n")
    for line in LINES:
        text = text.replace(line, "\n")
    for space in SPACES:
        text = text.replace(space, " ")
    return text


def _unseen(found: str) -> str:
    return "\n\n" if PARAGRAPH in found else ""


@cache
def composing() -> re.Pattern[str]:
    """Finds what canonical composition may change: a character with marks after it, or one spelled otherwise.

    Nothing else begins with a character that composes with the one before, or moves before it (Unicode Standard
    Annex 15, "Stability of concatenated strings"), so that each match can be composed on its own.
    """
    beyond = [chr(code) for code in range(0x300, 0x30000)]
    marks = [c for c in beyond if unicodedata.category(c)[0] == "M" or "\u1160" <= c <= "\u11ff"]
    alone = [c for c in beyond if unicodedata.normalize("NFC", c) != c]
    return re.compile(f"(?s:.)[{_ranges(marks)}]+|[{_ranges(alone)}]")


def _ranges(characters: list[str]) -> str:
    """The inside of a character class."""
    codes = [ord(c) for c in characters]
    first = [a for a, before in zip(codes, [-1, *codes], strict=False) if a != before + 1]
    last = [a for a, after in zip(codes, [*codes[1:], -1], strict=True) if a != after - 1]
    return "".join(f"\\U{a:08x}-\\U{b:08x}" for a, b in zip(first, last, strict=True))


def _composed(found: str) -> str:
    return unicodedata.normalize("NFC", _ordered(found) if len(found) > MARKS else found)


def _ordered(found: str) -> str:
    """Marks in canonical order, in the time that sorting takes."""
    apart = "".join(unicodedata.normalize("NFD", c) for c in found)
    runs = groupby(apart, key=lambda c: unicodedata.combining(c) > 0)
    return "".join(c for moves, run in runs for c in (sorted(run, key=unicodedata.combining) if moves else run))


def _tidy(found: str) -> str:
    newlines = found.count("\n")
    return "\n\n" if newlines > 1 else "\n" if newlines else " "
