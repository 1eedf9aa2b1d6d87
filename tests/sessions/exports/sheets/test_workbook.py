"""A workbook: what stands where, what leads where, and what a spreadsheet makes of it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import msgspec
import openpyxl
import pytest
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from sessions.exports.files import render
from sessions.exports.look import Look
from sessions.exports.origin import NAME, read_stamp
from sessions.exports.registry import REPORTS
from sessions.exports.sheets.values import LONGEST
from tests.builders.record import Building
from tests.builders.reports import WHEN, hostile_in_turn, sample
from tests.builders.rows import plain_cells
from workshop.language import Language, speaking
from workshop.registers.kinds import REGISTERS
from workshop.report.blocks import Column, Paragraph, Report, Table, plain
from workshop.report.build import build
from workshop.report.origin import Origin
from workshop.running.row_commands import PutRows, RowText


def opened(report: Report, look: Look | None = None) -> Workbook:
    """The workbook of a report, read by openpyxl."""
    content = REPORTS["xlsx"].render(report, look) if look else render(report, "xlsx")
    return openpyxl.load_workbook(io.BytesIO(content))


def of_table(*rows: tuple[str, ...], total: tuple[str, ...] = ()) -> Report:
    """A report with one table, whose second column has numbers."""
    columns = (Column(title="What"), Column(title="How many", numeric=True), Column(title="When"))
    table = Table(caption="Counted", columns=columns, rows=rows, total=total)
    return msgspec.structs.replace(sample(), blocks=(table,))


def values(book: Workbook, name: str) -> list[list[object]]:
    """The cells of a sheet below its headings."""
    sheet = book[name]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]


def test_numbers_and_days_are_values_that_show_the_same_words() -> None:
    """They sort and add up; what would show otherwise stays a text."""
    made = opened(
        of_table(
            ("Beds", "12,400", "8 Oct 2026"),
            ("Share", "-2.50", "no date"),
            ("Part", "45%", "9 October 2026"),
            ("Code", "007", ""),
            ("Range", "4–5", "1 Jan 2027"),
            total=("", "12,397.50", ""),
        )
    )
    rows = values(made, "Counted")
    assert [row[1] for row in rows] == [12400, -2.5, 0.45, "007", "4–5", 12397.5]
    assert [row[2] for row in rows] == [
        *(datetime(2026, 10, 8), "no date", datetime(2026, 10, 9), None),  # noqa: DTZ001 - cells have no zone
        *(datetime(2027, 1, 1), None),  # noqa: DTZ001 - as above
    ]
    forms = [made["Counted"].cell(row, 2).number_format for row in (4, 5, 6, 9)]
    assert forms == ["#,##0", "0.00", "0%", "#,##0.00"]


def test_a_column_with_other_numbers_in_it_holds_no_days() -> None:
    """What somebody said on a day stays what they said."""
    made = opened(of_table(("x", "", "8 Oct 2026"), ("y", "", "7 of 9, 8 Oct 2026")))
    assert [row[2] for row in values(made, "Counted")] == ["8 Oct 2026", "7 of 9, 8 Oct 2026"]


def test_numbers_are_read_in_the_language_of_the_document() -> None:
    """A comma parts decimals in one and thousands in another."""
    with speaking(Language(tag="de", decimal=",", thousands=".")):
        made = opened(of_table(("x", "1.234,50", ""), ("y", "1,234.50", "")))
    assert [row[1] for row in values(made, "Counted")] == [1234.5, "1,234.50"]


@pytest.mark.parametrize("report", [sample(), hostile_in_turn(200)], ids=["sample", "hostile"])
def test_links_lead_to_a_row_with_their_code(report: Report) -> None:
    """All lead to a place in the file; those of codes to a row that has the code."""
    made = opened(report)
    led = 0
    for sheet in made:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink):
            assert cell.hyperlink.target is None
            name, _, place = cell.hyperlink.location.rpartition("!A")
            found = made[name[1:-1].replace("''", "'")][int(place)]
            first = str(cell.value).partition(",")[0]
            assert place != "1" or not re.fullmatch(r"[A-Z]{1,3}\d+", first)
            if place != "1":
                led += 1
                assert any(str(one.value).startswith(first) for one in found), (cell.value, place)
    assert report.blocks != sample().blocks or led > 40


def test_every_table_can_be_filtered_and_printed() -> None:
    """Headings stay and are repeated; pages are as wide as the sheet and name the edition."""
    report = sample()
    look = Look(paper="letter", accent="#aa2200", firm="Harper & Co")
    made = opened(msgspec.structs.replace(report, firm="Harper & Co"), look)
    first, *others = made
    assert len(others) == 10
    for sheet in others:
        head = int(sheet.freeze_panes.removeprefix("A")) - 1
        assert sheet.auto_filter.ref.startswith(f"A{head}:")
        assert sheet.print_title_rows == f"${head}:${head}"
        assert all(cell.font.b for cell in sheet[head] if cell.value)
        assert sheet.cell(head, 1).border.bottom.color.rgb == "FFAA2200"
    for sheet in made:
        page = sheet.page_setup
        assert (page.orientation, int(page.paperSize)) == ("landscape", 1)
        assert (page.fitToWidth or 1, page.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.right.text == "Shareable edition"
        assert "Harper && Co" in sheet.oddFooter.left.text
    assert first["A1"].value == report.title


def test_properties_come_from_the_report() -> None:
    """Whose it is, of when, and from which record, whole; nobody else is named."""
    origin = Origin(
        record="0" * 16, moment=WHEN, session="1" * 16, department="2" * 16, before=WHEN
    )
    report = msgspec.structs.replace(
        sample(), author="Ana Núñez", firm="Harper", status="Draft 2", origin=origin
    )
    made = opened(report)
    found = made.properties
    assert (found.title, found.subject, found.creator) == (
        report.title,
        report.engagement,
        "Ana Núñez",
    )
    assert found.created == found.modified == WHEN.replace(tzinfo=None)
    assert found.contentStatus == "Draft 2"
    stamp = read_stamp(made.custom_doc_props[NAME].value)
    assert stamp is not None
    assert (stamp.document, stamp.edition, stamp.origin) == ("swot", "shareable", origin)


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    """By the units that spreadsheets count: an emoji has two, and is never cut in the middle."""
    text = "👍" * LONGEST
    made = opened(msgspec.structs.replace(sample(), blocks=(Paragraph(spans=plain(text)),)))
    (cut,) = [c.value for c in made.worksheets[0]["B"] if c.value and "cut here" in c.value]
    assert LONGEST - 2 < len(cut.encode("utf-16-le")) // 2 <= LONGEST
    assert cut.strip("👍").startswith(" [cut here")


def test_no_text_is_taken_for_the_markup_of_cells() -> None:
    """The writer of workbooks takes `<r>…</r>` for runs of letters; typed, it is a text."""
    texts = "<r>bold</r>", "<r><t>x</t></r>", "<r>&</r>", "a < b & c", " edges "
    table = Table(caption="Said", columns=(Column(title="What"),), rows=tuple((t,) for t in texts))
    page = opened(msgspec.structs.replace(sample(), blocks=(table,))).worksheets[1]
    found = [row[0].value for row in page.iter_rows()]
    assert [text for text in found if text in texts] == [*texts]


def test_data_stand_one_a_row() -> None:
    """Every factor with what each department says, and every entry behind it."""
    report = sample()
    made = opened(report)
    facts = report.facts.swot
    assert facts is not None
    found = [*facts.strengths, *facts.weaknesses, *facts.opportunities, *facts.threats]
    factors = values(made, "All factors")
    assert [row[0] for row in factors] == [one.id for one in found]
    heads = [cell.value for cell in made["All factors"][3]]
    by_head = dict(zip(heads, factors[1], strict=True))
    assert (by_head["Finance"], by_head["Human Resources"], by_head["Estates"]) == ("●", "✕", "–")
    assert (by_head["Significance"], by_head["Departments"]) == (14, 3)
    said = values(made, "What was said")
    assert [row[0] for row in said] == [one.id for one in found for _ in one.evidence]
    assert said[0][5] == datetime(2026, 11, 20, 16, 45)  # noqa: DTZ001 - cells have no zone


def test_every_field_of_a_register_has_a_column() -> None:
    """With days as days and amounts as numbers, whatever the page has room for."""
    room = Building("Acme", "x")
    for name in ("deadlines", "offers"):
        cells = plain_cells(REGISTERS[name])
        room.do(PutRows(register=name, rows=(RowText(values=dict(cells)),)))
        made = opened(build(room.record, name, "restricted"))
        sheet = made[made.sheetnames[-1]]
        heads = [str(cell.value).partition(" (")[0] for cell in sheet[3]]
        filled = {field.title for field in REGISTERS[name].fields if cells.get(field.id)}
        assert filled <= set(heads), name
        row = dict(zip(heads, (cell.value for cell in sheet[4]), strict=True))
        kinds = {
            type(row[f.title]) for f in REGISTERS[name].fields if f.numeric and row.get(f.title)
        }
        assert kinds <= {int, float}
        if name == "deadlines":
            assert isinstance(row["By"], date)


def test_another_reader_finds_the_same() -> None:
    """Calamine reads what openpyxl reads, sheet by sheet, cell by cell."""
    content = render(hostile_in_turn(200), "xlsx")
    made = openpyxl.load_workbook(io.BytesIO(content))
    other = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert other.sheet_names == made.sheetnames
    for sheet in made:
        read = other.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        ours = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for there, here in zip(read, ours, strict=True):
            assert [_plain(one) for one in there] == [_plain(one) for one in here]


def _plain(value: object) -> object:
    """A value as both readers have it."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - cells have no zone
    return "" if value is None else value


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_libreoffice_opens_and_saves_it(tmp_path: Path) -> None:
    """It finds every cell, and writes the same ones."""
    for name, report in (("sample", sample()), ("hostile", hostile_in_turn(200))):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(render(report, "xlsx"))
        words = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
        words += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(path)]
        subprocess.run(words, check=True, timeout=180, capture_output=True)
        before = openpyxl.load_workbook(path)
        after = openpyxl.load_workbook(tmp_path / "saved" / path.name)
        assert after.sheetnames == before.sheetnames
        for sheet in before:
            other = after[sheet.title]
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                assert other[cell.coordinate].value == cell.value, (sheet.title, cell.coordinate)
