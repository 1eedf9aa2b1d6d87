"""What every step of a guide has, whatever its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final, Literal

from msgspec import Meta

from workshop.guide.conditions import AskIf
from workshop.guide.parts import Id, Line, Part, Timing
from workshop.language import raised
from workshop.text import listing

Order = Annotated[float, Meta(ge=0, le=1000)]
"""A place in an order: the lower, the earlier."""

Short = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=90,
        description="one line of at most 90 characters",
        extra={"one_line": True, "allowed": "one line of text, at most 90 characters"},
    ),
]
"""What can be read from the back of a room."""

Lens = Literal["none", "swot", "internal", "external", "pestle"]
"""How what is recorded will be sorted: which letters are asked for."""

DefaultKind = Literal[
    "note", "strength", "weakness", "opportunity", "threat", "quote", "question", "action"
]
"""What a line without a sign becomes."""


Pattern = Literal["generate", "reduce", "clarify", "organise", "evaluate", "commit"]
"""What a room does with its thoughts in a step: it makes more of them, keeps few, sees clearer what
they mean, how they hang together, what they are worth, or agrees to act on them (Briggs, de Vreede
and Nunamaker, 2003)."""

Element = Literal["overview", "budget", "projects", "resources", "factors", "risk_benefit"]
"""The elements of the strategy document, by the keys of its data."""

ELEMENT_WORDS: Final[Mapping[str, str]] = {
    "resources": "resources and tools",
    "factors": "internal and external factors",
    "risk_benefit": "risk and benefit",
}
"""How an element is called, where its key does not say it."""

Records = Literal["entries", "consents", "scores", "votes", "rows", "groups"]
"""What a step records: entries can stand in every one, some have more."""

ENTRIES_ONLY: Final = "entries"
"""What a kind says of itself that records nothing but entries."""


class Step(Part, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """What every step has, whatever its kind."""

    RECORDS: ClassVar[Records]
    """What is recorded in it; each kind says so."""
    TYPED: ClassVar[str] = ""
    """What a line without a sign becomes where it is typed, if not what it is in files of notes."""
    COLLECTS: ClassVar[bool] = False
    """Whether it is there for what people say."""

    id: Annotated[Id, Meta(description="Unique in the guide; entries refer to it.")]
    title: Annotated[Line, Meta(description="The name in the list of steps, short.")]
    minutes: Annotated[
        Timing, Meta(description="The elastic time: least, planned and greatest minutes.")
    ]
    say: Annotated[str, Meta(description="The words for the facilitator, to be said aloud.")] = ""
    short: Annotated[
        Short | None,
        Meta(description="The question or task in a few words, for the wall; left out: the title."),
    ] = None
    probes: Annotated[tuple[Line, ...], Meta(description="Follow-up questions.")] = ()
    must_ask: Annotated[
        bool, Meta(description="Whether leaving it out counts against coverage.")
    ] = False
    lens: Annotated[
        Lens, Meta(description="How what is recorded will be sorted: which letters are asked for.")
    ] = "none"
    tags: Annotated[
        tuple[Line, ...], Meta(description="Tags that everything recorded here gets.")
    ] = ()
    ask_if: Annotated[
        AskIf | None,
        Meta(description="Where and when the step is asked; left out: in every session."),
    ] = None
    cut: Annotated[
        Literal["never"] | Order | None,
        Meta(
            description="Whether the step goes when time is short: never, or a number, the lower "
            "the earlier; left out: after those with a number.",
            extra={"allowed": 'a number from 0 to 1,000, or "never"'},
        ),
    ] = None
    after: Annotated[
        tuple[Id, ...],
        Meta(description="The ids of steps before it without which it makes no sense."),
    ] = ()
    later: Annotated[bool, Meta(description="Whether it may be done by mail or next time.")] = False

    pattern: Annotated[
        Pattern | None,
        Meta(description="The thinking pattern: what the room does with its thoughts."),
    ] = None
    gives: Annotated[
        tuple[Element, ...],
        Meta(description="The elements of the strategy document that it gives something to."),
    ] = ()

    @property
    def purpose_words(self) -> str:
        """The thinking pattern and what it gives to, on one line; empty where neither is said."""
        pattern = f"Thinking: {self.pattern}" if self.pattern else ""
        elements = listing([ELEMENT_WORDS.get(each, each) for each in self.gives])
        gives = f"gives to the strategy: {elements}" if elements else ""
        words = "; ".join(filter(None, (pattern, gives)))
        return raised(words)

    @property
    def manner(self) -> str:
        """How the room goes about it, in words; empty where nothing need be said of that."""
        return ""

    @property
    def silence(self) -> float:
        """Minutes in which people write before anybody speaks; 0 where they need not."""
        return 0

    @property
    def in_turn(self) -> bool:
        """Whether one after the other says one thing each."""
        return False

    @property
    def particulars(self) -> tuple[str, ...]:
        """What only this kind has, in words, one line each."""
        return ()


def kind_of(step: Step) -> str:
    """The word for the step's kind."""
    return str(step.__struct_config__.tag)


def default_kind(step: Step) -> str:
    """What a line without a sign becomes in the step, in files of notes."""
    return getattr(step, "default_kind", "note")


def typed_kind(step: Step) -> str:
    """What a line without a sign becomes where it is typed.

    What is typed while people are asked how they may be quoted is the interviewer's, not theirs.
    Files of notes have had it as a note since the first version, and still do.
    """
    return type(step).TYPED or default_kind(step)
