"""Whatever is wrong with a file: the night goes on, the file has one row in the ledger that says what to do, and what
lies beside it is loaded.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote_to_bytes

import pyarrow.parquet as pq
import pytest

from tasks.batch import extract as extracting
from tasks.batch.batches import Batch, batches
from tasks.batch.extract import extract, versions
from tasks.batch.ingest import ingest
from tasks.batch.limits import Limits
from tasks.batch.normalise import normalise
from tasks.batch.outcomes import SKIPPED
from tasks.batch.sandbox import sandbox
from tasks.discover import digests
from tasks.load import counted, final_states
from tasks.readers.rules import NO_RULES
from tasks.source.decisions import Plan
from tasks.source.listing import listing
from tasks.source.plan import plan
from tasks.source.sources import Source
from tests.tasks.batch.broken.every import KINDS, LOADED, SECRET, Broken
from tests.tasks.batch.test_stages import Capitals
from warehouse.known import Known

#: Not the usual ones, so that the reader process is one of our own.
LIMITS: Final = Limits(reader_seconds=120)
GOOD: Final = {
    "aaa.txt": b"Ada sold 40 boats.",
    "sub/mmm.md": b"# Boats\n\nBo sold 41.",
    "zzz.txt": b"Cy sold 42 boats.",
}
#: Files of which the name, the size or the nature is what is wrong: state, reason, and words of the detail.
ODD: Final = {
    b"pipe": ("skipped", "not_a_file", "never opened"),
    b"socket": ("skipped", "not_a_file", "never opened"),
    b"device": ("skipped", "not_a_file", "never opened"),
    b"endless": ("skipped", "not_a_file", "never opened"),
    b"round-and-round": ("failed", "unreadable_file", "mend or remove"),
    b"leads-nowhere": ("failed", "unreadable_file", "mend or remove"),
    b"up-and-down": ("skipped", "linked_folder", "name the folder itself"),
    b"two-gigabytes.txt": ("failed", "too_large", "NIGHTMILL_MAX_BYTES"),
    b"not \xff utf-8.txt": ("loaded", "new_document", ""),
    b"quote\"' ; rm -rf $HOME `ls`.txt": ("loaded", "new_document", ""),
    b"two\nlines.txt": ("loaded", "new_document", ""),
    b"%2e%2e%2f.txt": ("loaded", "new_document", ""),
    b"x" * 250 + b".txt": ("loaded", "new_document", ""),
    b"gone.txt": ("failed", "vanished", "put it back"),
    b"now-a-folder.txt": ("failed", "not_a_file", "put it back"),
    b"now-a-pipe.txt": ("failed", "not_a_file", "put it back"),
    b"now-too-large.txt": ("failed", "too_large", "NIGHTMILL_MAX_BYTES"),
    b"now-empty.txt": ("failed", "empty_file", "nothing in the file"),
    b"now-other.txt": ("loaded", "new_document", ""),
}
TINY: Final = 300


class Night:
    """What became of each file: its rows in the ledger, and the documents that were loaded."""

    def __init__(self, folder: Path, made: Plan, staged: list[Batch]) -> None:
        names = ("ingest.outcomes", "normalise.outcomes", "extracted/outcomes")
        tables = [pq.read_table(batch.folder / f"{name}.parquet") for batch in staged for name in names]
        self.states = final_states("r", made, [row for table in tables for row in table.to_pylist()])
        self.counted = counted(made, self.states)
        found = [pq.read_table(batch.folder / "extracted" / "documents.parquet") for batch in staged]
        self.texts = {row["uri"]: row["text"] for table in found for row in table.to_pylist()}
        self.root = f"{folder.as_uri()}/"

    def of(self, name: str | bytes) -> list[dict[str, Any]]:
        """The rows of a file."""
        wanted = name.encode() if isinstance(name, str) else name
        return [row for row in self.states if unquote_to_bytes(row["uri"].removeprefix(self.root)) == wanted]


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    root = tmp_path_factory.mktemp("night")
    docs = root / "docs"
    (docs / "sub").mkdir(parents=True)
    (root / "secret.txt").write_text(SECRET)
    (root / "secret.dtd").write_text(f'<!ENTITY five "{SECRET}">')
    for kind in KINDS:
        (docs / kind.name).write_bytes(kind.make())
    for name, words in GOOD.items():
        (docs / name).write_bytes(words)
    for number in range(TINY):
        (docs / "sub" / f"{number}.txt").write_bytes(b"Rain %d." % number)
    lay_odd(docs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extracting, "recogniser", lambda name: Capitals())
        patch.setattr(extracting, "_loaded", {})
        # Nobody finds tesseract: what becomes of pictures of text is the same on every machine.
        patch.setenv("PATH", "")
        made = plan(listing([Source(str(docs))]), {}, [], Known(None), digests(LIMITS), lambda uri: False)
        change_odd(docs)
        staged = batches(made.readings, root / "staging", versions("capitals"), 1)
        for batch in staged:
            extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
        yield Night(docs, made, staged)
        sandbox(LIMITS, NO_RULES).end()


def lay_odd(docs: Path) -> None:
    os.mkfifo(docs / "pipe")
    here = Path.cwd()
    os.chdir(docs)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")
    os.chdir(here)
    (docs / "device").symlink_to("/dev/null")
    (docs / "endless").symlink_to("/dev/zero")
    (docs / "round-and-round").symlink_to("round-and-round")
    (docs / "leads-nowhere").symlink_to("nowhere")
    (docs / "up-and-down").symlink_to(docs)
    with (docs / "two-gigabytes.txt").open("wb") as file:
        file.truncate(2 << 30)
    for name in ODD:
        path = os.fsencode(docs) + b"/" + name
        if not os.path.lexists(path):
            Path(os.fsdecode(path)).write_bytes(b"Rain fell on " + name)


def change_odd(docs: Path) -> None:
    """What happens between listing and reading."""
    for name in ("gone.txt", "now-a-folder.txt", "now-a-pipe.txt"):
        (docs / name).unlink()
    (docs / "now-a-folder.txt").mkdir()
    os.mkfifo(docs / "now-a-pipe.txt")
    with (docs / "now-too-large.txt").open("ab") as file:
        file.truncate(LIMITS.max_bytes + 1)
    (docs / "now-empty.txt").write_bytes(b"")
    (docs / "now-other.txt").write_bytes(b"Sun shone on it.")


def test_there_are_many_kinds_and_each_is_another() -> None:
    assert len(KINDS) > 60
    assert len({kind.name for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_broken_file_has_one_row_that_says_what_to_do(night: Night, kind: Broken) -> None:
    (row,) = night.of(kind.name)
    if kind.reason == LOADED:
        assert (row["state"], row["reason"]) == ("loaded", "new_document"), row["detail"]
        assert kind.says in night.texts[row["uri"]]
    else:
        state = "skipped" if kind.reason in SKIPPED else "failed"
        assert (row["state"], row["reason"]) == (state, kind.reason), row["detail"]
        assert kind.says in row["detail"]
        assert len(row["detail"]) > 20
        assert row["uri"] not in night.texts


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_a_file_that_is_none_or_changes_meanwhile_has_one_row(night: Night, name: bytes) -> None:
    state, reason, says = ODD[name]
    (row,) = night.of(name)
    assert (row["state"], row["reason"]) == (state, reason), row["detail"]
    assert says in (row["detail"] or "")


def test_every_file_has_one_row_and_what_is_sound_is_loaded(night: Night) -> None:
    assert sum(night.counted.values()) == len(KINDS) + len(ODD) + len(GOOD) + TINY
    assert {name: [row["state"] for row in night.of(name)] for name in GOOD} == {name: ["loaded"] for name in GOOD}
    assert sum("/sub/" in uri for uri in night.texts) == TINY + 1


def test_no_file_reads_what_lies_outside_of_it(night: Night) -> None:
    assert [uri for uri, text in night.texts.items() if SECRET in text or "root:" in text] == []
    assert not Path("/tmp/evil.txt").exists()


def test_nothing_broken_is_the_fault_of_the_program(night: Night) -> None:
    assert [row for row in night.states if row["reason"] in ("internal_error", "reader_died", "timed_out")] == []
