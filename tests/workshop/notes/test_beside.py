"""What was taken from a recording or a board keeps its form in notes.

Requirement: the time in the recording, votes and stacks are written below their entry, read back,
and written again the same; what is not right is told with its line.
"""

from __future__ import annotations

from datetime import UTC

import msgspec
import pytest

from tests.builders.acme import GUIDE
from tests.builders.record import START, Building, interview
from tests.workshop.notes.test_notes import ids
from workshop.errors import Problems, Refused
from workshop.guide.shape import Guide
from workshop.notes import read_notes, write_notes
from workshop.notes.importer import replay
from workshop.record.change import Change, Moment
from workshop.record.documents import EntryKind, Session
from workshop.record.dry import is_dry
from workshop.record.record import Record
from workshop.record.transcripts import Cue
from workshop.record.within import Mark
from workshop.running.capture import Captured
from workshop.running.command_kinds.entries import MarkEntry
from workshop.running.command_kinds.steps import SayDry
from workshop.running.command_kinds.transcripts import AddTranscript, TakePassage
from workshop.running.commands import BeginEngagement, RecordEntries
from workshop.running.session_rules import decide


def room() -> tuple[Building, str]:
    """An interview with a note of a board and a passage of a recording."""
    built = Building()
    talk = built.start(interview(), built.person("Dana", "", built.department("Finance")))
    note = Captured(kind=EntryKind.WEAKNESS, text="Mail | is down", votes=0, stack="Mail | all")
    built.do(RecordEntries(session_id=talk, step_id="talk", lines=(note,)))
    cues = (Cue(at=3.125, speaker="Dana", text="Mail is down."),)
    built.do(AddTranscript(session_id=talk, cues=cues))
    built.do(TakePassage(session_id=talk, step_id="talk", first=1))
    return built, talk


def read_again(notes: str) -> tuple[Record, str]:
    """The session of notes in an empty engagement."""
    record, new_id = Record(), ids()
    begin = BeginEngagement(name="Acme")
    record.apply(decide(record, begin, Moment(START, new_id)))
    done = replay(record, read_notes(notes, "notes.txt", guide_named, START.tzinfo or UTC), new_id)
    assert done.problems == ()
    record.apply(done.change)
    return record, done.session_id


def guide_named(name: str) -> Guide:
    """The guide of the interview."""
    if name != "interview":
        raise Refused(GUIDE.name)
    return interview()


def test_what_stands_beside_an_entry_is_kept() -> None:
    """Votes of none are no votes that nobody gave; bars in the name of a stack stay."""
    built, talk = room()
    notes = write_notes(built.record, talk)
    assert "% spoken: 3.125\n" in notes
    assert "% votes: 0\n% stack: Mail | all\n" in notes
    record, session_id = read_again(notes)
    told = [(e.votes, e.stack, e.spoken) for e in record.entries_of(session_id)]
    assert told == [(0, "Mail | all", None), (None, "", 3.125)]
    assert write_notes(record, session_id) == notes


def test_who_writes_is_told_though_they_are_on_no_list() -> None:
    """As a scribe: a record may hold a writer who was taken off the list."""
    built, talk = room()
    writer = built.person("Ines Kaya", "Scribe")
    session = msgspec.structs.replace(built.record.get(Session, talk), writer_id=writer)
    built.record.apply(Change(sentence="As it was", puts=(session,), session_id=talk))
    notes = write_notes(built.record, talk)
    assert "scribe: Ines Kaya" in notes
    assert "% writer: Ines.Kaya\n" in notes
    record, session_id = read_again(notes)
    assert write_notes(record, session_id) == notes


@pytest.mark.parametrize("line", ["spoken: soon", "votes: 1.5", "votes: -1", "spoken: inf"])
def test_what_is_not_right_is_told(line: str) -> None:
    """With what is."""
    built, talk = room()
    notes = write_notes(built.record, talk).replace("votes: 0", line).replace("% votes: 0", "")
    with pytest.raises(Problems, match="is not right"):
        read_notes(notes, "notes.txt", guide_named, START.tzinfo or UTC)


def test_marks_and_that_nothing_more_came_are_kept() -> None:
    """What the scribe marked and that a question ran dry; a word that is no mark is told."""
    built, talk = room()
    entry = built.record.entries_of(talk)[0]
    for mark in (Mark.REVISIT, Mark.KEY):
        built.do(MarkEntry(entry_id=entry.id, mark=mark))
    built.do(SayDry(session_id=talk, step_id="talk"))
    notes = write_notes(built.record, talk)
    assert "% marked: key, come back\n" in notes
    record, again = read_again(notes)
    assert record.entries_of(again)[0].marks == (Mark.KEY, Mark.REVISIT)
    assert record.entries_of(again)[0].begun is None
    session = record.get(Session, again)
    assert session.steps["talk"].dry == built.record.get(Session, talk).steps["talk"].dry
    assert is_dry(record, session, "talk")
    assert write_notes(record, again) == notes
    with pytest.raises(Problems, match="no mark; the marks are key, surprise, come back"):
        read_notes(notes.replace("key,", "gold,"), "notes.txt", guide_named, UTC)
