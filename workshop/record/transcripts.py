"""What a recording of a session says: cues with their times, as a file of captions has them.

A transcript is beside the entries of its session, never among them: what is to count is taken from
it, or was typed while it was said. No document prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import ClassVar

import msgspec

from workshop.record.documents import Document


class Cue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was said between two times, as the file is cut; several may make one `Turn`."""

    at: float | None = None
    """When it begins, in seconds from the start of the recording; none where no time is known."""
    end: float | None = None
    """When it ends, in seconds; none where only the start is known."""
    speaker: str = ""
    """Who speaks, as the file calls them; empty where it does not say."""
    text: str
    """What was said, in one line."""


class Transcript(Document, frozen=True, kw_only=True, omit_defaults=True):
    """What was said in a session, as a recording has it."""

    TABLE: ClassVar[str] = "transcripts"

    session_id: str
    source: str = ""
    """The name of the file; empty where that could tell who speaks."""
    form: str = ""
    """What kind of file it was: `WebVTT`."""
    sha256: str
    """The fingerprint of the file, by which a copy of it is known again."""
    cues: tuple[Cue, ...]
    """Everything that was said, in order."""
    speakers: dict[str, str] = msgspec.field(default_factory=dict)
    """The ids of people by what the file calls them; whoever is not in it is nobody known."""
    at: datetime
    """When it was brought in."""
    kept: str = ""
    """Where in the folder the file itself is kept; empty where it is not, as is usual."""


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """Successive cues of one speaker, and those without a speaker behind them."""

    first: int
    """The place of its first cue, from 0."""
    last: int
    """The place of its last cue."""
    at: float | None
    """When it begins, in seconds."""
    speaker: str
    """Who speaks, as the file calls them."""
    text: str
    """What was said, in one line."""


def turns_of(cues: Iterable[Cue]) -> Iterator[Turn]:
    """Cues as whole turns.

    Captions are cut where a line is full, so a sentence goes through several. A cue of which nobody
    says who speaks belongs to whoever spoke before; where nobody did, it stands alone: two voices
    are not to be joined.
    """
    cues = list(cues)
    begin = 0
    for place in range(1, len(cues) + 1) if cues else ():
        speaker = cues[begin].speaker
        goes_on = place < len(cues) and speaker and cues[place].speaker in ("", speaker)
        if not goes_on:
            yield passage(cues, begin, place - 1)
            begin = place


def passage(cues: list[Cue] | tuple[Cue, ...], first: int, last: int) -> Turn:
    """The cues from one place to another as one text."""
    first_cue = cues[first]
    text = " ".join(cue.text for cue in cues[first : last + 1])
    return Turn(first=first, last=last, at=first_cue.at, speaker=first_cue.speaker, text=text)


def clock(seconds: float | None) -> str:
    """A time from the start of a recording: `12:31`, `1:02:03`; empty for none."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
