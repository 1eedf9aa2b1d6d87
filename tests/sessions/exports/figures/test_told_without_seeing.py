"""Figures for whoever sees no picture and no colour: each is told in words, each sign differs."""

from __future__ import annotations

import pytest

from screens.widgets.figures.matrix_drawing import SIGNS
from sessions.exports import labels
from sessions.exports.figures.drawing import figure_of
from sessions.exports.read_out import block_lines
from tests.builders.report_figures import figure_blocks
from workshop.report.blocks import AnyBlock, Dated, DateLine, Matrix, MatrixLine, Plane, Point

FIGURES = [one for one in figure_blocks() if isinstance(one, Matrix | Plane | DateLine)]


@pytest.mark.parametrize("block", FIGURES, ids=lambda block: f"{type(block).__name__}")
def test_every_row_and_point_is_told_in_words(block: AnyBlock) -> None:
    """Read aloud: each code with its words, its numbers, and that it is contested."""
    told = list(block_lines(block))
    rows = block.rows if isinstance(block, Matrix) else ()
    points = block.points if isinstance(block, Plane) else ()
    dates = block.items if isinstance(block, DateLine) else ()
    things: tuple[MatrixLine | Point | Dated, ...] = (*rows, *points, *dates)
    for each in things:
        name = f"{each.code}: {each.text}" if each.code else each.text
        (line,) = (one for one in told if name in one)
        assert ("contested" in line) is each.contested
    for row in rows:
        line = next(one for one in told if row.text in one)
        for cell in row.cells:
            assert labels.cell_words(cell) in line
    if not isinstance(block, Matrix):
        figure = figure_of(block)
        assert figure is not None
        assert figure.title
        assert figure.description


def test_no_two_signs_are_told_apart_by_colour_alone() -> None:
    """On paper and in the terminal, each sign is another character, with words of its own."""
    drawn = [sign for sign, _ in SIGNS.values()]
    for signs in (drawn, list(labels.SIGNS.values()), list(labels.SIGN_WORDS.values())):
        assert len(set(signs)) == len(signs)
    assert len({labels.SIGNS[sign] for sign in SIGNS}) == len(SIGNS)  # type: ignore[index]
