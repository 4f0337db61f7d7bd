"""The places that documents come from, as a person names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlsplit
from urllib.request import url2pathname

from tasks.errors import UsageError
from tasks.source.patterns import Patterns

URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
#: Parts of an address that let whoever has them in: they would end up in the ledger and the reports.
SECRETS: Final = frozenset(
    "x-amz-signature x-amz-credential x-amz-security-token x-goog-signature awsaccesskeyid sig signature token "
    "access_token api_key apikey key password".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """A folder, a file, or an address (`s3://bucket/folder`), and which of its files are documents.

    `@FILE` stands for the sources that FILE names, one a line.
    """

    where: str
    patterns: Patterns = field(default_factory=Patterns)

    @property
    def remote(self) -> bool:
        """Whether it is an address of something that is no file here."""
        return bool(URL.match(self.where)) and not self.where.startswith("file://")

    @property
    def path(self) -> Path:
        """Where it is on this machine; has no meaning for a remote one."""
        where = self.where.removeprefix("@")
        return Path(url2pathname(urlsplit(where).path) if where.startswith("file://") else where).expanduser()

    def below(self, folder: Path) -> Source:
        """The same source, named from `folder` where it is a relative path."""
        if self.remote:
            return self
        listed = "@" if self.where.startswith("@") else ""
        return Source(f"{listed}{folder / self.path}", self.patterns)


def source(where: str, patterns: Patterns | None = None) -> Source:
    """The source that a person means.

    Raises:
        UsageError: it is empty, or holds a secret.
    """
    if not where.strip():
        raise UsageError("A source is empty: name a folder, a file or an address such as s3://bucket/folder.")
    found = Source(where, patterns or Patterns())
    if found.remote:
        address = urlsplit(where)
        held = {name.lower() for name, _ in parse_qsl(address.query)} & SECRETS
        if address.password or held:
            raise UsageError(
                f"The source {address.scheme}://{address.hostname or ''}... holds a password or a key, which the "
                "ledger would show. Take it out; the README (Sources) tells where else to put it."
            )
    return found


def expanded(sources: Iterable[Source]) -> Iterator[Source]:
    """Every source, with those that lists name in the place of the lists.

    Raises:
        UsageError: a list cannot be read.
    """
    for each in sources:
        if not each.where.startswith("@"):
            yield each
            continue
        try:
            lines = each.path.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "it is not UTF-8"
            raise UsageError(f"The list of sources {each.path} cannot be read: {why}.") from None
        for line in lines:
            if line.strip() and not line.lstrip().startswith("#"):
                yield source(line.strip(), each.patterns).below(each.path.absolute().parent)
