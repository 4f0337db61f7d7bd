"""Libraries that come with an optional extra of nightmill."""

from __future__ import annotations

import importlib
from typing import Any

from tasks.errors import Unreadable


def library(name: str, extra: str) -> Any:
    """The module called `name`.

    Raises:
        Unreadable: `needs_extra`, it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] != name.split(".")[0]:
            raise
        raise Unreadable("needs_extra", f'needs nightmill[{extra}]: pip install "nightmill[{extra}]"') from None
