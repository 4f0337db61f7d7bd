"""Letters and rich text with endless heads, parts within parts, and numbers nobody counts to."""

from __future__ import annotations

import base64
from typing import Final

from tests.tasks.batch.broken.kinds import LOADED, Broken
from tests.tasks.readers import made


def letter(*parts: bytes, headers: bytes = b"Subject: Rain\r\nDate: Thu, 20 Jun 2024 10:00:00 +0000\r\n") -> bytes:
    return b"From: Ada <ada@example.org>\r\nMIME-Version: 1.0\r\nMessage-ID: <1@x>\r\n" + headers + b"".join(parts)


def plain(body: bytes, charset: bytes = b"utf-8", more: bytes = b"") -> bytes:
    return b"Content-Type: text/plain; charset=%s\r\n%s\r\n%s" % (charset, more, body)


def nested(depth: int) -> bytes:
    opening = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return opening + plain(b"Rain fell.\r\n")


def forwarded(depth: int) -> bytes:
    return b"Content-Type: message/rfc822\r\n\r\nFrom: a@example.org\r\n" * depth + plain(b"Rain fell.\r\n")


WORDS: Final = b"At least 4,000 people left Jinja. "
PARTS: Final = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"

KINDS: Final = (
    Broken("empty.rtf", lambda: b"", "empty_file", "nothing in the file"),
    Broken("noise.rtf", lambda: bytes(range(256)) * 9, "broken_file", "{\\rtf"),
    Broken("no-words.rtf", lambda: b"{\\rtf1\\ansi}", "no_text", "no words"),
    Broken("cut.rtf", lambda: made.rtf([made.WORDS] * 9)[:400], LOADED, "4,000"),
    Broken("braces.rtf", lambda: b"{\\rtf1 Rain " + b"{" * 100_000 + b"fell" + b"}" * 200_000, LOADED, "Rain"),
    Broken("long-bin.rtf", lambda: b"{\\rtf1 Rain fell. {\\pict\\bin99999999 xx} More.}", LOADED, "Rain fell."),
    Broken("negative-bin.rtf", lambda: b"{\\rtf1 Rain fell. {\\pict\\bin-9 xx} More.}", LOADED, "Rain fell."),
    Broken(
        "huge-bin.rtf", lambda: b"{\\rtf1 Rain fell. {\\pict\\bin" + b"9" * 5000 + b" xx} More.}", LOADED, "Rain fell."
    ),
    Broken(
        "huge-character.rtf",
        lambda: b"{\\rtf1 Rain fell. \\u99999999999? \\u-99999? \\uc999999 \\u9? More.}",
        LOADED,
        "Rain fell.",
    ),
    Broken("no-such-page.rtf", lambda: b"{\\rtf1\\ansi\\ansicpg99999 Rain fell \\'e9.}", LOADED, "Rain fell"),
    Broken("long-number.rtf", lambda: b"{\\rtf1 Rain fell. \\fs" + b"1" * 9000 + b" More.}", LOADED, "Rain fell."),
    Broken("cells.rtf", lambda: b"{\\rtf1 Rain fell." + b"\\cell" * 50_000 + b" More.}", LOADED, "Rain fell."),
    Broken("cut-escape.rtf", lambda: b"{\\rtf1 Rain fell. \\'", LOADED, "Rain fell."),
    Broken("half-character.rtf", lambda: b"{\\rtf1 Rain fell. \\u-10180? More.}", LOADED, "Rain fell."),
    Broken("rich.txt", lambda: made.rtf([made.WORDS]), LOADED, "4,000"),
    Broken("empty.eml", lambda: b"", "empty_file", "nothing in the file"),
    Broken("no-letter.eml", lambda: b"\x01\x02\x03" * 300, "broken_file", "no header field"),
    Broken("heads-only.eml", lambda: letter(b"\r\n"), "no_text", "no text of its own"),
    Broken("cut-heads.eml", lambda: letter()[:70], LOADED, "Sub"),
    Broken(
        "attached-only.eml",
        lambda: letter(
            PARTS, b"--b\r\nContent-Type: application/zip\r\nContent-Disposition: attachment\r\n\r\nPK\r\n--b--\r\n"
        ),
        "no_text",
        "no text of its own",
    ),
    Broken(
        "locked.eml",
        lambda: letter(b"Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--"),
        "encrypted",
        "save it decrypted",
    ),
    Broken("nested.eml", lambda: letter(nested(1_200)), "broken_file", "nested too deep"),
    Broken("forwarded.eml", lambda: letter(forwarded(3_000)), "broken_file", "nested too deep"),
    Broken(
        "many-parts.eml",
        lambda: letter(PARTS, b"--b\r\n" + plain(WORDS + b"\r\n"), b"--b\r\n\r\nx\r\n" * 1_000),
        LOADED,
        "4,000",
    ),
    Broken("long-heads.eml", lambda: letter(b"X-Long: " + b"x" * 2_000_000 + b"\r\n", plain(WORDS)), LOADED, "4,000"),
    Broken(
        "long-subject.eml",
        lambda: letter(plain(WORDS), headers=b"Subject: " + b"=?utf-8?q?Rain_?= " * 20_000 + b"\r\n"),
        LOADED,
        "4,000",
    ),
    Broken(
        "many-people.eml",
        lambda: letter(plain(WORDS), headers=b"Cc: " + b"a <a@example.org>, " * 20_000 + b"\r\n"),
        LOADED,
        "4,000",
    ),
    Broken(
        "many-senders.eml",
        lambda: b"From: " + b"a <a@example.org>, " * 5_000 + b"\r\nSubject: x\r\nDate: x\r\n" + plain(WORDS),
        LOADED,
        "4,000",
    ),
    Broken(
        "comments.eml",
        lambda: (
            b"From: " + b"(" * 5_000 + b"a@example.org\r\nSubject: x\r\nDate: " + b"(" * 5_000 + b"\r\n" + plain(WORDS)
        ),
        LOADED,
        "4,000",
    ),
    Broken(
        "long-type.eml",
        lambda: letter(b"Content-Type: text/plain; " + b"a*1=x; " * 3_000 + b"\r\n\r\n" + WORDS),
        LOADED,
        "4,000",
    ),
    Broken("many-heads.eml", lambda: letter(b"X-A: b\r\n" * 10_000, plain(WORDS)), LOADED, "4,000"),
    Broken(
        "no-such-day.eml",
        lambda: letter(plain(WORDS), headers=b"Date: Thu, 99 Foo 20024 99:99:99 +9999\r\n"),
        LOADED,
        "4,000",
    ),
    Broken("no-such-charset.eml", lambda: letter(plain(WORDS + b"\xe9", b"x-klingon")), LOADED, "4,000"),
    Broken("wrong-charset.eml", lambda: letter(plain("Zoë fled. ".encode() + WORDS, b"us-ascii")), LOADED, "Zoë"),
    Broken(
        "broken-base64.eml",
        lambda: letter(
            plain(base64.b64encode(WORDS * 9)[:-3] + b"!!!=", b"utf-8", b"Content-Transfer-Encoding: base64\r\n")
        ),
        LOADED,
        "4,000",
    ),
    Broken(
        "no-such-packing.eml",
        lambda: letter(plain(WORDS, b"utf-8", b"Content-Transfer-Encoding: uuencode\r\n")),
        LOADED,
        "4,000",
    ),
    Broken(
        "broken-quoted.eml",
        lambda: letter(plain(WORDS + b"=ZZ =", b"utf-8", b"Content-Transfer-Encoding: quoted-printable\r\n")),
        LOADED,
        "4,000",
    ),
    Broken("open-parts.eml", lambda: letter(PARTS, b"--b\r\n", plain(WORDS)), LOADED, "4,000"),
    Broken("no-boundary.eml", lambda: letter(b"Content-Type: multipart/mixed\r\n\r\n" + WORDS), "no_text", "no text"),
    Broken(
        "broken-words.eml",
        lambda: letter(plain(WORDS), headers=b"Subject: =?utf-8?b?!!!?= =?x?q?=ZZ?= \xff\xfe\r\n"),
        LOADED,
        "4,000",
    ),
)
