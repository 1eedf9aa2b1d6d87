"""The TOWS report and the report on gaps: what followed from what, in both editions.

Requirement: strategies in order with what they cite, what was shortlisted by which rule and what
came of it; gaps in order with what closes each; nothing hidden is named, and nothing follows from
it that is told.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from sessions.exports.files import render
from tests.builders.boards import put_rows
from tests.builders.record import RATING, TEN, WEIGHT, Building, interview
from tests.builders.votes import VotingRoom, vote_step
from tests.sessions.exports.read_back import READERS
from workshop.guide.shape import Score as ScoreStep
from workshop.privacy.editions import Edition
from workshop.record.documents import ROOM, Attribution, Factor
from workshop.report.boards.all_boards import board_of
from workshop.report.build import build
from workshop.report.view import Gathered
from workshop.running.commands import FinishScoring, SetScore
from workshop.running.needs.commands import MakeRows
from workshop.running.row_commands import PutRows, RowText
from workshop.running.strategy.commands import (
    Score,
    ScoreStrategies,
    ShortlistStrategies,
    StrategyScore,
)

UNTOLD = "The board sells the laundry"
SCORES: dict[str, dict[str, Score]] = {
    "SG1": {"S1": 4, "W1": 1, "O1": 3, "T1": 2},
    "SG2": {"S1": 2, "W1": 4, "O1": 1, "T1": 2},
}
WEIGHTS = {"S1": 60.0, "W1": 40.0, "O1": 70.0, "T1": 30.0}
EDITIONS: tuple[Edition, ...] = ("restricted", "shareable")


class Room(Building):
    """A room with four factors that are weighed, and one that nobody may be told of."""

    def __init__(self) -> None:
        super().__init__()
        finance = self.department("Finance")
        self.dana = self.person("Dana Ortiz", "CFO", finance)
        self.ana = self.person("Ana Lopez", "Lawyer", self.department("Legal"))
        scoring = ScoreStep(
            id="score", title="Scoring", minutes=TEN, scales=(WEIGHT, RATING), voters="room"
        )
        guide = interview()
        self.talk = self.start(
            msgspec.structs.replace(guide, steps=(*guide.steps, scoring)), self.dana, self.ana
        )
        self.consent(self.talk, self.dana, Attribution.NAME)
        self.consent(self.talk, self.ana, Attribution.WITHHELD)
        for line in ("+ A fast close", "- Data twice", "* Shared data", "! A new law"):
            self.say(self.talk, "talk", f"{line} @Dana")
        self.say(self.talk, "talk", f"! {UNTOLD} @Ana")
        self.factors = {each.code: each for each in self.record.all(Factor)}
        for code, weight in WEIGHTS.items():
            for scale, value in (("weight", weight), ("rating", 3.0)):
                self.do(
                    SetScore(
                        session_id=self.talk, step_id="score", voter=ROOM, scale_id=scale,
                        subject_id=self.factors[code].id, value=value,
                    )
                )  # fmt: skip
        self.do(FinishScoring(session_id=self.talk, step_id="score"))
        put_rows(
            self,
            "strategies",
            {"strategy": "Sell the close", "cites": "S1; O1", "owner": "@Dana"},
            {"strategy": "Clean the data", "cites": "W1; T1"},
            {
                "strategy": "Hide from it",
                "cites": "W1; O1; T2",
                "quadrant": "WO",
                "attractiveness": "1",
            },
        )
        self.ids = {row.code: row.id for row in self.record.rows("strategies")}

    def scored(self) -> None:
        """Two strategies scored by every factor that may be told."""
        given = (
            StrategyScore(strategy_id=self.ids[code], factor_id=self.factors[on].id, score=score)
            for code, scores in SCORES.items()
            for on, score in scores.items()
        )
        self.do(ScoreStrategies(scores=tuple(given)))

    def facts(self, document: str, edition: Edition) -> Any:
        """What a document says as data."""
        return msgspec.to_builtins(build(self.record, document, edition).facts)[document]


def words_of(room: Room, document: str) -> str:
    """The document as text, without its links."""
    text = render(build(room.record, document, "restricted"), "md").decode()
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)


def test_the_order_is_by_the_sum_and_what_came_of_each_is_told() -> None:
    """Weight of IFE and EFE times score; the rule, the goal and the project with it."""
    room = Room()
    room.scored()
    room.do(ShortlistStrategies(rule="attractiveness", most=1))
    room.do(MakeRows(register="goals", of=(room.ids["SG1"],)))
    room.do(MakeRows(register="projects", of=(room.ids["SG1"],)))
    found = room.facts("tows", "restricted")
    first = {
        code: sum(WEIGHTS[k] / 100 * float(v) for k, v in s.items()) for code, s in SCORES.items()
    }
    assert [(each["id"], each["place"]) for each in found["strategies"]] == [
        ("SG1", 1), ("SG2", 2), ("SG3", None),
    ]  # fmt: skip
    assert [each["sum"] for each in found["strategies"][:2]] == pytest.approx(
        [first["SG1"], first["SG2"]]
    )
    one, two, _ = found["strategies"]
    assert (one["cell"], one["cites"], one["becomes"]) == ("SO", ("S1", "O1"), ("G1", "PJ1"))
    assert (one["shortlisted"], one["shortlisted_by"]) == ("yes", "attractiveness")
    assert (two["shortlisted"], two["becomes"]) == ("no", ())
    text = words_of(room, "tows")
    for words in ("by attractiveness; became G1, PJ1", "Not shortlisted", "of them came G1, PJ1"):
        assert words in text, words


def test_what_came_of_strategies_is_told_by_number() -> None:
    """G2 before G10, goals before projects, each once, whichever strategy they came of."""
    room = Room()
    put_rows(room, "strategies", {"strategy": "Teach all", "shortlisted": "yes"})
    of = {2: "SG4", 9: "SG4; SG2", 10: "SG2", 11: "SG1"}
    put_rows(room, "goals", *({"goal": f"Goal {at}", "strategies": of.get(at, "")}
                              for at in range(1, 12)))  # fmt: skip
    put_rows(room, "projects", {"project": "Portal", "strategies": "SG4"})
    room.do(PutRows(register="strategies", rows=(
        RowText(row_id=room.ids["SG2"], values={"shortlisted": "yes"}),
    )))  # fmt: skip
    assert "of which SG2, SG4 are shortlisted; of them came G2, G9, G10, PJ1." in words_of(
        room, "tows"
    )


@pytest.mark.parametrize("form", [form for form in READERS if form in {"md", "html", "json"}])
def test_what_may_not_be_told_is_in_no_word_of_them(form: str) -> None:
    """Nor that a strategy rests on it, which is then not judged by what is left of that."""
    room = Room()
    put_rows(
        room,
        "gaps",
        {"what": "Data", "present": "1", "wanted": "4", "importance": "5", "seen_in": "W1"},
        {"what": "Law", "present": "1", "wanted": "4", "importance": "2", "seen_in": "T2"},
    )
    for document in ("tows", "gaps"):
        text = render(build(room.record, document, "shareable"), form).decode()
        assert UNTOLD not in text
        assert "T2" not in text
        assert UNTOLD in render(build(room.record, "swot", "restricted"), form).decode()
    hidden = room.facts("tows", "shareable")["strategies"][0]
    assert (hidden["id"], hidden["cites"], hidden["fault"]) == ("SG3", ("W1", "O1"), "")
    told = room.facts("tows", "restricted")["strategies"][0]
    assert told["fault"] == "cites T2, which is not of WO"
    for edition, closing in zip(EDITIONS, (("SG3",), ()), strict=True):
        law = room.facts("gaps", edition)["gaps"][1]
        assert (law["id"], law["strategies"]) == ("GP2", closing)


def test_a_gap_is_closed_by_what_comes_of_it_and_of_its_factors() -> None:
    """In order of priority; one with nothing says so; one that is more than wanted does not."""
    room = Room()
    rated = {"present": "1", "wanted": "4", "importance": "5"}
    put_rows(
        room,
        "gaps",
        {"what": "Data", **rated, "seen_in": "W1", "cause": "Two systems"},
        {"what": "Law", **rated, "importance": "2"},
        {"what": "Speed", "present": "5", "wanted": "4", "importance": "1"},
    )
    gap = room.record.rows("gaps")[0]
    room.do(MakeRows(register="goals", of=(gap.id,)))
    room.do(MakeRows(register="projects", of=(room.ids["SG2"],)))
    put_rows(
        room, "benchmarks", {"measure": "errors", "project": "PJ1", "today": "9", "expected": "1"}
    )
    found = {each["id"]: each for each in room.facts("gaps", "restricted")["gaps"]}
    one = found["GP1"]
    assert (one["place"], one["priority"], one["cause"]) == (1, 15, "Two systems")
    assert (one["strategies"], one["goals"], one["projects"]) == (("SG2", "SG3"), ("G1",), ("PJ1",))
    assert one["benchmarks"][0]["measure"] == "errors"
    text = words_of(room, "gaps")
    assert "nothing closes GP2 yet" in text
    assert "no more is wanted than there is" in text


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", ["tows", "attractiveness"])
def test_a_board_without_data_says_which_session_would_fill_it(name: str, edition: Edition) -> None:
    """No figure, no crash; the guide by its name."""
    board = board_of(Gathered(Building().record, edition), name)
    assert board.figure is None
    assert "“tows”" in board.missing[0]


@pytest.mark.parametrize("edition", EDITIONS)
def test_marks_lead_back_to_rows_and_factors(edition: Edition) -> None:
    """Each is of the record; in what may be shared without an id that tells when it was made."""
    room = Room()
    room.scored()
    gathered = Gathered(room.record, edition)
    for name in ("tows", "attractiveness"):
        marks = board_of(gathered, name).marks
        assert {mark.code for mark in marks} >= {"SG1", "SG2", "S1", "T1"}
        assert all(bool(mark.id) == (edition == "restricted") for mark in marks)
    figure: Any = board_of(gathered, "tows").figure
    cells = [cell.text for line in figure.rows for cell in line.cells]
    assert cells[0] == "SO: SG1 (S1, O1)"
    assert cells[3].startswith("WT: SG2 (W1, T1)")


def test_votes_on_strategies_are_told_where_their_numbers_may_be() -> None:
    """With session and day; of few voters only that they voted; an open vote not at all."""
    room = VotingRoom(vote_step("dots", of=("strategies",), budget=2), people=2)
    rows = tuple(RowText(values={"strategy": each}) for each in ("Sell it", "Buy it"))
    step = room.record.guide_of(room.session).steps[0].id
    there = {"session_id": room.talk, "step_id": step}
    room.do(PutRows(register="strategies", rows=rows, **there))
    room.open()
    room.cast("called", {"SG1": 2}, voter=room.people[0])
    assert "Votes on them" not in render(build(room.record, "tows", "restricted"), "md").decode()
    room.cast("called", {"SG2": 1, "SG1": 1}, voter=room.people[1])
    room.close_vote()
    told = render(build(room.record, "tows", "restricted"), "md").decode()
    assert "Votes on them" in told
    assert "Sell it: 3" in told
    shared = render(build(room.record, "tows", "shareable"), "md").decode()
    assert "Votes on them" in shared
    assert "Sell it: 3" not in shared
