"""Factors scored on named scales, by the room or by each participant."""

from __future__ import annotations

from typing import ClassVar

from screens.session.steps.body import WithPart
from screens.session.steps.score_grid import Grid, ScoreGrid
from workshop.guide.shape import AnyStep, Score
from workshop.record.documents import Ballot
from workshop.record.record import Record
from workshop.running.commands import SetScore
from workshop.running.score_rules import (
    Spread,
    score_step,
    spread,
    value_in,
    values_of,
    voter_name,
    voters_of,
)
from workshop.running.subjects import subjects_of


class ScoreBody(WithPart):
    """The grid of one voter; remarks stand below."""

    NOTHING: ClassVar[str] = ""

    def __init__(self, record: Record, session_id: str, step: AnyStep) -> None:
        super().__init__(record, session_id, step)
        self.grid = ScoreGrid(self._keep, id="scores")
        """The grid."""
        self.part = self.grid
        self._turn = 0

    @property
    def score(self) -> Score:
        """The step by its own type."""
        return score_step(self.record, self.session, self.step.id)

    @property
    def voters(self) -> tuple[str, ...]:
        """Whose scores are taken, in turn."""
        return voters_of(self.record, self.session, self.score)

    @property
    def voter(self) -> str:
        """Whose scores are in front."""
        return self.voters[self._turn % len(self.voters)]

    @property
    def scale_id(self) -> str:
        """The scale of the cell."""
        return self.score.scales[self.grid.column].id

    def _keep(self, factor_id: str, scale_id: str, value: float | None) -> bool:
        """Record a value of the voter in front, in the step that is shown here."""
        command = SetScore(
            session_id=self.session_id,
            step_id=self.step.id,
            voter=self.voter,
            subject_id=factor_id,
            scale_id=scale_id,
            value=value,
        )
        return self.perform(command) is not None

    def settle(self) -> bool:
        """Record the digits in the cell."""
        return self.grid.commit()

    def drop(self) -> bool:
        """Forget the digits in the cell."""
        return self.grid.drop()

    def turn(self, by: int) -> bool:
        """Take another voter's ballot; false where there is only one."""
        self._turn = (self._turn + by) % len(self.voters)
        self.grid.row = self.grid.column = 0
        self.follow()
        return len(self.voters) > 1

    def follow(self) -> None:
        """Show the ballot, or the results once they are in."""
        super().follow()
        self.grid.show(self._grid())

    def _grid(self) -> Grid:
        """What the grid shows now."""
        voters = self.voters
        place = self._turn % len(voters) + 1
        turn = f"{place} of {len(voters)} · Tab: next" if len(voters) > 1 else ""
        return Grid(
            scales=self.score.scales,
            factors=tuple(subjects_of(self.record, self.session, self.score)),
            voter=voter_name(self.record, self.voter),
            turn=turn,
            values=self._values(),
            results=self._results() if self.run.scores_in else None,
        )

    def _ballot(self) -> Ballot | None:
        ballots = self.record.ballots_of(self.session_id, self.step.id)
        return next((ballot for ballot in ballots if ballot.voter == self.voter), None)

    def _values(self) -> dict[tuple[str, str], float]:
        """The voter's values."""
        if (ballot := self._ballot()) is None:
            return {}
        return {
            (factor.id, scale.id): value
            for factor in subjects_of(self.record, self.session, self.score)
            for scale in self.score.scales
            if (value := value_in(self.record, ballot, factor.id, scale.id)) is not None
        }

    def _results(self) -> dict[tuple[str, str], Spread]:
        """Median and spread of every cell."""
        found: dict[tuple[str, str], Spread] = {}
        for factor in subjects_of(self.record, self.session, self.score):
            for scale in self.score.scales:
                values = values_of(self.record, self.session_id, self.step.id, factor.id, scale.id)
                if (result := spread(values)) is not None:
                    found[factor.id, scale.id] = result
        return found
