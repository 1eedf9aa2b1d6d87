"""What holds no more over all rows of a table, said with the change that makes it so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.register import Register
from workshop.text import listing, shorten

_NAMED: Final = 3
"""So many things are said, at most."""


def said_at_once(record: Record, register: Register, puts: Sequence[Row]) -> str:
    """The end of the sentence of a change of rows; empty where everything holds.

    Args:
        record: the record before the change.
        register: the register of the rows.
        puts: the rows as they will be.
    """
    if not register.says_at_once:
        return ""
    rows = {row.id: row for row in (*record.rows(register.name), *puts)}
    changed = {row.id for row in puts}
    found = [
        f"{listing([f'{rows[key].code} “{shorten(rows[key].subject, 60)}”' for key in each.rows])} "
        f"{each.what}"
        for each in register.findings({key: row.cells for key, row in rows.items()}, ())
        if changed.intersection(each.rows)
    ]
    if not found:
        return ""
    more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return f". Beware: {'; '.join(found[:_NAMED])}{more}"
