"""Direct speech: the words between quotation marks, with cue and speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from tasks.extraction.speech.cues import ACCORDING, NOUNS, PARTICIPLES, VERB
from tasks.extraction.speech.marks import Quoted
from tasks.extraction.speech.speakers import pronoun
from tasks.extraction.speech.talk import Talk
from tasks.records import Quote

#: So few words are a title or a word at arm's length, unless somebody is said to say them.
SCARE: Final = 3

#: Fewer words, begun small, ended by no stop and said by nobody, are a phrase that is only mentioned.
PHRASE: Final = 8

#: Characters around a quotation in which its speaker is sought.
AROUND: Final = 300

_NO_END: Final = r"(?<!\bMr)(?<!\bDr)(?<!\bMs)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bGov)(?<!\bProf)(?<!\b[A-Z])"
_SENTENCE_END: Final = re.compile(_NO_END + r"[.!?][”\"’']?\s+(?=[^\W\d_a-zà-ž]|[“\"‘])")
_STOP: Final = re.compile(_NO_END + r"[.!?](?:\s|$)|[“\"«]|\n\s*\n")
_WORD: Final = re.compile(r"\w+")


class Said(NamedTuple):
    """A cue and the entity id of the speaker, either may be missing."""

    cue: str | None
    speaker: str | None


_NOBODY: Final = Said(None, None)


def one(text: str, piece: Quoted, before: Sequence[tuple[Quoted, Said]], spans: Sequence[tuple[int, int]],
        talk: Talk) -> tuple[Quote | None, Said]:  # fmt: skip
    """What stands between two marks as a quote, or None where it is no speech.

    Args:
        text: of the document.
        piece: the words between the marks.
        before: the piece before and what was found of it, if there is one.
        spans: of the paragraphs.
        talk: who has been speaking.
    """
    words = _WORD.findall(text[piece.start : piece.end])
    if not words or (len(words) <= SCARE and not _closed(text, piece)):
        return None, _NOBODY
    start = spans[piece.paragraph][0]
    last = before[-1][0] if before else None
    floor = last.end + 1 if last is not None and last.paragraph == piece.paragraph else start
    said = _said(text, piece, max(floor, piece.start - AROUND), spans, talk)
    rule = "quote:attributed" if said.cue else "quote:marks"
    if said == _NOBODY and before and _continues(text, before[-1][0], piece):
        said = before[-1][1]
        rule = "quote:continued"
    elif said == _NOBODY and _goes_on(text, piece, spans, talk):
        said = Said(None, talk.speaker)
        rule = "quote:continued"
    if not _counts(text, piece, words, said):
        return None, _NOBODY
    begin, end = _trimmed(text, piece.start, piece.end)
    return Quote(begin, end, text[begin:end], rule, said.speaker, said.cue, True), said


def _goes_on(text: str, piece: Quoted, spans: Sequence[tuple[int, int]], talk: Talk) -> bool:
    """A paragraph that opens with a whole quoted sentence goes on with whoever spoke in the paragraph before."""
    start = spans[piece.paragraph][0]
    opens = piece.paragraph > 0 and not text[start : piece.start - 1].strip() and text[piece.start].isupper()
    if not opens or talk.speaker is None or talk.ended < spans[piece.paragraph - 1][0]:
        return False
    return text[piece.end - 1] in ".!?…" and text.count(" ", piece.start, piece.end) > SCARE


def _said(text: str, piece: Quoted, floor: int, spans: Sequence[tuple[int, int]], talk: Talk) -> Said:
    """Cue and speaker, sought after the closing mark first and before the opening mark then."""
    limit = min(spans[piece.paragraph][1], piece.end + 1 + AROUND)
    after = _after(text, piece, limit, talk)
    if after is not None and (text[piece.end - 1 : piece.end] in ",!?…" or text[piece.end + 1 : piece.end + 2] == ","):
        return after
    return _before(text, floor, piece.start - 1, talk) or after or _NOBODY


def _after(text: str, piece: Quoted, limit: int, talk: Talk) -> Said | None:
    start, names = piece.end + 1, talk.names
    stop = _STOP.search(text, start, limit)
    end = stop.start() if stop else limit
    verb = VERB.search(text, start, end)
    according = ACCORDING.search(text, start, end)
    if according:
        subject = names.subject_after(according.end(), end)
        return Said("according to", subject.entity_id if subject else None)
    if verb is None or verb.start() - start > 120:
        return None
    subject = names.subject_before(start, verb.start()) or names.subject_after(verb.end(), end)
    if subject is not None:
        return Said(verb.group(), subject.entity_id)
    he = pronoun(text, start, min(end, verb.end() + 5))
    if not he and verb.start() - start > 40:
        return None
    return Said(verb.group(), talk.pronoun(piece.start - 1) if he else None)


def _before(text: str, floor: int, end: int, talk: Talk) -> Said | None:
    for mark in _SENTENCE_END.finditer(text, floor, end):
        floor = mark.end()
    if text[floor:end].rstrip().endswith((".", "!", "?")):
        return None
    names = talk.names
    verbs = list(VERB.finditer(text, floor, end))
    according = ACCORDING.search(text, floor, end)
    if according:
        subject = names.subject_after(according.end(), end)
        return Said("according to", subject.entity_id if subject else None)
    if not verbs:
        return None
    for verb in reversed(verbs):
        subject = names.subject_before(floor, verb.start())
        if subject is not None:
            return Said(verb.group(), subject.entity_id)
    verb = verbs[-1]
    if verb.group() in PARTICIPLES:
        subject = names.first(floor, verb.start())
        if subject is not None:
            return Said(verb.group(), subject.entity_id)
    if pronoun(text, floor, verb.start()):
        return Said(verb.group(), talk.pronoun(floor))
    return None if verb.group() in NOUNS else Said(verb.group(), None)


def _continues(text: str, before: Quoted, piece: Quoted) -> bool:
    """Whether the speaker of the quotation before goes on: in the same paragraph, or over a paragraph left open."""
    if before.goes_on and piece.paragraph == before.paragraph + 1:
        return True
    if piece.paragraph != before.paragraph:
        return False
    between = text[before.end + 1 : piece.start - 1]
    return len(between) < AROUND and not VERB.search(between[between.rfind(". ") + 1 :] if ". " in between else "")


def _closed(text: str, piece: Quoted) -> bool:
    """Whether a stop or comma ends the words, within the marks or right after them."""
    return text[piece.end - 1] in ".,!?…" or text[piece.end + 1 : piece.end + 2] == ","


def _counts(text: str, piece: Quoted, words: Sequence[str], said: Said) -> bool:
    if len(words) <= SCARE:
        return said.cue is not None
    long = [word for word in words if len(word) > 3]
    is_title = bool(long) and all(word[0].isupper() for word in long)
    if said.cue is None and (is_title or (text[piece.start].islower() and len(words) < PHRASE)):
        return False
    return not is_title or _closed(text, piece)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def backwards(found: list[Quote], pieces: Sequence[Quoted]) -> list[Quote]:
    """A paragraph left open takes the speaker that its last paragraph names."""
    starts = [piece.start for piece in pieces]
    for number in range(len(found) - 2, -1, -1):
        quote, later = found[number], found[number + 1]
        piece = pieces[bisect_right(starts, quote.start) - 1]
        if piece.goes_on and quote.speaker_entity_id is None and later.speaker_entity_id is not None:
            found[number] = Quote(
                quote.start, quote.end, quote.surface, quote.rule, later.speaker_entity_id, quote.cue or later.cue, True
            )
    return found
