"""What is said and asked at plain prompts before the room leaves a step."""

from __future__ import annotations

from screens.plain.scoring import ask_about_scores
from screens.plain.talk import Talk
from workshop.running.voting.stand import Stand, stand_of
from workshop.running.words.slash import Here


def here_of(talk: Talk) -> Here:
    """What decides which words can be given now."""
    closed = talk.session.closed is not None
    return Here(
        writable=True,
        closed=closed,
        running=talk.clock.since is not None,
        vote=stand_of(talk.record, talk.session, talk.step, live=not closed),
    )


def may_leave(talk: Talk) -> bool:
    """Whether the room goes on, once it was told that a vote is open, and asked about scores."""
    if talk.session.closed is not None:
        return True
    if here_of(talk).vote is Stand.OPEN:
        talk.tell(f"The vote of {talk.step.title} is still open; /close ends it there.")
    return ask_about_scores(talk)
