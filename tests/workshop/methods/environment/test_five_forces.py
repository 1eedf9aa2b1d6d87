"""Five forces: the direction, what is missing, and that the scoring is a convention."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.tables import numbered
from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.environment.five_forces import FORCES, Pressure, five_forces


def test_a_high_force_is_low_attractiveness() -> None:
    """Forces of 5 press with 5, and the industry has 1 of 5."""
    found = five_forces(dict.fromkeys(FORCES, (5, 5)))
    assert (found.pressure, found.attractiveness) == (5, 1)
    assert "an unattractive industry" in found.sentence
    assert found.strongest == tuple(sorted(FORCES))


def test_a_force_that_was_not_rated_leaves_the_whole_undefined() -> None:
    """It is no 0; the strongest of the others is still told, and who is missing."""
    found = five_forces({"rivalry": (4, 5), "buyers": (2,)}, complementors=(3,))
    assert isinstance(found.pressure, Undefined)
    assert isinstance(found.attractiveness, Undefined)
    assert isinstance(found.forces["suppliers"], Undefined)
    assert (found.strongest, found.complementors) == (("rivalry",), 3)
    assert "power of suppliers were not rated" in found.sentence


def test_it_says_that_no_canonical_scoring_exists() -> None:
    """A board must not take a convention for Porter's."""
    about = named("five-forces").about
    assert "No canonical scoring exists" in about.computed
    assert "convention" in about.source


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=4), min_size=5, max_size=5))
def test_the_whole_lies_within_the_scale_and_more_of_a_force_is_never_better(
    rows: list[list[int]],
) -> None:
    """Pressure and attractiveness make up the scale; raising a force raises pressure."""
    given_forces = dict(zip(FORCES, rows, strict=True))
    found = five_forces(given_forces)
    raised = five_forces(given_forces | {"rivalry": [5] * len(rows[0])})
    for each in (found, raised):
        assert not isinstance(each.pressure, Undefined)
        assert not isinstance(each.attractiveness, Undefined)
        assert 1 <= each.pressure <= 5
        assert each.pressure + each.attractiveness == pytest.approx(6)
    assert raised.pressure >= found.pressure  # type: ignore[operator]


def test_everything_wrong_is_told_at_once() -> None:
    """An unknown force, a rating off the scale, nothing at all."""
    with pytest.raises(BadInput) as refused:
        five_forces({"weather": (1,), "rivalry": (6,)}, complementors=(0,))
    assert [problem.where for problem in refused.value.problems] == [
        "weather", "rivalry row 1", "complementors row 1"
    ]  # fmt: skip
    with pytest.raises(BadInput, match="at least 1"):
        five_forces({})


def test_a_table_has_a_line_a_driver() -> None:
    """Forces by the words that people write."""
    method = named("five-forces")
    assert method.sheet is not None
    rows = [
        ["force", "rating"], ["Rivalry", "4"], ["rivalry", "2"], ["New entrants", "1"],
        ["Substitutes", "2"], ["Buyer power", "3"], ["suppliers", "1"], ["Complementors", "5"],
    ]  # fmt: skip
    found = method.run(method.sheet.read(numbered(rows)).data)
    assert isinstance(found, Pressure)
    assert (found.pressure, found.complementors, found.drivers["rivalry"]) == (2, 5, 2)
