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

#: Names from many places in an English text: weaker evidence than a language of its own.
LOANS: Final = frozenset("áâãäåæçèéêëíîïñóôõöøúûüšž")
LOANED: Final = 0.9

#: Signs that may stand right before a letter; ² or ³ there is a letter read in the wrong code page.
BEFORE: Final = frozenset("“‘„‚«‹»›”’—–…°·•¿¡©®™§\u00a0\u00ad")
#: Signs that may stand after one.
AFTER: Final = frozenset("“‘„‚«‹»›”’—–…°·•©®™€£§²³×\u00a0\u00ad")
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
        try:
            score = _sense(sample.decode(page), alphabets)
        except UnicodeDecodeError:
            continue
        if score > best_score:
            best, best_score = page, score
    return best


def _sense(text: str, alphabets: tuple[str, ...]) -> float:
    """Share of the characters beyond ASCII that are letters of one language, or signs where signs may stand."""
    strange = sum(len(found[0]) for found in STRANGE.finditer(text))
    letters: dict[str, int] = {}
    signs = total = 0
    for found in ODD.finditer(text):
        total += 1
        here = found[0]
        if here.isalpha() and here not in "ªº":
            low = here.lower()
            letters[low] = letters.get(low, 0) + 1
        else:
            before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
            signs += (here in BEFORE or not after.isalpha()) and (here in AFTER or not before.isalpha())
    if not total:
        return 1.0
    known = max(sum(count for letter, count in letters.items() if letter in alphabet) for alphabet in alphabets)
    loans = sum(count for letter, count in letters.items() if letter in LOANS)
    kept = max(signs + known, (signs + loans) * LOANED) - strange
    return kept / total
