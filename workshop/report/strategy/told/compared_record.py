"""The part of a record that an edition compares over time, and what departments are told of it.

In an edition that others see only what it tells and ties to a session is compared: what stands
there as gone may have been said by somebody who is not told, and the document says so. So nothing
of what is left out shows in what became of anything.
"""

from __future__ import annotations

from typing import Final

from workshop.programme.feedback import Feedback
from workshop.record.documents import Entry
from workshop.record.record import Record
from workshop.registers.kinds.carrying.aspects import ASPECTS
from workshop.registers.kinds.carrying.measurements import MEASURED, MEASUREMENTS
from workshop.registers.kinds.carrying.predictions import PREDICTIONS
from workshop.registers.kinds.carrying.rounds import ROUNDS
from workshop.report.build import changed_of
from workshop.report.strategy.told.shown import without_hidden
from workshop.report.view import Gathered
from workshop.report.wording.departments import departments_told

REGISTERS_OF_ROUNDS: Final = (ROUNDS, ASPECTS, MEASUREMENTS, PREDICTIONS, *MEASURED)
"""The registers whose rows a round is made of."""


def is_shown(gathered: Gathered, entry: Entry) -> bool:
    """Whether the edition tells an entry, and in which session it was said."""
    telling = gathered.telling
    return telling.open or (telling.tells(entry) and telling.tied(entry))


def shown_record(gathered: Gathered) -> Record:
    """The record without the entries and the rows of rounds that are not shown."""
    if gathered.telling.open:
        return gathered.record
    return gathered.once(_shown_record)


def _shown_record(gathered: Gathered) -> Record:
    hidden = (each for each in gathered.record.all(Entry) if not is_shown(gathered, each))
    return without_hidden(gathered, REGISTERS_OF_ROUNDS, hidden)


def feedback_of(gathered: Gathered) -> Feedback:
    """The rounds of feedback as the edition compares them; worked out once."""
    return gathered.once(_feedback)


def _feedback(gathered: Gathered) -> Feedback:
    def speaks_for(entry: Entry) -> frozenset[str]:
        return frozenset(each.id for each in departments_told(gathered.telling, entry))

    told = None if gathered.telling.open else speaks_for
    return Feedback(shown_record(gathered), changed_of(gathered).date(), told)
