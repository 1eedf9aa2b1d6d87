"""The section of the rows of registers that were entered in a session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.guide.shape import Form
from workshop.report.blocks import AnyBlock, Heading, Notice, Paragraph, plain
from workshop.report.register_table import table
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
    rows = view.gathered.record.rows_of(view.session.id, step.id)
    told = view.gathered.row_telling.rows(register, rows)
    title = view.gathered.telling.text(step.title)
    if told.rows:
        yield table(view.gathered, told, title)
    elif not told.left_out:
        yield Paragraph(spans=plain(f"{title}: no rows were entered."))
    if told.left_out:
        yield Notice(text=f"{title}: {register.count(told.left_out)} left out of this edition.")
