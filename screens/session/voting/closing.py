"""What is asked before a vote is closed in which not everybody has voted."""

from __future__ import annotations

from typing import Final

from textual.dom import DOMNode

from screens.dialogs.confirm import Confirm
from screens.session.voting.state import VoteState

LASTS: Final = "Who has not voted counts as abstained. A closed vote takes no more ballots."
"""What closing means for who is missing."""


async def may_close(node: DOMNode, state: VoteState, lasts: str = LASTS) -> bool:
    """Whether the vote is to be closed; asked only where something is missing.

    Args:
        node: where it is asked.
        state: the vote.
        lasts: what closing means for who or what is missing.
    """
    if not (missing := state.now.missing):
        return True
    asked = Confirm("Close the vote?", f"{missing} {lasts}".strip(), "Close the vote")
    answer = await node.app.push_screen_wait(asked)
    return answer is True
