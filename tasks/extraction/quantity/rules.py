"""Every rule that can find a figure, with its reason. The `rule` column of a figure is one of these names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

RULES: Final[Mapping[str, str]] = {
    "number": "A number in digits or words that counts something, or stands for itself.",
    "money": "A number with a currency before or after it.",
    "percent": "A number with percent, percentage points or basis points.",
    "duration": "A number with a unit of time.",
    "measure": "A number with any other unit.",
    "rate": "A number with a unit per another: barrels a day, miles per hour, $20 per hour.",
    "age": "How old: 12-year-old, aged 45, ten years old, or a number between commas after a name.",
    "vague": "A plural that stands for an interval: thousands, tens of thousands, several hundred.",
    "couple": "A couple of: about two.",
    "fraction": "A part of a whole: two-thirds, half of, a quarter of a million.",
    "one_in": "So many out of so many: one in five, 9 out of 10.",
    "multiple": "A factor: doubled, three times as many, tenfold.",
    "frequency": "So often in a time: three times a week.",
    "compound": "Two units of one quantity: 5 feet 2 inches, two hours and 30 minutes.",
    "range": "Two ends joined by a dash or `to`.",
    "range_between": "Two ends after `between`.",
    "range_from": "Two ends after `from`, where nothing moves from one to the other.",
    "range_or": "Two guesses joined by `or`: two or three.",
    "range_bounds": "A lower and an upper bound on one thing: at least 20 and at most 100.",
    "plus_minus": "A value and its uncertainty: 5 ± 2; the ends are what it reaches.",
    "change_size": "By how much something rose or fell: its `change` says which.",
    "change_to": "The level something rose or fell to.",
    "change_from": "The level something rose or fell from.",
}
