"""Element 3: each project in outline, on what it rests and what has to come before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workshop.language import say
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.strategy.projects import STATES, STOPPED
from workshop.registers.kinds.strategy.rules import WAIVED
from workshop.registers.money_words import money_told
from workshop.report.blocks import AnyBlock, Bullets, Column, Heading, Paragraph, Span, plain
from workshop.report.needs.told_needs import told_needs
from workshop.report.strategy.chapters import parts
from workshop.report.strategy.chapters.timeline import timeline, when
from workshop.report.strategy.strategy_facts import likely_cost
from workshop.report.strategy.told import rules
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.text import parted, plural

_MOST: Final = 40
"""So many projects are told in outline; all stand in the data."""
_PLACES: Final = 12
"""So many statements behind one are named in its outline."""

Rows = Mapping[str, tuple[ToldRow, ...]]
"""By the id of a project, the rows of a register that are of it."""


def blocks(told: ToldStrategy) -> Iterator[AnyBlock]:
    """The chapter, block after block."""
    yield parts.chapter(3, say("Projects"))
    rows = told.rows("projects")
    if not rows:
        yield parts.none_yet(say("No project is told yet."))
    else:
        yield Paragraph(spans=plain(_counted(rows)))
    if line := timeline(rows[: parts.MOST]):
        yield line
    yield from parts.board(told, "portfolio", beside=True)
    outline = _Outline(told)
    for row in rows[:_MOST]:
        yield from outline.blocks(row)
    if len(rows) > _MOST:
        yield Paragraph(spans=plain(_rest(len(rows) - _MOST)))
    yield from rules.blocks(told.gathered)
    yield from parts.missing(told, "projects", "portfolio")


def _rest(number: int) -> str:
    return plural(number, "more project stands in the data.", "more projects stand in the data.")


def _by_state(row: ToldRow) -> int:
    """The place of a project's state from idea to stopped; of one that says none, the last."""
    state = row.row.cell("state")
    return STATES.index(state) if state in STATES else len(STATES)


def _counted(rows: tuple[ToldRow, ...]) -> str:
    """How many projects there are, by state."""
    states: dict[str, int] = {}
    for row in sorted(rows, key=_by_state):
        words = row.cells["state"] or say("state not said")
        states[words] = states.get(words, 0) + 1
    told = ", ".join(
        say("{label}: {text}", label=words, text=str(number)) for words, number in states.items()
    )
    return f"{plural(len(rows), 'project')} – {told}."


class _Outline:
    """The outlines of projects: what belongs to each is looked up once."""

    def __init__(self, told: ToldStrategy) -> None:
        self._told = told
        self._of: dict[str, Rows] = {
            name: told.of(name, "project", "projects")
            for name in ("deliverables", "benchmarks", "approvals", "budget", "benefits", "changes")
        }
        self._rules = told.of("rules", "applies_to", "projects")

    def _rows(self, register: str, row: ToldRow) -> tuple[ToldRow, ...]:
        return self._of[register].get(row.row.id, ())

    def blocks(self, row: ToldRow) -> Iterator[AnyBlock]:
        """One project, as half a page has it."""
        yield Heading(text=f"{row.code} {row.cells['project']}", level=2)
        items = [
            parts.labelled(say("{label}:", label=label), words)
            for label, words in self._lines(row)
            if words
        ]
        yield Bullets(items=tuple(items)) if items else parts.none_yet(say("Nothing more is said."))
        yield from self._deliverables(row)
        yield from self._benchmarks(row)

    def _lines(self, row: ToldRow) -> Iterator[tuple[str, str]]:
        cells = row.cells
        state = ", ".join(each for each in (cells["state"], when(row)) if each)
        yield say("State and time"), state
        yield say("Serves"), self._serves(row)
        yield say("Purposes"), cells["purposes"]
        yield say("Expected result"), cells["expected"]
        yield say("Result reached"), cells["reached"]
        yield say("From then to now"), parts.to(cells["from_state"], cells["to_state"])
        yield say("Cut-over and fall-back"), self._cut_over(row)
        yield say("Training"), cells["training"]
        yield say("Depends on"), parts.links(row, "depends_on")
        yield say("Likely cost"), self._cost(row)
        yield say("Rules and standards"), self._kept(row)
        yield say("Approval"), self._approval(row)
        yield say("Changes in the work"), ", ".join(e.code for e in self._rows("changes", row))
        yield say("Owner"), cells["owner"]
        yield say("Rests on"), self._evidence(row)

    def _serves(self, row: ToldRow) -> str:
        """Goals, strategies and needs, by code."""
        found = (parts.links(row, each) for each in ("goals", "strategies", "needs"))
        return ", ".join(each for each in found if each)

    def _cut_over(self, row: ToldRow) -> str:
        found = (parts.day(row.row.cell("cut_over")), row.cells["fall_back"])
        return parted(each for each in found if each)

    def _cost(self, row: ToldRow) -> str:
        """What its lines that are told are likely to cost."""
        lines = self._rows("budget", row)
        cents = likely_cost(lines)
        if cents is None:
            return say("not said yet")
        codes = ", ".join(each.code for each in lines)
        return f"{money_told(cents, told_needs(self._told.gathered).currency)} ({codes})"

    def _kept(self, row: ToldRow) -> str:
        """Laws, contracts and standards, and how far each is."""
        found = self._rules.get(row.row.id, ())
        return ", ".join(f"{each.code} ({_rule_state(self._told, each)})" for each in found)

    def _approval(self, row: ToldRow) -> str:
        """Who approves it, and how far that is."""
        rungs = self._rows("approvals", row)
        if not rungs:
            return say("no ladder is set")
        return parted(
            f"{each.cells['approver'] or say('not named')}: "
            f"{each.cells['answer'] or say('not asked yet')}"
            for each in sorted(rungs, key=lambda each: each.row.cell("rung") or 0)
        )

    def _evidence(self, row: ToldRow) -> str:
        """How many statements stand behind it, or that none does."""
        if row.evidence:
            statements = plural(len(row.evidence), "statement")
            places = range(1, min(len(row.evidence), _PLACES) + 1)
            return f"{statements}: {', '.join(f'{row.code}.{each}' for each in places)}"
        return say("nothing that was said; see who decided it")

    def _deliverables(self, row: ToldRow) -> Iterator[AnyBlock]:
        if not (found := self._rows("deliverables", row)):
            return
        yield parts.table(
            say("Deliverables of {project}", project=row.code),
            (
                Column(title=say("Code")),
                Column(title=say("Deliverable"), weight=3),
                Column(title=say("Acceptance"), weight=4),
                Column(title=say("By when"), weight=2),
                Column(title=say("State"), weight=1),
                Column(title=say("Accepted by"), weight=2),
            ),
            [
                (
                    each.code,
                    each.cells["deliverable"],
                    each.cells["acceptance"],
                    parts.day(each.row.cell("due")),
                    each.cells["state"],
                    each.cells["accepted_by"],
                )
                for each in found
            ],
        )

    def _benchmarks(self, row: ToldRow) -> Iterator[AnyBlock]:
        if not (found := self._rows("benchmarks", row)):
            return
        yield parts.table(
            say("Benchmarks of {project}, by approach", project=row.code),
            (
                Column(title=say("Code")),
                Column(title=say("Measure"), weight=3),
                Column(title=say("Approach"), weight=3),
                Column(title=say("Today"), weight=2),
                Column(title=say("Expected"), weight=2),
                Column(title=say("Reached"), weight=2),
            ),
            [
                (
                    each.code,
                    *(
                        each.cells[name]
                        for name in ("measure", "approach", "today", "expected", "reached")
                    ),
                )
                for each in found
            ],
        )


def _rule_state(told: ToldStrategy, row: ToldRow) -> str:
    """How far a rule is; of a waived one who waived it."""
    state = row.cells["state"] or say("open")
    if row.row.cell("state") == WAIVED:
        who = told.person(row.row.cell("waived_by"))
        state = say("waived by {who}", who=who) if who else state
    return state


def stopped(rows: tuple[ToldRow, ...]) -> Iterator[tuple[Span, ...]]:
    """The projects that were stopped, with what was reached."""
    for row in rows:
        if row.row.cell("state") == STOPPED:
            words = say("Stopped: {project}", project=row.cells["project"])
            if row.cells["reached"]:
                words = f"{words} – {row.cells['reached']}"
            yield (Span(words), *parts.behind([row.code]))
