"""What consent and the read-back record has a form in notes, and comes back the same.

Requirement: given for all at once, not shown, changed since and observed are written and read; what
is off the record is not written.
"""

from __future__ import annotations

from itertools import count

from tests.builders.record import Building, interview
from workshop.guide.shape import Guide
from workshop.notes import read_notes, write_notes
from workshop.notes.importer import replay
from workshop.privacy.told_record import told_record
from workshop.record.documents import Attribution, Session
from workshop.record.ids import new_id
from workshop.record.read_back import confirmed_of
from workshop.running import commands as c
from workshop.running.capture import read_line


def test_it_is_written_and_read_back_the_same() -> None:
    """Export, import, export: the same bytes; what was confirmed is still known."""
    room = Building()
    dana, bo = room.person("Dana Ortiz"), room.person("Bo Lund")
    talk = room.start(interview(), dana, bo)
    both = (dana, bo)
    room.do(c.SetConsents(session_id=talk, people=both, attribution=Attribution.ROLE))
    room.say(talk, "consent", "; She asked who reads it")
    first = room.say(talk, "talk", "+ Fast")
    second = room.say(talk, "talk", "- Slow")
    room.say(talk, "more", "A note")
    room.do(c.ConfirmStep(session_id=talk, step_id="read-back", seen=(first.id, second.id)))
    room.do(c.EditEntry(entry_id=second.id, line=read_line("- Slower")))
    room.do(c.SetOffRecord(session_id=talk, on=True))
    room.say(talk, "more", "+ Secret @Ruth")
    text = write_notes(told_record(room.record), talk)
    assert "Secret" not in text
    assert text.count(" together\n") == 2
    assert "% not shown: more/1\n" in text
    assert "% changed: " in text
    assert "; She asked who reads it" in text

    def guide_named(_: str) -> Guide:
        return interview()

    ids = count(1)
    other = Building("Other")
    notes = read_notes(text, "talk.txt", guide_named)
    replayed = replay(other.record, notes, lambda: new_id(1_780_000_000_000, next(ids)))
    assert replayed.problems == ()
    other.record.apply(replayed.change)
    assert write_notes(other.record, replayed.session_id) == text
    found = confirmed_of(other.record, other.record.get(Session, replayed.session_id))
    assert found
    assert found.rest == "1 changed since, 1 not shown"
