"""A project starts only when what it waits for is there, whoever marks it as started."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.carrying.gates import Gate, GateReader
from workshop.errors import Refused
from workshop.record.change import Change
from workshop.record.record import Record
from workshop.record.rows import ROW_TYPES, Row
from workshop.registers.kinds.strategy.projects import BEGUN, PROJECTS, STARTED
from workshop.text import plural, shorten

_PROJECT: Final = ROW_TYPES[PROJECTS]
_NAMED: Final = 6
"""So many things that are lacking are told of a project, at most."""


class HeldUp(Refused):
    """Projects cannot start yet.

    Args:
        sentence: why, with all that is open.
        projects: the ids of those that were to be marked as started.
    """

    def __init__(self, sentence: str, projects: Sequence[str]) -> None:
        super().__init__(sentence)
        self.projects = tuple(projects)
        """The ids of those that were to be marked as started; new rows are not among them."""


def require_gates(record: Record, change: Change) -> None:
    """Make sure that no project is marked as started while something holds it up.

    A project that is entered as started was so before it was entered: it is held up only by the
    approvals above a sum that its budget lines are known to exceed.

    Args:
        record: the record before the change.
        change: what would be done.

    Raises:
        HeldUp: something is open and was not waived. All of it is listed.
    """
    starting = [each for each in change.puts if isinstance(each, _PROJECT)]
    starting = [each for each in starting if _starts(record, each)]
    if not starting:
        return
    after = record.copy()
    after.apply(change)
    reader = GateReader(after)
    wanting, started = [], []
    for project in starting:
        found = reader.of(project)
        holding = list(found.holding_up)
        is_new = record.find(_PROJECT, project.id) is None
        if is_new:
            known = found.cost is not None
            holding = [each for each in holding if known and each.kind == "approval"]
        if holding:
            wanting.append(refusal_of(project, holding))
            if project.cell("state") == STARTED and not is_new:
                started.append(project.id)
    if wanting:
        raise HeldUp(" ".join(wanting), started)


def _starts(record: Record, project: Row) -> bool:
    before = record.find(_PROJECT, project.id)
    was_begun = before is not None and before.cell("state") in BEGUN
    return project.cell("state") in BEGUN and not was_begun


def refusal_of(project: Row, holding: Sequence[Gate]) -> str:
    """Why a project must not start, and what to do, in two sentences."""
    told = list(_told(holding[:_NAMED]))
    if (more := len(holding) - _NAMED) > 0:
        told.append(plural(more, "more thing", "more things"))
    name = f"{project.code} “{shorten(project.subject, 60)}”"
    return (
        f"{name} cannot start yet: {'; '.join(told)}. Record what is there now, or waive it by "
        f"name with a reason when the project is started."
    )


def _told(holding: Sequence[Gate]) -> Iterator[str]:
    for each in holding:
        yield each.lacks if each.kind == "ladder" else f"{each.row.code}: {each.lacks}"
