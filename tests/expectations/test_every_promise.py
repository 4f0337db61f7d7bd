"""No vacuous promise: for each there is a change to a good warehouse that breaks it, and breaks nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Final

import pytest

from expectations.derived import derived
from expectations.gate import Verdict, audit
from expectations.promises import Between, Matches, NotNull, OneOf, Promise
from expectations.rules.accuracy import FLOORS
from expectations.suite import every_promise
from warehouse.schema import quoted
from warehouse.tables import BY_NAME, SPAN_TABLES, TABLES

LAST_RUN = "20260101T020000Z-00aa"
RUN = "20260102T020000Z-00bb"
DOC = "d0000000000000001"
#: The good figures of the first document: a count with an item, a mass, an amount of money.
COUNT, MASS, MONEY = (f"figure_id = 'f{number:016x}'" for number in (11, 12, 13))
PERSON = "entity_id = 'person:ada-1'"
NO_RUN = "20260101T235959Z-9999"


def change(table: str, values: str, where: str = f"doc_id = '{DOC}'") -> str:
    return f"UPDATE core.{table} SET {values} WHERE {where}"


def again(table: str, values: str, where: str = f"doc_id = '{DOC}'") -> str:
    """One more row like a good one, with some values of its own."""
    other = f" REPLACE ({values})" if values else ""
    return f"INSERT INTO core.{table} SELECT *{other} FROM core.{table} WHERE {where} LIMIT 1"


def entry(values: str) -> str:
    """One more input in the ledger."""
    return again("ledger", f"'in/other-1.txt' AS uri, '{RUN}' AS run_id, {values}")


def longer(table: str) -> tuple[str, ...]:
    """A row that spans a very long text."""
    return (
        change("documents", "text = text || repeat(' word', 1200)"),
        change(table, f"char_start = 0, sentence_no = 0, surface = (SELECT text FROM core.documents WHERE doc_id = "
               f"'{DOC}'), char_end = (SELECT length(text) FROM core.documents WHERE doc_id = '{DOC}')"),
    )  # fmt: skip


def view(name: str) -> str:
    """The query of a view as it is."""
    return (resources.files("warehouse") / "views" / f"{name}.sql").read_text("utf-8")


def earlier(rows: str) -> str:
    """Other row counts of the last published run."""
    return change("runs", f'"rows" = MAP {{{rows}}}', f"run_id = '{LAST_RUN}'")


def of_spans(table: str, where: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """What breaks the rules that every table of spans has."""
    return {
        (table, "span_not_empty"): (change(table, "char_end = char_start", where),),
        (table, "surface_slices"): (change(table, "surface = 'X' || substring(surface, 2)", where),),
        (table, "surface_trimmed"): (
            change(table, "surface = (SELECT substring(text, char_start + 1, char_end - char_start + 1) FROM "
                   f"core.documents AS d WHERE d.doc_id = {table}.doc_id), char_end = char_end + 1", where),
        ),
        (table, "source_span_ordered"): (change(table, "source_end = NULL", where),),
        (table, "page_in_document"): (change(table, "page = 3", where),),
    }  # fmt: skip


def nights(tonight: int, before: int) -> tuple[str]:
    """Five documents on each of the last twelve nights, with so many words each."""
    return (
        f"""UPDATE core.documents SET first_run = r.run_id, last_run = r.run_id, words = CASE r.run_id
            WHEN '{RUN}' THEN {tonight} ELSE {before} END
            FROM (SELECT doc_id, ntile(12) OVER (ORDER BY doc_id DESC) AS night FROM core.documents) AS d
            JOIN (SELECT run_id, row_number() OVER (ORDER BY run_id DESC) AS night FROM core.runs) AS r USING (night)
            WHERE documents.doc_id = d.doc_id""",
    )


def came(tonight: int, before: int) -> tuple[str, str]:
    """So many documents tonight and on the nights of the same weekday before."""
    day = "TIMESTAMP '2026-01-08 02:00:00'"
    return (
        change("runs", f"inputs = MAP {{'loaded': {before}}}", f"run_id < '{RUN}'"),
        change("runs", f"inputs = MAP {{'loaded': {tonight}}}, started_at = {day}, finished_at = {day}",
               f"run_id = '{RUN}'"),
    )  # fmt: skip


#: What breaks each rule in what belongs to the first document: the statements, by table and rule.
OF_ONE_DOCUMENT: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("documents", "one_current_version"): (again("documents", "2 AS version"),),
    ("documents", "current_is_newest"): (again("documents", f"2 AS version, false AS current, '{RUN}' AS ended_by"),),
    ("documents", "ended_where_not_current"): (change("documents", f"ended_by = '{RUN}'"),),
    ("documents", "ended_after_it_began"): (change("documents", "current = false, ended_by = began_in"),),
    ("documents", "characters_counted"): (change("documents", "characters = characters + 1"),),
    ("documents", "text_not_blank"): (change("documents", "text = '   ', characters = 3, words = 0"),),
    ("documents", "words_fit"): (change("documents", "words = characters + 1"),),
    ("documents", "line_ends_plain"): (change("documents", "text = text || chr(13), characters = characters + 1"),),
    ("documents", "published_not_in_future"): (change("documents", "published_on = DATE '2026-01-04'"),),
    ("documents", "published_after_1600"): (change("documents", "published_on = DATE '1599-12-31'"),),
    ("documents", "published_basis_agrees"): (change("documents", "published_on = NULL"),),
    ("documents", "runs_in_order"): (change("documents", f"first_run = '{RUN}'"),),
    ("documents", "story_found"): (change("documents", "story_id = 'dffffffffffffffff'"),),
    ("documents", "copy_of_found"): (change("documents", "copy_of = 'dffffffffffffffff'"),),
    ("documents", "copy_in_its_story"): (change("documents", "copy_of = 'd000000000000003c'"),),
    ("documents", "copy_is_later"): (
        change("documents", "published_on = DATE '2026-01-02'", "doc_id = 'd000000000000003b'"),
        change("documents", "story_id = 'd000000000000003b', copy_of = 'd000000000000003b'"),
    ),
    **of_spans("sentences", f"doc_id = '{DOC}' AND sentence_no = 2"),
    ("sentences", "numbered_in_full"): (f"DELETE FROM core.sentences WHERE doc_id = '{DOC}' AND sentence_no = 1",),
    ("sentences", "in_order"): (
        change("sentences", "surface = surface || ' In', char_end = char_end + 3",
               f"doc_id = '{DOC}' AND sentence_no = 0"),
    ),
    **of_spans("mentions", f"doc_id = '{DOC}' AND kind = 'PERSON'"),
    ("mentions", "in_its_sentence"): (change("mentions", "sentence_no = 0", f"doc_id = '{DOC}' AND kind = 'PLACE'"),),
    ("mentions", "no_pronoun_is_a_person"): (
        change("documents", "text = replace(text, 'Ada Krämer', 'She Krämer')"),
        change("sentences", "surface = replace(surface, 'Ada Krämer', 'She Krämer')"),
        change("mentions", "surface = 'She', char_end = char_start + 3", f"doc_id = '{DOC}' AND kind = 'PERSON'"),
    ),
    ("mentions", "surface_has_a_letter"): (
        change("mentions", "char_start = char_start - 2, char_end = char_start - 1, surface = ','",
               f"doc_id = '{DOC}' AND kind = 'PERSON'"),
    ),
    ("mentions", "not_too_long"): (
        *longer("mentions"), f"DELETE FROM core.mentions WHERE doc_id = '{DOC}' AND kind = 'PLACE'",
    ),
    ("entities", "mentions_add_up"): (change("entities", "mentions = mentions + 1", PERSON),),
    ("entities", "documents_add_up"): (change("entities", "documents = documents + 1", PERSON),),
    ("entities", "stories_add_up"): (change("entities", "stories = stories + 1", PERSON),),
    ("entities", "known_to_a_document"): (f"DELETE FROM core.entity_names WHERE {PERSON}",),
    ("entities", "countries_have_codes"): (change("entities", "kind = 'COUNTRY', country = NULL", PERSON),),
    ("entities", "seen_in_order"): (change("entities", "last_seen = DATE '2025-12-31'", PERSON),),
    ("entities", "name_not_blank"): (change("entities", "name = ' '", PERSON),),
    ("entities", "aliases_are_other_names"): (change("entities", "aliases = ['Ada Krämer']", PERSON),),
    ("entity_names", "gathered"): (f"DELETE FROM core.entities WHERE {PERSON}",),
    ("entity_names", "mentions_add_up"): (change("entity_names", "mentions = 2", PERSON),),
    ("entity_names", "name_not_blank"): (change("entity_names", "name = ' '", PERSON),),
    **of_spans("figures", COUNT),
    ("figures", "in_its_sentence"): (change("figures", "sentence_no = 0", COUNT),),
    ("figures", "currency_known"): (change("figures", "unit = 'QQQ'", MONEY),),
    ("figures", "unit_means_one_thing"): (change("figures", "base_unit = 'gram'", MASS),),
    ("figures", "has_a_value"): (
        change("figures", "bound = 'approximate', value_low = NULL, value_high = NULL", COUNT),
    ),
    ("figures", "values_in_order"): (change("figures", "bound = 'approximate', value_high = 39", COUNT),),
    ("figures", "base_values_in_order"): (change("figures", "value_low_base = 6", MASS),),
    ("figures", "values_finite"): (change("figures", "bound = 'approximate', value_high = 'inf'", COUNT),),
    ("figures", "exact_is_one_value"): (change("figures", "value_high = 41", COUNT),),
    ("figures", "range_is_two_values"): (change("figures", "bound = 'range'", COUNT),),
    ("figures", "approximate_is_closed"): (change("figures", "bound = 'approximate', value_high = NULL", COUNT),),
    ("figures", "floor_is_open_above"): (change("figures", "bound = 'at_least'", COUNT),),
    ("figures", "ceiling_is_open_below"): (change("figures", "bound = 'less_than'", COUNT),),
    ("figures", "money_has_a_currency"): (change("figures", "unit = 'euros'", MONEY),),
    ("figures", "unit_has_a_base"): (change("figures", "base_unit = NULL", MASS),),
    ("figures", "base_follows_value"): (change("figures", "value_high_base = NULL", MASS),),
    ("figures", "item_is_whole"): (change("figures", "item = NULL", COUNT),),
    ("figures", "item_not_empty"): (change("figures", "item_end = item_start", COUNT),),
    ("figures", "item_slices"): (change("figures", "item = 'Trucks'", COUNT),),
    ("figures", "as_of_plausible"): (change("figures", "as_of_from = DATE '0999-12-31'", COUNT),),
    ("figures", "days_in_order"): (change("figures", "as_of_to = DATE '2026-03-02'", COUNT),),
    **of_spans("dates", f"doc_id = '{DOC}'"),
    ("dates", "in_its_sentence"): (change("dates", "sentence_no = 0"),),
    ("dates", "days_in_order"): (change("dates", "date_to = DATE '2026-03-02', precision = 'month'"),),
    ("dates", "days_on_both_sides"): (change("dates", "date_to = NULL"),),
    ("dates", "explicit_has_days"): (change("dates", "date_from = NULL, date_to = NULL"),),
    ("dates", "open_has_no_days"): (change("dates", "basis = 'none'"),),
    ("dates", "day_is_one_day"): (change("dates", "date_to = DATE '2026-03-04'"),),
    ("dates", "years_plausible"): (change("dates", "date_from = DATE '0999-12-31', date_to = DATE '0999-12-31'"),),
    ("dates", "value_not_blank"): (change("dates", "value = ' '"),),
    **of_spans("quotes", f"doc_id = '{DOC}'"),
    ("quotes", "in_its_sentence"): (change("quotes", "sentence_no = 0"),),
    ("quotes", "surface_trimmed"): (
        change("quotes", "char_end = char_start + 3, surface = 'We '"),
    ),
    ("quotes", "marks_left_out"): (
        change("quotes", "char_start = char_start - 1, char_end = char_end + 1, surface = '\"' || surface || '\"'"),
    ),
    ("quotes", "reported_has_a_cue"): (change("quotes", "direct = false, cue = NULL"),),
    ("quotes", "not_too_long"): longer("quotes"),
    ("ledger", "one_state_per_input"): (again("ledger", f"'{RUN}' AS run_id, '{RUN}' AS to_run, 'skipped' AS state"),),
    ("ledger", "span_in_order"): (entry(f"'skipped' AS state, '{LAST_RUN}' AS to_run"),),
    ("ledger", "removed_once"): (entry("'removed' AS state"),),
    ("ledger", "read_has_a_hash"): (change("ledger", "sha256 = NULL"),),
    ("ledger", "loss_is_explained"): (entry(f"'failed' AS state, '{RUN}' AS to_run"),),
    ("ledger", "loaded_is_there"): (entry("'dffffffffffffffff' AS doc_id"),),
    ("ledger", "documents_accounted_for"): (f"DELETE FROM core.ledger WHERE doc_id = '{DOC}'",),
    ("ledger", "duplicate_of_something"): (entry("'dffffffffffffffff' AS doc_id, 'duplicate' AS state"),),
    ("expectations", "nothing_refused_was_published"): (
        change("expectations", "met = false, unexpected = 1", "rule = 'kind_known_1'"),
    ),
    ("expectations", "met_has_no_rows"): (change("expectations", "unexpected = 1", "rule = 'kind_known_1'"),),
    ("changes", "doc_id_found"): (change("changes", "doc_id = 'dffffffffffffffff'"),),
    ("changes", "table_name_known"): (change("changes", "table_name = 'nothing'"),),
    ("changes", "added_had_no_before"): (change("changes", "before = 'x'"),),
    ("changes", "removed_has_no_after"): (change("changes", "what = 'removed', after = 'x'"),),
    ("changes", "removal_says_removed"): (change("changes", "what = 'changed', cause = 'removal', fields = ['x']"),),
    ("changes", "changed_says_in_what"): (change("changes", "what = 'changed'"),),
    ("changes", "counted_tells_no_row"): (change("changes", "row_count = 2, after = 'x'"),),
    ("changes", "no_document_where_of_many"): (change("changes", "doc_id = NULL"),),
    ("changes", "figure_can_be_found"): (
        change("changes", "table_name = 'figures', version_before = 1, cause = 'source_edit'"),
    ),
    ("changes", "versions_in_order"): (change("changes", "version_before = 2"),),
    ("quarantine", "held_is_not_published"): (
        change("documents", f"last_run = '{RUN}'"), entry("'quarantined' AS state, 'why' AS detail"),
        change("quarantine", f"run_id = '{RUN}', unit = 'document', uri = 'in/other-1.txt'"),
    ),
    ("quarantine", "held_is_in_the_ledger"): (change("quarantine", f"run_id = '{RUN}', unit = 'document'"),),
    ("quarantine", "held_in_order"): (change("quarantine", "until_run = run_id"),),
    ("quarantine", "key_unique"): (again("quarantine", ""),),
    ("signatures", "every_document_signed"): (f"DELETE FROM core.signatures WHERE doc_id = '{DOC}'",),
    ("signatures", "signature_whole"): (change("signatures", "bands = [1, 2]"),),
    ("lines", "span_not_empty"): (change("lines", "char_start = char_end"),),
    ("lines", "in_its_text"): (change("lines", "char_end = char_end + 1"),),
    ("repeated", "nothing_read"): (
        change("lines", "fingerprint = -1, char_start = (SELECT char_start FROM core.quotes AS q WHERE q.doc_id = "
               "lines.doc_id), char_end = (SELECT char_start + 1 FROM core.quotes AS q WHERE q.doc_id = lines.doc_id)"),
    ),
    ("corrections", "applied"): (change("corrections", "problem = 'why', mentions = NULL"),),
    ("corrections", "matched"): (change("corrections", "mentions = 0"),),
    ("corrections", "applied_or_explained"): (change("corrections", "mentions = NULL"),),
    ("corrections", "key_unique"): (again("corrections", ""),),
    ("documents", "key_unique"): (again("documents", f"false AS current, '{RUN}' AS ended_by"),),
    ("sentences", "key_unique"): (
        again("sentences", "", f"doc_id = '{DOC}' AND sentence_no = 2"),
        f"DELETE FROM core.sentences WHERE doc_id = '{DOC}' AND sentence_no = 1",
    ),
    ("accepted", "applied"): (change("accepted", "problem = 'No such promise.'", "line = 2"),),
    ("accepted", "bound_or_problem"): (change("accepted", "why = NULL", "line = 3"),),
    ("accepted", "key_unique"): (again("accepted", "", "line = 4"),),
    **{
        (table, "key_unique"): (again(table, ""),) for table in ("mentions", "dates", "quotes", "signatures", "lines")
    },
    ("repeated", "key_unique"): (again("repeated", "", "fingerprint = -60"),),
    ("figures", "key_unique"): (again("figures", ""),),
    ("entities", "key_unique"): (again("entities", "", PERSON),),
    ("entity_names", "key_unique"): (again("entity_names", ""),),
    ("ledger", "key_unique"): (again("ledger", f"'{LAST_RUN}' AS to_run, 'skipped' AS state"),),
    ("expectations", "key_unique"): (again("expectations", "", "rule = 'kind_known_1'"),),
}  # fmt: skip

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

#: Where one fault cannot but break another rule of the table too.
ALSO: Final[dict[tuple[str, str], set[str]]] = {
    ("documents", "one_current_version"): {"current_is_newest"},
    ("ledger", "share_lost"): {"share_lost_small"},
    ("documents", "stories_declared"): {"views_complete"},
    ("documents", "versions_declared"): {"views_complete"},
    **{(table, "per_thousand_words"): {"key_unique"} for table in ("mentions", "dates", "quotes")},
    # The books of the night do not know of them.
    ("runs", "fewer_documents_than_usual"): {"inputs_add_up"},
    ("runs", "more_documents_than_usual"): {"inputs_add_up"},
}


def of_table(verdict: Verdict) -> set[str]:
    return {result.rule for result in verdict.unmet}


def elsewhere(statement: str, number: int) -> str:
    """A statement about the first document, about another one instead."""
    for old, new in (
        (DOC, f"d{number:016x}"),
        *((f"f{figure:016x}", f"f{number * 10 + figure - 10:016x}") for figure in (11, 12, 13)),
        ("person:ada-1'", f"person:ada-{number}'"),
        ("kind_known_1'", f"kind_known_{number}'"),
        ("in/other-1.", f"in/other-{number}."),
    ):
        statement = statement.replace(old, new)
    return statement


@pytest.mark.parametrize("table", dict.fromkeys(table for table, _ in OF_ONE_DOCUMENT))
def test_a_fault_in_one_document_breaks_its_promise_and_no_other(spoilt: Callable[..., Verdict], table: str) -> None:
    """One fault in each of many documents: every promise is broken once, by the document it was spoilt in."""
    cases = {rule: statements for (name, rule), statements in OF_ONE_DOCUMENT.items() if name == table}
    verdict = spoilt(
        *(elsewhere(one, number) for number, case in enumerate(cases.values(), 1) for one in case), tables={table}
    )
    expected = Counter(cases.keys()) + Counter(also for rule in cases for also in ALSO.get((table, rule), ()))
    assert {result.rule: result.unexpected for result in verdict.unmet} == dict(expected)
    assert all(len(result.rows) == result.unexpected for result in verdict.unmet)


@pytest.mark.parametrize(("table", "rule"), [pytest.param(*case, id=".".join(case)) for case in OF_A_TABLE])
def test_a_fault_in_a_table_breaks_its_promise_and_no_other(
    spoilt: Callable[..., Verdict], table: str, rule: str
) -> None:
    verdict = spoilt(*OF_A_TABLE[table, rule], tables={table})
    assert of_table(verdict) == {rule} | ALSO.get((table, rule), set())
    broken = next(result for result in verdict.unmet if result.rule == rule)
    assert not (broken.observed or "").startswith("could not"), broken.observed
    assert verdict.refused is any(result.severity == "critical" for result in verdict.unmet)
    assert broken.rows


def test_another_shape_breaks_its_promise_and_no_other(spoilt: Callable[..., Verdict]) -> None:
    verdict = spoilt(*OF_SHAPE.values())
    assert {(result.table_name, result.rule) for result in verdict.unmet} == set(OF_SHAPE)
    lost = {table.name: len(table.published) for table in TABLES}
    for result in verdict.unmet:
        assert result.unexpected == (1 if result.rule == "columns_declared" else lost[result.table_name] + 1)


#: A column's derived promises that one bad value breaks: rule -> the value, as SQL.
BAD_REFERENCE: Final = {
    "documents.doc_id": "'dffffffffffffffff'",
    "entities.entity_id": "'person:nobody'",
    "runs.run_id": f"'{NO_RUN}'",
}
#: What a bad value of a column breaks besides its own promise, since other rules read the column.
RIPPLES: Final[dict[str, set[str]]] = {
    "documents": {"characters_counted", "words_fit", "runs_in_order", "ended_where_not_current", "story_found",
                  "views_complete"},
    "sentences": {"in_order", "numbered_in_full", "span_not_empty", "surface_slices", "source_span_ordered"},
    "mentions": {"in_its_sentence", "span_not_empty", "surface_slices", "source_span_ordered"},
    "figures": {"in_its_sentence", "span_not_empty", "surface_slices", "source_span_ordered", "item_slices",
                "item_not_empty", "item_is_whole"},
    "dates": {"in_its_sentence", "span_not_empty", "surface_slices", "source_span_ordered"},
    "quotes": {"in_its_sentence", "span_not_empty", "surface_slices", "source_span_ordered"},
    "entities": {"mentions_add_up", "documents_add_up", "stories_add_up", "known_to_a_document"},
    "signatures": {"every_document_signed", "signature_whole"},
    "lines": {"span_not_empty"},
    "entity_names": {"mentions_add_up", "gathered"},
    "ledger": {"documents_accounted_for"},
    "changes": {"doc_id_found"},
}  # fmt: skip

#: Picks one row a document where a table has more, and leaves the last two runs alone.
ONE_A_DOCUMENT: Final = {
    "sentences": " AND sentence_no = 3",
    "mentions": " AND kind = 'PERSON'",
    "entities": " AND kind = 'PERSON'",
    "entity_names": " AND kind = 'PERSON'",
    "figures": " AND dimension = 'count'",
    "runs": " AND run_id < '2026'",
    "accuracy": " AND measure = 'dates' AND run_id < '2026'",
}


def bad_value(promise: Promise) -> str | None:
    """A value that breaks a derived promise about one column; None for promises about whole tables."""
    match promise.check:
        case NotNull():
            return "NULL"
        case OneOf():
            return "'nonsense'"
        case Between(low, high):
            return f"{low - 1}" if isinstance(low, int | float) else f"{high} + 1"
        case Matches():
            return "'1x'"
    column = BY_NAME[promise.table].column(promise.column) if promise.column else None
    if column and column.references and promise.rule == f"{column.name}_found":
        return BAD_REFERENCE[column.references]
    return None


def of_one_column(table: str) -> list[Promise]:
    return [promise for promise in derived(BY_NAME[table]) if bad_value(promise) is not None]


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_each_bad_value_breaks_the_promise_of_its_column(spoilt: Callable[..., Verdict], table: str) -> None:
    """Each promise gets one row of its own to break it; it must name that row and no other."""
    key = {
        "runs": "run_id",
        "accepted": "rule",
        "accuracy": "run_id",
        "entities": "entity_id",
        "expectations": "rule",
        "figures": "figure_id",
        "repeated": "fingerprint",
    }.get(table, "doc_id")
    promises = of_one_column(table)
    only = ONE_A_DOCUMENT.get(table, "")
    statements = [f"CREATE TEMP TABLE victims AS SELECT row_number() OVER (ORDER BY \"{key}\") AS no, \"{key}\" AS id "
                  f"FROM core.{table} WHERE true{only}"]  # fmt: skip
    statements += [
        change(table, f'"{promise.column}" = {bad_value(promise)}',
               f'"{key}" = (SELECT id FROM victims WHERE no = {number}){only}')
        for number, promise in enumerate(promises, 1)
    ]  # fmt: skip
    verdict = spoilt(*statements, tables={table})
    named = {promise.rule: result for promise in promises for result in verdict.unmet if promise.rule == result.rule}
    assert of_table(verdict) - RIPPLES.get(table, set()) == {promise.rule for promise in promises}
    assert {rule: result.unexpected for rule, result in named.items()} == dict.fromkeys(named, 1)


def test_every_promise_has_been_broken() -> None:
    broken = {*OF_ONE_DOCUMENT, *OF_A_TABLE, *OF_SHAPE} | {
        (table.name, promise.rule) for table in TABLES for promise in of_one_column(table.name)
    }
    assert broken == {(promise.table, promise.rule) for promise in every_promise()}


def test_a_good_warehouse_keeps_every_promise(good: Path) -> None:
    verdict = audit(good, run_id=RUN)
    assert [(result.table_name, result.rule, result.observed) for result in verdict.unmet] == []
    assert not verdict.refused
    assert verdict.met == verdict.total == len(every_promise())


def test_spans_of_every_table_are_sliced() -> None:
    sliced = {promise.table for promise in every_promise() if promise.rule == "surface_slices"}
    assert sliced == {table.name for table in SPAN_TABLES}
    assert quoted("it's") == "'it''s'"
