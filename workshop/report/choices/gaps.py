"""Gaps in the summary of a session, the one that matters most first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.analysis.strategy.gap_order import by_weight
from workshop.guide.row_steps import GapStep
from workshop.language import say
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import AnyBlock, Heading, Notice, Paragraph, plain
from workshop.report.register_table import table
from workshop.report.session_view import SessionView
from workshop.running.choosing.gaps import GAPS


def section(view: SessionView, steps: Sequence[GapStep]) -> Iterator[AnyBlock]:
    """A table a step, in order of importance times the gap, and what comes first."""
    register = REGISTERS[GAPS]
    yield Heading(text=say(register.title))
    for step in steps:
        rows = view.gathered.record.rows_of(view.session.id, step.id)
        here = [row for row in rows if row.TABLE == GAPS and view.gathered.row_telling.tells(row)]
        left_out = sum(row.TABLE == GAPS for row in rows) - len(here)
        found = by_weight(here)
        title = view.gathered.telling.text(step.title)
        if here:
            told = view.gathered.row_telling.rows(register, found.rows)
            yield table(view.gathered, told, title)
            yield Paragraph(spans=plain(f"{found.sentence} {found.source}."))
        if left_out:
            yield Notice(
                text=say(
                    "{title}: {count} left out of this edition.",
                    title=title,
                    count=register.count(left_out),
                )
            )
