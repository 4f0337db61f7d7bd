"""The tables: declared once, stored in DuckDB, published whole."""
