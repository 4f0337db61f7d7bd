"""Documents that LibreOffice and pandoc wrote are read back: every word, in its order, and their properties."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tasks.errors import Unreadable
from tasks.readers import Parsed, reader_for
from tests.tasks.readers import made

pytestmark = pytest.mark.slow

SOFFICE, PANDOC = shutil.which("soffice"), shutil.which("pandoc")
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
needs_pandoc = pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")

SENTENCES = [
    "At least 4,000 people left Jinja on Monday after the river rose, the mayor said.",
    "“We have never seen so much water,” said Hamish Okoroafor, a fisherman of 61 years.",
    "Żółw, a boat of the harbour of Łódź, sank with 1,240 tonnes of maize – worth €35 million.",
    "The well-known engineer had warned of internationally recognised deficiencies of the infrastructure.",
    "Some 40 boats were lost between Tuesday and Thursday; two more were found on a sandbank.",
    "Insurers expect to pay between $12 million and $18 million, about a third of the damage.",
]
PARAGRAPHS = [" ".join(SENTENCES[at : at + 2]) for at in (0, 2, 4)]
TABLE = [["Port", "Ships"], ["Dakar", "412"], ["Lagos", "7300"]]
MARKDOWN = "\n\n".join(
    [
        "---\ntitle: Rain in Kampala\nauthor: Ada Obi\ndate: 2024-06-20\nlang: en-GB\n---",
        PARAGRAPHS[0],
        "## What was lost",
        PARAGRAPHS[1] + "[^1]",
        "[^1]: A note at the foot of the page.",
        "- first of a list\n- second of a list",
        "| Port | Ships |\n|------|-------|\n| Dakar | 412 |\n| Lagos | 7300 |",
        PARAGRAPHS[2],
    ]
)


def words(text: str) -> list[str]:
    """The words of a text, hyphens at the ends of its lines mended, in one form of quotation marks."""
    return re.findall(r"\w+", re.sub(r"(?<=\w)-\n(?=\w)", "", text))


def pandoc(folder: Path, ending: str) -> Path:
    """The document in another format."""
    path = folder / f"rain.{ending}"
    command = ["pandoc", "--standalone", "-f", "markdown-smart", "-o", str(path)]
    subprocess.run(command, input=MARKDOWN.encode(), check=True, timeout=120)
    return path


def soffice(path: Path, form: str) -> Path:
    """The file in another format, written by LibreOffice with a profile of its own."""
    out = path.parent / "out"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, timeout=240, capture_output=True)
    return out / f"{path.stem}.{form.split(':')[0]}"


def parsed(path: Path) -> Parsed:
    """The file as it is read under a name that says nothing."""
    data = path.read_bytes()
    reader = reader_for("nameless", data)
    return reader.read(data, "nameless")


def holds(found: Parsed) -> None:
    """Every paragraph is there, once, in its order, and none of its words is parted from the others."""
    there = " ".join(words(found.text))
    places = [there.find(" ".join(words(paragraph))) for paragraph in PARAGRAPHS]
    assert -1 not in places, found.text
    assert places == sorted(places)
    assert all(there.count(" ".join(words(paragraph))) == 1 for paragraph in PARAGRAPHS)


@needs_pandoc
@pytest.mark.parametrize("ending", ["docx", "odt", "rtf", "epub", "html"])
def test_what_pandoc_wrote(tmp_path: Path, ending: str) -> None:
    found = parsed(pandoc(tmp_path, ending))
    holds(found)
    there = " ".join(words(found.text))
    assert all(other in there for other in ("first of a list", "Dakar 412", "Lagos 7300"))
    assert "What was lost" in there
    # Rich text loses its notes.
    assert ("A note at the foot of the page" in there) == (ending != "rtf")
    # pandoc writes no properties into rich text.
    assert (found.title, found.author) == (("Rain in Kampala", "Ada Obi") if ending != "rtf" else (None, None))
    assert found.published_on == made.DAY


@needs_soffice
@needs_pandoc
@pytest.mark.parametrize("form", ["docx", "odt", "pdf", "rtf"])
@pytest.mark.parametrize("source", ["docx", "odt"])
def test_what_libreoffice_wrote(tmp_path: Path, source: str, form: str) -> None:
    found = parsed(soffice(pandoc(tmp_path, source), form))
    holds(found)
    assert (found.title, found.author) == ("Rain in Kampala", "Ada Obi")
    assert found.published_on == made.DAY
    if form == "pdf":
        assert found.pages == (0,)


@needs_soffice
@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_spreadsheets_that_libreoffice_wrote(tmp_path: Path, form: str) -> None:
    path = tmp_path / "ports.csv"
    path.write_text("\n".join(",".join(row) for row in TABLE), "utf-8")
    found = parsed(soffice(path, form))
    assert found.text == "\n".join(" | ".join(row) for row in TABLE)
    assert found.media_type.startswith("application/vnd.")


HEAD = "A headline over all the columns"
END = "The end of it all is a line that goes from the left side of the page to the right side of it, or nearly so."
COLUMNS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="S" style:family="section"><style:section-properties>
<style:columns fo:column-count="{count}" fo:column-gap="0.5cm"/></style:section-properties></style:style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"/></style:style>
</office:automatic-styles>
<office:body><office:text><text:h text:outline-level="1">{title}</text:h>
<text:section text:style-name="S" text:name="S">{body}</text:section>
<text:p>{end}</text:p></office:text></office:body></office:document>"""


@needs_soffice
@pytest.mark.parametrize("count", [1, 2, 3])
def test_columns_that_libreoffice_set(tmp_path: Path, count: int) -> None:
    path = tmp_path / "columns.fodt"
    body = [f"{number} {sentence}" for number in range(12) for sentence in SENTENCES]
    told = "".join(f'<text:p text:style-name="P">{sentence}</text:p>' for sentence in body)
    path.write_text(COLUMNS.format(count=count, title=HEAD, body=told, end=END), "utf-8")
    found = parsed(soffice(path, "pdf"))
    assert words(found.text) == words(" ".join([HEAD, *body, END]))


@needs_soffice
def test_what_libreoffice_locked(tmp_path: Path) -> None:
    path = tmp_path / "rain.fodt"
    path.write_text(COLUMNS.format(count=1, title="Rain", body="<text:p>Rain fell.</text:p>", end=""), "utf-8")
    lock = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    with pytest.raises(Unreadable, match="password") as raised:
        parsed(soffice(path, f"pdf:writer_pdf_Export:{lock}"))
    assert raised.value.reason == "encrypted"
