"""Bound words before and after a number: more than, at least, up to, around, or more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

_BEFORE_TABLE: Final[Mapping[str, str]] = {
    "approximate": """
        about|around|some|roughly|approximately|approx|approx .|circa|ca .|c .|~|≈|nearly|almost|close to|
        nearing|approaching|virtually|near to|in the region of|in the neighbourhood of|in the neighborhood of|
        on the order of|an estimated|estimated|somewhere around|or so|some about|
        something like|in the vicinity of|more or less|give or take|just about|anywhere near|around about|
        a reported|an average of about|the best part of|practically
    """,
    "more_than": """
        more than|little more than|over|above|in excess of|upwards of|upward of|greater than|higher than|
        larger than|bigger than|exceeding|exceed|exceeds|exceeded|surpassing|surpass|surpassed|surpasses|topping|
        topped|tops|north of|>|better than|well over|just over|slightly over|a little over|slightly more than|
        just more than|a little more than|well above|just above|slightly above|far more than|much more than|
        significantly more than|well in excess of|not less than or equal to|considerably more than|
        substantially more than|older than|longer than|heavier than|taller than|exceed the|far above|
        comfortably over|beyond
    """,
    "at_least": """
        at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum of|minimum|
        at the very least|≥|> =|> = to|= >|greater than or equal to|more than or equal to|bigger or equal than|
        larger or equal than|greater or equal than|bigger than or equal to|larger than or equal to|
        greater or equal to|more or equal than|more than or equal|greater than or equal|equal or more than|
        greater or equal|more or equal|larger or equal|bigger or equal|higher than or equal to|
        equal or greater than|larger than or equal|bigger than or equal|as few as|as little as|as low as|
        at a minimum|at least or equal to|no lower than|no smaller than|starting at|starting from
    """,
    "at_most": """
        at most|at the most|up to|no more than|not more than|no greater than|a maximum of|maximum of|maximum|
        as many as|as much as|as high as|as long as|as large as|≤|< =|less than or equal to|
        smaller than or equal to|smaller or equal than|less or equal than|less than or equal|
        smaller than or equal|equal or less than|equal or smaller than|fewer than or equal to|less or equal to|
        smaller or equal to|not exceeding|not to exceed|capped at|max|max .|up to about|up to around|
        up to and including|less or equal|smaller or equal|fewer or equal|lower or equal|
        no higher than|not over|up to as many as|up to an estimated|not above|never more than|or up to|
        lower than or equal to
    """,
    "less_than": """
        less than|fewer than|under|below|beneath|smaller than|lower than|short of|just under|slightly under|just below|
        slightly less than|a little less than|just less than|just short of|well under|well below|<|shy of|
        just shy of|slightly below|a little under|far less than|far fewer than|much less than|younger than|
        no longer than|nowhere near|significantly less than|shorter than|considerably less than
    """,
    "exact": """
        equal to|equals to|equaling to|equalling to|equals|equalling
    """,
}  # fmt: skip

_AFTER_TABLE: Final[Mapping[str, str]] = {
    "at_least": """
        - plus|or more|or higher|or above|or greater|or over|or older|or longer|or larger|or better|and above|and over|
        and up|and older|plus|and more|upwards|or more than|or more than that|+|or equal to|at a minimum|minimum|
        at least|and higher
    """,
    "at_most": """
        or less|or fewer|or under|or below|or lower|or younger|or smaller|and under|and below|at most|
        at the most|maximum|max|or less than|tops|and younger
    """,
    "approximate": """
        or so|or thereabouts|more or less|give or take|approximately|ish|- odd|odd
    """,
}  # fmt: skip

#: `over two years` is as often a time during which; only these before it say that it bounds.
_OVER_BOUNDS: Final = vocabulary(
    """
    for of spent after aged by took is was at takes to just well with waited than lasted lasting are were be jailed
    served a slightly little and
    """
) | {""}

_Entries = dict[str, list[tuple[tuple[str, ...], str]]]


def _compile(table: Mapping[str, str], key: int) -> _Entries:
    """Phrases by their last token (key -1) or their first (key 0), the longest first."""
    entries: _Entries = {}
    for bound, phrases in table.items():
        for phrase in _phrases(phrases):
            entries.setdefault(phrase[key], []).append((phrase, bound))
    for found in entries.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return entries


def _phrases(text: str) -> Iterable[tuple[str, ...]]:
    return (tuple(phrase.split()) for phrase in text.replace("\n", " ").split("|"))


_BEFORE: Final = _compile(_BEFORE_TABLE, -1)
_AFTER: Final = _compile(_AFTER_TABLE, 0)


def before(tokens: Tokens, index: int, *, duration: bool = False) -> tuple[str, int] | None:
    """The bound whose words end just before token `index`, and the index of its first word.

    Args:
        tokens: of the sentence.
        index: first token of the amount.
        duration: whether the amount is one; `over` before it then needs more to be a bound.
    """
    if not index:
        return None
    lows = tokens.lows
    entries = _BEFORE.get(lows[index - 1])
    if entries is None:
        return None
    for phrase, bound in entries:
        first = index - len(phrase)
        if first >= 0 and tuple(lows[first:index]) == phrase:
            if len(phrase) == 1 and not _is_bound(tokens, first, phrase[0], duration):
                return None
            return bound, (index if phrase[0] in _VERBS else first)
    return None


#: Verbs that bound what follows, but are no words of the figure.
_VERBS: Final = vocabulary("topped tops topping surpass surpassed surpasses exceed exceeds exceeded equals")


def _is_bound(tokens: Tokens, first: int, word: str, duration: bool) -> bool:
    """Whether `over` bounds: over a time is as often during it."""
    preceding = tokens.lows[first - 1] if first else ""
    return word != "over" or not duration or preceding in _OVER_BOUNDS


def after(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The bound whose words begin at token `index`, and the index after its last word."""
    entries = _AFTER.get(tokens.lows[index])
    if entries is None:
        return None
    for phrase, bound in entries:
        last = index + len(phrase)
        if tuple(tokens.lows[index:last]) == phrase:
            if phrase == ("+",) and not tokens.glued(index):
                return None
            if phrase[0] in ("max", "maximum", "minimum", "upwards") and tokens.lows[last].isalpha():
                return None
            if (phrase == ("plus",) and (tokens.lows[last].isalpha() and tokens.lows[last] not in ("years",))) or (
                phrase == ("plus",) and tokens.words[last][:1].isdecimal()
            ):
                return None
            if phrase == ("or", "more") and tokens.lows[last] == "less":
                continue
            if phrase[-1] == "than" and tokens.words[last][:1].isdecimal():
                continue
            return bound, last
    return None


#: What two bounds on one thing make together: at most 100 and at least 20.
LOWER: Final = frozenset(("at_least", "more_than"))
UPPER: Final = frozenset(("at_most", "less_than"))


def ends(bound: str, low: float, high: float) -> tuple[float | None, float | None]:
    """Both ends of an amount under `bound`; the open side is None."""
    if bound in LOWER:
        return low, None
    if bound in UPPER:
        return None, high
    return low, high
