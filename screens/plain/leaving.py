"""What is said and asked at plain prompts before the room leaves a step."""

from __future__ import annotations

from screens.plain.base.talk import Talk
from screens.plain.scoring import ask_about_scores
from workshop.analysis.evidence import must_asked
from workshop.analysis.revisit import to_revisit
from workshop.privacy.consents import not_asked
from workshop.running.follow_up.parked import open_parked
from workshop.running.same_person import told_apart
from workshop.running.voting.stand import Stand, stand_of
from workshop.running.words.slash import Here
from workshop.text import listing


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


def may_close(talk: Talk) -> bool:
    """Whether the session is closed, once it was told what is left.

    What was not asked is told and not asked about: a file of lines that ends with the word closes
    the session as it always did. What was to be come back to, and what is parked, is asked about.
    """
    if missed := must_asked(talk.record, talk.session)[1]:
        talk.tell(f"Not asked: {listing([step.title for step in missed])}.")
    if waiting := not_asked(talk.record, talk.session):
        names = listing([told_apart(talk.record, person) for person in waiting])
        talk.tell(f"Not asked how they may be quoted: {names}.")
    left = to_revisit(talk.record, talk.session)
    parked = open_parked(talk.record, talk.session)
    for head, found in (("Not come back to:", left), ("Parked, and not disposed of:", parked)):
        if found:
            talk.tell("\n".join([head, *(f"- {entry.text}" for entry in found)]))
    return not (left or parked) or talk.ask.confirm("Close all the same?")
