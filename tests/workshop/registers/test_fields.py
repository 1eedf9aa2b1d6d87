"""Cells are read at their bounds: what is just allowed is taken, what is just beyond is refused."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from workshop.errors import Refused
from workshop.registers.choices import ChoicesField
from workshop.registers.field_base import LONGEST, Target
from workshop.registers.fields import (
    LONGEST_NAME,
    AnyField,
    ChoiceField,
    DateField,
    DepartmentField,
    LinkField,
    MoneyField,
    NumberField,
    PersonDaysField,
    PersonField,
    TextField,
    TimeField,
)
from workshop.registers.quarters import QuarterField

CALLED: dict[str, Any] = {"id": "it", "title": "It", "means": "What it is."}


class Known:
    """A record with one row, B1, and names that are their ids in capitals."""

    today = date(2026, 11, 2)

    def person(self, text: str) -> str:
        """Whoever is named."""
        return text.lower()

    def department(self, text: str) -> str:
        """Whatever is named."""
        return text.lower()

    def target(self, text: str, kinds: tuple[str, ...]) -> Target | None:
        """The row, by its code."""
        return Target(table=kinds[0], id="b1") if text.casefold() == "b1" else None

    def name(self, kind: str, id: str) -> str:  # noqa: A002 - the word of the model
        """The id in capitals; nothing for what is gone."""
        return "" if id == "gone" else f"{id.upper()}" if kind else "?"


NAMES = Known()
ONE_LINE = TextField(**CALLED)
BLOCK = TextField(**CALLED, lines=True)
PLAIN = ChoiceField(**CALLED, options=("revenue", "cost", "cost of staff", "Reputation"))
OFFERED = ChoiceField(**CALLED, options=("revenue", "cost"), preset=True)
SEVERAL = ChoicesField(**CALLED, options=("improve", "innovation", "optimise"))
QUARTER = QuarterField(**CALLED)
YEAR = NumberField(**CALLED, least=1900, greatest=2100, whole=True)
ABOVE = NumberField(**CALLED, least=0)
FREE = NumberField(**CALLED)
MONEY = MoneyField(**CALLED)
DEBT = MoneyField(**CALLED, negative=True)
DAYS = PersonDaysField(**CALLED)
DAY = DateField(**CALLED)
CLOCK = TimeField(**CALLED)
PERSON = PersonField(**CALLED)
OFFICE = DepartmentField(**CALLED)
LINK = LinkField(**CALLED, to=("objectives", "factor"))
LINKS = LinkField(**CALLED, to=("objectives",), many=True, or_text=True)
B1 = Target(table="objectives", id="b1")


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (ONE_LINE, "a" * LONGEST, "a" * LONGEST),
        (ONE_LINE, "two\nlines\x07", "two lines"),
        (BLOCK, "two\nlines\x07", "two\nlines"),
        (PLAIN, "", ""),
        (PLAIN, " REVENUE ", "revenue"),
        (PLAIN, "cost", "cost"),
        (PLAIN, "cost o", "cost of staff"),
        (PLAIN, "rev", "revenue"),
        (PLAIN, "rep", "Reputation"),
        (OFFERED, "rev", "revenue"),
        (OFFERED, "re", "re"),
        (OFFERED, "x" * 301, "x" * 300),
        (SEVERAL, "", ()),
        (SEVERAL, " ; ,\n", ()),
        (SEVERAL, "optimise; IMPROVE, opt\nimprove", ("improve", "optimise")),
        (SEVERAL, "inn", ("innovation",)),
        (QUARTER, "", ""),
        (QUARTER, "2027-Q1", "2027-Q1"),
        (QUARTER, " q4 / 2027 ", "2027-Q4"),
        (QUARTER, "2027 T3", "2027-Q3"),
        (QUARTER, "Q2 2100", "2100-Q2"),
        (YEAR, "1900", 1900),
        (YEAR, "2100", 2100),
        (YEAR, " ", None),
        (ABOVE, "0", 0),
        (ABOVE, "12,5", 12.5),
        (FREE, "-3", -3),
        (MONEY, "", None),
        (MONEY, "0", 0),
        (MONEY, "12.5k", 1_250_000),
        (DEBT, "-0.01", -1),
        (DAYS, "3d", 3),
        (DAYS, "2.5 person-days", 2.5),
        (DAYS, "1 Day", 1),
        (DAYS, "4 pd", 4),
        (DAYS, "0", 0),
        (DAYS, "", None),
        (DAY, "31.3.2027", date(2027, 3, 31)),
        (DAY, "", None),
        (CLOCK, "14:30", time(14, 30)),
        (CLOCK, "9", time(9)),
        (CLOCK, "2.30 pm", time(14, 30)),
        (CLOCK, "14:30:59", time(14, 30)),
        (CLOCK, "", None),
        (PERSON, "A" * LONGEST_NAME, "a" * LONGEST_NAME),
        (PERSON, " Dana ", "dana"),
        (PERSON, " ", None),
        (OFFICE, "Finance", "finance"),
        (OFFICE, "", None),
        (LINK, "B1", (B1,)),
        (LINK, "", ()),
        (LINKS, "B1; Trust\nb1;;", (B1, Target(text="Trust"))),
        (LINKS, "b1, B1", (B1,)),
        (LINKS, "B1, Trust", (Target(text="B1, Trust"),)),
        (LINKS, "Trust, and thrift; B1,b1", (Target(text="Trust, and thrift"), B1)),
    ],
)
def test_what_a_cell_takes(field: AnyField, typed: str, value: Any) -> None:
    """Both ends of a range belong to it; empty cells are empty; a beginning is enough for one."""
    assert field.read(typed, NAMES) == value


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        (ONE_LINE, "a" * (LONGEST + 1), "the text has 10,001 characters; 10,000 are allowed"),
        (PLAIN, "re", "“re” is not revenue, cost, cost of staff or Reputation"),
        (PLAIN, "revenu3", ("“revenu3” is not revenue, cost, cost of staff or Reputation; did you "
         "mean revenue?")),
        (SEVERAL, "improve; i", ("“i” is not one or more of improve, innovation and optimise, "
         "parted by “;”")),
        (SEVERAL, "improv3", ("“improv3” is not one or more of improve, innovation and optimise, "
         "parted by “;”; did you mean improve?")),
        (QUARTER, "2027-Q5", "“2027-Q5” is not a quarter such as 2027-Q1 or Q1 2027"),
        (QUARTER, "Q1 2101", "“Q1 2101” is not a quarter such as 2027-Q1 or Q1 2027"),
        (QUARTER, "2027", "“2027” is not a quarter such as 2027-Q1 or Q1 2027"),
        (YEAR, "1899", "“1899” is not a whole number from 1900 to 2100"),
        (YEAR, "2101", "“2101” is not a whole number from 1900 to 2100"),
        (YEAR, "1999.5", "“1999.5” is not a whole number from 1900 to 2100"),
        (ABOVE, "-0.5", "“-0.5” is not a number of 0 or more"),
        (FREE, "ten", "“ten” is not a number"),
        (MONEY, "-0.01", ("“-0.01” is not an amount such as 12500, 12,500.50 or 12.5k, with two "
         "decimals at most")),
        (MONEY, "1.0050", ("“1.0050” is not an amount such as 12500, 12,500.50 or 12.5k, with two "
         "decimals at most")),
        (DAYS, "1.25", "“1.25” is not a number of person-days, in halves at the finest"),
        (DAYS, "-1", "“-1” is not a number of person-days, in halves at the finest"),
        (DAYS, "d", "“d” is not a number of person-days, in halves at the finest"),
        (CLOCK, "25:00", "“25:00” is not a time of day such as 14:30, 9 or 2.30 pm"),
        (CLOCK, "soon", "“soon” is not a time of day such as 14:30, 9 or 2.30 pm"),
        (OFFICE, "A" * 201, "a name has at most 200 characters; 201 were found"),
        (DAY, "3/4/2027", ("“3/4/2027” may be 3 April 2027 or 4 March 2027: write 2027-04-03 or "
         "2027-03-04")),
        (LINK, "B1; B1", ("“B1; B1” is not the code or wording of one of the objectives or "
         "factors")),
    ],
)  # fmt: skip
def test_what_a_cell_refuses(field: AnyField, typed: str, why: str) -> None:
    """The sentence has what was typed and what is allowed, word for word."""
    with pytest.raises(Refused) as refused:
        field.read(typed, NAMES)
    assert str(refused.value) == why


@pytest.mark.parametrize(
    ("field", "value", "written", "shown"),
    [
        (ONE_LINE, "", "", ""),
        (ONE_LINE, "Speed", "Speed", "Speed"),
        (FREE, None, "", ""),
        (FREE, 0, "0", "0"),
        (FREE, 1.125, "1.1250", "1.1250"),
        (MONEY, None, "", ""),
        (MONEY, 0, "0", "0"),
        (MONEY, 1_250_005, "12500.05", "12,500.05"),
        (DEBT, -123_456_700, "-1234567", "-1,234,567"),
        (DAY, None, "", ""),
        (CLOCK, None, "", ""),
        (CLOCK, time(9, 5), "09:05", "09:05"),
        (SEVERAL, (), "", ""),
        (SEVERAL, ("improve", "optimise"), "improve; optimise", "improve, optimise"),
        (QUARTER, "2027-Q1", "2027-Q1", "2027-Q1"),
        (DAY, date(2027, 3, 31), "2027-03-31", "31 Mar 2027"),
        (PERSON, None, "", ""),
        (PERSON, "dana", "DANA", "DANA"),
        (OFFICE, "stores", "STORES", "STORES"),
        (LINKS, (B1, Target(table="objectives", id="gone"), Target(text="Trust")), "B1; Trust",
         "B1; Trust"),
    ],
)  # fmt: skip
def test_how_a_cell_is_written(field: AnyField, value: Any, written: str, shown: str) -> None:
    """Nothing is nothing, and nought is a number; what is gone from the record leaves no gap."""
    assert (field.written(value, NAMES), field.shown(value, NAMES)) == (written, shown)


def test_whose_words_stand_in_a_cell() -> None:
    """Names are looked for in what somebody typed: texts, and choices that may be other words."""
    assert [each.typed for each in (ONE_LINE, BLOCK, PLAIN, OFFERED, YEAR, LINKS)] == [
        True, True, False, True, False, False,
    ]  # fmt: skip
    assert LINKS.allowed.endswith("the objectives, several parted by “;”")
