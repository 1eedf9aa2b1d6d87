"""What has to be clear before a need can be chosen: wishes, open questions, one way alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workshop.language import counted, grouped, say
from workshop.needs.facts import SolutionFact
from workshop.needs.words import of_nobody_told, unclear_told
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
from workshop.report.needs.chapters import lengths
from workshop.report.needs.told_needs import ToldNeeds


def blocks(told: ToldNeeds, facts: Facts) -> Iterator[AnyBlock]:
    """What is challenged or not clear yet, and the questions that are open in solutions."""
    if not facts.needs:
        return
    found = [(need, unclear_told(told.clarity(need))) for need in told.told]
    unclear = [(need, points) for need, points in found if points]
    yield Heading(text=say("Still to be clarified"))
    of_nobody = (row.code for row in told.table.rows if not row.row.cell("department"))
    if nobody := of_nobody_told(of_nobody):
        yield Paragraph(spans=plain(nobody))
    if not unclear:
        yield Paragraph(spans=plain(say("Every need has a problem behind it and ways to be met.")))
        return
    yield Paragraph(
        spans=plain(
            say(
                "{n} of {needs} cannot be chosen yet without a waiver.",
                n=len(unclear),
                needs=counted(len(found), "need", of=True),
            )
        )
    )
    yield Table(
        caption=say("What has to be clear before a need can be chosen"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Need"), weight=4),
            Column(title=say("What has to be clear"), weight=6),
        ),
        rows=tuple(
            (told.code(need.id), told.want(need.id), " ".join(points))
            for need, points in unclear[: lengths.MOST]
        ),
    )
    yield from lengths.more(len(unclear))
    questions = tuple(
        (Span(f"{one.id} ", "strong"), Span(f"{say('{label}:', label=each.text)} "), Span(question))
        for one in facts.needs
        for each in _standing(one.solutions)
        for question in each.open_questions
    )
    if questions:
        yield Heading(text=say("Open questions in solutions"), level=2)
        yield Bullets(items=questions)


def _standing(solutions: Iterable[SolutionFact]) -> Iterator[SolutionFact]:
    """Those that are not rejected: whose questions are still asked."""
    return (each for each in solutions if each.state != REJECTED)


def ways_to_meet() -> str:
    """What the table of all solutions is called; slides leave it to the document."""
    return say("Ways to meet the needs")


def solutions(told: ToldNeeds) -> Iterator[AnyBlock]:
    """The ways to meet each need, alternatives one below the other."""
    found = [(need, row) for need in told.told for row in told.solutions(need)]
    if not found:
        return
    yield Heading(text=say("Solutions and their alternatives"))
    yield Table(
        caption=ways_to_meet(),
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
            for need, row in found[: lengths.MOST]
        ),
    )
    if len(found) > lengths.MOST:
        rest = grouped(len(found) - lengths.MOST)
        text = say("{n} more stand in the register of solutions, and in the data.", n=rest)
        yield Paragraph(spans=plain(text))
