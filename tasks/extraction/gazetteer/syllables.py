"""Korean and Chinese names as they are romanised: family names, and given names of two syllables with a hyphen."""

from __future__ import annotations

import re
from typing import Final

from tasks.extraction.words import listed

#: Family names that come before such a given name.
FAMILY_NAMES: Final = listed(
    """
    Kim Lee Yi Rhee Park Pak Choi Choe Jung Chung Jeong Kang Gang Cho Jo Yoon Yun Jang Chang Lim Im Han Shin Sin Seo Suh
    Kwon Hwang Ahn An Song Hong Moon Mun Roh Noh Ban Bae Baek Paik Nam Oh Ri Ryu Yoo Yu Ha Hyun Chen Lin Huang Li Wang
    Wu Liu Tsai Yang Hsu Cheng Hsieh Chou Ma Su Lai Ko Chiang Sun Chu Soong Sung Tang Teng Tung Wong Chan Ng Lam Leung
    Cheung Lau Kuo Hung Tseng Hou
    """
)

_SYLLABLE: Final = r"(?:[bcdghjklmnprstwxyz]|ch|hs|hw|ph|kh|kw|sh|th|ts|tz|zh)?[aeiouy]{1,3}(?:ng|[nklmpth])?"
#: The first syllable, and the second with its hyphen, which is no word that is hyphenated to names.
HEAD: Final = re.compile(rf"(?i:{_SYLLABLE})")
TAIL: Final = re.compile(rf"-(?!(?:be|cut|day|do|hit|man|men|non|out|run|set|top|up)(?!\w)){_SYLLABLE}(?!\w|-\w)")


def tail(text: str, start: int, end: int) -> int:
    """Where the name `text[start:end]` ends with the hyphenated syllable after it: `Kim Jong` before `-un`."""
    if text[end : end + 1] != "-":
        return end
    words = text[start:end].split()
    if len(words) < 2 or words[-2] not in FAMILY_NAMES or not HEAD.fullmatch(words[-1]):
        return end
    syllable = TAIL.match(text, end)
    return syllable.end() if syllable else end
