"""What was noted round a session rather than said in it, as an edition has it."""

from __future__ import annotations

from workshop.language import say
from workshop.privacy.editions import NOT_TOLD, Telling
from workshop.record.documents import Session


def around(telling: Telling, session: Session, text: str) -> str:
    """What was noted round a session, as an edition has it: where it was, why a step was left out.

    It may point to whoever was there, so it is told where all of them may be told by their
    department at least.
    """
    told = telling.names_department(session) or not telling.hearing.voices(session.id)
    return telling.text(text) if told or not text else say(NOT_TOLD)
