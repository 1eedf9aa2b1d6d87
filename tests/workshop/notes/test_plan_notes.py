"""How the rest was planned anew, in a file of notes: it comes back, and wrong lines are refused."""

from __future__ import annotations

import pytest

from sessions.library.guides import Library
from tests.workshop.notes.test_notes import begun, ids
from tests.workshop.running.asking.test_replanning import GUIDE, Room
from workshop.errors import Problems
from workshop.notes import read_notes, write_notes
from workshop.notes.importer import replay
from workshop.record.documents import Session


def planned_twice() -> Room:
    """A room that left steps out, and asked for more."""
    room = Room()
    room.after(12.34)
    room.go("talk")
    found = room.ways("-40 no | time")
    room.do(found.command(found.ways[0]))
    room.after(20)
    room.go("actions")
    found = room.ways("+5")
    room.do(found.command(found.ways[0]))
    return room


def test_what_was_planned_anew_comes_back() -> None:
    """The same plans to the second, whatever stands in the reason."""
    room = planned_twice()
    text = write_notes(room.record, room.id)
    assert text.count("% plan: [") == 2
    record = begun()
    replayed = replay(record, read_notes(text, "notes.txt", lambda _: GUIDE), ids())
    assert replayed.problems == ()
    record.apply(replayed.change)
    again = record.get(Session, replayed.session_id)
    assert again.plans == room.session.plans
    assert write_notes(record, again.id) == text


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[10:05] talk | late", "a plan is written as"),
        ("[10:05] talk | late | talk", "is no step with its minutes"),
        ("[10:05] talk | late | talk x", "is no number of minutes"),
        ("[10:05] talk | late | talk nan", "is no number of minutes"),
        ("[10:05] talk | late | nowhere 5", "has no step “nowhere”"),
        ("[10:05] talk | late | close 5", "which minutes “talk” gets"),
        ("[10:05] talk | late | talk 5 | gone break", "none of was, took, out, more and spare"),
    ],
)
def test_a_line_that_is_wrong_is_refused_with_what_is_right(line: str, why: str) -> None:
    """The problem names what was found and how it is written."""
    text = f"guide: elastic\ndate: 2026-10-06 10:00\n\n% plan: {line}\n\n## talk\nSaid\n"
    with pytest.raises(Problems, match=why):
        read_notes(text, "notes.txt", lambda _: GUIDE)


def test_a_guide_that_ships_can_be_planned_anew_in_a_file() -> None:
    """What the manual shows is read."""
    guide = Library().load("swot-workshop")
    text = (
        "guide: swot-workshop\ndate: 2026-10-06 10:00\n\n"
        "% plan: [10:48] threats | 26 min behind | threats 8, close 2 | was close 3 | "
        "took opening 6 | out sort, score-internal | more 10\n\n## threats\nSaid\n"
    )
    notes = read_notes(text, "notes.txt", lambda _: guide)
    assert [(plan.here, plan.more, plan.left_out) for plan in notes.plans] == [
        ("threats", 10, ("sort", "score-internal"))
    ]
