"""What those who said something say of its record: that it is right, wrong, or to be left out.

A person is sent back what they said in a session, and answers for one thing after another. What
they leave out is in no document from then on; what they call wrong, and do not put right, is
disputed wherever it is used; what they put right keeps what was recorded first.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import ClassVar

import msgspec

from workshop.record.documents import Document


class Verdict(Enum):
    """What somebody says of something that they said."""

    RIGHT = "right"
    WRONG = "wrong"
    LEAVE_OUT = "leave out"


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person says of one thing, and when."""

    verdict: Verdict
    at: datetime
    was: str = ""
    """What was recorded first, where they put it right; empty where they did not."""


class MemberCheck(Document, frozen=True, kw_only=True, omit_defaults=True):
    """What one person was sent back of one session, and what they answered."""

    TABLE: ClassVar[str] = "member_checks"

    session_id: str
    person_id: str
    """Who it was; empty where they were erased and what they left out stays left out."""
    sent: datetime | None = None
    """When it was sent last; none where they answered without, as over the laptop."""
    until: date | None = None
    """By when an answer is asked for."""
    file: str = ""
    """What the file that was sent is called, without its folder."""
    sha256: str = ""
    """The SHA-256 of it, by which the list of exports knows it."""
    answers: dict[str, Answer] = msgspec.field(default_factory=dict)
    """By the id of what they said."""
