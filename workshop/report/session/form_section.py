"""The section of the rows of registers that were entered in a session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.guide.shape import RowStep
from workshop.language import say
from workshop.privacy.told_rows import ToldRows
from workshop.record.rows import Row
from workshop.registers.kinds import REGISTERS
from workshop.registers.register import Register
from workshop.report.blocks import AnyBlock, Heading, Notice
from workshop.report.register_table import open_points, table
from workshop.report.session_view import SessionView


def form_section(view: SessionView, steps: Sequence[RowStep]) -> Iterator[AnyBlock]:
    """The rows of each step, as they stand now."""
    yield Heading(text=say("Tables"))
    for step in steps:
        yield from _of_step(view, step)


def rows_elsewhere(view: SessionView) -> Iterator[AnyBlock]:
    """The rows that were entered in steps that ask for something else."""
    forms = {(step.id, step.table_name) for step in view.guide.steps_of(RowStep)}
    rows = [
        row
        for row in view.gathered.record.rows_of(view.session.id)
        if (row.step_id, row.TABLE) not in forms
    ]
    for name in dict.fromkeys(row.TABLE for row in rows):
        here = [row for row in rows if name == row.TABLE]
        yield from _rows(view, REGISTERS[name], here, say(REGISTERS[name].title))


def _of_step(view: SessionView, step: RowStep) -> Iterator[AnyBlock]:
    """The rows of one step."""
    if step.table is not None:
        rows = view.gathered.record.rows_of(view.session.id, step.id)
        here = [row for row in rows if step.table_name == row.TABLE]
        title = view.gathered.telling.text(step.title)
        yield from _rows(view, step.table, here, title)


def _rows(
    view: SessionView, register: Register, rows: Sequence[Row], title: str
) -> Iterator[AnyBlock]:
    """Rows of a register, and how many the edition leaves out."""
    told = view.gathered.row_telling.rows(register, rows)
    if told.rows:
        yield table(view.gathered, told, title)
        yield from not_yet_here(view, told)
    if told.left_out:
        yield Notice(
            text=say(
                "{title}: {count} left out of this edition.",
                title=title,
                count=register.count(told.left_out),
            )
        )


def not_yet_here(view: SessionView, told: ToldRows) -> Iterator[AnyBlock]:
    """What does not hold of the rows of a session, among all rows of the register."""
    here = {row.code for row in told.rows}
    every = view.gathered.row_telling.rows(told.register) if told.register.looks_at_all else told
    for codes, sentence in open_points(view.gathered, every):
        if here & set(codes):
            yield Notice(text=say("Not right yet: {sentence}.", sentence=sentence))
