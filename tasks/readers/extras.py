"""Libraries that come with an optional extra of nightmill."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any, Final

from tasks.errors import Unreadable

#: The extra each library of a reader comes with.
EXTRAS: Final = {"pypdfium2": "pdf", "striprtf": "office", "python_calamine": "office", "warcio": "warc"}


def installed() -> str:
    """The libraries that are there, in a word: where it changes, what could not be read may be readable."""
    return " ".join(sorted(filter(_is_there, EXTRAS))) or "none"


def _is_there(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def library(name: str) -> Any:
    """The module called `name`.

    Raises:
        Unreadable: `needs_extra`, it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        package = name.partition(".")[0]
        if error.name is None or error.name.partition(".")[0] != package:
            raise
        extra = EXTRAS[package]
        raise Unreadable("needs_extra", f'needs nightmill[{extra}]: pip install "nightmill[{extra}]"') from None
