"""Who speaks: the name that is the subject of a verb of saying."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tasks.extraction.gazetteer.common_words import ROLES
from tasks.extraction.speech.cues import PRONOUN
from tasks.records import Mention

SPEAKING: Final = frozenset({"PERSON", "ORG", "COUNTRY"})

#: A name after one of these is not the subject.
_OBLIQUE: Final = re.compile(
    r"\b(?:to|of|with|by|from|against|for|at|in|on|near|about|over|under|into|between|like|than|via|after|before)"
    r"(?: the| a| an| his| her| their)?(?: [\w-]+){0,2} $"
)
_ADVERBS: Final = re.compile(r",? ?(?:(?:\w+ly|also|later|then|now|once|has|had|have|is|was|will|would|who|himself|"
                             r"herself|again|even|further|repeatedly|reportedly)[ ,]+){0,3}$")  # fmt: skip
_PARTED: Final = re.compile(r"[.;:!?\n“\"]|\bthat\b")
#: An office between an organisation and the name of its holder: `police spokesperson Captain`.
_OFFICE: Final = re.compile(r"(?:['’]s)?(?: (?!and\b|or\b|with\b|to\b|in\b)[\w'’-]+\.?){1,7} ")
_NEXT: Final = re.compile(r"(?:['’]s)? ([\w-]+)")
_ASIDE: Final = re.compile(r"\s?(?:[,–—(]).*(?:[,–—)])\s?(?:\w+ ){0,2}$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of a document, to be asked for by place."""

    text: str
    mentions: Sequence[Mention]
    starts: Sequence[int]

    @staticmethod
    def of(text: str, mentions: Sequence[Mention]) -> Names:
        """Those that can speak."""
        able = [m for m in mentions if m.kind in SPEAKING]
        return Names(text, able, [m.start for m in able])

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Mentions that begin in the span."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def subject_before(self, start: int, verb: int) -> Mention | None:
        """The subject of a verb at `verb` in a sentence from `start`: right before it, or before an aside."""
        names = [m for m in self.between(start, verb) if m.end <= verb]
        for number in range(len(names) - 1, max(-1, len(names) - 7), -1):
            name = names[number]
            gap = self.text[name.end : verb]
            # `Ana Lima, KC, said`: what stands between commas right after a name is about it.
            aside = gap.startswith(",") and number > 0 and self.text[names[number - 1].end : name.start] == ", "
            if _ADVERBS.fullmatch(gap) and not aside and not self._oblique(name, start):
                return name
        for name in names[:6]:
            gap = self.text[name.end : verb]
            if len(gap) < 300 and _ASIDE.fullmatch(gap) and not self._oblique(name, start):
                return name
        return None

    def subject_after(self, verb_end: int, end: int) -> Mention | None:
        """The subject that follows a verb (`said the minister, X`; `said X`): the first name before the clause ends."""
        names = self.between(verb_end, end)
        if not names:
            return None
        gap = self.text[verb_end : names[0].start]
        if len(gap) >= 120 or _PARTED.search(gap):
            return None
        subject = names[0]
        for name in names[1:4]:
            if name.kind != "PERSON" or not _OFFICE.fullmatch(self.text, subject.end, name.start):
                break
            subject = name
        # `said the NATO chief`: somebody without a name speaks, not the alliance.
        office = _NEXT.match(self.text, subject.end, end)
        return None if subject.kind != "PERSON" and office and office.group(1).lower() in ROLES else subject

    def _oblique(self, name: Mention, start: int) -> bool:
        return bool(_OBLIQUE.search(self.text, max(start, name.start - 40), name.start))

    def persons(self, start: int, end: int) -> set[str | None]:
        """The persons named between the two places; None is one nobody knows."""
        return {m.entity_id for m in self.between(start, end) if m.kind == "PERSON"}

    def first(self, start: int, end: int) -> Mention | None:
        """The first name of a sentence that can be its subject."""
        return next((m for m in self.between(start, end)[:4] if not self._oblique(m, start)), None)


def pronoun(text: str, start: int, end: int) -> bool:
    """Whether `he` or `she` stands in the span."""
    return PRONOUN.search(text, start, end) is not None
