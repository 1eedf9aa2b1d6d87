"""The decisions, one page each: on what, at which cost and risk, who signs off, who dissents."""

from __future__ import annotations

from collections.abc import Iterator

from workshop import times
from workshop.analysis.answer.facts import DisagreementFact, SideFact
from workshop.language import counted, say
from workshop.privacy.participant import LeftOut
from workshop.registers.kinds import REGISTERS
from workshop.registers.kinds.decisions import DECISIONS
from workshop.registers.kinds.strategy.budget import BUDGET
from workshop.registers.money_words import money_told
from workshop.report import chapters, register_table
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Heading,
    Paragraph,
    Quote,
    Span,
    aside,
    plain,
)
from workshop.report.build import Content, of_engagement
from workshop.report.facts import Facts
from workshop.report.needs.told_needs import told_needs
from workshop.report.strategy.told.conditions import state_of
from workshop.report.strategy.told.counted import not_counted, not_counted_told
from workshop.report.strategy.told.decided import ToldDecision, other_side, told_decisions
from workshop.report.view import Gathered
from workshop.report.wording import format as phrases
from workshop.strategy.chapter_facts import ApprovalStepFact, ConditionFact, GroundFact
from workshop.text import listing, parted

_MOST_QUOTES = 3
_ON_A_PAGE = 6
"""So many grounds, risks and answers stand on a page; how many more there are is said."""


def content(gathered: Gathered) -> Content:
    """The decisions in an edition."""
    register = REGISTERS[DECISIONS]
    told = gathered.row_telling.rows(register)
    found = told_decisions(gathered)
    facts = Facts(
        registers={DECISIONS: register_table.fact_of(gathered, told)},
        decided=tuple(each.fact for each in found),
    )
    return of_engagement(gathered, DECISIONS, _blocks(gathered, found), facts)


def _blocks(gathered: Gathered, found: tuple[ToldDecision, ...]) -> Iterator[AnyBlock]:
    """The table of all of them, then a page for each."""
    told = gathered.row_telling.rows(REGISTERS[DECISIONS])
    yield Paragraph(spans=plain(say(told.register.means)))
    yield Paragraph(spans=plain(register_table.sentence(told)))
    yield from chapters.left_out(gathered, LeftOut())
    yield from register_table.left_out(told)
    if not found:
        return
    yield register_table.table(gathered, told)
    yield from register_table.not_yet(gathered, told)
    for each in found:
        yield from page(gathered, each)


def page(gathered: Gathered, one: ToldDecision) -> Iterator[AnyBlock]:
    """A decision on a page of its own."""
    fact = one.fact
    yield Heading(text=f"{fact.id} {fact.text}", page=True)
    yield Bullets(items=tuple(_basics(one)))
    yield from _conditions(fact.condition_rows)
    yield from _grounds(gathered, one)
    yield from _against(gathered, one)
    yield from _money(gathered, one)
    yield from _risks(one)
    yield from _sign_off(one, told_needs(gathered).currency)


def _basics(one: ToldDecision) -> Iterator[tuple[Span, ...]]:
    """What came of it, by which rule, from when on, on which conditions."""
    fact = one.fact
    yield _labelled(say("Result"), say(fact.result) if fact.result else say("not said yet"))
    yield _labelled(say("Decided by"), fact.rule or say("no rule was recorded"))
    if not fact.condition_rows:
        yield _labelled(say("Conditions"), fact.conditions or say("none"))
    yield _labelled(say("Seen through by"), fact.owner or say("nobody yet"))
    days = [
        say("holds from {day}", day=times.day(fact.begins)) if fact.begins else "",
        say("looked at again on {day}", day=times.day(fact.review)) if fact.review else "",
    ]
    if any(days):
        yield _labelled(say("Days"), listing([day for day in days if day]))


def _conditions(found: tuple[ConditionFact, ...]) -> Iterator[AnyBlock]:
    """What must hold before it is begun, each with its state."""
    if not found:
        return
    yield _headed(say("Conditions"))
    yield Bullets(items=tuple(map(_condition, found[:_ON_A_PAGE])))
    yield from _and_more(len(found) - _ON_A_PAGE)


def _condition(one: ConditionFact) -> tuple[Span, ...]:
    due = say("by {day}", day=times.day(one.due)) if one.due and not one.met else ""
    behind = filter(None, (state_of(one), one.owner, due))
    return (Span(f"{one.id} ", "strong"), Span(one.text), *aside(", ".join(behind)))


def _labelled(label: str, text: str) -> tuple[Span, ...]:
    return (Span(f"{say('{label}:', label=label)} ", "strong"), Span(text))


def _headed(title: str) -> Paragraph:
    """What a part of a page is about; no heading, which a list of contents would repeat."""
    return Paragraph(spans=(Span(title, "strong"),))


def _grounds(gathered: Gathered, one: ToldDecision) -> Iterator[AnyBlock]:
    """What it rests on by code, and what was said there, word for word."""
    grounds = one.fact.grounds
    yield _headed(say("What speaks for it"))
    if grounds:
        yield Bullets(items=tuple(map(_ground, grounds[:_ON_A_PAGE])))
    else:
        yield Paragraph(spans=plain(say("Nothing is told on which it rests.")))
    if more := len(grounds) - _ON_A_PAGE:
        yield from _and_more(more)
    for entry in one.quotes[:_MOST_QUOTES]:
        yield Quote(
            text=gathered.telling.words(entry),
            who=gathered.telling.who(entry),
            where=gathered.where(entry),
        )


def _and_more(number: int) -> Iterator[AnyBlock]:
    if number > 0:
        yield Paragraph(spans=(Span(say("And {n} more.", n=number), "muted"),))


def _ground(one: GroundFact) -> tuple[Span, ...]:
    code = (Span(f"{one.id} ", "strong"),) if one.id else ()
    cited = counted(len(one.evidence), "statement") if one.evidence and one.id else ""
    return (*code, Span(one.text), *aside(cited))


def _against(gathered: Gathered, one: ToldDecision) -> Iterator[AnyBlock]:
    """What people differ on of its grounds, what was said of it, and dissent in its own words."""
    yield _headed(say("What speaks against it"))
    codes = {each.id for each in one.fact.grounds if each.id}
    items = [_difference(each, other_side(each, codes)) for each in one.against[:_MOST_QUOTES]]
    if items:
        yield Bullets(items=tuple(items))
    dissent = list(_dissent(gathered, one))
    yield from dissent
    if items or dissent:
        return
    # Neither that there is dissent nor how much is told where it is not: so few may know of it.
    words = say("Nothing is told here that speaks against it.")
    if gathered.telling.open:
        words = say("Nothing was recorded that speaks against it.")
    yield Paragraph(spans=plain(words))


def _difference(found: DisagreementFact, side: SideFact) -> tuple[Span, ...]:
    """What the other side says of something that a decision rests on."""
    code = (Span(f"{side.id} ", "strong"),) if side.id else ()
    words = say("{label}: {text}", label=found.about, text=side.text)
    if side.text.casefold().startswith(found.about.casefold()):
        words = side.text
    return (*code, Span(words), *aside(parted(filter(None, (side.who, found.sentence)))))


def _dissent(gathered: Gathered, one: ToldDecision) -> Iterator[AnyBlock]:
    """Who is against it, as they said it and agreed to be told."""
    for entry in one.dissent:
        yield Quote(
            text=gathered.telling.words(entry),
            who=gathered.telling.who(entry),
            where=say("dissent from {code}", code=one.fact.id),
        )
    for words in one.dissent_words:
        yield Quote(text=words, who="", where=say("dissent from {code}", code=one.fact.id))


def _money(gathered: Gathered, one: ToldDecision) -> Iterator[AnyBlock]:
    """What the projects cost that it touches, over those of their lines that are told."""
    yield _headed(say("What it costs"))
    currency = told_needs(gathered).currency
    if not one.projects:
        yield Paragraph(spans=plain(say("It touches no project whose cost could be added up.")))
        return
    items = []
    for project in one.projects:
        words = say("no budget line says an amount")
        if costs := project.costs:
            words = say(
                "likely {likely}, from {low} to {high}",
                likely=money_told(costs.likely, currency),
                low=money_told(costs.low, currency),
                high=money_told(costs.high, currency),
            )
        label = (
            Span(f"{project.code} ", "strong"),
            Span(say("{label}: {text}", label=project.text, text=words)),
        )
        items.append((*label, *aside(say(project.state) if project.state else "")))
    yield Bullets(items=tuple(items[:_ON_A_PAGE]))
    yield from _and_more(len(items) - _ON_A_PAGE)
    if one.costs is not None:
        words = say(
            "Together likely {likely}, added up over {lines}.",
            likely=money_told(one.costs.likely, currency),
            lines=counted(one.lines, "budget line"),
        )
        yield Paragraph(spans=plain(words))
    if words := not_counted_told(not_counted(gathered, BUDGET)):
        yield Paragraph(spans=plain(words))


def _risks(one: ToldDecision) -> Iterator[AnyBlock]:
    """The risks that its grounds drive, and the best that can be done about each."""
    if not one.risks:
        return
    yield _headed(say("Risks"))
    yield Bullets(
        items=tuple(
            (Span(f"{each.code} ", "strong"), Span(each.text), *aside(each.level))
            for each in one.risks[:_ON_A_PAGE]
        )
    )
    yield from _and_more(len(one.risks) - _ON_A_PAGE)


def _sign_off(one: ToldDecision, currency: str) -> Iterator[AnyBlock]:
    """Who has to say yes, above which sum, what they need, and what they answered."""
    yield _headed(say("Who signs off"))
    steps = one.fact.approvals
    if not steps:
        words = say("No approval is asked for: enter who approves it in the approval ladder.")
        yield Paragraph(spans=plain(words))
    else:
        yield Bullets(items=tuple(_step(each, currency) for each in steps[:_ON_A_PAGE]))
        yield from _and_more(len(steps) - _ON_A_PAGE)
    if codes := one.answers:
        words = say("Requests answered by it: {codes}.", codes=phrases.codes(codes))
        yield Paragraph(spans=plain(words))


def _step(one: ApprovalStepFact, currency: str) -> tuple[Span, ...]:
    """A step of a ladder: who, for what, above which sum, what they need, and their answer."""
    parts = [say(one.answer) if one.answer else say("to ask")]
    if one.above is not None and not one.needed:
        parts = [say("not needed at this cost")]
    if one.above is not None:
        parts.append(say("above {sum}", sum=money_told(round(one.above * 100), currency)))
    if one.due:
        parts.append(say("by {day}", day=times.day(one.due)))
    who = one.who or say("not named")
    needs = (
        say("needs: {what}", what=one.needs) if one.needs else say("needs nothing that was said")
    )
    return (
        Span(f"{one.id} {say('{label}:', label=who)} ", "strong"),
        Span(say("{codes}; {rest}", codes=one.what, rest=needs)),
        *aside(", ".join(parts)),
    )
