"""Rules for quarantine: what was held back is not among what is published, and the ledger knows."""

from __future__ import annotations

from typing import Final

from expectations.promises import RUN, no_rows

RULES: Final = (
    no_rows("quarantine", "held_is_not_published", f"""
            SELECT q.* FROM core.quarantine AS q
            JOIN core.documents AS d ON d.doc_id = q.doc_id AND d.current AND d.last_run = q.run_id
            WHERE q.run_id = {RUN} AND q.unit = 'document'""",
            column="doc_id", bound="no document that the same run has loaded",
            reason="It broke a promise: whoever reads it would be told what is not so."),
    no_rows("quarantine", "held_is_in_the_ledger", f"""
            SELECT q.* FROM core.quarantine AS q
            ANTI JOIN core.ledger AS l ON l.uri = q.uri AND l.state = 'quarantined' AND l.to_run IS NULL
            WHERE q.run_id = {RUN} AND q.unit = 'document'
              AND EXISTS (SELECT 1 FROM core.ledger AS l WHERE l.uri = q.uri AND l.to_run IS NULL)""",
            column="uri", bound="quarantined in the ledger, where it is an input of the run",
            reason="The ledger says what became of every input; what is held back must not count as loaded."),
)  # fmt: skip
