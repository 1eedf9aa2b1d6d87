"""What can be done to findings, the headline and versions."""

from __future__ import annotations

from workshop.record.findings.documents import Ask
from workshop.record.meanings import CitedId, FindingId, QuotedId, SessionId
from workshop.running.base.command import Command


class MakeFinding(Command, frozen=True, kw_only=True):
    """Say in a sentence what factors or themes come to; it stands behind all findings."""

    text: str
    cites: tuple[CitedId, ...]
    """The factors and themes that it rests on, 1 to 12."""
    recommendation: str = ""
    ask: Ask | None = None
    """What those who decide are asked for, of whom and until when."""
    quotes: tuple[QuotedId, ...] = ()
    """What was said and is printed below it."""
    session_id: SessionId | None = None
    """The session whose room made it; none where whoever runs the sessions does."""


class EditFinding(Command, frozen=True, kw_only=True):
    """Change a finding; what is not given stays."""

    finding_id: FindingId
    text: str | None = None
    cites: tuple[CitedId, ...] | None = None
    recommendation: str | None = None
    ask: Ask | None = None
    """Takes the place of what was asked before; with an empty text, nothing is asked any more."""
    quotes: tuple[QuotedId, ...] | None = None


class MoveFinding(Command, frozen=True, kw_only=True):
    """Put a finding at a place among all of them, which is the order of every document."""

    finding_id: FindingId
    place: int
    """From 1 on."""


class DropFinding(Command, frozen=True, kw_only=True):
    """Take a finding back: it stands in no document any more."""

    finding_id: FindingId


class WriteHeadline(Command, frozen=True, kw_only=True):
    """Write the answer of the whole work in a sentence; an empty one takes it away."""

    text: str
    lines: tuple[str, ...] | None = None
    """What it means, for whom and until when, three at most; those of before unless given."""


class IssueVersion(Command, frozen=True, kw_only=True):
    """Hand the documents out as they stand: as the next draft, or as the final ones."""

    final: bool = False
    author: str = ""
    """Who answers for it; the facilitator of the engagement unless given."""
