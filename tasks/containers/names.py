"""Where a member lies: the address of its container, `!/`, and its path there, escaped so that it can be told apart.

In the address of a file an exclamation mark is escaped, so `!/` stands only where a container is entered. What follows
is a name and nothing else: `../../etc/passwd` is the text `..%2F..%2Fetc/passwd`. A second member of the same name is
called `name#2`.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final
from urllib.parse import quote_from_bytes, unquote

ENTER: Final = "!/"
#: Escaped bytes beyond which a name is cut; its digest tells it apart.
LONGEST: Final = 600
#: Folders that a Mac adds for itself.
OWN: Final = frozenset({"__MACOSX"})
BROKEN_ESCAPE: Final = re.compile(r"%.?\Z")


def outermost(uri: str) -> str:
    """The address of the file itself."""
    return uri.partition(ENTER)[0]


def is_member(uri: str) -> bool:
    """Whether it lies within a container."""
    return ENTER in uri


def within(uri: str, root: str) -> bool:
    """Whether it is, or lies in, a file or folder."""
    return uri == root or uri.startswith((root + "/", root + ENTER))


def parts(uri: str) -> tuple[str, ...]:
    """The address of the file, then the name of each member on the way, as it stands in its container."""
    first, *inner = uri.split(ENTER)
    return first, *(unquote(name.partition("#")[0], errors="surrogateescape") for name in inner)


def way(uri: str) -> tuple[str, ...]:
    """The addresses of a member and of all containers it lies in, the outermost first."""
    pieces = uri.split(ENTER)
    return tuple(ENTER.join(pieces[:count]) for count in range(1, len(pieces) + 1))


def member_uri(container: str, path: tuple[str, ...], number: int = 1) -> str:
    """The address of a member.

    Args:
        container: address of what it lies in.
        path: folders and name, as they stand there.
        number: the how-manieth of this address it is.
    """
    return container + ENTER + escaped(path) + (f"#{number}" if number > 1 else "")


def escaped(path: tuple[str, ...]) -> str:
    """The path of a member as part of an address. What leads out of the container, or to its top, is no folder."""
    head = "%2F" if path[0] == "" and len(path) > 1 else ""
    told = [_quoted(part) + ("%2F" if part == ".." else "/") for part in path if part not in ("", ".")]
    whole = head + "".join(told).removesuffix("/")
    if len(whole) > LONGEST:
        digest = hashlib.sha256(whole.encode()).hexdigest()[:16]
        whole = BROKEN_ESCAPE.sub("", whole[:LONGEST]) + "~" + digest
    return whole or "unnamed"


def base_name(path: tuple[str, ...]) -> str:
    """The name of a member, fit to be shown. Of an address the last part is one."""
    last = next((part for part in reversed("/".join(path).split("/")) if part), "unnamed")
    return last.encode("utf-8", "replace").decode("utf-8", "replace")


def is_hidden(path: tuple[str, ...]) -> bool:
    """Whether a member, or a folder it lies in, is hidden: no document, as in a folder."""
    return any((part.startswith(".") and part not in (".", "..")) or part in OWN for part in path)


def _quoted(part: str) -> str:
    try:
        return quote_from_bytes(part.encode("utf-8", "surrogateescape"), safe="")
    except UnicodeEncodeError:
        return quote_from_bytes(part.encode("utf-8", "replace"), safe="")
