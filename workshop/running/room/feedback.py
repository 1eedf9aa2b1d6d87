"""What a room says of its meeting: what to keep and what to change, and never a factor.

The lines are nobody's in particular: whoever reads them outside reads that a participant said so.
"""

from __future__ import annotations

from typing import Any, Final, Protocol

from workshop.errors import Refused
from workshop.guide.step import Step, kind_of
from workshop.record.documents import Attribution, Entry, EntryKind, Letter, Session
from workshop.record.record import Record

KEEP: Final = "keep"
"""The tag of what is to stay as it is."""

CHANGE: Final = "change"
"""The tag of what is to be otherwise."""

_TAGS: Final = {Letter.STRENGTH: (KEEP,), Letter.WEAKNESS: (CHANGE,)}


def takes_feedback(step: Step | None) -> bool:
    """Whether what is said in a step is about the meeting itself."""
    return step is not None and kind_of(step) == "feedback"


class Line(Protocol):
    """A line as it was read; whatever has these."""

    @property
    def kind(self) -> EntryKind:
        """What it is."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags."""

    @property
    def attribution(self) -> Attribution | None:
        """How it may be told."""


def feedback_in(step: Step | None, line: Line) -> dict[str, Any]:
    """What of a line is otherwise in a step that asks for feedback: `+` is to keep, `-` to change.

    By the fields of the line; nothing in any other step, and of a line that is no factor.
    """
    if not (takes_feedback(step) and line.kind.letter):
        return {}
    return {
        "kind": EntryKind.OBSERVATION,
        "tags": tuple(dict.fromkeys((*line.tags, *_TAGS.get(line.kind.letter, ())))),
        "attribution": line.attribution or Attribution.PARTICIPANT,
    }


def require_no_factor(record: Record, entry: Entry, step_id: str, kind: EntryKind) -> None:
    """Make sure that what is said of a meeting does not become a factor.

    Args:
        record: the record.
        entry: the entry that is to change.
        step_id: the step in which it is to stand.
        kind: what it is to be.

    Raises:
        Refused: it would.
    """
    step = record.step_of(record.get(Session, entry.session_id), step_id)
    if kind.letter and takes_feedback(step):
        raise Refused(
            f"What is said in {step.title} is about the meeting and is no factor: say it in "
            "another step, or move it there first."
        )


def is_feedback(record: Record, entry: Entry) -> bool:
    """Whether an entry is something to keep or to change about its meeting."""
    if entry.kind is not EntryKind.OBSERVATION or not {KEEP, CHANGE}.intersection(entry.tags):
        return False
    session = record.get(Session, entry.session_id)
    return takes_feedback(record.guide_of(session).step(entry.step_id))
