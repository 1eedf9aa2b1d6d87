"""What is agreed before anything is ranked, and who signed it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from workshop.record.record import Record
from workshop.record.rows import Row

LIMITED: Final = ("cost", "staff_days")
"""The columns of needs that can be limited, money first."""


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """By what needs are judged."""

    name: str
    weight: float
    """Its share of all weights, 0 to 1; they come to 1 together."""
    meaning: str = ""


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """What a department says to the framework."""

    row: Row
    person_id: str
    department_id: str | None
    agrees: bool
    """Whether they agree; else they dissent, in the words of the row."""
    holds: bool
    """Whether what they signed is what stands now."""


class Framework(msgspec.Struct, frozen=True, kw_only=True):
    """What is agreed on for the needs of a record."""

    criteria: tuple[Criterion, ...] = ()
    """As agreed; empty where nothing is."""
    rule: str
    """The rule of the joint order, one of `RULES`."""
    rule_agreed: bool = False
    """Whether that stands in the framework; else it is the rule that holds without one."""
    limits: Mapping[str, int | float] = {}
    """By the id of a column of needs, how much there is, as stored: cents, days."""
    dates: tuple[Row, ...] = ()
    """The calendar, by day."""
    signed: tuple[Signed, ...] = ()
    """The latest of each department, in the order in which they were given."""
    version: str
    """The fingerprint of limits, criteria, weights and rule as they stand."""
    missing: tuple[str, ...] = ()
    """The ids of the departments that asked for something and have not said yes or no to this
    version."""

    @property
    def is_signed(self) -> bool:
        """Whether every department that asks has said yes or no to what stands now."""
        raise NotImplementedError


def framework_of(record: Record) -> Framework:
    """The framework of the needs of a record."""
    raise NotImplementedError
