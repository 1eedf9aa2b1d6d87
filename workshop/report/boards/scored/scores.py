"""Weighted scoring: what a room scored on several criteria whose weights were agreed on.

A step counts whose scales were weighed in a vote before it (`weighted_by`), or that scores needs
by the criteria of their framework. Of several the latest counts that anything was scored in. Only
what was scored on every criterion has a sum; nothing is made up for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from workshop import times
from workshop.ballots.counted import Counted
from workshop.ballots.scored import Scored, scored_ids, scored_parts, steps_in
from workshop.ballots.subjects import stands
from workshop.ballots.tally import Tally
from workshop.ballots.votes.again import counted_now
from workshop.ballots.votes.criteria import weights_of
from workshop.ballots.votes.standing import closed_vote
from workshop.guide.shape import Score
from workshop.language import marked, pointed, say
from workshop.methods.core.ranks import firsts, places_in
from workshop.methods.priorities.weighted_sum import SOURCE, WeightedScores, weighted_sum
from workshop.needs.agreed import criteria_of
from workshop.needs.judged import scale_key
from workshop.privacy.numbers.shown_votes import vote_left_out
from workshop.record.documents import Session
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import (
    AnyBlock,
    Column,
    Matrix,
    MatrixCell,
    MatrixLine,
    Notice,
    Paragraph,
    Table,
    plain,
)
from workshop.report.boards.board import Board, Mark
from workshop.report.boards.marks import factor_mark, row_mark, scores_left_out
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.element_parts import would_fill
from workshop.text import listing, plural

GUIDE: Final = "prioritisation"

_TITLE: Final = marked("Weighted scoring")
_FEWEST_CRITERIA: Final = 2


class _Option(NamedTuple):
    """Something that was scored on every criterion."""

    mark: Mark
    tallies: Mapping[str, Tally]
    """By scale id."""

    @property
    def voters(self) -> int:
        """How many gave a value on the criterion where most did."""
        return max(one.spread.count for one in self.tallies.values())


class _Weighed(NamedTuple):
    """A step that scores on weighed criteria, with what it came to, as far as that is told."""

    session: Session
    step: Score
    weights: Mapping[str, float]
    """By scale id, as they were given; none of what weighs nothing or may not be told."""
    agreed: bool
    """Whether the weights were voted on or stand in the framework; else all weigh alike."""
    rows: tuple[_Option, ...]
    """What was scored on every criterion, in the order of its register."""
    partly: tuple[str, ...]
    """The codes of what was not scored on all."""
    left_out: int


def board(gathered: Gathered) -> Board:
    """The latest step that scored on weighed criteria."""
    found = next(filter(None, (_weighed(gathered, *each) for each in _steps(gathered))), None)
    if found is None or not found.rows:
        return _empty(gathered, found)
    scales = [scale for scale in found.step.scales if scale.id in found.weights]
    whole = sum(found.weights.values())
    shares = [found.weights[scale.id] / whole for scale in scales]
    result = weighted_sum(
        shares,
        [[row.tallies[scale.id].value for scale in scales] for row in found.rows],
        options=[row.mark.code for row in found.rows],
        scale=(scales[0].least, scales[0].greatest),
    )
    ordered = _ordered(found, result)
    return Board(
        name="scores",
        title=say(_TITLE),
        figure=_matrix(gathered, found, result, ordered),
        marks=tuple(row.mark for row in ordered),
        n=len(ordered),
        counted=say(
            "{items}, scored by {people}",
            items=plural(len(ordered), "item"),
            people=plural(max(row.voters for row in found.rows), "person", "people"),
        ),
        sentence=_sentence(result),
        source=SOURCE,
        missing=() if found.agreed else (_no_weights(),),
        left_out=found.left_out,
        beside=tuple(_below(gathered, found)),
    )


def _empty(gathered: Gathered, found: _Weighed | None) -> Board:
    """The board where nothing was scored, or nothing of that has a sum."""
    missing = would_fill(say("scores on criteria that were weighed"), GUIDE)
    if found is not None and found.partly:
        missing = say(
            "Nothing was scored on every criterion: {codes}.", codes=phrases.codes(found.partly)
        )
    hidden = found.left_out if found else 0
    return Board(
        name="scores",
        title=say(_TITLE),
        figure=None,
        missing=() if hidden and found and not found.partly else (missing,),
        left_out=hidden,
        source=SOURCE,
        beside=tuple(scores_left_out(gathered, hidden)),
    )


def _no_weights() -> str:
    return say(
        "The weights of the criteria were not agreed on, or may not be told, so all weigh alike; a "
        "session by the guide “{guide}” agrees on them.",
        guide=GUIDE,
    )


def _steps(gathered: Gathered) -> Iterator[tuple[Session, Score]]:
    """The steps that score on weighed criteria, the latest first."""
    criteria = {scale_key(each.name) for each in criteria_of(gathered.record)}
    for session, step in reversed(list(steps_in(gathered.record, gathered.sessions))):
        named = sum(scale_key(scale.title) in criteria for scale in step.scales)
        of_needs = step.of == "needs" and named >= _FEWEST_CRITERIA
        if len(step.scales) >= _FEWEST_CRITERIA and (step.weighted_by or of_needs):
            yield session, step


def _weighed(gathered: Gathered, session: Session, step: Score) -> _Weighed | None:
    """What a step came to; none where nobody scored anything in it, or scales have other ends."""
    weights = _weights(gathered, session, step)
    scales = [scale for scale in step.scales if scale.id in weights]
    if len({(scale.least, scale.greatest) for scale in scales}) != 1:
        return None
    counted = {scale.id: Counted(gathered.record, session.id, step.id, scale) for scale in scales}
    parts = scored_parts(gathered.record, session, step)
    scored = {
        key: Scored(session=session, step=step, tallies=tallies, sessions=1,
                    parts=tuple(part.code for part in parts.get(key, ())))
        for key in scored_ids(gathered.record, session, step, whole=True)
        if stands(gathered.record, key)
        if (tallies := {id_: one for id_, each in counted.items() if (one := each.tally(key))})
    }  # fmt: skip
    if not scored:
        return None
    marks = _marks(gathered, step)
    shown = {key: one for key, one in gathered.scores.told(scored).items() if key in marks}
    whole = {key: one for key, one in shown.items() if len(one.tallies) == len(scales)}
    rows = tuple(_Option(marks[key], whole[key].tallies) for key in marks if key in whole)
    partly = tuple(
        marks[key].code for key in marks if key in scored and key not in whole
        and len(scored[key].tallies) < len(scales)
    )  # fmt: skip
    return _Weighed(
        session, step, weights, bool(_given(gathered, session, step)), rows, partly,
        len(scored) - len(rows) - len(partly),
    )  # fmt: skip


def _weights(gathered: Gathered, session: Session, step: Score) -> dict[str, float]:
    """By scale id, how much each weighs; all alike where nothing was agreed on."""
    given = _given(gathered, session, step)
    return {key: value for key, value in given.items() if value > 0} or {
        scale.id: 1.0 for scale in step.scales
    }


def _given(gathered: Gathered, session: Session, step: Score) -> dict[str, float]:
    """The weights that were voted on, or that stand in the framework of the needs."""
    record = gathered.record
    if step.weighted_by:
        vote = closed_vote(record, session.id, step.weighted_by)
        cast = counted_now(record, vote).cast if vote else 0
        if vote is None or vote_left_out(record, vote, cast, gathered.fewest_voters):
            return {}
        return weights_of(record, session, step)
    shares = {scale_key(each.name): each.weight for each in criteria_of(record)}
    return {scale.id: shares.get(scale_key(scale.title), 0.0) for scale in step.scales}


def _marks(gathered: Gathered, step: Score) -> dict[str, Mark]:
    """By id, whatever may be scored in a step and is told."""
    if step.of is None:
        return {known.factor.id: factor_mark(gathered, known) for known in gathered.factors}
    rows = gathered.row_telling.rows(REGISTERS[step.of]).rows if step.of in REGISTERS else ()
    return {row.row.id: row_mark(gathered, row) for row in rows}


def _ordered(found: _Weighed, result: WeightedScores) -> list[_Option]:
    """By score; equal ones as they were entered, under one place."""
    places = places_in(result.ranking)
    return sorted(found.rows, key=lambda row: places[row.mark.code])


def _matrix(
    gathered: Gathered,
    found: _Weighed,
    result: WeightedScores,
    ordered: Sequence[_Option],
) -> Matrix:
    scales = [scale for scale in found.step.scales if scale.id in found.weights]
    scores = dict(zip(result.options, result.scores, strict=True))
    places = places_in(result.ranking)
    return Matrix(
        caption=say(_TITLE),
        head=say("Option"),
        columns=_criteria(gathered, found),
        rows=tuple(
            MatrixLine(
                code=row.mark.code,
                text=row.mark.text,
                cells=tuple(
                    MatrixCell(text=phrases.number(row.tallies[scale.id].value)) for scale in scales
                ),
                ends=(
                    pointed(f"{scores[row.mark.code]:.2f}"),
                    str(places[row.mark.code]),
                    str(row.voters),
                ),
            )
            for row in ordered
        ),
        ends=tuple(
            Column(title=title, numeric=True)
            for title in (say("Score"), say("Place‖in an order"), "n")
        ),
        pattern="bars",
        greatest=scales[0].greatest,
        legend=say(
            "Medians on a scale from {least} to {greatest}; a score is the sum of weight times "
            "median, and equal scores share a place.",
            least=phrases.number(scales[0].least),
            greatest=phrases.number(scales[0].greatest),
        ),
    )


def _criteria(gathered: Gathered, found: _Weighed) -> tuple[str, ...]:
    """The criteria that weigh anything, each with its share of all weights."""
    whole = sum(found.weights.values())
    return tuple(
        say(
            "{criterion} ({share}%)",
            criterion=gathered.telling.text(scale.title),
            share=phrases.number(round(100 * found.weights[scale.id] / whole, 1)),
        )
        for scale in found.step.scales
        if scale.id in found.weights
    )


def _sentence(result: WeightedScores) -> str:
    """What stands first, by the method."""
    best = firsts(result.ranking)
    score = pointed(f"{max(result.scores):.2f}")
    values = {
        "options": plural(len(result.options), "option"),
        "criteria": plural(len(result.weights), "weighed criterion", "weighed criteria"),
        "score": score,
    }
    if len(best) > 1:
        return say(
            "Of {options} on {criteria}, {codes} tie for the first place with {score}.",
            codes=listing(list(best)),
            **values,
        )
    return say(
        "Of {options} on {criteria}, {code} scores highest with {score}.", code=best[0], **values
    )


def _below(gathered: Gathered, found: _Weighed) -> Iterator[AnyBlock]:
    """Which session counts, and what has no sum."""
    yield Paragraph(
        spans=plain(
            say(
                "Scored in {session}, {day}; the latest session that did so counts.",
                session=gathered.title(found.session),
                day=times.day(found.session.started),
            )
        )
    )
    yield _as_scored(gathered, found)
    if found.partly:
        words = say(
            "Not scored on every criterion, and so without a sum: {codes}.",
            codes=phrases.codes(found.partly),
        )
        yield Notice(text=words)
    yield from scores_left_out(gathered, found.left_out)


def _as_scored(gathered: Gathered, found: _Weighed) -> Table:
    """What voters gave each, criterion by criterion, so that no median stands alone."""
    scales = [scale for scale in found.step.scales if scale.id in found.weights]
    return Table(
        caption=say("As it was scored"),
        columns=(
            Column(title=say("Code")),
            *(Column(title=title, weight=2) for title in _criteria(gathered, found)),
        ),
        rows=tuple(
            (row.mark.code, *(phrases.tally_words(row.tallies[scale.id]) for scale in scales))
            for row in found.rows
        ),
    )
