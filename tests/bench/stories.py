"""Near copies and repeated blocks: how fast documents are signed, and how the stories of a night are told as the
warehouse grows, beside an index in memory that must take in all documents first.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
from datasketch import MinHash, MinHashLSH

from tasks.text.signature import BANDS, PERMUTATIONS, ROWS, signature
from tests.bench.corpus import articles
from tests.bench.gate import apart
from warehouse import catalog, stories
from warehouse.store import Connection, first, writing

#: Documents that are there, and those that a night brings, of which every fourth is a copy of one that is there.
HELD: Final = (10_000, 50_000)
NIGHT: Final = 1_000
#: Lines of a document.
LINES: Final = 20
RUNS: Final = ("20260101T000000Z-0000", "20260102T000000Z-0000")

DOCUMENTS: Final = """
INSERT INTO core.documents BY NAME
SELECT 'd' || substring(md5(n::VARCHAR), 1, 16) AS doc_id, 'file:///news/' || n || '.txt' AS uri,
       n || '.txt' AS file_name, 'text/plain' AS media_type, 'utf-8' AS encoding, 'Site ' || n % 50 AS site,
       DATE '2020-01-01' + (n // 500)::INTEGER AS published_on, 'text' AS published_basis,
       TIMESTAMP '2026-01-01' AS collected_at, 'x' AS "text", 1 AS characters, 1 AS words,
       sha256(n::VARCHAR) AS sha256, 1 AS "version", 'text 1' AS reader, doc_id AS story_id, $run AS first_run,
       $run AS last_run, true AS "current", $run AS began_in, MAP {}::MAP(VARCHAR, VARCHAR) AS read_with
FROM range($begin, $end) AS r(n)"""
FILL_LINES: Final = f"""
INSERT INTO core.lines BY NAME
SELECT 'd' || substring(md5(n::VARCHAR), 1, 16) AS doc_id, (l * 10)::INTEGER AS char_start,
       (l * 10 + 9)::INTEGER AS char_end, 9 AS words,
       (hash(n, l) >> 1)::BIGINT AS fingerprint
FROM range($begin, $end) AS r(n), range({LINES}) AS t(l)"""


def signed(texts: list[str]) -> float:
    """Texts signed in a second of processor time."""
    signature(texts[0])
    start = time.process_time()
    for text in texts:
        signature(text)
    return len(texts) / (time.process_time() - start)


def told(path: Path, held: int) -> tuple[float, float, int]:
    """Seconds to tell the stories of a night, seconds that an index in memory takes, and the copies found."""
    chance = np.random.default_rng(1)
    values = chance.integers(0, 1 << 32, (held + NIGHT, PERMUTATIONS), np.uint32)
    copies = np.arange(held, held + NIGHT, 4)
    kept = chance.random((len(copies), PERMUTATIONS)) < 0.8
    values[copies] = np.where(kept, values[chance.integers(0, held, len(copies))], values[copies])
    with writing(path) as connection:
        catalog.create(connection)
        _fill(connection, values, 0, held)
        connection.execute("CREATE TEMP TABLE arriving AS SELECT * FROM core.documents WHERE false")
        connection.execute("CREATE TEMP TABLE leaving AS SELECT doc_id FROM core.documents WHERE false")
        stories.note(connection)
        _fill(connection, values, held, held + NIGHT)
        connection.execute("INSERT INTO arriving SELECT * FROM core.documents WHERE last_run = $run", {"run": RUNS[1]})
        start = time.perf_counter()
        stories.tell(connection, RUNS[1])
        seconds = time.perf_counter() - start
        row = first(connection, "SELECT count(copy_of) FROM core.documents")
    return seconds, _in_memory(values, held), int(row[0]) if row else 0


def _fill(connection: Connection, values: np.ndarray, begin: int, end: int) -> None:
    given = {"begin": begin, "end": end}
    connection.execute(DOCUMENTS, given | {"run": RUNS[begin > 0]})
    connection.execute(FILL_LINES, given)
    part = values[begin:end]
    bands = part[:, : BANDS * ROWS].reshape(len(part), BANDS, ROWS).astype(np.uint64)
    mixed = (bands * np.array([1, 1_000_003, 998_244_353], np.uint64)).sum(2) + np.arange(BANDS, dtype=np.uint64)
    table = pa.table({
        "n": range(begin, end),
        "minhash": [row.tobytes() for row in part.astype("<u2")],
        "bands": list((mixed % (1 << 31)).astype(np.int32)),
    })  # fmt: skip
    connection.register("made", table)
    connection.execute("""
        INSERT INTO core.signatures BY NAME
        SELECT 'd' || substring(md5(n::VARCHAR), 1, 16) AS doc_id, 400 AS shingles, minhash, bands,
               []::INTEGER[] AS numbers
        FROM made""")
    connection.unregister("made")


def _in_memory(values: np.ndarray, held: int) -> float:
    """Seconds of datasketch's own index with the same bands: to take in what is held, and to ask for what is new."""
    shared = MinHash(PERMUTATIONS).permutations
    hashes = [MinHash(hashvalues=row, permutations=shared, scheme="affine32") for row in values]
    start = time.perf_counter()
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    for number in range(held):
        index.insert(number, hashes[number])
    for number in range(held, held + NIGHT):
        index.query(hashes[number])
    return time.perf_counter() - start


def lines(articles_signed: int, held: tuple[int, ...] = HELD) -> list[str]:
    """Both measurements, ready to print."""
    rate = signed(articles(articles_signed, Path("seeds")))
    made = [f"signatures: {rate:,.0f} documents a second of processor time"]
    before: float | None = None
    for documents in held:
        with tempfile.TemporaryDirectory(prefix="nightmill-bench-") as folder:
            seconds, memory, copies = apart(told, Path(folder) / "warehouse.duckdb", documents)
        grown = "" if before is None else f", {seconds / before:.1f} times as long as the line above"
        made.append(
            f"stories of {NIGHT:,} new documents among {documents:,}: {seconds:.2f} s, {copies:,} copies found; "
            f"an index in memory {memory:.2f} s, ratio {memory / seconds:.1f}{grown}"
        )
        before = seconds
    return made


def main() -> int:
    """Measure."""
    top = argparse.ArgumentParser(prog="python -m tests.bench.stories", description=__doc__)
    top.add_argument("--held", type=int, nargs="+", default=HELD, help="documents in the warehouse")
    print("\n".join(lines(500, tuple(top.parse_args().held))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
