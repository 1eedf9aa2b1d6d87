"""Who decided on what: on rows by their own words, in decisions, and by approving a project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Final

from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.approvals import APPROVALS, APPROVED, REFUSED
from workshop.registers.kinds.decisions import DECISIONS
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.strategy.linked import Linked
from workshop.strategy.word_links import WordLinks

DECIDING: Final = ("decided_by", "accepted_by", "waived_by", "set_by")
"""Fields in which stands who decided on a row."""

_ANSWERED: Final = (APPROVED, REFUSED)


class Deciding:
    """Who decided on the rows of a record. Make a new one when the record has changed.

    Args:
        record: the record.
        tells: whether it may be known of an approval or a decision that it was given; of all
            unless given.
    """

    def __init__(self, record: Record, tells: Callable[[Row], bool] = bool) -> None:
        self._decisions: defaultdict[str, dict[str, Row]] = defaultdict(dict)
        given = (row for row in record.rows(APPROVALS) if row.cell("answer") == APPROVED)
        self._approvals = Linked(record, PROJECTS).grouped(filter(tells, given), "project")
        words = WordLinks(record)
        for row in filter(tells, record.rows(DECISIONS)):
            link = next(each for each in row.register.links if each.id == "rests_on")
            ids = [target.id for target in row.cell(link.id) if target.id]
            for each in (*ids, *(other.id for other in words.of(row, link))):
                self._decisions[each][row.id] = row

    def decisions_on(self, subject_id: str) -> tuple[Row, ...]:
        """The decisions that rest on a factor or row, in the order in which they were entered."""
        return tuple(self._decisions.get(subject_id, {}).values())

    def people_of(self, row: Row) -> tuple[str, ...]:
        """The ids of those who decided on a row by its own words or approved it, each once."""
        if row.TABLE == APPROVALS:
            return (row.cell("approver"),) if row.cell("answer") in _ANSWERED else ()
        fields = (field.id for field in row.register.fields if field.id in DECIDING)
        own = [row.cell(each) for each in fields if row.cell(each)]
        approvers = (each.cell("approver") for each in self._approvals.get(row.id, ()))
        return tuple(dict.fromkeys([*own, *approvers]))
