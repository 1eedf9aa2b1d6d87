"""Who takes part: somebody comes in, known already or new."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from screens.base.screen import WorkshopScreen
from screens.dialogs.namesake import ask_who
from screens.dialogs.pick import Pick
from screens.session.dialogs.consent_questions import asked_for, picked_person
from screens.session.dialogs.join import JoinDialog
from screens.session.dialogs.people import SessionPeople
from screens.session.panes.capture_line import CaptureLine
from screens.session.panes.recorder import Recorder
from screens.session.state.drafts import DraftKeeper
from screens.session.state.shown_session import ShownSession
from screens.widgets.row_list import Item, Row
from sessions.errors import SessionsError
from workshop.errors import Refused
from workshop.guide.shape import ConsentStep
from workshop.record.change import Change
from workshop.record.documents import Department, Person
from workshop.running.command_kinds.people import ResolveName
from workshop.running.commands import AddPerson, Command, JoinSession, NewPerson, SetOffRecord
from workshop.running.handles import several_meant
from workshop.running.same_person import in_full, person_of
from workshop.running.senders import Sender
from workshop.running.words.as_said import Around, person_named
from workshop.text import shorten

_NOT_YET: Final = (
    "Still off the record: a line that was entered is not recorded yet. Record it with Enter, or "
    "delete it first."
)
_NOT_YET_ELSEWHERE: Final = (
    "Still off the record: a line that was entered at the step “{}” is not recorded yet. Go there, "
    "and record it with Enter, or delete it."
)


class PeopleActions:
    """The actions on the list of those who take part.

    Args:
        screen: asks who it is.
        shown: the session.
        recorder: carries out what is asked for.
        line: knows whether a line that was entered waits to be entered again.
        drafts: knows whether one does at another step.
    """

    def __init__(
        self,
        screen: WorkshopScreen[None],
        shown: ShownSession,
        recorder: Recorder,
        line: CaptureLine,
        drafts: DraftKeeper,
    ) -> None:
        self._screen = screen
        self._shown = shown
        self._recorder = recorder
        self._line = line
        self._drafts = drafts

    def action_join(self, words: str = "") -> None:
        """Ask who joins, unless words say it; where the name may mean somebody else, ask that."""
        self._screen.run_worker(self._join(person_of(words)) if words else self._ask_who())

    def action_people(self) -> None:
        """Show who is here; keys there say part and presence."""
        shown = self._shown
        dialog = SessionPeople(
            lambda: (shown.record, shown.session), self._send, live=shown.store.writable
        )
        self._screen.app.push_screen(dialog)

    def _send(self, command: Command) -> str:
        """Carry out a command; what came of it, for the dialog over the screen."""
        try:
            change = self._shown.store.do(command, Sender.APPLICATION)
        except (Refused, SessionsError) as refusal:
            return str(refusal)
        self._recorder.done(change.sentence)
        return f"{change.sentence}."

    def action_resolve(self) -> None:
        """Ask who is meant by the first name in the session that is not clear."""
        self._screen.run_worker(self._ask_whom())

    async def _ask_whom(self) -> None:
        record, session = self._shown.record, self._shown.session
        entry = next((each for each in record.entries_of(session.id) if each.unclear), None)
        if entry is None:
            self._recorder.say("Every name in the session is clear.")
            return
        typed = entry.unclear[0]
        perhaps = [p for p in several_meant(typed, record, session) if isinstance(p, Person)]
        people = perhaps or list(record.all(Person))
        rows = [Item(Row(Content(in_full(record, each))), each.id) for each in people]
        rows.append(Item(Row(Content("Nobody: leave the name out")), "nobody"))
        question = f"Who is @{typed} in “{shorten(entry.text, 60)}”?"
        chosen = await self._screen.app.push_screen_wait(Pick(question, rows, "Take it"))
        if chosen is not None:
            person_id = None if chosen == "nobody" else chosen
            command = ResolveName(entry_id=entry.id, name=typed, person_id=person_id)
            self._recorder.perform(command)

    async def _ask_who(self) -> None:
        record, session = self._shown.record, self._shown.session
        out = [person for person in record.all(Person) if person.id not in session.people]
        departments = [department.name for department in record.all(Department)]
        asked = JoinDialog([person.name for person in out], departments)
        if (words := await self._screen.app.push_screen_wait(asked)) is None:
            return
        await self._join(words.new())

    async def _join(self, named: NewPerson) -> None:
        """Take somebody in, and ask how they may be quoted where the others were asked already."""
        record, session = self._shown.record, self._shown.session
        one = await ask_who(self._screen.app, record, named, here=session.people)
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
        if not on and self._line.has_refused():
            # Entered once it ended, it would be on the record.
            self._recorder.say_not_taken(_NOT_YET)
            return
        if not on and (title := self._drafts.entered_elsewhere()):
            self._recorder.say_not_taken(_NOT_YET_ELSEWHERE.format(title))
            return
        self._recorder.perform(SetOffRecord(session_id=self._shown.session_id, on=on))

    def action_consent(self, words: str = "") -> None:
        """Ask somebody, from whatever step, also in a session that is closed.

        Raises:
            Refused: the words mean nobody.
        """
        if not words:
            self._screen.run_worker(self._ask_somebody())
            return
        person = person_named(Around(self._shown.record, self._shown.session), words)
        self._screen.run_worker(self._ask(person))

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
