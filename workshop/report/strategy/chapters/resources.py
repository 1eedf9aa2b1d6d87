"""Element 4: the organisation, its people and systems, and whether they are sufficient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.language import say
from workshop.needs.facts import LoadFact
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.strategy.resources import RESOURCES, UNIT
from workshop.report.blocks import (
    AnyBlock,
    Column,
    Matrix,
    MatrixCell,
    MatrixLine,
    Paragraph,
    Span,
    Table,
)
from workshop.report.needs import told_sufficiency
from workshop.report.needs.told_needs import told_needs
from workshop.report.strategy.chapters import parts
from workshop.report.strategy.told import alternatives, tools
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.report.wording.format import number
from workshop.strategy.linked import Linked
from workshop.text import listing

_MOST_QUARTERS: Final = 8


def blocks(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The chapter, block after block."""
    yield parts.chapter(4, say("Resources and tools"))
    yield from _sufficient(told)
    yield from _tree(told)
    yield from _have(told)
    yield from alternatives.blocks(told.gathered)
    yield from tools.blocks(told.gathered)
    yield from parts.missing(told, "resources")


def _sufficient(told: ToldStrategy) -> Iterator[AnyBlock]:
    """Whether there is enough, with the names of what is short."""
    found = told_sufficiency.sufficiency(told_needs(told.gathered))
    short = [row for row in told.rows(RESOURCES) if _short(row) > 0]
    words = []
    if found.n:
        words.append(found.sentence)
    if short:
        names = listing([f"{row.cells['resource']} ({row.code})" for row in short[:8]])
        words.append(say("Short: {names}.", names=names))
    elif any(row.row.cell("needed") is not None for row in told.rows(RESOURCES)):
        words.append(say("Of every resource that says how much is needed there is enough."))
    if words:
        yield Paragraph(
            spans=(Span(f"{say('Is it sufficient?')} ", "strong"), Span(" ".join(words)))
        )
    yield from _capacity([*found.people, *found.systems])


def _capacity(loads: Sequence[LoadFact]) -> Iterator[AnyBlock]:
    """A line a skill or system, a column a quarter: what is needed of what there is."""
    if not loads:
        return
    quarters = sorted({each.quarter for each in loads})[:_MOST_QUARTERS]
    lines: dict[tuple[str, str], dict[str, LoadFact]] = {}
    for each in loads:
        lines.setdefault((each.resource, each.unit), {})[each.quarter] = each
    yield Matrix(
        caption=say("Capacity: needed of what there is, quarter by quarter"),
        head=say("Skill or system"),
        columns=tuple(quarters),
        rows=tuple(
            MatrixLine(
                text=resource,
                cells=tuple(_load(own.get(quarter)) for quarter in quarters),
                ends=(say(unit), next((one.remedy for one in own.values() if one.remedy), "–")),
            )
            for (resource, unit), own in lines.items()
        ),
        ends=(
            Column(title=say("Unit"), weight=2),
            Column(title=say("What would make it enough"), weight=5),
        ),
        pattern="words",
        legend=say("▲ more is needed than there is."),
    )


def _load(load: LoadFact | None) -> MatrixCell:
    """What is needed of what there is, with a mark where that is too little."""
    if load is None:
        return MatrixCell(text="–")
    share = f"{number(load.needed)}/{number(load.have)}"
    return MatrixCell(text=f"{share} ▲" if load.short else share, words=load.sentence)


def _short(row: ToldRow) -> float:
    have, needed = row.row.cell("have"), row.row.cell("needed")
    return 0 if have is None or needed is None else max(needed - have, 0)


def _tree(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The units of the organisation, each below the one that it is part of."""
    units = [row for row in told.rows(RESOURCES) if row.row.cell("resource_kind") == UNIT]
    if not units:
        return
    yield parts.part(say("How the organisation is built"))
    rows = list(_down(told, units))
    yield Table(
        caption=say("Units, each below the one that it is part of"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Unit‖of an organisation"), weight=5),
            Column(title=say("Head"), weight=3),
            Column(title=say("Part of"), weight=1),
            Column(title=say("Posts, now and needed"), weight=2),
        ),
        rows=tuple(rows[: parts.MOST]),
    )
    yield from parts.more(rows)


def _down(told: ToldStrategy, units: Sequence[ToldRow]) -> Iterator[tuple[str, ...]]:
    """Units from the top down; what is part of nothing that is told stands at the top."""
    linked = Linked(told.record, RESOURCES)
    ids = {row.row.id for row in units}
    above = {row.row.id: linked.one(row.row, "above") for row in units}
    below: dict[str, list[ToldRow]] = {}
    for row in units:
        top = above[row.row.id]
        below.setdefault(top if top in ids else "", []).append(row)
    waiting = [(row, 0) for row in reversed(below.get("", []))]
    told_ids: set[str] = set()
    while waiting:
        row, depth = waiting.pop()
        if row.row.id in told_ids:
            continue
        told_ids.add(row.row.id)
        yield _unit(told, row, depth, told.code(above[row.row.id]))
        waiting += [(each, depth + 1) for each in reversed(below.get(row.row.id, []))]
    for row in units:  # those that are part of each other in a circle
        if row.row.id not in told_ids:
            yield _unit(told, row, 0, told.code(above[row.row.id]))


def _unit(told: ToldStrategy, row: ToldRow, depth: int, above: str) -> tuple[str, ...]:
    step = "\u2003" * depth  # an em space: no program takes it away at the beginning of a cell
    return (
        row.code,
        f"{step}{row.cells['resource']}",
        told.person(row.row.cell("head")) or "–",
        above or "–",
        parts.to(row.cells["have"], row.cells["needed"]) or "–",
    )


def _have(told: ToldStrategy) -> Iterator[AnyBlock]:
    """People, skills, systems and infrastructure: now, needed, short."""
    rows = [row for row in told.rows(RESOURCES) if row.row.cell("resource_kind") != UNIT]
    if not rows:
        return
    yield parts.part(say("What there is, and what is needed"))
    yield parts.table(
        say("People, skills, systems and infrastructure"),
        (
            Column(title=say("Code")),
            Column(title=say("Resource"), weight=4),
            Column(title=say("Kind"), weight=2),
            Column(title=say("Have"), numeric=True),
            Column(title=say("Needed"), numeric=True),
            Column(title=say("Short"), numeric=True),
            Column(title=say("Unit"), weight=2),
        ),
        [
            (
                row.code,
                *(
                    row.cells[each]
                    for each in ("resource", "resource_kind", "have", "needed", "short", "unit")
                ),
            )
            for row in rows
        ],
    )
    yield from parts.more(rows)
