"""What a session scored and voted on: what came out on top of each, among what came of it.

Nothing is printed twice: the rows that do not stand here follow in the sections of the steps.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop.ballots.standing import counts
from workshop.guide.shape import Score, as_kind
from workshop.guide.step import Step
from workshop.language import pointed, say
from workshop.methods.evaluation.ife_efe import GREATEST, LEAST, MIDPOINT
from workshop.report.blocks import AnyBlock, Gauge, Heading, Paragraph, plain
from workshop.report.matrix_data import WeighedMatrix
from workshop.report.session.score_section import top_scores
from workshop.report.session.vote_section import top_votes
from workshop.report.session_view import SessionView
from workshop.report.told_votes import VoteTelling


def top(view: SessionView) -> Iterator[AnyBlock]:
    """What stands first of what was scored and voted on; nothing where nothing was."""
    found = [block for step in view.guide.steps for block in _of_step(view, step)]
    found += [_gauge(matrix) for matrix in (view.ife, view.efe) if matrix.source and _total(matrix)]
    if found:
        yield Heading(text=say("What came out on top"))
        yield from found


def _of_step(view: SessionView, step: Step) -> Iterator[AnyBlock]:
    """What stands first of one step, in a table of its own."""
    telling = VoteTelling(view.gathered, view.session)
    for voted, vote, _ in telling.steps:
        if voted.id == step.id and vote is not None and vote.closed:
            told = telling.told(step, vote)
            if tables := list(top_votes(telling, step, told)):
                yield Paragraph(
                    spans=plain(
                        say("{label}: {text}", label=telling.text(step.title), text=told.sentence)
                    )
                )
                yield from tables
    scored = as_kind(step, Score)
    if scored is not None and counts(view.gathered.record, view.session, scored):
        yield from top_scores(view, scored)


def _total(matrix: WeighedMatrix) -> float | None:
    return matrix.evaluation.total


def _gauge(matrix: WeighedMatrix) -> Gauge:
    """The total of a matrix on its scale."""
    found = matrix.evaluation
    total = found.total or LEAST
    return Gauge(
        label=say("{matrix} total", matrix=found.matrix),
        value=total,
        shown=pointed(f"{total:.2f}"),
        least=LEAST,
        greatest=GREATEST,
        midpoint=MIDPOINT,
        sentence=found.sentence,
    )
