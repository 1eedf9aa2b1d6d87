"""What people want, as they told it: goals, and what to put first, let wait and stop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from workshop.analysis.synthesis.facts import GoalTold, PriorityRow, Wish
from workshop.analysis.synthesis.goal_words import goal_words
from workshop.analysis.synthesis.wanted import GOAL_TAGS, PRIORITY_TAGS, When, wants, when_of
from workshop.language import marked, say
from workshop.record.documents import Entry
from workshop.registers.kinds import REGISTERS
from workshop.report.synthesis.told_synthesis import ToldSynthesis
from workshop.text import listing

NOT_TOLD: Final = marked("department not told")
"""Who wants what may not be told as any department's."""


def priorities(told: ToldSynthesis) -> tuple[PriorityRow, ...]:
    """What each department would put first, let wait, and stop, in the order of the engagement."""
    found: defaultdict[str, dict[When, list[Wish]]] = defaultdict(
        lambda: {"first": [], "may wait": [], "stop": []}
    )
    for entry in _wanted(told, PRIORITY_TAGS):
        found[_whose(told, entry)][when_of(entry)].append(_wish(told, entry))
    names = [told.telling.called(each) for each in told.telling.hearing.listed]
    order = {name: place for place, name in enumerate(names)}
    return tuple(
        PriorityRow(
            who=who,
            first=tuple(wishes["first"]),
            may_wait=tuple(wishes["may wait"]),
            stop=tuple(wishes["stop"]),
            evidence=tuple(wish.entry for each in wishes.values() for wish in each),
        )
        for who, wishes in sorted(
            found.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0])
        )
    )


def goals(told: ToldSynthesis) -> tuple[GoalTold, ...]:
    """The goals as they were told, then those of the register of objectives."""
    return (*_goals_told(told), *_objectives(told))


def _goals_told(told: ToldSynthesis) -> Iterator[GoalTold]:
    for entry in _wanted(told, GOAL_TAGS):
        text = told.telling.words(entry)
        parts = goal_words(text)
        yield GoalTold(
            text=text,
            who=told.telling.who(entry),
            department=listing([told.telling.called(d) for d in told.departments_of(entry)]),
            measure=parts.measure,
            today=parts.today,
            wanted=parts.wanted,
            id=told.names.id_of(entry),
            evidence=(told.names.id_of(entry),),
        )


def _objectives(told: ToldSynthesis) -> Iterator[GoalTold]:
    """The rows of the register of objectives: what stands there as figure and year is wanted."""
    for row in told.gathered.row_telling.rows(REGISTERS["objectives"]).rows:
        cells = row.cells
        by = say("by {day}", day=cells["year"]) if cells["year"] else ""
        yield GoalTold(
            text=cells["objective"],
            who=cells["owner"],
            department=cells["department"],
            measure=cells["objective"] if cells["figure"] else "",
            today="",
            wanted=" ".join(part for part in (cells["figure"], by) if part),
            id=row.code,
            evidence=tuple(map(told.names.id_of, row.evidence)),
        )


def _wanted(told: ToldSynthesis, tags: frozenset[str]) -> Iterator[Entry]:
    """The entries that are told and have one of some tags, in the order recorded."""
    for session in told.gathered.sessions:
        for entry in told.gathered.record.entries_of(session.id):
            if wants(entry, tags) and told.telling.tells(entry):
                yield entry


def _whose(told: ToldSynthesis, entry: Entry) -> str:
    """Whose wish something is: the department, where it may be told."""
    return listing([told.telling.called(d) for d in told.departments_of(entry)]) or say(NOT_TOLD)


def _wish(told: ToldSynthesis, entry: Entry) -> Wish:
    return Wish(
        text=told.telling.words(entry),
        who=told.telling.who(entry),
        entry=told.names.id_of(entry),
    )
