"""Which of the seven purposes of IT the strategy serves, and which nothing serves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.registers.kinds.strategy.goals import GOALS
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.report.blocks import AnyBlock, Bullets, Column, Heading, Paragraph, Span, Table, plain
from workshop.report.strategy.told.shown import Level, codes_of, shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.facts import PurposeFact
from workshop.strategy.purposes import Purposes, purposes_of
from workshop.text import listing, plural


def facts(gathered: Gathered) -> tuple[PurposeFact, ...]:
    """All seven in their order, each with what serves it."""
    rows = _rows(gathered)
    return tuple(
        PurposeFact(
            id=one.id,
            served_by=codes_of(rows, (row.id for row in one.served_by)),
            left_out=sum(row.id not in rows for row in one.served_by),
        )
        for one in _purposes(gathered).purposes
    )


def sentence(gathered: Gathered) -> str:
    """Which purposes nothing serves; all rows are looked at, those too that are not told."""
    if not (unserved := _purposes(gathered).unserved):
        return say("Something serves each of the seven purposes.")
    return say("Nothing serves: {purposes}.", purposes=listing([say(each) for each in unserved]))


def blocks(gathered: Gathered, level: Level = 2) -> Iterator[AnyBlock]:
    """What serves each purpose; nothing where there is no goal, need or project at all."""
    found = _purposes(gathered)
    if not found.without and len(found.unserved) == len(found.purposes):
        return
    yield Heading(text=say("Which purposes it serves"), level=level)
    yield Paragraph(spans=(Span(sentence(gathered), "strong"),))
    yield Table(
        caption=say("The seven purposes of IT, and what serves them"),
        columns=(
            Column(title=say("Purpose"), weight=2),
            Column(title=say("Served by"), weight=5),
            Column(title=say("How many"), numeric=True),
        ),
        rows=tuple(map(_line, facts(gathered))),
    )
    if without := codes_of(_rows(gathered), (row.id for row in found.without)):
        yield Bullets(
            items=(plain(say("Not said what it is for: {codes}.", codes=phrases.codes(without))),)
        )


def _line(one: PurposeFact) -> tuple[str, ...]:
    served = phrases.codes(one.served_by)
    if one.left_out:
        rest = plural(one.left_out, "line that is not told here", "lines that are not told here")
        served = say("{codes}; {rest}", codes=served, rest=rest) if served else rest
    return say(one.id), served or say("nothing"), str(len(one.served_by) + one.left_out)


def _purposes(gathered: Gathered) -> Purposes:
    return gathered.once(_worked_out)


def _worked_out(gathered: Gathered) -> Purposes:
    return purposes_of(gathered.record)


def _rows(gathered: Gathered) -> Mapping[str, ToldRow]:
    return {**shown(gathered, GOALS), **shown(gathered, NEEDS), **shown(gathered, PROJECTS)}
