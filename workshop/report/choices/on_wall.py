"""What the wall shows where a room decides, makes strategies or rates gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from workshop.analysis.strategy.gap_order import by_weight
from workshop.analysis.strategy.pairing import MEANS
from workshop.guide.step import Step, kind_of
from workshop.record.documents import Session
from workshop.record.rows import Row
from workshop.registers.kinds.decisions import DECISIONS
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.registers.numbers import write_number
from workshop.report.view import Gathered
from workshop.running.choosing.gaps import GAPS
from workshop.strategy.tows import cell_of_row


class Rows(NamedTuple):
    """Rows of a step as the room may see them."""

    words: str
    """What they are, in front of them; empty where the question says it."""
    items: tuple[str, ...]
    """One a row, the newest or what matters most last."""


class Decision(NamedTuple):
    """The newest decision."""

    text: str
    result: str


def decision_of(gathered: Gathered, session: Session, step: Step) -> Decision | None:
    """The newest decision of a step that may be told; none in any other step."""
    if kind_of(step) != "decide":
        return None
    for row in reversed(_rows(gathered, session, step, DECISIONS)):
        for told in gathered.row_telling.rows(row.register, [row]).rows:
            return Decision(told.cells["decision"], told.cells["result"])
    return None


def rows_of(gathered: Gathered, session: Session, step: Step) -> Rows | None:
    """The rows of a step that is for them; none in any other step."""
    listed = _LISTED.get(kind_of(step))
    return listed(gathered, session, step) if listed else None


def _decisions(gathered: Gathered, session: Session, step: Step) -> Rows:
    rows = _rows(gathered, session, step, DECISIONS)
    told = [one for row in rows for one in gathered.row_telling.rows(row.register, [row]).rows]
    return Rows("", tuple(_with(one.cells["decision"], one.cells["result"]) for one in told))


def _strategies(gathered: Gathered, session: Session, step: Step) -> Rows:
    """The strategies of the cell that was filled last."""
    rows = _rows(gathered, session, step, STRATEGIES)
    cell = cell_of_row(gathered.record, rows[-1]) if rows else ""
    here = [row for row in rows if cell_of_row(gathered.record, row) == cell]
    words = f"{cell}: {MEANS[cell]}" if cell else ""
    return Rows(words, tuple(_texts(gathered, here, "strategy")))


def _gaps(gathered: Gathered, session: Session, step: Step) -> Rows:
    """The gaps with their levels, what matters most last: there it is read."""
    rows = by_weight(_rows(gathered, session, step, GAPS)).rows
    return Rows("", tuple(reversed(list(_levels(gathered, rows)))))


def _levels(gathered: Gathered, rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        present, wanted = row.cell("present"), row.cell("wanted")
        known = present is not None and wanted is not None
        levels = f"{write_number(present)} ▸ {write_number(wanted)}" if known else ""
        for text in _texts(gathered, [row], "what"):
            yield _with(text, levels)


def _texts(gathered: Gathered, rows: list[Row], field: str) -> Iterator[str]:
    for row in rows:
        for told in gathered.row_telling.rows(row.register, [row]).rows:
            yield told.cells[field]


def _with(text: str, behind: str) -> str:
    return f"{text}: {behind}" if behind else text


def _rows(gathered: Gathered, session: Session, step: Step, register: str) -> list[Row]:
    """The rows of a step that may be told."""
    found = gathered.record.rows_of(session.id, step.id)
    return [row for row in found if register == row.TABLE and gathered.row_telling.tells(row)]


_LISTED: Final[dict[str, Callable[[Gathered, Session, Step], Rows]]] = {
    "decide": _decisions,
    "pair": _strategies,
    "gap": _gaps,
}
"""By the kind of step, what its list is."""
