"""The IE position as a picture: every cell where the method has it, and none without totals."""

from __future__ import annotations

import pytest

from workshop.methods.evaluation.ie import Unit, ie
from workshop.report.facts import MatrixFact
from workshop.report.position.ie_plane import ie_plane


@pytest.mark.parametrize(("inside", "outside"), [(3.4, 3.2), (2.65, 3.0), (1.2, 1.9), (2.0, 2.0)])
def test_the_zone_is_the_cell_of_the_method(inside: float, outside: float) -> None:
    """The point lies in the zone that the method names, and the sentence says which."""
    plane = ie_plane("Acme", MatrixFact(total=inside), MatrixFact(total=outside))
    assert plane is not None
    (point,) = plane.points
    assert (point.across, point.up, point.text) == (inside, outside, "Acme")
    (cell,) = ie([Unit("Acme", inside, outside)]).cells
    zones = [
        zone.title
        for zone in plane.zones
        if zone.left <= inside < zone.right and zone.bottom <= outside < zone.top
    ]
    assert [title.split()[0] for title in zones] == [cell]
    assert f"cell {cell}" in plane.sentence
    assert len(plane.zones) == 9


def test_no_picture_without_both_totals() -> None:
    """Where a matrix is not defined, nothing is drawn."""
    assert ie_plane("Acme", MatrixFact(total=None, reason="…"), MatrixFact(total=3.0)) is None
    assert ie_plane("Acme", MatrixFact(total=3.0), None) is None
