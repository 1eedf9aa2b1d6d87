"""Words for a vote of the room: open it, count hands, take ballots, close it."""

from __future__ import annotations

from typing import Final

from workshop.running.commands import Command
from workshop.running.voting.commands import CloseVote, OpenVote, VoidBallots
from workshop.running.voting.stand import Stand
from workshop.running.words.slash import Said, SlashWord, Takes, When


def _open(said: Said) -> Command:
    return OpenVote(session_id=said.session.id, step_id=said.clock.step_id)


def _close(said: Said) -> Command:
    return CloseVote(session_id=said.session.id, step_id=said.clock.step_id)


def _void(said: Said) -> Command:
    return VoidBallots(session_id=said.session.id, step_id=said.clock.step_id, reason=said.words)


_OPEN: Final = (Stand.OPEN,)

VOTE_WORDS: Final = (
    SlashWord("air", "read out what one alone knew", vote=(Stand.UNOPENED,)),
    SlashWord("open-vote", "open the vote", also=("open",), vote=(Stand.UNOPENED,), makes=_open),
    SlashWord("hands", "count hands", "", Takes.OTHER, "[LINE]", vote=_OPEN),
    SlashWord("ballots", "enter ballots", "", Takes.OTHER, "[NAME]", vote=_OPEN),
    SlashWord("pass", "pass the laptop round", vote=_OPEN),
    SlashWord("close-vote", "close the vote", also=("close",), vote=_OPEN, makes=_close),
    SlashWord(
        "void",
        "throw all its ballots away",
        "",
        Takes.REASON,
        vote=(Stand.OPEN, Stand.CLOSED),
        makes=_void,
    ),
    SlashWord("result", "what the vote came to", when=When.ALWAYS, vote=(Stand.CLOSED,)),
)
"""What is done in a vote, in its order; they come first, for `/open` and `/close` mean it there."""

DISCUSS_WORDS: Final = (
    SlashWord("widest", "the next where they differ", when=When.ALWAYS, kind="discuss"),
    SlashWord("rate", "rate it again by hands", "", Takes.OTHER, "[ID] 5:7 4:3", kind="discuss"),
)
"""What is done where a room discusses what it voted or scored."""

OPEN_ACTIONS: Final = SlashWord(
    "open",
    "actions and questions of all sessions",
    when=When.ALWAYS,
    vote=(Stand.NONE, Stand.CLOSED),
)
END: Final = SlashWord("close", "end the session", vote=(Stand.NONE, Stand.UNOPENED, Stand.CLOSED))
"""Words that stand back where a vote has the same one. Where it is open already, `/open` says so:
whoever means the vote would else read that nothing is open."""
