"""Copeland's method: options by the duels that they win less those that they lose.

Source: A. H. Copeland, A 'reasonable' social welfare function, University of Michigan (1951).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    in_words,
    ordered,
    preferences,
    read_election,
)
from workshop.text import plural

SOURCE: Final = "Copeland 1951"


class Copeland(msgspec.Struct, frozen=True):
    """Duels won less duels lost."""

    voters: int
    copeland_net: Mapping[str, int]
    """By option, from 1 - n to n - 1."""
    order: Order
    tie: tuple[str, ...]
    """The options that share their score with another."""
    condorcet_winner: str | Undefined | None
    """The option that wins every duel; none where there is none."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def net_wins(options: Sequence[str], duels: Matrix) -> dict[str, int]:
    """By option, duels won less duels lost."""
    against = tuple(zip(*duels, strict=True))
    return {
        option: sum((won > lost) - (won < lost) for won, lost in zip(row, column, strict=True))
        for option, row, column in zip(options, duels, against, strict=True)
    }


def copeland(votes: Election) -> Copeland:
    """Copeland's order of checked ballots."""
    if not votes.voters or not votes.options:
        nobody = Undefined("nobody voted")
        return Copeland(0, {}, (), (), nobody, (), "Nobody voted; there is no order.")
    net = net_wins(votes.options, preferences(votes))
    order = ordered(net)
    winner = next((o for o, score in net.items() if score == len(net) - 1), None)
    sentence = (
        f"{plural(votes.voters, 'ballot')} on {plural(len(net), 'option')}, by duels won less "
        f"duels lost: {in_words(order)}."
    )
    tie = tuple(sorted(o for group in order if not isinstance(group, str) for o in group))
    return Copeland(votes.voters, net, order, tie, winner, votes.policy, sentence)


def _compute(inputs: Inputs) -> Copeland:
    return copeland(read_election(inputs))


def _tables(found: Copeland) -> tuple[Table, ...]:
    """The scores, the highest first."""
    ranked = sorted(found.copeland_net.items(), key=lambda item: (-item[1], item[0]))
    rows = tuple((option, f"{score:+d}" if score else shown(score)) for option, score in ranked)
    return (Table(("option", "duels won less lost"), rows),)


METHODS: Final = (
    Method(
        About(
            name="copeland",
            title="Copeland's method",
            question="Which option wins most duels against the others?",
            computed=(
                "For each pair it is counted how many ballots put the one before the other. An "
                "option's score is the number of duels that it wins less those that it loses."
            ),
            inputs=INPUTS,
            limits=(
                "Ties are common with few options; they are shown and not broken.",
                "A duel won by one vote counts as much as one won by all.",
            ),
            source=SOURCE,
            example={
                "ballots": [
                    {"ranking": ["A", "E", "C", "D", "B"], "count": 31},
                    {"ranking": ["B", "A", "E"], "count": 30},
                    {"ranking": ["C", "D", "B"], "count": 29},
                    {"ranking": ["D", "A", "E"], "count": 10},
                ],
                "unranked": "last",
            },
            example_from="an election without a Condorcet winner, a textbook case",
        ),
        _compute,
        _tables,
    ),
)
"""What `workshop calc` offers of this file."""
