"""Organisations and other named things of one document: acronyms, short forms, bodies of a state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.identity.links import fits
from tasks.extraction.identity.slugs import slug
from tasks.extraction.words import fold, listed, shown
from tasks.records import Entity

#: Endings that are no part of what an organisation is called.
_LEGAL: Final = frozenset({"inc", "corp", "ltd", "limited", "plc", "llc", "co", "company", "corporation", "sa", "ag"})

#: Words that alone name no single organisation.
_GENERIC: Final = listed(
    "national united central international federal general supreme university ministry department bank college party "
    "commission council committee court parliament senate congress assembly police army navy government state group "
    "union association federation league institute school academy foundation fund agency authority office african "
    "american european royal new first south north east west public social world global"
)

#: Bodies that every state has one of: their id carries the state, where it is known.
_OF_STATES: Final = listed(
    "ministry department parliament senate congress government cabinet police army navy treasury gendarmerie"
)
_OF_STATES_WHOLE: Final = frozenset({
    "supreme court", "constitutional court", "central bank", "national assembly", "high court", "court of appeal",
    "electoral commission", "national police", "air force", "house of representatives", "chamber of deputies",
    "state department", "foreign ministry", "defence ministry", "defense ministry", "interior ministry",
})  # fmt: skip


def key_of(surface: str) -> tuple[str, ...]:
    """The words of a name for comparison, without article and legal form."""
    words = [w.strip(".,'\"“”‘’()") for w in fold(surface).split()]
    words = [w for w in words if w]
    if words and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    return tuple(words)


def organisations(text: str, found: Sequence[Found], linked: Mapping[int, int], homes: Mapping[int, str],
                  main: str | None) -> dict[int, Entity]:  # fmt: skip
    """The thing each name of an organisation, event, law, product, work or facility stands for, by its number.

    Args:
        text: of the document.
        found: all names; those with a reading, places and persons are left out.
        linked: mention -> earlier mention that introduced it as another name of the same.
        homes: mention -> country that the words before it give it.
        main: the country the document is about, for the bodies every state has.
    """
    numbers = [n for n, f in enumerate(found) if f.kind in _KINDS and f.reading is None and n not in linked]
    keys = {n: key_of(text[found[n].start : found[n].end]) for n in numbers}
    longest = _longest({key for key in keys.values() if key})
    groups = {n: _group(found[n].kind, longest.get(keys[n], keys[n]), homes.get(n), main) for n in numbers}
    country: dict[_Group, str] = {}
    full: dict[_Group, str] = {}
    for n in numbers:
        if n in homes:
            country.setdefault(groups[n], homes[n])
        if keys[n] == groups[n][1]:
            full.setdefault(groups[n], shown(text, found[n].start, found[n].end))
    return {
        n: _entity(group, full.get(group) or shown(text, found[n].start, found[n].end), country.get(group))
        for n, group in groups.items()
    }


#: Kind, words, and the state that a body of a state belongs to.
_Group = tuple[str, tuple[str, ...], str | None]

_KINDS: Final = frozenset({"ORG", "EVENT", "LAW", "PRODUCT", "WORK", "FACILITY"})


def _group(kind: str, key: tuple[str, ...], home: str | None, main: str | None) -> _Group:
    local = bool(key) and (key[0] in _OF_STATES or key[-1] in _OF_STATES or " ".join(key) in _OF_STATES_WHOLE)
    return kind, key, (home or main) if local and kind == "ORG" else None


def _entity(group: _Group, name: str, country: str | None) -> Entity:
    kind, key, state = group
    tail = f"-{state.lower()}" if state else ""
    return Entity(f"{kind.lower()}:{slug(' '.join(key) or name)}{tail}", kind, name, country or state)


def _longest(keys: set[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Short form -> the one longer name it is the beginning or the acronym of."""
    openings: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    initials: dict[str, set[tuple[str, ...]]] = {}
    for key in sorted(keys):
        for size in range(1, len(key)):
            openings.setdefault(key[:size], set()).add(key)
        if len(key) > 2:
            initials.setdefault(key[0][:1], set()).add(key)
    result: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key in sorted(keys):
        longer = openings.get(key, set())
        if len(longer) == 1 and not all(word in _GENERIC for word in key):
            result[key] = next(iter(longer))
        elif len(key) == 1 and 2 < len(key[0]) < 8 and not longer:
            spelled = [other for other in sorted(initials.get(key[0][:1], ()))[:50] if fits(key[0], " ".join(other))]
            if len(spelled) == 1 and key not in openings:
                result[key] = spelled[0]
    return {key: result.get(longer, longer) for key, longer in result.items()}
