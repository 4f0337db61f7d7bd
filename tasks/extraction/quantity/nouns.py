"""Noun phrases without a tagger: the one that begins at a token, and the one that ends at a token."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import phrases, words
from tasks.extraction.quantity.phrases import STOPS, is_plural, is_word
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

#: Tokens first..last of a noun phrase, the end excluded.
Phrase = tuple[int, int]

_LONGEST: Final = 7
DETERMINERS: Final = vocabulary("the these those this that its their his her our your my all a an such both")
_JOINTS: Final = HYPHENS | {"/"}
_ADJECTIVES: Final = vocabulary("live leading living working missing outside inside given standing")
_NOUNS_TOO: Final = vocabulary(
    "wins works plans runs sets hits saves uses falls stands builds keeps others means takes draws"
)
_ADDING: Final = vocabulary("in to from for on at with between among across over against by per")
_OBJECTS: Final = DETERMINERS - {"a", "an", "this", "that"}
_POINTING: Final = vocabulary("last next this previous")
#: Nouns of time, which nothing that is counted or measured is.
TIMES: Final = vocabulary("week weeks year years month months day days time times today way quarter decade half")
_PRONOUNS: Final = vocabulary("they he she it we who which that you i")


def begin(tokens: Tokens, index: int, *, one: bool = False) -> Phrase | None:
    """The noun phrase that begins at token `index`: up to its first plural, or as far as nothing ends it.

    Args:
        tokens: of the sentence.
        index: of its first token.
        one: one thing is meant, or the phrase is known to be singular: a plural does not end it.
    """
    j = index
    lows = tokens.lows
    if lows[index] in _POINTING and lows[index + 1] in TIMES:
        return None  # killed 12 last year
    while j < index + _LONGEST and j < tokens.count:
        low = lows[j]
        if not is_word(low) or (low in STOPS and not (_is_short(tokens.words[j]) or _is_noun_here(tokens, j))):
            if low in _JOINTS and j > index and tokens.glued(j) and tokens.glued(j + 1) and lows[j + 1][:1].isalnum():
                j += 2  # Covid-19 cases
                if is_plural(lows[j - 1]) and not one:
                    return (index, j)
                continue
            break
        if j > index and (_costs(tokens, j) or _does(tokens, j) or (one and (is_verb(low) or low.endswith("ly")))):
            break
        j += 1
        if not one and is_plural(low) and not (_qualifies(tokens, j - 1) and _goes_on(tokens, j)):
            return (index, j)
    return _without_plural(tokens, index, j, one)


def _without_plural(tokens: Tokens, index: int, last: int, one: bool) -> Phrase | None:
    """What is left of a run of words that no plural ended; a verb or a lone participle is no phrase."""
    lows = tokens.lows
    if last == index or lows[index] in ("percent", "per") or (is_verb(lows[index]) and last == index + 1):
        return None
    if not one:
        if last == index + 1 and tokens.words[index].islower() and lows[index].endswith("ing"):
            return None
        if is_verb(lows[index]) and last - index <= 3:
            return None
        if last - index > 3:
            last = index + 1
    while last > index + 1 and (lows[last - 1].endswith("ly") or is_verb(lows[last - 1])):
        last -= 1
    return (index, last)


def _is_noun_here(tokens: Tokens, index: int) -> bool:
    """Whether a word that mostly ends a noun phrase stands in this one: two wins, 150 live performances."""
    low = tokens.lows[index]
    if low in _NOUNS_TOO:
        return True
    return low in _ADJECTIVES and (is_plural(tokens.lows[index + 1]) or is_plural(tokens.lows[index + 2]))


def _does(tokens: Tokens, index: int) -> bool:
    """`half of Africa speaks your language`: a verb after a name, with its object behind it."""
    low, following = tokens.lows[index], tokens.lows[index + 1]
    return low[-1] == "s" and following in _OBJECTS and tokens.words[index - 1][0].isupper() and low.islower()


def _costs(tokens: Tokens, index: int) -> bool:
    """`the flight costs £30`: a verb, where labour costs are none."""
    following = tokens.words[index + 1]
    return (
        tokens.lows[index] in ("costs", "cost")
        and bool(following)
        and not following.isalpha()
        and following not in ".,;"
    )


def _qualifies(tokens: Tokens, index: int) -> bool:
    """Whether a plural often stands before another noun: sports cars, Abrams tanks."""
    word = tokens.words[index]
    return word.lower() in phrases.MODIFIERS or (word[0].isupper() and tokens.words[index + 1].islower())


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether the head is still to come after a plural that often qualifies one: police officers."""
    low = tokens.lows[index]
    if not is_word(low) or low in STOPS or low.endswith("ed") or low in ("dead", "missing"):
        return False
    return is_plural(low) or is_plural(tokens.lows[index + 1])


def is_verb(low: str) -> bool:
    """Whether a word looks like a past tense or participle."""
    return low.endswith("ed") and len(low) > 4 and low not in phrases.IRREGULAR


def is_number(low: str) -> bool:
    """Whether a token is a number or part of one."""
    return low in words.SMALL or low in words.SCALES or low[:1].isdecimal()


def of(tokens: Tokens, index: int) -> Phrase | None:
    """The noun phrase after an `of`: its determiners and numbers are passed over."""
    j = index
    while j < index + 4 and (tokens.lows[j] in DETERMINERS or is_number(tokens.lows[j])):
        j += 1
    found = begin(tokens, j, one=not is_plural(tokens.lows[j]))
    if found is not None and tokens.lows[found[1] - 1].endswith("'s") and is_number(tokens.lows[found[1]]):
        return begin(tokens, _past_number(tokens, found[1])) or found  # of Nigeria's 200m people
    return found


def _past_number(tokens: Tokens, index: int) -> int:
    j = index
    while j < index + 4 and (is_number(tokens.lows[j]) or (tokens.glued(j) and len(tokens.lows[j]) <= 2)):
        j += 1
    return j


def capitals(tokens: Tokens, index: int) -> Phrase:
    """The run of capitalised words at `index`: the 6,700-km Nile River."""
    j = index
    while j < index + 4 and tokens.words[j][:1].isupper() and is_word(tokens.words[j]):
        j += 1
    return (index, j)


def ending(tokens: Tokens, index: int, floor: int) -> Phrase | None:
    """The noun phrase whose last token is `index`; its head stands before what `in` or `to` adds to it.

    Args:
        tokens: of the sentence.
        index: its last token.
        floor: tokens before this one belong to another figure.
    """
    found = _plain_ending(tokens, index, floor)
    for _ in range(2):
        if found is None:
            return None
        j = found[0] - 1
        if j > floor and tokens.lows[j] in DETERMINERS:
            j -= 1
        taxed = j > floor and tokens.lows[j] in ("after", "before") and tokens.lows[found[0]] in ("tax", "interest")
        if j <= floor or (tokens.lows[j] not in _ADDING and not taxed):
            return found
        head = _plain_ending(tokens, j - 1, floor)
        if head is None:
            return found
        found = head
    return found


def _plain_ending(tokens: Tokens, index: int, floor: int) -> Phrase | None:
    """The noun phrase that ends at `index`; the thing itself where its head only says how much there is of it."""
    lows = tokens.lows
    if index < floor:
        return None
    if lows[index].isdecimal() and index > floor and tokens.words[index - 1][:1].isupper():
        return _numbered_name(tokens, index, floor)
    if is_verb(lows[index]) and not is_plural(lows[index]):
        return None
    first = _start(tokens, index, floor)
    if first > index or (first > 0 and lows[first - 1] in _PRONOUNS and index == first):
        return None
    j = first - 1
    if j > floor and lows[j] in DETERMINERS:
        j -= 1
    if j > floor and lows[j] == "of":
        if lows[j - 1] in phrases.QUANTITY_HEADS:
            return (first, index + 1)
        outer = _start(tokens, j - 1, floor)
        if outer < j:
            first = outer
    return (first, index + 1)


def _numbered_name(tokens: Tokens, index: int, floor: int) -> Phrase:
    """`the S&P 500`."""
    j = index - 1
    while j > floor and (tokens.words[j - 1][:1].isupper() or tokens.words[j - 1] == "&") and index - j < 4:
        j -= 1
    return (j + (tokens.lows[j] in DETERMINERS), index + 1)


def _is_short(word: str) -> bool:
    """`US`, `WHO`, `IT`: names in capitals that are other words in small letters."""
    return len(word) > 1 and word.isupper()


def _start(tokens: Tokens, index: int, floor: int) -> int:
    """The first token of the run of nouns and adjectives that ends at `index`, over hyphens inside words."""
    j = index
    lows = tokens.lows
    while j >= floor and index - j < _LONGEST:
        if is_word(lows[j]) and (lows[j] not in STOPS or _is_short(tokens.words[j])):
            j -= 1
        elif lows[j] in HYPHENS and j > floor and tokens.glued(j) and tokens.glued(j + 1) and is_word(lows[j - 1]):
            j -= 2
        else:
            break
    return j + 1
