"""What can be told of an action or an open question: done, dropped, moved, open again."""

from __future__ import annotations

from datetime import date

import msgspec

from workshop import times
from workshop.errors import Refused
from workshop.record.change import Change, Moment
from workshop.record.documents import Entry, EntryKind
from workshop.record.meanings import EntryId
from workshop.record.record import Record
from workshop.record.within import Outcome, OutcomeState
from workshop.running.commands import Command
from workshop.running.registry import rule
from workshop.text import clean_line, shorten

FOLLOWED_UP = frozenset({EntryKind.ACTION, EntryKind.QUESTION})
"""The kinds of which somebody asks later what became of them; parked items have their own list."""


class SetOutcome(Command, frozen=True, kw_only=True):
    """Say what became of an action or an open question, in a closed session too."""

    entry_id: EntryId
    state: OutcomeState
    note: str = ""
    """What came of it, the answer, or why; needed where it is dropped."""
    due: date | None = None
    """By when it is to be done now; needed where it is moved."""


def outcome_of(entry: Entry) -> OutcomeState:
    """What has become of an action or a question by now."""
    return entry.outcomes[-1].state if entry.outcomes else OutcomeState.OPEN


def due_of(entry: Entry) -> date | None:
    """By when an action is to be done, after it was moved; none where no day was said."""
    return next((each.due for each in reversed(entry.outcomes) if each.due), entry.due)


def why_not_followed(entry: Entry) -> str:
    """Why nothing can be told of what became of an entry; empty where it can."""
    followed = entry.kind in FOLLOWED_UP and not entry.retracted
    return "" if followed else "it is neither an action nor an open question"


@rule(SetOutcome)
def set_outcome(record: Record, command: SetOutcome, moment: Moment) -> Change:
    """Add what became of it to what was told of it before."""
    entry = record.get(Entry, command.entry_id)
    if reason := why_not_followed(entry):
        raise Refused(f"Nothing can be told of what became of it: {reason}.")
    note = clean_line(command.note)
    state = command.state
    if state is OutcomeState.DROPPED and not note:
        raise Refused("Say why it is dropped; documents tell it.")
    if state is OutcomeState.MOVED and command.due is None:
        raise Refused("Say to which day it is moved.")
    if state is not OutcomeState.MOVED and command.due is not None:
        raise Refused(f"A day goes with what is moved, not with what is {state.value}.")
    before = outcome_of(entry)
    if state is OutcomeState.OPEN and not before.is_over:
        raise Refused("It is open.")
    if command.due and command.due == due_of(entry) and not before.is_over:
        raise Refused(f"It is due on {times.day(command.due)} already.")
    if state is before and state.is_over and entry.outcomes[-1].note == note:
        raise Refused(f"It is {state.value} already.")
    told = Outcome(state=state, at=moment.now, note=note, due=command.due)
    put = msgspec.structs.replace(entry, outcomes=(*entry.outcomes, told))
    return Change(sentence=_sentence(entry, told), puts=(put,), session_id=entry.session_id)


def _sentence(entry: Entry, told: Outcome) -> str:
    """What was told, without a word of what is off the record."""
    of = "something off the record" if entry.off_record else f"“{shorten(entry.text, 60)}”"
    note = "" if entry.off_record or not told.note else f": “{shorten(told.note, 120)}”"
    match told.state:
        case OutcomeState.MOVED:
            day = times.day(told.due) if told.due else ""
            return f"Moved the {entry.kind.word} {of} to {day}{note}"
        case OutcomeState.DONE:
            verb = "Answered" if entry.kind is EntryKind.QUESTION else "Done"
            return f"{verb}: {entry.kind.word} {of}{note}"
        case OutcomeState.DROPPED:
            return f"Dropped the {entry.kind.word} {of}{note}"
        case OutcomeState.OPEN:
            return f"Open again: {entry.kind.word} {of}{note}"
