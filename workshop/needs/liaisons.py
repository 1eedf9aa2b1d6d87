"""Who stands between departments and IT, where they sat, and what they promised."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.rows import Row


class Sat(msgspec.Struct, frozen=True, kw_only=True):
    """A session of a department, and who of IT was in it."""

    session: Session
    of_it: tuple[str, ...]
    """The ids of the people of IT and of the liaisons who took part or listened."""


class AtTheTable(msgspec.Struct, frozen=True, kw_only=True):
    """What a department has of IT."""

    department_id: str
    liaisons: tuple[Row, ...]
    """Those that go on, in the order of the rows."""
    sessions: tuple[Sat, ...]
    promises: tuple[Row, ...]
    """Those that are open, by day."""


def at_the_table(record: Record) -> Sequence[AtTheTable]:
    """Every department but IT itself, in the order of names; one without liaison has none."""
    raise NotImplementedError
