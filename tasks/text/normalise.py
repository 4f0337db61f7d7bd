"""Make text plain: what was decoded wrongly mended, one form of each character, of spaces and of line ends, divided
words whole, with the way back kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from tasks.text.hyphens import joined
from tasks.text.mojibake import mended
from tasks.text.offsets import IDENTITY, OffsetMap, cut, rewrite

#: Characters that show nothing: controls, soft hyphens, zero-width spaces, direction marks. Joiners stay: they spell.
INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffc"
)
#: Characters that are a line end, and a space, by another name.
LINES: Final = "\r\v\f\x85\u2028"
SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
PARAGRAPH: Final = "\u2029"
#: Letters that printing joins, and the two halves of a character beyond the basic plane.
LIGATURES: Final = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
                    "\ufb06": "st"}  # fmt: skip

#: What shows nothing, with the line end after a soft hyphen in a word; halves of characters; joined letters.
ODD: Final = re.compile(f"[{INVISIBLE}{PARAGRAPH}\ud800-\udfff\ufb00-\ufb06]")
UNSEEN: Final = re.compile(
    f"[{INVISIBLE}{PARAGRAPH}]++(?:(?<=\u00ad) *+\n *+(?=[^\\W\\d_]))?"
    "|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff\ufb00-\ufb06]"
)
BLANK: Final = re.compile(r"[ \n\t]{2,}|\t")
NUMBER: Final = re.compile(r"\d+")
#: Without one of these there is nothing to do about blanks.
UNTIDY: Final = ("  ", " \n", "\n ", "\n\n\n", "\t")
#: Canonical ordering takes the square of the length of a run of marks; beyond this they are ordered here.
MARKS: Final = 32


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text and the map to the text it was made from."""

    text: str
    offsets: OffsetMap


def normalise(raw: str) -> Normalised:
    """Plain text: Unicode NFC, line feeds, plain single spaces, at most one empty line in a row, trimmed.

    Typographic quotes and dashes stay. A tab stays where only blanks keep two numbers apart. Normalising twice changes
    nothing more. Linear in the length of `raw`, but for text that was decoded wrongly more than once.
    """
    before, offsets = mended(raw)
    while True:
        plain, step = _plain(before)
        offsets = step.then(offsets)
        text, step = joined(plain)
        offsets = step.then(offsets)
        if text == before.strip(" \n"):
            return Normalised(text, offsets)
        # What was taken out may have brought together what can be mended, and that parts of words.
        before, step = mended(text)
        if before == plain:
            return Normalised(text, offsets)
        offsets = step.then(offsets)


def _plain(text: str) -> tuple[str, OffsetMap]:
    """One form of every character, space and line end."""
    text, offsets = _one_for_one(text), IDENTITY
    if ODD.search(text):
        text, offsets = rewrite(text, UNSEEN, _unseen)
    if not unicodedata.is_normalized("NFC", text):
        text, step = rewrite(text, composing(), _composed)
        offsets = step.then(offsets)
    if any(untidy in text for untidy in UNTIDY):
        text, step = rewrite(text, BLANK, _tidy)
        offsets = step.then(offsets)
    start = len(text) - len(text.lstrip(" \n"))
    end = max(start, len(text.rstrip(" \n")))
    text, step = cut(text, start, end)
    return text, step.then(offsets)


def _one_for_one(raw: str) -> str:
    """Plain spaces and line feeds, every character still in its place: a pair of line ends becomes space, line feed."""
    text = raw.replace("\r\n", " \n")
    for line in LINES if not text.isascii() else LINES[:3]:
        text = text.replace(line, "\n")
    for space in SPACES if not text.isascii() else "":
        text = text.replace(space, " ")
    return text


def _unseen(found: re.Match[str]) -> str:
    seen = found[0]
    if seen[0] in LIGATURES:
        return LIGATURES[seen[0]]
    if "\ud800" <= seen[0] <= "\udfff":
        return seen.encode("utf-16", "surrogatepass").decode("utf-16") if len(seen) == 2 else "\ufffd"
    return "\n\n" if PARAGRAPH in seen else ""


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


def _composed(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", _ordered(found[0]) if len(found[0]) > MARKS else found[0])


def _ordered(found: str) -> str:
    """Marks in canonical order, in the time that sorting takes."""
    apart = "".join(unicodedata.normalize("NFD", c) for c in found)
    runs = groupby(apart, key=lambda c: unicodedata.combining(c) > 0)
    return "".join(c for moves, run in runs for c in (sorted(run, key=unicodedata.combining) if moves else run))


def _tidy(found: re.Match[str]) -> str:
    newlines = found[0].count("\n")
    if newlines:
        return "\n\n" if newlines > 1 else "\n"
    after = NUMBER.match(found.string, found.end())
    if not after or not found.string[found.start() - 1 : found.start()].isdecimal():
        return " "
    # One space may be inside a number: "1 250". A tab, and what is wider before three digits, keeps two columns apart.
    return "\t" if "\t" in found[0] or len(after[0]) == 3 else " "
