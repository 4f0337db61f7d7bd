"""What intake is timed on is read alike by the readers and by the bare libraries."""

from pathlib import Path

import pytest

from tests.bench.corpus import articles
from tests.bench.intake import FORMATS, Format, lines, ours

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.ending)
def test_reader_and_library_read_the_same_words(form: Format) -> None:
    (text,) = articles(1, SEEDS)
    data = form.write(text)
    read, bare = (set(words.replace("|", " ").split()) for words in (ours(f"a.{form.ending}", data), form.bare(data)))
    assert len(read & bare) > 0.9 * len(read | bare)
    assert len(read & set(text.split())) > 0.7 * len(set(text.split()))


def test_every_format_has_its_line() -> None:
    told = lines(articles(1, SEEDS), 0, 1)
    assert [line.split()[0] for line in told[1:]] == [form.ending for form in FORMATS]
