"""Pages say all they should, in HTML that nothing in a document can break."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.reporting.model import Expectation, RunReport
from tasks.reporting.render import LISTED, render_index, render_run, write
from tasks.reporting.samples import samples

VOID: Final = {"meta", "br", "path", "polyline", "polygon"}
reports = st.from_type(RunReport)
fast = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Page(HTMLParser):
    """The tags and text of a page; a tag that is closed in the wrong place raises."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    @property
    def text(self) -> str:
        return plain("".join(self.said))


def plain(text: Any) -> str:
    return " ".join(str(text).split())


def both(report: RunReport) -> list[Page]:
    return [Page(render_run(report)), Page(render_index([report, dataclasses.replace(report, run_id="earlier")]))]


@given(reports)
@fast
def test_pages_are_whole_and_nothing_gets_out_of_its_place(report: RunReport) -> None:
    for page in both(report):
        tags = {tag for tag, _ in page.tags}
        assert not tags & {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
        assert [tag for tag, _ in page.tags].count("style") == 1
        assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


@given(reports)
@fast
def test_pages_need_no_network(report: RunReport) -> None:
    for page in both(report):
        for _, attributes in page.tags:
            assert "src" not in attributes
            assert not re.match(r"[a-z]+:|//", attributes.get("href") or "")
    assert not re.search(r"url\(|@import", render_run(RunReport("r", "published")))


@given(reports)
@fast
def test_every_lost_input_is_shown(report: RunReport) -> None:
    page = Page(render_run(report))
    for row in report.lost:
        assert plain(row["uri"]) in page.text
        assert plain(row["detail"] or row["reason"]) in page.text


@given(reports)
@fast
def test_every_broken_promise_is_shown_with_its_rows_and_query(report: RunReport) -> None:
    page = Page(render_run(report))
    for one in report.broken:
        for told in (one.table_name, one.rule, one.reason, one.observed, one.bound, one.query):
            assert plain(told or "") in page.text
        for row in one.rows:
            for value in row.values():
                assert plain("" if value is None else value) in page.text


@given(reports)
@fast
def test_figures_and_broken_rows_are_marked_in_their_sentence(report: RunReport) -> None:
    html = render_run(report)
    marks = [re.sub(r"&#?\w+;", "?", mark) for mark in re.findall("<mark>(.*?)</mark>", html, re.S)]
    broken = [place["mark"] for one in (*report.broken, *report.quarantined) for place in samples(one)["spoken"]]
    figures = [row["end"] - row["start"] for row in report.figures]
    assert [len(mark) for mark in marks] == [*map(len, broken), *figures]


@given(reports)
@fast
def test_state_is_said_in_a_word_and_not_by_colour_alone(report: RunReport) -> None:
    word = {"running": "unfinished", "rolled_back": "rolled back"}.get(report.state, report.state)
    assert all(word in page.text for page in both(report))


@given(st.lists(reports, max_size=6, unique_by=lambda r: r.run_id))
@fast
def test_the_index_lists_every_run_once_newest_first(held: list[RunReport]) -> None:
    table = render_index(held).partition("<tbody>")[2]
    assert re.findall(r'<a href="(.*?)\.html">', table) == sorted((r.run_id for r in held), reverse=True)


def test_of_a_failing_row_an_empty_column_is_shown_only_when_it_is_what_broke() -> None:
    rows = ({"doc_id": "d1", "title": None, "author": None}, {"doc_id": "d2", "title": None, "author": None})
    broken = Expectation("documents", "title", "title_present", "warning", False, "2", "0", 2, "So.", None, rows)
    heads = re.findall(r'<th scope="col">(\w+)</th>', render_run(RunReport("r", "published", expectations=(broken,))))
    assert heads[:2] == ["doc_id", "title"]
    assert "author" not in heads


def test_every_table_has_a_caption_or_a_name() -> None:
    report = RunReport.from_json({"run_id": "r", "state": "published", "inputs": {"loaded": 1}, "rows": {"figures": 2}})
    html = render_run(report) + render_index([report])
    assert html.count("<table") == html.count("<caption") > 0


@pytest.mark.parametrize("broken", [render_run, render_index])
def test_writing_leaves_whole_pages_only(broken: Callable[..., str], tmp_path: Path, monkeypatch: Any) -> None:
    report = RunReport("20240101T000000Z-0000", "published")
    page = write(report, [report], tmp_path)
    assert page == tmp_path / "20240101T000000Z-0000.html"
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(before) == {page.name, "index.html"}

    def fails(*_: Any) -> str:
        raise ValueError("no page")

    monkeypatch.setattr(f"tasks.reporting.render.{broken.__name__}", fails)
    with pytest.raises(ValueError, match="no page"):
        write(report, [report], tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def measured(number: int, observed: str | None) -> RunReport:
    found = Expectation("figures", None, "rows_kept", "critical", True, observed, "at least 0.25", None, "So.")
    return RunReport(f"2024010{number}T000000Z-0000", "published", expectations=(found,))


def test_what_was_measured_is_shown_with_its_history() -> None:
    runs = [measured(1, "0.5"), measured(2, "no number"), measured(3, "1"), measured(4, "9")]
    html = render_run(runs[2], runs)
    assert re.findall('<svg class="trend small"[^>]*aria-label="(.*?)"', html) == ["0.5 to 1 in 2 runs"]
    assert "trend small" not in render_run(runs[0], runs), "one number is no trend"


@given(reports)
@fast
def test_what_changed_and_who_is_named_more_is_shown(report: RunReport) -> None:
    text = Page(render_run(report)).text
    for row in (*report.edited, *report.rising):
        assert all(plain(value) in text for name, value in row.items() if name in ("was", "now", "name") and value)


def test_the_index_is_bounded() -> None:
    runs = [RunReport(f"20240101T{number:06}Z-0000", "published") for number in range(LISTED + 5)]
    html = render_index(runs)
    assert html.count('<th scope="row">') == LISTED
    assert "5 older ones" in html and "older ones" not in render_index(runs[:LISTED])
