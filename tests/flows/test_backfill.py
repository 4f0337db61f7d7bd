"""After an upgrade: what earlier versions have read is read again, whole or in parts, and nothing else moves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.cli import main
from tests.flows.state import age, ask, data_rows, ledger_states

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect_server")]


def found_earlier(name: str) -> str:
    """What says so of one extractor, for `age`."""
    return f"read_with = map_concat(read_with, MAP {{'{name}': 'earlier'}})"


RUN = "(select max(run_id) from runs)"


def test_an_upgrade(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, data = tmp_path / "source", tmp_path / "data"
    source.mkdir()
    for day in (1, 2, 3):
        (source / f"{day}.txt").write_text(f"date 2024-06-0{day} Ada Obi said in Lagos that {day},000 people left.\n")
        os.utime(source / f"{day}.txt", (1_717_200_000, 1_717_200_000))  # not so fresh that it is looked at twice
    common = ["--seeds", str(source), "--warehouse", str(data), "--jobs", "1"]

    assert main(["run", *common]) == 0
    before = data_rows(data)
    assert main(["backfill", "--preview", *common]) == 0
    assert "0 documents were read by earlier" in capsys.readouterr().out

    age(data, found_earlier("figures"))
    assert main(["run", *common]) == 0
    assert "3 documents were read by earlier versions: nightmill backfill" in capsys.readouterr().err
    assert ledger_states(data) == {f"{day}.txt": "loaded" for day in (1, 2, 3)}, "a night without news"

    assert main(["backfill", "--preview", "2", *common]) == 0
    told = capsys.readouterr().out
    assert "Of 2 of them" in told and "figures          0 added       0 removed       0 changed" in told

    assert main(["backfill", "--limit", "2", *common]) == 0
    assert ask(data, f"select split_part(uri, '/', -1), reason from ledger where run_id = {RUN} order by 1") == [
        ("1.txt", "same_content"), ("2.txt", "read_again"), ("3.txt", "read_again")
    ]  # fmt: skip
    assert ask(data, f"select count(*) from changes where run_id = {RUN}") == [(0,)], "nothing reads otherwise"
    before_last = ask(data, f"select {RUN}")
    assert main(["backfill", "--since", "2024-06-02", *common]) == 0
    assert ask(data, f"select {RUN}") == before_last, "those are read already: a night without news"
    assert main(["backfill", *common]) == 0
    assert ask(data, f"select distinct state, reason from ledger where run_id = {RUN} and uri like '%1.txt'") == [
        ("loaded", "read_again")
    ]
    assert data_rows(data) == before
    capsys.readouterr()
    assert main(["backfill", "--preview", *common]) == 0
    assert "0 documents were read by earlier" in capsys.readouterr().out

    age(data, found_earlier("sentences"))
    assert main(["backfill", "--table", "figures", *common]) == 0
    assert ask(data, f"select {RUN}") != before_last
    capsys.readouterr()
    assert main(["backfill", "--preview", *common]) == 0
    assert "3 documents were read by earlier" in capsys.readouterr().out, "the figures are of today, their text is not"
    age(data, found_earlier("dates"))
    for file in source.iterdir():
        facts = file.stat()
        file.write_text(file.read_text().replace("people", "PEOPLE"))
        os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert main(["backfill", "--table", "dates", *common]) == 0
    assert data_rows(data) == before, "found anew in the stored texts: nobody has looked at the files"
