"""How attractive strategies are: the scores of the register through the QSPM, and their order.

The weights are those of IFE and EFE. Those strategies are compared that are scored on every factor
on which anything is; fewer than two such ones, all that are scored. A factor counts where every one
of them has a score on it, or every one a dash; what breaks that rule is told and stays out of the
sums. Without scores by factor the one rating of a strategy, 1 to 4, puts it in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from workshop.ballots.shares import factor_weights
from workshop.language import say
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.evaluation.qspm import Attractiveness, qspm
from workshop.methods.evaluation.qspm import Row as Scored
from workshop.record.documents import Factor
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.registers.kinds.strategy.attractiveness import ATTRACTIVENESS, DASH
from workshop.strategy.linked import Linked
from workshop.strategy.tows import cited_by, factors_in, is_shortlisted

Pair = tuple[str, str]
"""The id of a strategy and that of a factor."""


class Unfinished(NamedTuple):
    """A factor that cannot count yet."""

    factor: Factor
    dashes: tuple[Row, ...]
    """The strategies that have a dash where others have a score."""
    without: tuple[Row, ...]
    """The strategies that have nothing."""
    weighed: bool
    """Whether it has a weight."""


class Scores:
    """The scores of strategies by factors, and what they come to.

    Args:
        record: the record.
        tells: whether something may be told; everything unless given. What may not is left out.
        weights: by the ids of factors; those of IFE and EFE unless given.
    """

    def __init__(
        self,
        record: Record,
        *,
        tells: Callable[[Row | Factor], bool] = lambda _: True,
        weights: Mapping[str, float] | None = None,
    ) -> None:
        self.rows: dict[Pair, Row] = {}
        """The row with the score of each pair; of several the last that was entered."""
        self.hidden = 0
        """How many scores may not be told."""
        self.weights = factor_weights(record) if weights is None else weights
        """By the ids of factors."""
        linked = Linked(record, STRATEGIES)
        factors: dict[str, Factor] = {}
        for row in record.rows(ATTRACTIVENESS):
            strategy = linked.one(row, "strategy")
            meant = factors_in(record, row, "factor")[:1]
            if not strategy or not meant or not row.cell("score"):
                continue
            if not (tells(row) and tells(linked.rows[strategy]) and tells(meant[0])):
                self.hidden += 1
                continue
            factors[meant[0].id] = meant[0]
            self.rows[strategy, meant[0].id] = row
        scored = {strategy for strategy, _ in self.rows}
        self.strategies: Sequence[Row] = [r for r in linked.rows.values() if r.id in scored]
        """The strategies that have a score on anything, as they were entered."""
        self.factors: Sequence[Factor] = sorted(factors.values(), key=self.heaviest_first)
        """The factors on which anything is scored, the heaviest first."""

    def heaviest_first(self, factor: Factor) -> tuple[float, int, int, str]:
        """By what factors are put in order: weight, then letter and number."""
        weight = -round(self.weights.get(factor.id, 0.0), 9)
        return weight, "SWOT".index(factor.letter.value), factor.number, factor.id

    def score(self, strategy: Row, factor: Factor) -> str:
        """The score of a pair: 1 to 4 or a dash; empty where there is none."""
        row = self.rows.get((strategy.id, factor.id))
        return str(row.cell("score")) if row else ""

    @cached_property
    def compared(self) -> Sequence[Row]:
        """The strategies that are compared, as they were entered."""
        whole = [row for row in self.strategies if not self.lacking(row)]
        return whole if len(whole) > 1 else self.strategies

    def lacking(self, strategy: Row) -> int:
        """On how many factors a strategy has no score, of those on which anything is scored."""
        return sum(not self.score(strategy, factor) for factor in self.factors)

    @cached_property
    def unfinished(self) -> tuple[Unfinished, ...]:
        """The factors that do not count, the heaviest first."""
        found = []
        for factor in self.factors:
            by_row = [(each, self.score(each, factor)) for each in self.compared]
            without = tuple(row for row, score in by_row if not score)
            dashes = tuple(row for row, score in by_row if score == DASH)
            if len(dashes) + len(without) == len(by_row) and not without:
                dashes = ()
            weighed = factor.id in self.weights
            if dashes or without or not weighed:
                found.append(Unfinished(factor, dashes, without, weighed))
        return tuple(found)

    @cached_property
    def counted(self) -> tuple[Factor, ...]:
        """The factors that count, the heaviest first."""
        out = {each.factor.id for each in self.unfinished}
        return tuple(factor for factor in self.factors if factor.id not in out)

    @cached_property
    def affecting(self) -> tuple[Factor, ...]:
        """Those of them that affect the choice: no strategy has a dash there."""
        one = self.compared[:1]
        return tuple(f for f in self.counted if any(self.score(row, f) != DASH for row in one))

    @cached_property
    def why_none(self) -> str:
        """Why there are no sums, as a sentence; empty where there are."""
        if len(self.strategies) < 2:
            return say("Fewer than two strategies are scored by factors.")
        if not self.weights:
            return say("No factor has a weight, so nothing can be summed up.")
        if not self.counted:
            return say("No factor that has a weight is scored for every strategy.")
        return self._found[1]

    @property
    def found(self) -> Attractiveness | None:
        """What the method says; none where `why_none` tells why."""
        return None if self.why_none else self._found[0]

    @cached_property
    def _found(self) -> tuple[Attractiveness | None, str]:
        rows = [
            Scored(factor.code, round(self.weights[factor.id], 9), self._numbers(factor))
            for factor in self.counted
        ]
        try:
            return qspm(rows, [row.code for row in self.compared]), ""
        except BadInput as bad:  # weights of more than the whole, as a room may have given them
            return None, str(bad)

    def _numbers(self, factor: Factor) -> tuple[float | None, ...]:
        given = (self.score(row, factor) for row in self.compared)
        return tuple(None if score == DASH else float(score) for score in given)

    @cached_property
    def sums(self) -> Mapping[str, float]:
        """The sum of weight times score by the id of each strategy; empty where there is none."""
        found = self.found
        if found is None:
            return {}
        return {
            row.id: total
            for row, total in zip(self.compared, found.stas, strict=True)
            if not isinstance(total, Undefined)
        }


class Scoring(NamedTuple):
    """What can be scored, as it is now."""

    strategies: Sequence[Row]
    """Those to be carried out first, then as they were entered."""
    factors: Sequence[Factor]
    """Those that weigh, are cited or are scored: the heaviest first, then by letter and number."""
    scores: Scores
    """What was given so far."""


def scoring_of(record: Record) -> Scoring:
    """What can be scored of a record: every strategy, by the factors that weigh or are cited."""
    scores = Scores(record)
    rows = record.rows(STRATEGIES)
    cited = {factor.id for row in rows for factor in cited_by(record, row)}
    wanted = cited | {factor.id for factor in scores.factors} | set(scores.weights)
    factors = [each for each in record.live_factors() if each.id in wanted]
    return Scoring(
        strategies=sorted(rows, key=lambda row: not is_shortlisted(row)),
        factors=sorted(factors, key=scores.heaviest_first),
        scores=scores,
    )


def ranked(record: Record, scores: Scores) -> tuple[tuple[Row, float], ...]:
    """The strategies with what puts them in order, the most attractive first.

    By their sums where there are any, else by their one rating; those with neither are left out.
    """
    rows = record.rows(STRATEGIES)
    if scores.sums:
        values = scores.sums
    else:
        rated = ((row.id, row.cell("attractiveness")) for row in rows)
        values = {key: rating for key, rating in rated if rating is not None}
    found = [(row, round(values[row.id], 9)) for row in rows if row.id in values]
    return tuple(sorted(found, key=lambda each: (-each[1], each[0].number, each[0].id)))
