"""Texts, Markdown and tables that are none, or hardly."""

from __future__ import annotations

from typing import Final

from tests.tasks.batch.broken.kinds import LOADED, Broken
from tests.tasks.readers import made

WORDS: Final = "Rain fell on the town, and the mayor said that 40 people had left. "


def jpeg() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 4


KINDS: Final = (
    Broken("empty.txt", lambda: b"", "empty_file", "nothing in the file"),
    Broken("blank.txt", lambda: b" \t\r\n\f" * 400, "empty_file", "nothing in the file"),
    Broken("blank.md", lambda: b"\n\n\n", "empty_file", "nothing in the file"),
    Broken("blank.csv", lambda: b" \n" * 9, "empty_file", "nothing in the file"),
    Broken("only-a-mark.txt", lambda: b"\xef\xbb\xbf \n", "empty_file", "byte order mark"),
    Broken("invisible.txt", lambda: "\u200b\u2060\u00ad\n".encode() * 9, "no_text", "white space"),
    Broken("zeros.txt", lambda: bytes(5000), "binary_content", "right ending"),
    Broken("noise.txt", lambda: bytes(range(256)) * 40, "binary_content", "right ending"),
    Broken("noise.md", lambda: bytes(range(250, -1, -1)) * 40, "binary_content", "right ending"),
    Broken("some-zeros.txt", lambda: WORDS.encode() * 9 + b"\0\0" + WORDS.encode(), LOADED, "40 people"),
    Broken("picture.txt", jpeg, "no_reader", "image/jpeg"),
    Broken("program.txt", lambda: b"\x7fELF\x02\x01\x01" + bytes(300), "no_reader", "No reader"),
    Broken("program.py", lambda: b"import os\nprint(os.getcwd())\n", "no_reader", "code"),
    Broken("cut-in-a-letter.txt", lambda: (WORDS * 3 + "Łódź").encode()[:-1], LOADED, "40 people"),
    Broken("utf16-cut.txt", lambda: WORDS.encode("utf-16")[:-1], LOADED, "40 people"),
    Broken("utf16-that-is-none.txt", lambda: b"\xff\xfe" + b"\x00\xd8" * 400, "undecodable", "save it as UTF-8"),
    Broken("half-characters.txt", lambda: WORDS.encode() * 9 + b"\xed\xa0\x80\xed\xbf\xbf", LOADED, "40 people"),
    Broken(
        "mixed.txt",
        lambda: ("Zoë left. " + WORDS).encode() + "Zoë left. ".encode("cp1252") + WORDS.encode() * 9,
        LOADED,
        "40 people",
    ),
    Broken(
        "escapes.txt",
        lambda: b"\x1b[31m" + WORDS.encode() + b"\x1b]0;title\x07" + WORDS.encode() * 4,
        LOADED,
        "40 people",
    ),
    Broken("one-line.txt", lambda: WORDS.encode() * 400, LOADED, "40 people"),
    Broken("one-word.txt", lambda: b"x" * 100_000, LOADED, "xxx"),
    Broken("brackets.md", lambda: b"[" * 4_000 + b"](" * 4_000 + WORDS.encode(), LOADED, "40 people"),
    Broken("stars.md", lambda: b"**_ `" * 5_000 + WORDS.encode(), LOADED, "40 people"),
    Broken("quotes.md", lambda: WORDS.encode() + b"\n\n" + b">" * 20_000 + b" buried\n", LOADED, "40 people"),
    Broken(
        "lists.md",
        lambda: b"".join(b" " * (2 * n) + b"- item\n" for n in range(300)) + b"\n" + WORDS.encode(),
        LOADED,
        "item",
    ),
    Broken("table.md", lambda: b"|a" * 600 + b"|\n" + b"|-" * 600 + b"|\n" + b"|b|\n" * 30, LOADED, "b"),
    Broken(
        "front.md",
        lambda: b"---\ntitle: &a [*a, *a]\nx: !!python/object/apply:os.system [ls]\n---\n" + WORDS.encode(),
        LOADED,
        "40 people",
    ),
    Broken(
        "front-laughs.md",
        lambda: (
            b"---\n"
            + b"".join(
                b"k%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9) if n else b"ha, ha") for n in range(30)
            )
            + b"---\n"
            + WORDS.encode()
        ),
        LOADED,
        "40 people",
    ),
    Broken("front-endless.md", lambda: b"---\n" + b"title: x\n" * 3_000 + WORDS.encode(), LOADED, "40 people"),
    Broken(
        "open-quote.csv",
        lambda: b'place,left\nJinja,"4,000\n' + b"Kampala,12\n" * 20_000,
        "broken_file",
        "quotation mark left open",
    ),
    Broken("one-line.csv", lambda: b"a" * 200_000, "broken_file", "quotation mark left open"),
    Broken("many-cells.csv", lambda: b"7," * 20_000, LOADED, "7"),
    Broken("zeros.csv", lambda: b"place,left\0\n" + b"Jinja,4000\n" * 40, LOADED, "Jinja"),
    Broken("ragged.csv", lambda: b"".join(b"x," * (n % 50) + b"y\n" for n in range(500)), LOADED, "y"),
    Broken("cut.tsv", lambda: b"place\tleft\nJinja\t4000\nKamp", LOADED, "Jinja"),
    Broken("commas.csv", lambda: b",,,,\n" * 900, "no_text", "No cell"),
    Broken("letter.csv", lambda: made.eml(), LOADED, "4,000"),
)
