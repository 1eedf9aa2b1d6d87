"""The shape of a guide: an interview guide or a workshop agenda, as its text file has it.

A kind of step is one subclass of `Step`: what is common to all steps stands there, what only
this kind has stands with the kind. `STEP_KINDS` is the registry. What else a kind has is found by
the same word, each in one table: the widget in `screens.session.steps`, the plain prompt in
`screens.plain.steps`, the section of the summary in `workshop.report.session.step_sections`. The
form that notes have is found by what the kind records (`workshop.notes.step_forms`).

The description of a field stands in its `Meta`: the JSON Schema and the manual read it there,
and the reader of guides takes every rule from these structs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal, TypeVar, get_args

from msgspec import Meta

from workshop.guide.form_fields import registers
from workshop.guide.parts import Id, Line, Minutes, Part, ProgrammeStep, Scale, Stage, Text
from workshop.guide.room_steps import Breakout, ClusterStep, Discuss, Feedback, OpenActions
from workshop.guide.row_steps import Decide, Form, GapStep, PairStep
from workshop.guide.row_steps import RowStep as RowStep  # noqa: PLC0414 - asked for here
from workshop.guide.score_fields import score_problems
from workshop.guide.step import ENTRIES_ONLY, DefaultKind, Records, Step
from workshop.guide.vote import Vote

if TYPE_CHECKING:
    from workshop.registers.register import Register


class Brief(Step, frozen=True, kw_only=True, tag="brief"):
    """Say this, and confirm that it was said."""

    RECORDS: ClassVar[Records] = ENTRIES_ONLY


class ConsentStep(Step, frozen=True, kw_only=True, tag="consent"):
    """Ask each person how what they say may be told."""

    RECORDS: ClassVar[Records] = "consents"
    TYPED: ClassVar[str] = "observation"

    levels: Annotated[
        tuple[Literal["name", "role", "department", "participant", "withheld"], ...],
        Meta(min_length=1, description="The levels that are offered."),
    ] = (
        "name",
        "role",
        "department",
        "participant",
        "withheld",
    )


class Ask(Step, frozen=True, kw_only=True, tag="ask"):
    """An open question with probes."""

    RECORDS: ClassVar[Records] = ENTRIES_ONLY
    COLLECTS: ClassVar[bool] = True

    default_kind: Annotated[
        DefaultKind, Meta(description="What a line without a sign becomes.")
    ] = "note"
    show: Annotated[
        Literal["step", "spread"],
        Meta(
            description="What stands above the line: what was recorded in the step, or before it "
            "what was scored in the steps before, where the room is furthest apart first."
        ),
    ] = "step"


class Capture(Step, frozen=True, kw_only=True, tag="capture"):
    """Collect factors under a lens."""

    RECORDS: ClassVar[Records] = ENTRIES_ONLY
    COLLECTS: ClassVar[bool] = True

    default_kind: Annotated[
        DefaultKind, Meta(description="What a line without a sign becomes.")
    ] = "note"
    mode: Annotated[
        Literal["open", "silent", "round-robin"],
        Meta(
            description="Silent: people write before anybody speaks. Round-robin: one item each "
            "in turn. Open: as it comes."
        ),
    ] = "open"
    show: Annotated[
        Literal["step", "session"],
        Meta(
            description="Which entries stand above the line: those of the step, or the factors "
            "of the session so far, for sorting."
        ),
    ] = "step"

    silent_minutes: Annotated[
        Minutes | None,
        Meta(
            description="Minutes of silence at the beginning of a silent step; left out: a third "
            "of the time planned."
        ),
    ] = None

    @staticmethod
    def contradictions(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Silence belongs to a silent step."""
        mode = given.get("mode", "open")
        if given.get("silent_minutes") is not None and mode != "silent":
            yield "silent_minutes", f'it goes with mode = "silent", and “{mode}” was found'

    @property
    def silence(self) -> float:
        """Minutes of silence at its beginning, in whole minutes where the guide does not say."""
        if self.mode != "silent":
            return 0
        third = max(1, round(self.minutes.planned / 3))
        return third if self.silent_minutes is None else self.silent_minutes

    @property
    def in_turn(self) -> bool:
        """Whether one after the other says one thing each."""
        return self.mode != "open"

    @property
    def manner(self) -> str:
        """How statements are given: in silence first, in turn, or as they come."""
        ways = {
            "silent": "in silence first, then one each in turn",
            "round-robin": "one each in turn",
        }
        return ways.get(self.mode, "")


class Score(Step, frozen=True, kw_only=True, tag="score"):
    """Score factors on named scales."""

    RECORDS: ClassVar[Records] = "scores"

    scales: Annotated[
        tuple[Scale, ...], Meta(min_length=1, description="What is judged, one column each.")
    ]
    factors: Annotated[
        tuple[Literal["S", "W", "O", "T"], ...],
        Meta(min_length=1, description="The letters whose factors are scored."),
    ] = ("S", "W", "O", "T")
    of: Annotated[
        Line | None,
        Meta(description="The register whose rows are scored, in place of factors: `needs`."),
    ] = None
    scope: Annotated[
        Literal["session", "engagement"],
        Meta(
            description="Whether factors heard in other sessions, or rows entered there, are "
            "scored too."
        ),
    ] = "session"
    voters: Annotated[
        Literal["room", "each"],
        Meta(description="One score that the room agrees on, or one ballot for each participant."),
    ] = "room"
    secret: Annotated[
        bool, Meta(description="Whether nobody is shown who gave which score, once they are in.")
    ] = False
    weighted_by: Annotated[
        Id | None,
        Meta(
            description="The step before it whose dots or points weigh the scales, which are its "
            "options; the results are then in the order of the weighted mean, where nobody voted "
            "of the mean; left out: of points, of a product, or of the first scale."
        ),
    ] = None

    @staticmethod
    def contradictions(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Either factors or rows are scored, and scales of needs are those of their register."""
        yield from score_problems(given)

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters whose factors are scored; none where rows of a register are."""
        return () if self.of else self.factors

    @property
    def table(self) -> Register | None:
        """The register whose rows are scored; none where factors are, or there is none such."""
        return registers().get(self.of) if self.of else None

    @property
    def particulars(self) -> tuple[str, ...]:
        """What is scored where that is not factors, and the scales with what their ends mean."""
        rows = (f"Scored: {self.table.title.lower()}",) if self.table else ()
        return rows + tuple(
            f"Scale: {scale.title}, {scale.least:g} ({scale.least_means}) "
            f"to {scale.greatest:g} ({scale.greatest_means})"
            for scale in self.scales
        )


class Readback(Step, frozen=True, kw_only=True, tag="readback"):
    """Show what was recorded, correct it on the spot, have it confirmed."""

    RECORDS: ClassVar[Records] = ENTRIES_ONLY


class Actions(Step, frozen=True, kw_only=True, tag="actions"):
    """Agree who does what by when. A line without a sign is an action."""

    RECORDS: ClassVar[Records] = ENTRIES_ONLY

    default_kind: Annotated[
        DefaultKind, Meta(description="What a line without a sign becomes.")
    ] = "action"


class Break(Step, frozen=True, kw_only=True, tag="break"):
    """A pause for the room; it gives way first when time is short."""

    RECORDS: ClassVar[Records] = ENTRIES_ONLY


AnyStep = (
    Brief
    | ConsentStep
    | Ask
    | Capture
    | ClusterStep
    | Score
    | Vote
    | Discuss
    | Decide
    | Form
    | PairStep
    | GapStep
    | OpenActions
    | Readback
    | Actions
    | Breakout
    | Feedback
    | Break
)

STEP_KINDS: Final[dict[str, type[Step]]] = {
    str(kind.__struct_config__.tag): kind for kind in get_args(AnyStep)
}
"""Every kind of step by the word that a guide uses for it."""

K = TypeVar("K", bound=Step)


def as_kind(step: Step, kind: type[K]) -> K | None:
    """The step by the type of a kind, or none where it is of another one."""
    return step if isinstance(step, kind) else None


class Guide(Part, frozen=True, kw_only=True, omit_defaults=True):
    """The whole file."""

    format: Annotated[Literal[1], Meta(description="The version of this shape: 1.")]
    name: Annotated[Id, Meta(description="What commands call it; the file is called the same.")]
    title: Annotated[Line, Meta(description="What people call it, on screen and in summaries.")]
    setting: Annotated[
        Literal["interview", "workshop"],
        Meta(description="A conversation with one person or a few, or a meeting of a room."),
    ]
    purpose: Annotated[Text, Meta(description="What a room gets out of it.")]
    audience: Annotated[Text, Meta(description="Who it is for.")]
    stage: Annotated[
        Stage, Meta(description="The stage of strategic management it is filed under.")
    ]
    programme_step: Annotated[
        ProgrammeStep, Meta(description="The step of the IT strategy programme it serves.")
    ]
    materials: Annotated[tuple[Line, ...], Meta(description="What to have at hand.")] = ()
    steps: Annotated[
        tuple[AnyStep, ...],
        Meta(min_length=1, max_length=200, description="The steps, in the order of the agenda."),
    ]

    def step(self, step_id: str) -> AnyStep | None:
        """The step with that id, or none."""
        return next((step for step in self.steps if step.id == step_id), None)

    def steps_of(self, kind: type[K]) -> list[K]:
        """The steps of a kind, in their order."""
        return [found for step in self.steps if (found := as_kind(step, kind)) is not None]

    @property
    def collecting(self) -> list[str]:
        """The ids of the steps that are there for what people say."""
        return [step.id for step in self.steps if step.COLLECTS]

    @property
    def planned(self) -> float:
        """Minutes for what is asked in every session: steps under a condition are not among it."""
        return sum(step.minutes.planned for step in self.steps if step.ask_if is None)

    @property
    def planned_with_all(self) -> float:
        """Minutes for all steps, those under a condition too."""
        return sum(step.minutes.planned for step in self.steps)

    @property
    def typed_alone(self) -> list[str]:
        """Tags that steps wait for and no step gives, sorted: somebody has to type them."""
        conditions = [step.ask_if for step in self.steps if step.ask_if]
        waited = {each.recorded.casefold() for each in conditions if each.recorded}
        return sorted(waited - {tag.casefold() for step in self.steps for tag in step.tags})
