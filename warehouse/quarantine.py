"""What the gate holds back: each row from the run that first held it to the one that let it go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa

from warehouse.schema import quoted
from warehouse.store import Connection, first
from warehouse.tables import DOCUMENTS, OF_DOCUMENTS

#: The same row under the same promise.
SAME: Final = '(i.table_name, i."rule", i."key") = (q.table_name, q."rule", q."key") AND q.until_run IS NULL'
#: What a later try may find otherwise of it.
FOUND: Final = ("column_name", "value", "unit", "doc_id", "uri", "row")

RENEW: Final = f"""
UPDATE core.quarantine AS q SET {", ".join(f'"{name}" = i."{name}"' for name in FOUND)}
FROM incoming AS i WHERE {SAME}"""

#: A row is let go when its table was found anew in its document, or that is gone; what was held with its whole document
#: also when the input is something else now.
RELEASE: Final = f"""
UPDATE core.quarantine AS q SET until_run = $run
WHERE q.until_run IS NULL AND NOT EXISTS (SELECT 1 FROM incoming AS i WHERE {SAME}) AND (
    EXISTS (SELECT 1 FROM tried AS t WHERE t.doc_id = q.doc_id AND (q.unit = 'document' OR t.table_name = q.table_name))
    OR CASE WHEN q.unit = 'row'
        THEN NOT EXISTS (SELECT 1 FROM core.documents AS d WHERE d.doc_id = q.doc_id AND d."current")
        ELSE EXISTS (
            SELECT 1 FROM core.ledger AS l WHERE l.uri = q.uri
            AND (l.to_run IS NULL AND l.state <> 'quarantined' OR l.state = 'removed' AND l.run_id > q.run_id)) END)"""

HOLD: Final = f"""
INSERT INTO core.quarantine BY NAME
SELECT i.* FROM incoming AS i WHERE NOT EXISTS (SELECT 1 FROM core.quarantine AS q WHERE {SAME})"""


def keep(connection: Connection, run_id: str, staged: Sequence[Path], held: pa.Table) -> None:
    """Take in what run `run_id` holds back, rows of `quarantine`, and let go what it does not any more.

    Call when documents have been replaced. What is held by an earlier run stays as of that run.
    """
    if not held.num_rows and first(connection, "SELECT 1 FROM core.quarantine WHERE until_run IS NULL LIMIT 1") is None:
        return
    connection.register("incoming", held)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE tried AS {' UNION ALL '.join(_tried(staged))}")
    connection.execute(RENEW)
    connection.execute(RELEASE, {"run": run_id})
    connection.execute(HOLD)
    connection.unregister("incoming")


def _tried(staged: Sequence[Path]) -> Iterator[str]:
    """SQL for the documents in which each table was found anew, those held back whole among them."""
    yield "SELECT NULL::VARCHAR AS doc_id, NULL::VARCHAR AS table_name WHERE false"
    for table in (DOCUMENTS, *OF_DOCUMENTS):
        files = [
            folder / f"{DOCUMENTS.name}.parquet" for folder in staged if (folder / f"{table.name}.parquet").exists()
        ]
        if files:
            yield f"SELECT doc_id, '{table.name}' FROM read_parquet([{', '.join(quoted(str(file)) for file in files)}])"
