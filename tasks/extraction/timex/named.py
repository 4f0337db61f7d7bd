"""Days and seasons that have names: Christmas, Easter Monday, Thanksgiving, `the summer of 2019`.

Feasts of the lunar calendars keep their year but no days: they depend on sightings and on place.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from tasks.extraction.timex import periods
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.guards import season_is_named
from tasks.extraction.timex.periods import Period
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens
from tasks.extraction.timex.years import year_phrase

#: A name in tokens, and how its day is found: (month, day), ("easter", offset), (month, weekday, nth), or moving.
_FIXED: Final = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "xmas": (12, 25),
    "boxing day": (12, 26), "new year ' s eve": (12, 31), "new years eve": (12, 31), "new year ' s day": (1, 1),
    "new years day": (1, 1), "new year ' s": (1, 1), "new year": (1, 1), "valentine ' s day": (2, 14),
    "valentines day": (2, 14), "st patrick ' s day": (3, 17), "st . patrick ' s day": (3, 17), "april fools day": (4,
    1),
    "april fool ' s day": (4, 1), "may day": (5, 1), "victory day": (5, 9), "bastille day": (7, 14),
    "halloween": (10, 31), "hallowe ' en": (10, 31), "all saints day": (11, 1), "all saints ' day": (11, 1),
    "all souls ' day": (11, 2), "veterans day": (11, 11), "armistice day": (11, 11), "remembrance day": (11, 11),
    "epiphany": (1, 6), "juneteenth": (6, 19), "earth day": (4, 22), "international women ' s day": (3, 8),
    "guy fawkes night": (11, 5), "groundhog day": (2, 2), "anzac day": (4, 25), "australia day": (1, 26),
    "canada day": (7, 1),
    "nowruz": (3, 20), "international workers ' day": (5, 1), "labour day": (5, 1), "world aids day": (12, 1),
    "world health day": (4, 7), "world press freedom day": (5, 3), "world water day": (3, 22),
    "world environment day": (6, 5), "world refugee day": (6, 20), "world food day": (10, 16), "africa day": (5, 25),
    "madaraka day": (6, 1), "mashujaa day": (10, 20), "jamhuri day": (12, 12), "heritage day": (9, 24),
    "human rights day": (12, 10), "day of the dead": (11, 2), "cinco de mayo": (5, 5), "waitangi day": (2, 6),
    "gandhi jayanti": (10, 2), "bonfire night": (11, 5), "burns night": (1, 25), "st george ' s day": (4, 23),
    "st andrew ' s day": (11, 30), "st david ' s day": (3, 1), "german unity day": (10, 3), "russia day": (6, 12),
    "assumption day": (8, 15), "workers ' day": (5, 1), "twelfth night": (1, 5), "nochebuena": (12, 24),
    "april fools ' day": (4, 1), "st stephen ' s day": (12, 26), "mandela day": (7, 18),
}  # fmt: skip
_EASTER: Final = {
    "easter sunday": 0, "easter": 0, "easter day": 0, "easter monday": 1, "good friday": -2, "maundy thursday": -3,
    "holy saturday": -1, "palm sunday": -7, "ash wednesday": -46, "shrove tuesday": -47, "mardi gras": -47,
    "mothering sunday": -21, "ascension day": 39, "pentecost": 49, "whit monday": 50, "whit sunday": 49,
    "corpus christi": 60,
}  # fmt: skip
_NTH: Final = {
    "thanksgiving day": (11, 4, 4), "thanksgiving": (11, 4, 4), "labor day": (9, 1, 1), "memorial day": (5, 1, -1),
    "martin luther king day": (1, 1, 3), "martin luther king jr . day": (1, 1, 3), "presidents day": (2, 1, 3),
    "presidents ' day": (2, 1, 3), "commonwealth day": (3, 1, 2), "indigenous peoples ' day": (10, 1, 2),
    "columbus day": (10, 1, 2), "mother ' s day": (5, 7, 2), "mothers day": (5, 7, 2),
    "father ' s day": (6, 7, 3), "fathers day": (6, 7, 3),
}  # fmt: skip
#: Days after another named day.
_AFTER: Final = {"black friday": ((11, 4, 4), 1), "cyber monday": ((11, 4, 4), 4), "election day": ((11, 1, 1), 1)}
_MOVING: Final = (
    "ramadan", "eid al - fitr", "eid al - adha", "eid ul - fitr", "eid ul - adha", "eid", "hanukkah", "diwali",
    "passover",
    "yom kippur", "rosh hashanah", "lunar new year", "chinese new year", "lent", "orthodox easter",
    "orthodox christmas",
)  # fmt: skip

#: First words and names that are read in small letters too.
_PLAIN: Final = frozenset(
    {"christmas", "xmas", "easter", "thanksgiving", "halloween", "ramadan", "diwali", "hanukkah", "juneteenth",
     "new year ' s eve", "new years eve", "new year ' s day", "new years day", "black friday", "good friday",
     "cyber monday", "boxing day", "valentine ' s day", "valentines day", "mother ' s day", "mothers day",
     "father ' s day", "fathers day", "labor day", "memorial day", "veterans day"}
)  # fmt: skip


def _index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word -> names that begin with it, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in (*_FIXED, *_EASTER, *_NTH, *_AFTER, *_MOVING):
        words = tuple(name.split())
        found.setdefault(words[0], []).append((words, name))
    for names in found.values():
        names.sort(key=lambda entry: -len(entry[0]))
    return found


def tense_at(t: Tokens, c: Context, i: int, end: int) -> int:
    """The tense around the tokens from `i` to `end`."""
    return c.lean(t.start[i], t.end[end - 1])


_NAMES: Final = _index()
#: Words that begin a named day, for the grammar's dispatch.
FIRST_WORDS: Final = frozenset(_NAMES)


def match(t: Tokens, i: int) -> tuple[int, str] | None:
    """The named day at token `i`: the token after it and its name. It is capitalised unless it can be nothing else."""
    names = _NAMES.get(t.key[i])
    if names is None:
        return None
    capital = t.capital(i)
    for words, name in names:
        end = i + len(words)
        if name == "may day" and not t.capital(i + 1):
            continue  # the hottest May day
        if tuple(t.key[i:end]) == words and (capital or _plain(t, i, words, name)):
            return end, name
    return None


def _plain(t: Tokens, i: int, words: tuple[str, ...], name: str) -> bool:
    """Whether a name in small letters is one: `black friday`, not a `good Friday`."""
    if name == "new year":
        return t.before(i) in ("before", "after", "until", "till", "by", "since")
    return words[0] in _PLAIN or (name in _PLAIN and not t.capital(i + 1))


def on(name: str, year: int) -> Period | None:
    """The day of a named day in a year, None for those that cannot be computed."""
    day: dt.date | None = None
    if name in _FIXED:
        return periods.day_of(year, *_FIXED[name])
    if name in _EASTER:
        sunday = periods.easter(year)
        day = periods.plus_days(sunday, _EASTER[name]) if sunday else None
    elif name in _NTH:
        day = periods.nth_weekday(year, *_NTH[name])
    elif name in _AFTER:
        rule, days = _AFTER[name]
        base = periods.nth_weekday(year, *rule)
        day = periods.plus_days(base, days) if base else None
    return periods.of_date(day) if day else None


def in_year(t: Tokens, i: int, year: int) -> Period | None:
    """The named day at token `i` in `year`."""
    found = match(t, i)
    return on(found[1], year) if found else None


def holiday(t: Tokens, i: int, c: Context) -> Reading | None:
    """A named day, in the year beside it or the one that is meant."""
    found = match(t, i)
    if found is None:
        return None
    end, name = found
    given = year_phrase(t, end, c) if t.key[end] != "in" else None
    if given and given[1]:
        period = on(name, given[1]) or Period(f"{given[1]:04d}", None, None, "year")
        return dated(given[0], "holiday_year", period, given[2])
    if name in _MOVING:
        value = f"{c.anchor.year:04d}" if c.anchor else "XXXX"
        return Reading(end, "holiday_moving", "date", value, precision="year", basis="none")
    if t.key[end] in ("week", "weekend") and name not in _MOVING:
        return _around(end + 1, name, c, tense_at(t, c, i, end), t.key[end])
    return dated(end, "holiday", _meant(name, c, tense_at(t, c, i, end)) or _open(name), "relative")


def _around(end: int, name: str, c: Context, tense: int, what: str) -> Reading | None:
    """`Easter week` is the ISO week of its day, `Labor Day weekend` the nearest weekend, Thanksgiving's the next."""
    day = _meant(name, c, tense)
    first = day.first if day else None
    if what == "weekend":
        first = periods.plus_days(first, -1 if first.isoweekday() <= 2 else 0) if first else None
        period = periods.weekend_of(first) if first else None
        return dated(end, "holiday_weekend", period or periods.open_period("WE"), "relative", article=True)
    week = periods.week_of(first) if first else None
    return dated(end, "holiday_week", week or periods.open_period("W"), "relative", article=True)


def _meant(name: str, c: Context, tense: int) -> Period | None:
    """The occurrence nearest to the document's date, by tense where it tells."""
    if c.anchor is None:
        return None
    near = [p for p in (on(name, c.anchor.year + n) for n in (-1, 0, 1)) if p and p.first]
    anchor = c.anchor
    close = [p for p in near if p.first and abs((p.first - anchor).days) <= 45]
    if close:
        return close[0]
    if tense:
        side = [p for p in near if p.first and (p.first - c.anchor).days * tense >= 0]
        near = side or near
    return min(near, key=lambda p: abs((p.first - anchor).days) if p.first else 0, default=None)


def _open(name: str) -> Period:
    if name in _FIXED:
        month, day = _FIXED[name]
        return Period(f"XXXX-{month:02d}-{day:02d}", None, None, "day")
    return Period("XXXX-XX-XX", None, None, "day")


def season(t: Tokens, i: int, c: Context) -> Reading | None:
    """`summer 2019`, `the summer of 2019`, `in the spring`."""
    code = t.value[i]
    given = year_phrase(t, i + 1, c) if t.key[i + 1] != "in" else None
    if given:
        end, year, basis = given
        period = periods.season_of(year, code) if year else None
        end += 2 * (year is not None and _next_year(t, end, year))
        of = t.key[i + 1] == "of" or t.kind[end] != "x"  # the spring 1999 summit
        return dated(end, "season_year", period or Period(f"XXXX-{code}", None, None, "season"), basis, article=of)
    if not season_is_named(t, i):
        return None
    period = _season_meant(code, c, tense_at(t, c, i, i + 1))
    return dated(i + 1, "season", period or Period(f"XXXX-{code}", None, None, "season"), "relative", article=True)


def _next_year(t: Tokens, end: int, year: int) -> bool:
    """Whether the year goes on into the next: `winter 1998-99`."""
    return t.key[end] in ("-", "/") and t.kind[end + 1] == "number" and t.value[end + 1] in (year + 1, (year + 1) % 100)


def _season_meant(code: str, c: Context, tense: int) -> Period | None:
    if c.year_hint:
        return periods.season_of(c.year_hint, code)
    if c.anchor is None:
        return None
    near = [p for p in (periods.season_of(c.anchor.year + n, code) for n in (-1, 0, 1)) if p and p.first and p.last]
    if tense > 0:
        near = [p for p in near if p.last and p.last >= c.anchor] or near
    elif tense < 0:
        near = [p for p in near if p.first and p.first <= c.anchor] or near
    anchor = c.anchor
    return min(near, key=lambda p: abs((p.first - anchor).days + 45) if p.first else 0, default=None)
