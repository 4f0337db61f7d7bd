"""The file nightmill.toml: what it gives, what it gives way to, and what it says where it is wrong."""

from pathlib import Path

import pytest

from flows.settings import Settings, settings
from tasks.errors import UsageError
from tasks.readers.options import Options
from tasks.source.patterns import Patterns
from tasks.source.sources import Source

FILE = """
seeds = ["articles", "s3://bucket/wire", {path = "~/more", exclude = ["drafts"]}]
include = ["*.html", "*.csv"]
warehouse = "out"
jobs = 3
notify = "json://localhost"

[readers]
title = "headline"
ocr_seconds = 5

[readers."*.csv"]
rows_as_documents = true
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/me")
    (tmp_path / "nightmill.toml").write_text(FILE)
    return tmp_path.resolve()


def test_the_file_beside_gives_settings_sources_and_reader_options(place: Path) -> None:
    told = settings({}, {})
    include = ("*.html", "*.csv")
    assert told.sources == (
        Source(f"{place}/articles", Patterns(include)),
        Source("s3://bucket/wire", Patterns(include)),
        Source("/home/me/more", Patterns(include, ("drafts",))),
    )
    assert (told.warehouse, told.jobs, told.notify, told.keep) == (place / "out", 3, "json://localhost", 7)
    assert told.rules.options_of("file:///a.json") == Options(title=("headline",), ocr_seconds=5.0)
    assert told.rules.options_of("file:///a.csv").rows_as_documents


def test_the_command_line_and_the_environment_come_before_the_file(place: Path) -> None:
    told = settings(
        {"jobs": "1"}, {"NIGHTMILL_SEEDS": "a b; s3://c", "NIGHTMILL_EXCLUDE": "x;y", "NIGHTMILL_JOBS": "2"}
    )
    assert (told.jobs, told.warehouse, told.include) == (1, place / "out", ("*.html", "*.csv"))
    assert [each.where for each in told.seeds] == ["a b", "s3://c"]
    assert told.exclude == ("x", "y")


@pytest.mark.parametrize("how", ["given", "environment"])
def test_another_file_may_be_named_and_paths_in_it_count_from_where_it_lies(place: Path, how: str) -> None:
    (place / "there").mkdir()
    (place / "there" / "x.toml").write_text('seeds = "articles"')
    named = "there/x.toml"
    told = settings({"config": named}, {}) if how == "given" else settings({}, {"NIGHTMILL_CONFIG": named})
    assert told.seeds == (Source(f"{place}/there/articles"),)
    assert told.jobs == Settings().jobs


def test_a_flow_is_told_what_was_given_and_reads_the_rest_in_the_file_again(place: Path) -> None:
    parameters = settings({"seeds": ["s3://x", "local"], "jobs": 2}, {}).anywhere().parameters()
    assert parameters["seeds"] == ["s3://x", f"{place}/local"]
    assert (parameters["config"], parameters["jobs"]) == (f"{place}/nightmill.toml", 2)
    assert not {"warehouse", "include", "notify"} & parameters.keys()
    (place / "nightmill.toml").write_text("include = []\nkeep = 2\n")
    again = settings(parameters, {})
    assert (again.keep, again.jobs, again.include) == (2, 2, ())
    assert [each.where for each in again.seeds] == ["s3://x", f"{place}/local"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jobs = 0", "jobs is 0, not a whole number of at least 1"),
        ("jobs = true", "jobs is True"),
        ("keep = '3'", "keep is '3'"),
        ("notify = 1", "notify is 1, not a string"),
        ("job = 1", "no setting job. There are: seeds, include"),
        ("seeds = 1", "seeds is 1, not a path"),
        ("seeds = []", "seeds is []"),
        ("seeds = [{exclude = ['x']}]", "seeds is {'exclude'"),
        ("seeds = [{path = 'a', only = 'b'}]", "no setting seeds.only. There are: path, include, exclude"),
        ("include = [1]", "include is [1], not a list of patterns"),
        ("readers = 1", "readers is 1, not a table"),
        ("[readers]\ntitel = 'x'", "no setting readers.titel. There are: text, summary, title"),
        ("[readers]\ntitle = [1]", "readers.title is [1], not the name of a field"),
        ("[readers]\nrows_as_documents = 1", "readers.rows_as_documents is 1, not true or false"),
        ("[readers]\nocr_seconds = -1", "readers.ocr_seconds is -1, not a number above 0"),
        ("[readers]\nocr_pages = 1.5", "readers.ocr_pages is 1.5, not a whole number"),
        ("[readers.'*.csv']\nx = 1", 'no setting readers."*.csv".x'),
        ("jobs", "is no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_file_key_and_what_is_allowed(place: Path, text: str, said: str) -> None:
    (place / "nightmill.toml").write_text(text)
    with pytest.raises(UsageError) as raised:
        settings({}, {})
    assert said in str(raised.value)
    assert str(place / "nightmill.toml") in str(raised.value)


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nothing\.toml cannot be read: No such file"):
        settings({"config": str(tmp_path / "nothing.toml")}, {})
