"""The rules for who is what in a session, for sessions as a whole, and for departments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from workshop.ballots.votes.standing import given_by
from workshop.dates import MOMENTS
from workshop.errors import Refused
from workshop.language import raised
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    Ballot,
    Consent,
    Department,
    Document,
    Entry,
    EntryKind,
    Factor,
    Person,
    Session,
    StoredGuide,
)
from workshop.record.parts import Marked, Part, presence_now
from workshop.record.record import Record
from workshop.record.references import refers
from workshop.record.rows import ROW_TYPES, Row
from workshop.record.same_words import merged_by_people, split_off
from workshop.record.sittings.groups import groups_of
from workshop.record.themes import Apart, Placement
from workshop.running.base.registry import rule
from workshop.running.command_kinds.departments import DeleteDepartment, MergeDepartments
from workshop.running.command_kinds.people import (
    MarkPresent,
    PutPeople,
    PutPerson,
    ResolveName,
    SetPart,
)
from workshop.running.command_kinds.sessions import DiscardSession, EditSession
from workshop.running.commands import LeaveSession
from workshop.running.findings.standing import made_in, resting_on
from workshop.running.people_rules import department_put, named
from workshop.running.same_person import in_full, told_apart
from workshop.running.sources import Sources, part_of, with_part
from workshop.running.voting.rules import require_closed
from workshop.text import clean_line, listing, plural, with_article

_MOST: int = 6
"""So many things that stand in the way are named, at most."""


@rule(SetPart)
def set_part(record: Record, command: SetPart, _: Moment) -> Change:
    """Put a session with somebody in another part."""
    session = record.get(Session, command.session_id)
    person = record.get(Person, command.person_id)
    name = told_apart(record, person)
    part = command.part
    if part_of(session, person.id) is part:
        raise Refused(f"{name} is {with_article(part.value)} of {session.title} already.")
    if part in (Part.OWNER, Part.MENTIONED) and (said := said_by(record, session, person)):
        raise Refused(
            f"{name} said {plural(said, 'thing')} in {session.title}, so they were there: "
            "put those down to somebody else first, or choose another part."
        )
    sentence = f"{name} is {with_article(part.value)} of {session.title}"
    changed = with_part(session, person.id, part)
    consent = record.consent_of(session.id, person.id)
    spoke = said_by(record, session, person) > 0
    return Change(
        sentence=sentence,
        puts=(changed,),
        # Nobody but participants is asked; what was agreed holds for what was said all the same.
        removes=(consent,) if consent and part is not Part.PARTICIPANT and not spoke else (),
        session_id=session.id,
    )


@rule(LeaveSession)
def leave_session(record: Record, command: LeaveSession, _: Moment) -> Change:
    """Put a session without somebody who was listed by mistake.

    Whoever is to do something, or to be met, stays on its list as that. What they agreed to goes
    with them: they were asked by mistake too.
    """
    session = record.get(Session, command.session_id)
    person = record.get(Person, command.person_id)
    name = told_apart(record, person)
    if part_of(session, person.id) is None:
        raise Refused(f"{name} does not take part in {session.title}.")
    said = said_by(record, session, person)
    voted = given_by(record, session.id, person.id)
    if said or voted:
        what = [*([plural(said, "statement")] if said else []), *voted]
        raise Refused(
            f"{name} has {listing(what)} in {session.title}. Put them down to somebody "
            "else first, or mark that they left."
        )
    part = _named_as(record, session, person)
    if part is not None and part_of(session, person.id) is part:
        raise Refused(f"{name} is named in {session.title} as {with_article(part.value)}.")
    left = with_part(session, person.id, part)
    presence = {each: marks for each, marks in left.presence.items() if each != person.id}
    writer = None if session.writer_id == person.id else session.writer_id
    left = msgspec.structs.replace(left, presence=presence, writer_id=writer)
    consent = record.consent_of(session.id, person.id)
    stays = f", who is still named as {with_article(part.value)}" if part else ""
    return Change(
        sentence=f"Took {name} off the list of {session.title}{stays}",
        puts=(left,),
        removes=(consent,) if consent else (),
        session_id=session.id,
    )


def said_by(record: Record, session: Session, person: Person) -> int:
    """How many things somebody said in a session, actions apart: those they are to do."""
    entries = record.entries_of(session.id, off_record=True)
    return sum(
        person.id in (entry.raised_by if entry.kind is EntryKind.ACTION else entry.people)
        for entry in entries
    )


def _named_as(record: Record, session: Session, person: Person) -> Part | None:
    """What somebody who said nothing is named as in a session; none where they are not named."""
    entries = record.entries_of(session.id, off_record=True)
    if any(person.id in entry.people for entry in entries):
        return Part.OWNER
    return Part.MENTIONED if any(person.id in entry.mentions for entry in entries) else None


@rule(MarkPresent)
def mark_present(record: Record, command: MarkPresent, moment: Moment) -> Change:
    """Put a session with the presence of somebody on its list, from this moment on."""
    session = record.get(Session, command.session_id)
    person = record.get(Person, command.person_id)
    name = told_apart(record, person)
    part = part_of(session, person.id)
    if part is None or not part.in_the_room:
        raise Refused(f"{name} does not take part in {session.title}.")
    state = command.state
    marks = session.presence.get(person.id, ())
    if marks and presence_now(session.presence, person.id) is state:
        raise Refused(f"{name} is marked as {state.value} already.")
    marked = (*marks, Marked(state=state, at=moment.now))
    changed = msgspec.structs.replace(session, presence=session.presence | {person.id: marked})
    sentence = f"Marked {name} as {state.value}"
    return Change(sentence=sentence, puts=(changed,), session_id=session.id)


@rule(ResolveName)
def resolve_name(record: Record, command: ResolveName, moment: Moment) -> Change:
    """Put an entry with the one who is meant in the place of a name that was not clear."""
    old = record.get(Entry, command.entry_id)
    session = record.get(Session, old.session_id)
    typed = clean_line(command.name).removeprefix("@").removesuffix("?")
    found = next((name for name in old.unclear if name.casefold() == typed.casefold()), None)
    if found is None:
        waiting = listing([f"@{name}" for name in old.unclear])
        only = f", only {waiting}" if waiting else ""
        raise Refused(f"No name @{typed} is open there{only}.")
    unclear = tuple(name for name in old.unclear if name != found)
    if command.person_id is None:
        left = msgspec.structs.replace(old, unclear=unclear)
        return Change(sentence=f"Left out @{found}", puts=(left,), session_id=session.id)
    person = record.get(Person, command.person_id)
    people = tuple(dict.fromkeys((*old.people, person.id)))
    entry = msgspec.structs.replace(old, people=people, unclear=unclear)
    listed: tuple[Document, ...] = ()
    if old.kind is EntryKind.ACTION:
        if part_of(session, person.id) in (None, Part.MENTIONED):
            listed = (with_part(session, person.id, Part.OWNER),)
    else:
        sources = Sources(record, session, moment)
        sources.speaks((person.id,))
        listed = sources.puts
    sentence = f"@{found} is {in_full(record, person)}"
    return Change(sentence=sentence, puts=(*listed, entry), session_id=session.id)


# Sessions as a whole


@rule(EditSession)
def edit_session(record: Record, command: EditSession, moment: Moment) -> Change:
    """Put a session with another title, date, department, leader or place."""
    old = record.get(Session, command.session_id)
    made: tuple[Document, ...] = ()
    given: dict[str, Any] = {}
    if command.title is not None:
        given["title"] = named(command.title, "the session")
    if command.started is not None:
        zone = command.started.tzinfo or old.started.tzinfo
        given["started"] = started = command.started.replace(tzinfo=zone)
        if started > moment.now:
            raise Refused("A session cannot have begun later than now.")
        if started.year < MOMENTS.start:
            raise Refused(f"A session cannot have begun before {MOMENTS.start}.")
        if old.closed and started > old.closed:
            raise Refused(f"{old.title} cannot have begun after it was closed.")
    if command.department is not None:
        given["department_id"], made = department_put(record, None, command.department, moment)
    for field in ("facilitator", "place"):
        if (text := getattr(command, field)) is not None:
            given[field] = clean_line(text)
    edited = msgspec.structs.replace(old, **given)
    if edited == old:
        raise Refused("Nothing of it would change.")
    return Change(sentence=f"Edited {edited.title}", puts=(*made, edited), session_id=old.id)


@rule(DiscardSession)
def discard_session(record: Record, command: DiscardSession, _: Moment) -> Change:
    """Remove a session with all that it holds, unless something else rests on it.

    Its people and departments stay: they are those of the engagement.
    """
    session = record.get(Session, command.session_id)
    require_closed(record, session)
    entries = record.entries_of(session.id, off_record=True)
    own = {entry.id for entry in entries}
    factors = [
        factor
        for factor in record.all(Factor)
        if (told := record.own_entries(factor.id)) and all(entry.id in own for entry in told)
    ]
    if blocks := list(dict.fromkeys(_resting_on(record, session, own, factors))):
        more = [f"{len(blocks) - _MOST} more"] if len(blocks) > _MOST else []
        raise Refused(
            f"{session.title} cannot be discarded, for this rests on it: "
            f"{listing([*blocks[:_MOST], *more])}."
        )
    gone = {factor.id for factor in factors}
    sharing = [s for s in record.all(Session) if s.guide_id == session.guide_id]
    removes: list[Document] = [
        *entries,
        *(b for b in record.all(Ballot) if b.session_id == session.id),
        *record.votes.held_in(session.id),
        *(c for c in record.all(Consent) if c.session_id == session.id),
        *record.transcripts_of(session.id),
        *(a for a in record.all(Apart) if a.first in gone or a.second in gone),
        *(placed for placed in record.all(Placement) if placed.entry_id in own),
        *factors,
        record.clock_of(session.id),
        session,
        *([record.get(StoredGuide, session.guide_id)] if len(sharing) == 1 else []),
    ]
    held = f" with {plural(len(entries), 'entry', 'entries')}" if entries else ""
    puts = (*split_off(record, gone).values(), *made_in(record, session.id))
    return Change(sentence=f"Discarded {session.title}{held}", puts=puts, removes=tuple(removes))


def _resting_on(
    record: Record, session: Session, own: set[str], factors: list[Factor]
) -> Iterator[str]:
    """What would lose its ground with a session, in words."""
    yield from (f"the group {each.title}" for each in groups_of(record, session.id))
    gone = {factor.id for factor in factors}
    for row in _rows(record):
        rests = any(refers(row, each) for each in (*gone, *own))
        if row.session_id == session.id or rests:
            yield f"{row.register.one} {row.code}"
    yield from (f"finding {each.code}" for each in resting_on(record, {*gone, *own}))
    yield from merged_by_people(record, [factor.id for factor in factors])
    for ballot in record.all(Ballot):
        if ballot.session_id != session.id and gone.intersection(ballot.scores):
            yield f"the scores of {record.get(Session, ballot.session_id).title}"


def _rows(record: Record) -> Iterable[Row]:
    """The rows of all registers."""
    return (row for kind in ROW_TYPES.values() for row in record.all(kind))


# Departments and people of a list


@rule(MergeDepartments)
def merge_departments(record: Record, command: MergeDepartments, _: Moment) -> Change:
    """Put whatever names the others with the one that stays, and remove them."""
    into = record.get(Department, command.into)
    others = [record.get(Department, each) for each in dict.fromkeys(command.others)]
    if not others or into in others:
        raise Refused("Name the department that stays, and others that become part of it.")
    gone = {other.id for other in others}
    kinds: tuple[type[Document], ...] = (Person, Session, Entry, *ROW_TYPES.values())
    puts = [
        _renamed(document, gone, into.id)
        for kind in kinds
        for document in record.all(kind)
        if any(refers(document, each) for each in gone)
    ]
    if not into.short and (short := next((o.short for o in others if o.short), "")):
        puts.append(msgspec.structs.replace(into, short=short))
    names = listing([other.name for other in others])
    sentence = f"Merged the department{'s' if len(others) > 1 else ''} {names} into {into.name}"
    return Change(sentence=sentence, puts=tuple(puts), removes=tuple(others))


def _renamed(document: Document, gone: set[str], into: str) -> Document:
    """A document with one id in the place of others, in its fields and in lists there."""
    changes: dict[str, Any] = {}
    for field in document.__struct_fields__:
        value = getattr(document, field)
        if isinstance(value, str) and value in gone:
            changes[field] = into
        elif isinstance(value, tuple) and any(isinstance(v, str) and v in gone for v in value):
            changes[field] = tuple(dict.fromkeys(into if v in gone else v for v in value))
    return msgspec.structs.replace(document, **changes)


@rule(DeleteDepartment)
def delete_department(record: Record, command: DeleteDepartment, _: Moment) -> Change:
    """Remove a department; its people and its sessions have none then."""
    department = record.get(Department, command.department_id)
    stated = [e for e in record.all(Entry) if department.id in e.departments]
    rows = [row for row in _rows(record) if refers(row, department.id)]
    if stated or rows:
        held = [
            *([plural(len(stated), "statement")] if stated else []),
            *(f"{row.register.one} {row.code}" for row in rows[:_MOST]),
        ]
        raise Refused(
            f"{department.name} cannot be deleted, for {listing(held)} "
            f"{'name' if len(held) > 1 or len(stated) > 1 else 'names'} it: "
            "merge it into another department instead."
        )
    people = [each for each in record.all(Person) if each.department_id == department.id]
    sessions = [each for each in record.all(Session) if each.department_id == department.id]
    puts = [
        *(msgspec.structs.replace(each, department_id=None) for each in people),
        *(msgspec.structs.replace(each, department_id=None) for each in sessions),
    ]
    kept = f"; {plural(len(people), 'person', 'people')} of it without one now" if people else ""
    return Change(
        sentence=f"Deleted the department {department.name}{kept}",
        puts=tuple(puts),
        removes=(department,),
    )


@rule(PutPeople)
def put_people(record: Record, command: PutPeople, moment: Moment) -> Change:
    """Put everybody of a list, and every department that is new, as one change."""
    growing = record.copy()
    puts: dict[str, Document] = {}
    for name in command.departments:
        _, made = department_put(growing, None, named(name, "the department"), moment)
        _take(growing, puts, made)
    for listed in command.people:
        department_id, made = department_put(growing, None, listed.department, moment)
        _take(growing, puts, made)
        person = _person(growing, listed, department_id, moment)
        if growing.find(Person, person.id) != person:
            _take(growing, puts, (person,))
    if not puts:
        raise Refused("All of it is there already.")
    return Change(sentence=_entered(record, list(puts.values())), puts=tuple(puts.values()))


def _take(record: Record, puts: dict[str, Document], documents: Iterable[Document]) -> None:
    """Take documents over, each once."""
    for document in documents:
        record.put(document)
        puts[document.id] = document


def _person(record: Record, listed: PutPerson, department_id: str | None, moment: Moment) -> Person:
    """Somebody as a list has them; what it does not say stays."""
    name, role = named(listed.name, "the person"), clean_line(listed.role)
    known = record.find(Person, listed.person_id) if listed.person_id else None
    if known is None:
        return Person(id=moment.new_id(), name=name, role=role, department_id=department_id)
    return msgspec.structs.replace(
        known,
        name=name,
        role=role or known.role,
        department_id=department_id or known.department_id,
    )


def _entered(record: Record, puts: list[Document]) -> str:
    """What was entered, as a sentence."""
    people = [put for put in puts if isinstance(put, Person)]
    known = sum(record.find(Person, person.id) is not None for person in people)
    departments = sum(isinstance(put, Department) for put in puts)
    counts = [
        plural(len(people) - known, "person", "people") if len(people) > known else "",
        plural(departments, "department") if departments else "",
    ]
    added = listing([count for count in counts if count])
    parts = [f"Added {added}" if added else ""]
    parts += [f"corrected {plural(known, 'person', 'people')}" if known else ""]
    said = "; ".join(part for part in parts if part)
    return raised(said)
