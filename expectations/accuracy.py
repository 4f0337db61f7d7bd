"""How well the installed extractors do on the gold documents: precision and recall of each kind of row. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from expectations.gold import Gold, Mark
from tasks.records import MEASURES, Date, Figure, Mention, Quote

#: Misses that are kept of each measure, for whoever has to mend them.
LISTED: Final = 20


@dataclass(frozen=True, slots=True)
class Read:
    """What the extractors found in a gold document; `names` are those of the entities."""

    mentions: Sequence[Mention]
    figures: Sequence[Figure]
    dates: Sequence[Date]
    quotes: Sequence[Quote]
    names: Mapping[str, str]


@dataclass(slots=True)
class Score:
    """Of one measure: annotations, rows found, rows that are right; what was missed (-) or is wrong (+)."""

    measure: str
    expected: int = 0
    found: int = 0
    correct: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing found."""
        both = self.expected + self.found
        return 2 * self.correct / both if both else 1.0

    def add(self, document: Gold, marks: Sequence[Mark], rows: Sequence[Row]) -> None:
        """Count one document; each row is right for one annotation at most."""
        left = list(rows)
        for mark in marks:
            match = next((row for row in left if row.fits(mark)), None)
            if match is None:
                self.misses.append(
                    f"- {document.name}: {' | '.join((document.text[mark.start : mark.end], *mark.cells))}"
                )
            else:
                left.remove(match)
        self.expected += len(marks)
        self.found += len(rows)
        self.correct += len(rows) - len(left)
        self.misses += [f"+ {document.name}: {' | '.join((row.surface, *row.cells))}" for row in left]


@dataclass(frozen=True, slots=True)
class Row:
    """Something found, with its cells as they are annotated; `exact` where the span has to be the same."""

    start: int
    end: int
    surface: str
    cells: tuple[str, ...]
    exact: bool = False

    def fits(self, mark: Mark) -> bool:
        """Whether it says what is annotated, there."""
        if self.exact:
            place = (self.start, self.end) == (mark.start, mark.end)
        else:
            place = self.start < mark.end and mark.start < self.end
        return place and self.cells == mark.cells[: len(self.cells)]


def scores(read: Iterable[tuple[Gold, Read]]) -> tuple[Score, ...]:
    """The score of every measure over all documents.

    mentions: the same characters and kind. figures: values, open sides and unit. items: what is counted, of the figures
    for which that is annotated. dates: the TIMEX3 value. quotes: the words of direct speech, all but a mark at the
    edge. speakers: by whom, of the quotes that were found.
    """
    told = {name: Score(name) for name in MEASURES}
    for document, found in read:
        marks = document.marks
        told["mentions"].add(document, marks["mentions"], [_mention(one) for one in found.mentions])
        told["figures"].add(
            document, [_valued(one) for one in marks["figures"]], [_figure(one) for one in found.figures]
        )
        told["items"].add(document, *_items(marks["figures"], found.figures))
        told["dates"].add(document, marks["dates"], [_row(one, one.value) for one in found.dates])
        spoken = [one for one in found.quotes if one.direct]
        quotes = [_row(one) for one in spoken if any(_same_words(one, mark) for mark in marks["quotes"])]
        odd = [one for one in spoken if not any(_same_words(one, mark) for mark in marks["quotes"])]
        told["quotes"].add(document, marks["quotes"], [*quotes, *(Row(0, 0, one.surface, ()) for one in odd)])
        told["speakers"].add(document, *_speakers(marks["quotes"], spoken, found.names))
    return tuple(told.values())


def _row(one: Mention | Figure | Date | Quote, *cells: str) -> Row:
    return Row(one.start, one.end, one.surface, cells)


def _mention(one: Mention) -> Row:
    return Row(one.start, one.end, one.surface, (one.kind,), exact=True)


def _figure(one: Figure) -> Row:
    return _row(one, interval(one.value_low, one.value_high), one.unit or "")


def _valued(mark: Mark) -> Mark:
    low, dots, high = mark.cells[0].partition("..")
    sides = (low, high) if dots else (low, low)
    value = interval(*(float(side) if side else None for side in sides))
    return Mark(mark.start, mark.end, (value, *mark.cells[1:2]))


def interval(low: float | None, high: float | None) -> str:
    """A value as annotations have it: `5`, `5..7`, `5..`, `..7`."""
    if low == high:
        return _plain(low)
    return f"{_plain(low)}..{_plain(high)}"


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"


def _items(marks: Sequence[Mark], figures: Sequence[Figure]) -> tuple[list[Mark], list[Row]]:
    wanted = [Mark(mark.start, mark.end, (_bare(mark.cells[2]),)) for mark in marks if mark.cells[2:] and mark.cells[2]]
    rows = [
        _row(one, _bare(one.item))
        for one in figures
        if one.item and any(one.start < mark.end and mark.start < one.end for mark in wanted)
    ]
    return wanted, rows


def _bare(item: str) -> str:
    """An item without its article."""
    first, _, rest = item.lower().partition(" ")
    return rest if first in ("the", "a", "an", "its", "their") and rest else item.lower()


def _speakers(marks: Sequence[Mark], quotes: Sequence[Quote], names: Mapping[str, str]) -> tuple[list[Mark], list[Row]]:
    found = [(mark, one) for mark in marks for one in quotes if _same_words(one, mark)]
    rows = [_row(one, names[one.speaker_entity_id or ""]) for _, one in found if (one.speaker_entity_id or "") in names]
    return [mark for mark, _ in found], rows


def _same_words(one: Quote, mark: Mark) -> bool:
    return abs(one.start - mark.start) <= 1 and abs(one.end - mark.end) <= 1


def rows(told: Iterable[Score], run_id: str, recogniser: str) -> Iterator[dict[str, object]]:
    """Scores as rows of `accuracy`."""
    for score in told:
        yield {
            "run_id": run_id,
            "recogniser": recogniser,
            "measure": score.measure,
            "expected": score.expected,
            "found": score.found,
            "correct": score.correct,
            "f1": score.f1,
            "misses": score.misses[:LISTED],
        }
