"""How long departments wait for an answer to what they ask for: asked, answered, median of days.

A request is asked on the day on which it was entered. In an edition that others see the median of
few requests is left out: with the day of the answer it would tell when each was said.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from workshop.language import counted, say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.report.blocks import AnyBlock, Column, Paragraph, Table, plain
from workshop.report.strategy.told.shown import department_called, shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.chapter_facts import AnswerTimeFact, RequestTimeFact
from workshop.text import as_sorted
from workshop.times import short_day

_MOST: Final = 60
"""So many requests are read on paper; all of them stand in the data."""


def facts(gathered: Gathered) -> tuple[AnswerTimeFact, ...]:
    """By department in the order of names; empty where no request has a day of its answer."""
    found: dict[str, list[ToldRow]] = {}
    for row in shown(gathered, NEEDS).values():
        if name := department_called(gathered, row.row.cell("department")):
            found.setdefault(name, []).append(row)
    if all(days_waited(each) is None for rows in found.values() for each in rows):
        return ()
    return tuple(
        _fact(gathered, name, rows)
        for name, rows in sorted(found.items(), key=lambda pair: as_sorted(pair[0]))
    )


def days_waited(row: ToldRow) -> int | None:
    """From the day on which a request was entered to its answer; none where that is not known.

    One that was answered before it was entered was entered late, and tells nothing.
    """
    answered = row.row.cell("answered_on")
    waited = (answered - row.row.at.date()).days if answered else -1
    return waited if waited >= 0 else None


def _fact(gathered: Gathered, name: str, rows: list[ToldRow]) -> AnswerTimeFact:
    known = [days for each in rows if (days := days_waited(each)) is not None]
    tells = known and len(known) >= gathered.fewest_voters
    return AnswerTimeFact(
        department=name,
        n=len(known),
        asked=len(rows),
        median_days=float(median(known)) if tells else None,
        requests=tuple(map(_request, rows)) if gathered.telling.open else (),
    )


def _request(row: ToldRow) -> RequestTimeFact:
    return RequestTimeFact(
        id=row.code,
        asked=row.row.at.date(),
        answered=row.row.cell("answered_on"),
        days=days_waited(row),
    )


def blocks(gathered: Gathered) -> Iterator[AnyBlock]:
    """A line for each department; nothing where no request has a day of its answer."""
    if not (found := facts(gathered)):
        return
    yield Table(
        caption=say("How long answers take, in days from the request to the answer"),
        columns=(
            Column(title=say("Department"), weight=3),
            Column(title=say("Answered"), weight=2),
            Column(title=say("Median"), numeric=True),
        ),
        rows=tuple(
            (
                one.department,
                phrases.some_of(one.n, one.asked, "request"),
                phrases.number(one.median_days),
            )
            for one in found
        ),
    )
    if rows := [(one.department, each) for one in found for each in one.requests]:
        yield _requests(rows)
    if any(one.n and one.median_days is None for one in found):
        few = counted(gathered.fewest_voters, "request")
        words = say("A median of fewer than {requests} is not told in this edition.", requests=few)
        yield Paragraph(spans=plain(words))


def _requests(rows: list[tuple[str, RequestTimeFact]]) -> Table:
    """Each request with the days on which it was asked and answered."""
    return Table(
        caption=say("When each request was asked and answered"),
        columns=(
            Column(title=say("Request"), weight=2),
            Column(title=say("Department"), weight=3),
            Column(title=say("Asked‖on which day"), weight=2),
            Column(title=say("Answered"), weight=2),
            Column(title=say("Days‖waited"), numeric=True),
        ),
        rows=tuple(
            (
                each.id,
                department,
                short_day(each.asked),
                short_day(each.answered) if each.answered else say("not yet"),
                phrases.number(each.days),
            )
            for department, each in rows[:_MOST]
        ),
    )
