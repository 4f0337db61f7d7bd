"""UTF-16 and UTF-32 that do not say so: texts of every script are told, and nothing else is taken for one."""

from __future__ import annotations

import random
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text.decode import decode, is_binary
from tasks.text.wide import ENCODINGS, wide

TEXTS = {
    "en": "The “harvest” grew by 5% – at last.\r\nIt cost £3.5m.",
    "pl": "Zbiory wzrosły o pięć procent; łąki zalała woda.\n",
    "ru": "Урожай вырос на пять процентов, сообщили вчера.\n",
    "ar": "ارتفع محصول القمح بنسبة خمسة في المئة.\n",
    "hi": "गेहूँ की फसल में पाँच प्रतिशत की वृद्धि हुई।\n",
    "zh": "农业部周一表示，小麦产量增长了百分之五，达到多年来的最高水平，一一说明。\n",
    "ja": "小麦の収穫量が五パーセント増加したと発表した。\n",
    "ko": "밀 수확량이 오 퍼센트 증가했다고 발표했다.\n",
    "emoji": "Yes 😀 we did 🎉 it again and again\n",
}


@pytest.mark.parametrize("encoding", [name for name, _ in ENCODINGS])
@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("times", [1, 500])
def test_texts_are_told(encoding: str, name: str, times: int) -> None:
    text = TEXTS[name] * times
    data = text.encode(encoding)
    assert wide(data) == encoding
    assert not is_binary(data)
    assert decode(data).text == text
    assert decode(data, "iso-8859-1").encoding == encoding


@given(st.lists(st.sampled_from("The harvest grew. Урожай вырос 小麦产量 5% ارتفع\n".split(" ")), min_size=4))
def test_words_of_any_script_together(words: list[str]) -> None:
    text = " ".join(words)
    for encoding, _ in ENCODINGS:
        assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "data",
    [
        b"Plain words and a NUL\0 in them",
        "Zażółć gęślą jaźń\0".encode(),
        struct.pack("<400h", *range(-200, 200)),
        struct.pack("<100f", *(n / 7 for n in range(100))),
        struct.pack("<100I", *range(100)),
        b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\2\0D\xac\0\0",
        b"a\0" * 400,
        bytes(1000),
        *(random.Random(seed).randbytes(999 + seed) for seed in range(50)),
    ],
)
def test_other_bytes_are_not(data: bytes) -> None:
    assert wide(data) is None
