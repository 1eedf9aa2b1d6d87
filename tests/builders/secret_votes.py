"""A secret vote in a small engagement, as the storage sees it: changes that were decided.

vote = SecretVote(folder)
vote.cast(0, {"a": 3, "b": 2})      # the first voter; a line in no journal
vote.close()
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Final

import msgspec

from sessions.clock import IdMaker
from sessions.disk.disk import Disk
from sessions.store.store import Store
from tests.builders.acme import Acme, Clock
from workshop.record.change import Change
from workshop.record.documents import Entry
from workshop.record.votes.box import Box
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import VOTES, Rule, Vote

VOTERS: Final = 6
"""How many people are there to vote."""

Given = Mapping[str, float]
"""What a ballot gives to each of the options, `a` and `b`."""

GIVEN: Final[tuple[Given, ...]] = (
    {"a": 3, "b": 2},
    {"a": 5},
    {"b": 5},
    {"a": 3, "b": 2},
    {},
    {"a": 1, "b": 1},
)
"""One ballot for each of them; two are alike, and one spends nothing."""


class SecretVote:
    """An engagement with a session, six people and a secret vote that is open.

    Args:
        folder: where it is to be kept.
        disk: the seam.
    """

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.acme = Acme(folder, disk=disk)
        self.disk = disk
        more = [self.acme.person(f"Voter {number}", "", None) for number in range(4, VOTERS + 1)]
        people = (self.acme.dana, self.acme.ana, self.acme.bo, *more)
        self.voters = [person.id for person in people]
        for text in ("A shared ledger", "One help desk"):
            self.acme.say(text)
        one, two = self.store.record.all(Entry)
        self.options = {"a": one.id, "b": two.id}
        moment = self.store.moment()
        self.vote = Vote(
            id=moment.new_id(),
            session_id=self.acme.session_id,
            step_id="works",
            rule=Rule(method="dots", budget=5.0),
            subjects=tuple(self.options.values()),
            roster=tuple(self.voters),
            secret=True,
            opened=moment.now,
        )
        self.opened = self._change("A vote was opened", self.vote)
        self.store.commit(self.opened)

    @property
    def store(self) -> Store:
        """The engagement, open."""
        return self.acme.store

    @property
    def box(self) -> Box:
        """What lies in the box."""
        return self.store.moment().boxes.get(self.vote.id, Box(vote_id=self.vote.id))

    @property
    def file(self) -> Path:
        """The file of the box, where it lies in the folder."""
        return self.acme.folder / f".ballots-{self.vote.id}.json"

    def scores(self, given: Given) -> dict[str, dict[str, float]]:
        """A ballot as a box holds it."""
        return {self.options[name]: {VOTES: value} for name, value in given.items()}

    def cast(self, voter: int, given: Given | None = None) -> None:
        """Take the ballot of one of the people, which is their own where none is said."""
        scores = self.scores(GIVEN[voter] if given is None else given)
        box = self.box.with_ballot(self.voters[voter], Channel.PAPER, scores)
        self.store.commit(
            Change(sentence="A ballot was cast", session_id=self.acme.session_id, box=box)
        )

    def close(self) -> None:
        """Close the vote."""
        box = self.box
        closed = msgspec.structs.replace(
            self.vote,
            closed=self.store.moment().now,
            ballots=box.ballots,
            voters=tuple(sorted(voter for voter, _ in box.voters)),
            channels=box.channels,
        )
        self.store.commit(self._change("The vote was closed", closed, ends=True))

    def void(self) -> None:
        """Throw all ballots away."""
        voided = msgspec.structs.replace(
            self.vote,
            voided=self.store.moment().now,
            reason="The list was wrong",
            thrown_away=len(self.box.ballots),
        )
        self.store.commit(self._change("The vote was voided", voided, ends=True))

    def reopen(self) -> Store:
        """Close the engagement and open it again."""
        self.store.close()
        return self.open()

    def open(self) -> Store:
        """Open the engagement."""
        numbers = count(1000)
        self.acme.ids = IdMaker(self.acme.clock, lambda: next(numbers))
        self.acme.store = Store.open(
            self.acme.folder, now=self.acme.clock, ids=self.acme.ids, disk=self.disk
        )
        return self.store

    @property
    def kept(self) -> Vote:
        """The vote as the record has it."""
        return self.store.record.get(Vote, self.vote.id)

    def _change(self, sentence: str, vote: Vote, *, ends: bool = False) -> Change:
        return Change(
            sentence=sentence,
            puts=(vote,),
            session_id=self.acme.session_id,
            emptied=vote.id if ends else "",
            undoable=not ends,
        )


def reading(folder: Path, clock: Clock) -> Store:
    """A second window on an engagement."""
    return Store.open(folder, read_only=True, now=clock)
