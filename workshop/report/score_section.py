"""The section of the scores in the summary of a session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workshop.analysis.scores import Scored, latest_scores
from workshop.guide.shape import Score
from workshop.privacy.shown_totals import Question
from workshop.record.documents import Factor, Session, StepRun
from workshop.report import format as phrases
from workshop.report import matrix_chapter as matrices
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Table, plain
from workshop.report.session_view import SessionView
from workshop.report.view import Gathered, Known


def score_section(view: SessionView, steps: Sequence[Score]) -> Iterator[AnyBlock]:
    """What was scored, with its spread, and the matrices that follow from it."""
    yield Heading(text="Scores")
    for step in steps:
        run = view.session.steps.get(step.id, StepRun())
        if run.scores_in:
            yield from _score_table(view, step)
        else:
            title = view.gathered.telling.text(step.title)
            yield Paragraph(spans=plain(f"{title}: no scores, or they are not in yet."))
    for matrix in (view.ife, view.efe):
        if matrix.source:
            yield from matrices.blocks_of(matrix)


def _score_table(view: SessionView, step: Score) -> Iterator[AnyBlock]:
    """The scores of one step: factors down, scales across."""
    gathered = view.gathered
    scales = [scale.id for scale in step.scales]
    only = _only(view.session, step)
    scored = latest_scores(gathered.record, [only], scales, whole=False)
    rows = []
    for known in _scored_factors(view, scored):
        cells = [_cell(gathered, known, scored[known.factor.id], one) for one in scales]
        rows.append((known.code, known.text, *cells))
    yield Table(
        caption=gathered.telling.text(step.title),
        columns=(
            Column(title="Factor"),
            Column(title="Statement", weight=5),
            *(Column(title=scale.title, weight=2) for scale in step.scales),
        ),
        rows=tuple(rows),
    )


def _cell(gathered: Gathered, known: Known, scored: Scored, scale_id: str) -> str:
    """What was given on a scale, with its spread, or why that is not told."""
    if (found := scored.spreads.get(scale_id)) is None:
        return "–"
    question = Question(scored.session.id, scored.step.id, known.factor.id, scale_id)
    if why := gathered.score_left_out(question):
        return why.words(gathered.fewest_voters)
    return phrases.spread_words(found, agreed=scale_id in scored.agreed)


def _only(session: Session, step: Score) -> Session:
    """The session as if the scores of that step alone were in."""
    kept = {step.id: session.steps[step.id]}
    return Session(
        id=session.id,
        title=session.title,
        guide_id=session.guide_id,
        started=session.started,
        steps=kept,
    )


def _scored_factors(view: SessionView, scored: Iterable[str]) -> list[Known]:
    """The factors scored that are told, as they were scored then, in order."""
    here = {known.factor.id: known for known in view.factors}
    found = []
    for key in scored:
        factor = view.gathered.record.find(Factor, key)
        known = here.get(key) or (factor and view.gathered.known_of(factor))
        if known:
            found.append(known)
    return sorted(found, key=lambda known: known.code_order)
