"""Numbers of needs as they are typed in dialogs."""

from __future__ import annotations

from screens.dialogs.dialog import Missing
from workshop.errors import Refused
from workshop.record.record import Record
from workshop.registers.fields import MoneyField, NumberField
from workshop.registers.kinds.needs.needs import REGISTER
from workshop.running.row_names import RecordNames


def cell_of(record: Record, column: str, text: str, field: str) -> float | None:
    """What was typed for a column of needs, as stored; none where nothing was.

    Raises:
        Missing: it cannot be read.
    """
    declared = REGISTER.field(column)
    assert isinstance(declared, MoneyField | NumberField)  # noqa: S101 - asked for numbers alone
    try:
        return declared.read(text.strip(), RecordNames(record)) if text.strip() else None
    except Refused as refused:
        raise Missing(f"{declared.title}: {refused}", field) from refused
