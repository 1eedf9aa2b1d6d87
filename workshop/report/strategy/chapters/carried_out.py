"""What chapter 8 tells of carrying the strategy out: what starts wait for, what rounds found."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.registers.kinds.carrying.conditions import CONDITIONS
from workshop.registers.kinds.carrying.waivers import WAIVERS
from workshop.report.blocks import AnyBlock, Bullets, Paragraph, Span, aside, plain
from workshop.report.strategy.chapters import parts
from workshop.report.strategy.told import conditions, told_gates, told_predictions
from workshop.report.strategy.told.shown import left_out
from workshop.report.strategy.told.told_rounds import days_of, rounds_of
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.times import day


def starts(told: ToldStrategy) -> Iterator[AnyBlock]:
    """For each project what its start waits for and what was waived, then all conditions."""
    gathered = told.gathered
    found = told_gates.gates_of(gathered)
    tables = [*told_gates.table(found), *conditions.blocks(gathered)]
    if not tables:
        return
    yield parts.part(say("What starts wait for"))
    yield from left_out(gathered, CONDITIONS)
    yield from left_out(gathered, WAIVERS)
    if words := told_gates.sentence(gathered):
        yield Paragraph(spans=plain(words))
    yield from tables


def rounds(told: ToldStrategy) -> Iterator[AnyBlock]:
    """What each round of feedback found in a sentence, and how good predictions were."""
    found, predictions = rounds_of(told.gathered), told_predictions.predictions_of(told.gathered)
    if not (found.held or found.next.begins or predictions.items):
        return
    yield parts.part(say("Rounds of feedback"))
    if found.held:
        yield Bullets(
            items=tuple(
                (Span(f"{each.id} ", "strong"), Span(each.sentence), *aside(days_of(each)))
                for each in found.held
            )
        )
    else:
        yield Paragraph(spans=plain(say("No round of feedback was held yet.")))
    if found.next.begins:
        when = say("{round} begins on {day}.", round=found.next.text, day=day(found.next.begins))
        yield Paragraph(spans=plain(when))
    yield from told_predictions.blocks(predictions)
