"""The promises that the table declarations already make: nobody writes them twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from expectations.promises import Between, Matches, NotNull, OneOf, Promise, Unit, no_rows, span
from warehouse.schema import Column, Table, quoted
from warehouse.tables import OF_DOCUMENTS

#: Columns of these tables point at what readers see, so their documents must be current ones.
OF_CURRENT_DOCUMENTS: Final = frozenset(table.name for table in OF_DOCUMENTS)

#: What a bad value holds back. A figure, date or quote stands by itself; what is wrong with a text, its sentences, its
#: names, its lines or its signature is wrong with all that is told by it. The other tables are our own books, or what
#: the load has made of many documents (stories, repeated blocks, entities): there a fault is ours and in the whole.
HELD_BACK: Final[dict[str, Unit]] = {
    "documents": "document", "sentences": "document", "mentions": "document", "entity_names": "document",
    "signatures": "document", "lines": "document", "figures": "row", "dates": "row", "quotes": "row",
}  # fmt: skip


def derived(table: Table) -> tuple[Promise, ...]:
    """Every promise the declaration of `table` makes."""
    promises = [columns_declared(table)]
    if not table.private:
        promises.append(view_declared(table))
    if table.key:
        promises.append(key_unique(table))
    for column in table.columns:
        promises.extend(of_column(table, column))
    return tuple(promises)


def of_column(table: Table, column: Column) -> Iterator[Promise]:
    """Every promise the declaration of one column makes."""
    name = column.name
    holds = HELD_BACK.get(table.name)
    if column.required:
        yield Promise(table.name, name, f"{name}_not_null", "critical",
                      "Declared as required: readers and joins count on it.",
                      "never null", NotNull(), holds)  # fmt: skip
    if column.one_of:
        yield Promise(table.name, name, f"{name}_known", "critical",
                      "A closed list: a value outside it is filtered away unseen by whoever queries by the list.",
                      "one of " + ", ".join(column.one_of), OneOf(column.one_of), holds)  # fmt: skip
    if column.between:
        yield Promise(table.name, name, f"{name}_in_range", "critical",
                      "No such value can exist; one that does comes from a fault in our code.",
                      span(*column.between), Between(*column.between), holds)  # fmt: skip
    if column.pattern:
        yield Promise(table.name, name, f"{name}_well_formed", "critical",
                      "Codes and ids are compared and joined as they stand.",
                      f"matches {column.pattern}", Matches(column.pattern), holds)  # fmt: skip
    if column.references:
        yield reference(table, column)


def reference(table: Table, column: Column) -> Promise:
    """Every value of the column is found where it points; there are no foreign keys to see to that."""
    target, key = (column.references or "").split(".")
    current = " AND t.current" if target == "documents" and table.name in OF_CURRENT_DOCUMENTS else ""
    query = f"""
        SELECT s.* FROM core.{table.name} AS s
        ANTI JOIN core.{target} AS t ON t."{key}" = s."{column.name}"{current}
        WHERE s."{column.name}" IS NOT NULL"""
    words = f"found in {column.references}" + (" of a current document" if current else "")
    # A row without its document, or a run that is not there, is a fault of the load, and not one of the row.
    holds = HELD_BACK.get(table.name) if target == "entities" else None
    return no_rows(table.name, f"{column.name}_found", query, column=column.name, bound=words, holds=holds,
                   reason="A join on it must not lose rows.")  # fmt: skip


def key_unique(table: Table) -> Promise:
    """No two rows share the key; grouping is cheaper than Great Expectations' own compound uniqueness."""
    columns = ", ".join(f'"{name}"' for name in table.key)
    query = f"""
        SELECT {columns}, count(*) AS "rows" FROM core.{table.name} GROUP BY {columns} HAVING count(*) > 1"""
    return no_rows(table.name, "key_unique", query, column=table.key[0] if len(table.key) == 1 else None,
                   bound="one row per " + ", ".join(table.key),
                   reason="A row that comes twice is counted twice.")  # fmt: skip


def columns_declared(table: Table) -> Promise:
    """The stored table has the declared columns with the declared types; a migration adds them at the end."""
    return no_rows(table.name, "columns_declared", differences("core", table.name, table.columns, ordered=False),
                   bound="columns and types as declared",
                   reason="Queries, exports and the dictionary are written against the declaration.")  # fmt: skip


def view_declared(table: Table, of: str | None = None) -> Promise:
    """The published view has the public columns, in order, with the declared types.

    Args:
        table: the view.
        of: the table it is promised with, where it has none of its own.
    """
    return no_rows(of or table.name, f"{table.name}_declared" if of else "view_declared",
                   differences("main", table.name, table.published),
                   bound="the view has the public columns as declared",
                   reason="The view is the contract with readers: a column lost or renamed breaks them.")  # fmt: skip


def differences(schema: str, name: str, columns: tuple[Column, ...], ordered: bool = True) -> str:
    """SQL for each column that is declared and not there, there and not declared, or declared otherwise."""
    order = " OR d.place IS DISTINCT FROM f.place" if ordered else ""
    declared = ", ".join(f"({quoted(c.name)}, {place}, {quoted(c.type)})" for place, c in enumerate(columns, 1))
    return f"""
        SELECT coalesce(d.column_name, f.column_name) AS column_name,
               d.place AS declared_place, f.place AS found_place, d.type AS declared_type, f.type AS found_type
        FROM (VALUES {declared}) AS d(column_name, place, type)
        FULL JOIN (SELECT column_name, column_index AS place, data_type AS type FROM duckdb_columns()
                   WHERE database_name = current_database() AND schema_name = {quoted(schema)}
                     AND table_name = {quoted(name)}) AS f
          ON f.column_name = d.column_name
        WHERE d.type IS DISTINCT FROM f.type{order}"""
