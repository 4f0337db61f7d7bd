"""What a document is before anything is found in it."""

from __future__ import annotations

import pytest

from tasks.batch.extract import published_in


@pytest.mark.parametrize(
    ("site", "uri", "country"),
    [
        (None, "https://www.example.com.mx/a/1", "MX"),
        ("news.example.lk", "file:///in/a.txt", "LK"),
        ("https://example.co.uk/", "s3://bucket/a.txt", "GB"),
        ("The Daily Example", "https://example.in/a", "IN"),
        ("Vol. 3", "file:///in/a.mx", None),
        (None, "https://example.io/a", None),
        (None, "https://example.org/a", None),
        (None, "http://10.0.0.12/a", None),
        (None, "a.txt", None),
    ],
)
def test_the_address_tells_where_it_was_published(site: str | None, uri: str, country: str | None) -> None:
    assert published_in(site, uri) == country
