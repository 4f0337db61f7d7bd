"""Nights over a bucket: only what is new is fetched, and what cannot be reached stays."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from tasks.errors import Unreadable
from tasks.source import remote
from tasks.source.scan import Input
from tests.flows.driver import night_without_prefect
from warehouse.query import query

pytestmark = pytest.mark.slow


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hidden-secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    files = fsspec.filesystem("s3", use_listings_cache=False)
    files.mkdir("wire")
    yield files
    server.stop()


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every object that is fetched."""
    real, done = remote.fetch, list[str]()

    def fetch(found: Input, target: Path, most: int) -> str:
        done.append(found.uri.removeprefix("s3://"))
        return real(found, target, most)

    monkeypatch.setattr(remote, "fetch", fetch)
    return done


def ledger(data: Path) -> dict[str, tuple[str, str]]:
    last = query(data, "SELECT uri, state, reason FROM ledger WHERE run_id = (SELECT max(run_id) FROM runs)")
    return {uri: (state, reason) for uri, state, reason in last.rows}


def test_only_what_is_new_is_fetched_and_what_cannot_be_reached_stays(
    bucket: Any, fetched: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    for number in range(3):
        bucket.pipe(f"wire/{number}.txt", f"Some {number + 30} boats left Dakar on Monday, Awa Diop said.".encode())
    night_without_prefect("s3://wire", str(data))
    assert sorted(fetched) == [f"wire/{number}.txt" for number in range(3)]
    assert {state for state, _ in ledger(data).values()} == {"loaded"}
    assert not (data / "spool").exists()

    fetched.clear()
    bucket.pipe("wire/1.txt", b"Some 45 boats left Dakar on Tuesday, Awa Diop said.")
    bucket.rm("wire/2.txt")
    bucket.pipe("wire/3.txt", b"Rain fell on 20 villages near Accra.")
    night_without_prefect("s3://wire", str(data))
    assert sorted(fetched) == ["wire/1.txt", "wire/3.txt"]
    assert {uri: state for uri, (state, _) in ledger(data).items()} == {
        "s3://wire/0.txt": "unchanged", "s3://wire/1.txt": "loaded", "s3://wire/2.txt": "removed",
        "s3://wire/3.txt": "loaded",
    }  # fmt: skip

    fetched.clear()
    bucket.pipe("wire/4.txt", b"Some 9 wells were dug near Kano.")
    with monkeypatch.context() as broken:
        broken.setattr(remote, "fetch", dead)
        night_without_prefect("s3://wire", str(data))
    told = ledger(data)
    assert told.pop("s3://wire/4.txt") == ("failed", "unreachable")
    assert {state for state, _ in told.values()} == {"unchanged"}

    with monkeypatch.context() as broken:
        broken.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
        broken.setenv("AWS_MAX_ATTEMPTS", "1")
        fsspec.get_filesystem_class("s3").clear_instance_cache()
        night_without_prefect("s3://wire", str(data))
    told = ledger(data)
    assert told.pop("s3://wire") == ("failed", "unreachable_source")
    assert told.pop("s3://wire/4.txt") == ("failed", "unreachable")
    assert {state for state, _ in told.values()} == {"unchanged"} and len(told) == 3

    fetched.clear()
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    night_without_prefect("s3://wire", str(data))
    assert fetched == ["wire/4.txt"]
    told = ledger(data)
    assert told["s3://wire/4.txt"][0] == "loaded" and "s3://wire" not in told
    assert [name for name in data.rglob("*") if name.is_file() and b"hidden-secret" in name.read_bytes()] == []


def dead(*given: Any, **how: Any) -> None:
    raise Unreadable("unreachable", "The line is dead.")
