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
from sessions.exports.office.workbook_options import OPTIONS


@contextmanager
def _opened(file: IO[bytes], created: datetime) -> Iterator[tuple[Any, Any]]:
    """A workbook with one sheet, of the day of the record."""
    workbook = Workbook(file, dict(OPTIONS))
    workbook.set_properties({"created": moment_without_zone(created)})
    sheet = workbook.add_worksheet("Sheet1")
    yield workbook, sheet
    workbook.close()


class _Categories(CategoryWorkbookWriter):
    created: datetime

    def _open_worksheet(self, xlsx_file: IO[bytes]) -> Any:
        return _opened(xlsx_file, self.created)


class _Points(XyWorkbookWriter):
    created: datetime

    def _open_worksheet(self, xlsx_file: IO[bytes]) -> Any:
        return _opened(xlsx_file, self.created)


class BarData(CategoryChartData):
    """Numbers of bars by category."""

    def __init__(self, created: datetime) -> None:
        """`created` is the day that the workbook names."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._writer = _Categories(self)  # type: ignore[no-untyped-call]
        self._writer.created = created

    @property
    def _workbook_writer(self) -> Any:
        return self._writer


class PointData(XyChartData):
    """Points on a plane."""

    def __init__(self, created: datetime) -> None:
        """`created` is the day that the workbook names."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._writer = _Points(self)  # type: ignore[no-untyped-call]
        self._writer.created = created

    @property
    def _workbook_writer(self) -> Any:
        return self._writer
