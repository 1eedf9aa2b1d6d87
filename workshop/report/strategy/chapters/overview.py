"""Element 1: what the strategy stands on, its goals, and by which tactics they are reached."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import counted, say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.strategy.direction import KINDS
from workshop.report.blocks import AnyBlock, Column, Paragraph, Span, plain
from workshop.report.boards.map import whole_map
from workshop.report.strategy.chapters import parts
from workshop.report.strategy.told import business_model, purposes
from workshop.report.strategy.told_strategy import ToldStrategy

_MISSION, _VALUE, _TECHNIQUE, _TACTIC = KINDS


def blocks(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The chapter, block after block."""
    yield parts.chapter(1, say("Overview"), page=True)
    yield from _direction(told, (_MISSION, _VALUE))
    yield from _objectives(told)
    yield from _goals(told)
    yield from _tactics(told)
    yield from purposes.blocks(told.gathered)
    yield from business_model.blocks(told.gathered)
    yield from parts.board(told, "map", beside=True)
    yield from parts.missing(told, "overview", "map")


def of_kind(told: ToldStrategy, kind: str) -> list[ToldRow]:
    """The statements of a kind that are told: `mission`."""
    return [row for row in told.rows("direction") if row.row.cell("direction_kind") == kind]


def _direction(told: ToldStrategy, kinds: tuple[str, ...]) -> Iterator[AnyBlock]:
    titles = {
        _MISSION: say("Mission"),
        _VALUE: say("Values"),
        _TECHNIQUE: say("Techniques in use"),
        _TACTIC: say("Present tactics"),
    }
    for kind in kinds:
        if rows := of_kind(told, kind):
            yield Paragraph(spans=(Span(titles[kind], "strong"),))
            yield from parts.bullets(
                (Span(f"{row.code} ", "strong"), Span(row.cells["statement"])) for row in rows
            )


def _objectives(told: ToldStrategy) -> Iterator[AnyBlock]:
    """What the organisation wants, which IT serves."""
    if not (rows := told.rows("objectives")):
        return
    yield parts.part(say("What the organisation wants to reach"))
    yield parts.table(
        say("Business objectives"),
        (
            Column(title=say("Code")),
            Column(title=say("Objective"), weight=5),
            Column(title=say("Figure"), weight=2),
            Column(title=say("Year")),
            Column(title=say("Perspective"), weight=2),
            Column(title=say("Department"), weight=2),
        ),
        [
            (
                row.code,
                *(
                    row.cells[each]
                    for each in ("objective", "figure", "year", "perspective", "department")
                ),
            )
            for row in rows
        ],
    )
    yield from parts.more(rows)


def _goals(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The goals with their figures, then what drives and what blocks each."""
    if not (rows := told.rows("goals")):
        return
    projects = told.of("projects", "goals", "goals")
    yield parts.part(say("Goals, and how one will see that they are reached"))
    yield Paragraph(spans=plain(_whole(told)))
    yield parts.table(
        say("Goals with measure, value today and value wanted"),
        (
            Column(title=say("Code")),
            Column(title=say("Goal"), weight=6),
            Column(title=say("Serves"), weight=1),
            Column(title=say("Measure"), weight=5),
            Column(title=say("Today → wanted"), weight=4),
            Column(title=say("By when"), weight=3),
            Column(title=say("Initiative"), weight=4),
        ),
        [
            (
                row.code,
                row.cells["goal"],
                parts.links(row, "objective"),
                row.cells["measure"],
                parts.to(row.cells["today"], row.cells["wanted"]),
                parts.day(row.row.cell("due")),
                _initiatives(row, projects.get(row.row.id, ())),
            )
            for row in rows
        ],
    )
    yield from parts.more(rows)
    beside = ("purposes", "drivers", "blockers", "leads_to", "owner")
    linked = [row for row in rows if any(row.cells[each] for each in beside)]
    if linked:
        yield parts.table(
            say("What drives and what blocks each goal, and what it leads to"),
            (
                Column(title=say("Goal")),
                Column(title=say("Purposes"), weight=3),
                Column(title=say("Drivers"), weight=3),
                Column(title=say("Blockers"), weight=3),
                Column(title=say("Leads to"), weight=2),
                Column(title=say("Owner"), weight=4),
            ),
            [
                (
                    row.code,
                    row.cells["purposes"],
                    parts.links(row, "drivers"),
                    parts.links(row, "blockers"),
                    parts.links(row, "leads_to"),
                    row.cells["owner"],
                )
                for row in linked
            ],
        )


def _whole(told: ToldStrategy) -> str:
    """How many goals have measure, target and initiative."""
    nodes = {node.id: node.lacks for node in whole_map(told.gathered).nodes}
    goals = [row.row.id for row in told.rows("goals")]
    whole = sum(not nodes[each] for each in goals)
    lacking = [
        (each, word)
        for word in ("measure", "target", "initiative")
        if (each := told.codes(goal for goal in goals if word in nodes[goal]))
    ]
    words = say(
        "{n} of {all} have a measure, a target and a project or strategy behind them.",
        n=whole,
        all=counted(len(goals), "goal", of=True),
    )
    titles = {
        "measure": say("Without a measure:"),
        "target": say("Without a target:"),
        "initiative": say("Without project or strategy:"),
    }
    told_lacking = (f"{titles[word]} {', '.join(codes)}." for codes, word in lacking)
    return " ".join([words, *told_lacking])


def _initiatives(row: ToldRow, projects: tuple[ToldRow, ...]) -> str:
    """What is done for a goal: its strategies, then the projects that serve it."""
    found = [parts.links(row, "strategies"), *(each.code for each in projects)]
    return ", ".join(each for each in found if each)


def _tactics(told: ToldStrategy) -> Iterator[AnyBlock]:
    """Techniques and tactics as they are, and the strategies that are to be carried out."""
    now = list(_direction(told, (_TECHNIQUE, _TACTIC)))
    intended = [row for row in told.rows("strategies") if row.row.cell("shortlisted") == "yes"]
    if not now and not intended:
        return
    yield parts.part(say("Present and intended tactics"))
    yield from now
    if intended:
        yield Paragraph(
            spans=(Span(say("Intended: the strategies that were shortlisted"), "strong"),)
        )
        yield from parts.bullets(
            (
                Span(row.cells["strategy"]),
                *parts.behind([row.code, parts.links(row, "cites"), parts.links(row, "becomes")]),
            )
            for row in intended
        )
