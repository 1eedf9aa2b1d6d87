"""The short forms that hold in an engagement: its own, and those of whoever types."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.record.record import Record
from workshop.registers.kinds.abbreviations import REGISTER, SHORT


def shorts_of(record: Record, own: Mapping[str, str]) -> Mapping[str, str]:
    """What short forms stand for.

    Args:
        record: all documents; the rows of its register of abbreviations count.
        own: those of the person, from the settings; they hold before those of the engagement.
    """
    if not (rows := record.rows(REGISTER.name)):
        return own
    cells = ((str(row.cell("short")), str(row.cell("stands_for"))) for row in rows)
    return {**{short: meant for short, meant in cells if SHORT.fullmatch(short)}, **own}
