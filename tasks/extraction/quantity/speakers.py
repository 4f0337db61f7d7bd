"""Who says a figure: the quote it stands in, `according to X`, or the subject of the nearest verb of speech."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tasks.extraction.quantity.amounts import Measure
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary
from tasks.records import Mention, Quote

SPEECH: Final = vocabulary(
    """
    said says say estimated estimates estimate claimed claims claim told tells reported reports announced announces
    added adds warned warns put puts believes believed stated states confirmed confirms insisted insists argued argues
    predicted predicts forecast forecasts expects projected projects denied denies wrote writes tweeted acknowledged
    acknowledges declared declares alleged alleges noted notes explained explains revealed reveals disclosed admitted
    admits showed shows found finds calculates calculated reckons promised promises vowed pledged according
    """
)
_SKIPPED: Final = vocabulary(
    """
    has have had also later earlier now then 's recently repeatedly which who is was
    """
)
#: Verbs that need what they say right behind them; `put`, `found` and `shows` do much else besides.
_LOOSE: Final = vocabulary(
    """
    put puts found finds showed shows projects states notes promised believed forecast report reports estimate say
    claim
    """
)
_SPEAKERS: Final = frozenset(("PERSON", "ORG", "COUNTRY", "PLACE"))
_REACH: Final = 25


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of speech with a named speaker: what it governs begins after or ends before `token`."""

    token: int
    speaker: str
    before: bool


def sayings(tokens: Tokens, mentions: Sequence[Mention], starts: Sequence[int]) -> list[Saying]:
    """The sayings of a sentence.

    Args:
        tokens: of the sentence.
        mentions: of the document, by start.
        starts: their starts.
    """
    if not mentions or SPEECH.isdisjoint(tokens.lows):
        return []
    low = bisect_left(starts, tokens.starts[0])
    high = bisect_right(starts, tokens.ends[tokens.count - 1])
    named = [m for m in mentions[low:high] if m.entity_id is not None and m.kind in _SPEAKERS]
    if not named:
        return []
    by_end = {mention.end: mention for mention in named}
    persons = {mention.end: mention for mention in named if mention.kind == "PERSON"}
    by_start = {mention.start: mention for mention in named}
    found = []
    for j in range(tokens.count):
        if tokens.lows[j] in SPEECH:
            saying = _saying(tokens, j, by_end, by_start, persons)
            if saying is not None:
                found.append(saying)
    return found


def _saying(
    tokens: Tokens, j: int, by_end: dict[int, Mention], by_start: dict[int, Mention], persons: dict[int, Mention]
) -> Saying | None:
    if tokens.lows[j] == "according":
        mention = _starting(tokens, j + 2, by_start, 5)
        return Saying(j, mention.entity_id or "", before=j > 0) if mention else None
    mention = _subject(tokens, j, by_end, persons)
    if mention is not None:
        return Saying(j, mention.entity_id or "", before=_trails(tokens, j))
    if j and tokens.words[j - 1] in (",", "”", '"', "’"):
        mention = _starting(tokens, j + 1, by_start, 6)
        if mention is not None:
            return Saying(j, mention.entity_id or "", before=True)
    return None


def _starting(tokens: Tokens, index: int, by_start: dict[int, Mention], reach: int) -> Mention | None:
    for j in range(index, min(index + reach, tokens.count)):
        mention = by_start.get(tokens.starts[j])
        if mention is not None:
            return mention
        if tokens.words[j] in (",", ".", ";"):
            return None
    return None


def _subject(tokens: Tokens, j: int, by_end: dict[int, Mention], persons: dict[int, Mention]) -> Mention | None:
    """The mention that ends just before the verb, or opens the sentence where an apposition stands between."""
    k = j - 1
    while k >= 0 and j - k < 4 and (tokens.lows[k] in _SKIPPED or tokens.lows[k].endswith("ly")):
        k -= 1
    if k < 0:
        return None
    mention = by_end.get(tokens.ends[k])
    if mention is not None:
        return mention
    if tokens.words[k] == "," and tokens.lows[j] not in _LOOSE and j <= _REACH + 8:
        return _apposed(tokens, k, persons)
    return None


def _apposed(tokens: Tokens, comma: int, persons: dict[int, Mention]) -> Mention | None:
    """`X, the head of Y, said`: the last named thing that a comma follows before the apposition."""
    for k in range(comma - 1, max(-1, comma - _REACH), -1):
        if tokens.words[k] == "," and k:
            return persons.get(tokens.ends[k - 1])
    return None


def _trails(tokens: Tokens, j: int) -> bool:
    """Whether the verb ends what was said: `..., Zelensky said.`"""
    following = tokens.lows[j + 1]
    return (
        following in ("", ".", ",", ";", "on", "in", "at", "during", "late", "early", "this", "last", "yesterday")
        and "," in tokens.lows[max(0, j - 6) : j]
    )


def of(
    tokens: Tokens, measure: Measure, found: Sequence[Saying], quotes: Sequence[Quote], quote_starts: Sequence[int]
) -> str | None:
    """The entity that states the measure, or None.

    Args:
        tokens: of the sentence.
        measure: what is stated.
        found: the sayings of the sentence, in order.
        quotes: of the document, by start.
        quote_starts: their starts.
    """
    if not found and not quotes:
        return None
    start, end = tokens.span(measure.first, measure.last)
    at = bisect_right(quote_starts, start)
    for quote in reversed(quotes[max(0, at - 3) : at]):
        if end <= quote.end and quote.speaker_entity_id is not None:
            return quote.speaker_entity_id
    if not found:
        return None
    at = bisect_right(found, measure.first, key=lambda saying: saying.token)
    return _leading(tokens, measure, found[max(0, at - _NEAR) : at]) or _trailing(measure, found[at : at + _NEAR])


#: Sayings before and after a figure that are looked at.
_NEAR: Final = 4


def _leading(tokens: Tokens, measure: Measure, found: Sequence[Saying]) -> str | None:
    """The nearest saying before the figure that governs what follows it."""
    for saying in reversed(found):
        opens = tokens.lows[saying.token] == "according" and saying.token == 0
        if (opens or not saying.before) and measure.first - saying.token <= _GOVERNED:
            return None if ";" in tokens.words[saying.token : measure.first] else saying.speaker
    return None


#: Tokens a saying governs.
_GOVERNED: Final = 120


def _trailing(measure: Measure, found: Sequence[Saying]) -> str | None:
    """The nearest saying after the figure that governs what stands before it."""
    for saying in found:
        if saying.before and saying.token >= measure.last:
            return saying.speaker
    return None
