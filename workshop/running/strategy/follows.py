"""A strategy that is made of pairs follows from what it cites, whoever enters it."""

from __future__ import annotations

from workshop.errors import Refused
from workshop.guide.row_steps import PairStep
from workshop.guide.shape import as_kind
from workshop.record.change import Change
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.strategy.tows import cited_by, faults_of


def require_follows(record: Record, change: Change) -> None:
    """Make sure that strategies that are put in a step of pairs keep the rule of their cell.

    One that cites nothing yet is told where it stands, and so is one of a table that was taken in.

    Raises:
        Refused: one cites no factor of a letter of its cell, or one of another.
    """
    for row in change.puts:
        if not isinstance(row, Row) or row.TABLE != STRATEGIES or not _is_paired(record, row):
            continue
        old = record.find(type(row), row.id)
        same = old and all(row.cell(name) == old.cell(name) for name in ("cites", "quadrant"))
        if same or not cited_by(record, row):
            continue
        if why := faults_of(record, row):
            raise Refused(
                f"{row.code} {why}: a strategy cites at least one factor of each letter of its "
                "cell, and none of another. Change what it cites, or its cell."
            )


def _is_paired(record: Record, row: Row) -> bool:
    """Whether a row stands in a step that makes strategies of pairs."""
    session = record.find(Session, row.session_id) if row.session_id else None
    if session is None:
        return False
    step = record.guide_of(session).step(row.step_id)
    return step is not None and as_kind(step, PairStep) is not None
