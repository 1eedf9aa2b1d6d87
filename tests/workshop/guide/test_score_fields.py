"""What a score step may ask for: factors or the rows of a register, on scales that fit them."""

from __future__ import annotations

from typing import Any

import pytest

from workshop.errors import Problems
from workshop.guide.reader import read_guide
from workshop.guide.score_fields import score_problems
from workshop.guide.shape import Score
from workshop.registers.kinds import REGISTERS

PRIORITY: dict[str, Any] = {"id": "priority", "title": "Priority", "least": 1, "greatest": 5}
SPEED: dict[str, Any] = {"id": "speed", "title": "Speed", "least": 0, "greatest": 10}


def problems(**given: Any) -> list[tuple[str, str]]:
    """What is wrong with a step that has these fields."""
    return list(score_problems({"scales": (PRIORITY, SPEED), **given}))


def test_either_factors_or_rows_of_a_register_that_others_may_see() -> None:
    """Every such register; with a near one where there is none, and nothing beside factors."""
    for name, register in REGISTERS.items():
        assert [field for field, _ in problems(of=name)] == (["of"] if register.internal else [])
    ((field, words),) = problems(of="need")
    assert field == "of"
    assert words.endswith("Did you mean “needs”?")
    ((field, words),) = problems(of="needs", factors=("W",))
    assert (field, words) == (
        "factors", 'either factors or rows are scored, and of = "needs" was found as well'
    )  # fmt: skip
    assert problems(factors=("W",)) == problems() == []


def test_scales_of_needs_are_those_of_their_table() -> None:
    """Priority and need go from 1 to 5 and share nothing out; two titles are never alike."""
    longer = PRIORITY | {"greatest": 10}
    ((field, words),) = problems(of="needs", scales=(longer,))
    assert (field, words[:26]) == ("scales", "Priority goes from 1 to 10")
    by_title = SPEED | {"title": " NEED "}
    assert [field for field, _ in problems(of="needs", scales=(by_title,))] == ["scales"]
    shared = PRIORITY | {"total": 100}
    assert problems(of="needs", scales=(shared,)) == [
        ("scales", "Priority has a total; of needs each value stands alone"),
    ]  # fmt: skip
    assert problems(of="risks", scales=(longer,)) == []
    twice = SPEED | {"id": "other", "title": "speed"}
    ((_, words),) = problems(of="risks", scales=(SPEED, twice))
    assert words == "two scales are called “speed”; results are told by that name"
    assert problems(scales=(SPEED, twice)) == []


GUIDE = """
format = 1
name = "rate"
title = "Rate"
setting = "workshop"
purpose = "To rate."
audience = "All."
stage = "strategy formulation"
programme_step = "analyse and set goals"

[[steps]]
id = "rate"
kind = "score"
title = "Rate"
minutes = { least = 1, planned = 2, greatest = 3 }
say = "Rate."
of = "OF"

[[steps.scales]]
id = "priority"
title = "Priority"
least = 1
greatest = 5
least_means = "can wait"
greatest_means = "at once"
"""


def test_a_guide_says_what_is_scored_and_one_without_it_is_the_same_as_ever() -> None:
    """In words for whoever reads it."""
    guide = read_guide(GUIDE.replace("OF", "needs"), "rate.toml")
    (step,) = guide.steps_of(Score)
    assert (step.letters, step.particulars[0]) == ((), "Scored: needs")
    assert step.table is REGISTERS["needs"]
    with pytest.raises(Problems, match="“wishes” was found; it takes one of"):
        read_guide(GUIDE.replace("OF", "wishes"), "rate.toml")
    plain = read_guide(GUIDE.replace('of = "OF"\n', ""), "rate.toml")
    (factors,) = plain.steps_of(Score)
    assert (factors.of, factors.letters, factors.table) == (None, ("S", "W", "O", "T"), None)
