"""What is done in votes and discussions at plain prompts, by its word."""

from __future__ import annotations

from typing import Final

from screens.plain.base.talk import Act
from screens.plain.voting.discuss import DISCUSS_ACTS
from screens.plain.voting.vote import VOTE_ACTS

VOTING_ACTS: Final[dict[str, Act]] = VOTE_ACTS | DISCUSS_ACTS
"""Every word of a vote and of a discussion."""
