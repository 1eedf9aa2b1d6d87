"""How much the scales of a step weigh: what the room gave each of them in a vote before."""

from __future__ import annotations

from workshop.ballots.results import Order, orders_of
from workshop.ballots.votes.given import given_in
from workshop.ballots.votes.items import items_in
from workshop.ballots.votes.standing import closed_vote
from workshop.guide.shape import Score
from workshop.record.documents import Session
from workshop.record.record import Record, wording_key
from workshop.record.votes.documents import VOTES


def orders_in(record: Record, session: Session, step: Score) -> tuple[Order, ...]:
    """The ways to put the results of a step in order, as the room weighed its scales."""
    return orders_of(step, weights_of(record, session, step))


def weights_of(record: Record, session: Session, step: Score) -> dict[str, float]:
    """What each scale was given, by its id; empty where nothing was, or the vote is not closed."""
    vote = closed_vote(record, session.id, step.weighted_by) if step.weighted_by else None
    if vote is None:
        return {}
    given = given_in(record, vote)
    got = {
        wording_key(item.text): float(
            sum(value * count for value, count in given.values(item.id, VOTES).items())
        )
        for item in items_in(record, vote)
    }
    found = {scale.id: got.get(wording_key(scale.title), 0.0) for scale in step.scales}
    return found if any(found.values()) else {}
