"""One record of a crawl: its page, where it was found and when it was received, whatever its head says."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.readers.capture import read

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nRain fell on the town."


def record(address: str = "http://news.example.org/2024/rain.txt", date: str = "2024-06-20T23:00:00Z") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(PAGE)}\r\n\r\n"
    )
    return head.encode() + PAGE + b"\r\n\r\n"


def test_it_is_read_as_what_it_holds() -> None:
    found = read(record(), "a.warc")
    assert (found.text, found.site, found.media_type) == ("Rain fell on the town.", "news.example.org", "text/plain")
    assert found.collected_at == dt.datetime(2024, 6, 20, 23)


@pytest.mark.parametrize("address", ["http://[news.example.org/rain.txt", "http://[::1/", "http://]/"])
def test_an_address_that_makes_no_sense_costs_nothing_but_the_site(address: str) -> None:
    found = read(record(address), "a.warc")
    assert (found.text, found.site) == ("Rain fell on the town.", None)


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-14:00", "yesterday", ""])
def test_a_time_that_is_none_is_not_told(date: str) -> None:
    assert read(record(date=date), "a.warc").collected_at is None
