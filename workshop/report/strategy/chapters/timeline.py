"""The projects on a time line: half-years across, a line for each project."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from workshop import times
from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.report.blocks import Column, Matrix, MatrixCell, MatrixLine

_MOST_COLUMNS: Final = 12
_HALF: Final = 6


def timeline(rows: Sequence[ToldRow]) -> Matrix | None:
    """The projects that have a day, by when they begin; none where none has.

    Args:
        rows: projects as an edition tells them.
    """
    dated = [(row, span) for row in rows if (span := _span(row))]
    if not dated:
        return None
    dated.sort(key=lambda pair: pair[1])
    first = min(begins for _, (begins, _) in dated)
    last = max(ends for _, (_, ends) in dated)
    months = _HALF
    while _number(last, months) - _number(first, months) >= _MOST_COLUMNS:
        months *= 2
    columns = range(_number(first, months), _number(last, months) + 1)
    return Matrix(
        caption=say("Projects on a time line: ● it runs in this half-year")
        if months == _HALF
        else say("Projects on a time line: ● it runs in this time"),
        head=say("Project"),
        columns=tuple(_title(each, months) for each in columns),
        rows=tuple(
            MatrixLine(
                code=row.code,
                text=row.cells["project"],
                cells=tuple(
                    _cell(_number(begins, months) <= each <= _number(ends, months))
                    for each in columns
                ),
                ends=(row.cells["state"] or "–",),
            )
            for row, (begins, ends) in dated
        ),
        ends=(Column(title=say("State"), weight=2),),
        pattern="words",
    )


def _span(row: ToldRow) -> tuple[date, date] | None:
    """The first and the last day of a project, as far as they are known."""
    begins, ends = row.row.cell("begins"), row.row.cell("ends")
    if begins is None and ends is None:
        return None
    return (begins or ends, ends or begins)


def _number(when: date, months: int) -> int:
    """The number of the time of so many months in which a day lies."""
    return (when.year * 12 + when.month - 1) // months


def _title(number: int, months: int) -> str:
    """What such a time is called: `1st half 27`, `2027` for a year."""
    year, month = divmod(number * months, 12)
    if months >= 12:
        return str(year)
    short = f"{year % 100:02}"
    return say("2nd half {year}", year=short) if month else say("1st half {year}", year=short)


def _cell(runs: bool) -> MatrixCell:  # noqa: FBT001 - the one thing it asks
    if runs:
        return MatrixCell(text="●", words=say("runs‖a project, in this time"))
    return MatrixCell()


def when(row: ToldRow) -> str:
    """From when until when a project goes: `1 March 2027 – 30 June 2028`."""
    days = [row.row.cell(each) for each in ("begins", "ends")]
    return " – ".join(times.day(each) for each in days if each)
