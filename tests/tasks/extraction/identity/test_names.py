"""Which full names can be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extraction.identity.names import may_be_one, parts_of

ONE = [
    ("Kim Jong Un", "KIM JONG UN"), ("Vladimir Putin", "Vladimir Vladimirovich Putin"),
    ("J. Rowling", "Joanne Rowling"), ("J. K. Rowling", "J.K. Rowling"),
    ("John F. Kennedy", "John Fitzgerald Kennedy"), ("Raúl Castro", "Raul Castro"),
    ("Martin Luther King", "Martin Luther King Jr."), ("Bashar al-Assad", "Bashar Assad"),
    ("Abdel Fattah el-Sisi", "Abdel Fattah El Sisi"), ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Suu Kyi", "Aung San Suu Kyi"), ("Lula da Silva", "Luiz Inácio Lula da Silva"),
]  # fmt: skip
TWO = [
    ("Kim Jong Un", "Kim Jong Il"), ("George W. Bush", "George H. W. Bush"), ("Clara Voss", "Peter Voss"),
    ("Martin Luther King Jr.", "Martin Luther King Sr."), ("Charles III", "Charles II"), ("Charles", "Charles Michel"),
    ("J. Smith", "Paul John Smith"), ("Ana Lima", "Lima Ana"), ("John F. Kennedy", "John Robert Kennedy"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), ONE)
def test_one_person(first: str, second: str) -> None:
    assert may_be_one(parts_of(first), parts_of(second))
    assert may_be_one(parts_of(second), parts_of(first))


@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_persons(first: str, second: str) -> None:
    assert not may_be_one(parts_of(first), parts_of(second))
    assert not may_be_one(parts_of(second), parts_of(first))


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_name_can_be_compared(first: str, second: str) -> None:
    a, b = parts_of(first), parts_of(second)
    assert may_be_one(a, a)
    assert may_be_one(a, b) == may_be_one(b, a)
    assert all(token == token.strip() != "" for token in a.tokens)
