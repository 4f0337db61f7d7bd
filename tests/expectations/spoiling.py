"""Ways to spoil a good warehouse, as SQL."""

from __future__ import annotations

from importlib import resources

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
