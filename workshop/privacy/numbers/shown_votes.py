"""Whether what a vote came to may be told, or would tell what single voters gave.

As with scores (`workshop.privacy.numbers.shown_totals`): the counts of few ballots do, and so does
the difference of two that others can see, the one with somebody who withdrew and the one without,
or that before a discussion and the one after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop.ballots.rounds import rounds_of, source_of
from workshop.ballots.votes.standing import closed_vote
from workshop.privacy.numbers.shown_totals import Why
from workshop.privacy.told_record import ToldRecord
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.votes.documents import Vote


def vote_left_out(record: Record, vote: Vote, cast: int, fewest: int) -> Why | None:
    """Why the result of a vote is left out; nothing where it is told.

    Args:
        record: the record that is told.
        vote: a vote that is closed.
        cast: how many voted, as far as the record tells.
        fewest: of how many voters a result is told at least; with 0 or 1 every one is.
    """
    if fewest < 2:
        return None
    if cast < fewest:
        return Why.FEW
    here = _ballots(record, vote)
    differ = (len(here ^ _ballots(other, vote)) for other in _beside(record))
    told_apart = any(0 < count < fewest for count in differ) or _moved_few(record, vote, fewest)
    return Why.DIFFERS if told_apart else None


def _moved_few(record: Record, vote: Vote, fewest: int) -> bool:
    """Whether a later round, told beside it, tells what few changed; the later one is told."""
    session = record.get(Session, vote.session_id)
    guide, step = record.guide_of(session), record.step_of(session, vote.step_id)
    first = source_of(guide, step) or step
    held = [closed_vote(record, session.id, first.id), *rounds_of(record, session.id, first.id)]
    ids = [each.id for each in held if each]
    later = [each for each in held[ids.index(vote.id) + 1 :] if each] if vote.id in ids else []
    return any(0 < count < fewest for each in later for count in _changed(record, vote, each))


def _changed(record: Record, vote: Vote, later: Vote) -> Iterator[int]:
    """For each thing that was rated again, how many gave something else than before."""
    before, after = _by_voter(record, vote), _by_voter(record, later)
    for subject_id in later.subjects:
        if any(subject_id in scores for scores in after.values()):
            yield sum(
                before.get(voter, {}).get(subject_id) != after.get(voter, {}).get(subject_id)
                for voter in before.keys() | after.keys()
            )


def _by_voter(record: Record, vote: Vote) -> dict[str, dict[str, dict[str, float]]]:
    """What each voter or seat gave in the step of a vote."""
    given = record.votes.given_in(vote.session_id, vote.step_id)
    return {ballot.voter: ballot.scores for ballot in given}


def _ballots(record: Record, vote: Vote) -> frozenset[str]:
    """The ids of the ballots that a record has of a vote."""
    return frozenset(ballot.id for ballot in record.votes.cast_in(vote.id))


def _beside(record: Record) -> Iterator[Record]:
    """The records whose results others may see beside: of files that were shared, of everybody."""
    yield from record.background.shown_beside()
    if isinstance(record, ToldRecord):
        yield record.behind
