"""The readable half of an entity id, derived from the name as it is written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from zlib import crc32

from tasks.extraction.words import unaccented

_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")

#: Letters that no decomposition turns into ASCII.
_LETTERS: Final = str.maketrans({
    "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
    "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ŋ": "n", "Ŋ": "n", "’": "", "'": "", "ʼ": "", ".": "",
})  # fmt: skip


@lru_cache(maxsize=50_000)
def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens; a name without any becomes a checksum of itself."""
    plain = _NOT_PLAIN.sub("-", unaccented(name).translate(_LETTERS).lower()).strip("-")
    return plain or f"x{crc32(name.encode('utf-8', 'replace')):08x}"
