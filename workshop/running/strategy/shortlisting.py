"""Strategies on the shortlist and off it, one at a time."""

from __future__ import annotations

from workshop.record.record import Record
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.running.strategy.commands import ShortlistStrategies
from workshop.strategy.tows import is_shortlisted


def shortlisted_or_not(record: Record, strategy_id: str) -> ShortlistStrategies:
    """What puts a strategy on the shortlist, as decided, or takes it off; the others stay."""
    chosen = {row.id for row in record.rows(STRATEGIES) if is_shortlisted(row)} ^ {strategy_id}
    ids = tuple(row.id for row in record.rows(STRATEGIES) if row.id in chosen)
    return ShortlistStrategies(rule="decided", strategy_ids=ids)
