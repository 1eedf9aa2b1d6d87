"""On which screen something that is traced stands."""

from __future__ import annotations

from screens.base.navigation import (
    Open,
    OpenFindings,
    OpenNeeds,
    OpenRegister,
    OpenSession,
    OpenTheming,
)
from workshop.record.documents import Factor, Session
from workshop.record.findings.documents import Finding, Version
from workshop.record.rows import Row
from workshop.record.themes import Theme
from workshop.registers.kinds.needs.needs import NEEDS
from workshop.trace.subject import Subject, TagTheme


def place_of(subject: Subject) -> Open | None:
    """The way to the screen on which it stands; none where it has none of its own."""
    match subject:
        case Row() if subject.TABLE == NEEDS:
            return OpenNeeds(need_id=subject.id)
        case Row():
            return OpenRegister(subject.TABLE, subject.id)
        case Factor() | Finding() | Version():
            return OpenFindings()
        case Theme() | TagTheme():
            return OpenTheming()
        case Session():
            return OpenSession(subject.id)
    return None
