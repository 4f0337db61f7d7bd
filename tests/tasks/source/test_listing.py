"""Several sources as one: each thing once, and what is out of sight kept."""

from pathlib import Path

import pytest

from tasks.errors import NothingToRead, UsageError
from tasks.source.listing import check, listing
from tasks.source.patterns import Patterns
from tasks.source.sources import Source, expanded, source


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("a/1.txt", "a/sub/2.html", "a/drafts/3.txt", "b/4.txt", "b/.hidden"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path.resolve()


def names(place: Path, *sources: Source) -> list[str]:
    return [found.uri.removeprefix(place.as_uri() + "/") for found in listing(sources).inputs]


def test_patterns_say_which_files_of_a_source_are_documents(place: Path) -> None:
    assert names(place, Source(str(place / "a"), Patterns(exclude=("drafts",)))) == ["a/1.txt", "a/sub/2.html"]
    assert names(place, Source(str(place / "a"), Patterns(("*.html",)))) == ["a/sub/2.html"]
    assert names(place, Source(str(place), Patterns(("/b",)))) == ["b/4.txt"]


def test_several_sources_give_each_file_once_whichever_way_it_is_named(place: Path) -> None:
    sources = (Source(str(place / "a")), Source(str(place / "a/sub")), Source((place / "b/4.txt").as_uri()))
    assert names(place, *sources) == ["a/1.txt", "a/drafts/3.txt", "a/sub/2.html", "b/4.txt"]
    listed = listing(sources)
    assert listed.ours((place / "b/4.txt").as_uri()) and not listed.ours((place / "b/5.txt").as_uri())


def test_a_file_that_is_named_is_a_source_even_a_hidden_one(place: Path) -> None:
    assert names(place, Source(str(place / "b/.hidden"))) == ["b/.hidden"]


def test_a_source_that_is_missing_or_empty_among_others_keeps_what_was_read_of_it(place: Path) -> None:
    (place / "empty").mkdir()
    listed = listing([Source(str(place / name)) for name in ("a", "gone", "empty")])
    assert [(p.state, p.reason) for p in listed.problems] == [
        ("failed", "unreachable_source"),
        ("skipped", "empty_source"),
    ]
    assert all(listed.keeps((place / name / "x.txt").as_uri()) for name in ("gone", "empty"))
    assert not listed.keeps((place / "a/x.txt").as_uri())


def test_nothing_anywhere_is_an_error_that_names_every_source(place: Path) -> None:
    (place / "empty").mkdir()
    with pytest.raises(NothingToRead, match=r"gone, .*empty"):
        listing([Source(str(place / "gone")), Source(str(place / "empty"))])
    with pytest.raises(NothingToRead, match="there is no such folder"):
        check([Source(str(place / "gone")), Source(str(place / "gone too"))])


def test_a_list_names_sources_one_a_line(place: Path) -> None:
    (place / "list").write_text(f"# ours\n\n{place}/a\n  b/4.txt\nhttps://example.org/x\n", "utf-8-sig")
    named = list(expanded([Source(f"@{place}/list", Patterns(("*.txt",)))]))
    assert [each.where for each in named] == [f"{place}/a", f"{place}/b/4.txt", "https://example.org/x"]
    assert {each.patterns.include for each in named} == {("*.txt",)}
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        list(expanded([Source(f"@{place}/nothing")]))
    (place / "bytes").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UsageError, match="not UTF-8"):
        list(expanded([Source(f"@{place}/bytes")]))


@pytest.mark.parametrize(
    "where",
    ["sftp://me:secret@host/x", "https://h/x?X-Amz-Signature=secret", "https://h/x?a=1&token=secret"],
)
def test_an_address_that_holds_a_secret_is_refused_without_telling_it(where: str) -> None:
    with pytest.raises(UsageError, match="holds a password or a key") as raised:
        source(where)
    assert "secret" not in str(raised.value)


def test_paths_are_named_from_another_folder_and_addresses_are_not(tmp_path: Path) -> None:
    assert Source("a").below(tmp_path).where == f"{tmp_path}/a"
    assert Source("@a").below(tmp_path).where == f"@{tmp_path}/a"
    assert Source("/a").below(tmp_path).where == "/a"
    assert Source("s3://a").below(tmp_path).where == "s3://a"
    with pytest.raises(UsageError, match="empty"):
        source(" ")
