"""Rules for accuracy: the extractors that are installed read the gold documents as well as they should."""

from __future__ import annotations

from typing import Final

from expectations.promises import RUN, Promise, measure, no_rows
from tasks.records import MEASURES

#: The lowest F1 that is let pass. Either recogniser does better today, by about as much as chance and change may cost.
FLOORS: Final = {"mentions": 0.82, "figures": 0.9, "items": 0.88, "dates": 0.93, "quotes": 0.9, "speakers": 0.85}
#: How much lower than before F1 may be: two speakers, or seven names.
DROP: Final = 0.05

WHY: Final = {
    "mentions": "Whoever looks up a person, place or company counts on these.",
    "figures": "A value read wrongly is worse than none; sums and comparisons go by it.",
    "items": "A number is of use to those who know what it counts.",
    "dates": "Timelines and spans of days go by it.",
    "quotes": "Somebody's words must be whole, and theirs.",
    "speakers": "Words laid in the wrong mouth do harm.",
}


def floor(name: str) -> Promise:
    """F1 of one measure on the gold documents."""
    query = f"SELECT max(f1) FROM core.accuracy WHERE run_id = {RUN} AND measure = '{name}'"
    return measure("accuracy", f"{name}_on_gold", query, low=FLOORS[name], severity="critical", column="f1",
                   failing=f"SELECT * FROM core.accuracy WHERE run_id = {RUN} AND measure = '{name}'",
                   reason=f"{WHY[name]} F1 on the gold documents; below it a version, a model or a library has broken "
                          "something that no rule about rows sees.")  # fmt: skip


RULES: Final = (
    *map(floor, MEASURES),
    no_rows("accuracy", "no_drop", f"""
            SELECT a.*, b.run_id AS before_run, b.f1 AS before_f1 FROM core.accuracy AS a
            JOIN core.accuracy AS b ON b.measure = a.measure AND b.recogniser = a.recogniser AND b.run_id = (
                SELECT max(c.run_id) FROM core.accuracy AS c JOIN core.runs AS r ON r.run_id = c.run_id
                WHERE c.run_id < {RUN} AND r.state = 'published' AND c.recogniser = a.recogniser)
            WHERE a.run_id = {RUN} AND a.f1 < b.f1 - {DROP}""",
            column="f1", bound=f"at most {DROP:g} lower than in the last published run with that recogniser",
            reason="An upgrade that reads worse than what it replaces should be looked at before its rows are."),
)  # fmt: skip
