"""Noun phrases without a tagger: the one that begins at a token, and the one that ends at a token."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import phrases, words
from tasks.extraction.quantity.known import NAMES, SYMBOLS
from tasks.extraction.quantity.phrases import STOPS, is_plural, is_word
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.verbs import ACTIVE, DESCRIBING, DESCRIBING_ING, DOING, PARTICIPLES, VERBS
from tasks.extraction.quantity.words import MONTHS, vocabulary

#: Tokens first..last of a noun phrase, the end excluded.
Phrase = tuple[int, int]

_LONGEST: Final = 7
#: How many words a label has.
LABEL: Final = 4
DETERMINERS: Final = vocabulary("the these those this that its their his her our your my all a an such both")
_JOINTS: Final = HYPHENS | {"/"}
_ADJECTIVES: Final = vocabulary(
    """
    live leading living working missing outside inside given standing daily weekly monthly yearly overall following
    nationwide worldwide
    """
)
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
        if not is_word(low) or (low in STOPS and not _is_part(tokens, j)):
            if low in _JOINTS and j > index and tokens.glued(j) and tokens.glued(j + 1) and lows[j + 1][:1].isalnum():
                j += 2  # Covid-19 cases
                if is_plural(lows[j - 1]) and not one:
                    return (index, j)
                continue
            break
        if j > index and (_costs(tokens, j) or _does(tokens, j) or (one and (is_verb(low) or low.endswith("ly")))):
            break
        if j > index and (low in VERBS or (low in PARTICIPLES and is_plural(lows[j - 1]))):
            break
        j = _past_digits(tokens, j + 1)
        if not one and is_plural(low) and not (_qualifies(tokens, j - 1) and _goes_on(tokens, j)):
            return (index, j)
    return _without_plural(tokens, index, j, one)


def _is_part(tokens: Tokens, index: int) -> bool:
    """Whether a word that mostly ends a noun phrase is a part of this one: US soldiers, two wins, in-depth talks."""
    if _is_short(tokens.words[index]) or _is_noun_here(tokens, index):
        return True
    j = index + 1
    return tokens.lows[j] in HYPHENS and tokens.glued(j) and tokens.glued(j + 1) and is_word(tokens.lows[j + 1])


def _past_digits(tokens: Tokens, index: int) -> int:
    """After the digits and letters glued to the word before token `index`: CO2, PM2.5, H5N1."""
    while tokens.glued(index) and tokens.words[index][:1].isalnum():
        index += 1
    return index


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
            while lows[last] in HYPHENS and tokens.glued(last) and tokens.glued(last + 1):
                last += 2
    while last > index + 1 and (lows[last - 1].endswith("ly") or is_verb(lows[last - 1]) or lows[last - 1] in _WHERE):
        last -= 1
    return (index, last)


#: Adverbs of place that end no noun phrase.
_WHERE: Final = vocabulary("inland offshore onshore upstream downstream overnight aboard ashore indoors outdoors")


def _is_noun_here(tokens: Tokens, index: int) -> bool:
    """Whether a word that mostly ends a noun phrase stands in this one: two wins, 150 live performances."""
    low = tokens.lows[index]
    if low in _NOUNS_TOO:
        return True
    return low in _ADJECTIVES and (is_plural(tokens.lows[index + 1]) or is_plural(tokens.lows[index + 2]))


def _does(tokens: Tokens, index: int) -> bool:
    """`half of Africa speaks your language`: a verb after a name, with its object behind it."""
    low, following = tokens.lows[index], tokens.lows[index + 1]
    if following in _OBJECTS and is_plural(tokens.lows[index - 1]) and not is_plural(low):
        return True  # 70 percent of the people embrace the plan
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
    if j > index and tokens.lows[j] in HYPHENS and tokens.glued(j) and tokens.glued(j + 1):
        j += 2  # of three-year bonds
    if j > index and tokens.lows[j + 1] == "of" and (tokens.words[j] in SYMBOLS or tokens.lows[j] in NAMES):
        j += 2  # of its 3.3 GW of capacity
    if tokens.lows[j] in ("total", "number") and tokens.lows[j + 1] == "of" and j < index + _LONGEST:
        return of(tokens, j + 2)  # 55% of the total of 173 buildings
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
    index = before_time(tokens, index, floor)
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


#: Nouns of time that a phrase between a subject and its verb ends with: in the third quarter, over the past year.
_SPANS: Final = vocabulary(
    "year month week day quarter decade half season period years months weeks days today yesterday"
)
_SPANNED: Final = DETERMINERS | vocabulary(
    "last past previous next first second third fourth fiscal financial same early late mid year"
)
_WHEN: Final = vocabulary("in since for on during by over until through from at")


def before_time(tokens: Tokens, index: int, floor: int) -> int:
    """The token before a phrase of time that ends at token `index`: rain since June, sales in 2023, debt this year."""
    lows = tokens.lows
    for _ in range(2):
        j = index
        if j <= floor:
            return index
        if _is_year(lows[j]) or (lows[j] in MONTHS and tokens.words[j][:1].isupper()):
            while j > floor and (
                lows[j] in MONTHS or lows[j] in _SPANNED or lows[j][:1].isdecimal() or lows[j] == "to"
            ):
                j -= 1
        elif lows[j] in _SPANS and (lows[j - 1] in _SPANNED or lows[j - 1][:1].isdecimal()):
            while j > floor and (lows[j] in _SPANS or lows[j] in _SPANNED or lows[j][:1].isdecimal()):
                j -= 1
            if lows[j] not in _WHEN and lows[j + 1] in ("this", "last", "next"):
                index = j  # debt this year
                continue
        else:
            return index
        if j <= floor or lows[j] not in _WHEN:
            return index
        index = j - 1
    return index


def _is_year(low: str) -> bool:
    return len(low) == 4 and low.isdecimal() and low[:2] in ("18", "19", "20")


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
    if j > floor and lows[j] == "of" and lows[j - 1] not in ("percent", "cent", "%"):
        if lows[j - 1] in phrases.QUANTITY_HEADS:
            return (first, index + 1)
        outer = _start(tokens, j - 1, floor)
        if outer < j:
            first = outer
    return (first, index + 1)


def many(tokens: Tokens, index: int) -> Phrase | None:
    """The things whose plural ends at `index`, without what they belong to: sharks, of a group of sharks."""
    return (_start(tokens, index, 0), index + 1) if is_plural(tokens.lows[index]) else None


def closing(tokens: Tokens, index: int, floor: int) -> Phrase | None:
    """The noun phrase right before an `of`, which ends at `index`: winds, of a storm with winds of 85 km/h."""
    index = before_time(tokens, index, floor)
    found = _plain_ending(tokens, index, floor)
    outer = tokens.words[index][:1].isupper() or tokens.lows[index] in _SUMS
    return ending(tokens, index, floor) if found is not None and outer else found


#: Heads that say only that an amount follows: bail in the amount of, a fee for a total of.
_SUMS: Final = frozenset(("amount", "total", "sum", "tune", "value"))


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
        if is_word(lows[j]) and (
            lows[j] not in STOPS or _is_short(tokens.words[j]) or (j == index and _is_use(tokens, j))
        ):
            if lows[j] in VERBS:
                break
            if tokens.glued(j) and lows[j - 1][-1:].isdecimal():
                if lows[j - 2] not in HYPHENS or not tokens.glued(j - 1):
                    break
                j -= 1  # the under-25s
            j -= 1
        elif lows[j] in HYPHENS and j > floor and tokens.glued(j) and tokens.glued(j + 1) and lows[j - 1][:1].isalnum():
            j -= 2
        elif j > floor and j < index and lows[j][0].isdecimal() and tokens.glued(j) and is_word(lows[j - 1]):
            j -= 2  # PM2.5 levels
        else:
            break
    return _past_verbs(tokens, j + 1, index)


def _is_use(tokens: Tokens, index: int) -> bool:
    """Whether a word that is mostly a verb ends a noun phrase: energy use, night work."""
    if tokens.lows[index] not in _USES or not index:
        return False
    before = tokens.lows[index - 1]
    return (is_word(before) and before not in STOPS) or before in ("the", "its", "their", "his", "her", "our")


_USES: Final = vocabulary("use work plan run set hit fall rise win wins works plans cost need needs lead stand")


def _past_verbs(tokens: Tokens, first: int, index: int) -> int:
    """The first token of the noun phrase in a run of words: after the last verb in it that has its object there."""
    lows = tokens.lows
    for k in range(index - 1, first - 1, -1):
        low, before = lows[k], lows[k - 1] if k else ""
        if k > first and tokens.words[k][0].isupper():
            continue
        if low.endswith("ing") and low not in DESCRIBING_ING and (before == "," or low in DOING):
            return k + 1  # , packing winds of
        if not is_verb(low):
            continue
        if k == first:
            acts = before in ACTIVE
        else:
            acts = low not in DESCRIBING and before not in _DEGREES and not before.endswith("ly")
        if acts and not (k and lows[k - 1] in HYPHENS):
            return k + 1  # was granted bail of, the gang seized jewellery worth
    return first + (first < index and first > 0 and lows[first - 1] in _DOERS)


#: Pronouns that a verb follows: they face sentences of.
_DOERS: Final = vocabulary("they he she it we you i who")
#: Adjectives that stand before a participle that is one: total reported cases.
_DEGREES: Final = vocabulary(
    "total net gross new average annual monthly daily recent current combined other more most well long non self"
)
