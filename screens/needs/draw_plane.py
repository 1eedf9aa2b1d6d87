"""The plane: priority across, need up, as lines of text. What is chosen stands in capitals."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from textual.content import Content

from screens.needs.draw_ranks import cased, longest_code, one_line, small_code
from screens.needs.lines import ruled, window
from screens.needs.picture import Picture
from screens.needs.state import Shown
from screens.widgets.figures import plane_drawing
from screens.widgets.figures.matrix_drawing import barred, cut
from screens.widgets.ink import ALERT, MUTED, muted
from workshop.needs.standing import MIDDLE
from workshop.registers.kinds.needs.needs import GREATEST, LEAST
from workshop.report.blocks import Axis, Plane, Point, Zone
from workshop.text import plural

_FRAME: Final = 4
"""Lines that are not the plane: its titles and the scale below."""
_LEAST: Final = 5
"""The fewest lines of a plane that has what its signs mean below it."""
_MARGIN: Final = 3
"""Cells before the plane: a tick and the axis."""


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
    here = shown.need.id if shown.need else ""
    at = ids.index(here) if here in ids else -1
    plane = plane_of(shown.picture, ids, None if shown.selection is None else shown.chosen)
    drawn = plane_drawing.plane_lines(plane, width, height - len(notes), at)
    return [cut(line, width) for line in [*drawn, *notes]]


@lru_cache(maxsize=4)
def _scored(picture: Picture, order: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the needs that are scored on both scales, kept for the next key."""
    needs = ((each, picture.by_id[each]) for each in order)
    return tuple(e for e, need in needs if need.priority is not None and need.need is not None)


@lru_cache(maxsize=4)
def plane_of(picture: Picture, ids: tuple[str, ...], chosen: frozenset[str] | None) -> Plane:
    """The needs that are scored on both scales as points, kept for the next key.

    Args:
        picture: what the needs come to.
        ids: those of the needs.
        chosen: the ids of those that are chosen, in capitals; none where nothing is to be chosen.
    """
    points = []
    for each in ids:
        need = picture.by_id[each]
        assert need.priority is not None and need.need is not None  # noqa: S101, PT018 - of those that are scored
        is_in = chosen is None or each in chosen
        points.append(
            Point(
                code=need.code if is_in else small_code(need.code),
                text="",
                across=need.priority.value,
                up=need.need.value,
            )
        )
    ticks = (LEAST, MIDDLE, GREATEST)
    return Plane(
        caption="",
        across=Axis(title="priority", least=LEAST, greatest=GREATEST, ticks=ticks),
        up=Axis(title="need", least=LEAST, greatest=GREATEST, ticks=ticks),
        points=tuple(points),
        zones=(
            Zone(
                left=MIDDLE,
                right=GREATEST,
                bottom=MIDDLE,
                top=GREATEST,
                title="Soon and needed",
                tint=1,
            ),
        ),
    )


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
