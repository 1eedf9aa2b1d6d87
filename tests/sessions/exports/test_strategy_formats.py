"""The strategy as files: a workbook with numbers, a deck for a board, a first page on a page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from sessions.demo.build import make_demo
from sessions.exports.files import render
from tests.builders.carried_out import CarriedOut
from workshop.privacy.editions import Edition
from workshop.report.blocks import Report
from workshop.report.build import build


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Of the sample engagement, as it may be shared."""
    folder: Path = tmp_path_factory.mktemp("strategy") / "Sample"
    with make_demo(folder) as store:
        return build(store.record, "strategy", "shareable")


def test_the_workbook_has_the_elements_and_the_money() -> None:
    """Every line of the elements; amounts as numbers, to the cent, and no formula anywhere."""
    report = build(CarriedOut().record, "strategy", "restricted")
    book = load_workbook(io.BytesIO(render(report, "xlsx")))
    elements = report.facts.elements or {}
    lines = [line.id for each in elements.values() for line in each.rows]
    found = [row[1].value for row in book["Elements"].iter_rows()]
    assert [code for code in found if code in set(lines)] == lines
    heads = [cell.value for cell in book["Elements"][3]]
    assert heads[:4] == ["Element", "Code", "Text", "Statements"]
    assert set(heads[4:]) <= {"Decided by", "Decided in", "Entered"}
    assert heads[-1] == "Entered"
    years = {row[0].value: row for row in book["Budget by year"].iter_rows()}
    assert [cell.value for cell in years[2027]][:4] == [2027, 8677.87, 8777.97, 8978.07]
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    assert not any(cell.data_type == "f" for cell in cells)


@pytest.mark.parametrize("edition", ["shareable", "restricted"])
def test_the_workbook_has_no_table_twice(edition: Edition) -> None:
    """A table whose rows are all in a register leads to the sheet of that."""
    report = build(CarriedOut().record, "strategy", edition)
    book = load_workbook(io.BytesIO(render(report, "xlsx")))
    assert "Approval ladder all fields" in book.sheetnames
    assert "The approval ladder" not in book.sheetnames
    first = [str(row[1].value) for row in book["Summary"].iter_rows() if row[0].value == "Sheet"]
    assert "Approval ladder: all fields" in first


@pytest.mark.slow
def test_a_board_has_a_deck_of_ten_to_sixteen_slides(shared: Report) -> None:
    """The answer first; where to, what is done, what it costs, what is not done, what is asked."""
    deck = Presentation(io.BytesIO(render(shared, "pptx")))
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title]
    assert 10 <= len(titles) <= 16
    for title in ("The answer", "Strategy map", "What we will do", "What it costs"):
        assert title in titles
    assert titles.index("The answer") < titles.index("What it costs")
    assert "Decisions asked" in titles[-2:]


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["shareable"])
def test_the_first_page_of_a_pdf_is_one_page(shared: Report, edition: str) -> None:
    """Behind the cover stands all of it, before the first chapter."""
    assert shared.edition == edition
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(render(shared, "pdf"))).pages]
    assert "The strategy on one page" in pages[1]
    assert "Decisions asked" in pages[1]
    assert "1 Overview" in pages[2]
    assert all("Merrowdale Health" in page for page in pages), "whose it is"
    assert all("24 November 2026" in page for page in pages), "and as of when"
