"""What is attached to a letter. The letter is a document itself."""

from __future__ import annotations

import email
import email.header
import re
from collections.abc import Iterator
from email.message import Message
from email.policy import compat32
from typing import Final

from tasks.containers import Member, Source, held, whole
from tasks.readers import package
from tasks.readers.eml import BROKEN
from tasks.readers.options import Options

NAME: Final = "letter"
VERSION: Final = "1"
KINDS: Final = ("eml",)

#: Words that every letter with something attached holds.
ATTACHED: Final = re.compile(rb"attachment|filename|name=|name\*|message/rfc822", re.IGNORECASE)
#: Parts that seal a letter, and are no documents.
SEALS: Final = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
LETTER: Final = "message/rfc822"


def opens(data: bytes, kind: str, options: Options) -> bool:
    """Whether anything may be attached."""
    return bool(ATTACHED.search(data))


def members(source: Source) -> Iterator[Member]:
    """The parts with a file name or said to be attached, and letters within the letter. No pictures of its page.

    Raises:
        Unreadable: `broken_file`, its parts cannot be told apart.
    """
    try:
        message = email.message_from_bytes(whole(source).lstrip(), policy=compat32)
        parts = [_member(part, number) for number, part in enumerate(_parts(message), 1)]
    except BROKEN as error:
        raise package.broken(error) from None
    yield from filter(None, parts)


def _member(part: Message, number: int) -> Member | None:
    """A part as a file; None when there is nothing in it."""
    if part.get_content_type() == LETTER:
        inner = part.get_payload()
        letter = inner[0] if isinstance(inner, list) and inner else None
        name = _name(part) or f"letter {number}.eml"
        return Member((name,), held(letter.as_bytes()), "eml") if isinstance(letter, Message) else None
    payload = part.get_payload(decode=True)
    return Member((_name(part) or f"attachment {number}",), held(payload)) if isinstance(payload, bytes) else None


def _parts(message: Message) -> Iterator[Message]:
    """The parts that are attached, at any depth, but not within letters that are."""
    pending = [(message, False)]
    while pending:
        part, of_page = pending.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            of_page = part.get_content_subtype() == "related"
            pending += [(each, of_page) for each in reversed(inner) if isinstance(each, Message)]
        elif part is not message and part.get_content_type() not in SEALS and _is_attached(part, of_page):
            yield part


def _is_attached(part: Message, of_page: bool) -> bool:
    if of_page and part.get_content_maintype() == "image":
        return False
    return part.get_content_type() == LETTER or part.get_content_disposition() == "attachment" or bool(_name(part))


def _name(part: Message) -> str | None:
    """Its file name, without the folders it lay in with its sender."""
    try:
        told = part.get_filename()
        words = str(email.header.make_header(email.header.decode_header(told))) if told else ""
    except BROKEN:
        words = str(part.get_filename(""))
    return re.split(r"[/\\]", " ".join(words.split()))[-1] or None
