"""What does not hold over all rows of a table together, in sentences for those who fill it in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, NamedTuple

from workshop.language import say
from workshop.record.documents import Entry
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.registers.register import Finding, Register
from workshop.running.row_names import subject_of
from workshop.strategy.tows import faults_of
from workshop.text import listing, shorten

_NAMED = 4
"""So many codes are named, at most."""
_BY_RECORD: Final[Mapping[str, Callable[[Record, Row], str]]] = {STRATEGIES: faults_of}
"""By register, what does not hold for a row against what it leads to, as the end of a sentence."""


class OpenPoint(NamedTuple):
    """Something that does not hold in a table yet."""

    rows: tuple[str, ...]
    """The ids of the rows that it is about."""
    sentence: str
    """The subject, the codes and what does not hold: `Buy it (DU1): nobody is accountable`."""


def open_points(record: Record, register: Register) -> tuple[OpenPoint, ...]:
    """What does not hold over all rows of a register, in the order of its checks."""
    rows = {row.id: row for row in record.rows(register.name)}
    return open_points_of(record, register, rows, resting(record, register, rows))


def resting(record: Record, register: Register, rows: Mapping[str, Row]) -> frozenset[str]:
    """The ids of rows that rest on something that was said and was not retracted.

    Of a register in which nothing judges nobody asks, and none are found.
    """
    if not register.voiced:
        return frozenset()
    return frozenset(
        key
        for key, row in rows.items()
        if any((entry := record.find(Entry, e)) and not entry.retracted for e in row.evidence)
    )


def open_points_of(
    record: Record,
    register: Register,
    rows: Mapping[str, Row],
    resting_on_said: Collection[str],
) -> tuple[OpenPoint, ...]:
    """The same of rows at hand, by their ids; of which of them rest on something said."""
    found: list[Finding] = []
    if register.looks_at_all:
        found += register.findings({key: row.cells for key, row in rows.items()}, resting_on_said)
    if why := _BY_RECORD.get(register.name):
        found += [Finding((key,), what) for key, row in rows.items() if (what := why(record, row))]
    return tuple(
        OpenPoint(
            each.rows,
            words_of(
                subject_of(record, rows[each.rows[0]]),
                [rows[key].code for key in each.rows],
                each.what,
            ),
        )
        for each in found
    )


def words_of(subject: str, codes: Sequence[str], what: str) -> str:
    """A subject, the codes of the rows that it is about, and what does not hold."""
    more = len(codes) - _NAMED
    named = [*codes[:_NAMED], *([say("{number} more", number=more)] if more > 0 else [])]
    about = f"{shorten(subject, 60)} ({listing(named)})" if subject else listing(named)
    return say("{subject}: {what}", subject=about, what=what)
