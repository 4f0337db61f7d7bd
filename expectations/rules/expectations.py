"""Rules for expectations: the record of earlier audits."""

from __future__ import annotations

from typing import Final

from expectations.moved import BY_HAND
from expectations.promises import never, no_rows
from warehouse.schema import quoted

RULES: Final = (
    no_rows("expectations", "nothing_refused_was_published", """
            SELECT e.* FROM core.expectations AS e JOIN core.runs AS r ON r.run_id = e.run_id
            WHERE r.state = 'published' AND e.severity = 'critical' AND NOT e.met""",
            column="met", bound="no critical one unmet in a published run",
            reason="It would mean that somebody went round the gate."),
    never("expectations", "met_has_no_rows", f"met AND unexpected > 0 AND NOT contains(bound, {quoted(BY_HAND)})",
          column="unexpected", bound="no unexpected rows where met, unless a person accepts some",
          reason="A promise is kept by every row or it is not kept."),
)  # fmt: skip
