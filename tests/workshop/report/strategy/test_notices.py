"""Notices: a letter to each department, what is still to be told, and impact by group.

Requirement: which change, what it means for whom, from when, with which training, whom to ask,
told when and by whom, acknowledged or not; every group has a row of what it gains and carries.
"""

from __future__ import annotations

import pytest

from sessions.exports.documents import Request, document_in
from sessions.exports.errors import NoSuchForm
from sessions.exports.read_out import lines_of
from tests.builders.carried_out import CarriedOut
from workshop.errors import Refused
from workshop.privacy.editions import Edition
from workshop.report.blocks import Heading, Table
from workshop.report.build import build, name_of_file


@pytest.fixture(scope="module")
def room() -> CarriedOut:
    return CarriedOut()


def letter(room: CarriedOut, department: str, edition: Edition = "shareable") -> str:
    """A letter as it is read out."""
    report = build(room.record, "notices", edition, department=department)
    return "\n".join(lines_of(report))


def test_a_letter_says_what_changes_for_its_department(room: CarriedOut) -> None:
    """With its day, before and after, gain and burden, training, who told it, whom to ask."""
    told = letter(room, "Finance")
    assert told.startswith("Notice of changes: Finance")
    for words in (
        "Dear colleagues of Finance,",
        "CH1 Receipts come from the new tills",
        "From June the tills count for you.",
        "From: 1 June 2027",
        "Before: Paper rolls",
        "After: A code on the screen",
        "What it gives you: Evenings without counting",
        "What it asks of you: Two days of training",
        "Training: An hour for each cashier",
        "If it fails: The old tills stay for a month",
        "Told: on 2 November 2026 by ",
        "who stands between you and IT.",
    ):
        assert words in told, words
    assert "customers see a code" not in told, "that is for Sales"


def test_what_begins_first_stands_first_in_a_letter() -> None:
    """By day, what has none after that, and what is of no change last."""
    made = CarriedOut()
    days = {"CH2": "2027-05-31", "CH3": "", "CH4": "2027-10-01", "CH5": "2026-12-01"}
    made.rows("changes", *({"change": f"Change {code}", "begins": days[code]} for code in days))
    made.rows(
        "notices",
        *({"message": f"Notice {code}.", "change": code, "department": "Sales"}
          for code in ("", "CH3", "CH4", "CH2", "CH5")),
    )  # fmt: skip
    report = build(made.record, "notices", "shareable", department="Sales")
    titles = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert [title.split()[0] for title in titles if title.startswith(("CH", "What else"))] == [
        "CH5", "CH2", "CH1", "CH4", "CH3", "What",
    ]  # fmt: skip


def test_a_letter_that_was_not_told_yet_asks_for_a_word(room: CarriedOut) -> None:
    told = letter(room, "Sales")
    assert "Told:" not in told
    assert "Please tell us that you have read this" in told
    assert "We have nothing on record that changes for you." in letter(room, "Tills")


def test_what_rests_on_what_is_not_told_is_in_no_letter(room: CarriedOut) -> None:
    """Neither its words nor its day: the first day that is told is that of what is told."""
    told = letter(room, "Finance")
    assert "Keep the contract" not in told
    assert "October" not in told
    assert "Left out of this edition: 1 notice that is not told here." in told
    report = build(room.record, "notices", "shareable")
    (own,) = (one for one in report.facts.impact or () if one.department == "Finance")
    assert (own.notices, str(own.told_on)) == (("NT1",), "2026-11-02")
    restricted = build(room.record, "notices", "restricted").facts.impact or ()
    assert [str(one.told_on) for one in restricted if one.department == "Finance"] == ["2026-10-01"]


def test_every_group_is_told_of_with_what_it_gains_and_carries(room: CarriedOut) -> None:
    """IT itself too, and those of which nobody said anything."""
    report = build(room.record, "notices", "shareable")
    table = next(b for b in report.blocks if isinstance(b, Table) and b.columns[0].title == "Group")
    rows = {row[0]: row[2:5] for row in table.rows}
    assert set(rows) == {"Finance", "Sales"}
    assert rows["Finance"] == ("Evenings without counting", "Two days of training", "1 June 2027")
    told = lines_of(report)
    assert "Nothing is told yet of what changes mean for IT, Legal and Tills." in told


def test_what_is_open_is_listed_and_a_started_project_untold_too(room: CarriedOut) -> None:
    """The notices that wait, departments without one, started projects they know nothing of."""
    report = build(room.record, "notices", "restricted")
    told = "\n".join(lines_of(report))
    assert "NT2 to Sales, by Head0 Person0" in told
    assert "No letter is written to: Legal and Tills." in told
    (untold,) = report.facts.untold or ()
    assert (untold.id, untold.concerned, untold.others) == ("PJ1", ("Sales",), ("Legal", "Tills"))
    pages = [block.text for block in report.blocks if isinstance(block, Heading) and block.page]
    assert pages == ["Finance", "Sales", "The notices as a table"]
    assert [letter.open for letter in report.facts.letters or ()] == [(), ("NT2",)]


def test_a_letter_is_a_department_s_alone(room: CarriedOut) -> None:
    """Its file is called after it; a department that is not there is refused."""
    name = name_of_file(room.record, "notices", "shareable", None, "Sales")
    assert name == "Merrowdale Health - Notices - Sales"
    with pytest.raises(Refused, match="Did you mean Finance"):
        letter(room, "Finanze")


def test_rows_of_all_are_no_letter_to_one(room: CarriedOut) -> None:
    """CSV holds every row: as the letter to Finance it would show what Sales is told."""
    request = Request("notices", "restricted", department="Finance")
    with pytest.raises(NoSuchForm, match="Notices for one alone does not go as CSV"):
        document_in(room.record, request, "csv")
    assert b"customers see a code" not in document_in(room.record, request, "json")
    assert b"customers see a code" in document_in(
        room.record, Request("notices", "restricted"), "csv"
    )
