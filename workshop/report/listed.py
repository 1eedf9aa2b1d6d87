"""Who is on the list of a session beside its participants, and who came and went, in an edition."""

from __future__ import annotations

from workshop.privacy.editions import Telling
from workshop.privacy.participant import Came, OtherPart
from workshop.record.documents import Person, Session
from workshop.record.parts import Part
from workshop.running.same_person import in_full
from workshop.text import with_article


def others_of(telling: Telling, session: Session) -> tuple[OtherPart, ...]:
    """Who is on the list and no participant.

    Nobody asked them how they may be told, so the shareable edition names none of them, and says
    nothing of people to meet.
    """
    if telling.open:
        listed = [
            (in_full(telling.record, person), part)
            for person_id, part in session.parts.items()
            if (person := telling.record.find(Person, person_id))
        ]
    else:
        parts = [part for part in session.parts.values() if part is not Part.MENTIONED]
        listed = [(with_article(part.value), part) for part in parts]
    return tuple(OtherPart(who=who, part=part.value) for who, part in listed)


def presence_of(telling: Telling, session: Session) -> tuple[Came, ...]:
    """When people came and went; the restricted edition alone tells it."""
    if not telling.open:
        return ()
    return tuple(
        Came(who=in_full(telling.record, person), state=mark.state.value, at=mark.at)
        for person_id, marks in session.presence.items()
        if (person := telling.record.find(Person, person_id))
        for mark in marks
    )
