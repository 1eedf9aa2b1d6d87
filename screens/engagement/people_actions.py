"""The small dialogs of the engagement screen, from the question to the record.

Each asks, sends the commands that follow from the answer, and says whether something changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from screens.base.record_screen import RecordScreen
from screens.dialogs.engagement_words import EngagementWords, NewEngagement
from screens.dialogs.person import PersonDialog, PersonWords
from screens.dialogs.pick import Pick
from screens.engagement.department_dialog import DepartmentDialog
from screens.engagement.start_session_dialog import Known, SessionWords, StartSession
from screens.widgets.row_list import Item
from sessions.errors import SessionsError
from sessions.library.guides import Library
from workshop.errors import WorkshopError
from workshop.guide.reader import guide_digest
from workshop.guide.shape import Guide
from workshop.record.documents import Department, Person
from workshop.record.record import Record
from workshop.running import commands


def library(home: Path, folder: Path) -> Library:
    """The guides at hand in an engagement: its own, the facilitator's, those that ship."""
    return Library(own=home / "guides", engagement=folder / "guides")


def department_names(record: Record) -> list[str]:
    """The departments by name."""
    return sorted((d.name for d in record.all(Department)), key=str.casefold)


def known_people(record: Record) -> list[Known]:
    """Everybody in the engagement, as the dialog asks for them."""
    found = []
    for person in sorted(record.all(Person), key=lambda person: person.name.casefold()):
        department = record.find(Department, person.department_id)
        name = department.name if department else ""
        about = ", ".join(part for part in (person.role, name) if part)
        found.append(Known(person.id, person.name, about, name))
    return found


async def start_session(
    screen: RecordScreen[Any], guides: Library, rows: list[Item], name: str
) -> str | None:
    """Ask for a guide where none is named, then for people; the id of the session."""
    if not name:
        picked = await screen.app.push_screen_wait(Pick("Which guide?", rows, "Take it"))
        if picked is None:
            return None
        name = picked
    try:
        guide = guides.load(name)
    except (SessionsError, WorkshopError) as problem:
        screen.warn(str(problem))
        return None
    record = screen.store.record
    dialog = StartSession(
        guide.title, guide.planned, known_people(record), department_names(record)
    )
    words = await screen.app.push_screen_wait(dialog)
    return _begun(screen, guide, words) if words else None


def _begun(screen: RecordScreen[Any], guide: Guide, words: SessionWords) -> str | None:
    """Send the commands that start a session; its id, or none where one was refused."""
    department_id = _department(screen, words.department)
    people = list(words.people)
    for new in words.new_people:
        own = _department(screen, new.department) if new.department else department_id
        added = _added(screen, new, own)
        if added is None:
            return None
        people.append(added)
    change = screen.perform(
        commands.StartSession(
            guide=guide,
            digest=guide_digest(guide),
            people=tuple(people),
            department_id=department_id,
            facilitator=screen.store.record.engagement.facilitator,
            place=words.place,
            title=words.title,
        )
    )
    return change.session_id if change else None


def _department(screen: RecordScreen[Any], name: str) -> str | None:
    """The id of a department by its name; a new one is added."""
    if not name.strip():
        return None
    if known := screen.store.record.department_named(name):
        return known.id
    change = screen.perform(commands.AddDepartment(name=name))
    return change.puts[0].id if change else None


def _added(screen: RecordScreen[Any], words: PersonWords, department_id: str | None) -> str | None:
    """The id of a person who was added."""
    change = screen.perform(
        commands.AddPerson(name=words.name, role=words.role, department_id=department_id)
    )
    return change.puts[0].id if change else None


async def add_person(screen: RecordScreen[Any]) -> bool:
    """Ask for a person, and add them."""
    dialog = PersonDialog(department_names(screen.store.record))
    words = await screen.app.push_screen_wait(dialog)
    if words is None:
        return False
    return _added(screen, words, _department(screen, words.department)) is not None


async def edit_person(screen: RecordScreen[Any], person: Person) -> bool:
    """Ask how a person should be known, and put that."""
    record = screen.store.record
    department = record.find(Department, person.department_id)
    known = PersonWords(person.name, person.role, department.name if department else "")
    dialog = PersonDialog(department_names(record), known)
    words = await screen.app.push_screen_wait(dialog)
    if words is None or words == known:
        return False
    command = commands.EditPerson(
        person_id=person.id,
        name=words.name,
        role=words.role,
        department_id=_department(screen, words.department),
    )
    return screen.perform(command) is not None


async def add_department(screen: RecordScreen[Any]) -> bool:
    """Ask for a department, and add it."""
    name = await screen.app.push_screen_wait(DepartmentDialog())
    return name is not None and screen.perform(commands.AddDepartment(name=name)) is not None


async def rename(screen: RecordScreen[Any], department: Department) -> bool:
    """Ask how a department is called, and rename it."""
    name = await screen.app.push_screen_wait(DepartmentDialog(department.name))
    if not name or name == department.name:
        return False
    command = commands.RenameDepartment(department_id=department.id, name=name)
    return screen.perform(command) is not None


async def edit_engagement(screen: RecordScreen[Any]) -> bool:
    """Ask what the engagement is called and for, and put that."""
    now = screen.store.record.engagement
    known = EngagementWords(now.name, now.purpose, now.facilitator)
    words = await screen.app.push_screen_wait(NewEngagement(known))
    if words is None or words == known:
        return False
    command = commands.EditEngagement(
        name=words.name, purpose=words.purpose, facilitator=words.facilitator
    )
    return screen.perform(command) is not None
