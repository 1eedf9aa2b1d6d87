"""A room of twelve with things to vote on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from tests.builders.acme import GUIDE, MINUTES, STEPS, Acme
from workshop.guide.room_steps import Discuss
from workshop.guide.shape import AnyStep
from workshop.guide.vote import Vote
from workshop.record.votes.channels import Channel
from workshop.record.votes.documents import Vote as Held
from workshop.running.commands import AddPerson
from workshop.running.senders import Sender
from workshop.running.voting.commands import CastBallot, CloseVote, OpenVote

OPTIONS: Final = ("Room view", "Elastic agenda", "Parking lot", "Print ballots", "Gradients")

DOTS: Final = Vote(
    id="vote",
    title="What comes first",
    minutes=MINUTES,
    say="Four dots each.",
    method="dots",
    of=("options",),
    options=OPTIONS,
    budget=4,
    most_on_one=3,
)
"""A vote on options by dots."""

LEVELS: Final = Vote(
    id="vote",
    title="How far we agree",
    minutes=MINUTES,
    method="gradients",
    of=("options",),
    options=("Move in spring", "Stay"),
)
"""A vote by levels of agreement."""

DIFFER: Final = Discuss(
    id="differ", title="Where we differ", minutes=MINUTES, say="Why so far apart?"
)
"""A discussion of what it came to."""

_PEOPLE: Final = (
    "Amara Okafor",
    "Jun Sato",
    "Mei Lin",
    "Omar Haddad",
    "Piotr Nowak",
    "Ravi Patel",
    "Rosa Diaz",
    "Tom Reilly",
    "Tom Reilly",
    "Yusuf Demir",
)


def room(folder: Path, *steps: AnyStep) -> Acme:
    """An engagement whose session has twelve participants, and these steps before its scores.

    Two are called Tom Reilly and are told apart by their departments.
    """
    guide = msgspec.structs.replace(GUIDE, steps=(*STEPS[:4], *(steps or (DOTS,)), *STEPS[4:]))
    made = Acme(folder, guide=guide)
    for number, name in enumerate(_PEOPLE):
        made.store.do(
            AddPerson(
                name=name,
                role="Engineer" if number % 2 else "Controller",
                department="IT" if number % 2 else "Finance",
                session_id=made.session_id,
                namesake=True,
            )
        )
    return made


def called_out(made: Acme) -> tuple[str, str]:
    """A vote of twelve, by name: split on the first option, near on the second."""
    store, here = made.store, {"session_id": made.session_id, "step_id": "vote"}
    store.do(OpenVote(**here), Sender.APPLICATION)
    vote = store.record.votes.still_open()[0]
    first, second = vote.subjects
    for at, person in enumerate(vote.roster):
        votes = {first: {"votes": 1.0 if at < 6 else 8.0}, second: {"votes": 2.0}}
        cast = CastBallot(**here, channel=Channel.CALLED, voter=person, votes=votes)
        store.do(cast, Sender.APPLICATION)
    store.do(CloseVote(**here), Sender.APPLICATION)
    return first, second


def held(made: Acme, step: str = "vote") -> Held:
    """The newest vote of a step."""
    return made.store.record.votes.of_step(made.session_id, step)[-1]
