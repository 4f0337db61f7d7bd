"""What opening an input gives, and what it says where it gives nothing."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from tasks.errors import Unreadable
from tasks.source.content import content, opened, sha256
from tasks.source.scan import Input


def at(path: Path) -> Input:
    return Input(path.as_uri(), str(path), 0, 0, 0)


def test_the_bytes_come_with_what_the_file_is_like_now(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"0123456789")
    os.utime(path, ns=(1, 2))
    before = time.time_ns()
    it = content(at(path), 4)
    assert (it.data, it.size, it.modified_ns) == (b"0123", 10, 2)
    assert before <= it.seen_ns <= time.time_ns()


def test_sha256_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\0\xff" * 100_000)
    assert sha256(at(tmp_path / "a")) == hashlib.sha256(b"\0\xff" * 100_000).hexdigest()


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    reasons = {"pipe": "not_a_file", "folder": "not_a_file", "nothing": "vanished", "loop": "unreadable_file"}
    for name, reason in reasons.items():
        with pytest.raises(Unreadable) as raised:
            content(at(tmp_path / name), 1)
        assert (raised.value.reason, raised.value.detail[-1]) == (reason, "."), name


def test_a_failure_while_reading_is_the_documents(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(Unreadable, match="Input/output error") as raised, opened(at(tmp_path / "a")):
        raise OSError(5, "Input/output error")
    assert raised.value.reason == "unreadable_file"


def test_a_machine_without_file_handles_is_not_the_documents_fault(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(OSError, match="Too many"), opened(at(tmp_path / "a")):
        raise OSError(24, "Too many open files")
