"""How a counted vote is told at every door: who voted and how, and which place something has."""

from __future__ import annotations

from workshop.ballots.votes.result import Counted, Result
from workshop.record.votes.channels import Channel
from workshop.text import plural


def cast_words(counted: Counted) -> str:
    """Who voted, and by which way: everything that adds up to the room; no full stop."""
    ways = ", ".join(
        f"{count} {Channel(channel).words}" for channel, count in counted.by_channel.items()
    )
    parts = [f"{counted.cast} of {counted.present} voted{f' ({ways})' if ways else ''}"]
    if counted.abstained:
        parts.append(f"{counted.abstained} abstained")
    if counted.away:
        parts.append(f"{plural(counted.away, 'person was', 'people were')} away")
    return ", ".join(parts)


def place_words(counted: Counted, result: Result) -> str:
    """The place of something, with a sign where it is shared: `3=`; a dash where it has none."""
    if result.place is None:
        return "–"
    shared = sum(result.place == other.place for other in counted.results) > 1
    return f"{result.place}{'=' if shared else ''}"
