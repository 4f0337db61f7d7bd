"""The day a document was published, read from what people write around it. Never guessed."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        1,
    )
    for name in names.split()
}  # fmt: skip

ISO: Final = re.compile(r"(?<!\d)((?:1[6-9]|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
COMPACT: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
WRITTEN: Final = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(MONTHS)})\.?,?|({'|'.join(MONTHS)})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?)"
    r"\s+((?:1[6-9]|20)\d\d)\b",
    re.IGNORECASE,
)
#: A day, and its weekday before it.
WEEKDAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+"
DAY: Final = rf"(?i:(?:{WEEKDAY})?(?:{ISO.pattern}|{WRITTEN.pattern}))"
#: A dateline: a place in capitals, the day at once ("KAMPALA, 3 May 2023 -"). "NATO said on 3 May 2020" is none.
DATELINE: Final = re.compile(rf"[A-Z][A-Z .'’-]{{2,40}}(?:,\s[A-Z][a-z]+)?,?\s+(?P<day>{DAY})")
#: A line that names publishing: with the day at once, or with a colon and just one day.
PUBLISHED: Final = r"(?i:(?:first\s+)?(?:published|posted|issued|date)(?:\s+on)?)"
SAID: Final = re.compile(rf"{PUBLISHED}\s*(?::|\s)\s*(?P<day>{DAY})")
LABEL: Final = re.compile(rf"{PUBLISHED}\s*:")
#: A line that is nothing but a day, perhaps with a place or a name before it and a time after it.
ALONE: Final = re.compile(rf"(?:\D{{1,22}}[,|·–—-]\s*)?\W*(?P<day>{DAY})\W*T?(?:\d[\d:.]*\s*)?(?:[A-Za-z.]{{1,4}}\W*)?")

#: Lines at the top that may tell the day.
TOP: Final = 6


def day(year: str | int, month: str | int, number: str | int) -> dt.date | None:
    """A day of the calendar, None when there is no such day."""
    try:
        return dt.date(int(year), int(month), int(number))
    except ValueError:
        return None


def in_file_name(name: str) -> dt.date | None:
    """The day in a file name such as `2024-06-20-title.txt` or `20240620_title.txt`."""
    found = COMPACT.search(name)
    return day(*found.groups()) if found else None


def in_words(words: str) -> dt.date | None:
    """The day written in `words`, when there is just one and it can be read in one way only."""
    days = {day(*found.groups()) for found in ISO.finditer(words)}
    for found in WRITTEN.finditer(words):
        first, month_after, month_before, second, year = found.groups()
        days.add(day(year, MONTHS[(month_after or month_before).lower()], first or second))
    return days.pop() if len(days) == 1 else None


def at_the_top(text: str) -> dt.date | None:
    """The day in a "Published:" line, a dateline, or a line that is nothing but a day, among the first lines."""
    for line in text[:2000].splitlines()[:TOP]:
        found = in_words(_telling(line.strip()))
        if found:
            return found
    return None


def _telling(line: str) -> str:
    """The part of a line at the top that tells the day of publication, nothing when the line does not."""
    told = SAID.match(line) or DATELINE.match(line) or (ALONE.fullmatch(line) if len(line) <= 30 else None)
    if told:
        return told["day"]
    return line[:80] if LABEL.match(line) else ""
