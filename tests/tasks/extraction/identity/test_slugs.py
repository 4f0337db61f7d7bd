"""The readable half of an id."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extraction.identity.slugs import slug


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Vladimir Putin", "vladimir-putin"), ("São Tomé & Príncipe", "sao-tome-principe"), ("Łódź", "lodz"),
        ("N’Djamena", "ndjamena"), ("U.S. Treasury", "us-treasury"), ("Ægir Øst", "aegir-ost"),
    ],
)  # fmt: skip
def test_slugs(name: str, wanted: str) -> None:
    assert slug(name) == wanted


@given(st.text(max_size=30))
def test_any_name_has_one(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))


def test_names_in_other_scripts_stay_apart() -> None:
    assert slug("北京") != slug("上海")
