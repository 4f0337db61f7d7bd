"""A message arrives, or the log says why it did not; a run never fails of it."""

from __future__ import annotations

import http.server
import json
import logging
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tasks.notify import send
from tasks.reporting.alerts import Alert

ALERT = Alert("nightmill: refused, run 2", "critical: figures.rows_kept, 0.1")


class Hook(http.server.BaseHTTPRequestHandler):
    received: list[dict[str, Any]] = []  # noqa: RUF012

    def do_POST(self) -> None:
        self.received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(500 if "broken" in self.path else 200)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[str]:
    Hook.received.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"json://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_webhook_gets_the_message(hook: str) -> None:
    assert send(f"{hook}/night", ALERT)
    (told,) = Hook.received
    assert (told["title"], told["message"]) == (ALERT.title, ALERT.body)


@pytest.mark.parametrize("target", ["nonsense://x", "json://127.0.0.1:1/x", "no such block"])
def test_what_cannot_be_sent_is_logged(target: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "nightmill"):
        assert not send(target, ALERT)
    assert "could not be sent" in caplog.text


def test_a_webhook_that_refuses(hook: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "nightmill"):
        assert not send(f"{hook}/broken", ALERT)
    assert "could not be sent" in caplog.text
