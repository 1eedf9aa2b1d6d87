"""Figures as text, for a terminal that is printed to: what the screens draw, without colour."""

from __future__ import annotations

from screens.widgets.figures.matrix_drawing import Columns, head_lines, legend_line, row_line
from screens.widgets.figures.plane_drawing import plane_lines
from workshop.report.blocks import Matrix, Plane


def figure_text(figure: Plane | Matrix, width: int, height: int) -> list[str]:
    """The lines of a figure; a matrix has all its rows, however many that are.

    Args:
        figure: what is drawn.
        width: cells in a line.
        height: lines of a plane.
    """
    if isinstance(figure, Plane):
        lines = plane_lines(figure, width, height)
        return [line.plain.rstrip() for line in lines]
    code = max((len(row.code) for row in figure.rows), default=0)
    columns = Columns(figure, width, code=code + 1 if code else 0)
    rows = [row_line(figure, row, columns, None) for row in figure.rows]
    drawn = [*head_lines(figure, columns), *rows, legend_line(figure, columns)]
    return [line.plain.rstrip() for line in drawn]
