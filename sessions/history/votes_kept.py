"""What undo may not do to a vote that is open: take it away with ballots in, or change its list."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sessions.history.undo_plan import Step
from workshop.errors import Refused
from workshop.record.ids import id_text
from workshop.record.record import Record
from workshop.record.votes.documents import Vote


def require_votes_kept(
    steps: Iterable[Step], record: Record, require_empty: Callable[[str], None]
) -> None:
    """Make sure that steps leave open votes and what they are on as they are.

    Args:
        steps: what is to be done, as documents will be.
        record: the documents as they are.
        require_empty: refuses where the box of a secret vote, by its id, holds ballots.

    Raises:
        Refused: they do not.
    """
    steps = list(steps)
    gone = {id_text(op.doc_id) for op, raw in steps if op.table == Vote.TABLE and raw is None}
    for vote_id in gone:
        require_empty(vote_id)
    touched = {id_text(operation.doc_id) for operation, _ in steps}
    for vote in record.all(Vote):
        if vote.is_open and vote.id not in gone and not touched.isdisjoint(vote.subjects):
            raise Refused("A vote on it is open; close it first, or void it, with a reason.")
