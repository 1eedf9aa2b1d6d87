"""How many keys the weighing of a whole room takes, by hands and ballot by ballot.

Requirement: the shipped SWOT workshop, twelve people, 43 factors: hands take a fraction of the keys
that one value a cell and person takes, and every line says exactly what the room gave.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Final

import pytest

from sessions.library.guides import Library
from workshop.ballots.votes.items import Item
from workshop.guide.parts import Scale
from workshop.guide.shape import Score
from workshop.running.voting.hands_line import Counting

ROOM: Final = 12
FACTORS: Final = {"score-internal": 23, "score-external": 20}


def given(scale: Scale, factor: int, factors: int, apart: float, chance: Random) -> list[int]:
    """What twelve people give: round a number that they have in mind together, so far apart."""
    if scale.total is not None:
        mean = 100 / factors * chance.uniform(0.2, 2.2)
        return [max(0, 5 * round(chance.gauss(mean, 4 * apart) / 5)) for _ in range(ROOM)]
    low, high = int(scale.least), int(scale.greatest)
    if scale.id == "rating" and factors == FACTORS["score-internal"]:
        low, high = (3, 4) if factor < factors / 2 else (1, 2)
    mean = chance.uniform(low, high)
    return [min(high, max(low, round(chance.gauss(mean, apart)))) for _ in range(ROOM)]


def line_of(values: list[int], scale: Scale) -> str:
    """The shortest line for what was given: the value given most takes the rest."""
    counts = Counter(values)
    rest = max(counts, key=lambda value: counts[value])
    between = "" if scale.greatest < 10 else ":"
    marks = [f"{value}{between}{count}" for value, count in counts.items() if value != rest]
    return " ".join([*marks, str(rest)])


def keys(apart: float) -> tuple[int, int]:
    """The keys by hands, and those of one value a cell and person, Enter and Tab counted."""
    chance = Random(14)  # noqa: S311 - a room, not a secret
    by_hands = by_cell = 0
    for step in Library().load("swot-workshop").steps_of(Score):
        factors = FACTORS[step.id]
        items = [Item(str(number), f"X{number}", "") for number in range(factors)]
        counting = Counting(items, step.scales, ROOM)
        for place, scale in enumerate(step.scales):
            for factor in range(factors):
                values = given(scale, factor, factors, apart, chance)
                line = line_of(values, scale)
                read = counting.read(line, factor, place)
                assert (read.problem, read.values) == ("", tuple(sorted(values)))
                by_hands += len(line) + 1
                by_cell += sum(len(str(value)) + 1 for value in values)
        by_cell += ROOM
    return by_hands, by_cell


@pytest.mark.parametrize(("apart", "least"), [(0.5, 3.9), (0.2, 5.5), (0.05, 8.0)])
def test_hands_take_a_fraction_of_the_keys(apart: float, least: float) -> None:
    """A quarter where most cells have two or three values, an eighth where the room agrees."""
    by_hands, by_cell = keys(apart)
    assert by_cell > 3_000
    assert by_cell / by_hands >= least
