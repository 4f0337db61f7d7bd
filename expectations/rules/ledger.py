"""Rules for the ledger: every input has one state, and what it calls loaded is there."""

from __future__ import annotations

from typing import Final

from expectations.promises import RUN, measure, never, no_rows

#: Rows that hold in the run under audit, some since earlier runs.
HELD: Final = f"SELECT * FROM core.ledger WHERE run_id <= {RUN} AND (to_run IS NULL OR to_run >= {RUN})"
#: Inputs of the run that did not make it.
LOST: Final = f"{HELD} AND state IN ('failed', 'quarantined')"
#: Their share of all inputs, those unchanged since earlier runs included.
SHARE_LOST: Final = (
    f"SELECT (SELECT count(*) FROM ({LOST}) AS lost) / greatest((SELECT count(*) FROM ({HELD}) AS held), 10)"
)

RULES: Final = (
    no_rows("ledger", "one_state_per_input", """
            SELECT l.*, n.run_id AS also_from, n.state AS also_state FROM core.ledger AS l
            JOIN core.ledger AS n ON n.uri = l.uri AND n.run_id > l.run_id
            WHERE l.to_run IS NULL OR l.to_run >= n.run_id""",
            column="uri", bound="spans of runs that do not overlap",
            reason="An input with two states in a run is counted twice, and nobody knows which holds."),
    never("ledger", "span_in_order", "to_run < run_id", column="to_run", bound="run_id <= to_run",
          reason="A span that ends before it begins is in no run: the input is lost."),
    never("ledger", "removed_once", "state = 'removed' AND to_run IS DISTINCT FROM run_id", column="to_run",
          bound="removed holds for one run", reason="What is gone is no input of the nights after."),
    never("ledger", "read_has_a_hash", "state IN ('loaded', 'unchanged', 'duplicate') AND sha256 IS NULL",
          column="sha256", bound="a hash for loaded, unchanged and duplicate",
          reason="Without it a change cannot be told."),
    never("ledger", "loss_is_explained", "state IN ('failed', 'quarantined') AND detail IS NULL",
          severity="warning", column="detail", bound="a detail for failed and quarantined",
          reason="Somebody has to mend it and must know what."),
    no_rows("ledger", "loaded_is_there", """
            SELECT l.* FROM core.ledger AS l
            ANTI JOIN core.documents AS d ON d.doc_id = l.doc_id AND d.current
            WHERE l.state IN ('loaded', 'unchanged') AND l.to_run IS NULL""",
            column="doc_id", bound="a current document for every input that is loaded or unchanged",
            reason="The ledger would promise a document that nobody can read."),
    no_rows("ledger", "documents_accounted_for", """
            SELECT d.doc_id, d.uri, l.run_id, l.state FROM core.documents AS d
            LEFT JOIN (SELECT uri, max(run_id) AS run_id, arg_max(state, run_id) AS state FROM core.ledger GROUP BY uri)
              AS l ON l.uri = d.uri
            WHERE d.current AND (l.uri IS NULL OR l.state = 'removed')""",
            column="uri", bound="for every current document an input that was not removed since",
            reason="A document whose source is gone must not be shown as current; one whose source cannot be read "
                   "tonight, or belongs to another folder, stays."),
    no_rows("ledger", "duplicate_of_something", """
            SELECT l.* FROM core.ledger AS l
            ANTI JOIN core.documents AS d ON d.doc_id = l.doc_id AND d.current
            ANTI JOIN core.ledger AS o
              ON o.sha256 = l.sha256 AND o.run_id >= l.run_id AND o.state IN ('failed', 'quarantined')
            WHERE l.state = 'duplicate' AND l.to_run IS NULL""",
            column="doc_id", bound="a current document for every duplicate, unless the original failed too",
            reason="Once the original is gone the copy must be read, or its content is lost."),
    measure("ledger", "share_lost", SHARE_LOST, high=0.5, failing=LOST, severity="critical",
            reason="Where half the inputs fail, the fault is ours or the source's, and the night is not worth "
                   "publishing. Reckoned over at least ten inputs."),
    measure("ledger", "share_lost_small", SHARE_LOST, high=0.05, failing=LOST, severity="warning",
            reason="More than one in twenty is worth a look. Reckoned over at least ten inputs."),
)  # fmt: skip
