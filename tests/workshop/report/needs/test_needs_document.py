"""The needs reconciliation: what it holds, what its numbers come to, what makes it a draft."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sessions.exports.json_file import read, render
from tests.builders.reconciled import NAMES, Reconciled
from workshop.privacy.editions import Edition
from workshop.report.blocks import Headline, Matrix, Notice, Plane, Quote, Report, Table
from workshop.report.build import build
from workshop.report.needs.amounts import amount_words

DISSENT = "We were not asked about the weight of legal compliance."


class Rich(Reconciled):
    """Forty needs of seven departments, with limits, criteria and signatures."""

    def __init__(self) -> None:
        super().__init__()
        self.wishes(40)
        self.edit("needs", "N2", merged_into="N1")
        self.edit("needs", "N3", excludes="N4", tie_reason="Both need the same room.")
        self.edit("needs", "N5", helps="N6", tie_reason="One login makes it easier.")
        self.edit("needs", "N7", competes="N8")
        self.limit(cost=700_000, staff_days=120)
        self.weigh(budget=40, performance=35, legal_compliance=25)
        self.rows(
            "solutions",
            {
                "solution": "Buy it",
                "for_needs": "N1",
                "open_questions": "Who pays?",
                "cost": "1.50",
            },
            {"solution": "Build it", "for_needs": "N1"},
        )
        self.rows(
            "capacity",
            {
                "resource": "Integration",
                "resource_kind": "people",
                "quarter": "2027-Q1",
                "have": "20",
                "remedy": "Hire one from March",
            },
        )
        self.rows(
            "workload",
            {"resource": "Integration", "taken_by": "N1", "quarter": "2027-Q1", "needed": "31.5"},
        )
        self.signed(but="Finance", dissent=DISSENT)


@pytest.fixture(scope="module")
def rich() -> Rich:
    return Rich()


def told(record: Reconciled, edition: Edition = "shareable") -> tuple[Report, dict[str, Any]]:
    """The document, and what other programs read of it."""
    report = build(record.record, "needs", edition)
    written = render(report)
    assert read(written) == report
    return report, json.loads(written)


def test_it_has_the_names_that_other_programs_read(rich: Rich) -> None:
    """Needs, framework, orders, ties, sufficiency and both selections, by their fixed names."""
    _, found = told(rich)
    first = found["needs"][0]
    assert {
        "id", "department", "want", "problem", "goal", "objective", "priority", "need", "value",
        "cost", "staff_days", "solutions", "merged", "liaison",
    } <= set(first)  # fmt: skip
    assert first["id"] == "N1"
    assert first["merged"] == ["N2"]
    assert first["asked_by"] == ["Clinics", "Executive"]
    assert [each["cost"] for each in first["solutions"]] == [1.5, None]
    assert len(found["needs"]) == 39
    framework = found["framework"]
    assert [each["name"] for each in framework["criteria"]] == [
        "budget", "performance", "legal compliance",
    ]  # fmt: skip
    assert sum(each["weight"] for each in framework["criteria"]) == pytest.approx(1)
    assert framework["limits"] == {"cost": 700_000, "staff_days": 120}
    assert framework["agreed_by"] == [n for n in NAMES if n not in ("Finance", NAMES[-1])]
    assert [each["tie"] for each in found["conflicts"]] == ["excludes", "competes"]
    assert found["conflicts"][0]["why"] == "Both need the same room."
    assert [(each["first"], each["second"]) for each in found["synergies"]] == [("N5", "N6")]
    assert set(found["by_department"]) == set(NAMES)
    assert {one["id"] for one in found["joint"]} == {one["id"] for one in found["needs"]}
    load = found["sufficiency"]["people"][0]
    assert (load["have"], load["needed"], load["short"]) == (20, 31.5, 11.5)
    assert "registers" in found  # the table stays where it was
    assert len(found["registers"]["needs"]["rows"]) == 40


def test_both_selections_add_up_to_the_cent(rich: Rich) -> None:
    """What is used is what is chosen, shares are value chosen over value asked, nothing fits in."""
    _, found = told(rich)
    needs = {each["id"]: each for each in found["needs"]}
    limits = found["framework"]["limits"]
    for way in ("value", "equal_shares"):
        chosen = found["selections"][way]
        taken, left = set(chosen["chosen"]), {one["id"] for one in chosen["not_done"]}
        assert taken | left == set(needs)
        assert not taken & left
        assert not {"N3", "N4"} <= taken
        cents = sum(round(needs[each]["cost"] * 100) for each in taken)
        assert round(chosen["used"]["cost"] * 100) == cents <= limits["cost"] * 100
        assert chosen["used"]["staff_days"] == sum(needs[each]["staff_days"] for each in taken)
        for each in left - ({"N3", "N4"} if taken & {"N3", "N4"} else set()):
            assert (
                cents + round(needs[each]["cost"] * 100) > limits["cost"] * 100
                or chosen["used"]["staff_days"] + needs[each]["staff_days"] > limits["staff_days"]
            )
        assert all(one["why"] for one in chosen["not_done"])
        for name, share in chosen["share"].items():
            own = {key for key, each in needs.items() if name in each["asked_by"]}
            asked = sum(needs[each]["value"] for each in own)
            assert share == pytest.approx(sum(needs[e]["value"] for e in own & taken) / asked)
    assert set(found["selections"]["value"]["share"]) == set(NAMES)
    fair = found["fairness"]
    assert fair["value"] >= fair["equal_shares"]
    assert fair["value"] == sum(needs[e]["value"] for e in found["selections"]["value"]["chosen"])


def test_every_request_is_answered_once(rich: Rich) -> None:
    """What was merged too, with the need that stands for it."""
    _, found = told(rich)
    ids = [each["id"] for each in found["answers"]]
    assert sorted(ids, key=lambda each: int(each[1:])) == [f"N{at}" for at in range(1, 41)]
    assert next(each for each in found["answers"] if each["id"] == "N2")["stands_in"] == "N1"


def test_without_limits_nothing_is_chosen_and_the_document_says_why() -> None:
    """`selections` is empty; the first sentence and a notice say what to do."""
    room = Reconciled()
    room.wishes(7)
    report, found = told(room)
    assert found["selections"] == {}
    assert found.get("fairness") is None
    headline = next(block for block in report.blocks if isinstance(block, Headline))
    assert headline.text == "7 needs of 7 departments: without limits nothing is chosen."
    notices = [block.text for block in report.blocks if isinstance(block, Notice)]
    assert any(text.startswith("No limits of money or staff days are set") for text in notices)


@pytest.mark.parametrize(
    ("unit", "words"), [("", "50,000 in money"), ("£", "£50,000"), ("euro", "50,000 euro")]
)
def test_money_is_told_in_what_the_limit_says(unit: str, words: str) -> None:
    room = Reconciled("Sales")
    room.wishes(2)
    room.rows("limits", {"limit": "Cost", "amount": "50000", "unit": unit})
    report, _ = told(room)
    headline = next(block for block in report.blocks if isinstance(block, Headline))
    assert headline.text == f"1 of 2 needs of 1 department fit within {words}."


def test_what_is_not_signed_calls_itself_a_draft(rich: Rich) -> None:
    """In its status and in a notice that says who is missing; signed by all it is none."""
    report, found = told(rich)
    assert report.status == "Draft, not signed"
    assert found["framework"]["signed"] is False
    assert found["framework"]["missing"] == ["Finance"]
    notices = [block.text for block in report.blocks if isinstance(block, Notice)]
    assert any(text.startswith("This is a draft.") and "Finance" in text for text in notices)
    whole = Reconciled("Sales", "Legal")
    whole.wishes(4)
    whole.limit(cost=50_000)
    whole.signed()
    report, found = told(whole)
    assert found["framework"]["signed"] is True
    assert "not signed" not in report.status
    assert not any("draft" in block.text for block in report.blocks if isinstance(block, Notice))


def test_dissent_stands_in_the_words_in_which_it_was_given(rich: Rich) -> None:
    report, found = told(rich)
    assert [block.text for block in report.blocks if isinstance(block, Quote)] == [DISSENT]
    signature = found["framework"]["signatures"][-1]
    assert (signature["department"], signature["words"]) == (NAMES[-1], DISSENT)


def test_the_plane_and_the_orders_have_every_need(rich: Rich) -> None:
    """Two scores each, said to be entered by hand; a place in each department's own order."""
    report, found = told(rich)
    plane = next(block for block in report.blocks if isinstance(block, Plane))
    assert {point.code for point in plane.points} == {each["id"] for each in found["needs"]}
    orders = next(block for block in report.blocks if isinstance(block, Matrix))
    assert orders.columns == ("Joint", *NAMES)
    assert [line.cells[0].text for line in orders.rows] == [str(p["place"]) for p in found["joint"]]
    own = {name: {o["id"]: str(o["place"]) for o in found["by_department"][name]} for name in NAMES}
    for line in orders.rows:
        assert [cell.text for cell in line.cells[1:]] == [
            own[name].get(line.code, "") for name in NAMES
        ]
    assert "The scores were entered by hand" in str(report.blocks)
    assert {score["by"] for each in found["needs"] for score in each["scores"]} == {"hand"}


def test_an_empty_register_says_so() -> None:
    """A document can be made before anybody asked for anything."""
    report, found = told(Reconciled("Sales"))
    assert found["needs"] == []
    assert "No department has asked for anything yet." in str(report.blocks)


def test_what_would_make_it_enough_stands_where_something_is_short(rich: Rich) -> None:
    """Not beside what is enough; and quarters are written as in the sentence above the table."""
    report, found = told(rich)
    table = next(
        block
        for block in report.blocks
        if isinstance(block, Table) and block.caption == "Skills and systems by quarter"
    )
    loads = [*found["sufficiency"]["people"], *found["sufficiency"]["systems"]]
    assert len(table.rows) == len(loads) > 0
    for row, load in zip(table.rows, loads, strict=True):
        assert (row[1], row[-1]) == ("Q1 2027", load["remedy"] if load["short"] else "")


def test_the_table_of_a_department_is_called_by_its_name(rich: Rich) -> None:
    """So that the sheets of a workbook can be told apart."""
    captions = [block.caption for block in told(rich)[0].blocks if isinstance(block, Table)]
    assert len(captions) == len(set(captions))
    assert any(caption.startswith("Finance: requests") for caption in captions)


def test_one_day_of_staff_is_one_day() -> None:
    """In whole days and halves, as every sentence with a limit or a sum has them."""
    found = [amount_words("staff_days", value) for value in (0, 1, 1.0, 1.5, 1200.0)]
    assert found == [
        "0 days of staff",
        "1 day of staff",
        "1 day of staff",
        "1.5 days of staff",
        "1,200 days of staff",
    ]
