"""The debrief: what those who held a session note for themselves in the minutes after it.

What stood out, which words people use, what surprised, what to change in the guide. Nothing of it
was said by anybody who took part: remarks are no entries, count as no evidence, and stand in no
edition but the restricted record.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workshop.guide.shape import Guide
from workshop.record.documents import Session
from workshop.record.record import Record
from workshop.record.within import RemarkTopic

QUESTIONS: Final = {
    RemarkTopic.STOOD_OUT: "What stood out?",
    RemarkTopic.WORDS: "Which words do they use for it?",
    RemarkTopic.SURPRISE: "What surprised you?",
    RemarkTopic.GUIDE: "What should change in the guide?",
}
"""What a debrief asks, in this order; what is to settle is noted by the program."""

_STEP: Final = re.compile(r"\s*([a-z0-9][a-z0-9-]*)\s*:\s*(\S.*)", re.DOTALL)


class AboutStep(NamedTuple):
    """A remark as it was typed, with the step that it is about."""

    text: str
    step_id: str | None
    """None for the session as a whole."""


def about_step(guide: Guide, text: str) -> AboutStep:
    """The step that a remark names first: `goals: ask for a figure`, or its number in the guide.

    Args:
        guide: whose steps may be meant.
        text: what was typed; words before a colon that name no step belong to it.
    """
    if found := _STEP.fullmatch(text):
        named, rest = found[1], found[2]
        number = int(named) if named.isdigit() and len(named) < 4 else 0
        step = guide.steps[number - 1] if 0 < number <= len(guide.steps) else guide.step(named)
        if step is not None:
            return AboutStep(rest, step.id)
    return AboutStep(text, None)


def debrief_lines(record: Record, session: Session) -> list[str]:
    """The remarks of a session as numbered lines, with the step that each is about."""
    guide = record.guide_of(session)
    lines = []
    for number, remark in enumerate(session.debrief, 1):
        step = guide.step(remark.step_id)
        about = f" ({step.title})" if step else ""
        lines.append(f"{number}. {remark.topic.heading}{about}: {remark.text}")
    return lines
