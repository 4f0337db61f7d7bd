"""Texts that are no articles, read by the recogniser that ships: no crash, a defined result, and time in proportion."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from tasks.extraction.findings import Findings, find
from tasks.extraction.names import Recogniser, recogniser
from tasks.records import Text
from tasks.text.language import language
from tasks.text.normalise import normalise
from tasks.text.sentences import split

FIRST = "Amina Bruno Chidi Dora Emeka Farida Goran Hana Ivan Jelena Kofi Leila".split()
LAST = "Abara Boateng Castillo Dlamini Eriksen Fofana Grabowski Haddad Ito Jansen Kovac Lindqvist".split()


@cache
def compact() -> Recogniser:
    return recogniser("compact")


def read(raw: str) -> tuple[str, Findings]:
    text = normalise(raw).text
    doc = Text(text, tuple(split(text)), language=language(text))
    found = find(doc, compact().recognise([text])[0])
    assert [m.surface for m in found.mentions] == [text[m.start : m.end] for m in found.mentions]
    assert all(a.end <= b.start for a, b in pairwise(found.mentions))
    assert {m.entity_id for m in found.mentions} - {None} == {entity.entity_id for entity in found.entities}
    assert all(len(m.surface) <= 200 for m in found.mentions)
    return text, found


def people(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [f"{chance.choice(FIRST)} {chance.choice(LAST)}{chance.choice(['', 'son', 'ova'])}" for _ in range(count)]


def ids(raw: str) -> list[str | None]:
    return [mention.entity_id for mention in read(raw)[1].mentions]


def test_a_headline_of_capitals() -> None:
    assert ids("RUSSIA AND UKRAINE SIGN IN MOSCOW\nTHE WORLD WAITS") == ["country:RU", "country:UA", "place:moscow"]


def test_a_whole_text_in_capitals_names_no_words() -> None:
    text = "THE MINISTER SAID ON MONDAY THAT HE WOULD SPEAK WITH RUSSIA ABOUT GRAIN. WITH GRAIN THE TALKS BEGAN.\n" * 5
    assert set(ids(text)) == {"country:RU"}


def test_no_capitals_at_all() -> None:
    assert ids("the president of kenya, ana lima, met joe castillo in paris on monday.") == []


def test_a_table_of_names() -> None:
    rows = "\n".join(f"{name} | Kenya | {n}" for n, name in enumerate(people(1, 40)))
    _, found = read("Name | Country | Goals\n" + rows)
    countries = [m for m in found.mentions if m.entity_id == "country:KE"]
    assert len(countries) == 40
    assert not any("|" in m.surface or "\n" in m.surface for m in found.mentions)


def test_thousands_of_names_with_nothing_between_them() -> None:
    text, found = read(" ".join(people(4, 3000)))
    assert all(m.surface.count(" ") < 8 for m in found.mentions)
    assert sum(len(m.surface) for m in found.mentions) > len(text) / 3


@pytest.mark.parametrize("separator", ["\n", ", ", "; ", "\n\n"])
def test_thousands_of_names(separator: str) -> None:
    names = people(2, 3000)
    _, found = read(separator.join(names))
    full = [m.surface for m in found.mentions if m.kind == "PERSON" and " " in m.surface]
    assert len(full) > 2400
    assert len(set(full) - set(names)) < 60


def test_emoji_and_direction_marks_change_nothing() -> None:
    plain = "Ana Lima met Peter Voss in Kyiv on Monday, and the two of them spoke about Kenya."
    marked = plain.replace("Ana Lima", "\u200fAna Lima\u200e 🙂").replace("Kyiv", "\u202bKyiv\u202c 🇺🇦").replace(
        "Kenya", "\u2067Kenya\u2069 🙃👩‍🚀"
    )  # fmt: skip
    assert ids(marked) == ids(plain) == ["person:ana-lima", "person:peter-voss", "place:kyiv", "country:KE"]


@pytest.mark.parametrize(
    "text", ["Владимир Путин", "Москва", "Новости\nСпорт\nПогода", "Αθήνα", "习近平", "ՀԱՅԱՍՏԱՆ Երևան"]
)
def test_a_few_words_in_another_script_name_nobody(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize("text", ["🙂🙃👩‍🚀🇰🇪", "\u200f\u202b \u202c", "…!?—", "\x00\ufffd", "A", "'", "’s", "\u0301"])
def test_marks_alone_name_nobody(text: str) -> None:
    assert ids(text) == []


PARAGRAPH = "The minister, Ana Lima, met Peter Voss in Kyiv and said that NATO would pay. "
LONG: dict[str, Callable[[int], str]] = {
    "one line": lambda n: PARAGRAPH * (n // 77),
    "one word": lambda n: "Ab" * (n // 2),
    "hyphens": lambda n: "Ab-" * (n // 3),
    "initials": lambda n: "A." * (n // 2),
    "one name": lambda n: "Bank of " * (n // 8),
    "titles": lambda n: "President " * (n // 10),
    "capitals": lambda n: "PRESIDENT SAYS NO TO TALKS IN KYIV\n" * (n // 35),
    "names": lambda n: "\n".join(people(3, n // 15)),
    "namesakes": lambda n: "\n".join(f"Maria{chr(97 + k % 26)}{chr(97 + k // 26 % 26)} Santos" for k in range(n // 15)),
    "families": lambda n: "Kim Jong Un and his father Kim Jong Il came. " * (n // 45),
    "towns": lambda n: "Springfield, Ohio, and " * (n // 23),
    "known as": lambda n: "Ana Lima, known as " * (n // 19),
    "brackets": lambda n: "Ana Lima (" * (n // 10),
    "quotations": lambda n: '"Das ist nicht wahr und auch nicht gut", said the man with that. ' * (n // 66),
    "marks": lambda n: '"' * n,
    "emoji": lambda n: "Ana 🙂🙃 Lima 🇰🇪 " * (n // 15),
}


@pytest.mark.parametrize("name", LONG)
def test_twice_the_text_takes_about_twice_the_steps(name: str) -> None:
    read(LONG[name](500))  # tables are loaded
    once, twice = (_steps(lambda size=size: read(LONG[name](size))) for size in (6_000, 12_000))
    assert twice < 2.7 * once + 2_000


def _steps(run: Callable[[], Any]) -> int:
    """Calls of functions, those written in C too."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


def test_a_megabyte_on_one_line() -> None:
    text, found = read(LONG["one line"](1_000_000))
    assert len(text) > 990_000 and "\n" not in text
    assert {m.entity_id for m in found.mentions} == {"person:ana-lima", "person:peter-voss", "place:kyiv", "org:nato"}
    assert len(found.mentions) == 4 * (1_000_000 // 77)


@pytest.mark.parametrize("name", ["one word", "hyphens", "initials", "one name", "marks"])
def test_a_megabyte_of_nonsense_names_hardly_anybody(name: str) -> None:
    _, found = read(LONG[name](300_000))
    assert len({m.entity_id for m in found.mentions}) < 9
