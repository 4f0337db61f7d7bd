"""The day a page names on purpose is taken; a day that stands there for another reason is not."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.readers.told import published

DAY = dt.date(2019, 2, 12)


def page(head: str = "", below: str = "", before: str = "", after: str = "") -> str:
    words = "The harbour took in forty ships on Monday, the port authority told reporters. "
    return (
        f"<html><head>{head}</head><body>{before}<article><h1>Forty ships</h1>{below}<p>{words}</p></article>"
        f"{after}</body></html>"
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2019-02-12T23:30:00-05:00">',
        "<META CONTENT='2019-02-12' NAME='DC.date.issued' />",
        "<meta itemprop=datePublished content=2019-02-12>",
        '<meta name="citation_publication_date" content="2019/2/12">',
        '<meta name="pubdate" content="20190212T101500Z">',
        '<meta name="date" content="12 February 2019">',
        '<meta name="sailthru.date" content="Tue, 12 Feb 2019 10:00:00 +0000">',
        '<script type="application/ld+json">{"dateModified": "2020-01-01", "datePublished" : "2019-02-12"}</script>',
        '<link rel="canonical" href="https://example.org/2019/02/12/forty-ships">',
        '<meta property="og:url" content="https://example.org/news/2019/2/12">',
        '<meta name="date" content="2019-02"><meta name="pubdate" content="2019-02-12">',
    ],
)
def test_metadata(head: str) -> None:
    assert published(page(head, after="<time datetime='2001-01-01'>1 January 2001</time>")) == (DAY, "metadata")


@pytest.mark.parametrize(
    "below",
    [
        '<p>By Ada Obi</p><time datetime="2019-02-12T10:00:00Z">yesterday</time>',
        '<p><time itemprop="datePublished" datetime="2019-02-12">12 Feb</time></p>',
    ],
)
def test_a_time_below_the_heading(below: str) -> None:
    assert published(page(below=below)) == (DAY, "metadata")


@pytest.mark.parametrize(
    "below",
    [
        "<span>12 February 2019</span>",
        "<div>Published:&nbsp;12 February 2019</div>",
        "<p>By Ada Obi | Feb 12, 2019</p>",
    ],
)
def test_words_below_the_heading(below: str) -> None:
    assert published(page(below=below)) == (DAY, "text")


@pytest.mark.parametrize(
    "made",
    [
        page(),
        page(after="<footer>© 12 February 2019</footer>"),
        page(after="<aside><a href='/x'>Older</a> <time datetime='2019-02-12'>12 Feb</time></aside>"),
        page(before="<header><time datetime='2019-02-12'>Today</time></header>"),
        page('<meta property="article:modified_time" content="2019-02-12">'),
        page('<meta name="date" content="02/12/2019">'),
        page('<meta name="date" content="2019-02">'),
        page('<meta name="date" content="2019-13-40">'),
        page('<meta name="date" content="2019212">'),
        page('<link rel="canonical" href="https://example.org/2019/02/forty-ships">'),
        page('<link rel="next" href="https://example.org/2019/02/12/other">'),
        page("<style>/* 12 February 2019 */</style>"),
        page(below="<script>var x = '12 February 2019'</script>"),
        "12 February 2019",
    ],
)
def test_what_tells_no_day_of_publication(made: str) -> None:
    assert published(made) == (None, "none")


def test_the_plainest_word_wins() -> None:
    named = '<meta name="date" content="{}">'
    linked = '<script>{{"datePublished": "{}"}}</script>'
    address = '<link rel="canonical" href="/{}/x">'
    told = [named.format("2019-02-12"), linked.format("2019-02-13"), address.format("2019/02/14")]
    below = "<time datetime='2019-02-15'></time>"
    days = [published(page("".join(reversed(told[i:])), below))[0] for i in range(4)]
    assert [day and day.day for day in days] == [12, 13, 14, 15]


@given(
    st.dates(dt.date(1800, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d %B %Y"]),
)
def test_any_day(day: dt.date, form: str) -> None:
    assert published(page(f'<meta name="date" content="{day.strftime(form)}">')) == (day, "metadata")


@given(
    st.lists(
        st.sampled_from(["<meta ", "<time ", "datetime=", "'2019-02-12'", '"', ">", "<h1>", "</h1>", "x", "<script>"])
    )
)
def test_any_page_is_looked_at(parts: list[str]) -> None:
    day, basis = published("".join(parts))
    assert (day is None) == (basis == "none")


@pytest.mark.parametrize("piece", ["<meta ", "<time x='", "</h1><", "<script>", '"datePublished":', "<" * 9, "&amp;"])
def test_a_megabyte_of_a_piece_of_markup_is_nothing_special(piece: str) -> None:
    published("<h1>x</h1>" + piece * (1_000_000 // len(piece)))
