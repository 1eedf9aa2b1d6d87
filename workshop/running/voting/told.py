"""How the place of something in a vote is told at every door."""

from __future__ import annotations

from workshop.ballots.votes.result import Counted, Result


def place_words(counted: Counted, result: Result) -> str:
    """The place of something, with a sign where it is shared: `3=`; a dash where it has none."""
    if result.place is None:
        return "–"
    shared = sum(result.place == other.place for other in counted.results) > 1
    return f"{result.place}{'=' if shared else ''}"


def two_by_two(counted: Counted, result: Result) -> str:
    """What something wins and loses two by two: `3–1`; empty where that was not compared."""
    duels = counted.duels
    if duels is None:
        return ""
    return f"{duels.won[result.subject_id]}–{duels.lost[result.subject_id]}"
