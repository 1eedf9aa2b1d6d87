"""The Borda count: points by place, added up.

Source: J.-C. de Borda, Mémoire sur les élections au scrutin, Histoire de l'Académie royale des
sciences (1781). Of n options the best gets n - 1 points and the last 0 (base 0), or n and 1
(base 1). Tied options get the mean of the points of their places. Options that a ballot leaves
out share the points of the places that are left, or get none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from workshop.methods.core.checks import Undefined
from workshop.methods.core.inputs import Inputs
from workshop.methods.core.method import About, Method, Table, shown
from workshop.methods.voting.ballots import (
    INPUTS,
    LAST,
    Election,
    Order,
    alone_first,
    in_words,
    ordered,
    read_election,
)
from workshop.text import plural

SOURCE: Final = "Borda 1781"


class BordaCount(msgspec.Struct, frozen=True):
    """Points by option."""

    voters: int
    borda_n_minus_1: Mapping[str, float]
    """With n - 1 points for the best."""
    borda_n: Mapping[str, float]
    """With n points for the best."""
    order: Order
    winner: str | Undefined | None
    """The option with most points; none where several tie."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def borda(votes: Election) -> BordaCount:
    """The Borda count of checked ballots."""
    low = _points(votes)
    counted = _counted(votes)
    high = {option: _whole(points + counted[option]) for option, points in low.items()}
    order = ordered(high)
    first = alone_first(order)
    if not votes.voters or not votes.options:
        nobody = Undefined("nobody voted")
        return BordaCount(0, low, high, (), nobody, (), "Nobody voted; there is no order.")
    said = f"{first} leads" if first else f"{in_words(order[:1])} lead"
    sentence = (
        f"{plural(votes.voters, 'ballot')} on {plural(len(votes.options), 'option')}: {said} "
        f"with {max(low.values()):g} points (n - 1 for the best). Order: {in_words(order)}."
    )
    return BordaCount(votes.voters, low, high, order, first, votes.policy, sentence)


def _points(votes: Election) -> dict[str, float]:
    """Points to base 0, counted in halves so that shared places stay exact."""
    options = votes.options
    halves = dict.fromkeys(options, 0)
    for ballot in votes.ballots:
        groups = ballot.ranking
        if votes.unranked == LAST and len(ballot.ranked) < len(options):
            groups = (*groups, tuple(o for o in options if o not in ballot.ranked))
        before = 0
        for group in groups:
            shared = (2 * (len(options) - 1 - before) - (len(group) - 1)) * ballot.people
            for option in group:
                halves[option] += shared
            before += len(group)
    return {option: _whole(count / 2) for option, count in halves.items()}


def _counted(votes: Election) -> Mapping[str, int]:
    """By option, how many ballots give it a place, and so one point more to base 1."""
    if votes.unranked == LAST:
        return dict.fromkeys(votes.options, votes.voters)
    return {
        option: sum(b.people for b in votes.ballots if option in b.ranked)
        for option in votes.options
    }


def _whole(points: float) -> float:
    return int(points) if points == int(points) else points


def _compute(inputs: Inputs) -> BordaCount:
    return borda(read_election(inputs))


def _tables(found: BordaCount) -> tuple[Table, ...]:
    """Points by option, the highest first."""
    ranked = sorted(found.borda_n_minus_1, key=lambda o: (-found.borda_n[o], o))
    rows = tuple((o, shown(found.borda_n_minus_1[o]), shown(found.borda_n[o])) for o in ranked)
    return (Table(("option", "points, best n - 1", "points, best n"), rows),)


METHODS: Final = (
    Method(
        About(
            name="borda",
            title="Borda count",
            question="Which option stands highest on the whole, when everybody ranks them?",
            computed=(
                "Of n options each ballot gives n - 1 points to its first, n - 2 to its second and "
                "0 to its last; ties share the mean of their places. The points are added up."
            ),
            inputs=INPUTS,
            limits=(
                "It may pass over what a majority puts first; compare the Condorcet winner.",
                "Adding or dropping an option can change the order of the others.",
                "Options left out share the points of the last places, or get none, as was chosen.",
            ),
            source=SOURCE,
            example={
                "ballots": [
                    {"ranking": ["M", "N", "C", "K"], "count": 42},
                    {"ranking": ["N", "C", "K", "M"], "count": 26},
                    {"ranking": ["C", "K", "N", "M"], "count": 15},
                    {"ranking": ["K", "C", "N", "M"], "count": 17},
                ]
            },
            example_from="the choice of a capital for Tennessee, a textbook case",
        ),
        _compute,
        _tables,
    ),
)
"""What `workshop calc` offers of this file."""
