"""The rules that open a vote, take ballots, throw them away and close it.

While a vote is open, nothing that is told here says what anybody gave; of a secret one not even
who gave the ballot that was just taken.
"""

from __future__ import annotations

from typing import Final

import msgspec

from workshop.ballots.rounds import as_voted, rounds_of
from workshop.ballots.standing import is_taken_in
from workshop.ballots.votes.checks import ballot_problems
from workshop.ballots.votes.items import items_in
from workshop.ballots.votes.rules import (
    channel_words,
    channels_of,
    takes_votes,
)
from workshop.ballots.votes.standing import (
    most_hands,
    progress,
    standing_of,
    vote_of,
)
from workshop.errors import Refused
from workshop.guide.step import Step
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    ROOM,
    Ballot,
    Document,
    Person,
    Session,
    StepRun,
)
from workshop.record.record import Record
from workshop.record.votes.box import Box
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import Vote
from workshop.running.base.names import told_apart
from workshop.running.base.registry import rule
from workshop.running.voting.commands import CastBallot, CloseVote, VoidBallots
from workshop.text import clean_line, plural

_SEATS: Final = {
    Channel.HANDS: "Hand",
    Channel.PAPER: "Paper",
    Channel.CALLED: "Called",
    Channel.PASSED: "Passed",
    Channel.PHONE: "Phone",
}
"""What a ballot without a name is called, before its number."""

_NAMELESS: Final = frozenset({Channel.PAPER, Channel.PASSED, Channel.PHONE})
"""The channels by which a ballot may come without a name."""


def voting_step(record: Record, session: Session, step_id: str) -> Step:
    """The step as votes in it are held, which must be one in which a vote can be held.

    Raises:
        Refused: it is none.
    """
    step = as_voted(record.guide_of(session), record.step_of(session, step_id))
    if not takes_votes(step):
        raise Refused(f"{step.title} takes no votes.")
    return step


def running_session(record: Record, session_id: str) -> Session:
    """A session in which votes can be held, whether it runs or is paused.

    Raises:
        Refused: it is closed.
    """
    session = record.get(Session, session_id)
    if session.closed:
        raise Refused(f"{session.title} is closed; reopen it to vote.")
    return session


def taking(record: Record, session_id: str, step_id: str) -> tuple[Session, Step, Vote]:
    """A session, a step of it, and the vote that takes ballots there.

    Raises:
        Refused: the session is closed, or no vote is open in the step.
    """
    session = running_session(record, session_id)
    step = voting_step(record, session, step_id)
    vote = vote_of(record, session.id, step.id)
    if vote is None:
        raise Refused(f"No vote is open in {step.title}; open it first.")
    if not vote.is_open:
        raise Refused(
            f"The vote of {step.title} is closed. To vote anew, void it with a reason and open it."
        )
    return session, step, vote


def require_closed(record: Record, session: Session) -> None:
    """Make sure that no vote of a session takes ballots.

    Raises:
        Refused: one does.
    """
    for vote in record.votes.still_open():
        if vote.session_id == session.id:
            title = record.step_of(session, vote.step_id).title
            raise Refused(f"The vote of {title} is open: close it first, or void it with a reason.")


def require_joinable(record: Record, first: Session, second: Session) -> None:
    """Make sure that two records of one talk have no vote that takes ballots, nor two of a step.

    Raises:
        Refused: they have; nobody could say which of two results is the room's.
    """
    for session in (first, second):
        require_closed(record, session)
    for step in record.guide_of(second).steps:
        if vote_of(record, first.id, step.id) and vote_of(record, second.id, step.id):
            raise Refused(
                f"Both records hold a vote of {step.title}: void the one that does not count, with "
                "a reason, and join them then."
            )


def require_scored_alone(record: Record, session: Session, step: Step) -> None:
    """Make sure that no vote stands in a step whose scores are to be entered one by one.

    Raises:
        Refused: one does.
    """
    vote = vote_of(record, session.id, step.id)
    if vote is not None:
        how = "open" if vote.is_open else "closed"
        raise Refused(
            f"The vote of {step.title} is {how}: its scores come from ballots and hands. To enter "
            "them otherwise, void it, with a reason."
        )


# Taking ballots


@rule(CastBallot)
def cast_ballot(record: Record, command: CastBallot, moment: Moment) -> Change:
    """Put a ballot: with the others, or in the box where the vote is secret."""
    session, step, vote = taking(record, command.session_id, command.step_id)
    channels = channels_of(step)
    if command.channel not in channels:
        raise Refused(f"{step.title} takes ballots by {channel_words(channels)} only.")
    voter = clean_line(command.voter)
    _require_may_vote(record, session, vote, voter, command.channel)
    items = items_in(record, vote)
    if problems := ballot_problems(vote.rule, items, command.votes):
        raise Refused(f"{'; '.join(each.sentence for each in problems)}.")
    if vote.secret:
        box = moment.boxes.get(vote.id, Box(vote_id=vote.id))
        box = box.with_ballot(voter, command.channel, _values(command.votes))
        told = f"{len(box.voters)} of {len(vote.roster)} in"
        sentence = f"Took a ballot: {step.title}, {told}"
        return Change(sentence=sentence, box=box, session_id=session.id, undoable=False)
    old = next((one for one in record.votes.cast_in(vote.id) if one.voter == voter), None)
    if old is None:
        _require_room(record, vote)
    ballot = Ballot(
        id=old.id if old else moment.new_id(),
        session_id=session.id,
        step_id=step.id,
        voter=voter or _seat(record, vote, command.channel),
        scores=_values(command.votes),
        vote_id=vote.id,
        channel=command.channel,
    )
    cast = progress(record, vote, moment.boxes).cast + (old is None)
    whose = f" of {_named(record, ballot.voter)}" if voter else ""
    act = f"{'Replaced the' if old else 'Took the' if whose else 'Took a'} ballot{whose}"
    return Change(
        sentence=f"{act} {command.channel.words}: {step.title}, {cast} of {len(vote.roster)} in",
        puts=(ballot,),
        session_id=session.id,
    )


def _values(votes: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """What a ballot gives without what gives nothing, in one order for the same ballot."""
    found = {
        key: {scale: float(value) for scale, value in sorted(row.items())}
        for key, row in sorted(votes.items())
    }
    return {key: row for key, row in found.items() if row}


def _named(record: Record, voter: str) -> str:
    person = record.find(Person, voter)
    return told_apart(record, person) if person else voter


def _require_may_vote(
    record: Record, session: Session, vote: Vote, voter: str, channel: Channel
) -> None:
    """Make sure that somebody is on the roster, or may stay without a name.

    Raises:
        Refused: they were not there when it was opened, or it must be said who they are.
    """
    if voter == ROOM:
        raise Refused("Each votes for themselves here; say whose ballot it is.")
    person = record.find(Person, voter)
    if person is None and vote.secret:
        raise Refused(
            "Say whose ballot it is: of a secret vote it is kept who voted, and never what."
        )
    if not voter and channel not in _NAMELESS:
        raise Refused(f"Say whose ballot it is; {channel.value} ballots have a name.")
    if person is None or person.id in vote.roster:
        return
    name = told_apart(record, person)
    if person.id not in session.people:
        raise Refused(f"{name} does not take part in {session.title}.")
    where = standing_of(session, vote, person.id).value
    raise Refused(
        f"{name} was not there when the vote was opened ({where}), and is not on its roster. To "
        "let them vote, void it, mark them as present, and open it anew."
    )


def _require_room(record: Record, vote: Vote) -> None:
    """Make sure that no more ballots come in than people were there.

    Raises:
        Refused: everybody who was there has voted.
    """
    cast = len(record.votes.cast_in(vote.id))
    hands = most_hands(record, vote)
    if cast + hands >= len(vote.roster):
        # How many hands went up for one thing is told by nothing before the vote is closed.
        by_hands = " and hands were counted" if hands else ""
        raise Refused(
            f"{plural(cast, 'ballot')} {'is' if cast == 1 else 'are'} in{by_hands}: that is "
            f"everybody of the {plural(len(vote.roster), 'person', 'people')} who were there."
        )


def _seat(record: Record, vote: Vote, channel: Channel) -> str:
    """What the next ballot without a name is called: `Paper 3`."""
    taken = {ballot.voter for ballot in record.votes.cast_in(vote.id)}
    number = 1
    while (seat := f"{_SEATS[channel]} {number}") in taken:
        number += 1
    return seat


# Voiding and closing


@rule(VoidBallots)
def void_ballots(record: Record, command: VoidBallots, moment: Moment) -> Change:
    """Put a vote as voided, and remove all that was given in it."""
    session = running_session(record, command.session_id)
    step = voting_step(record, session, command.step_id)
    vote = vote_of(record, session.id, step.id)
    if vote is None:
        raise Refused(f"There is no vote in {step.title} to void.")
    reason = clean_line(command.reason)
    if not reason:
        raise Refused(f"Say why the vote of {step.title} is void; the summary will tell it.")
    if again := rounds_of(record, session.id, step.id, open_too=True):
        later = record.step_of(session, again[-1].step_id).title
        raise Refused(
            f"What was voted on in {step.title} is rated again in {later}: void that first."
        )
    cast = progress(record, vote, moment.boxes).cast + most_hands(record, vote)
    voided = msgspec.structs.replace(
        vote,
        closed=None,
        voided=moment.now,
        reason=reason,
        thrown_away=cast,
        ballots=(),
        voters=(),
        channels={},
    )
    given = (*record.votes.cast_in(vote.id), *record.votes.hands_in(vote.id))
    puts: tuple[Document, ...] = (voided,)
    if step.RECORDS == "scores" and is_taken_in(session, step.id):
        puts = (*puts, _scores_in(session, step, now_in=False))
    return Change(
        sentence=f"Voided the vote of {step.title}: {reason}",
        puts=puts,
        removes=given,
        session_id=session.id,
        emptied=vote.id if vote.secret and vote.is_open else "",
        undoable=not vote.secret,
    )


@rule(CloseVote)
def close_vote(record: Record, command: CloseVote, moment: Moment) -> Change:
    """Put a vote as closed; of a secret one with what lay in its box."""
    session, step, vote = taking(record, command.session_id, command.step_id)
    closed = msgspec.structs.replace(vote, closed=moment.now)
    if vote.secret:
        box = moment.boxes.get(vote.id, Box(vote_id=vote.id))
        closed = msgspec.structs.replace(
            closed,
            ballots=box.ballots,
            voters=tuple(sorted(voter for voter, _ in box.voters)),
            channels=box.channels,
        )
    puts: tuple[Document, ...] = (closed,)
    if record.step_of(session, step.id).RECORDS == "scores":
        puts = (_scores_in(session, step, now_in=True), closed)
    cast = progress(record, vote, moment.boxes).cast + most_hands(record, vote)
    return Change(
        sentence=f"Closed the vote of {step.title}: {cast} of {len(vote.roster)} voted",
        puts=puts,
        session_id=session.id,
        emptied=vote.id if vote.secret else "",
        undoable=not vote.secret,
    )


def _scores_in(session: Session, step: Step, *, now_in: bool) -> Session:
    """The session with the scores of a step in, or still to come."""
    run = msgspec.structs.replace(session.steps.get(step.id, StepRun()), scores_in=now_in)
    return msgspec.structs.replace(session, steps=session.steps | {step.id: run})
