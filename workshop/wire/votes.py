"""What a ballot gives, as other programs write it."""

from __future__ import annotations

from typing import Any

from workshop.errors import Refused
from workshop.running.voting.said import read_ballot
from workshop.running.words.as_said import Around
from workshop.wire.wrong import Wrong, WrongValue


def votes(around: Around, value: Any) -> dict[str, dict[str, float]]:
    """What a ballot gives, by the id of what is voted on, then by scale id.

    Raises:
        Wrong: it is not clear what is meant; every problem is listed.
        Refused: the session or the step was not said.
    """
    if around.session is None or around.step is None:
        raise Refused("Say the session and the step too: what is voted on is the list of a step.")
    said = read_ballot(around.record, around.session, around.step, value)
    if said.problems:
        raise Wrong([WrongValue(where, what) for where, what in said.problems])
    return said.scores
