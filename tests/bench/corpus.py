"""A corpus of any size that reads like news: sentences of the sample documents with other names and numbers."""

from __future__ import annotations

import random
import re
from pathlib import Path

from tasks.extraction import figures
from tasks.readers import reader_for
from tasks.records import Text
from tasks.text.normalise import normalise
from tasks.text.sentences import split

FIRST = "Amina Bruno Chidi Dora Emeka Farida Goran Hana Ivan Jelena Kofi Leila Marta Nuno Olga Pedro Ravi Sana".split()
LAST = "Abara Boateng Castillo Dlamini Eriksen Fofana Grabowski Haddad Ito Jansen Kovac Lindqvist Mbeki Novak".split()
PLACES = "Accra Bergen Cusco Dakar Essen Faro Gdansk Hanoi Izmir Jaipur Kisumu Lyon Malmo Nantes Osijek Porto".split()
OPENINGS = ("{name}, a spokesperson in {place}, said: ", "In {place}, {name} told reporters that ", "", "", "")
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
#: A number that counts or measures: the day of a month stays.
NUMBER = re.compile(rf"(?<![\w.,])(\d{{1,3}})(?=(?:,\d{{3}})*(?:\.\d+)?[\s%])(?!\s(?:{MONTHS}))")


#: The share of plain paragraphs at which an article states as many figures as news: 15 in a thousand words.
LIKE_NEWS = 0.85


def articles(count: int, samples: Path, seed: int = 20_240_620, plain: float = 0.0) -> list[str]:
    """`count` different articles of some 300 to 600 words; the same for the same `seed`.

    The samples hold a figure in every thirteen words, five times as many as news; `plain` is the share of paragraphs
    that state nothing in numbers.
    """
    chance = random.Random(seed)
    pool = _sentences(samples)
    quiet = [sentence for sentence in pool if not figures.extract(Text(sentence, ((0, len(sentence)),), language="en"))]
    return [_article(chance, pool, quiet, plain) for _ in range(count)]


def _sentences(samples: Path) -> list[str]:
    found: list[str] = []
    for path in sorted(samples.rglob("*.*")):
        data = path.read_bytes()
        text = normalise(reader_for(path.name, data).read(data, path.name).text).text
        found += [" ".join(text[start:end].split()) for start, end in split(text)]
    return [sentence for sentence in found if 40 < len(sentence) < 400]


def _article(chance: random.Random, pool: list[str], quiet: list[str], plain: float) -> str:
    name, place = f"{chance.choice(FIRST)} {chance.choice(LAST)}", chance.choice(PLACES)
    day = f"20{chance.randint(18, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    paragraphs = []
    for _ in range(chance.randint(7, 13)):
        drawn = chance.sample(quiet if plain and chance.random() < plain else pool, 2)
        sentences = [NUMBER.sub(lambda _: str(chance.randint(2, 999)), s) for s in drawn]
        paragraphs.append(chance.choice(OPENINGS).format(name=name, place=place) + " ".join(sentences))
    return f"date {day} " + "\n\n".join(paragraphs) + "\n"
