"""The section of the scores in the summary of a session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from workshop.ballots.scored import Scored, latest_scores
from workshop.ballots.standing import counts, lacks_by_voter, values_in
from workshop.guide.parts import Scale
from workshop.guide.score_fields import OF_NEEDS
from workshop.guide.shape import Score
from workshop.language import marked, say
from workshop.record.documents import Factor, Session, StepRun
from workshop.record.rows import ROW_TYPES
from workshop.report import matrix_chapter as matrices
from workshop.report.bars.distribution import Given, distributions, has_bars
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
from workshop.report.matrix_data import WeighedMatrix
from workshop.report.session.vote_section import vote_of_scores
from workshop.report.session_view import SessionView
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.report.wording.data_words import scale_title
from workshop.report.wording.matrix_words import why_none
from workshop.text import plural

_FACTOR: Final = marked("Factor")
_STATEMENT: Final = marked("Statement")
_CODE: Final = marked("Code")

_PLACED_BY: Final = (("weight",), OF_NEEDS)

TOP: Final = 5
"""So many rows stand among what came of a session; the rest with its step."""


def top_scores(view: SessionView, step: Score) -> Iterator[AnyBlock]:
    """What was scored highest, with its spread."""
    if rows := _rows(view, step)[:TOP]:
        yield from _scores(view, step, rows, view.gathered.telling.text(step.title))


def score_section(view: SessionView, steps: Sequence[Score]) -> Iterator[AnyBlock]:
    """What was scored and does not stand on top, and how the matrices were made of it."""
    found = [block for step in steps for block in _of_step(view, step)]
    found += [block for matrix in (view.ife, view.efe) for block in _matrix(matrix)]
    if found:
        yield Heading(text=say("Scores"))
        yield from found


def _of_step(view: SessionView, step: Score) -> Iterator[AnyBlock]:
    """The rest of one step, and who voted."""
    if not counts(view.gathered.record, view.session, step):
        if values_in(view.gathered.record, view.session, step):
            yield Paragraph(spans=plain(_waiting(view, step)))
    elif rest := _rows(view, step)[TOP:]:
        title = view.gathered.telling.text(step.title)
        yield from _scores(view, step, rest, say("{title}: the rest", title=title))
    yield from vote_of_scores(view, step)


def _matrix(matrix: WeighedMatrix) -> Iterator[AnyBlock]:
    """By what method a matrix was made and what its reader must know; or why there is none."""
    if not matrix.source:
        return
    found = matrix.evaluation
    yield Heading(text=say(matrices.TITLES[found.matrix]), level=2)
    if found.total is None:
        yield Notice(text=say("Not defined. {why}", why=why_none(found)))
        return
    yield Paragraph(
        spans=plain(say("{made} Method: {source}.", made=matrix.source, source=found.source))
    )
    if warnings := matrices.fact_of(matrix).warnings:
        yield Bullets(items=tuple(plain(one) for one in warnings))


def _waiting(view: SessionView, step: Score) -> str:
    """That values of a step count in no result, and what of them is not complete."""
    title = view.gathered.telling.text(step.title)
    values = values_in(view.gathered.record, view.session, step)
    lacks = lacks_by_voter(view.gathered.record, view.session, step)
    left = (
        say("{ballots} not complete", ballots=plural(len(lacks), "ballot"))
        if lacks
        else say("every ballot is complete")
    )
    return say(
        "{title}: {values} given; they count in no result, as the scoring was not finished "
        "({left}).",
        title=title,
        values=plural(values, "value"),
        left=left,
    )


NO_VALUE: Final = "–"
"""What stands where nobody gave a value."""


class _Thing(NamedTuple):
    """A factor or a row that was scored, as the edition tells it."""

    id: str
    code: str
    text: str
    contested: bool
    order: tuple[int, int, str]
    """Its place among those that were given alike."""


class _Row(NamedTuple):
    """A factor or a row of a register with what it was given."""

    thing: _Thing
    cells: tuple[str, ...]
    """One for each scale."""
    given: tuple[Given, ...]
    """The same, for bars."""


def _rows(view: SessionView, step: Score) -> list[_Row]:
    """The rows of a step, what was given most first; what is not told last, in order of code."""
    gathered = view.gathered
    scored = _scored(view, step)
    things = _scored_rows(view, step, scored) if step.of else _scored_factors(view, scored)
    rows = [(_weight(gathered, thing, scored[thing.id], step), thing) for thing in things]
    rows.sort(key=lambda row: (-row[0], row[1].order))
    scales = step.scales
    return [
        _Row(
            thing,
            tuple(_cell(gathered, thing, scored[thing.id], scale.id) for scale in scales),
            tuple(_given(view, thing, scored[thing.id], scale) for scale in scales),
        )
        for _, thing in rows
    ]


def _scored(view: SessionView, step: Score) -> dict[str, Scored]:
    """What one step gave, by the id of the factor or row."""
    scales = [scale.id for scale in step.scales]
    only = [_only(view.session, step)]
    found = latest_scores(view.gathered.record, only, scales, whole=False, of=step.of)
    return {key: scored for key, scored in found.items() if scored.step.id == step.id}


def _weight(gathered: Gathered, thing: _Thing, scored: Scored, step: Score) -> float:
    """By what something has its place: its weight, priority times need, else the product of all."""
    ids = [scale.id for scale in step.scales]
    alone = next((each for each in _PLACED_BY if set(each) <= set(ids)), ids)
    product = 1.0
    for scale in alone:
        found = scored.tallies.get(scale)
        question = scored.question(thing.id, scale)
        if found is None or gathered.scores.why_left_out(question):
            return -1
        product *= found.value
    return product


def _given(view: SessionView, thing: _Thing, scored: Scored, scale: Scale) -> Given:
    """What something was given on a scale, as far as it is told."""
    gathered, why, found = view.gathered, "", scored.tallies.get(scale.id)
    if found is not None:
        question = scored.question(thing.id, scale.id)
        left_out = gathered.scores.why_left_out(question)
        why = left_out.words(gathered.fewest_voters) if left_out else ""
        found = None if left_out else gathered.scores.totals.told(question, found)
    title = gathered.telling.text(scale_title(scale.title))
    return Given(thing.code, thing.text, thing.contested, scale, title, found, why)


def _scores(
    view: SessionView, step: Score, rows: Sequence[_Row], caption: str
) -> Iterator[AnyBlock]:
    """Rows of the scores of one step: bars of the scales that have any, a table of the others."""
    fewest = view.gathered.fewest_voters
    drawn = [
        at for at in range(len(step.scales)) if any(has_bars(row.given[at], fewest) for row in rows)
    ]
    given = [row.given[at] for row in rows for at in drawn]
    if rest := [at for at in range(len(step.scales)) if at not in drawn]:
        yield _score_table(view, step, rows, rest, caption)
    head, _ = _heads(step)
    yield from distributions(caption, given, fewest, head)


def _heads(step: Score) -> tuple[str, str]:
    """What stands over the codes and over the words of what was scored, in English."""
    if step.table is None:
        return _FACTOR, _STATEMENT
    return _CODE, step.table.subject.title


def _score_table(
    view: SessionView, step: Score, rows: Sequence[_Row], scales: Sequence[int], caption: str
) -> Table:
    """Rows of the scores of one step: factors down, some of its scales across.

    That the room agreed on every value stands once, over the table.
    """
    found = list(_scored(view, step).values())
    titles = [_heading(found, step.scales[at]) for at in scales]
    columns = [[row.cells[at] for row in rows] for at in scales]
    given = [cell for cells in columns for cell in cells if cell != NO_VALUE]
    agreed = say("{value} (agreed by the room)", value="")
    if given and all(cell.endswith(agreed) for cell in given):
        caption += agreed
        columns = [[cell.removesuffix(agreed) for cell in cells] for cells in columns]
    heads = _heads(step)
    return Table(
        caption=caption,
        columns=(
            Column(title=say(heads[0])),
            Column(title=say(heads[1]), weight=5),
            *(Column(title=title, weight=2) for title in titles),
        ),
        rows=tuple(
            (row.thing.code, f"{row.thing.text}{_mark(row.thing)}", *cells)
            for row, cells in zip(rows, zip(*columns, strict=True), strict=True)
        ),
    )


def _mark(thing: _Thing) -> str:
    return f" {CONTESTED}" if thing.contested else ""


def _heading(scored: Iterable[Scored], scale: Scale) -> str:
    """The title of a scale with the name of its aggregate, where several values became one."""
    tallies = [one.tallies[scale.id] for one in scored if scale.id in one.tallies]
    names = {one.aggregate for one in tallies if one.spread.count > 1}
    title = scale_title(scale.title)
    if names == {"sum"}:
        return say("{title} (sum)", title=title)
    return say("{title} (median)", title=title) if names == {"median"} else title


def _cell(gathered: Gathered, thing: _Thing, scored: Scored, scale_id: str) -> str:
    """What was given on a scale, with its spread, or why that is not told."""
    found = scored.tallies.get(scale_id)
    if found is None:
        return NO_VALUE
    question = scored.question(thing.id, scale_id)
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


def _scored_factors(view: SessionView, scored: Iterable[str]) -> Iterator[_Thing]:
    """The factors scored that are told, as they were scored then."""
    here = {known.factor.id: known for known in view.factors}
    for key in scored:
        factor = view.gathered.record.find(Factor, key)
        known = here.get(key) or (factor and view.gathered.known_of(factor))
        if known:
            contested = view.is_contested(known)
            yield _Thing(key, known.code, known.text, contested, known.code_order)


def _scored_rows(view: SessionView, step: Score, scored: Iterable[str]) -> Iterator[_Thing]:
    """The rows scored that are told, as they were scored then."""
    register = step.table
    if register is None:
        return
    kind = ROW_TYPES[register.name]
    rows = [row for key in scored if (row := view.gathered.record.find(kind, key))]
    for told in view.gathered.row_telling.rows(register, rows).rows:
        text = told.cells[register.subject.id]
        yield _Thing(
            told.row.id, told.code, text, contested=False, order=(0, told.row.number, told.row.id)
        )
