"""Impact by group: what each change gives every department, what it asks of it, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workshop import times
from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.strategy.changes import CHANGES
from workshop.registers.kinds.strategy.notices import NOTICES
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Table, plain
from workshop.report.strategy.told.awareness import STATES
from workshop.report.strategy.told.shown import Level, department_called, left_out, shown
from workshop.report.view import Gathered
from workshop.strategy.awareness import Awareness, Told, awareness_of
from workshop.strategy.chapter_facts import ImpactFact
from workshop.text import listing, parted


def facts(gathered: Gathered, department_id: str | None = None) -> tuple[ImpactFact, ...]:
    """Every change that is told and every department, IT itself too, by department.

    Args:
        gathered: the record as the edition tells it.
        department_id: of one department alone; of all unless given.
    """
    changes = shown(gathered, CHANGES)
    found = [
        _fact(gathered, each)
        for each in gathered.once(_of_everybody).told
        if each.change_id in changes
        if department_id in (None, each.department_id)
    ]
    order: dict[str, int] = {}
    for each in found:
        order.setdefault(each.department, len(order))
    return tuple(sorted(found, key=lambda each: order[each.department]))


def _of_everybody(gathered: Gathered) -> Awareness:
    return awareness_of(gathered.record, also_it=True, tells=gathered.row_telling.tells)


def _fact(gathered: Gathered, told: Told) -> ImpactFact:
    """What is told of a pair. A notice that the edition leaves out tells neither day nor words."""
    change = shown(gathered, CHANGES)[told.change_id]
    notices = shown(gathered, NOTICES)
    rows = [notices[each.id] for each in told.notices if each.id in notices]
    return ImpactFact(
        change=change.code,
        text=change.cells["change"],
        department=department_called(gathered, told.department_id),
        begins=change.row.cell("begins"),
        gains=_joined(rows, "gains"),
        carries=_joined(rows, "carries"),
        state=told.state,
        told_on=min(filter(None, (row.row.cell("told_on") for row in rows)), default=None),
        told_by=_joined(rows, "told_by"),
        acknowledged_on=min(
            filter(None, (row.row.cell("acknowledged_on") for row in rows)), default=None
        ),
        notices=tuple(row.code for row in rows),
    )


def _joined(rows: list[ToldRow], field: str) -> str:
    return parted(dict.fromkeys(row.cells[field] for row in rows if row.cells[field]))


def blocks(gathered: Gathered, level: Level = 2) -> Iterator[AnyBlock]:
    """A row for every group and change of which something was said, and who else there is."""
    found = facts(gathered)
    if not found:
        return
    yield Heading(text=say("Impact by group"), level=level)
    yield from left_out(gathered, NOTICES)
    yield Paragraph(spans=plain(_sentence(found)))
    if rows := tuple(_line(one) for one in found if _is_said(one)):
        yield Table(
            caption=say("Who gains, who carries the change, how much and when"),
            columns=(
                Column(title=say("Group"), weight=2),
                Column(title=say("What changes"), weight=3),
                Column(title=say("Gains"), weight=3),
                Column(title=say("Carries"), weight=3),
                Column(title=say("From"), weight=2),
                Column(title=say("Told"), weight=2),
            ),
            rows=rows,
        )
    groups = _by_group(found).items()
    if unsaid := [name for name, own in groups if not any(map(_is_said, own))]:
        words = say(
            "Nothing is told yet of what changes mean for {groups}.", groups=listing(unsaid)
        )
        yield Paragraph(spans=plain(words))


def _is_said(one: ImpactFact) -> bool:
    """Whether anything was said of what a change means for a group."""
    return bool(one.gains or one.carries or one.notices)


def _line(one: ImpactFact) -> tuple[str, ...]:
    state = say(STATES[one.state])
    return (
        one.department,
        f"{one.change} {one.text}",
        one.gains or "–",
        one.carries or "–",
        times.day(one.begins) if one.begins else say("not said"),
        say("{what} on {day}", what=state, day=times.day(one.told_on)) if one.told_on else state,
    )


def _sentence(found: tuple[ImpactFact, ...]) -> str:
    groups = _by_group(found)
    gain = sum(any(one.gains for one in own) for own in groups.values())
    carry = sum(any(one.carries for one in own) for own in groups.values())
    return say(
        "Of {all} groups {gain} gain something that was said, and {carry} carry something.",
        all=len(groups),
        gain=gain,
        carry=carry,
    )


def _by_group(found: tuple[ImpactFact, ...]) -> Mapping[str, list[ImpactFact]]:
    groups: dict[str, list[ImpactFact]] = {}
    for one in found:
        groups.setdefault(one.department, []).append(one)
    return groups
