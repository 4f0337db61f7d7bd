"""Which reader options hold for which file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final
from urllib.parse import unquote

from tasks.containers.names import way
from tasks.readers.options import DEFAULT, Options
from tasks.source.patterns import matches

#: The fields that hold what a record says.
FIELDS: Final = ("text", "summary", "title", "author", "published", "language", "url", "site")
#: Which options each reader goes by. One that is not named here goes by none.
USED: Final[Mapping[str, tuple[str, ...]]] = {
    "json": FIELDS,
    "xml": FIELDS,
    "records": ("id", "records", "records_as_documents"),
    "rows": ("id", "rows_as_documents"),
    "pdf": ("ocr_languages", "ocr_seconds", "ocr_pages"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for the files that `pattern` means (`source.patterns`): options by name, the others as they are."""

    pattern: str
    options: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The options of a run: those for all files, and what differs for some; of two rules the later one holds."""

    options: Options = DEFAULT
    rules: tuple[Rule, ...] = ()

    def options_of(self, uri: str) -> Options:
        """The options that hold for an input."""
        if not self.rules:
            return self.options
        # What holds for a file holds for what is in it.
        paths = [unquote(each.partition("://")[2], errors="surrogateescape").lstrip("/") for each in way(uri)]
        changed: dict[str, Any] = {}
        for rule in self.rules:
            if any(matches((rule.pattern,), path) for path in paths):
                changed |= dict(rule.options)
        return replace(self.options, **changed) if changed else self.options

    @property
    def version(self) -> str:
        """Changes when any option does."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


#: No options given.
NO_RULES: Final = Rules()


def used(options: Options, reader: str) -> dict[str, Any]:
    """The options that this reader goes by and that are not its defaults."""
    names = USED.get(reader, ())
    return {name: getattr(options, name) for name in names if getattr(options, name) != getattr(DEFAULT, name)}
