"""Tell what two versions of a document say otherwise: which rows of a table were added, removed or changed."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from warehouse.changes.align import Pair

Row = Mapping[str, Any]
#: Tells of a row and its pair of sentences where it is looked for; None: nowhere.
Where = Callable[[Row, Pair], Hashable]

#: What a row of each table says; where it stands and who found it are no part of that.
SAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "sentences": (),
    "mentions": ("kind", "entity_id"),
    "figures": (
        "value_low", "value_high", "bound", "change", "dimension", "unit", "item", "event", "certainty",
        "speaker_entity_id", "as_of_from", "as_of_to",
    ),
    "dates": ("kind", "value", "date_from", "date_to", "basis"),
    "quotes": ("speaker_entity_id", "cue", "direct"),
}  # fmt: skip

#: From here on two rows of one sentence speak of the same, and two of different ones.
ALIKE: Final = 2.5
SURE: Final = 3.5
#: Pairs of rows that are compared each with each.
SMALL: Final = 10_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that was added (`old` is None), removed (`new` is None) or changed; `fields` says in what.

    `kept` says that the sentence it stands in reads the same in both versions.
    """

    old: Row | None
    new: Row | None
    fields: tuple[str, ...] = ()
    kept: bool = False


def differences(table: str, old: Sequence[Row], new: Sequence[Row], pairs: Sequence[Pair]) -> Iterator[Difference]:
    """What the rows `old` and `new` of a table say otherwise.

    Args:
        table: its name.
        old: rows of the old version, with `sentence_no`, `char_start`, `surface` and what the table `SAYS`.
        new: those of the new one.
        pairs: the sentences of the two, as `align` pairs them.
    """
    if table == "sentences":
        yield from _sentences(old, new, pairs)
        return
    matcher = _Matcher(table, old, new, pairs)
    yield from matcher.differences()


def _sentences(old: Sequence[Row], new: Sequence[Row], pairs: Sequence[Pair]) -> Iterator[Difference]:
    was, now = {row["sentence_no"]: row for row in old}, {row["sentence_no"]: row for row in new}
    for pair in sorted(pairs, key=_place):
        if not pair.same:
            both = pair.old is not None and pair.new is not None
            before = None if pair.old is None else was[pair.old]
            after = None if pair.new is None else now[pair.new]
            yield Difference(before, after, ("surface",) if both else ())


def _place(pair: Pair) -> tuple[int, int, int]:
    return pair.gap, -1 if pair.new is None else pair.new, -1 if pair.old is None else pair.old


class _Matcher:
    """Takes rows away from both sides as they find their counterpart, the surest matches first."""

    def __init__(self, table: str, old: Sequence[Row], new: Sequence[Row], pairs: Sequence[Pair]) -> None:
        self.says = SAYS[table]
        self.likeness = _figures_alike if table == "figures" else _spans_alike
        self.old = dict(enumerate(sorted(old, key=_start)))
        self.new = dict(enumerate(sorted(new, key=_start)))
        self.was = {pair.old: pair for pair in pairs if pair.old is not None}
        self.now = {pair.new: pair for pair in pairs if pair.new is not None}
        self.changed: list[Difference] = []

    def differences(self) -> Iterator[Difference]:
        """First in the same sentence, then among the sentences between two unchanged ones, then anywhere."""
        self._same(self._sentence)
        self._alike(self._sentence, ALIKE)
        self._same(self._gap)
        self._alike(self._gap, SURE)
        self._same(lambda row, pair: True)
        yield from self.changed
        yield from (Difference(row, None, kept=self._kept(row, self.was)) for row in self.old.values())
        yield from (Difference(None, row, kept=self._kept(row, self.now)) for row in self.new.values())

    @staticmethod
    def _kept(row: Row, sentences: Mapping[int, Pair]) -> bool:
        pair = sentences.get(row["sentence_no"])
        return pair is not None and pair.same

    @staticmethod
    def _sentence(row: Row, pair: Pair) -> Hashable:
        """The pair of sentences a row stands in; None where one is without the other."""
        return None if pair.old is None or pair.new is None else (pair.old, pair.new)

    @staticmethod
    def _gap(row: Row, pair: Pair) -> Hashable:
        return pair.gap or None

    def _groups(self, key: Where) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
        """Numbers of rows that are left on both sides, by where they stand."""
        sides: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, rows, sentences in ((0, self.old, self.was), (1, self.new, self.now)):
            for number, row in rows.items():
                pair = sentences.get(row["sentence_no"])
                place = None if pair is None else key(row, pair)
                if place is not None:
                    sides[place][side].append(number)
        yield from ((old, new) for old, new in sides.values() if old and new)

    def _same(self, key: Where) -> None:
        """Take away rows that say the same, in order."""
        for old, new in list(self._groups(key)):
            there: dict[Hashable, deque[int]] = defaultdict(deque)
            for number in new:
                there[self._said(self.new[number])].append(number)
            for number in old:
                same = there.get(self._said(self.old[number]))
                if same:
                    del self.old[number], self.new[same.popleft()]

    def _said(self, row: Row) -> Hashable:
        words = () if self.likeness is _figures_alike else (" ".join(row["surface"].split()),)
        return *words, *(row[name] for name in self.says)

    def _alike(self, key: Where, least: float) -> None:
        """Take away rows that speak of the same and say something else, those most alike first."""
        for old, new in list(self._groups(key)):
            scored = ((self.likeness(self.old[i], self.new[j]), i, j) for i, j in _compared(old, new))
            for _, i, j in sorted((-score, i, j) for score, i, j in scored if score >= least):
                if i in self.old and j in self.new:
                    self._change(self.old.pop(i), self.new.pop(j))

    def _change(self, old: Row, new: Row) -> None:
        fields = tuple(name for name in ("surface", *self.says) if old[name] != new[name])
        self.changed.append(Difference(old, new, fields, kept=self._kept(old, self.was)))


def _start(row: Row) -> tuple[int, int]:
    return row["char_start"], row["char_end"]


def _compared(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All with all; where they are many, those at the same place in turn."""
    if len(old) * len(new) <= SMALL:
        return ((i, j) for i in old for j in new)
    return zip(old, new, strict=False)


def _spans_alike(old: Row, new: Row) -> float:
    """The same words."""
    return SURE if " ".join(old["surface"].split()) == " ".join(new["surface"].split()) else 0


def _figures_alike(old: Row, new: Row) -> float:
    """How likely two figures speak of the same: of the same thing, in the same unit, of what happened to it.

    Two without an item speak of the same where their unit is the same; two with different items only where their
    value is.
    """
    one, other = _item(old), _item(new)
    same_value = all(old[name] == new[name] for name in ("value_low", "value_high"))
    score = 1.0 * bool(old["unit"] == new["unit"]) + 0.5 * bool(old["event"] == new["event"]) + same_value
    if one and other:
        if one == other:
            return score + 3
        if one[-1] == other[-1] and old["dimension"] == new["dimension"]:
            return score + 2
        return score + 1 if same_value else 0
    if old["dimension"] != new["dimension"] or old["unit"] != new["unit"]:
        return score + 1 if same_value else 0
    return score + 1.5


_ARTICLES: Final[Collection[str]] = frozenset({"a", "an", "the"})


def _item(row: Row) -> list[str]:
    return [word for word in (row["item"] or "").casefold().split() if word not in _ARTICLES]
