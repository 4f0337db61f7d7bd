"""Names that a text itself ties to an earlier one: `Full Name (FN)`, `FN (Full Name)`, `known as The Name`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.lexicon import Lexicon
from tasks.extraction.words import UPPER, unaccented

SCORE: Final = 0.85

_BRACKET: Final = re.compile(rf"[ ,]{{0,2}}\([“\"']?((?:[{UPPER}][\w.&-]*)(?: [{UPPER}][\w.&-]*)?)[”\"']?\)")
_ACRONYM: Final = re.compile(rf"[{UPPER}][{UPPER}\d&.-]*[{UPPER}\d]s?|[{UPPER}]\w*[{UPPER}]\w*")
_KNOWN_AS: Final = re.compile(
    r",? ?[(–—-]? ?(?:(?:also|better|popularly|widely|commonly|simply|often|locally|otherwise|sometimes) )?"
    r"(?:known as|nicknamed|dubbed|a\.k\.a\.|aka|alias)(?: simply)? "
    rf"(?:[“\"‘'](?P<quoted>[^”\"’'\n]{{2,40}})[”\"’']|"
    rf"(?P<plain>(?:[Tt]he )?[{UPPER}][\w'’-]*(?: [{UPPER}][\w'’-]*){{0,3}}))"
)
#: One of these is in every text that calls somebody by another name.
_CALLED: Final = ("known as", "nicknamed", "dubbed", "a.k.a.", "aka", "alias")
_SMALL: Final = frozenset({"of", "the", "and", "for", "on", "in", "de", "la", "del", "des", "du", "y", "et", "to", "&"})

#: Kinds whose names are shortened to acronyms in brackets.
_SHORTENED: Final = frozenset({"ORG", "EVENT", "LAW", "FACILITY", "PRODUCT", "PLACE", "COUNTRY"})


def links(text: str, found: Sequence[Found], lexicon: Lexicon) -> list[tuple[int, Found]]:
    """Number of the name that is introduced again, with the other name as it stands after it."""
    called = any(word in text for word in _CALLED)
    return [
        (number, other)
        for number, name in enumerate(found)
        if called or "(" in text[name.end : name.end + 3]
        for other in _after(text, name, lexicon)
    ]


def with_links(text: str, found: Sequence[Found],
               others: Sequence[tuple[int, Found]]) -> tuple[list[Found], dict[int, int]]:  # fmt: skip
    """All names with the other names put in for what they overlap, and `linked`: number -> number of the first name.

    Repeats of another name are linked too.
    """
    meant = {text[other.start : other.end]: number for number, other in others}
    spans = {(found[number].start, found[number].end): other for number, other in others}
    kept: dict[tuple[int, int], Found] = {(f.start, f.end): f for f in found}
    origin: dict[tuple[int, int], tuple[int, int]] = {}
    past = 0
    for span, other in sorted(spans.items()):
        if span not in kept or other.start < past:
            continue
        for place in [p for p in _near(found, other) if p in kept]:
            del kept[place]
        kept[(other.start, other.end)] = other
        origin[(other.start, other.end)] = span
        past = other.end
    for place, name in kept.items():
        number = meant.get(text[name.start : name.end])
        first = (found[number].start, found[number].end) if number is not None else place
        if first != place and place not in origin and name.reading is None and first in kept:
            kept[place] = name._replace(kind=found[number or 0].kind, reading=found[number or 0].reading)
            origin[place] = first
    ordered = sorted(kept)
    number_of = {place: number for number, place in enumerate(ordered)}
    linked = {number_of[place]: number_of[first] for place, first in origin.items() if first in number_of}
    return [kept[place] for place in ordered], linked


def _near(found: Sequence[Found], other: Found) -> Iterator[tuple[int, int]]:
    """The names that overlap `other`."""
    at = bisect_left(found, other.start, key=lambda f: f.end)
    while at < len(found) and found[at].start < other.end:
        if found[at].end > other.start:
            yield found[at].start, found[at].end
        at += 1


def _after(text: str, name: Found, lexicon: Lexicon) -> Iterator[Found]:
    bracket = _BRACKET.match(text, name.end)
    surface = text[name.start : name.end]
    if bracket and name.kind in _SHORTENED:
        other = bracket.group(1)
        reading = lexicon.meaning(other)
        shortened = _ACRONYM.fullmatch(other) and (fits(other, surface) or (reading is None and name.kind == "ORG"))
        shortened = shortened or (reading is None and " " not in other and spells(other, surface))
        if shortened or (reading is None and _ACRONYM.fullmatch(surface) and fits(surface, other)):
            yield Found(bracket.start(1), bracket.end(1), name.kind, SCORE, "link:bracket", name.reading)
    again = _KNOWN_AS.match(text, name.end)
    if again:
        group = "quoted" if again.group("quoted") else "plain"
        start = again.start(group)
        if again.group(group).startswith("the "):
            start += 4
        if re.search(f"[{UPPER}]", text[start : again.end(group)]):
            yield Found(start, again.end(group), name.kind, SCORE, "link:known_as", name.reading)


def fits(acronym: str, name: str) -> bool:
    """Whether the letters of `acronym` are the initials of `name`, small words and one further letter a word aside."""
    letters = "".join(c for c in unaccented(acronym) if c.isalpha()).lower().removesuffix("s")
    words = [w.lower() for w in re.split(r"[\s\-/]+", unaccented(name)) if w]
    main = [w for w in words if w not in _SMALL]
    if len(letters) < 2 or len(main) < 2:
        return False
    initials = "".join(w[0] for w in main)
    return letters in (initials, "".join(w[0] for w in words)) or (
        letters[0] == initials[0] and len(letters) >= 3 and _in_order(letters, main)
    )


def spells(word: str, name: str) -> bool:
    """Whether a word is an acronym written like a word: `Nawe` for National Agency of Wells."""
    return len(word) >= 4 and len(name.split()) >= 3 and fits(word, name)


def _in_order(letters: str, words: Sequence[str]) -> bool:
    """Each letter opens a word or goes on in the same one, in order, and every word but one gives a letter."""
    at = given = 0
    for word in words:
        taken = 0
        for char in word:
            if at < len(letters) and char == letters[at] and (taken or char == word[0]):
                at, taken = at + 1, taken + 1
        given += taken > 0
    return at == len(letters) and given >= len(words) - 1
