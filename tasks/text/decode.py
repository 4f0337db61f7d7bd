"""From bytes to text: byte order mark, UTF-8, declaration, then a guess; junk is refused, nothing is lost silently."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from tasks.errors import Unreadable
from tasks.text.alphabets import PAGES, latin_page, sense
from tasks.text.wide import wide

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: First bytes of files that are no text, whatever their name says. Those that words may begin with (`RIFF`, `ID3`)
#: are left to the count of control bytes.
MAGIC: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04", b"%PDF-", b"\x7fELF", b"\x1f\x8b", b"BZh91AY",
    b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!\x1a", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"OggS\0", b"SQLite format 3\0",
    b"\xca\xfe\xba\xbe",
)  # fmt: skip

#: How much of a text the guess looks at.
SAMPLE: Final = 64 << 10
#: Of these, how much the letters of the Latin code pages are counted in.
LATIN: Final = 8 << 10
#: Share of control bytes above which bytes are no text.
JUNK: Final = 0.02
#: Share of bytes that may be damaged in what is UTF-8 otherwise, and of its bytes beyond ASCII.
DAMAGED: Final = 0.005
DAMAGED_ODD: Final = 0.34

#: Bytes before the first telling one that the guess looks at.
CONTEXT: Final = 200
BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")
ASCII: Final = bytes(range(128))

#: What people name, and what they mean by it: the larger set that browsers read instead.
MEANT: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "cp950",
}  # fmt: skip
#: Encodings of seven bits: their bytes are ASCII and UTF-8 too, so the declaration must come first.
SEVEN_BITS: Final = ("iso2022", "hz")
#: Declared without a byte order mark these are a mistake; the others are no encodings of files.
UNUSABLE: Final = (
    "utf-16",
    "utf-32",
    "utf-7",
    "idna",
    "punycode",
    "unicode",
    "raw-unicode",
    "undefined",
    "mbcs",
    "oem",
)
#: What the guess chooses from, beyond the Latin code pages.
GUESSED: Final = (
    "cp874", "iso8859_6", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic", "cp1253", "iso8859_7",
    "cp1255", "cp1256", "cp1258", "cp932", "shift_jis", "euc_jp", "gb18030", "big5", "cp949", "euc_kr",
)  # fmt: skip

#: Encodings of a byte a character.
SINGLE: Final = re.compile(r"cp(?:125\d|8\d\d)\Z|iso8859|koi8|mac")
#: Bytes beyond ASCII that it takes to contradict a declaration.
TELLING: Final = 12
#: Where less than this makes sense in the Latin page that is declared, all of it may in one language of another page;
#: where hardly anything does, it is in another script.
CERTAIN: Final = 0.95
DOUBTED: Final = 0.5
#: Signs that stand within words.
INNER: Final = "’‘–—·"
#: How many of them may stand where no letter or sign does, in an encoding of another script than Latin.
STRANGE: Final = 0.15
#: Of so many, how many may be capitals.
CAPITALS: Final = (60, 0.7)

CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was in. A byte order mark is no part of the text."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode `data`.

    Args:
        data: the bytes of a file.
        declared: the encoding the file says it has, if it says so.

    Raises:
        Unreadable: `empty_file`, `binary_content` or `undecodable`.
    """
    if not data.strip():
        raise Unreadable("empty_file", "There is nothing in the file.")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    spread = wide(data)
    if spread and not data.startswith(MAGIC):
        return _marked(data, spread)
    if is_binary(data):
        raise Unreadable("binary_content", "These bytes are no text; give the file its right ending, or remove it.")
    known = _believed(_known(declared), data)
    # UTF-8 says so itself: what is UTF-8 is nothing else, whatever it declares.
    order = (known, "utf-8") if known and known.startswith(SEVEN_BITS) else ("utf-8", known)
    for encoding in filter(None, order):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return _damaged(data) or _guessed(data)


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text: the first of them say so, or there are many control bytes, at the head or in all.

    A few control bytes are damage that normalising removes; bytes with a byte order mark are text, and so are those
    that would be text with one.
    """
    if data.startswith(tuple(mark for mark, _ in BOMS)):
        return False
    return data.startswith(MAGIC) or (
        not wide(data)
        and any(
            len(part) - len(part.translate(None, CONTROLS)) > max(2, len(part) * JUNK) for part in (data[:SAMPLE], data)
        )
    )


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") > max(1, len(text) * DAMAGED):
            raise Unreadable("undecodable", f"It says it is {encoding}, but it is not; save it as UTF-8.") from None
        encoding += " (damaged)"
    if not text.strip():
        raise Unreadable("empty_file", "There is nothing in the file but a byte order mark.")
    return Decoded(text, encoding)


def _known(declared: str | None) -> str | None:
    """The name of an encoding that text files are in, as Python knows it."""
    try:
        name = codecs.lookup(declared).name if declared else ""
        "".encode(name or "ascii")
    except (LookupError, ValueError):
        return None
    return None if not name or name.startswith(UNUSABLE) else MEANT.get(name, name)


def _believed(declared: str | None, data: bytes) -> str | None:
    """What is declared, unless the letters clearly contradict: pages are made from templates that say what they say.

    A Latin code page reads any bytes, but not into words; another script read into Latin words mixes the two.
    """
    if declared is None or not SINGLE.match(declared):
        return declared
    sample = _odd_part(data)[:LATIN]
    odd = len(sample.translate(None, ASCII))
    if odd < TELLING:
        return declared
    if declared in PAGES:
        told = sense(sample, declared, together=True)
        page = latin_page(sample) if told < CERTAIN else None
        if page is None:
            return declared if told > DOUBTED else _other_script(_odd_part(data)) or declared
        return page if sense(sample, page, together=False) >= CERTAIN else declared
    text = sample.decode(declared, "replace")
    # KOI8 and the others have small letters where each other's capitals are.
    capitals = sum(character.isupper() for character in text if not character.isascii())
    if _strange(text) > STRANGE * odd or (odd > CAPITALS[0] and capitals > CAPITALS[1] * odd):
        return latin_page(sample) or _other_script(_odd_part(data)) or declared
    return declared


def _strange(text: str) -> int:
    """How often a letter or sign stands in a word where none does: a capital after a small letter, another script's."""
    return sum(
        (here.isupper() and before.islower())
        or (here.isalpha() and before.isalpha() and here.isascii() != before.isascii())
        or (not here.isalnum() and here not in INNER and not here.isascii() and before.isalpha() and after.isalpha())
        for before, here, after in zip(text, text[1:], text[2:], strict=False)
    )


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes that are not, which read U+FFFD."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    odd = len(data.translate(None, ASCII))
    if bad <= max(1, len(data) * DAMAGED) and bad <= odd * DAMAGED_ODD:
        return Decoded(text, "utf-8 (damaged)")
    return None


def _guessed(data: bytes) -> Decoded:
    sample = _odd_part(data)
    for encoding in filter(None, (latin_page(sample[:LATIN]), _other_script(sample), "cp1252")):
        try:
            return Decoded(data.decode(encoding), codecs.lookup(encoding).name)
        except UnicodeDecodeError:
            continue
    raise Unreadable("undecodable", "No known encoding fits these bytes; save the file as UTF-8.")


def _other_script(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    # A sample may end within a character of two bytes.
    for part in (sample, sample[:-1]):
        best = from_bytes(part, cp_isolation=list(GUESSED)).best()
        if best:
            return best.encoding
    return None


def _odd_part(data: bytes) -> bytes:
    """A sample from just before the first byte beyond ASCII: plain English tells nothing of an encoding."""
    first = BEYOND_ASCII.search(data)
    start = max(0, first.start() - CONTEXT) if first else 0
    return data[start : start + SAMPLE]
