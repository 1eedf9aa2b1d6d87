"""Figures for whoever sees no picture and no colour: each is told in words, each sign differs."""

from __future__ import annotations

import pytest

from screens.widgets.figures.matrix_drawing import SIGNS, matrix_told
from screens.widgets.figures.plane_drawing import plane_told
from sessions.exports import labels
from sessions.exports.figures.drawing import figure_of
from sessions.exports.read_out import block_lines
from tests.builders.report_figures import figure_blocks
from workshop.report.blocks import AnyBlock, DateLine, Matrix, Plane

FIGURES = [one for one in figure_blocks() if isinstance(one, Matrix | Plane | DateLine)]


@pytest.mark.parametrize("block", FIGURES, ids=lambda block: f"{type(block).__name__}")
def test_every_row_and_point_is_told_in_words(block: AnyBlock) -> None:
    """Read aloud: each code with its words, its numbers, and that it is contested."""
    told = list(block_lines(block))
    rows = block.rows if isinstance(block, Matrix) else ()
    points = block.points if isinstance(block, Plane) else ()
    dates = block.items if isinstance(block, DateLine) else ()
    for each in (*rows, *points, *dates):
        (line,) = (one for one in told if f"{each.code}: {each.text}" in one or (
            not each.code and each.text in one))  # fmt: skip
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


def test_the_terminal_tells_the_same_in_words() -> None:
    """What stands on a screen is read aloud there too, contested ones among it."""
    for block in FIGURES:
        if isinstance(block, DateLine):
            continue
        told = list(matrix_told(block) if isinstance(block, Matrix) else plane_told(block))
        each = block.rows if isinstance(block, Matrix) else block.points
        for one in each:
            (line,) = (line for line in told if one.text in line and one.code in line)
            assert ("contested" in line) is one.contested
