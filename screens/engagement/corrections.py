"""Putting right what was entered by mistake: sessions, departments, and lists that are pasted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from textual.content import Content
from textual.widget import Widget

from screens.base.record_screen import RecordScreen
from screens.dialogs.confirm import Confirm
from screens.dialogs.dialog import Dialog, Field, Missing, line
from screens.dialogs.people_list import PeopleListDialog
from screens.dialogs.person import department_field
from screens.dialogs.pick import Pick
from screens.engagement.sections import OVERVIEW, PEOPLE, SESSIONS
from screens.widgets.row_list import Item, Row
from sessions.clock import in_local_zone
from sessions.library.guides import Library
from workshop.dates import at_zone, read_moment
from workshop.errors import Refused
from workshop.record.documents import Department, Person, Session
from workshop.running.command_kinds.departments import DeleteDepartment, MergeDepartments
from workshop.running.command_kinds.sessions import DiscardSession, EditSession
from workshop.text import as_sorted, clean_line, plural

_DATE: Final = "%Y-%m-%d %H:%M"
_ON_A_DEPARTMENT: Final = "Put the cursor on a department first."


class SessionWords(NamedTuple):
    """What is known of a session."""

    title: str
    date: str
    """As `2026-10-06 10:00`."""
    department: str
    facilitator: str
    place: str


class EditSessionDialog(Dialog[SessionWords]):
    """Asks for what is to be put right in a session.

    Args:
        words: as it is known.
        departments: the names of departments.
        today: the day from which `yesterday` and a day without its year are reckoned.
    """

    HEADING = "Correct the session"
    ACCEPT = "Save"

    def __init__(self, words: SessionWords, departments: list[str], today: date) -> None:
        super().__init__()
        self._today = today
        self._words = words
        self._departments = departments

    def fields(self) -> Iterable[Widget]:
        """Everything but its people, who are put right in the session."""
        words = self._words
        yield Field("Title", line("title", words.title))
        yield Field("Date", line("date", words.date, "2026-10-06 10:00"))
        yield Field("Department", department_field(self._departments, words.department))
        yield Field("Facilitator", line("facilitator", words.facilitator))
        yield Field("Place", line("place", words.place))

    def answer(self) -> SessionWords:
        """The texts."""
        typed = self.text_of("date")
        try:
            said = read_moment(typed, self._today)
        except Refused as unclear:
            raise Missing(f"{unclear}.", "date") from None
        if said is None:
            raise Missing(
                f"“{clean_line(typed)}” is no date; write 2026-10-06 10:00, 6 Oct 10:00 or "
                "yesterday 10:00.",
                "date",
            )
        known = in_local_zone(datetime.strptime(self._words.date, _DATE))  # noqa: DTZ007 - of here
        began = at_zone(said, known).strftime(_DATE)
        others = (self.text_of(name).strip() for name in ("department", "facilitator", "place"))
        return SessionWords(self.text_of("title"), began, *others)


async def edit_session(screen: RecordScreen[Any], session: Session, departments: list[str]) -> None:
    """Ask what is to be put right in a session, and put that."""
    record = screen.store.record
    department = record.find(Department, session.department_id)
    started = in_local_zone(session.started)
    known = SessionWords(
        session.title,
        started.strftime(_DATE),
        department.name if department else "",
        session.facilitator,
        session.place,
    )
    today = screen.store.moment().today
    words = await screen.app.push_screen_wait(EditSessionDialog(known, departments, today))
    if words is None or words == known:
        return
    moved = words.date != known.date
    began = datetime.strptime(words.date, _DATE).replace(tzinfo=started.tzinfo)
    command = EditSession(
        session_id=session.id,
        title=words.title,
        started=began if moved else None,
        department=words.department if words.department != known.department else None,
        facilitator=words.facilitator,
        place=words.place,
    )
    screen.perform(command)


async def discard_session(screen: RecordScreen[Any], session: object) -> None:
    """Ask, and take the session under the cursor out of the record."""
    if not isinstance(session, Session):
        screen.warn("Put the cursor on a session first.")
        return
    entries = plural(screen.store.record.entry_count(session.id), "entry", "entries")
    words = f"It goes with {entries}, consents and scores. Undo brings it back."
    if await screen.app.push_screen_wait(Confirm(f"Discard {session.title}?", words, "Discard")):
        screen.perform(DiscardSession(session_id=session.id))


async def merge_department(screen: RecordScreen[Any], department: object) -> None:
    """Ask which department the one under the cursor becomes part of, and merge them."""
    if not isinstance(department, Department):
        screen.warn(_ON_A_DEPARTMENT)
        return
    record = screen.store.record
    others = sorted(record.all(Department), key=lambda each: as_sorted(each.name))
    rows = [Item(Row(Content(d.name)), d.id) for d in others if d.id != department.id]
    if not rows:
        screen.warn("There is no other department to merge it into.")
        return
    question = f"{department.name} becomes part of which department?"
    if (into := await screen.app.push_screen_wait(Pick(question, rows, "Merge"))) is not None:
        screen.perform(MergeDepartments(into=into, others=(department.id,)))


async def delete_department(screen: RecordScreen[Any], department: object) -> None:
    """Take the department under the cursor away; its people stay."""
    if not isinstance(department, Department):
        screen.warn(_ON_A_DEPARTMENT)
        return
    people = screen.store.record.all(Person)
    count = plural(sum(p.department_id == department.id for p in people), "person", "people")
    words = f"{count} of it stay, without a department."
    asked = Confirm(f"Delete {department.name}?", words, "Delete")
    if await screen.app.push_screen_wait(asked):
        screen.perform(DeleteDepartment(department_id=department.id))


async def take_paste(
    screen: RecordScreen[Any], text: str, section: int, library: Library | None
) -> None:
    """Take what was pasted in a section: people among the people, notes among the sessions."""
    if not screen.store.writable:
        return
    if section == PEOPLE:
        await take_list(screen, text)
    elif section in (OVERVIEW, SESSIONS) and library is not None:
        from screens.engagement.import_actions import import_pasted_notes  # noqa: PLC0415 - 20 ms, hardly ever needed

        await import_pasted_notes(screen, text, library)


async def take_list(screen: RecordScreen[Any], text: str, *, departments: bool = False) -> bool:
    """Show a pasted list of people and departments, and enter what is right; whether it was."""
    dialog = PeopleListDialog(screen.store.record, text, departments=departments)
    read = await screen.app.push_screen_wait(dialog)
    if read is None:
        return False
    if not read.command.people and not read.command.departments:
        screen.tell("All of it is there already.")
        return False
    return screen.perform(read.command) is not None


ACTS: Final[Mapping[str, Callable[[RecordScreen[Any], object], Awaitable[None]]]] = {
    "discard": discard_session,
    "merge_department": merge_department,
    "delete_department": delete_department,
}
"""What is put right of what is under the cursor, by the word for it in the commands."""
