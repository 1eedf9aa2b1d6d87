"""The plane: priority across, need up, as lines of text. What is chosen stands in capitals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from textual.content import Content

from screens.needs.draw_ranks import cased, longest_code, one_line, small_code
from screens.needs.lines import ruled, window
from screens.needs.picture import Picture
from screens.needs.state import Shown
from screens.widgets.figures.canvas import Canvas
from screens.widgets.figures.matrix_drawing import barred, cut
from screens.widgets.figures.plane_drawing import Meeting, meetings
from screens.widgets.ink import ALERT, MUTED, muted
from workshop.needs.standing import MIDDLE
from workshop.registers.kinds.needs.needs import GREATEST, LEAST
from workshop.report.blocks import Axis, Plane, Point
from workshop.text import plural

_MARGIN: Final = 3
"""Cells before the plane: a tick and the axis."""
_FRAME: Final = 3
"""Lines that are not the plane: the two titles and the axis below."""

_LEAST: Final = 5
"""The fewest lines of a plane that has what its signs mean below it."""


def plane_lines(shown: Shown, width: int, height: int) -> list[Content]:
    """The plane in so many cells and lines, with what its signs mean below.

    Args:
        shown: what is shown.
        width: the cells in a line.
        height: the lines there are.
    """
    ids = _scored(shown.picture, shown.order)
    notes = _notes(shown, len(shown.order) - len(ids))
    if height < _FRAME + _LEAST + len(notes):
        notes = []
    room = max(3, height - _FRAME - len(notes))
    canvas = Canvas(max(12, width - _MARGIN), room - (room % 2 == 0))
    _draw_middle(canvas)
    _draw_points(canvas, shown, ids)
    ticks = {0: GREATEST, canvas.height // 2: int(MIDDLE), canvas.height - 1: LEAST}
    lines = [Content.styled("need ↑", f"bold {MUTED}")]
    for row, line in enumerate(canvas.lines()):
        lines.append(Content.assemble((f"{ticks.get(row, ''):>1} ", MUTED), ("│", "$rule"), line))
    lines.append(Content.styled(f"  └{'─' * canvas.width}", "$rule"))
    lines.append(_across(canvas.width))
    return [cut(line, width) for line in [*lines, *notes]]


def _across(width: int) -> Content:
    """What stands below the plane: its ends, its middle, its title."""
    title = "priority →"
    middle = width // 2
    gap = width - middle - 1 - len(title) - 2
    if gap < 1:
        return Content.assemble(
            (f"{'':{_MARGIN}}{LEAST}", MUTED), " " * max(1, width - len(title) - 3),
            (title, f"bold {MUTED}"), (f" {GREATEST}", MUTED),
        )  # fmt: skip
    return Content.assemble(
        (f"{'':{_MARGIN}}{LEAST}{'':{middle - 1}}{MIDDLE:g}", MUTED),
        " " * gap,
        (title, f"bold {MUTED}"),
        (f" {GREATEST}", MUTED),
    )


@lru_cache(maxsize=4)
def _scored(picture: Picture, order: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the needs that are scored on both scales, kept for the next key."""
    needs = ((each, picture.by_id[each]) for each in order)
    return tuple(e for e, need in needs if need.priority is not None and need.need is not None)


@lru_cache(maxsize=4)
def _meetings(
    picture: Picture, ids: tuple[str, ...], width: int, height: int
) -> tuple[Meeting, ...]:
    """The needs by the cells in which they stand, kept for the next key."""
    return tuple(meetings(plane_of(picture, ids), width, height))


def _notes(shown: Shown, unscored: int) -> list[Content]:
    """What the letters mean, and how many needs are not there."""
    lines = []
    if shown.selection is not None:
        first = next((each for each in shown.order if each in shown.chosen), "")
        last = next((each for each in shown.order if each not in shown.chosen), first)
        code = shown.picture.code(first) or "N1"
        small = small_code(shown.picture.code(last) or "N2")
        lines.append(
            Content.assemble(
                f"{'':{_MARGIN}}", (code, "bold"), (" in   ", MUTED), (small, MUTED),
                (" not this time", MUTED),
            )
        )  # fmt: skip
    if unscored:
        words = f"{plural(unscored, 'need')} not scored on both yet"
        lines.append(Content.assemble(f"{'':{_MARGIN}}", (words, ALERT)))
    return lines


def _draw_middle(canvas: Canvas) -> None:
    """The middle of both scales as dashed lines."""
    row = (canvas.height - 1) // 2
    for column in range(canvas.width):
        if column % 2 == 0:
            canvas.put(column, row, "╌", "$rule")
    for line in range(canvas.height):
        canvas.put((canvas.width - 1) // 2, line, "╎", "$rule")


def plane_of(picture: Picture, ids: Sequence[str]) -> Plane:
    """The needs that are scored on both scales as points."""
    points = []
    for each in ids:
        need = picture.by_id[each]
        assert need.priority is not None and need.need is not None  # noqa: S101, PT018 - of those that are scored
        points.append(
            Point(
                code=f"{need.code} ",  # a blank behind it, as the sign before it takes a cell
                text="",
                across=need.priority.value,
                up=need.need.value,
            )
        )
    return Plane(
        caption="",
        across=Axis(title="priority", least=LEAST, greatest=GREATEST),
        up=Axis(title="need", least=LEAST, greatest=GREATEST),
        points=tuple(points),
    )


def _draw_points(canvas: Canvas, shown: Shown, ids: tuple[str, ...]) -> None:
    """Every need by its code; where several meet, the one in front or the first, and how many."""
    front = shown.need.id if shown.need else ""
    for meeting in _meetings(shown.picture, ids, canvas.width, canvas.height):
        # The points are in the order of the rows: of several, the first row is told.
        _draw_meeting(canvas, shown, [ids[at] for at in sorted(meeting.points)], meeting, front)


def _draw_meeting(
    canvas: Canvas, shown: Shown, group: list[str], meeting: Meeting, front: str
) -> None:
    here = front if front in group else group[0]
    need = shown.picture.by_id[here]
    code = cased(need.code, shown, here)
    more = f"+{len(group) - 1}" if len(group) > 1 else ""
    text = f"[{code}]{more}" if here == front else f" {code} {more}".rstrip()
    ink = "bold" if shown.is_in(here) else MUTED
    column = max(0, min(meeting.column, canvas.width - len(text)))
    canvas.put(column, meeting.row, text, ink)
    if here == front:
        canvas.put(column, meeting.row, f"[{code}]", "bold $accent reverse")


def plane_list(shown: Shown, width: int, height: int) -> list[Content]:
    """The needs beside a plane that has the room of the board: code and words alone."""
    rows, at = shown.rows, shown.row_at
    first = window(len(rows), at, height)
    cells = longest_code(shown.picture) + 2
    lines = []
    for place, row in enumerate(rows[first : first + height], first):
        if row is None:
            out = len(shown.order) - len(shown.chosen)
            lines.append(ruled("not this time" if out else "everything fits", width, ALERT))
            continue
        need = shown.picture.by_id[row]
        is_in = shown.is_in(row)
        quiet = "" if is_in or place == at else MUTED
        name = Content.styled(one_line(need), "bold" if place == at else quiet)
        code = f"{cased(need.code, shown, row):<{cells}}"
        line = Content.assemble("  ", (code, "bold" if is_in else quiet), name)
        line = cut(line, width)
        lines.append(barred(line, width) if place == at else line)
    return lines or [muted("  Nobody asked for anything yet.")]
