"""How each person agrees to be quoted."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events, on, work
from textual.content import Content

from screens.base.commands import Needs, UserCommand
from screens.session.bodies.body import CONFIRM, StepBody
from screens.session.dialogs.consent_questions import asked_for, asked_for_all
from screens.session.panes.capture_line import CaptureLine
from screens.session.panes.consent_list import Asked, ConsentList
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from workshop.guide.shape import ConsentStep
from workshop.privacy.consents import not_asked
from workshop.record.documents import Attribution, Person
from workshop.running.commands import SetConsent
from workshop.running.same_person import told_apart
from workshop.text import listing

SAME_FOR_ALL: Final = UserCommand(
    "session.consent-for-all",
    "",
    "Same consent for all",
    "Records one level for all who were not asked yet, once their names have been shown.",
    "same_for_all",
    footer=False,
    needs=Needs.LIVE,
    part="step",
)


class ConsentBody(StepBody[ConsentStep]):
    """The people and their levels; remarks stand below, as the interviewer's own.

    The line has the keys: a note may begin with any digit. Only who goes to the list answers there,
    for the person in front; what was answered before is changed only after asking.
    """

    COMMANDS: ClassVar[tuple[UserCommand, ...]] = (SAME_FOR_ALL, CONFIRM)
    NOTHING: ClassVar[str] = ""
    BEGINS_IN_PART: ClassVar[bool] = False

    def __init__(self, shown: ShownSession, recorder: Recorder, step: ConsentStep) -> None:
        super().__init__(shown, recorder, step)
        self.people = ConsentList([Attribution(level) for level in step.levels], id="consents")
        """The list of people."""
        self._answered = ""

    @property
    def part(self) -> ConsentList:
        """The list of people."""
        return self.people

    @property
    def left_open(self) -> str:
        """Who was not asked yet."""
        names = [told_apart(self.record, each) for each in not_asked(self.record, self.session)]
        return f"Not asked how they may be quoted: {listing(names)}." if names else ""

    @property
    def asks(self) -> str:
        """How the next one is answered for."""
        waiting = not_asked(self.record, self.session)
        if not waiting:
            return ""
        return (
            f"↑ then a number records how {waiting[0].name} may be quoted · {len(waiting)} to ask"
        )

    @property
    def part_words(self) -> Content:
        """Nothing: what a number does for whom is said as the row in front changes."""
        return Content("")

    def reading(self, line: str) -> Content | None:
        """Say before Enter that a number alone answers for nobody here."""
        words = self._instead_of(line)
        return Content(words) if words else None

    def take_line(self, line: str) -> bool | None:
        """Take no number alone for something said: who types it means to answer for somebody."""
        if not (words := self._instead_of(line)):
            return None
        self.recorder.say_not_taken(words)
        return False

    def _instead_of(self, line: str) -> str:
        """What to do in place of entering a number alone; empty for any other line."""
        waiting = not_asked(self.record, self.session)
        if not (waiting and line.strip() in self.people.numbers):
            return ""
        return (
            f"A number alone is not recorded. To answer for {self._told(waiting[0])}: "
            "delete it, ↑, then the number."
        )

    def follow(self) -> None:
        """Show who agreed to what."""
        super().follow()
        session = self.session
        self.people.found = tuple(
            Asked(person, consent.attribution if consent else None)
            for person in self.record.people_of(session)
            for consent in (self.record.consent_of(session.id, person.id),)
        )

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what a number does where the keys go now."""
        if event.widget is self.people:
            self._say_who()

    @on(ConsentList.Moved)
    def say_who(self, event: ConsentList.Moved) -> None:
        """Say whose row is in front now."""
        event.stop()
        self._say_who()

    def _say_who(self) -> None:
        if (asked := self.people.in_front) and self.people.has_focus:
            what = "changes, after asking, how" if asked.level else "records how"
            if answered := self._answered:
                self._answered = ""
                self.recorder.done(f"{answered}. Next: {self._told(asked.person)}")
                return
            self.recorder.say(
                f"A number {what} {self._told(asked.person)} may be quoted. Esc: the line."
            )

    def _told(self, person: Person) -> str:
        """A person, told apart from a namesake."""
        return told_apart(self.record, person)

    @on(ConsentList.Chosen)
    def agree(self, event: ConsentList.Chosen) -> None:
        """Record what somebody agreed to."""
        event.stop()
        if self.screen.query_one(CaptureLine).value:
            words = "A line is being typed: Enter records it, then a number answers."
            self.recorder.say_not_taken(words)
            return
        person = event.asked.person
        if event.asked.level is event.level:
            self.recorder.say(f"{self._told(person)}: {event.level.sentence}, as before.")
        elif event.asked.level:
            self._ask_to_change(person)
        else:
            self._record(person, event.level)

    def _record(self, person: Person, level: Attribution) -> None:
        command = SetConsent(session_id=self.session_id, person_id=person.id, attribution=level)
        self.recorder.keep_words()
        if change := self.recorder.perform(command):
            self._answered = change.sentence
            self.follow()
            self.people.go_on()

    @work
    async def _ask_to_change(self, person: Person) -> None:
        """Change what stands, once it was asked for."""
        if command := await asked_for(self.app, self.record, self.session, person):
            self.recorder.keep_words()
            self.recorder.perform(command)

    @on(ConsentList.EveryoneAsked)
    def ask_everyone(self, event: ConsentList.EveryoneAsked) -> None:
        """The key for all."""
        event.stop()
        self.action_same_for_all()

    @work
    async def action_same_for_all(self) -> None:
        """Record one level for all not asked yet, once everybody was named."""
        if not not_asked(self.record, self.session):
            self.recorder.say("Everybody was asked.")
        elif command := await asked_for_all(self.app, self.record, self.session):
            self.recorder.keep_words()
            self.recorder.perform(command)
