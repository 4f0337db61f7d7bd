"""What was lost is tried at once, alone, under other limits, and it is told what is well now."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.cli import main
from tests.flows.state import ask, ledger_states

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect_server")]

RUN = "(select max(run_id) from runs)"


def test_retry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, data = tmp_path / "source", tmp_path / "data"
    source.mkdir()
    (source / "good.txt").write_text("date 2024-06-01 Ada Obi said in Lagos that 1,000 people left.\n")
    (source / "large.txt").write_text("date 2024-06-01 Bo Lund said in Lagos that 2,000 people left.\n" * 9)
    (source / "cut.json").write_text('{"text": "Cy Lo said that 3,000 peo')
    (source / "gone.json").write_text('{"text": "It rai')
    (source / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    common = ["--seeds", str(source), "--warehouse", str(data), "--jobs", "1"]

    assert main(["retry", *common]) == 2, "nothing is published"
    assert main(["run", *common, "--max-bytes", "300"]) == 0
    first = ask(data, f"select {RUN}")
    (source / "new.txt").write_text("date 2024-06-02 Di Kay said in Lagos that 4,000 people left.\n")
    (source / "gone.json").unlink()
    capsys.readouterr()

    assert main(["retry", *common, "--reason", "encrypted"]) == 0
    assert capsys.readouterr().out == "Nothing of that kind was lost.\n"

    assert main(["retry", *common, "--uri", "cut.json"]) == 0
    told = capsys.readouterr().out
    assert "Of 1 that were lost, 0 are read now, 1 are still lost." in told
    assert "Still lost, broken_file: This is no JSON" in told and "cut.json" in told
    assert ask(data, f"select {RUN}") == first, "nothing is new: what is published stays"

    assert main(["retry", *common]) == 0
    told = capsys.readouterr().out
    assert "Of 4 that were lost, 1 are read now, 2 are still lost." in told
    assert f"Read now\n  {source.as_uri()}/large.txt\n" in told
    assert f"No longer there\n  {source.as_uri()}/gone.json\n" in told
    assert "Still lost, no_reader" in told
    assert ledger_states(data) == {
        "good.txt": "unchanged", "large.txt": "loaded", "cut.json": "failed", "gone.json": "removed",
        "picture.png": "skipped",
    }  # fmt: skip
    assert ask(data, f"select inputs['unchanged'], inputs['loaded'] from runs where run_id = {RUN}") == [(1, 1)]

    (source / "cut.json").write_text('{"text": "Cy Lo said that 3,000 people left."}')
    assert main(["run", *common]) == 0
    assert ledger_states(data) == {
        "good.txt": "unchanged", "large.txt": "unchanged", "cut.json": "loaded", "new.txt": "loaded",
        "picture.png": "skipped",
    }  # fmt: skip
