"""Columns that are placed: in the room that there is, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.grid.layout import GAP, Column, columns_of, laid_out
from workshop.registers.kinds import REGISTERS


@pytest.mark.slow
@pytest.mark.parametrize("name", REGISTERS)
@given(width=st.integers(14, 200), data=st.data())
def test_columns_stand_side_by_side_and_end_with_the_line(
    name: str, width: int, data: st.DataObject
) -> None:
    """None lies upon another; none runs past the end, but where not even two have their least."""
    columns = columns_of(REGISTERS[name].fields, evidence=True)
    current = data.draw(st.integers(0, len(columns) - 1))
    layout = laid_out(columns, width, 3, current)
    assert current in [placed.column for placed in layout.placed]
    for one, other in zip(layout.placed, layout.placed[1:], strict=False):
        assert one.left + one.width + GAP == other.left
    last = layout.placed[-1]
    narrowest = layout.placed[0].left + 8 + (GAP + 4 if len(layout.placed) > 1 else 0)
    assert last.left + last.width <= max(width, narrowest)


def test_where_two_do_not_fit_the_second_gives_way_too() -> None:
    """The first shrinks to eight cells; then the second takes what is left, never below four."""
    columns = [
        Column("What is wanted", least=30, weight=1, right=False),
        Column("Why", least=12, weight=1, right=False),
    ]
    widths = {
        width: tuple(placed.width for placed in laid_out(columns, width, 3, 1).placed)
        for width in (14, 20, 24, 30, 40)
    }
    for width, (first, second) in widths.items():
        assert first == max(8, width - 3 - GAP - 1 - GAP - 12)
        assert second == max(4, min(12, width - 3 - GAP - 1 - GAP - first))
