"""The section of the scores in the summary of a session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from workshop.ballots.scored import Scored, latest_scores
from workshop.ballots.standing import counts, lacks_by_voter, values_in
from workshop.guide.parts import Scale
from workshop.guide.shape import Score
from workshop.record.documents import Factor, Session, StepRun
from workshop.report import matrix_chapter as matrices
from workshop.report.blocks import (
    CONTESTED,
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Notice,
    Paragraph,
    Table,
    plain,
)
from workshop.report.known import Known
from workshop.report.matrix_data import WeighedMatrix, why_none
from workshop.report.session.vote_section import vote_of_scores
from workshop.report.session_view import SessionView
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.text import plural

TOP: Final = 5
"""So many rows stand among what came of a session; the rest with its step."""


def top_scores(view: SessionView, step: Score) -> Iterator[AnyBlock]:
    """What was scored highest, with its spread."""
    if rows := _rows(view, step)[:TOP]:
        yield _score_table(view, step, rows, view.gathered.telling.text(step.title))


def score_section(view: SessionView, steps: Sequence[Score]) -> Iterator[AnyBlock]:
    """What was scored and does not stand on top, and how the matrices were made of it."""
    found = [block for step in steps for block in _of_step(view, step)]
    found += [block for matrix in (view.ife, view.efe) for block in _matrix(matrix)]
    if found:
        yield Heading(text="Scores")
        yield from found


def _of_step(view: SessionView, step: Score) -> Iterator[AnyBlock]:
    """The rest of one step, and who voted."""
    if not counts(view.gathered.record, view.session, step):
        if values_in(view.gathered.record, view.session, step):
            yield Paragraph(spans=plain(_waiting(view, step)))
    elif rest := _rows(view, step)[TOP:]:
        yield _score_table(view, step, rest, f"{view.gathered.telling.text(step.title)}: the rest")
    yield from vote_of_scores(view, step)


def _matrix(matrix: WeighedMatrix) -> Iterator[AnyBlock]:
    """By what method a matrix was made and what its reader must know; or why there is none."""
    if not matrix.source:
        return
    found = matrix.evaluation
    yield Heading(text=matrices.TITLES[found.matrix], level=2)
    if found.total is None:
        yield Notice(text=f"Not defined. {why_none(found)}")
        return
    yield Paragraph(spans=plain(f"{matrix.source} Method: {found.source}."))
    if warnings := matrices.fact_of(matrix).warnings:
        yield Bullets(items=tuple(plain(one) for one in warnings))


def _waiting(view: SessionView, step: Score) -> str:
    """That values of a step count in no result, and what of them is not complete."""
    title = view.gathered.telling.text(step.title)
    values = values_in(view.gathered.record, view.session, step)
    lacks = lacks_by_voter(view.gathered.record, view.session, step)
    left = f"{plural(len(lacks), 'ballot')} not complete" if lacks else "every ballot is complete"
    return (
        f"{title}: {plural(values, 'value')} given; they count in no result, as the scoring was "
        f"not finished ({left})."
    )


NO_VALUE: Final = "–"
"""What stands where nobody gave a value."""
_AGREED: Final = " (agreed by the room)"


class _Row(NamedTuple):
    """A factor with what it was given."""

    known: Known
    cells: tuple[str, ...]
    """One for each scale."""


def _rows(view: SessionView, step: Score) -> list[_Row]:
    """The rows of a step, what was given most first; what is not told last, in order of code."""
    gathered = view.gathered
    scored = _scored(view, step)
    rows = [
        (_weight(gathered, known, scored[known.factor.id], step), known)
        for known in _scored_factors(view, scored)
    ]
    rows.sort(key=lambda row: (-row[0], row[1].code_order))
    scales = [scale.id for scale in step.scales]
    return [
        _Row(
            known,
            tuple(_cell(gathered, known, scored[known.factor.id], scale) for scale in scales),
        )
        for _, known in rows
    ]


def _scored(view: SessionView, step: Score) -> dict[str, Scored]:
    """What one step gave, by the id of the factor."""
    scales = [scale.id for scale in step.scales]
    found = latest_scores(view.gathered.record, [_only(view.session, step)], scales, whole=False)
    return {key: scored for key, scored in found.items() if scored.step.id == step.id}


def _weight(gathered: Gathered, known: Known, scored: Scored, step: Score) -> float:
    """By what a factor has its place: its weight, else the product of what it was given."""
    ids = [scale.id for scale in step.scales]
    product = 1.0
    for scale in ["weight"] if "weight" in ids else ids:
        found = scored.tallies.get(scale)
        question = scored.question(known.factor.id, scale)
        if found is None or gathered.scores.why_left_out(question):
            return -1
        product *= found.value
    return product


def _mark(view: SessionView, known: Known) -> str:
    return f" {CONTESTED}" if view.is_contested(known) else ""


def _score_table(view: SessionView, step: Score, rows: Sequence[_Row], caption: str) -> Table:
    """Rows of the scores of one step: factors down, scales across.

    That the room agreed on every value stands once, over the table.
    """
    found = list(_scored(view, step).values())
    titles = [_heading(found, scale) for scale in step.scales]
    columns = [list(cells) for cells in zip(*(row.cells for row in rows), strict=True)]
    given = [cell for cells in columns for cell in cells if cell != NO_VALUE]
    if given and all(cell.endswith(_AGREED) for cell in given):
        caption += _AGREED
        columns = [[cell.removesuffix(_AGREED) for cell in cells] for cells in columns]
    return Table(
        caption=caption,
        columns=(
            Column(title="Factor"),
            Column(title="Statement", weight=5),
            *(Column(title=title, weight=2) for title in titles),
        ),
        rows=tuple(
            (row.known.code, f"{row.known.text}{_mark(view, row.known)}", *cells)
            for row, cells in zip(rows, zip(*columns, strict=True), strict=True)
        ),
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
        return NO_VALUE
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
