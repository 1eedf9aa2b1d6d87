"""The needs reconciliation: one order of what all departments want, and what follows from it.

The answer comes first: what fits, what fairness costs, on what it hangs and whether it is signed.
"""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.needs.facts import SufficiencyFact
from workshop.privacy.participant import LeftOut
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.report import chapters, register_table
from workshop.report.blocks import AnyBlock, Bullets, Heading, plain
from workshop.report.build import Content, of_engagement
from workshop.report.facts import Facts
from workshop.report.needs import (
    at_the_table,
    collaboration_map,
    told_answers,
    told_choice,
    told_framework,
    told_sufficiency,
)
from workshop.report.needs.chapters import (
    both_ways,
    department_pages,
    needs_answer,
    open_points,
    ranks,
    said_of_needs,
    served_aims,
    signed_framework,
    tied_needs,
)
from workshop.report.needs.told_needs import ToldNeeds, told_needs
from workshop.report.view import Gathered


def content(gathered: Gathered) -> Content:
    """The needs reconciliation in an edition."""
    told = told_needs(gathered)
    facts = facts_of(told)
    made = of_engagement(gathered, "needs", _blocks(told, facts), facts)
    asked = (
        (say("Requests"), str(len(told.rows))),
        (say("Needs‖from IT"), str(len(told.standing))),
    )
    framework = facts.framework
    draft = say("Draft, not signed") if framework and not framework.signed else None
    return made._replace(meta=(*made.meta, *asked), status=draft)


def facts_of(told: ToldNeeds) -> Facts:
    """What the document says as data."""
    return Facts(
        needs=told.facts,
        framework=told_framework.framework(told),
        joint=told.places(told.joint),
        by_department={
            told.department(each) or "": told.places(order) for each, order in told.own.items()
        },
        conflicts=told_choice.conflicts(told),
        synergies=told_choice.synergies(told),
        sufficiency=told_sufficiency.sufficiency(told),
        selections=told_choice.selections(told),
        fairness=told_choice.fairness(told),
        hangs=told_choice.hangs(told),
        collaboration=told_choice.pairs(told),
        at_the_table=at_the_table.at_the_table_of(told.gathered),
        answers=told_answers.answers(told),
        registers={NEEDS: register_table.fact_of(told.gathered, told.table)},
        left_out=told.left_out,
    )


def _blocks(told: ToldNeeds, facts: Facts) -> Iterator[AnyBlock]:
    """The document, block after block."""
    yield from needs_answer.blocks(told, facts)
    yield from chapters.left_out(told.gathered, LeftOut())
    yield from both_ways.blocks(told, facts)
    yield from ranks.plane(told)
    yield from ranks.orders(told)
    yield from tied_needs.ties(facts)
    yield from tied_needs.sufficiency(facts.sufficiency, _of_chosen(told))
    if facts.framework:
        yield from signed_framework.blocks(told, facts.framework)
    yield from open_points.blocks(told, facts)
    yield from served_aims.blocks(told, facts)
    yield from department_pages.blocks(told, facts)
    yield from at_the_table.blocks(facts.at_the_table or ())
    yield from collaboration_map.blocks(facts.collaboration or ())
    yield from said_of_needs.tools(told)
    yield from open_points.solutions(told)
    yield from said_of_needs.evidence(told)
    yield from _method()


def _of_chosen(told: ToldNeeds) -> SufficiencyFact | None:
    """Whether people and systems are enough for what is chosen for most value."""
    if told.selections is None:
        return None
    return told_sufficiency.sufficiency(told, told.selections.value.chosen)


def _method() -> Iterator[AnyBlock]:
    """How it was made, and what it cannot say."""
    yield Heading(text=say("Method and limits"))
    yield Bullets(
        items=(
            plain(
                say(
                    "Most value: of all choices within the limits that obey what excludes each "
                    "other, one that is worth most, found by exact search; where the search was "
                    "cut off, what no choice can be worth more than is told."
                )
            ),
            plain(
                say(
                    "Equal shares (Peters, Pierczyński and Skowron, 2021): the money is shared "
                    "equally between the departments that ask; each need is paid by those who want "
                    "it, the cheapest for its value first. What is left is filled up by value for "
                    "money."
                )
            ),
            plain(
                say(
                    "Priority says how soon, need says how much; they are two scores, and neither "
                    "says what a need is worth to somebody who was not asked."
                )
            ),
            plain(
                say(
                    "Nothing that was left out would still fit. What it hangs on was found by "
                    "choosing again."
                )
            ),
        )
    )
