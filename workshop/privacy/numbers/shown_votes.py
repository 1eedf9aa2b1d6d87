"""Whether what a vote came to may be told, or would tell what single voters gave.

As with scores (`workshop.privacy.numbers.shown_totals`): the counts of few ballots do, and so does
the difference of two that others can see, the one with somebody who withdrew and the one without.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop.privacy.numbers.shown_totals import Why
from workshop.privacy.told_record import ToldRecord
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
    return Why.DIFFERS if any(0 < count < fewest for count in differ) else None


def _ballots(record: Record, vote: Vote) -> frozenset[str]:
    """The ids of the ballots that a record has of a vote."""
    return frozenset(ballot.id for ballot in record.votes.cast_in(vote.id))


def _beside(record: Record) -> Iterator[Record]:
    """The records whose results others may see beside: of files that were shared, of everybody."""
    yield from record.background.shown_beside()
    if isinstance(record, ToldRecord):
        yield record.behind
