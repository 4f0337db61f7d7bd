"""Persons of one document: which full names are one person, and whom a bare name stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.heads import TITLES
from tasks.extraction.identity.names import Parts, may_be_one, parts_of
from tasks.extraction.identity.slugs import slug
from tasks.extraction.words import shown
from tasks.records import Entity

#: Candidates looked at for one name, so that a list of thousands of namesakes stays linear.
LOOKED_AT: Final = 24

#: Characters before one of a family within which the other one is named.
NEAR: Final = 120

_BEFORE: Final = re.compile(r"([A-Z][\w.-]*) $")
_FAMILY: Final = re.compile(
    r"\b(?:(?:grand|god|step|half-)?(?:father|mother|son|daughter|brother|sister)s?(?:-in-law)?|wife|husband|uncle|aunt"
    r"|nephew|niece|cousin|widow|twin|namesake|heir|parents?)(?: (?:of|to|and \w+))?"
    r"(?:,|,? the late|,? late|,? former)? (?:[A-Z]\w+ ){0,2}\Z"
)
_ROYAL: Final = frozenset({"king", "queen", "prince", "princess", "emir", "sultan", "sheikh"})


@dataclass(slots=True)
class Person:
    """Somebody, gathered over the document. `begins` are the starts of the full-name mentions, ascending."""

    parts: Parts
    name: str
    begins: list[int] = field(default_factory=list)
    bare: int = 0
    titles: set[str] = field(default_factory=set)


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
    names = {n: parts_of(text[found[n].start : found[n].end]) for n in numbers}
    apart = _family(text, found, names)
    by_token: dict[str, list[Person]] = {}
    who: dict[int, Person | None] = {}
    full = [n for n in numbers if names[n].full]
    for n in sorted(full, key=lambda n: (-len(names[n].tokens), not names[n].suffix, n)):
        who[n] = _full(text, found[n], names[n], by_token, apart)
    for held in by_token.values():
        for person in held:
            person.begins.sort()
    starts = [start for start, _ in sentences]
    for n in numbers:
        if n not in who:
            who[n] = _bare(text, found[n], names[n].tokens, by_token, starts)
    return {n: _entity(person) if person is not None else None for n, person in who.items()}


def _family(text: str, found: Sequence[Found], names: Mapping[int, Parts]) -> set[frozenset[Parts]]:
    """Pairs of names that the text gives to two of a family: `George Bush and his father George H. W. Bush`."""
    apart: set[frozenset[Parts]] = set()
    before: deque[int] = deque()
    for n, parts in names.items():
        start = found[n].start
        while before and found[before[0]].start < start - NEAR:
            before.popleft()
        if before and parts.full and _FAMILY.search(text, max(0, start - 40), start):
            apart |= {frozenset((parts, names[other])) for other in before}
        before.append(n)
    return apart


def _full(text: str, name: Found, parts: Parts, by_token: dict[str, list[Person]],
          apart: set[frozenset[Parts]]) -> Person | None:  # fmt: skip
    """The person with this full name, made if new; None where it is short for two. Longest names come first."""
    seen: dict[int, Person] = {}
    for token in (parts.tokens[-1], parts.tokens[0]):
        for person in by_token.get(token, [])[:LOOKED_AT]:
            if may_be_one(parts, person.parts) and frozenset((parts, person.parts)) not in apart:
                seen[id(person)] = person
    exact = [person for person in seen.values() if person.parts == parts]
    if len(seen) > 1 and not exact:
        return None
    if seen:
        person = (exact or list(seen.values()))[0]
    else:
        person = Person(parts, shown(text, name.start, name.end))
        for token in dict.fromkeys(parts.tokens):
            by_token.setdefault(token, []).append(person)
    if person.name.isupper() and person.parts == parts:
        person.name = shown(text, name.start, name.end)
    person.begins.append(name.start)
    title = _title(text, name.start)
    if title:
        person.titles.add(title)
    return person


def _bare(text: str, name: Found, tokens: tuple[str, ...], by_token: dict[str, list[Person]],
          starts: Sequence[int]) -> Person | None:  # fmt: skip
    """Whom a single name stands for."""
    if not tokens:
        return None
    token = tokens[0]
    royal = _title(text, name.start) in _ROYAL
    candidates = [p for p in by_token.get(token, [])[:LOOKED_AT] if not (royal and p.parts.son_of(token))]
    before = [p for p in candidates if p.begins and p.begins[0] < name.start]
    if not candidates:
        alone = Person(Parts(tokens), shown(text, name.start, name.end), [name.start])
        by_token.setdefault(token, []).append(alone)
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
    surnamed = [p for p in candidates if p.parts.tokens[-1] == token]
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
