"""SPACE: published postures, the axes, and the arrow."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.tables import numbered
from workshop.methods import named
from workshop.methods.core.checks import BadInput, Undefined
from workshop.methods.evaluation.space import Posture, space


def test_means_are_not_rounded_on_the_way() -> None:
    """A published y of 1.96 was the difference of rounded means; it is 1.952."""
    found = space(
        (5, 3, 4, 3, 5, 4, 6), (-1, -2, -2, -3, -3, -4), (5, 6, 3, 5, 4), (-3, -2, -2, -4, -2, -1)
    )
    assert (found.x, found.y) == pytest.approx((2.1, 1.952), abs=0.0005)
    assert (found.quadrant, found.between, found.warnings) == ("aggressive", (), ())


@pytest.mark.parametrize(
    ("fp", "cp", "ip", "sp", "quadrant", "between", "direction"),
    [
        (5, -1, 5, -1, "aggressive", (), 45),
        (5, -5, 1, -1, "conservative", (), 135),
        (1, -5, 1, -5, "defensive", (), 225),
        (1, -1, 5, -5, "competitive", (), 315),
        (3, -2, 5, -3, "on the axis", ("aggressive", "competitive"), 0),
        (5, -2, 2, -3, "on the axis", ("aggressive", "conservative"), 90),
        (3, -5, 2, -3, "on the axis", ("conservative", "defensive"), 180),
        (1, -2, 2, -3, "on the axis", ("competitive", "defensive"), 270),
    ],
)
def test_each_quadrant_and_each_axis(
    fp: int, cp: int, ip: int, sp: int, quadrant: str, between: tuple[str, ...], direction: float
) -> None:
    """A point on an axis has no posture of its own; the arrow turns from the right, upwards."""
    found = space([fp], [cp], [ip], [sp])
    assert (found.quadrant, found.between) == (quadrant, between)
    assert found.direction == pytest.approx(direction)


def test_at_the_origin_an_arrow_has_no_direction() -> None:
    """Not 0 degrees, which would be to the right."""
    found = space([3], [-2], [2], [-3])
    assert found.quadrant == "at the origin"
    assert isinstance(found.direction, Undefined)
    assert (found.length, str(found.x)) == (0.0, "0.0")


good, bad = (st.lists(st.integers(1, 7), min_size=1, max_size=6) for _ in range(2))


@settings(max_examples=50)
@given(good, bad, good, bad)
def test_the_arrow_leads_to_the_point(
    fp: list[int], cp: list[int], ip: list[int], sp: list[int]
) -> None:
    """Order changes nothing; direction and length give x and y; both lie from -6 to 6."""
    found = space(fp, [-v for v in cp], ip, [-v for v in sp])
    turned = space(fp[::-1], [-v for v in sorted(cp)], sorted(ip), [-v for v in sp[::-1]])
    assert found == turned
    assert abs(found.x) <= 6
    assert abs(found.y) <= 6
    if not isinstance(found.direction, Undefined):
        angle = math.radians(found.direction)
        x, y = found.length * math.cos(angle), found.length * math.sin(angle)
        assert (x, y) == pytest.approx((found.x, found.y), abs=1e-6)
        assert 0 <= found.direction < 360


def test_everything_wrong_is_told_at_once() -> None:
    """Signs the wrong way round, a dimension without ratings."""
    with pytest.raises(BadInput) as refused:
        space([-1], [1, -2], [8], [])
    assert [problem.where for problem in refused.value.problems] == [
        "FP row 1", "CP row 1", "IP row 1", "SP"
    ]  # fmt: skip


def test_a_table_has_a_line_a_rating() -> None:
    """With the dimension in a column; few variables are warned of."""
    method = named("space")
    assert method.sheet is not None
    rows = [["dimension", "rating"], ["FP", "5"], ["CP", "-1"], ["IP", "5"], ["SP", "-1"]]
    found = method.run(method.sheet.read(numbered(rows)).data)
    assert isinstance(found, Posture)
    assert found == space([5], [-1], [5], [-1])
    assert "five variables" in found.warnings[0]
