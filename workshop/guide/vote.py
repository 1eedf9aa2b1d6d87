"""The step in which the room votes on a list of things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Final, Literal, get_args

from msgspec import Meta

from workshop.guide.parts import Line
from workshop.guide.step import Records, Step
from workshop.guide.vote_fields import vote_problems
from workshop.text import listing

Method = Literal["dots", "ranks", "points", "approve", "gradients", "best-worst"]
"""By which rule a ballot is given and counted."""

METHODS: Final[tuple[str, ...]] = get_args(Method)

ChannelWord = Literal["hands", "paper", "called", "passed", "phone"]
"""How a ballot may be cast."""

Percent = Annotated[float, Meta(gt=0, le=100, description="a percentage above 0, at most 100")]
Borne = Annotated[int, Meta(ge=0, le=1000, description="a whole number from 0 to 1,000")]
Whole = Annotated[int, Meta(ge=1, le=1000, description="a whole number from 1 to 1,000")]


class Vote(Step, frozen=True, kw_only=True, tag="vote"):
    """Vote on a list: dots, ranks, points, approval, gradients of agreement, or best and worst."""

    RECORDS: ClassVar[Records] = "votes"

    method: Annotated[Method, Meta(description="How a ballot is given and counted.")]
    of: Annotated[
        tuple[Line, ...],
        Meta(
            min_length=1,
            description="What is voted on: letters of factors, `entries`, `clusters`, `options`, "
            "or the name of a register; one word may stand without brackets.",
            extra={"or_one": True},
        ),
    ]
    options: Annotated[
        tuple[Line, ...],
        Meta(description="The options, where they are known before; more can be typed."),
    ] = ()
    scope: Annotated[
        Literal["session", "engagement"],
        Meta(description="Whether what was heard in other sessions is voted on too."),
    ] = "session"
    budget: Annotated[
        Whole | None,
        Meta(
            description="What one ballot may spend: dots, or points (left out: 100), or how many "
            "items it ranks (left out: 5) or approves (left out: any number). Dots left out: a "
            "third of the items."
        ),
    ] = None
    most_on_one: Annotated[
        Whole | None, Meta(description="How many of the dots or points may go to one item.")
    ] = None
    channels: Annotated[
        tuple[ChannelWord, ...],
        Meta(description="How ballots may be cast; left out: all that the rule allows."),
    ] = ()
    secret: Annotated[
        bool, Meta(description="Whether nobody can ever know who gave which ballot.")
    ] = False
    support: Annotated[
        Percent | None,
        Meta(
            description="Of gradients, the percentage of ballots that must support it (left out: "
            "75).",
        ),
    ] = None
    vetoes: Annotated[
        Borne | None,
        Meta(description="Of gradients, how many vetoes are borne (left out: none)."),
    ] = None

    @staticmethod
    def contradictions(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """There is something to vote on, and the fields go with the method."""
        yield from vote_problems(given)

    @property
    def particulars(self) -> tuple[str, ...]:
        """The method and what is voted on, the options, and how much each has and by what way."""
        told = [f"Vote: {self.method}, on {', '.join(self.of)}"]
        if self.options:
            told.append(f"Options: {'; '.join(self.options)}")
        ballot = [f"{self.budget} each"] if self.budget else []
        ballot += [f"at most {self.most_on_one} on one"] if self.most_on_one else []
        ballot += [f"by {listing(list(self.channels), 'or')}"] if self.channels else []
        ballot += ["secret"] if self.secret else []
        if ballot:
            told.append(f"Ballot: {', '.join(ballot)}")
        return tuple(told)
