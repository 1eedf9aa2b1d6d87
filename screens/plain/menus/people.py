"""The people and departments of an engagement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from screens.plain.menus.menu import Choice, Engaged, offer, one_of
from screens.plain.row_prompts import new_department_meant
from screens.plain.who import who_is_meant
from workshop.errors import Refused
from workshop.record.documents import Department, Person, WithdrawalLevel
from workshop.record.record import Record
from workshop.running.cells.half_named import half_named
from workshop.running.command_kinds.departments import DeleteDepartment, MergeDepartments
from workshop.running.commands import AddDepartment, AddPerson, EditPerson, RenameDepartment
from workshop.running.same_person import department_name, in_full, person_of
from workshop.text import as_sorted, plural

_LEVELS: Final = tuple(
    (f"{each.sentence[0].upper()}{each.sentence[1:]}", each.value) for each in WithdrawalLevel
)


def people_menu(engaged: Engaged) -> None:
    """Offer everybody and every department, and to add to them."""
    offer(engaged.ask, lambda: "People and departments. Whom, or what?", lambda: _choices(engaged))


def _choices(engaged: Engaged) -> Iterator[Choice]:
    with engaged.reading() as store:
        record = store.record
    yield Choice("Add a person", lambda: _add_person(engaged))
    yield Choice("Add a department", lambda: _add_department(engaged))
    for person in sorted(record.all(Person), key=lambda each: as_sorted(each.name)):
        yield Choice(in_full(record, person), partial(_person_menu, engaged, person.id))
    for department in _departments(record):
        people = plural(_count(record, department), "person", "people")
        words = f"Department {department.name}, {people}"
        yield Choice(words, partial(_department_menu, engaged, department.id))


def _departments(record: Record) -> list[Department]:
    return sorted(record.all(Department), key=lambda each: as_sorted(each.name))


def _count(record: Record, department: Department) -> int:
    return sum(each.department_id == department.id for each in record.all(Person))


def _add_person(engaged: Engaged) -> None:
    """Somebody new; where the name is known, it is asked who is meant."""
    typed = engaged.line("Name, Role, Department (empty: back):")
    if not typed:
        return
    with engaged.reading() as store:
        record = store.record
    one = who_is_meant(engaged.ask, record, person_of(typed), [p.id for p in record.all(Person)])
    if isinstance(one, Person):
        engaged.ask.tell(f"{in_full(record, one)} is in the engagement already.")
        return
    engaged.send(
        AddPerson(name=one.name, role=one.role, department=one.department, namesake=one.namesake)
    )


def _add_department(engaged: Engaged) -> None:
    if name := engaged.line("Name of the department (empty: back):"):
        short = engaged.line("Its short name (may be empty):")
        engaged.send(AddDepartment(name=name, short=short))


def _person_menu(engaged: Engaged, person_id: str) -> None:
    """Offer what can be done about a person, as long as there is one."""

    def title() -> str:
        with engaged.reading() as store:
            person = store.record.find(Person, person_id)
            return f"{in_full(store.record, person)}. What?" if person else ""

    def choices() -> Iterator[Choice]:
        yield Choice("Correct name, role or department", lambda: _correct(engaged, person_id))
        yield Choice(
            "Withdraw: they take back what they said", lambda: _withdraw(engaged, person_id)
        )
        yield Choice(
            "Erase them for good: name, words and votes",
            lambda: engaged.do("erase", rest=(person_id,)),
        )

    offer(engaged.ask, title, choices)


def _correct(engaged: Engaged, person_id: str) -> None:
    """How somebody is known; half a department's name is asked about."""
    with engaged.reading() as store:
        record = store.record
        person = record.get(Person, person_id)
    known = department_name(record, person)
    name = engaged.line("Name:", person.name)
    role = engaged.line("Role:", person.role)
    department = engaged.line("Department:", known)
    near = half_named(record, department)
    if near and not new_department_meant(engaged.ask, department, near):
        raise Refused("they stay as they were.")
    if (name, role, department) != (person.name, person.role, known):
        engaged.send(EditPerson(person_id=person_id, name=name, role=role, department=department))


def _withdraw(engaged: Engaged, person_id: str) -> None:
    """Somebody takes back what they said, in all sessions, at one of the levels."""
    if level := one_of(engaged.ask, "At which level?", _LEVELS):
        engaged.do("withdraw", rest=(person_id, "--level", level))


def _department_menu(engaged: Engaged, department_id: str) -> None:
    """Offer what can be done about a department."""

    def title() -> str:
        with engaged.reading() as store:
            department = store.record.find(Department, department_id)
        return f"{department.name}. What?" if department else ""

    def choices() -> Iterator[Choice]:
        yield Choice("Rename it", lambda: _rename(engaged, department_id))
        yield Choice("Make it part of another one", lambda: _merge(engaged, department_id))
        yield Choice("Delete it; its people stay", lambda: _delete(engaged, department_id))

    offer(engaged.ask, title, choices)


def _rename(engaged: Engaged, department_id: str) -> None:
    with engaged.reading() as store:
        known = store.record.get(Department, department_id)
    name = engaged.line("Name:", known.name)
    short = engaged.line("Short name:", known.short)
    if (name, short) != (known.name, known.short):
        engaged.send(RenameDepartment(department_id=department_id, name=name, short=short))


def _merge(engaged: Engaged, department_id: str) -> None:
    with engaged.reading() as store:
        others = [(d.name, d.id) for d in _departments(store.record) if d.id != department_id]
    if into := one_of(engaged.ask, "Part of which department?", others):
        engaged.send(MergeDepartments(into=into, others=(department_id,)))


def _delete(engaged: Engaged, department_id: str) -> None:
    with engaged.reading() as store:
        known = store.record.get(Department, department_id)
        count = plural(_count(store.record, known), "person", "people")
    question = f"Delete {known.name}? {count} of it stay, without a department."
    if engaged.ask.confirm(question, default=False):
        engaged.send(DeleteDepartment(department_id=department_id))
