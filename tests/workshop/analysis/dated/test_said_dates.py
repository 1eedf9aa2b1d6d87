"""The times that a statement names, and what is none.

Requirement: a time is told with its year and never guessed; a price, a version, a number of things
and a day that may be two are no times.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import times
from workshop.analysis.dated.said_dates import FIRST_YEAR, LAST_YEAR, dates_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Carelog 7 ends in June 2028, its successor is cloud", [("Jun 2028", (2028, 6, 1))]),
        ("Break-even in 2027/28, then a surplus", [("2027/28", (2027, 1, 1))]),
        ("20,000 users by end of 2027, 9,400 today", [("by end of 2027", (2027, 12, 1))]),
        ("The full record from mid-2027", [("mid-2027", (2027, 5, 1))]),
        ("A plan by 31 March 2027", [("by 31 Mar 2027", (2027, 3, 31))]),
        ("Half retire before 2030, like everywhere", [("before 2030", (2030, 1, 1))]),
        ("Certified by Q3 2027", [("by Q3 2027", (2027, 7, 1))]),
        ("Open until the third quarter of 2028", [("until Q3 2028", (2028, 7, 1))]),
        ("H2 2029 at the latest", [("H2 2029", (2029, 7, 1))]),
        ("Am 31.12.2027 fertig", [("31 Dec 2027", (2027, 12, 31))]),
        ("Or 2029-02-01", [("1 Feb 2029", (2029, 2, 1))]),
        ("2027: carbon levy by article", [("2027", (2027, 1, 1))]),
        ("A strategy for 2027 to 2030 that serves all", [("2027–2030", (2027, 1, 1))]),
        (
            "Asked for in 2024 and again in März 2026",
            [("2024", (2024, 1, 1)), ("Mar 2026", (2026, 3, 1))],
        ),
        ("Due in spring 2028", [("spring 2028", (2028, 3, 1))]),
        ("£2,030 more in 2031", [("2031", (2031, 1, 1))]),
    ],
)  # fmt: skip
def test_times_are_read_as_they_are_said(
    text: str, told: list[tuple[str, tuple[int, int, int]]]
) -> None:
    """Day, month, quarter, half, season, part of a year, year; of several each in its order."""
    found = [(each.when, each.begins) for each in dates_of(text)]
    assert found == [(when, date(*begins)) for when, begins in told]


@pytest.mark.parametrize(
    "text",
    [
        "We lose by 2000 tickets",
        "It grew from 2019 to 2030 tickets",
        "SAP S/4HANA 2023 is to come",
        "Windows Server 2019 in use",
        "The price of 2027 EUR a seat",
        "€ 2027 per seat, and 2027 € for two",
        "version 2024.1, in 2026.2 again",
        "ISO 27001 and form A2027",
        "12/11/2027 may be two days",
        "30 February 2028",
        "We set 2030 as target",
        "Room 2031 is full",
        "Call 2027 345",
        "In January, by Friday, next year",
        "In winter 2027",
        "Since 1890",
        "No time at all",
    ],
)
def test_what_may_be_something_else_is_no_time(text: str) -> None:
    """Left out of a date line it does less harm than as a date that nobody named."""
    assert dates_of(text) == ()


def test_what_is_over_is_past() -> None:
    """A month is over with its last day, a year with the last of December."""
    (year,) = dates_of("The flood of 2019 may come again")
    (month,) = dates_of("It ends in June 2028")
    assert year.is_past(date(2026, 3, 1))
    assert not month.is_past(date(2028, 6, 30))
    assert month.is_past(date(2028, 7, 1))


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    """In words, in short, dotted and with the year first."""
    written = (times.day(day), times.short_day(day), f"{day:%d.%m.%Y}", day.isoformat())
    for said in written:
        (found,) = dates_of(f"It begins on {said}, they say")
        assert (found.begins, found.ends) == (day, day)


@given(st.text())
def test_whatever_is_said_gives_times_with_their_year(text: str) -> None:
    """No text breaks the reader, and no time lies outside the years that it knows."""
    for found in dates_of(text):
        assert FIRST_YEAR <= found.begins.year <= LAST_YEAR
        assert found.begins <= found.ends
        assert str(found.begins.year) in found.when
