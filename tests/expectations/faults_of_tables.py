"""What breaks the rules about tables as a whole, and about the shape of tables and views."""

from __future__ import annotations

from typing import Final

from expectations.rules.accuracy import FLOORS
from tests.expectations.spoiling import (
    DOC,
    LAST_RUN,
    RUN,
    again,
    came,
    change,
    earlier,
    nights,
    view,
)
from warehouse.tables import TABLES

#: What breaks the rules about a table as a whole.
OF_A_TABLE: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("documents", "share_without_sentences"): ("DELETE FROM core.sentences WHERE doc_id <= 'd0000000000000004'",),
    ("documents", "share_without_findings"): (
        change("documents", "words = 100", "true"),
        *(f"DELETE FROM core.{table} WHERE doc_id <= 'd000000000000000d'" for table in ("mentions", "figures")),
    ),
    ("documents", "share_without_mentions"): (
        change("documents", "words = 100", "true"),
        "DELETE FROM core.mentions WHERE doc_id <= 'd0000000000000013'",
    ),
    ("documents", "something_found"): (
        change("documents", "words = 99", "true"), "DELETE FROM core.mentions", "DELETE FROM core.figures",
    ),
    ("documents", "share_of_one_story"): (
        change("documents", f"story_id = '{DOC}'", "doc_id <= 'd000000000000000d'"),
    ),
    ("documents", "share_dated"): (
        change("documents", "published_on = NULL, published_basis = 'none'", "doc_id > 'd0000000000000010'"),
    ),
    ("documents", "share_with_language"): (change("documents", "language = NULL", "doc_id <= 'd000000000000000d'"),),
    ("documents", "views_complete"): (
        "CREATE OR REPLACE VIEW stories AS " + view("stories") + " HAVING min(doc_id) > 'd0000000000000001'",
    ),
    ("sentences", "words_per_sentence"): (change("documents", "words = 1000", "true"),),
    ("dates", "share_resolved"): (
        change("dates", "date_from = NULL, date_to = NULL, basis = 'relative'", "doc_id > 'd0000000000000010'"),
    ),
    ("quotes", "share_with_speaker"): (
        change("quotes", "speaker_entity_id = NULL", "doc_id > 'd0000000000000010'"),
    ),
    **{
        (table, "per_thousand_words"): (
            f"INSERT INTO core.{table} SELECT t.* FROM core.{table} AS t, range({times})",
        )
        for table, times in (("mentions", 21), ("dates", 25), ("quotes", 10))
    },
    ("documents", "stories_declared"): ("CREATE OR REPLACE VIEW stories AS SELECT 1 AS other",),
    ("repeated", "blocks_declared"): (
        "CREATE OR REPLACE VIEW blocks AS SELECT 'd' AS doc_id, 0 AS char_start, 1 AS char_end, 'x' AS surface",
    ),
    ("documents", "documents_kept"): (earlier("'documents': 121"),),
    ("documents", "versions_declared"): ("CREATE OR REPLACE VIEW versions AS SELECT 1 AS other",),
    ("figures", "figures_compared_declared"): ("CREATE OR REPLACE VIEW figures_compared AS SELECT 1 AS other",),
    **{(table, "fewer_than_usual"): nights(100, 10) for table in ("mentions", "figures", "dates", "quotes")},
    **{(table, "more_than_usual"): nights(10, 100) for table in ("mentions", "figures", "dates", "quotes")},
    ("runs", "fewer_documents_than_usual"): came(3, 100),
    ("runs", "more_documents_than_usual"): came(300, 100),
    ("mentions", "share_unresolved"): (change("mentions", "entity_id = NULL", "true"),),
    ("mentions", "rows_kept"): (earlier("'documents': 60, 'mentions': 481"),),
    ("figures", "per_thousand_words"): (
        "INSERT INTO core.figures SELECT f.* REPLACE ('f' || substring(md5(f.figure_id || i), 1, 16) AS figure_id) "
        "FROM core.figures AS f, range(10) AS r(i)",
    ),
    ("figures", "share_with_item"): (
        change("figures", "item = NULL, item_start = NULL, item_end = NULL", "dimension = 'count'"),
    ),
    ("figures", "rows_kept"): (earlier("'documents': 60, 'figures': 721"),),
    ("dates", "rows_kept"): (earlier("'documents': 60, 'dates': 241"),),
    ("quotes", "rows_kept"): (earlier("'documents': 60, 'quotes': 241"),),
    ("ledger", "share_lost"): (
        f"INSERT INTO core.ledger SELECT * REPLACE ('other/' || uri AS uri, '{RUN}' AS run_id, '{RUN}' AS to_run, "
        "'failed' AS state, 'why' AS detail) FROM core.ledger",
        f"INSERT INTO core.ledger SELECT * REPLACE ('more/' || uri AS uri) FROM core.ledger WHERE run_id = '{RUN}' "
        "LIMIT 1",
    ),
    ("ledger", "share_lost_small"): (
        f"INSERT INTO core.ledger SELECT * REPLACE ('other/' || uri AS uri, '{RUN}' AS run_id, '{RUN}' AS to_run, "
        "'quarantined' AS state, 'why' AS detail) FROM core.ledger LIMIT 4",
    ),
    **{
        ("accuracy", f"{name}_on_gold"): (
            change("accuracy", f"f1 = {floor - 0.01}", f"measure = '{name}'"),
        )
        for name, floor in FLOORS.items()
    },
    ("accuracy", "no_drop"): (change("accuracy", "f1 = 0.94", f"measure = 'quotes' AND run_id = '{RUN}'"),),
    ("accuracy", "key_unique"): (again("accuracy", "", f"run_id = '{RUN}'"),),
    ("runs", "this_run_is_there"): (f"DELETE FROM core.runs WHERE run_id = '{RUN}'",),
    ("runs", "this_run_is_newest"): (again("runs", "'20260102T020001Z-00bb' AS run_id", f"run_id = '{RUN}'"),),
    ("runs", "times_in_order"): (
        change("runs", "finished_at = started_at - INTERVAL 1 SECOND", f"run_id = '{LAST_RUN}'"),
    ),
    ("runs", "end_is_explained"): (change("runs", "state = 'failed'", f"run_id = '{LAST_RUN}'"),),
    ("runs", "inputs_add_up"): (change("runs", "inputs = MAP {'unchanged': 59}", f"run_id = '{RUN}'"),),
    ("runs", "rows_add_up"): ("DELETE FROM core.quotes WHERE doc_id = 'd0000000000000001'",),
    ("runs", "key_unique"): (again("runs", "", f"run_id = '{LAST_RUN}'"),),
}  # fmt: skip

#: What breaks the rules about the shape of tables and views.
OF_SHAPE: Final[dict[tuple[str, str], str]] = {
    (table.name, "columns_declared"): f"ALTER TABLE core.{table.name} ADD COLUMN other INTEGER" for table in TABLES
} | {
    (
        table.name,
        "view_declared",
    ): f"CREATE OR REPLACE VIEW main.{table.name} AS SELECT 1 AS other FROM core.{table.name}"
    + (" WHERE current" if table.name == "documents" else "")
    for table in TABLES
    if not table.private
}
