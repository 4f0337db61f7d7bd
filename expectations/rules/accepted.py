"""Rules for moved bounds: a line somebody wrote moves something, or they are told."""

from __future__ import annotations

from typing import Final

from expectations.promises import never

RULES: Final = (
    never("accepted", "applied", "problem IS NOT NULL", severity="warning", column="problem",
          bound="no problem on any line",
          reason="Somebody believes that this bound is moved; it is not. Mend the line in accepted.csv."),
    never("accepted", "bound_or_problem", "(bound IS NULL OR why IS NULL) AND problem IS NULL", column="bound",
          bound="a bound and a reason, or a problem", reason="A bound moved without a reason is a hole in the gate."),
)  # fmt: skip
