"""Laws, contracts and standards: what they apply to, by when they must be met, whether they are."""

from __future__ import annotations

from collections.abc import Iterator

from workshop import times
from workshop.language import counted, say
from workshop.registers.kinds.strategy.rules import MET, OPEN, RULES, WAIVED
from workshop.report.blocks import AnyBlock, Bullets, Column, Paragraph, Span, Table, plain
from workshop.report.build import changed_of
from workshop.report.strategy.told.shown import Level, headed, shown
from workshop.report.view import Gathered
from workshop.strategy.chapter_facts import RuleFact
from workshop.text import parted


def facts(gathered: Gathered) -> tuple[RuleFact, ...]:
    """The rules that are told: open ones first, by the day by which they must be met."""
    today = changed_of(gathered).date()
    found = []
    for row in shown(gathered, RULES).values():
        due, state = row.row.cell("due"), row.row.cell("state") or OPEN
        applies = row.values["applies_to"]
        found.append(
            RuleFact(
                id=row.code,
                text=row.cells["rule"],
                kind=str(row.row.cell("rule_kind") or ""),
                applies_to=applies if isinstance(applies, tuple) else (),
                due=due,
                late=state == OPEN and due is not None and due < today,
                owner=row.cells["owner"],
                state=state,
                waived_by=row.cells["waived_by"],
                waived_why=row.cells["waived_why"],
                evidence=gathered.entry_ids(row.evidence),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.state != OPEN, one.due is None, one.due or 0)))


def blocks(gathered: Gathered, level: Level = 2) -> Iterator[AnyBlock]:
    """Every rule with what it applies to, its day, its owner and its state; waivers by name."""
    if not (found := facts(gathered)):
        return
    yield from headed(gathered, RULES, say("Rules that must be met"), level)
    yield Paragraph(spans=plain(_sentence(found)))
    yield Table(
        caption=say("Laws, contracts and standards"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Rule"), weight=4),
            Column(title=say("Applies to"), weight=2),
            Column(title=say("By"), weight=2),
            Column(title=say("Owner"), weight=2),
            Column(title=say("State"), weight=2),
        ),
        rows=tuple(
            (
                one.id,
                say("{text} ({what})", text=one.text, what=say(one.kind)) if one.kind else one.text,
                parted(one.applies_to),
                times.day(one.due) if one.due else "–",
                one.owner or say("nobody yet"),
                say("late") if one.late else say(one.state),
            )
            for one in found
        ),
    )
    if waived := [one for one in found if one.state == WAIVED]:
        yield Bullets(items=tuple(map(_waiver, waived)))


def _sentence(found: tuple[RuleFact, ...]) -> str:
    states = [one.state for one in found]
    return say(
        "{rules}: {met} met, {open} open, {late} of them late, {waived} waived.",
        rules=counted(len(found), "rule"),
        met=states.count(MET),
        open=states.count(OPEN),
        late=sum(one.late for one in found),
        waived=states.count(WAIVED),
    )


def _waiver(one: RuleFact) -> tuple[Span, ...]:
    words = say("waived by {who}: {why}", who=one.waived_by or say("not named"), why=one.waived_why)
    return (Span(f"{one.id} ", "strong"), Span(words))
