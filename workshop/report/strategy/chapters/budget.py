"""Element 2: what it costs over the years, what is covered, and on what the amounts rest."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.funding import FUNDING
from workshop.report.blocks import AnyBlock, Column, Notice, Paragraph, Span, plain
from workshop.report.strategy.chapters import money_tables, parts
from workshop.report.strategy.strategy_facts import money
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.strategy.money import NOTHING, viability_told
from workshop.text import plural


def blocks(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The chapter, block after block."""
    yield parts.chapter(2, say("Budget and forecast"))
    found = money(told)
    yield Paragraph(spans=(Span(viability_told(found), "strong"),))
    if found.costs != NOTHING:
        yield money_tables.by_year(found)
        yield Paragraph(spans=plain(_base(told)))
        if len(found.by_part) > 1:
            yield money_tables.by_part(found)
    yield from parts.board(told, "forecast")
    yield from parts.board(told, "worth")
    yield from _lines(told)
    yield from _ends(told)
    yield from _funding(told)
    yield from _unfunded(told)
    yield from parts.missing(told, "budget", "forecast", "worth")


def _base(told: ToldStrategy) -> str:
    """Over how many lines the sums are, and which say no amount."""
    found = money(told)
    whole = len(told.record.rows(BUDGET))
    counted = whole - len(found.without_amounts)
    words = [
        say(
            "Sums are over all {lines} that say an amount, to the cent.",
            lines=plural(counted, "budget line"),
        )
    ]
    if found.with_some:
        words.append(
            say(
                "{lines} say one or two of the three amounts; what is not said is taken from the "
                "others.",
                lines=plural(len(found.with_some), "budget line"),
            )
        )
    if codes := told.codes(found.without_amounts):
        words.append(say("Without an amount, and in no sum: {codes}.", codes=", ".join(codes)))
    if told.table(BUDGET).left_out:
        words.append(say("Sums have the lines too that this edition leaves out."))
    return " ".join(words)


def _lines(told: ToldStrategy) -> Iterator[AnyBlock]:
    """Every line that is told, by year."""
    rows = sorted(told.rows(BUDGET), key=lambda row: row.row.cell("year"))
    if not rows:
        return
    yield parts.part(say("The lines, year by year"))
    yield parts.table(
        say("Budget lines"),
        (
            Column(title=say("Code")),
            Column(title=say("Line‖of a budget"), weight=7),
            Column(title=say("Year")),
            Column(title=say("For‖what money is for"), weight=4),
            Column(title=say("Project")),
            Column(title=say("At least"), numeric=True, weight=2),
            Column(title=say("Likely"), numeric=True, weight=2),
            Column(title=say("At most"), numeric=True, weight=2),
        ),
        [
            (
                row.code,
                row.cells["line"],
                row.cells["year"],
                " · ".join(each for each in (row.cells["part"], row.cells["use"]) if each),
                parts.links(row, "project"),
                row.cells["low"],
                row.cells["likely"],
                row.cells["high"],
            )
            for row in rows
        ],
    )
    yield from parts.more(rows)
    if notes := [row for row in rows if row.cells["note"]][: parts.MOST]:
        yield Paragraph(spans=(Span(say("On what the amounts rest"), "strong"),))
        yield from parts.bullets(
            (Span(row.cells["note"]), *parts.behind([row.code])) for row in notes
        )


def _ends(told: ToldStrategy) -> Iterator[AnyBlock]:
    """What costs nothing any more after a year."""
    ended: dict[str, ToldRow] = {}
    for row in told.rows(BUDGET):
        if row.row.cell("ends") is not None:
            ended.setdefault(row.cells["line"], row)
    if ended:
        yield parts.part(say("What ends"))
        yield from parts.bullets(
            (
                Span(
                    say(
                        "{line}: the last year is {year}.",
                        line=name,
                        year=str(int(row.row.cell("ends"))),
                    )
                ),
                *parts.behind([row.code]),
            )
            for name, row in ended.items()
        )


def _funding(told: ToldStrategy) -> Iterator[AnyBlock]:
    """Where the money comes from, and under which condition."""
    if rows := told.rows(FUNDING):
        yield parts.part(say("Money in hand"))
        yield parts.table(
            say("Where the money comes from"),
            (
                Column(title=say("Code")),
                Column(title=say("Source"), weight=4),
                Column(title=say("Year")),
                Column(title=say("Money in hand"), numeric=True, weight=2),
                Column(title=say("Condition"), weight=4),
            ),
            [
                (row.code, *(row.cells[e] for e in ("source", "year", "amount", "condition")))
                for row in rows
            ],
        )
        yield from parts.more(rows)


def _unfunded(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The projects for which no budget line says an amount."""
    lines = told.of(BUDGET, "project", "projects")
    without = [
        row
        for row in told.rows("projects")
        if row.row.cell("state") not in ("done", "stopped")
        and not any(
            line.row.cell(each) is not None
            for line in lines.get(row.row.id, ())
            for each in ("low", "likely", "high")
        )
    ]
    if without and told.table(BUDGET).left_out == 0:
        codes = ", ".join(row.code for row in without)
        yield Notice(text=say("No money is planned for: {codes}.", codes=codes))
