"""An open question: its words stand above, its answers in the log."""

from __future__ import annotations

from typing import ClassVar

from screens.session.steps.body import StepBody
from workshop.guide.shape import Ask


class AskBody(StepBody[Ask]):
    """The answers."""

    NOTHING: ClassVar[str] = "Type what is said; Enter records it here, with its time."
