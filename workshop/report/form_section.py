"""The section of the rows of registers that were entered in a session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.guide.shape import Form
from workshop.privacy.told_rows import ToldRow, told_rows
from workshop.report.blocks import AnyBlock, Heading, Notice, Paragraph, plain
from workshop.report.register_table import register_table
from workshop.report.session_view import SessionView


def form_section(view: SessionView, steps: Sequence[Form]) -> Iterator[AnyBlock]:
    """The rows of each step, as they stand now."""
    yield Heading(text="Tables")
    for step in steps:
        yield from _of_step(view, step)


def _of_step(view: SessionView, step: Form) -> Iterator[AnyBlock]:
    """The rows of one step, and how many the edition leaves out."""
    if (register := step.table) is None:
        return
    entered = view.gathered.record.rows_of(view.session.id, step.id)
    told = told_rows_of(view, step)
    title = view.gathered.telling.text(step.title)
    if told:
        fields = [f for f in register.fields if any(row.cells[f.id] for row in told)]
        yield register_table(told, fields, title)
    elif not entered:
        yield Paragraph(spans=plain(f"{title}: no rows were entered."))
    if left_out := len(entered) - len(told):
        yield Notice(text=f"{title}: {register.count(left_out)} left out of this edition.")


def told_rows_of(view: SessionView, step: Form) -> list[ToldRow]:
    """The rows that were entered in a step and that the edition tells, in their order."""
    if (register := step.table) is None:
        return []
    here = {row.id for row in view.gathered.record.rows_of(view.session.id, step.id)}
    every = told_rows(view.gathered.telling, register).rows if here else ()
    return [told for told in every if told.row.id in here]
