"""The file `nightmill.toml`: settings, sources and reader options, each checked and told where it is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from tasks.errors import UsageError
from tasks.readers.options import DEFAULT, Options
from tasks.readers.rules import NO_RULES, Rule, Rules
from tasks.source.patterns import Patterns
from tasks.source.sources import Source, source

NAME: Final = "nightmill.toml"
SOURCE_KEYS: Final = ("path", "include", "exclude")
OPTIONS: Final = tuple(option.name for option in fields(Options))


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the file says: settings by name, and the options of readers."""

    settings: Mapping[str, Any]
    rules: Rules = NO_RULES


#: Where there is no file.
NOTHING: Final = Configuration({})


def configuration(path: Path, words: Iterable[str], numbers: Iterable[str]) -> Configuration:
    """Read the file.

    Args:
        path: the file.
        words: the settings, beside `seeds`, `include` and `exclude`, that are words.
        numbers: those that are whole numbers.

    Raises:
        UsageError: it is not there, is no TOML, or says what it may not; with the key and what is allowed.
    """
    told = _Told(path, _parsed(path))
    checks: dict[str, Callable[[str, Any], Any]] = {
        "seeds": told.seeds,
        "include": told.patterns,
        "exclude": told.patterns,
        **dict.fromkeys(words, told.word),
        **dict.fromkeys(numbers, told.number),
    }
    told.only("", told.table, (*checks, "readers"))
    settings = {key: check(key, told.table[key]) for key, check in checks.items() if key in told.table}
    return Configuration(settings, told.rules(told.table.get("readers", {})))


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no TOML: {error}.") from None
    except OSError as error:
        raise UsageError(f"The configuration {path} cannot be read: {error.strerror}.") from None


class _Told:
    """The table of a file, with the words for what is wrong in it."""

    def __init__(self, path: Path, table: dict[str, Any]) -> None:
        self.path = path
        self.table = table

    def wrong(self, key: str, value: object, allowed: str) -> UsageError:
        shown = repr(value)
        return UsageError(f"{self.path}: {key} is {shown if len(shown) < 60 else shown[:57] + '...'}, not {allowed}.")

    def only(self, where: str, table: Mapping[str, Any], keys: Iterable[str]) -> None:
        known = tuple(keys)
        for key in table:
            if key not in known:
                place = f"{where}.{key}" if where else key
                raise UsageError(f"{self.path}: there is no setting {place}. There are: {', '.join(known)}.")

    def word(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.wrong(key, value, "a string")
        return value

    def number(self, key: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.wrong(key, value, "a whole number of at least 1")
        return value

    def patterns(self, key: str, value: object) -> tuple[str, ...]:
        return self._words(key, value, 'a list of patterns, such as ["*.html", "2026/**"]')

    def _words(self, key: str, value: object, allowed: str) -> tuple[str, ...]:
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(each, str) and each for each in listed):
            raise self.wrong(key, value, allowed)
        return tuple(listed)

    def seeds(self, key: str, value: object) -> tuple[Source, ...]:
        allowed = 'a path, an address, or a list of these and of tables such as {path = "news", exclude = ["drafts"]}'
        listed = value if isinstance(value, list) else [value]
        if not listed:
            raise self.wrong(key, value, allowed)
        return tuple(self._seed(key, each, allowed).below(self.path.parent) for each in listed)

    def _seed(self, key: str, value: object, allowed: str) -> Source:
        if isinstance(value, str):
            return source(value)
        if not isinstance(value, dict) or not isinstance(value.get("path"), str):
            raise self.wrong(key, value, allowed)
        self.only(key, value, SOURCE_KEYS)
        include, exclude = (
            self.patterns(f"{key}.{name}", value[name]) if name in value else () for name in SOURCE_KEYS[1:]
        )
        return source(value["path"], Patterns(include, exclude))

    def rules(self, readers: object) -> Rules:
        if not isinstance(readers, dict):
            raise self.wrong("readers", readers, "a table of reader options")
        given = {key: value for key, value in readers.items() if not isinstance(value, dict)}
        some = {pattern: value for pattern, value in readers.items() if isinstance(value, dict)}
        options = Options(**self._options("readers", given))
        rules = [Rule(key, tuple(self._options(f'readers."{key}"', value).items())) for key, value in some.items()]
        return Rules(options, tuple(rules))

    def _options(self, where: str, table: Mapping[str, Any]) -> dict[str, Any]:
        self.only(where, table, OPTIONS)
        return {name: self._option(f"{where}.{name}", getattr(DEFAULT, name), value) for name, value in table.items()}

    def _option(self, key: str, default: object, value: object) -> object:
        """An option is of the type of its default."""
        if isinstance(default, tuple):
            return self._words(key, value, 'the name of a field, or a list of them, such as ["body", "text"]')
        if isinstance(default, bool):
            if not isinstance(value, bool):
                raise self.wrong(key, value, "true or false")
            return value
        if isinstance(default, float):
            if not isinstance(value, int | float) or isinstance(value, bool) or not value > 0:
                raise self.wrong(key, value, "a number above 0")
            return float(value)
        return self.number(key, value) if isinstance(default, int) else self.word(key, value)
