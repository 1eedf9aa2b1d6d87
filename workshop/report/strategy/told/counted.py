"""What sums of money are over: the rows that an edition tells, and no others.

A sum that had a row in it which is not told would tell its amount to whoever takes off the rest.
How many rows are in no sum is told beside it.
"""

from __future__ import annotations

from typing import Final

from workshop.language import say
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.needs.limits import LIMITS
from workshop.registers.kinds.strategy.assumptions import ASSUMPTIONS
from workshop.registers.kinds.strategy.benefits import BENEFITS
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.funding import FUNDING
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.report.view import Gathered
from workshop.text import plural

_REGISTERS: Final = (BUDGET, FUNDING, BENEFITS, ASSUMPTIONS, PROJECTS, LIMITS)
"""The registers out of which money is worked out."""


def counted_rows(gathered: Gathered) -> Record:
    """A record of the rows of money and projects that the edition tells, for `Gathered.once`.

    The record itself where it tells everything.
    """
    telling = gathered.row_telling
    if gathered.telling.open:
        return gathered.record
    return Record(told.row for name in _REGISTERS for told in telling.rows(REGISTERS[name]).rows)


def not_counted(gathered: Gathered, *registers: str) -> int:
    """How many rows of some registers are in no sum, for the edition leaves them out."""
    return sum(gathered.row_telling.rows(REGISTERS[each]).left_out for each in registers)


def not_counted_told(left: int) -> str:
    """That rows are in no sum; empty where none is left out."""
    if not left:
        return ""
    lines = plural(left, "line")
    return say("Not counted, for this edition does not tell them: {lines}.", lines=lines)
