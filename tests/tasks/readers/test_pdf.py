"""PDF: words in reading order, pages, what the document says about itself, scans, and everything that can be wrong."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers import ocr
from tasks.readers.options import Options
from tasks.readers.pdf import read
from tests.tasks.readers import made
from tests.tasks.readers.made import lines

LEFT = [
    "The river rose on Monday and the",
    "lower town of Jinja was under water",
    "by the evening, and many left for",
    "the hills that lie to the north.",
]
RIGHT = [
    "Some 40 boats sank in the harbour",
    "and two more were lost at sea, the",
    "mayor of the town told reporters",
    "on the radio the next morning.",
]
INFO = {"Title": "Rain in Kampala", "Author": "Ada Obi", "CreationDate": "D:20240620233000-05'00'"}


def test_what_it_says_about_itself() -> None:
    found = read(made.pdf([lines([*LEFT, *RIGHT])], INFO), "a.pdf")
    assert found.text.split() == " ".join([*LEFT, *RIGHT]).split()
    assert (found.title, found.author, found.language) == ("Rain in Kampala", "Ada Obi", "en")
    assert (found.published_on, found.published_basis) == (made.DAY, "metadata")
    assert (found.media_type, found.offsets, found.pages, found.note) == ("application/pdf", None, (0,), None)


def test_properties_that_are_no_text() -> None:
    data = made.pdf([lines(LEFT)], {"Title": "--Rain", "Author": "Ada Obi"}).replace(
        b"--Rain", b"\xfe\xff\xd8\x00\x00a"
    )
    found = read(data, "a.pdf")
    assert found.author == "Ada Obi"
    assert found.title == "\ufffda"


def test_the_day_in_its_first_lines_comes_first() -> None:
    found = read(made.pdf([lines(["Published: 19 June 2024", "", *LEFT])], INFO), "2024-06-18.pdf")
    assert (found.published_on, found.published_basis) == (dt.date(2024, 6, 19), "text")


@pytest.mark.parametrize("day", ["", "D:", "D:2024", "soon", "D:20241340"])
def test_a_day_that_is_none(day: str) -> None:
    found = read(made.pdf([lines(LEFT)], {"CreationDate": day}), "a.pdf")
    assert (found.published_on, found.published_basis) == (None, "none")


def test_the_largest_words_are_the_title_where_none_is_named() -> None:
    found = read(made.pdf([[(60, 740, 20, "Rain in Kampala"), *lines(LEFT, top=700)]]), "a.pdf")
    assert found.title == "Rain in Kampala"
    assert read(made.pdf([lines(LEFT)], {"Title": "Microsoft Word - rain.doc"}), "a.pdf").title is None


COLUMNS = [line for pair in zip(lines(LEFT, top=560), lines(RIGHT, x=320, top=560), strict=True) for line in pair]
TURNS = {0: "1 0 0 1 0 0 cm", 90: "0 1 -1 0 595 0 cm", 180: "-1 0 0 -1 595 842 cm", 270: "0 -1 1 0 0 842 cm"}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("shown", [True, False])
def test_columns_whatever_way_the_page_is_turned(turn: int, shown: bool) -> None:
    page = made.pdf([COLUMNS], more=f"/Rotate {turn if shown else 0}", before=TURNS[turn])
    assert read(page, "a.pdf").text == "\n".join(LEFT) + "\n\n" + "\n".join(RIGHT)


def test_hyphens_stay_at_the_ends_of_lines() -> None:
    words = ["the internationally recognised infra-", "structure of a well-", "known harbour (so they say)"]
    assert read(made.pdf([lines(words)]), "a.pdf").text == "\n".join(words)


def test_pages() -> None:
    found = read(made.pdf([lines(LEFT[:2]), [], lines(RIGHT), lines(["and then it ended."])]), "a.pdf")
    assert found.pages is not None
    parts = [found.text[a:b].strip() for a, b in zip(found.pages, [*found.pages[1:], None], strict=True)]
    assert parts == ["\n".join(LEFT[:2]), "", "\n".join(RIGHT), "and then it ended."]
    assert found.text.startswith("\n".join(LEFT[:2]) + "\n\n" + RIGHT[0])


def test_words_outside_the_page_are_not_shown() -> None:
    found = read(made.pdf([[*lines(LEFT), (60, 900, 11, "crop marks"), (700, 500, 11, "hidden")]]), "a.pdf")
    assert found.text == "\n".join(LEFT)


TESSERACT = ocr.program()
SCAN = made.scanned(made.pdf([lines(LEFT, size=14, pitch=24)]))
needs_tesseract = pytest.mark.skipif(TESSERACT is None, reason="tesseract is not installed")


@needs_tesseract
def test_a_scan_is_read_by_ocr() -> None:
    found = read(made.pdf([SCAN]), "a.pdf")
    assert found.text.split() == " ".join(LEFT).split()
    assert found.note == "1 of 1 pages are pictures and were read by OCR."


@needs_tesseract
def test_a_scan_among_pages_of_text() -> None:
    found = read(made.pdf([lines(RIGHT), SCAN, lines(["The end."])]), "a.pdf")
    assert found.pages is not None
    assert found.text[found.pages[1] : found.pages[2]].split() == " ".join(LEFT).split()
    assert found.text[found.pages[2] :] == "The end."


def test_without_tesseract_a_scan_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda name: None)
    with pytest.raises(Unreadable, match="Install tesseract") as raised:
        read(made.pdf([SCAN, SCAN]), "a.pdf")
    assert raised.value.reason == "needs_ocr"


def test_without_tesseract_the_other_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda name: None)
    found = read(made.pdf([SCAN, lines(LEFT)]), "a.pdf")
    assert found.text == "\n".join(LEFT)
    assert found.note
    assert found.note.startswith("1 of 2 pages are pictures and were not read. Install tesseract")


def script(folder: Path, commands: str) -> str:
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{commands}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("commands", ["exec sleep 60", "exit 1", "cat > /dev/null; exit 3"])
def test_ocr_that_fails_or_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commands: str) -> None:
    program = script(tmp_path, commands)
    monkeypatch.setattr(ocr.shutil, "which", lambda name: program)
    found = read(made.pdf([SCAN, lines(LEFT)]), "a.pdf", Options(ocr_seconds=0.3))
    assert found.text == "\n".join(LEFT)
    assert found.note
    assert "were not read" in found.note


def test_only_so_many_scans_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = script(tmp_path, "cat > /dev/null; echo words")
    monkeypatch.setattr(ocr.shutil, "which", lambda name: program)
    found = read(made.pdf([SCAN] * 3), "a.pdf", Options(ocr_pages=2))
    assert found.text == "words\nwords"
    assert found.note
    assert found.note.startswith("2 of 3 pages are pictures and were read by OCR. 1 of 3 pages")


def test_the_languages_of_ocr_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = script(tmp_path, 'cat > /dev/null; echo "$@"')
    assert ocr.read(program, b"P5 1 1 255\n\0", Options(ocr_languages="deu+fra")) == "- - -l deu+fra"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7 ...", "broken_file"),
        (made.pdf([lines(LEFT)])[:300], "broken_file"),
        (made.pdf([[]]), "no_text"),
        (made.pdf([lines(["...", "***"])]), "no_text"),
        (made.pdf([]), "broken_file"),
        (made.pdf([lines(LEFT)], locked=True), "encrypted"),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "program", lambda: "tesseract")
    monkeypatch.setattr(ocr, "read", lambda *_: "")
    with pytest.raises(Unreadable) as raised:
        read(data, "a.pdf")
    assert raised.value.reason == reason


def test_bytes_before_the_beginning_do_no_harm() -> None:
    assert read(b"\r\n" + made.pdf([lines(LEFT)]), "a.pdf").text == "\n".join(LEFT)


def test_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    made.hide(monkeypatch, "pypdfium2")
    with pytest.raises(Unreadable) as raised:
        read(made.pdf([lines(LEFT)]), "a.pdf")
    assert (raised.value.reason, raised.value.detail) == (
        "needs_extra",
        'needs nightmill[pdf]: pip install "nightmill[pdf]"',
    )


WHOLE = made.pdf([lines(LEFT), lines(RIGHT)], INFO)


@given(st.binary(max_size=30), st.integers(0, len(WHOLE)))
@settings(deadline=None, max_examples=200)
def test_any_damage_is_read_or_told(noise: bytes, at: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ocr, "program", lambda: None)
        try:
            found = read(WHOLE[:at] + noise + WHOLE[at + len(noise) :], "a.pdf")
        except Unreadable as error:
            assert error.reason in ("broken_file", "no_text", "needs_ocr", "encrypted")
        else:
            assert found.text
            found.text.encode()


def test_ocr_leaves_no_process_behind(tmp_path: Path) -> None:
    program = script(tmp_path, "echo $$ > " + str(tmp_path / "pid") + "; exec sleep 60")
    assert ocr.read(program, b"P5 1 1 255\n\0", Options(ocr_seconds=0.5)) is None
    pid = (tmp_path / "pid").read_text().strip()
    assert subprocess.run(["ps", "-p", pid], capture_output=True, check=False).returncode != 0
