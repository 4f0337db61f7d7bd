"""Files and folders are there whole, or not at all."""

from pathlib import Path

import pyarrow as pa
import pytest

from tasks.batch import files


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    table = pa.table({"a": [1, 2], "b": ["x", None]})
    assert files.read(files.write(table, tmp_path / "t.parquet")).equals(table)
    assert [path.name for path in tmp_path.iterdir()] == ["t.parquet"]


def test_writing_again_replaces(tmp_path: Path) -> None:
    for number in (1, 2):
        files.write(pa.table({"a": [number]}), tmp_path / "t.parquet")
    assert files.read(tmp_path / "t.parquet").to_pydict() == {"a": [2]}


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = files.write(pa.table({"a": [1]}), tmp_path / "t.parquet")

    def half(table: pa.Table, where: Path, **_: object) -> None:
        where.write_bytes(b"PAR1")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.pq, "write_table", half)
    with pytest.raises(OSError, match="No space"):
        files.write(pa.table({"a": [2]}), path)
    monkeypatch.undo()
    assert files.read(path).to_pydict() == {"a": [1]}
    assert [found.name for found in tmp_path.iterdir()] == ["t.parquet"]


def test_a_folder_takes_its_name_when_all_is_written(tmp_path: Path) -> None:
    with files.whole_folder(tmp_path / "deep" / "batch") as draft:
        (draft / "a").write_text("1")
        assert not (tmp_path / "deep" / "batch").exists()
    assert (tmp_path / "deep" / "batch" / "a").read_text() == "1"
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["batch"]


def test_a_folder_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), files.whole_folder(tmp_path / "batch") as draft:
        (draft / "a").write_text("1")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "batch").mkdir()
    (tmp_path / "batch" / "a").write_text("1")
    with pytest.raises(OSError, match="batch"), files.whole_folder(tmp_path / "batch") as draft:
        (draft / "a").write_text("2")
    assert (tmp_path / "batch" / "a").read_text() == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["batch"]
