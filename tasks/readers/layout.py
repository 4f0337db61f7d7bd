"""Reading order: from words with their places on a page to lines and paragraphs, column by column.

Words on one height become segments, cut where the space between them is wide. A gutter is a strip of the page that few
segments cross, with lines of text (or what was drawn apart) on both sides; a segment that does cross it, such as a
headline over two columns, ends one pair of columns and begins the next. This is the whitespace analysis of a recursive
X-Y cut (Nagy, Seth, Viswanathan 1992) on segments in place of pixels.

Coordinates are points, x to the right, y upwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from tasks.readers import flow

#: All in heights of a line: the space that parts two segments, and two that were not drawn one after the other.
WIDE: Final = 0.8
APART: Final = 0.35
#: The space that parts two cells of a row.
CELL: Final = 2.0
#: The least width of a gutter between columns that were drawn one by one, and row by row.
GUTTER: Final = 0.5
GUTTER_IN_ROWS: Final = 1.0
#: The space between the text and what stands alone above or below it, and the rows of that.
MARGIN: Final = 1.2
FEW: Final = 2
#: How far a first line is set in.
INDENT: Final = 0.8
#: How far a line is set in that is centred or stands on the other side.
CENTRED: Final = 4.0
#: Lines that a column has at least.
FEWEST: Final = 3
#: How many strips are looked at, the best first; and segments beyond which a page is no text in columns.
TRIES: Final = 30
SEGMENTS: Final = 2000
#: Share of the segments that may cross a gutter.
CROSSING: Final = 0.5
#: Words of letters that a line of text has, and how wide it is beside the widest ones.
SPELLED: Final = re.compile(r"[^\W\d_]{2,}")
WORDS: Final = 2.0
FILLED: Final = 0.55
#: Columns within columns.
DEPTH: Final = 6
#: More words than this are no text but a map or a table of thousands of cells: they are taken as they were drawn.
MOST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Box:
    """Words and the rectangle they fill. `order` is their place among all words as they were drawn."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    order: int

    @property
    def height(self) -> float:
        """Points."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Half-way up."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, parted by line ends, and the height of the highest one."""

    text: str
    height: float


def paragraphs(words: Sequence[Box]) -> list[Paragraph]:
    """The paragraphs of a page in reading order."""
    if len(words) > MOST:
        return [Paragraph(" ".join(word.text for word in words), 0.0)]
    found: list[Paragraph] = []
    for part in _margins(_segments(words)):
        for block in _blocks(part, DEPTH):
            found += _paragraphs(_rows(block))
    return found


def joined(texts: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Paragraphs, columns or pages one after the other, and where each begins.

    A sentence that goes on in the next one is not torn apart: no stop before, a small letter after.
    """
    parts: list[str] = []
    begins: list[int] = []
    length = 0
    for text in texts:
        if parts and text:
            goes_on = parts[-1][-1] not in ".!?:;\"'”’)]" and text[0].islower()
            parts.append("\n" if goes_on else "\n\n")
            length += len(parts[-1])
        begins.append(length)
        parts += [text] if text else []
        length += len(text)
    return "".join(parts), tuple(begins)


def _rows(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes on one height, from the top down, each row from left to right.

    A small box beside a large one, such as the number of a note, is on its row when it is half within it.
    """
    rows: list[list[Box]] = []
    open_rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: -box.middle):
        open_rows = [row for row in open_rows if row[0].bottom < box.top]
        near = [(abs(row[0].middle - box.middle), row) for row in open_rows if _level(row[0], box)]
        if near:
            min(near, key=lambda each: each[0])[1].append(box)
        else:
            rows.append([box])
            open_rows.append(rows[-1])
    return [sorted(row, key=lambda box: box.left) for row in rows]


def _level(one: Box, other: Box) -> bool:
    small, large = sorted((one, other), key=lambda box: box.height)
    if small.height > 0.8 * large.height:
        return abs(small.middle - large.middle) < 0.35 * small.height
    return min(small.top, large.top) - max(small.bottom, large.bottom) > 0.5 * small.height


def _segments(words: Sequence[Box]) -> list[Box]:
    """The words of each row, cut where the space between them is wide."""
    found = []
    for row in _rows(words):
        start = 0
        for i, (one, other) in enumerate(pairwise(row), 1):
            gap, height = other.left - one.right, min(one.height, other.height)
            if gap > WIDE * height or (gap > APART * height and other.order != one.order + 1):
                found.append(_merged(row[start:i]))
                start = i
        found.append(_merged(row[start:]))
    return found


def _merged(row: Sequence[Box]) -> Box:
    return Box(
        " ".join(box.text for box in row),
        row[0].left,
        min(box.bottom for box in row),
        max(box.right for box in row),
        max(box.top for box in row),
        row[0].order,
    )


def _margins(segments: Sequence[Box]) -> Iterator[list[Box]]:
    """What stands alone at the top of a page, the page itself, and what stands alone at its bottom."""
    rows = _rows(segments)
    edges = [
        i
        for i, (above, below) in enumerate(pairwise(rows), 1)
        if min(b.bottom for b in above) - max(b.top for b in below) > MARGIN * max(b.height for b in (*above, *below))
    ]
    head = max((i for i in edges if i <= FEW), default=0)
    foot = min((i for i in edges if i >= max(head, len(rows) - FEW)), default=len(rows))
    for part in (rows[:head], rows[head:foot], rows[foot:]):
        if part:
            yield [box for row in part for box in row]


def _blocks(segments: Sequence[Box], depth: int) -> Iterator[list[Box]]:
    """Segments that are read row by row, block after block."""
    gutter = _gutter(segments) if depth else None
    if gutter is None:
        if segments:
            yield list(segments)
        return
    left, right, across = _parted(segments, gutter)
    # Every segment across ends the columns above it and begins those below.
    edges = [float("inf"), *sorted((box.middle for box in across), reverse=True), float("-inf")]
    for top, bottom in pairwise(edges):
        for side in (left, right):
            yield from _blocks([box for box in side if bottom < box.middle <= top], depth - 1)
        spanning = [box for box in across if box.middle == bottom]
        if spanning:
            yield spanning


def _parted(segments: Sequence[Box], gutter: tuple[float, float]) -> tuple[list[Box], list[Box], list[Box]]:
    """What is left of a gutter, right of it, and across it.

    A line of a column that runs into the gutter stays in its column; one that has its height for itself is across.
    """
    low, high = gutter
    left = [box for box in segments if box.right <= low]
    right = [box for box in segments if box.left >= high]
    across: list[Box] = []
    sides = (*left, *right)
    start, end = min(box.left for box in sides), max(box.right for box in sides)
    for box in segments:
        if box.right <= low or box.left >= high:
            continue
        wide = low - box.left > 0.25 * (low - start) and box.right - high > 0.25 * (end - high)
        if wide or not any(_beside(box, other) for other in sides):
            across.append(box)
        else:
            (left if low - box.left > box.right - high else right).append(box)
    return left, right, across


def _beside(one: Box, other: Box) -> bool:
    return min(one.top, other.top) - max(one.bottom, other.bottom) > 0.3 * min(one.height, other.height)


def _gutter(segments: Sequence[Box]) -> tuple[float, float] | None:
    """The left and right edge of the strip that parts two columns best; None where there is one column."""
    if not 2 * FEWEST <= len(segments) <= SEGMENTS:
        return None
    height = median(box.height for box in segments)
    # How many segments lie over each stretch between two of their edges.
    edges = sorted({edge for box in segments for edge in (box.left, box.right)})
    change = dict.fromkeys(edges, 0)
    for box in segments:
        change[box.left] += 1
        change[box.right] -= 1
    over = 0
    strips: list[tuple[int, float, float]] = []
    for low, high in pairwise(edges):
        over += change[low]
        if strips and strips[-1][0] == over and strips[-1][2] == low:
            strips[-1] = (over, strips[-1][1], high)
        else:
            strips.append((over, low, high))
    wide = sorted(
        (over / len(segments) - (high - low) / (edges[-1] - edges[0]), low, high)
        for over, low, high in strips
        if over <= CROSSING * len(segments) and high - low >= GUTTER * height
    )
    return next(((low, high) for _, low, high in wide[:TRIES] if _parts(segments, low, high, height)), None)


def _parts(segments: Sequence[Box], low: float, high: float, height: float) -> bool:
    """Whether there are columns on both sides: beside each other, and either lines of text or drawn one by one."""
    left = [box for box in segments if box.right <= low]
    right = [box for box in segments if box.left >= high]
    if min(len({round(box.middle) for box in side}) for side in (left, right)) < FEWEST:
        return False
    (low_left, high_left), (low_right, high_right) = _span(left), _span(right)
    shared = min(high_left, high_right) - max(low_left, low_right)
    if shared < 0.4 * min(high_left - low_left, high_right - low_right):
        return False
    sides = [side for _, side in sorted([(box.order, 0) for box in left] + [(box.order, 1) for box in right])]
    turns = sum(one != other for one, other in pairwise(sides))
    if turns <= max(2, 0.2 * min(len(left), len(right))):
        return True
    return high - low >= GUTTER_IN_ROWS * height and _is_prose(left) and _is_prose(right)


def _span(side: Sequence[Box]) -> tuple[float, float]:
    return min(box.bottom for box in side), max(box.top for box in side)


def _is_prose(side: Sequence[Box]) -> bool:
    words = sum(len(SPELLED.findall(box.text)) for box in side) / len(side)
    widths = sorted(box.right - box.left for box in side)
    return words >= WORDS and median(widths) >= FILLED * widths[int(0.9 * (len(widths) - 1))]


def _paragraphs(rows: Sequence[Sequence[Box]]) -> Iterator[Paragraph]:
    """Rows of one block, parted where a paragraph ends."""
    lines = [_merged(row) for row in rows]
    pitches = [above.middle - below.middle for above, below in pairwise(lines)]
    usual = median(pitches) if len(pitches) > 2 else max((line.height for line in lines), default=0) * 1.4
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    start = 0
    for i, (above, below) in enumerate(pairwise(lines), 1):
        if _ends(above, below, pitches[i - 1], usual, left, right):
            yield _paragraph(rows[start:i], lines[start:i])
            start = i
    yield _paragraph(rows[start:], lines[start:])


def _ends(above: Box, below: Box, pitch: float, usual: float, left: float, right: float) -> bool:
    """Whether a paragraph ends between two lines: a wide space, another size, a line set in, a last line."""
    high, low = sorted((above.height, below.height), reverse=True)
    if (pitch > 1.3 * usual and pitch > 1.3 * low) or abs(above.left - below.left) > CENTRED * low:
        return True
    if high > 1.25 * low and min(len(above.text), len(below.text)) > 2:
        return True
    indent = INDENT * low
    if below.left - left > indent and above.left - left < 0.3 * low and not below.text[:1].islower():
        return True
    return above.text[-1:] in '.!?”"' and right - above.right > 0.15 * (right - left) and not below.text[:1].islower()


def _paragraph(rows: Sequence[Sequence[Box]], lines: Sequence[Box]) -> Paragraph:
    return Paragraph("\n".join(_line(row) for row in rows), max(line.height for line in lines))


def _line(row: Sequence[Box]) -> str:
    """The segments of a row; what stands far apart are cells."""
    parts = [row[0].text]
    for one, other in pairwise(row):
        gap = other.left - one.right
        parts += [flow.CELL if gap > CELL * min(one.height, other.height) else " ", other.text]
    return "".join(parts)
