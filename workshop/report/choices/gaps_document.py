"""The report on gaps: how far each is, how much it matters, why, and what closes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from workshop.language import pointed, say
from workshop.methods.core.checks import number_of
from workshop.methods.core.ranks import places_in
from workshop.methods.core.raters import Said
from workshop.methods.priorities.gap import SOURCE, Gaps, gap
from workshop.privacy.participant import LeftOut
from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.strategies import STRATEGIES
from workshop.report import chapters, register_table
from workshop.report.actions.told_actions import agreed_of
from workshop.report.blocks import AnyBlock, Bullets, Column, Heading, Paragraph, Span, Table
from workshop.report.boards import in_document as boards
from workshop.report.boards.all_boards import board_of
from workshop.report.boards.gaps import values_of
from workshop.report.build import Content, of_engagement
from workshop.report.facts import Facts
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.running.choosing.gaps import GAPS
from workshop.strategy.choice_facts import GapFact, GapsFact
from workshop.strategy.facts import BenchmarkFact
from workshop.strategy.tows import cited_by, factors_in
from workshop.text import parted, plural


def content(gathered: Gathered) -> Content:
    """The report on gaps in an edition."""
    told = _Told(gathered)
    board = board_of(gathered, GAPS)
    facts = Facts(
        gaps=GapsFact(n=len(told.facts), sentence=board.sentence, source=SOURCE, gaps=told.facts),
        registers={GAPS: register_table.fact_of(gathered, told.table)},
        left_out=told.table.left_out,
    )
    made = of_engagement(gathered, GAPS, _blocks(gathered, told), facts)
    closed = sum(_is_closed(one) for one in told.facts)
    counts = (
        (say("Gaps"), str(len(told.facts))),
        (say("With something that closes it"), str(closed)),
    )
    return made._replace(meta=(*made.meta, *counts))


class _Told:
    """The gaps that are told, each with what closes it."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.table = gathered.row_telling.rows(REGISTERS[GAPS])
        self._all = gathered.once(ToldStrategy)

    @cached_property
    def facts(self) -> tuple[GapFact, ...]:
        """All of them, that first which matters most; those not rated as they were entered."""
        rows = {row.code: row for row in self.table.rows}
        said = [Said(code, values_of(row)) for code, row in rows.items()]
        found = gap(said) if said else None
        places = places_in(found.order) if found else {}
        facts = [self._fact(row, found, places.get(row.code)) for row in rows.values()]
        order = {row.code: row.row.number for row in rows.values()}
        last = len(facts) + 1
        return tuple(sorted(facts, key=lambda one: (one.place or last, order[one.id], one.id)))

    def _fact(self, row: ToldRow, found: Gaps | None, place: int | None) -> GapFact:
        present, wanted, importance = values_of(row)
        strategies = self._strategies(row)
        goals = self._made("goals", row, strategies)
        projects = self._made("projects", row, strategies)
        of_goals = self._of_goals(self._all.of("goals", "comes_of", GAPS).get(row.row.id, ()))
        projects += [each for each in of_goals if each not in projects]
        return GapFact(
            id=row.code,
            text=row.cells["what"],
            present=present,
            wanted=wanted,
            importance=importance,
            gap=number_of(found.gaps[row.code]) if found else None,
            priority=number_of(found.priorities[row.code]) if found else None,
            place=place,
            cause=row.cells["cause"],
            seen_in=_codes(row, "seen_in"),
            strategies=_coded(strategies),
            goals=_coded(goals),
            projects=_coded(projects),
            decisions=_coded(self._all.of("decisions", "rests_on", GAPS).get(row.row.id, ())),
            actions=self._actions(row),
            benchmarks=tuple(self._benchmarks(projects)),
            evidence=self.gathered.entry_ids(row.evidence),
        )

    def _strategies(self, row: ToldRow) -> list[ToldRow]:
        """The strategies that cite a factor in which the gap is seen."""
        record = self.gathered.record
        seen = {factor.id for factor in factors_in(record, row.row, "seen_in")}
        seen &= self.gathered.by_id.keys()  # what is not told leads nowhere
        return [
            each
            for each in self._all.rows(STRATEGIES)
            if seen.intersection(factor.id for factor in cited_by(record, each.row))
        ]

    def _made(self, name: str, row: ToldRow, strategies: Iterable[ToldRow]) -> list[ToldRow]:
        """The goals or projects that were made of the gap, or of one of its strategies."""
        found = list(self._all.of(name, "comes_of", GAPS).get(row.row.id, ()))
        of_strategy = self._all.of(name, "strategies", STRATEGIES)
        for each in strategies:
            found += of_strategy.get(each.row.id, ())
            became = {target.id for target in each.row.cell("becomes")}
            found += [made for made in self._all.rows(name) if made.row.id in became]
        return list({each.row.id: each for each in found}.values())

    def _of_goals(self, goals: Iterable[ToldRow]) -> list[ToldRow]:
        """The projects that serve the goals that were made of the gap."""
        serving = self._all.of("projects", "goals", "goals")
        return [each for goal in goals for each in serving.get(goal.row.id, ())]

    def _actions(self, row: ToldRow) -> tuple[str, ...]:
        """The actions that serve a factor in which the gap is seen."""
        seen = set(_codes(row, "seen_in"))
        return tuple(
            fact.id
            for _, fact in agreed_of(self.gathered)
            if fact.id and seen.intersection(fact.serves)
        )

    def _benchmarks(self, projects: Iterable[ToldRow]) -> Iterator[BenchmarkFact]:
        """What is measured of projects."""
        of = self._all.of("benchmarks", "project", "projects")
        for project in projects:
            for row in of.get(project.row.id, ()):
                cells = row.cells
                yield BenchmarkFact(
                    measure=cells["measure"],
                    today=cells["today"],
                    expected=cells["expected"],
                    approach=cells["approach"],
                )


def _codes(row: ToldRow, field: str) -> tuple[str, ...]:
    value = row.values[field]
    return value if isinstance(value, tuple) else ()


def _coded(rows: Iterable[ToldRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.code for row in rows))


def _is_open(one: GapFact) -> bool:
    """Whether more is wanted than there is, and nothing closes that."""
    return (one.gap is None or one.gap > 0) and not _is_closed(one)


def _is_closed(one: GapFact) -> bool:
    return bool(one.strategies or one.goals or one.projects or one.decisions or one.actions)


def _blocks(gathered: Gathered, told: _Told) -> Iterator[AnyBlock]:
    """The document, block after block."""
    yield Paragraph(spans=(Span(_answer(told), "strong"),))
    yield from chapters.left_out(gathered, LeftOut())
    yield Heading(text=say("Is ▸ wanted"))
    yield from boards.drawn(boards.alone(board_of(gathered, GAPS)))
    if not told.facts:
        return
    yield Heading(text=say("Gaps, the one that matters most first"))
    yield _table(told.facts)
    yield from _closing(told.facts)
    yield from _measured(told.facts)
    yield from register_table.not_yet(gathered, told.table)
    yield from register_table.to_ask(told.table)
    yield from register_table.evidence(gathered, told.table.rows)


def _answer(told: _Told) -> str:
    """Which matters most and whether something closes each, in a sentence."""
    facts = told.facts
    if not facts:
        return say("No gap is told.") if told.table.left_out else say("No gap yet.")
    left = [one.id for one in facts if _is_open(one)]
    first = plural(len(facts), "gap")
    if best := [one.id for one in facts if one.place == 1]:
        first = say("{gaps}; first in priority: {codes}", gaps=first, codes=phrases.codes(best))
    if not left:
        return say("{first}; something closes every one.", first=first)
    return say("{first}; nothing closes {codes} yet.", first=first, codes=phrases.codes(left))


def _table(facts: Sequence[GapFact]) -> Table:
    columns = (
        Column(title=say("Place‖in an order"), numeric=True),
        Column(title=say("Code")),
        Column(title=say("Gap"), weight=4),
        Column(title=say("Is ▸ wanted")),
        Column(title=say("Priority"), numeric=True),
        Column(title=say("Cause"), weight=4),
        Column(title=say("Seen in"), weight=2),
        Column(title=say("Closed by"), weight=3),
    )
    rows = (
        (
            str(one.place or "–"),
            one.id,
            one.text,
            say("{present} ▸ {wanted}", present=_number(one.present), wanted=_number(one.wanted)),
            _number(one.priority),
            one.cause,
            ", ".join(one.seen_in),
            ", ".join((*one.strategies, *one.goals, *one.projects, *one.decisions)),
        )
        for one in facts
    )
    return Table(caption=say("Gaps by priority"), columns=columns, rows=tuple(rows))


def _number(value: float | None) -> str:
    return "–" if value is None else pointed(f"{round(value, 3):g}")


def _closing(facts: Sequence[GapFact]) -> Iterator[AnyBlock]:
    """What closes each, by what it is; those that nothing closes say so."""
    yield Heading(text=say("What closes them"))
    yield Bullets(items=tuple(map(_closes, facts)))
    if any(map(_is_open, facts)):
        words = say(
            "What closes a gap is found by its links: goals and projects that come of it, "
            "strategies and actions that rest on a factor in which it is seen, decisions on it."
        )
        yield Paragraph(spans=(Span(words, "muted"),))


def _closes(one: GapFact) -> tuple[Span, ...]:
    parts: Mapping[str, Sequence[str]] = {
        say("strategies"): one.strategies,
        say("goals"): one.goals,
        say("projects"): one.projects,
        say("decisions"): one.decisions,
        say("actions"): one.actions,
    }
    words = parted(
        say("{label}: {text}", label=label, text=phrases.codes(codes))
        for label, codes in parts.items()
        if codes
    )
    return (
        Span(f"{one.id} ", "strong"),
        Span(one.text),
        Span(f" ({words or _none(one)})", "muted"),
    )


def _none(one: GapFact) -> str:
    """What is said of a gap that nothing closes."""
    return say("nothing yet") if _is_open(one) else say("no more is wanted than there is")


def _measured(facts: Sequence[GapFact]) -> Iterator[AnyBlock]:
    """What is measured of the projects that close them."""
    rows = dict.fromkeys(
        (one.id, each.measure, each.today, each.expected, each.approach)
        for one in facts
        for each in one.benchmarks
    )
    if not rows:
        return
    yield Table(
        caption=say("What is measured of what closes them"),
        columns=(
            Column(title=say("Gap")),
            Column(title=say("Measure"), weight=4),
            Column(title=say("Today"), weight=2),
            Column(title=say("Expected"), weight=2),
            Column(title=say("Approach"), weight=3),
        ),
        rows=tuple(rows),
    )
