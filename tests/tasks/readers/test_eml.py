"""Letters: text, subject, sender, day, in every form that mail programs write."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers.eml import read
from tests.tasks.readers import made

PAGE = "<html><body><p>Some <b>40</b> boats sank.</p><p>Two did not.</p></body></html>"


def test_a_letter() -> None:
    found = read(made.eml("Some 40 boats sank.\n"), "a.eml")
    assert found.text.strip() == "Some 40 boats sank."
    assert (found.title, found.author) == ("Rain in Kampala", "Ada Obi")
    assert (found.published_on, found.published_basis) == (made.DAY, "header")
    assert (found.media_type, found.encoding, found.offsets) == ("message/rfc822", "utf-8", None)


@pytest.mark.parametrize("page", [None, PAGE])
def test_the_language_it_names(page: str | None) -> None:
    assert read(made.eml("Some 40 boats sank.\n", page, Content_Language="en-GB"), "a.eml").language == "en"


def test_the_plain_form_is_preferred() -> None:
    assert read(made.eml("Some 40 boats sank.\n", PAGE), "a.eml").text.strip() == "Some 40 boats sank."


def test_the_page_where_there_is_no_plain_text() -> None:
    letter = EmailMessage()
    letter["Subject"] = "Rain"
    letter.set_content(PAGE, subtype="html", charset="iso-8859-2", cte="quoted-printable")
    assert read(letter.as_bytes(), "a.eml").text == "Some 40 boats sank.\n\nTwo did not."
    assert read(made.eml("  \n", PAGE), "a.eml").text == "Some 40 boats sank.\n\nTwo did not."


def test_what_is_attached_is_no_part_of_it() -> None:
    letter = email.message_from_bytes(made.eml("Some 40 boats sank.\n"), policy=SMTP)
    assert isinstance(letter, EmailMessage)
    letter.add_attachment("Another text.", filename="a.txt")
    assert read(letter.as_bytes(), "a.eml").text.strip() == "Some 40 boats sank."


@pytest.mark.parametrize(
    ("charset", "transfer"),
    [
        ("utf-8", "base64"),
        ("iso-8859-2", "quoted-printable"),
        ("utf-8", "8bit"),
        ("iso-8859-2", "8bit"),
        ("iso-8859-2", "base64"),
    ],
)
def test_encodings(charset: str, transfer: str) -> None:
    letter = EmailMessage()
    letter["Subject"] = "Deszcz w Łodzi"
    letter["From"] = "Żaneta Łoś <z@example.org>"
    letter.set_content("Żółw w Łodzi, żaden nie został.\n", charset=charset, cte=transfer)
    found = read(letter.as_bytes(), "a.eml")
    assert found.text.strip() == "Żółw w Łodzi, żaden nie został."
    assert (found.title, found.author) == ("Deszcz w Łodzi", "Żaneta Łoś")


@pytest.mark.parametrize(
    ("headers", "author"),
    [
        ("From: ada@example.org", "ada@example.org"),
        ("From: Ada Obi <a@b.c>, Bo <b@b.c>", "Ada Obi, Bo"),
        ("From: =?utf-8?q?Ad=C3=A1?= <a@b.c>", "Adá"),
        ("From: broken <", "broken <"),
        ("From: =?nonsense?x?=?= <a@b.c>", "=?nonsense?x?=?="),
        ("To: x", None),
    ],
)
def test_senders(headers: str, author: str | None) -> None:
    assert read(f"{headers}\nSubject: Rain\n\nRain fell.".encode(), "a.eml").author == author


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("Thu, 20 Jun 2024 23:30:00 -0500", True),
        ("20 Jun 2024", True),
        ("2024-06-20", True),
        ("Thu, 32 Jun 2024 23:30:00", False),
        ("soon", False),
        ("Thu, 20 Jun 2024 23:30:00 -99999999999999999999", True),
        ("", False),
    ],
)
def test_days(date: str, told: bool) -> None:
    found = read(f"Date: {date}\nSubject: Rain\n\nRain fell on 3 May 2020.".encode(), "a.eml")
    assert (found.published_on, found.published_basis) == ((made.DAY, "header") if told else (None, "none"))


ENCRYPTED = b"Subject: x\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIAG"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n", "empty_file"),
        (b"\n\nno header at all\n", "broken_file"),
        (b"Subject: rain\n\n", "no_text"),
        (b"Subject: rain\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K", "no_text"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n", "no_text"),
        (ENCRYPTED, "encrypted"),
        (ENCRYPTED.replace(b"application/pkcs7-mime", b"multipart/encrypted"), "encrypted"),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(data, "a.eml")
    assert raised.value.reason == reason


pieces = st.sampled_from(
    [b"From: ", b"Date: ", b"\n", b"\n\n", b"Content-Type: multipart/mixed; boundary=x\n", b"--x\n", b"--x--", b"text",
     b"Content-Type: text/plain; charset=nope\n", b"Content-Transfer-Encoding: base64\n", b"=?utf-8?b?", b"?=",
     b"<", b">,", b'"', b"(", b"Subject: \xff", b"Content-Type: text/html\n", b"Content-Type: message/rfc822\n",
     b";", b"@", b"[", b"\\"]
)  # fmt: skip


@given(st.lists(pieces, max_size=14))
@settings(max_examples=400, deadline=None)
def test_any_pieces_are_read_or_refused(parts: list[bytes]) -> None:
    try:
        found = read(b"X: y\n" + b"".join(parts), "a.eml")
    except Unreadable as error:
        assert error.reason in ("no_text", "encrypted", "broken_file", "binary_content", "undecodable")
    else:
        assert found.text.strip()
        f"{found.title}{found.author}".encode()
