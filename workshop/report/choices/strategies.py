"""Strategies made of pairs in the summary of a session, the most attractive first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.analysis.strategy.pairing import Pairing, pairing_of
from workshop.guide.row_steps import PairStep
from workshop.language import say
from workshop.record.rows import Row
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.report.blocks import AnyBlock, Bullets, Heading, Notice, Paragraph, plain
from workshop.report.register_table import table
from workshop.report.session_view import SessionView
from workshop.strategy.tows import faults_of
from workshop.text import listing


def section(view: SessionView, steps: Sequence[PairStep]) -> Iterator[AnyBlock]:
    """A table a step, by what it is in order, what no strategy uses, what does not follow."""
    register = REGISTERS[STRATEGIES]
    yield Heading(text=say(register.title))
    for step in steps:
        rows = view.gathered.record.rows_of(view.session.id, step.id)
        here = [row for row in rows if row.TABLE == STRATEGIES]
        title = view.gathered.telling.text(step.title)
        # Weights are shares of a vote, whose numbers an edition for others may not tell.
        weighing = view.session if view.gathered.telling.open else None
        found = pairing_of(view.gathered.record, weighing, here)
        told = view.gathered.row_telling.rows(register, [one.row for one in found.strategies])
        if told.rows:
            yield table(view.gathered, told, title)
            yield Paragraph(spans=plain(found.rule))
            yield from _beside(view, found, [each.row for each in told.rows])
        if told.left_out:
            yield Notice(
                text=say(
                    "{title}: {count} left out of this edition.",
                    title=title,
                    count=register.count(told.left_out),
                )
            )


def _beside(view: SessionView, found: Pairing, told: Sequence[Row]) -> Iterator[AnyBlock]:
    """What the strategies leave unused, and those that do not follow from what they cite."""
    unused = [factor.code for factor in found.unused if view.gathered.known_of(factor)]
    if unused:
        yield Paragraph(spans=plain(say("No strategy uses {unused}.", unused=listing(unused))))
    if view.gathered.telling.open:
        faults = [(row.code, faults_of(view.gathered.record, row)) for row in told]
        items = tuple(plain(f"{code} {why}.") for code, why in faults if why)
        if items:
            yield Bullets(items=items)
