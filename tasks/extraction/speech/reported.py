"""Reported speech: the clause after `X said that`, or beside `according to X`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tasks.extraction.speech.cues import ACCORDING, PARTICIPLES, PLAIN, PRONOUN, VERB
from tasks.extraction.speech.speakers import Names
from tasks.extraction.speech.talk import Talk
from tasks.records import Quote

#: A sentence longer than this is a list or a table.
LONGEST: Final = 1200

_THAT: Final = re.compile(
    r"(?: (?:reporters|journalists|parliament|lawmakers|the (?:\w+ )?(?:press|media|court|newspaper|BBC))| on \w+day"
    r"| (?:late |early )?(?:yesterday|today))? that "
)
_CLAUSE: Final = re.compile(r" (?=[A-Za-z0-9$€£])(?!(?:to|in|on|at|by|of|for|and|as|with|about|so|yes|no)\b)")
_CLOSING: Final = re.compile(r"(?: on \w+day| (?:yesterday|today))?[.]?")
#: Between the comma and the speaker stand titles only, in large letters or these.
_LOWER: Final = re.compile(r"\b(?!the\b|minister\b|president\b|spokes\w+\b|of\b|for\b|director\b)[a-z]+")
_PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being|as) (?:\w+ly )?$")
#: Sources without a name.
_SOURCE: Final = re.compile(
    r"(?: [\w'’-]+){0,4}? (?:officials?|sources?|reports?|company|police|authorities|stud(?:y|ies)|data|figures"
    r"|statement|witness(?:es)?|experts?|leaders?|researchers?|scientists?|analysts?|documents?|government|ministry|survey|polls?"
    r"|group|organi[sz]ations?|bank|agency|him|her|them|minister|president|residents?|lawyers?|media)\b"
)
_MARKS: Final = "“”\"«»‘’'"


def one(text: str, start: int, end: int, talk: Talk) -> Quote | None:
    """The reported clause of the sentence from `start` to `end`, if it has one; the first where it has several."""
    if end - start > LONGEST:
        return None
    return next(_clauses(text, start, end, talk), None)


def _clauses(text: str, start: int, end: int, talk: Talk) -> Iterator[Quote]:
    names = talk.names
    according = ACCORDING.search(text, start, end)
    if according:
        quote = _according(text, start, end, according, names)
        if quote is not None:
            yield quote
        return
    for verb in VERB.finditer(text, start, end):
        if _PASSIVE.search(text, max(start, verb.start() - 12), verb.start()):
            continue
        that = _THAT.match(text, verb.end(), end)
        clause = that or (_CLAUSE.match(text, verb.end(), end) if verb.group() in PLAIN else None)
        if clause is None:
            quote = _trailing(text, start, end, verb, names)
            if quote is not None:
                yield quote
                return
            continue
        subject = names.subject_before(start, verb.start())
        speaker = subject.entity_id if subject else None
        if subject is None and verb.group() in PARTICIPLES:
            subject = names.first(start, verb.start())
            speaker = subject.entity_id if subject else None
        near = PRONOUN.search(text, max(start, verb.start() - 12), verb.start())
        if subject is None and (near or PRONOUN.match(text, start, verb.start())):
            speaker = talk.pronoun(start)
        elif subject is None and that is None:
            continue
        quote = _quote(text, clause.end(), end, "reported:that" if that else "reported:said", speaker, verb.group())
        if quote is not None:
            yield quote
            return


def _trailing(text: str, start: int, end: int, verb: re.Match[str], names: Names) -> Quote | None:
    """The clause before `, X said.` or `, said X.` at the end of a sentence."""
    if verb.group() not in PLAIN:
        return None
    closing = _CLOSING.match(text, verb.end(), end)
    if closing and closing.end() == end:
        subject = names.subject_before(start, verb.start())
        if subject is None:
            return None
        stop = subject.start
    else:
        subject = names.subject_after(verb.end(), end)
        if subject is None or text[subject.end : end].strip(" .") or text[verb.start() - 2 : verb.start()] != ", ":
            return None
        stop = verb.start()
    comma = text.rfind(", ", start, stop)
    if comma < 0 or stop - comma > 60 or _LOWER.search(text, comma + 2, stop):
        return None
    return _quote(text, start, comma, "reported:trailing", subject.entity_id, verb.group())


def _according(text: str, start: int, end: int, according: re.Match[str], names: Names) -> Quote | None:
    subject = names.subject_after(according.end(), end)
    if subject is None and not _SOURCE.match(text, according.end(), end):
        return None
    speaker = subject.entity_id if subject else None
    if according.start() - start > 3:
        stop = according.start()
        return _quote(text, start, stop, "reported:according_to", speaker, "according to")
    comma = text.find(", ", subject.end if subject else according.end(), end)
    if comma < 0:
        return None
    return _quote(text, comma + 2, end, "reported:according_to", speaker, "according to")


def _quote(text: str, start: int, end: int, rule: str, speaker: str | None, cue: str) -> Quote | None:
    """The clause without the marks around it; None where it is direct speech or hardly any words."""
    while end > start and (text[end - 1] in ".,;:!?" or text[end - 1].isspace()):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start >= end or text[start] in _MARKS or text.count(" ", start, end) < 2:
        return None
    return Quote(start, end, text[start:end], rule, speaker, cue, False)
