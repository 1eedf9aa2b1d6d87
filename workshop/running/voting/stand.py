"""How far the vote of a step is, for the words and keys that lead it."""

from __future__ import annotations

from enum import Enum

from workshop.guide.step import Step
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.votes.documents import Vote

_VOTED: frozenset[str] = frozenset({"votes", "scores"})
"""What a step records that can be voted on in a room."""


class Stand(Enum):
    """How far it is."""

    NONE = "no vote can be held in this step"
    UNOPENED = "no vote is open here"
    OPEN = "the vote is open"
    CLOSED = "the vote is closed"


def vote_here(record: Record, session: Session, step: Step) -> Vote | None:
    """The vote of a step: the newest one that was not voided; none where none was opened."""
    found = [
        vote
        for vote in record.all(Vote)
        if (vote.session_id, vote.step_id) == (session.id, step.id) and vote.voided is None
    ]
    return max(found, key=lambda vote: vote.id, default=None)


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
    vote = vote_here(record, session, step)
    if vote is None:
        return Stand.UNOPENED if live else Stand.NONE
    return Stand.OPEN if vote.is_open else Stand.CLOSED
