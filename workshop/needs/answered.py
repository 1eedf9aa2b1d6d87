"""Which answers follow from a selection, and which somebody gave in their own right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.kinds.decisions import DECISIONS
from workshop.registers.kinds.needs.needs import NEEDS

if TYPE_CHECKING:
    from workshop.needs.selecting import Way

WAY_RULES: Final[Mapping[Way, str]] = {
    "value": "most value within the limits",
    "equal_shares": "equal shares of the departments within the limits",
}
"""The rule of a decision that chooses needs, by the way in which they are chosen."""

ANSWER_CELLS: Final = ("answer", "answer_why", "answer_day", "decided_by")
"""What a department is answered."""


def is_of_selection(record: Record, row: Row) -> bool:
    """Whether the answer of a need follows from a selection, so that the next one replaces it."""
    decisions = (
        record.find(ROW_TYPES[DECISIONS], target.id)
        for target in row.cell("decided_in")
        if target.table == DECISIONS
    )
    return any(each and each.cell("rule") in WAY_RULES.values() for each in decisions)


def as_own_answer(old: Row, new: Row) -> Row:
    """A row as it will be: an answer that is worded anew by hand follows from no decision before.

    Args:
        old: the row as it was.
        new: the row as somebody changed it.
    """
    if new.TABLE != NEEDS or not new.cell("decided_in"):
        return new
    worded = any(old.cell(name) != new.cell(name) for name in ANSWER_CELLS)
    if not worded or old.cell("decided_in") != new.cell("decided_in"):
        return new
    return msgspec.structs.replace(new, decided_in=())
