"""Breakouts: a room that splits up into groups, each a session of its own, and comes together.

Splitting up makes the sessions of all groups in one change, so undo takes all of them back. Coming
together closes them in one change; from then on what they heard counts in the session of which they
are part (`workshop.record.sittings.groups`). Groups that work on other laptops are sessions as any
other: merging two folders brings back what they recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

import msgspec

from workshop.errors import Refused
from workshop.guide.reader import guide_digest
from workshop.guide.shape import Guide
from workshop.guide.step import Step, kind_of
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    Clock,
    Consent,
    Document,
    Person,
    Session,
    StepRun,
    StoredGuide,
)
from workshop.record.meanings import PersonId, SessionId, StepId
from workshop.record.record import Record
from workshop.record.sittings.groups import groups_of
from workshop.running.base.command import Command
from workshop.running.base.ending import ended
from workshop.running.base.registry import rule
from workshop.running.voting.rules import require_closed
from workshop.text import clean_line, listing, plural


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A group that is to be made."""

    guide: Guide
    """What it runs."""
    people: tuple[PersonId, ...] = ()
    """Who is in it: people who take part in the session."""
    title: str = ""
    """What it is called; the title of the step and its number, unless given."""


class SplitUp(Command, frozen=True, kw_only=True):
    """Split the room up into groups; each is a session of its own, paused at its first step."""

    session_id: SessionId
    step_id: StepId
    """The step in which they split up."""
    groups: tuple[Group, ...]


class BringTogether(Command, frozen=True, kw_only=True):
    """Close the groups of a step; what they heard counts in the session from then on."""

    session_id: SessionId
    step_id: StepId


def suggested(record: Record, session: Session, count: int, turn: int = 0) -> list[list[Person]]:
    """Groups as even as they can be, with the people of each department spread over them.

    Args:
        record: the record.
        session: the session whose participants are split up.
        count: how many groups there are.
        turn: another one gives other groups; the same one gives the same.
    """

    def order(key: str) -> tuple[int, str]:
        return (crc32(f"{turn} {key}".encode()) if turn else 0), key

    by_department: dict[str, list[Person]] = {}
    for person in record.people_of(session):
        by_department.setdefault(person.department_id or "", []).append(person)
    groups: list[list[Person]] = [[] for _ in range(count)]
    dealt = 0
    for department in sorted(by_department, key=order):
        for person in sorted(by_department[department], key=lambda each: order(each.id)):
            groups[dealt % count].append(person)
            dealt += 1
    return groups


def apart(record: Record, session_id: str, step_id: str) -> list[Session]:
    """The groups of a step that have not come together."""
    return [each for each in groups_of(record, session_id, step_id) if not each.rejoined]


def group_meant(record: Record, session: Session, step_id: str, words: str) -> Session:
    """The group of a step that a number or the beginning of its title means.

    Raises:
        Refused: none is, or there are no groups.
    """
    groups = groups_of(record, session.id, step_id)
    if not groups:
        raise Refused("There are no groups here yet; /breakout makes them.")
    key = clean_line(words).casefold()
    if key.isascii() and key.isdigit() and 1 <= int(key) <= len(groups):
        return groups[int(key) - 1]
    begun = [each for each in groups if key and each.title.casefold().startswith(key)]
    if len(begun) != 1:
        named = ", ".join(f"{number} {each.title}" for number, each in enumerate(groups, 1))
        raise Refused(f"Say which group: {named}.")
    return begun[0]


@rule(SplitUp)
def split_up(record: Record, command: SplitUp, moment: Moment) -> Change:
    """Put a paused session for each group, with what its people agreed to in the whole room."""
    session = record.get(Session, command.session_id)
    step = record.step_of(session, command.step_id)
    if wrong := list(_wrong(record, session, step, command.groups)):
        raise Refused(" ".join(wrong))
    stored = {each.digest: each for each in record.all(StoredGuide)}
    puts: list[Document] = []
    for number, group in enumerate(command.groups, 1):
        digest = guide_digest(group.guide)
        if digest not in stored:
            stored[digest] = StoredGuide(id=moment.new_id(), digest=digest, guide=group.guide)
            puts.append(stored[digest])
        title = clean_line(group.title) or f"{step.title}, group {number}"
        puts += _group(record, session, step.id, group, stored[digest].id, title, moment)
    count = plural(len(command.groups), "group")
    return Change(
        sentence=f"Split up into {count} in {step.title}", puts=tuple(puts), session_id=session.id
    )


def _wrong(record: Record, session: Session, step: Step, groups: Sequence[Group]) -> Iterator[str]:
    """Everything that is wrong with groups."""
    if session.closed:
        yield f"{session.title} is closed; reopen it to go on."
    if session.part_of:
        yield f"{session.title} is a group itself, and groups do not split up."
    if kind_of(step) != "breakout":
        yield f"{step.title} is no step in which a room splits up."
    if still := apart(record, session.id, step.id):
        yield f"{plural(len(still), 'group')} of {step.title} are at work; /together first."
    if not 2 <= len(groups) <= 12:
        yield f"{plural(len(groups), 'group')} cannot be made; give 2 to 12."
    placed = [person_id for group in groups for person_id in group.people]
    for person_id in dict.fromkeys(placed):
        person = record.find(Person, person_id)
        name = person.name if person else person_id
        if person_id not in session.people:
            yield f"{name} does not take part in {session.title}."
        if placed.count(person_id) > 1:
            yield f"{name} stands in {plural(placed.count(person_id), 'place')}."
    titles = [clean_line(group.title).casefold() for group in groups if clean_line(group.title)]
    if len(set(titles)) < len(titles):
        yield "Two groups are called the same."


def _group(
    record: Record,
    session: Session,
    step_id: str,
    group: Group,
    guide_id: str,
    title: str,
    moment: Moment,
) -> Iterator[Document]:
    """The documents of one group."""
    first = group.guide.steps[0].id
    made = Session(
        id=moment.new_id(),
        title=title,
        guide_id=guide_id,
        people=group.people,
        facilitator=session.facilitator,
        place=session.place,
        started=moment.now,
        steps={first: StepRun()},
        off_record=moment.now if session.off_record else None,
        part_of=session.id,
        part_step=step_id,
    )
    yield made
    yield Clock(id=made.id, step_id=first)
    for person_id in group.people:
        if (agreed := record.consent_of(session.id, person_id)) is not None:
            yield Consent(
                id=moment.new_id(),
                session_id=made.id,
                person_id=person_id,
                attribution=agreed.attribution,
                at=agreed.at,
                together=agreed.together,
            )


@rule(BringTogether)
def bring_together(record: Record, command: BringTogether, moment: Moment) -> Change:
    """Put the groups as closed, and as come together."""
    session = record.get(Session, command.session_id)
    step = record.step_of(session, command.step_id)
    groups = apart(record, session.id, step.id)
    if not groups:
        why = "came together already" if groups_of(record, session.id, step.id) else "are not there"
        raise Refused(f"The groups of {step.title} {why}.")
    if wrong := list(_still_voting(record, groups)):
        raise Refused(" ".join(wrong))
    puts: list[Document] = []
    for group in groups:
        ended, *others = _closed(record, group, moment)
        puts += (msgspec.structs.replace(ended, rejoined=moment.now), *others)
    count = sum(record.entry_count(group.id) for group in groups)
    names = listing([group.title for group in groups])
    return Change(
        sentence=f"Brought {names} together: {plural(count, 'entry', 'entries')}",
        puts=tuple(puts),
        session_id=session.id,
        undoable=False,
    )


def _still_voting(record: Record, groups: Sequence[Session]) -> Iterator[str]:
    """Which groups have a vote that takes ballots."""
    for group in groups:
        try:
            require_closed(record, group)
        except Refused as refused:
            yield f"{group.title}: {refused}"


def _closed(record: Record, group: Session, moment: Moment) -> tuple[Document, ...]:
    """A group and whatever else is put where it is closed; first the group itself."""
    if group.closed:
        return (group,)
    return ended(record, group, record.clock_of(group.id), moment.now)
