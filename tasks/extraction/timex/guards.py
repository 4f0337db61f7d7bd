"""What looks like a time expression and is not: the verb `may`, Theresa May, the Sunday Times, a spring in a clock."""

from __future__ import annotations

from typing import Final

from tasks.extraction.timex.tokens import Tokens

#: Prepositions and determiners that a month's name follows.
_MONTH_BEFORE: Final = frozenset(
    {"in", "since", "by", "until", "till", "from", "to", "of", "this", "last", "next", "early", "late", "mid", "during",
     "between", "through", "before", "after", "for", "every", "each", "past", "previous", "coming",
     "following", "end", "throughout", "around", "-", "/", "as", "earlier", "later", "that", "than", "on"}
)  # fmt: skip
#: What only follows a person or begins a question, never a month.
_PERSON_AFTER: Final = frozenset({"said", "says", "told", "i", "we", "you", "he", "she", "they", "it", "god", "the"})
_TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "theresa", "sir", "lord", "lady", "professor", "prof", "brian"}
)
#: Months that are verbs, first names or surnames as well.
_DOUBLE: Final = frozenset({"may", "march", "april", "june", "august", "jan", "mar", "dec", "sep", "jun"})
_OWNERS: Final = frozenset({"its", "their", "our"})
#: Verbs between what is a month and what may be one: July could surpass May.
_COMPARED_WITH: Final = frozenset(
    {"surpass", "surpassed", "exceeded", "beat", "topped", "like", "versus", "vs", "still"}
)
#: Mastheads and names a weekday begins.
_PAPERS: Final = frozenset(
    {"times", "telegraph", "mirror", "express", "mail", "post", "herald", "tribune", "independent", "star", "sun",
     "observer", "world", "school", "schools", "people", "nation", "standard", "vision"}
)  # fmt: skip
_DAY_NAMES: Final = frozenset(
    {"bloody", "super", "black", "cyber", "good", "ash", "palm", "maundy", "shrove", "giving"}
)
#: Words that begin a clause: what stands before them is not the first half of a name.
CLAUSE_AFTER: Final = frozenset(
    {"when", "as", "but", "because", "he", "she", "it", "they", "we", "i", "with", "is", "was", "were", "will",
     "has", "had", "that",
     "while", "if", "so", "which", "who"}
)  # fmt: skip
_SEASON_BEFORE: Final = frozenset(
    {"in", "during", "since", "until", "till", "by", "early", "late", "mid", "every", "each", "of", "before", "after",
     "from", "through", "throughout", "over", "for"}
)  # fmt: skip


def month_is_named(t: Tokens, i: int) -> bool:
    """Whether a month's name without day or year is the month."""
    key, before, after = t.key[i], t.before(i), t.key[i + 1]
    full = t.end[i] - t.start[i] > 4 or key in ("june", "july", "may")
    if full and (_goes_on(t, i) or (i > 1 and t.kind[i - 2] == "month" and _goes_on(t, i - 2))):
        return True
    if not t.capital(i):
        return full and key not in ("may", "march", "august") and before in _MONTH_BEFORE | {"the"}
    if before in _TITLES:
        return False
    if not full and after != "." and before not in _MONTH_BEFORE:
        return False
    if key not in _DOUBLE:
        return True
    if (after in ("and", "or", ",") and t.kind[i + 2] == "month") or before in _OWNERS:
        return True  # the March and April dispute, in its May report
    if key == "may" and before in _COMPARED_WITH and not (t.kind[i + 1] == "x" and t.capital(i + 1)):
        return True
    if before in _MONTH_BEFORE:
        return not (key == "may" and after in _PERSON_AFTER and before in ("to", "for", "from", "by", "of", "after"))
    if key in ("april", "june", "august"):
        person = t.kind[i + 1] == "x" and t.capital(i + 1)
        return not person and after not in ("said", "says", "told")
    if before == "the":
        return (
            t.kind[i + 1] == "x" and not t.capital(i + 1) and after not in ("on", "for", "of", "in", "to", "is", "was")
        )
    return i > 1 and before in ("and", "or", ",", "(") and t.kind[i - 2] in ("month", "number")


def _goes_on(t: Tokens, i: int) -> bool:
    """Whether the next month follows: `between august and october`."""
    j = i + 2
    known = t.before(i) in ("between", "from", "in") and t.end[j] - t.start[j] > 2
    return known and t.key[i + 1] in ("and", "to", "until", "-") and t.kind[j] == "month"


def weekday_is_named(t: Tokens, i: int, short: bool) -> bool:
    """Whether a weekday's name is a day: not part of a masthead or a named day, and not the verb or star `sun`."""
    before, after = t.before(i), t.key[i + 1]
    if before in _DAY_NAMES and t.capital(i - 1):
        return False
    if after in _PAPERS and t.capital(i + 1):
        return False
    if after == "night" and t.capital(i + 1) and t.key[i + 2] in ("live", "football", "baseball"):
        return False
    if not short:
        return True
    if (before == "-" and t.kind[i - 2] == "weekday") or (after in ("-", "/", "to") and t.kind[i + 2] == "weekday"):
        return t.capital(i)
    if not t.capital(i) or t.key[i] in ("sat", "sun", "wed", "mon"):
        return False
    return after in (".", ",", "-", "morning", "night", "afternoon", "evening") or before in (
        "on",
        "last",
        "next",
        "this",
        "by",
        "until",
    )


def season_is_named(t: Tokens, i: int) -> bool:
    """Whether a season's name on its own is the time: `in the summer` is, `a spring` and `summer camp` are not."""
    before = t.before(i)
    if before in ("whole", "entire", "all"):
        return t.kind[i + 1] != "x" or t.key[i + 1] in CLAUSE_AFTER
    if before == "the":
        before = t.before(i - 1)
    elif t.key[i] in ("fall", "spring") and before not in ("in", "early", "late", "mid", "every", "each", "by", "of"):
        return False
    if (t.kind[i + 1] == "x" and t.key[i + 1] not in CLAUSE_AFTER) or t.key[i + 1] in ("of", "in", "to", "-"):
        return False
    return before in _SEASON_BEFORE
