"""Schulze's method: duels decided along the strongest chains of duels.

Source: M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method, Social Choice and Welfare 36 (2011) 267-303. The strength of a duel
is the number of ballots for its winner; that of a chain is its weakest duel. An option comes before
another one when its strongest chain to it is stronger than the one back.
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
    Election,
    Matrix,
    Order,
    alone_first,
    by_pair,
    in_words,
    preferences,
    read_election,
)
from workshop.text import plural

SOURCE: Final = "Schulze 2011"


class Schulze(msgspec.Struct, frozen=True):
    """An order along the strongest chains."""

    voters: int
    order: Order
    winner: str | Undefined | None
    """The first of the order; none where several tie."""
    strongest_paths: Mapping[str, int]
    """By pair, the strength of the strongest chain from the first to the second."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def schulze(votes: Election) -> Schulze:
    """Schulze's order of checked ballots."""
    if not votes.voters or not votes.options:
        nobody = Undefined("nobody voted")
        return Schulze(0, (), nobody, {}, (), "Nobody voted; there is no order.")
    paths = strongest_paths(votes)
    order = _order(votes.options, paths)
    sentence = (
        f"{plural(votes.voters, 'ballot')} on {plural(len(votes.options), 'option')}, by "
        f"strongest chains of duels: {in_words(order)}."
    )
    return Schulze(
        votes.voters, order, alone_first(order), by_pair(votes, paths), votes.policy, sentence
    )


def strongest_paths(votes: Election) -> Matrix:
    """For each pair the strength of the strongest chain of duels won (Floyd and Warshall)."""
    duels = preferences(votes)
    paths = [
        [won if won > lost else 0 for won, lost in zip(row, column, strict=True)]
        for row, column in zip(duels, zip(*duels, strict=True), strict=True)
    ]
    for via, onward in enumerate(paths):
        for at, row in enumerate(paths):
            if first := row[via]:
                paths[at] = [
                    old if old >= first or old >= then else min(first, then)
                    for old, then in zip(row, onward, strict=True)
                ]
    return tuple(
        tuple(0 if at == to else strength for to, strength in enumerate(row))
        for at, row in enumerate(paths)
    )


def _order(options: tuple[str, ...], paths: Matrix) -> Order:
    """The options that nobody left beats, then again of those that remain."""
    left, order = list(range(len(options))), []
    while left:
        first = [o for o in left if all(paths[o][p] >= paths[p][o] for p in left)]
        names = tuple(options[o] for o in first)
        order.append(names[0] if len(names) == 1 else names)
        left = [o for o in left if o not in first]
    return tuple(order)


def _compute(inputs: Inputs) -> Schulze:
    return schulze(read_election(inputs))


def _tables(found: Schulze) -> tuple[Table, ...]:
    """The order, and the strengths."""
    places = tuple(
        (str(number), group if isinstance(group, str) else ", ".join(group))
        for number, group in enumerate(found.order, 1)
    )
    paths = tuple((pair, shown(strength)) for pair, strength in found.strongest_paths.items())
    return (Table(("place", "option"), places), Table(("chain", "strength"), paths))


METHODS: Final = (
    Method(
        About(
            name="schulze",
            title="Schulze's method",
            question="In which order do majorities put the options, even where they go round?",
            computed=(
                "A duel is as strong as the number of ballots for its winner, a chain of duels as "
                "strong as its weakest. One option comes before another when its strongest chain "
                "to it is stronger than the one back."
            ),
            inputs=INPUTS,
            limits=(
                "It is hard to recount by hand; show the strengths with the result.",
                "What ballots leave out counts as last or not at all, and that can decide.",
            ),
            source=SOURCE,
            example={
                "ballots": [
                    {"ranking": ["A", "C", "B", "E", "D"], "count": 5},
                    {"ranking": ["A", "D", "E", "C", "B"], "count": 5},
                    {"ranking": ["B", "E", "D", "A", "C"], "count": 8},
                    {"ranking": ["C", "A", "B", "E", "D"], "count": 3},
                    {"ranking": ["C", "A", "E", "B", "D"], "count": 7},
                    {"ranking": ["C", "B", "A", "D", "E"], "count": 2},
                    {"ranking": ["D", "C", "E", "B", "A"], "count": 7},
                    {"ranking": ["E", "B", "A", "D", "C"], "count": 8},
                ]
            },
            example_from="45 voters, five candidates, by Schulze",
        ),
        _compute,
        _tables,
    ),
)
"""What `workshop calc` offers of this file."""
