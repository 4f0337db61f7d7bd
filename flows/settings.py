"""What a run is told: the command line, the environment, `nightmill.toml`, defaults. Alone reads the environment."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from flows.configuration import NAME, NOTHING, Configuration, configuration
from tasks.batch.limits import Limits
from tasks.errors import UsageError
from tasks.readers.rules import NO_RULES, Rules
from tasks.source.patterns import Patterns
from tasks.source.sources import Source, source

LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run.

    Args:
        seeds: where the documents are: folders, files, addresses.
        include, exclude: patterns of the files that are documents (`source.patterns`), in every source.
        manifest: the file that tells of documents; empty to look for one at the top of each source.
        warehouse: data folder; the published file is `current/warehouse.duckdb` in it.
        jobs: worker processes.
        recogniser: which recogniser of names.
        keep: published releases kept for rollback.
        max_bytes: a larger document is not read, and the ledger says so.
        reader_seconds: what reading one document may take.
        reader_memory: bytes of memory that reading one document may take.
        document_seconds: what each later stage may take for one document.
        spool_bytes: of copies of remote documents that wait to be read; and of what archives hold and a night unpacks.
        archive_bytes, archive_ratio, archive_members, archive_depth, archive_seconds: what one archive may take
            (`tasks.batch.limits`).
        notify: where messages to people go (`tasks.notify`); empty for none.
        config: the file that was read, if any.
        rules: the reader options in it.
        open: names of the settings that nobody gave, or only the file: a flow looks for them anew.
    """

    seeds: tuple[Source, ...] = (Source("seeds"),)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    manifest: str = ""
    warehouse: Path = Path("warehouse/data")
    jobs: int = os.cpu_count() or 1
    recogniser: str = "compact"
    keep: int = 7
    max_bytes: int = LIMITS.max_bytes
    reader_seconds: int = LIMITS.reader_seconds
    reader_memory: int = LIMITS.reader_memory
    document_seconds: int = LIMITS.document_seconds
    spool_bytes: int = 4 << 30
    archive_bytes: int = LIMITS.archive_bytes
    archive_ratio: int = LIMITS.archive_ratio
    archive_members: int = LIMITS.archive_members
    archive_depth: int = LIMITS.archive_depth
    archive_seconds: int = LIMITS.archive_seconds
    notify: str = ""
    config: Path | None = None
    rules: Rules = NO_RULES
    open: frozenset[str] = frozenset()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources, each with its patterns and those of all."""
        return tuple(
            Source(each.where, Patterns(each.patterns.include or self.include, each.patterns.exclude + self.exclude))
            for each in self.seeds
        )

    @property
    def limits(self) -> Limits:
        """What one document may take."""
        return Limits(**{limit.name: getattr(self, limit.name) for limit in fields(Limits)})

    def parameters(self) -> dict[str, Any]:
        """The same as parameters of the flow, but for those that are open."""
        told = {name: getattr(self, name) for name in VARIABLES if name not in self.open}
        if "seeds" in told:
            told["seeds"] = [each.where for each in self.seeds]
        return {name: _simple(value) for name, value in told.items()}

    def anywhere(self) -> Settings:
        """The same settings for a run that starts in another folder."""
        here = Path.cwd()
        return replace(
            self,
            seeds=tuple(each.below(here) for each in self.seeds),
            manifest=Source(self.manifest).below(here).where if self.manifest else "",
            warehouse=self.warehouse.resolve(),
            config=self.config.resolve() if self.config else None,
        )


def _simple(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


#: The environment variable of each setting.
VARIABLES: Final = {
    "config": "NIGHTMILL_CONFIG",
    "seeds": "NIGHTMILL_SEEDS",
    "include": "NIGHTMILL_INCLUDE",
    "exclude": "NIGHTMILL_EXCLUDE",
    "manifest": "NIGHTMILL_MANIFEST",
    "warehouse": "NIGHTMILL_WAREHOUSE",
    "jobs": "NIGHTMILL_JOBS",
    "recogniser": "NIGHTMILL_RECOGNISER",
    "keep": "NIGHTMILL_KEEP",
    "max_bytes": "NIGHTMILL_MAX_BYTES",
    "reader_seconds": "NIGHTMILL_READER_SECONDS",
    "reader_memory": "NIGHTMILL_READER_MEMORY",
    "document_seconds": "NIGHTMILL_DOCUMENT_SECONDS",
    "spool_bytes": "NIGHTMILL_SPOOL_BYTES",
    "archive_bytes": "NIGHTMILL_ARCHIVE_BYTES",
    "archive_ratio": "NIGHTMILL_ARCHIVE_RATIO",
    "archive_members": "NIGHTMILL_ARCHIVE_MEMBERS",
    "archive_depth": "NIGHTMILL_ARCHIVE_DEPTH",
    "archive_seconds": "NIGHTMILL_ARCHIVE_SECONDS",
    "notify": "NIGHTMILL_NOTIFY",
}

#: Settings that may be several; in the environment a semicolon stands between them.
LISTS: Final = ("seeds", "include", "exclude")
WORDS: Final = ("manifest", "recogniser", "notify")
NUMBERS: Final = tuple(field.name for field in fields(Settings) if field.type == "int")

#: The settings Prefect is run with, beside the code.
PREFECT_TOML: Final = Path(__file__).parent.parent / "prefect.toml"


def settings(given: Mapping[str, object], environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from what was `given` (None: not given), else the environment, else the file, else the defaults.

    Raises:
        UsageError: a number is none, or below 1; or the file is missing, or says what it may not.
    """
    chosen: dict[str, Any] = {}
    for name, variable in VARIABLES.items():
        value, place = given.get(name), f"--{name.replace('_', '-')}"
        if value is None and environment.get(variable):
            value, place = environment[variable], variable
            if name in LISTS:
                value = [each.strip() for each in environment[variable].split(";") if each.strip()]
        if value is not None:
            chosen[name] = _typed(name, value, place)
    path = chosen.get("config") or (Path(NAME) if Path(NAME).is_file() else None)
    told = _configuration(path.absolute()) if path else NOTHING
    configured = {name: value for name, value in told.settings.items() if name not in chosen}
    kept = chosen.keys() | {"config"} | ({"seeds", "warehouse"} - configured.keys())
    values = chosen | configured | {"config": path}
    return Settings(**values, rules=told.rules, open=frozenset(VARIABLES.keys() - kept))


def _configuration(path: Path) -> Configuration:
    told = configuration(path, ("warehouse", *WORDS), NUMBERS)
    found = dict(told.settings)
    if "warehouse" in found:
        found["warehouse"] = path.parent / Path(found["warehouse"]).expanduser()
    if found.get("manifest"):
        found["manifest"] = source(found["manifest"]).below(path.parent).where
    return replace(told, settings=found)


def _typed(name: str, value: object, place: str) -> object:
    if name in LISTS:
        listed = [value] if isinstance(value, str) else value
        assert isinstance(listed, list | tuple)
        return tuple(map(source, listed)) if name == "seeds" else tuple(map(str, listed))
    if name in ("config", "warehouse"):
        return Path(str(value)).expanduser()
    if name in WORDS:
        return str(value)
    try:
        number = int(str(value))
    except ValueError:
        raise UsageError(f"{place} takes a whole number, not {value!r}.") from None
    if number < 1:
        raise UsageError(f"{place} must be at least 1, not {number}.")
    return number


def quiet_prefect(environment: MutableMapping[str, str] = os.environ) -> None:
    """Hand `prefect.toml` to Prefect, before it is imported, wherever we run; what the user set stays."""
    environment.setdefault("DO_NOT_TRACK", "1")
    for name, value in _flat("PREFECT", tomllib.loads(PREFECT_TOML.read_text("utf-8"))):
        environment.setdefault(name, value)


def one_thread_each(environment: MutableMapping[str, str] = os.environ) -> None:
    """Have the mathematics of each worker process keep to its own core; call before the workers start."""
    environment.setdefault("OPENBLAS_NUM_THREADS", "1")
    environment.setdefault("OMP_NUM_THREADS", "1")


def own_console(environment: MutableMapping[str, str] = os.environ) -> None:
    """Keep Prefect's own lines off the terminal, where ours are; its server still gets every one."""
    environment.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")


def _flat(prefix: str, section: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in section.items():
        name = f"{prefix}_{key.upper()}"
        if isinstance(value, Mapping):
            yield from _flat(name, value)
        else:
            yield name, str(value).lower() if isinstance(value, bool) else str(value)


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where the Prefect server is, and whether the user said so."""

    url: str
    port: int
    configured: bool


def server_address(environment: Mapping[str, str] = os.environ) -> ServerAddress:
    """The server of `PREFECT_API_URL`, else one on this machine at `PREFECT_SERVER_API_PORT` (4200)."""
    port = int(environment.get("PREFECT_SERVER_API_PORT") or 4200)
    url = environment.get("PREFECT_API_URL")
    return ServerAddress(url or f"http://127.0.0.1:{port}/api", port, bool(url))


def use_server(address: ServerAddress, environment: MutableMapping[str, str] = os.environ) -> None:
    """Point Prefect, here and in the processes we start, at that server."""
    environment["PREFECT_API_URL"] = address.url
    # Without it the pages of the server's web site look for their server at the usual port.
    environment["PREFECT_SERVER_API_PORT"] = str(address.port)
