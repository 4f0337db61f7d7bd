"""How a table is declared. Arrow schema, DDL, comments, expectations and the data dictionary all derive from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa

from tasks.errors import MissingValue, UnknownColumn

#: DuckDB type -> Arrow type. Timestamps are UTC without a zone, so that every SQL tool shows them alike.
ARROW: Final[Mapping[str, pa.DataType]] = {
    "VARCHAR": pa.string(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "BLOB": pa.binary(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "VARCHAR[]": pa.list_(pa.string()),
    "INTEGER[]": pa.list_(pa.int32()),
    "MAP(VARCHAR, VARCHAR)": pa.map_(pa.string(), pa.string()),
    "MAP(VARCHAR, BIGINT)": pa.map_(pa.string(), pa.int64()),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column and all that is promised of it.

    Args:
        name: as published.
        type: a key of `ARROW`.
        doc: one line for people; becomes the SQL comment and the line in the dictionary.
        required: never null.
        one_of: the only values it may have, where that is a closed list.
        between: lowest and highest value, either may be None.
        pattern: a regular expression the whole value matches.
        references: `table.column` every value is found in.
        private: kept in the `core` schema, not published in the view.
    """

    name: str
    type: str
    doc: str
    required: bool = False
    one_of: tuple[str, ...] = ()
    between: tuple[float | None, float | None] | None = None
    pattern: str | None = None
    references: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the warehouse.

    Args:
        name: plural noun; the table is `core.<name>`, the view `<name>`.
        row: completes the sentence "one row is ...".
        columns: in published order.
        key: the columns that no two rows share.
        private: has no view of its own.
    """

    name: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    private: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in order."""
        return tuple(column.name for column in self.columns)

    @property
    def published(self) -> tuple[Column, ...]:
        """The columns a reader sees."""
        return tuple(column for column in self.columns if not column.private)

    @property
    def arrow(self) -> pa.Schema:
        """The Arrow schema; required columns are not nullable."""
        return pa.schema([pa.field(c.name, ARROW[c.type], nullable=not c.required) for c in self.columns])

    def column(self, name: str) -> Column:
        """The column called `name`.

        Raises:
            UnknownColumn: there is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownColumn(self.name, [name])

    def ddl(self, schema: str = "core", *, constraints: bool = True) -> str:
        """`CREATE TABLE`. NOT NULL is free in DuckDB; keys cost three times the load and are audited instead."""
        lines = [f'  "{c.name}" {c.type}{" NOT NULL" if c.required and constraints else ""}' for c in self.columns]
        return f"CREATE TABLE {schema}.{self.name} (\n" + ",\n".join(lines) + "\n)"

    def comments(self, schema: str = "core") -> list[str]:
        """`COMMENT ON` statements for the table and each column."""
        target = f"{schema}.{self.name}"
        rows = [f"COMMENT ON TABLE {target} IS {quoted('One row is ' + self.row + '.')}"]
        rows += [f'COMMENT ON COLUMN {target}."{c.name}" IS {quoted(c.doc)}' for c in self.columns]
        return rows

    def rows(self, records: Iterable[Mapping[str, Any]]) -> pa.Table:
        """An Arrow table from dictionaries; a missing column is null.

        Raises:
            UnknownColumn: a record has a column the table lacks.
            MissingValue: a required column is null.
        """
        held = list(records)
        known = set(self.names)
        for record in held:
            if not record.keys() <= known:
                raise UnknownColumn(self.name, sorted(record.keys() - known))
        return self.columns_of({name: [record.get(name) for record in held] for name in self.names})

    def columns_of(self, columns: Mapping[str, Sequence[Any]]) -> pa.Table:
        """An Arrow table from whole columns: the only door into a table.

        Raises:
            UnknownColumn: a column the table lacks, or one that is missing.
            MissingValue: a required column holds a null.
        """
        odd = set(columns) ^ set(self.names)
        if odd:
            raise UnknownColumn(self.name, sorted(odd))
        arrays = [pa.array(_values(columns[c.name], c.type), ARROW[c.type]) for c in self.columns]
        for column, array in zip(self.columns, arrays, strict=True):
            if column.required and array.null_count:
                raise MissingValue(self.name, column.name, array.null_count)
        return pa.Table.from_arrays(arrays, schema=self.arrow)


def _values(values: Sequence[Any], kind: str) -> Sequence[Any]:
    """Values as Arrow takes them: a dictionary of a map column as its pairs."""
    if not kind.startswith("MAP"):
        return values
    return [list(value.items()) if isinstance(value, Mapping) else value for value in values]


def quoted(text: str) -> str:
    """`text` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
