"""Words for steps in which a room splits up into groups."""

from __future__ import annotations

from typing import Final

from workshop.running.commands import Command
from workshop.running.room.breakouts import BringTogether
from workshop.running.words.slash import Said, SlashWord, Takes, When


def _together(said: Said) -> Command:
    return BringTogether(session_id=said.session.id, step_id=said.clock.step_id)


GROUP_WORDS: Final = (
    SlashWord("breakout", "split up into groups", "", Takes.OTHER, "[NUMBER]", kind="breakout"),
    SlashWord(
        "visit", "go to a group", "", Takes.OTHER, "NUMBER", kind="breakout", when=When.ALWAYS
    ),
    SlashWord("together", "bring the groups together", kind="breakout", makes=_together),
)
"""What is done where a room splits up."""
