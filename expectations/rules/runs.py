"""Rules for runs: the books of the run under audit balance."""

from __future__ import annotations

from typing import Final

from expectations.promises import RUN, never, no_rows
from expectations.rules.history import now
from expectations.rules.usual import documents_as_usual

#: The tables whose rows a run counts and that are complete when it is audited.
COUNTED: Final = ("documents", "sentences", "mentions", "entities", "figures", "dates", "quotes")

RULES: Final = (
    no_rows("runs", "this_run_is_there", f"""
            SELECT {RUN} AS run_id WHERE NOT EXISTS (SELECT 1 FROM core.runs WHERE run_id = {RUN})""",
            column="run_id", bound="a row for the run under audit",
            reason="A release that does not say which run made it cannot be traced."),
    never("runs", "this_run_is_newest", f"run_id > {RUN}", column="run_id", bound="no run after the one under audit",
          reason="The file was built on a newer one: a clock that went back, or two runs at once."),
    never("runs", "times_in_order", "finished_at < started_at", column="finished_at",
          bound="started_at <= finished_at", reason="Durations are shown from the one to the other."),
    never("runs", "end_is_explained", "state IN ('refused', 'failed') AND detail IS NULL", severity="warning",
          column="detail", bound="a detail for refused and failed", reason="The history must say what went wrong."),
    no_rows("runs", "inputs_add_up", f"""
            WITH said AS (
                SELECT unnest(map_keys(inputs)) AS state, unnest(map_values(inputs)) AS inputs
                FROM core.runs WHERE run_id = {RUN}),
            counted AS (
                SELECT CASE WHEN state = 'loaded' AND run_id < {RUN} THEN 'unchanged' ELSE state END AS state,
                       count(*) AS inputs
                FROM core.ledger WHERE run_id <= {RUN} AND (to_run IS NULL OR to_run >= {RUN}) GROUP BY 1)
            SELECT coalesce(s.state, c.state) AS state, s.inputs AS said, c.inputs AS counted
            FROM said AS s FULL JOIN counted AS c ON c.state = s.state
            WHERE coalesce(s.inputs, 0) <> coalesce(c.inputs, 0)
              AND EXISTS (SELECT 1 FROM core.runs WHERE run_id = {RUN})""",
            column="inputs", bound="as many inputs per state as rows of the ledger",
            reason="An input without a state is a document lost in silence."),
    no_rows("runs", "rows_add_up", f"""
            SELECT t.name, t.counted, r."rows"[t.name] AS said
            FROM (VALUES {", ".join(f"('{name}', {now(name)})" for name in COUNTED)}) AS t(name, counted)
            JOIN core.runs AS r ON r.run_id = {RUN}
            WHERE r."rows"[t.name] IS DISTINCT FROM t.counted""",
            column="rows", bound="as many rows per table as there are",
            reason="Tomorrow's floors are reckoned from these numbers."),
    *documents_as_usual(),
)  # fmt: skip
