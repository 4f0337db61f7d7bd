"""Data Docs of an audit: all that Great Expectations says, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from expectations.data_docs import alone, page
from expectations.gate import Verdict
from tasks.reporting import docs


def test_every_table_is_there_and_nothing_is_loaded(spoilt: Callable[..., Verdict]) -> None:
    verdict = spoilt("UPDATE core.quotes SET cue = '<b>x</b>', char_end = char_start", tables={"quotes", "dates"})
    html = verdict.docs
    assert "quotes.rows: " in html and "dates.measures: " in html and "span" in html
    assert not re.search(r"<(script|link|img|iframe)\b|https?://|url\(|@import", html)
    assert html.count("<style>") == 1 and html.rstrip().endswith("</html>")
    assert len(html) < 400_000


def test_nothing_audited_has_no_page() -> None:
    assert page([]) == ""


def test_what_comes_from_elsewhere_is_left_out() -> None:
    html = """<html><head><link href="https://x/a.css"><script>a < b</script></head><body><img src="https://x/a.png">
        <a href="../../index.html">Home</a><a href="https://x">News</a><b style="color: red">Kept</b></body></html>"""
    told = alone(html)
    assert "https" not in told and "<b>Kept</b>" in told and '<a href="../index.html">Home</a>' in told


def test_the_last_ones_are_kept_and_no_link_breaks(tmp_path: Path) -> None:
    for number in range(docs.KEPT + 2):
        docs.write(tmp_path, f"r{number:03}", "x" * 2000)
    sizes = {path.stem: path.stat().st_size for path in (tmp_path / "data-docs").iterdir()}
    assert len(sizes) == docs.KEPT + 2 and sorted(name for name, size in sizes.items() if size < 2000) == [
        "r000",
        "r001",
    ]
    assert 'href="../r000.html"' in (tmp_path / "data-docs" / "r000.html").read_text()
    assert docs.there(tmp_path, "r000") and not docs.there(tmp_path, "other")
