"""What manifests say of documents, what is wrong with them, and what is read again for it."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.batch.limits import Limits
from tasks.batch.read import read as read_files
from tasks.errors import BadManifest
from tasks.readers.options import DEFAULT, Options
from tasks.readers.rules import ANY, COPY, NOBODY, Rule, Rules
from tasks.source.aside import Aside
from tasks.source.decisions import Reading
from tasks.source.listing import listing
from tasks.source.manifest import manifest
from tasks.source.manifests import manifests
from tasks.source.plan import plan
from tasks.source.sources import Source
from tasks.source.told import not_read, told, told_otherwise
from tests.tasks.source.shelf import Shelf
from warehouse.known import KnownDocument, KnownInput

FOLDER = "file:///docs"
ABOUT = {"title": "A title", "site": "The Wire", "published_on": "2026-03-05", "language": "en"}


def read(text: str, name: str = "manifest.csv") -> tuple[dict[str, tuple[int, dict[str, str]]], list[tuple[int, str]]]:
    made = manifest(text.encode(), name, FOLDER)
    return made.entries, made.problems


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_says_by_any_of_the_names_of_its_columns(delimiter: str) -> None:
    text = "\ufeffPath,Title,Source,Date,Lang,Else\nsub/a b.txt,A  title,The Wire,2026-03-05T10:00,en-GB,x\n".replace(
        ",", delimiter
    )
    assert read(text) == ({f"{FOLDER}/sub/a%20b.txt": (2, ABOUT)}, [])


def test_lines_of_json_say_the_same() -> None:
    lines = [ABOUT | {"file": "./a.txt", "language": "EN"}, {}]
    entries, problems = read("\n".join(map(json.dumps, lines)) + "\n\n[]\nnot json\n", "manifest.jsonl")
    assert entries == {f"{FOLDER}/a.txt": (1, ABOUT)}
    assert problems == [(2, "it names no file"), (4, "it is no JSON object"), (5, "it is no JSON object")]


def test_files_are_named_from_the_manifest_by_an_absolute_path_or_by_their_address() -> None:
    entries, _ = read("file\na.txt\n/else/b.txt\ns3://bucket/c d.txt\n")
    assert list(entries) == [f"{FOLDER}/a.txt", "file:///else/b.txt", "s3://bucket/c d.txt"]
    assert list(manifest(b"file\na b.txt\n", "manifest.csv", "s3://bucket/x").entries) == ["s3://bucket/x/a b.txt"]


def test_a_line_that_cannot_be_followed_is_told_and_the_others_are() -> None:
    text = "file,date,language\na.txt,yesterday,\n,2026-01-01,\nb.txt,,English!\nc.txt,,en,x\nd.txt,,\nd.txt,,\n"
    entries, problems = read(text)
    assert list(entries) == [f"{FOLDER}/d.txt"]
    assert [(number, words.split(" ")[0]) for number, words in problems] == [
        (2, "'yesterday'"), (3, "it"), (4, "'English!'"), (5, "it"), (7, "line"),
    ]  # fmt: skip
    told_of = manifest(text.encode(), "manifest.csv", FOLDER).wrong([f"{FOLDER}/d.txt"])
    assert "line 6: there is no such file in the sources" in told_of and told_of.count("line ") == 5
    assert told_of.endswith("; and 1 more. The other lines are followed.")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"title,date\nx,2026-01-01\n", b""])
def test_what_is_no_manifest_says_what_to_do(data: bytes) -> None:
    with pytest.raises(BadManifest, match=r"save it as UTF-8|add one"):
        manifest(data, "manifest.csv", FOLDER)


def test_it_is_found_at_the_top_of_a_source_or_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "manifest.csv").write_text("file,title\nb.txt,B\nc.txt,C\nd.txt,\n")
    for name in ("b.txt", "d.txt"):
        (tmp_path / "a" / name).write_text("x")
    (tmp_path / "a" / "manifest.jsonl").write_bytes(b"\xff")
    found = manifests([Source(str(tmp_path / "a")), Source("https://example.org/x")], "", 1000)
    inputs = found.documents(listing([Source(str(tmp_path / "a"))]).inputs)
    assert [each.name for each in inputs] == ["b.txt", "d.txt"]
    assert [found.about(each.uri) for each in inputs] == [{"title": "B"}, None]
    assert {problem.uri.rpartition("/")[2]: (problem.state, problem.reason) for problem in found.problems()} == {
        "manifest.csv": ("failed", "manifest_lines"), "manifest.jsonl": ("failed", "bad_manifest"),
    }  # fmt: skip


def test_one_that_is_named_must_be_good(tmp_path: Path) -> None:
    (tmp_path / "told.csv").write_text("file,title\nb.txt,B\n")
    (tmp_path / "bad.csv").write_text("title\n")
    named = manifests([Source(str(tmp_path))], str(tmp_path / "told.csv"), 1000)
    assert named.about(f"{tmp_path.resolve().as_uri()}/b.txt") == {"title": "B"}
    for name, most in (("nothing.csv", 1000), ("bad.csv", 1000), ("told.csv", 3)):
        with pytest.raises(BadManifest):
            manifests([], str(tmp_path / name), most)
    found = manifests([Source(str(tmp_path))], "", 1000)
    assert found.uris == set()


def noted(state: str, said: str | None) -> KnownInput:
    return KnownInput("file:///a", "0", state, "d", 1, 1, 1, told=said)


def test_a_reader_is_told_otherwise_by_options_it_goes_by_and_by_its_line() -> None:
    options, about = Options(title=("head",)), {"title": "B"}
    assert told("html", options, None) == "html" and told("json", DEFAULT, {}) == "json"
    assert told("json", options, None) != told("json", options, about) != told("html", options, about)
    assert not told_otherwise(noted("loaded", "html"), options, None)
    assert told_otherwise(noted("loaded", "json"), options, None)
    assert told_otherwise(noted("loaded", "html"), DEFAULT, about)
    assert told_otherwise(noted("loaded", told("html", DEFAULT, about)), DEFAULT, None)
    assert not told_otherwise(noted("loaded", told("json", options, about)), options, about)
    assert told_otherwise(noted("loaded", None), options, None)
    assert not told_otherwise(noted("loaded", None), DEFAULT, None)


@pytest.mark.parametrize(
    ("state", "reader", "options", "otherwise"),
    [
        ("loaded", "table", Options(rows_as_documents=True), True),
        ("loaded", "table", Options(id=("nr",)), False),
        ("loaded", "json", Options(records="results"), True),
        ("opened", "zip", Options(title=("head",), rows_as_documents=True), False),
        ("opened", "rows", Options(id=("nr",)), True),
        ("opened", "records", Options(title=("head",)), False),
        ("duplicate", COPY, Options(title=("head",)), False),
        ("duplicate", COPY, Options(rows_as_documents=True), True),
        ("skipped", NOBODY, Options(records_as_documents=False), False),
        ("skipped", not_read("no_records"), Options(text=("body",)), True),
        ("failed", ANY, Options(ocr_pages=1), True),
        ("failed", ANY, DEFAULT, False),
    ],
)
def test_what_is_read_by_none_is_told_otherwise_by_options_that_could_have_it_read(
    state: str, reader: str, options: Options, otherwise: bool
) -> None:
    was = noted(state, reader)
    assert told_otherwise(was, options, None) is otherwise
    assert not told_otherwise(replace(was, told=told(reader, options)), options, None)
    assert not told_otherwise(replace(was, told=None, sha256=None, size=None), options, None), "it was never looked at"


def test_a_manifest_is_about_documents() -> None:
    about = {"title": "B"}
    for reader in ("zip", "gzip", "rows", COPY, NOBODY):
        assert not told_otherwise(noted("opened", reader), DEFAULT, about)
    assert told_otherwise(noted("failed", ANY), DEFAULT, about)
    assert told(not_read("no_reader"), DEFAULT, about) == NOBODY
    assert told(not_read("no_text"), DEFAULT, about) != told(not_read("no_text"), DEFAULT) == ANY


def test_what_lies_in_a_file_can_be_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"x")
    (tmp_path / "manifest.csv").write_text("file,title\na.zip!/in/b c.txt,B\ngone.zip!/x.txt,X\n")
    found = manifests([Source(str(tmp_path))], "", 1000)
    found.documents(listing([Source(str(tmp_path))]).inputs)
    [problem] = found.problems()
    assert problem.detail.startswith("line 3: there is no such file") and problem.detail.count("line ") == 1
    assert found.about(f"{tmp_path.resolve().as_uri()}/a.zip!/in/b%20c.txt") == {"title": "B"}


def test_what_is_told_of_a_document_goes_before_what_it_says_itself(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"head": "Its own", "text": "Rain fell.", "date": "2020-01-01"}))
    [found] = listing([Source(str(tmp_path))]).inputs
    rules = Rules(rules=(Rule("*.json", (("title", ("head",)),)),))
    for about in (None, {"published_on": "2026-03-05", "site": "The Wire"}, {"title": "Another", "language": "en"}):
        [row] = read_files([Reading(found, "0", "d", 1, about=about)], Limits(), rules)
        assert isinstance(row, dict)
        said = about or {}
        day = dt.date.fromisoformat(said.get("published_on", "2020-01-01"))
        assert (row["title"], row["site"]) == (said.get("title", "Its own"), said.get("site"))
        assert (row["language"], row["published_on"], row["published_basis"]) == (said.get("language"), day, "metadata")
        assert row["told"] == told("json", rules.options_of(found.uri), about) != "json"


def test_a_changed_line_has_its_document_read_again_and_no_other(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    inputs = listing([Source(str(tmp_path))]).inputs
    later = max(found.modified_ns for found in inputs) + 10**10
    was = {
        one.uri: KnownInput(one.uri, one.name, "loaded", one.name, one.size, one.modified_ns, later, told="text")
        for one in inputs
    }
    shelf = Shelf(was, [KnownDocument(found.name, found.uri, found.name, 1, True) for found in inputs])
    about = {inputs[0].uri: {"title": "A"}}
    aside = Aside(shelf, otherwise=lambda one: told_otherwise(one, DEFAULT, about.get(one.uri)))  # type: ignore[arg-type]
    listed = listing([Source(str(tmp_path))], sift=aside)
    known, gone = aside.at_hand(listed)
    near = shelf.documents(list(known)) + gone
    made = plan(listed, known, near, shelf, lambda some: [one.name for one in some], lambda _: True)
    assert [(one.doc_id, one.version, one.again) for one in made.readings] == [("a.txt", 1, True)]
    assert aside.counts == {"unchanged": 1}
