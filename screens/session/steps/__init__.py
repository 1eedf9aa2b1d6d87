"""The middle of the session screen: one widget for each kind of step.

To show a new kind of step is to add its widget here, under the word that guides use for it.
"""

from __future__ import annotations

from typing import Final

from screens.session.steps.actions import ActionsBody
from screens.session.steps.ask import AskBody
from screens.session.steps.body import StepBody
from screens.session.steps.break_ import BreakBody
from screens.session.steps.brief import BriefBody
from screens.session.steps.capture import CaptureBody
from screens.session.steps.consent import ConsentBody
from screens.session.steps.readback import ReadbackBody
from screens.session.steps.score import ScoreBody

BODIES: Final[dict[str, type[StepBody]]] = {
    "brief": BriefBody,
    "consent": ConsentBody,
    "ask": AskBody,
    "capture": CaptureBody,
    "score": ScoreBody,
    "readback": ReadbackBody,
    "actions": ActionsBody,
    "break": BreakBody,
}
"""The widget of every kind of step."""
