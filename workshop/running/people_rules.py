"""The rules for the engagement itself, its departments and its people."""

from __future__ import annotations

import msgspec

from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    Ballot,
    Department,
    Engagement,
    EntryKind,
    Person,
    Session,
)
from workshop.record.parts import Part
from workshop.record.record import Record
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    BeginEngagement,
    EditEngagement,
    EditPerson,
    JoinSession,
    LeaveSession,
    NewPerson,
    RenameDepartment,
)
from workshop.running.registry import rule
from workshop.running.same_person import in_full, is_same_name
from workshop.running.sources import part_of, with_part
from workshop.text import clean_block, clean_line, listing, plural, with_article


def named(text: str, what: str) -> str:
    """A name, clean and not empty.

    Raises:
        Refused: nothing is left of it.
    """
    if not (name := clean_line(text)):
        raise Refused(f"Give {what} a name.")
    return name


@rule(BeginEngagement)
def begin_engagement(record: Record, command: BeginEngagement, moment: Moment) -> Change:
    """Put the one engagement of the record."""
    if any(record.all(Engagement)):
        raise Refused("This folder has an engagement already; choose another folder.")
    engagement = Engagement(
        id=moment.new_id(),
        name=named(command.name, "the engagement"),
        purpose=clean_block(command.purpose),
        facilitator=clean_line(command.facilitator),
        created=moment.now,
    )
    sentence = f"Began the engagement {engagement.name}"
    return Change(sentence=sentence, puts=(engagement,), undoable=False)


@rule(EditEngagement)
def edit_engagement(record: Record, command: EditEngagement, _: Moment) -> Change:
    """Put the engagement with other words."""
    edited = msgspec.structs.replace(
        record.engagement,
        name=named(command.name, "the engagement"),
        purpose=clean_block(command.purpose),
        facilitator=clean_line(command.facilitator),
    )
    return Change(sentence=f"Edited the engagement {edited.name}", puts=(edited,))


@rule(AddDepartment)
def add_department(record: Record, command: AddDepartment, moment: Moment) -> Change:
    """Put a department whose name is new."""
    name, short = named(command.name, "the department"), clean_line(command.short)
    _refuse_twin(record, name)
    _refuse_short_twin(record, short)
    department = Department(id=moment.new_id(), name=name, short=short)
    return Change(sentence=f"Added the department {name}", puts=(department,))


@rule(RenameDepartment)
def rename_department(record: Record, command: RenameDepartment, _: Moment) -> Change:
    """Put a department under another name, or with another short one."""
    old = record.get(Department, command.department_id)
    name = named(command.name, "the department")
    if name.casefold() != old.name.casefold():
        _refuse_twin(record, name)
    short = old.short if command.short is None else clean_line(command.short)
    if short.casefold() != old.short.casefold():
        _refuse_short_twin(record, short)
    renamed = msgspec.structs.replace(old, name=name, short=short)
    sentence = f"Renamed the department {old.name} to {name}"
    if name == old.name:
        sentence = f"{name} is {short} for short" if short else f"{name} has no short name"
    return Change(sentence=sentence, puts=(renamed,))


def _refuse_twin(record: Record, name: str) -> None:
    """Refuse a second department of one name, which would count as another voice."""
    if record.department_named(name):
        raise Refused(f"There is a department {name} already.")


def _refuse_short_twin(record: Record, short: str) -> None:
    """Refuse a short name that means another department already."""
    if short and (twin := record.department_named(short)):
        raise Refused(f"{short} means the department {twin.name} already.")


@rule(AddPerson)
def add_person(record: Record, command: AddPerson, moment: Moment) -> Change:
    """Put a person, with a department that is new, and the session where one is given."""
    department_id, made = department_put(record, command.department_id, command.department, moment)
    named_so = NewPerson(name=command.name, role=command.role, namesake=command.namesake)
    person = person_put(record, named_so, department_id, moment)
    if command.session_id is None:
        return Change(sentence=f"Added {person.name}", puts=(*made, person))
    session = record.get(Session, command.session_id)
    joined = msgspec.structs.replace(session, people=(*session.people, person.id))
    return Change(
        sentence=f"{person.name} joined {session.title}",
        puts=(*made, person, joined),
        session_id=session.id,
    )


def department_put(
    record: Record, department_id: str | None, name: str, moment: Moment
) -> tuple[str | None, tuple[Department, ...]]:
    """The department that is meant by its id or its name, and its document where it is new.

    Raises:
        Refused: there is none of that id.
    """
    if name := clean_line(name):
        if known := record.department_named(name):
            return known.id, ()
        department = Department(id=moment.new_id(), name=name)
        return department.id, (department,)
    if department_id:
        record.get(Department, department_id)
    return department_id, ()


def person_put(record: Record, new: NewPerson, department_id: str | None, moment: Moment) -> Person:
    """The document of somebody new.

    Raises:
        Refused: there is no name, or somebody of that name is known and no namesake was meant.
    """
    name = named(new.name, "the person")
    twin = next((p for p in record.all(Person) if is_same_name(p.name, name)), None)
    if twin and not new.namesake:
        raise Refused(
            f"There is {in_full(record, twin)} already; say so if this is another person."
        )
    role = clean_line(new.role)
    return Person(id=moment.new_id(), name=name, role=role, department_id=department_id)


@rule(EditPerson)
def edit_person(record: Record, command: EditPerson, moment: Moment) -> Change:
    """Put a person with other particulars, and a department that is new."""
    department_id, made = department_put(record, command.department_id, command.department, moment)
    edited = msgspec.structs.replace(
        record.get(Person, command.person_id),
        name=named(command.name, "the person"),
        role=clean_line(command.role),
        department_id=department_id,
    )
    return Change(sentence=f"Edited {edited.name}", puts=(*made, edited))


@rule(JoinSession)
def join_session(record: Record, command: JoinSession, _: Moment) -> Change:
    """Put a session with one more participant."""
    session = record.get(Session, command.session_id)
    person = record.get(Person, command.person_id)
    if person.id in session.people:
        raise Refused(f"{person.name} takes part in {session.title} already.")
    joined = with_part(session, person.id, Part.PARTICIPANT)
    sentence = f"{person.name} joined {session.title}"
    return Change(sentence=sentence, puts=(joined,), session_id=session.id)


@rule(LeaveSession)
def leave_session(record: Record, command: LeaveSession, _: Moment) -> Change:
    """Put a session without somebody who was listed by mistake.

    Whoever is to do something, or to be met, stays on its list as that. What they agreed to goes
    with them: they were asked by mistake too.
    """
    session = record.get(Session, command.session_id)
    person = record.get(Person, command.person_id)
    if part_of(session, person.id) is None:
        raise Refused(f"{person.name} does not take part in {session.title}.")
    said = said_by(record, session, person)
    voted = any(
        ballot.voter == person.id and ballot.session_id == session.id
        for ballot in record.all(Ballot)
    )
    if said or voted:
        what = [plural(said, "statement")] if said else []
        what += ["scores"] if voted else []
        raise Refused(
            f"{person.name} has {listing(what)} in {session.title}. Put them down to somebody "
            "else first, or mark that they left."
        )
    part = _named_as(record, session, person)
    if part is not None and part_of(session, person.id) is part:
        raise Refused(f"{person.name} is named in {session.title} as {with_article(part.value)}.")
    left = with_part(session, person.id, part)
    presence = {each: marks for each, marks in left.presence.items() if each != person.id}
    left = msgspec.structs.replace(left, presence=presence)
    consent = record.consent_of(session.id, person.id)
    stays = f", who is still named as {with_article(part.value)}" if part else ""
    return Change(
        sentence=f"Took {person.name} off the list of {session.title}{stays}",
        puts=(left,),
        removes=(consent,) if consent else (),
        session_id=session.id,
    )


def said_by(record: Record, session: Session, person: Person) -> int:
    """How many things somebody said in a session, actions apart: those they are to do."""
    entries = record.entries_of(session.id)
    return sum(
        person.id in (entry.raised_by if entry.kind is EntryKind.ACTION else entry.people)
        for entry in entries
    )


def _named_as(record: Record, session: Session, person: Person) -> Part | None:
    """What somebody who said nothing is named as in a session; none where they are not named."""
    entries = record.entries_of(session.id)
    if any(person.id in entry.people for entry in entries):
        return Part.OWNER
    return Part.MENTIONED if any(person.id in entry.mentions for entry in entries) else None
