"""What an expression is read against: the document's date, what was dated before it, the tense around it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from typing import Final

from tasks.extraction.timex.periods import GRAIN, Period, day_of, month_of, of_date, plus_days

#: How much of the sentence decides the tense, in characters before and after the expression.
BEFORE: Final = 110
AFTER: Final = 70

_IRREGULAR: Final = (
    "was|were|had|did|came|went|took|made|gave|got|left|met|held|found|saw|became|began|broke|brought|built"
    "|bought|fell|felt|flew|kept|knew|led|lost|paid|ran|rose|sent|shot|sold|spoke|spent|stood|struck|taught|thought"
    "|threw|won|wrote|hit|died|ate|bore|blew|caught|chose|dealt|drew|drove|dug|fed|fought|forgot|froze|grew|hid|hung"
    "|laid|lay|lent|meant|overthrew|rang|rode|sank|sang|shook|slept|slid|sought|stole|swept|swore|swung|tore"
    "|undertook|understood|withdrew|woke|wore|wound"
)
#: Verbs whose past looks like their present; in news it is the past where no auxiliary says otherwise.
_ALIKE: Final = "set(?!\\s(?:to|for)\\b)|cut|put|shut|quit|beat|cost|burst|hurt|spread"
_CUE: Final = re.compile(
    rf"""\b(?:(?P<future>(?:[Ww]ill|[Ww]o(?=n['’]t)|[Ss]hall|would|may|might|should|must|to)\s(?:[a-z]+\s)?be\s\w+
    |(?:[Ww]ill|[Ww]o(?=n['’]t)|[Ss]hall|would|should|might|must|plans?|planning|expects?|expected|scheduled|due|slated
        |hopes?|intends?|intended|deadline|upcoming|ahead|(?<!not\s)until|till|awaits?|prepares?|preparing|is\sto
        |are\sto|going\sto|set\s(?:to|for)|is\s(?:arriving|leaving|meeting|holding)|next(?!\sto\b)
        |(?:adjourned|postponed|deferred|delayed|rescheduled|moved|extended|pushed\sback|put\soff)\s(?:to|until|till|for)
        |(?:[Pp]olls|[Tt]alks|[Ss]chools|[Ss]hops|[Ee]lections|[Gg]ames|[Hh]earings)\s(?:open|close|start|begin|resume)
        |as\s(?:soon|early|late)\sas|planned\s(?:for|to)|begins?|starts?|ends|closes|expires?
        |takes?\s(?:place|effect|office)|takes\sover|convenes?|resumes?|kicks?\soff|opens|reopens?|meets|comes?\sout
        |reconvenes|retires|concludes|comes\sinto|goes\son
        |arrives|departs|leaves|faces|hosts|plays|travels|visits|heads|returns|turns\s\w+|go(?:es)?\sto\sthe\spolls
        |forecast\s(?:to|for)|likely\sto|no\s(?:earlier|later|sooner)\sthan|promised\sto|vowed\sto|agreed\sto
        |wants?\sto)\b)
    |(?P<said>(?:said|says|told|tells|according)\b)
    |(?P<past>(?:{_IRREGULAR}|(?<!to\s)(?<!ill\s)(?<!uld\s)ha(?:s|ve)|(?<!to\s)(?<!ill\s)(?<!uld\s)(?:{_ALIKE})
        |since|ago|last)\b|[a-z]{{2,}}ed\b))
    |(?P<short>['’]ll)\b""",
    re.VERBOSE,
)
#: A verb of the past right before: `said Monday they will`; what is expected or set is still to come.
_JUST: Final = re.compile(
    rf"(?<!\bbe\s)\b(?!expected|scheduled|planned|slated|needed)(?:{_IRREGULAR}|said|told\s\w+|[a-z]{{2,}}ed)\s(?:on\s|late\s|early\s)?$"
)
#: A verb that follows at once settles it: `Thursday refused`, `Monday's vote will`.
_NEXT: Final = re.compile(
    rf"['’]?s?(?:\s(?:he|she|it|they|we|I))?(?:\s\w+ly)?\s(?:(?P<past>{_IRREGULAR}|said|told|[a-z]{{2,}}ed|that)|(?P<future>will|shall|is\sto|are\sto))\b"
)
_TENSES: Final = {"future": 1, "short": 1, "past": -1, "said": 0}
_NUMERIC: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/-])")
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_MONTH: Final = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH}\b")
_MONTH_DAY: Final = re.compile(rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)")
_AMERICAN: Final = re.compile(r"\bU\.S\.|\b(?:[Cc]olor|[Ll]abor|[Cc]enter|[Pp]ercent|[Pp]rogram|[Oo]rganiz\w+)\b")
_BRITISH: Final = re.compile(r"£|\b(?:[Cc]olour|[Ll]abour|[Cc]entre|per cent|[Pp]rogramme|[Oo]rganis\w+)\b")
#: Languages written day first; English is decided by the text.
_DAY_FIRST: Final = frozenset(
    {"de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "da", "no", "nb", "cs", "ro"}
)


class Context:
    """One document as the grammar sees it. It moves along: `focus` is the last period that was named.

    `stretch` is the last that was longer than some days, of whatever kind: what `the same period` is the same as.
    """

    __slots__ = (
        "_order", "anchor", "depth", "focus", "language", "sentence_starts", "sentences", "stretch", "text",
        "year_hint",
    )  # fmt: skip

    def __init__(
        self, text: str, sentences: tuple[tuple[int, int], ...], anchor: dt.date | None, language: str | None
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.sentence_starts = [start for start, _ in sentences]
        self.anchor = anchor
        self.language = language
        self.focus: Period | None = None
        self.stretch: Period | None = None
        self.year_hint: int | None = None
        self.depth = 0
        self._order: str | None = None

    def sentence(self, at: int) -> tuple[int, int]:
        """Bounds of the sentence around `at`, the whole text where there is none."""
        index = bisect_right(self.sentence_starts, at) - 1
        if index < 0:
            return 0, self.sentence_starts[0] if self.sentence_starts else len(self.text)
        start, end = self.sentences[index]
        return (start, end) if at < end else (end, len(self.text))

    def tense(self, start: int, end: int) -> int:
        """-1 past, 1 future, 0 unknown: a verb that follows at once decides, else the nearest before, else one after.

        Verbs of speech say nothing about when what is said happens, so they leave it unknown.
        """
        beside = _NEXT.match(self.text, end)
        if beside:
            return -1 if beside.lastgroup == "past" else 1
        low, high = self.sentence(start)
        low = max(low, self.text.rfind(";", max(low, start - BEFORE), start))  # another clause
        owned = self.text.startswith(("'s ", "’s "), end)
        if not owned and _JUST.search(self.text[max(low, start - 32) : start]):
            return -1
        found = 0
        if not owned:
            for match in _CUE.finditer(self.text, max(low, start - BEFORE), start):
                found = _TENSES[match.lastgroup or "said"]
        if found:
            return found
        after = _CUE.search(self.text, end, min(high, end + AFTER))
        return _TENSES[after.lastgroup or "said"] if after else 0

    def lean(self, start: int, end: int) -> int:
        """The tense where there is a day to count from; 0 without, where it would decide nothing."""
        return self.tense(start, end) if self.anchor else 0

    @property
    def order(self) -> str:
        """How the document writes numeric dates: `day`, `month` first, or `open`."""
        if self._order is None:
            self._order = self._decide_order()
        return self._order

    def _decide_order(self) -> str:
        """By a numeric date that has one reading, then dates in words, then language, then spelling; else open."""
        pairs = [(int(m[1]), int(m[3])) for m in _NUMERIC.finditer(self.text)]
        day = sum(first > 12 >= second for first, second in pairs)
        month = sum(second > 12 >= first for first, second in pairs)
        if not day and not month:
            day = sum(1 for _ in _DAY_MONTH.finditer(self.text))
            month = sum(1 for _ in _MONTH_DAY.finditer(self.text))
        if not day and not month and self.language in _DAY_FIRST:
            return "day"
        if not day and not month:
            day, month = bool(_BRITISH.search(self.text)), bool(_AMERICAN.search(self.text))
        return "day" if day > month else "month" if month > day else "open"

    def weekday(self, number: int, tense: int) -> Period | None:
        """The nearest such day: today or before it, or from today on where the tense is future.

        News calls its own day by its name. Where no tense tells, the day after it is nearer than six days before it.
        """
        if self.anchor is None:
            return None
        ahead = (number - self.anchor.isoweekday()) % 7
        days = ahead if tense > 0 or (tense == 0 and ahead <= 1) else ahead - 7 if ahead else 0
        day = plus_days(self.anchor, days)
        return of_date(day) if day else None

    def month(self, number: int, tense: int) -> Period | None:
        """The month that is meant when no year is given."""
        if self.year_hint is not None:
            return month_of(self.year_hint, number)
        if self.anchor is None:
            return None
        away = (number - self.anchor.month + 5) % 12 - 5  # from five months back to six ahead
        if tense <= 0 and away > (2 if tense == 0 else 1):
            away -= 12
        elif tense > 0 and away < -2:
            away += 12
        index = self.anchor.year * 12 + self.anchor.month - 1 + away
        return month_of(index // 12, index % 12 + 1)

    def day(self, month: int, day: int, tense: int) -> Period | None:
        """The day that is meant when no year is given: the nearest, one against the tense counting as 240 days away."""
        if self.year_hint is not None:
            return day_of(self.year_hint, month, day)
        if self.anchor is None:
            return None
        anchor, years = self.anchor, self.anchor.year

        def far(period: Period) -> int:
            away = (period.first - anchor).days if period.first else 0
            return abs(away) + (240 if away * tense < 0 else 0)

        near = [p for p in (day_of(years + n, month, day) for n in (-1, 0, 1)) if p]
        wider = [p for p in (day_of(years + n, month, day) for n in range(-8, 9)) if p]  # 29 February
        return min(near or wider, key=far, default=None)

    def base(self, unit_grain: str) -> dt.date | None:
        """The day that `that day` is or counts from: the period in focus, if it is fine enough."""
        focus = self.focus
        if focus is None or focus.first is None or GRAIN[focus.precision] > GRAIN[unit_grain]:
            return None
        return focus.first

    def beside(self, unit_grain: str, step: int, start: int, end: int) -> tuple[dt.date | None, str]:
        """The day that `earlier` (step -1) and `following` (1) count from, and the basis that gives.

        Where nothing was named yet it is the document's, unless that would put what has happened into the future.
        """
        if self.focus is None and (step <= 0 or self.tense(start, end) >= 0):
            return self.anchor, "relative"
        return self.base(unit_grain), "inherited"
