"""The tables of the overall plan: what must hold over their rows, and where that is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders.record import Building
from workshop.registers.kinds import REGISTERS
from workshop.report.build import build
from workshop.running.cells.whole_table import open_points
from workshop.running.row_commands import PutRows, RowText


def entered(name: str, *rows: dict[str, Any]) -> Building:
    """An engagement in which these rows were entered, in one go."""
    built = Building()
    built.do(PutRows(register=name, rows=tuple(RowText(values=row) for row in rows)))
    return built


def told(built: Building, name: str) -> list[str]:
    """What does not hold, in sentences."""
    return [point.sentence for point in open_points(built.record, REGISTERS[name])]


def duty(task: str, person: str, part: str) -> dict[str, str]:
    """A row of roles and duties."""
    return {"task": task, "person": person, "part": part}


@pytest.mark.parametrize(
    ("duties", "wanted"),
    [
        ("dana a, ben r, cleo c, dan i", []),
        ("dana a, dana r", []),
        ("ben r", ["Buy it (DU1): nobody is accountable"]),
        ("dana a", ["Buy it (DU1): nobody is responsible"]),
        (
            "dana a, ben a, ben r",
            ["Buy it (DU1 and DU2): 2 people are accountable, not one"],
        ),
        (
            "dana a, ben r, ben r",
            ["Buy it (DU2 and DU3): the same part twice"],
        ),
        (
            "dana a, ben r, ben i",
            [
                "Buy it (DU2 and DU3): consulted or informed besides another part",
            ],
        ),
    ],
)
def test_one_is_accountable_and_somebody_does_it(duties: str, wanted: list[str]) -> None:
    """Of each task exactly one is accountable, one or more responsible; no part is there twice."""
    rows = [each.split() for each in duties.split(", ")]
    other = [duty("Sell it", "Eve", "accountable"), duty("sell  IT", "Eve", "responsible")]
    built = entered("duties", *(duty("Buy it", who, part) for who, part in rows), *other)
    assert told(built, "duties") == wanted


def test_a_ladder_is_climbed_from_below() -> None:
    """Rungs differ, and whoever approves before those below did is told, of each ladder alone."""

    def rung(what: str, who: str, number: str, answer: str) -> dict[str, str]:
        return {"what": what, "approver": who, "rung": number, "answer": answer}

    built = entered(
        "approvals",
        rung("Portal", "Ann", "2", "approved"),
        rung("Portal", "Bea", "1", "asked"),
        rung("Portal", "Cy", "1", "approved"),
        rung("Ledger", "Ann", "1", "approved"),
        rung("Ledger", "Bea", "2", "approved"),
        rung("Ledger", "Cy", "", "to ask"),
    )
    assert told(built, "approvals") == [
        "Portal (AP2 and AP3): rung 1 is there twice",
        "Portal (AP1 and AP2): approved before those who come first",
    ]


def test_a_value_today_or_why_there_is_none() -> None:
    """A result wanted has its value today or a stated reason, and not both."""
    built = entered(
        "indicators",
        {"result": "Books close sooner", "measure": "days", "today": "9 days"},
        {"result": "Fewer calls", "no_value": "nobody counts them; the desk begins in May"},
        {"result": "Happier staff"},
        {"result": "Fewer faults", "today": "4 a week", "no_value": "not measured"},
    )
    assert told(built, "indicators") == [
        "Happier staff (IN3): neither a value today nor why not",
        "Fewer faults (IN4): a value today, and why there is none",
    ]


def test_what_is_wrong_is_told_and_refuses_nothing() -> None:
    """A table is filled row by row: no row is refused for those to come; the document tells it."""
    built = entered("duties", duty("Buy it", "Dana Ortiz", "accountable"))
    row = RowText(values={**duty("Buy it", "Ben", "accountable")})
    built.do(PutRows(register="duties", rows=(row,)))
    report = build(built.record, "duties", "restricted")
    points = report.facts.registers["duties"].open_points
    assert [point.ids for point in points] == [("DU1", "DU2"), ("DU1", "DU2")]
    assert "2 people are accountable" in str(report.blocks)
