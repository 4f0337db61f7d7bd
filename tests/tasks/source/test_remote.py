"""Sources elsewhere: an S3 server and a web server on loopback, files in memory, and what does not answer."""

import hashlib
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import fsspec
import pytest

from tasks.errors import NothingToRead, Unreadable, UsageError
from tasks.source import remote
from tasks.source.content import content, sha256
from tasks.source.listing import check, listing
from tasks.source.patterns import Patterns
from tasks.source.scan import Input, Problem
from tasks.source.sources import Source
from tasks.source.spool import Spool

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    made = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    made.start()
    host, port = made.get_host_and_port()
    yield f"http://{host}:{port}"
    made.stop()


@pytest.fixture
def s3(server: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A bucket called wire."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", server)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    files = fsspec.filesystem("s3", use_listings_cache=False)
    files.mkdir("wire")
    for name in ("a.txt", "2026/b.html", "2026/c.txt", ".hidden/d.txt", "2026/with space & %41.txt"):
        files.pipe(f"wire/{name}", name.encode())
    yield files
    files.rm("wire", recursive=True)


@pytest.fixture
def memory() -> Iterator[Any]:
    files = fsspec.filesystem("memory")
    for name in ("/news/a.txt", "/news/sub/b.txt", "/news/sub/.c.txt"):
        files.pipe(name, name.encode())
    yield files
    files.store.clear()
    files.pseudo_dirs[:] = [""]


def uris(*sources: Source) -> list[str]:
    return [found.uri for found in listing(sources).inputs]


def test_a_bucket_is_listed_with_size_time_and_etag(s3: Any) -> None:
    assert uris(Source("s3://wire/")) == [
        "s3://wire/2026/b.html", "s3://wire/2026/c.txt", "s3://wire/2026/with space & %41.txt", "s3://wire/a.txt",
    ]  # fmt: skip
    found = listing([Source("s3://wire")]).inputs[-1]
    assert (found.size, found.path, found.remote, found.name) == (5, "", True, "a.txt")
    assert found.etag and found.modified_ns > 1_700_000_000 * 10**9
    assert listing([Source("s3://wire")]).inputs[-1].modified_ns == found.modified_ns


def test_a_part_of_a_bucket_one_object_and_patterns(s3: Any) -> None:
    assert uris(Source("s3://wire/2026", Patterns(("*.txt",), ("*space*",)))) == ["s3://wire/2026/c.txt"]
    assert uris(Source("s3://wire/a.txt")) == ["s3://wire/a.txt"]


def test_an_object_is_opened_and_hashed_wherever_it_is(s3: Any) -> None:
    for found in listing([Source("s3://wire")]).inputs:
        data = found.uri.removeprefix("s3://wire/").encode()
        it = content(found, 1000)
        assert (it.data, it.size, it.modified_ns) == (data, found.size, found.modified_ns)
        assert sha256(found) == hashlib.sha256(data).hexdigest()


def test_what_is_no_longer_there_says_so(s3: Any) -> None:
    [found] = listing([Source("s3://wire/a.txt")]).inputs
    s3.rm("wire/a.txt")
    with pytest.raises(Unreadable) as raised:
        content(found, 10)
    assert raised.value.reason == "vanished"


@pytest.mark.parametrize("where", ["s3://no-such-bucket", "s3://wire/no/such/part"])
def test_a_bucket_that_is_not_there_keeps_what_was_read_of_it(s3: Any, where: str) -> None:
    listed = listing([Source(where)], first=False)
    assert [(p.uri, p.state, p.reason) for p in listed.problems] == [(where, "failed", "unreachable_source")]
    assert listed.keeps(f"{where}/a.txt")
    with pytest.raises(NothingToRead, match=where):
        listing([Source(where)], first=True)


def test_a_server_that_does_not_answer_is_told_and_the_rest_is_read(
    memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = listing([Source("http://127.0.0.1:9/x.txt"), Source("memory://news")])
    assert [p.reason for p in listed.problems] == ["unreachable_source"]
    assert "Connect" in listed.problems[0].detail
    assert len(listed.inputs) == 2


def test_other_file_systems_are_listed_folder_by_folder(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert uris(Source("memory://news")) == ["memory://news/a.txt", "memory://news/sub/b.txt"]
    assert uris(Source("memory://news", Patterns(exclude=("sub",)))) == ["memory://news/a.txt"]
    real = memory.ls

    def ls(path: str, **how: Any) -> Any:
        if path.endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return real(path, **how)

    monkeypatch.setattr(memory, "ls", ls)
    monkeypatch.setattr(remote, "_reach", lambda address: (memory, "/news"))
    listed = listing([Source("memory://news")])
    assert [(p.uri, p.reason) for p in listed.problems] == [("memory://news/sub", "unreadable_folder")]
    assert listed.hides("memory://news/sub/b.txt")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "a.html").write_text("<p>Rain fell.</p>")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "web"))) as made:
        thread = threading.Thread(target=made.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()
        thread.join()


def test_a_list_of_addresses_is_read_one_document_each(web: str, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"{web}/a.html\n{web}/missing.html\n")
    listed = listing([Source(f"@{tmp_path / 'list.txt'}")])
    [found] = listed.inputs
    assert (found.uri, found.name, found.size) == (f"{web}/a.html", "a.html", 17)
    assert found.modified_ns == int((tmp_path / "web" / "a.html").stat().st_mtime) * 10**9
    assert content(found, 100).data == b"<p>Rain fell.</p>"
    assert [(p.uri, p.reason) for p in listed.problems] == [(f"{web}/missing.html", "unreachable_source")]
    assert "404" in listed.problems[0].detail


def at(name: str, size: int = 1) -> Input:
    return Input(f"memory://news/{name}", "", size, 1, 2)


def test_the_spool_keeps_no_more_than_it_may(memory: Any, tmp_path: Path) -> None:
    inputs = listing([Source("memory://news")]).inputs
    spool = Spool(tmp_path / "spool", inputs[0].size, most_of)
    answers = list(spool.fetched(inputs))
    assert {a.sha256 for a in answers if isinstance(a, Input)} == {
        hashlib.sha256(b).hexdigest() for b in (b"/news/a.txt", b"/news/sub/b.txt")
    }
    kept = [a for a in answers if isinstance(a, Input) and a.path]
    assert sum(path.stat().st_size for path in (tmp_path / "spool").iterdir()) <= inputs[0].size
    assert len(kept) <= 1
    spool.keep(set())
    assert list((tmp_path / "spool").iterdir()) == []


def test_what_cannot_be_fetched_is_a_problem_of_its_own(
    memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., None] = type(memory).get_file

    def get_file(self: Any, path: str, target: str, **how: Any) -> None:
        if path.endswith("a.txt"):
            raise ConnectionResetError("the line is dead")
        real(self, path, target, **how)

    monkeypatch.setattr(type(memory), "get_file", get_file)
    answers = list(Spool(tmp_path / "spool", 1000, most_of).fetched([at("a.txt"), at("sub/b.txt"), at("gone.txt")]))
    assert [(a.state, a.reason) if isinstance(a, Problem) else a.sha256 is not None for a in answers] == [
        ("failed", "unreachable"), True, ("failed", "vanished"),
    ]  # fmt: skip
    assert isinstance(answers[0], Problem)
    assert "the line is dead" in answers[0].detail and "tried again" in answers[0].detail


def most_of(found: Input) -> int:
    return 1000


def test_what_is_larger_than_it_may_be_is_given_up_whatever_its_server_said(memory: Any, tmp_path: Path) -> None:
    memory.pipe("/news/big.txt", b"x" * 20_000_000)
    said, unsaid = Spool(tmp_path / "spool", 10**9, most_of).fetched([at("big.txt", 20_000_000), at("big.txt", 0)])
    assert isinstance(said, Input) and said.sha256 is None
    assert isinstance(unsaid, Problem) and unsaid.reason == "too_large"


def test_a_full_disk_is_not_the_documents_fault(memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def get_file(*given: Any, **how: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(memory), "get_file", get_file)
    with pytest.raises(OSError, match="No space left"):
        list(Spool(tmp_path / "spool", 1000, most_of).fetched([at("a.txt")]))


def test_a_library_that_is_absent_is_named_with_its_extra() -> None:
    """In a process of its own, where the libraries cannot be imported."""
    wanted = {
        "s3://b": "s3", "gs://b": "gcs", "abfs://b@c": "azure", "sftp://h/x": "sftp", "https://h/x": "http",
    }  # fmt: skip
    code = (
        "import sys\n"
        "for name in ('s3fs', 'gcsfs', 'adlfs', 'paramiko', 'aiohttp'): sys.modules[name] = None\n"
        "from tasks.errors import UsageError\nfrom tasks.source.listing import check\n"
        "from tasks.source.sources import Source\n"
        f"for where in {list(wanted)!r}:\n"
        "    try: check([Source(where)])\n"
        "    except UsageError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    told = done.stdout.splitlines()
    assert [f'pip install "nightmill[{extra}]"' in line for line, extra in zip(told, wanted.values(), strict=True)] == [
        True
    ] * len(wanted)


def test_an_address_of_no_known_kind_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="no address that can be read"):
        check([Source("gopher://old/x")])
