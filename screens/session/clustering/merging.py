"""A merge in a session, once what becomes of scores was told."""

from __future__ import annotations

from textual.dom import DOMNode

from screens.dialogs.confirm import Confirm
from screens.session.panes.recorder import Recorder
from screens.session.state.shown_session import ShownSession
from workshop.errors import Refused
from workshop.record.change import trial
from workshop.running.commands import Command
from workshop.running.score_rules import score_effects


def perform(node: DOMNode, shown: ShownSession, recorder: Recorder, command: Command) -> None:
    """Carry out a command that may touch scores; where it does, once that was seen.

    Args:
        node: what the question is asked over.
        shown: the session.
        recorder: carries out the command.
        command: a merge, or what takes one apart.
    """
    try:
        effects = score_effects(shown.record, command, trial(shown.store.moment().now))
    except Refused as refusal:
        recorder.refuse(refusal)
        return
    recorder.keep_words()
    if effects.words:
        node.run_worker(_ask(node, recorder, command, effects.words))
    else:
        recorder.perform(command)


async def _ask(node: DOMNode, recorder: Recorder, command: Command, told: tuple[str, ...]) -> None:
    """Tell what becomes of scores, and carry the command out if that is wanted."""
    asked = Confirm("This touches scores that were given", "\n".join(told), "Do it all the same")
    if await node.app.push_screen_wait(asked):
        recorder.perform(command)
