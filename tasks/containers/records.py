"""JSON with one record after the other, a line each or in a list: each is a document, where it has a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO, Final

from tasks.containers import Member, Source, digest, held, in_memory, whole
from tasks.errors import Unreadable
from tasks.readers import fields
from tasks.readers.json import has_text
from tasks.readers.options import Options
from tasks.text.decode import BOMS, decode

NAME: Final = "records"
VERSION: Final = "1"
KINDS: Final = ("jsonl", "json_list", "json")

#: Records that are looked at to tell whether they are documents.
SAMPLE: Final = 20
#: Bytes of the longest byte order mark.
LONGEST_MARK: Final = 4


def opens(data: bytes, kind: str, options: Options) -> bool:
    """Where most of the first records have a text, and the options allow it; a list within an object where they say."""
    if kind == "json":
        return bool(options.records) and _nested(data, options) is not None
    if not options.records_as_documents:
        return False
    records: Iterable[Any] = map(_record, _lines(in_memory(data), len(data))) if kind == "jsonl" else _list(data)
    sample = list(islice(filter(None, records), SAMPLE))
    return sum(has_text(record, options) for record in sample) > len(sample) / 2


def members(source: Source) -> Iterator[Member]:
    """The records, named by their own ids, else by a digest, so that they keep their names when others come or go."""
    if source.kind == "jsonl":
        for line in _lines(source.file, source.most):
            yield _member(line, _record(line), source.options)
        return
    data = whole(source)
    found = _nested(data, source.options) if source.kind == "json" else _list(data)
    for record in found or ():
        line = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
        yield _member(line, record, source.options)


def named(record: Any, options: Options) -> str | None:
    """The id of a record, as it names it itself."""
    return fields.word(record, options.id, depth=1) if isinstance(record, Mapping) else None


def _member(line: bytes, record: Any, options: Options) -> Member:
    return Member((named(record, options) or digest(line),), held(line), "json")


def _lines(file: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines that hold something, in UTF-8. Of one that is too long, one byte more than anybody would read."""
    head = file.read(LONGEST_MARK)
    mark, encoding = next(((m, e) for m, e in BOMS if head.startswith(m)), (b"", "utf-8"))
    if encoding != "utf-8":
        text = (head + file.read(most))[len(mark) :].decode(encoding, "replace")
        yield from (line.strip().encode("utf-8", "replace") for line in text.splitlines() if line.strip())
        return
    line = head.removeprefix(mark)
    if b"\n" in line:
        # Lines so short hold no record.
        line = line.rpartition(b"\n")[2]
    line += file.readline(most + 1)
    while line:
        if len(line) > most:
            while (rest := file.readline(most)) and not rest.endswith(b"\n"):
                pass
        if line.strip():
            yield line.strip()
        line = file.readline(most + 1)


def _record(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _list(data: bytes) -> list[Any]:
    """Raises: Unreadable: `broken_file`."""
    found = _loaded(data)
    return found if isinstance(found, list) else []


def _nested(data: bytes, options: Options) -> list[Any] | None:
    """The list that lies where the options say; None when there is none."""
    found = _loaded(data)
    for name in options.records.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found if isinstance(found, list) and all(isinstance(each, Mapping) for each in found) else None


def _loaded(data: bytes) -> Any:
    try:
        return json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("broken_file", f"This is no JSON ({error}): get the file again.") from None
