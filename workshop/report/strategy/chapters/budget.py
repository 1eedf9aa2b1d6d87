"""Element 2: what it costs over the years, what is covered, and on what the amounts rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.funding import FUNDING
from workshop.registers.numbers import show_cents
from workshop.report.blocks import AnyBlock, Column, Notice, Paragraph, Span, plain
from workshop.report.boards.money.forecast import forecast_told
from workshop.report.strategy.chapters import money_tables, parts
from workshop.report.strategy.strategy_facts import money
from workshop.report.strategy.told.counted import not_counted_told
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.strategy.money import NOTHING, amounts_of
from workshop.text import plural

_MOST_YEARS: Final = 6
"""So many years have room beside each other."""


def blocks(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The chapter, block after block."""
    yield parts.chapter(2, say("Budget and forecast"))
    found = money(told)
    yield Paragraph(spans=(Span(forecast_told(told.gathered), "strong"),))
    if found.costs != NOTHING:
        yield money_tables.by_year(found)
        yield Paragraph(spans=plain(_base(told)))
    yield from parts.board(told, "forecast", sentence=False)
    yield from _lines(told)
    yield from _ends(told)
    yield from _funding(told)
    yield from _unfunded(told)
    yield from parts.missing(told, "budget", "forecast")


def _base(told: ToldStrategy) -> str:
    """Over how many lines the sums are, and which say no amount."""
    found = money(told)
    counted = len(told.rows(BUDGET)) - len(found.without_amounts)
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
    words.append(not_counted_told(told.table(BUDGET).left_out))
    return " ".join(filter(None, words))


def _lines(told: ToldStrategy) -> Iterator[AnyBlock]:
    """Every line that is told, with what it is likely to cost in each year."""
    rows = told.rows(BUDGET)
    if not rows:
        return
    years = sorted({int(row.row.cell("year")) for row in rows})[:_MOST_YEARS]
    grouped: dict[tuple[str, ...], list[ToldRow]] = {}
    for row in rows:
        key = tuple(row.cells[each] for each in ("line", "part", "use", "project"))
        grouped.setdefault(key, []).append(row)
    lines = sorted(grouped.values(), key=lambda own: (min(map(_year, own)), -_likely(own)))
    yield parts.part(say("The lines, year by year"))
    yield parts.table(
        say("Likely cost of each line, year by year"),
        (
            Column(title=say("Line‖of a budget"), weight=6),
            Column(title=say("Part‖of a budget"), weight=3),
            Column(title=say("Use‖of money")),
            Column(title=say("Project")),
            *(Column(title=str(year), numeric=True, weight=2) for year in years),
            Column(title=say("Codes"), weight=3),
        ),
        [_line(own, years) for own in lines],
    )
    yield from parts.more(lines)
    if notes := [row for row in rows if row.cells["note"]][: parts.MOST]:
        yield Paragraph(spans=(Span(say("On what the amounts rest"), "strong"),))
        yield from parts.bullets(
            (Span(row.cells["note"]), *parts.behind([row.code])) for row in notes
        )


def _year(row: ToldRow) -> int:
    return int(row.row.cell("year"))


def _likely(rows: Sequence[ToldRow]) -> int:
    """What lines are likely to cost together, in cents."""
    return sum(amounts.likely for row in rows if (amounts := amounts_of(row.row)))


def _line(own: Sequence[ToldRow], years: Sequence[int]) -> tuple[str, ...]:
    """A line over the years; a dash where it says no amount."""
    first = own[0]
    in_year = {year: [row for row in own if _year(row) == year] for year in years}
    return (
        first.cells["line"],
        first.cells["part"],
        first.cells["use"],
        parts.links(first, "project"),
        *(
            show_cents(_likely(here)) if any(amounts_of(row.row) for row in here) else "–"
            for here in in_year.values()
        ),
        ", ".join(row.code for row in own),
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
