"""How the groups of a step stand, in lines that every door tells alike."""

from __future__ import annotations

import msgspec

from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.sittings.groups import groups_of
from workshop.record.within import SessionState
from workshop.running.same_person import told_apart
from workshop.text import plural


class GroupStands(msgspec.Struct, frozen=True, kw_only=True):
    """A group as it stands."""

    number: int
    """By which it is called."""
    title: str
    guide: str
    """What it runs."""
    state: SessionState
    people: tuple[str, ...]
    entries: int
    rejoined: bool
    """Whether it came together with the others again."""

    @property
    def standing(self) -> str:
        """Its state, and how much it has recorded."""
        state = "back" if self.rejoined else self.state.value
        return f"{state} · {plural(self.entries, 'entry', 'entries')}"


def groups_told(record: Record, session: Session, step_id: str) -> list[GroupStands]:
    """The groups of a step, in the order of their numbers."""
    found = []
    for number, group in enumerate(groups_of(record, session.id, step_id), 1):
        runs = record.clock_of(group.id).since is not None
        going = SessionState.RUNNING if runs else SessionState.PAUSED
        found.append(
            GroupStands(
                number=number,
                title=group.title,
                guide=record.guide_of(group).title,
                state=SessionState.CLOSED if group.closed else going,
                people=tuple(told_apart(record, each) for each in record.people_of(group)),
                entries=record.entry_count(group.id),
                rejoined=group.rejoined is not None,
            )
        )
    return found
