"""How much there is of something: rows for a thousand words, and in how many of them a column says something."""

from __future__ import annotations

from expectations.promises import Promise, measure


def per_thousand_words(table: str, high: float, reason: str) -> Promise:
    """No more rows of an extraction table for a thousand words than texts can hold."""
    query = f"""
        SELECT (SELECT count(*) FROM core.{table}) * 1000
             / greatest((SELECT sum(words) FROM core.documents WHERE current), 10000)"""
    return measure(table, "per_thousand_words", query, high=high, severity="warning",
                   failing=f"SELECT doc_id, count(*) AS found FROM core.{table} GROUP BY doc_id ORDER BY found DESC",
                   reason=f"{reason} Reckoned over at least 10,000 words.")  # fmt: skip


def filled(
    table: str, rule: str, column: str, low: float, reason: str, *, fewest: int = 50, of: str = "true"
) -> Promise:
    """In so many of the rows that meet the condition `of` the column is not null; a text may be silent, so it warns."""
    query = f"""
        SELECT CASE WHEN count(*) < {fewest} THEN 1 ELSE count({column}) / count(*) END
        FROM core.{table} WHERE {of}"""
    shown = "* EXCLUDE (text)" if table == "documents" else "*"
    return measure(table, rule, query, low=low, severity="warning", column=column,
                   failing=f"SELECT {shown} FROM core.{table} WHERE ({of}) AND {column} IS NULL",
                   reason=f"{reason} Reckoned over at least {fewest} rows.")  # fmt: skip
