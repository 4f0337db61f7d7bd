"""Which language a text is in: told where it can be told, left open where not, and English never taken for another."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.text.language import PIECE, PIECES, code, is_english, language, strange

TEXTS = {
    "de": "Der Bundeskanzler Olaf Scholz traf am Montag den Präsidenten in Berlin. Sie sprachen über den Haushalt.",
    "fr": "Le président Emmanuel Macron a rencontré le chancelier à Paris lundi. Les agriculteurs ont bloqué la route.",
    "es": "El presidente Pedro Sánchez se reunió el lunes en Madrid con el ministro. La lluvia dejó sin luz al norte.",
    "ru": "Президент Владимир Путин приехал в Москву в понедельник. По данным полиции, пострадали три человека.",
    "ar": "وصل الرئيس إلى القاهرة يوم الاثنين. قالت الشرطة إن ثلاثة أشخاص أصيبوا بجروح.",
    "zh": "习近平周一在北京会见了法国总统。据警方称，三人受伤。",
    "hi": "प्रधानमंत्री नरेंद्र मोदी ने सोमवार को दिल्ली में कहा कि पुलिस के अनुसार तीन लोग घायल हुए हैं।",
    "tr": "Cumhurbaşkanı Recep Tayyip Erdoğan pazartesi günü Ankara'da konuştu. Polise göre üç kişi yaralandı.",
    "it": "Il presidente ha incontrato lunedì il ministro a Roma. Secondo la polizia tre persone sono rimaste ferite.",
    "pt": "O presidente encontrou o ministro em Brasília na segunda-feira. A chuva deixou milhares de casas sem luz.",
    "nl": "De premier sprak maandag in Den Haag met de minister. Volgens de politie raakten drie mensen gewond.",
    "pl": "Premier spotkał się w poniedziałek z prezydentem w Warszawie. Według policji trzy osoby zostały ranne.",
    "sw": "Rais alikutana na waziri jijini Dodoma siku ya Jumatatu. Polisi walisema kwamba watu watatu walijeruhiwa.",
    "ja": "首相は月曜日に東京で大統領と会談した。警察によると、三人がけがをした。",
    "ko": "대통령은 월요일 서울에서 총리와 회담했다. 경찰에 따르면 세 명이 다쳤다.",
    "el": "Ο πρωθυπουργός συναντήθηκε τη Δευτέρα με τον πρόεδρο στην Αθήνα.",
    "he": "ראש הממשלה נפגש ביום שני עם הנשיא בירושלים.",
    "uk": "Президент прибув до Києва в понеділок. За даними поліції, постраждали троє людей.",
}
NAMES = (
    "Vladimir Putin, Emmanuel Macron, Recep Tayyip Erdoğan, Mario Draghi, José Luis Zapatero, Jürgen Müller, Łukasz "
    "Żółkiewski, Siim Kallas, Abdullahi Ganduje, Nguyễn Văn Thiệu, Mette Frederiksen, Park Geun-hye, Xi Jinping"
)
ENGLISH = (
    f"They met: {NAMES}. After dinner they said nothing.",
    f"{NAMES} and others met in Rzeszów; then they flew to Kraków and Łódź with all that they had been given.",
    "PRESIDENT SAYS NO TO NEW TALKS WITH THE NEIGHBOURS\nPOLICE FIND THREE MEN WHO WERE LOST IN THE HILLS",
    "The mayor said the town was quiet. »Wir haben nichts gehört«, one man from the village told her, and left.",
    "Fans of Deportivo La Coruña and of Atlético Madrid were kept apart by the police with dogs.",
)
OPEN = (
    "", "12 34 55\n1.2 3.4 88\n", "Kyiv", NAMES, "Real Madrid, Atlético Madrid, Deportivo La Coruña, Real Sociedad",
    "Year\tTons\n2001\t23\n2002\t45\n", "\n".join(NAMES.split(", ")), "🙂🙃 !!! …", "ISBN 978-3-16-148410-0",
)  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_told(name: str) -> None:
    assert language(TEXTS[name]) == name
    assert language(TEXTS[name] * 40, "en") == name, "a page whose template says en"
    assert not is_english(language(TEXTS[name].upper()))


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_english_whoever_it_names(text: str) -> None:
    assert language(text) == "en"
    assert is_english(language(text.upper()))


@pytest.mark.parametrize("text", OPEN, ids=repr)
def test_what_cannot_be_told_is_open_and_read_as_english(text: str) -> None:
    assert language(text) is None
    assert is_english(None)


@pytest.mark.parametrize(
    ("text", "declared", "wanted"),
    [
        (NAMES, "pl", "pl"),
        (TEXTS["de"], "de-AT", "de"),
        ("Kyiv", "ukr", "uk"),
        (TEXTS["de"][:40], "en", "en"),
        (ENGLISH[0] * 9, "de", "en"),
        (TEXTS["zh"] * 9, "yue", "yue"),
        (TEXTS["ru"] * 9, "en", "ru"),
        (TEXTS["fr"], "none of your business", "fr"),
    ],
)
def test_the_document_is_believed_unless_it_is_clearly_wrong(text: str, declared: str, wanted: str) -> None:
    assert language(text, declared) == wanted


def test_most_of_a_text_decides_wherever_it_stands() -> None:
    english = ENGLISH[3] * 80
    german = TEXTS["de"] * 12
    assert len(english) > 2 * PIECE * PIECES > 2 * len(german)
    assert {language(t) for t in (german + english, english + german, english + german + english)} == {"en"}
    assert language(TEXTS["de"] * 60 + ENGLISH[3] * 3) == "de"


@pytest.mark.parametrize(
    ("declared", "wanted"),
    [("en", "en"), ("EN-gb", "en"), ("eng", "en"), ("ger", "de"), ("zh_TW", "zh"), ("und", None), ("english", None),
     ("q1", None), ("", None), ("zxx", None)],
)  # fmt: skip
def test_codes(declared: str, wanted: str | None) -> None:
    assert code(declared) == wanted


def spans(text: str) -> list[str]:
    sentences = [m.span() for m in re.finditer(r"\S[^\n]*?(?:[.!?](?=\W|$)|(?=\n|$))", text)]
    return [text[start:end] for start, end in strange(text, sentences, text.split())]


def test_what_is_quoted_in_another_language_is_found() -> None:
    text = (
        'The chancellor was angry. "Der Kanzler hat gelogen. Das Volk will Neuwahlen und nicht mehr warten", he said. '
        "It was late. “El pueblo no quiere más mentiras de este gobierno,” the other one cried, in Spanish.\n"
        "Les agriculteurs ont bloqué la route pendant trois jours.\nNobody was there with them."
    )
    assert spans(text) == [
        "Der Kanzler hat gelogen. Das Volk will Neuwahlen und nicht mehr warten",
        "El pueblo no quiere más mentiras de este gobierno,",
        "Les agriculteurs ont bloqué la route pendant trois jours.",
    ]


@pytest.mark.parametrize("text", ENGLISH[:3])
def test_english_holds_nothing_strange(text: str) -> None:
    assert spans(text) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.none() | st.text(max_size=6))
def test_any_text_has_a_code_or_none(text: str, declared: str | None) -> None:
    found = language(text, declared)
    assert found is None or re.fullmatch("[a-z]{2,3}", found)
    assert language(text, declared) == found


def test_a_long_text_costs_no_more_than_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    class Counting:
        def rank(self, text: str) -> list[tuple[str, float]]:
            looked.append(len(text))
            return [("de", 1.0)]

    monkeypatch.setattr("tasks.text.language._identifier", Counting)
    chance = random.Random(5)
    for size in (100, 10_000, 1_000_000):
        assert language("".join(chance.choices("abcdefgh ", k=size))) == "de"
    assert max(looked) <= PIECES * (PIECE + 1)
