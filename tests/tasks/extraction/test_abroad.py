"""Texts in other languages: what is read of them is right, and nothing is made of their words."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.extraction import abroad
from tasks.extraction.findings import find
from tasks.extraction.gazetteer.lexicon import lexicon
from tasks.records import Name, Text
from tasks.text.language import language
from tasks.text.sentences import split

#: Text, countries, days, amounts.
READ = {
    "de": ("Der Bundeskanzler Olaf Scholz traf am 12.04.2024 in Berlin die Gäste aus Frankreich und der Ukraine. Am "
           "Montag kostete das Auto 1.250 €, rund 12 % mehr; es fuhr 120 km/h. 14 Menschen starben, 3,5 Millionen "
           "gingen.",
           ["country:FR", "country:UA"], ["2024-04-12"], [("1.250 €", 1250.0), ("12 %", 12.0), ("120 km/h", 120.0)]),
    "fr": ("Le président a quitté la Russie et l'Allemagne le 12/04/2024 à 14 h. Il a dépensé 1 250 €, soit 12 % de "
           "plus en mai 2023. Dominique et Maurice sont restés.",
           ["country:RU", "country:DE"], ["2024-04-12"], [("1 250 €", 1250.0), ("12 %", 12.0)]),
    "es": ("El presidente viajó de España a Rusia y no a Granada. Gastó $ 300 y 5 km de cable, un 12 % más que el 5 de "
           "marzo de 2024. En mayo murieron 14 personas.",
           ["country:ES", "country:RU"], [], [("5 km", 5.0), ("12 %", 12.0)]),
    "ru": ("Президент Владимир Путин приехал в Москву 05.03.2024. Россия потратила 3,5 миллиона рублей, то есть 12 %.",
           ["country:RU"], ["2024-03-05"], [("3,5 миллиона рублей", 3.5e6), ("12 %", 12.0)]),
    "ar": ("وصل الرئيس إلى القاهرة يوم الاثنين 2024-03-05 وأنفق 3.5 مليون دولار أي 12% أكثر من الماضي",
           [], ["2024-03-05"], [("12%", 12.0)]),
    "zh": ("习近平2024年3月5日在北京会见了法国总统。他们的会谈 2024-03-05 结束，气温 25 °C。",
           [], ["2024-03-05"], [("25 °C", 25.0)]),
    "hi": ("प्रधानमंत्री नरेंद्र मोदी ने सोमवार को दिल्ली में कहा कि 12% की वृद्धि हुई और 14 लोग घायल हुए।",
           [], [], [("12%", 12.0)]),
    "tr": ("Cumhurbaşkanı Recep Tayyip Erdoğan pazartesi günü Ankara'da konuştu. Rusya'nın ve Ukrayna'nın mali durumu "
           "kötü. Mali işler 14 kişiye kaldı.", ["country:RU", "country:UA"], [], []),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_only_what_is_sure_in_any_language_is_read(name: str) -> None:
    text, countries, days, amounts = READ[name]
    told = language(text)
    assert told == name
    given = [Name(0, len(text), "PERSON", 0.9, "test:given")]
    doc = Text(text, tuple(split(text)), dt.date(2024, 6, 1), told)
    found = find(doc, given)
    assert [mention.entity_id for mention in found.mentions] == countries
    assert [text[m.start : m.end] for m in found.mentions] == [m.surface for m in found.mentions]
    assert sorted(entity.entity_id for entity in found.entities) == sorted(set(countries))
    assert [date.value for date in found.dates] == days
    assert [(figure.surface, figure.value_low) for figure in found.figures] == amounts
    assert {(f.item, f.event, f.speaker_entity_id, f.certainty) for f in found.figures} <= {
        (None, None, None, "asserted")
    }
    assert found.quotes == []


def test_the_same_text_in_english_is_read_whole() -> None:
    text = 'Chancellor Olaf Scholz met 14 people from France on Monday. "It was 12 % more than in May 2023," he said.'
    doc = Text(text, tuple(split(text)), dt.date(2024, 6, 1), language(text))
    found = find(doc, [Name(11, 22, "PERSON", 0.9, "test:given")])
    assert doc.language == "en"
    assert [m.entity_id for m in found.mentions] == ["person:olaf-scholz", "country:FR"]
    assert found.quotes and len(found.dates) == 2 and len(found.figures) == 2


@pytest.mark.parametrize("name", sorted(abroad.NAMED))
def test_names_of_countries_are_written_large_and_lead_to_the_country(name: str) -> None:
    known = lexicon().countries
    names = abroad._countries(name)
    assert len({reading.entity.country for reading in names.values()}) > 180
    assert all(called[0].isupper() and reading.entity == known[reading.entity.country or ""]
               for called, reading in names.items())  # fmt: skip


def test_a_language_whose_names_are_not_told_from_words_has_none() -> None:
    doc = Text("Anh Đức đi Pháp và Mỹ.", ((0, 22),), language="vi")
    assert abroad.mentions(doc) == ([], [])
