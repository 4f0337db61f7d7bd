"""Persons of one document: which full names are one person, and whom a bare name stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.heads import TITLES
from tasks.extraction.identity.slugs import slug
from tasks.extraction.words import fold, shown
from tasks.records import Entity

#: Candidates looked at for one name, so that a list of thousands of namesakes stays linear.
LOOKED_AT: Final = 24

_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_BEFORE: Final = re.compile(r"([A-Z][\w.-]*) $")


@dataclass(slots=True)
class Person:
    """Somebody, gathered over the document. `begins` are the starts of the full-name mentions, ascending."""

    tokens: tuple[str, ...]
    name: str
    begins: list[int] = field(default_factory=list)
    bare: int = 0
    titles: set[str] = field(default_factory=set)


def tokens_of(surface: str) -> tuple[str, ...]:
    """The parts of a name for comparison, without generational suffixes."""
    parts = (part.strip(".,'\"“”‘’()") for part in fold(surface).split())
    return tuple(part for part in parts if part and part not in _SUFFIXES)


def people(text: str, sentences: Sequence[tuple[int, int]], found: Sequence[Found],
           linked: Mapping[int, int]) -> dict[int, Entity | None]:  # fmt: skip
    """Who each person mention is, by its number in `found`; None where two are equally likely.

    Args:
        text: of the document.
        sentences: their spans, for what was said just before.
        found: all names; only persons are looked at.
        linked: mention -> earlier mention that introduced it as another name of the same.
    """
    numbers = [n for n, f in enumerate(found) if f.kind == "PERSON" and n not in linked]
    names = {n: tokens_of(text[found[n].start : found[n].end]) for n in numbers}
    by_token: dict[str, list[Person]] = {}
    who: dict[int, Person | None] = {}
    for n in sorted((n for n in numbers if len(names[n]) > 1), key=lambda n: (-len(names[n]), n)):
        who[n] = _full(text, found[n], names[n], by_token)
    for held in by_token.values():
        for person in held:
            person.begins.sort()
    starts = [start for start, _ in sentences]
    for n in numbers:
        if n not in who:
            who[n] = _bare(text, found[n], names[n], by_token, starts)
    return {n: _entity(person) if person is not None else None for n, person in who.items()}


def _full(text: str, name: Found, tokens: tuple[str, ...], by_token: dict[str, list[Person]]) -> Person:
    """The person with this full name, made if new. Longest names come first."""
    seen: dict[int, Person] = {}
    for token in (tokens[-1], tokens[0]):
        for person in by_token.get(token, [])[:LOOKED_AT]:
            if _same(tokens, person.tokens):
                seen[id(person)] = person
    exact = [person for person in seen.values() if person.tokens == tokens]
    if exact or len(seen) == 1:
        person = (exact or list(seen.values()))[0]
    else:
        person = Person(tokens, shown(text, name.start, name.end))
        for token in dict.fromkeys(tokens):
            by_token.setdefault(token, []).append(person)
    if person.name.isupper() and person.tokens == tokens:
        person.name = shown(text, name.start, name.end)
    person.begins.append(name.start)
    title = _title(text, name.start)
    if title:
        person.titles.add(title)
    return person


def _same(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: the same parts in order, initials, or another spelling."""
    rest = iter(long)
    if all(any(part == other for other in rest) for part in short):
        return True
    if short[-1] == long[-1]:
        first, other = short[0], long[0]
        return first[0] == other[0] and (len(first) == 1 or len(other) == 1)
    alike = len(short) == len(long) and short[:-1] == long[:-1]
    a, b = short[-1], long[-1]
    return alike and min(len(a), len(b)) > 5 and abs(len(a) - len(b)) <= 2 and a[:5] == b[:5] and a[-1:] in b[-2:]


def _bare(text: str, name: Found, tokens: tuple[str, ...], by_token: dict[str, list[Person]],
          starts: Sequence[int]) -> Person | None:  # fmt: skip
    """Whom a single name stands for."""
    if not tokens:
        return None
    token = tokens[0]
    candidates = by_token.get(token, [])[:LOOKED_AT]
    before = [p for p in candidates if p.begins and p.begins[0] < name.start]
    if not candidates:
        alone = Person(tokens, shown(text, name.start, name.end), [name.start])
        by_token[token] = [alone]
        return alone
    person = _decide(text, name, token, before or candidates, starts)
    if person is not None:
        person.bare += 1
    return person


def _decide(text: str, name: Found, token: str, candidates: Sequence[Person], starts: Sequence[int]) -> Person | None:
    if len(candidates) == 1:
        return candidates[0]
    title = _title(text, name.start)
    titled = [p for p in candidates if title in p.titles] if title else []
    if len(titled) == 1:
        return titled[0]
    surnamed = [p for p in candidates if p.tokens[-1] == token]
    rivals = surnamed or list(candidates)
    if len(rivals) == 1:
        return rivals[0]
    used = sorted(rivals, key=lambda p: -p.bare)
    if used[0].bare < 2 or used[1].bare > 0:
        return None
    # The name has belonged to one of them all along; a namesake named just before leaves it open.
    recent = starts[max(0, bisect_right(starts, name.start) - 2)] if starts else 0
    near = any(recent <= begin < name.start for p in used[1:] for begin in p.begins)
    return None if near else used[0]


def _title(text: str, start: int) -> str | None:
    """The title right before a name, or None."""
    match = _BEFORE.search(text, max(0, start - 24), start)
    return match.group(1).rstrip(".").lower() if match and match.group(1) in TITLES else None


def _entity(person: Person) -> Entity:
    return Entity(f"person:{slug(person.name)}", "PERSON", person.name)
