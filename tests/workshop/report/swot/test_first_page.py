"""The SWOT summary as somebody reads it who decides: the answer first, then every factor once."""

from __future__ import annotations

import re
from datetime import date

import msgspec
import pytest

from tests.builders.record import Building, interview, workshop
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.record.findings.documents import Ask
from workshop.report.blocks import (
    Bullets,
    FindingBlock,
    Heading,
    Headline,
    Matrix,
    Paragraph,
    Quadrant,
    Report,
    Table,
    text_of,
)
from workshop.report.build import build
from workshop.running.findings.commands import MakeFinding, WriteHeadline

EDITIONS: tuple[Edition, ...] = ("shareable", "restricted")


class Board(Building):
    """Three departments, one of them not heard, with what a board is to decide."""

    def __init__(self, level: Attribution = Attribution.NAME, people: int = 1) -> None:
        super().__init__()
        self.finance, self.sales = map(self.department, ("Finance", "Sales"))
        self.department("Estates")
        self.dana = self.person("Dana Ortiz", "Head of Finance", self.finance)
        self.sellers = [
            self.person(f"Lee Park{at}", "Head of Sales", self.sales) for at in range(people)
        ]
        self.talk = self.start(interview(), self.dana, department=self.finance)
        self.meeting = self.start(workshop(), self.dana, *self.sellers)
        self.consent(self.talk, self.dana, Attribution.NAME)
        for person in (self.dana, *self.sellers):
            self.consent(self.meeting, person, level if person != self.dana else Attribution.NAME)
        self.paper = self.say(self.talk, "talk", "- Invoices on paper")
        self.slow = self.say(self.meeting, "talk", "- Invoices take long @Lee.Park0")
        self.staff = self.say(self.talk, "talk", "+ Loyal staff")
        self.merge(self.paper, self.slow)

    def find(self, text: str, ask: Ask | None = None) -> None:
        """Make a finding of the invoices."""
        cites = (self.factor(self.paper).id,)
        self.do(MakeFinding(text=text, cites=cites, recommendation="Buy a portal.", ask=ask))


def first_page(report: Report) -> list[object]:
    """What stands before the second page."""
    blocks = list(report.blocks)
    page = next(at for at, b in enumerate(blocks) if isinstance(b, Heading) and b.page)
    return list(blocks[:page])


def told(report: Report) -> str:
    """Every word of the blocks."""
    return msgspec.json.encode(report.blocks).decode()


def test_the_answer_stands_first() -> None:
    """Headline, who was heard, findings, what is asked by date, who was not heard, decisions."""
    room = Board()
    room.do(WriteHeadline(text="Join the invoices first.", lines=("For the board, by May.",)))
    for number, by in enumerate((None, date(2026, 9, 1), date(2026, 5, 1), date(2026, 7, 1))):
        room.find(f"Finding {number}.", Ask(text=f"Decide {number}", who="the board", by=by))
    room.say(room.meeting, "talk", "= Invoices are one project")
    page = first_page(build(room.record, "swot", "restricted"))
    headline, heard = page[:2]
    assert headline == Headline(text="Join the invoices first.", lines=("For the board, by May.",))
    assert isinstance(heard, Paragraph)
    assert text_of(heard.spans) == (
        "Departments heard: 2 of 3, 2 people, 1 interview and 1 workshop, 2 March 2026. "
        "Read back: 0 of 2 sessions. 3 statements came to 2 factors: 1 strength, 1 weakness, "
        "0 opportunities, 0 threats. Not heard: Estates. "
    )
    findings = [block for block in page if isinstance(block, FindingBlock)]
    assert [(each.place, each.code, each.cites) for each in findings[:2]] == [
        (1, "F1", ("W1",)), (2, "F2", ("W1",)),
    ]  # fmt: skip
    assert findings[0].support.startswith("2 of 2 departments · ")
    assert findings[0].recommendation == "Buy a portal."
    assert [cell.sign for cell in findings[0].heard] == ["said", "said"]
    assert findings[1].ask == "Decide 1 — the board, by 1 September 2026"
    (asked,) = (block for block in page if isinstance(block, Bullets))
    assert [text_of(item) for item in asked.items] == [
        "Decide 2 — the board, by 1 May 2026 (F3)",
        "Decide 3 — the board, by 1 July 2026 (F4)",
        "Decide 1 — the board, by 1 September 2026 (F2)",
    ]
    lines = [text_of(block.spans) for block in page if isinstance(block, Paragraph)]
    assert "1 more, each with the finding that asks it." in lines
    assert "Decided already: Invoices are one project. " in lines


def test_without_a_headline_it_is_a_working_draft() -> None:
    """That is the first line; what a rule drew says that nobody found it, and has no code."""
    page = first_page(build(Board().record, "swot", "shareable"))
    assert isinstance(page[0], Paragraph)
    assert text_of(page[0].spans) == (
        "Working draft. The answer in one sentence is not written yet, and findings are drawn by "
        "rule."
    )
    room = Board()
    room.find("Invoices cost us a day.")
    page = first_page(build(room.record, "swot", "shareable"))
    assert "by rule" not in str(page)
    more = [block for block in page if isinstance(block, FindingBlock)]
    assert [each.text for each in more] == ["Invoices cost us a day."]


def test_five_findings_stand_on_the_page_and_the_others_behind_it() -> None:
    """None is lost, and the page says where they are."""
    room = Board()
    for number in range(7):
        room.find(f"Finding {number}.")
    report = build(room.record, "swot", "restricted")
    shown = [block.code for block in first_page(report) if isinstance(block, FindingBlock)]
    every = [block.code for block in report.blocks if isinstance(block, FindingBlock)]
    assert shown == ["F1", "F2", "F3", "F4", "F5"]
    assert every == [*shown, "F6", "F7"]
    assert "2 more findings in appendix F." in told(report)
    assert any(isinstance(b, Heading) and b.text.startswith("F ") for b in report.blocks)


def test_ties_are_told_and_nothing_beyond_five_stands_in_the_picture() -> None:
    """Of eight equal ones five stand there by their wording, with how many more there are."""
    room = Board()
    for letter in "hgfedcb":
        room.say(room.talk, "talk", f"+ {letter} works well")
    report = build(room.record, "swot", "restricted")
    strengths = next(b for b in report.blocks if isinstance(b, Quadrant)).quarters[0]
    assert [item.text[0] for item in strengths.items] == ["b", "c", "d", "e", "f"]
    assert strengths.more == 3
    words = "Equal, and therefore in no order among themselves: S8, S7, S6, S5, S4 and 3 more"
    assert words in told(report)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_factor_stands_in_one_line_and_every_code_leads_somewhere(edition: Edition) -> None:
    """In the register once; a code is one of the register, or of a wording of the same."""
    room = Board()
    room.say(room.talk, "talk", "! The law changes in 2028 #l")
    room.say(room.talk, "talk", "- Only for you #private")
    report = build(room.record, "swot", edition)
    lines = [line.code for b in report.blocks if isinstance(b, Matrix) for line in b.rows]
    swot = report.facts.swot
    assert swot is not None
    facts = [*swot.strengths, *swot.weaknesses, *swot.opportunities, *swot.threats]
    assert sorted(lines) == sorted(fact.id for fact in facts)
    assert ("W3" in lines) is (edition == "restricted")
    known = {*lines, *(code for k in facts for code in ("W2",) if k.merged)}
    assert set(re.findall(r"\b[SWOT][0-9]+\b", told(report))) <= known


def test_who_is_told_as_a_participant_stands_in_no_column_of_their_own() -> None:
    """Neither name nor department; one column of all of them, where there are enough of them."""
    few = build(Board(Attribution.PARTICIPANT).record, "swot", "shareable")
    register = next(block for block in few.blocks if isinstance(block, Matrix))
    assert register.columns == ("Finance",)
    many = Board(Attribution.PARTICIPANT, people=4)
    for at in range(4):
        many.say(many.meeting, "talk", f"- Something {at} @Lee.Park{at}")
    shared = build(many.record, "swot", "shareable")
    weaknesses = [block for block in shared.blocks if isinstance(block, Matrix)][1]
    assert weaknesses.columns == ("Finance", "not named")
    signs = {line.text: [cell.sign for cell in line.cells] for line in weaknesses.rows}
    assert signs["Invoices on paper"] == ["said", "said"]
    assert signs["Something 1"] == ["silent", "said"]
    for report in (few, shared):
        assert "Sales" not in told(report)
        assert "Park" not in told(report)
    whole = build(many.record, "swot", "restricted")
    register = next(block for block in whole.blocks if isinstance(block, Matrix))
    assert register.columns == ("Finance", "Sales")


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_table_has_a_column_that_says_the_same_in_every_row(edition: Edition) -> None:
    """What all rows say is said once, in the caption."""
    report = build(Board().record, "swot", edition)
    for block in report.blocks:
        if isinstance(block, Table) and len(block.rows) > 1:
            for at in range(1, len(block.columns)):
                assert len({row[at] for row in block.rows}) > 1, block.caption


@pytest.mark.parametrize("document", ["swot", "scan"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_word_of_the_program_stands_in_it(document: str, edition: Edition) -> None:
    """What people read knows of no entries, and is no checklist for whoever sends it."""
    words = told(build(Board().record, document, edition)).casefold()
    for each in (
        "entries", "entry", "filed", "taken in", "stands for all", "merged", "before sending",
        "as stated",
    ):  # fmt: skip
        assert each not in words
