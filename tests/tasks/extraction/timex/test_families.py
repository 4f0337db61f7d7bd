"""Families of time expressions in sentences of our own, counted from Thursday 20 June 2024."""

import datetime as dt

import pytest

from tasks.extraction import dates
from tasks.records import Text
from tasks.text.sentences import split

ANCHOR = dt.date(2024, 6, 20)

#: Sentence, then `surface|kind|value|from..to` of all that is to be found in it.
DURATIONS = [
    ("He served three-and-a-half years.", ["three-and-a-half years|duration|P3.5Y|"]),
    ("It took one and half hours.", ["one and half hours|duration|PT1.5H|"]),
    ("It took one second, and he had one second chance.", ["one second|duration|PT1S|"]),
    ("Six-to-eight-week delays are normal.", ["Six-to-eight-week|duration|P6W/P8W|"]),
    ("A five- to seven-year term is usual.", ["five- to seven-year|duration|P5Y/P7Y|"]),
    ("A decades-old feud ended.", ["decades-old|duration|PXDE|"]),
    ("The row was years-long.", ["years-long|duration|PXY|"]),
    ("Two consecutive quarters of contraction make a recession.", ["Two consecutive quarters|duration|P6M|"]),
    ("The half-hour show is over.", ["half-hour|duration|PT0.5H|"]),
    ("It rained all day.", ["all day|duration|P1D|"]),
    ("He spent the whole week in Dakar.", ["the whole week|duration|P1W|"]),
    ("Over the years it fell.", ["years|duration|PXY|"]),
    ("In the weeks ahead prices will rise.", ["weeks|duration|PXW|"]),
    ("Children under two years of age are exempt.", ["two years of age|duration|P2Y|"]),
    ("An 18-month-old boy was found.", ["18-month-old|duration|P18M|"]),
    ("It lasted several decades.", ["several decades|duration|PXDE|"]),
    ("He walked for half an hour.", ["half an hour|duration|PT0.5H|"]),
    ("For days on end it rained.", ["days|duration|PXD|"]),
    ("Within 48 hours it was over.", ["48 hours|duration|PT48H|"]),
]
STRETCHES = [
    (
        "Inflation hit 20% in the twelve months to February.",
        ["the twelve months to February|duration|P12M|2023-03-01..2024-02-29"],
    ),
    (
        "Output fell in the 12 months through February 2024.",
        ["the 12 months through February 2024|duration|P12M|2023-03-01..2024-02-29"],
    ),
    (
        "In the three months ended June 30 it fell.",
        ["the three months ended June 30|duration|P3M|2024-04-01..2024-06-30"],
    ),
    ("In the year to March profits rose.", ["the year to March|duration|P1Y|2023-04-01..2024-03-31"]),
    (
        "In the year ended 31 March 2024 it lost money.",
        ["the year ended 31 March 2024|duration|P1Y|2023-04-01..2024-03-31"],
    ),
    ("In the quarter ended 30 June sales rose.", ["the quarter ended 30 June|duration|P3M|2024-04-01..2024-06-30"]),
    ("The five days to Friday were dry.", ["The five days to Friday|duration|P5D|2024-06-10..2024-06-14"]),
    ("Leave is for 2 weeks starting May 20.", ["2 weeks starting May 20|duration|P2W|2024-05-20..2024-06-02"]),
    (
        "In the first nine months of the year exports rose.",
        ["the first nine months of the year|duration|P9M|2024-01-01..2024-09-30"],
    ),
    (
        "In the final three months of last year it fell.",
        ["the final three months of last year|duration|P3M|2023-10-01..2023-12-31"],
    ),
    ("In the next five to ten years it will sink.", ["the next five to ten years|duration|P5Y/P10Y|"]),
    ("Over the past year and a half it fell.", ["the past year and a half|duration|P1.5Y|2022-12-20..2024-06-20"]),
    (
        "Over the last two and a half years it fell.",
        ["the last two and a half years|duration|P2.5Y|2021-12-20..2024-06-20"],
    ),
    ("For the past several years it fell.", ["the past several years|duration|PXY|"]),
    ("Over the past couple of years it fell.", ["the past couple of years|duration|P2Y|2022-06-20..2024-06-20"]),
]
AGO = [
    ("A year ago today it opened.", ["A year ago today|date|2023-06-20|2023-06-20"]),
    ("He left a week ago Monday.", ["a week ago Monday|date|2024-06-10|2024-06-10"]),
    ("He left three weeks ago on Friday.", ["three weeks ago on Friday|date|2024-05-31|2024-05-31"]),
    ("A year ago this month it shut.", ["A year ago this month|date|2023-06|2023-06-01..2023-06-30"]),
    ("The shop opens two months from tomorrow.", ["two months from tomorrow|date|2024-08-21|2024-08-21"]),
    ("It shut two weeks before 13 May 1999.", ["two weeks before 13 May 1999|date|1999-04-29|1999-04-29"]),
    ("A week from Friday it opens.", ["A week from Friday|date|2024-06-28|2024-06-28"]),
    ("Half a century ago it was a lake.", ["Half a century ago|date|1974|1974-01-01..1974-12-31"]),
    ("In a year's time it opens.", ["a year's time|date|2025|2025-01-01..2025-12-31"]),
    ("He comes back Tuesday week.", ["Tuesday week|date|2024-07-02|2024-07-02"]),
    ("He came on Sunday last.", ["Sunday last|date|2024-06-16|2024-06-16"]),
    ("The Friday before last it rained.", ["The Friday before last|date|2024-06-07|2024-06-07"]),
    ("He was killed on Friday last week.", ["Friday last week|date|2024-06-14|2024-06-14"]),
    ("They meet next week on Thursday.", ["next week on Thursday|date|2024-06-27|2024-06-27"]),
    ("The Thursday before last it rained.", ["The Thursday before last|date|2024-06-06|2024-06-06"]),
    ("He came on Thursday last.", ["Thursday last|date|2024-06-13|2024-06-13"]),
    ("A week earlier he had said no.", ["A week earlier|date|2024-W24|2024-06-10..2024-06-16"]),
    ("Twenty years later he came home.", ["Twenty years later|date|XXXX|"]),
]
DAY_PARTS = [
    ("Police came in the morning.", ["the morning|time|2024-06-20TMO|2024-06-20"]),
    (
        "On Monday he spoke; that evening he left.",
        ["Monday|date|2024-06-17|2024-06-17", "that evening|time|2024-06-17TEV|2024-06-17"],
    ),
    (
        "On Monday he spoke. The next morning he fled.",
        ["Monday|date|2024-06-17|2024-06-17", "The next morning|time|2024-06-18TMO|2024-06-18"],
    ),
    (
        "On Monday he spoke. The previous night he had wept.",
        ["Monday|date|2024-06-17|2024-06-17", "The previous night|time|2024-06-16TNI|2024-06-16"],
    ),
    ("By early evening it was calm.", ["early evening|time|2024-06-20TEV|2024-06-20"]),
    ("By mid-morning it was dry.", ["mid-morning|time|2024-06-20TMO|2024-06-20"]),
    ("On the night of June 5 a bridge fell.", ["the night of June 5|time|2024-06-05TNI|2024-06-05"]),
    ("On the night of 5-6 June a bridge fell.", ["the night of 5-6 June|time|2024-06-05TNI|2024-06-05"]),
    (
        "On the morning of 11 September 2001 he was in Accra.",
        ["the morning of 11 September 2001|time|2001-09-11TMO|2001-09-11"],
    ),
    ("On the afternoon of the 11th he spoke.", ["the afternoon of the 11th|time|2024-06-11TAF|2024-06-11"]),
    ("In the mornings it rains.", ["the mornings|set|XXXX-XX-XXTMO|"]),
    ("Shells fell overnight, killing two.", ["overnight|time|2024-06-19TNI|2024-06-19"]),
    ("It will freeze overnight.", ["overnight|time|2024-06-20TNI|2024-06-20"]),
    ("Shares fell overnight Tuesday.", ["overnight Tuesday|time|2024-06-18TNI|2024-06-18"]),
    ("The overnight train is late.", []),
    ("At dawn troops moved in.", ["dawn|time|2024-06-20TMO|2024-06-20"]),
    ("Just before dawn on Wednesday troops moved in.", ["dawn on Wednesday|time|2024-06-19TMO|2024-06-19"]),
    ("The park closes at dusk on Friday.", ["dusk on Friday|time|2024-06-21TEV|2024-06-21"]),
    ("It happened the night before last.", ["the night before last|time|2024-06-18TNI|2024-06-18"]),
    ("Late last night he resigned.", ["Late last night|time|2024-06-19TNI|2024-06-19"]),
    (
        "It rained from Saturday night to Sunday morning.",
        ["from Saturday night to Sunday morning|range|2024-06-15TNI/2024-06-16TMO|2024-06-15..2024-06-16"],
    ),
    ("The night watchman left.", []),
    ("It was a pre-dawn raid.", []),
    ("The next morning he was gone.", ["The next morning|time|XXXX-XX-XXTMO|"]),
]
CLOCKS = [
    ("Shops open after 10 in the morning.", ["10 in the morning|time|2024-06-20T10:00|2024-06-20"]),
    ("It is set for 1:00 in the afternoon.", ["1:00 in the afternoon|time|2024-06-20T13:00|2024-06-20"]),
    ("It ended at 2.15pm.", ["2.15pm|time|2024-06-20T14:15|2024-06-20"]),
    ("It ended at 2.15 p.m. on Monday.", ["2.15 p.m. on Monday|time|2024-06-17T14:15|2024-06-17"]),
    ("It began at 1140 a.m.", ["1140 a.m.|time|2024-06-20T11:40|2024-06-20"]),
    ("The trial opened at 8 on Monday morning.", ["8 on Monday morning|time|2024-06-17T08:00|2024-06-17"]),
    ("The trial opened Tuesday evening at 7.", ["Tuesday evening at 7|time|2024-06-18T19:00|2024-06-18"]),
    ("The trial opened at 7:30 Tuesday evening.", ["7:30 Tuesday evening|time|2024-06-18T19:30|2024-06-18"]),
    ("The doors are open 9:00-17:00.", ["9:00-17:00|range|2024-06-20T09:00/2024-06-20T17:00|2024-06-20"]),
    (
        "On June 6, 2024, at about 9:15 p.m. he left.",
        ["June 6, 2024, at about 9:15 p.m.|time|2024-06-06T21:15|2024-06-06"],
    ),
    ("The blast was on Monday at around 5 pm.", ["Monday at around 5 pm|time|2024-06-17T17:00|2024-06-17"]),
    (
        "The quake struck at 03:47 local time on Sunday.",
        ["03:47 local time on Sunday|time|2024-06-16T03:47|2024-06-16"],
    ),
    ("Shall we leave at 6.45?", ["6.45|time|2024-06-20T06:45|2024-06-20"]),
    (
        "It opens Monday to Friday, 8am-6pm.",
        [
            "Monday to Friday|range|2024-06-24/2024-06-28|2024-06-24..2024-06-28",
            "8am-6pm|range|2024-06-20T08:00/2024-06-20T18:00|2024-06-20",
        ],
    ),
]
REFERENCES = [
    ("These days it is quiet.", ["These days|date|PRESENT_REF|"]),
    ("In those days it was quiet.", ["those days|date|PAST_REF|"]),
    ("The shop is shut right now.", ["right now|date|PRESENT_REF|"]),
    ("At the moment it is shut.", ["At the moment|date|PRESENT_REF|"]),
    ("In the past, rivers flooded here.", ["the past|date|PAST_REF|"]),
    ("In the near future the law will change.", ["the near future|date|FUTURE_REF|"]),
    ("The future of oil is dark.", []),
    ("This time last year the dam was full.", ["This time last year|date|2023-06|2023-06-01..2023-06-30"]),
    (
        "It fell in May from the same month last year.",
        ["May|date|2024-05|2024-05-01..2024-05-31", "the same month last year|date|2023-05|2023-05-01..2023-05-31"],
    ),
    (
        "In the third quarter it lost money, unlike the same period last year.",
        [
            "the third quarter|date|2023-Q3|2023-07-01..2023-09-30",
            "the same period last year|date|2023-Q3|2023-07-01..2023-09-30",
        ],
    ),
    ("Sales fell from the same period of 2021.", ["the same period of 2021|date|2021|2021-01-01..2021-12-31"]),
    ("He is now rich, and was recently married.", []),
    ("We fear the future that awaits us.", ["the future|date|FUTURE_REF|"]),
    ("It is a thing of the past.", ["the past|date|PAST_REF|"]),
]
SETS = [
    ("They meet on the first Monday of every month.", ["the first Monday of every month|set|P1M|"]),
    ("He prays three times daily.", ["three times daily|set|P1D|"]),
    ("The twice-yearly fair is on.", ["twice-yearly|set|P1Y|"]),
    ("The feast is held every 28 February.", ["every 28 February|set|XXXX-02-28|"]),
    ("Every May 9 there is a parade.", ["Every May 9|set|XXXX-05-09|"]),
    ("The annual report is out.", ["annual|set|P1Y|"]),
    ("On a daily basis it rains.", ["daily|set|P1D|"]),
    ("They play every other week.", ["every other week|set|P2W|"]),
    ("At weekends it is quiet.", ["weekends|set|XXXX-WXX-WE|"]),
    ("They play every weekend.", ["every weekend|set|XXXX-WXX-WE|"]),
    ("Rent is due on the 5th of every month.", ["the 5th of every month|set|XXXX-XX-05|"]),
]
NTH = [
    ("They met on the last Friday of May.", ["the last Friday of May|date|2024-05-31|2024-05-31"]),
    ("They met on the second Tuesday in November.", ["the second Tuesday in November|date|2023-11-14|2023-11-14"]),
    ("The second week of 2021 was cold.", ["The second week of 2021|date|2021-W02|2021-01-11..2021-01-17"]),
    ("The final day of 2023 was cold.", ["The final day of 2023|date|2023-12-31|2023-12-31"]),
    ("The twenty-first of May was cold.", ["The twenty-first of May|date|2024-05-21|2024-05-21"]),
    ("In the twenty-first century it is cold.", ["the twenty-first century|date|20|2000-01-01..2099-12-31"]),
    (
        "In the 19th and 20th centuries it was a port.",
        ["the 19th|date|18|1800-01-01..1899-12-31", "20th centuries|date|19|1900-01-01..1999-12-31"],
    ),
    ("The last week of 2019 was cold.", ["The last week of 2019|date|2019-W52|2019-12-23..2019-12-29"]),
    ("The last week of May was cold.", ["The last week of May|date|2024-W22|2024-05-27..2024-06-02"]),
]
PARTS = [
    ("In the early to mid-1990s the town grew.", ["the early to mid-1990s|date|199|1990-01-01..1996-12-31"]),
    ("In the mid-to-late 1990s the town grew.", ["the mid-to-late 1990s|date|199|1994-01-01..1999-12-31"]),
    ("She is in her mid-30s, he in his late forties.", []),
    ("By end-2023 it was done.", ["end-2023|date|2023-12-31|2023-12-31"]),
    ("By end-June it was done.", ["end-June|date|2024-06-30|2024-06-30"]),
    ("It was over by the year's end.", ["the year's end|date|2024-12-31|2024-12-31"]),
    ("In the December quarter it fell.", ["the December quarter|date|2023-Q4|2023-10-01..2023-12-31"]),
    ("Growth was weak in 2017 Q1.", ["2017 Q1|date|2017-Q1|2017-01-01..2017-03-31"]),
    ("The permit is valid until 03/2024.", ["03/2024|date|2024-03|2024-03-01..2024-03-31"]),
    ("The 2023-24 financial year was poor.", ["The 2023-24 financial year|date|FY2024|"]),
    ("The budget of FY2024-25 passed.", ["FY2024-25|date|FY2025|"]),
    ("In the 3rd century AD it fell.", ["the 3rd century AD|date|02|0200-01-01..0299-12-31"]),
    ("The 2024 fiscal year was poor.", ["The 2024 fiscal year|date|FY2024|"]),
    ("The winter of 1998-99 was cold.", ["The winter of 1998-99|date|1998-WI|1998-12-01..1999-02-28"]),
    ("The whole summer was dry.", ["summer|date|2024-SU|2024-06-01..2024-08-31"]),
    ("THIS SUMMER is hot.", ["THIS SUMMER|date|2024-SU|2024-06-01..2024-08-31"]),
    ("The spring 1999 summit was short.", ["spring 1999|date|1999-SP|1999-03-01..1999-05-31"]),
    (
        "In May 2020 it rained. The following spring it froze.",
        ["May 2020|date|2020-05|2020-05-01..2020-05-31", "The following spring|date|2021-SP|2021-03-01..2021-05-31"],
    ),
    ("2020's lockdown was long.", ["2020's|date|2020|2020-01-01..2020-12-31"]),
    ("In the 1990's it was dry.", ["the 1990's|date|199|1990-01-01..1999-12-31"]),
]
RANGES = [
    (
        "He worked there from 1995 to the present.",
        ["from 1995 to the present|range|1995/PRESENT_REF|1995-01-01..2024-06-20"],
    ),
    ("He was mayor 1995-present.", ["1995-present|range|1995/PRESENT_REF|1995-01-01..2024-06-20"]),
    (
        "From Tuesday until next Monday it is shut.",
        ["From Tuesday until next Monday|range|2024-06-18/2024-06-24|2024-06-18..2024-06-24"],
    ),
    (
        "Between the 1st and the 7th of May, 34 died.",
        ["Between the 1st and the 7th of May|range|2024-05-01/2024-05-07|2024-05-01..2024-05-07"],
    ),
    ("On 5/6 June it fell.", ["5/6 June|range|2024-06-05/2024-06-06|2024-06-05..2024-06-06"]),
    (
        "The range 2024-01-01/2024-02-01 is open.",
        ["2024-01-01/2024-02-01|range|2024-01-01/2024-02-01|2024-01-01..2024-02-01"],
    ),
    ("In Q1-Q3 2023 it fell.", ["Q1-Q3 2023|range|2023-Q1/2023-Q3|2023-01-01..2023-09-30"]),
    ("It fell between march and may.", ["between march and may|range|2024-03/2024-05|2024-03-01..2024-05-31"]),
    ("It fell in January-to-March.", ["January-to-March|range|2024-01/2024-03|2024-01-01..2024-03-31"]),
    (
        "In March/April 2020 it fell.",
        ["March|date|2020-03|2020-03-01..2020-03-31", "April 2020|date|2020-04|2020-04-01..2020-04-30"],
    ),
    ("The office is open Mon-Fri here.", ["Mon-Fri|range|2024-06-17/2024-06-21|2024-06-17..2024-06-21"]),
    (
        "The tournament runs from 11 June to 11 July 2026.",
        ["from 11 June to 11 July 2026|range|2026-06-11/2026-07-11|2026-06-11..2026-07-11"],
    ),
    (
        "From mid-March to late May it was dry.",
        ["From mid-March to late May|range|2024-03/2024-05|2024-03-11..2024-05-31"],
    ),
    (
        "The curfew runs from 10 p.m. to 5 a.m. here.",
        ["from 10 p.m. to 5 a.m.|range|2024-06-20T22:00/2024-06-21T05:00|2024-06-20..2024-06-21"],
    ),
    (
        "It is shut from next Monday to Friday.",
        ["from next Monday to Friday|range|2024-06-24/2024-06-28|2024-06-24..2024-06-28"],
    ),
    (
        "Between mid-June and late September it rained.",
        ["Between mid-June and late September|range|2023-06/2023-09|2023-06-11..2023-09-30"],
    ),
]
LISTS = [
    (
        "It fell on May 3, 4 and 5.",
        ["May 3|date|2024-05-03|2024-05-03", "4|date|2024-05-04|2024-05-04", "5|date|2024-05-05|2024-05-05"],
    ),
    ("It fell on May 3 and 5, 2021.", ["May 3|date|2021-05-03|2021-05-03", "5, 2021|date|2021-05-05|2021-05-05"]),
    (
        "It fell on 3, 4 and 5 May.",
        ["3|date|2024-05-03|2024-05-03", "4|date|2024-05-04|2024-05-04", "5 May|date|2024-05-05|2024-05-05"],
    ),
    (
        "He is free on 11/20, 11/22 or 11/25.",
        ["11/20|date|2024-11-20|2024-11-20", "11/22|date|2024-11-22|2024-11-22", "11/25|date|2024-11-25|2024-11-25"],
    ),
    (
        "The 1994 and 1997 shootings were linked.",
        ["1994|date|1994|1994-01-01..1994-12-31", "1997|date|1997|1997-01-01..1997-12-31"],
    ),
    ("He is free on 11/20, 12 of June?", ["11/20|date|2024-11-20|2024-11-20", "12 of June|date|2024-06-12|2024-06-12"]),
]
WEEKENDS = [
    ("It rained over Labor Day weekend.", ["Labor Day weekend|date|2023-W35-WE|2023-09-02..2023-09-03"]),
    ("It rained over the Easter weekend.", ["the Easter weekend|date|2024-W13-WE|2024-03-30..2024-03-31"]),
    ("It rained in Thanksgiving week.", ["Thanksgiving week|date|2023-W47|2023-11-20..2023-11-26"]),
    ("This past weekend it rained.", ["This past weekend|date|2024-W24-WE|2024-06-15..2024-06-16"]),
    ("The coming weekend will be dry.", ["The coming weekend|date|2024-W25-WE|2024-06-22..2024-06-23"]),
    ("The weekend of May 4-5 was dry.", ["The weekend of May 4-5|date|2024-W18-WE|2024-05-04..2024-05-05"]),
]
HOLIDAYS = [
    (
        "We met on black friday 2010 and at easter 2018.",
        ["black friday 2010|date|2010-11-26|2010-11-26", "easter 2018|date|2018-04-01|2018-04-01"],
    ),
    ("It was a good Friday for him.", ["Friday|date|2024-06-14|2024-06-14"]),
    ("On new year's eve it snowed.", ["new year's eve|date|2023-12-31|2023-12-31"]),
]
TENSE = [
    ("Schools reopened on 3 September.", ["3 September|date|2023-09-03|2023-09-03"]),
    ("Schools reopen on 3 September.", ["3 September|date|2024-09-03|2024-09-03"]),
    ("A gathering would still be held on 24 August.", ["24 August|date|2024-08-24|2024-08-24"]),
    ("He said Saturday's match would be hard.", ["Saturday|date|2024-06-22|2024-06-22"]),
    ("Will he be back in two days?", ["two days|date|2024-06-22|2024-06-22"]),
    ("She will have a meeting in 2 weeks.", ["2 weeks|date|2024-W27|2024-07-01..2024-07-07"]),
    ("The rule comes into force on Monday.", ["Monday|date|2024-06-24|2024-06-24"]),
    ("On Sunday (2 June) they voted.", ["Sunday|date|2024-06-02|2024-06-02", "2 June|date|2024-06-02|2024-06-02"]),
    (
        "One Sunday in March 2011 he left.",
        ["Sunday|date|XXXX-WXX-7|", "March 2011|date|2011-03|2011-03-01..2011-03-31"],
    ),
    ("It was a Saturday morning when he came.", ["Saturday morning|time|XXXX-WXX-6TMO|"]),
    (
        "In 1999 he left, and that summer he died.",
        ["1999|date|1999|1999-01-01..1999-12-31", "that summer|date|1999-SU|1999-06-01..1999-08-31"],
    ),
    (
        "By the end of 2010 he was rich. That December he died.",
        ["the end of 2010|date|2010-12-31|2010-12-31", "That December|date|2010-12|2010-12-01..2010-12-31"],
    ),
    ("The leaders will meet Thursday.", ["Thursday|date|2024-06-20|2024-06-20"]),
    ("A summit Friday in Accra.", ["Friday|date|2024-06-21|2024-06-21"]),
    ("The following week is free.", ["The following week|date|2024-W26|2024-06-24..2024-06-30"]),
    ("The following week he died.", ["The following week|date|XXXX-WXX|"]),
    ("Talks resume Wednesday.", ["Wednesday|date|2024-06-26|2024-06-26"]),
    (
        "In May 2020 he spoke. On the 7th he left.",
        ["May 2020|date|2020-05|2020-05-01..2020-05-31", "the 7th|date|2020-05-07|2020-05-07"],
    ),
]

FAMILIES = {
    "durations": DURATIONS,
    "stretches": STRETCHES,
    "ago": AGO,
    "day_parts": DAY_PARTS,
    "clocks": CLOCKS,
    "references": REFERENCES,
    "sets": SETS,
    "nth": NTH,
    "parts": PARTS,
    "ranges": RANGES,
    "lists": LISTS,
    "weekends": WEEKENDS,
    "holidays": HOLIDAYS,
    "tense": TENSE,
}


def shown(text: str) -> list[str]:
    found = dates.extract(Text(text, tuple(split(text)), ANCHOR, "en"))
    return [f"{d.surface}|{d.kind}|{d.value}|{_days(d.date_from, d.date_to)}" for d in found]


def _days(first: dt.date | None, last: dt.date | None) -> str:
    if first is None:
        return ""
    return f"{first}" if first == last else f"{first}..{last}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{name}: {text}") for name, rows in FAMILIES.items() for text, expected in rows],
)
def test_reads_the_family(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


NOTHING = [
    "He ran three-and-a-half miles.",
    "At present prices it fails.",
    "At this moment in the play he dies, for the past is gone.",
    "The Bank of the Future rose at the beginning of the 20th.",
    "They may march and may sing, in august company.",
    "Case 12/2015 and law 5/1999 were struck down.",
    "It rained in 3/4 of them, 5/6 of us saw it.",
    "The overnight success of the night owls.",
    "The Golden Dawn met at the dawn of it all.",
    "In his late thirties and her early 40s, they met.",
    "Some day he will understand.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_dates_nothing(text: str) -> None:
    assert shown(text) == []


OPEN = [
    ("A year ago today it opened.", "XXXX-XX-XX"), ("He left a week ago Monday.", "XXXX-WXX-1"),
    ("Shells fell overnight.", "XXXX-XX-XXTNI"), ("Police came in the morning.", "XXXX-XX-XXTMO"),
    ("This time last year it fell.", "XXXX"), ("They met on the last Friday of May.", "XXXX-XX-XX"),
    ("In the year to March it fell.", "P1Y"), ("It rained over Labor Day weekend.", "XXXX-WXX-WE"),
    ("In the December quarter it fell.", "XXXX-Q4"), ("He came on Sunday last.", "XXXX-WXX-7"),
    ("In the next five to ten years it sinks.", "P5Y/P10Y"), ("They meet next week on Thursday.", "XXXX-WXX-4"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), OPEN)
def test_stays_open_without_a_document_date(text: str, value: str) -> None:
    (found,) = dates.extract(Text(text, ((0, len(text)),), None, "en"))
    assert (found.value, found.date_from, found.basis) == (value, None, "none")


def test_every_month_day_is_yearly() -> None:
    for month in range(1, 13):
        name = dt.date(2024, month, 1).strftime("%B")
        (found,) = dates.extract(Text(f"A fair is held every 9 {name}.", ((0, 40),), ANCHOR, "en"))
        assert (found.kind, found.value) == ("set", f"XXXX-{month:02d}-09")
