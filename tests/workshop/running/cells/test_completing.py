"""Steps that ask more of rows that are there: with which row they begin, and what comes next."""

from __future__ import annotations

import msgspec

from sessions.library.guides import Library
from tests.builders.boards import put_rows
from tests.builders.record import TEN, Building, workshop
from workshop.guide.row_steps import Form, RowStep
from workshop.guide.shape import as_kind
from workshop.running.cells.completing import asked_besides, without
from workshop.running.cells.proposing import proposed
from workshop.running.row_commands import PutRows, RowText


def test_the_guides_that_ship_begin_with_what_is_there_where_they_ask_more_of_it() -> None:
    """Scores of strategies, causes of gaps, treatments of risks; lines of another kind are new."""
    library = Library()
    found = {}
    for each in library.listing():
        guide = library.load(each.name)
        for step in guide.steps:
            rows = as_kind(step, RowStep)
            if rows is not None and (fields := asked_besides(guide, rows)):
                found[each.name, step.id] = fields[0].id
    assert found == {
        ("department-needs", "worth"): "objective",
        ("direction-and-goals", "cause-and-effect"): "drivers",
        ("gap-analysis", "causes"): "cause",
        ("project-outlines", "change-over"): "from_state",
        ("risk-workshop", "treatment"): "treatment",
        ("stakeholder-map", "place"): "power",
        ("stakeholder-map", "approach"): "attitude",
        ("tool-appraisal", "verdicts"): "benefit",
        ("tows", "attractive"): "attractiveness",
    }


def test_rows_of_the_session_come_before_those_of_others() -> None:
    """Where it entered none, those of a meeting before are gone through."""
    steps = [
        Form(id=id_, title=id_, minutes=TEN, register="objectives", fields=fields)
        for id_, fields in (("names", ("objective",)), ("figures", ("objective", "figure")))
    ]
    guide = msgspec.structs.replace(workshop(), steps=(*workshop().steps[:1], *steps))
    room = Building()
    session = room.start(guide, room.person("Dana Ortiz"))
    besides = asked_besides(guide, steps[1])
    put_rows(room, "objectives", {"objective": "Grow", "figure": "5 %"}, {"objective": "Save"})
    assert [row.code for row in without(room.record, "objectives", besides, session)] == ["B2"]
    row = RowText(values={"objective": "Hire"})
    room.do(PutRows(register="objectives", rows=(row,), session_id=session, step_id="names"))
    assert [row.code for row in without(room.record, "objectives", besides, session)] == ["B3"]
    assert asked_besides(guide, steps[0]) == ()
    assert without(room.record, "objectives", (), session) == []


def test_the_next_pair_to_be_scored_is_known() -> None:
    """Factor by factor, the heaviest first; for a strategy that is named, its first without one."""
    room = Building()
    session = room.start(workshop(), room.person("Dana Ortiz"))
    for line in ("+ Staff know the work", "! The law changes"):
        room.say(session, "talk", line)
    put_rows(
        room,
        "strategies",
        {"strategy": "Teach", "cites": "S1; T1"},
        {"strategy": "Buy", "cites": "S1; T1"},
    )
    pairs = []
    for _ in range(3):
        about = proposed(room.record, "attractiveness", {})
        pairs.append((about["strategy"], about["factor"]))
        put_rows(room, "attractiveness", about | {"score": "3"})
    assert pairs == [("SG1", "S1"), ("SG2", "S1"), ("SG1", "T1")]
    assert proposed(room.record, "attractiveness", {"strategy": "sg2"})["factor"] == "T1"
    assert proposed(room.record, "attractiveness", {"strategy": "SG1"}) == {}
    assert proposed(room.record, "strategies", {}) == {}
