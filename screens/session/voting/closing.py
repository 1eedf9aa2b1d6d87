"""What is asked before a vote is closed in which not everybody has voted."""

from __future__ import annotations

from typing import Final

from textual.dom import DOMNode

from screens.dialogs.confirm import Confirm
from screens.session.voting.state import VoteState

_LASTS: Final = "Who has not voted counts as abstained. A closed vote takes no more ballots."


async def may_close(node: DOMNode, state: VoteState, *, always: bool = False) -> bool:
    """Whether the vote is to be closed; asked only where something is missing.

    Args:
        node: where it is asked.
        state: the vote.
        always: whether it is asked in any case, since something else was meant.
    """
    missing = state.now.missing
    if not missing and not always:
        return True
    asked = Confirm("Close the vote?", f"{missing} {_LASTS}".strip(), "Close the vote")
    answer = await node.app.push_screen_wait(asked)
    return answer is True
