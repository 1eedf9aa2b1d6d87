"""Factors scored on named scales, by the room or by each participant."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on, work
from textual.content import Content

from screens.base.commands import Needs, UserCommand
from screens.dialogs.confirm import Confirm
from screens.session.panes.hint import slash_key
from screens.session.panes.left import Left
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.session.steps.body import CONFIRM, StepBody
from screens.session.steps.score_grid import Grid, ScoreGrid
from screens.widgets.ink import muted
from workshop.guide.shape import Score
from workshop.record.documents import Ballot
from workshop.running.commands import FinishScoring, NormaliseScores, ReopenScoring, SetScore
from workshop.running.score_rules import (
    Spread,
    lacking,
    spread,
    value_in,
    values_of,
    voter_name,
    voters_of,
)
from workshop.running.subjects import subjects_of

SCORES_IN: Final = UserCommand(
    "session.scores-in",
    "ctrl+s",
    "Scores in",
    "Ends scoring, so that median and spread are shown; or goes on scoring.",
    "scores_in",
    shown_key="^s",
    needs=Needs.LIVE,
    part="step",
)
NORMALISE: Final = UserCommand(
    "session.normalise",
    "ctrl+n",
    "Fit to the total",
    "Makes the values of a scale add up to its total, in proportion.",
    "normalise",
    footer=False,
    shown_key="^n",
    needs=Needs.LIVE,
    part="step",
)


class ScoreBody(StepBody[Score]):
    """The grid of one voter; remarks stand below."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (SCORES_IN, NORMALISE, CONFIRM)
    NOTHING: ClassVar[str] = ""
    WORDS_GIVE_WAY: ClassVar[bool] = True

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Score) -> None:
        super().__init__(shown, recorder, step)
        self.grid = ScoreGrid(self._keep, id="scores")
        """The grid."""
        self._turn = 0

    @property
    def part(self) -> ScoreGrid:
        """The grid."""
        return self.grid

    @property
    def part_words(self) -> Content:
        """The keys of the grid."""
        turns = (slash_key("⇥"), muted("next person   ")) if len(self.voters) > 1 else ()
        return Content.assemble(
            slash_key("0–9"), muted("write   "), slash_key("⏎"), muted("next cell   "),
            slash_key("↓"), muted("down   "), *turns, slash_key("Esc"), muted("the line"),
        )  # fmt: skip

    @property
    def voters(self) -> tuple[str, ...]:
        """Whose scores are taken, in turn."""
        return voters_of(self.record, self.session, self.step)

    @property
    def voter(self) -> str:
        """Whose scores are in front."""
        return self.voters[self._turn % len(self.voters)]

    @property
    def scale_id(self) -> str:
        """The scale of the cell."""
        return self.step.scales[self.grid.column].id

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
        return self.recorder.perform(command) is not None

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
            scales=self.step.scales,
            factors=tuple(subjects_of(self.record, self.session, self.step)),
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
            for factor in subjects_of(self.record, self.session, self.step)
            for scale in self.step.scales
            if (value := value_in(self.record, ballot, factor.id, scale.id)) is not None
        }

    def _results(self) -> dict[tuple[str, str], Spread]:
        """Median and spread of every cell."""
        found: dict[tuple[str, str], Spread] = {}
        for factor in subjects_of(self.record, self.session, self.step):
            for scale in self.step.scales:
                values = values_of(self.record, self.session_id, self.step.id, factor.id, scale.id)
                if (result := spread(values)) is not None:
                    found[factor.id, scale.id] = result
        return found

    @on(ScoreGrid.NotTaken)
    def say_not_taken(self, event: ScoreGrid.NotTaken) -> None:
        """Say why a digit was not taken."""
        event.stop()
        self.recorder.say_not_taken(event.sentence)

    @on(ScoreGrid.VoterAsked)
    def turn_voter(self, event: ScoreGrid.VoterAsked) -> None:
        """Show another ballot; with one voter Tab goes to the log, and back to the line."""
        event.stop()
        if self.turn(event.by):
            return
        if event.by > 0:
            self.screen.focus_next()
        else:
            self.post_message(Left())

    def action_scores_in(self) -> None:
        """End scoring, or go on with it."""
        if not self.settle():
            return
        if not self.run.scores_in:
            self._take_scores_in()
        elif self.recorder.perform(ReopenScoring(session_id=self.session_id, step_id=self.step.id)):
            self.grid.focus()

    @work
    async def _take_scores_in(self) -> None:
        """End scoring; where something is missing, only if that is meant."""
        if lacks := lacking(self.record, self.session, self.step):
            words = "\n".join([*lacks[:6], "They can be taken in all the same, and reopened."])
            asked = Confirm("Not all scores are there", words, "Take them in")
            if not await self.app.push_screen_wait(asked):
                return
        self.recorder.perform(FinishScoring(session_id=self.session_id, step_id=self.step.id))

    def action_normalise(self) -> None:
        """Fit the values of the scale to its total."""
        if not self.settle():
            return
        scales = [scale.id for scale in self.step.scales if scale.total] or [self.scale_id]
        scale = self.scale_id if self.scale_id in scales else scales[0]
        self.recorder.perform(
            NormaliseScores(
                session_id=self.session_id,
                step_id=self.step.id,
                voter=self.voter,
                scale_id=scale,
            )
        )
