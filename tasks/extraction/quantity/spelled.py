"""Reads a number in words from left to right: groups below a thousand, each with its scale, a fraction at the end."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import words
from tasks.extraction.quantity.phrases import is_plural
from tasks.extraction.quantity.tokens import Tokens

HYPHENS: Final = frozenset("-‐‑–")
#: A hyphen or dash that may be a minus.
MINUS: Final = frozenset(("-", "−", "–", "‑"))
_PLURAL_SCALES: Final = frozenset(("hundreds", "thousands", "millions", "billions", "trillions"))
_ARTICLES: Final = frozenset(("a", "an"))
_SMALL = words.SMALL
_SCALES = words.SCALES


class Reader:
    """Reads number words from left to right: groups below a thousand, each with its scale."""

    __slots__ = ("current", "digits", "index", "joined", "largest", "last_scale", "seen", "tokens", "total")

    def __init__(self, tokens: Tokens, index: int) -> None:
        self.tokens = tokens
        self.index = index
        self.total = 0.0
        self.current = 0.0
        self.last_scale = float("inf")
        self.largest = 1.0
        self.seen = False
        self.joined = True
        self.digits = False

    @property
    def value(self) -> float:
        """What has been read so far."""
        return self.total + self.current

    def run(self) -> None:
        """Take words while they continue the number."""
        while self._take() or self._take_after_joint():
            pass
        self._fraction()

    def _take(self) -> bool:
        low = self.tokens.lows[self.index]
        value = _SMALL.get(low)
        if value is not None:
            return self._small(value)
        if low == "hundred":
            return self._hundred()
        scale = _SCALES.get(low)
        if scale is not None:
            return self._scale(scale)
        if low in _PLURAL_SCALES and self.seen and self.tokens.lows[self.index + 1] != "of":
            return self._hundred() if low == "hundreds" else self._scale(words.VAGUE[low])
        if self.seen and self.total == 0 and (many := lot(self.tokens, self.index)):
            apart = low == "dozens" and self.current > 100  # three hundred and two dozens
            tail = self.current % 100 if apart else self.current
            self.current += tail * (many - 1)
            self.largest, self.last_scale = float(many), 0
            self.index += 1
            return True
        if low.isdecimal() and len(low) <= 3 and self.seen and self.current == 0 and self.total:
            return self._digits(float(low))
        return False

    def _digits(self, value: float) -> bool:
        """`4 thousand 3 hundred and 21`: digits go on only where a smaller scale or nothing else follows."""
        following = self.tokens.lows[self.index + 1]
        whole = self.last_scale == 1000 and value >= 100
        if not whole and following != "hundred" and _SCALES.get(following, self.last_scale) >= self.last_scale:
            return False
        self.current = value
        self.index += 1
        return True

    def _small(self, value: int) -> bool:
        if self.seen and value == 0:
            return False
        current = self.current
        fits = current % 100 == 0 or (value < 10 and current % 10 == 0 and current % 100 >= 20)
        if not fits or (self.seen and current == 0 and self.total == 0) or self.last_scale == 0:
            return False
        self.current += value
        self.seen = True
        self.index += 1
        return True

    def _hundred(self) -> bool:
        if self.seen and not 0 < self.current < (1000 if self.digits else 100):
            return False
        self.current = (self.current if self.seen else 1) * 100
        self.largest = max(self.largest, 100.0)
        self.seen = True
        self.index += 1
        return True

    def _scale(self, scale: float) -> bool:
        if scale < self.last_scale and (self.current or not self.seen):
            self.total += (self.current if self.seen else 1) * scale
        elif self.last_scale <= scale and self.current == 0 and scale * self.total < 1e18 and self.total:
            self.total *= scale  # three lakh crore
        else:
            return False
        self.current = 0.0
        self.seen = True
        self.last_scale = scale
        self.largest = max(self.largest, scale)
        self.index += 1
        return True

    def _take_after_joint(self) -> bool:
        """Over a hyphen, an `and` or a comma, where a smaller part of the same number follows."""
        if not self.seen:
            return False
        lows, j = self.tokens.lows, self.index
        joint, following = lows[j], lows[j + 1]
        if joint in HYPHENS and following == "and" and lows[j + 2] in HYPHENS and lows[j + 3] in _SMALL and self.joined:
            ended = lows[j + 4] not in HYPHENS or lows[j + 5] in words.UNITS
            return ended and self.current >= 100 and self._take_at(j + 3)  # two-hundred-and-five
        if joint in HYPHENS:
            tens = self.current % 100 >= 20 and self.current % 10 == 0 and following in words.UNITS
            glued = self.tokens.glued(j) and self.tokens.glued(j + 1)
            scaled = glued and (following == "hundred" or following in _SCALES or following == "dozen")
            return (tens or scaled) and self._take_at(j + 1)
        if joint == "and" and self.largest == 20 and self.last_scale == 0 and 0 < _SMALL.get(following, 0) < 20:
            self.current += _SMALL[following]  # three score and ten
            self.index = j + 2
        elif joint in ("and", "&") and self.joined:
            return self._and(following, j + 1)
        if joint == "," and self.total and self.current == 0 and self._grouped(j + 1):
            return self._take_at(j + 1)
        return False

    def _and(self, following: str, index: int) -> bool:
        """`one hundred and two`: not where what follows is as large as what came before."""
        if not (self.current >= 100 and self.current % 100 == 0) and not (self.total and self.current == 0):
            return False
        if following.isdecimal() and len(following) <= 2 and self.total + self.current < 1e6:
            scaled = self.tokens.lows[index + 1] in _SCALES or self.tokens.lows[index + 1] == "hundred"
            if scaled or not float(following) or not self._ends(index + 1):
                return False
            self.current += float(following)
            self.index = index + 1
            return True
        if following not in _SMALL or following == "zero" or self.tokens.lows[index + 1] in words.PARTS:
            return False
        nearby = self.tokens.lows[index + 1 : index + 4]
        for low in nearby:
            if low in words.PARTS_PLURAL:  # one hundred and five thousandths is one fraction
                whole = _part(self.tokens, index)[0] is None or words.PARTS_PLURAL[low] >= 1000 > self.current
                return whole and self._take_at(index)
            if low == "hundred" and self.current >= 100:
                return False
            if low in _SCALES and _SCALES[low] >= self.last_scale:
                return False
            if low not in _SMALL and low != "-" and low != "hundred":
                break
        return self._take_at(index)

    def _ends(self, index: int) -> bool:
        """Whether digits after `and` belong to the number: nothing glued follows them."""
        return not self.tokens.glued(index) or self.tokens.words[index] in ".,;:)"

    def _grouped(self, index: int) -> bool:
        """After a comma: a group with a scale of its own, so that a list is not read as one number."""
        nearby = self.tokens.lows[index : index + 4]
        small = nearby[0] in _SMALL or (nearby[0].isdecimal() and len(nearby[0]) <= 3 and nearby[1] in _SCALES)
        return small and any(low == "hundred" or _SCALES.get(low, 1e99) < self.last_scale for low in nearby)

    def _take_at(self, index: int) -> bool:
        before = self.index
        self.index = index
        if self._take():
            return True
        self.index = before
        return False

    def _fraction(self) -> None:
        """`and a half`, `and three quarters`, `point five` at the end; then a scale may follow."""
        if not self.seen:
            return
        lows, j = self.tokens.lows, self.index
        if lows[j] in HYPHENS and lows[j + 1] == "and" and lows[j + 2] in HYPHENS:
            self._hyphened(j + 3)
        elif lows[j] == "point":
            self._point(j + 1)
        elif lows[j] in ("and", "&"):
            rest, last = part(self.tokens, j + 1)
            if rest is None:
                return
            self.index = last
            if self.current:
                self.current += rest * (self.largest if self.last_scale == 0 else 1.0)  # two dozen and a half
            else:
                self._add_part(rest, last)
        else:
            return
        skip = lows[self.index] in HYPHENS and lows[self.index + 1] in _SCALES and self.tokens.glued(self.index)
        self.index += skip
        while lows[self.index] in _SCALES and self._take():
            pass
        if self.total == 0 and self.last_scale and lows[self.index] in ("dozen", "dozens"):
            self.current, self.largest = self.current * 12, 12.0
            self.index += 1

    def _hyphened(self, index: int) -> None:
        """`three-and-a-half`, `two-and-three-quarter`: as with spaces, each joint a hyphen."""
        lows = self.tokens.lows
        low, following = lows[index], lows[index + 2]
        if low in ("half", "quarter"):
            rest, last = 1.0 / words.PARTS[low], index + 1
        elif lows[index + 1] in HYPHENS and (low in _ARTICLES or low == "one") and following in words.PARTS:
            rest, last = 1.0 / words.PARTS[following], index + 3
        elif lows[index + 1] in HYPHENS and low in words.UNITS and following.rstrip("s") in words.PARTS:
            rest, last = words.UNITS[low] / words.PARTS[following.rstrip("s")], index + 3
        else:
            return
        self.current += rest
        self.index = last

    def _add_part(self, part: float, last: int) -> None:
        """`one million and a half` is a half million more, `two billion and a quarter million` says it."""
        scale = _SCALES.get(self.tokens.lows[last], 0.0)
        if 0 < scale < self.last_scale:
            self.index = last + 1
        else:
            scale = self.last_scale if self.last_scale >= 1e5 else 1.0
        self.total += part * scale

    def _point(self, index: int) -> None:
        digits = ""
        j = index
        while (value := _OH.get(self.tokens.lows[j], _SMALL.get(self.tokens.lows[j]))) is not None and len(digits) < 9:
            if value >= 20 and self.tokens.lows[j + 1] in HYPHENS and self.tokens.lows[j + 2] in words.UNITS:
                value += words.UNITS[self.tokens.lows[j + 2]]
                j += 2
            digits += str(value)
            j += 1
        if not digits and self.tokens.lows[j].isdecimal() and len(self.tokens.lows[j]) < 9:
            digits, j = self.tokens.lows[j], j + 1
        if digits:
            self.current += float(f"0.{digits}")
            self.index = j


#: How a nought is said after a point.
_OH: Final = {"oh": 0, "o": 0}


_DOZENS: Final = frozenset(("dozen", "dozens", "doz", "dz", "dozs", "dzs"))


def lot(tokens: Tokens, index: int) -> int:
    """How many a dozen, a score or a gross at token `index` is; 0 where it is none: gross tons, a score of goals."""
    low, following = tokens.lows[index], tokens.lows[index + 1]
    if low in _DOZENS:
        return 12
    if low == "score":
        return 20 if following in ("years", "of") or (following == "and" and tokens.lows[index + 2] in _SMALL) else 0
    if low != "gross":
        return 0
    things = following == "of" and is_plural(tokens.lows[index + 2])
    return 144 if things or following in ("", ".", ",") else 0


def part(tokens: Tokens, index: int) -> tuple[float | None, int]:
    """What `and` may add to a whole number at `index`: a part of one in words or with a stroke, `and 3/4`."""
    above, below = tokens.words[index], tokens.words[index + 2]
    if above in words.GLYPHS:
        return words.GLYPHS[above], index + 1
    if tokens.words[index + 1] == "/" and above.isdecimal() and below.isdecimal() and len(above + below) <= 6:
        return (int(above) / int(below), index + 3) if 0 < int(above) < int(below) <= 100 else (None, index)
    return _part(tokens, index)


def _part(tokens: Tokens, index: int) -> tuple[float | None, int]:
    """`a half`, `one quarter`, `two thirds` at `index`, as what is added to a whole number."""
    low, following = tokens.lows[index], tokens.lows[index + 1]
    if (low in _ARTICLES or low == "one") and following in words.PARTS:
        return 1 / words.PARTS[following], index + 2
    above = _SMALL.get(low)
    if above and following in HYPHENS:
        ordinal = tokens.lows[index + 2]
        below = words.PARTS_PLURAL.get(ordinal, words.PARTS.get(ordinal, 0))
        if above < below:
            return above / below, index + 3  # two and three-quarters
    if above and following in HYPHENS and tokens.lows[index + 2] in words.UNITS:
        above, index = above + words.UNITS[tokens.lows[index + 2]], index + 2
        following = tokens.lows[index + 1]
    if above and above < words.PARTS_PLURAL.get(following, 0):
        return above / words.PARTS_PLURAL[following], index + 2
    if low == "half":
        return 0.5, index + 1
    return None, index
