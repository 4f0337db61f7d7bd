"""Releases: swapped in whole, never in a reader's way, kept and pruned, one writer at a time."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tasks.errors import DiskFull, MigrationError, NewerWarehouse, WarehouseBusy
from tests.warehouse.staging import change, run_id
from warehouse import migrate, releases, store
from warehouse.build import begin
from warehouse.known import last_run
from warehouse.load import load
from warehouse.releases import DataFolder, current, is_locked, locked, publish, reject, sweep
from warehouse.store import open_read, open_write, writing
from warehouse.tables import SCHEMA_VERSION


def night(folder: DataFolder, number: int, keep: int = 7) -> Path:
    load(begin(folder, run_id(number)), change(number))
    return publish(folder, run_id(number), keep)


def runs(folder: DataFolder) -> int:
    connection = open_read(folder.current / "warehouse.duckdb")
    try:
        return connection.execute("select count(*) from runs").fetchall()[0][0]
    finally:
        connection.close()


def test_each_night_begins_as_the_last_one_ended(folder: DataFolder) -> None:
    for number in (1, 2, 3):
        night(folder, number)
        assert runs(folder) == number
        assert current(folder).name == run_id(number)


def test_a_published_file_cannot_be_opened_for_writing(folder: DataFolder) -> None:
    night(folder, 1)
    assert (folder.current / "warehouse.duckdb").stat().st_mode & 0o222 == 0


def test_old_releases_are_pruned_and_the_live_one_never(folder: DataFolder) -> None:
    for number in range(1, 6):
        night(folder, number, keep=2)
    assert sorted(path.name for path in folder.releases.iterdir()) == [run_id(4), run_id(5)]


def test_an_open_reader_keeps_what_it_opened(folder: DataFolder) -> None:
    night(folder, 1)
    reader = open_read(folder.current / "warehouse.duckdb")
    night(folder, 2, keep=1)
    assert reader.execute("select count(*) from runs").fetchall() == [(1,)]
    reader.close()
    assert runs(folder) == 2


def test_a_log_left_beside_an_old_release_never_reaches_a_new_one(folder: DataFolder) -> None:
    night(folder, 1)
    (folder.current / "warehouse.duckdb.wal").write_bytes(b"stray")
    night(folder, 2)
    assert runs(folder) == 2


def test_a_rejected_candidate_is_kept_and_nothing_else_changes(folder: DataFolder) -> None:
    night(folder, 1)
    load(begin(folder, run_id(2)), change(2))
    home = reject(folder, run_id(2), 7)
    assert (home / "warehouse.duckdb").exists()
    assert runs(folder) == 1


def test_sweeping_clears_what_a_dead_run_left_but_its_batches(folder: DataFolder) -> None:
    night(folder, 1)
    begin(folder, run_id(2))
    (folder.root / ".current.dead").symlink_to("releases/nowhere")
    (folder.staging / "batch").mkdir(parents=True)
    sweep(folder)
    assert not folder.building.exists()
    assert list(folder.root.glob(".current.*")) == []
    assert (folder.staging / "batch").exists()
    assert runs(folder) == 1


def test_a_lost_link_leads_to_the_newest_release_again(folder: DataFolder) -> None:
    for number in (1, 2):
        night(folder, number)
    folder.current.unlink()
    sweep(folder)
    assert runs(folder) == 2
    shutil.rmtree(folder.releases / run_id(2))
    sweep(folder)
    assert runs(folder) == 1
    assert begin(folder, run_id(3)).exists()


def test_one_writer_at_a_time(folder: DataFolder) -> None:
    assert not is_locked(folder)
    with locked(folder):
        assert is_locked(folder)
        with pytest.raises(WarehouseBusy, match=f"process {os.getpid()} on "), locked(folder):
            pass
    assert not is_locked(folder)
    with locked(folder):
        pass


def test_the_lock_of_a_dead_process_is_free(folder: DataFolder) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom warehouse.releases import DataFolder, locked\n"
        "with locked(DataFolder(Path(sys.argv[1]))):\n print('held', flush=True)\n time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(folder.root)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    assert is_locked(folder)
    child.kill()
    child.wait()
    child.stdout.close()
    with locked(folder):
        pass


def test_a_warehouse_from_a_newer_nightmill_is_refused(folder: DataFolder) -> None:
    night(folder, 1)
    file = folder.current / "warehouse.duckdb"
    file.chmod(0o644)
    with writing(file) as connection:
        migrate.record(connection, SCHEMA_VERSION + 1, "from the future")
    with pytest.raises(NewerWarehouse, match="Upgrade nightmill"):
        begin(folder, run_id(2))
    with pytest.raises(NewerWarehouse, match="schema version"):
        last_run(file)


def test_a_file_of_a_newer_duckdb_is_refused_in_words(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """In DuckDB's own words, met with a file of 2.0 in 1.5.6; a header made by hand does not pass its checksum."""
    night(folder, 1)

    def refuse(*_: object, **__: object) -> None:
        raise duckdb.IOException("Trying to read a database file with version number 69, but we can only read 64 to 68")

    monkeypatch.setattr(store.duckdb, "connect", refuse)
    with pytest.raises(NewerWarehouse, match="newer DuckDB"):
        open_read(folder.current / "warehouse.duckdb")


def test_migrations_apply_once_in_order_each_in_a_transaction(folder: DataFolder, candidate: Path) -> None:
    steps = [
        (SCHEMA_VERSION + 1, "0002_a.sql", "ALTER TABLE core.runs ADD COLUMN host VARCHAR"),
        (SCHEMA_VERSION + 2, "0003_b.sql", "UPDATE core.runs SET host = 'x'; SELECT broken FROM nowhere"),
    ]
    with pytest.raises(MigrationError, match="0003_b"):
        migrate.migrate(candidate, steps, SCHEMA_VERSION + 2)
    assert migrate.migrate(candidate, steps[:1], SCHEMA_VERSION + 2) == []
    connection = open_write(candidate)
    assert migrate.version(connection) == SCHEMA_VERSION + 1
    assert "host" in [row[0] for row in connection.execute("describe core.runs").fetchall()]
    connection.close()


def test_migrations_are_numbered_on_from_the_first_version() -> None:
    numbers = [number for number, _, _ in migrate.migrations()]
    assert numbers == list(range(2, SCHEMA_VERSION + 1))


def test_a_disk_too_full_for_the_copy_is_told_before_it_is_made(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    night(folder, 1)
    monkeypatch.setattr(releases.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 10})())
    with pytest.raises(DiskFull, match="finished batches are kept"):
        begin(folder, run_id(2))
    assert runs(folder) == 1


def test_a_disk_that_fills_up_while_loading_is_told(folder: DataFolder, candidate: Path, tmp_path: Path) -> None:
    """The file may not grow: what the system says then is what a full disk says."""
    code = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom warehouse.store import writing\n"
        "from tasks.errors import DiskFull\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "size = Path(sys.argv[1]).stat().st_size + 100_000\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "try:\n"
        "    with writing(Path(sys.argv[1])) as c:\n"
        "        c.execute('create table t as select random()::varchar as x from range(3_000_000)')\n"
        "except DiskFull as error:\n    print('told:', error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(candidate)], capture_output=True, text=True)
    assert done.stdout.startswith("told: No room left"), done.stderr


def test_readers_meet_one_whole_release_or_the_other_while_nights_go_by(folder: DataFolder) -> None:
    night(folder, 1)
    code = (
        "import sys, time, duckdb\nuntil = time.time() + 60\nseen = [0]\n"
        "while time.time() < until and seen[-1] < 8:\n"
        "    c = duckdb.connect(sys.argv[1], read_only=True)\n"
        "    a, b = c.execute('select count(*), max(run_id) from runs').fetchall()[0]\n"
        "    assert b[14:15] == str(a), (a, b)\n"
        "    seen.append(a)\n    c.close()\n"
        "assert seen == sorted(seen)\nprint(len(seen), seen[-1])"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", code, str(folder.current / "warehouse.duckdb")], stdout=subprocess.PIPE, text=True
    )
    time.sleep(1)
    for number in range(2, 9):
        night(folder, number, keep=3)
    out, _ = reader.communicate()
    assert reader.returncode == 0
    opened, last = map(int, out.split())
    assert opened > 7
    assert last == 8


def test_duckdb_is_opened_nowhere_but_in_the_store() -> None:
    root = Path(__file__).parents[2]
    files = [p for layer in ("flows", "tasks", "warehouse", "expectations") for p in (root / layer).rglob("*.py")]
    assert [p.name for p in files if "duckdb.connect(" in p.read_text("utf-8")] == ["store.py"]
    assert duckdb.__version__


def test_the_last_refused_candidates_are_kept(folder: DataFolder) -> None:
    for number in range(1, 5):
        begin(folder, run_id(number))
        reject(folder, run_id(number), 2)
    assert sorted(path.name for path in folder.rejected.iterdir()) == [run_id(3), run_id(4)]
