"""Frozen values: fields by place and name, defaults, equality, and that nothing changes them."""

from __future__ import annotations

import pytest

from workshop.value import Value


class Point(Value):
    """A point for the tests."""

    x: float
    y: float = 0.0
    names: tuple[str, ...] = ()


class Named(Point):
    """A point with one more field."""

    title: str = ""


def test_fields_by_place_by_name_and_by_default() -> None:
    """In the order of the class, those of a parent first."""
    assert Point(1, 2).as_dict() == {"x": 1, "y": 2, "names": ()}
    assert Named(1, title="A").as_dict() == {"x": 1, "y": 0.0, "names": (), "title": "A"}
    assert repr(Point(1, y=2)) == "Point(x=1, y=2, names=())"


def test_values_are_equal_by_class_and_fields() -> None:
    """And hash alike; a copy with another field is another value."""
    assert Point(1, 2) == Point(1, y=2)
    assert hash(Point(1, 2)) == hash(Point(1, y=2))
    assert Point(1) != Named(1)
    assert Point(1).replaced(y=3) == Point(1, 3)
    assert len({Point(1), Point(1), Point(2)}) == 2


@pytest.mark.parametrize(
    ("args", "named"),
    [((), {}), ((1, 2, (), 4), {}), ((1,), {"x": 1}), ((1,), {"z": 1})],
)
def test_wrong_fields_are_refused(args: tuple[object, ...], named: dict[str, object]) -> None:
    """Missing, too many, twice, unknown."""
    with pytest.raises(TypeError, match="Point has the fields x, y, names"):
        Point(*args, **named)  # type: ignore[arg-type]


def test_nothing_changes_a_value() -> None:
    """Neither setting nor taking away."""
    point = Point(1)
    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del point.y
    assert point == Point(1)
