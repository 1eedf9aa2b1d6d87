"""Who takes part: somebody comes in, known already or new."""

from __future__ import annotations

from screens.base.screen import WorkshopScreen
from screens.session.dialogs.join import JoinDialog
from screens.session.recorder import Recorder
from screens.session.state import ShownSession
from workshop.record.documents import Department, Person
from workshop.running.commands import AddDepartment, AddPerson, JoinSession
from workshop.running.handles import key_of


class PeopleActions:
    """The actions on the list of those who take part.

    Args:
        screen: asks who it is.
        shown: the session.
        recorder: carries out what is asked for.
    """

    def __init__(
        self, screen: WorkshopScreen[None], shown: ShownSession, recorder: Recorder
    ) -> None:
        self._screen = screen
        self._shown = shown
        self._recorder = recorder

    def action_join(self) -> None:
        """Ask who joins."""
        self._screen.run_worker(self._ask_who())

    async def _ask_who(self) -> None:
        record, session = self._shown.record, self._shown.session
        out = [person for person in record.all(Person) if person.id not in session.people]
        departments = [department.name for department in record.all(Department)]
        asked = JoinDialog([person.name for person in out], departments)
        if (words := await self._screen.app.push_screen_wait(asked)) is None:
            return
        known = next((p for p in out if key_of(p.name) == key_of(words.name)), None)
        if known:
            self._recorder.perform(JoinSession(session_id=session.id, person_id=known.id))
        else:
            self._recorder.perform(
                AddPerson(
                    name=words.name,
                    role=words.role,
                    department_id=self._department(words.department),
                    session_id=session.id,
                )
            )

    def _department(self, name: str) -> str | None:
        """The id of a department, which is added where it is new."""
        if not name:
            return None
        if (found := self._shown.record.department_named(name)) is None:
            self._recorder.perform(AddDepartment(name=name))
            found = self._shown.record.department_named(name)
        return found.id if found else None
