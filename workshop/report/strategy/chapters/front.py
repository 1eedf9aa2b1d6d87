"""The strategy on one page: where we are, where to, what we do, what it costs, what we leave."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from workshop.analysis.answer.facts import FindingFact
from workshop.language import ENGLISH, lowered, marked, say, speaking
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.approvals import APPROVED, REFUSED
from workshop.registers.kinds.decisions import CARRIED, NOT_CARRIED
from workshop.registers.kinds.strategy.projects import OVER
from workshop.registers.money_words import money_told
from workshop.report import matrix_chapter as matrices
from workshop.report.answer import answer_of
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Heading,
    Headline,
    Matrix,
    Paragraph,
    Span,
    plain,
    text_of,
)
from workshop.report.boards.money.forecast import forecast_told
from workshop.report.facts import Facts
from workshop.report.first_page import findings as first
from workshop.report.needs.told_needs import told_needs
from workshop.report.ordering import matrices_of
from workshop.report.strategy.chapters import money_tables, parts
from workshop.report.strategy.chapters.overview import of_kind
from workshop.report.strategy.chapters.projects import stopped
from workshop.report.strategy.chapters.timeline import timeline
from workshop.report.strategy.strategy_facts import money
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.report.wording import format as phrases
from workshop.strategy.money import NOTHING
from workshop.text import listing, parted, plural, shorten

LINES: Final = 57.0
"""So many lines of text a page has room for."""
_WIDE: Final = 96
"""So many letters stand in a line."""
_LONGEST: Final = 240
"""So many letters of a text stand on it."""
_IN_LINE: Final = 60
"""So many of the name of a project stand in a line of the time line."""
_NAMED: Final = 4
"""So many parts that are missing are named."""
_POSITION: Final = marked(
    "The middle is 2.5: below it weaknesses outweigh strengths, and what is outside is met weakly."
)

Item = tuple[Span, ...]


def blocks(told: ToldStrategy, facts: Facts) -> Iterator[AnyBlock]:
    """The page, block after block; where texts are long it has fewer of them."""
    room = _Room()
    with speaking(ENGLISH):  # in every language it has as much
        for less in _LESS:
            if height(_page(told, facts, room)) <= LINES:
                break
            room = msgspec.structs.replace(room, **less)
    yield from _page(told, facts, room)


class _Room(msgspec.Struct, frozen=True, kw_only=True):
    """How much of each has room on the page."""

    findings: int = 3
    goals: int = 5
    projects: int = 6
    years: int = 5
    left: int = 3
    asked: int = 3


_LESS: Final[tuple[dict[str, int], ...]] = (
    {"goals": 4},
    {"projects": 5},
    {"left": 2},
    {"asked": 2},
    {"projects": 4},
    {"goals": 3},
    {"findings": 2, "left": 1},
    {"years": 3, "projects": 3},
)
"""What is told less of, one after the other, until all of it has room."""


def _page(told: ToldStrategy, facts: Facts, room: _Room) -> Iterator[AnyBlock]:
    yield Heading(text=say("The strategy on one page"))
    yield Headline(text=_headline(told), lines=tuple(_lines(told)))
    yield from _titled(say("Where we are"), list(_where_we_are(told, room.findings)))
    yield from _titled(say("Where to"), list(_where_to(told, room.goals)))
    yield from _what_we_do(told, room.projects)
    if money(told).costs != NOTHING:
        lines = map(plain, money_tables.lines_by_year(money(told), _currency(told)))
        yield from _titled(say("What it costs"), _first(lines, room.years))
    yield from _titled(say("What we will not do, and why"), _first(_left(told, facts), room.left))
    yield from _titled(say("Decisions asked"), _first(_asked(told), room.asked))
    if facts.answer:
        where = say("appendix {letter}", letter="D")
        yield from first.in_one(first.changed(facts.answer.changes, where))


def height(blocks: Iterable[AnyBlock]) -> float:
    """How many lines of text blocks take on a page, near enough."""
    return sum(map(_height, blocks))


def _height(block: AnyBlock) -> float:
    match block:
        case Heading():
            return 2.0
        case Headline():
            return 1.7 * math.ceil(len(block.text) / 55) + sum(map(_of_text, block.lines))
        case Bullets():
            return sum(_of_text(text_of(item)) for item in block.items) * 1.06
        case Matrix():
            return 2.6 + sum(1.15 * math.ceil(len(line.text) / 60) for line in block.rows)
        case Paragraph():
            return 0.6 + _of_text(text_of(block.spans))
    return 0.0


def _of_text(text: str) -> float:
    return math.ceil(len(text) / _WIDE)


def _titled(title: str, items: list[Item]) -> Iterator[AnyBlock]:
    """A part of the page; nothing where it has nothing to say.

    Its title is a line of text: seven headings would not leave room for what stands below them.
    """
    if items:
        yield Paragraph(spans=(Span(title, "strong"),))
        yield Bullets(items=tuple(map(_short, items)))


def _short(item: Item) -> Item:
    """An item no longer than a page for many has room for; its chapter has all of it."""
    words, *rest = item
    return (msgspec.structs.replace(words, text=shorten(words.text, _LONGEST)), *rest)


def _first(found: Iterator[Item], most: int) -> list[Item]:
    """As many as have room, and how many more there are."""
    items = list(found)
    if (rest := len(items) - most) <= 0:
        return items
    return [*items[:most], _more(rest)]


def _more(rest: int) -> Item:
    return (Span(say("{n} more, in the chapters.", n=rest), "muted"),)


def _headline(told: ToldStrategy) -> str:
    """The answer as people put it, else the whole in numbers."""
    return answer_of(told.gathered).headline or _in_numbers(told)


def _currency(told: ToldStrategy) -> str:
    """What money is counted in, as the limit says; empty where it does not."""
    return told_needs(told.gathered).currency


def _in_numbers(told: ToldStrategy) -> str:
    """How many goals and projects, over which years, for how much."""
    goals, projects = len(told.rows("goals")), len(_open_projects(told))
    found = money(told)
    if not goals and not told.rows("projects"):
        return say("There is no goal and no project yet: this strategy is still to be made.")
    both = listing([plural(goals, "goal"), plural(projects, "project")])
    if found.costs == NOTHING:
        return say("{what}; nobody has said yet what they cost.", what=both)
    first, last = found.years[0].year, found.years[-1].year
    return say(
        "{what}, from {first} to {last}, for likely {money}.",
        what=both,
        first=str(first),
        last=str(last),
        money=money_told(found.costs.likely, _currency(told)),
    )


def _lines(told: ToldStrategy) -> Iterator[str]:
    """The whole in numbers, how long the money lasts, how much of the document is missing."""
    if answer_of(told.gathered).headline:
        yield _in_numbers(told)
    if money(told).costs != NOTHING:
        yield forecast_told(told.gathered)
    missing = [each.title for element in told.elements.values() for each in element.missing]
    if missing:
        shown = listing(missing) if len(missing) <= _NAMED else plural(len(missing), "part")
        yield say("Still missing in the six elements: {parts}.", parts=shown)


def _where_we_are(told: ToldStrategy, most: int) -> Iterator[Item]:
    """The position by IFE and EFE, then three findings."""
    facts = [matrices.fact_of(each) for each in matrices_of(told.gathered)]
    words = [
        say(
            "{name} {total} of 4, {n} factors weighed",
            name=name,
            total=phrases.number(round(fact.total, 2)),
            n=fact.n,
        )
        for name, fact in zip(("IFE", "EFE"), facts, strict=True)
        if fact.total is not None
    ]
    if words:
        yield plain(f"{parted(words)}. {say(_POSITION)}")
    for finding in answer_of(told.gathered).findings[:most]:
        yield _finding(finding)


def _finding(found: FindingFact) -> Item:
    """A finding with what it rests on, its base, and the other side."""
    codes = [] if found.by_rule else [found.id]
    items: list[Span] = [Span(found.text), *parts.behind([*codes, *(c.id for c in found.cites)])]
    base = phrases.some_of(found.departments, found.departments_heard, "department")
    if found.against:
        against = plural(found.against, "statement against", "statements against")
        base = f"{base}, {against}"
    if not found.by_rule:
        items.append(Span(f" · {base}", "muted"))
    return tuple(items)


def _where_to(told: ToldStrategy, most: int) -> Iterator[Item]:
    """The mission, then goals with what is measured today and wanted."""
    for row in of_kind(told, "mission")[:1]:
        yield (Span(row.cells["statement"]), *parts.behind([row.code]))
    goals = told.rows("goals")
    for row in goals[:most]:
        yield _goal(row)
    if (rest := len(goals) - most) > 0:
        yield _more(rest)


def _goal(row: ToldRow) -> Item:
    value = parts.to(row.cells["today"], row.cells["wanted"])
    ends = [row.cells["measure"], value, parts.day(row.row.cell("due"))]
    words = ", ".join(each for each in ends if each)
    text = (
        say("{label}: {text}", label=row.cells["goal"], text=words) if words else row.cells["goal"]
    )
    return (Span(text), *parts.behind([row.code]))


def _what_we_do(told: ToldStrategy, most: int) -> Iterator[AnyBlock]:
    """The projects on a time line; those without a day in a list."""
    rows = _open_projects(told)
    if not rows:
        return
    dated = [row for row in rows if row.row.cell("begins") or row.row.cell("ends")]
    dated.sort(key=lambda row: row.row.cell("begins") or row.row.cell("ends"))
    shown = dated[:most]
    title = say("What we will do")
    if line := timeline(shown):
        yield msgspec.structs.replace(
            line,
            caption=say("{label}: {text}", label=title, text=lowered(line.caption)),
            rows=tuple(
                msgspec.structs.replace(each, text=shorten(each.text, _IN_LINE))
                for each in line.rows
            ),
        )
    else:
        yield Paragraph(spans=(Span(title, "strong"),))
    words = []
    if (rest := len(dated) - len(shown)) > 0:
        words.append(say("{n} more, in the chapters.", n=rest))
    if undated := [row.code for row in rows if row not in dated]:
        words.append(say("Without a day: {codes}.", codes=", ".join(undated)))
    if words:
        yield Paragraph(spans=plain(" ".join(words)))


def _open_projects(told: ToldStrategy) -> list[ToldRow]:
    """The projects that are neither done nor stopped."""
    return [row for row in told.rows("projects") if row.row.cell("state") not in OVER]


def _left(told: ToldStrategy, facts: Facts) -> Iterator[Item]:
    """What is not done: decided so, stopped, not within the limits; each with its reason."""
    for row in told.rows("decisions"):
        if row.row.cell("result") == NOT_CARRIED:
            why = row.cells["conditions"] or row.cells["rule"]
            words = row.cells["decision"]
            yield (
                Span(say("{label}: {text}", label=words, text=why) if why else words),
                *parts.behind([row.code]),
            )
    yield from stopped(told.rows("projects"))
    wants = {each.id: each.want for each in facts.needs or ()}
    for answer in facts.answers or ():
        if answer.answer == "not" and answer.id in wants:
            yield (
                Span(say("{label}: {text}", label=answer.want, text=answer.why)),
                *parts.behind([answer.id]),
            )


def _asked(told: ToldStrategy) -> Iterator[Item]:
    """What those who decide are asked for: by findings, of the ladder, of what is still open."""
    for ask in answer_of(told.gathered).asked:
        yield (Span(first.asked_words(ask)), *parts.behind([ask.finding]))
    for row in told.rows("decisions"):
        if row.row.cell("result") not in (CARRIED, NOT_CARRIED):
            yield (Span(row.cells["decision"]), *parts.behind([row.code]))
    for row in told.rows("approvals"):
        if row.row.cell("answer") in (APPROVED, REFUSED):
            continue
        who = told.person(row.row.cell("approver"))
        words = say("Approve: {what}", what=row.cells["what"])
        by = parts.day(row.row.cell("due"))
        beside = ", ".join(each for each in (who, say("by {day}", day=by) if by else "") if each)
        yield (Span(f"{words} — {beside}" if beside else words), *parts.behind([row.code]))
