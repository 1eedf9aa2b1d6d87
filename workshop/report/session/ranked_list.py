"""The ranked list of a vote as bars: what each thing got, or how many gave it which level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from workshop.ballots.votes.facts import VoteOptionFact
from workshop.ballots.votes.result import Result
from workshop.language import marked, say
from workshop.methods.agreement.gradients import LEVELS
from workshop.report.bars.distribution import counted_cell, is_told_singly
from workshop.report.blocks import Column, Matrix, MatrixCell, MatrixLine, Table
from workshop.report.told_votes import ToldVote
from workshop.report.wording import format as phrases

TITLES: Final = {
    "ranks": marked("Points"),
    "approve": marked("Approvals"),
    "gradients": marked("In support"),
    "best-worst": marked("Best less worst"),
    "dots": marked("Dots"),
    "points": marked("Points"),
}
"""What the votes of a rule are, over their column; else as the rule is called."""
MORE: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "gradients": (
        (marked("Median level"), "median"),
        (marked("Vetoes"), "vetoes"),
        (marked("Carried"), "carried"),
    ),
}
"""Further columns by rule: what they are called, and the field of the fact that they tell."""

_TWO_BY_TWO: Final = ((marked("Won"), "won"), (marked("Lost"), "lost"))
"""What rankings come to besides."""
_PLACE: Final = (marked("Place‖in an order"), "place")
_Line = tuple[Result, VoteOptionFact]
_End = tuple[str, str]
"""A column of numbers: what it is called, and the field of the fact that it tells."""


class _Columns(NamedTuple):
    """What stands beside the things of a list."""

    titles: tuple[str, ...]
    """What is over the bars."""
    cells: list[tuple[MatrixCell, ...]]
    """The bars, thing after thing."""
    ends: tuple[_End, ...]
    """The numbers behind them."""
    greatest: float = 0.0
    """What the longest bar stands for, where it is not of these things alone."""
    legend: str = ""


def ranked(told: ToldVote, lines: Sequence[_Line], caption: str, fewest: int) -> Matrix | Table:
    """Rows of the ranked list; what got nothing stays in it.

    Args:
        told: the vote as the edition tells it.
        lines: its rows, each with its numbers as far as they are told.
        caption: what the list is called.
        fewest: of how many voters a result is told at least; 0 where every one is.
    """
    if told.why is not None:
        return _names(told, lines, caption)
    found = _columns(told, lines, fewest)
    return Matrix(
        caption=caption,
        head=say("Voted on"),
        columns=found.titles,
        rows=tuple(
            MatrixLine(
                code=one.code,
                text=_text(told, one),
                cells=own,
                ends=tuple(_shown(fact, field) for _, field in found.ends),
            )
            for (one, fact), own in zip(lines, found.cells, strict=True)
        ),
        ends=tuple(Column(title=say(words), numeric=True) for words, _ in found.ends),
        pattern="bars",
        greatest=found.greatest or None,
        legend=found.legend,
    )


def _columns(told: ToldVote, lines: Sequence[_Line], fewest: int) -> _Columns:
    """The columns by rule."""
    method = told.counted.vote.rule.method
    title = TITLES.get(method, method.title())
    rest = ((marked("Voters"), "voters"), *MORE.get(method, ()))
    if method == "gradients" and is_told_singly(told.counted.cast, fewest):
        return _by_level(lines, (_PLACE, (title, "votes"), *rest))
    if method == "best-worst":
        return _best_and_worst(told, lines, (_PLACE, (title, "votes"), *rest))
    return _votes(told, lines, title, (_PLACE, *rest))


def _by_level(lines: Sequence[_Line], ends: tuple[_End, ...]) -> _Columns:
    """How many gave each level."""
    return _Columns(
        titles=tuple(str(level) for level in range(1, len(LEVELS) + 1)),
        cells=[_levels(one) for one, _ in lines],
        ends=ends,
        legend=say(
            "How many gave each level, 1 ({least}) to {many} ({most}).",
            least=say(LEVELS[0]),
            many=len(LEVELS),
            most=say(LEVELS[-1]),
        ),
    )


def _best_and_worst(told: ToldVote, lines: Sequence[_Line], ends: tuple[_End, ...]) -> _Columns:
    """How often each thing was the best of a set, and how often the worst."""
    return _Columns(
        titles=(say("Best"), say("Worst")),
        cells=[(_bar(fact.best), _bar(fact.worst)) for _, fact in lines],
        ends=ends,
        greatest=max((max(one.best, one.worst) for one in told.counted.results), default=0),
    )


def _votes(told: ToldVote, lines: Sequence[_Line], title: str, ends: tuple[_End, ...]) -> _Columns:
    """What each thing got, and where rankings were compared, what it wins and loses."""
    legend = ""
    if told.counted.duels is not None:
        ends = (*ends, *_TWO_BY_TWO)
        legend = say(
            "Won and lost: compared two by two, against how many of the others it wins and loses."
        )
    return _Columns(
        titles=(say(title),),
        cells=[(_bar(fact.votes),) for _, fact in lines],
        ends=ends,
        # Of the whole list, so that bars compare things, in the rest of it too.
        greatest=max((one.votes for one in told.counted.results), default=0.0),
        legend=legend,
    )


def _names(told: ToldVote, lines: Sequence[_Line], caption: str) -> Table:
    """What was voted on alone, in the order of the list."""
    return Table(
        caption=caption,
        columns=(Column(title=say("No.")), Column(title=say("Voted on"), weight=6)),
        rows=tuple((one.code, _text(told, one)) for one, _ in lines),
    )


def _levels(one: Result) -> tuple[MatrixCell, ...]:
    counts = dict(one.values)
    return tuple(counted_cell(counts.get(level, 0)) for level in range(1, len(LEVELS) + 1))


def _bar(number: float | None) -> MatrixCell:
    return MatrixCell(text=phrases.number(number))


def _text(told: ToldVote, one: Result) -> str:
    """What was voted on, and what became of it since."""
    text = told.options[one.subject_id].text
    return say("{text} ({became} since)", text=text, became=one.since) if one.since else text


def _shown(fact: VoteOptionFact, field: str) -> str:
    """A number of the list, or a dash where there is none."""
    value = getattr(fact, field)
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    return phrases.number(value)
