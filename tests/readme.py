"""Keep the README's examples true: run each query on the sample warehouse and put its real output below it.

`python -m tests.readme README.md warehouse/data` rewrites them; a test compares.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from flows.tabular import print_query

EXAMPLE = re.compile(r"(```sql\n(?P<query>[^`]+)```\n\n```text\n)[^`]*(```)")


def renewed(text: str, data: Path) -> str:
    """`text` with the output of each example as it is on the warehouse of `data`."""

    def run(found: re.Match[str]) -> str:
        out = io.StringIO()
        print_query(data, found["query"], "table", out)
        return found[1] + out.getvalue() + found[3]

    return EXAMPLE.sub(run, text)


def main() -> None:
    """Rewrite the file named first, from the data folder named second."""
    path, data = Path(sys.argv[1]), Path(sys.argv[2])
    path.write_text(renewed(path.read_text("utf-8"), data), "utf-8")


if __name__ == "__main__":
    main()
