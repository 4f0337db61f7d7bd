"""Where a row that broke a promise stands: its document, and its sentence with the place of the row in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from expectations.quarantine import Ask
from warehouse.schema import quoted

#: Characters of a sentence that are shown, and how many of them before the row.
SHOWN: Final = 290
BEFORE: Final = 140


def place(row: Mapping[str, Any], ask: Ask) -> dict[str, Any]:
    """Where `row` stands in the file that was audited; empty for one that is about no document.

    Returns:
        `title`, `file_name` and `uri` of the document; for a span also the `sentence` it is in, of a long one what is
        about it, with `start` and `end` of the row there.
    """
    doc_id = row.get("doc_id")
    if not isinstance(doc_id, str):
        return {}
    documents = ask(
        f"SELECT title, file_name, uri FROM core.documents WHERE doc_id = {quoted(doc_id)} "
        "ORDER BY current DESC, version DESC LIMIT 1",
        1,
    )
    return dict(documents[0]) | _sentence(row, doc_id, ask) if documents else {}


def _sentence(row: Mapping[str, Any], doc_id: str, ask: Ask) -> dict[str, Any]:
    """The sentence a span begins in, by its characters; its own number of the sentence may be what is wrong."""
    start, end = row.get("char_start"), row.get("char_end")
    if not isinstance(start, int) or not isinstance(end, int):
        return {}
    found = ask(
        f"SELECT substring(surface, first + 1, {SHOWN}) AS surface, char_start + first AS char_start, "
        f"first > 0 AS late, length(surface) > first + {SHOWN} AS early FROM ("
        f"SELECT surface, char_start, greatest(0, {start - BEFORE} - char_start) AS first FROM core.sentences "
        f"WHERE doc_id = {quoted(doc_id)} AND char_start <= {start} AND char_end > {start} "
        "ORDER BY char_start DESC LIMIT 1)",
        1,
    )
    if not found:
        return {}
    shown, begins = str(found[0]["surface"]), found[0]["char_start"]
    if found[0]["late"]:
        # From the next word on, if one begins before the row.
        cut = shown.find(" ", 0, start - begins) + 1
        shown, begins = "…" + shown[cut:], begins + cut - 1
    sentence = shown + ("…" if found[0]["early"] else "")
    return {
        "sentence": sentence,
        "start": min(start - begins, len(sentence)),
        "end": min(max(start, end) - begins, len(sentence)),
    }
