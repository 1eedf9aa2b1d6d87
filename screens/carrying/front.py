"""What is in front on the screen of carrying the strategy out, and in which register it is."""

from __future__ import annotations

from typing import Final

from screens.base.navigation import FEEDBACK, PROJECTS, TOLD, WATCH
from screens.carrying.draw_feedback import PREDICTIONS as PREDICTED
from screens.carrying.draw_feedback import Shown
from screens.carrying.pane import CarryingPane
from workshop.carrying.gates import Gate, Gates
from workshop.carrying.told_changes import ToldChange
from workshop.carrying.watched import Watched
from workshop.programme.feedback import Comparison
from workshop.record.rows import Row
from workshop.registers.kinds.approvals import APPROVALS
from workshop.registers.kinds.carrying.predictions import PREDICTIONS
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.registers.kinds.carrying.signals import SIGNALS
from workshop.registers.kinds.strategy import projects
from workshop.registers.kinds.strategy.changes import CHANGES
from workshop.registers.kinds.strategy.notices import NOTICES
from workshop.strategy.awareness import Told

_REGISTERS: Final = {PROJECTS: projects.PROJECTS, TOLD: CHANGES, FEEDBACK: ROUNDS, WATCH: SIGNALS}
"""The register of each view, where no row is in front."""


def _row(pane: CarryingPane) -> Row | None:
    """The row in front; none where what is in front is none."""
    if isinstance(pane.inner, Shown):
        return None
    return _row_inside(pane.inner) or _row_of(pane.front)


def _row_inside(inner: object) -> Row | None:
    match inner:
        case Gate() as gate if gate.kind != "ladder":
            return gate.row
        case Told(notices=(first, *_)):
            return first
    return None


def _row_of(front: object) -> Row | None:
    match front:
        case Gates() as found:
            return found.project
        case ToldChange() | Watched():
            return front.row
        case Comparison() as found:
            return found.round.row
    return None


def id_in_front(pane: CarryingPane) -> str:
    """The id of what is in front; empty where it has none."""
    if isinstance(pane.inner, Shown):
        return pane.inner.id
    row = _row(pane)
    return row.id if row else ""


def register_in_front(view: int, pane: CarryingPane) -> tuple[str, str]:
    """The register of what is in front, and the id of its row; of a view where none is.

    A project without an approval ladder leads to the ladders, a department without a notice to the
    notices.
    """
    match pane.inner:
        case Gate(kind="ladder"):
            return APPROVALS, ""
        case Told(notices=()):
            return NOTICES, ""
        case Shown() as shown if shown.table:
            return shown.table, shown.id
    if pane.front == PREDICTED:
        return PREDICTIONS, ""
    # What is said of a signal or found in a round may be no row: then it is the row that it is of.
    row = _row(pane) or _row_of(pane.front)
    return (row.TABLE, row.id) if row else (_REGISTERS[view], "")
