"""The factors on which the strategy rests: those that its rows and the findings cite."""

from __future__ import annotations

from typing import Final

from workshop.report.answer import answer_of
from workshop.report.known import Known
from workshop.report.ordering import order_of
from workshop.report.strategy.told_strategy import ToldStrategy

MOST: Final = 60
"""So many factors are told on paper with their words; all stand in the data."""


def cited_factors(told: ToldStrategy) -> tuple[Known, ...]:
    """The factors that are told and that a row or a finding cites, by letter and number."""
    gathered = told.gathered
    ids = {
        record_id
        for row in told.by_id.values()
        for target in row.row.targets
        if target.table == "factor" and (record_id := target.id)
    }
    whole = set()
    for each in gathered.record.live_factors():
        if each.id in ids:
            whole.add(gathered.record.whole_of(each).id)
    found = {cite.id for finding in answer_of(gathered).findings for cite in finding.cites}
    return tuple(
        known for known in gathered.factors if known.factor.id in whole or known.code in found
    )


def told_factors(told: ToldStrategy) -> list[Known]:
    """Those of them that are told on paper, in the one order: as many as can be read."""
    return list(order_of(told.gathered).sorted(cited_factors(told)))[:MOST]
