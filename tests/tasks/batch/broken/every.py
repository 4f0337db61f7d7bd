"""Every kind of broken file that the tests make: more than a hundred and fifty, of each format several."""

from __future__ import annotations

from typing import Final

from tests.tasks.batch.broken import letters, packages, pages, pdfs, texts
from tests.tasks.batch.broken.kinds import LOADED, SECRET, Broken

KINDS: Final = (*texts.KINDS, *pages.KINDS, *packages.KINDS, *pdfs.KINDS, *letters.KINDS)

__all__ = ["KINDS", "LOADED", "SECRET", "Broken"]
