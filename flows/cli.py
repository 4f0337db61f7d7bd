"""The `nightmill` command. Imports nothing heavy before it knows what is asked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from flows import arguments, manual
from flows.settings import Settings, settings
from tasks.errors import NightmillError, UsageError
from tasks.records import Correction

RAW: Final = argparse.RawDescriptionHelpFormatter


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
    commands = top.add_subparsers(required=True, metavar="{" + ",".join(name for name, *_ in COMMANDS) + "}")
    for name, line, text, takes, does in COMMANDS:
        command = commands.add_parser(name, help=line, description=text, formatter_class=RAW)
        takes(command)
        command.set_defaults(command=does)
    return top


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
    from flows.retry import told, wanted
    from tasks.source.lost import Retry

    chosen, retry = _settings(given), Retry(tuple(given.reason), tuple(given.uri))
    before = wanted(chosen.warehouse, retry)
    if before.nothing:
        print("Nothing of that kind was lost." if given.reason or given.uri else "Nothing was lost.")
        return 0
    status = run_on_console(chosen, retry=retry)
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


#: Each command: its name, what it does in a line and at length, what it takes, and what it calls.
COMMANDS: Final = (
    ("run", "run the night once", manual.RUN, arguments.run, _run),
    ("serve", "run it every night", manual.SERVE, arguments.serve, _serve),
    ("sql", "query the published warehouse", manual.SQL, arguments.sql, _sql),
    ("report", "find the report of a run", manual.REPORT, arguments.report, _report),
    ("correct", "say that an entity is wrong", manual.CORRECT, arguments.correct, _correct),
    ("accept", "move the bound of a promise", manual.ACCEPT, arguments.accept, _accept),
    ("status", "how the last run ended", manual.STATUS, arguments.warehouse, _status),
    ("history", "list the runs and what is kept of them", manual.HISTORY, arguments.history, _history),
    ("rollback", "put an earlier release back", manual.ROLLBACK, arguments.rollback, _rollback),
    ("backfill", "read again what earlier versions have read", manual.BACKFILL, arguments.backfill, _backfill),
    ("retry", "try what was lost again", manual.RETRY, arguments.retry, _retry),
    ("export", "write the views as files", manual.EXPORT, arguments.export, _export),
)
