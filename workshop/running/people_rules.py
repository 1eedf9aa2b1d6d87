"""The rules for the engagement itself, its departments, its people and what they agreed to."""

from __future__ import annotations

import msgspec

from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.record.documents import (
    Attribution,
    Consent,
    Department,
    Engagement,
    Person,
    Session,
    Withdrawal,
)
from workshop.record.parts import Part
from workshop.record.record import Record
from workshop.running.base.registry import rule
from workshop.running.commands import (
    AddDepartment,
    AddPerson,
    BeginEngagement,
    EditEngagement,
    EditPerson,
    JoinSession,
    NewPerson,
    RenameDepartment,
    SetConsent,
    SetConsents,
    Withdraw,
)
from workshop.running.same_person import in_full, is_same_name, told_apart
from workshop.running.sources import part_of, with_part
from workshop.text import clean_block, clean_line, listing


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
        raise Refused(f"{told_apart(record, person)} takes part in {session.title} already.")
    joined = with_part(session, person.id, Part.PARTICIPANT)
    sentence = f"{told_apart(record, person)} joined {session.title}"
    return Change(sentence=sentence, puts=(joined,), session_id=session.id)


@rule(SetConsent)
def set_consent(record: Record, command: SetConsent, moment: Moment) -> Change:
    """Put what a participant agreed to, in place of what was agreed before."""
    session = record.get(Session, command.session_id)
    person = record.get(Person, command.person_id)
    consent = _consent(
        record, session, person, command.attribution, moment, together=command.together
    )
    sentence = f"{told_apart(record, person)} agreed to be quoted {command.attribution.sentence}"
    if command.attribution is Attribution.WITHHELD:
        sentence = f"{told_apart(record, person)} asked not to be quoted outside this record"
    return Change(sentence=sentence, puts=(consent,), session_id=session.id)


def _consent(
    record: Record,
    session: Session,
    person: Person,
    level: Attribution,
    moment: Moment,
    *,
    together: bool = False,
) -> Consent:
    """What a participant agreed to, with the id of what was agreed before.

    Raises:
        Refused: the person does not take part.
    """
    part = part_of(session, person.id)
    if part is None or not part.in_the_room:
        raise Refused(f"{told_apart(record, person)} does not take part in {session.title}.")
    earlier = record.consent_of(session.id, person.id)
    return Consent(
        id=earlier.id if earlier else moment.new_id(),
        session_id=session.id,
        person_id=person.id,
        attribution=level,
        at=moment.now,
        together=together,
    )


@rule(SetConsents)
def set_consents(record: Record, command: SetConsents, moment: Moment) -> Change:
    """Put the same for several participants, as one act; the record tells it was one."""
    session = record.get(Session, command.session_id)
    people = [record.get(Person, each) for each in dict.fromkeys(command.people)]
    if not people:
        raise Refused("Say who agreed.")
    level = command.attribution
    several = len(people) > 1
    puts = tuple(
        _consent(record, session, each, level, moment, together=several) for each in people
    )
    names = listing([told_apart(record, each) for each in people])
    sentence = f"{names} agreed to be quoted {level.sentence}"
    if level is Attribution.WITHHELD:
        sentence = f"{names} asked not to be quoted outside this record"
    behind = ", given for all at once" if several else ""
    return Change(sentence=f"{sentence}{behind}", puts=puts, session_id=session.id)


@rule(Withdraw)
def withdraw(record: Record, command: Withdraw, moment: Moment) -> Change:
    """Put what a person takes back, in place of what was taken back before."""
    person = record.get(Person, command.person_id)
    name, earlier = told_apart(record, person), record.withdrawal_of(person.id)
    if command.level is (earlier.level if earlier else None):
        stands = f"{name}: {earlier.level.sentence}" if earlier else f"{name} agrees"
        raise Refused(f"That stands already: {stands}.")
    if command.level is None:
        removes = (earlier,) if earlier else ()
        return Change(sentence=f"{name} agrees again as before", removes=removes)
    withdrawal = Withdrawal(
        id=earlier.id if earlier else moment.new_id(),
        person_id=person.id,
        level=command.level,
        at=moment.now,
    )
    sentence = f"{name} withdrew: {command.level.sentence}"
    return Change(sentence=sentence, puts=(withdrawal,))
