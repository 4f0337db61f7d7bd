"""Every way a unit is written: the unit table with its plurals, prefixes and spellings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tasks.extraction.quantity.unit_bases import BASES, OWN_BASES
from tasks.extraction.quantity.unit_table import GASES, NOT_SYMBOLS, OFFSETS, PREFIXED, PREFIXES, TABLE, Unit

Written = tuple[str, ...]


def written() -> Iterator[tuple[Written, Unit, bool]]:
    """Every way a unit is written: the tokens, the unit, and whether it is a symbol (its case matters)."""
    for line in _lines(TABLE):
        name, dimension, factor, names, symbols = line
        unit = Unit(name, dimension, float(factor), BASES.get(dimension, name), OFFSETS.get(name, 0.0))
        if dimension == "rate" or name in OWN_BASES:
            unit = Unit(name, dimension, float(factor), OWN_BASES[name])
        yield from _named(unit, [name, *names.split()])
        yield from _degrees(unit)
        for symbol in symbols.split():
            yield tuple(symbol.split("_")), unit, True
    for line in _lines(PREFIXED):
        yield from _prefixed(*line)
    masses = {unit.name: unit.factor for unit in _masses()}
    for symbol, mass in _lines(GASES):
        yield from _of_gas(symbol, mass, masses[mass])


def _masses() -> Iterator[Unit]:
    for name, dimension, factor, *_ in _lines(TABLE):
        yield Unit(name, dimension, float(factor), BASES.get(dimension, name))


#: How the gas is written behind the symbol of a mass, as tokens: that which stands for all of them, and the one gas.
_EQUIVALENT: Final = tuple(
    f"{gas} {tail}".split()
    for gas in ("CO 2", "CO₂", "CO2", "CO 2 -", "CO₂ -")
    for tail in ("e", "eq", "equivalent", "eq.")
)


def _of_gas(symbol: str, mass: str, factor: float) -> Iterator[tuple[Written, Unit, bool]]:
    """`MtCO2e`, `Mt CO2-eq`, `tCO2`: a mass of carbon dioxide, or of what warms as much.

    With an `of` between, as in five tonnes of CO2, the gas is the thing measured and no part of the unit.
    """
    whole = Unit(f"{mass} CO2 equivalent", "mass", factor, BASES["mass"])
    alone = Unit(f"{mass} CO2", "mass", factor, BASES["mass"])
    for gas in ("CO_2", "CO₂"):
        yield from _named(whole, [f"={mass}{s}_{gas}_{tail}" for s in ("", "s") for tail in ("equivalent", "e", "eq")])
        yield from _named(alone, [f"={mass}{s}_{gas}" for s in ("", "s")])
    for written_as, unit in (*((gas, whole) for gas in _EQUIVALENT), (["CO", "2"], alone), (["CO₂"], alone)):
        head, *rest = written_as
        yield (symbol + head, *rest), unit, True
        yield (symbol, head, *rest), unit, True


#: How the scales of degrees are spelled and misspelled.
_SCALES: Final = {
    "degree Celsius": ("celsius", "celcius", "centigrade", "centigrate", "c"),
    "degree Fahrenheit": ("fahrenheit", "farenheit", "f"),
}


def _degrees(unit: Unit) -> Iterator[tuple[Written, Unit, bool]]:
    """`celsius`, `degrees celsius`, `deg c`."""
    for scale in _SCALES.get(unit.name, ()):
        if len(scale) > 1:
            yield (scale,), unit, False
        for degrees in ("degree", "degrees", "deg", "degs", *(("°",) if len(scale) > 1 else ())):
            yield (degrees, scale), unit, False


def _lines(table: str) -> Iterator[list[str]]:
    for line in table.strip().splitlines():
        yield [part.strip() for part in line.split("|")]


def _named(unit: Unit, names: list[str]) -> Iterator[tuple[Written, Unit, bool]]:
    for name in names:
        tokens = tuple(name.lstrip("=").replace("_", " ").replace("-", " ").lower().split())
        yield tokens, unit, False
        if not name.startswith("=") and not tokens[-1].endswith("s"):
            yield (*tokens[:-1], tokens[-1] + "s"), unit, False


def _prefixed(
    name: str, dimension: str, factor: str, american: str, symbol: str, prefixes: str
) -> Iterator[tuple[Written, Unit, bool]]:
    for prefix, (word, power) in {"": ("", 1.0), **{p: PREFIXES[p] for p in prefixes.split()}}.items():
        scaled = float(factor) * power
        unit = Unit(word + name, dimension, scaled, BASES.get(dimension, name))
        head, *rest = name.split()
        for spelling in filter(None, (name, american)):
            yield from _named(unit, [(word + spelling).replace(" ", "_")])
            if word and not rest:
                yield from _named(unit, [f"{word}_{spelling}"])  # kilo metres
        if rest:
            yield (f"{word}{head}s", *rest), unit, False
        if symbol and prefix + symbol not in NOT_SYMBOLS:
            yield (prefix + symbol,), unit, True
            if name == "byte" and prefix:
                yield ((prefix + symbol).lower(),), unit, True
                yield (prefix.lower() + symbol,), unit, True
                yield from _named(unit, [f"{prefix}byte"])
            if prefix == "µ":
                yield ("μ" + symbol,), unit, True
            if symbol == "l":
                yield (prefix + "L",), unit, True
