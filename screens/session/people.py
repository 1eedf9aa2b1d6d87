"""Who takes part: somebody comes in, known already or new."""

from __future__ import annotations

from screens.base.screen import WorkshopScreen
from screens.dialogs.namesake import ask_who
from screens.session.dialogs.consent_questions import asked_for, picked_person
from screens.session.dialogs.join import JoinDialog
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from workshop.guide.shape import ConsentStep
from workshop.record.change import Change
from workshop.record.documents import Department, Person
from workshop.running.commands import AddPerson, JoinSession, SetOffRecord


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
        done: Change | None = None
        if isinstance(one, Person):
            done = self._recorder.perform(JoinSession(session_id=session.id, person_id=one.id))
        elif one:
            done = self._recorder.perform(
                AddPerson(
                    name=one.name,
                    role=one.role,
                    department=one.department,
                    session_id=session.id,
                    namesake=one.namesake,
                )
            )
        if done and self._asked_before():
            new = [each for each in self._shown.session.people if each not in session.people]
            await self._ask(self._shown.record.get(Person, new[0]))

    def _asked_before(self) -> bool:
        """Whether the step that asks the others is behind: whoever comes later is asked at once."""
        shown = self._shown
        steps = shown.guide.steps_of(ConsentStep)
        return any(step.id in shown.session.steps and step.id != shown.step.id for step in steps)

    def action_off_record(self) -> None:
        """Go off the record, or on it again."""
        on = self._shown.session.off_record is None
        self._recorder.keep_words()
        self._recorder.perform(SetOffRecord(session_id=self._shown.session_id, on=on))

    def action_consent(self) -> None:
        """Ask somebody, from whatever step, also in a session that is closed."""
        self._screen.run_worker(self._ask_somebody())

    async def _ask_somebody(self) -> None:
        shown = self._shown
        if person := await picked_person(self._screen.app, shown.record, shown.session):
            await self._ask(person)

    async def _ask(self, person: Person) -> None:
        """Ask how a person may be quoted."""
        shown = self._shown
        command = await asked_for(self._screen.app, shown.record, shown.session, person)
        self._recorder.keep_words()
        if command:
            self._recorder.perform(command)
        elif shown.record.consent_of(shown.session_id, person.id) is None:
            self._recorder.say_not_taken(f"Not asked how to be quoted: {person.name}.")
