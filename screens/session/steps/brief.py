"""Something to be said and confirmed."""

from __future__ import annotations

from typing import ClassVar

from screens.session.steps.body import StepBody
from workshop.guide.shape import Brief


class BriefBody(StepBody[Brief]):
    """What was remarked while the words were said."""

    NOTHING: ClassVar[str] = "Say this in your own words. F2 goes on."
    CONFIRMS: ClassVar[str] = "confirms that this was said"
