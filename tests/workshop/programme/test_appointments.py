"""When interviews are, sittings of several, and what a session takes over."""

from __future__ import annotations

from datetime import date, time

from tests.builders.programme import Programming, guide_of
from workshop.programme.appointments import appointment_of, appointments, begin_with, clashes


def test_a_sitting_is_one_appointment_of_several() -> None:
    """Day, place and guide stand in one row and hold for all; who declined does not come."""
    made = Programming()
    made.row("Dana Ortiz", sitting="Board", day="2026-03-20", time="9:00", guide="talk")
    made.row("Piet Vos", sitting="board", place="Room 4")
    made.row("Mia Berg", sitting="Board", answer="declined")
    (one,) = appointments(made.record, made.programme, guide_of)
    assert one.names == ("Dana Ortiz", "Piet Vos")
    assert (one.day, one.time, one.place, one.minutes, one.guide_title) == (
        date(2026, 3, 20),
        time(9),
        "Room 4",
        50,
        "Stakeholder interview",
    )
    taken = begin_with(made.record, one)
    assert taken.people == (made.dana, made.piet)
    assert (taken.guide, taken.department, taken.place, taken.led_by) == (
        "talk",
        "",
        "Room 4",
        "Ida Kaya",
    )


def test_the_department_of_all_is_that_of_the_session() -> None:
    """Of one person it is theirs."""
    made = Programming()
    one = made.interview(made.row("Piet Vos", day="2026-03-20"))
    taken = begin_with(made.record, appointment_of(made.record, made.programme, one, guide_of))
    assert taken.department == "Sales"


def test_what_was_held_is_planned_no_more_and_what_was_declined_is_cancelled() -> None:
    """The earliest first; without a time before those with one."""
    made = Programming()
    made.row("Dana Ortiz", day="2026-03-21", time="10:00")
    made.row("Piet Vos", day="2026-03-21", answer="declined")
    found = appointments(made.record, made.programme, guide_of)
    assert [(one.names, one.cancelled) for one in found] == [
        (("Piet Vos",), True),
        (("Dana Ortiz",), False),
    ]
    made.talk(made.dana)
    found = appointments(made.record, made.programme, guide_of)
    assert [one.names for one in found] == [("Piet Vos",)]


def test_two_at_one_hour_are_told() -> None:
    """Of one leader, by the length of the first; one after the other is none, nor two leaders."""
    made = Programming()
    made.row("Dana Ortiz", day="2026-03-21", time="10:00", minutes="30")
    made.row("Piet Vos", day="2026-03-21", time="10:30")
    made.row("Mia Berg", day="2026-03-21", time="11:00", led_by="Somebody else")
    made.row("Bo Lind", day="2026-03-21", time="11:29")
    found = clashes(appointments(made.record, made.programme, guide_of))
    assert [(one.names, other.names) for one, other in found] == [(("Piet Vos",), ("Bo Lind",))]
