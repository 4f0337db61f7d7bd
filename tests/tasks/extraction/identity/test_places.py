"""Which town of a name is meant: what the document says of it comes before what is best known."""

from __future__ import annotations

import re

import pytest

from tasks.extraction import entities
from tasks.records import Name, Text


def places(text: str, *names: str) -> list[str | None]:
    """Ids of the places called `names` in a text, in order."""
    found = sorted(
        (Name(m.start(), m.end(), "PLACE", 0.7, "test:given") for name in set(names) for m in re.finditer(name, text)),
        key=lambda n: n.start,
    )
    mentions, _ = entities.extract(Text(text, ((0, len(text)),)), found)
    return [mention.entity_id for mention in mentions if mention.surface in names]


@pytest.mark.parametrize(
    ("text", "name", "ids"),
    [
        ("Rain fell on Paris on Monday.", "Paris", ["place:paris"]),
        ("Rain fell on Paris, Texas, on Monday.", "Paris", ["place:paris-us"]),
        ("Rain fell on Paris, Texas. The Paris council met.", "Paris", ["place:paris-us"] * 2),
        ("She left Paris, France, for Paris, Texas. Paris was wet.", "Paris",
         ["place:paris", "place:paris-us", "place:paris"]),
        ("He moved from Springfield, Illinois, to Springfield, Missouri.", "Springfield",
         ["place:springfield-us-il", "place:springfield"]),
        ("The plant is in London, Ontario.", "London", ["place:london-ca"]),
        ("Illinois waits, and so does Chicago. Springfield voted.", "Springfield", ["place:springfield-us-il"]),
        ("Boston waits, and so does Massachusetts. Springfield voted.", "Springfield", ["place:springfield-us-ma"]),
        ("The United States waits. Springfield voted.", "Springfield", ["place:springfield"]),
        ("Police in Birmingham, Alabama, said so; Birmingham is calm.", "Birmingham", ["place:birmingham-us"] * 2),
    ],
)  # fmt: skip
def test_what_the_document_says_of_a_town_holds_for_it(text: str, name: str, ids: list[str]) -> None:
    assert places(text, name) == ids
