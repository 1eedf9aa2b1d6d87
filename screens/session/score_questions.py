"""What is asked before scores are left in no result, or points on a factor that stands no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec
from textual.dom import DOMNode

from screens.dialogs.answers import Answer, Answers
from screens.session.clustering.merging import perform
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.session.voting.closing import may_close
from screens.session.voting.state import VoteState
from workshop.ballots.standing import values_in
from workshop.errors import Refused
from workshop.record.change import trial
from workshop.running.commands import (
    Command,
    FinishScoring,
    MergeFactors,
    RetagEntry,
    RetractEntry,
    SkipStep,
)
from workshop.running.score_rules import ScoreEffects, lacking, score_effects, score_step
from workshop.running.voting.commands import CloseVote
from workshop.text import plural

_TAKE_IN: Final = (
    Answer("t", "take", "Take them in"),
    Answer("l", "leave", "Leave them as they are"),
)
"""What can become of scores that are in no result."""

_CLOSE_VOTE: Final = (
    Answer("c", "close", "Close the vote"),
    Answer("l", "leave", "Leave it open"),
)
"""What can become of an open vote whose step is left."""

_POINTS: Final = (
    Answer("k", "keep", "Keep ballots at their totals"),
    Answer("l", "leave", "Leave the points"),
)
"""What can become of points whose factor stands no more."""


class ScoreQuestions:
    """Carries out what touches scores, once what must be asked was answered.

    Args:
        node: what the questions are asked over.
        shown: the session.
        recorder: carries out what is asked for.
    """

    def __init__(self, node: DOMNode, shown: ShownSession, recorder: Recorder) -> None:
        self._node = node
        self._shown = shown
        self._recorder = recorder

    def perform(self, command: Command) -> None:
        """Carry out a command, and ask first where it would leave scores behind."""
        if isinstance(command, RetagEntry | RetractEntry):
            self._perform_on_scored(command)
        elif isinstance(command, CloseVote):
            self._node.run_worker(self._ask_to_close_vote(command))
        elif isinstance(command, MergeFactors):
            perform(self._node, self._shown, self._recorder, command)
        elif isinstance(command, SkipStep):
            self.after_asking_about_scores(lambda: self._carry_out(command))
        else:
            self._carry_out(command)

    async def _ask_to_close_vote(self, command: CloseVote) -> None:
        """Close a vote once it was seen who has not voted."""
        if await may_close(self._node, VoteState(self._shown, self._shown.step)):
            self._recorder.keep_words()
            self._carry_out(command)

    def _carry_out(self, command: Command) -> None:
        self._recorder.perform(command)

    def after_asking_about_scores(self, go: Callable[[], None]) -> None:
        """Go on; where the step in front has values in no result, once that was asked."""
        here = self._shown.clock.step_id
        if self._shown.live and here in self._shown.open_votes:
            self._node.run_worker(self._ask_about_vote(here, go))
        elif self._shown.live and here in self._shown.open_scores:
            self._node.run_worker(self._ask_to_take_in(here, go))
        else:
            go()

    async def _ask_about_vote(self, step_id: str, go: Callable[[], None]) -> None:
        """Ask whether the open vote is closed; Escape stays."""
        state = VoteState(self._shown, self._shown.step)
        room = state.now.progress
        words = [f"{room.words}." if room else "", "What it came to is told once it is closed."]
        asked = Answers("The vote is still open", words, _CLOSE_VOTE, "stays here")
        answer = await self._node.app.push_screen_wait(asked)
        close = CloseVote(session_id=self._shown.session_id, step_id=step_id)
        if answer == "leave" or (answer == "close" and self._recorder.perform(close)):
            go()

    async def _ask_to_take_in(self, step_id: str, go: Callable[[], None]) -> None:
        """Ask whether the scores are taken in; Escape stays."""
        record, session = self._shown.record, self._shown.session
        step = score_step(record, session, step_id)
        values = plural(values_in(record, session, step), "value")
        words = [f"{values} entered, and in no result until they are taken in."]
        words += lacking(record, session, step) or ["Nothing is missing."]
        question = f"Take the scores of “{step.title}” in?"
        asked = Answers(question, words, _TAKE_IN, "stays here")
        answer = await self._node.app.push_screen_wait(asked)
        take = FinishScoring(session_id=session.id, step_id=step.id)
        if answer == "leave" or (answer == "take" and self._recorder.perform(take)):
            go()

    def _perform_on_scored(self, command: RetagEntry | RetractEntry) -> None:
        """Carry out a command that may leave points behind; then ask what becomes of them."""
        now = self._shown.store.moment().now
        try:
            effects = score_effects(self._shown.record, command, trial(now))
        except Refused as refusal:
            self._recorder.refuse(refusal)
            return
        if effects.breaks_total:
            self._node.run_worker(self._ask_about_points(command, effects))
        else:
            self._carry_out(command)

    async def _ask_about_points(
        self, command: RetagEntry | RetractEntry, effects: ScoreEffects
    ) -> None:
        """Ask whether ballots are kept at their totals, and carry the command out."""
        question = "What becomes of its points?"
        asked = Answers(question, effects.words, _POINTS, "leaves it as it is")
        if answer := await self._node.app.push_screen_wait(asked):
            keep = answer == "keep"
            self._carry_out(msgspec.structs.replace(command, keep_total=keep))
