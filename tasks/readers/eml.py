"""Letters (RFC 5322): the text, its subject, sender and day. What is attached is no part of it."""

from __future__ import annotations

import base64
import datetime as dt
import email
import re
from email.errors import InvalidBase64LengthDefect
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, Final, cast

from tasks.errors import Unreadable
from tasks.readers import Parsed, fields, html, markup
from tasks.readers.options import DEFAULT, Options
from tasks.text.decode import decode

NAME: Final = "eml"
VERSION: Final = "2"
KINDS: Final = ("eml",)

#: What the parser of the standard library raises for headers and bodies that are none.
BROKEN: Final = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError, AssertionError, RecursionError)
#: Characters of a header field that are read.
LONGEST: Final = 2000
NO_BASE64: Final = re.compile(r"[^A-Za-z0-9+/]")
ENCRYPTED: Final = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


class Short(EmailPolicy):
    """Reads the beginning of each header field: the time and memory that the parser takes grow with its square."""

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        """The field as it is understood."""
        return super().header_fetch_parse(name, value[:LONGEST] if isinstance(value, str) else value)


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """The plain text of a letter, else the text of its page.

    Raises:
        Unreadable: empty, no letter, encrypted, or without text.
    """
    if not data.strip():
        raise Unreadable("empty_file", "There is nothing in the file.")
    try:
        message = cast(EmailMessage, email.message_from_bytes(data.lstrip(), policy=Short()))
        if not message.keys():
            raise Unreadable("broken_file", "This is no letter: no header field is at its beginning.")
        if message.get_content_type() in ENCRYPTED and message.get_param("smime-type") != "signed-data":
            advice = "save it decrypted, and put that in its place"
            raise Unreadable("encrypted", f"It is encrypted for its receiver: {advice}.")
        text, encoding, part = _body(message, file_name, options)
    except RecursionError:
        raise Unreadable("broken_file", "Its parts are nested too deep to be read: save the inner letter.") from None
    day = _day(message)
    return Parsed(
        text,
        None,
        "message/rfc822",
        encoding,
        title=fields.said(_header(message, "Subject")),
        author=_people(message, "From"),
        language=fields.language_of(_header(part, "Content-Language") or _header(message, "Content-Language")),
        published_on=day,
        published_basis="header" if day else "none",
    )


def _body(message: EmailMessage, file_name: str, options: Options) -> tuple[str, str, EmailMessage]:
    """The text, its encoding, and the part that holds it.

    Raises:
        Unreadable: `no_text`.
    """
    for kind in ("plain", "html"):
        part = _part(message, kind)
        payload = _payload(part) if part is not None else b""
        if part is None or not payload.strip():
            continue
        decoded = decode(payload, _charset(part))
        text = decoded.text if kind == "plain" else _page(decoded.text, file_name, options)
        if text.strip():
            return text, decoded.encoding, part
    raise Unreadable("no_text", "The letter holds no text of its own.")


def _payload(part: EmailMessage) -> bytes:
    """The bytes of a part; of damaged base64 those that still stand in it."""
    payload = part.get_payload(decode=True)
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        letters = NO_BASE64.sub("", str(part.get_payload()))
        return base64.b64decode(letters[: len(letters) // 4 * 4])
    return payload if isinstance(payload, bytes) else b""


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    try:
        return cast("EmailMessage | None", message.get_body((cast(Any, kind),)))
    except BROKEN:
        return None


def _charset(part: EmailMessage) -> str | None:
    try:
        return part.get_content_charset()
    except BROKEN:
        return None


def _page(page: str, file_name: str, options: Options) -> str:
    """The article of a page; of a page without one all its words."""
    try:
        return html.read(page.encode("utf-8-sig", "replace"), file_name, options).text
    except Unreadable:
        tree = markup.page_tree(page)
        return "\n\n".join(markup.paragraphs(tree)) if tree is not None else ""


def _header(message: EmailMessage, name: str) -> str:
    """A header field decoded, or as it stands there where it makes no sense."""
    raw = next((str(value)[:LONGEST] for key, value in message.raw_items() if key.lower() == name.lower()), "")
    try:
        words = str(message[name] or "").strip() or raw
    except BROKEN:
        words = raw
    return _clean(words)


def _people(message: EmailMessage, name: str) -> str | None:
    """The names of people, of those without one the address."""
    try:
        found = [each.display_name or each.addr_spec for each in message[name].addresses] if message[name] else []
    except BROKEN:
        found = []
    return fields.said(list(map(_clean, found))) or fields.said(_header(message, name))


def _clean(words: str) -> str:
    """Without the bytes that are in no encoding, which the parser keeps as half characters."""
    return words.encode("utf-8", "replace").decode()


def _day(message: EmailMessage) -> dt.date | None:
    """The day in the zone of the sender."""
    try:
        found = message["Date"].datetime if message["Date"] else None
    except BROKEN:
        found = None
    return found.date() if found else fields.day_of(_header(message, "Date"))
