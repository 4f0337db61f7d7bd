"""The `nightmill` command. Imports nothing heavy before it knows what is asked."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from flows import manual
from flows.settings import Settings, settings
from tasks.errors import NightmillError, UsageError
from tasks.records import CORRECTIONS, Correction

RAW = argparse.RawDescriptionHelpFormatter

FORMATS: Final = ("table", "csv", "json", "markdown")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    given = parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = given.command
    try:
        return command(given)
    except NightmillError as error:
        print(f"nightmill: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def parser() -> argparse.ArgumentParser:
    """The command line, as documented by `--help`."""
    top = argparse.ArgumentParser(
        prog="nightmill",
        description="Turn a folder of documents into an audited DuckDB warehouse, every night.",
        epilog="example:\n  nightmill run --seeds ~/articles\n  nightmill sql",
        formatter_class=RAW,
    )
    commands = top.add_subparsers(
        required=True, metavar="{run,serve,sql,report,correct,accept,status,history,rollback,backfill,retry,export}"
    )

    run = _command(commands, "run", "run the night once", manual.RUN, _run)
    _sources(run)
    _jobs(run)

    serve = _command(commands, "serve", "run it every night", manual.SERVE, _serve)
    _sources(serve)
    _jobs(serve)
    serve.add_argument("--cron", default="0 2 * * *", help="when, as cron (default: %(default)s)")
    serve.add_argument("--timezone", default="UTC", help="IANA time zone of --cron (default: %(default)s)")

    sql = _command(commands, "sql", "query the published warehouse", manual.SQL, _sql)
    _warehouse(sql)
    sql.add_argument("query", nargs="?", help="SQL (-: read it from standard input); without it the views are listed")
    sql.add_argument(
        "--as-of",
        metavar="RUN",
        help="ask the release of an earlier run (nightmill history), or what a run built that was refused",
    )
    sql.add_argument("--format", choices=FORMATS, default="table", help="how to print rows (default: %(default)s)")

    report = _command(commands, "report", "find the report of a run", manual.REPORT, _report)
    _warehouse(report)
    report.add_argument("run", nargs="?", help="a run_id; without it the latest run")
    report.add_argument("--redact", action="store_true", help="a copy without a word from any document, to pass on")
    report.add_argument("--open", action="store_true", help="open it in the browser")

    correct = _command(commands, "correct", "say that an entity is wrong", manual.CORRECT, _correct)
    _warehouse(correct)
    correct.add_argument("action", choices=CORRECTIONS, help="what to do")
    correct.add_argument("entity", nargs="?", default="", help="the entity_id it is about")
    correct.add_argument("value", nargs="?", default="", help="the entity_id, name or kind it asks for")
    correct.add_argument("--document", default="", metavar="DOC_ID", help="only in this document")
    correct.add_argument("--surface", default="", help="only where it is written so")
    correct.add_argument("--why", default="", help="the reason, for those who come after")
    correct.add_argument("--yes", action="store_true", help="do not ask")

    accept = _command(commands, "accept", "move the bound of a promise", manual.ACCEPT, _accept)
    _warehouse(accept)
    accept.add_argument("rule", help="the promise, as table.rule")
    accept.add_argument("--bound", type=float, help="the bound; without it, what was found")
    accept.add_argument("--why", default="", help="the reason, shown beside the promise from then on")
    accept.add_argument("--yes", action="store_true", help="do not ask")

    status = _command(commands, "status", "how the last run ended", manual.STATUS, _status)
    _warehouse(status)

    backfill = _command(commands, "backfill", "read again what earlier versions have read", manual.BACKFILL, _backfill)
    _sources(backfill)
    _jobs(backfill)
    backfill.add_argument("--limit", type=int, default=2**31, metavar="N", help="at most so many documents")
    backfill.add_argument("--since", type=dt.date.fromisoformat, metavar="DAY", help="published on that day or later")
    backfill.add_argument("--until", type=dt.date.fromisoformat, metavar="DAY", help="published on that day or earlier")
    backfill.add_argument(
        "--table",
        action="append",
        choices=("mentions", "dates", "quotes", "figures"),
        help="only what stands in this table, found anew in the stored texts; may be repeated",
    )
    backfill.add_argument("--preview", type=int, nargs="?", const=20, metavar="N", help="tell of a sample of N (20)")

    retry = _command(commands, "retry", "try what was lost again", manual.RETRY, _retry)
    _sources(retry)
    _jobs(retry)
    retry.add_argument("--reason", action="append", default=[], metavar="CODE", help="lost for it; may be repeated")
    retry.add_argument("--uri", action="append", default=[], metavar="PATTERN", help="such files; may be repeated")

    export = _command(commands, "export", "write the views as files", manual.EXPORT, _export)
    _warehouse(export)
    export.add_argument("target", metavar="FOLDER", help="where to; it must not exist yet")
    export.add_argument(
        "--format", choices=("parquet", "csv", "jsonl"), default="parquet", help="(default: %(default)s)"
    )
    export.add_argument("--view", action="append", default=[], help="only this view; may be repeated")
    export.add_argument("--since", metavar="RUN", help="only what has changed since the release of RUN")

    history = _command(commands, "history", "list the runs and what is kept of them", manual.HISTORY, _history)
    _warehouse(history)
    history.add_argument("--all", action="store_true", help="every run, not the last twenty only")

    rollback = _command(commands, "rollback", "put an earlier release back", manual.ROLLBACK, _rollback)
    _warehouse(rollback)
    rollback.add_argument("run", nargs="?", help="a run_id; without it the last release before the live one")
    return top


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    line: str,
    text: str,
    function: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=line, description=text, formatter_class=RAW)
    made.set_defaults(command=function)
    return made


def _sources(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--seeds",
        metavar="SOURCE",
        action="append",
        help="documents to read: a folder, a file, an address such as s3://bucket/folder, or @FILE that lists such; "
        "may be repeated (default: seeds)",
    )
    command.add_argument(
        "--manifest",
        metavar="FILE",
        help="CSV or JSONL that tells of documents (default: manifest.csv or manifest.jsonl at the top of a source)",
    )
    for name, what in (("include", "only files that match"), ("exclude", "no files that match")):
        command.add_argument(f"--{name}", metavar="PATTERN", action="append", help=f"{what}; may be repeated")
    _warehouse(command)


def _warehouse(command: argparse.ArgumentParser) -> None:
    command.add_argument("--warehouse", metavar="FOLDER", help="data folder (default: warehouse/data)")
    command.add_argument("--config", metavar="FILE", help="settings (default: nightmill.toml, where there is one)")


def _jobs(command: argparse.ArgumentParser) -> None:
    command.add_argument("--jobs", metavar="N", help="worker processes (default: one a core)")
    command.add_argument("--recogniser", metavar="NAME", help="of names: compact or spacy (default: compact)")
    command.add_argument("--notify", metavar="TARGET", help="where to send a message when something begins or ends")
    limits = command.add_argument_group("limits on each document")
    limits.add_argument("--max-bytes", metavar="N", help="of the file, and characters of its text (default: 32 MiB)")
    limits.add_argument("--reader-seconds", metavar="N", help="to read it (default: 60)")
    limits.add_argument("--reader-memory", metavar="N", help="bytes of memory to read it (default: 2 GiB)")
    limits.add_argument("--document-seconds", metavar="N", help="to extract from it (default: 600)")


def _settings(given: argparse.Namespace) -> Settings:
    return settings(vars(given))


def _run(given: argparse.Namespace) -> int:
    from flows.console import run_on_console

    return run_on_console(_settings(given))


def _serve(given: argparse.Namespace) -> int:
    from flows.schedule import serve

    return serve(_settings(given), given.cron, given.timezone)


def _sql(given: argparse.Namespace) -> int:
    from flows.tabular import print_query

    return print_query(_settings(given).warehouse, given.query, given.format, sys.stdout, given.as_of)


def _report(given: argparse.Namespace) -> int:
    from flows.lookup import redacted_report, report_path

    path = (redacted_report if given.redact else report_path)(_settings(given).warehouse, given.run)
    print(path)
    if given.open:
        import webbrowser

        webbrowser.open(Path(path).resolve().as_uri())
    return 0


def _correct(given: argparse.Namespace) -> int:
    from flows.correct import add, preview

    said = Correction(0, given.action, given.entity, given.value, given.document, given.surface, given.why)
    data = _settings(given).warehouse
    print(*preview(data, said), sep="\n")
    print(add(data, said) if given.yes or _confirmed("corrections.csv") else "Nothing was written.")
    return 0


def _accept(given: argparse.Namespace) -> int:
    from flows.accept import add, proposed, shown

    data = _settings(given).warehouse
    line = proposed(data, given.rule, given.bound, given.why)
    print(*shown(line), sep="\n")
    print(add(data, line) if given.yes or _confirmed("accepted.csv") else "Nothing was written.")
    return 0


def _confirmed(file: str) -> bool:
    if not sys.stdin.isatty():
        raise UsageError("Nobody is there to confirm it. Say --yes to add it without asking.")
    return input(f"Add it to {file}? [y/N] ").strip().lower() in ("y", "yes")


def _status(given: argparse.Namespace) -> int:
    from flows.lookup import status_lines

    for line in status_lines(_settings(given).warehouse):
        print(line)
    return 0


def _history(given: argparse.Namespace) -> int:
    from flows.rollback import history_lines

    for line in history_lines(_settings(given).warehouse, given.all):
        print(line)
    return 0


def _backfill(given: argparse.Namespace) -> int:
    from tasks.source.outdated import Backfill

    chosen = Backfill(given.limit, given.since, given.until, tuple(given.table or ()))
    if given.preview:
        from flows.backfill import preview

        for line in preview(_settings(given), chosen, given.preview):
            print(line)
        return 0
    from flows.console import run_on_console

    return run_on_console(_settings(given), chosen)


def _retry(given: argparse.Namespace) -> int:
    from flows.console import run_on_console
    from flows.retry import lost, told
    from tasks.source.lost import Retry

    chosen, wanted = _settings(given), Retry(tuple(given.reason), tuple(given.uri))
    before = lost(chosen.warehouse, wanted)
    if not before:
        print("Nothing of that kind was lost." if given.reason or given.uri else "Nothing was lost.")
        return 0
    status = run_on_console(chosen, retry=wanted)
    print("", *told(chosen.warehouse, before), sep="\n")
    return status


def _export(given: argparse.Namespace) -> int:
    from warehouse.export import export

    data, target = _settings(given).warehouse, Path(given.target).expanduser()
    for written in export(data, target, given.format, tuple(given.view), given.since):
        print(f"{written.rows:>12,}  {written.path}")
    return 0


def _rollback(given: argparse.Namespace) -> int:
    from flows.rollback import roll_back

    print(roll_back(_settings(given).warehouse, given.run))
    return 0
