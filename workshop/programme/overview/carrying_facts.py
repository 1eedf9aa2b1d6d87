"""What documents say of carrying the strategy out, as data, as an edition tells it."""

from __future__ import annotations

from datetime import date

import msgspec

from workshop.carrying.gates import GateKind
from workshop.programme.feedback import Change
from workshop.programme.overview.overview import ElementMark, HeardFact
from workshop.programme.overview.six_steps import Mark, StepState
from workshop.programme.overview.waits import Wait
from workshop.registers.kinds.strategy.projects import BEGUN, STOPPED


class FactorChangeFact(msgspec.Struct, frozen=True, kw_only=True):
    """A factor, and what became of it since the round before."""

    id: str
    """Its code."""
    text: str
    change: Change
    before: tuple[str, ...]
    """The departments that said it before, of those that were heard in both."""
    now: tuple[str, ...]
    """The departments that say it in the round; of what is new or back all, else of the same."""
    said_by: tuple[str, ...]
    """All departments that say it in the round, as far as they are told."""
    not_named: int
    """How many statements of the round on it are told without their department."""
    evidence: tuple[str, ...]
    """The entries of the round on it."""


class SaidFact(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of a round."""

    text: str
    who: str
    """As the edition allows it."""
    where: str
    """The session and the time; empty where it is not tied to one."""
    is_quote: bool
    """Whether it was taken down word for word."""
    entry: str


class EmergingFact(msgspec.Struct, frozen=True, kw_only=True):
    """A theme that is in no earlier session."""

    id: str
    text: str
    n: int
    """Statements of the round under it."""
    said_by: tuple[str, ...]
    """The departments that say so, as far as they are told."""
    statements: tuple[SaidFact, ...]


class AnswerFact(msgspec.Struct, frozen=True, kw_only=True):
    """What a department, or the room, says of an aspect."""

    department: str
    """Empty for the room's answer, and where whose it is is not told."""
    verdict: str
    """`works` or `needs work`; empty where it was not said."""
    why: str
    not_named: bool
    """Whether it is a department's that is not told."""


class AspectFact(msgspec.Struct, frozen=True, kw_only=True):
    """An aspect of the strategy in a round."""

    text: str
    works: int
    """How many answers of the round say so."""
    of: int
    """Of so many that say the one or the other."""
    worked_before: int
    of_before: int
    """The same in the last round before in which it was looked at; 0 where there is none."""
    answers: tuple[AnswerFact, ...]


class MeasuredFact(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator or a goal that was measured again."""

    id: str
    text: str
    before: str
    """The measurement before, else the value that it has for today; empty for neither."""
    value: str
    wanted: str
    on: date | None
    source: str


class DueFact(msgspec.Struct, frozen=True, kw_only=True):
    """An action whose day came."""

    text: str
    who: str
    due: date


class KeptFact(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the actions whose day came since the round before."""

    kept: int
    late: int
    broken: tuple[DueFact, ...]
    dropped: int

    @property
    def due(self) -> int:
        """How many these are."""
        return self.kept + self.late + len(self.broken) + self.dropped


class RoundFact(msgspec.Struct, frozen=True, kw_only=True):
    """A round of feedback that was held, beside what was before it."""

    id: str
    text: str
    begins: date
    ends: date | None
    sessions: tuple[str, ...]
    """What its sessions are called."""
    n: int
    """How many factors are compared: all but those nobody was asked of again."""
    sentence: str
    """What it found, in a sentence."""
    factors: tuple[FactorChangeFact, ...]
    """Every factor, what is the same, not said again and what nobody was asked of again too."""
    emerging: tuple[EmergingFact, ...]
    aspects: tuple[AspectFact, ...]
    measured: tuple[MeasuredFact, ...]
    not_measured: tuple[str, ...]
    """The codes of what has a measure and was not measured in it."""
    actions: KeptFact

    @property
    def working(self) -> int:
        """How many aspects work for everybody who was asked, of those that somebody was asked."""
        return sum(each.of > 0 and each.works == each.of for each in self.aspects)


class PredictionFact(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody expects, and what came of it."""

    id: str
    text: str
    chance: float | None
    """In per cent."""
    who: str
    """Empty for the room."""
    due: date | None
    outcome: str
    known_on: date | None


class PredictionsFact(msgspec.Struct, frozen=True, kw_only=True):
    """All predictions that are told, and how good they were."""

    items: tuple[PredictionFact, ...]
    n: int
    """How many have a chance and an outcome."""
    waiting: int
    """How many have a chance and no outcome yet."""
    score: float | None
    """The Brier score; none where no outcome is known."""
    reliability: float | None
    resolution: float | None
    uncertainty: float | None
    sentence: str
    source: str


class NextRoundFact(msgspec.Struct, frozen=True, kw_only=True):
    """What waits for the next round."""

    text: str
    """What it is called; empty where none has a day."""
    begins: date | None
    waits: tuple[str, ...]
    """What is to be looked at, each in a few words."""


class RoundsFact(msgspec.Struct, frozen=True, kw_only=True):
    """All rounds of feedback."""

    held: tuple[RoundFact, ...]
    """Those that were held, the latest first."""
    next: NextRoundFact


class GateFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that must be so before a project starts."""

    kind: GateKind
    id: str
    """The code of what asks for it; empty where that is not told."""
    open: bool
    lacks: str
    """What is not so, in words; empty where it is."""
    is_waived: bool
    waived_by: str
    """Who let go of it, as they agreed to be told."""
    why: str
    waived_on: date | None

    @property
    def holds_up(self) -> bool:
        """Whether the project must not start for it."""
        return self.open and not self.is_waived


class ProjectGatesFact(msgspec.Struct, frozen=True, kw_only=True):
    """A project, and what its start waits for."""

    id: str
    text: str
    state: str
    can_start: bool
    gates: tuple[GateFact, ...]

    @property
    def is_to_start(self) -> bool:
        """Whether the project has not started and was not stopped."""
        return self.state not in (*BEGUN, STOPPED)

    @property
    def holding_up(self) -> tuple[GateFact, ...]:
        """Those for which it must not start."""
        return tuple(each for each in self.gates if each.holds_up)

    @property
    def waived(self) -> tuple[GateFact, ...]:
        """Those that are open and were waived."""
        return tuple(each for each in self.gates if each.open and each.is_waived)


class NextFact(msgspec.Struct, frozen=True, kw_only=True):
    """A session that makes sense."""

    title: str
    why: str
    settles: str
    guide: str
    """The guide that ships, by its name; empty where a session goes on."""


class ProgrammeFact(msgspec.Struct, frozen=True, kw_only=True):
    """Where the programme stands."""

    on: date
    next: NextFact | None
    """None where nothing is needed now."""
    others: tuple[NextFact, ...]
    steps: tuple[StepState, ...]
    stages: dict[str, Mark]
    waits: tuple[Wait, ...]
    heard: tuple[HeardFact, ...]
    elements: tuple[ElementMark, ...]
    since: str = ""
    """The earlier moment since which it is told what changed, in words; empty where none was asked
    for."""
    changes: tuple[str, ...] = ()
    """What changed since then, a sentence each."""
