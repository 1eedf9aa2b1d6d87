"""Who takes part: somebody comes in, known already or new."""

from __future__ import annotations

from screens.base.screen import WorkshopScreen
from screens.dialogs.namesake import ask_who
from screens.session.dialogs.join import JoinDialog
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from workshop.record.documents import Department, Person
from workshop.running.commands import AddPerson, JoinSession


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
        """Ask who joins; where the name may mean somebody else, ask that too."""
        self._screen.run_worker(self._ask_who())

    async def _ask_who(self) -> None:
        record, session = self._shown.record, self._shown.session
        out = [person for person in record.all(Person) if person.id not in session.people]
        departments = [department.name for department in record.all(Department)]
        asked = JoinDialog([person.name for person in out], departments)
        if (words := await self._screen.app.push_screen_wait(asked)) is None:
            return
        one = await ask_who(self._screen.app, record, words.new(), here=session.people)
        if isinstance(one, Person):
            self._recorder.perform(JoinSession(session_id=session.id, person_id=one.id))
        elif one:
            self._recorder.perform(
                AddPerson(
                    name=one.name,
                    role=one.role,
                    department=one.department,
                    session_id=session.id,
                    namesake=one.namesake,
                )
            )
