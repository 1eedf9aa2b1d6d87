"""What a trace is made of, as the command line writes it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from workshop.analysis.synthesis.strength import Strength
from workshop.privacy.editions import Edition


class Node(
    msgspec.Struct, frozen=True, kw_only=True, rename={"rests_on": "from", "made_of_it": "to"}
):
    """One thing in a trace."""

    id: str | None
    """A code, the id of a step or of a document; none where that would tell too much.

    An entry behind a factor that is not tied to its session goes by its place there: `S3.2`."""
    kind: str
    """The type of the document in small letters, `step`, or what its register calls a row."""
    sort: str | None = None
    """Which kind of entry it is; for a factor, its letter in a word."""
    text: str | None
    """Its words as the edition has them."""
    speaker: str | None = None
    """Who said it, or will do it, as the edition has it."""
    check: str | None = None
    """What whoever said it says of it: `right`, `disputed`, or by whom it was put right and when.

    What was recorded first is told in the restricted edition."""
    session: str | None = None
    """The id of its session; none where the edition does not tie it to one."""
    session_title: str | None = None
    at: datetime | None = None
    """When it was recorded; none as above."""
    minute: int | None = None
    """Whole minutes from the start of the session; none as above."""
    rests_on: tuple[Node, ...] = ()
    """What it rests on, down to entries."""
    made_of_it: tuple[Node, ...] = ()
    """What was made of it."""


class Trace(Node, frozen=True, kw_only=True, rename={"rests_on": "from", "made_of_it": "to"}):
    """What an id leads to. What stands twice in it has its branches at the first place."""

    edition: Edition
    told: bool = True
    """Whether the edition tells of it at all; if not, nothing else is said."""
    strength: Strength | None = None
    """How far a factor or a theme can be relied on; none for anything else."""
    decided_by: tuple[str, ...] = ()
    """Who decided on a row or approved it, as the edition tells them; of a decision its rule."""
    entered: Literal["by hand", "in a session"] | None = None
    """How a row was entered that rests on nothing said that the edition tells; none for all else.
    """
    left_out: int = 0
    """How many entries and rows on the way the edition leaves out."""
