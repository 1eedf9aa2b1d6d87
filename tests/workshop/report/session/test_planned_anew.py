"""What the summary tells of an agenda that was planned anew: what was cut, why, what is to come."""

from __future__ import annotations

from datetime import date

from tests.workshop.running.asking.test_replanning import Room
from workshop.analysis.follow_up import steps_for_later
from workshop.privacy.editions import Edition
from workshop.report.actions.follow_up import follow_up
from workshop.report.build import build
from workshop.report.facts import SessionFact
from workshop.running.asking.planning import Planning
from workshop.running.commands import MoveTo


def cut() -> tuple[Room, Planning]:
    """A room that left out what may be done by mail, and more; and asked for ten minutes."""
    room = Room()
    room.after(40)
    room.go("talk")
    found = room.ways("-9 the lift stopped")
    way = next(way for way in found.ways if "mail" in way.left_out)
    room.do(found.command(way))
    more = room.ways("+10 the board agreed")
    room.do(more.command(more.ways[0]))
    return room, found


def told(room: Room, edition: Edition = "restricted") -> tuple[str, SessionFact]:
    """The summary of a session as text, and as data."""
    report = build(room.record, "session", edition, session_id=room.id)
    assert report.facts.session
    return repr(report.blocks), report.facts.session


def test_the_summary_tells_what_was_cut_and_why_and_what_is_to_be_done_later() -> None:
    """Each time with its reason, what the room was asked for; what is for later among the open."""
    room, found = cut()
    text, fact = told(room)
    assert "the lift stopped: left out " in text
    assert "the board agreed: " in text
    assert "The room was asked for 10 minutes more in all." in text
    assert text.index("To be done later") < text.index("How it ran")
    assert "Mail (by mail or next time)" in text
    assert "skipped: the lift stopped" in text
    first, second = fact.plans
    assert (first.reason, first.step) == ("the lift stopped", "talk")
    assert "mail" in first.left_out
    assert (second.more, second.left_out) == (10, ())
    assert fact.later == ("mail",)
    planned = {step.id: step.planned_minutes for step in fact.steps}
    assert planned["mail"] == 0
    assert planned["first"] == 40
    assert found.ways


def test_what_is_to_be_done_later_stands_among_what_is_open() -> None:
    """Over all sessions, until the room goes to it all the same."""
    room, _ = cut()
    assert [(s.id, step.id) for s, step in steps_for_later(room.record)] == [(room.id, "mail")]
    fact = follow_up(room.record, "shareable", date(2026, 10, 6))
    assert [each.split(" (")[0] for each in fact.later] == ["Mail"]
    room.do(MoveTo(session_id=room.id, step_id="mail"))
    assert steps_for_later(room.record) == []
    assert told(room)[1].later == ()


def test_a_reason_that_may_name_somebody_is_told_as_far_as_it_may_be() -> None:
    """The reason is what somebody typed: the name in it stays out of what is shared."""
    room = Room()
    room.after(40)
    room.go("talk")
    found = room.ways("-9 Dana Ortiz left angry")
    room.do(found.command(found.ways[0]))
    assert "Dana Ortiz left angry" in told(room)[0]
    text, fact = told(room, "shareable")
    assert "Ortiz" not in text
    assert "Ortiz" not in repr(fact.plans)


def test_a_session_without_a_plan_is_told_as_before() -> None:
    """Nothing is said where nothing was planned anew."""
    text, fact = told(Room())
    assert "Planned anew" not in text
    assert (fact.plans, fact.later) == ((), ())
