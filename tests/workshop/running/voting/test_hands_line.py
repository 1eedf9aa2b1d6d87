"""One line counts all hands for one thing.

Requirement: `T18 impact 5:5 4:1 1:6`, in any order, with or without what is in front; checked
against who is there; what cannot be recorded says why, and what is not counted stayed down.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, strategies

from workshop.guide.parts import Scale
from workshop.running.voting.hands_line import Counting


class Thing(NamedTuple):
    """Something that is voted on."""

    id: str
    code: str


def scale(name: str, least: float = 1, greatest: float = 5) -> Scale:
    """A scale of whole numbers."""
    return Scale(
        id=name.casefold(),
        title=name,
        least=least,
        greatest=greatest,
        least_means="low",
        greatest_means="high",
    )


THINGS = (Thing("a", "T3"), Thing("b", "T18"), Thing("c", "3"))
ROOM = Counting(THINGS, (scale("Impact"), scale("Likelihood"), scale("Weight", 0, 100)), 12)
DOTS = Counting(THINGS, (scale("Dots", 1, 4),), 12, one_value=True)


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("T18 impact 5:5 4:1 1:6", ("b", "impact", {"5": 5, "4": 1, "1": 6})),
        ("t18 imp 1:6,5:5  4:1", ("b", "impact", {"1": 6, "5": 5, "4": 1})),
        ("1:6 5:5", ("a", "impact", {"1": 6, "5": 5})),
        ("16 55 4", ("a", "impact", {"1": 6, "5": 5, "4": 1})),
        ("4", ("a", "impact", {"4": 12})),
        ("L 4:2", ("a", "likelihood", {"4": 2})),
        ("weight 40:3 5", ("a", "weight", {"40": 3, "5": 9})),
        ("3. 5:2", ("c", "impact", {"5": 2})),
        ("#3 5=2", ("c", "impact", {"5": 2})),
    ],
)
def test_a_line_says_what_who_and_how_many(line: str, means: tuple[str, str, object]) -> None:
    """The thing and the scale by name, by a beginning, or those in front; the rest by a value."""
    read = ROOM.read(line)
    assert (read.item_id, read.scale_id, read.counts) == means
    assert read.problem == ""


def test_a_number_is_a_value_though_the_title_of_a_scale_has_it() -> None:
    """A scale is named by its words alone: a figure in them is no name of it."""
    asked = Counting(THINGS, (scale("Impact"), scale("Cost in 5 years")), 12)
    read = asked.read("5 4:2")
    assert (read.scale_id, read.counts, read.problem) == ("impact", {"5": 10, "4": 2}, "")
    assert asked.read("years 5").scale_id == "cost in 5 years"


def test_a_number_alone_counts_hands_where_there_is_one_thing_to_give() -> None:
    """With several dots on one, fingers are values as everywhere."""
    assert DOTS.read("7").counts == {"1": 7}
    assert DOTS.read("3. 7").item_id == "c"
    assert DOTS.read("2:3 1:4").counts == {"2": 3, "1": 4}
    assert DOTS.read("seven").problem == "“seven” is no count: a number counts hands."


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", "Say how many"),
        ("T99 5:1", "“T99” is no count"),
        ("5:9 4:4", "13 hands counted, and 12 people are there."),
        ("5:1 5:2", "5 was counted twice."),
        ("6:1", "Impact goes from 1"),
        ("4 5", "Only one of 4 or 5 can have the rest."),
        ("5:1 5", "5 was counted twice."),
        ("5:", "“5:” is no count: 56 or 5:6 is six hands for 5, 1 alone takes the rest."),
    ],
)
def test_what_cannot_be_recorded_says_why(line: str, why: str) -> None:
    """A wrong line is never half taken."""
    assert why in ROOM.read(line).problem


@given(strategies.lists(strategies.integers(0, 9), min_size=5, max_size=5))
def test_what_is_written_is_read(hands: list[int]) -> None:
    """Every count that fits the room is read as it was written, long or short, in any order."""
    counts = {str(value): count for value, count in enumerate(hands, 1)}
    room = ROOM._replace(present=max(1, sum(hands)))
    for between in (":", ""):
        line = " ".join(f"{value}{between}{count}" for value, count in reversed(counts.items()))
        read = room.read(line)
        assert (read.counts, read.problem) == (counts, "")
        assert read.hands == sum(hands) == len(read.values)


def test_the_check_tells_who_stayed_down() -> None:
    """Against the room, before Enter."""
    assert ROOM.read("5:12").check == "12 of 12 hands"
    assert ROOM.read("5:7").check == "7 of 12 hands, 5 stayed down"


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("5:5 4:1 1:6", "split: hear one of each before you go on"),
        ("5:6 3:6", "wide: hear the highest and the lowest"),
        ("4:12", ""),
        ("5:13", ""),
        ("weight 100:12", ""),
    ],
)
def test_what_the_room_is_to_hear_is_found_before_the_line_is_recorded(
    line: str, finding: str
) -> None:
    """Of a line that can be recorded, as results are told apart; whichever door counts."""
    assert ROOM.finding(ROOM.read(line)) == finding
