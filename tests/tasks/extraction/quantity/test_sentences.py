"""Sentences of news in all its kinds, with every figure that each states: a specification by example."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from tasks.extraction import figures
from tasks.records import Figure, Text


def row(surface: str, low: float | None, high: float | None, **more: Any) -> dict[str, Any]:
    """An expected figure: what is not named is not compared, save for bound, unit and change."""
    return {
        "surface": surface,
        "value_low": low,
        "value_high": high,
        "bound": "exact",
        "unit": None,
        "change": None,
    } | more


M, B, K = 1e6, 1e9, 1e3

CASES: list[tuple[str, list[dict[str, Any]]]] = [
    # counts and what is counted
    ("At least a dozen people were killed and hundreds of homes burned near Mopti.", [
        row("At least a dozen", 12, None, bound="at_least", item="people", event="killed"),
        row("hundreds", 100, 1000, bound="magnitude", item="homes", event="burned")]),
    ("Rescuers pulled 17 miners from the flooded shaft in Heilongjiang.", [row("17", 17, 17, item="miners")]),
    ("Some 4,300 families have been evacuated from villages along the Zambezi.", [
        row("Some 4,300", 4300, 4300, bound="approximate", item="families", event="evacuated")]),
    ("Between five and six buses an hour leave the terminal.", [
        row("Between five and six", 5, 6, bound="range", item="buses", unit="per hour")]),
    # things per many, per place
    ("There were 20 deaths per 100,000 people, and 35.5 cases per 1,000 live births.", [
        row("20", 20, 20, item="deaths", unit="per 100,000", dimension="ratio", value_low_base=2e-4),
        row("35.5", 35.5, 35.5, item="cases", unit="per 1,000", dimension="ratio", value_low_base=0.0355)]),
    ("Malta has 1,600 people per km² and 44 beds for every 10,000 inhabitants.", [
        row("1,600", 1600, 1600, item="people", unit="per square kilometre", value_low_base=0.0016),
        row("44", 44, 44, item="beds", unit="per 10,000")]),
    # the size of a change and its end
    ("The number of cases rose by 5 to 120, and the price fell $2 to $45.", [
        row("5", 5, 5, change="rise"), row("120", 120, 120),
        row("$2", 2, 2, unit="USD", change="fall"), row("$45", 45, 45, unit="USD")]),
    ("Output may grow by 5 to 10 percent.", [
        row("5 to 10 percent", 5, 10, bound="range", unit="percent", change="rise")]),
    # currencies before the number, by name
    ("The state owes Naira 20 million; Kisumu got Ksh. 40m, Turin Euro 3m and Dhaka Tk. 300 crore.", [
        row("Naira 20 million", 20 * M, 20 * M, unit="NGN"), row("Ksh. 40m", 40 * M, 40 * M, unit="KES"),
        row("Euro 3m", 3 * M, 3 * M, unit="EUR"), row("Tk. 300 crore", 3 * B, 3 * B, unit="BDT")]),
    ("It costs three quarters of a billion dollars, or $750MM.", [
        row("three quarters of a billion dollars", 750 * M, 750 * M, unit="USD"),
        row("$750MM", 750 * M, 750 * M, unit="USD")]),
    ("A $1.50-a-gallon tax came with the twenty-first budget.", [
        row("$1.50-a-gallon", 1.5, 1.5, unit="USD per gallon")]),
    ("Its pulse was 120 bpm at 9.8 m/s^2, and 2.5×10−3 of it was noise; exactly one sixth was lost.", [
        row("120 bpm", 120, 120, unit="beat per minute"), row("9.8 m/s^2", 9.8, 9.8, unit="metre per square second"),
        row("2.5×10−3", 0.0025, 0.0025), row("one sixth", 1 / 6, 1 / 6)]),
    ("3 hundred and 2 hundred men came, two out of five hundred stayed, more than 50 or equal to it.", [
        row("3 hundred", 300, 300), row("2 hundred", 200, 200, item="men"),
        row("two out of five hundred", 0.004, 0.004),
        row("more than 50 or equal to", 50, None, bound="at_least")]),
    ("Two of the three suspects fled to Paraguay.", [
        row("Two", 2, 2, item="suspects"),
        row("three", 3, 3, item="suspects")]),
    ("Nearly two dozen countries signed, and three more are considering it.", [
        row("Nearly two dozen", 24, 24, bound="approximate", item="countries"), row("three", 3, 3, item="countries")]),
    ("The rebels hold no fewer than 60 hostages.", [
        row("no fewer than 60", 60, None, bound="at_least", item="hostages")]),
    ("As many as 800 pilgrims may have died in the heat.", [
        row("As many as 800", None, 800, bound="at_most", item="pilgrims", certainty="possible")]),
    ("Fewer than 50 of the birds survive on the island.", [
        row("Fewer than 50", None, 50, bound="less_than", item="birds")]),
    ("Police arrested 212 protesters and wounded another 40.", [
        row("212", 212, 212, item="protesters", event="arrested"),
        row("40", 40, 40, item="protesters", event="wounded")]),
    ("The army deployed 1 200 soldiers to the border.", [row("1 200", 1200, 1200, item="soldiers", event="deployed")]),
    ("A 12-member panel will hear 500+ complaints.", [
        row("12", 12, 12, item="member"),
        row("500+", 500, None, bound="at_least", item="complaints")]),
    ("Voters queued at 41,000 polling stations; turnout was 63.4 percent.", [
        row("41,000", 41000, 41000, item="polling stations"),
        row("63.4 percent", 63.4, 63.4, unit="percent", item="turnout")]),
    ("Thirty-eight lawmakers from the 120-seat Knesset walked out.", [
        row("Thirty-eight", 38, 38, item="lawmakers"),
        row("120", 120, 120, item="seat")]),
    ("It shipped 20-30 tanks by rail.", [row("20-30", 20, 30, bound="range", item="tanks", event="shipped")]),
    ("Two or three witnesses heard shots.", [row("Two or three", 2, 3, bound="range", item="witnesses")]),
    ("Tens of thousands of Venezuelans marched in Maracaibo.", [
        row("Tens of thousands", 10 * K, 100 * K, bound="magnitude", item="Venezuelans", event="marched")]),
    ("Several hundred dockworkers and a few thousand supporters gathered.", [
        row("Several hundred", 200, 1000, bound="magnitude", item="dockworkers"),
        row("a few thousand", 2000, 10000, bound="magnitude", item="supporters")]),
    ("Only 3 of 54 applicants passed.", [row("3", 3, 3), row("54", 54, 54, item="applicants")]),
    # money
    ("The bank set aside $1.2-1.5 billion for fines.", [
        row("$1.2-1.5 billion", 1.2 * B, 1.5 * B, bound="range", unit="USD", dimension="money")]),
    ("Lagos will borrow N850bn this year, about $540 million.", [
        row("N850bn", 850 * B, 850 * B, unit="NGN"),
        row("about $540 million", 540 * M, 540 * M, bound="approximate", unit="USD")]),
    ("The club paid £5m for the winger and €750,000 for his agent.", [
        row("£5m", 5 * M, 5 * M, unit="GBP"),
        row("€750,000", 750 * K, 750 * K, unit="EUR")]),
    ("The scheme costs Rs 3,200 crore, or US$385 million.", [
        row("Rs 3,200 crore", 3200 * 1e7, 3200 * 1e7, unit="rupee"),
        row("US$385 million", 385 * M, 385 * M, unit="USD")]),
    ("She was fined 5 million Canadian dollars.", [row("5 million Canadian dollars", 5 * M, 5 * M, unit="CAD")]),
    ("Fuel sold for A$2.10 a litre in Perth.", [
        row("A$2.10 a litre", 2.1, 2.1, unit="AUD per litre", dimension="rate")]),
    ("They earn less than $20 per hour.", [
        row("less than $20 per hour", None, 20, bound="less_than", unit="USD per hour")]),
    ("A ticket costs 50 cents or 13 dollars and 45 cents with a meal.", [
        row("50 cents", 0.5, 0.5, unit="USD"),
        row("13 dollars and 45 cents", 13.45, 13.45, unit="USD")]),
    ("The ransom was half a million euros.", [row("half a million euros", 500 * K, 500 * K, unit="EUR")]),
    ("The multibillion-dollar dam is years late.", [
        row("multibillion-dollar", B, 10 * B, bound="magnitude", unit="USD", item="dam")]),
    ("The fund lost $500 million to $1.2 billion.", [
        row("$500 million to $1.2 billion", 500 * M, 1.2 * B, bound="range", unit="USD")]),
    ("Profit rose 12% to R3.4 billion from R3.0 billion.", [
        row("12%", 12, 12, unit="percent", change="rise", item="Profit", rule="change_size"),
        row("R3.4 billion", 3.4 * B, 3.4 * B, unit="ZAR", rule="change_to"),
        row("R3.0 billion", 3 * B, 3 * B, unit="ZAR", rule="change_from")]),
    ("Kenya spent 4.5 billion shillings on fertiliser.", [
        row("4.5 billion shillings", 4.5 * B, 4.5 * B, unit="KES", item="fertiliser")]),
    ("Brazil pledged 300 million reais and Japan 20 billion yen.", [
        row("300 million reais", 300 * M, 300 * M, unit="BRL"),
        row("20 billion yen", 20 * B, 20 * B, unit="JPY")]),
    # percent, fractions, ratios, multiples
    ("One in five adults cannot read.", [row("One in five", 0.2, 0.2, dimension="ratio", item="adults")]),
    ("Two-thirds of the seats went to newcomers.", [row("Two-thirds", 2 / 3, 2 / 3, dimension="ratio", item="seats")]),
    ("Exports doubled in March while imports fell by a third.", [
        row("doubled", 2, 2, dimension="ratio", change="rise", item="Exports"),
        row("a third", 1 / 3, 1 / 3, dimension="ratio", change="fall", item="imports")]),
    ("Bread is three times as expensive as a year ago.", [row("three times", 3, 3, dimension="ratio")]),
    ("Support slipped 2.5 percentage points, to 41%.", [
        row("2.5 percentage points", 2.5, 2.5, unit="percentage point", change="fall"),
        row("41%", 41, 41, unit="percent", rule="change_to")]),
    ("The central bank raised rates by 25 basis points to 6.75 per cent.", [
        row("25 basis points", 25, 25, unit="basis point", change="rise", value_low_base=0.25),
        row("6.75 per cent", 6.75, 6.75, unit="percent")]),
    ("Inflation fell from 12 percent to 9 percent.", [
        row("12 percent", 12, 12, unit="percent", rule="change_from"),
        row("9 percent", 9, 9, unit="percent", rule="change_to")]),
    ("More than half of the reservoirs are below 40% of capacity.", [
        row("More than half", 0.5, None, bound="more_than", dimension="ratio", item="reservoirs"),
        row("below 40%", None, 40, bound="less_than", unit="percent", item="capacity")]),
    ("Nine out of 10 farmers lost their crop.", [row("Nine out of 10", 0.9, 0.9, dimension="ratio", item="farmers")]),
    ("The vaccine was 94.5% effective, plus or minus 2%.", [
        row("94.5%", 94.5, 94.5, unit="percent"),
        row("2%", 2, 2, unit="percent")]),
    ("The sample measured 5.2 ± 0.3 metres.", [
        row("5.2 ± 0.3 metres", 4.9, 5.5, bound="range", unit="metre", rule="plus_minus")]),
    # measures
    ("The pipeline carries 1.4 million barrels a day along 4,100 km.", [
        row("1.4 million barrels a day", 1.4 * M, 1.4 * M, unit="barrel per day", dimension="rate"),
        row("4,100 km", 4100, 4100, unit="kilometre", value_low_base=4.1 * M)]),
    ("Farmers delivered 816 000 t of maize.", [
        row("816 000 t", 816 * K, 816 * K, unit="tonne", item="maize", event="delivered")]),
    ("A 7.1-magnitude quake struck 30 kilometres off the coast.", [
        row("7.1-magnitude", 7.1, 7.1, unit="magnitude"),
        row("30 kilometres", 30, 30, unit="kilometre")]),
    ("Gusts of up to 185 kph tore off roofs.", [
        row("up to 185 kph", None, 185, bound="at_most", unit="kilometre per hour", item="Gusts")]),
    ("The plant will add 1,200 MW of power on 45 hectares.", [
        row("1,200 MW", 1200, 1200, unit="megawatt", dimension="power"),
        row("45 hectares", 45, 45, unit="hectare")]),
    ("Temperatures reached 48°C, and -5C at night in the hills.", [
        row("48°C", 48, 48, unit="degree Celsius"),
        row("-5C", -5, -5, unit="degree Celsius")]),
    ("Each parcel held five and six kg of rice.", [
        row("five", 5, 5, unit="kilogram"),
        row("six kg", 6, 6, unit="kilogram", item="rice")]),
    ("The suspect is 5 feet 11 inches tall and weighs 80kg.", [
        row("5 feet 11 inches", 5 + 11 / 12, 5 + 11 / 12, unit="foot"),
        row("80kg", 80, 80, unit="kilogram")]),
    ("Traffic crawled at 10 to 15 miles an hour.", [
        row("10 to 15 miles an hour", 10, 15, bound="range", unit="mile per hour", dimension="speed")]),
    ("Two and a half million litres of water leaked.", [
        row("Two and a half million litres", 2.5 * M, 2.5 * M, unit="litre", item="water")]),
    # durations and ages
    ("He served forty-five minutes of a six-month sentence.", [
        row("forty-five minutes", 45, 45, unit="minute"),
        row("six-month", 6, 6, unit="month", item="sentence")]),
    ("A 12-year-old boy and Maria Lopez, 45, drowned.", [
        row("12-year-old", 12, 12, unit="year", rule="age", item="boy"),
        row("45", 45, 45, unit="year", rule="age")]),
    ("She was jailed for two years and six months.", [
        row("two years and six months", 2.5, 2.5, unit="year", rule="compound")]),
    ("The truce held for more than 72 hours.", [row("more than 72 hours", 72, None, bound="more_than", unit="hour")]),
    ("Nurses train three times a week.", [
        row("three times a week", 3, 3, unit="time per week", dimension="frequency")]),
    # certainty
    ("It appears that 300 soldiers defected.", [row("300", 300, 300, certainty="hedged", item="soldiers")]),
    ("The ministry denied that 14 tankers had been seized.", [
        row("14", 14, 14, certainty="denied", item="tankers", event="seized")]),
    ("If the dam breaks, 90,000 people would have to flee.", [row("90,000", 90 * K, 90 * K, certainty="hypothetical")]),
    ("Around 70 passengers are feared dead.", [
        row("Around 70", 70, 70, bound="approximate", certainty="hedged", item="passengers")]),
    ("The drought could displace 2 million herders.", [
        row("2 million", 2 * M, 2 * M, certainty="possible", event="displaced")]),
    ("The navy did not sink four boats.", [row("four", 4, 4, certainty="denied")]),
    ("Output is expected to reach 3.1 million tonnes.", [
        row("3.1 million tonnes", 3.1 * M, 3.1 * M, unit="tonne", certainty="possible", item="Output")]),
    # no figures
    ("The G7 met in Room 230 on 5 May 2021 at 10.30am, page 7.", []),
    ("A Boeing 737 and an F-16 flew over Section 9 during Covid-19.", []),
    ("Ghana beat Togo 3-1 in the 2012-13 season.", []),
    ("Version 2.4.1 is at www.example.org/3 or on 555-012-3456.", []),
    ("No one knows which one of the candidates is the right one.", []),
    ("She came first, he 21st, in the second half of the 1990s.", []),
    ("1. The minister resigned.", []),
    ("He lives at 10 Downing Street, No. 4.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_sentence(text: str, expected: list[dict[str, Any]]) -> None:
    found = figures.extract(Text(text, ((0, len(text)),), language="en"))
    names = [[f.name for f in fields(Figure) if f.name in wanted] for wanted in expected]
    stated = [{name: getattr(figure, name) for name in wanted} for figure, wanted in zip(found, names, strict=False)]
    assert [figure.surface for figure in found] == [wanted["surface"] for wanted in expected]
    for given, wanted in zip(stated, expected, strict=True):
        assert given == {name: pytest.approx(v) if isinstance(v, float) else v for name, v in wanted.items()}
