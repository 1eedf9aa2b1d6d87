"""What was noted round a session, as an edition has it: where it was, why a step was left out."""

from __future__ import annotations

from typing import Final

from workshop.language import marked, say
from workshop.privacy.editions import Telling
from workshop.record.documents import Session

NOT_TOLD: Final = marked("left out of this edition")
"""What stands for what would point to somebody."""


def around(telling: Telling, session: Session, text: str) -> str:
    """What was noted round a session, as an edition has it: where it was, why a step was left out.

    It may point to whoever was there, so it is told where all of them may be told by their
    department at least.
    """
    told = telling.names_department(session) or not telling.hearing.voices(session.id)
    return telling.text(text) if told or not text else say(NOT_TOLD)
