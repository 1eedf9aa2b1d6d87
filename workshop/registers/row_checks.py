"""What must hold between fields that several registers have."""

from __future__ import annotations

from typing import Final

from workshop.registers.register import RowCheck, Values


def _ends_before_it_begins(values: Values) -> str:
    """It goes on from a day until one that is not before it."""
    begins, ends = values.get("begins"), values.get("ends")
    return "it ends before it begins" if begins and ends and ends < begins else ""


BEGINS_THEN_ENDS: Final = RowCheck(field="ends", wrong=_ends_before_it_begins)
"""Of registers with the fields `begins` and `ends`."""
