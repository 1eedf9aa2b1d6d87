"""The small dialogs of the engagement screen, from the question to the record.

Each asks, sends the commands that follow from the answer, and says whether something changed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final

from screens.base.record_screen import RecordScreen
from screens.dialogs.engagement_words import EngagementWords, NewEngagement
from screens.dialogs.namesake import ask_who
from screens.dialogs.person import PersonDialog, PersonWords
from screens.engagement.corrections import edit_session, take_list
from screens.engagement.department_dialog import DepartmentDialog, DepartmentWords
from screens.engagement.guide_look import PickGuide
from screens.engagement.start_session_dialog import Known, SessionWords, StartSession
from screens.widgets.row_list import Item
from sessions.errors import SessionsError
from sessions.library.guides import Library
from workshop.errors import WorkshopError
from workshop.guide.reader import guide_digest
from workshop.guide.shape import Guide
from workshop.record.documents import Department, Person, Session
from workshop.record.record import Record
from workshop.running import commands
from workshop.running.same_person import about, department_name, in_full
from workshop.text import as_sorted


def library(home: Path, folder: Path) -> Library:
    """The guides at hand in an engagement: its own, the facilitator's, those that ship."""
    return Library.at(home, folder)


def department_names(record: Record) -> list[str]:
    """The departments by name."""
    return sorted((d.name for d in record.all(Department)), key=as_sorted)


def known_people(record: Record) -> list[Known]:
    """Everybody in the engagement, as the dialog asks for them."""
    return [
        Known(person.id, person.name, about(record, person), department_name(record, person))
        for person in sorted(record.all(Person), key=lambda person: as_sorted(person.name))
    ]


async def start_session(
    screen: RecordScreen[Any], guides: Library, rows: list[Item], name: str, department: str = ""
) -> str | None:
    """Ask for a guide where none is named, then for people; the id of the session.

    Args:
        screen: asks, and has it recorded.
        guides: where guides are read from.
        rows: the guides to pick from.
        name: the guide; empty for one that is to be picked.
        department: the name of the department whose session it is, where that is known.
    """
    if not name:
        picked = await screen.app.push_screen_wait(PickGuide(rows, guides))
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
        guide.title,
        guide.planned,
        record,
        known_people(record),
        department_names(record),
        place=screen.workshop.personal.settings.sessions.place,
        department=department,
    )
    words = await screen.app.push_screen_wait(dialog)
    return _begun(screen, guide, words) if words else None


def _begun(screen: RecordScreen[Any], guide: Guide, words: SessionWords) -> str | None:
    """Start the session with everybody in it; its id, or none where it was refused."""
    change = screen.perform(
        commands.StartSession(
            guide=guide,
            digest=guide_digest(guide),
            people=words.people,
            department=words.department,
            facilitator=screen.store.record.engagement.facilitator,
            place=words.place,
            title=words.title,
        )
    )
    return change.session_id if change else None


async def add_person(screen: RecordScreen[Any]) -> bool:
    """Ask for a person, and add them; where that name is known, ask who is meant first."""
    record = screen.store.record
    words = await screen.app.push_screen_wait(PersonDialog(department_names(record)))
    if words is None:
        return False
    if words.pasted:
        return await take_list(screen, words.pasted)
    everybody = [person.id for person in record.all(Person)]
    one = await ask_who(screen.app, record, words.new(), here=everybody)
    if isinstance(one, Person):
        screen.tell(f"{in_full(record, one)} is in the engagement already.")
    if not isinstance(one, commands.NewPerson):
        return False
    command = commands.AddPerson(
        name=one.name, role=one.role, department=one.department, namesake=one.namesake
    )
    return screen.perform(command) is not None


async def correct(screen: RecordScreen[Any], subject: object) -> None:
    """Ask what is to be put right in a session, a person or a department; others stay as they are.

    Args:
        screen: asks, and has it recorded.
        subject: what a row of a list stands for.
    """
    if isinstance(subject, Session):
        await edit_session(screen, subject, department_names(screen.store.record))
        return
    if not isinstance(subject, Person | Department):
        return
    if not screen.store.writable:
        screen.say_read_only()
        return
    # Looked up again: the list may have been filled before another window changed it.
    document = screen.store.record.find(type(subject), subject.id)
    if isinstance(document, Person):
        await edit_person(screen, document)
    elif isinstance(document, Department):
        await rename(screen, document)


async def edit_person(screen: RecordScreen[Any], person: Person) -> bool:
    """Ask how a person should be known, and put that."""
    record = screen.store.record
    known = PersonWords(person.name, person.role, department_name(record, person))
    dialog = PersonDialog(department_names(record), known)
    words = await screen.app.push_screen_wait(dialog)
    if words is None or words == known:
        return False
    command = commands.EditPerson(
        person_id=person.id, name=words.name, role=words.role, department=words.department
    )
    return screen.perform(command) is not None


async def add_department(screen: RecordScreen[Any]) -> bool:
    """Ask for a department, and add it."""
    words = await screen.app.push_screen_wait(DepartmentDialog())
    if words is None:
        return False
    if words.pasted:
        return await take_list(screen, words.pasted, departments=True)
    return screen.perform(commands.AddDepartment(name=words.name, short=words.short)) is not None


async def rename(screen: RecordScreen[Any], department: Department) -> bool:
    """Ask how a department is called, and rename it."""
    known = DepartmentWords(department.name, department.short)
    words = await screen.app.push_screen_wait(DepartmentDialog(known))
    if words is None or words == known:
        return False
    command = commands.RenameDepartment(
        department_id=department.id, name=words.name, short=words.short
    )
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


ADDING: Final[Mapping[str, Callable[[RecordScreen[Any]], Awaitable[bool]]]] = {
    "person": add_person,
    "department": add_department,
}
"""What can be added, by the word for it in the commands."""
