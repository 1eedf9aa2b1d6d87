"""What stands above the line while a room differs or rates its meeting, word for word.

Requirement: the widest difference first with its votes and a word; who is at the ends only in an
open vote; how a meeting was rated, a bar a value where there is room.
"""

from __future__ import annotations

import pytest

from screens.session.panes.rating_rows import rating_words
from screens.session.panes.spread_rows import spread_words
from tests.builders.record import Building
from tests.pages import Pages
from tests.workshop.analysis.test_standing import rated
from workshop.analysis.differences import Differences, differences_before
from workshop.ballots.votes.facts import RatingFact
from workshop.record.documents import Session
from workshop.running.commands import FinishScoring

CAMPS = ((1, 3), (1, 3), (5, 3), (5, 4))


def differing(room: Building, talk: str, *, scored: bool = True) -> Differences:
    """Where the room differs once its scores are in, or before."""
    if scored:
        room.do(FinishScoring(session_id=talk, step_id="outside"))
    return differences_before(room.record, room.record.get(Session, talk), "actions")


@pytest.mark.parametrize(("most", "width"), [(9, 110), (2, 78)])
def test_where_a_room_differs_as_it_is_read(most: int, width: int, pages: Pages) -> None:
    """Each in front; in a secret vote; many at an end; before scores are in; and none at all."""
    whole = differing(*rated(CAMPS))
    secret = differing(*rated(CAMPS, secret=True))
    many = differing(*rated((*[(1, 1)] * 6, *[(5, 2)] * 5)))
    none = Differences(rows=(), waiting=(), agreed=("Outside",))
    said = [spread_words(whole, place, most, width, "F3") for place in range(len(whole.rows))]
    said += [spread_words(each, 0, most, width, "F3") for each in (secret, many)]
    said += [
        spread_words(each, 0, most, width, "F3")
        for each in (
            differing(*rated(CAMPS), scored=False),
            none,
            Differences(rows=(), waiting=("A", "B"), agreed=()),
            Differences(rows=(), waiting=(), agreed=()),
            Differences(rows=whole.rows, waiting=("Inside",), agreed=()),
        )
    ]
    pages.same(*said)


def test_how_a_meeting_was_rated_as_it_is_read(pages: Pages) -> None:
    """A bar a value, the greatest on top; on one line where there is little room, or none gave."""

    def fact(title: str, values: dict[str, int], median: float | None) -> RatingFact:
        return RatingFact(
            scale=title.lower(), title=title, least_means="lost", greatest_means="well spent",
            n=sum(values.values()), median=median, values=values, sentence="",
        )  # fmt: skip

    short = fact("Time", {"1": 1, "2": 0, "3": 12, "4": 2, "5": 7}, 3.0)
    one = fact("Room", {"1": 0, "2": 1}, 2.0)
    none = fact("Food", {"1": 0, "2": 0}, None)
    long = fact("Points", {str(at): at % 3 for at in range(12)}, 5.5)
    pages.same(
        rating_words([short, one, none], 80, 20),
        rating_words([short], 80, 6),
        rating_words([short], 80, 5),
        rating_words([short, one, none], 46, 20),
        rating_words([short, one], 30, 4),
        rating_words([short, long], 80, 60),
        rating_words([], 80, 20),
    )
