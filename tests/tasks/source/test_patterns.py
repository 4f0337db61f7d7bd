"""Which paths a pattern means."""

import fnmatch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.source.patterns import Patterns, matches


@pytest.mark.parametrize(
    ("pattern", "path", "meant"),
    [
        ("*.html", "a.html", True),
        ("*.html", "deep/er/a.html", True),
        ("*.html", "a.html.txt", False),
        ("/*.html", "a.html", True),
        ("/*.html", "deep/a.html", False),
        ("drafts", "drafts", True),
        ("drafts/", "x/drafts/y/a.txt", True),
        ("drafts", "draftsman/a.txt", False),
        ("2026/**/*.txt", "2026/a.txt", True),
        ("2026/**/*.txt", "2026/01/02/a.txt", True),
        ("2026/*.txt", "2026/01/a.txt", False),
        ("a?c", "abc", True),
        ("a?c", "a/c", False),
        ("[ab].txt", "b.txt", True),
        ("[!ab].txt", "b.txt", False),
        ("[!ab].txt", "c.txt", True),
        ("[a-c]1", "b1", True),
        ("a+(b).txt", "a+(b).txt", True),
        ("[", "[", True),
        ("[]", "[]", True),
        ("**", "any/thing", True),
        ("A.txt", "a.txt", False),
        ("caf*", "caf\udce9.txt", True),
        ("a\nb", "a\nb", True),
    ],
)
def test_a_pattern_means(pattern: str, path: str, meant: bool) -> None:
    assert matches((pattern,), path) is meant


def test_include_and_exclude_go_together() -> None:
    patterns = Patterns(("*.html", "*.txt"), ("drafts", "x.txt"))
    told = {path: patterns.takes(path) for path in ("a.html", "a.pdf", "drafts/a.html", "x.txt", "b/x.txt", "b/y.txt")}
    assert told == dict.fromkeys(("a.html", "b/y.txt"), True) | dict.fromkeys(
        ("a.pdf", "drafts/a.html", "x.txt", "b/x.txt"), False
    )
    assert (patterns.leaves_out("drafts"), patterns.leaves_out("b")) == (True, False)
    assert Patterns().takes("anything/at.all")


@given(st.text(alphabet="ab.*?[]!-^\\+", max_size=8), st.text(alphabet="ab.*?[]!-^\\+/", max_size=8))
def test_any_pattern_can_be_asked_and_no_slash_is_swallowed(pattern: str, path: str) -> None:
    meant = matches((pattern,), path)
    if "/" not in path and "**" not in pattern and not set("[]\\") & set(pattern) and pattern:
        assert meant == fnmatch.fnmatchcase(path, pattern)
