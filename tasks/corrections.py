"""Read corrections.csv: what people say about entities, one line each. A bad line is told, never guessed at."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from tasks import lines
from tasks.extraction.identity.slugs import slug
from tasks.lines import Line, Said
from tasks.records import CORRECTIONS, KINDS, Correction
from warehouse.releases import DataFolder

#: In this order; `doc_id`, `surface` and `why` may be left out.
HEADER: Final = ("action", "entity_id", "value", "doc_id", "surface", "why")
FILE: Final = "corrections.csv"

_ID: Final = re.compile(r"[a-z]+:\S.*")
_DOCUMENT: Final = re.compile(r"d[0-9a-f]{16}")


def path(data: DataFolder) -> Path:
    """Where the corrections of a warehouse are: beside it."""
    return data.root / FILE


def read(data: DataFolder) -> Said[Correction]:
    """The corrections of a warehouse; none where there is no file."""
    return lines.read(path(data), HEADER, correction)


def correction(line: Line) -> Correction:
    """What a line says; its problem where it cannot be applied."""
    given = dict(line.given)
    made = Correction(line.number, given.pop("action", "").lower(), **given)
    return replace(made, target=target(made), problem=line.problem or checked(made))


def target(correction: Correction) -> str:
    """The entity that mentions go to; what is split off has the id that its name has in other documents."""
    match correction.action:
        case "merge":
            return correction.value
        case "split":
            return f"{correction.entity_id.partition(':')[0]}:{slug(correction.value)}"
    return ""


def checked(correction: Correction) -> str | None:
    """What is wrong with a correction in itself, None if nothing is."""
    action, value = correction.action, correction.value
    if action not in CORRECTIONS:
        return f"The action {action!r} is none of {', '.join(CORRECTIONS)}."
    if action == "never":
        return None if correction.surface else "never needs the surface that is no name."
    if not _ID.fullmatch(correction.entity_id):
        return f"{action} needs an entity_id such as person:ada-obi; {correction.entity_id!r} is none."
    if correction.doc_id and not _DOCUMENT.fullmatch(correction.doc_id):
        return f"{correction.doc_id!r} is no doc_id."
    if action == "merge" and (not _ID.fullmatch(value) or value == correction.entity_id):
        return f"merge needs another entity_id as its value; {value!r} is none."
    if action in ("split", "rename") and not any(c.isalnum() for c in value):
        return f"{action} needs a name as its value."
    if action == "split" and not (correction.doc_id or correction.surface):
        return "split needs a doc_id or a surface to say which mentions; for all of them, rename."
    if action == "kind" and value not in KINDS:
        return f"The kind {value!r} is none of {', '.join(KINDS)}."
    return None


def append(data: DataFolder, correction: Correction) -> int:
    """Add a line at the end of the file, with its header where it is new. Returns the number of the line."""
    return lines.append(path(data), HEADER, [getattr(correction, name) for name in HEADER])
