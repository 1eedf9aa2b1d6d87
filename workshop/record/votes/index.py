"""Votes, ballots and counted hands as they are asked for.

What was given in a vote that is still open is told to nobody: whoever asks for the ballots of a
step does not get them. Only the rules of votes ask for what was cast in one.
"""

from __future__ import annotations

from collections import defaultdict

from workshop.record.votes.ballot import Ballot
from workshop.record.votes.documents import HandCount, Vote
from workshop.record.votes.nameless import nameless

Cast = Vote | Ballot | HandCount
"""What the index holds."""


class VoteIndex:
    """The votes of a record and what was given in them."""

    def __init__(self) -> None:
        self._votes: dict[str, Vote] = {}
        self._open: dict[str, Vote] = {}
        self._of_step: defaultdict[tuple[str, str], dict[str, Vote]] = defaultdict(dict)
        self._ballots: defaultdict[tuple[str, str], dict[str, Ballot]] = defaultdict(dict)
        self._cast: defaultdict[str, dict[str, Ballot]] = defaultdict(dict)
        self._hands: defaultdict[str, dict[str, HandCount]] = defaultdict(dict)

    def put(self, document: Cast) -> None:
        """Enter a document."""
        here = (document.session_id, document.step_id)
        if isinstance(document, Vote):
            self._votes[document.id] = document
            self._of_step[here][document.id] = document
            if document.is_open:
                self._open[document.id] = document
        elif isinstance(document, HandCount):
            self._hands[document.vote_id][document.id] = document
        else:
            self._ballots[here][document.id] = document
            if document.vote_id:
                self._cast[document.vote_id][document.id] = document

    def remove(self, document: Cast) -> None:
        """Take a document out, as it was entered."""
        here = (document.session_id, document.step_id)
        if isinstance(document, Vote):
            self._votes.pop(document.id, None)
            self._open.pop(document.id, None)
            self._of_step[here].pop(document.id, None)
        elif isinstance(document, HandCount):
            self._hands[document.vote_id].pop(document.id, None)
        else:
            self._ballots[here].pop(document.id, None)
            if document.vote_id:
                self._cast[document.vote_id].pop(document.id, None)

    def of_step(self, session_id: str, step_id: str) -> list[Vote]:
        """The votes of a step, voided ones too, oldest first."""
        return sorted(self._of_step[session_id, step_id].values(), key=lambda each: each.id)

    def still_open(self) -> list[Vote]:
        """The votes that take ballots, oldest first."""
        return sorted(self._open.values(), key=lambda each: each.id)

    def held_in(self, session_id: str) -> list[Vote | HandCount]:
        """The votes of a session, voided ones too, each followed by what hands were counted."""
        votes = (each for each in self._votes.values() if each.session_id == session_id)
        found: list[Vote | HandCount] = []
        for vote in sorted(votes, key=lambda each: each.id):
            found += [vote, *self.hands_in(vote.id)]
        return found

    def ballots_of(self, session_id: str, step_id: str) -> list[Ballot]:
        """The ballots of a step that may be told, in the order in which they were begun."""
        told = (each for each in self._ballots[session_id, step_id].values() if self.is_told(each))
        return sorted(told, key=lambda ballot: ballot.id)

    def given_in(self, session_id: str, step_id: str) -> list[Ballot]:
        """The same with what nobody gave by name, as ballots of seats that are no documents."""
        votes = [each for each in self.of_step(session_id, step_id) if each.closed]
        seats = (ballot for vote in votes for ballot in nameless(vote, self.hands_in(vote.id)))
        return [*self.ballots_of(session_id, step_id), *seats]

    def is_told(self, document: Ballot | HandCount) -> bool:
        """Whether what was given may be told: it was in no vote, or in one that is closed."""
        if document.vote_id is None:
            return True
        vote = self._votes.get(document.vote_id)
        return vote is not None and vote.closed is not None

    def cast_in(self, vote_id: str) -> list[Ballot]:
        """The ballots of a vote, open or closed, in the order in which they were begun."""
        return sorted(self._cast[vote_id].values(), key=lambda ballot: ballot.id)

    def hands_in(self, vote_id: str) -> list[HandCount]:
        """What hands were counted in a vote, open or closed, in the order in which they were."""
        return sorted(self._hands[vote_id].values(), key=lambda each: each.id)
