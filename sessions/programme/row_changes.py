"""When the rows of the programme were changed last, read off the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from sessions.journal.line import Line
from sessions.journal.replay import operations_of
from workshop.programme.appointments import Appointment
from workshop.record.ids import id_text
from workshop.registers.kinds.interviews import REGISTER

_MARK: Final = f'"{REGISTER.name}"'.encode()
"""What a line has in it that tells of a row of the programme."""


class LastChange(NamedTuple):
    """The last change of something."""

    number: int
    """The number of its line in the journal: later changes have higher ones."""
    at: datetime


def last_changes(lines: Iterable[Line]) -> Mapping[str, LastChange]:
    """The last change of every row of the programme by its id, and of every sitting by its word."""
    found: dict[str, LastChange] = {}
    for line in lines:
        if _MARK not in line.raw:
            continue
        change = LastChange(line.number, line.time)
        for operation in operations_of(line) or ():
            if operation.table != REGISTER.name:
                continue
            states = (operation.new or {}, operation.old or {})
            words = (_sitting(state.get("sitting")) for state in states)
            for key in (id_text(int(operation.key)), *words):
                found[key] = change  # who leaves a sitting changes it too
    found.pop("", None)
    return found


def last_change_of(appointment: Appointment, changes: Mapping[str, LastChange]) -> LastChange:
    """The last change of an appointment: of one of its rows, or of who is in its sitting."""
    first = appointment.interviews[0].row
    keys = [*appointment.rows, _sitting(first.cell("sitting"))]
    known = [changes[key] for key in keys if key in changes]
    return max(known, default=LastChange(0, first.at))


def _sitting(word: object) -> str:
    """What a sitting goes by here; it is no id of a row."""
    words = str(word or "").strip().casefold()
    return f"sitting {words}" if words else ""
