"""Which Latin code page a text is in, told by the letters that come out: those of one language, in its words."""

from __future__ import annotations

import re
from typing import Final

#: Letters beyond ASCII by language, and the code pages they are written in; of equals the first wins.
ALPHABETS: Final = (
    ("cp1252", ("àâæçéèêëîïôœùûü", "äöüß", "áéíóúüñ", "áâãàçéêíóôõúü", "àèéìíòóùú", "éèëïöüóáê", "åäöéæøü",
                "àçèéíïòóúü", "çë")),
    ("cp1254", ("çğıi\u0307öşüâîû",)),
    ("cp1250", ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž")),
    ("iso8859-2", ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž")),
    ("cp1257", ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž")),
    ("cp1252", ("áéíóúýþæöð",)),
)  # fmt: skip
#: Of computers before the web, and the code page of the same letters: only where none of the others makes sense of all.
OLDER: Final = (("mac-roman", "cp1252"), ("cp850", "cp1252"), ("cp852", "cp1250"), ("mac-latin2", "cp1250"))
BETTER: Final = 0.1
#: Every Latin code page there is.
PAGES: Final = frozenset(("latin-1", "iso8859-15", *(page for page, _ in ALPHABETS), *(page for page, _ in OLDER)))

#: Names from many places in an English text: weaker evidence than a language of its own.
LOANS: Final = frozenset("áâãäåæçèéêëíîïñóôõöøúûüšž")
LOANED: Final = 0.9

#: Signs that may stand right before a letter; ² or ³ there is a letter read in the wrong code page.
BEFORE: Final = frozenset("“‘„‚«‹»›”’—–…°·•¿¡©®™§\u00a0\u00ad")
#: Signs that texts have at all.
USUAL: Final = frozenset("“‘„‚«‹»›”’—–…°·•¿¡©®™§€£²³¹×½¼¾±ªº†‡‰¶\u00a0\u00ad")
#: Signs that may stand after one.
AFTER: Final = frozenset("“‘„‚«‹»›”’—–…°·©®™€£§²³×\u00a0\u00ad")
ODD: Final = re.compile(r"[^\x00-\x7f]")
#: Four such letters in a row are another script read as Latin.
STRANGE: Final = re.compile(r"[^\W\d_\x00-\x7f]{4,}")

#: Share of the odd characters that must make sense.
ENOUGH: Final = 0.8


def latin_page(sample: bytes) -> str | None:
    """The Latin code page of `sample`, None when its letters make sense in none: it is in another script.

    Args:
        sample: bytes with some beyond ASCII; a few thousand are enough.
    """
    best, best_score = None, ENOUGH - 1e-9
    for page, alphabets in ALPHABETS:
        score = _score(sample, page, alphabets)
        if score > best_score:
            best, best_score = page, score
    if best_score > 1 - BETTER:
        return best
    for page, like in OLDER:
        letters = tuple(each for name, found in ALPHABETS if name == like for each in found)
        score = _score(sample, page, letters, unusual=1.0)
        if score > best_score + (BETTER if best else 0.0):
            best, best_score = page, score
    return best


def sense(sample: bytes, page: str, together: bool) -> float:
    """Share of what is beyond ASCII that makes sense in a Latin code page, as one language of it or as names of all."""
    like = {"latin-1": "cp1252", "iso8859-15": "cp1252", **dict(OLDER)}.get(page, page)
    alphabets = tuple(alphabet for name, found in ALPHABETS if name == like for alphabet in found)
    return _score(sample, page, ("".join(alphabets),) if together else alphabets)


def _score(sample: bytes, page: str, alphabets: tuple[str, ...], unusual: float = 0.0) -> float:
    try:
        return _sense(sample.decode(page), alphabets, unusual)
    except UnicodeDecodeError:
        return 0.0


def _sense(text: str, alphabets: tuple[str, ...], unusual: float) -> float:
    """Share of the characters beyond ASCII that are letters of one language, or signs where signs may stand.

    Each sign that texts hardly have takes `unusual` away.
    """
    strange = sum(len(found[0]) for found in STRANGE.finditer(text))
    letters: dict[str, int] = {}
    signs, total = 0.0, 0
    for found in ODD.finditer(text):
        total += 1
        here = found[0]
        if here.isalpha() and here not in "ªº":
            low = here.lower()
            # A capital after a small letter is one read in the wrong code page.
            strange += here != low and text[max(0, found.start() - 1) : found.start()].islower()
            letters[low] = letters.get(low, 0) + 1
        else:
            before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
            signs += (here in BEFORE or not after.isalpha()) and (here in AFTER or not before.isalpha())
            signs -= unusual * (here not in USUAL)
    if not total:
        return 1.0
    known = max(sum(count for letter, count in letters.items() if letter in alphabet) for alphabet in alphabets)
    loans = sum(count for letter, count in letters.items() if letter in LOANS)
    kept = max(signs + known, (signs + loans) * LOANED) - strange
    return kept / total
