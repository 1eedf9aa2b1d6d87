"""The strategy document: one page for those who decide, six elements, what they rest on.

Requirement: what is missing is shown as missing, element by element, with the session that would
fill it; a code stands behind each claim; sums are to the cent; an edition for others tells nothing
that may not be told, and counts it.
"""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from sessions.exports.json_file import read
from sessions.exports.places import Places, codes_in
from sessions.exports.read_out import lines_of
from sessions.exports.registry import REPORTS
from tests.builders.carried_out import HUSHED, CarriedOut
from tests.builders.record import Building
from workshop.privacy.editions import Edition
from workshop.report.blocks import AnyBlock, Bullets, Heading, Headline, Paragraph, Report, text_of
from workshop.report.build import build
from workshop.report.known import Earlier
from workshop.report.strategy.chapters import evidence
from workshop.report.strategy.chapters.front import LINES, height
from workshop.running.commands import EditFactor
from workshop.strategy.element_parts import PARTS_OF_ELEMENTS

EDITIONS: tuple[Edition, Edition] = ("shareable", "restricted")


class Made(CarriedOut):
    """With goals, money in hand, and the approval of the strategy itself."""

    def __init__(self) -> None:
        super().__init__()
        said = self.heard("Sales", "A receipt takes nine minutes to find")
        self.rows(
            "goals",
            {"goal": "A receipt is found at once", "measure": "minutes", "today": "9",
             "wanted": "1", "due": "2027-09-30", "drivers": "W1", "blockers": "Old habits"},
            evidence=(said.id,),
        )  # fmt: skip
        self.rows(
            "goals",
            {"goal": "Nobody counts at night"},
            {"goal": "Fewer complaints", "measure": "letters"},
        )
        self.rows("funding", {"source": "Budget", "year": "2027", "amount": "5000.50"},
                  {"source": "Budget", "year": "2028", "amount": "5000"})  # fmt: skip
        self.rows("strategies", {"strategy": "Count by machine", "shortlisted": "yes"})
        self.rows("projects", {"project": "Paper for ever", "state": "stopped",
                               "reached": "Nobody wants it"})  # fmt: skip

    def approve(self, **answers: str) -> None:
        """Rungs of the ladder of the strategy itself, by who approves, with what they said."""
        self.rows(
            "approvals",
            *(
                {"what": "The IT strategy", "approver": who.replace("_", " "), "answer": said,
                 "answered_on": "2026-12-01" if said == "approved" else ""}
                for who, said in answers.items()
            ),
        )  # fmt: skip


@pytest.fixture(scope="module")
def room() -> Made:
    return Made()


def report(room: Building, edition: Edition = "restricted") -> Report:
    return build(room.record, "strategy", edition)


def text(made: Report) -> str:
    """The document as it is read out."""
    return "\n".join(lines_of(made))


def front(made: Report) -> list[AnyBlock]:
    """The blocks of its first page."""
    headings = [at for at, block in enumerate(made.blocks) if _is_chapter(block)]
    return list(made.blocks[: headings[1]])


def _is_chapter(block: AnyBlock) -> bool:
    return isinstance(block, Heading) and block.level == 1


# What is missing


@pytest.mark.parametrize("edition", EDITIONS)
def test_without_anything_all_of_it_is_missing(edition: Edition) -> None:
    """Every part of the six with the guide that would fill it; all eight chapters are there."""
    made = report(Building(), edition)
    told = text(made)
    elements = made.facts.elements or {}
    assert [p.id for each in elements.values() for p in each.missing] == [
        part.id for part in PARTS_OF_ELEMENTS
    ]
    for part in PARTS_OF_ELEMENTS:
        words = f"Nothing is there yet of {part.title}; a session by the guide “{part.guide}”"
        assert words in told
    chapters = [b.text[:2] for b in made.blocks if isinstance(b, Heading) and b.level == 1]
    assert chapters[1:9] == [f"{number} " for number in range(1, 9)]
    assert "this strategy is still to be made" in told


def test_what_is_there_is_not_missing(room: Made) -> None:
    """Nor is what is there and may not be told: that is left out, and counted."""
    hidden = CarriedOut()
    elements = report(hidden, "shareable").facts.elements or {}
    assert "projects" not in [part.id for part in elements["projects"].missing]
    assert elements["projects"].left_out == 1
    assert "goals" not in [p.id for p in (report(room).facts.elements or {})["overview"].missing]


# Codes behind claims


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_line_says_from_where_it_is(room: Made, edition: Edition) -> None:
    """What was said for it, who decided it, in which decision, or by which door it came."""
    elements = report(room, edition).facts.elements or {}
    lines = [line for each in elements.values() for line in each.rows]
    assert lines
    for line in lines:
        assert line.evidence or line.decided_by or line.decided_in or line.entered_by, line


@pytest.mark.parametrize("edition", EDITIONS)
def test_codes_on_the_first_page_lead_somewhere(room: Made, edition: Edition) -> None:
    """Each claim has a code, and each code its place in a chapter."""
    made = report(room, edition)
    places = Places(made.blocks)
    spans = [
        span.text
        for block in front(made)
        if isinstance(block, Bullets)
        for item in block.items
        for span in item
        if span.style == "muted"
    ]
    codes = [code for words in spans for code in codes_in(words.strip(" ()"))]
    assert {"G1", "PJ3", "AP2"} <= set(codes)
    assert [code for code in codes if not places.lead(code)] == []


def test_goals_stand_in_data_with_what_drives_and_blocks_them(room: Made) -> None:
    """Under `goals`, where the synthesis has what was told; reading it gives an equal report."""
    made = report(room)
    data = REPORTS["json"].render(made)
    goal = json.loads(data)["goals"][0]
    assert (goal["id"], goal["measure"], goal["now"], goal["target"], goal["due"]) == (
        "G1", "minutes", "9", "1", "2027-09-30",
    )  # fmt: skip
    assert (goal["drivers"], goal["blockers"]) == (["W1"], ["Old habits"])
    assert goal["lacks"] == ["initiative"]
    assert read(data) == made


# Money


def test_sums_are_to_the_cent(room: Made) -> None:
    """By year, and what is lacking in the first year that is not covered."""
    money = report(room).facts.money
    assert money is not None
    assert [(y.year, y.low, y.likely, y.high, y.in_hand) for y in money.years] == [
        (2027, 8677.87, 8777.97, 8978.07, 5000.5),
        (2028, 99.85, 99.85, 99.85, 5000),
    ]
    assert money.likely == 8877.82
    assert money.n == 3
    assert money.first_year_not_covered == 2027
    assert "3,777.47 is lacking" in money.sentence
    assert "8,777.97" in text(report(room)), "as on the first page"


def test_the_cost_of_a_project_is_that_of_the_lines_that_are_told(room: Made) -> None:
    """A project that is not told has no cost either."""
    projects = {each.id: each for each in report(room, "shareable").facts.projects or ()}
    assert projects["PJ1"].cost == 1100.05
    assert "PJ2" not in projects


# What may not be told


def test_what_was_not_to_be_quoted_is_nowhere_in_what_is_shared(room: Made) -> None:
    """Neither its words nor the row that rests on it; in the record of those who ran it it is."""
    shared = REPORTS["json"].render(report(room, "shareable")).decode()
    assert HUSHED not in shared
    assert "The secret one" not in shared
    assert "The secret one" in REPORTS["json"].render(report(room)).decode()


# The first page


def test_the_first_page_says_what_is_decided_on(room: Made) -> None:
    """Where to, what is done, what it costs, what is left and why, what is asked."""
    page = front(report(room))
    titles = [text_of(block.spans) for block in page if isinstance(block, Paragraph)]
    for title in ("Where to", "What it costs", "What we will not do, and why", "Decisions asked"):
        assert title in titles
    told = "\n".join(text_of(item) for b in page if isinstance(b, Bullets) for item in b.items)
    assert "A receipt is found at once: minutes, 9 → 1, 30 Sep 2027 (G1)" in told
    assert "Stopped: Paper for ever – Nobody wants it (PJ3)" in told
    assert "Approve: New tills — Head2 Person2 (AP2)" in told
    assert "2027: likely 8,777.97, at least 8,677.87, at most 8,978.07; in hand 5,000.50" in told


def test_the_first_page_is_one_however_much_there_is() -> None:
    """Where there is much, or texts are long, it has less, and says how much more there is."""
    room = Made()
    long = "Everything that was said in one of those sentences that never come to an end " * 5
    room.rows("goals", *({"goal": f"{long}{at}", "measure": long, "due": "2028-01-01"}
                         for at in range(12)))  # fmt: skip
    room.rows("projects", *({"project": f"{long}{at}", "begins": f"2027-0{at + 1}-01"}
                            for at in range(9)))  # fmt: skip
    room.rows("decisions", *({"decision": f"{long}{at}"} for at in range(9)))
    page = front(report(room))
    assert height(page) <= LINES
    told = "\n".join(text_of(item) for b in page if isinstance(b, Bullets) for item in b.items)
    assert "more, in the chapters." in told


# How far it is


def test_it_is_approved_by_everybody_on_its_ladder() -> None:
    """Who and when stand on the cover; until all have said yes it is not approved."""
    room = Made()
    assert dict(report(room).meta)["Approved"] == "not yet: no ladder is set for the strategy"
    room.approve(Head0_Person0="approved", Head2_Person2="asked")
    assert dict(report(room).meta)["Approved"] == "not yet: 1 of 2 approve"
    assert report(room).status != "Approved"
    other = Made()
    other.approve(Head0_Person0="approved", Head2_Person2="approved")
    assert report(other).status == "Approved"
    told = dict(report(other).meta)["Approved"]
    assert told == "by Head0 Person0 and Head2 Person2 on 1 December 2026"


def test_what_changed_since_an_earlier_moment_is_told() -> None:
    """A row that is new, one that says something else, one that was taken back."""
    room = Made()
    then = Earlier(room.record.copy(), room.now, "draft 1")
    room.rows("goals", {"goal": "Tills that tell the time"})
    room.edit("goals", "G1", wanted="2")
    made = build(room.record, "strategy", "restricted", before=then)
    assert made.facts.answer is not None
    assert made.facts.answer.changes is not None
    told = [(each.kind, each.id) for each in made.facts.answer.changes.changes]
    assert told == [("reworded", "G1"), ("new", "G4")]
    assert "G1: other than before: wanted" in text(made)


def test_of_factors_only_those_that_it_cites_are_told_as_changed() -> None:
    """What nothing rests on is of no concern here; the SWOT summary tells it."""
    room = Made()
    aside = room.heard("Sales", "- Bins are full")
    then = Earlier(room.record.copy(), room.now, "draft 1")
    for code, text in ((room.factor(aside).code, "Bins run over"), ("W1", "Receipts get lost")):
        factor = next(each for each in room.record.live_factors() if each.code == code)
        room.do(EditFactor(factor_id=factor.id, text=text, pestle=None))

    def told(document: str) -> list[tuple[str, str]]:
        answer = build(room.record, document, "restricted", before=then).facts.answer
        assert answer is not None
        assert answer.changes is not None
        return [(each.kind, each.id) for each in answer.changes.changes]

    assert set(told("swot")) == {("reworded", "W1"), ("reworded", room.factor(aside).code)}
    assert told("strategy") == [("reworded", "W1")]


def test_more_statements_than_paper_holds_are_counted(
    room: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first ones stand there; how many more there are is said, and where they stand."""
    whole = text(report(room))
    assert "in the data" not in whole
    for most, words in (
        (3, "1 more statement stands behind them; all stand in the data."),
        (1, "3 more stand behind them; all stand in the data."),
    ):
        monkeypatch.setattr(evidence, "_MOST", most)
        assert words in text(report(room))


def test_the_same_record_gives_the_same_document(room: Made) -> None:
    """Its date is that of the record."""
    first, second = (REPORTS["json"].render(report(room)) for _ in range(2))
    assert first == second
    assert isinstance(report(room).created, datetime)
    assert any(isinstance(block, Headline) for block in front(report(room)))
    assert height(front(report(room))) <= LINES
