"""Which options hold for which file, and which readers go by them."""

import importlib
import re
from dataclasses import fields
from pathlib import Path

from tasks.readers import MODULES
from tasks.readers.options import DEFAULT, Options
from tasks.readers.rules import NO_RULES, USED, Rule, Rules, used

ROOT = Path(__file__).parents[3]


def test_a_rule_holds_for_the_files_it_means_and_the_later_one_wins() -> None:
    rules = Rules(
        Options(title=("head",)),
        (Rule("*.csv", (("rows_as_documents", True),)), Rule("wire/*.csv", (("title", ("name",)),))),
    )
    assert rules.options_of("file:///a/b.json").title == ("head",)
    told = rules.options_of("file:///a/wire/b.csv")
    assert (told.title, told.rows_as_documents) == (("name",), True)
    assert rules.options_of("s3://bucket/b%2Ecsv").rows_as_documents
    assert rules.options_of("file:///a/wire/b.txt") == Options(title=("head",))


def test_without_rules_the_defaults_hold_and_the_version_tells_them_apart() -> None:
    assert NO_RULES.options_of("file:///a") is DEFAULT
    assert NO_RULES.version == Rules().version != Rules(Options(ocr_pages=1)).version


def test_only_options_that_a_reader_goes_by_are_told() -> None:
    options = Options(title=("head",), ocr_pages=3)
    assert used(options, "json") == {"title": ("head",)}
    assert used(options, "pdf") == {"ocr_pages": 3}
    assert used(options, "html") == {}


def test_every_option_is_used_by_a_reader_and_every_reader_says_which_it_uses() -> None:
    assert {name for names in USED.values() for name in names} == {option.name for option in fields(Options)}
    for module in MODULES:
        source = Path(str(importlib.import_module(f"tasks.readers.{module}").__file__)).read_text("utf-8")
        named = set(re.findall(r"options\.(\w+)", source)) & {option.name for option in fields(Options)}
        assert named <= set(USED.get(module, ())), module
