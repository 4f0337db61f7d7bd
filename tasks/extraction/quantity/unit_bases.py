"""The units that others are converted to: SI, by dimension; by name where a unit has no dimension of its own."""

from __future__ import annotations

from typing import Final

#: Dimension -> its base unit.
BASES: Final = {
    "length": "metre", "area": "square metre", "volume": "cubic metre", "mass": "kilogram", "duration": "second",
    "speed": "metre per second", "energy": "joule", "power": "watt", "temperature": "kelvin", "frequency": "hertz",
    "pressure": "pascal", "force": "newton", "data": "byte", "data_rate": "byte per second", "angle": "degree",
    "voltage": "volt", "current": "ampere", "percent": "ratio", "ratio": "ratio",
    "percentage_point": "percentage point",
}  # fmt: skip

#: Base units of the rates that have a symbol of their own, and of what has no dimension of its own.
OWN_BASES: Final = {
    "ampere hour": "coulomb", "milliampere hour": "coulomb", "millicoulomb": "coulomb", "microcoulomb": "coulomb",
    "curie": "becquerel", "microfarad": "farad",
    "millibecquerel": "becquerel", "gauss": "tesla", "kiloohm": "ohm", "megaohm": "ohm",
    "millimole": "mole", "millihenry": "henry",
    "barrel per day": "cubic metre per second", "tonne per day": "kilogram per second",
    "tonne per year": "kilogram per second", "mile per gallon": "metre per cubic metre",
    "cubic foot per second": "cubic metre per second", "cubic metre per second": "cubic metre per second",
    "million barrels per day": "cubic metre per second", "million tonnes per year": "kilogram per second",
    "million litres per day": "cubic metre per second", "million gallons per day": "cubic metre per second",
    "kilometre per litre": "metre per cubic metre", "cubic foot per minute": "cubic metre per second",
    "litre per 100 kilometres": "cubic metre per metre", "kilowatt hour per 100 kilometres": "joule per metre",
}  # fmt: skip
