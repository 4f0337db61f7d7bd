"""A warehouse of any size whose rows keep every promise, made inside DuckDB.

A document has 24 sentences of made-up news, a few have a thousand; every name, figure, day and quote in them is a row
that slices out of the text. A hundred documents came on each night.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyarrow as pa

from expectations.suite import every_promise
from tasks.records import MEASURES
from warehouse import catalog, migrate
from warehouse.load import GATHER
from warehouse.store import Connection, first, writing
from warehouse.tables import EXPECTATIONS, SCHEMA_VERSION

#: Documents a night, sentences of a document, and of one in a thousand.
NIGHTLY, SENTENCES, LONG = 100, 24, 1000
#: Rows a document has in all tables together, about.
ROWS_OF_DOCUMENT: Final = 111

MACROS: Final = """
CREATE TEMP MACRO pick(words, seed) AS list_extract(words, 1 + (seed % len(words))::INTEGER);
CREATE TEMP MACRO syllable(seed) AS
    pick(['ba', 'ko', 'ri', 'lu', 'mé', 'ta', 'so', 'ne', 'vi', 'da', 'gör', 'pa', 'shi', 'ru', 'an', 'el'], seed);
CREATE TEMP MACRO made_name(seed) AS
    pick(['B', 'D', 'F', 'G', 'K', 'L', 'M', 'N', 'R', 'S', 'T', 'V'], seed)
    || syllable(seed // 12) || syllable(seed // 192) || syllable(seed // 3072);
CREATE TEMP MACRO filler(seed) AS
    pick(['as the', 'while the', 'before the', 'though the', 'since the', 'after the'], seed) || ' '
    || pick(['council', 'harvest', 'harbour', 'old bridge', 'ministry', 'northern line', 'market', 'court'], seed // 7)
    || ' '
    || pick(['had been closed for', 'was waiting on', 'had never agreed to', 'kept its distance from',
             'could not do without', 'would soon vote on'], seed // 61) || ' '
    || pick(['the new road', 'a later date', 'repairs', 'its neighbours', 'the winter wheat', 'another tender',
             'the long promised reform', 'stricter rules'], seed // 397);
CREATE TEMP MACRO doc(n) AS 'd' || substring(md5(n::VARCHAR), 1, 16);
CREATE TEMP MACRO night(n) AS
    strftime(TIMESTAMP '2020-01-01 02:00:00' + to_days((n // $nightly)::INTEGER), '%Y%m%dT%H%M%SZ') || '-0a0a';
"""

#: One row a sentence: its words, and where in it they begin. A document tells of its own six people and nine places.
LINES: Final = """
CREATE TEMP TABLE lines AS
WITH drawn AS (
    SELECT n, s, hash(n, s) // 2 AS h, s % 2 = 0 AS told, s % 2 = 0 AND s % 6 <> 0 AS dated, s % 6 = 1 AS spoken,
           (hash(n, h % 6, 'person') % 40000)::INTEGER AS person_no,
           (hash(n, h // 6 % 9, 'place') % 3000)::INTEGER AS place_no
    FROM (SELECT range AS n FROM range($documents)) AS d,
         range(CASE WHEN n % 1000 = 999 THEN $long ELSE $sentences END) AS l(s)),
named AS (
    SELECT *, pick(['Ada', 'Bruno', 'Chidi', 'Dora', 'Émile', 'Farida', 'Goran', 'Hana', 'Ivan', 'José'], person_no)
           || ' ' || made_name(person_no // 10) AS person,
           'Port ' || made_name(place_no + 5000) AS place,
           DATE '2020-01-01' + (n // $nightly)::INTEGER - (h % 300)::INTEGER AS on_day,
           (h // 11 % 900 + 2)::INTEGER AS number,
           pick(['trucks', 'people', 'boats', 'homes', 'schools'], h // 13) AS item,
           filler(h // 17) AS first_words, filler(h // 5003) AS last_words
    FROM drawn),
worded AS (
    SELECT *, strftime(on_day, '%-d %B %Y') AS day,
           CASE WHEN told THEN person || ' of ' || place || ' said ' WHEN spoken THEN '"' ELSE 'In ' END AS lead
    FROM named),
written AS (
    SELECT *,
           CASE WHEN told THEN lead || CASE WHEN dated THEN 'on ' || day || ' ' ELSE '' END || 'that ' || number || ' '
                          || item || ' had left ' || first_words || ', ' || last_words || '.'
                WHEN spoken THEN '"The people of ' || place || ' have seen it ' || first_words || '," she added.'
                ELSE 'In ' || place || ' nobody was told, ' || first_words || ' ' || last_words || '.' END AS words
    FROM worded)
SELECT doc(n) AS doc_id, * EXCLUDE (h, lead), length(lead) AS lead,
       coalesce(sum(length(words) + 1) OVER (
           PARTITION BY n ORDER BY s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::INTEGER AS at
FROM written
"""

#: The columns every span has, from where it begins in its sentence.
SPAN: Final = """
l.doc_id, l.s::INTEGER AS sentence_no, (l.at + {start})::INTEGER AS char_start,
(l.at + {start} + length({surface}))::INTEGER AS char_end, (l.at + {start})::INTEGER AS source_start,
(l.at + {start} + length({surface}))::INTEGER AS source_end, {surface} AS surface, 'model.made' AS "rule",
'{extractor}' AS extractor, '1' AS extractor_version"""

PERSON_ID, PLACE_ID = "'person:p' || l.person_no", "'place:p' || l.place_no"
IN_PLACE: Final = "CASE WHEN l.told THEN length(l.person) + 4 WHEN l.spoken THEN 15 ELSE 3 END"
OF_NUMBER: Final = "l.lead + CASE WHEN l.dated THEN 4 + length(l.day) ELSE 0 END + 5"


def _span(start: str, surface: str, extractor: str) -> str:
    return SPAN.format(start=start, surface=surface, extractor=extractor)


def _mentions(name: str, start: str, kind: str, entity: str, where: str = "true") -> str:
    return (
        f"SELECT {_span(start, name, 'entities')}, '{kind}' AS kind, {entity} AS entity_id, 0.9 AS score "
        f"FROM lines AS l WHERE {where}"
    )


#: What each table holds, as a query, in the order that one needs another.
TABLES: Final = {
    "documents": """
        SELECT l.doc_id, 'file:///news/' || n || '.txt' AS uri, n || '.txt' AS file_name, 'text/plain' AS media_type,
               'utf-8' AS encoding, 'en' AS "language", 'Report ' || n AS title,
               DATE '2020-01-01' + (n // $nightly)::INTEGER AS published_on, 'text' AS published_basis,
               TIMESTAMP '2020-01-01 02:00:00' + to_days((n // $nightly)::INTEGER) AS collected_at,
               string_agg(words, ' ' ORDER BY s) AS "text", length("text") AS characters,
               len(string_split("text", ' '))::INTEGER AS words, sha256("text") AS sha256, 1 AS "version",
               'text 1' AS reader, l.doc_id AS story_id, night(n) AS first_run, night(n) AS last_run, true AS "current",
               last_run AS began_in, MAP {'figures': '1'} AS read_with
        FROM lines AS l GROUP BY l.doc_id, n ORDER BY n""",
    "sentences": f"SELECT {_span('0', 'l.words', 'sentences')} FROM lines AS l ORDER BY n, s",
    "mentions": f"""
        {_mentions("l.place", IN_PLACE, "PLACE", PLACE_ID)} UNION ALL
        {_mentions("l.person", "0", "PERSON", PERSON_ID, "l.told")}""",
    "entity_names": """
        SELECT doc_id, entity_id, any_value(kind) AS kind, any_value(surface) AS name, 'DE' AS country,
               MAP {'made': entity_id} AS external_ids, ['A.'] AS aliases, count(*)::INTEGER AS mentions
        FROM core.mentions GROUP BY doc_id, entity_id""",
    "figures": f"""
        SELECT {_span(OF_NUMBER, "l.number::VARCHAR", "figures")},
               'f' || substring(md5(l.n || '.' || l.s), 1, 16) AS figure_id, l.number::DOUBLE AS value_low,
               l.number::DOUBLE AS value_high, 'exact' AS bound, 'count' AS dimension, l.item,
               char_end + 1 AS item_start, char_end + 1 + length(l.item) AS item_end, 'leave' AS event,
               'asserted' AS certainty,
               {PERSON_ID} AS speaker_entity_id, l.on_day AS as_of_from, l.on_day AS as_of_to
        FROM lines AS l WHERE l.told ORDER BY n, s""",
    "dates": f"""
        SELECT {_span("l.lead + 3", "l.day", "dates")}, 'date' AS kind, l.on_day::VARCHAR AS "value",
               l.on_day AS date_from, l.on_day AS date_to, 'day' AS "precision", 'explicit' AS basis
        FROM lines AS l WHERE l.dated ORDER BY n, s""",
    "quotes": f"""
        SELECT {_span("1", "substring(l.words, 2, length(l.words) - 13)", "quotes")},
               {PLACE_ID} AS speaker_entity_id, 'added' AS cue, true AS direct
        FROM lines AS l WHERE l.spoken ORDER BY n, s""",
    "signatures": """
        SELECT doc_id, 150 AS shingles, repeat(md5(doc_id), 16)::BLOB AS minhash,
               list_transform(range(64), lambda i: (hash(doc_id, i) % 2147483647)::INTEGER) AS bands,
               [1, 2, 3] AS numbers
        FROM core.documents""",
    "lines": """
        SELECT doc_id, 0 AS char_start, characters AS char_end, words, (hash("text") >> 1)::BIGINT AS fingerprint
        FROM core.documents""",
    "repeated": """
        SELECT 'file:///news/' AS site, n AS fingerprint, (SELECT min(first_run) FROM core.documents) AS since_run
        FROM range(20) AS r(n)""",
    "ledger": """
        SELECT first_run AS run_id, uri, sha256, 'loaded' AS state, 'load' AS stage, 'new_document' AS reason, doc_id,
               characters::BIGINT AS size, 1 AS modified_ns, 2 AS seen_ns
        FROM core.documents""",
    "changes": """
        SELECT first_run AS run_id, doc_id, 'documents' AS table_name, 'added' AS what, 'new_source' AS cause,
               to_json({version: "version", title: title, sha256: sha256, uri: uri}) AS "after", 1 AS row_count,
               1 AS version_after
        FROM core.documents""",
    "runs": """
        SELECT run_id, started_at, started_at + INTERVAL 1 MINUTE AS finished_at, 'published' AS state,
               MAP {'loaded': came, 'unchanged': so_far - came} AS inputs,
               MAP {'documents': so_far, 'sentences': (SELECT count(*) FROM core.sentences),
                    'mentions': (SELECT count(*) FROM core.mentions),
                    'entities': (SELECT count(*) FROM core.entities), 'figures': (SELECT count(*) FROM core.figures),
                    'dates': (SELECT count(*) FROM core.dates), 'quotes': (SELECT count(*) FROM core.quotes)} AS "rows",
               MAP {'nightmill': '0'} AS versions
        FROM (SELECT first_run AS run_id, min(collected_at) AS started_at, count(*) AS came,
                     sum(count(*)) OVER (ORDER BY first_run)::BIGINT AS so_far
              FROM core.documents GROUP BY first_run)
        ORDER BY run_id""",
    "expectations": """
        SELECT r.run_id, p.* FROM core.runs AS r, promised AS p WHERE r.run_id < (SELECT max(run_id) FROM core.runs)
        ORDER BY r.run_id""",
    "accuracy": """
        SELECT run_id, 'compact' AS recogniser, unnest($measures) AS measure, 9 AS expected, 9 AS found, 9 AS correct,
               1 AS f1, []::VARCHAR[] AS misses
        FROM core.runs""",
}  # fmt: skip


def make(path: Path, documents: int) -> str:
    """Write a warehouse of `documents` documents, about a hundred rows each. Returns the run that would be audited."""
    with writing(path) as connection:
        connection.execute("SET memory_limit = '2GB'")
        catalog.create(connection)
        migrate.record(connection, SCHEMA_VERSION, "tables.py")
        connection.register("promised", _promised())
        connection.execute(_filled(MACROS, documents))
        connection.execute(_filled(LINES, documents))
        for table, query in TABLES.items():
            connection.execute(f"INSERT INTO core.{table} BY NAME {_filled(query, documents)}")
            if table == "entity_names":
                connection.execute(GATHER)
        connection.unregister("promised")
        catalog.apply(connection)
        return _last(connection)


def _filled(query: str, documents: int) -> str:
    sizes = {"nightly": NIGHTLY, "sentences": SENTENCES, "long": LONG, "documents": documents}
    for name, value in (sizes | {"measures": list(MEASURES)}).items():
        query = query.replace(f"${name}", str(value))
    return query


def _promised() -> pa.Table:
    """What every run is told to have found."""
    rows = EXPECTATIONS.rows(
        {
            "run_id": "", "table_name": promise.table, "column_name": promise.column, "rule": promise.rule,
            "severity": promise.severity, "met": True, "observed": "0 of 1,000 rows", "bound": promise.bound,
            "unexpected": 0, "reason": promise.reason,
        }
        for promise in every_promise()
    )  # fmt: skip
    return rows.drop_columns(["run_id"])


def _last(connection: Connection) -> str:
    row = first(connection, "SELECT max(run_id) FROM core.runs")
    return str(row[0]) if row else ""
