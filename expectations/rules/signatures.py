"""Rules for signatures, by which near copies are found."""

from __future__ import annotations

from typing import Final

from expectations.promises import never, no_rows
from tasks.text.signature import BANDS, PERMUTATIONS

RULES: Final = (
    no_rows("signatures", "every_document_signed", """
            SELECT d.doc_id, d.uri FROM core.documents AS d
            ANTI JOIN core.signatures AS s ON s.doc_id = d.doc_id WHERE d.current""",
            bound="a signature for every current document", holds="document",
            reason="A document without one is never found to be a copy, nor any copy of it."),
    never("signatures", "signature_whole",
          f"(octet_length(minhash), len(bands)) NOT IN (({2 * PERMUTATIONS}, {BANDS}), (0, 0))"
          " OR (shingles = 0) <> (octet_length(minhash) = 0)",
          column="minhash", bound=f"{PERMUTATIONS} values and {BANDS} bands, or none of a text without words",
          holds="document", reason="Signatures of two lengths cannot be compared: the next load would fail."),
)  # fmt: skip
