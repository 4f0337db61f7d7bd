"""Which documents an earlier version has read, what of them is done anew, and which of them are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from tasks.source.outdated import BUILT_ON, FOUND_BY, Backfill, anew, meant, outdated, tried_again
from warehouse.known import KnownDocument, KnownHeld
from warehouse.otherwise import Otherwise

FOUND_WITH = {"sentences": "2", "recogniser": "compact", "entities": "3", "dates": "1", "quotes": "1", "figures": "4"}
NOW = {"reader text": "2", "reader html": "1", "reader libraries": "all"} | FOUND_WITH
READERS = {"text 2", "html 1"}


def document(name: str = "d", day: int | None = None, reader: str = "text 2", kept: bool = True,
             **other: str) -> KnownDocument:  # fmt: skip
    published = dt.date(2024, 1, day) if day else None
    return KnownDocument(name, f"file:///{name}", "0", 1, True, reader, "r", published, FOUND_WITH | other, kept)


class Asked:
    """A warehouse that notes what is asked of it."""

    def __init__(self, *documents: KnownDocument) -> None:
        self.held = documents

    def read_otherwise(self, which: Otherwise, limit: int) -> Iterator[KnownDocument]:
        self.which = which
        yield from self.held[:limit]


@pytest.mark.parametrize(
    ("old", "tables", "expected"),
    [
        (document(), (), None),
        (document(figures="3"), (), ("figures",)),
        (document(dates="0"), (), ("dates", "figures")),
        (document(entities="2"), (), ("mentions", "quotes", "figures")),
        (document(recogniser="spacy"), (), ("mentions", "quotes", "figures")),
        (document(quotes="0", dates="0"), (), ("dates", "quotes", "figures")),
        (document(sentences="1"), (), ()),
        (document(reader="text 1", figures="3"), (), ()),
        (document(figures="3", kept=False), (), ()),
        (document(figures="3"), ("dates",), None),
        (document(figures="3", dates="0"), ("figures",), ("figures",)),
        (document(figures="3", dates="0"), ("dates",), ("dates", "figures")),
        (document(reader="text 1", figures="3"), ("figures",), ("figures",)),
        (document(reader="text 1"), ("figures",), None),
        (document(figures="3", kept=False), ("figures",), ()),
    ],
)
def test_what_is_done_anew(old: KnownDocument, tables: tuple[str, ...], expected: tuple[str, ...] | None) -> None:
    assert anew(old, READERS, FOUND_WITH, tables) == expected


def test_what_builds_on_a_table_builds_on_what_that_builds_on() -> None:
    for table, others in BUILT_ON.items():
        assert table in FOUND_BY
        assert all(set(BUILT_ON[other]) <= set(others) for other in others)


def test_those_that_are_of_today_are_left_out() -> None:
    asked = Asked(document("a", figures="3"), document("b"), document("c", reader="text 1"))
    found = list(outdated(asked, NOW, Backfill(9)))
    assert [(one.document.doc_id, one.redo) for one in found] == [("a", ("figures",)), ("c", ())]
    assert set(asked.which.readers or ()) >= READERS and asked.which.found_with == FOUND_WITH
    assert [one.document.doc_id for one in outdated(asked, NOW, Backfill(1))] == ["a"]


@pytest.mark.parametrize(
    ("read", "tables", "redo"),
    [
        (document(), ("figures",), ("figures",)),
        (document(), ("dates", "figures"), ("dates", "figures")),
        (document(), ("quotes",), ("quotes", "figures")),
        (document(dates="0"), ("quotes",), ("dates", "quotes", "figures")),
        (document(reader="text 1"), ("figures",), ()),
        (document(kept=False), ("figures",), ()),
    ],
)
def test_rows_in_quarantine_are_found_anew_with_what_builds_on_them(
    read: KnownDocument, tables: tuple[str, ...], redo: tuple[str, ...]
) -> None:
    assert tried_again(KnownHeld(read, tables, ("rule",), 1), NOW) == redo


def test_only_what_is_meant_is_asked_for() -> None:
    days = dt.date(2024, 1, 2), dt.date(2024, 1, 3)
    assert meant(NOW, Backfill(0, *days, ("dates", "quotes"))) == Otherwise(None, {"dates": "1", "quotes": "1"}, *days)
    assert meant(NOW, Backfill(0)) == Otherwise({*READERS, "libraries all"}, FOUND_WITH)
