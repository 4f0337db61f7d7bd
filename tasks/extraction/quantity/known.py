"""The unit table compiled: what a token may open, and every unit by its standard name."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import unit_names
from tasks.extraction.quantity.unit_table import Unit

_Entries = dict[str, list[tuple[tuple[str, ...], Unit]]]


def _compile() -> tuple[_Entries, _Entries, dict[str, Unit]]:
    """Names and symbols by their first token, longest first, and every unit by its standard name."""
    names: _Entries = {}
    symbols: _Entries = {}
    known: dict[str, Unit] = {}
    for tokens, unit, is_symbol in unit_names.written():
        known.setdefault(unit.name, unit)
        table = symbols if is_symbol else names
        entries = table.setdefault(tokens[0], [])
        if all(rest != tokens[1:] for rest, _ in entries):
            entries.append((tokens[1:], known[unit.name]))
    for table in (names, symbols):
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return names, symbols, known


#: Units by name and by symbol, both by their first token with the tokens after it; and by their standard name.
NAMES, SYMBOLS, KNOWN = _compile()
YEAR: Final = KNOWN["year"]
