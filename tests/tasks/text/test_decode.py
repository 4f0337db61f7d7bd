"""Decoding: marks, declarations and guesses; junk is refused with a reason."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.text.decode import decode

POLISH = (
    "Rzecznik gminy powiedział, że woda sięgnęła żółtej kreski i zalała łąki. Mieszkańcy źle śpią, bo się boją. " * 4
)
RUSSIAN = "Министерство сообщило, что урожай пшеницы вырос на пять процентов и достиг рекордного уровня. " * 4


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf8_comes_back(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_goes(mark: bytes, encoding: str) -> None:
    assert decode(mark + "żółw £5".encode(encoding)) == decode(mark + "żółw £5".encode(encoding), "latin-1")
    assert decode(mark + "żółw £5".encode(encoding)).text == "żółw £5"


def test_a_declaration_that_fits_is_believed() -> None:
    assert decode(POLISH.encode("iso-8859-2"), "ISO-8859-2").text == POLISH
    assert decode("naïve".encode(), "no-such-encoding").text == "naïve"
    assert decode("naïve".encode(), "ascii").text == "naïve"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("It cost £3.5m, said the club’s “chairman” – no café was spared. " * 5, "cp1252"),
        (RUSSIAN, "cp1251"),
        (POLISH, "cp1250"),
    ],
)
def test_an_undeclared_encoding_is_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_a_guess_looks_at_the_part_that_tells() -> None:
    text = "plain words " * 20_000 + RUSSIAN
    assert decode(text.encode("cp1251")).text == text


def test_a_few_damaged_bytes_are_shown_and_named() -> None:
    data = (POLISH * 20).encode()
    broken = data[:100] + b"\xff" + data[100:]
    found = decode(broken)
    assert found.encoding == "utf-8 (damaged)"
    assert found.text.count("\ufffd") == 1 or "\ufffd" in found.text


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + " ".encode("utf-16-le")])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(Unreadable) as raised:
        decode(data)
    assert raised.value.reason == "empty_file"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(50), b"%PDF-1.7 text", b"PK\x03\x04", random.Random(1).randbytes(4096), b"a\0" * 100],
)
def test_junk_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as raised:
        decode(data)
    assert raised.value.reason == "binary_content"
