"""The guides of sessions that an import makes where none was named.

They stand in no list of guides; notes of such a session name them, and are read with them anywhere.
"""

from __future__ import annotations

from typing import Final

from workshop.guide.parts import Timing
from workshop.guide.shape import Ask, Capture, Guide

BOARD_GUIDE: Final = Guide(
    format=1,
    name="board",
    title="Sticky-note board",
    setting="workshop",
    purpose="What people wrote on a board of notes.",
    audience="Whoever wrote on it.",
    stage="environmental scanning",
    programme_step="collect information",
    steps=(
        Capture(
            id="notes",
            title="Notes of the board",
            minutes=Timing(least=1, planned=30, greatest=240),
            lens="swot",
        ),
    ),
)
"""The guide of a session that is made of a board alone."""

TRANSCRIPT_GUIDE: Final = Guide(
    format=1,
    name="transcript",
    title="Recorded conversation",
    setting="interview",
    purpose="What was said, as a recording has it.",
    audience="Whoever spoke.",
    stage="environmental scanning",
    programme_step="collect information",
    steps=(
        Ask(
            id="said",
            title="What was said",
            minutes=Timing(least=1, planned=30, greatest=240),
            default_kind="quote",
        ),
    ),
)
"""The guide of a session that is made of a transcript alone."""

CODED_GUIDE: Final = Guide(
    format=1,
    name="coded-text",
    title="Coded text",
    setting="interview",
    purpose="What was selected in a text, and what it was coded with.",
    audience="Whoever spoke.",
    stage="environmental scanning",
    programme_step="collect information",
    steps=(
        Ask(
            id="said",
            title="What was selected",
            minutes=Timing(least=1, planned=30, greatest=240),
            default_kind="quote",
        ),
    ),
)
"""The guide of a session that is made of a text that was coded in another program."""

MADE_GUIDES: Final = {guide.name: guide for guide in (BOARD_GUIDE, TRANSCRIPT_GUIDE, CODED_GUIDE)}
"""All of them, by name."""
