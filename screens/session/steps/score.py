"""Factors or rows scored on named scales, by the room or by each participant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import on, work
from textual.content import Content

from screens.base.commands import Needs, UserCommand
from screens.dialogs.confirm import Confirm
from screens.session.ballot.grid import ScoreGrid
from screens.session.ballot.shown import Grid, Results, Voter
from screens.session.bodies.body import CONFIRM, StepBody
from screens.session.panes.hint import slash_key
from screens.session.panes.left import Left
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.session.voting.airing import AIR, Airing
from screens.widgets.ink import muted
from workshop.ballots.results import placed, results_of, tie_words
from workshop.ballots.standing import counts, lacks_by_voter, values_in, voters_of
from workshop.ballots.subjects import subjects_of
from workshop.ballots.tally import value_in
from workshop.ballots.votes.criteria import orders_in
from workshop.guide.shape import Score
from workshop.record.documents import Ballot
from workshop.running.base.voters import short_names, voter_about, voter_name
from workshop.running.commands import (
    FinishScoring,
    NormaliseScores,
    ReopenScoring,
    SetScore,
    SpreadScores,
)
from workshop.running.score_rules import lacking
from workshop.running.voting.stand import Stand, stand_of

SCORES_IN: Final = UserCommand(
    "session.scores-in",
    "ctrl+s",
    "Scores in",
    "Takes the scores in, so that they count and their results are shown; or goes on scoring.",
    "scores_in",
    shown_key="^s",
    needs=Needs.LIVE,
    part="step",
    state="score",
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
    state="score",
)

_ROUND: Final = 5
"""Lines of the screen round a ballot: two above, and hint, line and keys below."""


class ScoreBody(StepBody[Score]):
    """The grid of one voter; remarks stand below."""

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (SCORES_IN, NORMALISE, AIR, CONFIRM)
    NOTHING: ClassVar[str] = ""
    WORDS_GIVE_WAY: ClassVar[bool] = True
    WHOLE_WIDTH: ClassVar[bool] = True

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Score) -> None:
        super().__init__(shown, recorder, step)
        self.grid = ScoreGrid(self._keep, id="scores")
        """The grid."""
        self.airing = Airing(shown, recorder, step)
        """What one alone knew, to be read out before a vote."""
        self._turn = 0
        self._order = 0

    @property
    def called(self) -> Mapping[str, str]:
        """Once the scores are in, the key goes on scoring."""
        return {SCORES_IN.id: "Go on scoring"} if self.run.scores_in else {}

    @property
    def part(self) -> ScoreGrid:
        """The grid."""
        return self.grid

    @property
    def part_words(self) -> Content:
        """What leads back from the grid, and that the room can vote in place of it."""
        unopened = stand_of(self.record, self.session, self.step) is Stand.UNOPENED
        if not unopened or values_in(self.record, self.session, self.step):
            return super().part_words
        ways = [slash_key("Esc"), muted("the line   "), slash_key("/open")]
        if waiting := len(self.airing.waiting):
            # Short enough for 80 columns: what goes through them is what must not be cut off.
            few = [
                muted("counts hands   "),
                slash_key("/air"),
                Content.styled(f"{waiting} known to one only", "bold"),
            ]
            return Content.assemble(*ways, *few)
        return Content.assemble(*ways, muted("counts hands or passes the laptop"))

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

    def crowds(self, height: int) -> bool:
        """Whether the rows need the room that the words to say would take."""
        width = max(40, self.grid.size.width)
        spoken = [self.step.say, "  ".join(self.step.probes)]
        paragraphs = [line for words in spoken for line in words.split("\n") if line.strip()]
        words = sum(1 + len(line) // width for line in paragraphs)
        return self.grid.needed + _ROUND + words > height

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

    def record_typed(self) -> bool:
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
        results = self._results() if self.run.scores_in else None
        factors = subjects_of(self.record, self.session, self.step)
        if results is not None:
            factors = [row.result.subject for row in results.rows]
        return Grid(
            scales=self.step.scales,
            factors=tuple(factors),
            voters=self._voters(),
            here=self._turn % len(self.voters),
            values=self._values(),
            results=results,
            empty=self._empty,
            complete=results is None and counts(self.record, self.session, self.step),
        )

    @property
    def _empty(self) -> str:
        """What to do where there is no row to score yet."""
        if (register := self.step.table) is None:
            return ""
        where = f"enter them in the table {register.title}, or make them of entries"
        return f"There are no {register.many} to score yet: {where}."

    def _voters(self) -> tuple[Voter, ...]:
        """Everybody who votes, and who has finished."""
        voters = self.voters
        lacks = lacks_by_voter(self.record, self.session, self.step)
        short = short_names(self.record, voters)
        return tuple(
            Voter(
                voter_name(self.record, voter, alone=True),
                *voter_about(self.record, voter),
                short[voter],
                voter not in lacks,
            )
            for voter in voters
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
            if (value := value_in(self.record, ballot, factor.id, scale)) is not None
        }

    def _results(self) -> Results:
        """What everything scored came to, in the order that was chosen."""
        orders = orders_in(self.record, self.session, self.step)
        order = orders[self._order % len(orders)]
        rows = placed(results_of(self.record, self.session, self.step), order)
        others = len(orders) > 1
        ballots = self.record.votes.given_in(self.session_id, self.step.id)
        return Results(
            rows=tuple(rows),
            order=order.title,
            next_order=orders[(self._order + 1) % len(orders)].title if others else "",
            ballots=sum(any(ballot.scores.values()) for ballot in ballots),
            ties=tie_words(rows),
            voted=stand_of(self.record, self.session, self.step) is Stand.CLOSED,
        )

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

    @on(ScoreGrid.SpreadAsked)
    def spread(self, event: ScoreGrid.SpreadAsked) -> None:
        """Spread what is left of the points over the empty cells."""
        event.stop()
        self.recorder.perform(
            SpreadScores(
                session_id=self.session_id,
                step_id=self.step.id,
                voter=self.voter,
                scale_id=event.scale_id,
            )
        )

    @on(ScoreGrid.OrderAsked)
    def reorder(self, event: ScoreGrid.OrderAsked) -> None:
        """Show the results in the next order."""
        event.stop()
        self._order += 1
        self.grid.row = 0
        self.follow()

    @work
    async def action_air(self) -> None:
        """Go through what is to be read out before a vote."""
        await self.airing.go_through(self.app)

    def action_scores_in(self) -> None:
        """End scoring, or go on with it."""
        if not self.record_typed():
            return
        if not self.run.scores_in:
            self._take_scores_in()
        elif self.recorder.perform(ReopenScoring(session_id=self.session_id, step_id=self.step.id)):
            self.grid.focus()

    @work
    async def _take_scores_in(self) -> None:
        """End scoring; where something is missing, only if that is meant."""
        if lacks := lacking(self.record, self.session, self.step):
            words = "\n".join([*lacks, "They can be taken in all the same, and reopened."])
            asked = Confirm("Not all scores are there", words, "Take them in")
            if not await self.app.push_screen_wait(asked):
                return
        command = FinishScoring(session_id=self.session_id, step_id=self.step.id)
        if self.recorder.perform(command):
            self.grid.row = 0

    def action_normalise(self) -> None:
        """Fit the values of the scale to its total."""
        if not self.record_typed():
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
