"""Rows of every register, and every command that makes something of rows."""

from __future__ import annotations

from collections.abc import Callable

from tests.builders.rows import plain_cells
from workshop.carrying.gates import GateReader
from workshop.record.change import Change
from workshop.record.record import Record
from workshop.registers.kinds import REGISTERS
from workshop.running.carrying.commands import GateWaiver, StartProject
from workshop.running.commands import Command
from workshop.running.needs.commands import MakeRows
from workshop.running.row_commands import PutRows, RecordDissent, RemoveRows, RowText
from workshop.running.strategy.commands import (
    ScoreStrategies,
    ShortlistStrategies,
    StrategyScore,
)

Do = Callable[[Command], Change]
"""Carries out a command."""


def fill_and_use(do: Do, record: Record, talk: str, person_id: str) -> None:
    """Fill every register, and make goals, needs and a project of what stands there.

    Args:
        do: what carries out a command.
        record: the record, which follows.
        talk: a session in which something was said, with a step `more`.
        person_id: who dissents, and waives what a project waits for.
    """
    _fill(do, record, talk)
    other = record.entries_of(talk)[3].id
    do(MakeRows(register="needs", entry_ids=(other,), session_id=talk, step_id="more"))
    strategy = record.rows("strategies")[0].id
    scored = StrategyScore(strategy_id=strategy, factor_id=record.live_factors()[0].id, score=3)
    do(ScoreStrategies(scores=(scored,), session_id=talk, step_id="more"))
    do(ShortlistStrategies(rule="decided", strategy_ids=(strategy,), session_id=talk))
    do(MakeRows(register="goals", of=(strategy,), session_id=talk, step_id="more"))
    _start_a_project(do, record, talk, person_id)
    dissent = RecordDissent(
        decision_id=record.rows("decisions")[0].id, words="It comes too early",
        person_id=person_id, session_id=talk, step_id="more",
    )  # fmt: skip
    do(dissent)


def _fill(do: Do, record: Record, talk: str) -> None:
    """Every register has a row that rests on what was said and one beside it; one is gone."""
    said = next(entry.id for entry in record.entries_of(talk))
    for name, register in REGISTERS.items():
        cells: dict[str, str | int | float | None] = dict(plain_cells(register))
        cited = RowText(values=cells, evidence=(said,) if register.evidence else None)
        rows = (cited, RowText(values=cells), RowText(values=cells))
        do(PutRows(register=name, rows=rows, session_id=talk, step_id="more"))
        last = record.rows(name)[-1].id
        do(RemoveRows(register=name, row_ids=(last,)))


def _start_a_project(do: Do, record: Record, talk: str, person_id: str) -> None:
    """A project starts although nobody approved it, which somebody waived."""
    named = RowText(values={"project": "Night desk"})
    do(PutRows(register="projects", rows=(named,)))
    project = record.rows("projects")[-1]
    holding = GateReader(record).of(project).holding_up
    waived = tuple(
        GateWaiver(waives=each.row.id, waived_by=person_id, why="It cannot wait")
        for each in holding
    )
    do(StartProject(project_id=project.id, waived=waived, session_id=talk))
