"""Ballots that are entered for others: called out in turn, or copied from paper."""

from __future__ import annotations

from screens.session.ballot.vote_grid import VoteGrid
from screens.session.panes.recorder import Recorder
from screens.session.voting.draft import BallotDraft
from screens.session.voting.state import VoteState
from workshop.errors import Refused
from workshop.record.votes.channels import Channel
from workshop.running.voting.at_hand import NAMELESS
from workshop.running.voting.commands import CastBallot


class Entering:
    """The grid of whoever's ballot is entered; nothing of it is recorded before it is given.

    Args:
        state: the vote.
        recorder: has ballots recorded.
        session_id: the session.
        step_id: the step.
    """

    def __init__(self, state: VoteState, recorder: Recorder, session_id: str, step_id: str) -> None:
        self._state = state
        self._recorder = recorder
        self._session_id = session_id
        self._step_id = step_id
        self._draft: BallotDraft | None = None
        self._turn = 0
        self._paper = False
        self.grid = VoteGrid(self._keep, self._check, id="vote-grid")
        """The grid."""
        self.grid.display = False

    @property
    def draft(self) -> BallotDraft | None:
        """The ballot in hand; none where no vote is open."""
        if self._draft is None:
            self._draft = self._state.new_draft()
        return self._draft

    @property
    def _ways(self) -> list[Channel]:
        return list(self._state.now.for_others)

    @property
    def way(self) -> Channel:
        """By which way ballots come."""
        paper = self._paper or self.voter == NAMELESS
        wanted = Channel.PAPER if paper else Channel.CALLED
        return wanted if wanted in self._ways else self._ways[0]

    @property
    def voter(self) -> str:
        """Whose ballot is in hand."""
        ids = self._state.now.voters
        return ids[self._turn % len(ids)]

    def begin(self, name: str) -> str:
        """Take somebody's ballot, that of the next who has not voted where nobody is named.

        Returns:
            Why that cannot be; empty where it can.
        """
        if not self._ways:
            return "Ballots are neither called out nor on paper in this vote."
        if not name:
            self._go_to_waiting()
        elif self.is_given_or_empty():
            try:
                person = self._state.person_named(name)
            except Refused as refusal:
                return str(refusal)
            if why := self._state.now.no_voter(person):
                return why
            self._turn = self._state.now.voters.index(person)
        return ""

    def _go_to_waiting(self) -> None:
        """Turn to the next who has not voted, whoever is in hand first."""
        voters = self._state.voters
        order = [(self._turn + by) % len(voters) for by in range(len(voters))]
        self._turn = next((place for place in order if not voters[place].done), order[0])

    def follow(self) -> None:
        """Show the ballot in hand."""
        if (draft := self.draft) is None or not self._ways:
            return
        voters = self._state.voters
        here = self._turn % len(voters)
        keys = [("⇥", "gives it, next person"), ("x", "forgets it")]
        if len(self._ways) > 1:
            keys.append(("c", "called" if self._paper else "paper"))
        self.grid.show(
            draft.grid(voters, here, self.way.words, tuple(keys), again=voters[here].done)
        )

    def _keep(self, row: str, scale: str, value: float | None) -> bool:
        kept = bool(self.draft and self.draft.keep(row, scale, value))
        self.follow()
        return kept

    def _check(self, row: str, scale: str, value: float) -> str:
        return self.draft.check(row, scale, value) if self.draft else ""

    def is_given_or_empty(self) -> bool:
        """Whether nothing waits to be given; says so where something does."""
        if not self.grid.commit():
            return False
        if self._draft and self._draft.values:
            self._recorder.say_not_taken(
                "The ballot in hand is not given: Tab gives it, x forgets it."
            )
            return False
        return True

    def drop(self) -> bool:
        """Forget the ballot in hand; whether there was anything in it."""
        typed = self.grid.drop() if self.grid.is_mounted else False
        had = bool(self._draft and self._draft.values)
        self._draft = None
        return typed or had

    def turn(self, by: int) -> None:
        """Give the ballot in hand where it has anything, and take another person's."""
        if self._draft and self._draft.values:
            if not self._give():
                return
            if by > 0:
                self._go_to_waiting()
        else:
            self._turn = (self._turn + by) % len(self._state.now.voters)
        self.grid.row = self.grid.column = 0
        self.follow()

    def _give(self) -> bool:
        """Have the ballot recorded, or say everything that is wrong with it."""
        draft = self.draft
        if draft is None:
            return False
        if wrong := draft.problems:
            self._recorder.say_not_taken(" ".join(wrong))
            return False
        command = CastBallot(
            session_id=self._session_id,
            step_id=self._step_id,
            channel=self.way,
            voter=self.voter,
            votes=draft.votes,
        )
        if self._recorder.perform(command) is None:
            return False
        self._draft = None
        return True

    def forget(self) -> None:
        """Begin the ballot in hand anew."""
        self._draft = None
        self.follow()

    def change_way(self) -> None:
        """Ballots are on paper from now on, or called out."""
        if len(self._ways) > 1:
            self._paper = not self._paper
            self.follow()
