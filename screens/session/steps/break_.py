"""A break of the room."""

from __future__ import annotations

from typing import ClassVar

from screens.session.steps.body import StepBody
from workshop.guide.shape import Break


class BreakBody(StepBody[Break]):
    """What came to mind in the break."""

    NOTHING: ClassVar[str] = "What is remarked in the break can be noted here. F2 goes on."
    CONFIRMS: ClassVar[str] = "confirms the break"
