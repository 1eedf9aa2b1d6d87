"""How far the vote of a step is, for the words and keys that lead it."""

from __future__ import annotations

from enum import Enum

from workshop.ballots.votes.standing import vote_of
from workshop.guide.step import Step
from workshop.record.documents import Session
from workshop.record.record import Record

_VOTED: frozenset[str] = frozenset({"votes", "scores"})
"""What a step records that can be voted on in a room."""


class Stand(Enum):
    """How far it is."""

    NONE = "no vote can be held in this step"
    UNOPENED = "no vote is open here"
    OPEN = "the vote is open"
    CLOSED = "the vote is closed"


def stand_of(record: Record, session: Session, step: Step, *, live: bool = True) -> Stand:
    """How far the vote of a step is.

    Args:
        record: all documents.
        session: the session.
        step: its step.
        live: whether anything can be recorded; where nothing can, no vote is there to be opened.
    """
    if step.RECORDS not in _VOTED:
        return Stand.NONE
    vote = vote_of(record, session.id, step.id)
    if vote is None:
        return Stand.UNOPENED if live else Stand.NONE
    return Stand.OPEN if vote.is_open else Stand.CLOSED
