"""What the strategy document says as data."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from workshop.privacy.told_rows import ToldRow
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.report import register_table
from workshop.report.boards.map import facts as map_facts
from workshop.report.boards.map import whole_map
from workshop.report.boards.money.forecast import forecast_told, told_money
from workshop.report.engagement_facts import engagement_facts
from workshop.report.facts import Facts
from workshop.report.needs import told_answers, told_choice, told_framework
from workshop.report.needs.amounts import in_units
from workshop.report.needs.told_needs import told_needs
from workshop.report.ordering import matrices_of
from workshop.report.strategy.changed_rows import with_rows
from workshop.report.strategy.told import (
    alternatives,
    answer_time,
    awareness,
    bearing,
    business_model,
    impact,
    purposes,
    rules,
    told_predictions,
    tools,
)
from workshop.report.strategy.told.told_gates import gates_of
from workshop.report.strategy.told.told_rounds import rounds_of
from workshop.report.strategy.told_strategy import ToldStrategy
from workshop.report.view import Gathered
from workshop.strategy.chapter_facts import AroundFact
from workshop.strategy.element_parts import REGISTERS_OF
from workshop.strategy.facts import (
    BenchmarkFact,
    GoalFact,
    MoneyFact,
    ProjectFact,
    YearFact,
)
from workshop.strategy.money import Money, amounts_of, viability_of

BESIDE = (
    "decisions",
    "approvals",
    "conditions",
    "waivers",
    "changes",
    "notices",
    "gaps",
    "rounds",
    "predictions",
)
"""The tables of registers of no element that stand in the data too."""


def facts_of(told: ToldStrategy) -> Facts:
    """What the document says as data; needs too, where any is told."""
    known = engagement_facts(told.gathered, *matrices_of(told.gathered))
    found = msgspec.structs.replace(
        known,
        answer=with_rows(told, known.answer) if known.answer else None,
        elements=told.elements,
        purposes=purposes.facts(told.gathered),
        it_goals=tuple(_goals(told)),
        projects=tuple(_projects(told)),
        money=_money(told),
        awareness=awareness.facts(told.gathered),
        map=map_facts(told.gathered),
        around=_around(told.gathered),
        impact=impact.facts(told.gathered),
        untold=awareness.untold(told.gathered),
        rounds=rounds_of(told.gathered),
        predictions=told_predictions.predictions_of(told.gathered),
        gates=gates_of(told.gathered),
        registers={
            name: register_table.fact_of(told.gathered, table)
            for name in (*(each for those in REGISTERS_OF.values() for each in those), *BESIDE)
            if (table := told.table(name)).rows
        },
    )
    needs = told_needs(told.gathered)
    if not needs.rows:
        return found
    return msgspec.structs.replace(
        found,
        needs=needs.facts,
        framework=told_framework.framework(needs),
        joint=needs.places(needs.joint),
        by_department={
            needs.department(each) or "": needs.places(order) for each, order in needs.own.items()
        },
        selections=told_choice.selections(needs),
        answers=told_answers.answers(needs),
    )


def _words(row: ToldRow, field: str) -> tuple[str, ...]:
    """What a row says in a field that holds several."""
    value = row.values[field]
    return value if isinstance(value, tuple) else ()


def _around(gathered: Gathered) -> AroundFact:
    return AroundFact(
        business_model=business_model.facts(gathered),
        bearing=bearing.facts(gathered),
        rules=rules.facts(gathered),
        tools=tools.facts(gathered),
        alternatives=alternatives.facts(gathered),
        answer_times=answer_time.facts(gathered),
    )


def _goals(told: ToldStrategy) -> Iterator[GoalFact]:
    lacks = {node.id: node.lacks for node in whole_map(told.gathered).nodes}
    for row in told.rows("goals"):
        yield GoalFact(
            id=row.code,
            text=row.cells["goal"],
            measure=row.cells["measure"],
            now=row.cells["today"],
            target=row.cells["wanted"],
            due=row.row.cell("due"),
            perspective=str(row.values["perspective"] or ""),
            objectives=_words(row, "objective"),
            purposes=_words(row, "purposes"),
            drivers=_words(row, "drivers"),
            blockers=_words(row, "blockers"),
            leads_to=_words(row, "leads_to"),
            lacks=lacks[row.row.id],
        )


def _projects(told: ToldStrategy) -> Iterator[ProjectFact]:
    deliverables = told.of("deliverables", "project", "projects")
    benchmarks = told.of("benchmarks", "project", "projects")
    approvals = told.of("approvals", "project", "projects")
    lines = told.of(BUDGET, "project", "projects")
    for row in told.rows("projects"):
        own = lines.get(row.row.id, ())
        yield ProjectFact(
            id=row.code,
            text=row.cells["project"],
            state=str(row.values["state"] or ""),
            goals=_words(row, "goals"),
            begins=row.row.cell("begins"),
            ends=row.row.cell("ends"),
            expected=row.cells["expected"],
            reached=row.cells["reached"],
            deliverables=tuple(each.code for each in deliverables.get(row.row.id, ())),
            benchmarks=tuple(
                BenchmarkFact(
                    measure=each.cells["measure"],
                    today=each.cells["today"],
                    expected=each.cells["expected"],
                    approach=each.cells["approach"],
                )
                for each in benchmarks.get(row.row.id, ())
            ),
            depends_on=_words(row, "depends_on"),
            budget=tuple(each.code for each in own),
            cost=in_units(likely_cost(own)),
            approvals=tuple(each.code for each in approvals.get(row.row.id, ())),
        )


def likely_cost(lines: tuple[ToldRow, ...]) -> int | None:
    """What budget lines that are told are likely to cost together, in cents; none where none says.

    A sum over all would tell what a line costs that is not told.
    """
    known = [amounts.likely for each in lines if (amounts := amounts_of(each.row))]
    return sum(known) if known else None


def money(told: ToldStrategy) -> Money:
    """What all years cost by what the edition tells, worked out once."""
    return told.gathered.once(told_money)


def _units(cents: int) -> float:
    return in_units(cents) or 0


def _money(told: ToldStrategy) -> MoneyFact:
    found = money(told)
    covered = viability_of(found)
    return MoneyFact(
        n=sum(len(year.rows) for year in found.years),
        years=tuple(
            YearFact(
                year=each.year,
                low=_units(each.costs.low),
                likely=_units(each.costs.likely),
                high=_units(each.costs.high),
                in_hand=in_units(each.in_hand),
            )
            for each in found.years
        ),
        likely=_units(found.costs.likely),
        by_part={name: _units(each.likely) for name, each in found.by_part.items()},
        by_use={name: _units(each.likely) for name, each in found.by_use.items()},
        first_year_not_covered=covered.likely if covered else None,
        sentence=forecast_told(told.gathered),
        npv=None,
        payback=None,
        left_out=told.table(BUDGET).left_out + told.table("funding").left_out,
    )
