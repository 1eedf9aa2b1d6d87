"""Boards of evaluation and scanning: what was recorded, by its method, as an edition tells it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from sessions.library.guides import Library
from tests.builders.boards import (
    LINES,
    OUTSIDE,
    ScoringRoom,
    both_scales,
    put_rows,
    scoring_room,
    weigh_options,
)
from tests.builders.needs import Scores, Wanted
from tests.builders.record import IMPACT, TEN, Building, scale, workshop
from tests.builders.scored import scored
from workshop.guide.row_steps import RowStep
from workshop.guide.shape import Guide, Score
from workshop.methods import named
from workshop.methods.core.method import fields_of
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution
from workshop.report.blocks import Matrix, Plane
from workshop.report.boards.all_boards import BOARDS, board_of
from workshop.report.boards.board import Board
from workshop.report.view import Gathered
from workshop.running.commands import FinishScoring, KeepPrivate
from workshop.running.row_commands import PutRows, RowText
from workshop.trace.tracing import trace

EDITIONS: tuple[Edition, ...] = ("restricted", "shareable")


def told(room: Building, name: str, edition: Edition = "restricted") -> Board:
    """A board as an edition tells it."""
    return board_of(Gathered(room.record, edition), name)


def as_text(board: Board) -> str:
    """Everything that a board says."""
    return json.dumps(msgspec.to_builtins(board), ensure_ascii=False)


@pytest.mark.parametrize("name", BOARDS)
def test_a_board_without_data_names_a_guide_that_ships(name: str) -> None:
    """Nothing is drawn, nothing crashes, and the session that would fill it is told."""
    found = told(Building(), name)
    assert (found.figure, found.marks, found.n) == (None, (), 0)
    shipped = [each.name for each in Library().listing()]
    assert found.missing
    for sentence in found.missing:
        assert any(f"“{guide}”" in sentence for guide in shipped), sentence


def test_impact_and_uncertainty_make_the_axes_that_the_method_names() -> None:
    """Medians stand on the plane; fields, axes and independence are those of `calc`."""
    found = told(scoring_room(), "impact-uncertainty")
    assert isinstance(found.figure, Plane)
    points = {point.code: (point.up, point.across) for point in found.figure.points}
    assert points == {code: (float(a), float(b)) for code, (a, b) in OUTSIDE.items()}
    unsure = {
        "T1": (5, 4, 5, 4, 5, 5), "T3": (5, 5, 4, 4, 5, 5), "T2": (1,) * 6, "O1": (4,) * 6,
        "O2": (5,) * 6,
    }  # fmt: skip
    ratings = [
        {"factor": code, "rater": str(at), "impact": OUTSIDE[code][0], "uncertainty": given}
        for code, row in unsure.items()
        for at, given in enumerate(row)
    ]
    by_method: dict[str, Any] = fields_of(named("impact-uncertainty").run({"ratings": ratings}))
    assert by_method["axes"] == ["T1", "T3"]
    assert f"rank correlation {by_method['correlation']:.2f}" in found.sentence
    assert "The axes of the scenarios are T1 and T3" in found.sentence
    assert "on the line: O1" in found.sentence, "the midpoint is in no field"
    assert found.counted == "5 items, scored by 6 people"
    assert found.source.startswith("Schwartz 1991")


def test_a_tie_at_impact_is_told_and_not_broken() -> None:
    """Three that are equal at the impact that decides: no axes, and all three are named."""
    room = ScoringRoom()
    for person in room.people:
        for code in ("T1", "T2", "T3"):
            room.give(code, person, impact=5, uncertainty=4)
    room.do(FinishScoring(session_id=room.meeting, step_id="outside"))
    found = told(room, "impact-uncertainty")
    assert "No axes yet: T1, T2 and T3 tie" in found.sentence


def test_one_critical_uncertainty_is_told_as_one() -> None:
    """Two make the axes; where there is one it is not counted as many."""
    room = ScoringRoom()
    for person in room.people:
        room.give("T1", person, impact=5, uncertainty=5)
        for code in ("T2", "T3"):
            room.give(code, person, impact=1, uncertainty=1)
    room.do(FinishScoring(session_id=room.meeting, step_id="outside"))
    found = told(room, "impact-uncertainty")
    assert "No axes yet" in found.sentence
    assert "there is one." in found.sentence


def test_few_voters_and_open_scores_stay_out() -> None:
    """What may be shared has nothing that three people scored; nobody has what is not in yet."""
    room = ScoringRoom(3)
    room.give("T1", room.people[0], impact=5, uncertainty=4)
    assert told(room, "impact-uncertainty").figure is None
    few = scoring_room(3)
    assert told(few, "impact-uncertainty").n == len(OUTSIDE)
    shared = told(few, "impact-uncertainty", "shareable")
    assert (shared.figure, shared.marks, shared.left_out) == (None, (), len(OUTSIDE))
    assert not [line for line in LINES.values() if line[2:] in as_text(shared)]


def test_what_is_off_the_record_is_on_no_board_that_is_shared() -> None:
    """It is counted, and neither its code nor its words are there."""
    room = scoring_room()
    room.do(KeepPrivate(entry_id=room.said["T1"].id, private=True))
    shared = told(room, "impact-uncertainty", "shareable")
    assert shared.left_out == 1
    assert "T1" not in as_text(shared)
    assert LINES["T1"][2:] not in as_text(shared)


def test_the_latest_session_with_both_scales_counts() -> None:
    """A later session that asks for impact alone takes nothing from the board."""
    room = scoring_room()
    again = room.start(both_scales(), *room.people)
    for person in room.people:
        room.give("T2", person, session=again, impact=4, uncertainty=4)
    room.do(FinishScoring(session_id=again, step_id="outside"))
    room.close(again)
    alone = Score(id="outside", title="Impact", minutes=TEN, scales=(IMPACT,), factors=("O", "T"),
                  scope="engagement", voters="each")  # fmt: skip
    guide: Guide = workshop()
    last = room.start(
        msgspec.structs.replace(guide, name="alone", steps=(guide.steps[0], alone)), *room.people
    )
    for person in room.people:
        room.give("T2", person, session=last, impact=1)
    room.do(FinishScoring(session_id=last, step_id="outside"))
    figure = told(room, "impact-uncertainty").figure
    assert isinstance(figure, Plane)
    points = {point.code: (point.up, point.across) for point in figure.points}
    assert points == points | {"T2": (4.0, 4.0), "T1": (5.0, 5.0)}


def test_scales_with_other_ends_stand_on_no_common_plane() -> None:
    """What was scored from 1 to 10 in the latest session leaves the older ones off, named."""
    room = scoring_room()
    ten = Score(
        id="outside", title="Outside", minutes=TEN, factors=("O", "T"), scope="engagement",
        voters="each", scales=(scale("impact", 10), scale("uncertainty", 10)),
    )  # fmt: skip
    guide = workshop()
    later = room.start(
        msgspec.structs.replace(guide, name="ten", steps=(guide.steps[0], ten)), *room.people
    )
    for person in room.people:
        room.give("T2", person, session=later, impact=9, uncertainty=8)
    room.do(FinishScoring(session_id=later, step_id="outside"))
    found = told(room, "impact-uncertainty")
    assert [mark.code for mark in found.marks] == ["T2"]
    assert "other ends" in as_text(found)


def test_importance_and_performance_say_where_to_concentrate() -> None:
    """Fields around the middle of the scale, as the method has them."""
    found = told(scoring_room(), "importance-performance")
    assert found.sentence == (
        "4 items around the middle of the scale: concentrate here: S1; keep up the good work: S2; "
        "possible overkill: W1; on the line: W2."
    )


def test_stakeholders_stand_by_power_and_interest_for_those_who_run_it_alone() -> None:
    """The fields are those of `calc`; what may be shared has no stakeholder at all."""
    example: dict[str, Any] = dict(named("power-interest").about.example)
    room = Building()
    rows = [
        {"who": each["name"], "power": str(each["power"]), "interest": str(each["interest"])}
        for each in example["stakeholders"]
    ]
    put_rows(
        room, "stakeholders", *rows, {"who": "Nobody asked yet"}, {"who": "Half", "power": "5"},
        {"who": "The other half", "interest": "1"},
    )  # fmt: skip
    found = told(room, "power-interest")
    (missing,) = found.missing
    assert missing.startswith("Power or interest is not said of SH5, SH6, SH7; a session")
    assert [mark.code for mark in found.marks] == ["SH1", "SH2", "SH3", "SH4"]
    by_method: dict[str, Any] = fields_of(named("power-interest").run(example))
    names = {mark.text: mark.code for mark in found.marks}
    for name, treatment in by_method["treatments"].items():
        assert f"{treatment}: {names[name]}" in found.sentence
    shared = told(room, "power-interest", "shareable")
    assert (shared.marks, shared.left_out) == ((), 7)
    assert "CFO" not in as_text(shared)


def test_gaps_stand_by_priority_and_share_a_place_where_they_tie() -> None:
    """Importance times the gap; what is above target comes last, what is not rated is named."""
    room = Building()
    put_rows(
        room, "gaps",
        {"what": "Archive", "present": "4", "wanted": "3", "importance": "3"},
        {"what": "Backups", "present": "2", "wanted": "4", "importance": "5"},
        {"what": "Network", "present": "1", "wanted": "3", "importance": "5"},
        {"what": "Printing", "present": "1", "wanted": "5"},
    )  # fmt: skip
    found = told(room, "gaps", "shareable")
    assert isinstance(found.figure, Matrix)
    lines = [(line.code, line.ends) for line in found.figure.rows]
    assert lines == [
        ("GP2", ("2", "5", "10", "1")),
        ("GP3", ("2", "5", "10", "1")),
        ("GP1", ("-1", "3", "-3", "3")),
        ("GP4", ("4", "–", "–", "–")),
    ]
    assert "GP2 and GP3 come first" in found.sentence
    assert "GP4" in found.missing[0]


def weighed(points: Sequence[float], matrix: Sequence[Sequence[float]]) -> Building:
    """An engagement in which options were rated by criteria."""
    room = Building()
    weigh_options(room, points, matrix)
    return room


def test_criteria_that_nobody_weighed_weigh_alike_and_that_is_said() -> None:
    """With the vote on weights the score is the weighted sum; without it the plain mean."""
    agreed = told(weighed((40, 30, 20, 10), ((5, 1, 1, 1), (1, 5, 1, 1))), "scores")
    assert not agreed.missing
    assert "W1 scores highest with 2.60" in agreed.sentence
    alike = told(weighed((), ((5, 1, 1, 1), (1, 5, 1, 1))), "scores")
    assert "W1 and W2 tie for the first place with 2.00" in alike.sentence
    assert "all weigh alike" in alike.missing[0]
    partly = told(weighed((40, 30, 20, 10), ((5, 1, 1, 1), (1, 5))), "scores")
    assert [mark.code for mark in partly.marks] == ["W1"]
    assert "W2" in as_text(partly)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_mark_leads_to_what_it_stands_for(edition: Edition) -> None:
    """`trace` finds each by its code, and ids stand only where the edition gives them."""
    rooms: list[Building] = [scoring_room(), scored()]
    put_rows(rooms[0], "gaps", {"what": "Backups", "present": "2", "wanted": "4"})
    marks = 0
    for room in rooms:
        gathered = Gathered(room.record, edition)
        for name in BOARDS:
            for mark in board_of(gathered, name).marks:
                if mark.kind:
                    marks += 1
                    assert bool(mark.id) == gathered.gives_ids
                    assert trace(room.record, mark.code, edition).id
    assert marks > 9


def test_needs_stand_by_the_criteria_of_their_framework() -> None:
    """The score of each is its value in the order of needs, by the weights that were agreed on."""
    room = Wanted()
    for name, weight in (("Budget", 3), ("Performance", 1)):
        room.put("framework", term=name, term_kind="criterion", weight=weight)
    codes = [room.need("Phones", "HR"), room.need("Wi-Fi", "Sales")]
    people = [room.person(f"Voter {at}", "", room.departments["HR"]) for at in range(4)]
    scores: Scores = {
        room.id(codes[0]): {"budget": 2.0, "performance": 5.0},
        room.id(codes[1]): {"budget": 4.0, "performance": 3.0},
    }
    given = dict.fromkeys(people, scores)
    room.hold_scoring(people, given, ("budget", "performance"))
    for edition in EDITIONS:
        found = told(room, "scores", edition)
        assert isinstance(found.figure, Matrix)
        shown = {line.code: float(line.ends[0]) for line in found.figure.rows}
        assert shown == {codes[0]: 2.75, codes[1]: 3.75}
        assert shown == {need.code: need.value for need in room.needs.standing}
        assert found.figure.columns == ("Budget (75%)", "Performance (25%)")


def test_what_was_merged_since_counts_for_its_whole_and_its_voters_do() -> None:
    """Two voters alone may not be told; with the two of what was merged into it they are four."""
    room = Wanted()
    for name in ("Budget", "Performance"):
        room.put("framework", term=name, term_kind="criterion", weight=1)
    whole, part = room.need("Wi-Fi", "Sales"), room.need("Wireless", "HR")
    people = [room.person(f"Voter {at}", "", room.departments["HR"]) for at in range(4)]
    given: dict[str, Scores] = {
        person: {room.id(code): {"budget": 2.0, "performance": 5.0}}
        for person, code in zip(people, (whole, whole, part, part), strict=True)
    }
    room.hold_scoring(people, given, ("budget", "performance"))
    assert (told(room, "scores", "shareable").n, told(room, "scores").n) == (0, 2)
    room.edit(part, merged_into=whole)
    for edition in EDITIONS:
        assert [mark.code for mark in told(room, "scores", edition).marks] == [whole]


def test_no_board_tells_who_gave_what() -> None:
    """No id and no name of a voter stands on a board, whoever may see it."""
    room = scoring_room()
    for edition in EDITIONS:
        for name in BOARDS:
            text = as_text(told(room, name, edition))
            assert not [each for each in room.people if each in text]
            assert "Voter" not in text


def test_axes_that_were_decided_and_worlds_that_were_described_stand_below() -> None:
    """A session by the guide `scenarios` fills the board; what is off the record is counted."""
    room = Building()
    people = [room.person(f"Rater {at}", "", None) for at in range(4)]
    session = room.start(Library().load("scenarios"), *people)
    for person in people:
        room.consent(session, person, Attribution.PARTICIPANT)
    said = [room.say(session, "open-ends", line) for line in ("! Law", "! Prices", "* Grants")]
    for person in people:
        for entry, uncertainty in zip(said, (5, 4, 1), strict=True):
            room.score(session, "rate", entry, person, impact=5, uncertainty=uncertainty)
    room.do(FinishScoring(session_id=session, step_id="rate"))
    decided = RowText(values={"decision": "Law across prices"})
    room.do(PutRows(register="decisions", rows=(decided,), session_id=session, step_id="axes"))
    room.say(session, "worlds", "Nobody waits: the law came and prices fell")
    secret = room.say(session, "worlds", "The owner sells")
    room.do(KeepPrivate(entry_id=secret.id, private=True))
    for edition in EDITIONS:
        text = as_text(told(room, "impact-uncertainty", edition))
        assert "critical uncertainty: T1, T2; predetermined element: O1" in text
        assert "Law across prices" in text
        assert "Nobody waits" in text
        assert "The owner sells" not in text or edition == "restricted"
    assert "1 statement" in text


def test_the_guides_that_boards_name_ask_for_what_they_need() -> None:
    """Each has steps with the scales, or the columns of the table, that its board is drawn of."""
    scales = {
        "swot-workshop": {"weight", "rating"},
        "scenarios": {"impact", "uncertainty"},
        "feedback-round": {"importance", "performance"},
    }
    for name, wanted in scales.items():
        steps = Library().load(name).steps_of(Score)
        letters = {letter for step in steps if _scales(step) >= wanted for letter in step.letters}
        both = {"S", "W"} if name == "feedback-round" else {"O", "T"}
        assert letters >= both, name
    assert any(step.weighted_by for step in Library().load("prioritisation").steps_of(Score))
    columns = {
        "stakeholder-map": ("stakeholders", {"power", "interest"}),
        "gap-analysis": ("gaps", {"present", "wanted", "importance"}),
    }
    for name, (register, fields) in columns.items():
        steps_of_rows = [
            step for step in Library().load(name).steps_of(RowStep) if step.table_name == register
        ]
        asked = {field for step in steps_of_rows for field in step.fields}
        assert asked >= fields, name


def _scales(step: Score) -> set[str]:
    return {scale.id for scale in step.scales}


def test_a_position_that_rests_on_what_is_off_the_record_is_not_shared() -> None:
    """The total would tell its weight; so there is none, and what is hidden is counted."""
    room = scored()
    room.do(KeepPrivate(entry_id=room.weaker.id, private=True))
    assert told(room, "position").figure is not None
    shared = told(room, "position", "shareable")
    assert (shared.figure, shared.left_out) == (None, 1)
    assert "in the restricted edition only" in shared.missing[0]
    assert "guide" not in shared.missing[0], "no session is lacking"
    assert "Paper invoices" not in as_text(shared)
