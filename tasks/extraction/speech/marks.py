"""Find what stands between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_PAIRS: Final = {"“": "”", "«": "»", "„": "“”", "‘": "’"}
_MARK: Final = re.compile(r"[“”«»„\"]|(?<![\w,.!?])['‘](?=[\w“])|(?<=[.,!?…])['’](?!\w)")
_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n\s*")

#: Longer than this between two marks, and one of them was forgotten.
LONGEST: Final = 3000


class Quoted(NamedTuple):
    """Words between marks: their span, the paragraph they are in, and whether the speech goes on after it."""

    start: int
    end: int
    paragraph: int
    goes_on: bool


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs: blank lines part them, or single line ends where there are no blank lines."""
    breaks = list(_PARAGRAPH.finditer(text)) or list(re.finditer(r"\n+", text))
    starts = [0, *(b.end() for b in breaks)]
    ends = [*(b.start() for b in breaks), len(text)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]


def quoted(text: str, spans: list[tuple[int, int]]) -> Iterator[Quoted]:
    """What is quoted in each paragraph, ascending. A mark left open runs on if the next paragraph opens with one."""
    singles = not ("“" in text or '"' in text or "«" in text)
    for number, (start, end) in enumerate(spans):
        following = text[spans[number + 1][0]] if number + 1 < len(spans) else ""
        yield from _in_paragraph(text, start, end, number, following, singles)


def _in_paragraph(text: str, start: int, end: int, number: int, following: str, singles: bool) -> Iterator[Quoted]:
    opening = ""
    begins = 0
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if sign in "'‘’" and not singles:
            continue
        if opening and sign in _closing(opening) and not (sign == '"' and _opens(text, mark.start(), begins)):
            if mark.start() > begins:
                yield Quoted(begins, mark.start(), number, False)
            opening = ""
        elif not opening and (sign in _PAIRS or sign in "\"'"):
            opening, begins = sign, mark.end()
        elif opening and sign in "“«":
            # The mark before was forgotten or is of another kind; the new one counts.
            opening, begins = sign, mark.end()
    if opening and following == opening and 0 < end - begins < LONGEST:
        yield Quoted(begins, end, number, True)


def _closing(opening: str) -> str:
    return _PAIRS.get(opening, opening + ("’" if opening == "'" else ""))


def _opens(text: str, at: int, begins: int) -> bool:
    """A straight mark with a space before it and a letter after it opens, unless one is open since a word or two."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isspace() and after.isalnum() and at - begins > LONGEST
