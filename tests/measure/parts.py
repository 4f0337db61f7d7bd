"""Sets that annotate the parts of a compound: `5 feet 2 inches` is one figure of ours and two of theirs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tasks.records import Figure
from tests.measure import units
from tests.measure.rows import Row, overlap


def apart(
    found: Sequence[Figure], gold: Sequence[Row], stated: Callable[[Row], tuple[float, str] | None]
) -> Iterator[Figure]:
    """The figures with each compound taken apart whose value is what the annotations inside it add up to.

    Args:
        found: of one row.
        gold: its annotations.
        stated: the value and the name of the unit of an annotation, None where it has none.
    """
    for figure in found:
        inside = [a for a in gold if figure.rule == "compound" and overlap(figure, a)]
        parts = [part for a in inside if (part := _part(figure, a, stated(a))) is not None]
        total = sum(part.value_low_base or 0.0 for part in parts)
        if len(parts) > 1 and len(parts) == len(inside) and math.isclose(total, figure.value_low_base or 0.0):
            yield from parts
        else:
            yield figure


def _part(figure: Figure, annotation: Row, stated: tuple[float, str] | None) -> Figure | None:
    unit = units.known(stated[1], figure.dimension) if stated is not None else None
    if stated is None or unit is None:
        return None
    value, base = stated[0], stated[0] * unit.factor
    return replace(
        figure, start=annotation["start"], end=annotation["end"], surface=annotation["surface"], unit=unit.name,
        value_low=value, value_high=value, value_low_base=base, value_high_base=base,
    )  # fmt: skip
