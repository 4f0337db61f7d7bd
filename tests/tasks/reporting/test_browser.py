"""Pages in a real browser: axe finds no fault with them, in light and dark, wide and narrow; no link leads nowhere."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict, replace
from importlib import resources
from pathlib import Path
from typing import Final

import pytest

from tasks.reporting.model import Expectation, RunReport
from tasks.reporting.render import render_index, render_run, write

BROWSER: Final = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
QUIET: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=20000", "--hide-scrollbars",
)  # fmt: skip

#: What `prefers-color-scheme: dark` asks for, as Chromium is told.
DARK: Final = "--blink-settings=preferredColorScheme=0"

pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")]


def rich(number: int, state: str = "published") -> RunReport:
    """A report with something in every section."""
    rows = ({"doc_id": "d1", "surface": "<b>x</b>", "char_start": 3},)
    place = {"sentence": "They said <b>x</b> left.", "start": 10, "end": 18, "title": "A", "uri": "file:///a"}
    broken = Expectation(
        "figures", "surface", "slices", "critical", False, "1 row", "none", 1, "So.", "SELECT 1", rows, (place,)
    )
    held = replace(broken, rule="unit_known", column_name="char_start", rows=rows * 2)
    warned = Expectation("ledger", None, "share_lost", "warning", False, f"0.{number}", "at most 0.05", None, "So.")
    figure = {
        "surface": "at least 40", "sentence": "They said at least 40 left.", "start": 10, "end": 21, "item": "people",
        "value_low": 40.0, "value_high": None, "bound": "at_least", "unit": None, "dimension": "count",
        "certainty": "hedged", "speaker": "Ada Obi", "title": "<script>alert(1)</script>", "published_on": "2024-06-01",
    }  # fmt: skip
    entity = {"name": "Ada Obi", "kind": "PERSON", "country": "NG", "aliases": ["Obi"], "mentions": 3, "documents": 2}
    return RunReport.from_json(
        RunReport(f"2024010{number}T000000Z-0000", state, expectations=(warned,)).to_json()
        | {
            "started_at": f"2024-01-0{number}T00:00:00", "finished_at": f"2024-01-0{number}T00:01:00",
            "seconds": {"discover": 0.5, "extract": 40}, "new": 2, "changed": 1,
            "inputs": {"loaded": 3, "unchanged": 9, "failed": 1, "skipped": 1, "removed": 1},
            "rows": {"documents": 12 + number, "figures": 99}, "rows_before": {"documents": 12, "figures": 90},
            "expectations": [asdict(broken), asdict(warned)], "quarantined": [asdict(held)],
            "figures": [figure] * 14, "entities": [entity] * 14,
            "rising": [{"name": "Ada", "kind": "ORG", "tonight": 3, "read": 9, "before": 2, "known": 80}],
            "disputed": [{"item": "people", "event": "left", "lowest": 4, "highest": 50, "speakers": ["A"]}],
            "edited": [{"title": "A", "was": "4", "now": "5", "item": "people"}],
            "lost": [
                {"uri": "file:///a.txt", "state": state, "stage": "ingest", "reason": "empty", "detail": "Empty."}
                for state in ("failed", "skipped", "removed")
            ],
            "ours": [{"cause": "correction", "table_name": "mentions", "what": "changed", "count": 3,
                      "examples": [{"was": "A", "now": None}, {"was": "A", "now": "B"}]}],
            "versions": {"figures": "3"}, "versions_before": {"figures": "2", "dates": "1"},
            "warehouse": "/data/current/warehouse.duckdb", "detail": "Why it is so.",
        }
    )  # fmt: skip


def dumped(page: Path, *flags: str) -> str:
    profile = page.parent / "profile"
    told = subprocess.run(
        [str(BROWSER), *QUIET, *flags, f"--user-data-dir={profile}", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return told.stdout


PAGES: Final[dict[str, Callable[[], str]]] = {
    "published": lambda: render_run(rich(3), [rich(1), rich(2)]),
    "refused": lambda: render_run(rich(3, "refused")),
    "failed": lambda: render_run(RunReport("20240101T000000Z-0000", "failed", detail="It broke.")),
    "index": lambda: render_index([rich(3), rich(2, "refused"), rich(1, "rolled_back")]),
    "empty": lambda: render_index([]),
}


@pytest.mark.parametrize("flags", [("--window-size=1200,900",), ("--window-size=400,800", DARK)], ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_fault(name: str, flags: tuple[str, ...], tmp_path: Path) -> None:
    assert faults(PAGES[name](), tmp_path, *flags) == []


def faults(text: str, folder: Path, *flags: str) -> list[str]:
    """What axe finds wrong with a page, everything in it unfolded."""
    axe = (resources.files("axe_core_python") / "axe.min.js").read_text("utf-8")
    run = "axe.run().then(r => { document.title = 'axe' + JSON.stringify(r.violations.map(v => [v.id])) })"
    opened = text.replace("<details", "<details open")
    page = folder / "page.html"
    page.write_text(opened.replace("</body>", f"<script>{axe}</script><script>{run}</script></body>"), "utf-8")
    found = re.search(r"<title>axe(.*?)</title>", dumped(page, *flags), re.DOTALL)
    assert found is not None
    told: list[str] = [rule for rule, *_ in json.loads(html.unescape(found[1]))]
    return told


def test_axe_would_find_one(tmp_path: Path) -> None:
    spoilt = PAGES["published"]().replace(
        "</main>", '<p style="color: var(--line)">Unseen.</p><img src="data:,"></main>'
    )
    for flags in ((), (DARK,)):
        assert {"image-alt", "color-contrast"} <= set(faults(spoilt, tmp_path, *flags))


def test_nothing_from_a_document_runs(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(render_run(rich(1)), "utf-8")
    shown = dumped(page)
    assert "<script" not in shown and "&lt;script&gt;alert(1)" in shown


def test_no_link_leads_nowhere(tmp_path: Path) -> None:
    runs = [rich(number) for number in (1, 2, 3)]
    for run in runs:
        write(run, runs, tmp_path)
    for page in tmp_path.glob("*.html"):
        text = page.read_text("utf-8")
        for link in re.findall(r'href="([^"]*)"', text):
            file, _, place = html.unescape(link).partition("#")
            target = (tmp_path / file).read_text("utf-8") if file else text
            assert not place or f'id="{place}"' in target, link
