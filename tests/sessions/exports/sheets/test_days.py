"""Days and numbers of a workbook show what the document prints, in every language."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import msgspec
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from sessions.exports.files import render
from sessions.exports.languages.catalogue import language_of
from sessions.exports.sheets.values import Cell, day_cells, number_cell
from tests.builders.reports import sample
from tests.sessions.exports.read_back import missing, shown
from workshop.language import TAGS, grouped, pointed, speaking, spoken
from workshop.report.blocks import Column, Report, Table
from workshop.times import day, short_day

DAYS = [date(2026, month, 27 if month % 2 else 8) for month in range(1, 13)]


def of_days() -> Report:
    """A table of days of every month, as lists write them and as sentences do, and of numbers."""
    heads = ("Short", "Long", "Number")
    columns = tuple(Column(title=head, numeric=head == "Number") for head in heads)
    rows = tuple(
        (short_day(when), day(when), f"{grouped(at * 1234)}{pointed('.50')}")
        for at, when in enumerate(DAYS)
    )
    table = Table(caption="Days", columns=columns, rows=rows)
    return msgspec.structs.replace(sample(), blocks=(table,))


def sheet_of(content: bytes) -> Worksheet:
    """The sheet of the table."""
    return openpyxl.load_workbook(io.BytesIO(content))["Days"]


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("0", 0.0, "0"),
        ("-0", "-0", ""),
        ("-0.00", "-0.00", ""),
        ("-0.01", -0.01, "0.00"),
        ("007", "007", ""),
        ("0.5", 0.5, "0.0"),
        ("45%", 0.45, "0%"),
        ("-12.5%", -0.125, "0.0%"),
        ("1,234", 1234.0, "#,##0"),
        ("12,34", "12,34", ""),
        ("1,234,567.50", 1234567.5, "#,##0.00"),
        ("123456789012345", 123456789012345.0, "0"),
        ("1234567890123456", "1234567890123456", ""),
        ("1 234", "1 234", ""),
        ("+5", "+5", ""),
        ("", "", ""),
    ],
)
def test_a_text_is_a_number_where_the_cell_shows_the_same_words(
    text: str, value: str | float, form: str
) -> None:
    """No sign, no zero and no digit of it is lost; what a cell cannot keep stays a text."""
    assert number_cell(text) == Cell(value, "text", form)


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (("8 Oct 2026", "no date"), [date(2026, 10, 8), "no date"]),
        (("8 October 2026",), [date(2026, 10, 8)]),
        (("29 Feb 2028", "31 Jan 2027"), [date(2028, 2, 29), date(2027, 1, 31)]),
        (("31 Dec 1899", "8 Oct 2026"), None),
        (("1 Jan 1900",), [date(1900, 1, 1)]),
        (("31 Feb 2026",), None),
        (("8 Oct 2026", "31 Feb 2026"), None),
        (("08 Oct 2026",), None),
        (("8 Oct 2026", "room 4"), None),
        (("no date",), None),
        ((), None),
    ],
)
def test_a_column_holds_days_where_nothing_else_has_a_digit(
    texts: tuple[str, ...], days: list[date | str] | None
) -> None:
    """Words beside them stay; what is no day, or none that a spreadsheet knows, makes it texts."""
    cells = day_cells(texts)
    assert (None if cells is None else [cell.value for cell in cells]) == days


@pytest.mark.parametrize("tag", TAGS)
def test_a_day_shows_the_words_of_the_document(tag: str) -> None:
    """It is a day all the same, for every reader, and so is a number."""
    with speaking(language_of(tag)):
        report = of_days()
        content = render(report, "xlsx")
        assert missing(report, "xlsx") == []
        (table,) = report.blocks
        assert isinstance(table, Table)
        rows = list(sheet_of(content).iter_rows(min_row=4))
        assert [tuple(map(shown, row)) for row in rows] == list(table.rows)
    for at in (0, 1):
        assert [row[at].value.date() for row in rows] == DAYS
    assert [row[2].value for row in rows] == [at * 1234 + 0.5 for at in range(12)]
    read = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Days")
    assert [row[0] for row in read.to_python()[3:]] == DAYS


@pytest.mark.parametrize("tag", TAGS)
def test_another_day_that_is_typed_into_a_cell_has_its_own_month(tag: str) -> None:
    """The name in the form of a cell is that of its month, and of no other."""
    with speaking(language_of(tag)):
        sheet = sheet_of(render(of_days(), "xlsx"))
        for row, when in enumerate(DAYS, 4):
            cell = sheet.cell(row, 1)
            months = spoken().short_months
            for other in DAYS:
                cell.value = other.replace(year=2026 + (other.month < when.month))
                text = shown(cell)
                wrong = {months[when.month - 1]} - {months[other.month - 1]} if months else set()
                assert not wrong or f" {min(wrong)} " not in text, (when, other)


def test_of_many_months_a_workbook_stays_within_the_forms_that_programs_have() -> None:
    """Beyond these, months have the names of the program; days stay days."""
    with speaking(language_of("de")):
        days = [date(year, month, 8) for year in range(2000, 2030) for month in range(1, 13)]
        rows = tuple((short_day(when),) for when in days)
        table = Table(caption="Days", columns=(Column(title="When"),), rows=rows)
        content = render(msgspec.structs.replace(sample(), blocks=(table,)), "xlsx")
    cells = [row[0] for row in sheet_of(content).iter_rows(min_row=4)]
    assert [cell.value.date() for cell in cells] == days
    assert 100 < len({cell.number_format for cell in cells}) < 160


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("tag", TAGS)
def test_libreoffice_shows_the_words_of_the_document(tmp_path: Path, tag: str) -> None:
    """As its cells read, not what they hold."""
    with speaking(language_of(tag)):
        report = of_days()
        book = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))
    del book[book.sheetnames[0]]
    path = tmp_path / "days.xlsx"
    book.save(path)
    as_shown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    words = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    words += ["--convert-to", as_shown, "--outdir", str(tmp_path), str(path)]
    subprocess.run(words, check=True, timeout=180, capture_output=True)
    with (tmp_path / "days.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[3:]
    (table,) = report.blocks
    assert isinstance(table, Table)
    assert [tuple(row[:2]) for row in rows] == [row[:2] for row in table.rows]
