"""Needs reconciliation and replies as files: the same in every format, the same on a second run."""

from __future__ import annotations

import io
import time
from typing import Final

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from sessions.exports.documents import Request, document_in
from sessions.exports.errors import NoSuchForm
from sessions.exports.files import render
from tests.builders.reconciled import Reconciled
from tests.builders.reports import HOSTILE
from tests.sessions.exports.read_back import READERS, missing
from tests.workshop.report.needs.test_needs_document import Rich
from workshop.report.build import build

QUICK: Final = ("md", "html")
FORMS: Final = ("md", "html", "docx", "pdf", "xlsx")


@pytest.fixture(scope="module")
def rich() -> Rich:
    return Rich()


@pytest.mark.parametrize("document", ["needs", "reply"])
@pytest.mark.parametrize(
    "form",
    [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in READERS],
)
def test_every_text_is_in_every_format(rich: Rich, document: str, form: str) -> None:
    """Each text of each block, in the order of the blocks; on slides as far as it is told there."""
    report = build(rich.record, document, "shareable")
    if form == "pptx" or (form == "xlsx" and document == "reply"):
        return
    assert missing(report, form) == []


def test_a_reply_is_no_workbook(rich: Rich) -> None:
    with pytest.raises(NoSuchForm, match="Reply to a department does not go as Excel"):
        document_in(rich.record, Request("reply", "shareable"), "xlsx")


def test_the_workbook_has_the_board_and_all_answers(rich: Rich) -> None:
    """Numbers as numbers: places, scores, cost to the cent; a column for each department."""
    report = build(rich.record, "needs", "shareable")
    book = load_workbook(io.BytesIO(render(report, "xlsx")))
    board = book["Needs board"]
    rows = [[cell.value for cell in row] for row in board.iter_rows()]
    at = next(place for place, row in enumerate(rows) if row[0] == "Code")
    head = rows[at]
    found = {row[0]: dict(zip(head, row, strict=True)) for row in rows[at + 1 :] if row[0]}
    needs = report.facts.needs or ()
    assert set(found) == {one.id for one in needs}
    joint = {one.id: one.place for one in report.facts.joint or ()}
    chosen = report.facts.selections and report.facts.selections.value
    assert chosen
    for one in needs:
        line = found[one.id]
        assert (line["Joint place"], line["Cost"]) == (joint[one.id], one.cost)
        assert line["Most value"] == ("yes" if one.id in chosen.chosen else "no")
        assert bool(line["Why not"]) == (one.id not in chosen.chosen)
    assert {"Clinics", "Finance", "Patients"} <= set(head)
    answers = [row for row in book["Answers to requests"].iter_rows() if row[0].value]
    assert len(answers) >= len(report.facts.answers or ())


@pytest.mark.slow
def test_slides_tell_the_answer_and_no_page_of_a_department(rich: Rich) -> None:
    """What is for one department alone is left to the document."""
    report = build(rich.record, "needs", "shareable")
    deck = Presentation(io.BytesIO(render(report, "pptx")))
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title]
    assert "The answer" in titles
    assert any(title.startswith("Priority and need") for title in titles)
    assert any(title.startswith("What is not done, and why") for title in titles)
    assert not any("its strategy and its needs" in title for title in titles)
    assert len(titles) < 50


@pytest.mark.slow
def test_a_thousand_needs_go_in_every_format() -> None:
    """None takes longer than ten seconds of work to write; every request is in the data."""
    room = Reconciled("Clinics", "HR", "Finance", *(f"Department {at}" for at in range(27)))
    room.wishes(1000)
    room.limit(cost=9_000_000, staff_days=2_000)
    report = build(room.record, "needs", "shareable")
    assert len(report.facts.answers or ()) == 1000
    for form in ("md", "html", "docx", "json", "pdf", "xlsx", "pptx"):
        begun = time.process_time()
        assert render(report, form)
        assert time.process_time() - begun < 10, form


@pytest.mark.parametrize(
    "form",
    [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in FORMS],
)
def test_hostile_words_are_text_wherever_they_stand(form: str) -> None:
    """Requests, reasons, criteria, solutions and dissent: whole, and never markup or a formula."""
    room = Reconciled("Sales", "Fin|ance", "<b>HR</b>")
    for at, text in enumerate(text[:120] for text in HOSTILE[:30] if text.strip()):
        answer = {"answer": "later", "answer_why": text} if at % 2 else {}
        needs = {"want": text, "problem": text, "department": room.names[at % 3], "cost": "1"}
        room.rows("needs", {**needs, "priority": "3", "need": "2", **answer})
    room.rows("solutions", {"solution": "=1+1|x", "for_needs": "N1", "open_questions": "[red]?[/]"})
    room.rows("framework", {"term": "=cmd|x", "term_kind": "criterion", "weight": "50"})
    room.limit(cost=9)
    room.signed(dissent="<b>No</b> *no* [x](y) =HYPERLINK()")
    assert missing(build(room.record, "needs", "restricted"), form) == []
