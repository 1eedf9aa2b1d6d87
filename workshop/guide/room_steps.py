"""The steps in which a room does something together beside saying, scoring and voting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta

from workshop.guide.parts import Id, Line, Scale
from workshop.guide.step import ENTRIES_ONLY, Records, Step
from workshop.guide.vote_fields import letters_in

WORTH = Scale(
    id="worth",
    title="Worth the time",
    least=1,
    greatest=5,
    least_means="a waste of time",
    greatest_means="time very well spent",
)
"""What the room is asked about its meeting where the guide asks nothing else."""


class ClusterStep(Step, frozen=True, kw_only=True, tag="cluster"):
    """Join what says the same, group and name what belongs together; groups become themes."""

    RECORDS: ClassVar[Records] = "groups"

    of: Annotated[
        tuple[Line, ...],
        Meta(
            min_length=1,
            description="What is sorted: letters of factors, or `entries`; one word may stand "
            "without brackets.",
            extra={"or_one": True},
        ),
    ] = ("S", "W", "O", "T")
    scope: Annotated[
        Literal["session", "engagement"],
        Meta(description="Whether what was heard in other sessions is sorted too."),
    ] = "session"

    @staticmethod
    def contradictions(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """What is sorted are factors or entries."""
        for word in given.get("of", ()):
            if not letters_in(word) and word != "entries":
                yield "of", f"“{word[:60]}” was found; it takes S, W, O, T or entries"


class Discuss(Step, frozen=True, kw_only=True, tag="discuss"):
    """Look at where the room is apart, the widest first; hear both ends, and rate again."""

    RECORDS: ClassVar[Records] = "votes"

    of: Annotated[
        Id | None,
        Meta(description="The step whose vote or scores are looked at; left out: the last before."),
    ] = None


class OpenActions(Step, frozen=True, kw_only=True, tag="open-actions"):
    """Go through what was agreed in earlier sessions: done, dropped, or moved to another day."""

    RECORDS: ClassVar[Records] = ENTRIES_ONLY


class Feedback(Step, frozen=True, kw_only=True, tag="feedback"):
    """Ask the room about its meeting: was it worth the time, what to keep, what to change."""

    RECORDS: ClassVar[Records] = "votes"
    TYPED: ClassVar[str] = "observation"

    scales: Annotated[
        tuple[Scale, ...], Meta(min_length=1, description="What is asked; one count of hands each.")
    ] = (WORTH,)
    secret: Annotated[
        bool,
        Meta(description="Whether nobody can ever know who gave which ballot; hands are not then."),
    ] = False

    @property
    def particulars(self) -> tuple[str, ...]:
        """What is asked of the meeting."""
        return tuple(f"Asked of the meeting: {scale.title}" for scale in self.scales)
