"""Conditions: what must hold before a project that was decided on starts, each with its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.record.rows import Row
from workshop.registers.kinds.carrying.conditions import CONDITIONS, MET
from workshop.registers.kinds.decisions import DECISIONS
from workshop.report.appendices.tables import without_empty_columns
from workshop.report.blocks import AnyBlock, Column, Table
from workshop.report.strategy.told.shown import shown
from workshop.report.view import Gathered
from workshop.strategy.chapter_facts import ConditionFact
from workshop.strategy.linked import Linked
from workshop.text import parted
from workshop.times import short_day


def conditions_of(gathered: Gathered, decision: Row) -> tuple[ConditionFact, ...]:
    """The conditions of a decision that are told, as they were entered."""
    rows = shown(gathered, CONDITIONS)
    return tuple(fact(rows[each.id]) for each in gathered.once(_by_decision).get(decision.id, ()))


def _by_decision(gathered: Gathered) -> Mapping[str, Sequence[Row]]:
    """The conditions that are told by the ids of their decisions."""
    rows = (row.row for row in shown(gathered, CONDITIONS).values())
    return Linked(gathered.record, DECISIONS).grouped(rows, "decision")


def fact(row: ToldRow) -> ConditionFact:
    """A condition as data."""
    return ConditionFact(
        id=row.code,
        text=row.cells["condition"],
        owner=row.cells["owner"],
        due=row.row.cell("due"),
        met=row.row.cell("state") == MET,
        met_on=row.row.cell("met_on"),
    )


def state_of(one: ConditionFact) -> str:
    """Whether it holds, and since when: `met on 3 May 2027`."""
    if not one.met:
        return say("open")
    return say("met on {day}", day=short_day(one.met_on)) if one.met_on else say("met")


def blocks(gathered: Gathered) -> Iterator[AnyBlock]:
    """All of them as a table; nothing where there are none."""
    if rows := tuple(shown(gathered, CONDITIONS).values()):
        yield _table(rows)


def _table(rows: Sequence[ToldRow]) -> Table:
    return without_empty_columns(
        Table(
            caption=say("Conditions, and whether they hold"),
            columns=(
                Column(title=say("Code")),
                Column(title=say("Condition"), weight=5),
                Column(title=say("Of"), weight=2),
                Column(title=say("Owner"), weight=3),
                Column(title=say("By when"), weight=2),
                Column(title=say("State"), weight=3),
            ),
            rows=tuple(
                (
                    one.id,
                    one.text,
                    _of(row),
                    one.owner,
                    short_day(one.due) if one.due else "",
                    state_of(one),
                )
                for row, one in ((row, fact(row)) for row in rows)
            ),
        )
    )


def _of(row: ToldRow) -> str:
    """The decision that asks for it, and the project that waits for it."""
    return parted(filter(None, (row.cells["decision"], row.cells["project"])))
