"""Which documents are meant that were read, or in which something was found, otherwise than today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from warehouse.schema import quoted


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Which current documents are meant that would be read otherwise today.

    Args:
        readers: the readers of today, `NAME VERSION`; documents by others are meant. None: whatever their reader.
        found_with: the versions of what finds something in a text; documents in which others have found are meant.
        since, until: of these those published within; one without a day is not, where any is given.
    """

    readers: Collection[str] | None
    found_with: Mapping[str, str]
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def sql(self) -> str:
        """The condition that holds for their rows of `core.documents`."""
        versions = self.found_with.items()
        others = [f"read_with[{quoted(name)}] IS DISTINCT FROM {quoted(version)}" for name, version in versions]
        if self.readers is not None:
            others.append(f"NOT list_contains([{', '.join(map(quoted, sorted(self.readers)))}]::VARCHAR[], reader)")
        days = [f"published_on >= DATE '{self.since}'"] if self.since else []
        days += [f"published_on <= DATE '{self.until}'"] if self.until else []
        return " AND ".join(['"current"', f"({' OR '.join(others) or 'false'})", *days])
