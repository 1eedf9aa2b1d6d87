"""A deck as a file: native tables and charts that can be edited, and readable by everybody.

Requirement: titles are titles and no two alike; tables mark their heads; what is no text has words
for whoever cannot see it; the language is named; charts have their workbooks, in which no text is
a formula; contrast is enough; properties tell what it is and what it was made from; the same
report gives the same bytes, also in what is packed inside.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec
import openpyxl
import pptx
import pytest
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Pt

from sessions.exports.look import Look
from sessions.exports.origin import NAME, read_stamp
from sessions.exports.registry import REPORTS
from tests.builders.reports import WHEN, hostile, hostile_in_turn, sample
from tests.builders.zips import parts_of
from tests.sessions.exports.slides.deck_reader import deck_of, text_of
from tests.workshop.settings.test_accent_and_logo import png
from workshop.report.blocks import Column, Table
from workshop.report.origin import Origin
from workshop.settings.accent import LEAST_CONTRAST, contrast
from workshop.settings.logo import read_logo

ORIGIN: Final = Origin(record="abc", moment=datetime(2026, 3, 4, 5, 6, tzinfo=UTC))
MINE: Final = Look(
    firm="Harbour & Co",
    accent="#7a1f5c",
    second="#205080",
    language="de",
    logo=read_logo(png(300, 100)),
)


@cache
def _plain() -> bytes:
    return REPORTS["pptx"].render(sample())


@cache
def _mine() -> bytes:
    return REPORTS["pptx"].render(sample(), MINE)


def _read(content: bytes) -> Presentation:
    return pptx.Presentation(io.BytesIO(content))


def _charts(deck: Presentation) -> list[Any]:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


@pytest.mark.parametrize("report", [sample(), hostile_in_turn(80), hostile("")])
def test_titles_are_titles_and_no_two_alike(report: Any) -> None:
    """Each read first, foot and number last, even where headings are blank or all the same."""
    titles = []
    for slide in deck_of(report).slides:
        first = next(shape for shape in slide.shapes if shape.has_text_frame)
        assert first.is_placeholder
        assert first == slide.shapes.title
        titles.append(first.text_frame.text)
        if len(titles) > 1:
            foot = [shape.name for shape in slide.shapes][-2:]
            assert foot == ["Foot", "Slide number"]
    assert all(title.strip() for title in titles)
    assert len(set(titles)) == len(titles)


def test_it_is_wide_and_everything_is_told() -> None:
    """16:9; alternative text on all that is no text, marked heads, the language on every run."""
    deck = _read(_mine())
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))
    named = 0
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text.strip():
                continue
            described = next(shape._element.iter(qn("p:cNvPr")))
            decorative = shape.name == "Line"
            assert described.get("descr") or decorative, (shape.name, text_of(slide))
            named += 1
            if shape.has_table:
                assert shape.table.first_row
        for run in slide.shapes._spTree.iter(qn("a:rPr")):
            assert run.get("lang") == "de"
    assert named > 5


def test_every_colour_of_text_can_be_read() -> None:
    """On what it stands on: the slide, a tint, or the head of a table."""
    for content in (_plain(), _mine()):
        for slide in _read(content).slides:
            for body in slide.shapes._spTree.iter(qn("a:tc"), qn("p:sp")):
                fills = [
                    each.find(qn("a:solidFill"))
                    for each in body.iter(qn("a:tcPr"), qn("p:spPr"))
                    if each.find(qn("a:solidFill")) is not None
                ]
                ground = _colour(fills[0]) if fills else "#ffffff"
                for run in body.iter(qn("a:rPr")):
                    if run.find(qn("a:solidFill")) is not None:
                        ink = _colour(run.find(qn("a:solidFill")))
                        assert contrast(ink, ground) >= LEAST_CONTRAST, (ink, ground)


def _colour(fill: Any) -> str:
    return "#" + str(fill.find(qn("a:srgbClr")).get("val")).lower()


def test_charts_are_native_with_their_numbers() -> None:
    """Scores as bars, votes as bars behind each other, a plane as points, all of the report."""
    plane, bars, votes = _charts(_read(_plain()))
    assert list(bars.plots[0].series[0].values) == [0.80, 0.45, 0.40, 0.50]
    assert [one.name for one in votes.plots[0].series] == ["1", "2", "3", "4", "5"]
    assert [one.values[0] for one in votes.plots[0].series] == [0, 3, 1, 0, 4]
    assert (
        sum(len(list(one.values)) for one in plane.plots[0].series) == 5
    )  # of six, two at one place
    words = "".join(each.text or "" for each in plane._chartSpace.iter(qn("a:t")))
    assert "T1 ▲, T2" in words
    for chart in (bars, votes, plane):
        for each in chart._chartSpace.iter(qn("c:axId")):
            assert int(each.get("val")) > 0


def test_no_text_is_a_formula_in_a_workbook() -> None:
    """What looks like one is text behind every chart; the workbook is of the day of the record."""
    report = sample()
    formula = '=HYPERLINK("http://evil.example","x")'
    blocks = tuple(
        msgspec.structs.replace(
            block,
            columns=(*block.columns[:-1], Column(title=formula)),
            rows=tuple((formula, *row[1:]) for row in block.rows),
        )
        if isinstance(block, Table)
        else block
        for block in report.blocks
    )
    charts = _charts(deck_of(msgspec.structs.replace(report, blocks=blocks)))
    seen = 0
    for chart in charts:
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        assert book.properties.created == WHEN.replace(tzinfo=None, microsecond=0)
        for row in book.active.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value
                assert cell.hyperlink is None
                seen += str(cell.value).startswith("=HYPER")
    assert seen == 5  # the name of the numbers, and of each of four


def test_the_properties_tell_what_it_is() -> None:
    """Title, author, the day of the record, the edition, what it was made from; nobody else."""
    report = msgspec.structs.replace(sample(), origin=ORIGIN, author="Ana Núñez", firm=MINE.firm)
    content = REPORTS["pptx"].render(report, MINE)
    properties = pptx.Presentation(io.BytesIO(content)).core_properties
    assert properties.title == report.title
    assert properties.author == "Ana Núñez"
    assert properties.created.replace(tzinfo=None) == WHEN.replace(tzinfo=None)
    assert properties.modified == properties.created
    assert properties.last_modified_by == properties.comments == ""
    assert (properties.subject, properties.language) == ("Northfield Health", "de")
    assert properties.category == properties.keywords == "Shareable edition"
    assert properties.revision == 1, "a deck that is made anew was never saved again"
    parts = parts_of(content)
    own, program = (parts[f"docProps/{name}.xml"].decode() for name in ("custom", "app"))
    assert not [name for name in parts if "thumbnail" in name or "printer" in name]
    assert NAME in own
    stamp = own.split(f'name="{NAME}"><vt:lpwstr>')[1].split("<")[0]
    told = read_stamp(stamp)
    assert told is not None
    assert told.origin == ORIGIN
    assert "Harbour &amp; Co" in program
    assert "Macintosh" not in program


def test_it_has_the_look_of_the_firm() -> None:
    """Accent, second colour and logo; without settings there is no picture."""
    parts = parts_of(_mine())
    slides = b"".join(part for name, part in parts.items() if "/slides/" in name)
    charts = b"".join(part for name, part in parts.items() if "/charts/" in name)
    media = [name for name in parts if name.startswith("ppt/media")]
    assert b"7A1F5C" in slides
    assert b"0E5A66" not in slides
    assert b"205080" in charts
    assert len(media) == 1
    assert not [name for name in parts_of(_plain()) if name.startswith("ppt/media")]


@pytest.mark.slow
def test_another_program_opens_it(tmp_path: Path) -> None:
    """LibreOffice makes a page of every slide."""
    if not (office := shutil.which("soffice")):
        pytest.skip("there is no LibreOffice on this machine")
    pypdf = pytest.importorskip("pypdf")
    (tmp_path / "one.pptx").write_bytes(_mine())
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(
        [office, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, "one.pptx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=180,
    )
    pages = pypdf.PdfReader(tmp_path / "one.pdf").pages
    assert len(pages) == len(_read(_mine()).slides)
    assert "One address list before any new system" in " ".join(pages[1].extract_text().split())
