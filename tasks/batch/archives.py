"""What a worker does with files that may hold others, before the batches are laid: look into them, unpack them."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from tasks.batch import files
from tasks.batch.limits import Limits
from tasks.batch.members import Places
from tasks.batch.sandbox import sandbox
from tasks.containers.names import is_member, outermost
from tasks.readers.rules import Rules
from tasks.source.decisions import Reading
from tasks.source.scan import Input
from tasks.source.unfold import Look

#: Files that a worker looks into together, and their bytes, so that large archives do not wait for one another.
MOST_FILES: Final = 64
MOST_BYTES: Final = 16 << 20


def look(found: Sequence[Input], limits: Limits, rules: Rules) -> list[Look]:
    """What each of these files holds."""
    return [sandbox(limits, rules).look(each) for each in found]


def unpack(found: Input, wanted: Collection[str], limits: Limits, rules: Rules, folder: Path) -> Places:
    """Lay some members of an archive into a pack in `folder`, unless a run that was interrupted has done so."""
    if not folder.exists():
        with files.whole_folder(folder) as draft:
            places = sandbox(limits, rules).unpack(found, wanted, draft / "pack")
            (draft / "places.json").write_text(json.dumps(places), "utf-8")
    held: dict[str, Any] = json.loads((folder / "places.json").read_text("utf-8"))
    return {uri: (offset, packed, kind) for uri, (offset, packed, kind) in held.items()}


def parts(found: Sequence[Input]) -> Iterator[list[Input]]:
    """The files in parts that a worker looks into at once."""
    part: list[Input] = []
    size = 0
    for each in found:
        if part and (len(part) >= MOST_FILES or size + each.size > MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(each)
        size += each.size
    if part:
        yield part


def at_once(readings: Sequence[Reading], room: int) -> tuple[list[Reading], list[Reading]]:
    """The readings for which there is room, if what lies in archives is unpacked, and those to put off: members beyond
    `room` bytes in all, archive by archive, but for the first of all.
    """
    taken, late, held = [], [], 0
    for reading in sorted(readings, key=lambda one: outermost(one.input.uri)):
        inside = is_member(reading.input.uri) and not reading.redo
        if inside and held and held + reading.input.size > room:
            late.append(reading)
            continue
        held += reading.input.size if inside else 0
        taken.append(reading)
    return taken, late


def packs(readings: Sequence[Reading], home: Path) -> dict[Path, list[Reading]]:
    """The readings of members by the folder of their pack; other folders in `home` are cleared away."""
    inside: dict[str, list[Reading]] = {}
    for reading in readings:
        if is_member(reading.input.uri):
            inside.setdefault(outermost(reading.input.uri), []).append(reading)
    found = {home / _key(group): group for group in inside.values()}
    for folder in home.iterdir() if home.is_dir() else ():
        if folder not in found:
            shutil.rmtree(folder)
    return found


def archive(reading: Reading) -> Input:
    """The file that a member lies in."""
    return replace(reading.input, uri=outermost(reading.input.uri), sha256=None, kind=None)


def laid(readings: Sequence[Reading], places: Mapping[Path, Places]) -> list[Reading]:
    """The readings, those of members with the place of their bytes. What could not be unpacked lies nowhere."""
    at = {uri: (folder, *place) for folder, held in places.items() for uri, place in held.items()}
    return [_laid(reading, *at.get(reading.input.uri, (None, 0, 0, None))) for reading in readings]


def _laid(reading: Reading, folder: Path | None, offset: int, packed: int, kind: str | None) -> Reading:
    if not is_member(reading.input.uri):
        return reading
    path = str(folder / "pack") if folder else ""
    return replace(reading, input=replace(reading.input, path=path, offset=offset, packed=packed, kind=kind))


def _key(group: Sequence[Reading]) -> str:
    told = [group[0].input.path, str(group[0].input.modified_ns)]
    told += sorted(f"{reading.input.uri}\0{reading.sha256}" for reading in group)
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()[:16]
