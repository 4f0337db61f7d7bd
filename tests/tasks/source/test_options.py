"""Reader options that change later: what they concern is opened or read anew the next night, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tasks.readers.options import Options
from tasks.readers.rules import NO_RULES, Rule, Rules
from tasks.source.decisions import Plan
from tests.tasks.containers.packed import tarred, zipped
from tests.tasks.source.nights import Nights

TABLE = b"id,title,text\n1,Rain,Rain fell in Accra.\n2,Sun,The sun shone in Lagos.\n"
RECORDS = b"".join(
    json.dumps({"id": n, "nr": f"n{n}", "title": f"Day {n}", "text": f"Rain fell {n} times."}).encode() + b"\n"
    for n in (1, 2)
)
NESTED = json.dumps({"text": "All of it.", "results": [{"id": n, "text": f"Wind {n}."} for n in (1, 2)]}).encode()
ROWS = Rules(Options(rows_as_documents=True))
WHOLE = Rules(Options(records_as_documents=False))
#: What no option concerns, of every state that goes on.
OTHERS = {
    "z.zip": zipped([("a.html", b"<html><body><p>Sun over Accra.</p></body></html>"), ("p.png", b"\x89PNG\r\n\x1a\n")]),
    "z.txt": b"Rain.",
}


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path)


def told(made: Plan) -> dict[str, str]:
    return {decided.uri.rpartition("/docs/")[2]: decided.reason for decided in made.decisions}


def changed(nights: Nights, rules: Rules) -> Plan:
    """The night after the options have changed; the one after that finds nothing to do."""
    nights.rules = rules
    made = nights.night()
    looked, read = nights.looked, nights.read
    assert not nights.night().decisions and (nights.looked, nights.read) == ([], [])
    nights.looked, nights.read = looked, read
    return made


def test_a_table_becomes_documents_and_one_again(nights: Nights) -> None:
    nights.lay({"a.csv": TABLE, **OTHERS})
    nights.night()
    [whole] = [one for one in nights.documents.values() if one.uri.endswith("a.csv")]
    made = changed(nights, ROWS)
    assert nights.looked[0] == "a.csv" and "z.zip" not in nights.looked
    assert nights.read == ["a.csv!/1", "a.csv!/2"]
    assert (made.withdrawn, told(made)) == ([whole.doc_id], {"a.csv": "read_again"})
    rows = [reading.doc_id for reading in made.readings]
    assert made.ruled == [whole.doc_id, *rows]

    made = changed(nights, NO_RULES)
    assert nights.read == ["a.csv"] and made.readings[0].doc_id == whole.doc_id
    assert sorted(made.withdrawn) == sorted(rows)
    assert told(made) == {"a.csv!/1": "options_changed", "a.csv!/2": "options_changed"}
    assert sorted(made.ruled) == sorted([whole.doc_id, *rows])


@pytest.mark.parametrize(
    ("name", "data"), [("a.jsonl", RECORDS), ("a.json", b"[" + RECORDS.replace(b"\n", b",", 1) + b"]")]
)
def test_records_are_documents_unless_told_otherwise(nights: Nights, name: str, data: bytes) -> None:
    nights.lay({name: data, **OTHERS})
    nights.night()
    assert nights.states()[name] == "opened"
    changed(nights, WHOLE)
    assert name in nights.looked and "z.zip" not in nights.looked
    assert nights.states()[name] == "skipped", "no reader takes a list for one document"
    assert not [uri for uri in nights.states() if uri.startswith(f"{name}!/")]
    changed(nights, NO_RULES)
    assert (nights.states()[name], nights.states()[f"{name}!/1"]) == ("opened", "loaded")


def test_a_list_within_an_object(nights: Nights) -> None:
    nights.lay({"a.json": NESTED, **OTHERS})
    nights.night()
    assert nights.read[0] == "a.json"
    changed(nights, Rules(Options(records="results")))
    assert nights.read == ["a.json!/1", "a.json!/2"]
    changed(nights, Rules(Options(records="nothing")))
    assert nights.read == ["a.json"]


def test_other_ids_are_other_names_for_the_same_records(nights: Nights) -> None:
    nights.lay({"a.jsonl": RECORDS, **OTHERS})
    nights.night()
    made = changed(nights, Rules(Options(id=("nr",))))
    assert nights.looked == ["a.jsonl"] and not nights.read
    assert len(made.moved) == 2 and not made.withdrawn
    assert {"a.jsonl!/n1", "a.jsonl!/n2"} < nights.states().keys()


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_table_in_an_archive(nights: Nights, pack: Any) -> None:
    nights.lay({"a.x": pack([("t.csv", TABLE), ("b.txt", b"Wind.")]), "b.x": pack([("u.txt", b"Snow.")]), **OTHERS})
    nights.night()
    changed(nights, Rules(rules=(Rule("*.csv", (("rows_as_documents", True),)),)))
    assert nights.looked == ["a.x"]
    assert nights.read == ["a.x!/t.csv!/1", "a.x!/t.csv!/2"]
    changed(nights, NO_RULES)
    assert nights.read == ["a.x!/t.csv"]


def test_copies_of_a_table_are_opened_too(nights: Nights) -> None:
    nights.lay({"a.csv": TABLE, "b.csv": TABLE, "c.zip": zipped([("c.csv", TABLE)]), **OTHERS})
    nights.night()
    assert nights.states()["b.csv"] == "duplicate"
    changed(nights, ROWS)
    states = nights.states()
    assert {states[name] for name in ("a.csv", "b.csv", "c.zip", "c.zip!/c.csv")} == {"opened"}
    assert nights.read == ["a.csv!/1", "a.csv!/2"], "the rows of the copies are copies"
    changed(nights, NO_RULES)
    assert nights.states()["b.csv"] == "duplicate" and nights.read == ["a.csv"]


def test_a_file_that_failed_is_tried_though_it_rests(nights: Nights) -> None:
    nights.lay({"a.json": b'{"corpus": "Rain fell."}', **OTHERS})
    for _ in range(6):
        nights.night()
    assert not nights.read
    changed(nights, Rules(Options(text=("corpus",))))
    assert nights.read[0] == "a.json" and nights.states()["a.json"] == "loaded"


def test_options_by_which_only_documents_go_open_nothing(nights: Nights) -> None:
    nights.lay({"a.csv": TABLE, "a.jsonl": RECORDS, "b.json": NESTED, "l.zip": zipped([("a.csv", TABLE)]), **OTHERS})
    nights.night()
    made = changed(nights, Rules(Options(title=("headline",))))
    assert not {"l.zip", "z.zip", "a.csv"} & {*nights.looked}
    assert sorted(nights.read) == ["a.jsonl!/1", "a.jsonl!/2", "b.json"]
    assert [reading.again for reading in made.readings] == [True, True, True] and not made.decisions


LETTER = (
    b"From: a@b.c\nSubject: Rain\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    b"--x\n\nRain fell.\n--x\nContent-Disposition: attachment; filename=drafts.txt\n\nSun shone.\n--x--\n"
)


def without(nights: Nights, *patterns: str) -> Rules:
    return Rules(excluded=((nights.docs.resolve().as_uri(), patterns),))


def test_what_is_left_out_of_a_folder_is_left_out_of_archives(nights: Nights) -> None:
    inner = zipped([("c é.md", b"# Snow"), ("d.txt", b"Fog.")])
    files = [("a.txt", b"Wind."), ("drafts/b.txt", b"Hail."), ("n.zip", inner), ("drafts.txt", b"Frost.")]
    box = b"From a@b.c Thu Jun 20 10:00:00 2024\nMessage-ID: <1>\n" + LETTER
    table = {"id": "drafts", "text": "Thaw."}
    nights.lay({"t.tar": tarred(files), "l.eml": LETTER, "box": box, "r.jsonl": json.dumps(table).encode(), **OTHERS})
    nights.night()
    whole = {uri for uri in nights.states() if nights.states()[uri] == "loaded"}

    made = changed(nights, without(nights, "drafts", "*.md", "/a.txt"))
    gone = {"t.tar!/drafts/b.txt", "t.tar!/n.zip!/c%20%C3%A9.md"}
    assert whole - nights.states().keys() == gone, "what is named by what it says is no file; /a.txt is at the top only"
    assert {uri for uri, reason in told(made).items() if reason == "options_changed"} == gone
    letters = ["box!/1", "l.eml"]
    assert sorted(nights.read) == letters, "they are read with what is attached to them"

    changed(nights, without(nights, "drafts.txt"))
    assert sorted(nights.read) == sorted([*letters, *gone]), "what is let in again is read"
    assert not [uri for uri in nights.states() if uri.endswith("drafts.txt")]
    changed(nights, NO_RULES)
    assert {uri for uri, state in nights.states().items() if state in ("loaded", "unchanged")} >= whole


def test_of_two_sources_one_may_leave_out_what_the_other_has() -> None:
    rules = Rules(excluded=(("file:///a", ("*.txt",)), ("file:///a/b", ()), ("file:///c.zip", ("x",))))
    assert rules.leaves_out("file:///a/z.zip!/1.txt") and not rules.leaves_out("file:///a/b/z.zip!/1.txt")
    assert rules.leaves_out("file:///c.zip!/x/1.txt") and not rules.leaves_out("file:///c.zip!/y/x1.txt")
    assert not rules.leaves_out("file:///d/1.txt")
    assert rules.exclude_of("file:///a/b/z.zip") == ("*.txt",)
