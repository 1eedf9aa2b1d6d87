"""What was decided in the steps for it: first among the decisions of a session."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.guide.row_steps import Decide
from workshop.language import say
from workshop.record.rows import Row
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.decisions import DECISIONS
from workshop.report.blocks import AnyBlock, Heading, Notice
from workshop.report.register_table import table
from workshop.report.session_view import SessionView


def first(view: SessionView) -> Iterator[AnyBlock]:
    """Each decision with its rule, result, conditions and dissent; nothing where none was made."""
    steps = view.guide.steps_of(Decide)
    rows = [row for step in steps for row in _rows(view, step)]
    if not rows:
        return
    register = REGISTERS[DECISIONS]
    told = view.gathered.row_telling.rows(register, rows)
    yield Heading(text=say(register.title))
    if told.rows:
        yield table(view.gathered, told, say("What was decided"))
    if told.left_out:
        yield Notice(
            text=say("{count} left out of this edition.", count=register.count(told.left_out))
        )


def _rows(view: SessionView, step: Decide) -> list[Row]:
    rows = view.gathered.record.rows_of(view.session.id, step.id)
    return [row for row in rows if row.TABLE == DECISIONS]
