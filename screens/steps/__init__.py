"""The middle of the session screen: one widget for each kind of step.

To show a new kind of step is to add its widget here, under the word that guides use for it.
"""

from __future__ import annotations

from typing import Final

from screens.steps.actions import ActionsBody
from screens.steps.ask import AskBody
from screens.steps.body import StepBody
from screens.steps.brief import BriefBody
from screens.steps.capture import CaptureBody
from screens.steps.consent import ConsentBody
from screens.steps.pause import BreakBody
from screens.steps.readback import ReadbackBody
from screens.steps.score import ScoreBody

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
