"""Votes as bars: who gave what adds up, and few voters are told by their median and range alone."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.record import IMPACT
from workshop.ballots.tally import Tally, spread
from workshop.report.blocks import Matrix
from workshop.report.tables.distribution import Given, distributions, has_bars, values_of

FEWEST = 5


def _given(values: Sequence[float], *, agreed: bool = False) -> Given:
    found = spread(values)
    assert found
    aggregate = "agreed" if agreed else "median"
    tally = Tally(
        aggregate=aggregate, value=found.median, values=tuple(sorted(values)), spread=found
    )
    return Given("T1", "New law", contested=False, scale=IMPACT, title="Impact", found=tally)


def _bars(row: Given, fewest: int) -> Matrix:
    (found,) = distributions("Votes", [row], fewest)
    return found


@given(st.lists(st.sampled_from(values_of(IMPACT)), min_size=1, max_size=20))
def test_bars_add_up_to_those_who_voted(values: list[float]) -> None:
    """In the record each value has its count; in what is shared only from eight voters on."""
    row = _given(values)
    (line,) = _bars(row, 0).rows
    assert [int(cell.text or 0) for cell in line.cells] == [
        values.count(value) for value in values_of(IMPACT)
    ]
    assert line.ends[:2] == (str(len(values)), f"{spread(values).median:g}")  # type: ignore[union-attr]
    assert has_bars(row, FEWEST) is (len(values) >= 8)
    if len(values) < 8:
        shared = _bars(row, FEWEST)
        assert not any(cell.text or cell.words for cell in shared.rows[0].cells)
        assert [column.title for column in shared.ends][2] == "From, to"


def test_what_a_room_agreed_or_is_not_told_has_no_bars() -> None:
    """An agreed value is the room's; what is left out says why and no number."""
    agreed = _given([4], agreed=True)
    assert not has_bars(agreed, 0)
    assert _bars(agreed, 0).rows[0].ends == ("room", "4")
    hidden = _given([1, 5])._replace(found=None, why="fewer than 5 voters")
    (line,) = _bars(hidden, FEWEST).rows
    assert line.ends == ("–", "–", "fewer than 5 voters")
    assert not any(cell.text for cell in line.cells)


def test_points_and_long_scales_have_no_columns() -> None:
    """What adds up is told as a sum; a hundred values would be a hundred columns."""
    assert values_of(IMPACT) == (1, 2, 3, 4, 5)
    assert values_of(msgspec.structs.replace(IMPACT, total=100)) == ()
    assert values_of(msgspec.structs.replace(IMPACT, greatest=100)) == ()
