"""What a run is told: defaults, then the environment, then the command line. The only reader of the environment."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from tasks.batch.limits import Limits
from tasks.errors import UsageError

LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run.

    Args:
        seeds: folder of documents.
        warehouse: data folder; the published file is `current/warehouse.duckdb` in it.
        jobs: worker processes.
        recogniser: which recogniser of names.
        keep: published releases kept for rollback.
        max_bytes: a larger document is not read, and the ledger says so.
        reader_seconds: what reading one document may take.
        reader_memory: bytes of memory that reading one document may take.
        document_seconds: what each later stage may take for one document.
        notify: where messages to people go (`tasks.notify`); empty for none.
    """

    seeds: Path = Path("seeds")
    warehouse: Path = Path("warehouse/data")
    jobs: int = os.cpu_count() or 1
    recogniser: str = "compact"
    keep: int = 7
    max_bytes: int = LIMITS.max_bytes
    reader_seconds: int = LIMITS.reader_seconds
    reader_memory: int = LIMITS.reader_memory
    document_seconds: int = LIMITS.document_seconds
    notify: str = ""

    @property
    def limits(self) -> Limits:
        """What one document may take."""
        return Limits(self.max_bytes, self.reader_seconds, self.reader_memory, self.document_seconds)

    def parameters(self) -> dict[str, Any]:
        """The same as parameters of the flow."""
        return {name: str(value) if isinstance(value, Path) else value for name, value in asdict(self).items()}


#: The environment variable of each setting.
VARIABLES: Final = {
    "seeds": "NIGHTMILL_SEEDS",
    "warehouse": "NIGHTMILL_WAREHOUSE",
    "jobs": "NIGHTMILL_JOBS",
    "recogniser": "NIGHTMILL_RECOGNISER",
    "keep": "NIGHTMILL_KEEP",
    "max_bytes": "NIGHTMILL_MAX_BYTES",
    "reader_seconds": "NIGHTMILL_READER_SECONDS",
    "reader_memory": "NIGHTMILL_READER_MEMORY",
    "document_seconds": "NIGHTMILL_DOCUMENT_SECONDS",
    "notify": "NIGHTMILL_NOTIFY",
}

#: The settings Prefect is run with, beside the code.
PREFECT_TOML: Final = Path(__file__).parent.parent / "prefect.toml"


def settings(given: Mapping[str, object], environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from what was `given` (None: not given), else the environment, else the defaults.

    Raises:
        UsageError: a number is none, or below 1.
    """
    chosen: dict[str, object] = {}
    for name, variable in VARIABLES.items():
        value = given.get(name)
        source = f"--{name.replace('_', '-')}"
        if value is None and environment.get(variable):
            value, source = environment[variable], variable
        if value is None:
            continue
        chosen[name] = _typed(name, value, source)
    return Settings(**chosen)  # type: ignore[arg-type]


def _typed(name: str, value: object, source: str) -> object:
    if name in ("seeds", "warehouse"):
        return Path(str(value)).expanduser()
    if name in ("recogniser", "notify"):
        return str(value)
    try:
        number = int(str(value))
    except ValueError:
        raise UsageError(f"{source} takes a whole number, not {value!r}.") from None
    if number < 1:
        raise UsageError(f"{source} must be at least 1, not {number}.")
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
