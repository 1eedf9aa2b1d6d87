"""The section of the scores in the summary of a session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workshop.ballots.scored import Scored, latest_scores
from workshop.ballots.standing import counts, lacks_by_voter, values_in
from workshop.guide.parts import Scale
from workshop.guide.shape import Score
from workshop.record.documents import Factor, Session, StepRun
from workshop.report import matrix_chapter as matrices
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Table, plain
from workshop.report.known import Known
from workshop.report.session.vote_section import vote_of_scores
from workshop.report.session_view import SessionView
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.text import plural


def score_section(view: SessionView, steps: Sequence[Score]) -> Iterator[AnyBlock]:
    """What was scored, with its spread, and the matrices that follow from it."""
    yield Heading(text="Scores")
    for step in steps:
        if counts(view.gathered.record, view.session, step):
            yield from _score_table(view, step)
        else:
            yield Paragraph(spans=plain(_none(view, step)))
        yield from vote_of_scores(view, step)
    for matrix in (view.ife, view.efe):
        if matrix.source:
            yield from matrices.blocks_of(matrix)


def _none(view: SessionView, step: Score) -> str:
    """Why a step has no scores, and what there is all the same."""
    title = view.gathered.telling.text(step.title)
    values = values_in(view.gathered.record, view.session, step)
    if not values:
        return f"{title}: nothing was scored."
    lacks = lacks_by_voter(view.gathered.record, view.session, step)
    left = f"{plural(len(lacks), 'ballot')} not complete" if lacks else "every ballot is complete"
    return (
        f"{title}: {plural(values, 'value')} not taken in, so no result counts ({left}). Reopen "
        "the session and take the scores in."
    )


def _score_table(view: SessionView, step: Score) -> Iterator[AnyBlock]:
    """The scores of one step: factors down, scales across."""
    gathered = view.gathered
    scales = [scale.id for scale in step.scales]
    only = _only(view.session, step)
    scored = latest_scores(gathered.record, [only], scales, whole=False)
    found = list(scored.values())
    rows = []
    for known in _scored_factors(view, scored):
        cells = [_cell(gathered, known, scored[known.factor.id], one) for one in scales]
        rows.append((known.code, known.text, *cells))
    yield Table(
        caption=gathered.telling.text(step.title),
        columns=(
            Column(title="Factor"),
            Column(title="Statement", weight=5),
            *(Column(title=_heading(found, scale), weight=2) for scale in step.scales),
        ),
        rows=tuple(rows),
    )


def _heading(scored: Iterable[Scored], scale: Scale) -> str:
    """The title of a scale with the name of its aggregate, where several values became one."""
    tallies = [one.tallies[scale.id] for one in scored if scale.id in one.tallies]
    names = {one.aggregate for one in tallies if one.spread.count > 1}
    if names == {"sum"}:
        return f"{scale.title} (sum)"
    return f"{scale.title} (median)" if names == {"median"} else scale.title


def _cell(gathered: Gathered, known: Known, scored: Scored, scale_id: str) -> str:
    """What was given on a scale, with its spread, or why that is not told."""
    found = scored.tallies.get(scale_id)
    if found is None:
        return "–"
    question = scored.question(known.factor.id, scale_id)
    if why := gathered.scores.why_left_out(question):
        return why.words(gathered.fewest_voters)
    return phrases.tally_words(gathered.scores.totals.told(question, found))


def _only(session: Session, step: Score) -> Session:
    """The session as if the scores of that step alone were in."""
    kept = {step.id: StepRun(scores_in=True)}
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
