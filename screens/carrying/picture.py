"""How far the strategy is carried out, as the screen shows it: looked up for every change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workshop.carrying.gates import GateReader, Gates
from workshop.carrying.told_changes import ToldChange, told_changes
from workshop.carrying.watched import Watched, watched_predictions, watched_signals
from workshop.methods.agreement.brier import Brier
from workshop.privacy.told_record import told_record
from workshop.programme.feedback import Comparison, Feedback, Round, predictions_of
from workshop.record.codebook import Codebook
from workshop.record.documents import Department, Person
from workshop.record.record import Record
from workshop.registers.kinds.strategy.projects import OVER, STARTED


@dataclass(frozen=True, eq=False)
class Picture:
    """Everything that the four views show."""

    record: Record
    """The record without what was withdrawn or is off the record."""
    today: date
    """The day on which it is looked at."""
    projects: tuple[Gates, ...]
    """Those that may start first, then those that are held up, those under way, those that are
    over; as they were entered within each."""
    changes: tuple[ToldChange, ...]
    """The changes, those of which somebody is still to be told first."""
    rounds: tuple[Comparison, ...]
    """What the rounds found: those that have begun, the latest first, then those to come."""
    score: Brier | None
    """How good the predictions were; none where none has a chance."""
    signals: tuple[Watched, ...]
    predictions: tuple[Watched, ...]
    people: Mapping[str, str]
    """How everybody is called, by their ids."""
    departments: Mapping[str, str]
    themes: Mapping[str, str]
    writable: bool = True
    """Whether anything can be recorded, so that keys that record are named."""

    @property
    def held_up(self) -> int:
        """How many projects wait for something."""
        return sum(each.is_to_start and bool(each.holding_up) for each in self.projects)

    @property
    def untold(self) -> int:
        """How many departments were not told of a started change."""
        return sum(len(each.open) for each in self.changes if each.has_begun)

    @property
    def due(self) -> int:
        """How many signals and predictions are due."""
        return sum(each.is_due for each in (*self.signals, *self.predictions))

    @property
    def due_rounds(self) -> int:
        """How many rounds have begun and have no session."""
        rounds = (each.round for each in self.rounds)
        return sum(each.begins <= self.today and not each.sessions for each in rounds)


def picture_of(record: Record, today: date, *, writable: bool = True) -> Picture:
    """How far a record is carried out on a day."""
    record = told_record(record)
    feedback = Feedback(record, today)
    return Picture(
        record=record,
        today=today,
        projects=tuple(sorted(GateReader(record).all(), key=_place)),
        changes=told_changes(record),
        rounds=tuple(feedback.compare(each) for each in _in_order(feedback.rounds, today)),
        score=predictions_of(record),
        signals=watched_signals(record, today),
        predictions=watched_predictions(record, today),
        people={each.id: each.name for each in record.all(Person)},
        departments={each.id: each.name for each in record.all(Department)},
        themes={each.id: each.name for each in Codebook(record).themes},
        writable=writable,
    )


def _in_order(rounds: Sequence[Round], today: date) -> list[Round]:
    """Those that have begun, the latest first, then those to come, the next one first."""
    begun = [each for each in rounds if each.begins <= today]
    return [*reversed(begun), *rounds[len(begun) :]]


def _place(found: Gates) -> int:
    """First what could start, then what waits, what runs, and what is over."""
    state = found.project.cell("state")
    if state == STARTED:
        return 2
    return 3 if state in OVER else int(bool(found.holding_up))
