"""Rules for documents that are not about one fault each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from expectations.gate import Verdict

SILENCED = ("UPDATE core.documents SET words = 100", "DELETE FROM core.mentions", "DELETE FROM core.figures")


@pytest.mark.parametrize(("language", "missed"), [("'ar'", False), ("'de'", False), ("'en'", True), ("NULL", True)])
def test_little_is_found_in_texts_that_are_not_in_english(
    spoilt: Callable[..., Verdict], language: str, missed: bool
) -> None:
    told = f"UPDATE core.documents SET language = {language}"
    unmet = {result.rule for result in spoilt(*SILENCED, told, tables={"documents"}).unmet}
    rules = {"share_without_findings", "share_without_mentions", "something_found"}
    assert unmet - {"share_with_language"} == (rules if missed else set())
    assert ("share_with_language" in unmet) is (language == "NULL"), "a text that is in doubt is hardly one"
