"""Tell the code of a currency from a name: `NOK 84 million` says nothing of an organisation called NOK."""

from __future__ import annotations

import re
from typing import Final

from tasks.extraction.quantity.currencies import CODES, PREFIXES

#: What stands for money beside a number.
COINED: Final = CODES | PREFIXES.keys()

_SCALE: Final = "(?:thousand|million|billion|trillion|mn|bn|tn|[mMkK])"
_YEAR: Final = r"(?:19|20)\d\d"


def counted_in(text: str, code: str) -> bool:
    """Whether the text counts money in `code` anywhere: beside a number that is no year, or as `NOK million`."""
    if code not in COINED:
        return False
    after = rf"(?<!\w){re.escape(code)}(?: ?[~<>]?\d|\s(?:thousand|million|billion|trillion|mn|bn)\b)"
    before = rf"(?<![\d.,])(?!(?:\d\d?\.)?{_YEAR} )\d[\d.,]*(?: ?{_SCALE})? {re.escape(code)}(?!\w)"
    return bool(re.search(after, text) or (f" {code}" in text and re.search(before, text)))
