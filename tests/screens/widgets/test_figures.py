"""Figures in the terminal: the same blocks as in documents, readable without colour."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.figures.date_line import date_lines
from screens.widgets.figures.matrix_drawing import (
    Columns,
    head_lines,
    legend_line,
    row_line,
)
from screens.widgets.figures.plane_drawing import (
    meetings,
    plane_lines,
    point_words,
    room_of,
    walked,
)
from screens.widgets.figures.walking import WAYS, towards
from workshop.report.blocks import (
    Axis,
    Column,
    Dated,
    DateLine,
    Matrix,
    MatrixCell,
    MatrixLine,
    Plane,
    Point,
    Zone,
)

ONE_TO_FIVE = Axis(title="Impact", least=1, greatest=5, ticks=(1, 2, 3, 4, 5))


def plane(*points: Point, zones: tuple[Zone, ...] = ()) -> Plane:
    """Impact against likelihood."""
    up = Axis(title="Likelihood", least=1, greatest=5, ticks=(1, 2, 3, 4, 5))
    return Plane(caption="Five that matter", across=ONE_TO_FIVE, up=up, points=points, zones=zones)


def point(code: str, across: float, up: float, **more: object) -> Point:
    """A threat at a place."""
    return Point(code=code, text=f"{code} [red]", across=across, up=up, letter="T", **more)  # type: ignore[arg-type]


def test_points_stand_by_their_codes_and_meet() -> None:
    """A point is its shape and code; what would stand upon it is counted: `T9 +2`."""
    drawn = plane(point("T9", 5, 5), point("T1", 5, 5), point("T2", 5, 5), point("O3", 1, 1))
    lines = [line.plain for line in plane_lines(drawn, 50, 14)]
    assert lines[0] == "Likelihood ↑"
    assert lines[1].rstrip().endswith("◆T9 +2")
    assert lines[-3].startswith("1┤◆O3")
    assert lines[-1].split() == ["1", "2", "3", "4", "5"]
    assert "Impact →" in lines[-2]
    in_front = [line.plain for line in plane_lines(drawn, 50, 14, at=2)]
    assert in_front[1].rstrip().endswith("[◆T2] +2")


def test_the_cursor_walks_every_point() -> None:
    """Every point comes once, from the top left, those that meet one after the other."""
    drawn = plane(point("T1", 1, 2), point("T2", 5, 5), point("T3", 1, 5), point("T4", 5, 5))
    assert [drawn.points[at].code for at in walked(drawn)] == ["T3", "T2", "T4", "T1"]
    assert point_words(drawn, 1).plain.startswith("T2  T2 [red]  threat · impact 5 · likelihood 5")


def test_arrows_go_to_the_nearest_mark_through_those_that_meet() -> None:
    """To the right the nearest ahead, not one far above; several in a cell come one by one."""
    drawn = plane(
        point("T1", 1, 1), point("T2", 3, 1), point("T3", 3, 1), point("T4", 5, 1),
        point("T5", 2, 5),
    )  # fmt: skip

    def way(at: int, *keys: str) -> list[str]:
        codes = []
        for key in keys:
            at = towards(drawn, at, WAYS[key], 60, 16)
            codes.append(drawn.points[at].code)
        return codes

    assert way(0, "right", "right", "right", "right") == ["T2", "T3", "T4", "T4"]
    assert way(3, "left", "left", "left", "up", "down") == ["T3", "T2", "T1", "T5", "T1"]


@pytest.mark.law
@given(
    st.lists(st.tuples(st.floats(1, 5), st.floats(1, 5)), min_size=1, max_size=20),
    st.sampled_from(sorted(WAYS)),
    st.data(),
)
def test_an_arrow_leads_ahead_or_nowhere(
    places: list[tuple[float, float]], key: str, data: st.DataObject
) -> None:
    """To a mark that lies in its direction, or another in the same cell; never back."""
    drawn = plane(*(point(f"T{n}", *place) for n, place in enumerate(places)))
    at = data.draw(st.integers(0, len(places) - 1))
    to = towards(drawn, at, WAYS[key], 60, 20)
    cells = {
        each: (meeting.column, meeting.row)
        for meeting in meetings(drawn, *room_of(drawn, 60, 20))
        for each in meeting.points
    }
    (column, row), (to_column, to_row) = cells[at], cells[to]
    moved = (to_column - column) * WAYS[key].across + (to_row - row) * WAYS[key].down
    assert moved > 0 or cells[at] == cells[to]


def test_zones_are_told_in_words_and_by_borders() -> None:
    """A zone has its title where there is room, and a border against its neighbour."""
    zones = (
        Zone(left=1, right=3, bottom=1, top=5, title="watch"),
        Zone(left=3, right=5, bottom=1, top=5, title="act now", tint=2),
    )
    drawn = plane(point("T1", 4, 4, contested=True), zones=zones)
    text = "\n".join(line.plain for line in plane_lines(drawn, 50, 14))
    assert "watch" in text
    assert "act now" in text
    assert "╎" in text
    assert "◆T1▲" in text


@pytest.mark.law
@given(
    st.lists(st.tuples(st.floats(1, 5), st.floats(1, 5)), max_size=30),
    st.integers(20, 120),
    st.integers(6, 40),
)
def test_every_size_holds_every_point(
    places: list[tuple[float, float]], width: int, height: int
) -> None:
    """No line is longer than its room, and no point is left out of what meets."""
    drawn = plane(*(point(f"T{n}", *place) for n, place in enumerate(places)))
    lines = plane_lines(drawn, width, height)
    assert all(cell_len(line.plain) <= width for line in lines)
    assert len(lines) <= max(height, 6)
    found = [at for meeting in meetings(drawn, width, height) for at in meeting.points]
    assert sorted(found) == list(range(len(places)))


def signs() -> Matrix:
    """A theme over three departments, and one that nobody heard speaks of."""
    cells = (
        MatrixCell(sign="said"),
        MatrixCell(sign="both", words="said, and the opposite"),
        MatrixCell(sign="unheard"),
    )
    return Matrix(
        caption="Themes",
        head="Theme",
        columns=("Finance", "Field service", "Legal"),
        rows=(
            MatrixLine(code="TH1", text="Sign-in is slow", cells=cells, ends=("3", "high")),
            MatrixLine(
                code="TH2",
                text="[b]",
                cells=(MatrixCell(sign="silent"),) * 3,
                ends=("1", "low"),
                contested=True,
            ),
        ),
        ends=(Column(title="said", numeric=True), Column(title="strength")),
    )


@pytest.mark.parametrize("width", [120, 80, 60])
def test_signs_say_it_without_colour(width: int) -> None:
    """Each cell by its sign, each row in its width, what the signs mean below."""
    matrix = signs()
    columns = Columns(matrix, width)
    heads = [line.plain for line in head_lines(matrix, columns)]
    rows = [row_line(matrix, row, columns, "W").plain for row in matrix.rows]
    assert all(cell_len(line) <= width for line in (*heads, *rows))
    assert len(heads) == (1 if width >= 100 else 3)
    assert "●" in rows[0]
    assert "░" in rows[0]
    assert ("●✕" if width >= 100 else "◐") in rows[0]
    assert rows[1].split()[1:3] == ["[b]", "▲"]
    assert "contested" in legend_line(matrix, Columns(matrix, 120)).plain


def test_the_column_that_is_looked_at_is_shown() -> None:
    """Where not all columns find room, the one in front does, and the others are counted."""
    matrix = Matrix(
        caption="",
        head="",
        columns=tuple(f"Department {n}" for n in range(30)),
        rows=(MatrixLine(text="Row", cells=(MatrixCell(sign="said"),) * 30),),
    )
    columns = Columns(matrix, 60, front=29)
    assert 29 in columns.shown
    assert len(columns.shown) + columns.left_out == 30
    assert f"→ {columns.left_out} columns more" in legend_line(matrix, columns).plain


def test_votes_are_bars_with_their_numbers() -> None:
    """A distribution is drawn in heights of one scale, and each number stands beside its bar."""
    cells = tuple(MatrixCell(text=text) for text in ("", "1", "2", "8"))
    matrix = Matrix(
        caption="Votes",
        head="Factor",
        columns=("1", "2", "3", "4"),
        rows=(MatrixLine(code="T1", text="Rain", cells=cells),),
        pattern="bars",
    )
    line = row_line(matrix, matrix.rows[0], Columns(matrix, 80, code=4), "T").plain
    assert line.split() == ["!", "T1", "Rain", "·", "▁1", "▂2", "█8"]


def test_dates_stand_down_the_years() -> None:
    """A year stands where it begins, and each thing at its time within it."""
    line = DateLine(
        caption="What happens when",
        items=(
            Dated(begins=date(2027, 1, 1), when="Jan 2027", code="T4", text="Law", letter="T"),
            Dated(begins=date(2027, 10, 1), when="Oct 2027", code="O1", text="Fund", letter="O"),
            Dated(begins=date(2028, 1, 1), when="2028", code="T5", text="End", contested=True),
        ),
    )
    drawn = [line.plain.split() for line in date_lines(line, 60)]
    assert drawn == [
        ["2027", "┼", "Jan", "!", "T4", "Law"],
        ["├", "Oct", "★", "O1", "Fund"],
        ["│"],
        ["2028", "┼", "·", "T5", "▲", "End"],
    ]
    assert "No factor names a date yet." in date_lines(None, 60)[0].plain
