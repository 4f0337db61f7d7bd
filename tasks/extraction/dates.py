"""Time expressions in a text, as TIMEX3 values with the days they cover. Pure: it reads no clock, and no model."""

from __future__ import annotations

from typing import Final

from tasks.extraction.timex.context import Context
from tasks.extraction.timex.scan import scan
from tasks.records import Date, Text

EXTRACTOR: Final = "dates"
VERSION: Final = "5"


def extract(doc: Text) -> list[Date]:
    """The time expressions of a document, in order of appearance, none overlapping.

    Relative expressions count from `doc.published_on`; without it they keep an open value and no days. Values follow
    TIMEX3 (TimeML 1.2.1), ranges are `first/last`.

    Args:
        doc: the text, its sentences, its date and its language.

    Returns:
        One record per expression; `text[start:end] == surface`, and `date_from <= date_to` where both are known.
    """
    context = Context(doc.text, doc.sentences, doc.published_on, doc.language)
    return [
        Date(start, end, doc.text[start:end], r.rule, r.kind, r.value, r.first, r.last, r.precision, r.basis)
        for start, end, r in scan(context)
    ]
