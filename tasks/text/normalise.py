"""Make text plain: one form of each character, of spaces and of line ends, with the way back kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from tasks.text.offsets import OffsetMap, cut, rewrite

#: Characters that show nothing: controls, soft hyphens, zero-width spaces, direction marks. Joiners stay: they spell.
INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\ufff9-\ufffb"
)
#: Characters that are a line end, and a space, by another name.
LINES: Final = "\r\v\f\x85\u2028"
SPACES: Final = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

ODD: Final = re.compile(f"\r\n|\u2029|[{INVISIBLE}]+|[{LINES}]|[{SPACES}]")
#: A run that canonical composition may change: no ASCII, or ASCII that marks follow.
COMPOSED: Final = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
BLANK: Final = re.compile(r" *\n[ \n]*| {2,}")


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text and the map to the text it was made from."""

    text: str
    offsets: OffsetMap


def normalise(raw: str) -> Normalised:
    """Plain text: Unicode NFC, line feeds, plain single spaces, at most one empty line in a row, trimmed.

    Typographic quotes and dashes stay. Normalising twice changes nothing more. Linear in the length of `raw`.
    """
    text, offsets = rewrite(raw, ODD, _plain)
    if not unicodedata.is_normalized("NFC", text):
        text, step = rewrite(text, COMPOSED, _composed)
        offsets = step.then(offsets)
    text, step = rewrite(text, BLANK, _tidy)
    offsets = step.then(offsets)
    start = len(text) - len(text.lstrip(" \n"))
    end = max(start, len(text.rstrip(" \n")))
    text, step = cut(text, start, end)
    return Normalised(text, step.then(offsets))


def _plain(found: str) -> str:
    if found in ("\r\n", "\r", "\v", "\f", "\x85", "\u2028"):
        return "\n"
    if found == "\u2029":
        return "\n\n"
    return " " if len(found) == 1 and found.isspace() and found not in "\x1c\x1d\x1e\x1f" else ""


def _composed(found: str) -> str:
    return unicodedata.normalize("NFC", found)


def _tidy(found: str) -> str:
    newlines = found.count("\n")
    return "\n\n" if newlines > 1 else "\n" if newlines else " "
