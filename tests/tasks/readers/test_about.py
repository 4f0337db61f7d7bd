"""Properties of documents: what somebody wrote there, not what a program did."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.readers import about

TOLD, NAMED, MADE = dt.date(2024, 6, 19), dt.date(2024, 6, 18), dt.date(2024, 6, 17)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Rain in\n Kampala", "Rain in Kampala"),
        ("Microsoft Word - Rain in Kampala", "Rain in Kampala"),
        ("Microsoft Word - rain_v3_final.docx", None),
        ("Document1", None),
        ("untitled", None),
        ("Untitled document", None),
        ("Slide 1", None),
        ("Scanned Document", None),
        ("Titles of the year", "Titles of the year"),
        ("Documents of a war", "Documents of a war"),
        ("", None),
        (None, None),
    ],
)
def test_titles(said: str | None, title: str | None) -> None:
    assert about.title(said) == title


@pytest.mark.parametrize(
    ("said", "author"),
    [(" Ada  Obi", "Ada Obi"), ("Admin", None), ("Microsoft Office User", None), ("", None), (None, None)],
)
def test_authors(said: str | None, author: str | None) -> None:
    assert about.author(said) == author


def test_what_people_wrote_comes_before_what_a_program_did() -> None:
    text, name = f"Published: {TOLD}\n\nRain.", f"{NAMED}-rain.pdf"
    assert about.published(text, name, MADE) == (TOLD, "text")
    assert about.published("Rain.", name, MADE) == (NAMED, "file_name")
    assert about.published("Rain.", "rain.pdf", MADE) == (MADE, "metadata")
    assert about.published("Rain.", "rain.pdf", None) == (None, "none")
