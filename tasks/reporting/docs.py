"""The Data Docs of the last audits, beside the reports; of older ones a word is left, so that no link leads nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

#: From a report to the Data Docs of a run.
LINK: Final = "data-docs/{}.html"
#: Audits whose Data Docs are kept: each is as large as several reports.
KEPT: Final = 30

CLEARED: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Cleared</title>
<p>The Data Docs of this audit have been cleared. <a href="../{0}.html">What they said is in the report.</a></p></html>
"""


def write(reports: Path, run_id: str, page: str) -> Path:
    """Write the Data Docs of a run beside its report, and clear those of old runs. Returns the file."""
    path = reports / LINK.format(run_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, "utf-8")
    for old in sorted(path.parent.glob("*.html"))[:-KEPT]:
        if old.stat().st_size > len(CLEARED) + len(old.stem):
            old.write_text(CLEARED.format(old.stem), "utf-8")
    return path


def there(reports: Path, run_id: str) -> bool:
    """Whether there are Data Docs of a run."""
    return (reports / LINK.format(run_id)).exists()
