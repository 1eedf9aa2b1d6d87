"""Words for an agenda that bends: plan the rest anew, give the step in front more time."""

from __future__ import annotations

from typing import Final

from workshop.running.asking.planning import longer
from workshop.running.commands import Command
from workshop.running.words.slash import Said, SlashWord, Takes


def _more(said: Said) -> Command:
    return longer(said.record, said.session, said.clock, said.now, said.words)


PLAN_WORDS: Final = (
    SlashWord(
        "plan",
        "plan the rest anew: /-30, /end 16:00",
        "",
        Takes.OTHER,
        "[-30 or 16:00] [WHY]",
        also=("end",),
    ),
    SlashWord("more", "more time for this step", "", Takes.OTHER, "[MINUTES]", makes=_more),
)
"""What is done when time runs short, or over."""
