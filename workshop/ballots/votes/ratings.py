"""How the values lie that a room gave one thing on its scales: feedback on a meeting."""

from __future__ import annotations

from collections import Counter

from workshop.ballots.counted import tally
from workshop.ballots.votes.facts import RatingFact
from workshop.ballots.votes.standing import closed_vote
from workshop.guide.parts import Scale
from workshop.language import pointed, say
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.votes.documents import Vote
from workshop.text import plural

_MOST = 20
"""A scale of more steps than that is told by the values that were given."""


def ratings_of(record: Record, session: Session, step_id: str) -> list[RatingFact]:
    """How values lie on each scale of a vote that is closed; nothing before."""
    vote = closed_vote(record, session.id, step_id)
    return [_rating(record, vote, scale) for scale in vote.rule.scales] if vote else []


def _rating(record: Record, vote: Vote, scale: Scale) -> RatingFact:
    """How values lie on one scale."""
    found = tally(record, vote.session_id, vote.step_id, vote.subjects[0], scale)
    given = found.values if found else ()
    steps = round((scale.greatest - scale.least) / scale.step)
    places = range(steps + 1) if steps <= _MOST else range(0)
    allowed = [scale.least + place * scale.step for place in places]
    counts = Counter(_written(value) for value in given)
    values = {each: counts[each] for each in map(_written, (*allowed, *sorted(given)))}
    median = found.spread.median if found else None
    lies = ", ".join(f"{count} × {pointed(value)}" for value, count in values.items() if count)
    told = say("nobody gave any")
    if median is not None:
        told = say("median {median}; {values}", median=pointed(_written(median)), values=lies)
    return RatingFact(
        scale=scale.id,
        title=scale.title,
        least_means=scale.least_means,
        greatest_means=scale.greatest_means,
        n=len(given),
        median=median,
        values=values,
        sentence=say(
            "{title}, {answers}: {told}.",
            title=scale.title,
            answers=plural(len(given), "answer"),
            told=told,
        ),
    )


def _written(value: float) -> str:
    return f"{round(value, 2):g}"
