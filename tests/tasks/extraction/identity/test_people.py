"""Who is meant by a name: families stay apart, a name that two can have is nobody's."""

from __future__ import annotations

import re

import pytest

from tasks.extraction import entities
from tasks.records import Name, Text

#: What the text is, and every person in it with who that is, in order; all of them are given as recognised.
SAID = [
    ("George Bush and his father George H. W. Bush came.",
     [("George Bush", "george-bush"), ("George H. W. Bush", "george-h-w-bush")]),
    ("George W. Bush and George H. W. Bush came. George Bush spoke. Bush left.",
     [("George W. Bush", "george-w-bush"), ("George H. W. Bush", "george-h-w-bush"), ("George Bush", None),
      ("Bush", None)]),
    ("Aung San Suu Kyi, daughter of Aung San, came. Suu Kyi spoke.",
     [("Aung San Suu Kyi", "aung-san-suu-kyi"), ("Aung San", "aung-san"), ("Suu Kyi", "aung-san-suu-kyi")]),
    ("Martin Luther King Jr. came with Martin Luther King Sr. by train. King left.",
     [("Martin Luther King Jr.", "martin-luther-king-jr"), ("Martin Luther King Sr.", "martin-luther-king-sr"),
      ("King", None)]),
    ("Fidel Castro was ill. His brother Raúl Castro took over. Castro was tired. Raul Castro left.",
     [("Fidel Castro", "fidel-castro"), ("Raúl Castro", "raul-castro"), ("Castro", None),
      ("Raul Castro", "raul-castro")]),
    ("Mohammed bin Salman met King Salman.",
     [("Mohammed bin Salman", "mohammed-bin-salman"), ("Salman", "salman")]),
    ("King Charles III and King Charles II are two.", [("Charles III", "charles-iii"), ("Charles II", "charles-ii")]),
    ("Bashar al-Assad spoke. Assad left. Then Bashar Assad came.",
     [("Bashar al-Assad", "bashar-al-assad"), ("Assad", "bashar-al-assad"), ("Bashar Assad", "bashar-al-assad")]),
    ("Bashar al-Assad spoke. His father Hafez al-Assad had died. Assad wept.",
     [("Bashar al-Assad", "bashar-al-assad"), ("Hafez al-Assad", "hafez-al-assad"), ("Assad", None)]),
    ("Jill Tracy Biden, wife of Joe Biden, spoke. Jill Biden left.",
     [("Jill Tracy Biden", "jill-tracy-biden"), ("Joe Biden", "joe-biden"), ("Jill Biden", "jill-tracy-biden")]),
    ("Park Geun-hye met Park Chung-hee. Park left.",
     [("Park Geun-hye", "park-geun-hye"), ("Park Chung-hee", "park-chung-hee"), ("Park", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SAID, ids=[text[:30] for text, _ in SAID])
def test_families(text: str, wanted: list[tuple[str, str | None]]) -> None:
    given = []
    at = 0
    for surface, _ in wanted:
        at = text.index(surface, at)
        given.append(Name(at, at + len(surface), "PERSON", 0.7, "test:given"))
        at += len(surface)
    sentences = tuple(m.span() for m in re.finditer(r"\S.*?(?:\.(?= [A-Z][a-z])|\.$)", text))
    mentions, _ = entities.extract(Text(text, sentences), given)
    people = [(m.surface, m.entity_id) for m in mentions if m.kind == "PERSON"]
    assert people == [(surface, f"person:{who}" if who else None) for surface, who in wanted]
