"""The offset map: every character of a rewritten text leads back to what it was made from."""

import re
import unicodedata
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.text.normalise import normalise
from tasks.text.offsets import IDENTITY, OffsetMap, cut, rewrite
from tests.tasks.text.test_normalise import ANY

ODD_TEXT = st.text(
    st.one_of(
        st.sampled_from("ab \n\r\t\u00a0\u00ad\u200b\u0301\u0327\u2029\ufeffé.\u1100\u1161\u0958\u2126"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


def naive(text: str, pattern: re.Pattern[str], replace: dict[str, str]) -> list[tuple[str, int, int]]:
    """Each new character with the source span it was made from, found the slow way."""
    made, done = [], 0
    for found in pattern.finditer(text):
        made += [(text[i], i, i + 1) for i in range(done, found.start())]
        new = replace.get(found[0], found[0])
        if new == found[0]:
            made += [(text[i], i, i + 1) for i in range(*found.span())]
        else:
            made += [(c, *found.span()) for c in new]
        done = found.end()
    return made + [(text[i], i, i + 1) for i in range(done, len(text))]


@given(
    st.text("abcx", max_size=30), st.dictionaries(st.sampled_from(["ab", "b", "cc", "abc"]), st.text("xyz", max_size=3))
)
def test_every_span_leads_to_what_it_was_made_from(text: str, replace: dict[str, str]) -> None:
    pattern = re.compile("abc|ab|b|cc")
    new, offsets = rewrite(text, pattern, lambda found: replace.get(found[0], found[0]))
    made = naive(text, pattern, replace)
    assert new == "".join(c for c, _, _ in made)
    for start in range(len(new)):
        for end in range(start + 1, len(new) + 1):
            assert offsets.span(start, end) == (made[start][1], made[end - 1][2])


@given(ODD_TEXT, st.text("ab", max_size=4), st.text("ab", max_size=4))
def test_two_maps_in_a_row_are_one(text: str, first: str, second: str) -> None:
    one, inner = rewrite(text, re.compile(r"\s+|\u0301"), lambda _: first)
    two, outer = rewrite(one, re.compile("a+"), lambda _: second)
    both = outer.then(inner)
    for start in range(len(two)):
        for end in range(start + 1, len(two) + 1):
            begin, stop = outer.begin(start), outer.end(end)
            assert both.span(start, end) == (inner.begin(begin), max(inner.begin(begin), inner.end(stop)))


#: What shows, however a text is normalised: "Â " may become a blank, these may not.
LINE_END = re.compile(r"[\n\v\f\r\x85\u2028\u2029]")
SHOWN = re.compile("[A-Za-z0-9\\u05d0-\\u1fff\\u3041-\\ud7a3]")


@given(ANY)
@settings(max_examples=400)
def test_a_word_sliced_from_the_source_and_normalised_alone_is_the_word(raw: str) -> None:
    """For words of one line, and without mending: whether a word was decoded wrongly its line tells."""
    with patch("tasks.text.normalise.mended", lambda text: (text, IDENTITY)):
        done = normalise(raw)
        for word in re.finditer(r"[^ \n\t]+", done.text):
            start, end = done.offsets.span(*word.span())
            assert 0 <= start < end <= len(raw)
            if not LINE_END.search(raw, start, end):
                assert normalise(raw[start:end]).text == word[0]


@given(ANY)
@settings(max_examples=400)
def test_the_spans_of_a_text_cover_all_that_shows_in_its_source_in_order(raw: str) -> None:
    done = normalise(raw)
    spans = [done.offsets.span(i, i + 1) for i in range(len(done.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert spans == sorted(spans)
    covered = {place for span in spans for place in range(*span)}
    assert [raw[i] for i in range(len(raw)) if SHOWN.match(raw[i]) and raw[i].isalnum() and i not in covered] == []


@given(ODD_TEXT)
def test_arrays_keep_a_map(raw: str) -> None:
    offsets = normalise(raw).offsets
    assert OffsetMap.from_arrays(*offsets.arrays()) == offsets


def test_plain_text_needs_no_map() -> None:
    assert normalise("Plain text.\n\nTwo paragraphs.").offsets == IDENTITY


def test_a_cut_shifts() -> None:
    text, offsets = cut("headline: body", 10, 14)
    assert text == "body"
    assert offsets.span(0, 4) == (10, 14)


UNITS = [
    "a",
    "B",
    "é",
    "e\u0301",
    "q\u0323\u0301",
    "\u1112\u1161\u11ab",
    "\ud55c",
    "\u0958",
    "\u212b",
    "漢",
    "\uf900",
    "ł",
    "–",
]
GAPS = ["", "", " ", "\u00a0", "\u00ad", "\u200b\u2060", "\r\n", "\u2029", " \t\n\n \n", "\ufeff "]


@given(st.lists(st.tuples(st.sampled_from(UNITS), st.sampled_from(GAPS)), min_size=1))
def test_each_letter_leads_to_just_the_characters_it_is_made_from(made: list[tuple[str, str]]) -> None:
    """However many letters that are no ASCII stand in a row."""
    raw = "".join(unit + gap for unit, gap in made)
    done = normalise(raw)
    here = there = 0
    for unit, gap in made:
        plain = unicodedata.normalize("NFC", unit)
        here = done.text.index(plain, here)
        assert done.offsets.span(here, here + len(plain)) == (there, there + len(unit))
        here += len(plain)
        there += len(unit) + len(gap)
