"""What rankings come to two by two: whether one thing wins against every other, or none does.

Points put things in an order whatever the room thinks of each pair; a majority may still prefer
another one to the first of them. So a vote by ranks is read pair by pair too (Condorcet 1785), with
what each thing wins and loses (Copeland 1951). What a ballot does not name counts as last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from workshop.ballots.votes.given import Sheet
from workshop.ballots.votes.result import Duels
from workshop.methods.voting import condorcet, copeland
from workshop.methods.voting.ballots import Ballot, election, preferences
from workshop.record.votes.documents import VOTES

SOURCE: Final = f"{condorcet.SOURCE}; {copeland.SOURCE}"


def duels_of(sheets: Sequence[Sheet], called: Mapping[str, str]) -> Duels | None:
    """What rankings come to two by two; none where there is nothing to compare.

    Args:
        sheets: the ballots, each with the place that it gives to what it names.
        called: what everything on the list is called, by its id, in its order.
    """
    ids = list(called)
    if not sheets or len(ids) < 2:
        return None
    rankings = [
        tuple((key,) for key in sorted(sheet, key=lambda key: sheet[key][VOTES]))
        for sheet in sheets
    ]
    votes = election([Ballot(each) for each in rankings], options=ids)
    matrix = preferences(votes)
    at = {key: place for place, key in enumerate(votes.options)}
    # In the order of the list, which no chance of ids decides.
    before = {a: {b: matrix[at[a]][at[b]] for b in ids if b != a} for a in ids}
    beats = {a: [b for b in own if own[b] > before[b][a]] for a, own in before.items()}
    beaten = Counter(b for own in beats.values() for b in own)
    won = {key: len(beats[key]) for key in ids}
    lost = {key: beaten[key] for key in ids}
    unbeaten = tuple(key for key in ids if not lost[key])
    winner = next((key for key in unbeaten if won[key] == len(ids) - 1), None)
    return Duels(
        n=len(sheets),
        incomplete=votes.incomplete,
        won=won,
        lost=lost,
        before=before,
        winner=winner,
        unbeaten=unbeaten if winner is None else (),
        circle=() if unbeaten else _circle(beats, sorted(ids, key=lambda a: lost[a] - won[a])),
        called=dict(called),
    )


def _circle(beats: Mapping[str, Sequence[str]], starts: Sequence[str]) -> tuple[str, ...]:
    """A shortest circle in which each beats the next, through the first of `starts` that is in one.

    There is one wherever everything is beaten by something.
    """
    for start in starts:
        came_from: dict[str, str] = {}
        reached = [start]
        while reached and start not in came_from:
            further = []
            for here in reached:
                for there in beats[here]:
                    if there not in came_from:
                        came_from[there] = here
                        further.append(there)
            reached = further
        if start in came_from:
            way = [start]
            while (before := came_from[way[-1]]) != start:
                way.append(before)
            return (start, *way[:0:-1])
    return ()
