"""The strategy as data: the lines of the six elements, what is missing, money by year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sessions.exports.sheets.columns import (
    codes,
    numbers,
    own_codes,
    sheet_of_columns,
    texts,
)
from sessions.exports.sheets.sheet import Sheet, row_name
from sessions.exports.sheets.values import Cell, day_cell
from workshop.language import marked, say
from workshop.report.facts import Facts
from workshop.strategy.element_parts import ELEMENT_TITLES
from workshop.strategy.facts import MoneyFact

_MONEY: Final = "#,##0.00"

_ENTERED: Final = {"hand": marked("by hand"), "session": marked("in a session"), "": ""}


def strategy_sheets(facts: Facts) -> Iterator[Sheet]:
    """The elements, what is missing in them, money, projects, purposes and who is told."""
    yield from _elements(facts)
    yield from _missing(facts)
    if facts.money is not None:
        yield from _money(facts.money)
    yield from _projects(facts)
    yield from _purposes(facts)
    yield from _told(facts)


def _elements(facts: Facts) -> Iterator[Sheet]:
    """Every line of the six elements, with what it rests on."""
    found = [
        (say(ELEMENT_TITLES[name]), line)
        for name, element in (facts.elements or {}).items()
        for line in element.rows
    ]
    columns = [
        (say("Element"), texts(title for title, _ in found)),
        (say("Code"), own_codes(line.id for _, line in found)),
        (say("Text"), texts(line.text for _, line in found)),
        (say("Statements"), numbers(len(line.evidence) for _, line in found)),
        (say("Decided by"), texts("; ".join(line.decided_by) for _, line in found)),
        (say("Decided in"), codes(", ".join(line.decided_in) for _, line in found)),
        (say("Entered"), texts(_said(_ENTERED[line.entered_by]) for _, line in found)),
    ]
    yield from sheet_of_columns(say("Elements"), columns, [() for _ in found])


def _said(words: str) -> str:
    return say(words) if words else ""


def _missing(facts: Facts) -> Iterator[Sheet]:
    found = [
        (say(ELEMENT_TITLES[name]), part)
        for name, element in (facts.elements or {}).items()
        for part in element.missing
    ]
    columns = [
        (say("Element"), texts(title for title, _ in found)),
        (say("Missing"), texts(part.title for _, part in found)),
        (say("Guide"), texts(part.guide for _, part in found)),
    ]
    yield from sheet_of_columns(say("What is missing"), columns, [() for _ in found])


def _money(fact: MoneyFact) -> Iterator[Sheet]:
    """What each year costs, in the unit of the table; the last row is all of them."""
    years = fact.years
    if not years:
        return
    lacking = [
        None if each.in_hand is None else max(round(each.likely - each.in_hand, 2), 0.0)
        for each in years
    ]
    columns = [
        (say("Year"), numbers(each.year for each in years)),
        (say("At least"), numbers((each.low for each in years), _MONEY)),
        (say("Likely"), numbers((each.likely for each in years), _MONEY)),
        (say("At most"), numbers((each.high for each in years), _MONEY)),
        (say("Money in hand"), numbers((each.in_hand for each in years), _MONEY)),
        (say("Lacking"), numbers(lacking, _MONEY)),
    ]
    yield from sheet_of_columns(say("Budget by year"), columns, [() for _ in years])


def _projects(facts: Facts) -> Iterator[Sheet]:
    found = facts.projects or ()
    columns = [
        (say("Code"), own_codes(one.id for one in found)),
        (say("Project"), texts(one.text for one in found)),
        (say("State"), texts(say(one.state) if one.state else "" for one in found)),
        (say("Begins"), [day_cell(one.begins) for one in found]),
        (say("Ends"), [day_cell(one.ends) for one in found]),
        (say("Goals"), codes(", ".join(one.goals) for one in found)),
        (say("Expected result"), texts(one.expected for one in found)),
        (say("Likely cost"), numbers((one.cost for one in found), _MONEY)),
        (say("Budget lines"), codes(", ".join(one.budget) for one in found)),
        (say("Deliverables"), codes(", ".join(one.deliverables) for one in found)),
        (say("Depends on"), codes(", ".join(one.depends_on) for one in found)),
        (say("Approvals"), codes(", ".join(one.approvals) for one in found)),
    ]
    names = [(row_name(one.id),) for one in found]
    yield from sheet_of_columns(say("Projects in outline"), columns, names)


def _purposes(facts: Facts) -> Iterator[Sheet]:
    found = facts.purposes or ()
    columns = [
        (say("Purpose"), texts(say(one.id) for one in found)),
        (say("Served by"), codes(", ".join(one.served_by) for one in found)),
        (say("How many"), numbers(len(one.served_by) for one in found)),
    ]
    yield from sheet_of_columns(say("Purposes"), columns, [() for _ in found])


def _told(facts: Facts) -> Iterator[Sheet]:
    found = facts.awareness or ()
    columns: list[tuple[str, list[Cell]]] = [
        (say("What changes"), codes(one.change for one in found)),
        (say("Department"), texts(one.department for one in found)),
        (say("State"), texts(say(_TOLD[one.state]) for one in found)),
        (say("Told on"), [day_cell(one.told) for one in found]),
    ]
    yield from sheet_of_columns(say("Who is told of what"), columns, [() for _ in found])


_TOLD: Final = {
    "acknowledged": marked("acknowledged"),
    "told": marked("told"),
    "to tell": marked("to tell"),
    "untold": marked("told nothing"),
}
"""How far a department knows of a change."""
