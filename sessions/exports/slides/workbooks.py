"""The workbook behind a chart, in which PowerPoint edits its numbers.

python-pptx has its texts read as formulas and stamps it with the clock; neither is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook

from sessions.exports.office.file_properties import moment_without_zone
from sessions.exports.office.workbook_options import OPTIONS, put_text


@contextmanager
def _opened(file: IO[bytes], created: datetime) -> Iterator[tuple[Any, Any]]:
    """A workbook with one sheet, of the day of the record."""
    workbook = Workbook(file, dict(OPTIONS))
    workbook.set_properties({"created": moment_without_zone(created)})
    sheet = workbook.add_worksheet("Sheet1")
    sheet.add_write_handler(str, put_text)
    yield workbook, sheet
    workbook.close()


class _Dated:
    """Data of a chart, whose workbook names the day of the record."""

    def __init__(self, created: datetime) -> None:
        """`created` is that day."""
        super().__init__()
        self.created = created


class _Writer:
    """Writes the workbook of such data."""

    _chart_data: _Dated

    def _open_worksheet(self, xlsx_file: IO[bytes]) -> Any:
        return _opened(xlsx_file, self._chart_data.created)


class _Categories(_Writer, CategoryWorkbookWriter):
    pass


class _Points(_Writer, XyWorkbookWriter):
    pass


class BarData(_Dated, CategoryChartData):
    """Numbers of bars by category."""

    @property
    def _workbook_writer(self) -> Any:
        return _Categories(self)  # type: ignore[no-untyped-call]


class PointData(_Dated, XyChartData):
    """Points on a plane."""

    @property
    def _workbook_writer(self) -> Any:
        return _Points(self)  # type: ignore[no-untyped-call]
