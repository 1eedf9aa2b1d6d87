"""Importance-performance: named cross-hairs, and points on them."""

from __future__ import annotations

import pytest

from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.core.raters import Said
from workshop.methods.priorities.ipa import ipa

POINTS = [
    Said("concentrate", (5, 2)), Said("keep", (5, 5)), Said("low", (2, 1)), Said("over", (1, 4)),
]  # fmt: skip


@pytest.mark.parametrize("cross_hairs", ["midpoint", "means", "medians"])
def test_the_four_quadrants(cross_hairs: str) -> None:
    """Martilla & James 1977; four clear points lie alike around each kind of lines."""
    found = ipa(POINTS, cross_hairs=cross_hairs)
    assert found.quadrants == {
        "concentrate": "concentrate here",
        "keep": "keep up the good work",
        "low": "low priority",
        "over": "possible overkill",
    }
    assert found.cross_hairs == cross_hairs


def test_the_lines_decide_so_they_are_named() -> None:
    """All is important: low beside the means is high beside the middle of the scale."""
    said = [Said("a", (5, 5)), Said("b", (4, 4)), Said("c", (4, 5))]
    assert set(ipa(said).quadrants.values()) == {"keep up the good work"}
    by_means = ipa(said, cross_hairs="means")
    assert by_means.quadrants["b"] == "low priority"
    assert (by_means.importance_line, by_means.performance_line) == pytest.approx((13 / 3, 14 / 3))
    assert ipa(said, cross_hairs="medians").quadrants["a"] == "on the line"


@pytest.mark.parametrize("point", [(3, 5), (5, 3), (3, 3)])
def test_a_point_on_a_line_is_in_no_quadrant(point: tuple[float, float]) -> None:
    """Not even where the other coordinate is clear."""
    assert ipa([Said("a", point)]).quadrants == {"a": "on the line"}


def test_floats_do_not_move_a_point_off_its_line() -> None:
    """Three alike lie on their own mean, whose last bits are off."""
    said = [Said(name, (0.1, 0.7)) for name in "abc"]
    found = ipa(said, scale=(0, 1), cross_hairs="means")
    assert set(found.quadrants.values()) == {"on the line"}


@pytest.mark.parametrize("cross_hairs", ["midpoint", "means"])
def test_what_nobody_rated_lies_nowhere(cross_hairs: str) -> None:
    """And several people's answers count by their median."""
    said = [Said("a", (None, 5)), Said("b", (1, 1)), Said("b", (5, 1)), Said("b", (5, 2))]
    found = ipa(said, cross_hairs=cross_hairs)
    assert isinstance(found.quadrants["a"], Undefined)
    assert found.items[1].importance.median == 5


def test_everything_wrong_is_told_at_once() -> None:
    """A value off the scale, lines that do not exist, a person twice."""
    with pytest.raises(BadInput) as refused:
        ipa([Said("a", (9, 0), "x"), Said("a", (1, 1), "x")], cross_hairs="axes")
    assert [problem.where for problem in refused.value.problems] == [
        "items row 1, importance", "items row 1, performance", "items row 2", "cross_hairs"
    ]  # fmt: skip
