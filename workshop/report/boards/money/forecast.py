"""What each year costs, by part and use, beside the money in hand, and what that does not reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from workshop.language import marked, say
from workshop.registers.kinds.strategy.budget import BUDGET, PARTS, USES
from workshop.registers.kinds.strategy.funding import FUNDING
from workshop.registers.money_words import money_told
from workshop.registers.numbers import show_cents
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Matrix,
    MatrixCell,
    MatrixLine,
    Paragraph,
    Table,
    plain,
)
from workshop.report.boards.board import Board
from workshop.report.boards.marks import row_mark, subject_of
from workshop.report.needs.told_needs import told_needs
from workshop.report.strategy.told.counted import counted_rows, not_counted, not_counted_told
from workshop.report.strategy.told.shown import shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.element_parts import filled_by
from workshop.strategy.linked import Linked
from workshop.strategy.money import (
    NOTHING,
    Amounts,
    Money,
    YearMoney,
    amounts_of,
    likely_costs,
    money_of,
    unfunded_of,
    viability_told,
)
from workshop.strategy.outside_view import (
    FEWEST,
    PUBLISHED,
    SOURCE,
    TAIL_OVERRUN,
    TAIL_SHARE,
    as_the_tail,
    outside_view_of,
)
from workshop.text import plural

NAMES: Final = {
    "present": marked("present technology"),
    "integration": marked("integration"),
    "new and alternative": marked("new and alternative"),
    "run": marked("run"),
    "change": marked("change"),
    "grow": marked("grow"),
    "": marked("not said"),
}
"""The parts and uses as they are told; messages."""

_GUIDES: Final = {"cost": "budget-round", "funding": "budget-round"}


def board(gathered: Gathered) -> Board:
    """The forecast, over the lines that the edition tells."""
    money = gathered.once(told_money)
    left = not_counted(gathered, BUDGET, FUNDING)
    told = shown(gathered, BUDGET)
    counted = [row_id for year in money.years for row_id in year.rows]
    lines = [told[each] for each in counted if each in told]
    funds = shown(gathered, FUNDING).values()
    return Board(
        name="forecast",
        title=say("What each year costs"),
        figure=_figure(money) if counted else None,
        marks=tuple(row_mark(gathered, row) for row in (*lines, *funds)),
        n=len(counted),
        counted=_counted(money, counted),
        sentence=forecast_told(gathered),
        source="",
        missing=tuple(_missing(gathered, money)),
        left_out=left,
        beside=tuple(_beside(gathered, money)) if counted else (),
    )


def told_money(gathered: Gathered) -> Money:
    """The money of the strategy, for `Gathered.once`."""
    return money_of(gathered.once(counted_rows))


def forecast_told(gathered: Gathered) -> str:
    """In which year the money in hand does not cover the cost, and what is not counted in that."""
    words = viability_told(gathered.once(told_money), told_needs(gathered).currency)
    return f"{words} {not_counted_told(not_counted(gathered, BUDGET, FUNDING))}".rstrip()


def _counted(money: Money, counted: list[str]) -> str:
    lines = plural(len(counted), "budget line")
    if not money.years:
        return lines
    return say(
        "{lines} from {first} to {last}",
        lines=lines,
        first=str(money.years[0].year),
        last=str(money.years[-1].year),
    )


# The figure


def _figure(money: Money) -> Matrix:
    return Matrix(
        caption=say("Likely cost by year, and the money in hand"),
        head=say("What it is for"),
        columns=tuple(str(each.year) for each in money.years),
        rows=tuple(_lines(money)),
        ends=(Column(title=say("All years"), numeric=True, weight=2),),
        pattern="words",
        legend=say("Rows by part, then the same by use; whole amounts, cents where there are any."),
    )


def _lines(money: Money) -> Iterator[MatrixLine]:
    """By part, by use, at least, likely and at most; then what is in hand and what is lacking."""
    by_part, by_use = _by(money.by_part, PARTS), _by(money.by_use, USES)
    for name in by_part:
        words = say("Part: {name}", name=say(NAMES[name]))
        yield _likely(money, words, lambda each, name=name: each.by_part.get(name, NOTHING))  # type: ignore[misc]
    for name in by_use:
        words = say("Use: {name}", name=say(NAMES[name]))
        yield _likely(money, words, lambda each, name=name: each.by_use.get(name, NOTHING))  # type: ignore[misc]
    yield _line(say("At least"), [each.costs.low for each in money.years])
    yield _line(say("Likely"), [each.costs.likely for each in money.years])
    yield _line(say("At most"), [each.costs.high for each in money.years])
    if any(each.in_hand is not None for each in money.years):
        yield _line(say("Money in hand"), [each.in_hand or 0 for each in money.years])
        yield _line(say("Lacking"), [each.lacking for each in money.years])


def _by(found: Mapping[str, Amounts], names: tuple[str, ...]) -> list[str]:
    """The names of parts or uses that have a row; none where no line says any."""
    return list(found) if any(name in found for name in names) else []


def _likely(money: Money, words: str, of: Callable[[YearMoney], Amounts]) -> MatrixLine:
    return _line(words, [of(each).likely for each in money.years])


def _line(words: str, cents: list[int]) -> MatrixLine:
    cells = tuple(MatrixCell(text=show_cents(each) if each else "–") for each in cents)
    return MatrixLine(text=words, cells=cells, ends=(show_cents(sum(cents)),))


# What is missing, and what stands below


def _missing(gathered: Gathered, money: Money) -> Iterator[str]:
    """What would make it whole."""
    told = shown(gathered, BUDGET)
    if not money.years or money.costs == NOTHING:
        yield filled_by(say("No budget line says an amount yet."), _GUIDES["cost"])
    elif all(each.in_hand is None for each in money.years):
        yield filled_by(say("Nobody has said yet what money is in hand."), _GUIDES["funding"])
    if bare := [told[each].code for each in money.without_amounts if each in told]:
        yield filled_by(
            say("In no sum, for want of an amount: {codes}.", codes=phrases.codes(bare)),
            _GUIDES["cost"],
        )
    some = [told[each].code for each in money.with_some if each in told]
    if some:
        yield filled_by(
            say("Without all of at least, likely and at most: {codes}.", codes=phrases.codes(some)),
            _GUIDES["cost"],
        )


def _beside(gathered: Gathered, money: Money) -> Iterator[AnyBlock]:
    """What the money does not reach, and the outside view."""
    yield from _unfunded(gathered, money)
    yield Bullets(items=tuple(plain(each) for each in outside_words(gathered, money)))


def _unfunded(gathered: Gathered, money: Money) -> Iterator[AnyBlock]:
    """The lines that the money in hand does not reach, and by which rule."""
    told = shown(gathered, BUDGET)
    lines = unfunded_of(gathered.once(counted_rows), money)
    rows = tuple(
        (
            told[each].code,
            subject_of(told[each]),
            str(int(told[each].row.cell("year"))),
            say(NAMES[told[each].row.cell("use")]),
            show_cents((amounts_of(told[each].row) or NOTHING).likely),
        )
        for each in lines
        if each in told
    )
    if not lines:
        return
    if rows:
        yield Table(
            caption=say("What the money in hand does not reach"),
            columns=(
                Column(title=say("Code")),
                Column(title=say("Line"), weight=4),
                Column(title=say("Year")),
                Column(title=say("Use")),
                Column(title=say("Likely"), numeric=True, weight=2),
            ),
            rows=rows,
        )
    yield Paragraph(
        spans=plain(
            say(
                "In each year the money goes first to what keeps the work running, then to "
                "change, then to what makes it grow, and of these to what was entered first; a "
                "line whose likely cost is more than what is left gets none of it."
            )
        )
    )


def outside_words(gathered: Gathered, money: Money) -> Iterator[str]:
    """What became of plans like it: one's own where enough are recorded, else published ones."""
    found = outside_view_of(gathered.once(counted_rows))
    likely, currency = money.costs.likely, told_needs(gathered).currency
    if found.is_own:
        yield say(
            "Outside view: {lines} say what they did cost, {spent} instead of {planned}; {n} of "
            "them cost more than half as much again. If it runs over alike, the strategy costs "
            "{cost} instead of {likely}.",
            lines=plural(len(found.lines), "budget line"),
            spent=money_told(found.spent, currency),
            planned=money_told(found.planned, currency),
            n=found.over_half,
            cost=money_told(found.as_before(likely), currency),
            likely=money_told(likely, currency),
        )
        return
    yield say(
        "Outside view: fewer than {fewest} budget lines say what they did cost, so others stand "
        "in for them. Of {all} IT projects {share} % ran over by more than half, and those by "
        "{over} % on average ({source}).",
        fewest=FEWEST,
        all=show_cents(PUBLISHED * 100),
        share=TAIL_SHARE,
        over=TAIL_OVERRUN,
        source=SOURCE,
    )
    if greatest := _greatest(gathered):
        code, cents = greatest
        yield say(
            "If {code}, the greatest project, ran over like those, it would cost {cost} instead "
            "of {likely}.",
            code=code,
            cost=money_told(as_the_tail(cents), currency),
            likely=money_told(cents, currency),
        )


def _greatest(gathered: Gathered) -> tuple[str, int] | None:
    """The code of the project that costs most and its likely cost; none where none costs any."""
    record = gathered.once(counted_rows)
    costs = likely_costs(record, Linked(record, "projects"))
    if not costs:
        return None
    most = max(costs, key=lambda each: costs[each])
    told = shown(gathered, "projects")
    return (told[most].code, costs[most]) if costs[most] else None
