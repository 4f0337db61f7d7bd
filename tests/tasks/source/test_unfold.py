"""Nights over folders with archives: what is in them is read, kept, copied, moved and gone like files in a folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.source.decisions import Plan
from tests.tasks.containers import packed
from tests.tasks.containers.packed import tarred, zipped
from tests.tasks.source.nights import LIMITS, Nights


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path)


def told(made: Plan) -> dict[str, str]:
    """Reasons of what was decided, by the address below the source."""
    return {decided.uri.rpartition("/docs/")[2]: decided.reason for decided in made.decisions}


names = st.sampled_from(["a.txt", "b.txt", "d/a.txt", "d/c.txt", "e é/f.txt", "d/!/g#h?.txt"])
texts = st.integers(0, 5).map(lambda n: b"Rain fell %d times." % n)
trees = st.dictionaries(names, texts, max_size=6)


@given(trees, st.sampled_from(sorted(packed.KINDS)), st.booleans())
@settings(deadline=None, max_examples=60)
def test_the_same_documents_as_from_the_folder(tree: dict[str, bytes], ending: str, nested: bool) -> None:
    data = packed.KINDS[ending](tree)
    name = f"x.{ending}"
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        plain, inside = Nights(Path(one)), Nights(Path(two))
        plain.lay({**tree, "z.txt": b"Sun."})
        inside.lay({**({"y.zip": zipped([(name, data)])} if nested else {name: data}), "z.txt": b"Sun."})
        plain.night()
        inside.night()
        assert sorted(inside.texts.values()) == sorted(plain.texts.values())
        loaded = sorted(state for state in inside.states().values() if state != "opened")
        assert loaded == sorted(plain.states().values())


@given(st.lists(st.tuples(trees, st.sampled_from(["x.zip", "x.tar.gz", "y.tar"])), min_size=2, max_size=4))
@settings(deadline=None, max_examples=60)
def test_only_what_is_new_is_read_and_nothing_is_lost(steps: list[tuple[dict[str, bytes], str]]) -> None:
    with tempfile.TemporaryDirectory() as home:
        nights = Nights(Path(home))
        earlier: set[tuple[str, str | None]] = set()
        for tree, name in steps:
            nights.lay({name: packed.KINDS[name.partition(".")[2]](tree), "z.txt": b"Sun."})
            nights.night()
            assert sorted(nights.texts.values()) == sorted({*tree.values(), b"Sun."})
            there = {
                (uri.rpartition("/docs/")[2], before.sha256)
                for uri, before in nights.known.items()
                if before.state in ("loaded", "unchanged")
            }
            assert not {(uri, sha256) for uri, sha256 in there & earlier if uri in nights.read}
            nights.night()
            assert not nights.looked
            assert not nights.read
            earlier = there


def test_a_changed_archive(nights: Nights) -> None:
    files = {f"{n}.txt": b"Rain %d." % n for n in range(4)}
    nights.lay({"x.zip": zipped(files.items())})
    nights.night()
    assert len(nights.read) == 4
    nights.lay(
        {"x.zip": zipped([("0.txt", b"Rain 0."), ("1.txt", b"Sun."), ("3.txt", b"Rain 3."), ("4.txt", b"Wind.")])}
    )
    made = nights.night()
    assert nights.looked == ["x.zip"]
    assert sorted(nights.read) == ["x.zip!/1.txt", "x.zip!/4.txt"]
    assert told(made) == {"x.zip": "container", "x.zip!/2.txt": "source_gone"}
    assert made.continuing == {"unchanged": 2}
    assert {d.version for d in nights.documents.values() if d.uri.endswith("1.txt")} == {2}


def test_an_archive_that_is_gone_takes_its_documents_along(nights: Nights) -> None:
    nights.lay({"x.zip": zipped([("a.txt", b"Rain."), ("n.zip", zipped([("b.txt", b"Sun.")]))]), "z.txt": b"Wind."})
    nights.night()
    nights.lay({"z.txt": b"Wind."})
    made = nights.night()
    assert set(told(made).values()) == {"source_gone"}
    assert len(made.decisions) == 4
    assert list(nights.texts.values()) == [b"Wind."]


def test_a_file_within_an_archive_is_a_copy_of_the_one_outside(nights: Nights) -> None:
    nights.lay({"a.zip": zipped([("a.txt", b"Rain.")]), "z.txt": b"Rain."})
    nights.night()
    assert nights.states() == {"a.zip": "opened", "a.zip!/a.txt": "duplicate", "z.txt": "loaded"}
    nights.lay({"a.zip": zipped([("a.txt", b"Rain.")])})
    made = nights.night()
    assert told(made) == {"a.zip!/a.txt": "moved", "z.txt": "moved"}
    assert not nights.read


def test_a_copy_in_an_archive_is_read_when_its_original_is_rewritten(nights: Nights) -> None:
    nights.lay({"a.zip": zipped([("a.txt", b"Rain.")]), "z.txt": b"Rain."})
    nights.night()
    nights.lay({"a.zip": zipped([("a.txt", b"Rain.")]), "z.txt": b"Sun."})
    nights.night()
    assert nights.looked == ["z.txt"]
    assert sorted(nights.read) == ["a.zip!/a.txt", "z.txt"]
    assert sorted(nights.texts.values()) == [b"Rain.", b"Sun."]


def test_one_that_was_only_touched_is_not_opened(nights: Nights) -> None:
    nights.lay({"a.zip": zipped([("a.txt", b"Rain.")])})
    nights.night()
    os.utime(nights.docs / "a.zip", ns=(1, 1))
    made = nights.night()
    assert (nights.looked, nights.read, told(made)) == ([], [], {"a.zip": "container"})
    assert not nights.night().decisions


def test_what_failed_is_tried_again_without_opening_the_rest(nights: Nights) -> None:
    nights.lay({"a.zip": zipped([("a.txt", b"Rain."), ("b.pdf", b"%PDF-1.7 broken startxref")])})
    nights.night()
    assert nights.states()["a.zip!/b.pdf"] == "failed"
    nights.night()
    assert (nights.looked, nights.read) == ([], ["a.zip!/b.pdf"])


def test_documents_are_read_again_from_an_archive_that_has_not_changed(nights: Nights) -> None:
    nights.lay({"a.tar": tarred([("a.txt", b"Rain."), ("b.txt", b"Sun.")])})
    nights.night()
    again: dict[str, tuple[str, ...]] = {
        one.doc_id: () for one in nights.documents.values() if one.uri.endswith("b.txt")
    }
    made = nights.night(again)
    assert nights.read == ["a.tar!/b.txt"]
    assert [reading.again for reading in made.readings] == [True]


def test_what_was_read_of_an_archive_that_breaks_stays(nights: Nights) -> None:
    whole = tarred([(f"{n}.txt", b"Rain %d. " % n * 200) for n in range(6)])
    nights.lay({"a.tar": whole})
    nights.night()
    nights.lay({"a.tar": whole[:6000]})
    made = nights.night()
    assert len(nights.texts) == 6
    assert told(made)["a.tar"] == "broken_file"
    inside = [reason for uri, reason in sorted(told(made).items()) if "!" in uri]
    assert inside == ["broken_file", *["unreadable_folder"] * 3]
    assert not nights.read
    nights.lay({"a.tar": whole})
    nights.night()
    assert set(nights.states().values()) == {"opened", "loaded", "unchanged"}
    assert (len(nights.texts), nights.read) == (6, [])


def locked(files: Sequence[tuple[str, bytes]]) -> bytes:
    """A ZIP whose first member needs a password."""
    data = bytearray(zipped(files))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "failed"),
    [
        ("a.zip", locked([("a.txt", b"Rain"), ("b.txt", b"Sun")]), "a.zip!/a.txt"),
        ("a.tar", tarred([(f"{n}.txt", b"Rain %d. " % n * 200) for n in range(6)])[:6000], "a.tar"),
        ("a.zip", zipped([("b.txt", b"Sun"), ("n.tar.gz", b"\x1f\x8b\x08 cut")]), "a.zip!/n.tar.gz"),
    ],
)
def test_an_archive_of_which_something_fails_is_opened_less_and_less(
    nights: Nights, name: str, data: bytes, failed: str
) -> None:
    nights.lay({name: data})
    opened = []
    for day in range(1, 20):
        nights.night()
        opened += [day] if nights.looked else []
        assert nights.states()[failed] == "failed", "it has its row each night"
    assert opened == [1, 2, 3, 4, 11, 18]
    texts = len(nights.texts)
    nights.lay({name: zipped([("a.txt", b"Rain"), ("b.txt", b"Sun"), ("c.txt", b"Wind")])})
    nights.night()
    assert "failed" not in nights.states().values() and len(nights.texts) >= texts


def test_a_limit_that_is_raised_has_what_was_beyond_it_read(nights: Nights, monkeypatch: pytest.MonkeyPatch) -> None:
    nights.lay({"a.zip": zipped([("a.txt", b"Rain. " * 20_000), ("b.txt", b"Sun")])})
    nights.night()
    assert nights.states()["a.zip!/a.txt"] == "failed"
    monkeypatch.setattr("tests.tasks.source.nights.LIMITS", replace(LIMITS, max_bytes=1 << 20))
    nights.night()
    assert nights.states() == {"a.zip": "opened", "a.zip!/a.txt": "loaded", "a.zip!/b.txt": "loaded"}


def test_a_document_that_becomes_an_archive_is_gone(nights: Nights) -> None:
    nights.lay({"a": b"Rain."})
    nights.night()
    nights.lay({"a": zipped([("b.txt", b"Sun.")])})
    nights.night()
    assert list(nights.texts.values()) == [b"Sun."]
    nights.lay({"a": b"Rain again."})
    nights.night()
    assert list(nights.texts.values()) == [b"Rain again."]
    assert nights.states() == {"a": "loaded"}


def test_a_letter_and_what_is_attached_to_it(nights: Nights) -> None:
    letter = (
        b"From: a@b.c\nSubject: Rain\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        b"--x\n\nRain fell.\n--x\nContent-Disposition: attachment; filename=a.txt\n\nSun shone.\n--x--\n"
    )
    nights.lay({"a.eml": letter})
    nights.night()
    assert nights.states() == {"a.eml": "loaded", "a.eml!/a.txt": "loaded"}
    nights.night()
    assert (nights.looked, nights.read) == ([], [])
    nights.lay({"a.eml": letter.replace(b"Rain fell", b"Rain stopped")})
    nights.night()
    assert nights.read == ["a.eml"]


def test_archives_beside_one_another_are_told_apart(nights: Nights) -> None:
    files = {"a.zip": zipped([("b", b"Rain.")]), "a.zip!/b": b"Sun.", "a!/b.zip": zipped([("b", b"Wind.")])}
    nights.lay(files)
    nights.night()
    assert nights.states() == {
        "a.zip": "opened", "a.zip!/b": "loaded", "a.zip%21/b": "loaded", "a%21/b.zip": "opened",
        "a%21/b.zip!/b": "loaded",
    }  # fmt: skip
