"""A CSV file that people write by hand: a bad line is told, never guessed at, and hinders no other."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something.

    Args:
        number: its number in the file; the header is line 1.
        given: what stands under each column, stripped.
        problem: why it cannot be read; None for a good one.
    """

    number: int
    given: Mapping[str, str] = field(default_factory=dict)
    problem: str | None = None


class Said(Generic[T]):
    """What the lines of a file say, and its version. No dataclass, so that Prefect hands it on as it is."""

    def __init__(self, lines: Iterable[T], version: str) -> None:
        self.lines = tuple(lines)
        self.version = version


def read(path: Path, header: Sequence[str], made: Callable[[Line], T]) -> Said[T]:
    """What the lines of a file say, each as `made` of it; nothing where there is no file."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Said((), "none")
    except OSError as error:
        problem = f"{path} cannot be read: {error.strerror}. Mend its permissions."
        return Said([made(Line(1, problem=problem))], f"unreadable: {error.strerror}")
    return Said(map(made, lines(content, header)), hashlib.sha256(content).hexdigest()[:16])


def lines(content: bytes, header: Sequence[str]) -> Iterator[Line]:
    """Every line of a file that says something. Empty lines and those that begin with # say nothing.

    Args:
        content: the file.
        header: the columns it may have, in any order; the first of them it must have.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = content.count(b"\n", 0, error.start) + 1
        yield Line(place, problem=f"Line {place} is no UTF-8. Save the file as UTF-8.")
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns: list[str] | None = None
    try:
        for fields in reader:
            said = [one.strip() for one in fields]
            if not any(said) or said[0].startswith("#"):
                continue
            if columns is not None:
                yield _line(reader.line_num, columns, said)
                continue
            columns = [name.lower() for name in said]
            if problem := _wrong_header(columns, header):
                yield Line(reader.line_num, problem=problem)
                return
    except csv.Error as error:
        yield Line(reader.line_num + 1, problem=f"Line {reader.line_num + 1} cannot be read as CSV: {error}.")


def _wrong_header(columns: Sequence[str], header: Sequence[str]) -> str | None:
    unknown = [name for name in columns if name not in header]
    if not unknown and header[0] in columns and len(set(columns)) == len(columns):
        return None
    odd = f" {unknown[0]!r} is no column." if unknown else ""
    return f"The first line must name the columns {', '.join(header)}; all but {header[0]} may be missing.{odd}"


def _line(number: int, columns: Sequence[str], said: Sequence[str]) -> Line:
    given = dict(zip(columns, said, strict=False))
    if len(said) > len(columns):
        many = f"Line {number} has {len(said)} fields for {len(columns)} columns. Put a field with a comma in quotes."
        return Line(number, given, many)
    return Line(number, given)


def written(fields: Sequence[str]) -> str:
    """A line of the file."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(fields)
    return out.getvalue()


def append(path: Path, header: Sequence[str], fields: Sequence[str]) -> int:
    """Add a line at the end of the file, with its header where it is new. Returns the number of the line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ",".join(header) + "\n"
    text = before + ("" if before.endswith("\n") else "\n") + written(fields)
    draft = path.with_suffix(".draft")
    draft.write_text(text, "utf-8")
    draft.replace(path)
    return text.count("\n")
