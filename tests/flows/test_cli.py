"""The command line without Prefect: what it answers, where, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows import lookup
from flows.arguments import FORMATS
from flows.cli import main, parser
from tasks.errors import GateRefused, NightmillError
from tests.warehouse.staging import change, document, loaded, run_id, stage
from warehouse import journal
from warehouse.build import begin
from warehouse.load import load
from warehouse.releases import DataFolder, publish

COMMANDS = ("run", "serve", "sql", "report", "correct", "status")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = DataFolder(tmp_path / "data")
    staged = stage(tmp_path / "staged", [document("1", 1, "Ada ate 5 apples")])
    load(begin(folder, run_id(1)), change(1, [loaded("1")], staged=(staged,)))
    publish(folder, run_id(1), 7)
    journal.write(folder, {"run_id": run_id(1), "state": "published", "finished_at": "2024-01-01T00:00:00"})
    folder.reports.mkdir()
    (folder.reports / f"{run_id(1)}.html").write_text("report")
    return folder.root


def usage(*given: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(given)
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert usage(command, "--help") == 0
    told = capsys.readouterr().out
    assert "example" in told
    examples = [line.strip() for line in told.splitlines() if line.startswith(f"  nightmill {command}")]
    assert examples


def test_every_example_of_the_help_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    import shlex

    for command in (None, *COMMANDS):
        usage(*filter(None, [command, "--help"]))
    told = [line.strip() for line in capsys.readouterr().out.splitlines() if line.startswith("  nightmill ")]
    assert len(told) >= 9
    for line in told:
        parser().parse_args(shlex.split(line.split(" > ")[0])[1:])


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert usage("--help") == 0
    told = capsys.readouterr().out
    assert all(f"    {command} " in told for command in COMMANDS)


def test_help_of_run_tells_every_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    usage("run", "--help")
    told = capsys.readouterr().out
    assert all(f"  {status}  " in told for status in range(4))


@pytest.mark.parametrize(
    "given", [(), ("dance",), ("sql", "--format", "xml"), ("run", "--nonsense"), ("status", "more")]
)
def test_wrong_usage(given: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert usage(*given) == 2
    assert "usage: nightmill" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["0", "-3", "many", "1.5"])
def test_a_wrong_number_is_told_with_its_option(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--jobs", jobs]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("nightmill: --jobs ")
    assert told.out == ""


@pytest.mark.parametrize("command", [["sql"], ["sql", "select 1"], ["status"], ["report"]])
def test_before_the_first_run(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--warehouse", str(tmp_path / "none")]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("nightmill: No warehouse")
    assert "nightmill run" in told.err
    assert not (tmp_path / "none").exists()


def test_nothing_to_read_before_anything_starts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for sources in (["missing"], ["missing", "missing too"]):
        given = [part for source in sources for part in ("--seeds", str(tmp_path / source))]
        assert main(["run", *given, "--warehouse", str(tmp_path / "data")]) == 2
        assert "--seeds" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_recogniser_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Some 30 boats left.")
    given = ["run", "--seeds", str(tmp_path), "--warehouse", str(tmp_path / "data"), "--recogniser", "crystal-ball"]
    assert main(given) == 2
    assert "'crystal-ball'" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_prefect_server_that_does_not_answer(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some 30 boats left.")
    command = "import sys; from flows.cli import main; sys.exit(main())"
    ended = subprocess.run(
        [sys.executable, "-c", command, "run", "--seeds", str(tmp_path), "--warehouse", str(tmp_path / "data")],
        env=os.environ | {"PREFECT_API_URL": "http://127.0.0.1:9/api", "PREFECT_HOME": str(tmp_path / "prefect")},
        capture_output=True, text=True,
    )  # fmt: skip
    assert ended.returncode == 1
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("nightmill: Prefect: Failed to reach API at http://127.0.0.1:9/api")
    assert "PREFECT_API_URL" in last
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("style", FORMATS)
def test_sql(style: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", "select surface, item from figures", "--format", style, "--warehouse", str(data)]) == 0
    told = capsys.readouterr()
    assert "apples" in told.out
    assert told.err == ""


def test_sql_without_a_query_lists_the_views(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", "--format", "json", "--warehouse", str(data)]) == 0
    views = {row["view"]: row["one row is"] for row in json.loads(capsys.readouterr().out)}
    assert views["documents"] == "the current version of a document"


@pytest.mark.parametrize("query", ["selec 1", "select nothing from figures", "", "drop view figures"])
def test_sql_that_does_not_run(query: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", query, "--warehouse", str(data)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("nightmill: ")
    assert "Traceback" not in told.err


def test_the_environment_names_the_warehouse(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "import sys; from flows.cli import main; sys.exit(main(['sql', 'select 42 as a', '--format', 'csv']))"
    root = Path(__file__).parents[2]
    environment = {"NIGHTMILL_WAREHOUSE": str(data), "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "a\n42\n", "")


def test_a_pipe_that_closes_early_is_no_error(data: Path) -> None:
    root = Path(__file__).parents[2]
    code = (
        "import sys; from flows.cli import main\n"
        f"sys.exit(main(['sql', 'select i from range(200000) t(i)', '--format', 'csv', '--warehouse', {str(data)!r}]))"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(root)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stderr is not None
    assert child.stdout.readline() == b"i\n"
    child.stdout.close()
    told = child.stderr.read()
    child.stderr.close()
    assert child.wait(timeout=60) == 0
    assert told == b""


def test_report(data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    path = data / "reports" / f"{run_id(1)}.html"
    assert main(["report", "--warehouse", str(data)]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    assert opened == []
    assert main(["report", run_id(1), "--open", "--warehouse", str(data)]) == 0
    assert opened == [path.as_uri()]


def test_report_of_an_unknown_run(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "20990101T000000Z-0000", "--warehouse", str(data)]) == 2
    assert run_id(1) in capsys.readouterr().err


def test_status(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--warehouse", str(data)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"last run   {run_id(1)}  published"
    assert lines[1].startswith(f"published  {run_id(1)}, ")


@pytest.mark.parametrize(
    ("error", "status"), [(NightmillError("It broke."), 1), (GateRefused("Refused."), 3), (KeyboardInterrupt(), 130)]
)
def test_what_ends_a_command(
    error: BaseException, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ends(_: object) -> list[str]:
        raise error

    monkeypatch.setattr(lookup, "status_lines", ends)
    assert main(["status"]) == status
    told = capsys.readouterr()
    assert told.err == (f"nightmill: {error}\n" if str(error) else "")
    assert told.out == ""


def test_a_correction_is_shown_and_added(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["correct", "--warehouse", str(data), "rename", "person:ada", "Ada Obi", "--why", "Her full name."]
    assert main(said) == 2
    assert "--yes" in capsys.readouterr().err
    assert not (data / "corrections.csv").exists()
    assert main([*said, "--yes"]) == 0
    told = capsys.readouterr().out
    assert "rename touches 1 mention in 1 document" in told
    assert "Ada ate 5 apples" in told
    assert "Line 2 of" in told
    assert (data / "corrections.csv").read_text().splitlines() == [
        "action,entity_id,value,doc_id,surface,why", "rename,person:ada,Ada Obi,,,Her full name."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["merge", "person:ada", "Bo"], "another entity_id"),
        (["drop", "person:nobody"], "No mention in the warehouse is touched"),
        (["never"], "needs the surface"),
        (["split", "person:ada", "Bo"], "doc_id or a surface"),
    ],
)
def test_a_correction_that_corrects_nothing(
    said: list[str], told: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["correct", "--warehouse", str(data), *said, "--yes"]) == 2
    assert told in capsys.readouterr().err
    assert not (data / "corrections.csv").exists()


def test_a_merge_into_an_unknown_entity_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["correct", "--warehouse", str(data), "merge", "person:ada", "person:ida", "--yes"]) == 0
    assert "No document names person:ida today" in capsys.readouterr().out
