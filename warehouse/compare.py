"""What would change if staged documents took the place of those that are published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.dataset as ds

from warehouse.schema import Table
from warehouse.store import Connection, open_read
from warehouse.tables import DOCUMENTS, SPAN_TABLES

#: What tells by whom a row was found, not what it says.
BY_WHOM = frozenset({"extractor", "extractor_version", "rule", "figure_id", "score"})


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows of one table that staged documents have and published ones lack (`added`), and the other way round.

    `changed` are rows at the same place of the same document that say something else; neither of the others has them.
    """

    table: str
    added: int
    removed: int
    changed: int
    examples: tuple[str, ...]


def differences(live: Path, staged: Sequence[Path], doc_ids: Sequence[str], shown: int = 3) -> list[Difference]:
    """Compare the span tables of the staged folders with the published rows of the same documents.

    What a folder has no file for stays as it is.
    """
    connection = open_read(live)
    try:
        connection.execute(
            "CREATE TEMP TABLE chosen AS SELECT unnest($ids::VARCHAR[]) AS doc_id", {"ids": list(doc_ids)}
        )
        return [_difference(connection, table, staged, shown) for table in SPAN_TABLES]
    finally:
        connection.close()


def _difference(connection: Connection, table: Table, staged: Sequence[Path], shown: int) -> Difference:
    own = [c.name for c in table.columns if c.name not in BY_WHOM]
    says = f"hash({', '.join(f'{chr(34)}{name}{chr(34)}' for name in own)})"
    bringing = [folder for folder in staged if (folder / f"{table.name}.parquet").exists()]
    if not bringing:
        return Difference(table.name, 0, 0, 0, ())
    for name, of in (("arriving", table.name), ("redone", DOCUMENTS.name)):
        connection.register(name, ds.dataset([str(folder / f"{of}.parquet") for folder in bringing]).to_table())
    place = "doc_id, char_start, char_end, surface"
    chosen = "doc_id IN (SELECT doc_id FROM chosen) AND doc_id IN (SELECT doc_id FROM redone)"
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE now AS SELECT {place}, {says} AS says FROM arriving WHERE {chosen};
        CREATE OR REPLACE TEMP TABLE was AS SELECT {place}, {says} AS says FROM core.{table.name} WHERE {chosen};
        CREATE OR REPLACE TEMP TABLE added AS SELECT * FROM now ANTI JOIN was USING (doc_id, char_start, char_end);
        CREATE OR REPLACE TEMP TABLE removed AS SELECT * FROM was ANTI JOIN now USING (doc_id, char_start, char_end);
        CREATE OR REPLACE TEMP TABLE changed AS SELECT now.* FROM now JOIN was USING (doc_id, char_start, char_end)
            WHERE now.says <> was.says""")
    connection.unregister("arriving")
    connection.unregister("redone")
    added, removed, changed = connection.execute(
        "SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM removed), (SELECT count(*) FROM changed)"
    ).fetchall()[0]
    told = connection.execute(f"""
        (SELECT '+ ' || surface FROM added ORDER BY doc_id, char_start LIMIT {shown})
        UNION ALL (SELECT '- ' || surface FROM removed ORDER BY doc_id, char_start LIMIT {shown})
        UNION ALL (SELECT '~ ' || surface FROM changed ORDER BY doc_id, char_start LIMIT {shown})""").fetchall()
    return Difference(table.name, added, removed, changed, tuple(" ".join(line.split()) for (line,) in told))
