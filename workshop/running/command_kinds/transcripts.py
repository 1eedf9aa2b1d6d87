"""What can be done with what a recording says; a transcript is of a session as a whole."""

from __future__ import annotations

from typing import Annotated

import msgspec

from workshop.record.documents import EntryKind
from workshop.record.meanings import Meaning, SessionId, StepId
from workshop.record.transcripts import Cue
from workshop.running.base.command import Command
from workshop.running.base.new_person import NewPerson


class SpeakerIs(msgspec.Struct, frozen=True, kw_only=True):
    """Who somebody is whom a transcript calls otherwise."""

    name: str
    """What the transcript calls them."""
    person: Annotated[str | NewPerson, Meaning.PARTICIPANT]
    """The id of whoever is known, else the one who is new."""


class AddTranscript(Command, frozen=True, kw_only=True):
    """Lay what a recording says beside the session; it is no entry until it is taken."""

    session_id: SessionId
    cues: tuple[Cue, ...]
    """What was said, in order; `at` and `end` are seconds from the start of the recording."""
    speakers: tuple[SpeakerIs, ...] = ()
    """Who speaks, where that is known; they take part."""
    source: str = ""
    """The name of the file; leave it out where it names somebody who is not to be named."""
    form: str = ""
    """What kind of file it was: `vtt`."""
    sha256: str = ""
    """The fingerprint of the file, in hexadecimal."""
    kept: str = ""
    """Where in the folder the file itself is kept, if it is."""
    quotes: bool = False
    """Whether every turn becomes a quote at once, at the time at which it was said."""
    step_id: StepId | None = None
    """The step in which they stand."""


class MapSpeaker(Command, frozen=True, kw_only=True):
    """Say who a speaker of the transcript is; what was taken of them becomes that person's."""

    session_id: SessionId
    speaker: str
    """What the transcript calls them."""
    person: Annotated[str | NewPerson, Meaning.PARTICIPANT]


class TakePassage(Command, frozen=True, kw_only=True):
    """Record a passage of the transcript as an entry, with its speaker and its time."""

    session_id: SessionId
    step_id: StepId
    first: int
    """The number of its first cue, from 1."""
    last: int | None = None
    """The number of its last cue; left out: it is one cue."""
    kind: EntryKind = EntryKind.QUOTE
    text: str = ""
    """The words that are meant, where it is not all of them."""
    transcript: int = 1
    """Which transcript of the session, in the order in which they were brought in."""


class RemoveTranscript(Command, frozen=True, kw_only=True):
    """Take a transcript out of the session; what was taken from it stays."""

    session_id: SessionId
    transcript: int = 1
    """Which one, in the order in which they were brought in."""
