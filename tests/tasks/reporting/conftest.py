"""Reports of every sort, drawn at random: `strategies.from_type(RunReport)` in the tests beside this."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from tasks.reporting.model import Expectation, RunReport

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }}</style>'

texts = st.one_of(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30), st.just(HOSTILE))
names = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=12)
counts = st.integers(0, 10**9)
states = ("loaded", "unchanged", "duplicate", "opened", "skipped", "failed", "removed")
cells = st.one_of(st.none(), texts, counts, st.booleans(), st.floats(allow_nan=False, allow_infinity=False))
times = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1))
rows = st.lists(st.dictionaries(names, cells, min_size=1, max_size=4), max_size=3).map(tuple)


@st.composite
def places(draw: st.DrawFn) -> dict[str, Any]:
    sentence = draw(texts)
    start = draw(st.integers(0, len(sentence)))
    told = {"sentence": sentence, "start": start, "end": draw(st.integers(start, len(sentence)))}
    return {"title": draw(st.none() | texts), "file_name": draw(texts), "uri": draw(texts)} | told


expectations = st.builds(
    Expectation,
    table_name=st.sampled_from(("documents", "figures", "ledger")),
    column_name=st.none() | names,
    rule=names,
    severity=st.sampled_from(("critical", "warning")),
    met=st.booleans(),
    observed=st.none() | texts,
    bound=st.none() | texts,
    unexpected=st.none() | counts,
    reason=texts,
    query=st.none() | texts,
    rows=rows,
    places=st.lists(st.just({}) | places(), max_size=3).map(tuple),
)
lost = st.fixed_dictionaries(
    {
        "uri": texts.filter(bool),
        "state": st.sampled_from(("failed", "skipped", "duplicate", "removed", "quarantined")),
        "stage": names,
        "reason": names,
        "detail": st.none() | texts,
    }
)
held = st.fixed_dictionaries(
    {
        "table_name": st.sampled_from(("documents", "figures")), "rule": names, "rows": counts, "documents": counts,
        "since": st.just("20260101T020000Z-00aa"),
    }
)  # fmt: skip
numbers = st.none() | st.floats(-1e15, 1e15) | st.integers(-10, 10**12)


@st.composite
def figures(draw: st.DrawFn) -> dict[str, Any]:
    sentence = draw(texts)
    start = draw(st.integers(0, len(sentence)))
    end = draw(st.integers(start, len(sentence)))
    return {
        "surface": sentence[start:end], "sentence": sentence, "start": start, "end": end,
        "item": draw(st.none() | texts),
        "value_low": draw(numbers), "value_high": draw(numbers), "title": draw(st.none() | texts),
        "bound": draw(st.sampled_from(("exact", "approximate", "at_least", "less_than", "range", "magnitude"))),
        "unit": draw(st.sampled_from((None, "USD", "EUR per week", "metre", "percent", "per day", "foot"))),
        "dimension": "count", "certainty": draw(st.sampled_from(("asserted", "possible"))),
        "event": draw(st.none() | texts),
        "change": draw(st.sampled_from((None, "rise", "fall"))), "speaker": draw(st.none() | texts),
        "file_name": draw(texts), "published_on": draw(st.none() | st.just("2024-05-14")),
    }  # fmt: skip


entities = st.fixed_dictionaries(
    {
        "name": texts, "kind": st.sampled_from(("PERSON", "ORG")), "country": st.none() | st.just("NL"),
        "mentions": counts, "documents": counts, "aliases": st.lists(texts, max_size=3),
    }
)  # fmt: skip
rising = st.fixed_dictionaries(
    {"name": texts, "kind": st.just("ORG"), "tonight": counts, "read": counts, "before": counts, "known": counts}
)
disputed = st.fixed_dictionaries(
    {"item": texts, "event": st.none() | texts, "lowest": numbers, "highest": numbers, "speakers": st.lists(texts)}
)
edited = st.fixed_dictionaries({"title": st.none() | texts, "was": texts, "now": st.none() | texts, "item": texts})
ours = st.fixed_dictionaries(
    {
        "cause": st.sampled_from(("extractor_change", "rule_change", "correction")), "table_name": st.just("figures"),
        "what": st.just("changed"), "count": counts,
        "examples": st.lists(st.fixed_dictionaries({"was": st.none() | texts, "now": st.none() | texts}), max_size=3),
    }
)  # fmt: skip
per_table = st.dictionaries(st.sampled_from(("documents", "figures", "entities", "mentions")), counts)

reports = st.builds(
    RunReport,
    run_id=st.builds(lambda t: f"{t:%Y%m%dT%H%M%SZ}-{t.microsecond % 65536:04x}", times),
    state=st.sampled_from(("published", "refused", "failed", "running", "rolled_back")),
    started_at=st.none() | times,
    finished_at=st.none() | times,
    seconds=st.dictionaries(names, st.floats(0, 1e6)),
    inputs=st.dictionaries(
        st.sampled_from(("loaded", "unchanged", "duplicate", "opened", "skipped", "failed", "removed")), counts
    ),
    new=counts,
    changed=counts,
    rows=per_table,
    rows_before=per_table,
    expectations=st.lists(expectations, max_size=5).map(tuple),
    quarantined=st.lists(expectations, max_size=2).map(tuple),
    held=st.lists(held, max_size=2).map(tuple),
    lost=st.lists(lost, max_size=4).map(tuple),
    figures=st.lists(figures(), max_size=3).map(tuple),
    entities=st.lists(entities, max_size=3).map(tuple),
    rising=st.lists(rising, max_size=2).map(tuple),
    disputed=st.lists(disputed, max_size=2).map(tuple),
    edited=st.lists(edited, max_size=2).map(tuple),
    ours=st.lists(ours, max_size=2).map(tuple),
    versions=st.dictionaries(names, texts),
    versions_before=st.dictionaries(names, texts),
    warehouse=texts,
    report=texts,
    detail=st.none() | texts,
)

st.register_type_strategy(Expectation, expectations)
st.register_type_strategy(RunReport, reports)
