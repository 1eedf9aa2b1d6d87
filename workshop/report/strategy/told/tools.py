"""The tools that there are: what each department has of them, and the verdict on each."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import counted, say
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Paragraph,
    Quote,
    Span,
    Table,
    plain,
)
from workshop.report.known import is_quote
from workshop.report.strategy.told.shown import Level, headed, shown
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.chapter_facts import ToolFact
from workshop.text import listing

TOOLS = "tools"
VERDICTS = ("tolerate", "invest", "migrate", "eliminate")
_MOST_QUOTES = 6


def facts(gathered: Gathered) -> tuple[ToolFact, ...]:
    """The tools that are told, each as a department judges it, by tool and department."""
    found = [
        ToolFact(
            id=row.code,
            tool=row.cells["tool"],
            department=row.cells["department"],
            benefit=row.cells["benefit"],
            drawback=row.cells["drawback"],
            verdict=str(row.row.cell("disposition") or ""),
            evidence=gathered.entry_ids(row.evidence),
            # A row that is told rests on something that is told, where it rests on anything.
            voiceless=bool(row.row.cell("disposition")) and not row.evidence,
        )
        for row in shown(gathered, TOOLS).values()
    ]
    return tuple(sorted(found, key=lambda one: (one.tool.casefold(), one.department.casefold())))


def blocks(gathered: Gathered, level: Level = 2) -> Iterator[AnyBlock]:
    """Each tool by department with benefit, drawback and verdict, and what was said of it."""
    if not (found := facts(gathered)):
        return
    yield from headed(gathered, TOOLS, say("Tools: benefit, drawback, verdict"), level)
    yield Paragraph(spans=plain(_sentence(found)))
    yield Table(
        caption=say("What each department has of its tools"),
        columns=(
            Column(title=say("Tool"), weight=2),
            Column(title=say("Department"), weight=2),
            Column(title=say("Benefit"), weight=3),
            Column(title=say("Drawback"), weight=3),
            Column(title=say("Verdict"), weight=2),
        ),
        rows=tuple(
            (
                f"{one.id} {one.tool}",
                one.department,
                one.benefit,
                one.drawback,
                _verdict(one),
            )
            for one in found
        ),
    )
    if bare := [one for one in found if one.voiceless]:
        codes = phrases.codes([one.id for one in bare])
        words = say("A verdict, and no voice that supports it: {codes}.", codes=codes)
        yield Bullets(items=((Span(words, "strong"),),))
    yield from _quotes(gathered)


def _sentence(found: tuple[ToolFact, ...]) -> str:
    counts = [
        say("{verdict}: {n}", verdict=say(each), n=number)
        for each in VERDICTS
        if (number := sum(one.verdict == each for one in found))
    ]
    tools = counted(len({one.tool.casefold() for one in found}), "tool")
    if not counts:
        return say("{tools}; there is no verdict yet.", tools=tools)
    return say("{tools}. Verdicts: {counts}.", tools=tools, counts=listing(counts))


def _verdict(one: ToolFact) -> str:
    if not one.verdict:
        return say("none yet")
    return (
        say("{verdict} (no voice)", verdict=say(one.verdict)) if one.voiceless else say(one.verdict)
    )


def _quotes(gathered: Gathered) -> Iterator[AnyBlock]:
    """What people said of tools, word for word, one for each line at most."""
    number = 0
    for row in shown(gathered, TOOLS).values():
        entry = next((each for each in row.evidence if is_quote(each)), None)
        if entry is not None and number < _MOST_QUOTES:
            number += 1
            yield Quote(
                text=gathered.telling.words(entry),
                who=gathered.telling.who(entry),
                where=" · ".join(filter(None, (row.code, gathered.where(entry)))),
            )
