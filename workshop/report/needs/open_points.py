"""What has to be clear before a need can be chosen: wishes, open questions, one way alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workshop.language import say
from workshop.needs.facts import SolutionFact
from workshop.registers.kinds.needs.solutions import REJECTED
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    plain,
)
from workshop.report.facts import Facts
from workshop.report.needs.amounts import amount
from workshop.report.needs.told_needs import ToldNeeds
from workshop.report.wording.format import codes
from workshop.text import plural


def blocks(told: ToldNeeds, facts: Facts) -> Iterator[AnyBlock]:
    """What is challenged or not clear yet, and what goes with whom to ask."""
    if not facts.needs:
        return
    unclear = [(need, told.clarity(need)) for need in told.told]
    wishes = [need for need, found in unclear if found.challenge]
    lone = [need for need, found in unclear if found.alternatives_missing]
    asked = [one for one in facts.needs if any(each.open_questions for each in _standing(one.solutions))]
    yield Heading(text=say("Still to be clarified"))
    if not (wishes or lone or asked):
        yield Paragraph(spans=plain(say("Every need has a problem behind it and ways to be met.")))
    if wishes:
        yield Heading(text=say("Wishes without a problem"), level=2)
        yield Paragraph(
            spans=plain(
                say(
                    "What cannot be done today, how often, and with what consequence? Until that is "
                    "said, these are wishes."
                )
            )
        )
        yield Bullets(items=tuple(_named(told, need.id) for need in wishes))
    if asked:
        yield Heading(text=say("Open questions in solutions"), level=2)
        yield Bullets(
            items=tuple(
                (Span(f"{one.id} ", "strong"), Span(f"{each.text}: "), Span(question))
                for one in asked
                for each in _standing(one.solutions)
                for question in each.open_questions
            )
        )
    if lone:
        yield Heading(text=say("Fewer than two ways, and no reason why"), level=2)
        found = plural(len(lone), "need")
        listed = codes(told.codes(need.id for need in lone), 60)
        yield Paragraph(spans=plain(say("{needs}: {codes}.", needs=found, codes=listed)))


def _named(told: ToldNeeds, need_id: str) -> tuple[Span, ...]:
    return (Span(f"{told.code(need_id)} ", "strong"), Span(told.want(need_id)))


def _standing(solutions: Iterable[SolutionFact]) -> Iterator[SolutionFact]:
    """Those that are not rejected: whose questions are still asked."""
    return (each for each in solutions if each.state != REJECTED)


def solutions(told: ToldNeeds) -> Iterator[AnyBlock]:
    """The ways to meet each need, alternatives one below the other."""
    found = [(need, row) for need in told.told for row in told.solutions(need)]
    if not found:
        return
    yield Heading(text=say("Solutions and their alternatives"))
    yield Table(
        caption=say("Ways to meet the needs"),
        columns=(
            Column(title=say("Need")),
            Column(title=say("Code‖of a solution")),
            Column(title=say("Solution"), weight=3),
            Column(title=say("For it"), weight=3),
            Column(title=say("Against it"), weight=3),
            Column(title=say("Cost"), numeric=True, weight=2),
            Column(title=say("Staff days"), numeric=True),
            Column(title=say("State"), weight=2),
        ),
        rows=tuple(
            (
                told.code(need.id),
                row.code,
                row.cells["solution"],
                row.cells["advantages"],
                row.cells["drawbacks"],
                amount("cost", row.row.cell("cost")),
                amount("staff_days", row.row.cell("staff_days")),
                row.cells["state"] or "–",
            )
            for need, row in found
        ),
    )
