"""The programme: where it stands, for whoever was in no session: next, steps, who is heard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from workshop.language import lowered, raised, say
from workshop.programme.overview.carrying_facts import NextFact, ProgrammeFact, ProjectGatesFact
from workshop.programme.overview.known import Known
from workshop.programme.overview.next_session import Next
from workshop.programme.overview.overview import HeardFact, overview_of
from workshop.programme.overview.six_steps import Mark, StepState, steps_of
from workshop.programme.overview.waits import Wait
from workshop.record.documents import Pestle
from workshop.report import chapters
from workshop.report.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Heading,
    Headline,
    Paragraph,
    Span,
    Table,
    plain,
)
from workshop.report.build import Content, changed_of, of_engagement
from workshop.report.carrying.changed_steps import before_of, changes_of
from workshop.report.carrying.edition_naming import EditionNaming
from workshop.report.carrying.step_words import mark_word, step_title
from workshop.report.facts import Facts
from workshop.report.strategy.told import told_gates
from workshop.report.view import Gathered
from workshop.report.wording.letters import field_word
from workshop.strategy.element_parts import ELEMENT_TITLES
from workshop.text import listing, parted
from workshop.times import day

_FIELDS: Final = {each.value: each for each in Pestle}
_MARK_SIGNS: Final[dict[Mark, str]] = {"done": "●", "begun": "◐", "open": "○"}


def content(gathered: Gathered) -> Content:
    """Where the programme stands in an edition."""
    fact, gates = programme_of(gathered), told_gates.gates_of(gathered)
    facts = Facts(programme=fact, gates=gates, withheld=chapters.all_left_out(gathered).total)
    made = of_engagement(gathered, "programme", _blocks(gathered, fact, gates), facts)
    return made._replace(meta=((say("As of"), day(fact.on)), *made.meta))


def _changes(gathered: Gathered, steps: tuple[StepState, ...]) -> Iterator[str]:
    """What changed since the moment that is asked for; nothing where none is."""
    if (before := before_of(gathered)) is not None:
        known = Known(before.record, changed_of(before).date(), EditionNaming(before))
        yield from changes_of(steps, steps_of(known), gathered, before)


def programme_of(gathered: Gathered) -> ProgrammeFact:
    """Where it stands on the day of the last change; worked out once."""
    return gathered.once(_programme)


def _programme(gathered: Gathered) -> ProgrammeFact:
    today = changed_of(gathered).date()
    found = overview_of(gathered.record, today, EditionNaming(gathered))
    text = gathered.telling.text
    return ProgrammeFact(
        on=today,
        next=_next_fact(found.next) if found.next else None,
        others=tuple(map(_next_fact, found.others)),
        steps=found.steps,
        stages=found.stages,
        waits=found.waits,
        heard=tuple(
            msgspec.structs.replace(each, missing=tuple(map(_in_words, map(text, each.missing))))
            for each in found.heard
        ),
        elements=found.elements,
        since=gathered.before.words if gathered.before else "",
        changes=tuple(_changes(gathered, found.steps)),
    )


def _in_words(name: str) -> str:
    """The name of a field of the scan for its letter; any other name as it is."""
    return field_word(_FIELDS[name]) if name in _FIELDS else name


def _next_fact(found: Next) -> NextFact:
    return NextFact(title=found.title, why=found.why, settles=found.settles, guide=found.guide)


def _blocks(
    gathered: Gathered, fact: ProgrammeFact, gates: tuple[ProjectGatesFact, ...]
) -> Iterator[AnyBlock]:
    yield _headline(fact.next)
    yield from chapters.left_out(gathered, chapters.all_left_out(gathered))
    yield Heading(text=say("The six steps"))
    yield Paragraph(spans=plain(_stages(fact)))
    yield _steps(fact)
    yield from _since(fact)
    yield from _waits(fact.waits)
    yield Heading(text=say("Who is heard, and what is written"))
    yield _heard(fact)
    yield from _projects(gathered, gates)
    yield from _others(fact.others)


def _headline(found: NextFact | None) -> Headline:
    if found is None:
        return Headline(text=say("Nothing is needed now."))
    title = say("Next: {session}", session=found.title)
    settles = say("What it settles: {what}", what=found.settles)
    return Headline(text=title, lines=(found.why, settles))


def _stages(fact: ProgrammeFact) -> str:
    """The four stages, each with how far it is."""
    words = [
        say("{stage} ({how_far})", stage=say(name), how_far=mark_word(mark))
        for name, mark in fact.stages.items()
    ]
    return say("Stages: {stages}.", stages=listing(words))


def _steps(fact: ProgrammeFact) -> Table:
    return Table(
        caption=say("How far each step is"),
        columns=(
            Column(title=say("Step"), weight=3),
            Column(title=say("How far"), weight=2),
            Column(title=say("There is"), weight=5),
            Column(title=say("Still missing"), weight=5),
        ),
        rows=tuple(map(_step, fact.steps)),
    )


def _step(step: StepState) -> tuple[str, str, str, str]:
    return (
        step_title(step),
        _how_far(step.mark),
        parted(step.done) or "–",
        parted(step.missing) or say("nothing"),
    )


def _how_far(mark: Mark) -> str:
    return f"{_MARK_SIGNS[mark]}\N{NO-BREAK SPACE}{mark_word(mark)}"


def _since(fact: ProgrammeFact) -> Iterator[AnyBlock]:
    """What changed since the moment that is asked for."""
    if not fact.since:
        return
    yield Heading(text=say("Changed since {moment}", moment=fact.since))
    if fact.changes:
        yield Bullets(items=tuple(plain(each) for each in fact.changes))
    else:
        yield Paragraph(spans=plain(say("Nothing changed.")))


def _waits(found: tuple[Wait, ...]) -> Iterator[AnyBlock]:
    """What waits for whoever leads the programme."""
    if not found:
        return
    yield Heading(text=say("What waits"))
    yield Bullets(items=tuple(map(_wait, found)))


def _wait(found: Wait) -> tuple[Span, ...]:
    words = raised(found.words)
    if found.since:
        words = say("{what}, since {day}", what=words, day=day(found.since))
    return plain(f"{words}.")


def _projects(gathered: Gathered, gates: tuple[ProjectGatesFact, ...]) -> Iterator[AnyBlock]:
    tables = list(told_gates.table(gates))
    if not tables:
        return
    yield Heading(text=say("Projects, and what each waits for"))
    if words := told_gates.sentence(gathered):
        yield Paragraph(spans=plain(words))
    yield from tables


def _heard(fact: ProgrammeFact) -> Table:
    """How much of everything that a strategy needs is covered."""
    whole = [each for each in fact.elements if each.mark == "done"]
    lacking = [lowered(say(ELEMENT_TITLES[e.element])) for e in fact.elements if e.mark != "done"]
    rows = [
        (raised(say(each.name)), _share(each.covered, each.of), _not_yet(each))
        for each in fact.heard
    ]
    rows.append(
        (
            say("Elements of the strategy document"),
            _share(len(whole), len(fact.elements)),
            parted(lacking) or say("nothing"),
        )
    )
    return Table(
        caption=say("How much of it there is"),
        columns=(
            Column(title=say("What"), weight=4),
            Column(title=say("There is"), weight=2),
            Column(title=say("Not yet"), weight=8),
        ),
        rows=tuple(rows),
    )


def _share(number: int, of: int) -> str:
    return say("{n} of {all}", n=number, all=of)


def _not_yet(found: HeardFact) -> str:
    """What is not covered, by name; that it is not told where its names are not."""
    if found.missing:
        return listing(list(found.missing))
    return say("not told in this edition") if found.covered < found.of else say("nothing")


def _others(found: tuple[NextFact, ...]) -> Iterator[AnyBlock]:
    """What else could be held."""
    if not found:
        return
    yield Heading(text=say("Other sessions that would make sense"))
    yield Bullets(
        items=tuple(
            (Span(f"{say('{label}:', label=each.title)} ", "strong"), Span(each.why))
            for each in found
        )
    )
