"""Acronyms and the names they stand for."""

from __future__ import annotations

import pytest

from tasks.extraction.identity.links import fits


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("SMUG", "Sexual Minorities Uganda Group"), ("AfDB", "African Development Bank"),
        ("UNHCR", "United Nations High Commissioner for Refugees"), ("DoJ", "Department of Justice"),
        ("SADC", "Southern African Development Community"), ("NGOs", "Non-Governmental Organisations"),
    ],
)  # fmt: skip
def test_it_fits(acronym: str, name: str) -> None:
    assert fits(acronym, name)


@pytest.mark.parametrize(
    ("acronym", "name"),
    [("ANC", "Ana Lima"), ("AP", "Mexico"), ("UN", "Zambia"), ("X", "Xavier Institute"), ("ABC", "Bank of Cairo")],
)
def test_it_does_not_fit(acronym: str, name: str) -> None:
    assert not fits(acronym, name)
