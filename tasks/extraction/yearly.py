"""Plurals that a year tells apart: after `the 2009` they are held, made or measured in it, not counted by it."""

from __future__ import annotations

from typing import Final

OF_A_YEAR: Final = frozenset(
    """
    elections polls primaries protests riots demonstrations attacks bombings killings massacres purges floods fires
    wildfires earthquakes hurricanes games olympics championships finals playoffs tournaments awards talks negotiations
    accords agreements reforms sanctions amendments regulations guidelines standards rules hostilities clashes wars
    events campaigns results findings figures numbers levels estimates forecasts targets budgets accounts statistics
    prices sales earnings profits revenues debts models census data series hearings uprisings celebrations commitments
    """.split()
)
