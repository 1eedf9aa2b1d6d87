"""What a room says of its meeting: rated by hands or ballots, kept and changed, never a factor."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from sessions.exports.json_file import render
from sessions.exports.markdown import render as in_markdown
from tests.builders.record import TEN, workshop
from tests.builders.votes import VotingRoom
from tests.workshop.notes.test_vote_notes import imported
from workshop.errors import Refused
from workshop.guide.parts import Scale
from workshop.guide.room_steps import WORTH, Feedback
from workshop.notes import write_notes
from workshop.privacy.editions import Edition
from workshop.record.documents import Attribution, Entry, EntryKind, Factor
from workshop.report.build import build
from workshop.running.capture import read_line
from workshop.running.commands import EditEntry, MoveEntry, RetagEntry
from workshop.running.words.as_said import Around, scale_named, subject_named

STEP = "feedback"
PACE = Scale(
    id="pace", title="Pace", least=1, greatest=3, least_means="slow", greatest_means="fast"
)


def meeting(people: int = 12, **fields: Any) -> VotingRoom:
    """A room whose workshop ends with feedback on it."""
    step = Feedback(id=STEP, title="Feedback", minutes=TEN, scales=(WORTH, PACE), **fields)
    guide = workshop("meeting")
    guide = msgspec.structs.replace(guide, steps=(*guide.steps, step))
    room = VotingRoom(guide=guide, people=people)
    room.step_id = STEP
    return room


def rated(room: VotingRoom) -> VotingRoom:
    """Hands counted on both scales, and the count closed; lines of three kinds."""
    room.open()
    room.hands("1", {"5": 6, "4": 3, "2": 1}, "worth")
    room.hands("1", {"2": 12}, "pace")
    room.close_vote()
    for line in ("+ Silence first", "- Longer breaks", "^ Odd sign", "; The projector hums"):
        room.say(room.talk, STEP, line)
    return room


def told(room: VotingRoom, edition: Edition = "restricted") -> tuple[str, Any]:
    """The summary of the session in words, and as data."""
    report = build(room.record, "session", edition, session_id=room.talk)
    return in_markdown(report).decode(), msgspec.json.decode(render(report))


def test_lines_are_observations_with_their_tag_and_nobody_behind_them() -> None:
    """Whatever sign they have, by whatever door they come, and also when they are put right."""
    room = rated(meeting())
    entries = room.record.entries_of(room.talk, STEP)
    assert [(e.kind, e.tags, e.attribution, e.people) for e in entries[:2]] == [
        (EntryKind.OBSERVATION, ("keep",), Attribution.PARTICIPANT, ()),
        (EntryKind.OBSERVATION, ("change",), Attribution.PARTICIPANT, ()),
    ]
    assert {e.kind.letter for e in entries} == {None}
    assert list(room.record.all(Factor)) == []
    edit = EditEntry(entry_id=entries[0].id, line=read_line("- Less silence"))
    room.do(edit)
    again = room.record.get(Entry, entries[0].id)
    assert (again.kind, again.tags, again.text) == (
        EntryKind.OBSERVATION,
        ("change",),
        "Less silence",
    )
    with pytest.raises(Refused, match="is about the meeting and is no factor"):
        room.do(RetagEntry(entry_id=again.id, kind=EntryKind.WEAKNESS))
    strength = room.say(room.talk, "talk", "+ Fast close")
    with pytest.raises(Refused, match="is about the meeting and is no factor"):
        room.do(MoveEntry(entry_id=strength.id, step_id=STEP))


def test_the_summary_tells_how_it_was_rated_and_both_lists_in_either_edition() -> None:
    """What the scribe observed of the meeting stays in the record."""
    room = rated(meeting())
    for edition in ("restricted", "shareable"):
        text, data = told(room, edition)
        assert "Worth the time, 10 answers: median 5; 1 × 2, 3 × 4, 6 × 5." in text
        assert "Pace, 12 answers: median 2; 12 × 2." in text
        assert "Silence first" in text.split("Feedback on the meeting")[1]
        (found,) = data["feedback"]
        assert [(r["scale"], r["n"], r["values"]) for r in found["ratings"]] == [
            ("worth", 10, {"1": 0, "2": 1, "3": 0, "4": 3, "5": 6}),
            ("pace", 12, {"1": 0, "2": 12, "3": 0}),
        ]
        assert len(found["keep"]) == len(found["change"]) == 1
        assert ("The projector hums" in text) == (edition == "restricted")
    assert "keep" not in str(told(room)[1].get("swot"))


def test_nothing_is_told_of_the_rating_before_it_is_closed() -> None:
    """Neither in words nor as data."""
    room = meeting()
    room.open()
    room.hands("1", {"5": 6}, "worth")
    text, data = told(room)
    assert "is open: nothing of it is told" in text
    assert data["feedback"][0]["ratings"] == []


def test_it_is_written_and_read_back_as_notes() -> None:
    """The same bytes, and a file typed with signs makes no factors either."""
    room = rated(meeting())
    text = write_notes(room.record, room.talk)
    guide = room.record.guide_of(room.session)
    record, session = imported(text, guide)
    assert write_notes(record, session.id) == text
    assert "% on: this meeting" in text
    typed = "guide: meeting\nperson: Dana Ortiz\ndate: 2026-03-02 10:00\n\n"
    record, session = imported(f"{typed}## {STEP}\n+ Good pace\n- Too warm\n", guide)
    assert [e.tags for e in record.entries_of(session.id)] == [("keep",), ("change",)]
    assert list(record.all(Factor)) == []


def test_other_programs_name_the_meeting_by_its_number_and_the_scale_by_its_id() -> None:
    """As everything that is on the list of a vote."""
    room = meeting()
    step = room.record.step_of(room.session, STEP)
    around = Around(room.record, room.session, step)
    assert subject_named(around, "1") == room.talk
    assert scale_named(around, "pace") == PACE


def test_secret_feedback_is_given_by_the_laptop_passed_round_and_never_by_hands() -> None:
    """Who gave which can never be known."""
    room = meeting(people=3, secret=True)
    room.open()
    assert room.vote.secret
    with pytest.raises(Refused):
        room.hands("1", {"5": 1}, "worth")
    for person in room.people:
        room.give("passed", {room.talk: {"worth": 4.0, "pace": 2.0}}, person)
    room.close_vote()
    assert "Worth the time, 3 answers: median 4; 3 × 4." in told(room)[0]
