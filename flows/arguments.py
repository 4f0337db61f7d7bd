"""What each command of `nightmill` takes, as its `--help` says it."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Final

from tasks.records import CORRECTIONS

FORMATS: Final = ("table", "csv", "json", "markdown")

Parser = argparse.ArgumentParser


def run(command: Parser) -> None:
    """A night."""
    _sources(command)
    _jobs(command)


def serve(command: Parser) -> None:
    """A night, every night."""
    run(command)
    command.add_argument("--cron", default="0 2 * * *", help="when, as cron (default: %(default)s)")
    command.add_argument("--timezone", default="UTC", help="IANA time zone of --cron (default: %(default)s)")


def sql(command: Parser) -> None:
    """A query."""
    warehouse(command)
    command.add_argument(
        "query", nargs="?", help="SQL (-: read it from standard input); without it the views are listed"
    )
    command.add_argument(
        "--as-of",
        metavar="RUN",
        help="ask the release of an earlier run (nightmill history), or what a run built that was refused",
    )
    command.add_argument("--format", choices=FORMATS, default="table", help="how to print rows (default: %(default)s)")


def report(command: Parser) -> None:
    """A report of a run."""
    warehouse(command)
    command.add_argument("run", nargs="?", help="a run_id; without it the latest run")
    command.add_argument("--redact", action="store_true", help="a copy without a word from any document, to pass on")
    command.add_argument("--open", action="store_true", help="open it in the browser")


def correct(command: Parser) -> None:
    """A line of corrections.csv."""
    warehouse(command)
    command.add_argument("action", choices=CORRECTIONS, help="what to do")
    command.add_argument("entity", nargs="?", default="", help="the entity_id it is about")
    command.add_argument("value", nargs="?", default="", help="the entity_id, name or kind it asks for")
    command.add_argument("--document", default="", metavar="DOC_ID", help="only in this document")
    command.add_argument("--surface", default="", help="only where it is written so")
    command.add_argument("--why", default="", help="the reason, for those who come after")
    command.add_argument("--yes", action="store_true", help="do not ask")


def accept(command: Parser) -> None:
    """A line of accepted.csv."""
    warehouse(command)
    command.add_argument("rule", help="the promise, as table.rule")
    command.add_argument("--bound", type=float, help="the bound; without it, what was found")
    command.add_argument("--why", default="", help="the reason, shown beside the promise from then on")
    command.add_argument("--yes", action="store_true", help="do not ask")


def backfill(command: Parser) -> None:
    """Documents that earlier versions have read."""
    run(command)
    command.add_argument("--limit", type=int, default=2**31, metavar="N", help="at most so many documents")
    command.add_argument("--since", type=dt.date.fromisoformat, metavar="DAY", help="published on that day or later")
    command.add_argument("--until", type=dt.date.fromisoformat, metavar="DAY", help="published on that day or earlier")
    command.add_argument(
        "--table",
        action="append",
        choices=("mentions", "dates", "quotes", "figures"),
        help="only what stands in this table, found anew in the stored texts; may be repeated",
    )
    command.add_argument("--preview", type=int, nargs="?", const=20, metavar="N", help="tell of a sample of N (20)")


def retry(command: Parser) -> None:
    """Inputs that were lost."""
    run(command)
    command.add_argument("--reason", action="append", default=[], metavar="CODE", help="lost for it; may be repeated")
    command.add_argument("--uri", action="append", default=[], metavar="PATTERN", help="such files; may be repeated")


def export(command: Parser) -> None:
    """The views as files."""
    warehouse(command)
    command.add_argument("target", metavar="FOLDER", help="where to; it must not exist yet")
    command.add_argument(
        "--format", choices=("parquet", "csv", "jsonl"), default="parquet", help="(default: %(default)s)"
    )
    command.add_argument("--view", action="append", default=[], help="only this view; may be repeated")
    command.add_argument("--since", metavar="RUN", help="only what has changed since the release of RUN")


def history(command: Parser) -> None:
    """The runs."""
    warehouse(command)
    command.add_argument("--all", action="store_true", help="every run, not the last twenty only")


def rollback(command: Parser) -> None:
    """The release to put back."""
    warehouse(command)
    command.add_argument("run", nargs="?", help="a run_id; without it the last release before the live one")


def warehouse(command: Parser) -> None:
    """Which warehouse."""
    command.add_argument("--warehouse", metavar="FOLDER", help="data folder (default: warehouse/data)")
    command.add_argument("--config", metavar="FILE", help="settings (default: nightmill.toml, where there is one)")


def _sources(command: Parser) -> None:
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
    warehouse(command)


def _jobs(command: Parser) -> None:
    command.add_argument("--jobs", metavar="N", help="worker processes (default: one a core)")
    command.add_argument("--recogniser", metavar="NAME", help="of names: compact or spacy (default: compact)")
    command.add_argument("--notify", metavar="TARGET", help="where to send a message when something begins or ends")
    limits = command.add_argument_group("limits on each document")
    limits.add_argument("--max-bytes", metavar="N", help="of the file, and characters of its text (default: 32 MiB)")
    limits.add_argument("--reader-seconds", metavar="N", help="to read it (default: 60)")
    limits.add_argument("--reader-memory", metavar="N", help="bytes of memory to read it (default: 2 GiB)")
    limits.add_argument("--document-seconds", metavar="N", help="to extract from it (default: 600)")
