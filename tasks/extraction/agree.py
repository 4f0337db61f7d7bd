"""Make the names of a document agree: what the text around all repeats of a name says decides the kind of each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.cities import cities
from tasks.extraction.gazetteer.common_words import PLAIN, ROLES
from tasks.extraction.gazetteer.first_names import FIRST_NAMES
from tasks.extraction.gazetteer.heads import COMMON, LAST, ORG_CLOSERS, ORG_OPENERS, PLACE_OPENERS, STRONG_TITLES
from tasks.extraction.words import fold, listed, shouted

#: Repeats of one name that are looked at.
REPEATS: Final = 200

#: Kinds that the text may change; what the lexicon is sure of and what a telling head says stays.
_OPEN: Final = frozenset({"PERSON", "ORG", "PLACE", "FACILITY", "NATIONALITY", "PRODUCT", "WORK", "EVENT", "LAW"})

_PLACED: Final = re.compile(
    r"\b(?:in|near|outside|across|throughout|around|towards?)"
    r"(?: (?:the|downtown|nearby|(?:city|town|village|port|province|state|district|region|department) of))? $"
)
_TOWN_OF: Final = re.compile(
    r"\b(?:mayor|residents?|city|people|streets|capital|town|village|port|north|south|east|west|outskirts|suburbs?|coast"
    r"|centre|center|district|province|state|governor) of(?: the)? $"
)
_SAID: Final = listed("said says added warned explained recalled argued")
_PREPOSITIONS: Final = listed("in near outside across throughout around toward towards the of downtown nearby")
_APPOSED: Final = re.compile(r", (?:(?:[a-z'’-]+|[A-Z]\w+) ){0,5}(" + "|".join(sorted(ROLES)) + r")\b")
#: Roles of people, less those that firms have too.
_HUMAN: Final = ROLES - listed(
    "partner rival owner retailer contractor developer producer publisher executive official general guard"
)
_CAMEL: Final = re.compile(r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLa)(?<!\bLe)(?<=[a-z])[A-Z]")
_MEMBER: Final = re.compile(r"\b(?:members?|leaders?|supporters?|spokes\w+|chairman|director|head|president|secretary|"
                            r"founder|CEO|employees?|officials?) of(?: the)? $")  # fmt: skip
_SPEAKS: Final = re.compile(
    r"(?:,? who\b|, (?:aged )?\d\d,| \(\d\d\)|(?:, [^,.\n]{3,60},)? (?:said|says|told|added|adds|recalls?|recalled|"
    r"explained|explains|believes|thinks|insists|wrote|writes|joked|replied|asked|tweeted|resigned|himself|herself|"
    r"scored|was born|smiled|laughed|graduated|retired|lives|lived|nodded|whose|"
    r"became|knew|felt|was arrested|grew up|married|died|studied|argued|admitted|his|her)\b)"
)
#: What organisations have and places have not.
_RUN: Final = re.compile(r"(?:['’]s?)? (?:spokes\w+|shareholders?|subsidiar\w+|chief executive|CEO|board members?)\b")
_GOVERNED: Final = re.compile(r"['’]s? (?:capital|government|economy|president|prime|people|border|coast|streets|"
                              r"population|southern|northern|eastern|western|north|south|east|west)\b")  # fmt: skip
#: Endings of nouns and adjectives, as no proper name of its own has them.
_PLAIN: Final = re.compile(
    r"[a-z](?:tions?|ments?|ing|it(?:y|ies)|[ic]al|ional|ives?|ness|ism|ary|ics|ances?|ences?|ships?|ables?|ous|ed"
    r"|olog(?:y|ies))$"
)
_HEADS: Final = LAST["ORG"]
_ACRONYM: Final = re.compile(r"[A-Z][A-Z&-]{1,6}")

#: What the recogniser's own word counts, against about one for each piece of evidence in the text.
_BASE: Final[Mapping[str, float]] = {"PERSON": 0.5, "PLACE": 0.4, "ORG": 0.25, "NATIONALITY": 0.3}


def agree(text: str, found: Sequence[Found], lower: frozenset[str]) -> list[Found]:
    """The same names, with one kind for all repeats of a name where the text speaks for one.

    Args:
        text: of the document.
        found: its names, ascending.
        lower: every word of the text as written; a single word that it also has in small letters is no name.
    """
    about = {f.reading.entity.country for f in found if f.reading is not None}
    keys = [fold(text[f.start : f.end]) for f in found]
    ends = [_ends(key) for key in keys]
    groups: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(found):
        if _open(name):
            groups[keys[number]].append(number)
    evidence: dict[str, dict[str, float]] = {}
    for key, numbers in groups.items():
        votes = evidence[key] = _votes(text, [found[n] for n in numbers])
        for kind, weight in _knowledge(key, len(numbers), about).items():
            votes[kind] += weight
    agreed = list(found)
    bare: Counter[str] = Counter()
    firms = _org_openings(keys, found)
    parts = _name_parts(ends, agreed)
    # Full names first, since they decide their bare surnames; then again, since surnames tell of full names.
    for several in (True, False, True):
        for key, numbers in groups.items():
            if (" " in key) != several:
                continue
            votes = dict(evidence[key])
            votes["PERSON"] = votes.get("PERSON", 0.0) + _kinship(key, parts, bare)
            votes["ORG"] = votes.get("ORG", 0.0) + (2.0 if key in firms else 0.0)
            kind = _first(votes, found[numbers[0]].kind)
            for n in numbers:
                agreed[n] = found[n] if found[n].kind == kind else _changed(found[n], kind)
        parts = _name_parts(ends, agreed)
        bare = Counter(k for k, f in zip(keys, agreed, strict=True) if f.kind == "PERSON" and " " not in k)
    return [name for name, key in zip(agreed, keys, strict=True) if not _common(text, name, key, parts, lower)]


def _kinship(key: str, parts: Counter[str], bare: Counter[str]) -> float:
    """Votes for a person: a single word that full names hold, a full name whose surname stands alone elsewhere."""
    if " " not in key:
        return 2.0 * min(3, parts[key])
    return 1.0 * min(2, bare[key.rpartition(" ")[2]]) if key.count(" ") < 4 else 0.0


def _changed(name: Found, kind: str) -> Found:
    return name._replace(kind=kind, rule=f"{name.rule}.agreed", reading=None, score=0.7)


def _common(text: str, name: Found, key: str, parts: Counter[str], lower: frozenset[str]) -> bool:
    """A single word the text also writes small, or a phrase of such words, taken for a name by the recogniser."""
    surface = text[name.start : name.end]
    if name.kind == "ORG" and name.reading is None and not name.rule.startswith(("phrase", "link")):
        large = [word for word in surface.split() if word[0].isupper()]
        plain = sum(word.lower() in lower or word.lower() in PLAIN or bool(_PLAIN.search(word)) for word in large)
        if plain >= min(2, len(large)) and not any(word in _HEADS for word in large):
            return not (len(large) == 1 and (large[0].isupper() or large[0] in _HEADS))
    if name.reading is not None or " " in surface or not surface.istitle() or parts[key]:
        return False
    return surface.lower() in lower


def _open(name: Found) -> bool:
    if name.rule.startswith(("phrase", "link")) or name.kind not in _OPEN:
        return False
    return name.reading is None or (name.kind == "PLACE" and "geonames" in name.reading.entity.external_ids)


def _org_openings(keys: Sequence[str], found: Sequence[Found]) -> set[str]:
    """First words of organisations with a telling head: `Kestrel` of Kestrel Mobile."""
    longer = (k.split()[0] for k, f in zip(keys, found, strict=True) if f.rule == "phrase:last" and f.kind == "ORG")
    return {word for word in longer if word not in PLAIN and word.title() not in COMMON and not _PLAIN.search(word)}


def _ends(key: str) -> tuple[str, ...]:
    """First and last word of what can be the full name of a person; nothing where it cannot."""
    words = key.split() if " " in key else ()
    return tuple({words[0]: None, words[-1]: None}) if 1 < len(words) < 6 else ()


def _name_parts(ends: Sequence[tuple[str, ...]], found: Sequence[Found]) -> Counter[str]:
    """How often each word is part of a full name of a person."""
    return Counter(word for two, name in zip(ends, found, strict=True) if two and name.kind == "PERSON" for word in two)


def _votes(text: str, names: Sequence[Found]) -> dict[str, float]:
    """What the recogniser and the text around each of the repeats of a name say of its kind."""
    votes: dict[str, float] = defaultdict(float)
    for name in names[:REPEATS]:
        votes[name.kind] += 3.0 if name.reading else _BASE.get(name.kind, 0.3)
        if name.kind == "WORK" and text[name.start - 1 : name.start] not in _MARKS:
            votes["WORK"] -= 0.3
        before = text[max(0, name.start - 30) : name.start]
        _before(before.lower() if before.isupper() else before, votes)
        _after(text[name.end : name.end + 70], votes)
    surface = text[names[0].start : names[0].end]
    words = surface.split()
    count = len(names)
    if _CAMEL.search(surface):
        votes["ORG"] += 1.2 * count
    if len(words) == 1:
        spelled = _ACRONYM.fullmatch(surface) and not shouted(text, names[0].start, names[0].end)
        votes["ORG"] += 1.5 * count if spelled else 0.0
    if words[0] in ORG_OPENERS or words[-1] in ORG_CLOSERS or words[-1] in _HEADS:
        votes["ORG"] += 2.0 * count
    elif len(words) > 1 and words[0] in PLACE_OPENERS:
        votes["PLACE"] += 1.2 * count
    return votes


def _before(before: str, votes: dict[str, float]) -> None:
    """Add what the words before a name say."""
    if not before.endswith(" ") or before.isspace():
        return
    last = before.split()[-1]
    if last in STRONG_TITLES:
        votes["PERSON"] += 3.0
    elif last.rstrip(",") in _HUMAN:
        votes["PERSON"] += 1.0
    elif last in _SAID:
        votes["PERSON"] += 0.5
    elif (last in _PREPOSITIONS and _PLACED.search(before)) or (last in ("of", "the") and _TOWN_OF.search(before)):
        votes["PLACE"] += 1.0
    elif last in ("of", "the") and _MEMBER.search(before):
        votes["ORG"] += 1.0


def _after(after: str, votes: dict[str, float]) -> None:
    """Add what the words after a name say."""
    if _RUN.match(after):
        votes["ORG"] += 1.0
    elif _SPEAKS.match(after) or (after.startswith(", ") and _APPOSED.match(after)):
        votes["PERSON"] += 1.0
    elif after[:1] in ("'", "’") and _GOVERNED.match(after):
        votes["PLACE"] += 1.0


def _knowledge(key: str, count: int, about: set[str | None]) -> dict[str, float]:
    """What towns and first names say of a name that stands `count` times in a document about these countries."""
    votes: dict[str, float] = {}
    towns = cities().namesakes.get(key, ())
    if towns:
        votes["PLACE"] = 1.5 if any(town.country in about for town in towns) else 0.5
    words = key.split()
    if len(words) == 1:
        votes["PERSON"] = 1.0 if key in FIRST_NAMES else 0.0
    elif words[0] in FIRST_NAMES and len(words) < 6 and not _SMALL & set(words):
        votes["PERSON"] = 2.0 * count
    return votes


def _first(votes: Mapping[str, float], kind: str) -> str:
    """The kind with most votes; the recogniser's own of those that tie."""
    return max(sorted(votes), key=lambda other: (round(votes[other], 3), other == kind))


#: Works stand between these.
_MARKS: Final = frozenset("“\"‘'«‹_*")
_SMALL: Final = listed("of the and for & in on")
