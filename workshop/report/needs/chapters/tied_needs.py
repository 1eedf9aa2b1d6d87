"""Needs that exclude each other, compete or help, and whether people and systems are enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.language import say
from workshop.needs.facts import LoadFact, SufficiencyFact
from workshop.needs.words import quarter_told
from workshop.report.blocks import AnyBlock, Column, Heading, Paragraph, Table, plain
from workshop.report.facts import Facts
from workshop.report.needs.told_choice import TIED
from workshop.report.needs.told_sufficiency import PERSON_DAYS
from workshop.report.wording.format import number


def ties(facts: Facts) -> Iterator[AnyBlock]:
    """Conflicts and synergies, each pair in a line."""
    if not facts.needs:
        return
    yield Heading(text=say("Conflicts and synergies"))
    wants = {one.id: one.want for one in facts.needs}
    rows = [
        (one.first, wants[one.first], say(TIED[one.tie]), one.second, wants[one.second], one.why)
        for one in facts.conflicts or ()
    ]
    rows += [
        (one.first, wants[one.first], say(TIED["helps"]), one.second, wants[one.second], one.why)
        for one in facts.synergies or ()
    ]
    if not rows:
        yield Paragraph(
            spans=plain(say("No two needs are said to exclude, hinder or help each other."))
        )
        return
    yield Table(
        caption=say("Pairs of needs; selections obey what excludes each other"),
        columns=(
            Column(title=say("Code")),
            Column(title=say("Need"), weight=3),
            Column(title=say("Tie"), weight=2),
            Column(title=say("Code‖of the other")),
            Column(title=say("Other need"), weight=3),
            Column(title=say("Why"), weight=3),
        ),
        rows=tuple(rows),
    )


def sufficiency(
    fact: SufficiencyFact | None, of_chosen: SufficiencyFact | None
) -> Iterator[AnyBlock]:
    """Skill or system by quarter: have, needed, short, and what would make it enough.

    Args:
        fact: of all needs that stand.
        of_chosen: of what is chosen for most value alone; none where nothing is.
    """
    if fact is None:
        return
    yield Heading(text=say("Are people and systems sufficient?"))
    yield Paragraph(spans=plain(fact.sentence))
    if of_chosen is not None and fact.n:
        chosen = say("For what is chosen for most value: {text}", text=of_chosen.sentence)
        yield Paragraph(spans=plain(chosen))
    after = {(one.resource, one.quarter): one for one in _loads(of_chosen)}
    if loads := _loads(fact):
        yield Table(
            caption=say("Skills and systems by quarter"),
            columns=(
                Column(title=say("Skill or system"), weight=3),
                Column(title=say("Quarter"), weight=2),
                Column(title=say("Have"), numeric=True),
                Column(title=say("Needed"), numeric=True),
                Column(title=say("Short"), numeric=True),
                Column(title=say("Short if chosen"), numeric=True),
                Column(title=say("Unit"), weight=2),
                Column(title=say("What would make it enough"), weight=4),
            ),
            rows=tuple(
                (
                    one.resource,
                    quarter_told(one.quarter),
                    number(one.have),
                    number(one.needed),
                    number(one.short),
                    _short(after.get((one.resource, one.quarter))),
                    say(one.unit) if one.unit == PERSON_DAYS else one.unit,
                    one.remedy if one.short else "",
                )
                for one in loads
            ),
        )


def _short(load: LoadFact | None) -> str:
    return "–" if load is None else number(load.short)


def _loads(fact: SufficiencyFact | None) -> Sequence[LoadFact]:
    return (*fact.people, *fact.systems) if fact else ()
