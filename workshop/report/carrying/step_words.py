"""How steps of the programme and how far they are stand in documents."""

from __future__ import annotations

from typing import Final

from workshop.language import marked, raised, say
from workshop.programme.overview.six_steps import Mark, StepState

_MARKS: Final[dict[Mark, str]] = {
    "done": marked("done‖a step"),
    "begun": marked("begun"),
    "open": marked("open‖a step"),
}


def mark_word(mark: Mark) -> str:
    """How far a step is, in a word."""
    return say(_MARKS[mark])


def step_title(step: StepState) -> str:
    """A step with its number: `4 Action plan`."""
    return f"{step.number} {raised(say(step.name))}"
