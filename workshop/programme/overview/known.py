"""What the overview is worked out of: everything that it asks of a record, looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from workshop.analysis.evidence import Coverage, Hearing, coverage
from workshop.carrying.gates import Gates
from workshop.carrying.watched import watched_prediction
from workshop.guide.shape import Score
from workshop.needs.standing import Need, Needs, needs_of
from workshop.programme.feedback import Feedback, Round
from workshop.programme.overview.groups import Heard, groups_heard
from workshop.programme.overview.naming import Naming
from workshop.programme.stages import Programme
from workshop.record.codebook import Codebook
from workshop.record.documents import Factor, Session
from workshop.record.record import Record
from workshop.record.rows import Row
from workshop.registers.kinds.carrying.predictions import PREDICTIONS
from workshop.registers.kinds.strategy.projects import DONE, PROJECTS, STARTED, STOPPED
from workshop.strategy.awareness import Awareness, awareness_of
from workshop.strategy.elements import ElementOf, elements_of
from workshop.strategy.linked import Linked

_FRESH: Final = timedelta(days=92)
"""So long after its end is a project remembered well enough to be looked back on."""

_SCANS: Final = ("environmental-scan", "pestle-scan")
"""The guides of sessions in which what is outside is looked at, that of the first one first."""

_NO_WORDS: Final = (
    "sessions", "held", "hearing", "groups", "factors", "coverage", "programme", "needs",
    "unranked", "elements", "_projects", "feedback", "due_rounds", "due_predictions",
    "factors_scored",
)  # fmt: skip
"""What does not hang on what words may say."""


class Known:
    """A record as the overview reads it. Make a new one when the record has changed.

    Args:
        record: the whole record.
        today: the day on which it is looked at.
        naming: what may be said of it; all unless given.
    """

    def __init__(self, record: Record, today: date, naming: Naming | None = None) -> None:
        self.record = record
        self.today = today
        self.naming = naming or Naming()
        """What words may say of it."""

    def whole(self) -> Known:
        """The same with words that say everything; what is worked out is not worked out again."""
        found = Known(self.record, self.today)
        known = vars(self)
        vars(found).update({name: known[name] for name in _NO_WORDS if name in known})
        return found

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions that are no groups of others, as they began."""
        return tuple(each for each in self.record.sessions() if each.part_of is None)

    @cached_property
    def held(self) -> tuple[Session, ...]:
        """Those that are closed."""
        return tuple(each for each in self.sessions if each.closed)

    def held_by(self, *guides: str) -> tuple[Session, ...]:
        """The closed sessions by some guides."""
        return tuple(s for s in self.held if self.record.guide_of(s).name in guides)

    def held_for(self, step: str) -> tuple[Session, ...]:
        """The closed sessions whose guide is for a step of the programme."""
        return tuple(s for s in self.held if self.record.guide_of(s).programme_step == step)

    def rows(self, register: str) -> list[Row]:
        """The rows of a register."""
        return self.record.rows(register)

    def told(self, register: str) -> list[Row]:
        """Those of them that words may count and name."""
        return self.only_told(self.rows(register))

    def only_told(self, rows: Iterable[Row]) -> list[Row]:
        """Those of some rows that words may count and name."""
        return [row for row in rows if self.naming.tells(row)]

    def tells_all(self, register: str) -> bool:
        """Whether words may name every row of a register, and so what is not in it."""
        return all(map(self.naming.tells, self.rows(register)))

    def codes(self, rows: Iterable[Row]) -> list[str]:
        """What those of some rows are called that words may name."""
        return [self.naming.code(row) for row in self.only_told(rows)]

    @cached_property
    def unheard(self) -> tuple[str, ...] | None:
        """The names of the departments that were not heard; none where they are not to be told."""
        found = self.naming.unheard(self.coverage)
        return None if found is None else tuple(map(self.naming.department, found))

    @cached_property
    def hearing(self) -> Hearing:
        """Who was heard."""
        return Hearing(self.record)

    @cached_property
    def groups(self) -> tuple[Heard, ...]:
        """Which groups were."""
        return groups_heard(self.record, self.hearing)

    @cached_property
    def factors(self) -> list[Factor]:
        """The factors that stand."""
        return self.record.live_factors()

    @cached_property
    def told_factors(self) -> int:
        """How many of them words may count."""
        return sum(map(self.naming.tells_factor, self.factors))

    @cached_property
    def coverage(self) -> Coverage:
        """What the sessions covered."""
        return coverage(self.hearing, self.factors, self.held)

    @cached_property
    def to_theme(self) -> int:
        """How many factors are under no theme yet."""
        return sum(map(self.naming.tells_factor, Codebook(self.record).waiting()))

    @cached_property
    def programme(self) -> Programme:
        """The interviews to come."""
        return Programme(self.record)

    @cached_property
    def needs(self) -> Needs:
        """What the departments want."""
        return needs_of(self.record)

    @cached_property
    def unranked(self) -> tuple[Need, ...]:
        """Those that have no place yet."""
        found = self.needs.standing
        return tuple(each for each in found if each.priority is None or each.need is None)

    @cached_property
    def elements(self) -> tuple[ElementOf, ...]:
        """The six elements of the strategy document."""
        return elements_of(self.record)

    @cached_property
    def gates(self) -> tuple[Gates, ...]:
        """What each project waits for, of those that may still start."""
        return tuple(each for each in self.naming.starts(self.record) if each.is_to_start)

    @cached_property
    def held_up(self) -> tuple[Gates, ...]:
        """Those that must not start yet."""
        return tuple(each for each in self.gates if each.holding_up)

    def projects_without(self, register: str) -> list[Row]:
        """The projects that are not stopped and to which no row of a register leads."""
        has = self._projects.grouped(self.rows(register), "project")
        found = self._projects.rows.values()
        return [row for row in found if row.cell("state") != STOPPED and row.id not in has]

    @cached_property
    def _projects(self) -> Linked:
        return Linked(self.record, PROJECTS)

    @cached_property
    def started(self) -> list[Row]:
        """The projects that have started and are not done."""
        return [row for row in self.rows(PROJECTS) if row.cell("state") == STARTED]

    @cached_property
    def unreviewed(self) -> list[Row]:
        """The projects that ended lately, are done, and since when no review was held."""
        reviews = [each.started.date() for each in self.held_by("after-action-review")]
        since = max(reviews, default=date.min)
        return [
            row
            for row in self.rows(PROJECTS)
            if row.cell("state") == DONE
            and (ended := row.cell("ends")) is not None
            and since < ended <= self.today <= ended + _FRESH
        ]

    @cached_property
    def looked_outside(self) -> date:
        """The day on which the last session began in which what is outside was looked at.

        That of the last scan; where none was held, today: what is not there is asked for otherwise.
        """
        scans = self.held_by(*_SCANS)
        return max((each.started.date() for each in scans), default=self.today)

    @property
    def scan_guide(self) -> str:
        """The guide of the next look outside: that of a first one, or that which comes after it."""
        first, later = _SCANS
        return later if self.held_by(first) else first

    @cached_property
    def awareness(self) -> Awareness:
        """Who was told of which change."""
        return awareness_of(self.record, tells=self.naming.tells)

    @cached_property
    def feedback(self) -> Feedback:
        """The rounds of feedback."""
        return Feedback(self.record, self.today)

    @cached_property
    def due_rounds(self) -> tuple[Round, ...]:
        """The rounds that have begun and of which no session was held, by their first days."""
        rounds = self.feedback.rounds
        return tuple(r for r in rounds if r.begins <= self.today and not r.sessions)

    @cached_property
    def due_predictions(self) -> tuple[Row, ...]:
        """The predictions whose day has come and of which nobody said what came of them."""
        rows = self.rows(PREDICTIONS)
        return tuple(row for row in rows if watched_prediction(row, self.today).is_due)

    @cached_property
    def factors_scored(self) -> bool:
        """Whether a room has scored factors."""
        return any(self._scored_factors())

    def _scored_factors(self) -> Iterator[bool]:
        for session in self.sessions:
            for step in self.record.guide_of(session).steps_of(Score):
                if not step.of:
                    yield bool(session.steps.get(step.id) and session.steps[step.id].scores_in)
