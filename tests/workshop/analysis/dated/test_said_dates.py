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


SPANS = {
    "first quarter of 2028": ("Q1 2028", (1, 1), (3, 31)),
    "second quarter of 2028": ("Q2 2028", (4, 1), (6, 30)),
    "third quarter of 2028": ("Q3 2028", (7, 1), (9, 30)),
    "fourth quarter of 2028": ("Q4 2028", (10, 1), (12, 31)),
    "last quarter 2028": ("Q4 2028", (10, 1), (12, 31)),
    "Q1 2028": ("Q1 2028", (1, 1), (3, 31)),
    "q4/2028": ("Q4 2028", (10, 1), (12, 31)),
    "2028-Q2": ("Q2 2028", (4, 1), (6, 30)),
    "first half of 2028": ("H1 2028", (1, 1), (6, 30)),
    "second half of 2028": ("H2 2028", (7, 1), (12, 31)),
    "H1 2028": ("H1 2028", (1, 1), (6, 30)),
    "h2/2028": ("H2 2028", (7, 1), (12, 31)),
    "spring 2028": ("spring 2028", (3, 1), (5, 31)),
    "summer of 2028": ("summer 2028", (6, 1), (8, 31)),
    "autumn 2028": ("autumn 2028", (9, 1), (11, 30)),
    "early 2028": ("early 2028", (1, 1), (4, 30)),
    "mid 2028": ("mid-2028", (5, 1), (8, 31)),
    "the middle of 2028": ("middle of 2028", (5, 1), (8, 31)),
    "late 2028": ("late 2028", (9, 1), (12, 31)),
    "the beginning of 2028": ("beginning of 2028", (1, 1), (3, 31)),
    "start of the year 2028": ("start of 2028", (1, 1), (3, 31)),
    "the end of 2028": ("end of 2028", (12, 1), (12, 31)),
    "February 2028": ("Feb 2028", (2, 1), (2, 29)),
    "mid-May 2028": ("mid-May 2028", (5, 1), (5, 31)),
    "early June 2028": ("early Jun 2028", (6, 1), (6, 30)),
    "in 2028": ("2028", (1, 1), (12, 31)),
}
"""Every form with an end of its own: how it is told, the first and the last day of 2028."""


@pytest.mark.parametrize("text", SPANS)
def test_every_form_has_its_first_and_its_last_day(text: str) -> None:
    """A half has six months, a quarter and a season three; what is over is known by the last."""
    when, begins, ends = SPANS[text]
    (found,) = dates_of(f"It opens {text}, they say")
    assert found == (date(2028, *begins), date(2028, *ends), when)


@pytest.mark.parametrize(
    ("text", "ends"),
    [("Break-even in 2027/28", 2028), ("A strategy for 2027 to 2030", 2030), ("2027–2029", 2029)],
)
def test_several_years_end_with_the_last_of_them(text: str, ends: int) -> None:
    """A year of accounts, and years from one to another."""
    assert [each.ends for each in dates_of(text)] == [date(ends, 12, 31)]


MONTHS_SAID = (
    ("January", "Jan", "Januar", "Jänner", "janvier", "enero"),
    ("February", "Feb", "Februar", "Feber", "février", "febrero"),
    ("March", "Mar", "März", "Maerz", "Mrz", "mars", "marzo"),
    ("April", "Apr", "avril", "abril"),
    ("May", "Mai", "mayo"),
    ("June", "Jun", "Juni", "juin", "junio"),
    ("July", "Jul", "Juli", "juillet", "julio"),
    ("August", "Aug", "août", "agosto"),
    ("September", "Sep", "Sept", "septembre", "septiembre", "setiembre"),
    ("October", "Oct", "Oktober", "Okt", "octobre", "octubre"),
    ("November", "Nov", "novembre", "noviembre"),
    ("December", "Dec", "Dezember", "Dez", "décembre", "diciembre"),
)


def test_months_are_known_by_their_names_in_four_languages() -> None:
    """In full and in short, with the day before or behind, and without."""
    for month, names in enumerate(MONTHS_SAID, 1):
        for name in names:
            for said in (f"2. {name} 2029", f"{name} 2, 2029", f"2nd of {name} 2029"):
                assert [each[:2] for each in dates_of(said)] == [(date(2029, month, 2),) * 2], said
            assert [each.begins for each in dates_of(f"{name} 2029")] == [date(2029, month, 1)]


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
