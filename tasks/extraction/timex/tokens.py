"""Finding where a time expression may be, and the tokens around it. One pass, linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from tasks.extraction.timex.lexicon import WORDS
from tasks.extraction.timex.triggers import TRIGGER

#: How far an expression may reach to either side of the word that gives it away, in characters.
LEFT: Final = 48
RIGHT: Final = 36
#: Token kinds that no word has.
PAD: Final = "pad"

_DASHES: Final = dict.fromkeys("-–‐‑−", "-")
_QUOTES: Final = dict.fromkeys("'’‘`´", "'")
_GLYPHS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
#: Words and marks as key, kind and value.
_KNOWN: Final = {
    **{word: (word, kind, value) for word, (kind, value) in WORDS.items()},
    **{glyph: (glyph, "grouped", value) for glyph, value in _GLYPHS.items()},
    **{mark: (mark, mark, None) for mark in '.,;:!?()[]"“”/&$£€¥%#+~'},
    **{mark: (key, key, None) for mark, key in (_DASHES | _QUOTES).items()},
}

#: Letters and marks first, as most of a text is words; spaces are taken along, so that nothing is tried at them.
_LEXER: Final = re.compile(
    r"""[ ]*+(?:(?P<ampm>[AaPp]\.\s?[Mm]\b\.?)
    |(?P<plain>[^\W\d_]++(?!\d)|[^\w\s]|_)
    |(?P<gap>\n\s*\n)
    |(?P<x1>(?:[QqHh][1-4]|(?:FY|CY|fy|cy)(?:20)?\d\d|[1-4][QH](?:20)?\d\d)(?![^\W_]))
    |(?P<glyphed>\d{1,6}[½¼¾⅓⅔](?!\w))
    |(?P<alnum>[^\W\d_]++\d\w*+)
    |(?P<iso>(?:1\d|20|21)\d\d(?:(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,2}(?:T\d\d(?::?\d\d){0,2}(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?
        |-?W\d\d(?:-[1-7])?|-[QqHh][1-4]|-(?:0[1-9]|1[0-2]))(?![\w]|[-.]\d|/(?!\d{4}-\d\d)\d))
    |(?P<slashed>\d{1,2}(?P<sep2>[-/.])\d{1,2}(?P=sep2)(?:\d{4}|\d\d)(?!\w|[/.]\d|-\d(?!\d?[/.]\d)))
    |(?P<clock>\d{1,2}(?:[:.]\d\d){1,2}\s?[AaPp](?:\.[Mm]\b\.?|[Mm]\b)|\d{1,2}\s?[AaPp](?:\.[Mm]\b\.?|[Mm]\b)
        |\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?(?![\w:])|[0-2]?\dh[0-5]\d(?!\w))
    |(?P<decade>\d{1,3}0['’]?s\b)
    |(?P<ordinal>\d{1,4}(?:st|nd|rd|th)\b)
    |(?P<grouped>\d{1,3}(?:,\d{3})++(?:\.\d++)?(?!\w)|\d++\.\d++(?!\w))
    |(?P<number>\d++(?!\w))
    |(?P<measured>\d++(?:hrs?|mins?|secs?|yrs?|days?|h|min)\b)
    |(?P<odd>\d\w*+))""",
    re.VERBOSE,
)

#: Position, key, kind and value of one token.
Row = tuple[int, int, str, str, Any]


class Tokens:
    """The tokens of one stretch of text, as parallel columns, padded at the end so that looking ahead is safe.

    `key` is the lower-cased word or the mark, `kind` what the grammar calls it, `value` its number or code; `amounts`
    keeps the counts that `amounts.amount` has read, by their first token.
    """

    __slots__ = ("amounts", "count", "end", "key", "kind", "start", "text", "value")

    def __init__(self, text: str, low: int, high: int) -> None:
        self.text = text
        self.amounts: dict[int, Any] = {}
        rows = _rows(text, low, high)
        self.count = len(rows)
        rows += [(len(text), len(text), "", PAD, None)] * 10
        self.start: tuple[int, ...]
        self.end: tuple[int, ...]
        self.key: tuple[str, ...]
        self.kind: tuple[str, ...]
        self.value: tuple[Any, ...]
        self.start, self.end, self.key, self.kind, self.value = zip(*rows, strict=True)

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return index > 0 and self.start[index] == self.end[index - 1]

    def before(self, index: int) -> str:
        """Key of the token before, empty at the beginning."""
        return self.key[index - 1] if index > 0 else ""

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital."""
        start = self.start[index]
        return self.text[start : start + 1].isupper()


def _rows(text: str, low: int, high: int) -> list[Row]:
    rows: list[Row] = []
    for match in _LEXER.finditer(text, low):
        kind = match.lastgroup or ""
        key, end = match[kind], match.end()
        start = end - len(key)
        if start >= high:
            break
        if kind == "plain":
            word = key.lower()
            known = _KNOWN.get(word)
            if known is None:
                kind = "x1" if key in ("FY", "CY") else "x" if word[0].isalnum() else word
                rows.append((start, end, word, kind, None))
            elif known[1] == "ordinal" and _completes(rows, start, known[2]):
                tens = rows[-2]
                del rows[-2:]  # twenty, -, first: one ordinal
                rows.append((tens[0], end, text[tens[0] : end].lower(), "ordinal", tens[4] + known[2]))
            else:
                rows.append((start, end, *known))
        elif kind == "number":
            rows.append((start, end, key, kind, int(key) if end - start < 10 else None))
        else:
            rows += _others(start, end, key, kind)
    return rows


def _others(start: int, end: int, key: str, kind: str) -> list[Row]:
    """The tokens of figures with more to them: two for a number with its unit, else one."""
    if kind == "ordinal":
        return [(start, end, key, kind, int(key[:-2]))]
    if kind == "decade":
        return [(start, end, key, kind, ("digits", key.rstrip("s'’")))]
    if kind == "grouped":
        return [(start, end, key, kind, float(key.replace(",", "")) if end - start < 16 else None)]
    if kind == "glyphed":
        return [(start, end, key, "grouped", int(key[:-1]) + _GLYPHS[key[-1]])]
    if kind == "measured":
        digits = key.rstrip("abcdefghijklmnopqrstuvwxyz")
        middle, word = start + len(digits), key[len(digits) :]
        unit = {"h": "H", "days": "D", "day": "D"}.get(word) or WORDS[word][1]
        number = int(digits) if len(digits) < 10 else None
        return [(start, middle, digits, "number", number), (middle, end, word, "unit", unit)]
    return [(start, end, key.lower(), "x" if kind in ("alnum", "odd") else kind, None)]


def _completes(rows: list[Row], start: int, value: int) -> bool:
    """Whether an ordinal ends a number in words: the `first` of `twenty-first`."""
    if value > 9 or len(rows) < 2:
        return False
    tens, hyphen = rows[-2:]
    glued = tens[1] == hyphen[0] and hyphen[1] == start
    return glued and hyphen[2] == "-" and tens[3] == "numword" and tens[4] >= 20


def windows(text: str) -> Iterator[Tokens]:
    """The stretches of `text` around its triggers, those that touch taken together, in order."""
    low = high = -1
    floor = 0
    for match in TRIGGER.finditer(text):
        start, end = match.span()
        if low >= 0 and start - LEFT > high:
            tokens = Tokens(text, low, high)
            floor = high
            yield tokens
            low = -1
        if low < 0:
            low = _boundary(text, max(floor, start - LEFT), start)
        high = end + RIGHT
    if low >= 0:
        yield Tokens(text, low, high)


def _boundary(text: str, low: int, start: int) -> int:
    """The first place from `low` on where a token may begin, `start` at the latest."""
    while 0 < low < start and not text[low - 1].isspace():
        low += 1
    return low
