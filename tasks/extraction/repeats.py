"""Find the repeats of a document's names that recogniser and lexicon missed, bare surnames among them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.first_names import FIRST_NAMES
from tasks.extraction.gazetteer.heads import NEVER, TITLES
from tasks.extraction.words import Word, fold

SCORE: Final = 0.6

#: Kinds whose names are looked for again.
_REPEATED: Final = frozenset({"PERSON", "ORG", "PLACE", "FACILITY", "NATIONALITY"})

#: Shorter words are too often something else.
_SHORTEST: Final = 3


def with_repeats(text: str, words: Sequence[Word], found: Sequence[Found], lower: frozenset[str]) -> list[Found]:
    """All names and the repeats between them, ascending, not overlapping.

    Args:
        text: of the document.
        words: its capitalised words.
        found: names found so far.
        lower: every word of the text as written; a name that also stands there in small letters is not looked for.
    """
    people = {
        text[n.start : n.end].upper() for n in found if n.kind == "PERSON" and not text[n.start : n.end].isupper()
    }
    kept = [name for name in found if not _swallowed(text[name.start : name.end], name, people)]
    added = list(_scan(text, words, kept, _opening(text, kept, lower)))
    return sorted([*kept, *added]) if added else kept


def _swallowed(surface: str, name: Found, people: set[str]) -> bool:
    """`MACRON SAYS NO`, where the document knows a Macron: a line in capitals taken for a name whole."""
    if name.reading is not None or name.kind != "PERSON" or " " not in surface or not surface.isupper():
        return False
    return surface not in people and any(person.split()[-1] in surface.split() for person in people)


def _opening(text: str, found: Sequence[Found], lower: frozenset[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """First word -> the names it opens with their kind, longest first."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for name in found:
        if name.kind not in _REPEATED:
            continue
        surface = text[name.start : name.end].replace("’", "'")
        kinds[surface][name.kind] += 2
        if name.kind == "PERSON" and " " in surface:
            parts = surface.split()
            kinds[parts[-1]]["PERSON"] += 1
            if len(parts) > 2:
                kinds[" ".join(parts[-2:])]["PERSON"] += 1
            if fold(parts[0]) in FIRST_NAMES or all(len(part) < 6 for part in surface.replace("-", " ").split()):
                kinds[parts[0]]["PERSON"] += 1
    opening: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for surface, counted in kinds.items():
        if _worth(surface, lower):
            kind = max(sorted(counted), key=counted.__getitem__)
            opening[surface.split()[0]].append((surface, kind))
            if kind == "PERSON" and len(surface) > _SHORTEST and not surface.isupper():
                opening[surface.split()[0].upper()].append((surface.upper(), kind))  # in a headline of capitals
    return {word: tuple(sorted(names, key=lambda n: (-len(n[0]), n))) for word, names in opening.items()}


def _worth(surface: str, lower: frozenset[str]) -> bool:
    if " " in surface:
        return True
    if len(surface) < _SHORTEST or not surface[0].isupper() or surface in NEVER or surface in TITLES:
        return False
    return surface.lower() not in lower


def _scan(text: str, words: Sequence[Word], found: Sequence[Found],
          opening: dict[str, tuple[tuple[str, str], ...]]) -> Iterator[Found]:  # fmt: skip
    straight = text.replace("’", "'")
    at = 0
    past = 0
    for word in words:
        while at < len(found) and found[at].end <= word.start:
            at += 1
        names = opening.get(word.text)
        if names is None or word.start < past:
            continue
        limit = found[at].start if at < len(found) else len(text)
        if limit < word.end:
            continue
        for surface, kind in names:
            end = word.start + len(surface)
            if end <= limit and straight.startswith(surface, word.start) and not straight[end : end + 1].isalnum():
                yield Found(word.start, end, kind, SCORE, "repeat")
                past = end
                break
