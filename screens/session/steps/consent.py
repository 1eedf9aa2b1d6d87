"""How each person agrees to be quoted."""

from __future__ import annotations

from typing import ClassVar

from screens.session.steps.body import WithPart
from screens.session.steps.consent_list import Asked, ConsentList
from workshop.guide.shape import AnyStep, ConsentStep
from workshop.record.documents import Attribution
from workshop.record.record import Record


class ConsentBody(WithPart):
    """The people and their levels; remarks stand below."""

    NOTHING: ClassVar[str] = ""

    def __init__(self, record: Record, session_id: str, step: AnyStep) -> None:
        super().__init__(record, session_id, step)
        levels = step.levels if isinstance(step, ConsentStep) else ()
        self.people = ConsentList([Attribution(level) for level in levels], id="consents")
        """The list of people."""
        self.part = self.people

    def follow(self) -> None:
        """Show who agreed to what."""
        super().follow()
        session = self.session
        self.people.asked = tuple(
            Asked(person, consent.attribution if consent else None)
            for person in self.record.people_of(session)
            for consent in (self.record.consent_of(session.id, person.id),)
        )
