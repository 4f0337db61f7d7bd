"""Which reader options hold for which file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final
from urllib.parse import unquote

from tasks.containers.names import ENTER, way, within
from tasks.readers.options import DEFAULT, Options
from tasks.source.patterns import matches

#: The fields that hold what a record says.
FIELDS: Final = ("text", "summary", "title", "author", "published", "language", "url", "site")
#: What says that a file is opened rather than read: a list of records, a table.
RECORDS: Final = ("text", "records", "records_as_documents")
ROWS: Final = ("rows_as_documents",)
#: Stands for the reader of what failed, which may have been any, of a copy, and of what none reads.
ANY: Final = "any"
COPY: Final = "copy"
NOBODY: Final = "nobody"
#: Which options each reader, and what opens files, goes by. One that is not named here goes by none.
USED: Final[Mapping[str, tuple[str, ...]]] = {
    "json": (*FIELDS, "records", "records_as_documents"),
    "xml": FIELDS,
    "table": ROWS,
    "sheet": ROWS,
    "records": ("id", *RECORDS),
    "rows": ("id", "text", "summary", *ROWS),
    "pdf": ("ocr_languages", "ocr_seconds", "ocr_pages"),
    COPY: (*RECORDS, *ROWS),
    ANY: tuple(option.name for option in fields(Options)),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for the files that `pattern` means (`source.patterns`): options by name, the others as they are."""

    pattern: str
    options: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """The options of a run: those for all files, and what differs for some; of two rules the later one holds.

    Of each source `excluded` has the address, and the patterns of what is left out of it, in archives too.
    """

    options: Options = DEFAULT
    rules: tuple[Rule, ...] = ()
    excluded: tuple[tuple[str, tuple[str, ...]], ...] = ()

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

    def exclude_of(self, uri: str) -> tuple[str, ...]:
        """The patterns of what is left out where an input lies."""
        return tuple(pattern for root, patterns in self.excluded if within(uri, root) for pattern in patterns)

    def leaves_out(self, uri: str) -> bool:
        """Whether every source that an input lies in leaves it out."""
        told = [
            bool(patterns) and matches(patterns, _below(uri, root))
            for root, patterns in self.excluded
            if within(uri, root)
        ]
        return bool(told) and all(told)

    @property
    def version(self) -> str:
        """Changes when any option does."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


def _below(uri: str, root: str) -> str:
    """The path of an input below its source; an archive on the way is a folder of it."""
    return "/".join(unquote(part, errors="surrogateescape") for part in uri[len(root) :].split(ENTER)).lstrip("/")


#: No options given.
NO_RULES: Final = Rules()


def used(options: Options, reader: str) -> dict[str, Any]:
    """The options that this reader goes by and that are not its defaults."""
    names = USED.get(reader, ())
    return {name: getattr(options, name) for name in names if getattr(options, name) != getattr(DEFAULT, name)}
