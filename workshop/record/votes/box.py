"""The ballot box of a secret vote that is open.

Ids begin with a time, and lines of the journal have times and follow each other: from them it could
be told who gave which ballot. So while a secret vote is open its ballots are in no document. They
lie in a box that is rewritten whole with each ballot: what was given, sorted, and who has given
something, sorted; nothing leads from one to the other, and the same ballots in another order leave
the same box. When the vote is closed it becomes part of the vote, and the box is no more.

What a box cannot guard against: somebody who copies the folder between two ballots sees which one
was added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from workshop.errors import Refused
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import SecretBallot


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """What lies in the box of one vote."""

    vote_id: str
    """Whose box it is."""
    ballots: tuple[SecretBallot, ...] = ()
    """What was given, sorted."""
    voters: tuple[tuple[str, str], ...] = ()
    """The ids of those who gave something, each with the channel, sorted."""

    def with_ballot(
        self, voter: str, channel: Channel, scores: Mapping[str, Mapping[str, float]]
    ) -> Box:
        """The box with one ballot more.

        Args:
            voter: the id of who gives it.
            channel: by which way it came.
            scores: by the id of what is voted on, then by scale id.

        Raises:
            Refused: they have given one already; a secret ballot cannot be found again to be
                changed.
        """
        if self.has(voter):
            raise Refused("They have voted already; a secret ballot cannot be taken back.")
        ballot = SecretBallot(
            scores={key: dict(sorted(row.items())) for key, row in sorted(scores.items())}
        )
        return msgspec.structs.replace(
            self,
            ballots=tuple(sorted((*self.ballots, ballot), key=msgspec.json.encode)),
            voters=tuple(sorted((*self.voters, (voter, channel.value)))),
        )

    @classmethod
    def of_count(cls, vote_id: str, ballots: int) -> Box:
        """A box of which a window that takes no ballots knows only how many are in it."""
        return cls(vote_id=vote_id, ballots=(SecretBallot(),) * ballots)

    @property
    def is_closed_to_view(self) -> bool:
        """Whether nothing is known of it but how many ballots are in it."""
        return len(self.ballots) > len(self.voters)

    def has(self, voter: str) -> bool:
        """Whether somebody has given a ballot."""
        return any(voter == each for each, _ in self.voters)

    @property
    def channels(self) -> dict[str, int]:
        """How many ballots came by each channel, by its word, sorted."""
        return dict(sorted(Counter(channel for _, channel in self.voters).items()))
