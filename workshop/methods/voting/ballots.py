"""Rankings that several people gave, and what they come to pair by pair.

The voting methods share these. A ranking is a list of places, the best first; a place holds one
option or several that are tied. What a ballot leaves out is, as people decide and the result
says, ranked last together or left without an opinion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from workshop.methods.core.checks import Check, place, quoted
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import Input
from workshop.text import plural

LAST: Final = "last"
NO_OPINION: Final = "no opinion"

Order = tuple[str | tuple[str, ...], ...]
"""Options, best first; those that are tied stand together in the order of their names."""

INPUTS: Final = (
    Input("ballots", "rows of `ranking` (best first; a list inside is a tie) and `count`"),
    Input("unranked", "`last` or `no opinion`: what a ballot leaves out", optional=True),
    Input("options", "every option, where some may be on no ballot", optional=True),
)
"""The keys that the voting methods take."""


class Ballot(msgspec.Struct, frozen=True):
    """One ranking, and how many people gave it."""

    ranking: tuple[tuple[str, ...], ...]
    """Places, the best first."""
    people: int = 1

    @property
    def ranked(self) -> frozenset[str]:
        """The options that it ranks."""
        return frozenset(option for group in self.ranking for option in group)


class Election(msgspec.Struct, frozen=True):
    """Ballots that were checked."""

    options: tuple[str, ...]
    """In the order of their names, which decides nothing."""
    ballots: tuple[Ballot, ...]
    unranked: str

    @property
    def voters(self) -> int:
        """How many ballots there are."""
        return sum(ballot.people for ballot in self.ballots)

    @property
    def incomplete(self) -> int:
        """How many of them leave an option out."""
        return sum(b.people for b in self.ballots if len(b.ranked) < len(self.options))

    @property
    def policy(self) -> tuple[str, ...]:
        """What was done with options that ballots leave out, where any do."""
        if not self.incomplete:
            return ()
        done = "as ranked last together" if self.unranked == LAST else "as without an opinion"
        left = plural(self.incomplete, "ballot")
        return (f"{left} left options out; these were taken {done}.",)


def election(
    ballots: Sequence[Ballot], unranked: str = LAST, options: Iterable[str] = ()
) -> Election:
    """Ballots, checked.

    Raises:
        BadInput: an option twice on a ballot, a count that is none, an unknown rule.
    """
    check = Check("ballots")
    check.choice("unranked", unranked, (LAST, NO_OPINION))
    for row, ballot in enumerate(ballots, 1):
        where = place("ballots", row)
        check.number(f"{where}, count", ballot.people, 0, whole=True)
        listed = [option for group in ballot.ranking for option in group]
        for option in sorted({o for o in listed if listed.count(o) > 1}):
            check.say(f"{where}, ranking", f"{quoted(option)} stands there twice")
        if any(not option.strip() for option in listed):
            check.say(f"{where}, ranking", "an option without a name")
    check.done()
    known = {option for ballot in ballots for option in ballot.ranked} | set(options)
    return Election(tuple(sorted(known)), tuple(b for b in ballots if b.people), unranked)


Matrix = tuple[tuple[int, ...], ...]
"""A number for each option (row) against each option (column), in the order of `options`."""


def preferences(votes: Election) -> Matrix:
    """How many ballots put the row's option before the column's."""
    size = len(votes.options)
    place_of = {option: at for at, option in enumerate(votes.options)}
    # One long number holds a row of counters side by side, so that a ballot adds to all at once.
    width = votes.voters.bit_length() + 1
    ones = [1 << width * at for at in range(size)]
    everyone = sum(ones)
    packed = [0] * size
    for ballot in votes.ballots:
        worse = everyone if votes.unranked == LAST else 0
        groups = [[place_of[option] for option in group] for group in ballot.ranking]
        if votes.unranked == LAST:
            worse -= sum(ones[at] for group in groups for at in group)
        for group in reversed(groups):
            added = worse * ballot.people
            for at in group:
                packed[at] += added
            worse += sum(ones[at] for at in group)
    mask = (1 << width) - 1
    return tuple(tuple(row >> width * at & mask for at in range(size)) for row in packed)


def by_pair(votes: Election, matrix: Matrix) -> dict[str, int]:
    """The numbers of a matrix by the names of the pairs."""
    options = votes.options
    single = all(len(option) == 1 for option in options)
    return {
        f"{a}{b}" if single else f"{a} > {b}": number
        for row, a in enumerate(options)
        for number, b in zip(matrix[row], options, strict=True)
        if a != b
    }


def ordered(scores: Mapping[str, float]) -> Order:
    """Options by score, the highest first; equal ones stand together."""
    by_score: dict[float, list[str]] = {}
    for option, score in sorted(scores.items()):
        by_score.setdefault(round(score, 9), []).append(option)
    groups = [by_score[score] for score in sorted(by_score, reverse=True)]
    return tuple(group[0] if len(group) == 1 else tuple(group) for group in groups)


def in_words(order: Order) -> str:
    """An order as a sentence tells it: `N, then C and K tied, then M`."""
    parts = [o if isinstance(o, str) else f"{', '.join(o[:-1])} and {o[-1]} tied" for o in order]
    return ", then ".join(parts)


def alone_first(order: Order) -> str | None:
    """The option that leads alone, or none."""
    return order[0] if order and isinstance(order[0], str) else None


def read_election(inputs: Inputs) -> Election:
    """Ballots from plain data."""
    unranked = inputs.word("unranked", LAST)
    options = inputs.words("options", ())
    rows = inputs.rows("ballots", ("ranking",), ("count",))
    ballots = [Ballot(_ranking(row), row.whole("count", 1)) for row in rows]
    return election(ballots, unranked, options)


def _ranking(row: Inputs) -> tuple[tuple[str, ...], ...]:
    """A ranking whose places are an option or a list of tied ones."""
    places = []
    for number, item in enumerate(row.items("ranking"), 1):
        tied = item if isinstance(item, list | tuple) else [item]
        if not all(isinstance(option, str) for option in tied):
            row.say(place("ranking", number), f"{quoted(item)} is not the name of an option")
        places.append(tuple(option for option in tied if isinstance(option, str)))
    return tuple(group for group in places if group)
