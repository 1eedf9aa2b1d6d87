"""The room on its meeting: how it rates it, what to keep, what to change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Final

from textual.content import Content
from textual.widgets import Static

from screens.base.commands import UserCommand
from screens.session.bodies.body import CONFIRM, StepBody
from screens.session.panes.entry_rows import EntryRow, Heading, Row, rows_of
from screens.session.panes.hint import slash_key
from screens.session.panes.rating_rows import rating_words
from screens.session.panes.recorder import Recorder
from screens.session.panes.step_heading import room_for
from screens.session.state.shown_session import ShownSession
from screens.session.steps.vote import VOTE
from screens.session.voting.state import VoteState
from screens.widgets.ink import muted
from workshop.ballots.votes.ratings import ratings_of
from workshop.guide.room_steps import Feedback
from workshop.record.documents import Attribution, Entry
from workshop.running.room.feedback import CHANGE, KEEP, is_feedback
from workshop.running.voting.commands import OpenVote

_SAME: Final = frozenset({f"#{KEEP}", f"#{CHANGE}", Attribution.PARTICIPANT.sentence})
"""What stands behind every line; the headings say it."""


class FeedbackBody(StepBody[Feedback]):
    """How the meeting was rated; below it what is to be kept, and what is to be changed.

    While hands are counted or ballots are entered the body of a vote stands here.
    """

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (VOTE, CONFIRM)
    NOTHING: ClassVar[str] = "+ what to keep, - what to change: one a line, and nobody is named."
    WORDS_GIVE_WAY: ClassVar[bool] = True

    def __init__(self, shown: ShownSession, recorder: Recorder, step: Feedback) -> None:
        super().__init__(shown, recorder, step)
        self.state = VoteState(shown, step)
        """The vote, as far as it may be told."""
        self.board = Static("", markup=False, id="speaks-of")
        """How the meeting was rated, or how it will be."""

    @property
    def above(self) -> Static:
        """How the meeting was rated."""
        return self.board

    def follow(self) -> None:
        """Show the rating and both lists."""
        super().follow()
        width, _ = room_for(self.app.size)
        ratings = ratings_of(self.record, self.session, self.step.id)
        if ratings:
            self.board.update(rating_words(ratings, width, self.app.size.height // 3))
        else:
            self.board.update(self._before(width))

    def _before(self, width: int) -> Content:
        """What is asked of the meeting."""
        lines = [
            Content.assemble(
                (scale.title, "bold"),
                muted(
                    f"   {scale.least:g} {scale.least_means} … "
                    f"{scale.greatest:g} {scale.greatest_means}"
                ),
            ).truncate(width, ellipsis=True)
            for scale in self.step.scales
        ]
        return Content("\n").join(lines)

    def rows(self) -> list[Row]:
        """What to keep, what to change, and remarks."""
        return list(self._parted())

    def _parted(self) -> Iterator[Row]:
        entries = list(self.entries())
        keep = [e for e in entries if is_feedback(self.record, e) and KEEP in e.tags]
        change = [e for e in entries if is_feedback(self.record, e) and e not in keep]
        rest = [e for e in entries if e not in keep and e not in change]
        for title, found in (("Keep", keep), ("Change", change), ("Remarks", rest)):
            if found:
                yield Heading(f"{title}   {len(found)}")
                yield from self._rows_of(found)

    def _rows_of(self, entries: list[Entry]) -> list[Row]:
        """Entries as rows, without what is the same for all of them here."""
        return [
            replace(row, meta=tuple(each for each in row.meta if each not in _SAME))
            if isinstance(row, EntryRow)
            else row
            for row in rows_of(self.record, self.session, entries)
        ]

    @property
    def crib(self) -> Content | None:
        """What the keys do now."""
        if not self.shown.live:
            return None
        signs = Content.assemble(
            slash_key("+"), muted("keep   "), slash_key("-"), muted("change   "),
        )  # fmt: skip
        if self.state.now.vote is not None:
            return Content.assemble(
                signs, slash_key(self.next_key), muted("goes on   "),
                slash_key("/void"), muted("REASON throws the count away"),
            )  # fmt: skip
        there = len(self.state.before.there)
        return Content.assemble(
            signs, slash_key("^s"), muted("or "), slash_key("/open"),
            muted(f"asks the {there} who are here"),
        )  # fmt: skip

    def action_vote(self) -> None:
        """Ask the room; what stands in place of this while it answers closes it."""
        if self.state.now.vote is None:
            self.recorder.keep_words()
            self.recorder.perform(OpenVote(session_id=self.session_id, step_id=self.step.id))
        else:
            self.recorder.say_not_taken("The vote is closed; /void throws it away, with a reason.")
