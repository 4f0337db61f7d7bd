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
#: A dateline: a place in capitals ("KAMPALA, 3 May 2023 -").
DATELINE: Final = re.compile(r"^[A-Z][A-Z .'’-]{2,40}(?:,\s[A-Z][a-z]+)?,?\s")
#: A line that names publishing.
SAID: Final = re.compile(r"^(?:first\s+)?(?:published|posted|issued|date)(?:\s+on)?\s*:?\s", re.IGNORECASE)

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
        stripped = line.strip()
        opening = stripped[:80]
        if SAID.match(stripped) or DATELINE.match(stripped):
            found = in_words(opening)
        else:
            found = in_words(stripped) if len(stripped) <= 30 else None
        if found:
            return found
    return None
