"""The framework with its signatures, and dissent in the words in which it was given."""

from __future__ import annotations

from collections.abc import Iterator

from workshop import times
from workshop.language import say
from workshop.needs.facts import FrameworkFact, SignatureFact
from workshop.needs.words import share_told
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Notice,
    Paragraph,
    Quote,
    Span,
    Table,
    plain,
)
from workshop.report.needs.amounts import amounts_words
from workshop.report.needs.told_needs import ToldNeeds
from workshop.text import listing


def blocks(told: ToldNeeds, fact: FrameworkFact) -> Iterator[AnyBlock]:
    """What was agreed before anything was ranked, by whom, and who dissents."""
    yield Heading(text=say("Framework"))
    yield Paragraph(spans=plain(fact.sentence))
    yield Bullets(items=tuple(_agreed(told, fact)))
    if fact.criteria:
        yield Table(
            caption=say("Criteria and their weights"),
            columns=(
                Column(title=say("Criterion"), weight=3),
                Column(title=say("Weight"), numeric=True),
                Column(title=say("What it means"), weight=5),
            ),
            rows=tuple((one.name, share_told(one.weight), one.meaning) for one in fact.criteria),
        )
    else:
        yield Notice(text=say("No criteria with weights are agreed yet."))
    yield from _signatures(fact)


def _agreed(told: ToldNeeds, fact: FrameworkFact) -> Iterator[tuple[Span, ...]]:
    """Limits, rule and calendar."""
    found = told.framework
    limits = amounts_words(found.limits, told.currency) if found.limits else say("none is set")
    yield (Span(f"{say('Limits:')} ", "strong"), Span(limits))
    rule = say(fact.rule)
    if not found.rule_agreed:
        rule = say("{rule} (not agreed: the rule that holds without one)", rule=rule)
    yield (Span(f"{say('Rule of the joint order:')} ", "strong"), Span(rule))
    for row in found.dates:
        day = row.cell("day")
        words = told.telling.text(row.cell("term"))
        yield (Span(f"{times.day(day) if day else say('no date')} ", "strong"), Span(words))


def _signatures(fact: FrameworkFact) -> Iterator[AnyBlock]:
    """Who said yes or no to what, and the words of those who dissent."""
    if fact.signatures:
        yield Table(
            caption=say("Signatures"),
            columns=(
                Column(title=say("Department"), weight=3),
                Column(title=say("Signed by"), weight=4),
                Column(title=say("Says"), weight=2),
                Column(title=say("On"), weight=2),
                Column(title=say("Holds"), weight=3),
            ),
            rows=tuple(
                (
                    one.department or say("not named"),
                    one.who,
                    say("agrees") if one.agrees else say("dissents"),
                    times.short_day(one.on) if one.on else "–",
                    say("for what stands now") if one.holds else say("for what stood before"),
                )
                for one in fact.signatures
            ),
        )
    if fact.missing:
        names = listing(list(fact.missing))
        yield Notice(text=say("Still to say yes or no: {departments}.", departments=names))
    for one in fact.signatures:
        if not one.agrees and one.words:
            yield Quote(text=one.words, who=_signer(one), where=say("dissent from the framework"))


def _signer(one: SignatureFact) -> str:
    """Who signed, with the department where it is not said already."""
    if not one.department or one.department in one.who:
        return one.who
    return f"{one.who}, {one.department}"
