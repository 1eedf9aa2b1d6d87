"""The map and cells that are sentences as lines of text: at any size, nothing too long or lost.

Requirement: read without colour, at 80 columns and at 120; whatever is in front is in sight.
"""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.strategy.draw_map import bands_of, map_lines, moved
from screens.widgets.figures.walking import WAYS
from screens.widgets.figures.word_cells import Place, has_sentences, sentence_lines
from tests.builders.wanting import Wanting
from workshop.registers.kinds.objectives import PERSPECTIVES
from workshop.report.blocks import Matrix, MatrixCell, MatrixLine
from workshop.strategy.map import StrategyMap, map_of

GOALS = 23


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> StrategyMap:
    """Twenty-three goals in all bands and in none, each leading to the next but one."""
    built = Wanting(tmp_path_factory.mktemp("map") / "Acme")
    for at in range(GOALS):
        cells = {"perspective": PERSPECTIVES[at % 5]} if at % 5 < len(PERSPECTIVES) else {}
        built.put("goals", {"goal": f"Goal number {at} 値 [red] of a longer name", **cells})
    for at, row in enumerate(built.rows("goals")[:-2]):
        built.edit(row, leads_to=f"G{at + 3}")
    return map_of(built.store.record)


@pytest.mark.law
@given(at=st.integers(0, GOALS - 1), width=st.integers(20, 160), words=st.integers(1, 2))
def test_the_map_fits_any_width(whole: StrategyMap, at: int, width: int, words: int) -> None:
    """Every goal is there once, the one in front in brackets where it is said to be."""
    front = whole.nodes[at]
    lines, line = map_lines(whole, width, front.id, words)
    assert max(each.cell_length for each in lines) <= width
    assert sum(band.height(words) for band in bands_of(whole, width)) == len(lines)
    assert f"[{front.row.code}]" in lines[line].plain
    text = "\n".join(each.plain for each in lines).replace("[", " ").replace("]", " ")
    if width >= 60:
        for node in whole.nodes:
            assert f"{node.row.code} " in text
    effects = [link.effect for link in whole.links if link.cause == front.id]
    codes = {node.id: node.row.code for node in whole.nodes}
    for effect in effects:
        assert f"▸{codes[effect]}" in text


@pytest.mark.law
@given(width=st.integers(20, 160))
def test_every_box_is_reached_by_arrows(whole: StrategyMap, width: int) -> None:
    """From the first one, by up and down, left and right."""
    bands = bands_of(whole, width)
    first = moved(bands, "", 0, 0)
    reached, waiting = {first}, [first]
    for here in waiting:
        for way in WAYS.values():
            to = moved(bands, here, way.across, way.down)
            if to not in reached:
                reached.add(to)
                waiting.append(to)
    assert reached == {node.id for node in whole.nodes}


@lru_cache(maxsize=1)
def sentences() -> Matrix:
    """Two rows over three columns, with cells of several words."""
    cells = (
        MatrixCell(text="SO: SG5 (S1, S11, O1, O36); SG6 (S14, O27)"),
        MatrixCell(text="–"),
        MatrixCell(text="[red] 値値値値値値値値値値値値 a long one"),
    )
    rows = tuple(MatrixLine(text=text, cells=cells) for text in ("Opportunities", "Threats"))
    columns = ("Strengths", "Weaknesses", "Neither of the two")
    return Matrix(caption="", head="Outside", columns=columns, rows=rows, pattern="words")


@pytest.mark.law
@given(row=st.integers(0, 1), column=st.integers(-1, 2), width=st.integers(31, 160))
def test_sentences_are_wrapped_in_their_columns(row: int, column: int, width: int) -> None:
    """No line is longer than its room; the column that is looked at is always shown."""
    matrix = sentences()
    assert has_sentences(matrix)
    lines, here = sentence_lines(matrix, width, Place(row, column))
    assert max(line.cell_length for line in lines) <= width
    assert lines[here.start].plain.startswith("▌")
    if column >= 0:
        assert matrix.columns[column][:8] in lines[0].plain


def test_numbers_stand_in_one_line() -> None:
    """Sums of money are no sentences."""
    row = MatrixLine(text="Likely", cells=(MatrixCell(text="14,230,000"), MatrixCell(text="–")))
    matrix = Matrix(caption="", head="", columns=("2027", "2028"), rows=(row,), pattern="words")
    assert not has_sentences(matrix)
