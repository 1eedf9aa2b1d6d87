"""Laying what was typed against what was said, while a screen shows both."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from workshop.analysis.spoken import Recording, Verified, quotes_of, verified
from workshop.record.documents import Entry, EntryKind, Session
from workshop.record.record import Record
from workshop.record.transcripts import Transcript


class Checking:
    """What recordings of one session say of its entries; a long one is read in a thread, once."""

    def __init__(self) -> None:
        self._recordings: dict[str, Recording] = {}
        self._here: list[Recording] = []
        self.found: Mapping[str, Verified] = {}
        """What was found of each quote, by its id."""

    async def follow(
        self, record: Record, session: Session, transcripts: Sequence[Transcript]
    ) -> None:
        """Look all quotes up as they are now."""
        for number, each in enumerate(transcripts, 1):
            known = self._recordings.get(each.id)
            if known is None or known.number != number or known.transcript.cues != each.cues:
                self._recordings[each.id] = await asyncio.to_thread(Recording, each, number)
        self._here = [self._recordings[each.id] for each in transcripts]
        quotes = quotes_of(record, session)
        found = await asyncio.to_thread(verified, quotes, self._here, session)
        self.found = {one.entry: one for one in found}

    def place_of(self, entry: Entry, session: Session) -> Verified | None:
        """Where an entry of any kind was said; none where it was not found."""
        one = self.found.get(entry.id)
        if one is None:
            one = next(iter(verified([entry], self._here, session)), None)
        return one if one and one.cue else None

    def taken(
        self, transcript: Transcript, number: int, entries: Sequence[Entry]
    ) -> dict[int, EntryKind]:
        """By the places of cues, what was made of them, or typed of them."""
        places = {cue.at: place for place, cue in reversed(list(enumerate(transcript.cues)))}
        taken = {
            places[entry.spoken]: entry.kind
            for entry in entries
            if entry.spoken is not None and entry.spoken in places and not entry.retracted
        }
        for one in self.found.values():
            if one.cue and one.transcript == number:
                taken.setdefault(one.cue - 1, EntryKind.QUOTE)
        return taken

    def counts(self) -> tuple[int, int, int]:
        """How many quotes were said word for word, nearly so, and were not found."""
        states = [one.state for one in self.found.values()]
        return states.count("verbatim"), states.count("close"), states.count("not found")
