"""What the strategy is worth, when it is paid back, and which input moves that most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from workshop.language import marked, pointed, say
from workshop.methods.core.checks import Undefined
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.strategy.assumptions import ASSUMPTIONS
from workshop.registers.kinds.strategy.benefits import BENEFITS
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.money_words import money_told
from workshop.registers.numbers import show_cents
from workshop.report.blocks import (
    AnyBlock,
    Axis,
    Bullets,
    Column,
    Matrix,
    MatrixCell,
    MatrixLine,
    Paragraph,
    Plane,
    Point,
    Table,
    Zone,
    plain,
)
from workshop.report.boards.board import Board
from workshop.report.boards.marks import row_mark, subject_of
from workshop.report.boards.scales import scale_of, ticks_of
from workshop.report.needs.told_needs import told_needs
from workshop.report.strategy.told.counted import counted_rows, not_counted, not_counted_told
from workshop.report.strategy.told.shown import shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.assumed import USUAL_SOURCE
from workshop.strategy.element_parts import filled_by
from workshop.strategy.worth import Swing, Worth, tornado_of, worth_of
from workshop.text import plural

MOST: Final = 8
"""So many inputs stand on the figure; the table has all."""
LOW: Final = "↓"
"""Behind the code of an input that is at its low."""
HIGH: Final = "↑"

_TITLES: Final = (
    marked("Net present value"),
    marked("Net present value, in thousands"),
    marked("Net present value, in millions"),
)
_GUIDE: Final = "budget-round"


class _Moved(msgspec.Struct, frozen=True):
    """An input that is told, and what it does."""

    row: ToldRow
    swing: Swing


def board(gathered: Gathered) -> Board:
    """Worth and tornado, over the lines that the edition tells."""
    worth = gathered.once(told_worth)
    rows, currency = _rows(gathered), told_needs(gathered).currency
    moved = _moved(rows, worth)
    counted = len(worth.inputs.costs) + len(worth.inputs.benefits) if worth else 0
    return Board(
        name="worth",
        title=say("What it is worth, and on what that hangs"),
        figure=_tornado(worth, moved, currency) if worth and moved else None,
        marks=tuple(
            row_mark(gathered, each.row, f"{each.row.code}{end}")
            for each in moved[:MOST]
            for end in (LOW, HIGH)
        ),
        n=counted,
        counted=_counted(worth) if worth else "",
        sentence=_sentence(gathered, worth) if worth else "",
        source=say(
            "Net present value: {npv}; payback: {payback}",
            npv=worth.present.source,
            payback=worth.payback.source,
        )
        if worth
        else "",
        missing=tuple(_missing(rows, worth, moved)),
        left_out=_left_out(gathered),
        beside=tuple(_beside(worth, moved, currency)) if worth else (),
    )


def told_worth(gathered: Gathered) -> Worth | None:
    """The worth of the strategy, for `Gathered.once`."""
    return worth_of(gathered.once(counted_rows))


def _left_out(gathered: Gathered) -> int:
    """How many lines the edition leaves out, and so counts nowhere."""
    return not_counted(gathered, BUDGET, BENEFITS, ASSUMPTIONS)


def _sentence(gathered: Gathered, worth: Worth) -> str:
    """What it is worth, and what is not counted in that."""
    words = worth_told(worth, told_needs(gathered).currency)
    return f"{words} {not_counted_told(_left_out(gathered))}".rstrip()


def _rows(gathered: Gathered) -> Mapping[str, ToldRow]:
    return {
        **shown(gathered, BUDGET),
        **shown(gathered, BENEFITS),
        **shown(gathered, ASSUMPTIONS),
    }


def _moved(rows: Mapping[str, ToldRow], worth: Worth | None) -> list[_Moved]:
    """The inputs with a range that are told, that which moves most first."""
    if worth is None:
        return []
    return [_Moved(rows[each.row_id], each) for each in tornado_of(worth) if each.row_id in rows]


def _counted(worth: Worth) -> str:
    return say(
        "{lines} and {benefits} in money",
        lines=plural(len(worth.inputs.costs), "budget line"),
        benefits=plural(len(worth.inputs.benefits), "benefit"),
    )


# In words


def money_words(amount: float, currency: str = "") -> str:
    """An amount in the unit of the table, to the cent; in a column without its currency."""
    return money_told(round(amount * 100), currency)


def per_cent(share: float) -> str:
    """A share in per cent, without the sign: `7.5`."""
    return pointed(f"{round(share * 100, 6):g}")


def worth_told(worth: Worth, currency: str) -> str:
    """The net present value and the payback in two sentences."""
    first, last = str(worth.years[0]), str(worth.years[-1])
    value = worth.present.npv
    if isinstance(value, Undefined):
        return say("The net present value is not defined at this rate.")
    found = say(
        "At {rate} % a year, benefits less likely costs of {first} to {last} are worth {value} in "
        "{first}.",
        rate=per_cent(worth.rate),
        first=first,
        last=last,
        value=money_told(round(value * 100), currency),
    )
    return f"{found} {_payback_told(worth)}"


def _payback_told(worth: Worth) -> str:
    years, later = worth.payback.payback, worth.payback.discounted_payback
    if isinstance(years, Undefined):
        return say("No money is laid out first, so there is nothing to pay back.")
    if years is None:
        return say("The money does not come back by {last}.", last=str(worth.years[-1]))
    if later is None or isinstance(later, Undefined):
        return say(
            "The money is back after {years} years; not by {last} when discounted.",
            years=_two(years),
            last=str(worth.years[-1]),
        )
    return say(
        "The money is back after {years} years, discounted after {later}.",
        years=_two(years),
        later=_two(later),
    )


def _two(value: float) -> str:
    return pointed(f"{value:.2f}")


# The figure


def _tornado(worth: Worth, moved: Sequence[_Moved], currency: str) -> Plane:
    """Each input as two points in a line of its own, the greatest swing on top."""
    drawn = moved[:MOST]
    base = worth.present.npv
    middle = 0.0 if isinstance(base, Undefined) else base
    values = [middle, *(value for each in drawn for value in _ends(each.swing))]
    unit, title = scale_of(values, _TITLES)
    least, greatest = min(values) / unit, max(values) / unit
    air = (greatest - least) * 0.08 or 1.0
    least, greatest = least - air, greatest + air
    rows = len(drawn)
    return Plane(
        caption=say("What moves the net present value most: each input at its low and its high"),
        across=Axis(
            title=say(title), least=least, greatest=greatest, ticks=ticks_of(least, greatest)
        ),
        up=Axis(title=say("Greatest swing on top"), least=0.5, greatest=rows + 1.5),
        points=tuple(
            Point(
                code=f"{each.row.code}{sign}",
                text=_point_words(each, end, currency),
                across=value / unit,
                up=float(rows - at),
            )
            for at, each in enumerate(drawn)
            for sign, end, value in zip((LOW, HIGH), ("low", "high"), _ends(each.swing),
                                        strict=True)
        ),
        zones=(
            _zone(least, middle / unit, rows, say("less than likely")),
            _zone(middle / unit, greatest, rows, say("more than likely")),
        ),
        sentence=_most_told(moved, currency),
    )  # fmt: skip


def _ends(swing: Swing) -> tuple[float, float]:
    return swing.at_low, swing.at_high


def _zone(left: float, right: float, rows: int, title: str) -> Zone:
    return Zone(left=left, right=right, bottom=0.5, top=rows + 1.5, title=title)


def _point_words(each: _Moved, end: str, currency: str) -> str:
    """An input at one of its ends; what the worth is then stands on the scale."""
    at_low = end == "low"
    value = each.swing.low if at_low else each.swing.high
    return say(
        "{input} at {value}",
        input=subject_of(each.row),
        value=_input_words(each.swing, value, currency),
    )


def _input_words(swing: Swing, value: float, currency: str = "") -> str:
    """The value of an input with its unit; in a column without its currency."""
    if swing.kind == "rate":
        return say("{rate} % a year", rate=per_cent(value))
    if swing.kind == "last year":
        return str(int(value))
    return money_told(int(value), currency)


def _most_told(moved: Sequence[_Moved], currency: str) -> str:
    """Which input moves it most."""
    first = moved[0]
    return say(
        "{code} moves the net present value most: from {low} to {high}.",
        code=first.row.code,
        low=money_words(min(_ends(first.swing)), currency),
        high=money_words(max(_ends(first.swing)), currency),
    )


# What is missing, and what stands below


def _missing(
    rows: Mapping[str, ToldRow], worth: Worth | None, moved: Sequence[_Moved]
) -> Iterator[str]:
    """What would make it whole."""
    if worth is None or not worth.inputs.benefits:
        yield filled_by(say("No benefit says what it brings a year, and from when."), _GUIDE)
    if worth is None or not worth.inputs.costs:
        yield filled_by(
            say("No budget line for what is new or joined up says an amount yet."), _GUIDE
        )
    if worth is None:
        return
    if worth.inputs.rate.row is None:
        yield say(
            "Nobody recorded a discount rate, so {rate} % a year is taken ({source}). The table "
            "of assumptions takes one, with its range.",
            rate=per_cent(worth.rate),
            source=USUAL_SOURCE,
        )
    if worth.inputs.until.row is None:
        yield say(
            "Nobody recorded the last year, so benefits are counted up to {last} and no longer. "
            "The table of assumptions takes one.",
            last=str(worth.years[-1]),
        )
    bare = [rows[each].code for each in worth.undated if each in rows]
    if bare:
        yield filled_by(
            say("Not counted, for want of a year: {codes}.", codes=phrases.codes(bare)), _GUIDE
        )
    if not moved:
        yield filled_by(say("Nothing says what it is at least and at most."), _GUIDE)


def _beside(worth: Worth, moved: Sequence[_Moved], currency: str) -> Iterator[AnyBlock]:
    """The years, and the inputs with what they move."""
    yield _years(worth)
    if moved:
        yield Paragraph(spans=plain(_most_told(moved, currency)))
        yield _inputs(moved)
    told = [say("The first year is not discounted; a benefit counts from its first year on.")]
    if worth.inputs.anyway:
        told.append(say("What is there today is paid for anyway, and is not counted."))
    yield Bullets(items=tuple(plain(each) for each in told))


def _years(worth: Worth) -> Matrix:
    """Benefits, costs and what is left, by year."""
    lines = (
        (say("Benefits"), worth.benefits),
        (say("Likely costs"), worth.costs),
        (say("Benefits less costs"), worth.flows),
    )
    return Matrix(
        caption=say("Benefits and likely costs by year"),
        head=say("What"),
        columns=tuple(map(str, worth.years)),
        rows=tuple(
            MatrixLine(
                text=words,
                cells=tuple(MatrixCell(text=show_cents(each) if each else "–") for each in cents),
                ends=(show_cents(sum(cents)),),
            )
            for words, cents in lines
        ),
        ends=(Column(title=say("All years"), numeric=True, weight=2),),
        pattern="words",
    )


def _inputs(moved: Sequence[_Moved]) -> Table:
    """Every input with its range, and what the worth is at its ends."""
    return Table(
        caption=say("What each input moves, all others as they are likely"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Input"), weight=4),
            Column(title=say("Low"), numeric=True, weight=2),
            Column(title=say("High"), numeric=True, weight=2),
            Column(title=say("Worth at low"), numeric=True, weight=2),
            Column(title=say("Worth at high"), numeric=True, weight=2),
            Column(title=say("Apart"), numeric=True, weight=2),
        ),
        rows=tuple(
            (
                each.row.code,
                subject_of(each.row),
                _input_words(each.swing, each.swing.low),
                _input_words(each.swing, each.swing.high),
                money_words(each.swing.at_low),
                money_words(each.swing.at_high),
                money_words(each.swing.size),
            )
            for each in moved
        ),
    )
