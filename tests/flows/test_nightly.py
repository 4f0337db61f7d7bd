"""The whole night through Prefect: what comes in, what is refused, what a bad input does to the rest (nothing)."""

from __future__ import annotations

import ctypes
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.cli import main
from tests.flows.driver import Driver
from tests.flows.state import ask, data_rows, ledger_states
from tests.readme import renewed
from warehouse import journal
from warehouse.releases import DataFolder

ROOT = Path(__file__).parents[2]

#: From linux/prctl.h and linux/capability.h.
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect_server")]


def run(seeds: Path, data: Path, *more: str) -> int:
    return main(["run", "--seeds", str(seeds), "--warehouse", str(data), "--jobs", "2", *more])


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after one night on the sample documents."""
    data = tmp_path_factory.mktemp("samples") / "data"
    assert run(ROOT / "seeds", data) == 0
    return data


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "good.txt").write_text(
        "date 2024-06-01 Ada Obi said in Lagos on Monday that at least 4,000 people left.\n"
    )
    return folder


def test_every_sample_is_loaded_and_every_promise_kept(samples: Path) -> None:
    assert set(ledger_states(samples).values()) == {"loaded"}
    assert ask(samples, "select count(*) from documents")[0][0] >= 12
    assert ask(samples, "select count(*) from expectations where not met") == [(0,)]
    counts = ask(
        samples, "select (select count(*) from figures), (select count(*) from mentions), (select count(*) from dates)"
    )
    assert all(count > 50 for count in counts[0])


def test_the_examples_of_the_readme_are_true(samples: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme.count("```sql") >= 5
    assert renewed(readme, samples) == readme, "run `make docs`"


def test_spans_of_text_formats_lead_back_to_the_source(samples: Path) -> None:
    from tasks.text.decode import decode
    from tasks.text.normalise import normalise

    rows = ask(
        samples,
        "select d.uri, m.source_start, m.source_end, m.surface from figures as m join documents as d using (doc_id) "
        "where m.source_start is not null",
    )
    assert len(rows) > 50
    texts = {uri: decode((ROOT / "seeds" / uri.split("/seeds/")[1]).read_bytes()).text for uri, _, _, _ in rows}
    same = [normalise(texts[uri][start:end]).text == surface for uri, start, end, surface in rows]
    # A link or an emphasis inside a Markdown figure is all that may stand between.
    assert sum(same) / len(same) > 0.98


def test_a_second_night_reads_nothing_and_leaves_the_release_alone(samples: Path) -> None:
    release = (samples / "current").resolve()
    before = (release / "warehouse.duckdb").stat()
    assert run(ROOT / "seeds", samples) == 0
    assert (samples / "current").resolve() == release
    assert (release / "warehouse.duckdb").stat() == before
    assert [path.name for path in (samples / "releases").iterdir()] == [release.name]
    last = journal.entries(DataFolder(samples))[-1]
    assert (last["state"], last["release"], last["new"], last["changed"]) == ("published", release.name, 0, 0)
    assert last["inputs"].keys() == {"unchanged"}
    assert "extract" not in last["seconds"]
    assert last["rows"] == last["rows_before"]
    assert last["expectations"]
    assert not (samples / "staging").exists()


def test_changed_moved_removed_and_copied_files(source: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (source / "moves.txt").write_text("date 2024-06-02 Some 40 to 50 boats left Dakar last week.\n")
    (source / "goes.txt").write_text("date 2024-06-03 Two dozen trucks reached Niamey.\n")
    assert run(source, data) == 0
    (source / "good.txt").write_text("date 2024-06-01 Ada Obi said in Lagos on Monday that about 5,000 people left.\n")
    (source / "moves.txt").rename(source / "moved.txt")
    (source / "goes.txt").unlink()
    (source / "copy.txt").write_bytes((source / "moved.txt").read_bytes())
    assert run(source, data) == 0
    states = ledger_states(data)
    assert states["good.txt"] == "loaded"
    assert states["goes.txt"] == "removed"
    assert states["moves.txt"] == "removed"
    assert sorted([states["moved.txt"], states["copy.txt"]]) == ["duplicate", "unchanged"]
    assert ask(data, "select version from documents where file_name = 'good.txt'") == [(2,)]
    assert ask(data, "select surface from figures where surface like '%,000'") == [("about 5,000",)]
    assert ask(data, "select count(*) from documents") == [(2,)]
    inputs = ask(data, "select inputs from runs order by run_id desc limit 1")[0][0]
    assert inputs == dict(Counter(states.values()))


def test_what_people_correct(source: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    for path in source.iterdir():
        os.utime(path, (1_717_200_000, 1_717_200_000))
    assert run(source, data) == 0
    before = data_rows(data)
    assert main(["correct", "--warehouse", str(data), "rename", "person:ada-obi", "Ada N. Obi", "--yes"]) == 0
    assert run(source, data) == 0
    assert "extract" not in journal.entries(DataFolder(data))[-1]["seconds"], "no document is read again"
    assert ask(data, "select name, aliases from entities where entity_id = 'person:ada-obi'") == [
        ("Ada N. Obi", ["Ada Obi"])
    ]
    with (data / "corrections.csv").open("a") as file:
        file.write("drop,person:nobody,,,,\nmrege,a,b,,,\n")
    assert run(source, data) == 0
    assert ask(data, "select line, mentions, problem is null from corrections order by 1") == [
        (2, 1, True), (3, 0, True), (4, None, False)
    ]  # fmt: skip
    assert ask(data, "select rule from expectations where not met order by 1")[-2:] == [("applied",), ("matched",)]
    (data / "corrections.csv").unlink()
    assert run(source, data) == 0
    assert data_rows(data) == before


BAD = {
    "empty.txt": (b"", "failed", "empty_file"),
    "blank.md": (b" \n\n ", "failed", "empty_file"),
    "junk.txt": (random.Random(1).randbytes(5000), "failed", "binary_content"),
    "large.txt": (b"word " * 60_000, "failed", "too_large"),
    "page.html": (b"<!doctype html><html><body></body></html>", "failed", "no_text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n...", "skipped", "no_reader"),
    "controls.txt": (b"\xef\xbb\xbf\xe2\x80\x8b\xe2\x80\x8b", "failed", "no_text"),
}


def test_bad_input_is_recorded_with_its_reason_and_the_rest_goes_on(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGHTMILL_MAX_BYTES", "200000")
    data = tmp_path / "data"
    for name, (content, _, _) in BAD.items():
        (source / name).write_bytes(content)
    for number in range(8):
        (source / f"more{number}.txt").write_text(
            f"date 2024-06-01 In week {number} Awa Diop sold {number + 20} boats.\n"
        )
    (source / "latin.txt").write_bytes(
        "The caf\xe9 in Orl\xe9ans sold 300 cr\xeapes, said Ren\xe9e Fran\xe7ois.".encode("latin-1")
    )
    (source / "damaged.txt").write_bytes(("Łódź sold 300 boats – żółte – last year. " * 20).encode() + b"\xff")
    (source / "dateless.txt").write_text("Last week some 300 boats left the harbour of Dakar, Awa Diop said.")
    (source / "future.txt").write_text("date 2999-01-01 Next year 12 boats will sail from Bergen.")
    (source / "caf\udce9.txt").write_text("date 2024-06-01 A file name that is no UTF-8 holds 5 boats.")
    for path in source.iterdir():
        os.utime(path, (1_717_200_000, 1_717_200_000))  # a file written just now is looked at twice
    assert run(source, data) == 0
    told = {
        uri.split("/")[-1]: (state, reason) for uri, state, reason in ask(data, "select uri, state, reason from ledger")
    }
    assert {name: told[name] for name in BAD} == {name: (state, reason) for name, (_, state, reason) in BAD.items()}
    others = {name: state for name, (state, _) in told.items() if name not in BAD}
    assert set(others.values()) == {"loaded"}
    assert len(others) == 14
    assert all(detail for (detail,) in ask(data, "select detail from ledger where state in ('failed', 'skipped')"))
    assert ask(data, "select date_from from dates join documents using (doc_id) where file_name = 'dateless.txt'") == [
        (None,)
    ]
    warned = ask(data, "select rule from expectations where not met and severity = 'warning'")
    assert ("published_not_in_future",) in warned
    page = (data / "reports" / f"{journal.entries(DataFolder(data))[-1]['run_id']}.html").read_text("utf-8")
    assert all(name in page for name in BAD)
    release = (data / "current").resolve()
    assert run(source, data) == 0
    again = journal.entries(DataFolder(data))[-1]
    assert (data / "current").resolve() == release, "the same files fail in the same way: nothing new"
    assert again["inputs"] == {"failed": 6, "skipped": 1, "unchanged": 14}
    assert len(again["lost"]) == len(BAD)
    (source / "junk.txt").write_text("date 2024-06-01 Mended: Awa Diop sold 7 boats.\n")
    assert run(source, data) == 0
    assert ask(data, "select state, count(*) from ledger where uri like '%/junk.txt' group by 1 order by 1") == [
        ("failed", 2),
        ("loaded", 1),
    ]
    states = ledger_states(data)
    assert (states["empty.txt"], states["picture.txt"], states["good.txt"]) == ("failed", "skipped", "unchanged")


def without_override() -> None:
    """In a new process, before its program: root, too, must keep to the permissions of files from here on."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


@pytest.fixture
def drive() -> Iterator[Driver]:
    """Nights of a user who may not read everything."""
    with Driver(without_override if os.getuid() == 0 else None) as driver:
        yield driver


def test_a_folder_and_a_file_that_cannot_be_read(drive: Driver, source: Path, tmp_path: Path) -> None:
    data, locked = tmp_path / "data", source / "locked"
    locked.mkdir()
    (locked / "inside.txt").write_text("date 2024-06-01 Awa Diop sold 12 boats in Dakar.\n")

    def night() -> dict[str, tuple[str, str]]:
        assert drive(source, data)["status"].startswith("2")
        told = ask(data, "select uri, state, reason from ledger where run_id = (select max(run_id) from runs)")
        return {uri.split("/source/")[1]: (state, reason) for uri, state, reason in told}

    assert night().keys() == {"good.txt", "locked/inside.txt"}
    locked.chmod(0)
    (source / "secret.txt").write_text("date 2024-06-01 Awa Diop sold 13 boats in Dakar.\n")
    (source / "secret.txt").chmod(0)
    (source / "good.txt").write_text("date 2024-06-01 Ada Obi said in Lagos that about 5,000 people left.\n")
    try:
        told = night()
        page = (data / "reports" / f"{journal.entries(DataFolder(data))[-1]['run_id']}.html").read_text("utf-8")
    finally:
        locked.chmod(0o755)
    assert told["good.txt"][0] == "loaded"
    assert told["locked"] == ("failed", "unreadable_folder")
    assert told["locked/inside.txt"] == ("failed", "unreadable_folder")
    assert told["secret.txt"] == ("failed", "unreadable_file")
    assert "give read permission on this folder" in page
    assert ask(data, "select file_name from documents order by 1") == [("good.txt",), ("inside.txt",)]
    (source / "secret.txt").chmod(0o644)
    assert {name: state for name, (state, _) in night().items()} == {
        "good.txt": "unchanged", "locked/inside.txt": "unchanged", "secret.txt": "loaded"
    }  # fmt: skip


def test_a_refused_night_leaves_what_is_published_alone(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """More than half of the inputs are junk: a source, or a reader, that has gone wrong."""
    data = tmp_path / "data"
    assert run(source, data) == 0
    before, release = data_rows(data), (data / "current").resolve()
    for number in range(12):
        (source / f"junk{number}.txt").write_bytes(random.Random(number).randbytes(3000))
    (source / "new.txt").write_text("date 2024-06-02 Two dozen trucks reached Niamey.\n")
    capsys.readouterr()
    assert run(source, data) == 3
    assert (data / "current").resolve() == release
    assert data_rows(data) == before
    entry = journal.entries(DataFolder(data))[-1]
    assert entry["state"] == "refused"
    assert (data / "rejected" / entry["run_id"] / "warehouse.duckdb").exists()
    told = capsys.readouterr()
    assert "share_lost" in told.out
    assert "share_lost" in (data / "reports" / f"{entry['run_id']}.html").read_text("utf-8")
    for path in source.glob("junk*"):
        path.unlink()
    assert run(source, data) == 0
    assert ask(data, "select state from runs order by run_id") == [("published",), ("refused",), ("published",)]
    assert ask(data, "select count(*) from documents") == [(2,)]


def test_two_runs_at_once(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from warehouse.releases import locked

    with locked(DataFolder(tmp_path / "data")):
        assert run(source, tmp_path / "data") == 1
    assert "Another run is working" in capsys.readouterr().err
    assert run(source, tmp_path / "data") == 0


def test_a_failed_run_is_on_record(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tasks import load
    from tasks.errors import DiskFull

    data = tmp_path / "data"

    def full(*_: object) -> None:
        raise DiskFull(data, "no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(load, "load_change", full)
        assert run(source, data) == 1
    entry = journal.entries(DataFolder(data))[-1]
    assert entry["state"] == "failed"
    assert "No room left" in entry["detail"]
    assert not (data / "current").exists()
    assert list((data / "staging").glob("*/extracted")), "finished batches are kept"
    assert run(source, data) == 0
    assert ask(data, "select state from runs order by run_id") == [("failed",), ("published",)]


def test_nothing_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "missing", tmp_path / "data") == 2
    assert "--seeds" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()
