"""Put words together that a hyphen divides at the end of a line, by what the rest of the document writes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from tasks.text.offsets import IDENTITY, Change, OffsetMap, replaced

HYPHENS: Final = "-\u2010"
_INSIDE: Final = re.escape(HYPHENS)
#: A word that ends in a hyphen and a line end, and the word that goes on. Nothing is tried twice.
DIVIDED: Final = re.compile(
    rf"(?<![\w{_INSIDE}])([^\W_]++(?:[{_INSIDE}'’][^\W_]++)*+)[{_INSIDE}]\n([^\W_]++)((?:[{_INSIDE}'’][^\W_]++)*+)"
)
WORDS: Final = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")

#: The hyphen is one for two words: "pre-\nand post-war".
SUSPENDED: Final = frozenset("and or to und oder bis et ou y o e en of och og".split())
#: Words that others begin with and that are written together with them, or parts of words.
PREFIXES: Final = frozenset(
    "un re in im ir il dis mis out over under up down fore be de en em ab ad con com per pro pre sub inter super "
    "some any every no with for to there where here how what when who never none mean like an ac af al ap as at".split()
)
#: Words that stand first in compounds with a hyphen, and what after them is an ending and no word.
FIRST: Final = frozenset(
    "well self high low long short full half north south east west twenty thirty forty fifty sixty seventy "
    "eighty ninety two three four five six seven eight nine ten second third hard best middle year month week day "
    "state right left last award world vice quarter play must non anti ultra multi semi trans".split()
)
ENDINGS: Final = re.compile(
    r"(?:ly|er|est|ern|erly|wards?|ness|ish|less|ened?|ening|ing|ed|ages?|falls?|ments?|ty|"
    r"comings?|hood|like|land|wood|field|days?|time|side|light|ways?|ener|book|ship)\Z"
)
#: Words that stand last in them.
LAST: Final = frozenset(
    "based led born old term owned backed sized scale level class driven related oriented friendly elect general "
    "thirds powered funded style known rich famous speaking looking winning making building producing sharing "
    "saving fixing growing running finals specific elected proposed president conflict".split()
)
PAIRS: Final = frozenset((("so", "called"), ("far", "right"), ("far", "left")))
#: "newly-elected": an adverb and a participle.
ADVERB: Final = re.compile(r"\w{3,}ly\Z")
PARTICIPLE: Final = re.compile(r"\w{3,}(?:ed|ing)\Z")
#: Where so many lines, and fewer of them than this share, end in a hyphen, no words were divided: only compounds were
#: where they have a hyphen anyway.
LINES: Final = 30
RARE: Final = 0.025
#: Two words of at least so many letters, both in the document, are a compound; shorter ones are parts of many words.
LONG: Final = 4


def joined(text: str) -> tuple[str, OffsetMap]:
    r"""`text` with divided words put together, and the map from there.

    The hyphen goes where the whole word is written elsewhere in the document, or nothing speaks for two words
    ("govern-\nment"); it stays, and the line end goes, where the word is written with a hyphen elsewhere, or is a
    compound by its parts ("well-\nknown"). What may be neither is left alone: a range of numbers, a name in capitals
    before a new sentence.

    Args:
        text: normalised.
    """
    if not any(f"{hyphen}\n" in text for hyphen in HYPHENS):
        return text, IDENTITY
    return replaced(text, _changes(text))


def _changes(text: str) -> Iterator[Change]:
    known = frozenset(WORDS.findall(DIVIDED.sub(" ", text).replace("\u2010", "-").casefold()))
    lines = text.count("\n") + 1
    whole = lines >= LINES and sum(text.count(f"{hyphen}\n") for hyphen in HYPHENS) < RARE * lines
    for found in DIVIDED.finditer(text):
        start, end = found.end(1), found.start(2)
        hyphen = _hyphen(found[1], found[2], bool(found[3]), known, whole)
        if hyphen is not None:
            yield start + len(hyphen), end, ""


def _hyphen(left: str, right: str, more: bool, known: Collection[str], whole: bool) -> str | None:
    """The hyphen that stays between two words, nothing where none does, None where the line end stays as well.

    `more` says that the second is joined with others in turn, `whole` that the document divides no words.
    """
    words = left.replace("\u2010", "-").casefold()
    last, first = re.split(r"[-'’]", words)[-1], right.casefold()
    if first in SUSPENDED or (last[-1].isdecimal() and first[0].isdecimal()):
        return None
    if last[-1].isdecimal() or first[0].isdecimal():
        return "-"
    if f"{last}-{first}" in known or f"{words}-{first}" in known:
        return "-"
    if right.islower():
        if last + first in known:
            return ""
        chained = (last != words or more) and last in known and first in known
        return "-" if chained or whole or _compound(last, first, known) else ""
    if left.isupper() and right.isupper() and len(last) > 1:
        return "" if last + first in known else "-"
    return "-" if left[0].isupper() and left[1:].islower() and right[0].isupper() and right[1:].islower() else None


def _compound(left: str, right: str, known: Collection[str]) -> bool:
    """Whether two words in small letters are written with a hyphen rather than as one."""
    if len(left) == 1:
        return True
    if left in PREFIXES:
        return False
    if ADVERB.match(left) and PARTICIPLE.match(right):
        return True
    if (left, right) in PAIRS or (right in LAST and (len(right) >= LONG or left in known)):
        return True
    if left in FIRST and len(right) > 1 and not ENDINGS.match(right):
        return True
    return min(len(left), len(right)) >= LONG and left in known and right in known
