"""The guides of sessions that an import makes where none was named.

They stand in no list of guides; notes of such a session name them, and are read with them anywhere.
"""

from __future__ import annotations

from typing import Final

from workshop.guide.parts import Timing
from workshop.guide.shape import Ask, Capture, Guide

_MINUTES: Final = Timing(least=1, planned=30, greatest=240)


def _spoken(name: str, title: str, purpose: str, step: str) -> Guide:
    """A guide of one step that has what somebody said."""
    return Guide(
        format=1,
        name=name,
        title=title,
        setting="interview",
        purpose=purpose,
        audience="Whoever spoke.",
        stage="environmental scanning",
        programme_step="collect information",
        steps=(Ask(id="said", title=step, minutes=_MINUTES, default_kind="quote"),),
    )


BOARD_GUIDE: Final = Guide(
    format=1,
    name="board",
    title="Sticky-note board",
    setting="workshop",
    purpose="What people wrote on a board of notes.",
    audience="Whoever wrote on it.",
    stage="environmental scanning",
    programme_step="collect information",
    steps=(Capture(id="notes", title="Notes of the board", minutes=_MINUTES, lens="swot"),),
)
"""The guide of a session that is made of a board alone."""

TRANSCRIPT_GUIDE: Final = _spoken(
    "transcript",
    "Recorded conversation",
    "What was said, as a recording has it.",
    "What was said",
)
"""The guide of a session that is made of a transcript alone."""

CODED_GUIDE: Final = _spoken(
    "coded-text",
    "Coded text",
    "What was selected in a text, and what it was coded with.",
    "What was selected",
)
"""The guide of a session that is made of a text that was coded in another program."""

MADE_GUIDES: Final = {guide.name: guide for guide in (BOARD_GUIDE, TRANSCRIPT_GUIDE, CODED_GUIDE)}
"""All of them, by name."""
