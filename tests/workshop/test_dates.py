"""Dates as people say them, read in one place.

Requirement: `tomorrow`, `friday`, `31.12.`, `31 Dec`, `2027-3-31`, names of months in four
languages; relative ones from the day that is given; what may be two days is refused with both.
"""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import times
from workshop.dates import SaidMoment, read_day, read_moment
from workshop.errors import Refused

TODAY = date(2026, 11, 25)
"""A Wednesday."""
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2027-3-31", date(2027, 3, 31)),
        ("2027/03/31", date(2027, 3, 31)),
        ("31. 03. 2027", date(2027, 3, 31)),
        ("31.3.27", date(2027, 3, 31)),
        ("31/12/2026", date(2026, 12, 31)),
        ("12/31/2026", date(2026, 12, 31)),
        ("5/5/2027", date(2027, 5, 5)),
        ("31.12.", date(2026, 12, 31)),
        ("by 31 Dec", date(2026, 12, 31)),
        ("December 31st", date(2026, 12, 31)),
        ("3. Jänner", date(2027, 1, 3)),
        ("1er août 2027", date(2027, 8, 1)),
        ("2 de diciembre de 2026", date(2026, 12, 2)),
        ("31 Mrz 2027", date(2027, 3, 31)),
        ("Wed, 25 Nov 2026", TODAY),
        ("29 Feb", date(2028, 2, 29)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 26)),
        ("übermorgen", date(2026, 11, 27)),
        ("friday", date(2026, 11, 27)),
        ("mercredi", date(2026, 12, 2)),
        ("next week", date(2026, 12, 4)),
        ("this week", date(2026, 11, 27)),
        ("end of the month", date(2026, 11, 30)),
        ("next month", date(2026, 12, 31)),
        ("eoy", date(2026, 12, 31)),
        ("in two weeks", date(2026, 12, 9)),
        ("in 3 months", date(2027, 2, 25)),
    ],
)
def test_days_as_people_say_them(said: str, day: date) -> None:
    assert read_day(said, TODAY) == day


@pytest.mark.parametrize(
    "said",
    ["", "soon", "2027-02-30", "31 Foo 2027", "31.02.2027", "may", "7", "10:30", "friday 13"],
)
def test_what_is_no_day_is_none(said: str) -> None:
    assert read_day(said, TODAY) is None


@pytest.mark.parametrize("said", ["tomorrow", "friday", "31.12.", "31 Dec", "next week"])
def test_without_a_day_to_reckon_from_nothing_is_guessed(said: str) -> None:
    assert read_day(said) is None


@pytest.mark.parametrize(
    ("said", "both"),
    [
        ("3/4/2027", ("2027-04-03", "2027-03-04")),
        ("3/4", ("2027-04-03", "2027-03-04")),
        ("next friday", ("2026-11-27", "2026-12-04")),
    ],
)
def test_what_may_be_two_days_is_refused_with_both(said: str, both: tuple[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        read_day(said, TODAY)
    assert all(day in str(refused.value) for day in both)


def test_another_weekday_than_that_of_the_day_is_refused() -> None:
    with pytest.raises(Refused, match="is a Tuesday, not a Monday"):
        read_day("Monday 6 October 2026")


@given(DAYS)
def test_every_way_to_write_a_day_with_its_year_is_that_day(day: date) -> None:
    """Year first, with points, and in words; a slash too, where only one order is a day."""
    for said in (
        day.isoformat(),
        f"{day.year}-{day.month}-{day.day}",
        f"{day.day}.{day.month}.{day.year}",
        times.day(day),
        times.short_day(day),
    ):
        assert read_day(said) == day
    if day.day > 12 or day.day == day.month:
        assert read_day(f"{day.day}/{day.month}/{day.year}") == day
        assert read_day(f"{day.month}/{day.day}/{day.year}") == day


@given(DAYS, DAYS)
def test_a_day_without_its_year_is_the_next_one_or_the_last(day: date, today: date) -> None:
    ahead, back = (read_day(f"{day.day}.{day.month}.", today, way) for way in ("ahead", "back"))
    assert ahead is not None
    assert back is not None
    assert back <= today <= ahead
    assert {(each.month, each.day) for each in (ahead, back)} == {(day.month, day.day)}


@given(DAYS, st.sampled_from(["monday", "donnerstag", "samedi"]))
def test_a_weekday_is_within_the_week_that_comes(today: date, said: str) -> None:
    day = read_day(said, today)
    assert day is not None
    assert timedelta(days=1) <= day - today <= timedelta(days=7)


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("6 Oct 2026, 10:00", SaidMoment(date(2026, 10, 6), time(10))),
        ("06.10.2026 10.30", SaidMoment(date(2026, 10, 6), time(10, 30))),
        ("6 Oct 2 pm", SaidMoment(date(2026, 10, 6), time(14))),
        ("6. Oktober 2026 um 9 Uhr", SaidMoment(date(2026, 10, 6), time(9))),
        ("2026-10-06T10:00", SaidMoment(date(2026, 10, 6), time(10))),
        ("yesterday 9:15", SaidMoment(date(2026, 11, 24), time(9, 15))),
        ("6 Oct 2026", SaidMoment(date(2026, 10, 6))),
        ("6 Oct 2026 25:00", None),
        ("10:00", None),
        ("31 Dec 1969, 10:00", None),  # Windows tells no time of that day
        ("1 Jan 3000", None),
    ],
)
def test_moments(said: str, moment: SaidMoment | None) -> None:
    """A session was held in the past: a day without its year is the last one."""
    assert read_moment(said, TODAY) == moment
