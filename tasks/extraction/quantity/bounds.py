"""Bound words before and after a number: more than, at least, up to, around, or more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from tasks.extraction.quantity.phrases import STOPS, is_plural
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import SCALES, is_number, vocabulary

#: Comparatives that bound from below, and those that bound from above.
_UP: Final = (
    "more greater higher larger bigger longer older heavier taller better stronger faster deeper wider warmer hotter"
)
_DOWN: Final = "less fewer lower smaller shorter younger lighter cheaper weaker slower narrower colder cooler"
#: What may stand before a comparative, `over` or `under` and leaves the bound what it is.
_A_LITTLE: Final = (
    "just|slightly|a little|a bit|little|marginally|somewhat|a fraction|a shade|a touch|well|far|much|way|"
    "significantly|considerably|substantially|comfortably|only slightly|only just"
)

#: Verbs that go past a number.
_CLIMBED: Final = """
    climb climbs climbed climbing rise rises rose risen rising jump jumps jumped surge surged soar soared soaring push
    pushed pushes pushing go goes going went gone creep crept move moved race raced shoot shot swell swelled swollen
    grow grew grown take took taking leap leapt well
"""
#: Verbs that bound what follows, but are no words of the figure.
_VERBS: Final = vocabulary(
    """
    topped tops topping surpass surpassed surpasses exceed exceeds exceeded equals equal passed crossed crosses crossing
    """
) | (vocabulary(_CLIMBED) - {"well"})

_BEFORE_TABLE: Final[Mapping[str, str]] = {
    "approximate": """
        about|around|some|roughly|approximately|approx|approx .|circa|ca|ca .|c .|~|≈|nearly|almost|close to|
        nearing|approaching|virtually|near to|in the region of|in the neighbourhood of|in the neighborhood of|
        on the order of|in the order of|of the order of|an estimated|estimated|somewhere around|or so|some about|
        something like|in the vicinity of|more or less|give or take|just about|anywhere near|around about|
        a reported|an average of about|the best part of|practically|a good|somewhere near|very nearly|pretty much|
        to the tune of|in the range of|as near as|an approximate|the better part of|near on|
        well nigh|give or take about|close on|getting on for|not far off|an alleged|a rough|say about
    """,
    "more_than": """
        over|above|in excess of|upwards of|upward of|exceeding|exceed|exceeds|exceeded|surpassing|surpass|surpassed|
        surpasses|topping|topped|tops|north of|>|exceed the|beyond|passed|crossed|crosses|
        crossing|to top|over the age of|above the age of
    """,
    "at_least": """
        at least|min|min .|a minimum of|minimum of|minimum|a minimum|at the very least|≥|> =|> = to|= >|as few as|
        as little as|as low as|at a minimum|at least or equal to|starting at|starting from|at minimum|no under|
        not under|not below|
        at the least|from as low as|from as little as
    """,
    "at_most": """
        at most|at the most|at the very most|up to|a maximum of|maximum of|maximum|a maximum|as many as|as much as|
        at most or equal to|as high as|as long as|as large as|as far as|≤|< =|= <|not exceeding|not to exceed|capped at|
        max|max .|
        up to about|up to around|up to and including|not over|up to as many as|up to an estimated|not above|or up to|
        at maximum|never over|not exceed|not in excess of|to a maximum of|up to a maximum of|up to nearly|up to some|
        upto|no over|at a maximum
    """,
    "less_than": """
        under|below|beneath|short of|just short of|<|shy of|just shy of|nowhere near|south of|not quite|sub -|
        under the age of|below the age of
    """,
    "exact": """
        equal to|equals to|equaling to|equalling to|equals|equalling|equal|equaling|exactly equal to|=
    """,
}  # fmt: skip

_AFTER_TABLE: Final[Mapping[str, str]] = {
    "at_least": """
        - plus|or above|or over|and above|and over|and up|plus|upwards|or upwards|and upwards|or up|or more than|
        or more than that|+|or equal to|at a minimum|minimum|at least|if not more|, if not more|and counting|
        at the very least|        at the least|or beyond|and beyond
    """,
    "at_most": """
        or under|or below|and under|and below|at most|at the most|maximum|max|or less than|tops|at the very most|
        at the outside|or down|at a maximum
    """,
    "approximate": """
        or so|or thereabouts|more or less|give or take|approximately|ish|- ish|- odd|odd|or about|, give or take|
        or something|or roughly|, more or less
    """,
}  # fmt: skip


def _compared() -> dict[str, str]:
    """Bound words before a number that are built of a comparative: no more than, less than or equal to."""
    built: dict[str, list[str]] = {"more_than": [], "at_least": [], "less_than": [], "at_most": []}
    for comparatives, beyond, including, other, opposite in (
        (_UP, "more_than", "at_least", "at_most", "less_than"),
        (_DOWN, "less_than", "at_most", "at_least", "more_than"),
    ):
        for word in comparatives.split():
            built[beyond].append(f"{word} than")
            built[beyond] += [f"{little} {word} than" for little in _A_LITTLE.split("|")]
            equal = "or equal to|or equal|or equal than|or equals to"
            equal += "|than or equal to|than or equal|than or equals to|than or equals"
            built[including] += [f"{word} {words}" for words in equal.split("|")]
            built[including] += [f"equal or {word} than", f"equal to or {word} than", f"equals to or {word} than"]
            built[opposite] += [f"not {word} than or equal to", f"not {word} than or equal"]
            built[other] += [f"{no} {word} than" for no in ("no", "not", "never", "not any", "not much", "no much")]
    built["more_than"] += [f"{verb} past" for verb in _CLIMBED.split()]
    for little in _A_LITTLE.split("|"):
        built["more_than"] += [f"{little} {word}" for word in ("over", "above", "in excess of", "upwards of")]
        built["less_than"] += [f"{little} {word}" for word in ("under", "below", "short of", "shy of")]
    return {bound: "|".join(phrases) for bound, phrases in built.items()}


#: `over two years` is as often a time during which; only these before it say that it bounds.
_OVER_BOUNDS: Final = vocabulary(
    """
    for of spent after aged by took is was at takes to just well with waited than lasted lasting are were be jailed
    served a slightly little and people those anyone children men women adults everyone patients voters girls boys all
    persons citizens residents drivers pensioners workers aged anybody someone women's
    """
) | {""}

#: Phrases with what they bound by their last or first token.
_Entries = dict[str, dict[tuple[str, ...], str]]


def _compile(table: Mapping[str, str], key: int) -> _Entries:
    """Phrases by their last token (key -1) or their first (key 0), the longest first."""
    entries: _Entries = {}
    for bound, phrases in table.items():
        for phrase in _phrases(phrases):
            entries.setdefault(phrase[key], {}).setdefault(phrase, bound)
    return {word: dict(sorted(found.items(), key=lambda entry: -len(entry[0]))) for word, found in entries.items()}


def _lengths(entries: _Entries) -> dict[str, tuple[int, ...]]:
    """How long the phrases of each token are, the longest first."""
    return {word: tuple(sorted({len(phrase) for phrase in found}, reverse=True)) for word, found in entries.items()}


def _phrases(text: str) -> Iterable[tuple[str, ...]]:
    return (tuple(phrase.split()) for phrase in text.replace("\n", " ").split("|"))


def _joined(*tables: Mapping[str, str]) -> dict[str, str]:
    return {bound: "|".join(table[bound] for table in tables if bound in table) for table in tables for bound in table}


_COMPARED_AFTER: Final = {
    "at_least": "|".join(f"{joint} {word}" for joint in ("or", "and") for word in _UP.split()),
    "at_most": "|".join(f"{joint} {word}" for joint in ("or", "and") for word in _DOWN.split()),
}
_BEFORE: Final = _compile(_joined(_BEFORE_TABLE, _compared()), -1)
_AFTER: Final = _compile(_joined(_AFTER_TABLE, _COMPARED_AFTER), 0)
_BEFORE_LENGTHS: Final = _lengths(_BEFORE)


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
    for length in _BEFORE_LENGTHS[lows[index - 1]]:
        first = index - length
        phrase = tuple(lows[first:index]) if first >= 0 else ()
        bound = entries.get(phrase)
        if bound is not None:
            if len(phrase) == 1 and not _is_bound(tokens, first, phrase[0], duration):
                return None
            return bound, (index if phrase[0] in _VERBS else first)
    return None


def _is_bound(tokens: Tokens, first: int, word: str, duration: bool) -> bool:
    """Whether `over` bounds: over a time is as often during it."""
    preceding = tokens.lows[first - 1] if first else ""
    if word in ("passed", "crossed", "crosses", "crossing"):
        return "," in tokens.words[first + 1] or tokens.lows[first + 2] in SCALES
    if word == "=":
        return not tokens.words[first - 1].isalpha() or not tokens.glued(first)
    return word != "over" or not duration or preceding in _OVER_BOUNDS


def after(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The bound whose words begin at token `index`, and the index after its last word."""
    entries = _AFTER.get(tokens.lows[index])
    if entries is None:
        return None
    for phrase, bound in entries.items():
        last = index + len(phrase)
        if tuple(tokens.lows[index:last]) == phrase:
            if phrase == ("+",) and not tokens.glued(index) and not _counts(tokens, last):
                return None
            if phrase[0] in ("max", "maximum", "minimum", "upwards") and tokens.lows[last].isalpha():
                return None
            if phrase == ("plus",) and not _counts(tokens, last) and tokens.words[last][:1].isalnum():
                return None
            if phrase == ("or", "more") and tokens.lows[last] == "less":
                continue
            if phrase[-1] == "than" and is_number(tokens.lows[last]):
                continue
            if tokens.lows[last] == "than" and phrase[0] in ("or", "and") and phrase[-1] != "than":
                if is_number(tokens.lows[last + 1]):
                    continue  # 5,000 or less than 6,000
                return bound, last + 1
            return bound, last
    return None


def _counts(tokens: Tokens, index: int) -> bool:
    """Whether token `index` is what `20 plus` counts: years, people."""
    return is_plural(tokens.lows[index]) and tokens.lows[index] not in ("points", "signs", "sizes")


#: What bounds a number from behind the thing that it counts: ten cows or more.
_BEHIND: Final = vocabulary("or and at max maximum minimum tops give , if")
#: How many words the thing may have.
_THING: Final = 3


def behind(tokens: Tokens, index: int) -> str | None:
    """The bound said behind the thing that begins at token `index`: `10 cows or more`, `500 people, give or take`."""
    lows = tokens.lows
    for j in range(index + 1, index + _THING + 1):
        before = lows[j - 1]
        if not before.isalpha() or (before in STOPS and j - 1 == index) or before in _BEHIND:
            return None
        if lows[j] in _BEHIND:
            found = after(tokens, j)
            if found is None:
                return None
            closed = not tokens.words[found[1]][:1].isalnum() or lows[found[1]] in STOPS
            return found[0] if closed else None
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
