"""What single kinds of step ask for, who takes part, and looking at the whole."""

from __future__ import annotations

from textual import on, work

from screens.dialogs.confirm import Confirm
from screens.dialogs.glance import Glance
from screens.dialogs.namesake import ask_who
from screens.session.dialogs.join import JoinDialog
from screens.session.panes.so_far import so_far
from screens.session.panes.step_heading import spoken
from screens.session.state import SessionBase
from screens.session.steps.consent_list import ConsentList
from screens.session.steps.score import ScoreBody
from screens.session.steps.score_grid import ScoreGrid
from workshop.guide.shape import Readback
from workshop.record.documents import Department, Person
from workshop.running.commands import (
    AddPerson,
    FinishScoring,
    JoinSession,
    NormaliseScores,
    ReopenScoring,
    SetConsent,
)
from workshop.running.score_rules import lacking, score_step


class PartActions(SessionBase):
    """Consent, scores, people, and the whole session at a glance."""

    @on(ConsentList.Chosen)
    def agree(self, event: ConsentList.Chosen) -> None:
        """Record what people agreed to."""
        for person_id in event.people:
            self.perform(
                SetConsent(session_id=self.session_id, person_id=person_id, attribution=event.level)
            )

    @on(ScoreGrid.NotTaken)
    def say_not_taken(self, event: ScoreGrid.NotTaken) -> None:
        """Say why a digit was not taken."""
        self.hint.refused(event.sentence)

    @on(ScoreGrid.VoterAsked)
    def turn_voter(self, event: ScoreGrid.VoterAsked) -> None:
        """Show another ballot; with one voter Tab goes to the log."""
        if isinstance(body := self.body, ScoreBody) and not body.turn(event.by):
            self.focus_next() if event.by > 0 else self.field.focus()

    def action_scores_in(self) -> None:
        """End scoring, or go on with it."""
        if not self.body.settle():
            return
        if not self.body.run.scores_in:
            self._take_scores_in()
        elif self.perform(ReopenScoring(session_id=self.session_id, step_id=self.step.id)):
            (self.body.first_focus or self.field).focus()

    @work
    async def _take_scores_in(self) -> None:
        """End scoring; where something is missing, only if that is meant."""
        step = score_step(self.record, self.session, self.step.id)
        if lacks := lacking(self.record, self.session, step):
            words = "\n".join([*lacks[:6], "They can be taken in all the same, and reopened."])
            asked = Confirm("Not all scores are there", words, "Take them in")
            if not await self.app.push_screen_wait(asked):
                return
        self.perform(FinishScoring(session_id=self.session_id, step_id=step.id))

    def action_normalise(self) -> None:
        """Fit the values of the scale to its total."""
        if isinstance(body := self.body, ScoreBody) and body.settle():
            scales = [s.id for s in body.score.scales if s.total] or [body.scale_id]
            scale = body.scale_id if body.scale_id in scales else scales[0]
            self.perform(
                NormaliseScores(
                    session_id=self.session_id,
                    step_id=self.step.id,
                    voter=body.voter,
                    scale_id=scale,
                )
            )

    def action_readback(self) -> None:
        """Show the whole session or the step again; in a read-back step, confirm."""
        if not self.body.settle():
            return
        if isinstance(self.step, Readback) and not self.whole:
            if self.live:
                self.action_confirm()
            return
        self.whole = not self.whole
        self.refollow()

    def action_so_far(self) -> None:
        """Show the counts over the screen."""
        self.app.push_screen(Glance("So far", so_far(self.record, self.session), "f6"))

    def action_words(self) -> None:
        """Show all the words of the step."""
        self.app.push_screen(Glance(self.step.title, spoken(self.step, airy=True), "f7"))

    @work
    async def action_join(self) -> None:
        """Ask who joins; where the name may mean somebody else, ask that too."""
        out = [p for p in self.record.all(Person) if p.id not in self.session.people]
        departments = [department.name for department in self.record.all(Department)]
        asked = JoinDialog([person.name for person in out], departments)
        if (words := await self.app.push_screen_wait(asked)) is None:
            return
        one = await ask_who(self.app, self.record, words.new(), here=self.session.people)
        if isinstance(one, Person):
            self.perform(JoinSession(session_id=self.session_id, person_id=one.id))
        elif one:
            self.perform(
                AddPerson(
                    name=one.name,
                    role=one.role,
                    department=one.department,
                    session_id=self.session_id,
                    namesake=one.namesake,
                )
            )
