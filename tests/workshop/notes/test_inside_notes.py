"""What went on inside a step, and what became of its entries, in notes and back."""

from __future__ import annotations

from datetime import date

from tests.workshop.notes.test_every_kind import Room, written_twice
from workshop.record.documents import EntryKind
from workshop.record.within import OutcomeState
from workshop.running import commands as c
from workshop.running.capture import read_line
from workshop.running.command_kinds.entries import DropParked, SetOutcome
from workshop.running.command_kinds.steps import GiveTurn, SetTimer, TickProbe


def test_what_goes_on_inside_a_step_and_what_is_corrected_comes_back() -> None:
    """Questions, the time, the turn; entries that were changed, settled, dropped, retracted."""
    room = Room()
    room.do(c.MoveTo(session_id=room.id, step_id="ask"))
    for probe in (2, 1):
        assert room.do(TickProbe(session_id=room.id, step_id="ask", probe=probe))
    assert room.do(SetTimer(session_id=room.id, step_id="ask", minutes=3))
    assert room.do(GiveTurn(session_id=room.id, step_id="ask", person_id=room.ids_of_people[1]))
    for line, kind in (
        ("+ Fast @Dana #a #b", EntryKind.NOTE),
        ("Slow @Zoe.Adams", EntryKind.WEAKNESS),
        ("Ring the bank", EntryKind.ACTION),
        ("Who pays?", EntryKind.QUESTION),
        ("Parking", EntryKind.PARKED),
        ("Gone", EntryKind.NOTE),
    ):
        room.say("ask", line, kind)
    fast, slow, action, question, parked, gone = room.record.entries_of(room.id)
    for command in (
        c.EditFactor(factor_id=fast.factor_id or "", text="Quick", pestle=None),
        c.EditEntry(entry_id=slow.id, line=read_line("Slower", EntryKind.WEAKNESS)),
        c.FileEntry(entry_id=slow.id, pestle=None),
        SetOutcome(entry_id=action.id, state=OutcomeState.DROPPED, note="too | dear"),
        SetOutcome(entry_id=action.id, state=OutcomeState.MOVED, due=date(2027, 1, 12)),
        SetOutcome(entry_id=question.id, state=OutcomeState.DONE, note="The board"),
        DropParked(entry_id=parked.id, reason="no | time"),
        c.RetractEntry(entry_id=gone.id),
    ):
        room.do(command)
    room.do(c.SkipStep(session_id=room.id, step_id="ask", reason="no | time"))
    text = written_twice(room)
    for line in (
        "% asked: 1, 2", "% turn: 2", "% skipped: no | time", "% tags:", "% dropped: no | time",
        "% factor:  | Quick", "% outcome: moved 2027-01-12 [",
    ):  # fmt: skip
        assert f"\n{line}" in text, line
    assert "] | The board\n" in text
    assert "] | too \\| dear\n" in text
    assert "\n% until: 10:08:06.250\n" in text
    assert "% retracted [" in text
