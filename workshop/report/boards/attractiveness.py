"""The QSPM: how attractive each factor makes each strategy, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.language import pointed, say
from workshop.methods.evaluation.qspm import SOURCE
from workshop.privacy.told_rows import ToldRow
from workshop.record.documents import Factor
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.strategy.attractiveness import ATTRACTIVENESS, DASH
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Matrix,
    MatrixCell,
    MatrixLine,
    Notice,
    Table,
    plain,
)
from workshop.report.boards.board import Board, Mark
from workshop.report.boards.marks import factor_mark, row_mark
from workshop.report.paired.told_strategies import PairedStrategies, paired_strategies
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.attractive import Scores, Unfinished
from workshop.strategy.element_parts import would_fill
from workshop.text import listing, plural

GUIDE: Final = "tows"
WEIGHING: Final = "swot-workshop"
"""The guide whose session weighs factors."""
TOLD_DASH: Final = "–"


def board(gathered: Gathered) -> Board:
    """Factors down, strategies across, in each place the score; the sums below."""
    found = paired_strategies(gathered)
    scores = found.scores
    told = _columns(found)
    return Board(
        name="attractiveness",
        title=say("Attractiveness of strategies (QSPM)"),
        figure=figure(gathered, found) if told and scores.factors else None,
        marks=(
            *(row_mark(gathered, row) for row in told),
            *(_factor_mark(gathered, each) for each in scores.factors),
        ),
        n=len(scores.affecting) if scores.found else 0,
        counted=say(
            "{strategies} on {factors}",
            strategies=plural(len(scores.compared), "strategy", "strategies"),
            factors=plural(len(scores.affecting), "factor"),
        ),
        sentence=scores.found.sentence if scores.found else scores.why_none,
        source=SOURCE,
        missing=tuple(_missing(gathered, found)),
        left_out=gathered.row_telling.rows(REGISTERS[ATTRACTIVENESS]).left_out,
        beside=tuple(beside(found)),
    )


def _columns(found: PairedStrategies) -> list[ToldRow]:
    """The strategies that are scored, as they were entered."""
    scored = {row.id for row in found.scores.strategies}
    told = [one.told for one in found.strategies if one.told.row.id in scored]
    return sorted(told, key=lambda row: (row.row.number, row.row.id))


def _factor_mark(gathered: Gathered, factor: Factor) -> Mark:
    return factor_mark(gathered, gathered.by_id[factor.id])


def figure(gathered: Gathered, found: PairedStrategies) -> Matrix:
    """The matrix with the weights behind, and the sums as its last row."""
    scores, told = found.scores, _columns(found)
    rows = []
    for factor in scores.factors:
        weight = scores.weights.get(factor.id)
        given = [scores.score(row.row, factor) for row in told]
        rows.append(
            MatrixLine(
                code=factor.code,
                text=gathered.by_id[factor.id].text,
                cells=tuple(_cell(each) for each in given),
                ends=(_number(weight), _counts(scores, factor)),
            )
        )
    if scores.sums:
        sums = (_number(scores.sums.get(row.row.id)) for row in told)
        cells = tuple(MatrixCell(text=each) for each in sums)
        rows.append(MatrixLine(text=say("Sum of weight × score"), cells=cells, ends=("", "")))
    return Matrix(
        caption=say("How attractive each factor makes each strategy"),
        head=say("Factor"),
        columns=tuple(row.code for row in told),
        rows=tuple(rows),
        ends=(Column(title=say("Weight"), numeric=True), Column(title=say("Counts"))),
        pattern="words",
        legend=say(
            "1 not attractive, 2 somewhat, 3 reasonably, 4 highly attractive; – the factor does "
            "not affect the choice. Weights are those of IFE and EFE, each 1 in all."
        ),
    )


def _counts(scores: Scores, factor: Factor) -> str:
    """Whether a factor counts in the sums; a dash where it does not affect the choice."""
    if factor in scores.affecting:
        return say("yes")
    return TOLD_DASH if factor in scores.counted else say("no")


def _cell(score: str) -> MatrixCell:
    if score == DASH:
        return MatrixCell(text=TOLD_DASH, words=say("does not affect the choice"))
    return MatrixCell(text=score, words=score or say("not scored"))


def _number(value: float | None) -> str:
    return "" if value is None else pointed(f"{round(value, 3):g}")


def _missing(gathered: Gathered, found: PairedStrategies) -> Iterator[str]:
    scores = found.scores
    if not found.strategies:
        if not found.left_out:
            yield would_fill(say("the strategies that follow from the factors"), GUIDE)
        return
    if not scores.rows and not scores.hidden:
        yield would_fill(say("how attractive each factor makes each strategy"), GUIDE)
    if not scores.weights:
        yield would_fill(say("the weights of the factors"), WEIGHING)
    scored = {factor.id for factor in scores.factors}
    left = [k.code for k in gathered.factors if k.factor.id in scores.weights.keys() - scored]
    if left and scores.rows:
        yield say(
            "Weighed and not scored, so that the weights do not add up to 2: {codes}. A factor "
            "that does not affect the choice takes a dash.",
            codes=phrases.codes(left),
        )
    compared = {row.id for row in scores.compared}
    waiting = [row for row in scores.strategies if row.id not in compared]
    if waiting:
        yield say(
            "Not compared until they are scored on every factor that others are: {strategies}.",
            strategies=listing([f"{row.code} ({scores.lacking(row)})" for row in waiting]),
        )
    unscored = [one.code for one in found.strategies if one.told.row.id not in _scored(found)]
    if unscored and scores.rows:
        yield say("Not scored by factors: {codes}.", codes=phrases.codes(unscored))


def _scored(found: PairedStrategies) -> set[str]:
    return {row.id for row in found.scores.strategies}


def beside(found: PairedStrategies) -> Iterator[AnyBlock]:
    """The order of the strategies, and the factors that do not count with the reason."""
    if found.scores.sums:
        yield _order(found)
    yield from unfinished(found)


def unfinished(found: PairedStrategies) -> Iterator[AnyBlock]:
    """The factors that do not count, each with the reason; nothing where there is none."""
    codes = {one.told.row.id: one.code for one in found.strategies}
    if found.scores.unfinished:
        yield Notice(
            text=say(
                "Left out of the sums until every strategy has a score or a dash on them, and a "
                "dash in one column is a dash in all:"
            )
        )
        items = (_why(each, codes) for each in found.scores.unfinished)
        yield Bullets(items=tuple(plain(each) for each in items))


def _order(found: PairedStrategies) -> Table:
    ranked = [one for one in found.strategies if one.sum is not None]
    columns: Sequence[Column] = (
        Column(title=say("Place‖in an order"), numeric=True),
        Column(title=say("Code")),
        Column(title=say("Strategy"), weight=5),
        Column(title=say("Sum"), numeric=True),
    )
    return Table(
        caption=say("Strategies by attractiveness"),
        columns=tuple(columns),
        rows=tuple((str(one.place), one.code, one.text, _number(one.sum)) for one in ranked),
    )


def _why(one: Unfinished, codes: dict[str, str]) -> str:
    """Why a factor does not count."""
    parts = []
    if one.dashes:
        named = phrases.codes([codes[row.id] for row in one.dashes if row.id in codes])
        parts.append(say("a dash for {codes} alone", codes=named))
    if one.without:
        named = phrases.codes([codes[row.id] for row in one.without if row.id in codes])
        parts.append(say("no score for {codes}", codes=named))
    if not one.weighed:
        parts.append(say("no weight"))
    return say("{label}: {text}", label=one.factor.code, text=", ".join(parts))
