"""What a manifest says of documents: `manifest.csv` or `manifest.jsonl`, one line a file."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final
from urllib.parse import quote

from tasks.containers.names import ENTER
from tasks.errors import BadManifest

#: The files that are taken for one at the top of a source; whatever they hold, they are no documents.
NAMES: Final = ("manifest.csv", "manifest.jsonl")

#: Why one that is followed is skipped.
MANIFEST: Final = "manifest"

#: What each field may be called, without case.
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "file": ("file", "path", "uri", "url"),
    "title": ("title",),
    "author": ("author",),
    "site": ("site", "source"),
    "published_on": ("published_on", "published", "date"),
    "language": ("language", "lang"),
}
CALLED: Final = {name: field for field, names in FIELDS.items() for name in names}
DELIMITERS: Final = (",", ";", "\t")
LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_].*)?")
URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
#: Lines that are told one by one.
TOLD: Final = 5


@dataclass(slots=True)
class Manifest:
    """What a manifest says.

    Args:
        entries: number of the line and its words by field (`FIELDS`), by the uri of the file.
        problems: what is wrong with lines: number and words.
    """

    entries: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)

    def wrong(self, missing: Sequence[str]) -> str:
        """What is wrong with it, in words, where those files are not there; empty where nothing is."""
        unmatched = [(self.entries[uri][0], "there is no such file in the sources") for uri in missing]
        wrong = sorted(self.problems + unmatched)
        told = "; ".join(f"line {number}: {words}" for number, words in islice(wrong, TOLD))
        more = f"; and {len(wrong) - TOLD:,} more" if len(wrong) > TOLD else ""
        return f"{told}{more}. The other lines are followed." if wrong else ""


def manifest(data: bytes, name: str, folder: str) -> Manifest:
    """Read a manifest.

    Args:
        data: its bytes.
        name: its file name, which says whether it is CSV or JSONL.
        folder: the uri of the folder that its paths count from.

    Raises:
        BadManifest: it is no UTF-8, or has no column for the file.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadManifest(f"{name} is not UTF-8: save it as UTF-8.") from None
    made = Manifest()
    for number, record in _json(text) if name.endswith("l") else _csv(text, name):
        if isinstance(record, str):
            made.problems.append((number, record))
            continue
        told = {CALLED[key.strip().lower()]: value for key, value in record.items() if key.strip().lower() in CALLED}
        words = {key: " ".join(str(value).split()) for key, value in told.items() if str(value or "").strip()}
        wrong = _wrong(words)
        if wrong:
            made.problems.append((number, wrong))
            continue
        del words["file"]
        uri = _uri(str(told["file"]).strip(), folder)
        if uri in made.entries:
            made.problems.append((number, f"line {made.entries[uri][0]} has told of that file already"))
        else:
            made.entries[uri] = (number, _tidy(words))
    return made


def _csv(text: str, name: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    header = text.partition("\n")[0]
    delimiter = next((each for each in DELIMITERS if _files(header.split(each))), None)
    if delimiter is None:
        raise BadManifest(
            f"{name} has no column called {', '.join(FIELDS['file'])} in its first line: add one, or give the file "
            "another name if it is no manifest."
        )
    rows = csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        for row in rows:
            if None in row:
                yield rows.line_num, "it has more fields than the first line"
            else:
                yield rows.line_num, row
    except csv.Error as error:
        yield rows.line_num, f"it cannot be read ({error}), nor what follows"


def _json(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        yield number, record if isinstance(record, dict) else "it is no JSON object"


def _files(names: Sequence[str]) -> bool:
    return any(CALLED.get(name.strip().strip('"').lower()) == "file" for name in names)


def _wrong(words: Mapping[str, str]) -> str:
    """What is wrong with a line; empty where nothing is."""
    if "file" not in words:
        return "it names no file"
    day, language = words.get("published_on"), words.get("language")
    try:
        dt.date.fromisoformat(day[:10] if day else "2026-01-01")
    except ValueError:
        return f"{day!r:.60} is no day such as 2026-03-05"
    if language is not None and not LANGUAGE.fullmatch(language):
        return f"{language!r:.60} is no code of a language such as en"
    return ""


def _tidy(words: dict[str, str]) -> dict[str, str]:
    """The day without a time of day, the language without a region."""
    short = {"published_on": words.get("published_on", "")[:10], "language": words.get("language", "").lower()}
    return words | {
        name: re.split("[-_]", word)[0] if name == "language" else word for name, word in short.items() if word
    }


def _uri(file: str, folder: str) -> str:
    """The uri of a file that a line names by its path from the manifest, by an absolute path or by its address."""
    if URL.match(file):
        return file
    if not folder.startswith("file://"):
        return f"{folder}/{file.removeprefix('./')}"
    path = ENTER.join(quote(part.encode("utf-8", "surrogateescape")) for part in file.split(ENTER))
    return f"file://{path}" if file.startswith("/") else f"{folder}/{path.removeprefix('./')}"
