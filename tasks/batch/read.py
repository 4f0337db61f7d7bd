"""Read one file: bytes to text and what the document says about itself. This is what a reader process does."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from tasks.batch.limits import Limits, within
from tasks.collect import Reject, collect
from tasks.process import at_work
from tasks.readers import Parsed, Reader, reader_for
from tasks.readers.rules import NO_RULES, Rules
from tasks.source.content import content
from tasks.source.decisions import Reading
from tasks.source.told import told

#: One of the two numbers that UTF-16 spells a character beyond the first 65,536 by.
HALF: Final = re.compile("[\ud800-\udfff]")
#: Seconds after which a reader hands over what it has read so far.
TURN: Final = 0.1


def read(
    readings: Sequence[Reading], limits: Limits, rules: Rules = NO_RULES
) -> list[dict[str, Any] | Reject[Reading]]:
    """For each file a row of `ingest.INGESTED`, or why there is none; for the first, that is, that take but a moment.

    Nothing is read after one that took too much memory.

    Raises:
        OSError: there are no file handles left.
    """
    until = time.monotonic() + TURN
    answers: list[dict[str, Any] | Reject[Reading]] = []
    for reading in readings:
        at_work(reading.doc_id)
        with within(limits.reader_seconds):
            done, rejects = collect(lambda one: _read(one, limits, rules), [reading])
        answers += [row for _, row in done] + list(rejects)
        if time.monotonic() > until or (rejects and rejects[0].reason == "out_of_memory"):
            break
    return answers


def _read(reading: Reading, limits: Limits, rules: Rules) -> dict[str, Any]:
    if reading.input.size > limits.max_bytes:
        raise limits.too_large(reading.input.size, "bytes")
    with limits.memory():
        it = content(reading.input, limits.max_bytes + 1)
        data = it.data
        if len(data) > limits.max_bytes:
            raise limits.too_large(max(len(data), it.size), "bytes")
        name = reading.input.name
        reader = reader_for(name, data, reading.input.kind)
        options = rules.options_of(reading.input.uri)
        parsed = _about(reader.read(data, name, options), reading.about)
    if len(parsed.text) > limits.max_bytes:
        raise limits.too_large(len(parsed.text), "characters of text")
    return _row(reading, parsed, reader) | {
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": it.size,
        "modified_ns": it.modified_ns,
        "etag": reading.input.etag,
        "told": told(reader.NAME, options, reading.about, rules.exclude_of(reading.input.uri)),
        "seen_ns": it.seen_ns,
        "collected_at": parsed.collected_at or dt.datetime.fromtimestamp(it.seen_ns / 1e9, dt.UTC).replace(tzinfo=None),
    }


def _about(parsed: Parsed, about: Mapping[str, str] | None) -> Parsed:
    """A document as its manifest has it, where that says anything."""
    if not about:
        return parsed
    said: dict[str, Any] = {name: about[name] for name in ("title", "author", "site", "language") if name in about}
    if "published_on" in about:
        said |= {"published_on": dt.date.fromisoformat(about["published_on"]), "published_basis": "metadata"}
    return replace(parsed, **said)


def _whole(words: str | None) -> str | None:
    """Without half characters, which JSON can spell and no file can hold."""
    return HALF.sub("\ufffd", words) if words and not words.isascii() else words


def _row(reading: Reading, parsed: Parsed, reader: Reader) -> dict[str, Any]:
    at, to = parsed.offsets.arrays() if parsed.offsets is not None else (None, None)
    return {
        "doc_id": reading.doc_id,
        "version": reading.version,
        "uri": reading.input.uri,
        "media_type": parsed.media_type,
        "encoding": parsed.encoding,
        "reader": f"{reader.NAME} {reader.VERSION}",
        "title": _whole(parsed.title),
        "author": _whole(parsed.author),
        "site": _whole(parsed.site),
        "language": parsed.language,
        "published_on": parsed.published_on,
        "published_basis": parsed.published_basis,
        "note": parsed.note,
        "text": _whole(parsed.text),
        "map_text": at,
        "map_source": to,
        "pages": list(parsed.pages) if parsed.pages else None,
    }
