"""Transcripts laid beside sessions, and what is taken from them.

Requirement: a passage becomes an entry with its speaker and its time by one command, also in a
session that is closed; who speaks can be said later, and what was taken is theirs then.
"""

from __future__ import annotations

import itertools

import pytest

from tests.builders.record import Building, interview
from workshop.errors import Refused
from workshop.record.documents import Entry, EntryKind, Person, Session
from workshop.record.parts import Part
from workshop.record.transcripts import Cue
from workshop.running.command_kinds.people import SetPart
from workshop.running.command_kinds.sessions import DiscardSession
from workshop.running.command_kinds.transcripts import (
    AddTranscript,
    MapSpeaker,
    RemoveTranscript,
    SpeakerIs,
    TakePassage,
)
from workshop.running.commands import CloseSession, ConfirmStep, NewPerson, SetOffRecord

CUES = (
    Cue(at=2.0, speaker="Q", text="What works?"),
    Cue(at=3.0, speaker="Dana", text="The  desk"),
    Cue(at=5.0, text="is fast."),
    Cue(at=6.0, speaker="Q", text=" "),
    Cue(at=6.5, speaker="Q", text="And?"),
    Cue(at=7.0, speaker="Dana", text="Mail is down."),
)


class Talk(Building):
    """An interview of Dana with a transcript beside it; Ines asks."""

    def __init__(self, *, quotes: bool = False, confirmed: bool = False) -> None:
        super().__init__()
        self.dana = self.person("Dana Ortiz", "CFO", self.department("Finance"))
        self.ines = self.person("Ines Kaya", "", None)
        self.talk = self.start(interview(), self.dana)
        self.do(SetPart(session_id=self.talk, person_id=self.ines, part=Part.INTERVIEWER))
        if confirmed:
            self.do(ConfirmStep(session_id=self.talk, step_id="read-back"))
        speakers = (
            SpeakerIs(name="Dana", person=self.dana),
            SpeakerIs(name="Q", person=self.ines),
        )
        add = AddTranscript(
            session_id=self.talk,
            cues=CUES,
            speakers=speakers,
            sha256="a" * 64,
            quotes=quotes,
            step_id="talk",
        )
        self.do(add)

    def take(self, first: int, last: int | None = None, **more: object) -> Entry:
        """Take a passage."""
        command = TakePassage(
            session_id=self.talk, step_id="talk", first=first, last=last, **more  # type: ignore[arg-type]
        )  # fmt: skip
        change = self.do(command)
        return next(put for put in change.puts if isinstance(put, Entry))


def test_a_passage_is_taken_with_speaker_and_time() -> None:
    """Cues without a speaker behind belong to it; the words can be narrowed; twice is refused."""
    room = Talk()
    entry = room.take(2, 3)
    assert (entry.kind, entry.text, entry.people, entry.spoken) == (
        EntryKind.QUOTE,
        "The desk is fast.",
        (room.dana,),
        3.0,
    )
    with pytest.raises(Refused, match="already"):
        room.take(2, 3)
    weak = room.take(5, kind=EntryKind.WEAKNESS, text="Mail is down on some days")
    assert (weak.text, weak.spoken) == ("Mail is down on some days", 7.0)
    assert weak.factor_id


@pytest.mark.parametrize(("first", "last"), [(0, None), (6, None), (3, 2), (2, 9), (1, 2)])
def test_a_passage_is_one_persons(first: int, last: int | None) -> None:
    """There must be such cues, and one speaker in them."""
    with pytest.raises(Refused):
        Talk().take(first, last)


def test_one_reads_after_the_session() -> None:
    """What is taken later is marked as added since the read-back, not as confirmed."""
    room = Talk(confirmed=True)
    room.do(CloseSession(session_id=room.talk))
    entry = room.take(5)
    confirmed = room.record.get(Session, room.talk).steps["read-back"].confirmed
    assert confirmed is not None
    assert entry.at > confirmed
    late = Talk(quotes=True, confirmed=True)
    confirmed = late.record.get(Session, late.talk).steps["read-back"].confirmed
    assert confirmed is not None
    assert all(quote.at > confirmed for quote in late.record.entries_of(late.talk))


def test_who_asks_is_not_quoted() -> None:
    """The turns of whoever leads stay in the transcript."""
    room = Talk(quotes=True)
    told = [(quote.text, quote.people) for quote in room.record.entries_of(room.talk)]
    assert told == [("The desk is fast.", (room.dana,)), ("Mail is down.", (room.dana,))]
    assert room.record.get(Session, room.talk).parts[room.ines] is Part.INTERVIEWER


def test_off_the_record_nothing_is_told() -> None:
    """What is taken meanwhile is off the record, and its sentence has no word of it."""
    room = Talk()
    room.do(SetOffRecord(session_id=room.talk, on=True))
    change = room.do(TakePassage(session_id=room.talk, step_id="talk", first=5))
    assert "Mail" not in change.sentence
    entry = next(put for put in change.puts if isinstance(put, Entry))
    assert entry.off_record


def test_who_speaks_is_said_later() -> None:
    """What was taken of them is the other's then, and whoever was there by mistake is not."""
    room = Talk(quotes=True)
    someone = room.do(
        MapSpeaker(session_id=room.talk, speaker="Dana", person=NewPerson(name="Piet Vos"))
    )
    piet = next(put for put in someone.puts if isinstance(put, Person))
    session = room.record.get(Session, room.talk)
    assert {quote.people for quote in room.record.entries_of(room.talk)} == {(piet.id,)}
    assert session.people == (piet.id,)
    assert room.record.transcripts_of(room.talk)[0].speakers["Dana"] == piet.id
    for wrong in ("Nobody", "Dana"):
        with pytest.raises(Refused):
            room.do(MapSpeaker(session_id=room.talk, speaker=wrong, person=piet.id))


def test_what_cannot_be_laid_is_refused() -> None:
    """Nothing in it, the same again, somebody who does not speak, quotes without a step."""
    room = Talk()
    stranger = (SpeakerIs(name="Bo", person=room.dana),)
    for wrong in (
        AddTranscript(session_id=room.talk, cues=(Cue(text=" "),)),
        AddTranscript(session_id=room.talk, cues=CUES, sha256="a" * 64),
        AddTranscript(session_id=room.talk, cues=CUES, speakers=stranger),
        AddTranscript(session_id=room.talk, cues=CUES, quotes=True),
        RemoveTranscript(session_id=room.talk, transcript=2),
    ):
        with pytest.raises(Refused):
            room.do(wrong)


@pytest.mark.parametrize("time", [-1.0, 1e12, 1e308, float("inf"), float("nan")])
def test_a_time_that_no_recording_has_is_refused(time: float) -> None:
    """Said with the number of the cue, whatever is made of it: no day can be told of it."""
    room = Talk()
    wrong = (Cue(at=time, text="So."), Cue(at=1.0, end=time, text="So."))
    for cue, quotes in itertools.product(wrong, (True, False)):
        add = AddTranscript(
            session_id=room.talk, cues=(CUES[0], cue), quotes=quotes, step_id="talk"
        )
        with pytest.raises(Refused, match="Cue 2"):
            room.do(add)


def test_it_goes_with_its_session() -> None:
    """Removed alone, what was taken stays; discarded, all of it goes."""
    room = Talk()
    entry = room.take(5)
    room.do(RemoveTranscript(session_id=room.talk))
    assert room.record.find(Entry, entry.id) == entry
    with pytest.raises(Refused, match="no transcript"):
        room.take(5)
    other = Talk()
    other.do(DiscardSession(session_id=other.talk))
    assert other.record.transcripts_of(other.talk) == []
