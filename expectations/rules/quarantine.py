"""Rules for quarantine: what is held back is not among what is published, and the ledger knows."""

from __future__ import annotations

from typing import Final

from expectations.promises import never, no_rows

#: Rows held back alone that are published all the same, by the tables that such rows are of.
PUBLISHED: Final = " UNION ALL ".join(
    f"""
    SELECT q.* FROM core.quarantine AS q SEMI JOIN core.{table} AS t ON t.doc_id = q.doc_id AND {same}
    WHERE q.until_run IS NULL AND q.unit = 'row' AND q.table_name = '{table}'"""
    for table, same in {
        "figures": "t.figure_id = q.\"key\" ->> 'figure_id'",
        **dict.fromkeys(("dates", "quotes"), "t.char_start = (q.\"key\" ->> 'char_start')::INTEGER"
                        " AND t.char_end = (q.\"key\" ->> 'char_end')::INTEGER"),
    }.items()
)  # fmt: skip

RULES: Final = (
    no_rows("quarantine", "held_is_not_published", f"""
            SELECT q.* FROM core.quarantine AS q
            JOIN core.documents AS d ON d.doc_id = q.doc_id AND d.current AND d.last_run >= q.run_id
            WHERE q.until_run IS NULL AND q.unit = 'document'
            UNION ALL {PUBLISHED}""",
            column="doc_id", bound="neither a document read since it is held, nor a row held alone",
            reason="It broke a promise: whoever reads it would be told what is not so."),
    no_rows("quarantine", "held_is_in_the_ledger", """
            SELECT q.* FROM core.quarantine AS q
            ANTI JOIN core.ledger AS l ON l.uri = q.uri AND l.state = 'quarantined' AND l.to_run IS NULL
            WHERE q.until_run IS NULL AND q.unit = 'document'
              AND EXISTS (SELECT 1 FROM core.ledger AS l WHERE l.uri = q.uri AND l.to_run IS NULL)""",
            column="uri", bound="quarantined in the ledger, where it is an input of the run",
            reason="The ledger says what became of every input; what is held back must not count as loaded."),
    never("quarantine", "held_in_order", "until_run <= run_id", column="until_run", bound="run_id < until_run",
          reason="A row is let go after it was held, or nobody can tell how long it was."),
)  # fmt: skip
