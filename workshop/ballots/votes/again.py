"""What the vote of a list came to with what was rated again after a discussion."""

from __future__ import annotations

import msgspec

from workshop.ballots.counted import Counted as CountedScale
from workshop.ballots.rounds import Source, goes_item_by_item, rounds_of
from workshop.ballots.standing import counts
from workshop.ballots.votes.counting import counted, in_places, scores_in
from workshop.ballots.votes.given import given_in
from workshop.ballots.votes.items import items_in
from workshop.ballots.votes.result import Counted, Result
from workshop.ballots.votes.rules import SCORE
from workshop.ballots.votes.standing import closed_vote
from workshop.guide.shape import Score, as_kind
from workshop.language import say
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.votes.documents import Vote
from workshop.text import listing


def has_result(record: Record, session: Session, step: Source) -> bool:
    """Whether what a step scored or voted on has come to something that can be discussed."""
    if (scored := as_kind(step, Score)) is not None:
        return counts(record, session, scored)
    return closed_vote(record, session.id, step.id) is not None


def counted_now(record: Record, vote: Vote) -> Counted:
    """What counts of a vote today: of each thing the last round in which anybody gave it anything.

    A rule by which one ballot is a whole is voted by again as a whole, and then the last round
    counts for everything. How many were there and voted is told of the first round in any case.

    Args:
        record: the record.
        vote: a vote that is closed.
    """
    found = counted(record, vote)
    if vote.rule.method == SCORE:
        return _scores_now(record, found)
    for later in rounds_of(record, vote.session_id, vote.step_id):
        found = _with(found, counted(record, later), later)
    return _told(found, found.results)


def _scores_now(record: Record, found: Counted) -> Counted:
    """The scores of a vote, in the order that the last round of each thing gives."""
    vote = found.vote
    if not rounds_of(record, vote.session_id, vote.step_id):
        return found
    was = {one.subject_id: one for one in found.results}
    given = given_in(record, vote)
    scored = scores_in(record, vote, items_in(record, vote), given, CountedScale)
    results = in_places(
        [
            msgspec.structs.replace(
                one,
                text=was[one.subject_id].text,
                since=was[one.subject_id].since,
                votes_before=was[one.subject_id].votes if one.again else None,
            )
            for one in scored
        ],
        any_cast=found.cast > 0,
    )
    return _told(found, results)


def _told(found: Counted, results: tuple[Result, ...]) -> Counted:
    """What counts, with what was rated again in its sentence."""
    codes = listing([one.code for one in results if one.again])
    more = say("Rated again after discussion: {codes}.", codes=codes) if codes else ""
    return msgspec.structs.replace(
        found,
        results=results,
        tie=sum(one.place == 1 for one in results) > 1,
        sentence=f"{found.sentence} {more}".rstrip(),
    )


def _with(found: Counted, again: Counted, later: Vote) -> Counted:
    """What counts after one more round."""
    if not again.cast:
        return found
    rated = {one.subject_id: one for one in again.results}
    if goes_item_by_item(later.rule):
        rated = {key: one for key, one in rated.items() if one.voters}
    if not rated:
        return found
    results = in_places(
        [_again(rated.get(one.subject_id), one, later) for one in found.results], any_cast=True
    )
    return msgspec.structs.replace(found, results=results)


def _again(again: Result | None, before: Result, later: Vote) -> Result:
    """What counts of one thing, with what it had before."""
    if again is None:
        return before
    return msgspec.structs.replace(again, again=later.step_id, votes_before=before.votes)
