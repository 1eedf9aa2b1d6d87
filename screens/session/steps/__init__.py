"""The middle of the session screen: one widget for each kind of step.

To show a new kind of step is to add its widget here, under the word that guides use for it. What
its `COMMANDS` name can be done in its steps: the keys, the footer, the palette and the help follow.
"""

from __future__ import annotations

from typing import Any, Final

from screens.base.commands import UserCommand
from screens.session.bodies.body import StepBody
from screens.session.steps.actions import ActionsBody
from screens.session.steps.ask import AskBody
from screens.session.steps.break_ import BreakBody
from screens.session.steps.breakout import BreakoutBody
from screens.session.steps.brief import BriefBody
from screens.session.steps.capture import CaptureBody
from screens.session.steps.cluster import ClusterBody
from screens.session.steps.consent import ConsentBody
from screens.session.steps.decide import DecideBody
from screens.session.steps.discuss import DiscussBody
from screens.session.steps.feedback import FeedbackBody
from screens.session.steps.form import FormBody
from screens.session.steps.gap import GapBody
from screens.session.steps.open_actions import OpenActionsBody
from screens.session.steps.pair import PairBody
from screens.session.steps.readback import ReadbackBody
from screens.session.steps.score import ScoreBody
from screens.session.steps.vote import VoteBody
from screens.session.steps.whole import WholeBody

BODIES: Final[dict[str, type[StepBody[Any]]]] = {
    "brief": BriefBody,
    "consent": ConsentBody,
    "ask": AskBody,
    "capture": CaptureBody,
    "score": ScoreBody,
    "vote": VoteBody,
    "form": FormBody,
    "decide": DecideBody,
    "pair": PairBody,
    "gap": GapBody,
    "cluster": ClusterBody,
    "discuss": DiscussBody,
    "open-actions": OpenActionsBody,
    "feedback": FeedbackBody,
    "readback": ReadbackBody,
    "actions": ActionsBody,
    "breakout": BreakoutBody,
    "break": BreakBody,
}
"""The widget of every kind of step."""

WHOLE: Final[type[StepBody[Any]]] = WholeBody
"""What shows the whole session, whatever the step."""

VOTING: Final[type[StepBody[Any]]] = VoteBody
"""What shows a step in which a vote is open: those that score can be voted on too."""

STEP_COMMANDS: Final[tuple[UserCommand, ...]] = tuple(
    sorted(
        {command.id: command for body in BODIES.values() for command in body.COMMANDS}.values(),
        key=lambda command: not command.key,
    )
)
"""What can be done in single kinds of step, each once; what has a key stands first."""
