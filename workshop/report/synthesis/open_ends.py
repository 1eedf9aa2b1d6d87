"""What was looked at so far and what was not, and who should be heard next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from workshop import times
from workshop.analysis.evidence import coverage
from workshop.analysis.synthesis.facts import (
    Covered,
    Groups,
    HearNext,
    Missing,
    MustAsk,
    ThemeFact,
)
from workshop.language import marked, say
from workshop.programme.outlook import unheard
from workshop.programme.stages import Interview, Programme, Stage
from workshop.record.documents import Entry, Pestle
from workshop.registers.kinds import REGISTERS
from workshop.report.synthesis.told_synthesis import ToldSynthesis
from workshop.report.wording.around import around
from workshop.report.wording.format import some_of
from workshop.running.same_person import in_full
from workshop.running.sources import people_to_meet
from workshop.text import in_quotes, listing

ELEMENTS: Final[dict[str, tuple[frozenset[str], tuple[str, ...]]]] = {
    "overview": (
        frozenset({"overview", "goal", "goals", "mission", "vision", "values", "context", "frame"}),
        ("objectives", "department_strategies", "goals"),
    ),
    "budget": (
        frozenset(
            {"budget", "cost", "costs", "finance", "money", "spending", "licences", "contracts"}
        ),
        ("budget",),
    ),
    "projects": (
        frozenset({"project", "projects", "delivery", "priority", "priorities", "need", "bet"}),
        ("projects", "solutions"),
    ),
    "resources": (
        frozenset(
            {
                "resource",
                "resources",
                "people",
                "skills",
                "capacity",
                "tools",
                "systems",
                "data",
                "it-today",
                "legacy",
                "supplier",
            }
        ),
        ("resources",),
    ),
    "factors": (frozenset({"factor", "factors"}), ()),
    "risk_benefit": (
        frozenset(
            {"risk", "risks", "benefit", "benefits", "security", "continuity", "uncertainty"}
        ),
        ("risks",),
    ),
}
"""By the element of the strategy document, the tags and the registers that speak of it."""

_STAGES: Final = {
    Stage.TO_MEET: marked("to meet"),
    Stage.INVITED: marked("invited"),
    Stage.AGREED: marked("agreed"),
    Stage.DECLINED: marked("declined"),
    Stage.BEGUN: marked("begun"),
    Stage.HELD: marked("held"),
    Stage.SENT_BACK: marked("sent back"),
    Stage.ANSWERED: marked("answered"),
    Stage.CORRECTED: marked("corrected"),
}


def covered(told: ToldSynthesis) -> Covered:
    """What was looked at so far, and what was not."""
    gathered = told.gathered
    found = coverage(told.telling.hearing, [known.factor for known in gathered.factors])
    heard, of = len(found.heard), len(found.heard) + len(found.unheard)
    external = Counter(
        known.factor.pestle for known in gathered.factors if not known.factor.letter.internal
    )
    return Covered(
        groups=Groups(
            n=heard,
            of=of,
            heard=tuple(map(told.telling.called, told.heard_departments)),
            not_heard=tuple(map(told.telling.called, told.unheard_departments)),
            sentence=say("{departments} heard.", departments=some_of(heard, of, "department")),
        ),
        pestle={field.value: external[field] for field in Pestle},
        elements=_elements(told),
        must_ask=MustAsk(
            n=found.asked,
            of=found.must_ask,
            missed=tuple(
                Missing(
                    session=gathered.title(one.session),
                    question=told.telling.text(one.title),
                    reason=around(told.telling, one.session, one.reason) or say("not reached"),
                )
                for one in found.missed
            ),
            sentence=say(
                "{questions} asked.",
                questions=some_of(found.asked, found.must_ask, "must-ask question"),
            ),
        ),
    )


def _elements(told: ToldSynthesis) -> dict[str, int]:
    """By element, how many statements and rows that are told speak of it."""
    entries = [e for e in told.gathered.record.all(Entry) if told.telling.tells(e)]
    counts = {}
    for element, (tags, registers) in ELEMENTS.items():
        counts[element] = sum(
            bool(tags.intersection(e.tags)) or (element == "factors" and bool(e.factor_id))
            for e in entries
        )
        for name in registers:
            if (register := REGISTERS.get(name)) is not None:
                counts[element] += len(told.gathered.row_telling.rows(register).rows)
    return counts


def hear_next(told: ToldSynthesis) -> tuple[HearNext, ...]:
    """Who should be heard next, and why: whoever was not heard, whom others named, who differs."""
    return (*_unheard(told), *_named(told), *_differing(told))


def _unheard(told: ToldSynthesis) -> Iterator[HearNext]:
    """Departments of which nobody was heard; only the restricted edition says who is to come."""
    programme = Programme(told.gathered.record)
    coming = {one.department.id: one.coming for one in unheard(told.gathered.record, programme)}
    for department in told.unheard_departments:
        why = say("nobody of it was heard yet")
        if told.telling.open:
            why += "".join(map(_planned, coming.get(department.id, ())))
        yield HearNext(who=told.telling.called(department), why=why)


def _planned(interview: Interview) -> str:
    """That somebody is in the programme, and how far that is."""
    stage = say(_STAGES[interview.stage])
    if interview.day:
        stage = say("{stage} for {day}", stage=stage, day=times.day(interview.day))
    name = interview.person.name
    return f"; {say('{name} is in the programme ({stage})', name=name, stage=stage)}"


def _named(told: ToldSynthesis) -> Iterator[HearNext]:
    """People whom others named as people to meet; only the restricted edition names them."""
    if not told.telling.open:
        return
    record = told.gathered.record
    programme = Programme(record)
    for person in people_to_meet(record):
        said = [e for e in record.all(Entry) if person.id in e.mentions and told.telling.tells(e)]
        sources = dict.fromkeys(filter(None, map(told.telling.who, said)))
        by = listing(list(sources)) or say("others")
        listed = "".join(map(_planned, programme.with_person(person.id)[-1:]))
        yield HearNext(
            who=in_full(record, person),
            why=say("named by {who} as somebody to meet", who=by) + listed,
            evidence=tuple(map(told.names.id_of, said)),
        )


def _differing(told: ToldSynthesis) -> Iterator[HearNext]:
    """Departments that were heard once and stand against what others say."""
    found: dict[str, list[ThemeFact]] = {}
    for theme in told.themes:
        for name in theme.against_by:
            if name not in theme.said_by and theme.said_by:
                found.setdefault(name, []).append(theme)
    for name, themes in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        evidence = [
            each.entry
            for theme in themes
            for each in theme.statements
            if each.stance == "against" and name in each.departments
        ]
        words = listing([in_quotes(theme.text) for theme in themes[:3]])
        yield HearNext(
            who=name,
            why=say("says the opposite of what others say: {themes}", themes=words),
            evidence=tuple(evidence),
        )
