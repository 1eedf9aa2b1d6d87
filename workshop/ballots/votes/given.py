"""What was given in a vote that is closed: sheet by sheet, and by hands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from workshop.errors import Refused
from workshop.record.record import Record
from workshop.record.votes.documents import Vote

Sheet = Mapping[str, Mapping[str, float]]
"""What one ballot gives: by the id of what is voted on, then by scale id."""

Hands = Mapping[tuple[str, str], Mapping[float, int]]
"""By the id of what is voted on and the scale, how many hands by value."""


class Given:
    """What was given in a vote.

    Args:
        sheets: the ballots, those in names and those without one; of a secret vote sorted.
        hands: what hands were counted.
    """

    def __init__(self, sheets: Sequence[Sheet], hands: Hands) -> None:
        self.sheets = tuple(sheets)
        """The ballots."""
        self.hands = hands
        """What hands were counted."""

    @cached_property
    def _values(self) -> dict[tuple[str, str], Counter[float]]:
        """How often each value was given, by thing and scale, read once over all ballots."""
        lists: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        for sheet in self.sheets:
            for subject_id, row in sheet.items():
                for scale_id, value in row.items():
                    lists[subject_id, scale_id].append(value)
        found = {key: Counter(values) for key, values in lists.items()}
        for key, counts in self.hands.items():
            found.setdefault(key, Counter()).update(counts)
        return found

    def values(self, subject_id: str, scale_id: str) -> Counter[float]:
        """How often each value was given for one thing on one scale."""
        return self._values.get((subject_id, scale_id), Counter())

    @property
    def most_hands(self) -> int:
        """The greatest number of hands that were counted for one thing."""
        return max((sum(counts.values()) for counts in self.hands.values()), default=0)


def given_in(record: Record, vote: Vote) -> Given:
    """What was given in a vote.

    Raises:
        Refused: it is not closed, and nobody is told before.
    """
    if not vote.closed:
        raise Refused("What was given is told when the vote is closed.")
    sheets = [ballot.scores for ballot in record.votes.cast_in(vote.id)]
    sheets += [ballot.scores for ballot in vote.ballots]
    hands = {
        (each.subject_id, each.scale_id): {float(v): n for v, n in each.counts.items() if n}
        for each in record.votes.hands_in(vote.id)
    }
    return Given(sheets, hands)
