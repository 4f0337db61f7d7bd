"""Which language a text is written in: what its document says, unless its words clearly say another.

The words are judged by py3langid, a naive Bayes classifier over sequences of bytes (Lui and Baldwin, langid.py, 2012).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any, Final

#: What is looked at of a long text: so many pieces of so many characters, spread evenly.
PIECES: Final = 4
PIECE: Final = 1000

#: Languages so near to each other that a sentence leaves it open which it is; the first is the one most written.
FAMILIES: Final = (
    "en pcm", "de lb", "nl af fy", "da no nn sv fo", "es gl pt an ext oc ca", "it vec lij", "fr wa oc", "cs sk",
    "hr bs sr sl mk", "ru uk be bg", "hi mr ne gom", "id ms jv", "zh wuu yue", "ar ary arz", "tr az crh tk",
    "fa ps ur", "zu xh st nso", "kk ky tt ba", "el grc", "he hbo",
)  # fmt: skip

#: A text is in a language where that one and those near to it have this share of the probability.
TOLD: Final = 0.6
#: English is one of two things here: most of the text, or next to nothing of it.
MOST: Final = 0.5
TRACE: Final = 0.002
#: What it takes to contradict the document: this share, and so many letters.
CLEAR: Final = 0.9
LETTERS: Final = 200
#: Fewer bytes of letters than this say nothing.
SHORTEST: Final = 20

#: Words that every English text is full of and that other languages do not have.
ENGLISH: Final = frozenset(
    "the and that with this from been were would could should which their they said after there other about".split()
)
#: Where they are this share of the words, and so many different ones, the text is English: nothing else is asked.
SPOKEN: Final = 0.06
DIFFERENT: Final = 2

#: What py3langid calls a text without words.
_NONE: Final = "zxx"
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_CODE: Final = re.compile(r"\s*([A-Za-z]{2,3})(?![A-Za-z])")
_NEAR: Final = {name: frozenset(family.split()) for family in FAMILIES for name in family.split()}


def language(text: str, declared: str | None = None) -> str | None:
    """Code of the language that most of `text` is written in: ISO 639-1, or 639-3 where that has none; None in doubt.

    Args:
        text: normalised.
        declared: what the document calls it. It stands, unless the text is long and clearly something else: pages are
            made from templates that say `en` whatever is put into them.
    """
    said = code(declared) if declared else None
    found, share, letters = detected(text)
    if said is None:
        return found
    clear = found is not None and share >= CLEAR and letters >= LETTERS
    return found if clear and found not in _near(said) else said


def is_english(code: str | None) -> bool:
    """Whether the rules for English read a text in this language: also one in doubt, and Nigerian Pidgin."""
    return code in (None, "en", "pcm")


def detected(text: str) -> tuple[str | None, float, int]:
    """What the words of `text` say (None: nothing certain), its share of the probability, and the letters looked at."""
    sample = _sample(text)
    words = _LETTERS.findall(sample)
    letters = sum(map(len, words))
    if sum(len(word.encode("utf-8", "replace")) for word in words) < SHORTEST:
        return None, 0.0, letters
    spoken = [word for word in map(str.lower, words) if word in ENGLISH]
    if len(spoken) >= SPOKEN * len(words) and len(set(spoken)) >= DIFFERENT:
        return "en", 1.0, letters
    shares: dict[str, float] = dict(_identifier().rank(sample))
    in_english = sum(shares.get(name, 0.0) for name in _near("en"))
    if in_english > MOST:
        return "en", in_english, letters
    best = max(sorted(shares), key=lambda name: (shares[name], len(name) == 2))
    near = _near(best)
    share = sum(shares.get(name, 0.0) for name in near)
    if in_english >= TRACE or share < TOLD or best == _NONE:
        return None, share, letters
    # A dialect is written as its language is: of a family, the code that ISO 639-1 has.
    return (
        max((name for name in near if len(name) == 2), key=lambda n: shares.get(n, 0.0), default=best),
        share,
        letters,
    )


def code(declared: str) -> str | None:
    """The code of a language as the standard has it (`eng` and `en-GB` are `en`); None for what names no language."""
    from babel import Locale
    from babel.core import get_global

    match = _CODE.match(declared)
    if match is None:
        return None
    name = match[1].lower()
    name = str(get_global("language_aliases").get(name, name)).partition("_")[0]
    known = name in Locale("en").languages and name not in ("und", "mul", "zxx")
    return name if known else None


def _near(name: str) -> frozenset[str]:
    return _NEAR.get(name, frozenset({name}))


def _sample(text: str) -> str:
    if len(text) <= PIECES * PIECE:
        return text
    step = (len(text) - PIECE) // (PIECES - 1)
    return "\n".join(text[number * step : number * step + PIECE] for number in range(PIECES))


@cache
def _identifier() -> Any:
    """Loaded once a process, in two thirds of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


#: Small words of languages written in Latin letters that neither English nor names have.
_SMALL: Final = frozenset(
    """
    der das und ist nicht ein eine einen mit für auf dem wir ich sie haben wird sind auch les des est une pour dans qui
    nous vous avec sont cette los las que por una para más pero como não uma com em mais são che il non sono della
    anche questo het een niet zijn dat wij ik voor też się jest nie że bir ve bu için och att det är inte som og ikke
    yang dan untuk ini tidak dengan și este nu sunt kwa hii katika egy nem hogy
    """.split()
)
_MARK: Final = re.compile(r"[“”\"„«»]+")


def strange(text: str, sentences: Sequence[tuple[int, int]], words: Collection[str]) -> list[tuple[int, int]]:
    """Spans of a text in English, a quotation or a sentence each, that are in another language; ascending.

    Args:
        text: normalised.
        sentences: its sentences.
        words: all different words of the text, as written: most texts are told by them alone.
    """
    if len(_SMALL.intersection(words)) < DIFFERENT:
        return []
    found: list[tuple[int, int]] = []
    at = 0
    for mark in [*_MARK.finditer(text), None]:
        end = mark.start() if mark else len(text)
        if end - at <= PIECE and _strange(text[at:end]):
            found.append((at, end))
        else:
            found += [span for span in _within(sentences, at, end) if _strange(text[span[0] : span[1]])]
        at = mark.end() if mark else end
    return found


def _within(sentences: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences, or parts of them, between two places."""
    number = bisect_right(sentences, start, key=lambda span: span[1])
    while number < len(sentences) and sentences[number][0] < end:
        yield max(sentences[number][0], start), min(sentences[number][1], end)
        number += 1


def _strange(part: str) -> bool:
    words = [word.lower() for word in _LETTERS.findall(part[:PIECE])]
    if _SMALL.isdisjoint(words) or not ENGLISH.isdisjoint(words):
        return False
    return not is_english(detected(part)[0])
