"""Chapter 8: who approves what, when it is looked at again, and what would change the course."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workshop import times
from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.money_words import money_told
from workshop.report.blocks import AnyBlock, Column
from workshop.report.needs.told_needs import told_needs
from workshop.report.strategy.chapters import carried_out, parts
from workshop.report.strategy.told import awareness, impact
from workshop.report.strategy.told_strategy import ToldStrategy


def blocks(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The chapter, block after block."""
    yield parts.chapter(8, say("Approvals, reviews, and what would change the course"))
    yield from _ladder(told)
    yield from carried_out.starts(told)
    yield from _decisions(told)
    yield from _reviews(told)
    yield from carried_out.rounds(told)
    yield from _course(told)
    yield from awareness.blocks(told.gathered)
    yield from impact.blocks(told.gathered)


def _ladder(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The approval ladder, each project by itself, the first to approve first."""
    yield parts.part(say("Approvals before anything starts"))
    rows = told.rows("approvals")
    if not rows:
        yield parts.none_yet(
            say(
                "Nobody has said yet who approves what; a session by the guide “{guide}” would "
                "record the ladder.",
                guide="approval",
            )
        )
        return
    ordered = sorted(
        rows, key=lambda row: (row.cells["what"].casefold(), row.row.cell("rung") or 0)
    )
    currency = told_needs(told.gathered).currency
    yield parts.table(
        say("The approval ladder"),
        (
            Column(title=say("Code")),
            Column(title=say("What"), weight=5),
            Column(title=say("Who approves, in this order"), weight=6),
            Column(title=say("Needs‖has to lie before them"), weight=6),
            Column(title=say("By when"), weight=3),
            Column(title=say("State"), weight=2),
            Column(title=say("Project")),
        ),
        [
            (
                row.code,
                row.cells["what"],
                _approver(row, currency),
                row.cells["needs"],
                parts.day(row.row.cell("due")),
                row.cells["answer"] or say("not asked yet"),
                parts.links(row, "project"),
            )
            for row in ordered
        ],
    )
    yield from parts.more(ordered)


def _approver(row: ToldRow, currency: str) -> str:
    """Who approves, in which order, and above which sum: `2. Finance, above 25,000`."""
    who = row.cells["approver"] or say("not named")
    if row.cells["rung"]:
        who = f"{row.cells['rung']}. {who}"
    if (above := row.row.cell("above")) is not None:
        return say("{who}, above {sum}", who=who, sum=money_told(above, currency))
    return who


def _decisions(told: ToldStrategy) -> Iterator[AnyBlock]:
    """What was decided, by what rule, with which conditions."""
    if not (rows := told.rows("decisions")):
        return
    yield parts.part(say("Decisions"))
    yield parts.table(
        say("What was decided, and on what"),
        (
            Column(title=say("Code")),
            Column(title=say("Decision"), weight=5),
            Column(title=say("Result, and by what rule"), weight=4),
            Column(title=say("Conditions"), weight=5),
            Column(title=say("Rests on"), weight=3),
            Column(title=say("Owner"), weight=4),
            Column(title=say("Review"), weight=2),
        ),
        [
            (
                row.code,
                row.cells["decision"],
                ", ".join(
                    each for each in (row.cells["result"] or say("open"), row.cells["rule"]) if each
                ),
                row.cells["conditions"],
                parts.links(row, "rests_on"),
                row.cells["owner"],
                parts.day(row.row.cell("review")),
            )
            for row in rows
        ],
    )
    yield from parts.more(rows)


def _reviews(told: ToldStrategy) -> Iterator[AnyBlock]:
    """What is looked at again when: decisions, goals, benefits, rules."""
    found: list[tuple[date, str, ToldRow]] = []
    for register, field, what in (
        ("decisions", "review", say("review of the decision")),
        ("goals", "due", say("goal to be reached")),
        ("benefits", "due", say("benefit expected")),
        ("rules", "due", say("rule to be met")),
        ("conditions", "due", say("condition to be met")),
        ("rounds", "begins", say("round of feedback begins")),
        ("predictions", "due", say("prediction to be answered")),
        ("signals", "review", say("signal to be looked at again")),
    ):
        found += [
            (when, what, row)
            for row in told.rows(register)
            if (when := row.row.cell(field)) is not None
        ]
    if not found:
        return
    found.sort(key=lambda each: each[0])
    yield parts.part(say("Days on which it is looked at again"))
    yield parts.table(
        say("What is looked at when"),
        (
            Column(title=say("Day"), weight=2),
            Column(title=say("What for"), weight=3),
            Column(title=say("Code")),
            Column(title=say("What it is about"), weight=5),
        ),
        [
            (
                times.short_day(when),
                what,
                row.code,
                row.cells[row.row.register.subject.id],
            )
            for when, what, row in found
        ],
    )
    yield from parts.more(found)


def _course(told: ToldStrategy) -> Iterator[AnyBlock]:
    """What would make this strategy another one: first signs of risks, conditions that fail."""
    rows = [
        (row.cells["trigger"], say("risk {code}: {text}", code=row.code, text=row.cells["event"]),
         row.cells["owner"])
        for row in told.rows("risks")
        if row.cells["trigger"]
    ]  # fmt: skip
    rows += [
        (
            say("It no longer holds: {condition}", condition=row.cells["conditions"]),
            say("decision {code}: {text}", code=row.code, text=row.cells["decision"]),
            row.cells["owner"],
        )
        for row in told.rows("decisions")
        if row.cells["conditions"]
    ]
    rows += [
        (
            say("It no longer holds: {condition}", condition=row.cells["condition"]),
            say("money {code}: {text}", code=row.code, text=row.cells["source"]),
            "",
        )
        for row in told.rows("funding")
        if row.cells["condition"]
    ]
    yield parts.part(say("What would make us change the course"))
    if not rows:
        yield parts.none_yet(
            say(
                "Nobody has said yet by what one would notice it; a session by the guide “{guide}” "
                "asks for the first sign of each risk.",
                guide="risk-workshop",
            )
        )
        return
    yield parts.table(
        say("First signs, and what they are about"),
        (
            Column(title=say("First sign"), weight=4),
            Column(title=say("What it is about"), weight=5),
            Column(title=say("Who watches"), weight=2),
        ),
        rows,
    )
    yield from parts.more(rows)
