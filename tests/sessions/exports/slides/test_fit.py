"""Nothing on a slide lies over its edge, over something else, or has no room for its words.

Requirement: every shape is within the slide; no two with words, tables, charts or pictures lie over
each other; what is too long goes to a further slide, or is cut at a word with the whole of it in
the notes; of whatever text people wrote.
"""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx.enum.chart import XL_TICK_LABEL_POSITION

from sessions.exports.look import Look
from sessions.exports.slides.texts import Para, Run, fitted
from sessions.exports.text_layout import em_width, wrap
from tests.builders.reports import HOSTILE, hostile, hostile_in_turn, huge, sample
from tests.sessions.exports.slides.deck_reader import deck_of, faults, notes_of, text_of
from tests.workshop.settings.test_accent_and_logo import png
from workshop.report.blocks import (
    AnyBlock,
    Axis,
    Heading,
    Headline,
    Matrix,
    MatrixCell,
    MatrixLine,
    Plane,
    Point,
    Report,
    Table,
)
from workshop.settings.logo import read_logo


@pytest.mark.parametrize("report", [sample(), hostile_in_turn(200)], ids=["sample", "hostile"])
def test_everything_has_its_place(report: Report) -> None:
    """Of a report with every block, and with a logo on the first slide."""
    logo = read_logo(png(900, 100))
    assert list(faults(deck_of(report, Look(logo=logo, firm="Harbour & Co")))) == []


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_people_wrote_has_its_place(text: str) -> None:
    """One word of ten thousand letters, emoji, other scripts, nothing at all."""
    assert list(faults(deck_of(hostile(text)))) == []


@pytest.mark.slow
def test_a_register_of_hundreds_has_its_place() -> None:
    """Twelve rows a slide at most, each slide with its count in the title; no row is lost."""
    report = huge(60)
    deck = deck_of(report)
    assert list(faults(deck)) == []
    (table,) = (block for block in report.blocks if isinstance(block, Table))
    told = [
        row.cells[0].text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for row in list(shape.table.rows)[1:]
    ]
    assert told == [row[0] for row in table.rows]
    sizes = [len(s.table.rows) for slide in deck.slides for s in slide.shapes if s.has_table]
    assert max(sizes) <= 13
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert f"(1/{len(sizes)})" in " ".join(titles)


def test_a_fault_is_found() -> None:
    """The check bites: of what is moved over something else, or given no room."""
    deck = deck_of(sample())
    box = next(shape for shape in deck.slides[1].shapes if shape.name == "Answer")
    box.top = deck.slides[1].shapes.title.top
    box.height = 100_000
    deck.slides[2].shapes.title.left = -500_000
    found = " ".join(faults(deck))
    for fault in ("Answer needs", "is over Place", "is over the edge"):
        assert fault in found


def test_the_answer_is_cut_only_where_it_has_to_be() -> None:
    """A sentence of three lines stands whole while there is room; beside many, each has two."""
    line = "What is chosen is worth 300 instead of 330, and the least department gets 36 per cent. "
    few = Headline(text="Nineteen of thirty-six fit.", lines=((line * 3).strip(),))
    shown = _shown(deck_of(msgspec.structs.replace(sample(), blocks=(few,))))
    assert shown.count("instead of 330") == 3
    many = Headline(text="Nineteen of thirty-six fit.", lines=((line * 3).strip(),) * 9)
    deck = deck_of(msgspec.structs.replace(sample(), blocks=(many,)))
    assert list(faults(deck)) == []
    assert "…" in _shown(deck)


def test_what_is_cut_is_whole_in_the_notes() -> None:
    """A finding of ninety words ends in an ellipsis, behind a word; the notes have all of it."""
    words = [f"word{at}" for at in range(90)]
    report = sample()
    blocks = tuple(
        msgspec.structs.replace(one, text=" ".join(words)) if hasattr(one, "cites") else one
        for one in report.blocks
    )
    deck = deck_of(msgspec.structs.replace(report, blocks=blocks))
    (slide,) = (one for one in deck.slides if "word10" in text_of(one))
    shown = text_of(slide).split("…")[0].split()
    assert shown[-1] in words
    assert " ".join(words) not in text_of(slide)
    assert " ".join(words) in notes_of(slide)


@given(
    st.lists(st.text(max_size=60), min_size=1, max_size=4),
    st.floats(min_value=60, max_value=600),
    st.integers(min_value=1, max_value=4),
)
def test_what_is_fitted_fits(texts: list[str], width: float, most: int) -> None:
    """In so many lines at most; what is not whole is the beginning of it with an ellipsis."""
    made = fitted(Para(tuple(Run(text) for text in texts), 12, most), width)
    assert made.lines <= most
    whole = " ".join("".join(texts).split())
    shown = made.para.text
    if made.whole:
        assert "".join(shown.split()) == "".join(whole.split())
    else:
        assert shown.endswith("…")
        assert "".join(whole.split()).startswith("".join(shown[:-1].split()))
        lines, _ = wrap(shown, width / 12, 1000)
        assert len(lines) <= most or em_width(shown[-20:]) * 12 > width


def _shown(deck: Any) -> str:
    """What stands on all slides."""
    return " ".join(text_of(slide) for slide in deck.slides)


def test_words_of_a_matrix_have_the_room_that_its_lines_do_not_need() -> None:
    """Cells of words stand whole, as those of a TOWS matrix do: codes that are cut name nothing."""
    cells = tuple(f"SO: SG{n} (S1, S11, O1, O36), SG6 (S14, S16, O27)" for n in (5, 7))
    matrix = Matrix(
        caption="Strategies by cell",
        head="Outside",
        columns=("Strengths", "Weaknesses"),
        rows=(MatrixLine(text="Threats", cells=tuple(MatrixCell(text=each) for each in cells)),),
        pattern="words",
    )
    deck = deck_of(_only(matrix))
    shown = [
        cell.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for cell in list(shape.table.rows)[1].cells
    ]
    assert shown == ["Threats", *cells]


def test_an_axis_ends_at_values_that_are_written() -> None:
    """PowerPoint counts from the least of it: -504.7, -454.7 would be no scale to read."""
    plane = Plane(
        caption="What moves it most",
        across=Axis(title="Worth", least=-504.7, greatest=-340.0, ticks=(-500, -450, -400, -350)),
        up=Axis(title="Greatest on top", least=0.5, greatest=2.5),
        points=(Point(code="BL1", text="Hosting", across=-450, up=1),),
        zones=(),
    )
    deck = deck_of(_only(plane))
    (chart,) = (s.chart for slide in deck.slides for s in slide.shapes if s.has_chart)
    across, up = chart.category_axis, chart.value_axis
    assert (across.minimum_scale, across.maximum_scale) == (-550, -300)
    assert across.tick_label_position == XL_TICK_LABEL_POSITION.LOW
    assert up.tick_label_position == XL_TICK_LABEL_POSITION.NONE


def _only(block: AnyBlock) -> Report:
    """A report of one block under a heading."""
    return msgspec.structs.replace(sample(), blocks=(Heading(text="Here"), block))
