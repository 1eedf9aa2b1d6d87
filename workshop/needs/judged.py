"""What a need came to on one scale, and whose numbers these are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from workshop.ballots.tally import Question
from workshop.text import clean_line

By = Literal["room", "hand"]
"""Who gave a score: a room by its ballots, or whoever entered it by hand or from a table."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What a need came to on one scale."""

    value: float
    """The median of the ballots, or what was entered."""
    by: By
    n: int
    """How many gave a value: ballots, or rows in which it was entered by hand."""
    by_department: Mapping[str, float] = {}
    """By the id of a department, the median of what its people gave; empty where it was entered
    by hand, and where ballots were secret or tell no person."""
    gave: Mapping[str, int] = {}
    """By the id of each of these departments, how many of its people gave a value."""
    question: Question | None = None
    """What the total answers, by which an edition asks whether it may be told; none where it was
    entered by hand."""
    session_id: str = ""
    """The session whose ballots count; empty where it was entered by hand."""


def scale_key(title: str) -> str:
    """How a scale or a criterion is looked up by its name: no case, single blanks."""
    return clean_line(title).lower()
