"""Documents of our own making that are near copies of one another, and others that only look alike.

The pairs on which the length of a shingle and the thresholds of `warehouse.alike` were chosen:
`python -m tests.measure.copies` prints how alike the pairs of each kind are, and how many are found.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from tasks.text.signature import shingles, signature
from tests.bench.corpus import FIRST, LAST, NUMBER, PLACES, articles
from warehouse.alike import Signatures, near

Pair = tuple[str, str]
Change = Callable[[random.Random, str], str]

WIDTHS: Final = (3, 4, 5, 6, 8)

FOOTER: Final = (
    "Sign up for our morning newsletter and never miss a story. You can unsubscribe at any time.\n\n"
    "We use cookies to make the site work and to understand how it is used. Read our privacy notice.\n\n"
    "Got a tip? Write to our news desk in confidence, or call us on any day of the week.\n\n"
    "Follow us on the networks you know. All rights reserved, no part of this page may be reproduced."
)


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.strip()]


def headline_changed(chance: random.Random, text: str) -> str:
    return f"{chance.choice(PLACES).upper()} WATCHES AND WAITS AS NUMBERS COME IN\n\n{text}"


def agency_line(chance: random.Random, text: str) -> str:
    place, name = chance.choice(PLACES), f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    return f"{place.upper()} (Wire Service) - {text}\n\n(Reporting by {name} in {place}; editing by the night desk)"


def end_cut(chance: random.Random, text: str) -> str:
    parts = _paragraphs(text)
    return "\n\n".join(parts[: -max(1, len(parts) // 3)])


def paragraphs_cut(chance: random.Random, text: str) -> str:
    parts = _paragraphs(text)
    gone = set(chance.sample(range(len(parts)), max(1, len(parts) // 3)))
    return "\n\n".join(part for place, part in enumerate(parts) if place not in gone)


def half(chance: random.Random, text: str) -> str:
    parts = _paragraphs(text)
    return headline_changed(chance, "\n\n".join(parts[: len(parts) // 2]))


def third(chance: random.Random, text: str) -> str:
    parts = _paragraphs(text)
    return headline_changed(chance, "\n\n".join(parts[: max(2, len(parts) // 3)]))


def numbers_updated(chance: random.Random, text: str) -> str:
    return NUMBER.sub(lambda m: m[0] if chance.random() < 0.6 else str(chance.randint(2, 999)), text)


def edited(chance: random.Random, text: str) -> str:
    """One word in thirty is another, and one sentence in ten is gone."""
    kept = [part for part in re.split(r"(?<=[.!?]) ", text) if chance.random() > 0.1]
    words = " ".join(kept).split(" ")
    return " ".join(w if chance.random() > 1 / 30 else chance.choice(LAST).lower() for w in words)


def new_lead(chance: random.Random, text: str) -> str:
    lead = articles(1, Path("seeds"), chance.randint(0, 1 << 30))[0]
    return "\n\n".join([*_paragraphs(lead)[:2], *_paragraphs(text)[1:]])


def other_type(chance: random.Random, text: str) -> str:
    table = str.maketrans({'"': "”", "'": "’", "-": "–"})
    return re.sub(r"(?<=\w) (?=\w)", lambda _: " \n"[chance.random() < 0.1], text.translate(table))


def rewritten(chance: random.Random, text: str) -> str:
    """As from another language and back: every sentence turned round at its middle, every fifth word another."""
    told = []
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        words = sentence.split(" ")
        words = words[len(words) // 2 :] + words[: len(words) // 2]
        told.append(" ".join(chance.choice(LAST).lower() if i % 5 == 4 else w for i, w in enumerate(words)))
    return " ".join(told)


#: What is done to a text that stays the same story, and must be found.
COPIES: Final[tuple[Change, ...]] = (
    headline_changed, agency_line, end_cut, paragraphs_cut, half, numbers_updated, edited, new_lead, other_type,
)  # fmt: skip
#: What a copy can become and be lost.
LOST: Final[tuple[Change, ...]] = (third, rewritten)


def weather(chance: random.Random) -> str:
    place, sky = chance.choice(PLACES), chance.choice(["cloudy", "sunny", "wet", "foggy", "clear", "stormy"])
    side = chance.choice(["north-west", "south", "east", "south-west"])
    return (
        f"Weather for {place} and the surrounding districts, issued by the regional forecasting office at "
        f"{chance.randint(4, 9)}:{chance.randint(10, 59)}.\n\nToday will be {sky} with a high of "
        f"{chance.randint(-5, 38)} degrees and winds from the {side} of up to {chance.randint(5, 90)} km/h. The "
        f"chance of rain is {chance.randint(0, 100)} per cent, with {chance.randint(0, 40)} millimetres expected by "
        f"midnight.\n\nTonight temperatures will fall to around {chance.randint(-15, 20)} degrees in the valleys and "
        f"{chance.randint(-20, 15)} degrees on higher ground. Drivers are asked to take care on "
        f"{chance.choice(['bridges', 'mountain roads', 'coastal roads', 'motorways'])}.\n\nTomorrow will be "
        f"{chance.choice(['much the same', 'a little warmer', 'colder', 'brighter in the afternoon'])}, with a high "
        f"of {chance.randint(-5, 38)} degrees. The outlook for the week is "
        f"{chance.choice(['unsettled', 'dry', 'mild', 'changeable'])}. The next forecast will be issued at noon."
    )


def market(chance: random.Random) -> str:
    place = chance.choice(PLACES)

    def move() -> str:
        way = chance.choice(["rose", "fell", "gained", "lost", "climbed", "slipped"])
        return f"{way} {chance.randint(0, 9)}.{chance.randint(1, 9)} per cent to {chance.randint(100, 9999)}"

    def firm() -> str:
        return f"{chance.choice(LAST)} {chance.choice(['Holdings', 'Bank', 'Energy', 'Foods', 'Steel'])}"

    return (
        f"Shares in {place} closed {chance.choice(['higher', 'lower', 'mixed', 'flat'])} on "
        f"{chance.choice(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])}. The main index {move()} points, "
        f"while the index of smaller companies {move()}.\n\nAmong the biggest movers, {firm()} {move()} and {firm()} "
        f"{move()}. {firm()} {move()} after it published its results for the quarter. Turnover was "
        f"{chance.randint(100, 900)} million shares, against an average of {chance.randint(100, 900)} million over "
        f"the past thirty days.\n\nOn the currency market the dollar {move()}, and the yield of the ten-year bond "
        f"stood at {chance.randint(1, 9)}.{chance.randint(10, 99)} per cent. Brent crude {move()} a barrel and gold "
        f"{move()} an ounce. Past performance is no guide to the future and prices may be delayed by fifteen minutes."
    )


def quake(chance: random.Random) -> str:
    place, side = chance.choice(PLACES), chance.choice(["north", "south", "east", "west"])
    return (
        f"A magnitude {chance.randint(2, 7)}.{chance.randint(0, 9)} earthquake struck {chance.randint(2, 90)} km "
        f"{side} of {place} at {chance.randint(0, 23)}:{chance.randint(10, 59)} local time, according to the national "
        f"seismological service. The quake had a depth of {chance.randint(2, 200)} km.\n\nThere were no immediate "
        f"reports of damage or injuries. No tsunami warning has been issued. In the past ten days there have been "
        f"{chance.randint(0, 30)} earthquakes of magnitude 3 or more in the region.\n\nThis report was written by a "
        "program from data of the seismological service and checked by an editor before it was published."
    )


def result(chance: random.Random) -> str:
    home, away, third_side = chance.sample(PLACES, 3)
    who = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(4)]
    return (
        f"{home} {chance.choice(['beat', 'drew with', 'lost to', 'held'])} {away} {chance.randint(0, 6)}-"
        f"{chance.randint(0, 6)} in the league on {chance.choice(['Saturday', 'Sunday', 'Wednesday'])}. {who[0]} "
        f"opened the scoring in the {chance.randint(1, 45)}th minute and {who[1]} added a second before the break.\n\n"
        f"{who[2]} was sent off after {chance.randint(46, 89)} minutes. A crowd of {chance.randint(2000, 40000)} saw "
        f"the match. {home} are now {chance.choice(['third', 'fifth', 'ninth', 'last'])} with "
        f"{chance.randint(1, 80)} points from {chance.randint(1, 38)} matches, {chance.randint(1, 20)} behind "
        f'{third_side}.\n\nThe coach, {who[3]}, said: "We take it one match at a time." {home} play {third_side} at '
        f"home next week."
    )


TEMPLATES: Final[tuple[Callable[[random.Random], str], ...]] = (weather, market, quake, result)


def briefs_with_footer(chance: random.Random) -> str:
    """A short item on a page with as much again of the site's own words, not known as such yet."""
    return "\n\n".join(_paragraphs(articles(1, Path("seeds"), chance.randint(0, 1 << 30))[0])[:2]) + "\n\n" + FOOTER


def copies(kind: Change, count: int, seed: int = 1) -> Iterator[Pair]:
    """Texts and what a kind of change made of them."""
    chance = random.Random(f"{kind.__name__} {seed}")
    for text in articles(count, Path("seeds"), seed):
        yield text, kind(chance, text)


def lookalikes(kind: Callable[[random.Random], str], count: int, seed: int = 1) -> Iterator[Pair]:
    """Two different stories that one template wrote."""
    chance = random.Random(f"{kind.__name__} {seed}")
    for _ in range(count):
        yield kind(chance), kind(chance)


def strangers(count: int, seed: int = 1) -> Iterator[Pair]:
    """Two articles of one pool of sentences, some of which they share."""
    made = articles(2 * count, Path("seeds"), seed)
    yield from zip(made[::2], made[1::2], strict=True)


def digests(count: int, seed: int = 1) -> Iterator[Pair]:
    """A short item, and a digest of five that holds it whole."""
    made = articles(5 * count, Path("seeds"), seed)
    for place in range(0, len(made), 5):
        briefs = ["\n\n".join(_paragraphs(text)[:3]) for text in made[place : place + 5]]
        yield briefs[0], "\n\n".join(briefs)


def alike(pair: Pair, width: int) -> tuple[float, float]:
    """Jaccard similarity of two texts, and the share of the smaller one that the larger holds."""
    one, other = (set(shingles(text, width)) for text in pair)
    both = len(one & other)
    return both / max(1, len(one | other)), both / max(1, min(len(one), len(other)))


def found(pairs: Sequence[Pair]) -> float:
    """The share of pairs that are found to be near copies: they share a band, and their signatures agree."""
    signed = [signature(text) for pair in pairs for text in pair]
    columns = ([s.shingles for s in signed], [s.minhash for s in signed], [s.numbers for s in signed])
    one = np.arange(0, len(signed), 2)
    band = [bool(set(a.bands) & set(b.bands)) for a, b in zip(signed[::2], signed[1::2], strict=True)]
    return float((near(Signatures.of(*columns), one, one + 1) & band).mean())


def kinds(count: int) -> dict[str, list[Pair]]:
    """Pairs of every kind: `+` must be found, `-` must not, `?` may be lost."""
    made = {f"+ {kind.__name__}": list(copies(kind, count)) for kind in COPIES}
    made |= {f"? {kind.__name__}": list(copies(kind, count)) for kind in LOST}
    made |= {f"- {kind.__name__}": list(lookalikes(kind, count)) for kind in (*TEMPLATES, briefs_with_footer)}
    return made | {"- strangers": list(strangers(count)), "- digests": list(digests(count))}


def main(count: int = 200) -> int:
    """Print the table: for each kind and length of shingle the lowest, middle and highest; then the share found."""
    print(f"{'':<22}" + "".join(f"{f'Jaccard, {w} words':>24}" for w in WIDTHS) + f"{'found':>8}")
    for name, pairs in kinds(count).items():
        line = f"{name:<22}"
        for width in WIDTHS:
            similar = sorted(alike(pair, width)[0] for pair in pairs)
            line += f"{similar[0]:>12.2f}{similar[len(similar) // 2]:>6.2f}{similar[-1]:>6.2f}"
        print(f"{line}{found(pairs):>8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
