"""Nights before and after reader options have changed: what they concern is read by the new ones, and told so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tasks.readers.options import Options
from tasks.readers.rules import NO_RULES, Rule, Rules
from tests.flows.driver import night_without_prefect
from tests.flows.state import ask
from tests.tasks.containers.packed import zipped

pytestmark = pytest.mark.slow

TABLE = b"id,title,text\n1,Rain,Some 1400 people fled the rain in Accra.\n2,Sun,The sun burnt 30 farms near Lagos.\n"
RUN = "(select max(run_id) from runs)"
CSV = Rules(rules=(Rule("*.csv", (("rows_as_documents", True),)),))
HEAD = Rules(Options(title=("head",)))


def test_a_table_is_rows_for_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, data = tmp_path / "source", tmp_path / "data"
    source.mkdir()
    (source / "a.csv").write_bytes(TABLE)
    (source / "b.json").write_text('{"title": "Dry", "head": "Wells", "text": "Some 12 wells near Kano ran dry."}')
    (source / "c.zip").write_bytes(zipped([("c.txt", b"Some 20 boats left Dakar."), ("d.csv", TABLE)]))
    (source / "e.txt").write_text("Rain fell on 9 villages near Tema.")
    for file in source.iterdir():
        os.utime(file, (1_717_200_000, 1_717_200_000))  # not so fresh that it is looked at twice

    def night(rules: Rules = NO_RULES) -> None:
        night_without_prefect(str(source), str(data), rules=rules)

    def ledger() -> dict[str, str]:
        told = f"select split_part(uri, '/source/', 2), state || ' ' || reason from ledger where run_id = {RUN}"
        return dict(ask(data, told))

    def causes(table: str) -> set[tuple[str, str]]:
        return set(ask(data, f"select what, cause from changes where run_id = {RUN} and table_name = '{table}'"))

    night()
    texts = "select text from documents order by 1"
    first = ask(data, texts)
    assert len(first) == 4

    night(CSV)
    assert {uri: state for uri, state in ledger().items() if not state.startswith("unchanged")} == {
        "a.csv": "opened read_again", "a.csv!/1": "loaded new_document", "a.csv!/2": "loaded new_document",
        "c.zip": "opened container", "c.zip!/d.csv": "opened read_again", "c.zip!/d.csv!/1": "duplicate same_content",
        "c.zip!/d.csv!/2": "duplicate same_content",
    }  # fmt: skip
    assert ask(data, "select title from documents where uri like '%csv%' order by 1") == [("Rain",), ("Sun",)]
    for table in ("documents", "figures"):
        assert causes(table) == {("added", "rule_change"), ("removed", "rule_change")}

    night()
    assert {uri: state for uri, state in ledger().items() if state.startswith("removed")} == {
        f"{name}!/{row}": "removed options_changed" for name in ("a.csv", "c.zip!/d.csv") for row in (1, 2)
    }
    assert causes("documents") == {("added", "rule_change"), ("removed", "rule_change")}
    assert ask(data, texts) == first

    night(HEAD)
    assert [uri for uri, state in ledger().items() if state == "loaded read_again"] == ["b.json"]
    assert causes("documents") == {("changed", "rule_change")}
    assert ask(data, "select title from documents where uri like '%b.json'") == [("Wells",)]
    last = ask(data, f"select {RUN}")
    night(HEAD)
    assert ask(data, f"select {RUN}") == last, "nothing is new"


def test_what_archives_hold_beyond_the_room_there_is_comes_the_next_night(tmp_path: Path) -> None:
    source, data = tmp_path / "source", tmp_path / "data"
    source.mkdir()
    for name in ("a", "b"):
        files = [(f"{name}{n}.json", b'{"head": "H", "text": "Some %d boats left %s."}' % (n + 20, name.encode() * 9))
                 for n in range(2)]  # fmt: skip
        (source / f"{name}.zip").write_bytes(zipped(files))
    for file in source.iterdir():
        os.utime(file, (1_717_200_000, 1_717_200_000))

    def states(rules: Rules = NO_RULES, room: int = 120) -> dict[str, str]:
        night_without_prefect(str(source), str(data), rules=rules, spool_bytes=room)
        told = f"select split_part(uri, '!/', 2), state || ' ' || reason from ledger where run_id = {RUN}"
        return dict(ask(data, f"{told} and uri like '%!%'"))

    late = "failed no_room"
    assert states() == dict.fromkeys(("a0.json", "a1.json"), "loaded new_document") | {"b0.json": late, "b1.json": late}
    assert states()["b1.json"] == "loaded new_document"
    assert list(states(HEAD).values()).count(late) == 2, "what is read anew has to wait as well"
    assert not [state for state in states(HEAD).values() if state == late]
    assert ask(data, "select distinct title from documents") == [("H",)]
