"""Listing a folder: everything is named, nothing is followed into a loop, nothing is opened that may hang."""

import os
import socket
from pathlib import Path

import pytest

from tasks.errors import NothingToRead
from tasks.source import scan
from tasks.source.listing import listing
from tasks.source.sources import Source


def names(folder: Path) -> list[str]:
    root = folder.resolve().as_uri() + "/"
    return [found.uri.removeprefix(root) for found in listing([Source(str(folder))]).inputs]


def test_files_are_listed_below_all_folders_with_size_and_time(tmp_path: Path) -> None:
    (tmp_path / "sub" / "deeper").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "sub/c.md", "sub/deeper/d.html"):
        (tmp_path / name).write_text(name)
    assert names(tmp_path) == ["a.txt", "b.txt", "sub/c.md", "sub/deeper/d.html"]
    found = listing([Source(str(tmp_path))]).inputs[0]
    assert (found.size, found.modified_ns) == (5, (tmp_path / "a.txt").stat().st_mtime_ns)
    assert found.seen_ns >= found.modified_ns


def test_hidden_files_and_folders_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".git/x.txt", ".DS_Store", "a.txt"):
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["a.txt"]


def test_links_to_folders_are_named_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    (tmp_path / "good").symlink_to(tmp_path / "a.txt")
    listed = listing([Source(str(tmp_path))])
    assert names(tmp_path) == ["a.txt", "good"]
    assert [(p.state, p.reason) for p in sorted(listed.problems, key=lambda p: p.uri)] == [
        ("failed", "unreadable_file"),
        ("skipped", "linked_folder"),
    ]


def test_pipes_and_sockets_are_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        listed = listing([Source(str(tmp_path))])
    assert names(tmp_path) == ["a.txt"]
    assert [p.reason for p in listed.problems] == ["not_a_file", "not_a_file"]


def test_a_folder_that_cannot_be_listed_is_named_and_hides_what_is_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Simulated: a test that runs as root can list any folder."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "x.txt").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(scan.os, "scandir", scandir)
    listed = listing([Source(str(tmp_path))])
    assert [p.reason for p in listed.problems] == ["unreadable_folder"]
    assert "permission" in listed.problems[0].detail
    assert listed.hides((tmp_path / "closed" / "x.txt").as_uri())
    assert not listed.hides((tmp_path / "a.txt").as_uri())
    assert not listed.hides((tmp_path / "closedness.txt").as_uri())


def test_names_that_are_no_text_get_a_uri_all_the_same(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("x")
    assert names(tmp_path) == ["caf%E9.txt"]


@pytest.mark.parametrize("kind", ["missing", "empty", "only hidden"])
def test_nothing_to_read_says_why(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "source"
    if kind != "missing":
        folder.mkdir()
    if kind == "only hidden":
        (folder / ".x").write_text("x")
    with pytest.raises(NothingToRead, match="--seeds") as raised:
        listing([Source(str(folder))])
    assert str(folder) in str(raised.value)
