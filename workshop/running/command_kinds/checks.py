"""What those who spoke are sent of their own words, and what they say of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from workshop.record.checks import Verdict
from workshop.record.meanings import EntryId, Meaning, PersonId, SessionId
from workshop.running.base.command import Command


class SendBack(Command, frozen=True, kw_only=True):
    """Record that somebody was sent what they said in a session, to check it."""

    session_id: SessionId
    person_id: PersonId
    until: date | None = None
    """By when an answer is asked for."""
    file: str = ""
    """What the file is called that was sent."""
    sha256: str = ""
    """The SHA-256 of it, as the list of exports has it."""


class CheckedWords(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says of one thing that they said."""

    entry_id: EntryId
    verdict: Verdict
    correction: str = ""
    """What it should say, where it is wrong and known better."""
    was: Annotated[str, Meaning.UNSAID] = ""
    """What was recorded first, where it stands already as it was put right."""


class CheckWords(Command, frozen=True, kw_only=True):
    """Record what somebody says of their words in a session: right, wrong, or to be left out."""

    session_id: SessionId
    person_id: PersonId
    answers: tuple[CheckedWords, ...]
