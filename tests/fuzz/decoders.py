"""The decoders, and what tells the kind of a file, under atheris: it keeps bytes that reach code not seen before."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["tasks"]):
    from tasks.readers.detect import kind_of
    from tests.fuzz.target import check_decoding


def target(data: bytes) -> None:
    """Whatever the bytes are, nothing but a refusal is raised."""
    check_decoding(data)
    for name in ("a", "a.txt", "a.html", "a.json", "a.eml", "a.docx", "a.mbox", "a.xml"):
        kind_of(data, name)


if __name__ == "__main__":
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
