"""TempEval-3's arithmetic, on rows of our own."""

import datetime as dt
from itertools import pairwise

from tasks.records import Date
from tests.measure import cases, dates
from tests.measure.rows import TUNED, Row, Sample
from tests.measure.tally import Count, Tally

TEXT = "We met on Monday morning and left in May 2021 after two days."


def date(start: int, end: int, kind: str, value: str) -> Date:
    return Date(start, end, TEXT[start:end], "rule", kind, value, None, None, None, "explicit")


def timex(words: str, kind: str, value: str) -> Row:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "type": kind, "value": value}


def counted(gold: list[Row], found: list[Date]) -> dict[str, Count]:
    tally = Tally()
    dates.count(tally, Sample({"text": TEXT}, (TUNED,)), gold, found)
    return {measure: by_half[TUNED] for (_, measure), by_half in tally.counts.items()}


def test_value_f1_is_accuracy_among_the_relaxed_matches_times_their_f1() -> None:
    gold = [
        timex("Monday morning", "TIME", "2021-05-03TMO"),
        timex("May 2021", "DATE", "2021-05"),
        timex("two days", "DURATION", "P2D"),
    ]
    found = [
        date(10, 16, "date", "2021-05-03"),  # overlaps, other type, other value
        date(37, 45, "date", "2021-05"),  # all right
        date(0, 2, "date", "2021"),  # nothing there
        date(3, 6, "set", "P1D"),  # nor there
    ]
    scores = counted(gold, found)
    assert (scores["strict"], scores["relaxed"]) == (Count(3, 4, 1), Count(3, 4, 2))
    assert scores["value"] == scores["type"] == Count(3, 4, 1)
    accuracy = 1 / 2
    assert scores["value"].f1 == accuracy * scores["relaxed"].f1


def test_a_value_counts_without_the_same_span_but_letter_by_letter() -> None:
    gold = [timex("two days", "DURATION", "P2D"), timex("May 2021", "DATE", "2021-05-XX")]
    scores = counted(gold, [date(56, 60, "duration", "P2D"), date(37, 45, "date", "2021-05")])
    assert scores["strict"].right == 1
    assert scores["value"].right == 1
    assert scores["value, respelt"].right == 2


def test_nothing_answers_twice_and_the_same_span_goes_first() -> None:
    gold = [timex("Monday morning", "TIME", "a"), timex("Monday", "DATE", "b")]
    assert dates.pairs(gold, [date(10, 16, "date", "b")]) == {1: 0}
    two = [timex("Monday", "DATE", "b"), timex("morning", "TIME", "c")]
    assert dates.pairs(two, [date(10, 24, "time", "x")]) == {0: 0}


def test_a_range_is_a_date_to_timex3() -> None:
    assert counted([timex("May 2021", "DATE", "2021-05")], [date(37, 45, "range", "2021-05")])["type"].right == 1


def test_ours_are_found_at_the_offsets_of_the_set() -> None:
    text = "On 4\u00ad May\r\n2021 we met; on 5 May 2021 we left."
    found = dates.find(Sample({"text": text, "date": "2021-06-01"}, (TUNED,)))
    assert text[found[-1].start : found[-1].end] == "5 May 2021"
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_case_states_days_a_duration_or_an_hour() -> None:
    span = {"start": 0, "end": 1}
    day = {"type": "date", "timex": "2021-05-03", "value": "2021-05-03"}
    weeks = {"type": "daterange", "timex": "2021-W18", "start": "2021-05-03", "end": "2021-05-10"}
    hour = {"type": "time", "timex": "T09", "value": "09:00:00"}
    assert cases.stated({**span, "resolution": {"values": [day]}}) == ["2021-05-03/2021-05-03"]
    assert cases.stated({**span, "resolution": {"values": [weeks]}}) == ["2021-05-03/2021-05-09"]
    assert cases.stated({**span, "resolution": None}) == []
    may = dt.date(2021, 5, 3)
    own = Date(0, 1, "x", "rule", "date", "2021-05-03", may, may, "day", "explicit")
    assert cases.agrees(own, ["2021-05-03/2021-05-03"])
    assert not cases.agrees(own, ["2021-05-04/2021-05-04"])
    nine = Date(0, 1, "x", "rule", "time", "XXXX-XX-XXT09:00", None, None, None, "none")
    assert cases.agrees(nine, cases.stated({**span, "resolution": {"values": [hour]}}))


def test_a_range_is_scored_as_the_two_dates_timeml_writes() -> None:
    text = "He ran it from May 3, 2021 to 2022, between the spring and fall of 2023, and 1999-2001, and 2003."
    may, end, whole = dt.date(2021, 5, 3), dt.date(2022, 12, 31), "from May 3, 2021 to 2022"

    def row(surface: str, kind: str, value: str) -> Date:
        start = text.index(surface)
        return Date(start, start + len(surface), surface, "rule", kind, value, may, end, "day", "explicit")

    def shown(found: Date) -> list[tuple[str, str, str]]:
        assert all(text[end.start : end.end] == end.surface for end in dates.ends(found))
        return [(end.surface, end.kind, end.value) for end in dates.ends(found)]

    assert shown(row(whole, "range", "2021-05-03/2022")) == [
        ("May 3, 2021", "date", "2021-05-03"),
        ("2022", "date", "2022"),
    ]
    spring = row("between the spring and fall of 2023", "range", "2023-SP/2023-FA")
    assert shown(spring) == [("spring", "date", "2023-SP"), ("fall of 2023", "date", "2023-FA")]
    assert shown(row("1999-2001", "range", "1999/2001")) == [("1999", "date", "1999"), ("2001", "date", "2001")]
    assert dates.ends(row("2003", "date", "2003")) == [row("2003", "date", "2003")]
