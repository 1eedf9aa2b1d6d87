"""The strategy document: one page for those who decide, six elements, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.language import say
from workshop.report.appendices.standing import appendices
from workshop.report.blocks import AnyBlock
from workshop.report.build import Content
from workshop.report.document_names import DOCUMENTS
from workshop.report.facts import Facts
from workshop.report.strategy.approved import approval_of
from workshop.report.strategy.chapters import (
    approvals,
    budget,
    evidence,
    factors,
    front,
    overview,
    projects,
    resources,
    risk_benefit,
    wishes,
)
from workshop.report.strategy.strategy_facts import facts_of, money
from workshop.report.strategy.told_strategy import ToldStrategy, told_strategy
from workshop.report.view import Gathered


def content(gathered: Gathered) -> Content:
    """The strategy document in an edition."""
    told = told_strategy(gathered)
    facts = facts_of(told)
    approval = approval_of(told)
    return Content(
        say(DOCUMENTS["strategy"].title),
        tuple(_meta(told)),
        tuple(_blocks(told, facts)),
        facts,
        status=say("Approved") if approval.is_whole else None,
    )


def _meta(told: ToldStrategy) -> Iterator[tuple[str, str]]:
    """What stands on the cover: the years, who approved it, how much was heard."""
    years = [each.year for each in money(told).years]
    if years:
        words = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        yield say("Years"), words
    yield say("Approved"), approval_of(told).words
    hearing = told.telling.hearing
    heard = len(hearing.heard)
    share = say("{n} of {all}", n=heard, all=heard + len(hearing.unheard))
    yield say("Departments heard"), share
    yield say("Sessions"), str(len(told.gathered.sessions))


def _blocks(told: ToldStrategy, facts: Facts) -> Iterator[AnyBlock]:
    """The document, block after block."""
    yield from front.blocks(told, facts)
    yield from overview.blocks(told)
    yield from budget.blocks(told)
    yield from projects.blocks(told)
    yield from resources.blocks(told)
    yield from factors.blocks(told)
    yield from risk_benefit.blocks(told)
    yield from wishes.blocks(told, facts)
    yield from approvals.blocks(told)
    if facts.answer:
        yield from appendices(evidence.appendices_of(told, facts.answer))
