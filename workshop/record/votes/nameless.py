"""What nobody gave by name in a vote that is closed, as ballots of seats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from workshop.record.votes.ballot import Ballot
from workshop.record.votes.documents import HandCount, Vote


def nameless(vote: Vote, hands: Iterable[HandCount]) -> Iterator[Ballot]:
    """The ballots of a secret vote, and one for each hand that was counted.

    Whose hand went up for two things is not known: in those of hands the values for each thing are
    right, and that several stand on one ballot means nothing.

    Args:
        vote: a vote that is closed.
        hands: what hands were counted in it.
    """
    given = [(f"Ballot {at}", ballot.scores) for at, ballot in enumerate(vote.ballots, 1)]
    given += [(f"Hand {at}", row) for at, row in enumerate(_rows(hands), 1)]
    for voter, scores in given:
        yield Ballot(
            id=f"{vote.id} {voter}",
            session_id=vote.session_id,
            step_id=vote.step_id,
            voter=voter,
            scores=scores,
            vote_id=vote.id,
        )


def _rows(hands: Iterable[HandCount]) -> list[dict[str, dict[str, float]]]:
    """A row for each hand: the values of every thing from the least on."""
    rows: defaultdict[int, dict[str, dict[str, float]]] = defaultdict(dict)
    for each in hands:
        ordered = sorted((float(value), count) for value, count in each.counts.items())
        values = [value for value, count in ordered for _ in range(count)]
        for at, value in enumerate(values):
            rows[at].setdefault(each.subject_id, {})[each.scale_id] = value
    return [rows[at] for at in sorted(rows)]
