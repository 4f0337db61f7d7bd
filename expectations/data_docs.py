"""Great Expectations' own Data Docs of an audit, as one page that needs neither network nor script.

Its renderer writes pages that load their looks and their scripts from elsewhere. What it says is kept as it is, all
tables on one page; what it loads is left out, and a few lines of CSS stand for it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from great_expectations.render.renderer import ValidationResultsPageRenderer
    from great_expectations.render.view import DefaultJinjaPageView

if TYPE_CHECKING:
    from great_expectations.core.expectation_validation_result import ExpectationSuiteValidationResult

#: What is loaded from elsewhere, or works with a script only: scripts, styles, pictures, a filter, a newsletter.
ELSEWHERE: Final = re.compile(
    r"<script\b.*?</script>|<style\b.*?</style>|<link\b[^>]*>|<img\b[^>]*>|<!--.*?-->|<footer\b.*?</footer>"
    r'|<div class="card mb-3">\s*<div class="card-header p-2">\s*<strong>Actions</strong>.*?(?=<div class="card )'
    r'|<a\b[^>]*href="https?:[^>]*>.*?</a>',
    re.DOTALL | re.IGNORECASE,
)
#: What only styles and scripts that are not there would read.
IDLE: Final = re.compile(
    r' (?:style|onclick|data-[\w-]+|role|aria-[\w-]+|tabindex)="[^"]*"| id="section-\d+-content[^"]*"| class=""'
)
HOME: Final = re.compile(r'href="(?:\.\./)+index\.html"')
LOOKS: Final = """
:root { color-scheme: light dark } body { font: 15px/1.5 system-ui, sans-serif; margin: 1.5rem; max-width: 75rem }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem } ul { list-style: none; padding-left: 1rem }
td, th { border-bottom: 1px solid #8886; padding: .3rem .6rem; text-align: left; vertical-align: top }
nav ul { columns: 14rem 4 } td, .badge { overflow-wrap: anywhere }
.badge { font-family: ui-monospace, monospace; font-size: .85em }
.fa-check-circle::before { content: "✓" } .fa-times::before { content: "✕" }
.fa-exclamation-triangle::before { content: "!" } .text-success { color: #2a8a55 } .text-danger { color: #d0453a }
"""


def page(results: Sequence[ExpectationSuiteValidationResult]) -> str:
    """The page: a section of overview and one a column for each table that was audited; empty without results."""
    documents = [ValidationResultsPageRenderer(run_info_at_end=True).render(result) for result in results]
    if not documents:
        return ""
    whole, *others = documents
    whole.sections = [
        _named(section, result.suite_name)
        for document, result in zip([whole, *others], results, strict=True)
        for section in document.sections
    ]
    return alone(DefaultJinjaPageView().render(whole))


def alone(html: str) -> str:
    """A page of Data Docs without anything from elsewhere."""
    kept = IDLE.sub("", HOME.sub('href="../index.html"', ELSEWHERE.sub("", html)))
    kept = re.sub(r"\s+", " ", kept)
    return kept.replace("</head>", f"<style>{LOOKS}</style></head>", 1)


def _named(section: Any, of: str) -> Any:
    """A section that says which table it is about."""
    section.section_name = f"{of}: {section.section_name}"
    return section
