"""The reply to a department: everything that it asked for, answered once, as a letter."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sessions.exports.json_file import render
from tests.builders.reconciled import Reconciled
from workshop.errors import Refused
from workshop.needs.answered import WAY_RULES
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
    assert headings[0] == "Planned"
    assert headings[-1] == "What comes next"
    assert {block.level for block in report.blocks if isinstance(block, Heading)} == {1}


def test_who_decided_all_of_it_is_said_once(room: Reconciled) -> None:
    """Beside each answer only where it differs: a letter does not tell one name six times."""
    one = Reconciled("Finance")
    one.wishes(3)
    one.edit("needs", "N1", answer="done", answer_day="2026-01-02", decided_by="Lena Frost")
    one.edit("needs", "N2", answer="not", answer_why="No.", decided_by="Lena Frost")
    one.edit("needs", "N3", answer="not", answer_why="No.", decided_by="Lena Frost")
    whole = " ".join(_told(build(one.record, "reply", "restricted", department="Finance")))
    assert whole.count("decided") == whole.count("All of it was decided by Lena Frost.") == 1
    text = " ".join(_told(letter(one, "Finance")[0]))
    assert text.lower().count("decided") == text.count("Who decided all of it is not named.") == 1
    mixed = " ".join(_told(letter(room, "Finance")[0]))
    assert "All of it" not in mixed
    assert mixed.count("who decided it is not named") == 1
    open_ = " ".join(_told(letter(room, "HR")[0]))
    assert "decided" not in open_, "the notice above says that nobody decided any of it"


def test_the_days_that_were_agreed_are_in_the_letter() -> None:
    """What is later is weighed again on a day; days that are over are not called the next one."""
    one = Reconciled("Finance")
    one.wishes(2)
    one.edit("needs", "N1", answer="planned", answer_day="2020-01-02", decided_by="Lena Frost")
    one.rows(
        "framework",
        {"term": "What was chosen is looked at again", "term_kind": "date", "day": "2040-06-30"},
        {"term": "The list was made", "term_kind": "date", "day": "2020-01-01"},
    )
    text = " ".join(_told(letter(one, "Finance")[0]))
    assert "The next day to keep is 30 June 2040." in text
    assert "What was chosen is looked at again — 30 June 2040" in text
    assert "The list was made" not in text


def _told(report: Report) -> list[str]:
    """What stands in paragraphs and lists."""
    return [
        text_of(spans)
        for block in report.blocks
        if isinstance(block, Paragraph | Bullets)
        for spans in (block.items if isinstance(block, Bullets) else [block.spans])
    ]


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


def test_the_reason_is_that_of_the_row_whose_answer_it_is() -> None:
    """What was merged in between may have answered, and an answer chosen before a merge is gone."""
    made = Reconciled("Finance", "HR")
    made.wishes(5)
    made.rows("decisions", {"decision": "Needs are chosen", "rule": WAY_RULES["value"]})
    made.edit("needs", "N2", merged_into="N1", answer="not", answer_why="The law forbids it.")
    made.edit("needs", "N3", merged_into="N2")
    stale = {"answer": "planned", "answer_why": "It was chosen once.", "decided_in": "DC1"}
    made.edit("needs", "N5", merged_into="N1", **stale)
    _, answers = letter(made, "Finance")
    assert [(each["id"], each["answer"], each["why"]) for each in answers] == [
        ("N1", "later", "No limits are set yet, so nothing is chosen."),
        ("N3", "not", "The law forbids it."),
        ("N5", "later", "No limits are set yet, so nothing is chosen."),
    ]
    made.edit("needs", "N1", answer="done", answer_why="It stands since May.")
    _, answers = letter(made, "Finance")
    assert [each["why"] for each in answers] == [
        "It stands since May.",
        "The law forbids it.",
        "It stands since May.",
    ]
