"""What each figure of a sentence is of: `-` where nothing is named. Sentences of many kinds of text."""

from __future__ import annotations

import pytest

from tasks.extraction import figures
from tasks.records import Text
from tasks.text.sentences import split

SAID = """
Some 70 percent of the Mapuche people embrace the plan. | Mapuche people
A 60-day-old calf eats hay. | calf
She was granted bail of 20,000 euros. | bail
The gang stole jewellery valued at $5m. | jewellery
The storm hit the coast, packing winds of 215 km/h. | winds
They face sentences of 15 to 20 years. | sentences
He has expected earnings of 42 cents a share. | earnings
The bank cut rates by 50%. | rates
The bridge, 1.8 km long and 32 metres wide, took six years to build. | bridge; bridge; -
The river peaked at 6.12 m. | river
The fund returned 7.9 per cent net of fees. | fund
Rainfall since June has been 38% below normal. | Rainfall
Revenue in the third quarter was $5m. | Revenue
Debt this year reached $90bn. | Debt
Energy use fell from 214 kWh to 187 kWh. | Energy use; Energy use
The yield on the 10-year note rose 4 bps. | note; yield
She signed a four-year deal worth £60,000 a week. | deal; deal
They found 2.2 tonnes of cocaine worth £180m. | cocaine; cocaine
Order intake was SEK 14 billion, of which SEK 9 billion came from abroad. | Order intake; Order intake
Temperatures will reach 31C (88F). | Temperatures; Temperatures
It is an 850-metre (2,800-foot) course. | course; course
It lost 160 square km (400 acres) of forest. | forest; forest
There were 37 deaths (CFR 1.9%) in 11 towns. | deaths; CFR; towns
Turnout: 61 percent. | Turnout
The dose fell (p < 0.001) after 12 weeks. | p; -
The ferry had 28 crew, nearly twice its legal limit of 170. | crew; crew; legal limit
Our suppliers number some 3,100. | suppliers
We held 42 in-depth interviews and 8 weekly calls. | in-depth interviews; weekly calls
They emitted 5 tonnes of CO2 and 4 kg of PM2.5 dust. | CO2; PM2.5 dust
PM2.5 levels above 15 µg/m³ are harmful. | PM2.5 levels
Life expectancy rose by 1.3 years to 74.8 years. | Life expectancy; Life expectancy
He got a suspended sentence of 18 months. | suspended sentence
There were waiting times of up to nine hours. | waiting times
It came down within two weeks and for ten days. | -; -
Olmedo Vega, 49, spoke of two men, aged 50 and 46. | Olmedo Vega; men; men; men
The cave holds 2500 year old paintings. | paintings
A group of sharks, 420 of them, swam by. | sharks
It is more than 55% of the total of 173 buildings. | buildings; buildings
It received a total of 75 such vessels. | vessels
The firm will triple the number of guards. | guards
It infected 87 people in six provinces and killed 13. | people; provinces; people
Health spending was $1,210 in Peru, against $4,900 in Spain. | Health spending; Health spending
Unemployment among the under-25s stood at 17.5 percent. | Unemployment
The share price hit a three-week high of $8. | high; share price
Prices rose 3%, wiping $2bn off its market value. | Prices; market value
The board set a dividend of $3, a rise of 5%. | dividend; dividend
They sold the land to raise $5m. | -
They recovered 74 kg of gold bars hidden in a van. | gold bars
Backlog stood at a record 7.7 billion euros. | Backlog
Inventories were written down by $14 million. | Inventories
Water intensity was 3.2 m3 per tonne of product. | Water intensity
Beef costs $6 per kilo of meat. | meat
We cut landfill waste by 41 percent. | landfill waste
It should weaken to 95 km/h winds. | winds
Corn settled 12 cents higher at $13 per bushel. | Corn; Corn
The index lost 214 points, or 0.6 percent. | points; index
The state sold 2.5 trillion won of three-year bonds. | bonds; bonds
Nearly one third of the 9,600 displaced households left. | displaced households; displaced households
Two thirds of its 3.3 GW of capacity is wind. | capacity; capacity
Average stays fell from 6.4 days to 5.1 days. | Average stays; Average stays
This value corresponds to goods valued at $5m. | goods
The temperature in the valley, currently averaging 35 C, fell. | temperature
Cargo of up to 5,000 livestock herders came. | livestock herders
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_item(line: str) -> None:
    sentence, _, items = line.rpartition(" | ")
    found = figures.extract(Text(sentence, tuple(split(sentence)), None, "en"))
    assert [figure.item or "-" for figure in found] == items.split("; ")
    for figure in found:
        assert figure.item is None or sentence[figure.item_start : figure.item_end] == figure.item


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Health spending per capita was $1,210.", "USD per person"),
        ("A per capita income of $900 is low.", "USD per person"),
        ("Water use per person is 120 litres.", "litre per person"),
        ("The income was $900.", "USD"),
    ],
)
def test_by_the_head(sentence: str, unit: str) -> None:
    (figure,) = figures.extract(Text(sentence, ((0, len(sentence)),), language="en"))
    assert figure.unit == unit
