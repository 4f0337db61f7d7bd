"""Mending what was decoded wrongly: right texts stay, wrong ones come right, each character with its own source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tasks.text.mojibake import mended
from tasks.text.normalise import normalise

#: A few lines each, with the letters, quotes, dashes and signs that a language is printed with.
RIGHT = {
    "en": "“We won’t,” she said—twice… It cost £3½m (€4m), at 20°C; naïve, façade, Brontë, Dvořák, Ångström.",
    "de": "»Größe« und „Übermut“ – 5 € für ein Maß Öl, § 3; Straße, Ärger, ÄÖÜ, 10–20 °C.",
    "fr": "« Où est l’œuvre d’Hélène ? » – À Noël, l’été à l’île, ça coûte 5 €… Œuf, cœur, sœur, L’ŒIL, ÉCOLE. N° 3",
    "es": "¿Qué pasó? ¡Años después, el señor Núñez pagó 3 €! «Sí», dijo: ÁÉÍÓÚ Ñ, 3.º piso, 2.ª.",
    "pt": "SÃO PAULO — “Não há ação”, disse João à mãe. ÃO, ÇÕES, INFORMAÇÃO, ATÉ AMANHÃ, À MÃE, AVÔ – CÂMARA.",
    "pl": "„Źdźbło” – żółć, gęślą jaźń. ŁÓDŹ, ŚWIĘTY, ĆMA. Cena: 5 zł… ‚tak’.",
    "cs": "„Příliš žluťoučký kůň úpěl ďábelské ódy“ – ŘÍJEN, ŠŤASTNÝ, ÚŽASNÝ, 3 Kč.",
    "tr": "“Şişli’de çığır açan ışık” – İĞNE, ÖĞRENCİ, ÇÜNKÜ, yağmur, âdet, 5 ₺.",
    "ru": "«Вечер», — сказал он. № 5, 10 °C, „Ёлка“… СССР, РГВ, РСФСР. Цена 5 ₽.",
    "uk": "«Їжак і ґава» – сказав він. Об’єкт, ЄС, № 3, 5 ₴.",
    "el": "«Ο Έλληνας», είπε — “ναι”· ΑΘΗΝΑ, ΒΓΞΟ, ϊΐ, 5 €.",
    "vi": "“Đường phố Hà Nội” – người Việt, ÂM NHẠC, Ô tô, Ấn Độ, Ủy ban, CÔNG TY.",
    "ar": "قال «نعم» – 5 ٪، والله أعلم؟ القاهرة، ٢٠٢٤.",
    "he": "״כן״ – אמר ראש הממשלה, 5 ₪ ב־2024.",
    "ja": "「はい」――首相は言った。３億円（約２％）、カフェ…",
    "zh": "“是的”——他说……《人民日报》，3％、¥5。",
    "ko": "“네”—그는 말했다… 3％, ₩5.",
    "hi": "“हाँ” – उन्होंने कहा। ₹5, 20°C।",
    "is": "„Já,“ sagði Þórður – ÍSLAND, ÆÐI, Ö, 20 °C.",
    "da": "»Ja,« sagde Søren – ÅRHUS, ØL, ÆRØ, på 5 °C, 3½.",
    "mixed": "À à â ¿ ½ 3 × 5²³ €£¥ ©®™ †‡ ‰ ¶ § ± ÷ «» ‹› ﬁ",
}

#: What was read as the encoding instead of UTF-8.
READ_AS = {
    "cp1252": ["en", "de", "fr", "es", "pl", "ru", "el", "ar", "ja"],
    "latin-1": ["en", "de", "fr", "es", "pt", "pl", "cs", "tr", "ru", "el", "uk", "vi", "he", "zh", "ko", "hi", "is"],
    "mac-roman": ["fr", "de", "en"],
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_text_is_not_touched(name: str) -> None:
    assert mended(RIGHT[name])[0] == RIGHT[name]
    assert mended(RIGHT[name] * 50 + "\n" + RIGHT["en"])[0] == RIGHT[name] * 50 + "\n" + RIGHT["en"]


@given(st.lists(st.sampled_from([word for text in RIGHT.values() for word in text.split()]), min_size=1))
def test_right_words_in_any_order_are_not_touched(words: list[str]) -> None:
    raw = " ".join(words)
    assert mended(raw)[0] == raw


def wrong(text: str, encoding: str) -> tuple[str, list[int]]:
    """`text` read wrongly, and where each of its characters ends there."""
    made, ends = "", []
    for character in text:
        made += "".join(_read(byte, encoding) for byte in character.encode())
        ends.append(len(made))
    return made, ends


def _read(byte: int, encoding: str) -> str:
    """As browsers do: what an encoding has no character for is a control."""
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize(("encoding", "name"), [(code, name) for code, names in READ_AS.items() for name in names])
def test_wrong_text_comes_right_and_every_character_knows_its_own(encoding: str, name: str) -> None:
    text = RIGHT[name]
    raw, ends = wrong(text, encoding)
    assert raw != text
    new, offsets = mended(f"{RIGHT['en']}\n{raw}\nPlain words.")
    before = len(RIGHT["en"]) + 1
    assert new == f"{RIGHT['en']}\n{text}\nPlain words."
    for number, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        assert offsets.span(before + number, before + number + 1) == (before + start, before + end)


@given(st.lists(st.sampled_from("café naïve “Größe” Łódź żółć señor прівет ελλάς 東京 — …".split()), min_size=2))
def test_twice_wrong_comes_right(words: list[str]) -> None:
    text = " ".join(words)
    once, ends = wrong(text, "latin-1")
    twice, after = wrong(once, "latin-1")
    new, offsets = mended(twice)
    assume(new != twice)
    assert new == text
    places = [0, *(after[end - 1] for end in ends)]
    assert [offsets.span(i, i + 1) for i in range(len(text))] == list(pairwise(places))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("He paid â‚¬5 for “it” in ŁÓDŹ", "He paid €5 for “it” in ŁÓDŹ"),
        ("voilÃ\u00a0 le travail, voilÃ le travail", "voilà le travail, voilà le travail"),
        ("â€œlike thisâ€\ufffd", "“like this\ufffd"),
        ("He said \x93no\x94\x85", "He said “no”…"),
        ("A line.\x85And another", "A line.\x85And another"),
        ("ðŸ˜€ Ã©tÃ©", "😀 été"),
        ("\u00ed\u00a0\u00bd\u00ed\u00b8\u0080 \u00c3\u00a9", "😀 é"),
    ],
)
def test_cases(raw: str, text: str) -> None:
    assert mended(raw)[0] == text
    assert normalise(normalise(raw).text).text == normalise(raw).text


def test_a_megabyte_without_a_line_end_is_mended_in_one_go() -> None:
    raw, _ = wrong(RIGHT["pl"] * 5000, "latin-1")
    assert mended(raw)[0] == RIGHT["pl"] * 5000
