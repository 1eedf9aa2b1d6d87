"""What is read back, numbered through: what one person said, or what a room will have on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from screens.session.read_back.pages import Said, said_of
from workshop.record.documents import Entry, Session
from workshop.record.read_back import is_read_back, read_back_of
from workshop.record.record import Record
from workshop.running.commands import Command, EditEntry, RetractEntry
from workshop.running.handles import captured_of
from workshop.text import clean_line


class SaidByOne:
    """What somebody said, by question and in the order told; each keeps its number."""

    title = "What I wrote down"
    """What stands at the head."""
    prompt = "Say the number of anything wrong, missing a word, or better left out."
    """What to say."""

    def __init__(self, record: Record, session: Session) -> None:
        self.record = record
        """All documents."""
        self._session_id = session.id
        self.keys = self._found()
        """What is numbered, in order."""

    def _found(self) -> tuple[str, ...]:
        return tuple(entry.id for entry in read_back_of(self.record, self.session))

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.record.get(Session, self._session_id)

    def said(self, before: Mapping[str, str]) -> list[Said]:
        """Everything as it is now.

        Args:
            before: the first wording of what was corrected here, by key.
        """
        return said_of(self.record, self.session, self.keys, before)

    def covers(self, key: str) -> tuple[str, ...]:
        """The ids of the entries that are seen with a number, as far as they stand."""
        return self._standing(key)

    def _standing(self, *ids: str) -> tuple[str, ...]:
        found = (self.record.find(Entry, each) for each in ids)
        return tuple(entry.id for entry in found if entry and is_read_back(entry))

    def text(self, key: str) -> str:
        """The words to be put right."""
        return clean_line(self.record.get(Entry, key).text)

    def correction(self, key: str, text: str) -> Command:
        """The command that puts it right, or without words leaves it out.

        Raises:
            Refused: that cannot be.
        """
        if not text:
            return RetractEntry(entry_id=key)
        captured = captured_of(self.record, self.session, self.record.get(Entry, key))
        return EditEntry(entry_id=key, line=msgspec.structs.replace(captured, text=text))


class RoomPaper(SaidByOne):
    """What a workshop will have on paper: merged wordings, scores and what they come to."""

    title = "What will be on paper"
    prompt = "Say the number of anything wrong, missing a word, or seen differently."

    def __init__(self, record: Record, session: Session) -> None:
        self._first: list[Said] = []
        self._now: dict[str, Said] = {}
        super().__init__(record, session)

    def _found(self) -> tuple[str, ...]:
        self._first = self._lines()
        return tuple(one.entry_id for one in self._first if one.entry_id)

    def _lines(self) -> list[Said]:
        """The lines of the paper as they are now; what follows from others has no id."""
        from workshop.report.on_paper.room_paper import key_of, paper_of  # noqa: PLC0415 - 60 ms, for rooms

        lines = [
            Said(
                entry_id=key_of(line),
                number=0,
                question=line.section,
                words=line.words,
                behind=line.behind,
                covers=line.entries,
            )
            for line in paper_of(self.record, self.session)
        ]
        self._now = {one.entry_id: one for one in lines if one.entry_id}
        return lines

    def said(self, before: Mapping[str, str]) -> list[Said]:
        """Everything as it is now; what is on paper no more stands as left out."""
        totals = iter([one for one in self._lines() if not one.entry_id])
        numbers = {key: number for number, key in enumerate(self.keys, 1)}
        listed: list[Said] = []
        for first in self._first:
            key = first.entry_id
            if key:
                now = self._now.get(key)
                kept = replace(now or first, number=numbers[key], before=before.get(key, ""))
                listed.append(kept if now else replace(kept, left_out=True))
            elif (total := next(totals, None)) is not None:
                listed.append(total)
        return listed

    def covers(self, key: str) -> tuple[str, ...]:
        """The entries that a line tells."""
        one = self._now.get(key)
        return self._standing(*one.covers) if one else ()

    def text(self, key: str) -> str:
        """The wording of a factor, or the words of an entry."""
        from workshop.report.on_paper.room_paper import words_of  # noqa: PLC0415 - as above

        return clean_line(words_of(self.record, key))

    def correction(self, key: str, text: str) -> Command:
        """The wording or the entry put right."""
        from workshop.report.on_paper.room_paper import put_right  # noqa: PLC0415 - as above

        return put_right(self.record, self.session, key, text)


def read_back_for(record: Record, session: Session) -> SaidByOne:
    """What is read back of a session: what will be on paper of a room, else what was said."""
    room = record.guide_of(session).setting == "workshop"
    return RoomPaper(record, session) if room else SaidByOne(record, session)
