"""A table of sentences: what is dated in them, counted from Thursday 20 June 2024."""

import datetime as dt

import pytest

from tasks.extraction import dates
from tasks.records import Text

ANCHOR = dt.date(2024, 6, 20)

#: Sentence, then `surface | kind | value | from..to | basis` of all that is to be found in it.
CASES = [
    ("The treaty was signed on February 24, 2022.", ["February 24, 2022|date|2022-02-24|2022-02-24..|explicit"]),
    ("He was born on 3 March 1951 in Porto.", ["3 March 1951|date|1951-03-03|1951-03-03..|explicit"]),
    ("The 21st of May, 1998, was mild.", ["The 21st of May, 1998|date|1998-05-21|1998-05-21..|explicit"]),
    ("A strike began on Sept. 4.", ["Sept. 4|date|2023-09-04|2023-09-04..|relative"]),
    ("Rain fell in Jan. 2019.", ["Jan. 2019|date|2019-01|2019-01-01..2019-01-31|explicit"]),
    ("Tuesday, 3 Nov 2020 was election day there.", ["Tuesday, 3 Nov 2020|date|2020-11-03|2020-11-03..|explicit"]),
    ("The file is stamped 2024-02-29.", ["2024-02-29|date|2024-02-29|2024-02-29..|explicit"]),
    ("Logged at 2024-02-29T23:15Z.", ["2024-02-29T23:15Z|time|2024-02-29T23:15|2024-02-29..|explicit"]),
    ("Week 2024-W09 was quiet.", ["2024-W09|date|2024-W09|2024-02-26..2024-03-03|explicit"]),
    ("The series starts in 1996-04.", ["1996-04|date|1996-04|1996-04-01..1996-04-30|explicit"]),
    ("In 1066 the coast was taken.", ["1066|date|1066|1066-01-01..1066-12-31|explicit"]),
    ("The 2012-13 season was short.", ["2012-13|range|2012/2013|2012-01-01..2013-12-31|explicit"]),
    ("Mills closed between 1989 and 1993.", ["between 1989 and 1993|range|1989/1993|1989-01-01..1993-12-31|explicit"]),
    ("He ruled from 1975 until 1989.", ["from 1975 until 1989|range|1975/1989|1975-01-01..1989-12-31|explicit"]),
    ("It ran May 3-5, 2021.", ["May 3-5, 2021|range|2021-05-03/2021-05-05|2021-05-03..2021-05-05|explicit"]),
    ("Open 28 to 30 June 2023.", ["28 to 30 June 2023|range|2023-06-28/2023-06-30|2023-06-28..2023-06-30|explicit"]),
    (
        "From November to February 2021 the pass was shut.",
        ["From November to February 2021|range|2020-11/2021-02|2020-11-01..2021-02-28|explicit"],
    ),
    ("She left in October 2000 and May 2001.", [
        "October 2000|date|2000-10|2000-10-01..2000-10-31|explicit",
        "May 2001|date|2001-05|2001-05-01..2001-05-31|explicit",
    ]),
    ("Snow fell in January and December 2021.", [
        "January|date|2021-01|2021-01-01..2021-01-31|explicit",
        "December 2021|date|2021-12|2021-12-01..2021-12-31|explicit",
    ]),
    ("Talks were held on 5 and 7 July 2022.", [
        "5|date|2022-07-05|2022-07-05..|explicit", "7 July 2022|date|2022-07-07|2022-07-07..|explicit",
    ]),
    ("Protests followed the 2009 elections there.", ["2009|date|2009|2009-01-01..2009-12-31|explicit"]),
    ("Two died in the 2017 riots.", ["2017|date|2017|2017-01-01..2017-12-31|explicit"]),
    ("In 2022: a year of floods.", ["2022|date|2022|2022-01-01..2022-12-31|explicit"]),
    ("She was born around 1470.", ["1470|date|1470|1470-01-01..1470-12-31|explicit"]),
    ("The chapel was built around 1850 in brick.", ["1850|date|1850|1850-01-01..1850-12-31|explicit"]),
    ("About 1470 people came.", []),
    ("He served in 1543-4 as a judge.", ["1543-4|range|1543/1544|1543-01-01..1544-12-31|explicit"]),
    ("It was built in the 1960s and 70s.", [
        "the 1960s|date|196|1960-01-01..1969-12-31|explicit", "70s|date|197|1970-01-01..1979-12-31|explicit",
    ]),
    ("Its May report is out.", ["May|date|2024-05|2024-05-01..2024-05-31|relative"]),
    ("After the March and April disputes it closed.", [
        "March|date|2024-03|2024-03-01..2024-03-31|relative", "April|date|2024-04|2024-04-01..2024-04-30|relative",
    ]),
    ("The ratio is 1:9 in one town and 1:15 in the other.", []),
    ("They expect 2022 year-end stocks to grow.", [
        "2022|date|2022|2022-01-01..2022-12-31|explicit", "year-end|date|2024-12-31|2024-12-31..|relative",
    ]),
    ("It closed on October, 1st.", ["October, 1st|date|2023-10-01|2023-10-01..|relative"]),
    ("Shops were shut from 27 April to the third.", [
        "from 27 April to the third|range|2024-04-27/2024-05-03|2024-04-27..2024-05-03|relative",
    ]),
    ("He spoke on Madaraka Day.", ["Madaraka Day|date|2024-06-01|2024-06-01..|relative"]),
    ("Sales in the first half of 2022 beat those in the same period of 2021.", [
        "the first half of 2022|date|2022-H1|2022-01-01..2022-06-30|explicit",
        "the same period of 2021|date|2021-H1|2021-01-01..2021-06-30|explicit",
    ]),
    ("Sales from January to May 2022 beat those in the same period a year earlier.", [
        "from January to May 2022|range|2022-01/2022-05|2022-01-01..2022-05-31|explicit",
        "the same period a year earlier|range|2021-01/2021-05|2021-01-01..2021-05-31|inherited",
    ]),
    ("It ended on the last day of the strike.", []),
    ("One day a man came.", []),
    ("It took one day.", ["one day|duration|P1D||explicit"]),
    ("Polls open on Saturday.", ["Saturday|date|2024-06-22|2024-06-22..|relative"]),
    ("He denied it then; on Friday he will appear in court.", ["Friday|date|2024-06-21|2024-06-21..|relative"]),
    ("The case was adjourned to Monday.", ["Monday|date|2024-06-24|2024-06-24..|relative"]),
    ("She spoke to him two Sundays ago.", ["two Sundays ago|date|2024-06-09|2024-06-09..|relative"]),
    ("Revenue grew in Q3 FY23.", ["Q3 FY23|date|FY2023-Q3||explicit"]),
    ("It lasted from dawn till dusk.", [
        "from dawn till dusk|range|2024-06-20TMO/2024-06-20TEV|2024-06-20..|relative",
    ]),
    ("Prices rose in the 1970s.", ["the 1970s|date|197|1970-01-01..1979-12-31|explicit"]),
    ("Prices rose in the late '80s.", ["the late '80s|date|198|1987-01-01..1989-12-31|explicit"]),
    ("It is a building of the nineteenth century.", [
        "the nineteenth century|date|18|1800-01-01..1899-12-31|explicit",
    ]),
    ("Early 2023 brought floods.", ["Early 2023|date|2023|2023-01-01..2023-04-30|explicit"]),
    ("They will meet in mid-September.", ["mid-September|date|2024-09|2024-09-11..2024-09-20|relative"]),
    ("By the end of the year it will open.", ["the end of the year|date|2024-12-31|2024-12-31..|relative"]),
    ("It opened at the start of 2019.", ["the start of 2019|date|2019-01-01|2019-01-01..|explicit"]),
    ("Orders fell in the second half of 2022.", [
        "the second half of 2022|date|2022-H2|2022-07-01..2022-12-31|explicit",
    ]),
    ("Profit doubled in the third quarter of 2023.", [
        "the third quarter of 2023|date|2023-Q3|2023-07-01..2023-09-30|explicit",
    ]),
    ("Q1 2024 was weak.", ["Q1 2024|date|2024-Q1|2024-01-01..2024-03-31|explicit"]),
    ("The budget for fiscal 2025 passed.", ["fiscal 2025|date|FY2025||explicit"]),
    ("The first week of May 2024 was dry.",
    ["The first week of May 2024|date|2024-W18|2024-04-29..2024-05-05|explicit"]),
    ("Half was sold in the last three days of May.", [
        "the last three days of May|duration|P3D|2024-05-29..2024-05-31|relative",
    ]),
    ("The summer of 2019 was hot.", ["The summer of 2019|date|2019-SU|2019-06-01..2019-08-31|explicit"]),
    ("Last winter was mild.", ["Last winter|date|2023-WI|2023-12-01..2024-02-29|relative"]),
    ("Shops close on Christmas Day 2025.", ["Christmas Day 2025|date|2025-12-25|2025-12-25..|explicit"]),
    ("Easter Monday 2023 was wet.", ["Easter Monday 2023|date|2023-04-10|2023-04-10..|explicit"]),
    ("Turkey sold out before Thanksgiving 2022.", ["Thanksgiving 2022|date|2022-11-24|2022-11-24..|explicit"]),
    ("He resigned last week.", ["last week|date|2024-W24|2024-06-10..2024-06-16|relative"]),
    ("The vote is next month.", ["next month|date|2024-07|2024-07-01..2024-07-31|relative"]),
    ("In September last year he moved.", ["September last year|date|2023-09|2023-09-01..2023-09-30|relative"]),
    ("On the 1st of last month the rule changed.", ["the 1st of last month|date|2024-05-01|2024-05-01..|relative"]),
    ("The mayor resigned on Tuesday.", ["Tuesday|date|2024-06-18|2024-06-18..|relative"]),
    ("The mayor will resign on Tuesday.", ["Tuesday|date|2024-06-25|2024-06-25..|relative"]),
    ("Police said Monday they would search again.", ["Monday|date|2024-06-17|2024-06-17..|relative"]),
    ("They met on Friday last week.", ["Friday last week|date|2024-06-14|2024-06-14..|relative"]),
    ("She spoke yesterday morning.", ["yesterday morning|time|2024-06-19TMO|2024-06-19..|relative"]),
    ("They leave the day after tomorrow.", ["the day after tomorrow|date|2024-06-22|2024-06-22..|relative"]),
    ("Two years ago it was empty.", ["Two years ago|date|2022|2022-01-01..2022-12-31|relative"]),
    ("He died a decade ago.", ["a decade ago|date|2014|2014-01-01..2014-12-31|relative"]),
    ("Ten days ago a bridge fell.", ["Ten days ago|date|2024-06-10|2024-06-10..|relative"]),
    ("A year and three months ago it began.", [
        "A year and three months ago|date|2023-03|2023-03-01..2023-03-31|relative",
    ]),
    ("The law takes effect in 30 days.", ["30 days|date|2024-07-20|2024-07-20..|relative"]),
    ("Over the past two years little changed.", ["the past two years|duration|P2Y|2022-06-20..2024-06-20|relative"]),
    ("For the next six months it is shut.", ["the next six months|duration|P6M|2024-06-20..2024-12-20|relative"]),
    ("War came on 3 May 2021. Two days later it ended.", [
        "3 May 2021|date|2021-05-03|2021-05-03..|explicit", "Two days later|date|2021-05-05|2021-05-05..|inherited",
    ]),
    ("He won in 2019. The following year he lost.", [
        "2019|date|2019|2019-01-01..2019-12-31|explicit",
        "The following year|date|2020|2020-01-01..2020-12-31|inherited",
    ]),
    ("It shut two weeks before 13 May 1999.",
    ["two weeks before 13 May 1999|date|1999-04-29|1999-04-29..|inherited"]),
    ("The siege lasted three and a half weeks.", ["three and a half weeks|duration|P3.5W||explicit"]),
    ("Wait forty-five minutes.", ["forty-five minutes|duration|PT45M||explicit"]),
    ("It took two to three years.", ["two to three years|duration|P2Y/P3Y||explicit"]),
    ("The flight takes 1 hour 30 minutes.", ["1 hour 30 minutes|duration|PT1H30M||explicit"]),
    ("A 34-year-old nurse and a man aged 51 died.", [
        "34-year-old|duration|P34Y||explicit", "aged 51|duration|P51Y||explicit",
    ]),
    ("The five-hour visit ended.", ["five-hour|duration|PT5H||explicit"]),
    ("In recent months prices fell.", ["recent months|duration|PXM||explicit"]),
    ("The blast came at 2.15pm on Sunday.", ["2.15pm on Sunday|time|2024-06-16T14:15|2024-06-16..|relative"]),
    ("It sailed at 14:30 GMT on 3 May 2021.", ["14:30 GMT on 3 May 2021|time|2021-05-03T14:30|2021-05-03..|explicit"]),
    ("Doors open from 3 to 5 pm on 4 July 2024.", [
        "from 3 to 5 pm on 4 July 2024|range|2024-07-04T15:00/2024-07-04T17:00|2024-07-04..|explicit",
    ]),
    ("Market every Monday at 9 a.m. here.", ["every Monday at 9 a.m.|set|XXXX-WXX-1T09:00||none"]),
    ("It is printed twice a week.", ["twice a week|set|P1W||none"]),
    ("They meet every two years.", ["every two years|set|P2Y||none"]),
    ("The count is done annually.", ["annually|set|P1Y||none"]),
    ("We play on Wednesdays.", ["Wednesdays|set|XXXX-WXX-3||none"]),
    ("The deal was done on 25/12/2023.", ["25/12/2023|date|2023-12-25|2023-12-25..|explicit"]),
    ("Rome fell in 476 AD, and Carthage in 146 BC.", [
        "476 AD|date|0476|0476-01-01..0476-12-31|explicit", "146 BC|date|BC0146||explicit",
    ]),
    ("Open 01.02.2024-05.02.2024.", [
        "01.02.2024-05.02.2024|range|2024-02-01/2024-02-05|2024-02-01..2024-02-05|explicit",
    ]),
    ("It left at 17.30 on 3 May 2021.", ["17.30 on 3 May 2021|time|2021-05-03T17:30|2021-05-03..|explicit"]),
    ("It ended two days later than planned.", ["two days|duration|P2D||explicit"]),
    ("8 June 2023 was a Thursday.", [
        "8 June 2023|date|2023-06-08|2023-06-08..|explicit", "Thursday|date|XXXX-WXX-4||none",
    ]),
    ("Sales are up 4% year to date.", ["year to date|date|2024|2024-01-01..2024-06-20|relative"]),
    ("Over the weekend it rained.", ["the weekend|date|2024-W24-WE|2024-06-15..2024-06-16|relative"]),
    ("She arrived in nineteen ninety-six.", ["nineteen ninety-six|date|1996|1996-01-01..1996-12-31|explicit"]),
]  # fmt: skip

#: Sentences in which nothing is dated.
NOTHING = [
    "About 2000 people marched, and 1,984 votes were cast.",
    "They may march on, and she might spring a surprise.",
    "Theresa May said nothing.",
    "He was second; a second person came third.",
    "The Sunday Times is sold out.",
    "Leaves fall and the sun sat low.",
    "June Brown and April Jones sang.",
    "Flight 1812 left gate 2021 with 1,950 kg.",
    "The score was 3-2, the ratio 2:15, the version 10.2.1.",
    "It cost $2000, or £1999.",
    "Section 2001, page 1999, Boeing 737, G7, Covid-19.",
    "Call 555-2015 or 82-2100.",
    "See https://example.org/news-in-2021/july-23/50185/ for more.",
    "He ran the 1500 metres in Windows 2000.",
    "24/7 service for 3/4 of us.",
    "It moved 300 miles an hour.",
    "20th Century Fox made it.",
    "At 17.30 dollars it sold.",
    "31/31/2020 and 2023-02-30 are no days.",
]


def shown(text: str, anchor: dt.date | None = ANCHOR) -> list[str]:
    found = dates.extract(Text(text, ((0, len(text)),), anchor, "en"))
    return [f"{d.surface}|{d.kind}|{d.value}|{_days(d.date_from, d.date_to)}|{d.basis}" for d in found]


def _days(first: dt.date | None, last: dt.date | None) -> str:
    if first is None:
        return ""
    return f"{first}.." if first == last else f"{first}..{last}"


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_reads_the_sentence(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_finds_nothing_where_nothing_is_dated(text: str) -> None:
    assert shown(text) == []


OPEN = [
    ("He resigned last week.", ["last week|date|XXXX-WXX||none"]),
    ("It ended on Tuesday.", ["Tuesday|date|XXXX-WXX-2||none"]),
    ("He left on 4 July.", ["4 July|date|XXXX-07-04||none"]),
    ("He left in September last year.", ["September last year|date|XXXX-09||none"]),
    ("Today it rained.", ["Today|date|XXXX-XX-XX||none"]),
    ("Over the past two years little changed.", ["the past two years|duration|P2Y||none"]),
    ("Two years ago it was empty.", ["Two years ago|date|XXXX||none"]),
    ("By the end of the year it opens.", ["the end of the year|date|XXXX||none"]),
    ("Christmas was cold.", ["Christmas|date|XXXX-12-25||none"]),
    ("Last summer was hot.", ["Last summer|date|XXXX-SU||none"]),
    ("It begins at 4pm.", ["4pm|time|XXXX-XX-XXT16:00||none"]),
]


@pytest.mark.parametrize(("text", "expected"), OPEN)
def test_stays_open_without_a_document_date(text: str, expected: list[str]) -> None:
    assert shown(text, None) == expected
