"""Which projects are worth most within the money and the days of staff, and why the rest is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from workshop.language import marked, say
from workshop.methods.core.checks import Undefined
from workshop.methods.finance.portfolio import NextIn, Portfolio
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.needs.limits import LIMITS
from workshop.registers.kinds.strategy.assumptions import ASSUMPTIONS
from workshop.registers.kinds.strategy.benefits import BENEFITS
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.kinds.strategy.funding import FUNDING
from workshop.registers.kinds.strategy.projects import PROJECTS
from workshop.registers.money_words import money_told
from workshop.registers.numbers import show_cents
from workshop.report.blocks import AnyBlock, Axis, Bullets, Column, Plane, Point, Table, plain
from workshop.report.boards.board import Board
from workshop.report.boards.marks import row_mark, subject_of
from workshop.report.boards.scales import scale_of, ticks_of
from workshop.report.needs.told_needs import told_needs
from workshop.report.strategy.told.counted import counted_rows, not_counted
from workshop.report.strategy.told.shown import shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.element_parts import filled_by
from workshop.strategy.project_choice import (
    DAYS,
    MONEY,
    Choice,
    Known,
    choice_of,
    is_possible,
)
from workshop.text import listing, plural

CHOSEN: Final = "✓"
"""Behind the code of a project that is chosen."""

_COSTS: Final = (
    marked("Likely cost"),
    marked("Likely cost, in thousands"),
    marked("Likely cost, in millions"),
)
_VALUES: Final = (marked("Value"), marked("Value, in thousands"), marked("Value, in millions"))
_GUIDE: Final = "budget-round"


def board(gathered: Gathered) -> Board:
    """The projects by cost and value, those that are chosen marked.

    Where the edition does not tell all that counts, it tells of what was begun alone that it is
    chosen, which no amount changes: a choice over what is told would be another one, and the true
    one would show what is not told.
    """
    choice = gathered.once(told_choice)
    currency = told_needs(gathered).currency
    rows = shown(gathered, PROJECTS)
    listed = [each for each in choice.known if each.row.id in rows]
    drawn = [each for each in listed if each.cost is not None and each.value is not None]
    left = _left_out(gathered)
    begun = [rows[each.row.id].code for each in listed if each.is_begun]
    sentence = _hidden(left, begun) or choice_told(choice, rows, currency)
    return Board(
        name="portfolio",
        title=say("Projects within money and staff"),
        figure=_figure(choice, rows, drawn, sentence) if drawn else None,
        marks=tuple(
            row_mark(gathered, rows[each.row.id], _code(choice, rows, each))
            for each in (*drawn, *(other for other in listed if other not in drawn))
        ),
        n=len(choice.found.names) if choice.found else 0,
        counted="" if left else _counted(choice),
        sentence=sentence,
        source=choice.found.source if choice.found else "",
        missing=() if left else tuple(_missing(choice, rows)),
        left_out=left,
        beside=tuple(_beside(choice, rows, listed, currency, hidden=bool(left))) if listed else (),
    )


def told_choice(gathered: Gathered) -> Choice:
    """The choice of projects, for `Gathered.once`; none is made where the edition hides a part."""
    found = choice_of(gathered.once(counted_rows))
    if _left_out(gathered):
        return msgspec.structs.replace(found, limits={}, unknown={}, found=None)
    return found


def _left_out(gathered: Gathered) -> int:
    """How many lines the edition leaves out of all that counts for a choice."""
    return not_counted(gathered, PROJECTS, BUDGET, BENEFITS, FUNDING, ASSUMPTIONS, LIMITS)


def _counted(choice: Choice) -> str:
    able = len(choice.found.names) if choice.found else 0
    some = phrases.some_of(able, len(choice.known), "project")
    return say("{some} with all that is needed to choose", some=some)


def _is_chosen(choice: Choice, each: Known) -> bool:
    return choice.found is not None and each.row.id in choice.found.chosen


def _code(choice: Choice, rows: Mapping[str, ToldRow], each: Known) -> str:
    """How a project is called on the figure; one whose choice is not known, by its code alone."""
    code = rows[each.row.id].code
    return f"{code}{CHOSEN}" if _is_chosen(choice, each) else code


# The figure


def _figure(
    choice: Choice, rows: Mapping[str, ToldRow], drawn: list[Known], sentence: str
) -> Plane:
    cost, cost_title = scale_of([(each.cost or 0) / 100 for each in drawn], _COSTS)
    worth, worth_title = scale_of([each.value or 0.0 for each in drawn], _VALUES)
    wide = max((each.cost or 0) / 100 for each in drawn) / cost * 1.1 or 1.0
    values = [(each.value or 0.0) / worth * 1.1 for each in drawn]
    high, low = max(0.0, *values) or 1.0, min(0.0, *values)
    return Plane(
        caption=say("Projects by likely cost and value; {sign} is chosen", sign=CHOSEN),
        across=Axis(title=say(cost_title), least=0.0, greatest=wide, ticks=ticks_of(0.0, wide)),
        up=Axis(title=say(worth_title), least=low, greatest=high, ticks=ticks_of(low, high)),
        points=tuple(
            Point(
                code=_code(choice, rows, each),
                text=subject_of(rows[each.row.id]),
                across=(each.cost or 0) / 100 / cost,
                up=(each.value or 0.0) / worth,
            )
            for each in drawn
        ),
        sentence=sentence,
    )


# In words


def limit_words(limit: str, amount: float, currency: str) -> str:
    """So much of a limit: `£20,000 in 2028`, `40 staff days`."""
    if limit == DAYS:
        return say("{n} staff days", n=phrases.number(amount))
    money = money_told(round(amount * 100), currency)
    return money if limit == MONEY else say("{money} in {year}", money=money, year=limit)


def choice_told(choice: Choice, rows: Mapping[str, ToldRow], currency: str) -> str:
    """What is chosen, how sure that is, and what comes in next."""
    found = choice.found
    if found is None:
        return say("No projects can be chosen yet.")
    if isinstance(found.optimum, Undefined):
        return say(
            "What was begun takes more than there is: {limits}.", limits=_over(found, currency)
        )
    worth = value_words(choice, found.optimum, currency)
    some = phrases.some_of(len(found.chosen), len(found.names), "project")
    words = say(
        "Chosen: {some}, worth {value} together, the most that the limits allow.",
        some=some,
        value=worth,
    )
    if not found.proven and not isinstance(found.bound, Undefined):
        words = say(
            "Chosen: {some}, worth {value} together, the best that was found; no choice is worth "
            "more than {bound}.",
            some=some,
            value=worth,
            bound=value_words(choice, found.bound, currency),
        )
    coming = [each for each in found.next_in if each.name in rows]
    if not coming:
        return words
    return f"{words} {_next_told(coming, rows, currency)}"


def _next_told(coming: list[NextIn], rows: Mapping[str, ToldRow], currency: str) -> str:
    codes = phrases.codes([rows[each.name].code for each in coming])
    lacks = [limit_words(name, more, currency) for name, more in coming[0].lacks.items()]
    if len(coming) > 1 or not lacks:
        return say("Next in: {codes}.", codes=codes)
    return say("Next in: {codes}, which lacks {limits}.", codes=codes, limits=listing(lacks))


def _over(found: Portfolio, currency: str) -> str:
    """What the projects that were begun take beyond the limits."""
    over = [use for use in found.limits if use.left < 0]
    return listing([limit_words(use.limit, -use.left, currency) for use in over])


def value_words(choice: Choice, value: float, currency: str = "") -> str:
    """A value as it is told: points, or an amount; without its currency in a column of amounts."""
    if choice.valued == "benefits":
        return money_told(round(value * 100), currency)
    return phrases.number(value)


def _missing(choice: Choice, rows: Mapping[str, ToldRow]) -> Iterator[str]:
    """What would make it whole."""
    if not choice.known:
        yield filled_by(say("No project is recorded that is still to be done."), "project-outlines")
        return
    if not choice.limits:
        yield filled_by(
            say("Nobody has said yet what money is in hand, or set a limit for projects."), _GUIDE
        )
    elif DAYS not in choice.limits:
        yield say(
            "Days of staff are not limited: the table of limits takes them, chosen are projects."
        )
    lacking = {
        "value": marked("No value, by hand or by benefits in money: {codes}."),
        "cost": marked("No budget line says what it costs: {codes}."),
        "days": marked("Nobody said how many days of staff it takes: {codes}."),
    }
    for why, message in lacking.items():
        codes = [
            rows[each].code
            for each, reason in choice.unknown.items()
            if reason == why and each in rows
        ]
        if codes:
            guide = "action-planning" if why == "days" else _GUIDE
            yield filled_by(say(message, codes=phrases.codes(codes)), guide)


def _beside(
    choice: Choice, rows: Mapping[str, ToldRow], listed: list[Known], currency: str, *, hidden: bool
) -> Iterator[AnyBlock]:
    """Every project with what is known of it and whether it is chosen, and the limits."""
    yield Table(
        caption=say("Projects that are still to be done"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Project"), weight=4),
            Column(title=say("Value"), numeric=True, weight=2),
            Column(title=say("Likely cost"), numeric=True, weight=2),
            Column(title=say("Staff days"), numeric=True),
            Column(title=say("Chosen, or why not"), weight=4),
        ),
        rows=tuple(
            (
                rows[each.row.id].code,
                subject_of(rows[each.row.id]),
                "–" if each.value is None else value_words(choice, each.value),
                "–" if each.cost is None else show_cents(each.cost),
                phrases.number(each.days),
                _hidden_why(each) if hidden else why_words(choice, each, rows, currency),
            )
            for each in listed
        ),
    )
    if choice.found and choice.limits:
        yield _limits(choice.found)
    yield Bullets(items=tuple(map(plain, _rules(choice))))


def _hidden(left: int, begun: list[str]) -> str:
    """That it is not told what else is chosen; empty where all that counts is told."""
    if not left:
        return ""
    lines = plural(left, "line")
    if not begun:
        return say(
            "Which projects are chosen is not told in this edition, for it leaves out a part of "
            "what counts for it: {lines}.",
            lines=lines,
        )
    return say(
        "Chosen in any case, for they were begun: {codes}. Which others are is not told in this "
        "edition, for it leaves out a part of what counts for it: {lines}.",
        codes=phrases.codes(begun),
        lines=lines,
    )


def _hidden_why(each: Known) -> str:
    """What is told of a project where it is not told what is chosen."""
    return say("chosen: it was begun") if each.is_begun else "–"


def why_words(choice: Choice, each: Known, rows: Mapping[str, ToldRow], currency: str = "") -> str:
    """Whether a project is chosen, or why it is not."""
    own = each.row.id
    if _is_chosen(choice, each):
        return say("chosen: it was begun") if each.is_begun else say("chosen‖of a project")
    if own in choice.unknown:
        if choice.unknown[own] == "depends":
            return say("depends on what cannot be chosen")
        return say("not known enough to choose")
    if not is_possible(choice.found):
        return "–"
    if there := choice.not_there(own):
        codes = [rows[other].code for other in there if other in rows]
        return (
            say("depends on {codes}, not chosen", codes=phrases.codes(codes))
            if codes
            else say("depends on what is not chosen")
        )
    lacks = [limit_words(name, more, currency) for name, more in choice.lacks(own).items()]
    return say("lacks {limits}", limits=listing(lacks)) if lacks else say("adds no value")


def _limits(found: Portfolio) -> Table:
    """How far each limit is used."""
    return Table(
        caption=say("How far the limits are used"),
        columns=(
            Column(title=say("Limit"), weight=2),
            Column(title=say("There is"), numeric=True, weight=2),
            Column(title=say("Used"), numeric=True, weight=2),
            Column(title=say("Left"), numeric=True, weight=2),
        ),
        rows=tuple(
            (
                _limit_name(use.limit),
                *(_amount(use.limit, each) for each in (use.capacity, use.used, use.left)),
            )
            for use in found.limits
        ),
    )


def _limit_name(limit: str) -> str:
    if limit == DAYS:
        return say("Staff days")
    return say("Money") if limit == MONEY else say("Money of {year}", year=limit)


def _amount(limit: str, amount: float) -> str:
    return phrases.number(amount) if limit == DAYS else show_cents(round(amount * 100))


def _rules(choice: Choice) -> Iterator[str]:
    """By which rules it is chosen."""
    if choice.valued == "benefits":
        yield say(
            "A project is worth the net present value of its benefits in money; one without any "
            "cannot be chosen by them."
        )
    elif choice.valued:
        yield say("A project is worth what was given for it by hand, on one scale for all.")
    if choice.found is None:
        return
    if any(name not in (DAYS, MONEY) for name in choice.limits):
        yield say(
            "Of the money in hand in a year, the likely cost of lines of no such project is taken "
            "off first; what is left of a year is not in hand in the next."
        )
    yield say(
        "What was begun is chosen in any case, what is done is there already, and a project comes "
        "with those that it depends on."
    )
