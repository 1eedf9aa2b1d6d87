"""A room of twelve with things to vote on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from tests.builders.acme import GUIDE, MINUTES, STEPS, Acme
from workshop.guide.shape import AnyStep
from workshop.guide.vote import Vote
from workshop.record.votes.documents import Vote as Held
from workshop.running.commands import AddPerson

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


def held(made: Acme, step: str = "vote") -> Held:
    """The newest vote of a step."""
    return made.store.record.votes.of_step(made.session_id, step)[-1]
