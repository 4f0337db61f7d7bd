"""What a document says about itself in its properties, without what programs write there of their own."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from tasks.readers import days

#: The name of a program and of the file before the title.
BEFORE: Final = re.compile(r"(?:microsoft (?:office )?(?:word|powerpoint|excel)|wps writer)\s*[-–]\s*", re.IGNORECASE)
#: Titles that nobody gave.
UNTITLED: Final = re.compile(
    r"(?:untitled|unbenannt|sans titre|(?:word )?document|powerpoint presentation|slide|(?:no )?title|scan(?:ned)?)"
    r"(?:\s*(?:document|image)?\s*[-_]?\d*)?"
    r"|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|qxp|tex|dvi|pages|txt|html?|tiff?|jpe?g|p65)",
    re.IGNORECASE,
)
#: Authors that are programs, or whoever sits there.
NOBODY: Final = frozenset(
    "user,admin,administrator,owner,author,unknown,anonymous,python-docx,root,guest,default,none,windows,microsoft,"
    "scanner,microsoft office user,windows user,office user,default user,un-named,pc user,ms user".split(",")
)


def title(words: str | None) -> str | None:
    """A title that somebody gave."""
    plain = BEFORE.sub("", " ".join((words or "").split()))
    return None if not plain or UNTITLED.fullmatch(plain) else plain


def author(words: str | None) -> str | None:
    """An author who is somebody."""
    plain = " ".join((words or "").split())
    return None if not plain or plain.lower() in NOBODY else plain


def published(text: str, file_name: str, created: dt.date | None) -> tuple[dt.date | None, str]:
    """The day a document was published and where that is told (`records.PUBLISHED_BASES`).

    What people wrote comes first: its first lines, then the name of its file. The day the file was made is the last
    word, for a document may be made anew from an old one.
    """
    told = ((days.at_the_top(text), "text"), (days.in_file_name(file_name), "file_name"), (created, "metadata"))
    return next(((day, basis) for day, basis in told if day), (None, "none"))
