"""How each person agrees to be quoted."""

from __future__ import annotations

from typing import ClassVar

from textual import on

from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from screens.session.steps.body import StepBody
from screens.session.steps.consent_list import Asked, ConsentList
from workshop.guide.shape import ConsentStep
from workshop.record.documents import Attribution
from workshop.running.commands import SetConsent


class ConsentBody(StepBody[ConsentStep]):
    """The people and their levels; remarks stand below."""

    NOTHING: ClassVar[str] = ""

    def __init__(self, shown: ShownSession, recorder: Recorder, step: ConsentStep) -> None:
        super().__init__(shown, recorder, step)
        self.people = ConsentList([Attribution(level) for level in step.levels], id="consents")
        """The list of people."""

    @property
    def part(self) -> ConsentList:
        """The list of people."""
        return self.people

    def follow(self) -> None:
        """Show who agreed to what."""
        super().follow()
        session = self.session
        self.people.asked = tuple(
            Asked(person, consent.attribution if consent else None)
            for person in self.record.people_of(session)
            for consent in (self.record.consent_of(session.id, person.id),)
        )

    @on(ConsentList.Chosen)
    def agree(self, event: ConsentList.Chosen) -> None:
        """Record what people agreed to."""
        event.stop()
        for person_id in event.people:
            self.recorder.perform(
                SetConsent(session_id=self.session_id, person_id=person_id, attribution=event.level)
            )
