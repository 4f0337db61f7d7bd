"""Mend what a recogniser hands over: edges, titles, lines, and names that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from tasks.extraction.coinage import COINED, counted_in
from tasks.extraction.found import Found
from tasks.extraction.gazetteer.common_words import PLAIN
from tasks.extraction.gazetteer.first_names import FIRST_NAMES
from tasks.extraction.gazetteer.heads import COMMON, LAST, NEVER, OFFICES, PARTICLES, STRONG_TITLES, TITLES
from tasks.extraction.gazetteer.lexicon import lexicon
from tasks.extraction.gazetteer.organisations import ALSO_WORDS
from tasks.extraction.gazetteer.syllables import tail
from tasks.extraction.words import UPPER, fold, shouted
from tasks.records import Name

_LEADING: Final = re.compile(r"(?:[^\w]+|(?:the|a|an|in|of|at|by|and|on|for|from|to|with|The|A|An)\s+)+")
_POSSESSIVE: Final = re.compile(r"['’][sS]$")
_TRAILING: Final = re.compile(r"(?:[^\w]+|\s(?:the|a|an|and|of|in|on|at|for|to|who|said|has|is|was))+$")
_FIRST: Final = re.compile(r"\S+")
_CAPITAL: Final = re.compile(f"[{UPPER}]")
#: What a recogniser of English makes of another script is a guess.
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_ABBREVIATED: Final = re.compile(r"(?:\b[A-Z]\.(?:[A-Z]\.)*|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St|Bros)\.)$")
_PAIR: Final = re.compile(rf"([{UPPER}][\w-]+) and ([{UPPER}][\w-]+)")
_HALVES: Final = re.compile(r"(?:the )?([^\s-][^-]+)-([^\s-][^-]+)")
_PREFIX: Final = re.compile(r"(?:anti|intra|inter|pan|pro|non|post|pre|ex|trans|neo)-")
_OFFICE_OF: Final = re.compile(r"(\S+(?: \S+){0,2}) (?:of|for) ")
_BRACKETED: Final = re.compile(r" \([A-Z][\w.&-]+\)$")
_DOLLARS: Final = re.compile(r"\s?(?:\$|dollars?\b)")
_ROMAN: Final = re.compile(r"[IVXLC]+\.?")
_DASH: Final = re.compile(r"\s[-–—]+\s")
_OWNER: Final = re.compile(r"([^\n’']{2,40})['’]s ")
_MISTAKEN: Final = frozenset({"ORG", "PLACE", "FACILITY", "WORK", "PRODUCT", "NATIONALITY", "EVENT", "LAW"})
_ROYAL: Final = frozenset({"King", "Queen", "Prince", "Princess", "Emperor", "Imam", "Minister", "Lord", "Lady"})
#: A title that no name holds: all before it goes.
_CUTTING: Final = STRONG_TITLES - {"Sheikh", "Bishop", "Judge", "Pastor", "Pope", "Chancellor", "Dame"}
_HEADS: Final = frozenset(word for words in LAST.values() for word in words)
_AMOUNT: Final = re.compile(r"(?:[A-Z]{1,3}|[A-Z]{0,3}[$€£₦₡]) ?\d[\d.,]*(?: (?:million|billion|trillion|bn|m))?")
_WEB: Final = re.compile(r"https?:|www\.|@|\.com\b|[<>{}|=#]")


#: A longer one is a list, a table or a paragraph taken for a name, in characters.
LONGEST: Final = 200


def mend(text: str, names: Iterable[Name]) -> list[Found]:
    """The names with clean edges; those that are no names are left out. Ascending, not overlapping."""
    mended: list[Found] = []
    past = 0
    wrapped = _wrapped(text)
    money: dict[str, bool] = {}
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        begin = max(name.start, past)
        if name.end - begin > LONGEST:
            continue
        for start, end, kind in _clean(text[begin : name.end], name.kind, wrapped):
            surface = text[begin + start : begin + end]
            if surface in COINED and surface not in money:
                money[surface] = counted_in(text, surface)
            if not (
                money.get(surface) or _DOLLARS.match(text, begin + end) or _loud(text, begin + start, begin + end, kind)
            ):
                past = tail(text, begin + start, begin + end)
                own = kind if past == begin + end else "PERSON"
                mended.append(Found(begin + start, past, own, name.score, name.rule))
    return mended


def _loud(text: str, start: int, end: int, kind: str) -> bool:
    """Whether this is a word of a line in capitals, where the recogniser takes any for an organisation."""
    surface = text[start:end]
    if not surface.isupper() or not shouted(text, start, end):
        return False
    if lexicon().meaning(surface) is not None:
        return surface in ALSO_WORDS and surface != "US"
    last = surface.split()[-1]
    if kind in ("PERSON", "PLACE"):
        return last == surface and (last.capitalize() in NEVER | COMMON or last.lower() in PLAIN)
    return last.capitalize() not in _HEADS or last == surface


@lru_cache(maxsize=50_000)
def _clean(surface: str, kind: str, wrapped: bool) -> tuple[tuple[int, int, str], ...]:
    """The names in what was taken for one, with their place in it; names come again and again, so they are kept."""
    found: list[tuple[int, int, str]] = []
    for begin, stop in _parts(surface, 0, len(surface), kind):
        own = kind
        start, end = edges(surface, begin, stop, person=kind == "PERSON", wrapped=wrapped)
        if kind in _MISTAKEN and _titled(surface, start, end):
            own = "PERSON"
            start = past_titles(surface, start, end)
        if start < end and _is_name(surface[start:end], own):
            found.append((start, end, own))
    return tuple(found)


def _parts(text: str, start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """`A and B` are two names; a country with what belongs to it is left to the lexicon, and what belongs to it."""
    pair = _PAIR.fullmatch(text, start, end)
    if pair and kind in ("PERSON", "ORG", "PLACE"):
        yield pair.span(1)
        yield pair.span(2)
        return
    halves = _HALVES.fullmatch(text, start, end)
    if halves and all(lexicon().meaning(half) for half in halves.groups()):
        yield halves.span(1)
        yield halves.span(2)
        return
    dash = _DASH.search(text, start, end)
    if dash:
        end = dash.start()
    if kind == "PERSON":
        start = _past_people(text, start, end)
    owner = _OWNER.match(text, start, end)
    if owner:
        reading = lexicon().meaning(owner.group(1))
        if reading is not None and reading.kind in ("COUNTRY", "PLACE"):
            yield owner.span(1)
            start = owner.end()
    yield start, end


def _past_people(text: str, start: int, end: int) -> int:
    """Past the people somebody is of: `Norwegian Ola Berg`."""
    words = list(_FIRST.finditer(text, start, end))
    if len(words) > 2:
        reading = lexicon().meaning(words[0].group())
        if reading is not None and reading.kind == "NATIONALITY":
            return words[1].start()
    while len(words) > 1 and words[0].group().lower() in PLAIN and fold(words[0].group()) not in FIRST_NAMES:
        del words[0]
    return words[0].start() if words else start


def _titled(text: str, start: int, end: int) -> bool:
    """Whether the span is a title and the name of a person: `King Letsie`, taken for an organisation."""
    words = text[start:end].split()
    if not 2 <= len(words) <= 6 or words[0] not in STRONG_TITLES | _ROYAL:
        return False
    return all(word[0].isupper() and word not in _HEADS for word in words)


def edges(text: str, start: int, end: int, *, person: bool = False, wrapped: bool = False) -> tuple[int, int]:
    """The span without articles, titles of a person, possessive, brackets that do not close, and further lines."""
    start, end = _one_line(text, start, end, "\n\n" if wrapped else "\n")
    for opening in (_LEADING, _PREFIX):
        leading = opening.match(text, start, end)
        if leading:
            start = leading.end()
    bracketed = _BRACKETED.search(text, start, end)
    if bracketed:
        end = bracketed.start()
    if person:
        start = past_titles(text, start, end)
    return start, _right(text, start, end)


def _right(text: str, start: int, end: int) -> int:
    for opening, closing in ("()", "[]", "“”"):
        at = text.find(opening, start, end)
        if at >= 0 and text.find(closing, at, end) < 0:
            end = at
    while start < end:
        piece = text[start:end]
        if _ABBREVIATED.search(piece):
            break
        trailing = _POSSESSIVE.search(piece) or _TRAILING.search(piece)
        if trailing is None:
            break
        if (piece.endswith(")") and "(" in piece) or piece.endswith("+"):
            break
        end = start + trailing.start()
    return end


def past_titles(text: str, start: int, end: int) -> int:
    """Where the name begins after its titles; where it is all titles, where it began."""
    words = list(_FIRST.finditer(text, start, end))
    for number in range(len(words) - 2, -1, -1):
        if words[number].group() in _CUTTING:
            return past_titles(text, words[number + 1].start(), end)
    for number, word in enumerate(words):
        bare = word.group().rstrip(",")
        office = bare in OFFICES and number + 2 < len(words)
        if not office and bare not in TITLES and bare.rstrip(".") not in TITLES:
            return word.start()
    return start


def _wrapped(text: str) -> bool:
    """Whether the lines of the text are broken at a width, so that a line end is a space."""
    lines = [len(line) for line in text[:20_000].split("\n") if line.strip()]
    return len(lines) > 5 and sum(50 <= length <= 90 for length in lines) > 0.6 * len(lines)


def _one_line(text: str, start: int, end: int, line_end: str) -> tuple[int, int]:
    """The first line (or paragraph) of the span that holds a capital letter."""
    while start < end:
        stop = text.find(line_end, start, end)
        stop = end if stop < 0 else stop
        if _CAPITAL.search(text, start, stop):
            return start, stop
        start = stop + len(line_end)
    return end, end


def _is_name(surface: str, kind: str) -> bool:
    if (
        not _CAPITAL.search(surface)
        or not _LATIN.search(surface)
        or surface in NEVER
        or surface in COMMON
        or _AMOUNT.fullmatch(surface)
        or _WEB.search(surface)
    ):
        return False
    words = surface.split()
    if surface.partition("/")[0] in NEVER:
        return False
    office = _OFFICE_OF.match(surface)
    if _ROMAN.fullmatch(surface) or (office and all(word in TITLES for word in office.group(1).split())):
        return False
    if kind == "PERSON":
        small = [word for word in words if word[0].islower() and word not in PARTICLES and word.islower()]
        if len(small) * 2 >= len(words) or (len(words) == 1 and surface.lower() in PLAIN and not surface.isupper()):
            return False
        if any(c.isdigit() for c in surface) or len(words) > 7:
            return False
        if not any(word[0].isupper() and word not in NEVER for word in words):
            return False
    if len(words) == 1 and kind != "NATIONALITY" and surface.lower() in PLAIN and surface.istitle():
        return False
    return not (len(words) == 1 and (len(surface) < 2 or (surface.capitalize() in NEVER and not surface.isupper())))
