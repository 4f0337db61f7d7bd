"""Nights over a folder, each told by what it looks into, reads and decides, without processes or a warehouse."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tasks.batch import archives, members
from tasks.batch.limits import Limits
from tasks.batch.outcomes import SKIPPED
from tasks.discover import digests
from tasks.errors import Unreadable
from tasks.load import repeated
from tasks.readers import reader_for
from tasks.readers.rules import NO_RULES, Rules
from tasks.source.aside import Aside
from tasks.source.content import content
from tasks.source.decisions import Plan, Reading
from tasks.source.listing import listing
from tasks.source.lost import lasting, resting
from tasks.source.outdated import NOTHING
from tasks.source.patterns import Patterns
from tasks.source.plan import plan
from tasks.source.scan import Input
from tasks.source.sources import Source
from tasks.source.told import not_read, told, told_otherwise
from tasks.source.unfold import Look, unfold
from tests.tasks.source.shelf import Shelf
from warehouse.known import KnownDocument, KnownInput

LIMITS = Limits(max_bytes=1 << 16, archive_depth=3)


def run_id(day: int) -> str:
    return f"{dt.date(2026, 1, 1) + dt.timedelta(days=day):%Y%m%d}T020000Z-0000"


@dataclass
class Nights:
    """A source and what a warehouse would know of it; each night is `days` later, and reads without processes."""

    root: Path
    rules: Rules = NO_RULES
    known: dict[str, KnownInput] = field(default_factory=dict)
    documents: dict[str, KnownDocument] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)
    looked: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    day: int = 0

    @property
    def docs(self) -> Path:
        (self.root / "docs").mkdir(exist_ok=True)
        return self.root / "docs"

    def lay(self, files: Mapping[str, bytes]) -> None:
        """The source holds these files and no others. Those that are the same are left alone."""
        for path in [each for each in self.docs.rglob("*") if each.is_file()]:
            if path.relative_to(self.docs).as_posix() not in files:
                path.unlink()
        for name, data in files.items():
            path = self.docs / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)
                past = path.stat().st_mtime_ns - 10_000_000_000 - len(self.looked) - len(self.read)
                os.utime(path, ns=(past, past))

    def night(self, again: Mapping[str, tuple[str, ...]] = NOTHING, days: int = 1) -> Plan:
        self.looked, self.read = [], []
        before, self.day = run_id(self.day), self.day + days
        shelf = Shelf(self.known, list(self.documents.values()))
        aside = Aside(shelf, again, otherwise=lambda was: self._otherwise(was))
        found = listing([Source(str(self.docs), Patterns(exclude=self.exclude))], sift=aside)
        known, gone = aside.at_hand(found)
        known = resting(known, run_id(self.day), before, LIMITS, False, False)
        listed = unfold(found, known, digests(LIMITS), self._look)
        near = shelf.documents([*known, *(one.uri for one in listed.inputs)]) + gone
        made = plan(listed, known, near, shelf, digests(LIMITS), lambda uri: False, again, tell=self._tell)
        made.continuing = dict(aside.counts + Counter(made.continuing))
        assert made.inputs == len({*self._uris(made)}) + sum(made.continuing.values()), "two states for one input"
        closed = {uri: self.known.pop(uri) for uri in made.closed}
        made.lost = {uri: was for uri, was in closed.items() if uri in made.lost}
        for doc_id in made.withdrawn:
            self.documents[doc_id] = replace(self.documents[doc_id], current=False)
            del self.texts[doc_id]
        for doc_id, uri in made.moved:
            self.documents[doc_id] = replace(self.documents[doc_id], uri=uri)
        for decided in made.decisions:
            if decided.state != "removed":
                self._know(
                    made, decided.uri, decided.input, decided.state, decided.reason, decided.sha256, decided.doc_id,
                    decided.told,
                )  # fmt: skip
        for reading in self._unpacked(made.readings):
            self._read(made, reading)
        return made

    @property
    def exclude(self) -> tuple[str, ...]:
        return next((patterns for _, patterns in self.rules.excluded), ())

    def _otherwise(self, was: KnownInput) -> bool:
        return told_otherwise(was, self.rules.options_of(was.uri), None, self.rules.exclude_of(was.uri))

    def _tell(self, reader: str, uri: str) -> str:
        return told(reader, self.rules.options_of(uri))

    def _uris(self, made: Plan) -> Iterator[str]:
        yield from (reading.input.uri for reading in made.readings)
        yield from (decided.uri for decided in made.decisions)

    def _look(self, inputs: Sequence[Input]) -> Iterator[Look]:
        for found in inputs:
            self.looked.append(found.uri.rpartition("/docs/")[2])
            yield members.look(found, LIMITS, self.rules)

    def _unpacked(self, readings: Sequence[Reading]) -> list[Reading]:
        packs = archives.packs(readings, self.root / "unpacked")
        places = {}
        for folder, group in packs.items():
            folder.mkdir(parents=True, exist_ok=True)
            wanted = {reading.input.uri for reading in group}
            places[folder] = members.unpack(archives.archive(group[0]), wanted, LIMITS, self.rules, folder / "pack")
        return archives.laid(readings, places)

    def _read(self, made: Plan, reading: Reading) -> None:
        found, options = reading.input, self.rules.options_of(reading.input.uri)
        self.read.append(found.uri.rpartition("/docs/")[2])
        try:
            data = content(found, 1 << 20).data
            reader = reader_for(found.name, data, found.kind)
            reader.read(data, found.name, options)
        except Unreadable as error:
            state = "skipped" if error.reason in SKIPPED else "failed"
            by = told(not_read(error.reason), options)
            self._know(made, found.uri, found, state, error.reason, reading.sha256, None, by)
            return
        assert hashlib.sha256(data).hexdigest() == reading.sha256
        self.texts[reading.doc_id] = data
        self.documents[reading.doc_id] = KnownDocument(
            reading.doc_id, found.uri, reading.sha256, reading.version, current=True
        )
        by = told(reader.NAME, options, exclude=self.rules.exclude_of(found.uri))
        self._know(made, found.uri, found, "loaded", "new_document", reading.sha256, reading.doc_id, by)

    def _know(
        self, made: Plan, uri: str, found: Input | None, state: str, reason: str, sha256: str | None,
        doc_id: str | None, by: str | None,
    ) -> None:  # fmt: skip
        size, modified, seen = (found.size, found.modified_ns, found.seen_ns) if found else (None, None, None)
        row: dict[str, Any] = {
            "uri": uri, "sha256": sha256, "state": state, "doc_id": doc_id, "size": size, "modified_ns": modified,
            "seen_ns": seen, "stage": "discover", "reason": reason, "detail": "Why.", "etag": None, "told": by,
        }  # fmt: skip
        row = lasting(made.lost.get(uri), row, run_id(self.day))
        self.known[uri] = made.lost[uri] if repeated(made, row) else KnownInput(**row, since=run_id(self.day))

    def states(self) -> dict[str, str]:
        """By the address below the source."""
        return {uri.rpartition("/docs/")[2]: before.state for uri, before in self.known.items()}
