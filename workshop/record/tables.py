"""Every table of an engagement, and the type of its documents."""

from __future__ import annotations

from typing import Final

from workshop.record.checks import MemberCheck
from workshop.record.documents import (
    Ballot,
    Clock,
    Consent,
    Department,
    Document,
    Engagement,
    Entry,
    Factor,
    Person,
    Session,
    StoredGuide,
    Withdrawal,
)
from workshop.record.findings.documents import Finding, Headline, Version
from workshop.record.rows import ROW_TYPES
from workshop.record.themes import Apart, Placement, Theme
from workshop.record.transcripts import Transcript
from workshop.record.votes.documents import HandCount, Vote

_KINDS: Final[tuple[type[Document], ...]] = (
    Engagement,
    Department,
    Person,
    StoredGuide,
    Session,
    Clock,
    Consent,
    Entry,
    Factor,
    Apart,
    Ballot,
    Withdrawal,
    Theme,
    Placement,
    Transcript,
    MemberCheck,
    Vote,
    HandCount,
    Finding,
    Headline,
    Version,
    *ROW_TYPES.values(),
)

TABLES: Final = {kind.TABLE: kind for kind in _KINDS}
"""Every table by its name: first those of the sessions, then one for each register."""
