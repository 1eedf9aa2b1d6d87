"""A change to the record: what a command does, told before it is done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from itertools import count
from typing import NamedTuple

import msgspec

from workshop.record.documents import Document
from workshop.record.ids import NewId, id_text
from workshop.record.votes.box import Box


class Moment(NamedTuple):
    """What a rule may know of the world: the time, ids that nobody else has, and open boxes."""

    now: datetime
    new_id: NewId
    boxes: Mapping[str, Box] = {}
    """What lies in the ballot boxes of secret votes that are open, by the id of the vote."""
    replayed: bool = False
    """Whether a file tells what was done once: that is not refused because something else should
    have come before it."""

    @property
    def today(self) -> date:
        """The day of today, where the clock is."""
        return self.now.date()


def trial(now: datetime) -> Moment:
    """A moment in which to see what a command would come to: it uses up no id of the record."""
    numbers = count(1)
    return Moment(now, lambda: id_text(next(numbers)))


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Documents to be put and removed, all or none."""

    sentence: str
    """What it does, as history tells it: `Recorded strength S3 “Month-end close …”`."""
    puts: tuple[Document, ...] = ()
    """Documents as they will be."""
    removes: tuple[Document, ...] = ()
    """Documents that will be no more."""
    session_id: str | None = None
    """The session it belongs to."""
    box: Box | None = None
    """A ballot box as it will be. It lies beside the record: such a change puts and removes nothing
    else, and stands in no history."""
    emptied: str = ""
    """The id of the vote whose box is no more once the change is durable; empty where none is."""
    undoable: bool = True
    """Moving on and pausing are not: undo takes back what was recorded."""
