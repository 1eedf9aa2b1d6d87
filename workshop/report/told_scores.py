"""What an edition tells of scores and votes: those of few voters are left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

import msgspec

from workshop.analysis.order.voted import VotedOrder, voted_order
from workshop.ballots.scored import Scored, latest_scores
from workshop.ballots.tally import Question
from workshop.methods.environment.pestle import Significance, significance
from workshop.privacy.numbers.shown_totals import ShownTotals, Why
from workshop.privacy.numbers.shown_votes import vote_left_out
from workshop.record.record import Record

T = TypeVar("T")


class ToldScores:
    """The scores of a record as an edition tells them.

    Args:
        record: the record.
        fewest_voters: scores of fewer are left out; 0 where every score is told.
    """

    def __init__(self, record: Record, fewest_voters: int) -> None:
        self._record = record
        self.fewest_voters = fewest_voters
        self.totals = ShownTotals(record, fewest_voters)
        """The totals of scores, each asked whether it may be told."""
        self.left_out: dict[Why, None] = {}
        """Why any were left out, as far as was looked for the document that is built."""

    def noted(self, make: Callable[[], T]) -> tuple[T, dict[Why, None]]:
        """What a function works out, and why it found scores left out.

        Whoever keeps the one for further documents keeps the other, and adds it for each of them.
        """
        before, self.left_out = self.left_out, {}
        try:
            return make(), self.left_out
        finally:
            self.left_out = before

    @property
    def impacts(self) -> dict[str, Scored]:
        """Impact and likelihood by factor id."""
        found, left_out = self._impacts
        self.left_out |= left_out
        return found

    @cached_property
    def _impacts(self) -> tuple[dict[str, Scored], dict[Why, None]]:
        """The same, and why any were left out."""
        sessions = self._record.sessions()
        scores = latest_scores(self._record, sessions, ("impact", "likelihood"))
        return self.noted(lambda: self.told(scores))

    def why_left_out(self, question: Question) -> Why | None:
        """Why a score is not told; nothing where it is."""
        if (why := self.totals.left_out(question)) is not None:
            self.left_out[why] = None
        return why

    def told(self, scores: dict[str, Scored]) -> dict[str, Scored]:
        """Scores without those that would tell who gave them; what has none left is not scored."""
        if not self.fewest_voters:
            return scores
        kept = {
            key: {
                scale: self.totals.told(question, found)
                for scale, found in scored.tallies.items()
                if not self.why_left_out(question := scored.question(key, scale))
            }
            for key, scored in scores.items()
        }
        return {
            key: msgspec.structs.replace(scores[key], tallies=tallies)
            for key, tallies in kept.items()
            if tallies
        }

    @cached_property
    def voted(self) -> VotedOrder:
        """The order that votes put factors in, of those votes whose results are told."""
        return voted_order(
            self._record,
            lambda vote, cast: not vote_left_out(self._record, vote, cast, self.fewest_voters),
        )

    def significance(self, factor_id: str) -> Significance:
        """How much an external factor matters."""
        scored = self.impacts.get(factor_id)
        impact = scored.value("impact") if scored else None
        return significance(impact, scored.value("likelihood") if scored else None)
