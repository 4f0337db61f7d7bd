"""The lexicon: complete, consistent, and right on what everybody knows."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tasks.extraction.gazetteer import countries, organisations, regions
from tasks.extraction.gazetteer.cities import ALSO, cities
from tasks.extraction.gazetteer.lexicon import lexicon
from tasks.extraction.words import capitalised, fold
from tasks.records import KINDS

MEANINGS = [
    ("United States", "COUNTRY", "country:US"), ("UAE", "COUNTRY", "country:AE"), ("DPRK", "COUNTRY", "country:KP"),
    ("Ivory Coast", "COUNTRY", "country:CI"), ("Burma", "COUNTRY", "country:MM"), ("Holland", "COUNTRY", "country:NL"),
    ("Türkiye", "COUNTRY", "country:TR"), ("Turkey", "COUNTRY", "country:TR"), ("Czechia", "COUNTRY", "country:CZ"),
    ("DR Congo", "COUNTRY", "country:CD"), ("England", "COUNTRY", "country:GB"), ("Kosovo", "COUNTRY", "country:XK"),
    ("Filipinos", "NATIONALITY", "country:PH"), ("Dutch", "NATIONALITY", "country:NL"),
    ("Frenchmen", "NATIONALITY", "country:FR"), ("Batswana", "NATIONALITY", "country:BW"),
    ("Iraqis", "NATIONALITY", "country:IQ"), ("Swiss", "NATIONALITY", "country:CH"),
    ("Nigerien", "NATIONALITY", "country:NE"), ("Nigerians", "NATIONALITY", "country:NG"),
    ("Latin Americans", "NATIONALITY", "place:latin-america"), ("Kurds", "NATIONALITY", "people:kurd"),
    ("IMF", "ORG", "org:imf"), ("ECOWAS", "ORG", "org:ecowas"), ("Médecins Sans Frontières", "ORG", "org:msf"),
    ("European Union", "ORG", "org:eu"), ("Sahel", "PLACE", "place:sahel"), ("Tokyo", "PLACE", "place:tokyo"),
    ("Bombay", "PLACE", "place:mumbai"), ("Singapore", "COUNTRY", "country:SG"), ("Red Sea", "PLACE", "place:red-sea"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "entity_id"), MEANINGS)
def test_meanings(name: str, kind: str, entity_id: str) -> None:
    reading = lexicon().meaning(name)
    assert reading is not None
    assert (reading.kind, reading.entity.entity_id) == (kind, entity_id)


@pytest.mark.parametrize("word", ["who", "us", "it", "WHOM", "Table", "west"])
def test_words_are_no_names(word: str) -> None:
    reading = lexicon().meaning(word)
    assert reading is None or reading.article


def test_every_member_state_has_a_name_and_an_adjective() -> None:
    known = lexicon()
    named = {r.entity.country for r in known.readings.values() if r.kind == "COUNTRY"}
    adjectives = {r.entity.country for r in known.readings.values() if r.kind == "NATIONALITY" and r.entity.country}
    members = (
        "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CH CI CL CM "
        "CN CO CR CU CV CY CZ DE DJ DK DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN "
        "HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY "
        "MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT "
        "PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT "
        "TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW "
    ).split()
    assert set(members) <= named
    assert set(members) <= adjectives


def test_tables_are_well_formed() -> None:
    assert all(line.count(";") == 2 for line in countries.TABLE.strip().splitlines())
    assert all(line.count(";") == 2 for line in regions.TABLE.strip().splitlines())
    assert all(1 <= line.count(";") <= 2 for line in organisations.TABLE.strip().splitlines())
    codes = [line.split(";")[0] for line in countries.TABLE.strip().splitlines()]
    assert codes == sorted(set(codes))


def test_readings_are_well_formed() -> None:
    known = lexicon()
    for name, reading in known.readings.items():
        assert reading.kind in KINDS and reading.entity.kind in KINDS
        assert re.fullmatch(r"[a-z]+:\S+", reading.entity.entity_id), name
        assert reading.entity.kind != "COUNTRY" or reading.entity.external_ids == {"iso3166": reading.entity.country}
        assert name == name.strip() and "!" not in name


def test_it_is_the_same_in_every_process() -> None:
    code = "from tasks.extraction.gazetteer.lexicon import lexicon; print(hash_of(repr(lexicon())))"
    code = "import hashlib; hash_of = lambda text: hashlib.sha256(text.encode()).hexdigest()\n" + code
    printed = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                       env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(printed) == 1


def test_names_can_be_found_by_their_first_word() -> None:
    known = lexicon()
    lost = [n for n in known.readings if not any(n in names for names in known.opening.values())]
    assert [name for name in lost if capitalised(name) and capitalised(name)[0].start == 0] == []


def test_other_names_of_cities_lead_somewhere() -> None:
    table = cities()
    assert [name for name in ALSO if fold(name) not in table.namesakes] == []
    largest = table.namesakes["paris"][0]
    assert (largest.country, largest.name) == ("FR", "Paris")
    assert any(city.country == "US" for city in table.namesakes["paris"][1:])
