"""The list of promises: whole, named once, each with its reason."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from expectations import suite
from expectations.promises import RUN, Promise
from warehouse.tables import TABLES

PROMISES = suite.every_promise()


def test_every_table_has_rules_of_its_own() -> None:
    assert set(suite.BY_HAND) == {table.name for table in TABLES}
    assert all(rules for rules in suite.BY_HAND.values())
    assert all(rule.table == name for name, rules in suite.BY_HAND.items() for rule in rules)


def test_names_are_stable_and_unique_within_a_table() -> None:
    names = [(promise.table, promise.rule) for promise in PROMISES]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", rule) for _, rule in names)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: f"{promise.table}.{promise.rule}")
def test_each_says_why_and_what(promise: Promise) -> None:
    assert promise.reason.endswith(".")
    assert len(promise.reason) > 15
    assert promise.bound
    known = {column.name for table in TABLES if table.name == promise.table for column in table.columns}
    assert promise.column is None or promise.column in known
    assert RUN not in promise.query("20260102T020000Z-00bb")


def test_promises_of_some_tables() -> None:
    assert {promise.table for promise in suite.promises({"dates", "runs"})} == {"dates", "runs"}
    assert suite.promises() == PROMISES


def test_the_version_follows_every_part_of_a_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {suite.suite_version()}
    first, *others = PROMISES
    for changed in (replace(first, severity="warning"), replace(first, reason="Other."), replace(first, rule="other")):
        monkeypatch.setattr(suite, "every_promise", lambda changed=changed: (changed, *others))
        versions.add(suite.suite_version())
    monkeypatch.setattr(suite, "every_promise", lambda: tuple(others))
    versions.add(suite.suite_version())
    assert len(versions) == 5
