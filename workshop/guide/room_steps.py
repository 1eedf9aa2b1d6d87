"""The steps in which a room does something together beside saying, scoring and voting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal

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


_IS_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*").fullmatch


class ClusterStep(Step, frozen=True, kw_only=True, tag="cluster"):
    """Join what says the same, group and name what belongs together; groups become themes."""

    RECORDS: ClassVar[Records] = "groups"

    of: Annotated[
        tuple[Line, ...],
        Meta(
            min_length=1,
            description="What is sorted: letters of factors, ids of steps before it for what was "
            "said in them, or `entries` for all that was; one word may stand without brackets.",
            extra={"or_one": True},
        ),
    ] = ("S", "W", "O", "T")
    scope: Annotated[
        Literal["session", "engagement"],
        Meta(description="Whether what was heard in other sessions is sorted too."),
    ] = "session"

    @staticmethod
    def contradictions(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """What is sorted are factors, what was said in a step, or all that was said."""
        for word in given.get("of", ()):
            if not letters_in(word) and not _IS_ID(word):
                allowed = "S, W, O, T, entries or the id of a step before it"
                yield "of", f"“{word[:60]}” was found; it takes {allowed}"


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


class Breakout(Step, frozen=True, kw_only=True, tag="breakout"):
    """Split the room into groups, each a session of its own; what they said counts here after."""

    RECORDS: ClassVar[Records] = ENTRIES_ONLY

    guides: Annotated[
        tuple[Id, ...],
        Meta(
            min_length=1,
            max_length=12,
            description="The guides that the groups run, in turn; one word may stand without "
            "brackets, where it is one for all.",
            extra={"or_one": True},
        ),
    ]
    groups: Annotated[int, Meta(ge=2, le=12, description="How many groups there are.")] = 2

    @staticmethod
    def contradictions(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Every guide is one of a group."""
        guides, groups = len(given.get("guides", ())), given.get("groups", 2)
        if guides > groups:
            yield "guides", f"{guides} guides stand there for {groups} groups"

    @property
    def particulars(self) -> tuple[str, ...]:
        """How many groups there are, and what they run."""
        return (f"{self.groups} groups: {', '.join(self.guides)}",)

    def guide_for(self, place: int) -> str:
        """The name of the guide of a group, by its place from 0."""
        return self.guides[place % len(self.guides)]
