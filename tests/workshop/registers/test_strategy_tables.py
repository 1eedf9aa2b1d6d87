"""What does not hold over the tables of the strategy, and what a row of them refuses.

Requirement: a row that contradicts itself is refused where it is typed; what only the whole table
shows is told and refuses nothing.
"""

from __future__ import annotations

import pytest

from tests.builders.record import Building
from tests.workshop.registers.test_needs_tables import entered, told
from workshop.errors import Refused
from workshop.record.rows import Row
from workshop.running.row_commands import PutRows, RowText

PERSON = {"waived_by": "Dana Ortiz"}


def changed(built: Building, row: Row, **cells: str) -> None:
    """Change cells of a row."""
    built.do(PutRows(register=row.TABLE, rows=(RowText(row_id=row.id, values={**cells}),)))


@pytest.mark.parametrize(
    ("register", "rows", "points"),
    [
        (
            "budget",
            [
                {"line": "Server", "year": "2028", "ends": "2027"},
                {"line": "Server", "year": "2027", "ends": "2027"},
            ],
            ["Server (BL1): it costs something in a year after it ended"],
        ),
        (
            "business_model",
            [
                {"block": "Channels", "was": "Shops", "will_be": "Online"},
                {"block": "channels", "was": "Shops", "will_be": " shops"},
                {"block": "shops", "was": "Many"},
                {"block": "key partners", "will_be": "A bank", "calls_for": "A new law"},
            ],
            [
                "shops (BB3): none of the nine blocks is called so",
                "Channels (BB1): nothing is named that calls for the change",
            ],
        ),
        (
            "assumptions",
            [
                {"assumption": "Discount rate", "likely": "7"},
                {"assumption": " discount  rate ", "likely": "8"},
                {"assumption": "Weather", "likely": "3"},
            ],
            [
                "Weather (AM3): no sum of the strategy rests on what is called so",
                "Discount rate (AM1 and AM2): assumed more than once",
            ],
        ),
        (
            "benefits",
            [
                {"benefit": "Less paper", "yearly": "10"},
                {"benefit": "Less stress", "yearly": "10", "from_year": "2027"},
                {"benefit": "Less noise", "yearly": "10", "due": "2027-05-01"},
            ],
            ["Less paper (BN1): money a year, and no year from which it comes"],
        ),
    ],
)
def test_what_does_not_hold_is_told(
    register: str, rows: list[dict[str, str]], points: list[str]
) -> None:
    """Each with the row that it is about; what is right beside it is not named."""
    assert told(entered(register, *rows), register) == points


def test_goals_that_lead_to_themselves_are_told_once() -> None:
    """A circle of three is one point with its three goals; what only leads into it is in none."""
    built = entered("goals", *({"goal": name} for name in "ABCDE"))
    one, two, three, four, five = built.record.rows("goals")
    changed(built, one, leads_to="G2")
    changed(built, two, leads_to="G3; G4")
    changed(built, five, leads_to="G1")
    assert told(built, "goals") == []
    changed(built, three, leads_to="G1")
    assert told(built, "goals") == ["A (G1, G2 and G3): it leads back to itself"]
    changed(built, four, leads_to="G4")
    assert told(built, "goals")[1:] == ["D (G4): it leads back to itself"]


@pytest.mark.parametrize(
    ("register", "cells", "sentence"),
    [
        ("budget", {"low": "5", "likely": "4.99"}, "Likely: it is below what it costs at least"),
        ("budget", {"likely": "5", "high": "4"}, "At most: it is below what it is likely to cost"),
        ("budget", {"low": "5", "high": "4"}, "At most: it is below what it costs at least"),
        ("assumptions", {"likely": "101"}, "a discount rate is from 0 to 100 per cent a year"),
        ("assumptions", {"low": "8", "likely": "7"}, "it is below the least that it may be"),
        ("benefits", {"yearly_low": "5", "yearly": "4"}, "it is below what it brings at least"),
        ("benefits", {"yearly": "5", "yearly_high": "4"}, "it is below what it is likely to bring"),
        ("projects", {"begins": "2027-02-01", "ends": "2027-01-31"}, "it ends before it begins"),
        ("rules", {"state": "waived"}, "a rule that is waived needs who waived it"),
        ("rules", {"state": "waived", **PERSON}, "a rule that is waived needs the reason"),
        (
            "notices",
            {"told_on": "2027-02-01", "acknowledged_on": "2027-01-31"},
            "it was acknowledged before it was told: 31 January 2027 is before 1 February 2027",
        ),
    ],
)
def test_a_row_that_contradicts_itself_is_refused(
    register: str, cells: dict[str, str], sentence: str
) -> None:
    """The field to blame is named; the same with equal ends is right."""
    subject = {
        "assumptions": {"assumption": "discount rate"},
        "benefits": {"benefit": "Time"},
        "budget": {"line": "Server", "year": "2027"},
        "projects": {"project": "Portal"},
        "rules": {"rule": "ISO 27001"},
        "notices": {"message": "It moves"},
    }[register]
    with pytest.raises(Refused, match=sentence):
        entered(register, {**subject, **cells})
    first = "8" if register == "assumptions" else next(iter(cells.values()))
    if register != "rules":
        entered(register, {**subject, **dict.fromkeys(cells, first)})
    else:
        entered(register, {**subject, "state": "waived", **PERSON, "waived_why": "It is sold"})


def test_a_unit_stands_below_another_and_is_no_part_of_it() -> None:
    """The tree has no circle; unlike a merge, what is above does not stand for the unit."""
    built = entered("resources", {"resource": "Board"}, {"resource": "IT"})
    board, it = built.record.rows("resources")
    changed(built, it, above="RS1")
    assert built.record.merged_rows.whole_of(it.id) == it.id
    with pytest.raises(Refused, match="it leads in a circle: RS1, RS2, RS1"):
        changed(built, board, above="RS2")


def test_what_is_short_and_what_is_left_of_a_risk() -> None:
    """Nothing is short where there is enough; likelihood times impact after the mitigation."""
    built = entered(
        "resources",
        {"resource": "Java", "have": "2", "needed": "3.5"},
        {"resource": "SQL", "have": "4", "needed": "3"},
        {"resource": "Go", "needed": "1"},
    )
    built.do(
        PutRows(
            register="mitigations",
            rows=(
                RowText(
                    values={"mitigation": "Backup", "likelihood_after": "2", "impact_after": "4"}
                ),
            ),
        )
    )
    short = [row.register.computed[0].of_row(row.cells) for row in built.record.rows("resources")]
    assert short == [1.5, 0, None]
    (row,) = built.record.rows("mitigations")
    assert row.register.computed[0].of_row(row.cells) == 8


def test_a_need_serves_a_goal() -> None:
    """By the code of a goal or of an objective; other words stay words."""
    built = entered("goals", {"goal": "Close in five days"})
    built.do(PutRows(register="objectives", rows=(RowText(values={"objective": "Grow"}),)))
    needs = tuple(RowText(values={"want": text, "goal": text}) for text in ("G1", "B1", "Peace"))
    built.do(PutRows(register="needs", rows=needs))
    found = [row.cell("goal")[0] for row in built.record.rows("needs")]
    assert [each.table for each in found] == ["goals", "objectives", ""]
