"""The reply to a department: everything that it asked for, answered once, as a letter."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sessions.exports.json_file import render
from tests.builders.reconciled import Reconciled
from workshop.errors import Refused
from workshop.report.blocks import Bullets, Heading, Paragraph, Report, text_of
from workshop.report.build import build, name_of_file


@pytest.fixture(scope="module")
def room() -> Reconciled:
    """Finance asks for four things, of which one was merged, one decided by hand."""
    made = Reconciled("Finance", "HR")
    made.wishes(8)
    made.edit("needs", "N3", merged_into="N2")
    made.edit(
        "needs", "N5", answer="later", answer_why="After the new data centre.",
        answer_day="2027-05-01", decided_by="Lena Frost",
    )  # fmt: skip
    made.limit(cost=120_000, staff_days=100)
    made.signed()
    return made


def letter(room: Reconciled, department: str) -> tuple[Report, list[dict[str, Any]]]:
    report = build(room.record, "reply", "shareable", department=department)
    return report, json.loads(render(report))["answers"]


def test_each_request_is_answered_once(room: Reconciled) -> None:
    """With what it is answered, why, when and who decided it."""
    report, answers = letter(room, "Finance")
    assert [each["id"] for each in answers] == ["N1", "N3", "N5", "N7"]
    assert all({"answer", "why", "when", "who"} <= set(each) for each in answers)
    assert all(each["why"] for each in answers)
    decided = answers[2]
    assert decided["answer"] == "later"
    assert decided["when"] == "2027-05-01"
    assert decided["why"] == "After the new data centre."
    assert decided["is_decided"] is True
    assert {each["who"] for each in answers if not each["is_decided"]} == {
        "nobody has decided it yet"
    }
    lines = [text_of(item) for b in report.blocks if isinstance(b, Bullets) for item in b.items]
    assert sorted(line.split()[0] for line in lines) == ["N1", "N3", "N5", "N7"]
    assert report.status == "Draft"


def test_it_is_a_letter(room: Reconciled) -> None:
    """To whom, what is answered how, what comes next and whom to ask."""
    report, _ = letter(room, "Finance")
    assert report.title == "Reply to a department: Finance"
    assert ("To", "Finance") in report.meta
    words = [text_of(block.spans) for block in report.blocks if isinstance(block, Paragraph)]
    assert words[0] == "Dear colleagues of Finance,"
    assert "You asked for 4 things" in words[1]
    assert any("The next day to keep is 1 May 2027." in text for text in words)
    assert words[-1].startswith("Whom to ask: ")
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert headings[0] == "Finance"
    assert headings[-1] == "What comes next"


def test_all_letters_at_once_have_every_request_once(room: Reconciled) -> None:
    """Each letter but the first begins a page."""
    report = build(room.record, "reply", "shareable")
    answers = json.loads(render(report))["answers"]
    assert [each["id"] for each in answers] == [f"N{at}" for at in range(1, 9)]
    assert {each["department"] for each in answers} == {"Finance", "HR"}
    first = [b for b in report.blocks if isinstance(b, Heading) and b.text in ("Finance", "HR")]
    assert [block.page for block in first] == [False, True]


def test_a_department_that_asked_for_nothing_gets_a_letter_too(room: Reconciled) -> None:
    report, answers = letter(room, "IT")
    assert answers == []
    assert "We have no request of yours on record" in str(report.blocks)


def test_the_file_is_called_as_the_department_is(room: Reconciled) -> None:
    name = name_of_file(room.record, "reply", "shareable", None, "HR")
    assert name == "Merrowdale Health - Reply to a department - HR"
    with pytest.raises(Refused, match="Did you mean Finance"):
        build(room.record, "reply", "shareable", department="Finanze")
