"""Cut a long text where it hurts least, so that memory is bounded however long a text is."""

from __future__ import annotations

from collections.abc import Iterator


def pieces(text: str, size: int) -> Iterator[tuple[int, int]]:
    """Spans of at most `size` characters that cover `text`: cut at a paragraph end, else a line, a sentence, a word."""
    start = 0
    while len(text) - start > size:
        end = _cut(text, start, start + size)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _cut(text: str, start: int, limit: int) -> int:
    """The best place to cut in the second half of `text[start:limit]`."""
    middle = start + (limit - start) // 2
    for mark in ("\n\n", "\n", ". ", " "):
        at = text.rfind(mark, middle, limit)
        if at > 0:
            return at + len(mark)
    return limit
