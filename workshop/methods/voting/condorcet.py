"""The Condorcet winner: the option that beats every other one in a vote between the two.

Source: M. de Condorcet, Essai sur l'application de l'analyse à la probabilité des décisions (1785).
There may be none, and that is told.
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
    Order,
    alone_first,
    by_pair,
    ordered,
    preferences,
    read_election,
)
from workshop.methods.voting.copeland import net_wins
from workshop.text import plural

SOURCE: Final = "Condorcet 1785"


class Duels(msgspec.Struct, frozen=True):
    """Every option against every other."""

    voters: int
    condorcet_winner: str | Undefined | None
    """None where no option beats all others."""
    condorcet_loser: str | None
    """The option that every other one beats, if there is one."""
    pairwise: Mapping[str, int]
    """By pair, how many prefer the first to the second."""
    copeland_order: Order
    """By duels won less duels lost."""
    plurality_winner: str | None
    """What counting first places alone would choose; none where several tie."""
    warnings: tuple[str, ...]
    sentence: str
    source: str = SOURCE


def condorcet(votes: Election) -> Duels:
    """The duels of checked ballots."""
    if not votes.voters or not votes.options:
        nobody = Undefined("nobody voted")
        words = "Nobody voted; there is no winner."
        return Duels(0, nobody, None, {}, (), None, (), words)
    duels = preferences(votes)
    net = net_wins(votes.options, duels)
    every = len(votes.options) - 1
    winner = next((option for option, score in net.items() if score == every), None)
    loser = next((option for option, score in net.items() if every and score == -every), None)
    plurality = alone_first(ordered(_firsts(votes)))
    return Duels(
        voters=votes.voters,
        condorcet_winner=winner,
        condorcet_loser=loser,
        pairwise=by_pair(votes, duels),
        copeland_order=ordered(net),
        plurality_winner=plurality,
        warnings=votes.policy,
        sentence=_sentence(votes, winner, plurality),
    )


def _firsts(votes: Election) -> dict[str, float]:
    """First places by option; tied firsts share theirs."""
    counts = dict.fromkeys(votes.options, 0.0)
    for ballot in votes.ballots:
        for option in ballot.ranking[0] if ballot.ranking else ():
            counts[option] += ballot.people / len(ballot.ranking[0])
    return counts


def _sentence(votes: Election, winner: str | None, plurality: str | None) -> str:
    """What the duels come to."""
    ballots = plural(votes.voters, "ballot")
    if winner is None:
        return (
            f"{ballots}: no option beats every other one, so the majority goes round in a circle "
            "or ties; say which further rule decides."
        )
    other = f", although {plurality} has most first places" if plurality != winner else ""
    rival = other if plurality else ""
    return f"{ballots}: {winner} beats every other option in a vote between the two{rival}."


def _compute(inputs: Inputs) -> Duels:
    return condorcet(read_election(inputs))


def _tables(found: Duels) -> tuple[Table, ...]:
    rows = tuple((pair, shown(count)) for pair, count in found.pairwise.items())
    return (Table(("first before second", "ballots"), rows),)


METHODS: Final = (
    Method(
        About(
            name="condorcet",
            title="Condorcet winner",
            question="Which option would win against each of the others alone?",
            computed=(
                "For each pair it is counted how many ballots put the one before the other. An "
                "option that wins every such duel is the Condorcet winner."
            ),
            inputs=INPUTS,
            limits=(
                "There may be no winner: majorities can go round in a circle.",
                "It says nothing about how strongly people prefer what they prefer.",
                "What ballots leave out counts as last or not at all, and that can decide.",
            ),
            source=SOURCE,
            example={
                "ballots": [
                    {"ranking": ["A", "B", "C"], "count": 3},
                    {"ranking": ["B", "C", "A"], "count": 2},
                ]
            },
        ),
        _compute,
        _tables,
    ),
)
"""What `workshop calc` offers of this file."""
